/** What a {@link HostError} says to a person. */
import type { HostError } from "./ports.js";
import { hostMessages as en } from "./messages.en.js";
import { hostMessages as zh } from "./messages.zh.js";

/** The languages of the catalogues. */
export type HostLanguage = "zh-CN" | "en-US";

/** A sentence a code, with slots such as `{sheet}` that the error's values fill. */
export type HostMessages = Readonly<Record<string, string>>;

/** The sentence for an error; a code that the catalogue lacks gets a general sentence that names the code. */
export function hostErrorText(error: HostError, language: HostLanguage): string {
  const catalogue: HostMessages = language === "en-US" ? en : zh;
  const template = catalogue[error.code];
  if (template === undefined) return (catalogue["unknown"] ?? "{code}").replaceAll("{code}", error.code);
  return template.replace(/\{(\w+)\}/g, (slot, key: string) => String(error.values[key] ?? slot));
}
