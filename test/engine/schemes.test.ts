/** What other districts publish, expressed by the lines of 考核规则 alone and computed by hand (`test/cases/schemes`). */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { assess, dayOf, explain, readFacts, render, type Day } from "../../engine/index.js";
import { cityResults2024 } from "../cases/schemes/cityResults2024.js";
import { countyTownships2021 } from "../cases/schemes/countyTownships2021.js";
import { industryTeams } from "../cases/schemes/industryTeams.js";
import { gridOf } from "../cases/schemes/scheme.js";
import { townsAndBureaus } from "../cases/schemes/townsAndBureaus.js";
import { trialRules2023 } from "../cases/schemes/trialRules2023.js";
import { plan } from "./tables/workbook.js";

const schemes = { cityResults2024, countyTownships2021, industryTeams, townsAndBureaus, trialRules2023 };
const yearEnd = dayOf(2024, 12, 31) as Day;

test("every scheme on file is tried", () => {
  const files = readdirSync(join(__dirname, "../cases/schemes")).filter((name) => name.endsWith(".ts"));
  expect(files.sort()).toEqual([...Object.keys(schemes), "scheme"].map((name) => `${name}.ts`).sort());
});

describe.each(Object.values(schemes).map((scheme) => [scheme.title, scheme] as const))("%s", (_, scheme) => {
  const assessment = assess(readFacts(gridOf(scheme), plan), { asOf: yearEnd });
  const titles = scheme.rules.map(({ item }) => String(item));

  test("every line is understood", () => {
    const troubles = assessment.issues.filter(
      ({ severity, code }) => severity === "error" && /^(rule|entry|indicator)/.test(code),
    );
    expect(troubles).toEqual([]);
    expect(assessment.items.map(({ title }) => title).sort()).toEqual([...titles].sort());
    expect(assessment.incomplete).toEqual([]);
  });

  test.each(Object.entries(scheme.expected))("%s", (unit, [points, total]) => {
    const scored = assessment.units.find(({ name }) => name === unit);
    expect(titles.map((title) => scored?.items[title]?.points)).toEqual(points);
    expect(scored?.total).toBe(total);
  });

  test("ranks follow the totals, and every line says why", () => {
    const totals = assessment.ranking.map((name) => scheme.expected[name]?.[1] ?? Number.NaN);
    expect(totals).toEqual([...totals].sort((one, other) => other - one));
    for (const { name } of assessment.units)
      for (const { item } of explain(assessment, name)) expect(item.because.map(render).join()).toMatch(/\d/);
  });
});
