import type { EscalationLevel, LadderMonth } from "../assessment.js";
import type { Month } from "../calendar.js";
import type { Readings } from "../plan.js";
import type { Terms } from "../terms.js";

/** A level that something is proposed for. */
export type Level = Exclude<EscalationLevel, "none">;

/** From the mildest to the strongest, as L29 names them. */
export const levels: readonly Level[] = ["districtNotice", "summonedTalk", "accountability"];

/** The run of months that reaches up to the last ended one and whose statuses are among the given. */
export function trailingRun(
  months: readonly LadderMonth[],
  statuses: readonly LadderMonth["status"][],
): readonly LadderMonth[] {
  const ended = months.filter(({ status }) => status !== "open");
  let from = ended.length;
  while (from > 0 && statuses.includes((ended[from - 1] as LadderMonth).status)) from--;
  return ended.slice(from);
}

/** The strongest level that a run of missed months reaches; `none` for no month. */
export function levelOf(run: readonly { readonly month: Month }[], terms: Terms, readings: Readings): EscalationLevel {
  return [...levels].reverse().find((level) => reaches(level, run, terms, readings)) ?? "none";
}

/** Whether a run of missed months is long enough for a level (D60). */
export function reaches(
  level: Level,
  run: readonly { readonly month: Month }[],
  { escalation }: Terms,
  readings: Readings,
): boolean {
  if (level === "accountability" && readings["escalation.quarter"] === "calendarQuarter")
    return holdsCalendarQuarter(run);
  return run.length >= escalation[level];
}

/** All three months of a calendar quarter are among the missed ones. */
function holdsCalendarQuarter(run: readonly { readonly month: Month }[]): boolean {
  const missed = new Set(run.map(({ month }) => Number(month.slice(5))));
  return [1, 4, 7, 10].some((first) => missed.has(first) && missed.has(first + 1) && missed.has(first + 2));
}
