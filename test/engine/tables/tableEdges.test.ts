/** Tables where a sheet is laid out as few are: headings merged downwards, lines between tables, words of several tables in one row, leftovers. */
import { GridBuilder, issueText, readFacts, type Area, type CellValue, type Facts } from "../../../engine/index.js";
import { dateCell, ledger, plan, troubles, workbook } from "./workbook.js";

const leadHeading = ["报送日期", "责任部门", "信息内容", "是否有效"];
const leadRow = (text: string, date = 5): CellValue[] => [dateCell(3, date), "财政局", text, "是"];
const area = (top: number, left: number, bottom: number, right: number): Area => ({ top, left, bottom, right });
const read = (
  sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
  merges: readonly Area[] = [],
): Facts => {
  const builder = new GridBuilder();
  for (const [name, rows] of Object.entries(sheets)) builder.rows(name, rows, { merges });
  return readFacts(builder.build(), plan);
};
const unread = (found: Facts): string[] =>
  found.issues.filter(({ code }) => code === "table.unread").map((issue) => issueText(issue));

describe("headings that are merged with the cells below them", () => {
  const merges = [0, 1, 2, 3].map((column) => area(0, column, 2, column));

  test("the data begin below the merged cells", () => {
    const found = read({ 台账: [leadHeading, [], [], leadRow("甲")] }, merges);
    expect([found.leads.count, found.tables[0]?.firstDataRow]).toEqual([1, 3]);
    expect(troubles(found)).toEqual([]);
  });

  test("a row beside them is data", () => {
    const found = read(
      { 台账: [leadHeading, [null, null, "甲", "是"], leadRow("乙")] },
      [0, 1].map((column) => area(0, column, 1, column)),
    );
    expect([found.leads.count, found.tables[0]?.firstDataRow]).toEqual([1, 1]);
  });
});

describe("the line above the next table", () => {
  const visits = ledger("visits", [
    { day: dateCell(3, 5), unit: "财政局", leader: "张三", enterprise: "某公司", place: "佛山" },
  ]);

  test("merged across it is that table's title, whatever it says", () => {
    const rows = [leadHeading, leadRow("甲"), ["其他情况"], ...visits];
    const found = read({ 台账: rows }, [area(2, 0, 2, 3)]);
    expect(found.tables.map(({ key, area: { top, bottom } }) => [key, top, bottom])).toEqual([
      ["leads", 0, 1],
      ["visits", 3, 4],
    ]);
    expect(troubles(found)).toEqual([]);
  });

  test("not merged and saying nothing of a table it is a row", () => {
    const found = read({ 台账: [leadHeading, leadRow("甲"), ["其他情况"], ...visits] });
    expect(troubles(found)).toEqual(["lead.incomplete 台账!B3", "lead.undecided 台账!D3", "lead.dateInvalid 台账!A3"]);
  });

  test("white space beside it is nothing", () => {
    const found = read({ 台账: [leadHeading, leadRow("甲"), [" ", "外出考察台账"], ...visits] });
    expect(found.tables.map(({ key }) => key)).toEqual(["leads", "visits"]);
    expect(troubles(found)).toEqual([]);
  });
});

describe("rows of headings that fit no table", () => {
  test.each([
    ["Sheet1", "措施登记"],
    ["2024年预算", "经费台账"],
    ["预算", "经费台账"],
    ["约谈登记", "措施登记"],
  ])("of two tables of which a row names as much the sheet's name decides, else the first: %s", (name, title) => {
    const rows = [
      ["时间", "部门", "事由"],
      [dateCell(3, 5), "财政局", "推介会"],
    ];
    const told = unread(read({ [name]: rows }));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`“${title}”`);
  });

  test("考核任务 beside other headings is 附件5 or none of ours", () => {
    const rows = [
      ["考核任务", "责任部门", "信息内容", "报送日期"],
      ["报送信息", "财政局", "甲", dateCell(3, 5)],
    ];
    expect(read({ Sheet1: rows }).coverage.leads.state).toBe("absent");
    const without = rows.map((row) => row.slice(1));
    expect(read({ Sheet1: without }).coverage.leads.state).toBe("unread");
  });

  test("of the headings that lack, the one over dates comes first though they are texts", () => {
    const found = read({
      台账: [
        ["来源", "时点", "责任部门", "信息内容", "是否有效"],
        ["走访", "3月5日", "财政局", "甲", "是"],
        ["走访", "2024-03-06", "经发局", "乙", "是"],
      ],
    });
    expect(found.coverage.leads.unread[0]).toMatchObject({ missing: ["day"], unknown: ["时点", "来源"] });
  });

  test("a text too long for a heading is none, whatever 表头对应 says", () => {
    const long = "是否采用（以商务局审核意见为准）".repeat(5);
    const found = read({
      台账: [[...leadHeading.slice(0, 3), long], leadRow("甲")],
      表头对应: ledger("headings", [{ ledger: "信息报送台账", heading: long, field: "是否有效" }]),
    });
    expect(found.coverage.leads.state).toBe("unread");
    expect(long.length).toBeGreaterThan(60);
  });

  test("headings over one another that are too long together are none, and each alone still is one", () => {
    const upper = "2024年度全区招商引资有效信息报送情况".padEnd(58, "表");
    const found = read({
      台账: [[upper, upper, upper, upper], ["报送日期", "责任部门", "信息内容", "是否采用"], leadRow("甲")],
      表头对应: ledger("headings", [{ ledger: "信息报送台账", heading: "是否采用", field: "是否有效" }]),
    });
    expect(found.leads.count).toBe(1);
  });
});

describe("cells that no table claims", () => {
  const loose = (unit: string, text: string, date = 6): CellValue[] => [dateCell(3, date), unit, text, "是"];

  test("two blocks on both sides of a table are told from left to right", () => {
    const right = Array.from({ length: 10 }, () => null);
    const found = read({
      "1月": [leadHeading, leadRow("一")],
      "2月": [
        [...right, ...leadHeading],
        [...right, ...leadRow("二")],
      ],
      台账: [
        [...loose("财政局", "乙"), null, ...leadHeading, null, ...loose("经发局", "丙")],
        [...loose("财政局", "丁"), null, ...leadRow("甲"), null, ...loose("经发局", "戊")],
      ],
    });
    expect(found.leads.count).toBe(3);
    expect(found.coverage.leads.unread.map(({ place }) => [place.row, place.column])).toEqual([
      [0, 0],
      [0, 10],
    ]);
  });

  test("a block above a table and one below it are two", () => {
    const found = read({
      信息报送台账: [loose("财政局", "乙"), leadHeading, leadRow("甲"), ["附件2"], loose("经发局", "丙")],
    });
    expect(found.leads.count).toBe(1);
    expect(found.coverage.leads.unread.map(({ place }) => place.row)).toEqual([0, 4]);
  });

  test("below a note that stands alone texts go on with it, and a row of data ends it", () => {
    const found = read({
      信息报送台账: [leadHeading, leadRow("甲")],
      附页: [["注1、以下各条另报"], ["第一批"], loose("财政局", "乙"), loose("经发局", "丙", 7)],
    });
    expect(found.coverage.leads.unread.map(({ place }) => [place.sheet, place.row])).toEqual([["附页", 2]]);
  });
});

describe("single cells", () => {
  test("a name that is not assessed is said as such among several", () => {
    const found = readFacts(
      workbook({
        aliases: [{ alias: "招商公司", unit: "不考核" }],
        tasks: [{ task: "甲", unit: "财政局、招商公司、经发局", due: dateCell(3, 5), finished: dateCell(3, 4) }],
      }),
      plan,
    );
    expect(found.tasks.map(({ unit }) => unit)).toEqual(["财政局", "经发局"]);
    expect(troubles(found)).toEqual(["unit.excluded 交办任务台账!B2"]);
  });

  test("a name that nobody knows is told with a guess, but for the two hundredth and later ones", () => {
    const rows = Array.from({ length: 210 }, (_, index) => ({
      day: dateCell(3, 5),
      unit: `财政${String.fromCodePoint(0x4e00 + index)}局`,
      text: `甲${index}`,
      valid: "是",
    }));
    const told = readFacts(workbook({ leads: rows }), plan).issues.filter(({ code }) => code === "unit.unknown");
    const hinted = told.filter((issue) => issueText(issue).includes("是否指财政局")).length;
    expect([told.length, hinted]).toEqual([210, 200]);
  });

  test.each<[CellValue, number | undefined, string[]]>([
    ["/", undefined, []],
    ["无", undefined, []],
    ["没有", undefined, []],
    ["未明确", undefined, []],
    [null, undefined, []],
    ["7月", 7, []],
    ["某月", undefined, ["quota.monthUnreadable 附件1!C2"]],
  ])("a first month of %p", (month, firstMonth, codes) => {
    const found = read({
      附件1: [
        ["责任部门（人）", "招引任务", "起始月份", "安排主要领导外出考察企业数"],
        ["财政局", "2个", month, 4],
      ],
    });
    expect(found.units[0]?.firstMonth).toBe(firstMonth === undefined ? undefined : `2024-0${firstMonth}`);
    expect(troubles(found)).toEqual(codes);
  });

  test("a total without a word in our columns is compared all the same", () => {
    const found = read({
      附件1: [
        ["序号", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
        [1, "财政局", "2个", 4],
        ["合计", null, null, null],
      ],
    });
    expect(found.units.map(({ name }) => name)).toEqual(["财政局"]);
    expect(troubles(found)).toEqual([]);
  });

  test("a first month of the ladder that is no month is refused", () => {
    const found = readFacts(workbook({ settings: [{ parameter: "escalation.firstMonth", value: "某月" }] }), plan);
    expect(found.parameters).toEqual({});
    expect(troubles(found)).toEqual(["setting.valueUnreadable 规则参数!B2"]);
  });

  test("a figure of a column that the office added is read as its format shows it", () => {
    const builder = new GridBuilder();
    const sheet = builder.sheet("附件1");
    const rows: CellValue[][] = [
      ["责任部门（人）", "招引任务", "安排主要领导外出考察企业数", "签约投资任务"],
      ["财政局", "2个", 4, 55_000_000],
      ["经发局", "2个", 4, "3000万元"],
    ];
    rows.forEach((cells, row) => cells.forEach((value, column) => sheet.set(row, column, value)));
    sheet.format(1, 3, '0\\.0,"万元"');
    const { units } = readFacts({ sheets: [sheet.finish()] }, plan);
    expect(units.map(({ figures }) => figures?.get("签约投资任务")?.amount)).toEqual([5500, 3000]);
  });
});
