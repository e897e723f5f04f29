/** A sentence from one catalogue, so that who needs one language does not load the other. */
import { visibleText } from "../../engine/index.js";
import type { HostError } from "./ports.js";

/** A sentence a code, with slots such as `{sheet}` that the error's values fill. */
export type HostMessages = Readonly<Record<string, string>>;

/** The sentence for an error; a code that the catalogue lacks gets a general sentence that names the code. */
export function messageText(catalogue: HostMessages, error: HostError): string {
  const template = catalogue[error.code];
  if (template === undefined) return (catalogue["unknown"] ?? "{code}").replaceAll("{code}", error.code);
  return template.replace(/\{(\w+)\}/g, (slot, key: string) => shown(String(error.values[key] ?? slot)));
}

/** More of a name nobody reads, and what a damaged file calls a name may be a megabyte. */
const longestValue = 300;

/** A value as a person may see it, whatever signs a file has in its names. */
function shown(value: string): string {
  return visibleText(value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value);
}
