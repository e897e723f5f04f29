/** What a workbook lets one know: tables read, seen or absent, rows in doubt, the office's own headings and names, another year. */
import {
  aliasEdits,
  GridBuilder,
  headingEdits,
  holdsNothingOfOurs,
  issueText,
  notAssessedWord,
  readFacts,
  repairSuggestions,
  updateFacts,
  withCells,
  type CellValue,
  type Facts,
  type Grid,
  type LedgerEdit,
} from "../../../engine/index.js";
import { day, dateCell, facts, plan, troubles, workbook, type Row } from "./workbook.js";

const leadHeading = ["报送日期", "责任部门", "信息内容", "是否有效"];
const leadRows = (month: number, ...units: string[]): CellValue[][] =>
  units.map((unit, index) => [dateCell(month, 10), unit, `${unit}${month}月第${index}条`, "是"]);
const read = (sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Facts =>
  readFacts(gridOf(sheets), plan);
const gridOf = (sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Grid => {
  const builder = new GridBuilder();
  for (const [name, rows] of Object.entries(sheets)) builder.rows(name, rows);
  return builder.build();
};
const unreadOf = (found: Facts) => found.issues.filter(({ code }) => code === "table.unread");

/** A workbook after edits that add a sheet or change cells. */
function edited(grid: Grid, edits: readonly LedgerEdit[]): Grid {
  return edits.reduce((before, edit) => {
    if (edit.kind === "cells")
      return withCells(
        before,
        edit.sheet,
        edit.cells.map(({ row, column, value }) => ({ row, column, value: value as CellValue })),
      );
    const { sheets } = new GridBuilder()
      .rows(
        edit.plan.name,
        edit.plan.rows.map(({ cells }) =>
          cells.map((cell): CellValue => (cell?.value === undefined ? null : (cell.value as CellValue))),
        ),
      )
      .build();
    return { sheets: [...before.sheets, ...sheets] };
  }, grid);
}

describe("states", () => {
  test("a read ledger has its rows, days and months, counted or not", () => {
    const found = facts({
      leads: [
        { day: dateCell(3, 5), unit: "财政局", text: "甲", valid: "是" },
        { day: dateCell(3, 9), unit: "某局", text: "乙", valid: "否" },
        { day: dateCell(9, 5), unit: "税务局", text: "丙", valid: null },
        { day: dateCell(9, 5, 2023), unit: "财政局", text: "丁", valid: "是" },
        { day: "上周", unit: "财政局", text: "戊", valid: "是" },
      ],
    });
    expect(found.coverage.leads).toEqual({
      state: "read",
      sheets: ["信息报送台账"],
      rows: 5,
      first: day(3, 5),
      last: day(9, 5),
      byMonth: [0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0],
      unread: [],
    });
    expect(found.coverage.visits).toMatchObject({ state: "absent", rows: 0, sheets: [] });
  });

  test("every other ledger counts by its own date", () => {
    const found = facts({
      visits: [{ day: dateCell(2, 1), unit: "财政局", leader: "张三", enterprise: "甲" }],
      projects: [{ name: "甲", category: "文旅", attractedBy: "财政局", signed: dateCell(4, 1) }],
      weeks: [{ deadline: dateCell(5, 3), unit: "财政局", inTalks: "按时", signed: "按时" }],
      tasks: [{ task: "甲", unit: "财政局", due: dateCell(6, 1) }],
      measures: [{ day: dateCell(7, 1), unit: "财政局", kind: "约谈" }],
      monthDecisions: [{ month: "8月", unit: "财政局", decision: "已履行" }],
      targets: [{ title: "引进项目", target: 45 }],
    });
    const months = Object.values(found.coverage).map(({ byMonth }) => byMonth.indexOf(1));
    expect(months).toEqual([-1, 1, 3, 4, 5, 6, 7, -1]);
    expect(found.coverage.targets).toMatchObject({ state: "read", rows: 1 });
  });

  test("a heading that lacks makes the ledger unread, and beside months that were read partly", () => {
    const other = [...leadHeading.slice(0, 3), "是否采用"];
    const alone = read({ 台账: [other, ...leadRows(6, "财政局")] });
    expect(alone.coverage.leads).toMatchObject({
      state: "unread",
      rows: 0,
      unread: [
        { place: { sheet: "台账", row: 0, column: 0 }, missing: ["valid"], unknown: ["是否采用"], matrix: false },
      ],
    });
    const both = read({ "5月": [leadHeading, ...leadRows(5, "财政局")], "6月": [other, ...leadRows(6, "财政局")] });
    expect(both.coverage.leads).toMatchObject({ state: "partly", sheets: ["5月"], rows: 1 });
    expect(issueText(unreadOf(both)[0] as Facts["issues"][number])).toContain("“是否有效”");
    expect(issueText(unreadOf(both)[0] as Facts["issues"][number])).toContain("“是否采用”");
  });

  test("the likely heading comes first, by its signs or by what stands below", () => {
    const rows = leadRows(6, "财政局", "经发局").map(([date, unit, text, valid]) => [
      1,
      date,
      unit,
      text,
      "张三",
      valid,
      null,
    ]);
    for (const heading of ["审核结果", "是否采用"]) {
      const found = read({
        台账: [["序号", "报送日期", "责任部门", "信息内容", "联系人", heading, "备注"], ...(rows as CellValue[][])],
      });
      expect(found.coverage.leads.unread[0]?.unknown[0]).toBe(heading);
    }
    const projects = read({
      项目库: [
        ["项目名称", "投资方", "产业类别", "引资单位", "签约时间"],
        ["甲项目", "某公司", "先进陶瓷", "财政局", dateCell(3, 5)],
      ],
    });
    expect(projects.coverage.projects.unread[0]).toMatchObject({ missing: ["attractedBy"] });
    expect(projects.coverage.projects.unread[0]?.unknown[0]).toBe("引资单位");
  });

  test("a matrix of units and months, or weeks, is a table that is seen", () => {
    const found = read({
      信息报送: [
        ["2024年各单位招商信息报送情况统计表"],
        ["序号", "单位", "1月", "2月", "3月", "合计"],
        [1, "财政局", 1, 0, 2, 3],
        [2, "经发局", 1, null, 2, 3],
      ],
      周报: [
        ["跟踪表报送情况（√按时 △迟报 ×未报）"],
        ["单位", dateCell(3, 1), dateCell(3, 8), dateCell(3, 15)],
        ["财政局", "√", "△", "×"],
      ],
    });
    expect(found.coverage.leads).toMatchObject({ state: "unread", unread: [{ matrix: true }] });
    expect(found.coverage.weeks).toMatchObject({ state: "unread", unread: [{ matrix: true }] });
    expect(unreadOf(found)).toHaveLength(2);
  });

  test("days and units alone, somebody's own list, and a workbook without ours", () => {
    const own = read({
      值班: [
        ["日期", "部门"],
        [dateCell(3, 5), "财政局"],
      ],
    });
    expect(troubles(own)).toEqual([]);
    expect(holdsNothingOfOurs(own)).toBe(true);
    expect(
      holdsNothingOfOurs(
        read({
          Sheet1: [
            ["姓名", "电话"],
            ["甲", "1"],
          ],
        }),
      ),
    ).toBe(true);
    expect(holdsNothingOfOurs(read({ 台账: [leadHeading.slice(0, 3)] }))).toBe(false);
    expect(holdsNothingOfOurs(read({ 台账: [leadHeading] }))).toBe(false);
  });
});

describe("leads in doubt", () => {
  const lead: Row = { day: dateCell(3, 5), unit: "财政局", text: "甲", valid: "是" };
  const doubtsOf = (...leads: Row[]) => facts({ leads }).leadDoubts;
  const none = doubtsOf(lead);

  test("a row without a decision is its unit's in its month; one without a date its unit's in any", () => {
    const found = doubtsOf(
      { ...lead, valid: null },
      { ...lead, text: "乙", valid: "待核" },
      { ...lead, text: "丙", day: null },
    );
    expect(found.undecided.get("财政局")?.[2]).toMatchObject({ count: 2, places: [{ row: 1, column: 3 }, { row: 2 }] });
    expect(found.undated.get("财政局")).toMatchObject({ count: 1, places: [{ row: 3, column: 0 }] });
  });

  test("rows without a decision are counted by month, whatever their unit, also when they come, go or are decided by an edit", () => {
    const rows: Row[] = [
      { ...lead, valid: null },
      { ...lead, text: "乙", valid: "待核", unit: "税务局" },
      { ...lead, text: "丙", valid: "？", unit: "某局" },
      { ...lead, text: "丁", valid: null, day: dateCell(4, 5) },
      { ...lead, text: "戊", valid: "否" },
      { ...lead, text: "己", valid: null, day: dateCell(4, 5, 2023) },
    ];
    const grid = workbook({ leads: rows });
    const found = readFacts(grid, plan);
    expect(found.leadDoubts.waiting).toEqual([0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const [sheet] = grid.sheets;
    const valid = found.tables[0]?.columns["valid"] as number;
    const next = withCells(grid, sheet?.name ?? "", [
      { row: 1, column: valid, value: "是" },
      { row: 4, column: valid, value: "否" },
      { row: 5, column: valid, value: null },
    ]);
    expect(updateFacts(found, grid, next).leadDoubts.waiting).toEqual([0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("nobody's rows are everybody's: by month, or in any", () => {
    const found = doubtsOf(
      { ...lead, unit: "某局" },
      { ...lead, text: "乙", unit: null },
      { ...lead, text: "丙", unit: "某局", day: "？" },
    );
    expect(found.strangers[2]).toMatchObject({ count: 2 });
    expect(found.undatedStrangers).toMatchObject({ count: 1 });
  });

  test.each<[string, Row[]]>([
    ["marked 无效", [{ ...lead, unit: "某局", day: null, valid: "否" }]],
    ["of another year", [{ ...lead, day: dateCell(3, 5, 2023), valid: null }]],
    ["of a unit that is not assessed", [{ ...lead, unit: "税务局", valid: null }]],
    ["an undecided copy of a text that counts", [lead, { ...lead, unit: "经发局", day: dateCell(4, 1), valid: null }]],
    ["a stranger's copy of a text that counts", [lead, { ...lead, unit: "某局", day: dateCell(4, 1) }]],
  ])("%s: settled", (_, leads) => expect({ ...doubtsOf(...leads), waiting: none.waiting }).toEqual(none));

  test("a name entered as 不考核 is no stranger, and its rows are told", () => {
    const found = facts({ aliases: [{ alias: "某集团", unit: "不考核" }], leads: [{ ...lead, unit: "某集团" }] });
    expect(found.leadDoubts).toEqual(none);
    expect(troubles(found)).toEqual(["unit.excluded 信息报送台账!B2"]);
  });
});

describe("the office's own words", () => {
  const sheets = { "6月": [[...leadHeading.slice(0, 3), "是否采用"], ...leadRows(6, "财政局", "社会局", "社会局")] };

  test("a heading is entered from its suggestion, and the ledger is read; also where the row comes later", () => {
    const grid = gridOf(sheets);
    const before = readFacts(grid, plan);
    const [suggestion] = repairSuggestions(before).headings;
    expect(suggestion).toMatchObject({ table: "leads", field: "valid", heading: "是否有效", candidates: ["是否采用"] });
    const next = edited(grid, headingEdits(grid, { table: "leads", heading: "是否采用", field: "valid" }));
    const after = readFacts(next, plan);
    expect(after.coverage.leads).toMatchObject({ state: "read", rows: 3 });
    expect(after.leads.count).toBe(1);
    expect(updateFacts(before, grid, next)).toEqual(after);
    expect(
      edited(next, headingEdits(next, { table: "leads", heading: "是否采用", field: "text" })).sheets,
    ).toHaveLength(2);
  });

  test("a heading that holds on one sheet holds on no other", () => {
    const found = read({
      ...sheets,
      "7月": [[...leadHeading.slice(0, 3), "是否采用"], ...leadRows(7, "财政局")],
      表头对应: [
        ["台账", "工作簿中的表头", "对应栏目", "工作表"],
        ["信息报送", "是否采用", "有效否", "6月"],
      ],
    });
    expect(found.coverage.leads).toMatchObject({ state: "partly", sheets: ["6月"] });
  });

  /** An office's usual book: its own headings, names as they are said, 采用 for 有效. */
  const usualBook: Readonly<Record<string, CellValue[][]>> = {
    任务分解: [
      ["序号", "分管领导", "责任单位", "年度招引任务", "外出考察任务（家）"],
      [1, "某领导", "党群工作部", "2个", 4],
      [2, "某领导", "社会事业局", "2个", 4],
      [3, "某领导", "征收事务中心", "2个", 4],
    ],
    "3月": [
      ["序号", "报送时间", "报送单位", "信息内容", "是否采用"],
      [1, "3.5", "党群", "甲公司拟投资", "采用"],
      [2, "3.6", "社事局", "乙公司拟投资", "未采用"],
      [3, "3.7", "征收中心", "丙公司拟投资", "√"],
      [4, "3.8", "社事局", "丁公司拟投资", "已采用"],
      [5, "3.9", "某平台公司", "戊公司拟投资", "采用"],
    ],
    项目库: [
      ["项目名称", "引资单位", "服务单位", "签约时间", "评审情况", "产业类别"],
      ["己项目", "征收中心", "社事局", "3.1", "通过", "先进陶瓷"],
    ],
  };

  /** What a person does who takes the first offer each time, and 不考核 where none is made; the clicks are counted. */
  function settled(before: Grid): { grid: Grid; clicks: number } {
    let grid = before;
    for (let clicks = 0; clicks < 20; clicks++) {
      const {
        headings: [heading],
        units: [unit],
      } = repairSuggestions(readFacts(grid, plan));
      if (heading !== undefined)
        grid = edited(grid, headingEdits(grid, { ...heading, heading: heading.candidates[0] as string }));
      else if (unit !== undefined) grid = edited(grid, aliasEdits(grid, unit.name, unit.near[0] ?? notAssessedWord));
      else return { grid, clicks };
    }
    throw new Error("not settled in twenty clicks");
  }

  test("an office's usual book is settled by taking the first offer each time", () => {
    const grid = gridOf(usualBook);
    expect(unreadOf(readFacts(grid, plan))).toHaveLength(3);
    const { grid: after, clicks } = settled(grid);
    const found = readFacts(after, plan);
    expect(clicks).toBe(3 + 4);
    expect(found.issues.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(found.leads.count).toBe(3);
    expect(found.projects[0]).toMatchObject({
      attractedBy: [{ unit: "征收事务中心" }],
      servicedBy: [{ unit: "社会事业局" }],
    });
    expect(updateFacts(readFacts(grid, plan), grid, after)).toEqual(found);
  });

  test("unknown names are grouped by spelling; one row settles them all", () => {
    const grid = gridOf({ 台账: [leadHeading, ...leadRows(6, "社会局", "社会局", "某集团")] });
    const before = readFacts(grid, plan);
    expect(repairSuggestions(before).units).toMatchObject([
      { name: "社会局", count: 2, places: [{ row: 1 }, { row: 2 }] },
      { name: "某集团", count: 1 },
    ]);
    const next = edited(grid, aliasEdits(grid, "社会局", "社会事业局"));
    expect(readFacts(next, plan).leads.count).toBe(2);
    const done = edited(next, aliasEdits(next, "某集团", notAssessedWord));
    expect(repairSuggestions(readFacts(done, plan)).units).toEqual([]);
  });

  test("a unit's own months and group", () => {
    const found = facts({
      quotas: [
        { unit: "数字经济局", quota: "2个", visits: 4, group: "甲组", firstMonth: "7月", lastMonth: "2024年11月" },
      ],
    });
    expect(found.units[0]).toMatchObject({ group: "甲组", firstMonth: "2024-07", lastMonth: "2024-11" });
  });
});

describe("another year", () => {
  const of2025 = Array.from({ length: 30 }, (_, index) => [dateCell(3, 5, 2025), "财政局", `线索${index}`, "是"]);

  test("most rows elsewhere: one error that names both years, no word at the rows", () => {
    const found = read({ 台账: [leadHeading, ...of2025, ...leadRows(3, "财政局")] });
    expect(found.issues[0]).toMatchObject({ severity: "error", code: "year.mostRowsElsewhere" });
    expect(issueText(found.issues[0] as Facts["issues"][number])).toMatch(/2025.*2024.*考核年度/);
    expect(found.issues.filter(({ code }) => code === "lead.otherYear")).toEqual([]);
  });

  test("a few are slips of the pen, told at their cells", () => {
    const found = read({ 台账: [leadHeading, ...of2025.slice(0, 4), ...leadRows(3, "财政局")] });
    expect(found.issues.filter(({ code }) => code === "lead.otherYear")).toHaveLength(4);
  });

  test("the title of 附件1 tells another year", () => {
    const quotas = [
      ["责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ["财政局", "2个", 4],
    ];
    for (const year of [2024, 2025]) {
      const found = read({ 任务: [[`${year}年招商引资任务分解表`], ...quotas] });
      expect(troubles(found)).toEqual([]);
      expect(found.plan.year).toBe(year);
    }
    const both = {
      任务: [["2025年招商引资任务分解表"], ...quotas],
      参数: [
        ["参数", "取值"],
        ["考核年度", "2026年"],
      ],
    };
    expect(troubles(read(both))).toEqual(["year.differs "]);
    expect(read(both).plan.year).toBe(2026);
  });
});
