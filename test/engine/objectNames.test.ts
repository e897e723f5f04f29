/** Names that every object of the language carries are names like others: of units, aliases, sheets, headings, parameters, categories, statuses. */
import {
  archiveEdits,
  assess,
  assessmentJson,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  explain,
  explainEscalation,
  GridBuilder,
  lookUpItem,
  lookUpUnit,
  projectList,
  readArchive,
  readFacts,
  searchTexts,
  summaryPlan,
  unitSheetPlans,
  unitStory,
  type Day,
} from "../../engine/index.js";
import { dateCell, ledger, plan } from "./tables/workbook.js";

const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
const asOf = dayOf(2024, 12, 31) as Day;

/** Each name is a unit with an alias, its own sheet name, a heading, a category, a parameter, a status. */
function grid() {
  const builder = new GridBuilder();
  const nextName = (index: number) => names[(index + 1) % names.length] as string;
  builder.rows(
    "__proto__",
    ledger(
      "quotas",
      names.map((unit, index) => ({
        unit,
        leader: nextName(index),
        projects: "引进1个constructor项目",
        visits: 1,
        team: nextName(index),
      })),
    ),
  );
  builder.rows("constructor", [
    [...(ledger("leads", [])[0] as string[]), "toString", "__proto__"],
    ...ledger(
      "leads",
      names.map((unit) => ({ day: dateCell(3, 5), unit: `${unit}之友`, text: unit, valid: "是" })),
    )
      .slice(1)
      .map((row) => [...row, "toString", "constructor"]),
  ]);
  builder.rows(
    "valueOf",
    ledger(
      "aliases",
      names.map((unit) => ({ alias: `${unit}之友`, unit })),
    ),
  );
  builder.rows(
    "hasOwnProperty",
    ledger(
      "settings",
      names.map((parameter) => ({ parameter, value: parameter })),
    ),
  );
  builder.rows(
    "toString",
    ledger(
      "projects",
      names.map((unit) => ({
        name: unit,
        category: unit,
        attractedBy: unit,
        servicedBy: unit,
        investment: 12000,
        review: unit,
        signed: dateCell(4, 1),
      })),
    ),
  );
  builder.rows(
    "weeks",
    ledger(
      "weeks",
      names.map((unit) => ({ deadline: dateCell(3, 8), unit, inTalks: unit, signed: unit })),
    ),
  );
  return builder.build();
}

test("units, aliases, sheets and headings named like parts of every object are read and scored", () => {
  const facts = readFacts(grid(), plan);
  expect(facts.units.map(({ name }) => name)).toEqual(names);
  expect(facts.leads.count).toBe(names.length);
  const assessment = assess(facts, { asOf });
  const json = JSON.parse(JSON.stringify(assessmentJson(assessment))) as { units: { name: string }[] };
  expect(json.units.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect(lookUpUnit(facts, `${name}之友`)).toEqual({ name, near: [] });
    expect(JSON.stringify(explain(assessment, name, "leadReporting"))).toContain("2024-03-05");
    expect(explainEscalation(assessment, name)?.months.length).toBeGreaterThan(0);
    expect(searchTexts(facts, name).length).toBeGreaterThan(0);
    expect(lookUpItem(assessment.items, name)).toBeUndefined();
    expect(unitStory(assessment, name)).toBeDefined();
  }
});

test("a parameter, a category, a review and a status of that kind are named as unknown at their cells", () => {
  const { issues, parameters } = readFacts(grid(), plan);
  expect(Object.keys(parameters)).toEqual([]);
  const at = (sheet: string) => issues.filter(({ place }) => place?.sheet === sheet).map(({ place }) => place?.row);
  for (const sheet of ["hasOwnProperty", "toString", "weeks"])
    expect([sheet, [...new Set(at(sheet))]]).toEqual([sheet, [1, 2, 3, 4, 5]]);
});

test("every sheet and the archive hold them by name", () => {
  const workbook = grid();
  const facts = readFacts(workbook, plan);
  const assessment = assess(facts, { asOf });
  const whole = JSON.stringify([
    summaryPlan(assessment),
    detailsPlan(assessment),
    dataCheckPlan(assessment),
    unitSheetPlans(assessment),
    projectList(assessment),
  ]);
  for (const name of names) expect(whole).toContain(`"${name}"`);
  expect(whole).not.toMatch(/native code|\[object Object\]|undefined/);
  expect(readArchive(workbook, plan)).toEqual([]);
  expect(JSON.stringify(archiveEdits(workbook, assessment, "2024-03", "2024-04-01"))).not.toMatch(/native code/);
});
