/** Caps and floors of a line: both sides of each, and what is said of them. */
import { bounded } from "../../engine/bounds.js";
import type { Bound } from "../../engine/plan.js";
import { render } from "../../engine/reason.js";

const bound = (points: number): Bound => ({ points, clause: { title: "附件5", quote: "最高不超过4分", lines: [] } });

test.each([
  ["bonus", 3.99, 3.99, []],
  ["bonus", 4, 4, []],
  ["bonus", 4.01, 4, ["最高 4 分（未封顶时为 4.01 分）"]],
  ["base", 24, 4, ["最高 4 分（未封顶时为 24 分）"]],
  ["deduction", -4, -4, []],
  ["deduction", -5, -4, ["最多扣 4 分（未封顶时扣 5 分）"]],
] as const)("a cap of 4 on a %s of %d", (group, before, points, because) => {
  const held = bounded(before, { group, cap: bound(4) });
  expect([held.points, held.because.map(render)]).toEqual([points, because]);
});

test.each([
  [-0.01, 0, ["最低 0 分（未保底时为 -0.01 分）"]],
  [0, 0, []],
  [0.01, 0.01, []],
])("a floor of 0 under %d", (before, points, because) => {
  const held = bounded(before, { group: "base", floor: bound(0) });
  expect([held.points, held.because.map(render)]).toEqual([points, because]);
});

test("without bounds nothing changes, and nothing deducted is no minus zero", () => {
  expect(bounded(-13, { group: "deduction" })).toEqual({ points: -13, because: [] });
  expect(Object.is(bounded(0, { group: "deduction", cap: bound(4) }).points, 0)).toBe(true);
});
