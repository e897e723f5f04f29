/** The pane inside Excel: the services of `taskpane/services.ts` from Office.js. */
import type { Day } from "../../engine/index.js";
import type { ExcelHost } from "../excel/excelHost.js";
import type { Snapshot } from "../live/snapshot.js";
import { firstLanguage, rememberLanguage } from "../taskpane/languageMemory.js";
import { mountPane, type PaneHandle } from "../taskpane/pane.js";
import { copyText } from "../taskpane/parts/copyText.js";
import { saveFile } from "../taskpane/parts/saveFile.js";
import type { ThemeKind } from "../taskpane/services.js";
import { openStandalone } from "./openStandalone.js";

const forced = matchMedia("(forced-colors: active)");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Office's own theme where it tells one, else the system's. */
function themeKind(): ThemeKind {
  if (forced.matches) return "highContrast";
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  if (background === undefined || !/^#[0-9a-f]{6}$/i.test(background)) return dark.matches ? "dark" : "light";
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function subscribeTheme(listener: () => void): () => void {
  forced.addEventListener("change", listener);
  dark.addEventListener("change", listener);
  return () => {
    forced.removeEventListener("change", listener);
    dark.removeEventListener("change", listener);
  };
}

/** Mounts the pane and lets it follow the shared snapshot. */
export function showPane(element: HTMLElement, host: ExcelHost, snapshot: Snapshot, today: () => Day): PaneHandle {
  return mountPane(element, {
    host,
    // React calls these by themselves.
    live: {
      current: () => snapshot.current(),
      subscribe: (listener) => snapshot.subscribe(listener),
      refresh: () => snapshot.refresh(),
    },
    theme: { current: themeKind, subscribe: subscribeTheme },
    language: firstLanguage(Office.context.displayLanguage),
    rememberLanguage,
    today,
    copyText,
    saveFile,
    openStandalone,
  });
}
