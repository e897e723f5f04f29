/** Shades of a heat map: one hue from light to dark, so that the order is seen without telling colours apart; text on each has 4.5 to 1 or more. */
export const heatSteps = [
  { ground: "#edf3fd", text: "#0b1830" },
  { ground: "#bdd0f5", text: "#0b1830" },
  { ground: "#8cacea", text: "#0b1830" },
  { ground: "#2a61c2", text: "#ffffff" },
  { ground: "#11326c", text: "#ffffff" },
] as const;

/** The step of a share of the whole: 0 only for nothing, the last only for everything, the rest in equal thirds between. */
export function heatStep(value: number, whole: number): number {
  if (!(whole > 0) || value <= 0) return 0;
  if (value >= whole) return heatSteps.length - 1;
  return 1 + Math.min(heatSteps.length - 3, Math.floor((value / whole) * (heatSteps.length - 2)));
}
