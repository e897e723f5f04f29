import { exact, toNumber } from "../../engine/exact.js";
import type { Quota } from "../../engine/facts.js";
import { fillQuota, isFilled, overQuota } from "../../engine/quota.js";
import type { ProjectPart, RecognisedProject } from "../../engine/records.js";
import { facts, quota, type ProjectRow } from "../helpers/facts.js";

function parts(rows: readonly (ProjectRow & { readonly weight?: number })[]): ProjectPart[] {
  return facts({ projects: rows }).projects.map((project, index) => ({
    project: project as RecognisedProject,
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

describe("the free slots", () => {
  const free = (own: Quota | undefined, counts: Record<string, number>) => {
    const { slots, filled } = fillQuota(own, of(counts), "slots").free;
    return [slots, toNumber(filled)];
  };
  test.each<[string, Quota | undefined, Record<string, number>, number, number]>([
    ["take what its own slots leave over", quota({ 先进陶瓷: 1 }, 3), { 先进陶瓷: 2, 农业: 0.5 }, 2, 1.5],
    ["hold no more than they are", quota({ 先进陶瓷: 1 }, 2), { 先进陶瓷: 3 }, 1, 1],
    ["are empty where all is reserved and fits", quota({ 先进陶瓷: 1 }, 2), { 先进陶瓷: 1 }, 1, 0],
    ["are what the minimums leave of the total", quota({ 先进陶瓷: 1, 日用陶瓷: 2 }, 4), {}, 1, 0],
    [
      "are none where the minimums go beyond the total",
      { total: 1, minimums: new Map([["农业", 2]]) },
      { 商贸: 1 },
      0,
      0,
    ],
    ["are none without a quota", undefined, { 农业: 2 }, 0, 0],
  ])("%s", (_, own, counts, slots, filled) => expect(free(own, counts)).toEqual([slots, filled]));
});

test("several projects of a category are one count, of a quota and of none", () => {
  const rows = parts([{ category: "农业" }, { category: "农业", weight: 0.5 }, { category: "商贸" }]);
  const shown = (own: Quota | undefined) =>
    fillQuota(own, rows, "slots").categories.map(({ category, required, recognised, filled }) =>
      [category, required, toNumber(recognised), toNumber(filled)].join(" "),
    );
  expect(shown(quota({ 农业: 1 }))).toEqual(["农业 1 1.5 1", "商贸 0 1 0"]);
  expect(shown(undefined)).toEqual(["农业 0 1.5 0", "商贸 0 1 0"]);
});

describe("projects over the quota", () => {
  const own = quota({ 先进陶瓷: 1 });
  const large = { category: "先进陶瓷", investment: 10000 };
  const plain = { category: "先进陶瓷" };
  const over = (rows: Parameters<typeof parts>[0], match: "slots" | "total" = "slots", given: Quota = own) => {
    const found = overQuota(given, parts(rows), match, ({ project }) => project.investment !== undefined);
    return [toNumber(found.ordinary), toNumber(found.large)];
  };
  test.each<[string, Parameters<typeof parts>[0], [number, number]]>([
    ["none", [], [0, 0]],
    ["one that fits", [plain], [0, 0]],
    [
      "the later of two, an ordinary one",
      [
        { ...plain, signed: "2024-05-01" },
        { ...large, signed: "2024-04-01" },
      ],
      [1, 0],
    ],
    [
      "the later of two, a large one",
      [
        { ...large, signed: "2024-05-01" },
        { ...plain, signed: "2024-04-01" },
      ],
      [0, 1],
    ],
    ["of one day the large one, whichever stands first", [large, plain], [0, 1]],
    ["of one day the large one, standing last", [plain, large], [0, 1]],
    [
      "what is left of a share",
      [
        { ...plain, weight: 0.5 },
        { ...plain, signed: "2024-05-01" },
      ],
      [0.5, 0],
    ],
    ["a category without a slot", [{ category: "农业", signed: "2024-01-01" }, plain], [1, 0]],
  ])("%s", (_, rows, expected) => expect(over(rows)).toEqual(expected));
  test("by number alone every category takes a slot", () => {
    const rows = [{ category: "农业", signed: "2024-01-01" }, plain];
    expect(over(rows, "total")).toEqual([1, 0]);
    expect(over(rows, "total", quota({ 先进陶瓷: 1 }, 2))).toEqual([0, 0]);
    expect(over([{ category: "农业", ...{ investment: 1 }, signed: "2024-01-01" }, plain], "total")).toEqual([1, 0]);
  });
});

test("filled is every slot: one below, all, one above", () => {
  const own = quota({ 先进陶瓷: 1 }, 3);
  const filled = (count: number) => isFilled(own, fillQuota(own, of({ 先进陶瓷: count }), "slots"));
  expect([filled(2), filled(3), filled(4)]).toEqual([false, true, true]);
});
