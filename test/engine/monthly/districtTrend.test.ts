import { assess } from "../../../engine/assess.js";
import type { Coverage } from "../../../engine/judgement/coverage.js";
import { noLeadDoubts } from "../../../engine/judgement/coverage.js";
import { districtTrend, trendGaps, trendSentence } from "../../../engine/monthly/districtTrend.js";
import { day, facts, fullCoverage, type FactsRows } from "../../helpers/facts.js";
import { visitsAndProjects } from "./visitsAndProjects.js";

const unit = "党政办";
const rows: FactsRows = {
  leads: [
    { unit, day: "2024-01-31" },
    { unit, day: "2024-02-01" },
    { unit: "财政局", day: "2024-02-29" },
  ],
  ...visitsAndProjects,
};
const trend = (asOf: string, more: FactsRows = {}) =>
  districtTrend(assess(facts({ ...rows, ...more }), { asOf: day(asOf) }));
const values = (shown: ReturnType<typeof trend>) =>
  Object.fromEntries(shown.lines.map((line) => [line.key, line.values]));
/** Rows of the year by month for one ledger; the others have one in every month. */
const covered = (
  key: "leads" | "visits" | "projects",
  byMonth: readonly number[],
  state: Coverage["state"] = "read",
) => {
  const all = [...byMonth, ...new Array<number>(12 - byMonth.length).fill(1)];
  return { ...fullCoverage, [key]: { ...fullCoverage[key], state, byMonth: all } };
};

test("both ends of a month belong to it, a shared project counts once, a month without anything that counts is 0", () => {
  expect(values(trend("2024-03-31"))).toEqual({ leads: [1, 2, 0], visits: [0, 1, 1], projects: [0, 1, 0] });
});

test("the months end with the as-of date, and those of another year are none", () => {
  expect(trend("2024-02-29").months).toEqual(["2024-01", "2024-02"]);
  expect(trend("2024-03-01").months).toHaveLength(3);
  expect(trend("2025-03-15").months).toHaveLength(12);
});

test("the last month runs until its last day", () => {
  expect(["2024-02-28", "2024-02-29", "2024-03-01"].map((asOf) => trend(asOf).running)).toEqual([true, false, true]);
  expect(trend("2025-03-15").running).toBe(false);
});

test("a month of which a ledger holds no row is not known; one row, counted or not, makes it known", () => {
  for (const key of ["leads", "visits", "projects"] as const) {
    const known = values(trend("2024-03-31"))[key] as readonly number[];
    expect(values(trend("2024-03-31", { coverage: covered(key, [1, 1, 1]) }))[key]).toEqual(known);
    expect(values(trend("2024-03-31", { coverage: covered(key, [1, 1, 0]) }))[key]).toEqual([
      ...known.slice(0, 2),
      undefined,
    ]);
  }
});

test("a month in which no lead counts is not known while rows of it, or rows without a date, are in doubt", () => {
  const doubt = { count: 1, places: [] };
  const march = <Value>(value: Value, rest: Value) => Array.from({ length: 12 }, (_, at) => (at === 2 ? value : rest));
  const leads = (more: Partial<typeof noLeadDoubts>) =>
    values(trend("2024-03-31", { leadDoubts: { ...noLeadDoubts, ...more } }))["leads"];
  expect(leads({})).toEqual([1, 2, 0]);
  expect(leads({ waiting: march(1, 0) })).toEqual([1, 2, undefined]);
  expect(leads({ strangers: march<typeof doubt | undefined>(doubt, undefined) })).toEqual([1, 2, undefined]);
  expect(leads({ undated: new Map([[unit, doubt]]) })).toEqual([1, 2, undefined]);
  expect(leads({ undatedStrangers: doubt })).toEqual([1, 2, undefined]);
  expect(leads({ waiting: Array.from({ length: 12 }, (_, at) => (at < 2 ? 1 : 0)) })).toEqual([1, 2, 0]);
});

test("a ledger without data has no line; none at all leaves nothing to say", () => {
  const absent = { ...fullCoverage.visits, state: "absent" as const, byMonth: new Array<number>(12).fill(0), rows: 0 };
  const coverage = { ...fullCoverage, visits: absent };
  expect(trend("2024-03-31", { coverage }).lines.map(({ key }) => key)).toEqual(["leads", "projects"]);
  const bare = { ...coverage, leads: absent, projects: absent };
  const nothing = trend("2024-03-31", { coverage: bare, projects: [] });
  expect(nothing.lines).toEqual([]);
  expect([trendSentence(nothing), trendGaps(nothing)]).toEqual(["", ""]);
});

test("the last month in words: more, fewer, the same, and what is not known", () => {
  expect(trendSentence(trend("2024-01-31"))).toBe("1月全区有效招商信息1条，外出考察企业0家，新签约项目0个。");
  expect(trendSentence(trend("2024-02-28"))).toBe(
    "2月全区有效招商信息1条（与上月持平），外出考察企业0家（与上月持平），新签约项目1个（比上月多1）。本月尚未结束。",
  );
  const gaps = trend("2024-03-31", { coverage: covered("projects", [1, 0, 1]) });
  expect(trendSentence(gaps)).toBe(
    "3月全区有效招商信息0条（比上月少2），外出考察企业1家（与上月持平），新签约项目0个（上月不详）。",
  );
  expect(trendGaps(gaps)).toBe("没有记录或待认定的月份不作零计：新签约项目2月。");
  const open = trend("2024-03-31", { coverage: covered("leads", [0, 1, 0]) });
  expect(trendSentence(open)).toContain("3月全区有效招商信息无记录或待认定，");
  expect(trendGaps(open)).toBe("没有记录或待认定的月份不作零计：有效招商信息1月、3月。");
  expect(trendGaps(trend("2024-03-31"))).toBe("");
});
