import type { PaneServices } from "./services.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Light or dark as the browser, or the system behind it, is; for pages that no host tells of its own colours. */
export const browserTheme: PaneServices["theme"] = {
  current: () => (dark.matches ? "dark" : "light"),
  subscribe: (listener) => {
    dark.addEventListener("change", listener);
    return () => dark.removeEventListener("change", listener);
  },
};
