import { heatColors, heatStep, heatWords } from "../../../engine/report/heat.js";

test.each([
  [-5, 24, 0],
  [0, 24, 0],
  [0.01, 24, 1],
  [11.99, 24, 1],
  [12, 24, 2],
  [19.19, 24, 2],
  [19.2, 24, 3],
  [23.99, 24, 3],
  [24, 24, 4],
  [30, 24, 4],
])("%d of %d has shade %d", (points, full, step) => expect(heatStep(points, full)).toBe(step));

test("what has no full marks has no shade", () => {
  expect([heatStep(3, 0), heatStep(0, 0), heatStep(3, -1)]).toEqual([undefined, undefined, undefined]);
});

test("the shades grow darker in grey, each with a word, and their ink can be read on them", () => {
  const grey = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const fills = heatColors.map(({ fill }) => grey(fill));
  expect(fills).toEqual([...fills].sort((one, other) => other - one));
  expect(new Set(fills).size).toBe(heatWords.length);
  for (const { fill, ink } of heatColors) {
    const [bright, dark] = [grey(fill), grey(ink)].sort((one, other) => other - one) as [number, number];
    expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5);
  }
});
