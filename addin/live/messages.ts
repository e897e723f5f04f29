/** What a {@link HostError} says to a person. */
import type { HostError } from "./ports.js";
import { messageText } from "./messageText.js";
import { hostMessages as en } from "./messages.en.js";
import { hostMessages as zh } from "./messages.zh.js";

/** The languages of the catalogues. */
export type HostLanguage = "zh-CN" | "en-US";

/** The sentence for an error; a code that the catalogue lacks gets a general sentence that names the code. */
export function hostErrorText(error: HostError, language: HostLanguage): string {
  return messageText(language === "en-US" ? en : zh, error);
}
