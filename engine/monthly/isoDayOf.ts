import { parseIsoDate, type Day } from "../calendar.js";

/** The day of a text that begins with `2024-03-31`. */
export function isoDayOf(text: string): Day | undefined {
  return parseIsoDate(text.trim().slice(0, 10));
}
