import { assess } from "../../../engine/assess.js";
import { monthTrends } from "../../../engine/monthly/trends.js";
import { day, facts } from "../../helpers/facts.js";
import { visitsAndProjects } from "./visitsAndProjects.js";

const unit = "党政办";
const rows = facts({
  leads: [
    { unit, day: "2024-01-31" },
    { unit, day: "2024-02-01" },
    { unit, day: "2024-02-29" },
    { unit: "财政局", day: "2024-03-10" },
  ],
  ...visitsAndProjects,
});
const trend = (asOf: string) => monthTrends(assess(rows, { asOf: day(asOf) }));
const of = (asOf: string, month: number) => trend(asOf)[month - 1]?.units.find((candidate) => candidate.unit === unit);

test("both ends of a month belong to it", () => {
  expect(of("2024-12-31", 1)).toMatchObject({ leads: 1, visits: 0, projects: 0 });
  expect(of("2024-12-31", 2)).toMatchObject({ leads: 2, visits: 1, projects: 0.6 });
  expect(of("2024-12-31", 3)).toMatchObject({ leads: 0, visits: 1, projects: 0 });
});

test("the months end with the as-of date, the running one at that day", () => {
  const months = trend("2024-03-14");
  expect(months.map(({ month, asOf }) => [month, asOf])).toEqual([
    ["2024-01", day("2024-01-31")],
    ["2024-02", day("2024-02-29")],
    ["2024-03", day("2024-03-14")],
  ]);
  expect(trend("2024-03-01")).toHaveLength(3);
  expect(trend("2024-02-29")).toHaveLength(2);
});

test("totals and ranks are those of an assessment by the month's end", () => {
  for (const { asOf, units, district } of trend("2024-06-30")) {
    const then = assess(rows, { asOf });
    expect(units.map(({ total, rank }) => [total, rank])).toEqual(then.units.map(({ total, rank }) => [total, rank]));
    expect(district.filled).toBe(then.district.quota.filled);
  }
});

test("the district is the sum of its units: a shared project counts once", () => {
  expect(trend("2024-12-31")[1]?.district).toMatchObject({ leads: 2, visits: 1, projects: 1 });
});
