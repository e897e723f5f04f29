/** What entry page and pane take from a browser. */
import type { Clock } from "./books.js";

export const realClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, work) => {
    const handle = setTimeout(work, milliseconds);
    return () => clearTimeout(handle);
  },
};

/** A text for the name of a temporary file. */
export function unique(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}
