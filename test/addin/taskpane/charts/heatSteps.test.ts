import { heatStep, heatSteps } from "../../../../addin/taskpane/charts/heatSteps.js";

test.each([
  [0, 24, 0],
  [-5, 24, 0],
  [0.01, 24, 1],
  [7.99, 24, 1],
  [8, 24, 2],
  [15.99, 24, 2],
  [16, 24, 3],
  [23.99, 24, 3],
  [24, 24, 4],
  [30, 24, 4],
  [5, 0, 0],
])("%d of %d is step %d", (value, whole, step) => expect(heatStep(value, whole)).toBe(step));

/** Relative luminance of a colour `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test.each(heatSteps)("text on $ground can be read", ({ ground, text }) => {
  const [light, dark] = [luminance(ground), luminance(text)].sort((one, other) => other - one);
  expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test("each step is darker than the one before, so the order needs no colours", () => {
  const grounds = heatSteps.map(({ ground }) => luminance(ground));
  expect([...grounds].sort((one, other) => other - one)).toEqual(grounds);
  expect(new Set(grounds).size).toBe(grounds.length);
});
