import { GridBuilder, readFacts, tableHeadings, type CellValue, type Facts } from "../../../engine/index.js";
import { matchHeading, tableKeys } from "../../../engine/tables/headings.js";
import { locateTables } from "../../../engine/tables/locateWorkbook.js";
import { dateCell, facts, ledger, plan, troubles, workbook } from "./workbook.js";

const leadRow = (text: string, date = 5): CellValue[] => [dateCell(3, date), "财政局", text, "是"];
const leadHeading = ["报送日期", "责任部门", "信息内容", "是否有效"];
const read = (
  rows: readonly (readonly CellValue[])[],
  options: { merges?: { top: number; left: number; bottom: number; right: number }[]; name?: string } = {},
): Facts =>
  readFacts(new GridBuilder().rows(options.name ?? "Sheet1", rows, { merges: options.merges ?? [] }).build(), plan);
const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe("headings", () => {
  test("every canonical heading and synonym leads to its field", () => {
    for (const table of Object.values(tableHeadings)) {
      for (const { key, heading, synonyms } of table.fields) {
        for (const text of [heading, ...synonyms])
          expect(matchHeading(text)).toContainEqual(expect.objectContaining({ table: table.key, field: key }));
      }
    }
  });

  test("within a table no spelling stands for two fields", () => {
    for (const key of tableKeys) {
      for (const { heading, synonyms } of tableHeadings[key].fields) {
        for (const text of [heading, ...synonyms])
          expect(matchHeading(text).filter(({ table }) => table === key)).toHaveLength(1);
      }
    }
  });

  test.each([
    ["投资额(万元)"],
    ["投 资 额\n（万元）"],
    ["投资额（亿元）"],
    ["投资额万元"],
    ["＊投资额："],
    ["投资额【万元】"],
  ])("%j is 投资额", (text) =>
    expect(matchHeading(text)).toContainEqual(expect.objectContaining({ table: "projects", field: "investment" })),
  );

  test.each([[""], ["（万元）"], ["投资额说明"], ["先进陶瓷"], ["100"]])("%j is no heading", (text) =>
    expect(matchHeading(text)).toEqual([]),
  );
});

test("every table is found by its canonical headings", () => {
  const parts = locateTables(workbook(Object.fromEntries(tableKeys.map((key) => [key, [{}]]))));
  expect(parts.map(({ key }) => key)).toEqual(tableKeys);
  for (const part of parts)
    expect(Object.keys(part.columns).sort()).toEqual(tableHeadings[part.key].fields.map(({ key }) => key).sort());
});

test("every table is found by its required headings alone, and not when one of them is gone", () => {
  for (const key of tableKeys) {
    const { title, titled, fields: all } = tableHeadings[key];
    const required = all.filter((field) => field.required).map((field) => field.key);
    // One heading alone is no row of headings.
    if (required.length === 1) required.push((all.find((field) => !field.required) as { key: string }).key);
    const find = (fields: readonly string[], title = "") =>
      locateTables(new GridBuilder().rows("x", [[title], ...ledger(key, [], fields)]).build()).map((part) => part.key);
    // Everyday headings are a table only under its title.
    expect(find(required)).toEqual(titled === true ? [] : [key]);
    expect(find(required, title)).toEqual([key]);
    for (const { key: missing } of all.filter((field) => field.required))
      expect(
        find(
          required.filter((field) => field !== missing),
          title,
        ),
      ).not.toContain(key);
  }
});

test("two tables with the same headings on one sheet belong to the titles above them", () => {
  const members = ledger("leadingGroup", [{ role: "组长", name: "张三", post: "书记" }]);
  const rows = [
    ["附件4　昌南新区招商引资工作领导小组"],
    ["成员名单如下"],
    ...members,
    [],
    ["昌南新区招商引资项目评审工作领导小组"],
    ...members,
  ];
  expect(locateTables(new GridBuilder().rows("附件4", rows).build()).map(({ key, area }) => [key, area.top])).toEqual([
    ["leadingGroup", 2],
    ["reviewGroup", 6],
  ]);
});

test("a list of names under no such title is no table of ours, not even one that was seen", () => {
  const { tables, issues } = readFacts(
    new GridBuilder()
      .rows("通讯录", [
        ["姓名", "职务", "单位"],
        ["张三", "主任", "财政局"],
      ])
      .build(),
    plan,
  );
  expect(tables).toEqual([]);
  expect(issues.map(({ code }) => code)).not.toContain("table.unread");
});

describe("around a table", () => {
  test("titles, 填报单位 lines, totals and notes are no data", () => {
    const found = read([
      ["昌南新区2024年信息报送台账"],
      ["填报单位：产业促进局", null, "填报时间：2024年3月"],
      leadHeading,
      leadRow("甲"),
      ["小计", null, "1条"],
      leadRow("乙"),
      ["合  计", null, "2条"],
      ["备注：1.有效信息由办公室认定"],
      ["说明：本表每周一更新", null, null, null],
      ["填报人：某某", null, "审核人：某某"],
    ]);
    expect(found.leads.count).toBe(2);
    expect(troubles(found)).toEqual([]);
  });

  test("a row that begins like a note but holds data is data, complete or not", () => {
    const found = read([
      ["信息内容", "报送日期", "责任部门", "是否有效"],
      ["说明：某企业拟来考察", dateCell(3, 5), "财政局", "是"],
      ["说明：", "由办公室认定", null, null],
      ["说明：另一企业", dateCell(3, 6), null, "是"],
    ]);
    expect(found.leads.count).toBe(1);
    expect(troubles(found)).toEqual(["lead.incomplete Sheet1!C4"]);
  });

  test("a blank row does not end a table", () => {
    const found = read([leadHeading, leadRow("甲"), [], [null, "　", null, null], leadRow("乙")]);
    expect(found.leads.count).toBe(2);
    expect(found.tables[0]?.area).toEqual(area(0, 0, 4, 3));
  });

  test("a merged line across the table is a caption", () => {
    const found = read([leadHeading, ["一季度"], leadRow("甲")], { merges: [area(1, 0, 1, 3)] });
    expect(found.leads.count).toBe(1);
    expect(troubles(found)).toEqual([]);
  });

  test("the same line without a merge is an incomplete row, not silence", () => {
    expect(troubles(read([leadHeading, ["一季度"], leadRow("甲")]))).toEqual([
      "lead.incomplete Sheet1!B2",
      "lead.undecided Sheet1!D2",
      "lead.dateInvalid Sheet1!A2",
    ]);
  });

  test("附件2 below 附件1 ends it", () => {
    const found = read([
      ["附件1"],
      ["2024年招商引资任务分解表"],
      ["分管\n（协管）\n县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ["张三", "财政局", "1个先进陶瓷、1个日用陶瓷", 4],
      ["合计", null, "2个", "4家"],
      ["备注：1.租赁标准化厂房项目"],
      ["附件2"],
      ["昌南新区2024年重大招商引资活动安排计划"],
      ["序号", "时间", "活动名称", "地点", "责任单位"],
      [1, "1月", "推介会", "深圳", "产业促进局"],
      ["说明：其他推介活动按要求参与"],
      ["附件3"],
      ["企业改扩建及增资扩产流程图"],
    ]);
    expect(found.tables.map(({ key, area: { top, bottom } }) => [key, top, bottom])).toEqual([
      ["quotas", 2, 5],
      ["activities", 8, 10],
    ]);
    expect(troubles(found)).toEqual([]);
  });

  test("附件5 below a table is none of its rows", () => {
    const found = read([
      ["时间", "活动名称"],
      ["1月", "推介会"],
      [],
      ["项目分类", "考核任务", "考核方式"],
      ["信息报送", "1. 各部门每月报送", "单月考核"],
    ]);
    expect(found.activities).toHaveLength(1);
    expect(troubles(found)).toEqual(["annex5.notUnderstood Sheet1!C5", "annex5.lineMissing Sheet1!A4"]);
  });
});

describe("shapes of headings", () => {
  test("two rows high with merged groups", () => {
    const found = read(
      [
        ["项目名称", "行业类别", "引进部门", "项目时间", null, null],
        [null, null, null, "签约日期", "开工日期", "投产日期"],
        ["甲项目", "先进陶瓷", "财政局", dateCell(3, 5), dateCell(4, 1), null],
      ],
      { merges: [area(0, 0, 1, 0), area(0, 1, 1, 1), area(0, 2, 1, 2), area(0, 3, 0, 5)] },
    );
    expect(found.projects).toHaveLength(1);
    expect(found.projects[0]).toMatchObject({ name: "甲项目", started: expect.any(Number) });
    expect(found.tables[0]).toMatchObject({ firstDataRow: 2, columns: { signed: 3, started: 4, producing: 5 } });
  });

  test("two rows high without merges", () => {
    const found = read([
      ["项目名称", "行业类别", "引进部门", "时间", null],
      [null, null, null, "签约日期", "开工日期"],
      ["甲项目", "先进陶瓷", "财政局", dateCell(3, 5), dateCell(4, 1)],
    ]);
    expect(found.projects).toHaveLength(1);
    expect(found.tables[0]?.firstDataRow).toBe(2);
  });

  test("a heading spread over three rows beside merged ones", () => {
    const found = read(
      [
        ["分管", "责任部门（人）", "招引任务", "外出考察企业数"],
        ["（协管）"],
        ["县级领导"],
        ["张三", "财政局", "2个", 4],
      ],
      { merges: [area(0, 1, 2, 1), area(0, 2, 2, 2), area(0, 3, 2, 3)] },
    );
    expect(found.units).toMatchObject([{ name: "财政局", leaders: ["张三"] }]);
  });

  test("headings merged over several columns, as a converter lays them out", () => {
    const found = read(
      [
        ["责任部门（人）", null, "招引任务", null, "外出考察企业数", null],
        ["财政局", null, "2个", null, 4, null],
      ],
      {
        merges: [
          area(0, 0, 0, 1),
          area(0, 2, 0, 3),
          area(0, 4, 0, 5),
          area(1, 0, 1, 1),
          area(1, 2, 1, 3),
          area(1, 4, 1, 5),
        ],
      },
    );
    expect(found.units).toMatchObject([{ name: "财政局", visitQuota: 4 }]);
  });

  test("a first data row is never taken for a second heading row", () => {
    const found = read([leadHeading, ["3月5日", "财政局", "地点", "是"], leadRow("乙")]);
    expect(found.leads.count).toBe(2);
    expect(found.tables[0]?.firstDataRow).toBe(1);
  });

  test("a repeated heading row begins a new part", () => {
    const found = read([leadHeading, leadRow("甲"), leadHeading, leadRow("乙")]);
    expect(found.leads.count).toBe(2);
    expect(found.tables).toHaveLength(2);
  });

  test("of two headings for one field the canonical one counts", () => {
    const found = read([
      ["日期", ...leadHeading],
      ["2023-01-01", ...leadRow("甲")],
    ]);
    expect(found.leads.count).toBe(1);
  });
});

describe("several tables", () => {
  const visitHeading = ["考察日期", "责任部门", "带队领导", "考察企业", "考察地点"];
  const visitRow: CellValue[] = [dateCell(4, 1), "财政局", "张三", "某公司", "深圳"];

  test.each([
    ["with a gap", [null]],
    ["without a gap", []],
  ])("side by side %s", (_, gap: readonly CellValue[]) => {
    const found = read([
      [...leadHeading, ...gap, ...visitHeading],
      [...leadRow("甲"), ...gap, ...visitRow],
      [...leadRow("乙"), ...gap],
    ]);
    expect(found.tables.map(({ key }) => key)).toEqual(["leads", "visits"]);
    expect([found.leads.count, found.visits.length]).toEqual([2, 1]);
    expect(troubles(found)).toEqual([]);
  });

  test("the same table twice side by side", () => {
    const found = read([
      [...leadHeading, ...leadHeading],
      [...leadRow("甲"), ...leadRow("乙")],
    ]);
    expect(found.leads.count).toBe(2);
  });

  test("side by side with headings in different rows", () => {
    const found = read([
      [...leadHeading, null],
      [...leadRow("甲"), null, ...visitHeading],
      [...leadRow("乙"), null, ...visitRow],
    ]);
    expect([found.leads.count, found.visits.length]).toEqual([2, 1]);
    expect(troubles(found)).toEqual([]);
  });

  test("the same without a gap: the lower one takes no column of its neighbour", () => {
    const found = read([
      leadHeading,
      [...leadRow("甲"), ...visitHeading],
      [...leadRow("乙"), ...visitRow],
      leadRow("丙"),
    ]);
    expect([found.leads.count, found.visits.length]).toEqual([3, 1]);
    expect(troubles(found)).toEqual([]);
  });

  test("stacked, with a title between", () => {
    const found = read([leadHeading, leadRow("甲"), [], ["2024年外出考察台账"], visitHeading, visitRow]);
    expect([found.leads.count, found.visits.length]).toEqual([1, 1]);
    expect(troubles(found)).toEqual([]);
  });

  test("a table continues on further sheets, whose names do not matter", () => {
    const grid = new GridBuilder()
      .rows("1月", [leadHeading, leadRow("甲")])
      .rows("2月", [leadHeading.slice().reverse(), leadRow("乙").reverse()])
      .build();
    expect(readFacts(grid, plan).leads.count).toBe(2);
  });

  test("columns of the user's own between and beside ours are left alone", () => {
    const found = read([
      ["序号", "报送日期", "联系人", "责任部门", "信息内容", "是否有效", "备注"],
      [1, dateCell(3, 5), "某人", "财政局", "甲", "是", "合计"],
      [2, null, null, null, null, null, null],
    ]);
    expect(found.leads.count).toBe(1);
    expect(found.tables[0]?.area).toEqual(area(0, 0, 2, 6));
    expect(troubles(found)).toEqual([]);
  });
});

describe("sheets", () => {
  const rows = [leadHeading, leadRow("甲")];

  test.each(["hidden", "veryHidden"] as const)("a %s sheet is left out with an issue", (visibility) => {
    const found = readFacts(new GridBuilder().rows("旧账", rows, { visibility }).build(), plan);
    expect(found.leads.count).toBe(0);
    expect(troubles(found)).toEqual(["sheet.hidden 旧账!A1"]);
  });

  test("the helper of 公式核算 is hidden as it should be: nothing is said of it", () => {
    const builder = new GridBuilder().rows("公式核算-辅助", rows, { visibility: "hidden" });
    expect(troubles(readFacts(builder.build(), plan))).toEqual([]);
    const other = new GridBuilder().rows("公式核算-辅助 (2)", rows, { visibility: "hidden" });
    expect(troubles(readFacts(other.build(), plan))).toEqual(["sheet.hidden 公式核算-辅助 (2)!A1"]);
  });

  test("a sheet of ours is left out in silence", () => {
    const found = readFacts(new GridBuilder().rows("考核明细", rows, { ours: true }).build(), plan);
    expect(found.leads.count).toBe(0);
    expect(troubles(found)).toEqual([]);
  });

  test("an empty workbook: the plan's own 附件1 and activities, every lack told", () => {
    const found = readFacts({ sheets: [] }, plan);
    expect(found.units.map(({ name }) => name)).toEqual(plan.quotas.map(({ unit }) => unit));
    expect(found.units.reduce((sum, { quota }) => sum + (quota?.total ?? 0), 0)).toBe(45);
    expect(found.units.reduce((sum, { visitQuota }) => sum + (visitQuota ?? 0), 0)).toBe(72);
    expect(found.units.every(({ place }) => place === undefined)).toBe(true);
    expect(found.activities).toHaveLength(6);
    expect(found.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      ...Array<string>(9).fill("info table.missing"),
      "warning quota.tableMissing",
    ]);
  });
});

describe("headings that do not suffice", () => {
  test("three of four columns of a ledger: an error names the lacking one", () => {
    const found = read([
      ["报送日期", "责任部门", "信息内容"],
      [dateCell(3, 5), "财政局", "甲"],
    ]);
    expect(troubles(found)).toEqual(["table.unread Sheet1!A1"]);
    expect(found.issues.find(({ code }) => code === "table.unread")?.message.values).toMatchObject({
      missing: "“是否有效”",
    });
  });

  test("two common headings of somebody's own table are none of our business", () => {
    expect(
      troubles(
        read([
          ["日期", "部门"],
          [dateCell(3, 5), "财政局"],
        ]),
      ),
    ).toEqual([]);
  });

  test("the same two are, where the sheet is named like the ledger", () => {
    expect(
      troubles(
        read(
          [
            ["日期", "部门", "内容"],
            [dateCell(3, 5), "财政局", "甲"],
          ],
          { name: "信息报送" },
        ),
      ),
    ).toEqual(["table.unread 信息报送!A1"]);
  });
});

test("a merged data cell holds for all its rows", () => {
  const grid = new GridBuilder()
    .rows(
      "台账",
      [
        leadHeading,
        leadRow("甲"),
        [null, null, "乙", "是"],
        [null, null, "丙", null],
        [dateCell(3, 9), "经发局", "丁", "是"],
      ],
      { merges: [area(1, 0, 3, 0), area(1, 1, 3, 1), area(2, 3, 3, 3)] },
    )
    .build();
  const found = readFacts(grid, plan);
  expect(found.leads.count).toBe(4);
  expect(troubles(found)).toEqual([]);
});

test("a row merged as a whole is one row", () => {
  const merges = [0, 1, 2, 3].map((column) => area(1, column, 2, column));
  expect(read([leadHeading, leadRow("甲"), []], { merges }).leads.count).toBe(1);
});

test("a hostile row of 2,000 headings is done with", () => {
  const found = read([Array.from({ length: 2000 }, (_, index) => leadHeading[index % 4] as string)]);
  expect(found.tables).toHaveLength(500);
});

test("a table below thousands of rows that only look like headings is found all the same", () => {
  const found = read([
    ...Array.from({ length: 3000 }, () => ["报送日期", "责任部门", "信息内容"]),
    leadHeading,
    leadRow("甲"),
  ]);
  expect(found.leads.count).toBe(1);
  expect(found.issues.filter(({ code }) => code === "table.unread").length).toBe(1000);
});

test("facts of an empty ledger are empty", () => {
  const found = facts({ leads: [], visits: [], projects: [], weeks: [] });
  expect([found.leads.count, found.visits, found.projects, found.weeks]).toEqual([0, [], [], []]);
});
