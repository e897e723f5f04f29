/** Rows of a table as its reader gets them: what each is, its cells, merged cells filled, what lacks. */
import { CellKind } from "../../../engine/grid/grid.js";
import { GridBuilder, type Area, type CellValue, type Issue } from "../../../engine/index.js";
import { locateTables } from "../../../engine/tables/locateWorkbook.js";
import {
  dataRows,
  filledColumns,
  hasOthers,
  incomplete,
  rowNature,
  TableRow,
  totalRows,
  troubledCells,
} from "../../../engine/tables/rows.js";
import type { TablePart } from "../../../engine/tables/tablePart.js";
import { textMarks } from "../../../engine/tables/textMarks.js";

/** The last two stand for nothing that the table knows. */
const headings = ["报送日期", "责任部门", "信息内容", "是否有效", "经办", "复核"];

/** One table from B2 on: the first row and column and the last column are not its own. */
function partOf(rows: readonly (readonly CellValue[])[], merges: readonly Area[] = []): TablePart {
  const own = rows.map((cells) => ["边", ...Array.from({ length: 6 }, (_, column) => cells[column] ?? null), null]);
  const grid = new GridBuilder().rows("账", [[], [null, ...headings], ...own], { merges }).build();
  const parts = locateTables(grid).filter(({ key }) => key === "leads");
  expect(parts).toHaveLength(1);
  return { ...(parts[0] as TablePart), area: { top: 1, left: 1, bottom: 1 + rows.length, right: 6 } };
}

const filled = (text = "财政局"): CellValue[] => ["2024-03-05", text, "内容", "是"];
const natureOf = (cells: readonly CellValue[], merges: readonly Area[] = []): string => {
  const part = partOf([filled(), cells, filled()], merges);
  return rowNature(part, 3, textMarks(part.source.pool));
};
/** A merged area in the row that is looked at; columns from B, which is 1. */
const across = (left: number, right: number): Area[] => [{ top: 3, bottom: 3, left, right }];

const natures: readonly (readonly [what: string, cells: readonly CellValue[], nature: string, merges?: Area[]])[] = [
  ["nothing", [], "blank"],
  ["blanks", [" ", "　", "\n"], "blank"],
  ["a row", filled(), "data"],
  ["one text", ["某事"], "data"],
  ["a number that stands in no field", [null, null, null, null, 7], "blank"],
  ["two numbers that stand in no field", [null, null, null, null, 7, 8], "data"],
  ["a number in a field", [45356], "data"],
  ["a number, and a field", [null, null, null, "是", 7], "data"],
  ["a total", ["合计", null, null, 3], "total"],
  ["a total behind blanks", [" ", "合计"], "total"],
  ["a total in the last column", [null, null, null, null, null, "合计"], "total"],
  ["a note", ["备注：由办公室填写"], "note"],
  ["a label with its value", ["填报单位：", "财政局"], "note"],
  ["a label without a colon with its value", ["备注", "财政局"], "note"],
  ["labels with their values", ["填报单位：", "财政局", "联系人：", "甲"], "note"],
  ["a label with a value of its own", ["填报单位：财政局", "联系人：甲"], "note"],
  ["a label with its value, and more", ["填报单位：", "财政局", "又"], "data"],
  ["a label that has its value, and more", ["填报单位：财政局", "又"], "data"],
  ["a label and a number", ["填报单位：", 3], "note"],
  ["a label and two numbers", ["填报单位：", 3, 4], "data"],
  ["a label, blanks and a value", ["填报单位：", " ", "财政局"], "note"],
  ["a line over the whole width", ["三月份"], "note", across(1, 6)],
  ["a line over more than the width", ["三月份"], "note", across(1, 7)],
  ["a line over a part of the width", ["三月份"], "data", across(1, 5)],
  ["a line over the whole width, and something under it", ["三月份", "甲"], "note", across(1, 6)],
  ["a label with its value, and more in the last column", ["填报单位：", "财政局", null, null, null, "又"], "data"],
  ["a line that begins further right", [null, "三月份"], "data", across(2, 6)],
];
test.each(natures.map(([what, cells, nature, merges = []]) => [what, cells, nature, merges] as const))(
  "%s: %j is %s",
  (_, cells, nature, merges) => expect(natureOf(cells, merges)).toBe(nature),
);

test("a number behind a label is its value, whatever number it is", () => {
  for (let number = 0; number < 20; number++) {
    expect(natureOf(["填报单位：", number])).toBe("note");
    expect(natureOf(["填报单位：", number, "又"])).toBe("data");
    expect(natureOf(["填报单位：财政局", number])).toBe("data");
  }
});

test("a line over a table of two columns is data: it may be a unit's name", () => {
  const part = partOf([["三月份"]], [{ top: 2, bottom: 2, left: 1, right: 2 }]);
  const narrow = { ...part, area: { ...part.area, right: 2 } };
  expect(rowNature(narrow, 2, textMarks(part.source.pool))).toBe("data");
  const three = { ...part, area: { ...part.area, right: 3 } };
  expect(rowNature(three, 2, textMarks(part.source.pool))).toBe("data");
  const wide = partOf([["三月份"]], [{ top: 2, bottom: 2, left: 1, right: 3 }]);
  expect(rowNature({ ...wide, area: { ...wide.area, right: 3 } }, 2, textMarks(wide.source.pool))).toBe("note");
});

test("a row that goes on with a note above is one", () => {
  const part = partOf([filled(), filled()]);
  const marks = textMarks(part.source.pool);
  expect([2, 3].map((row) => rowNature({ ...part, notes: new Set([3]) }, row, marks))).toEqual(["data", "note"]);
});

describe("a row", () => {
  const part = partOf([
    [{ date: 19787 }, " 财政局 ", "无", "无", "甲"],
    [{ date: -25568 }, "-", "　", "/", "乙"],
    [0, "0", { error: "#N/A" }, { uncomputed: "=A1" }],
    ["1900/1/0", true, 3.5, "×"],
  ]);
  const row = (index: number) => new TableRow<string>(part, filledColumns(part), index + 2);

  test("gives cells of every kind; what says nothing is blank", () => {
    expect(row(0).cell("day")).toMatchObject({ kind: CellKind.date, number: 19787, text: "2024-03-05" });
    expect(row(0).cell("unit")).toEqual({ kind: CellKind.text, number: 0, text: " 财政局 " });
    expect([row(0).text("unit"), row(0).text("text"), row(0).text("valid"), row(0).text("day")]).toEqual([
      "财政局",
      "",
      "无",
      "2024-03-05",
    ]);
    expect(["day", "unit", "text"].map((field) => row(1).cell(field).kind)).toEqual([
      CellKind.empty,
      CellKind.empty,
      CellKind.text,
    ]);
    expect(row(1).text("valid")).toBe("/");
    expect(["text", "valid"].map((field) => row(2).cell(field).kind)).toEqual([CellKind.empty, CellKind.empty]);
    expect([row(3).cell("unit").text, row(3).cell("text").text, row(3).text("valid")]).toEqual(["TRUE", "3.5", "×"]);
    expect(row(9).cell("day")).toMatchObject({ kind: CellKind.empty });
  });

  test("knows which fields are blank, without making their cells", () => {
    const blank = (index: number) =>
      ["day", "unit", "text", "valid", "absent"].map((field) => row(index).isBlank(field));
    expect([0, 1, 2, 3, 9].map(blank)).toEqual([
      [false, false, true, false, true],
      [true, true, true, false, true],
      [true, false, true, true, true],
      [true, false, false, false, true],
      [true, true, true, true, true],
    ]);
  });

  test("says where a field stands; a field without a column stands at the row's first", () => {
    expect(row(0).place("unit")).toEqual({ sheet: "账", row: 2, column: 2 });
    expect(row(1).place("absent")).toEqual({ sheet: "账", row: 3, column: 1 });
    expect([row(0).has("unit"), row(0).has("absent")]).toEqual([true, false]);
    expect([row(0).heading("unit"), row(0).heading("absent")]).toEqual(["责任部门", ""]);
  });

  test("says what lacks, all of it, at the first cell that lacks", () => {
    const [whole, bare] = [
      new TableRow<never>(part, filledColumns(part), 2),
      new TableRow<never>(part, filledColumns(part), 3),
    ];
    expect(incomplete<"leads">(whole, "leads", "lead.incomplete", ["day", "unit"])).toBeUndefined();
    const told = incomplete<"leads">(bare, "leads", "lead.incomplete", ["unit", "day"]) as Issue;
    expect([told.severity, told.code, told.place]).toEqual([
      "error",
      "lead.incomplete",
      { sheet: "账", row: 3, column: 2 },
    ]);
    expect(told.message.values).toEqual({ table: "信息报送台账", missing: "“责任部门”、“报送日期”" });
  });

  test("its troubled cells are told, each at its place", () => {
    const told = troubledCells(part, filledColumns(part), 4);
    expect(told.map(({ place }) => place)).toEqual([
      { sheet: "账", row: 4, column: 3 },
      { sheet: "账", row: 4, column: 4 },
    ]);
    expect(told.map(({ message }) => Object.values(message.values))).toEqual([["#N/A"], ["=A1"]]);
    expect(troubledCells(part, filledColumns(part), 2)).toEqual([]);
  });
});

describe("merged cells", () => {
  const rows = [filled("甲"), filled("乙"), filled("丙"), filled("丁")];
  const unitOf = (part: TablePart): string[] => {
    const columns = filledColumns<string>(part);
    return [2, 3, 4, 5].map((row) => new TableRow<string>(part, columns, row).text("unit"));
  };
  const merged = (merge: Area) => partOf(rows, [merge]);

  test("hold for each of their rows, and for no other row or column", () => {
    const part = merged({ top: 3, bottom: 4, left: 2, right: 2 });
    const before = part.source.columns.map(({ kinds, numbers }) => [[...kinds], [...numbers]]);
    expect(unitOf(part)).toEqual(["甲", "乙", "乙", "丁"]);
    const columns = filledColumns<string>(part);
    expect(columns["text"]).toBe(part.source.columns[3]);
    expect(columns["unit"]).not.toBe(part.source.columns[2]);
    // The sheet itself stays as it was read.
    expect(part.source.columns.map(({ kinds, numbers }) => [[...kinds], [...numbers]])).toEqual(before);
  });
  test("of a table's last rows hold to its end only", () => {
    const part = merged({ top: 4, bottom: 5, left: 2, right: 2 });
    const shorter = { ...part, area: { ...part.area, bottom: 4 } };
    const columns = filledColumns<string>(shorter);
    expect(columns["unit"]?.numbers[5]).toBe(part.source.columns[2]?.numbers[5]);
    expect(unitOf(part)).toEqual(["甲", "乙", "丙", "丙"]);
  });
  test.each([
    ["side by side", { top: 3, bottom: 3, left: 2, right: 3 }],
    ["left of the table", { top: 3, bottom: 4, left: 0, right: 0 }],
    ["right of the table", { top: 3, bottom: 4, left: 7, right: 7 }],
  ])("%s fill nothing", (_, merge) => {
    const part = merged(merge);
    const columns = filledColumns<string>(part);
    for (const [field, index] of Object.entries(part.columns)) expect(columns[field]).toBe(part.source.columns[index]);
  });
  test("fill the row below alone, whatever kind of cell stands above", () => {
    const part = partOf(
      [
        ["1", 5],
        ["2", "乙"],
        ["3", null],
        ["4", 7],
      ],
      [{ top: 3, bottom: 4, left: 2, right: 2 }],
    );
    const column = filledColumns<string>(part)["unit"];
    expect([2, 3, 4, 5].map((row) => column?.kinds[row])).toEqual([
      CellKind.number,
      CellKind.text,
      CellKind.text,
      CellKind.number,
    ]);
    expect([column?.numbers[2], column?.numbers[5]]).toEqual([5, 7]);
  });
  test("beyond the columns of the sheet fill nothing", () => {
    const part = merged({ top: 3, bottom: 4, left: 2, right: 2 });
    const columns = part.source.columns.slice(0, 2);
    const cut = { ...part, source: { ...part.source, columns }, columns: { day: 1 } };
    expect(filledColumns<string>(cut)["day"]).toBe(columns[1]);
  });
  test("carry their number format along, to their end", () => {
    const part = merged({ top: 3, bottom: 4, left: 2, right: 2 });
    const formats = new Map([[3, '0"万"']]);
    const columns = part.source.columns.map((column, index) => (index === 2 ? { ...column, formats } : column));
    const filled = filledColumns<string>({ ...part, source: { ...part.source, columns } });
    expect([...(filled["unit"]?.formats ?? [])]).toEqual([
      [3, '0"万"'],
      [4, '0"万"'],
    ]);
    expect([...formats.keys()]).toEqual([3]);
    expect(filled["text"]?.formats).toBeUndefined();
    const none = new Map([[2, "0%"]]);
    const others = part.source.columns.map((column, index) => (index === 2 ? { ...column, formats: none } : column));
    expect([
      ...(filledColumns<string>({ ...part, source: { ...part.source, columns: others } })["unit"]?.formats ?? []),
    ]).toEqual([[2, "0%"]]);
  });
  test("several of one column are all filled", () => {
    const part = partOf(rows, [
      { top: 2, bottom: 3, left: 2, right: 2 },
      { top: 4, bottom: 5, left: 2, right: 2 },
    ]);
    expect(unitOf(part)).toEqual(["甲", "甲", "丙", "丙"]);
  });
});

test.each<[TablePart["key"], readonly string[]]>([
  ["leads", ["valid"]],
  ["projects", ["topTier", "review"]],
  ["weeks", ["inTalks", "signed"]],
  ["activities", ["number", "time", "name", "venue", "responsible"]],
  ["visits", []],
])("of %s the columns %j give signs a meaning, no others", (key, fields) => {
  const part = partOf([["/", "无", "×", "待定", "—"]]);
  const all = [
    "valid",
    "topTier",
    "review",
    "inTalks",
    "signed",
    "number",
    "time",
    "name",
    "venue",
    "responsible",
    "unit",
  ];
  for (const field of all) {
    const own = { ...part, key, columns: { [field]: 1 } };
    const row = new TableRow<string>(own, filledColumns(own), 2);
    expect([field, row.text(field) === "/", row.isBlank(field)]).toEqual([
      field,
      fields.includes(field),
      !fields.includes(field),
    ]);
  }
});

test("the number 0 is nothing in a required date, and something elsewhere", () => {
  const part = partOf([
    [0, 0, 5],
    ["0", "0", "1900/1/0"],
  ]);
  for (const field of ["day", "due", "deadline"]) {
    const own = { ...part, columns: { [field]: 1, other: 2, five: 3 } };
    const rows = [2, 3].map((row) => new TableRow<string>(own, filledColumns(own), row));
    expect(rows.map((row) => [row.isBlank(field), row.isBlank("other")])).toEqual([
      [true, false],
      [true, false],
    ]);
  }
  const own = { ...part, columns: { day: 3 } };
  expect([2, 3].map((row) => new TableRow<string>(own, filledColumns(own), row).isBlank("day"))).toEqual([false, true]);
});

test("否 as a tick box is no blank date, though it is kept as a 0", () => {
  const part = partOf([[false, false]]);
  const own = { ...part, columns: { day: 1, other: 2 } };
  const row = new TableRow<string>(own, filledColumns(own), 2);
  expect([row.isBlank("day"), row.isBlank("other")]).toEqual([false, false]);
});

test("signs that say nothing outside the fields are no row", () => {
  const part = partOf([[null, null, null, null, "/", "—"], ["无", null, "/"], filled()]);
  const issues: Issue[] = [];
  expect([...dataRows<"leads">([part], issues)].map(({ row }) => row)).toEqual([4]);
  expect(issues).toEqual([]);
});

test("data rows in order; a row that says something outside the fields alone is told", () => {
  const part = partOf([filled("甲"), [], [null, null, null, null, "丙", "丁"], ["合计", null, null, 3], filled("戊")]);
  const issues: Issue[] = [];
  expect([...dataRows<"leads">([part], issues)].map((row) => row.text("unit"))).toEqual(["甲", "戊"]);
  expect(issues.map(({ code, severity, place, message }) => [code, severity, place, message.values])).toEqual([
    ["table.rowUnread", "warning", { sheet: "账", row: 4, column: 1 }, { table: "信息报送台账" }],
  ]);
  expect([...totalRows<"leads">([part])].map(({ row }) => row)).toEqual([5]);
  expect([1, 2, 3].map((least) => hasOthers(part, 4, least))).toEqual([true, true, false]);
  expect(hasOthers(part, 2)).toBe(false);
});
