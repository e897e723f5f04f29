/** The script of index.html. */
import "../taskpane/firstOfAll.js";
import { today } from "../live/today.js";
import { startEntry } from "./entry.js";
import type { Registration } from "./functions.js";
import type { WpsGlobals } from "./office.js";
import { realClock, unique } from "./pageTools.js";

/** Put in by the build (`tools/webpack/wpsFunctions.mjs`). */
declare const wpsRegistrations: readonly Registration[];

const namespace = document.querySelector<HTMLMetaElement>('meta[name="function-namespace"]')?.content.trim() ?? "";

Object.assign(
  window,
  startEntry({
    globals: window as WpsGlobals,
    address: location.href,
    language: navigator.language.toLowerCase().startsWith("en") ? "en-US" : "zh-CN",
    namespace,
    registrations: wpsRegistrations,
    clock: realClock,
    today,
    unique,
    alert: (text) => alert(text),
  }),
);
