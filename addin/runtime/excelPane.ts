/** The pane inside Excel: the services of `taskpane/services.ts` from Office.js. */
import type { Day } from "../../engine/index.js";
import type { ExcelHost } from "../excel/excelHost.js";
import type { Snapshot } from "../live/snapshot.js";
import { mountPane, type PaneHandle } from "../taskpane/pane.js";
import type { Language, ThemeKind } from "../taskpane/services.js";
import { openStandalone } from "./openStandalone.js";

const languageKey = "changnan-scorecard.language";

function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(languageKey);
    if (chosen === "zh-CN" || chosen === "en-US") return chosen;
  } catch {
    // Excel on the web may forbid storage to third parties; its own language will do.
  }
  return Office.context.displayLanguage?.toLowerCase().startsWith("en") === true ? "en-US" : "zh-CN";
}

function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Forgotten when the pane is closed, which harms nothing.
  }
}

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

/** Clipboard access is denied to frames in some hosts; a selected text area always works. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) throw new Error("the clipboard refused");
  }
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
    language: firstLanguage(),
    rememberLanguage,
    today,
    copyText,
    openStandalone,
  });
}
