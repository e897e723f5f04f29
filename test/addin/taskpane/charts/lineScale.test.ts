import fc from "fast-check";
import { axisOf, runsOf } from "../../../../addin/taskpane/charts/lineScale.js";

test.each([
  ["nothing", [], [0, 1]],
  ["zeros only", [0, 0], [0, 1]],
  ["small counts", [1, 2, 3], [0, 1, 2, 3]],
  ["totals of a year", [12, 110], [0, 50, 100, 150]],
  ["below zero", [-16.5, 20], [-20, -10, 0, 10, 20]],
  ["fractions", [0.2, 0.5], [0, 0.2, 0.4, 0.6]],
])("an axis of %s", (_, values, ticks) => {
  expect(axisOf(values).ticks).toEqual(ticks);
});

test("an axis holds all values and zero, in three to seven even ticks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (values) => {
        fc.pre(values.some((value) => Math.abs(value) > 1e-6));
        const { low, high, ticks } = axisOf(values);
        for (const value of [0, ...values]) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks).toContain(0);
      },
    ),
  );
});

test.each([
  [
    "an unbroken line",
    [1, 2],
    [
      [
        [0, 1],
        [1, 2],
      ],
    ],
  ],
  ["a gap", [1, undefined, 3], [[[0, 1]], [[2, 3]]]],
  ["gaps at the ends", [undefined, 2, undefined], [[[1, 2]]]],
  ["nothing", [undefined], []],
])("runs of %s", (_, values, runs) => {
  expect(runsOf(values)).toEqual(runs);
});
