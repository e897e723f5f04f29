import type { Language } from "./services.js";

const key = "changnan-scorecard.language";

/** What the person chose last, else the language that the host or the browser speaks; one that keeps nothing is asked anew each time. @param spoken such as `en-GB` */
export function firstLanguage(spoken: string | undefined): Language {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen === "zh-CN" || chosen === "en-US") return chosen;
  } catch {
    // Storage may be forbidden, as to third parties in Excel on the web; what is spoken will do.
  }
  return spoken?.toLowerCase().startsWith("en") === true ? "en-US" : "zh-CN";
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Forgotten when the page is closed, which harms nothing.
  }
}
