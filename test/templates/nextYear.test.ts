/** A new year and another district without a programmer: what the workbook takes over, what it leaves open, and that it scores. */
import {
  assess,
  assessmentJson,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  draftDocuments,
  explainEscalation,
  issueText,
  plans,
  readFacts,
  summaryPlan,
  type CellValue,
  type Day,
  type Facts,
  type Grid,
  type SheetPlan,
} from "../../engine/index.js";
import { blankPlanTemplate } from "../../templates/buildTemplate.js";
import { nextYear } from "../../templates/nextYear.js";
import { planGrid } from "../../templates/planGrid.js";
import { faultsOf } from "../engine/report/soundSheet.js";
import { leanTemplate } from "../helpers/leanTemplate.js";
import { mentions } from "../helpers/mentions.js";

/** A sheet with other values in some cells. */
function withCells(
  sheets: readonly SheetPlan[],
  name: string,
  cells: readonly (readonly [row: number, column: number, value: CellValue])[],
): readonly SheetPlan[] {
  return sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const rows = sheet.rows.map(({ cells: old, ...row }) => ({ ...row, cells: [...old] }));
    for (const [row, column, value] of cells) {
      while (rows.length <= row) rows.push({ cells: [] });
      const line = (rows[row] as { cells: unknown[] }).cells;
      while (line.length <= column) line.push(undefined);
      line[column] = typeof value === "object" && value !== null && "date" in value ? { date: value.date } : { value };
    }
    return { ...sheet, rows };
  });
}

const texts = (sheet: SheetPlan | undefined): string[] =>
  sheet?.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell?.value === undefined ? [] : [String(cell.value)])),
  ) ?? [];
const named = (sheets: readonly SheetPlan[], name: string): SheetPlan => {
  const found = sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};
const cellOf = (sheets: readonly SheetPlan[], name: string, text: string): { row: number; column: number } => {
  const { rows } = named(sheets, name);
  const row = rows.findIndex(({ cells }) => cells.some((cell) => cell?.value === text));
  return { row, column: rows[row]?.cells.findIndex((cell) => cell?.value === text) ?? -1 };
};

describe("the next year", () => {
  const settingRowOf = (title: string): number => cellOf(lastSheets, "规则参数", title).row;
  let lastSheets: readonly SheetPlan[] = leanTemplate({ example: true });
  const ruleRows = named(lastSheets, "考核规则").rows.length;
  lastSheets = withCells(lastSheets, "规则参数", [
    [settingRowOf("办公室名称"), 1, "区招商办"],
    [settingRowOf("方案名称"), 1, "昌南新区2024年招商引资工作方案"],
    [settingRowOf("总分是否可以为负"), 1, "最低为0分"],
    [settingRowOf("每超额完成1个加分"), 1, 4],
  ]);
  lastSheets = withCells(lastSheets, "考核规则", [
    [ruleRows, 0, "数字经济项目"],
    [ruleRows, 1, "加分"],
    [ruleRows, 2, "每个计分"],
    [ruleRows, 3, "引进项目数"],
    [ruleRows, 4, "类别=数字经济"],
    [ruleRows, 6, 3],
  ]);
  lastSheets = withCells(lastSheets, "附件1 任务分解表", [
    [2, 4, "组别"],
    [3, 4, "机关"],
    [4, 4, "乡镇"],
    [3, 2, "2个先进陶瓷、1个低空经济"],
  ]);
  const lastGrid: Grid = planGrid([
    ...lastSheets,
    {
      ...named(lastSheets, "部门别名"),
      name: "表头对应",
      merges: [],
      rows: [
        ["台账", "工作簿中的表头", "对应栏目", "工作表"],
        ["信息报送台账", "是否采用", "是否有效", ""],
      ].map((row) => ({ cells: row.map((value) => ({ value })) })),
    },
  ]);
  const last = readFacts(lastGrid, plans);
  const sheets = nextYear(last, lastGrid, plans, 2025);
  const next = readFacts(planGrid(sheets), plans);

  test("is of the new year, scores nobody, and has no complaint but what the office must settle", () => {
    expect([next.plan.year, next.plan.id, next.plan.title]).toEqual([
      2025,
      "changnan-2025",
      "昌南新区2025年招商引资工作方案",
    ]);
    expect(next.issues.filter(({ severity }) => severity === "error").map(issueText)).toEqual([]);
    expect([
      next.leads.count,
      next.visits,
      next.projects,
      next.weeks,
      next.tasks,
      next.measures,
      next.monthDecisions,
    ]).toEqual([0, [], [], [], [], [], []]);
  });

  test("takes over units, leaders, tasks, groups and the office's own columns", () => {
    const taken = ({ units }: Facts) =>
      units.map(({ name, leaders, quotaText, visitQuota, group }) => ({ name, leaders, quotaText, visitQuota, group }));
    expect(taken(next)).toEqual(taken(last));
    expect(next.units[0]?.group).toBe("机关");
    expect(next.quotaTotals).toMatchObject({ projects: 46, visits: 72 });
  });

  test("takes over aliases, readings, numbers, names, 表头对应, 考核规则, parks and groups", () => {
    expect(next.aliases).toEqual(last.aliases);
    expect(next.readings).toEqual(last.readings);
    expect(next.parameters).toMatchObject({ "quotaExcess.points": 4, "names.office": "区招商办" });
    const lines = ({ ruleLines }: Facts) =>
      ruleLines.map(({ title, method, texts: said }) => ({ title, method, said }));
    expect(lines(next)).toEqual(lines(last));
    expect(next.ruleLines).toHaveLength(11);
    expect(next.tables.map(({ key }) => key)).toContain("headings");
    expect(next.plan.parks.map(({ name }) => name)).toEqual(last.plan.parks.map(({ name }) => name));
    expect(next.plan.leadingGroup.map(({ name }) => name)).toEqual(last.plan.leadingGroup.map(({ name }) => name));
    expect(next.plan.categories.map(({ name }) => name)).toContain("低空经济");
  });

  test("what was done is what was done 上年同期", () => {
    const target = next.targets.find(({ id }) => id === "onlineRetail");
    expect(target).toMatchObject({ target: 42, lastYear: 42 });
    expect(target?.done).toBeUndefined();
  });

  test("待定事项 names what must be decided, and every sheet is sound", () => {
    const points = texts(named(sheets, "待定事项")).join("\n");
    for (const word of ["印发日期", "招引任务", "46 个、72 家", "年度目标：网络零售额", "上年完成 42亿元", "考核规则"])
      expect(points).toContain(word);
    expect(sheets.map(({ name }) => name)).not.toContain("公式核算");
    for (const sheet of sheets.filter(({ name }) => name !== "表头对应")) expect(faultsOf(sheet, {})).toEqual([]);
  });

  test("no sheet names the old year but 待定事项 and words that the office wrote", () => {
    for (const sheet of sheets) {
      const old = texts(sheet).filter((text) => text.includes("2024"));
      expect([sheet.name, old]).toEqual([sheet.name, []]);
    }
  });

  test("公式核算 stays where the lines are the plan's", () => {
    const plain = planGrid(leanTemplate({ example: false }));
    const made = nextYear(readFacts(plain, plans), plain, plans, 2026);
    expect(made.map(({ name }) => name)).toContain("公式核算");
    expect(readFacts(planGrid(made), plans).plan.year).toBe(2026);
  });

  test("a sentence of 附件5 that differs is kept and named", () => {
    const at = cellOf(lastSheets, "附件5 绩效指标考核表", "每超额完成1个招引任务，加5分；");
    const grid = planGrid(
      withCells(leanTemplate({ example: false }), "附件5 绩效指标考核表", [
        [at.row, at.column, "每超额完成1个招引任务，加3分；"],
      ]),
    );
    const made = nextYear(readFacts(grid, plans), grid, plans, 2025);
    expect(texts(named(made, "附件5 绩效指标考核表"))).toContain("每超额完成1个招引任务，加3分；");
    expect(texts(named(made, "待定事项")).join("\n")).toMatch(/附件5（上年工作簿 C\d+）/);
    const { items } = assess(readFacts(planGrid(made), plans), { asOf: dayOf(2025, 12, 31) as Day });
    expect(items.find(({ key }) => key === "quotaExcess")?.terms).toMatchObject({ points: 3 });
  });
});

describe("another district", () => {
  const blank = blankPlanTemplate(plans, 2026);
  const row = (sheet: string, title: string): number => cellOf(blank, sheet, title).row;
  const date = (month: number, day: number): CellValue => ({ date: dayOf(2026, month, day) as Day });

  test("every sheet is sound, explained, and speaks of no district", () => {
    for (const sheet of blank) expect(faultsOf(sheet, {})).toEqual([]);
    expect(mentions(JSON.stringify(blank), /(昌南|景德镇|罗家桥|陶瓷|陶汇|产业促进局|纪检监察工委)/)).toEqual([]);
    for (const name of ["附件1 任务分解表", "考核规则"])
      for (const cell of named(blank, name).rows[2]?.cells ?? []) expect(cell?.note?.length ?? 0).toBeGreaterThan(5);
  });

  test("as it comes it says what is to be filled in, and ranks nobody", () => {
    const facts = readFacts(planGrid(blank), plans);
    const assessment = assess(facts, { asOf: dayOf(2026, 12, 31) as Day });
    expect(facts.plan.id).toBe("district-2026");
    expect(assessment.units).toEqual([]);
    expect(assessment.items).toEqual([]);
    expect(assessment.issues.map(({ code }) => code)).toContain("rule.none");
  });

  // Word for word the steps of 使用说明.
  let filled = withCells(blank, "规则参数", [
    [row("规则参数", "方案名称"), 1, "青山区2026年招商引资考核办法"],
    [row("规则参数", "地区名称"), 1, "青山区"],
    [row("规则参数", "所在城市"), 1, "江城市"],
    [row("规则参数", "本地地名"), 1, "青山、江城"],
  ]);
  filled = withCells(filled, "附件1 任务分解表", [
    [3, 1, "发改局"],
    [3, 2, "2个先进制造、1个文旅"],
    [3, 3, 4],
    [4, 1, "红旗街道"],
    [4, 2, "4个"],
    [4, 3, 2],
  ]);
  filled = withCells(
    filled,
    "考核规则",
    [
      ["引进项目", "基础", "按比例", "引进项目数", "", "招引任务", "", 40],
      ["有效信息", "基础", "每个计分", "有效信息条数", "", "", 2, 30],
      ["获奖", "加分", "录入得分", "", "", "", "", "", 10],
    ].flatMap((cells, index) =>
      cells.flatMap((value, column) => (value === "" ? [] : [[3 + index, column, value] as const])),
    ),
  );
  filled = withCells(filled, "信息报送台账", [
    [3, 0, date(3, 5)],
    [3, 1, "发改局"],
    [3, 2, "某企业拟投资"],
    [3, 3, "是"],
  ]);
  filled = withCells(filled, "项目台账", [
    [3, 0, "甲项目"],
    [3, 1, "先进制造"],
    [3, 2, "红旗街道"],
    [3, 3, "红旗街道"],
    [3, 4, 2000],
    [3, 6, "通过"],
    [3, 7, date(4, 1)],
  ]);
  filled = withCells(filled, "录入得分", [
    [3, 0, date(5, 1)],
    [3, 1, "发改局"],
    [3, 2, "获奖"],
    [3, 3, 12],
  ]);

  test("filled in as 使用说明 says there is a ranking, and no output speaks of the model's district", () => {
    const grid = planGrid(filled);
    const facts = readFacts(grid, plans);
    expect(facts.issues.filter(({ severity }) => severity === "error").map(issueText)).toEqual([]);
    const assessment = assess(facts, { asOf: dayOf(2026, 6, 30) as Day });
    // 发改局: one lead of 2 points, and 12 entered points of which 10 count; 红旗街道: 40 × 1 ÷ 4.
    expect(assessment.units.map(({ name, rank, total }) => [name, rank, total])).toEqual([
      ["发改局", 1, 12],
      ["红旗街道", 2, 10],
    ]);
    expect(assessment.units.flatMap(({ escalation }) => escalation.proposals)).toEqual([]);
    const outputs = [
      assessmentJson(assessment),
      summaryPlan(assessment).rows,
      detailsPlan(assessment).rows,
      dataCheckPlan(assessment).rows,
      draftDocuments(assessment, grid),
    ];
    for (const output of outputs)
      expect(mentions(JSON.stringify(output), /(昌南|景德镇|陶瓷|罗家桥|产业促进局|纪检监察工委|2024)/)).toEqual([]);
    expect(JSON.stringify(outputs)).toContain("青山区2026年招商引资考核办法");
    const reasons = assessment.units.flatMap(
      ({ name }) => explainEscalation(assessment, name)?.readings.map(({ reason }) => reason) ?? [],
    );
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).not.toMatch(/\d|附件|方案|“/);
  });

  test("its next year is the district's own again", () => {
    const grid = planGrid(filled);
    const made = nextYear(readFacts(grid, plans), grid, plans, 2027);
    const next = readFacts(planGrid(made), plans);
    expect([next.plan.year, next.plan.title, next.plan.names.district]).toEqual([
      2027,
      "青山区2027年招商引资考核办法",
      "青山区",
    ]);
    expect(next.ruleLines.map(({ title }) => title)).toEqual(["引进项目", "有效信息", "获奖"]);
    expect(mentions(JSON.stringify(made), /(昌南|景德镇|陶瓷)/)).toEqual([]);
  });
});
