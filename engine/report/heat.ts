/** How full a line is, as five shades that keep their order in grey print and for every eye; a text always stands beside. */
import type { StyleName } from "./sheetPlan.js";

/** 0: nothing · 1: under half · 2: under four fifths · 3: not quite all · 4: all. */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

/** What the five shades mean, from none to all. */
export const heatWords: readonly [string, string, string, string, string] = [
  "0分",
  "不到一半",
  "一半至八成",
  "八成以上",
  "满分",
];

/**
 * The shade of a line's points.
 * @param points what was reached; anything below 0 counts as nothing
 * @param full what can be reached; 0 or less has no shade
 */
export function heatStep(points: number, full: number): HeatStep | undefined {
  if (!(full > 0)) return undefined;
  if (points <= 0) return 0;
  if (points >= full) return 4;
  // Fifths and halves of whole points: no rounding lies between a share and its border.
  if (points * 5 >= full * 4) return 3;
  return points * 2 >= full ? 2 : 1;
}

/** Fill and ink of the shades: one hue, from pale to dark. */
export const heatColors: readonly { readonly fill: string; readonly ink: string }[] = [
  { fill: "#FFFFFF", ink: "#1F2937" },
  { fill: "#E4EDF6", ink: "#1F2937" },
  { fill: "#BCD3EA", ink: "#1F2937" },
  { fill: "#7FA8D1", ink: "#10233A" },
  { fill: "#1F4E79", ink: "#FFFFFF" },
];

/** The look of a shade on a sheet. */
export function heatStyle(step: HeatStep): StyleName {
  return `heat${step}`;
}
