import { facts, planUnits } from "../../helpers/facts.js";
import { line, reachable, restsOn, sentences } from "../../helpers/units.js";

const visits = (unit: string, count: number) => Array.from({ length: count }, () => ({ unit }));

test.each([
  ["党政办", 0, 0, 0],
  ["党政办", 1, 4, 4],
  ["党政办", 3, 12, 12],
  ["党政办", 4, 16, 16],
  ["党政办", 5, 16, 16],
  ["产业促进局", 1, 2, 4],
  ["产业促进局", 3, 6, 12],
  ["产业促进局", 4, 8, 16],
  ["产业促进局", 5, 10, 16],
  ["产业促进局", 7, 14, 16],
  ["产业促进局", 8, 16, 16],
  ["产业促进局", 9, 16, 16],
])("%s with %i enterprises: %f by its own quota, %f flat", (unit, count, own, flat) => {
  const rows = { visits: visits(unit, count) };
  expect(line("enterpriseVisits", rows, { unit, readings: { "enterpriseVisits.scale": "ownQuota" } }).points).toBe(own);
  expect(line("enterpriseVisits", rows, { unit, readings: { "enterpriseVisits.scale": "flat" } }).points).toBe(flat);
});

test("a quota that does not divide the marks is rounded once, half up", () => {
  const units = planUnits().map((unit) => (unit.name === "党政办" ? { ...unit, visitQuota: 7 } : unit));
  expect(line("enterpriseVisits", { units, visits: visits("党政办", 3) }).points).toBe(6.86);
});

test("an unfilled quota scores nothing and says so", () => {
  const units = planUnits().map(({ visitQuota, ...unit }) =>
    unit.name === "党政办" ? unit : { ...unit, visitQuota: visitQuota ?? 0 },
  );
  for (const scale of ["ownQuota", "flat"] as const) {
    const item = line(
      "enterpriseVisits",
      { units, visits: visits("党政办", 3) },
      { readings: { "enterpriseVisits.scale": scale } },
    );
    expect(item).toMatchObject({ points: 0, unfilled: true });
    expect(sentences(item)).toBe("附件1的外出考察企业数未填，计 0 分（已考察 3 家）");
  }
});

test("visits after the as-of date are left out", () => {
  const rows = { visits: [{ unit: "党政办", day: "2024-04-10" }] };
  expect(line("enterpriseVisits", rows, { asOf: "2024-04-09" }).points).toBe(0);
  expect(line("enterpriseVisits", rows, { asOf: "2024-04-10" }).points).toBe(4);
});

test("says the proportion and what is beyond it", () => {
  expect(sentences(line("enterpriseVisits", { visits: visits("产业促进局", 4) }, { unit: "产业促进局" }))).toBe(
    "考察企业 4/8 家，16 × 4 ÷ 8 = 8 分",
  );
  expect(sentences(line("enterpriseVisits", { visits: visits("党政办", 6) }))).toBe(
    "考察企业 6/4 家，16 × 4 ÷ 4 = 16 分\n超出任务的 2 家不再加分",
  );
  expect(
    sentences(
      line("enterpriseVisits", { visits: visits("党政办", 5) }, { readings: { "enterpriseVisits.scale": "flat" } }),
    ),
  ).toBe("考察企业 5 家，4 × 5 = 20 分\n以 16 分为限");
});

test("nothing is said of a limit that is just reached", () => {
  expect(sentences(line("enterpriseVisits", { visits: visits("党政办", 4) }))).toBe(
    "考察企业 4/4 家，16 × 4 ÷ 4 = 16 分",
  );
  const flat = { readings: { "enterpriseVisits.scale": "flat" } } as const;
  for (const [count, points] of [
    [3, 12],
    [4, 16],
  ] as const)
    expect(sentences(line("enterpriseVisits", { visits: visits("党政办", count) }, flat))).toBe(
      `考察企业 ${count} 家，4 × ${count} = ${points} 分`,
    );
});

test("rests on each visit: day, enterprise, place and leader, what is blank left out", () => {
  const given = facts({
    visits: ["甲公司", "乙公司", "丙公司"].map((enterprise) => ({ unit: "党政办", day: "2024-03-05", enterprise })),
  });
  const [first, second, third] = given.visits as [object, object, object];
  const blank = { ...given, visits: [first, { ...second, leader: "" }, { ...third, visitedPlace: "" }] };
  expect(restsOn("enterpriseVisits", blank as typeof given)).toEqual({
    rows: ["2024-03-05 甲公司，佛山，带队：示例领导", "2024-03-05 乙公司，佛山", "2024-03-05 丙公司，带队：示例领导"],
    cells: given.visits.map(({ place }) => place),
    readings: ["enterpriseVisits.scale"],
  });
});

test("all of it can still be reached, unless the quota is 未填", () => {
  expect(reachable("enterpriseVisits", {})).toBe(16);
  const units = planUnits().map(({ visitQuota: _, ...unit }) => unit);
  expect(reachable("enterpriseVisits", { units })).toBe(0);
});
