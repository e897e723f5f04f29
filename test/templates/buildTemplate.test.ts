import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import {
  assess,
  changnan2024,
  dayOf,
  readFacts,
  readingReasons,
  type Day,
  type SheetPlan,
} from "../../engine/index.js";
import { tableHeadings, tableKeys } from "../../engine/tables/headings.js";
import { buildTemplate, emptyRows, exampleRows } from "../../templates/buildTemplate.js";
import { ledgersOf } from "../../templates/ledgers.js";
import { planGrid } from "../../templates/planGrid.js";
import { faultsOf } from "../engine/report/soundSheet.js";
import { planText } from "../helpers/planTables.js";

const blank = buildTemplate(changnan2024, { example: false });
const example = buildTemplate(changnan2024, { example: true });
const endOfYear = dayOf(2024, 12, 31) as Day;

function sheetOf(plans: readonly SheetPlan[], name: string): SheetPlan {
  const sheet = plans.find((plan) => plan.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}
function textsOf({ rows }: SheetPlan): string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (typeof cell?.value === "string" && cell.value !== "" ? [cell.value] : [])),
  );
}

test.each([
  ["changnan2024.xlsx", blank],
  ["changnan2024-example.xlsx", example],
])("templates/%s is what the code writes, byte for byte (else: npm run templates)", async (file, plans) => {
  const { bytes } = await drawSheets(undefined, plans);
  const shipped = readFileSync(join(__dirname, "..", "..", "templates", file));
  expect(Buffer.compare(Buffer.from(bytes), shipped)).toBe(0);
});

test("the tabs in order", () => {
  expect(blank.map(({ name }) => name)).toEqual([
    "使用说明",
    "附件1 任务分解表",
    "附件2 重大活动",
    "信息报送台账",
    "外出考察台账",
    "项目台账",
    "周报台账",
    "交办任务台账",
    "措施登记",
    "月度认定",
    "年度目标",
    "考核规则",
    "录入得分",
    "指标台账",
    "经费台账",
    "招商小分队",
    "部门别名",
    "类别别名",
    "园区",
    "领导小组",
    "评审小组",
    "规则参数",
    "公式核算",
    "附件5 绩效指标考核表",
    "在谈项目跟踪报表",
    "签约项目落地跟踪表",
    "公式核算-辅助",
  ]);
});

test("only the helper of 公式核算 is hidden", () => {
  for (const plans of [blank, example])
    expect(plans.filter(({ hidden }) => hidden === true).map(({ name }) => name)).toEqual(["公式核算-辅助"]);
});

test.each(
  [...blank, ...example.map((plan) => ({ ...plan, name: `${plan.name}（示例）` }))]
    .filter(({ name }) => !name.startsWith("公式核算-辅助"))
    .map((plan) => [plan.name, plan] as const),
)("%s is sound: no text cut, one page wide", (name, plan) => {
  expect(faultsOf(plan, { formulas: name.startsWith("公式核算") })).toEqual([]);
});

describe("ledgers", () => {
  test.each(ledgersOf(changnan2024).map((ledger) => [ledger.key, ledger] as const))(
    "%s has every heading, as a table with entries checked",
    (key, ledger) => {
      const sheet = sheetOf(blank, tableHeadings[key].title);
      const headings = tableHeadings[key].fields.map(({ heading }) => heading);
      expect(sheet.rows[2]?.cells.map((cell) => cell?.value)).toEqual(headings);
      expect(sheet.tables).toEqual([
        expect.objectContaining({ area: expect.objectContaining({ top: 2, left: 0, right: headings.length - 1 }) }),
      ]);
      expect(sheet.freeze?.rows).toBe(3);
      for (const cell of sheet.rows[2]?.cells ?? []) expect((cell?.note ?? "").length).toBeGreaterThan(4);
      ledger.columns.forEach(({ entry }, column) => {
        const rules = (sheet.validations ?? []).filter(({ area }) => area.left === column);
        expect(rules.map(({ kind }) => kind)).toEqual(
          entry.kind === "text"
            ? []
            : [{ date: "date", number: "decimal", unit: "listFrom", choice: "list" }[entry.kind]],
        );
        // The rule must reach every row that 公式核算 reads.
        for (const { area } of rules)
          expect(area.bottom - area.top + 1).toBeGreaterThanOrEqual(Math.max(200, ledger.capacity));
      });
    },
  );

  test("lists in drop-downs stay within the 255 characters of Excel, prompts within its limits", () => {
    for (const rule of blank.flatMap(({ validations = [] }) => validations)) {
      expect(rule.title.length).toBeLessThanOrEqual(32);
      expect(rule.prompt.length).toBeLessThanOrEqual(255);
      if (rule.kind === "list") {
        expect(rule.values.join(",").length).toBeLessThanOrEqual(255);
        for (const value of rule.values) expect(value).not.toContain(",");
      }
    }
  });

  test("the names of the tables are unique", () => {
    const names = blank.flatMap(({ tables = [] }) => tables.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(19);
  });
});

describe("the blank template", () => {
  const facts = readFacts(planGrid(blank), changnan2024);
  test("is read back whole: every table once, and no complaint but those of the plan itself", () => {
    expect(facts.tables.map(({ key }) => key).sort()).toEqual(
      // 表头对应 comes into a workbook with its first row.
      tableKeys.filter((key) => key !== "headings").sort(),
    );
    expect(facts.issues.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(facts.units.map(({ name }) => name)).toEqual(changnan2024.quotas.map(({ unit }) => unit));
    expect(facts.quotaTotals).toMatchObject({ projects: 45, visits: 72 });
    expect(facts.activities).toHaveLength(6);
    expect(facts.targets).toHaveLength(8);
  });
  test("changes no reading and no number of the plan", () => {
    for (const [id, choice] of Object.entries(facts.readings))
      expect([id, choice]).toEqual([
        id,
        changnan2024.readings[id as keyof typeof changnan2024.readings].choices[0]?.id,
      ]);
    for (const { id, value } of changnan2024.parameters) expect(facts.parameters[id] ?? value).toBe(value);
    expect(Object.keys(facts.readings)).toHaveLength(16);
  });
  test("gives nobody a point", () => {
    expect(assess(facts, { asOf: endOfYear }).units.map(({ total }) => total)).toEqual(
      changnan2024.quotas.map(() => 0),
    );
  });
});

describe("annexes", () => {
  const plain = (text: string): string => text.replace(/\s/g, "");
  const source = plain(planText);
  const texts = changnan2024.annexes;
  const sentences = [
    texts?.quotasTitle,
    ...(texts?.quotasNotes ?? []),
    texts?.activitiesTitle,
    texts?.activitiesNote,
    texts?.scoringTitle,
    ...(texts?.scoringHeadings ?? []),
    ...(texts?.scoringRows ?? []).flat(),
  ]
    .filter((text) => text !== undefined && text !== "")
    .map((text) => plain(text ?? ""));
  test.each(sentences)("%s", (text) => expect(source).toContain(text));
  test("附件5 holds every clause of the ten lines", () => {
    const sheet = plain(textsOf(sheetOf(blank, "附件5 绩效指标考核表")).join(""));
    for (const { clause } of Object.values(changnan2024.items)) expect(sheet).toContain(plain(clause.quote));
  });
  test("附件1 merges each leader over the units in his or her charge", () => {
    const { merges, rows } = sheetOf(blank, "附件1 任务分解表");
    const cell = merges.find(({ top, left }) => left === 0 && rows[top]?.cells[0]?.value === "黄发金");
    expect(cell).toEqual({ top: 7, left: 0, bottom: 9, right: 0 });
  });
});

describe("规则参数", () => {
  const sheet = sheetOf(blank, "规则参数");
  test.each(Object.values(changnan2024.readings).map((reading) => [reading.id, reading] as const))(
    "%s with its choices and its reason",
    (id, { title, choices }) => {
      const row = sheet.rows.find(({ cells }) => cells[0]?.value === title)?.cells.map((cell) => cell?.value);
      expect(row?.[1]).toBe(choices[0]?.title);
      expect(String(row?.[2]).split("\n")).toEqual(choices.map((choice) => choice.title));
      expect(row?.[3]).toBe(readingReasons[id]);
      expect(String(row?.[5])).toContain(id);
    },
  );
});

describe("the example", () => {
  const facts = readFacts(planGrid(example), changnan2024);
  const assessment = assess(facts, { asOf: endOfYear });
  const rows = exampleRows(changnan2024);

  test("has over 300 rows and is the same every time", () => {
    expect(Object.values(rows).reduce((sum, list) => sum + list.length, 0)).toBeGreaterThan(300);
    expect(exampleRows(changnan2024)).toEqual(rows);
  });
  test("says 示例数据 on every page and on every sheet", () => {
    for (const plan of example) {
      expect([plan.name, plan.print.header]).toEqual([plan.name, "&R示例数据"]);
      expect([plan.name, plan.print.footer]).toEqual([plan.name, expect.stringContaining("示例数据")]);
      expect([plan.name, textsOf(plan).some((text) => text.includes("示例数据"))]).toEqual([plan.name, true]);
    }
    for (const plan of blank) expect(JSON.stringify(plan.print)).not.toContain("示例");
  });
  test("names no enterprise and no project but invented ones", () => {
    for (const { enterprise } of rows.visits)
      for (const name of String(enterprise).split("、")) expect(name).toMatch(/^示例/);
    for (const { name } of rows.projects) expect(name).toMatch(/^示例/);
    for (const { text } of rows.leads) expect(text).toMatch(/^示例/);
  });
  test.each([
    "lead.dateInvalid",
    "lead.duplicate",
    "lead.undecided",
    "lead.otherYear",
    "unit.unknown",
    "visit.leaderMissing",
    "visit.notAway",
    "visit.repeated",
    "project.currency",
    "project.duplicate",
    "project.dateInvalid",
    "project.sharesMissing",
    "project.reviewBlank",
    "project.servicedByBlank",
    "project.otherYear",
    "measure.notDeducted",
  ])("holds the event %s", (code) => expect(assessment.issues.map((issue) => issue.code)).toContain(code));
  test("holds every good event too", () => {
    const { projects } = facts;
    expect(projects.some(({ attractedBy }) => attractedBy.length === 2)).toBe(true);
    expect(projects.some(({ topTier }) => topTier)).toBe(true);
    expect(projects.some(({ investment }) => investment === 10000)).toBe(true);
    expect(projects.some(({ investment }) => investment === 9999)).toBe(true);
    expect(projects.some(({ terminated }) => terminated !== undefined)).toBe(true);
    expect(projects.some(({ review }) => review === "failed")).toBe(true);
    expect(new Set(facts.weeks.flatMap(({ inTalks, signed }) => [inTalks, signed]))).toEqual(
      new Set(["onTime", "zeroReport", "late", "missing", "notApplicable"]),
    );
    expect(new Set(facts.measures.map(({ kind }) => kind)).size).toBe(5);
    expect(new Set(facts.monthDecisions.map(({ decision }) => decision)).size).toBe(3);
    expect(new Set(assessment.units.map(({ escalation }) => escalation.level)).size).toBeGreaterThan(2);
    expect(assessment.units.every(({ items }) => items.quotaExcess?.points === 0)).toBe(false);
  });
  test("has a few months that are not known, of every kind of doubtful row, and shows their way out", () => {
    const months = assessment.units.flatMap(({ name, escalation }) =>
      escalation.months.map((month) => ({ name, ...month })),
    );
    const unknown = months.filter(({ status }) => status === "unknown");
    expect(unknown.length).toBeLessThan(10);
    expect(new Set(unknown.flatMap(({ reasons }) => reasons))).toEqual(new Set(["undecided", "undated", "strangers"]));
    expect(assessment.units.some(({ escalation }) => escalation.level !== escalation.atMost)).toBe(true);
    // One such month is decided, and known since; for another the row stands ready.
    const settled = facts.monthDecisions.filter(({ unit, month }) => {
      const own = { ...facts, monthDecisions: facts.monthDecisions.filter((each) => each.unit !== unit) };
      const before = assess(own, { asOf: endOfYear }).units.find(({ name }) => name === unit);
      return before?.escalation.months.some((each) => each.month === month && each.status === "unknown") === true;
    });
    expect(settled).toHaveLength(1);
    expect(assessment.issues.filter(({ code }) => code === "monthDecision.undecided")).toHaveLength(1);
  });
  test("ranks the units apart", () => {
    const totals = assessment.units.map(({ total }) => total);
    expect(new Set(totals).size).toBeGreaterThan(14);
    expect(Math.max(...totals)).toBeGreaterThan(100);
    expect(Math.min(...totals)).toBeLessThan(0);
  });
  test("公式核算 stores the engine's points as last results", () => {
    const sheet = sheetOf(example, "公式核算");
    assessment.units.forEach((unit, index) => {
      expect(sheet.rows[5 + index]?.cells[15]).toMatchObject({ value: unit.total, formula: expect.any(String) });
      expect(sheet.rows[5 + index]?.cells[16]).toMatchObject({ value: unit.rank });
    });
  });
});

test("formulas use only functions that Excel 2007, WPS and LibreOffice have", () => {
  const allowed = new Set(
    "ABS AND CHAR COUNT COUNTA COUNTIF COUNTIFS DATE EXACT FIND IF IFERROR INDEX INT ISERROR ISNUMBER LEFT LEN MATCH MAX MID MIN MOD MONTH NOT OR RANK REPT RIGHT ROUND SUBSTITUTE SUM SUMIFS SUMPRODUCT VALUE YEAR".split(
      " ",
    ),
  );
  const formulas = [sheetOf(blank, "公式核算"), sheetOf(blank, "公式核算-辅助")].flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.formula === undefined ? [] : [cell.formula]))),
  );
  expect(formulas.length).toBeGreaterThan(10_000);
  const used = new Set<string>();
  for (const formula of formulas) {
    // Excel's limits: 8,192 signs.
    expect(formula.length).toBeLessThan(8192);
    for (const match of formula.replace(/"[^"]*"/g, '""').matchAll(/([A-Z][A-Z.0-9]*)\(/g))
      used.add(match[1] as string);
  }
  expect([...used].filter((name) => !allowed.has(name))).toEqual([]);
});

test("no sheet but 公式核算 and its helper has formulas", () => {
  for (const { name, rows } of blank) {
    if (name.startsWith("公式核算")) continue;
    expect([name, rows.some(({ cells }) => cells.some((cell) => cell?.formula !== undefined))]).toEqual([name, false]);
  }
});

test("the empty ledgers list the plan's targets, parks and groups and nothing else", () => {
  const { targets, parks, leadingGroup, reviewGroup, scoringRules, teams, ...others } = emptyRows(changnan2024);
  expect(targets).toHaveLength(changnan2024.targets.length);
  expect([parks.length, leadingGroup.length, reviewGroup.length, scoringRules.length, teams.length]).toEqual([
    6, 34, 16, 10, 2,
  ]);
  expect(Object.values(others).every((rows) => rows.length === 0)).toBe(true);
});
