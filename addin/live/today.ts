import { dayOf, type Day } from "../../engine/index.js";

/** The day by this computer's clock and calendar, because a clerk's “today” is. */
export function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day;
}
