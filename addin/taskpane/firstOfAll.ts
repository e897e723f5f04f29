/** What a page imports before anything else: it makes an older browser fit, or leaves the page to the sentence that stands in it. */
import { canRun, fillOlderBrowser } from "./olderBrowsers.js";

if (!canRun(globalThis)) {
  // The sentence need not wait any longer; what follows this import is not run.
  document.querySelector(".late")?.classList.remove("late");
  throw new Error("this browser is too old");
}
fillOlderBrowser(globalThis);
