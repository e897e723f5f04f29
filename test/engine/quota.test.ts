import { exact, toNumber } from "../../engine/exact.js";
import type { Quota } from "../../engine/facts.js";
import { fillQuota, isFilled, overQuota } from "../../engine/quota.js";
import type { ProjectPart } from "../../engine/records.js";
import { facts, quota, type ProjectRow } from "../helpers/facts.js";

function parts(rows: readonly (ProjectRow & { readonly weight?: number })[]): ProjectPart[] {
  return facts({ projects: rows }).projects.map((project, index) => ({
    project,
    weight: exact(rows[index]?.weight ?? 1),
  }));
}
const of = (counts: Readonly<Record<string, number>>): ProjectPart[] =>
  parts(Object.entries(counts).map(([category, weight]) => ({ category, weight })));

test.each<[string, Quota, Record<string, number>, number, number]>([
  ["nothing", quota({ 先进陶瓷: 1, 日用陶瓷: 1 }), {}, 0, 0],
  ["4个（至少1个先进陶瓷）, three of it", quota({ 先进陶瓷: 1 }, 4), { 先进陶瓷: 3 }, 3, 3],
  ["four others", quota({ 先进陶瓷: 1 }, 4), { 日用陶瓷: 4 }, 3, 4],
  ["two minimums and one free slot", quota({ 先进陶瓷: 1, 日用陶瓷: 1 }, 3), { 先进陶瓷: 3 }, 2, 3],
  ["a bare 4个", quota({}, 4), { 农业: 1, 电子信息: 2 }, 3, 3],
  ["fractions", quota({ 先进陶瓷: 1 }, 2), { 先进陶瓷: 0.4, 日用陶瓷: 0.5 }, 0.9, 0.9],
  [
    "minimums beyond the total never overfill it",
    {
      total: 1,
      minimums: new Map([
        ["先进陶瓷", 1],
        ["日用陶瓷", 1],
      ]),
    },
    { 先进陶瓷: 1, 日用陶瓷: 1 },
    1,
    1,
  ],
])("%s", (_, own, counts, slots, total) => {
  expect(toNumber(fillQuota(own, of(counts), "slots").filled)).toBe(slots);
  expect(toNumber(fillQuota(own, of(counts), "total").filled)).toBe(total);
});

test("tells what fills which slot", () => {
  const fill = fillQuota(quota({ 先进陶瓷: 1, 日用陶瓷: 2 }, 4), of({ 农业: 2, 先进陶瓷: 2 }), "slots");
  expect(
    fill.categories.map(({ category, required, recognised, filled }) => [
      category,
      required,
      toNumber(recognised),
      toNumber(filled),
    ]),
  ).toEqual([
    ["先进陶瓷", 1, 2, 1],
    ["日用陶瓷", 2, 0, 0],
    ["农业", 0, 2, 0],
  ]);
  expect([fill.free.slots, toNumber(fill.free.filled), toNumber(fill.filled)]).toEqual([1, 1, 2]);
});

test("an unfilled quota has no slots, and its projects are still recognised", () => {
  const fill = fillQuota(undefined, of({ 农业: 2 }), "slots");
  expect([toNumber(fill.filled), toNumber(fill.recognised), fill.free.slots]).toEqual([0, 2, 0]);
});

test("filled means every slot, by the smallest share", () => {
  const own = quota({ 先进陶瓷: 1 });
  expect(isFilled(own, fillQuota(own, of({ 先进陶瓷: 0.99 }), "slots"))).toBe(false);
  expect(isFilled(own, fillQuota(own, of({ 先进陶瓷: 1 }), "slots"))).toBe(true);
});

test("over the quota are those for which no slot was left in the order of signing", () => {
  const own = quota({ 先进陶瓷: 1, 日用陶瓷: 1 });
  const late = { category: "先进陶瓷", signed: "2024-09-01", investment: 10000 };
  const over = overQuota(
    own,
    parts([late, { category: "先进陶瓷" }, { category: "日用陶瓷" }]),
    "slots",
    ({ project }) => project.investment !== undefined,
  );
  expect([toNumber(over.ordinary), toNumber(over.large)]).toEqual([0, 1]);
});
