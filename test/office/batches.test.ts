/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { expectNoComplaints, startOffice } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";

let host: OfficeHost;
beforeAll(async () => {
  host = await startOffice();
});
beforeEach(() => host.forgetWire());

/** The code of the error that a batch ends with. */
async function codeOf(batch: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> {
  try {
    await Excel.run(async (context) => {
      await batch(context);
      await context.sync();
    });
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
  return "no error";
}

async function inNewSheet<T>(
  name: string,
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  return Excel.run(async (context) => work(context.workbook.worksheets.add(name), context));
}

test("office.js takes the stand-in for Excel on Windows", () => {
  expect(Office.context.host).toBe("Excel");
  expect(Office.context.platform).toBe("PC");
  expect(Office.context.displayLanguage).toBe("zh-CN");
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
});

test("values written come back, in two syncs", async () => {
  await inNewSheet("写入", async (sheet, context) => {
    sheet.getRange("A1:C2").values = [
      ["部门", "得分", "达标"],
      ["商务局", 86.5, true],
    ];
    await context.sync();
    const used = sheet.getUsedRange().load("values,address,rowCount,text,valueTypes");
    await context.sync();
    expect(used.values).toEqual([
      ["部门", "得分", "达标"],
      ["商务局", 86.5, true],
    ]);
    expect(used.address).toBe("写入!A1:C2");
    expect(used.rowCount).toBe(2);
    expect(used.text[1]).toEqual(["商务局", "86.5", "TRUE"]);
    expect(used.valueTypes[1]).toEqual(["String", "Double", "Boolean"]);
  });
  expect(host.syncs).toBe(2);
  expect(host.bytes.sent).toBeGreaterThan(300);
  expectNoComplaints(host);
});

test("null leaves a cell as it is", async () => {
  await inNewSheet("空值", async (sheet, context) => {
    sheet.getRange("A1:B1").values = [[1, 2]];
    sheet.getRange("A1:B1").values = [[null, 3]];
    const range = sheet.getRange("A1:B1").load("values");
    await context.sync();
    expect(range.values).toEqual([[1, 3]]);
  });
});

test.each([
  ["a number in a text", "00123", "General", 123],
  ["a date", "2024-03-05", "General", 45356],
  ["yes and no", "true", "General", true],
  ["a formula sign", "+SUM(1,2)", "General", 3],
  ["an at sign", "@foo", "General", "#NAME?"],
  ["text in a text cell", "00123", "@", "00123"],
  ["a formula in a text cell", "=1+1", "@", "=1+1"],
  ["an apostrophe", "'=1+1", "General", "=1+1"],
])("text is understood as when typed: %s", async (_title, text, format, expected) => {
  const value = await inNewSheet(`理解${host.workbook.sheets.length}`, async (sheet, context) => {
    const cell = sheet.getRange("A1");
    cell.numberFormat = [[format]];
    cell.values = [[text]];
    cell.load("values");
    await context.sync();
    return cell.values[0]?.[0] as unknown;
  });
  expect(value).toBe(expected);
});

test("more than 1500 cells go in blocks and arrive whole", async () => {
  const rows = Array.from({ length: 1000 }, (_, row) => [row, row * 2, `第${row}行`]);
  await inNewSheet("大块", async (sheet, context) => {
    sheet.getRangeByIndexes(0, 0, 1000, 3).values = rows;
    const used = sheet.getUsedRange().load("values");
    await context.sync();
    expect(used.values).toEqual(rows);
  });
  expectNoComplaints(host);
});

test.each([
  ["=IF(A1=1,{1,2;3,4},0)", "#NAME?"],
  ["=SUM(表1[得分])", "#NAME?"],
  ['=SUM(1,2)*2&"分"', "6分"],
  ["=-(1+2)*3>-10", true],
  ["=VLOOKUP(1,A:B,2,FALSE)", "#NAME?"],
])("a formula that Excel takes is taken: %s", async (formula, expected) => {
  await inNewSheet(`式${host.workbook.sheets.length}`, async (sheet, context) => {
    const cell = sheet.getRange("C1");
    cell.formulas = [[formula]];
    cell.load("values,formulas");
    await context.sync();
    expect([cell.values[0]?.[0], cell.formulas[0]?.[0]]).toEqual([expected, formula]);
  });
});

describe("errors come with Excel's codes", () => {
  test.each<[string, string, (context: Excel.RequestContext) => Promise<unknown>]>([
    [
      "a sheet that is not there",
      "ItemNotFound",
      async ({ workbook }) => workbook.worksheets.getItem("无此表").load("name"),
    ],
    ["a sheet's name twice", "ItemAlreadyExists", async ({ workbook }) => workbook.worksheets.add("Sheet1")],
    ["a sheet's name too long", "InvalidArgument", async ({ workbook }) => workbook.worksheets.add("字".repeat(32))],
    ["a colon in a sheet's name", "InvalidArgument", async ({ workbook }) => workbook.worksheets.add("a:b")],
    [
      "a wrong shape",
      "InvalidArgument",
      async ({ workbook }) => void (workbook.worksheets.getItem("Sheet1").getRange("A1:B2").values = [[1, 2]]),
    ],
    [
      "a wrong address",
      "InvalidArgument",
      async ({ workbook }) => workbook.worksheets.getItem("Sheet1").getRange("A0").load("values"),
    ],
    [
      "a wrong word",
      "InvalidArgument",
      async ({ workbook }) =>
        void (workbook.worksheets.getItem("Sheet1").getRange("A1").format.horizontalAlignment = "Middle" as "Center"),
    ],
    [
      "a malformed formula",
      "InvalidArgument",
      async ({ workbook }) => void (workbook.worksheets.getItem("Sheet1").getRange("A1").formulas = [["=SUM(1,"]]),
    ],
    [
      "an open quote",
      "InvalidArgument",
      async ({ workbook }) => void (workbook.worksheets.getItem("Sheet1").getRange("A1").formulas = [['=A1&"分']]),
    ],
    [
      "an operator at the end",
      "InvalidArgument",
      async ({ workbook }) => void (workbook.worksheets.getItem("Sheet1").getRange("A1").formulas = [["=A1+"]]),
    ],
    [
      "the last visible sheet",
      "InvalidOperation",
      async ({ workbook }) => workbook.worksheets.load("items/name").items,
    ],
  ])("%s: %s", async (title, code, batch) => {
    if (title === "the last visible sheet") {
      const others = host.workbook.sheets.filter((sheet) => sheet.name !== "Sheet1");
      expect(
        await codeOf(async (context) => {
          for (const { name } of others) context.workbook.worksheets.getItem(name).delete();
          context.workbook.worksheets.getItem("Sheet1").delete();
        }),
      ).toBe(code);
      return;
    }
    expect(await codeOf(batch)).toBe(code);
  });

  test("what stands before the failing action stays done", async () => {
    const code = await codeOf(async ({ workbook }) => {
      workbook.worksheets.getItem("Sheet1").getRange("D4").values = [["留下"]];
      workbook.worksheets.getItem("无此表").getRange("A1").values = [[1]];
    });
    expect(code).toBe("ItemNotFound");
    expect(host.value("Sheet1", "D4")).toBe("留下");
  });
});

test("null objects: asked for, found missing, and everything below them is silent", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("无此表");
    const range = sheet.getRange("A1").load("values");
    const merged = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").getMergedAreasOrNullObject();
    sheet.delete();
    await context.sync();
    expect([sheet.isNullObject, range.isNullObject, merged.isNullObject]).toEqual([true, true, true]);
  });
});

test("objects kept between batches are let go", async () => {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("F6");
    range.values = [[1]];
    context.trackedObjects.add(range);
    await context.sync();
    expect(host.server.keptObjects).toBeGreaterThan(0);
    range.values = [[2]];
    await context.sync();
    context.trackedObjects.remove(range);
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(host.value("Sheet1", "F6")).toBe(2);
  expect(host.server.keptObjects).toBe(0);
});
