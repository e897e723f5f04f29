/** What holds of every plan on file: its words stand in its text, its numbers are used, its quotas make the printed totals. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseQuota } from "../../../engine/tables/quotaText.js";
import { plans, type Clause, type Plan } from "../../../engine/index.js";
import { rules } from "../../../engine/items.js";
import { termsOf } from "../../../engine/terms.js";

const bare = (text: string): string => text.replace(/\s/g, "");
const textOf = (plan: Plan): string => {
  const path = join(__dirname, `../../source/plan-${plan.year}.txt`);
  return existsSync(path) ? bare(readFileSync(path, "utf8")) : "";
};

/** Quotations that the plan's text does not hold. */
function strayQuotes(plan: Plan, text: string): string[] {
  const clauses: readonly Clause[] = [
    ...plan.items.map(({ clause }) => clause),
    ...plan.parameters.map(({ clause }) => clause),
    ...Object.values(plan.readings).map(({ clause }) => clause),
    ...plan.targets.map(({ clause }) => clause),
    ...plan.parks.map(({ clause }) => clause),
    ...[...plan.industries, ...plan.teams].map(({ clause }) => clause),
    plan.funding,
    ...Object.values(plan.escalation),
    plan.admission,
  ];
  const annexes = [plan.title, ...plan.annexes.scoringRows.flat(), ...plan.annexes.quotasNotes];
  return [...clauses.map(({ quote }) => quote), ...annexes].filter((quote) => !text.includes(bare(quote)));
}

describe.each(plans.map((plan) => [plan.id, plan] as const))("%s", (_, plan) => {
  test("every quotation stands in its text", () => {
    expect(textOf(plan)).not.toBe("");
    expect(strayQuotes(plan, textOf(plan))).toEqual([]);
  });

  test("the quotas are read and make the printed totals", () => {
    const quotas = plan.quotas.map(({ quotaText }) => parseQuota(quotaText, plan.categories)?.total ?? NaN);
    expect(quotas.reduce((sum, total) => sum + total, 0)).toBe(plan.quotaTotals.projects);
    expect(plan.quotas.reduce((sum, { visits }) => sum + visits, 0)).toBe(plan.quotaTotals.visits);
  });

  test("every line has its rule, every number is used by one or by the ladder", () => {
    const used = plan.items.flatMap(({ key, rule = key }) =>
      Object.entries(rules[rule]?.terms ?? {}).map(([name, term]) =>
        typeof term === "object" ? term.parameter : `${key}.${name}`,
      ),
    );
    const free = plan.parameters.map(({ id }) => id).filter((id) => !used.includes(id));
    expect(free.filter((id) => !/^(escalation|admission)\./.test(id))).toEqual([]);
    expect(termsOf(plan).issues).toEqual([]);
    expect(new Set(plan.items.map(({ key }) => key)).size).toBe(plan.items.length);
  });
});

test.each(plans)(
  "industries, teams and parks of $id are named consistently",
  ({ industries, teams, parks, categories, units }) => {
    const known = new Set(categories.map(({ name }) => name));
    const named = industries.flatMap((industry) => industry.categories);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    for (const { directions, park } of teams) {
      expect(directions.filter((name) => !known.has(name))).toEqual([]);
      expect(parks.map(({ name }) => name)).toContain(park);
    }
    for (const { lead, support } of industries)
      for (const unit of [lead, ...support]) expect(units.map(({ name }) => name)).toContain(unit);
  },
);

test("a quotation with one word changed is found", () => {
  const [plan] = plans;
  const [first, ...rest] = plan.items;
  const changed = {
    ...first,
    clause: { ...first?.clause, quote: `${first?.clause.quote}。不` },
  } as Plan["items"][number];
  expect(strayQuotes({ ...plan, items: [changed, ...rest] }, textOf(plan))).toHaveLength(1);
});
