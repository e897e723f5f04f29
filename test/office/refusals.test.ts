/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { expectNoComplaints, startOffice, until } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";

let host: OfficeHost;
beforeAll(async () => {
  host = await startOffice();
});

async function codeOf(
  batch: (context: Excel.RequestContext) => unknown,
  options: Excel.RunOptions = {},
): Promise<string> {
  try {
    await Excel.run(options, async (context) => {
      batch(context);
      await context.sync();
    });
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
  return "no error";
}

describe("a protected sheet", () => {
  beforeAll(() => {
    host.addSheet("锁");
    host.edit("锁", "A1", [["旧", "开"]]);
    host.workbook.sheetNamed("锁").getRange("B1").format.protection.locked = false;
    host.protectSheet("锁", "密码");
  });

  test.each<[string, string, (sheet: Excel.Worksheet) => unknown]>([
    ["a locked cell", "AccessDenied", (sheet) => (sheet.getRange("A1").values = [["新"]])],
    ["locked and open cells together", "AccessDenied", (sheet) => (sheet.getRange("A1:B1").values = [["新", "新"]])],
    ["an open cell", "no error", (sheet) => (sheet.getRange("B1").values = [["新"]])],
    ["a fill", "AccessDenied", (sheet) => (sheet.getRange("B1").format.fill.color = "#FF0000")],
    ["clearing", "AccessDenied", (sheet) => sheet.getRange("A1").clear()],
    ["reading", "no error", (sheet) => sheet.getRange("A1").load("values")],
    ["the wrong password", "InvalidArgument", (sheet) => sheet.protection.unprotect("别的")],
  ])("%s: %s", async (_title, code, work) => {
    expect(await codeOf(({ workbook }) => work(workbook.worksheets.getItem("锁")))).toBe(code);
  });

  test("stays as it was, and opens with the password", async () => {
    expect(host.values("锁", "A1:B1")).toEqual([["旧", "新"]]);
    expect(
      await codeOf(({ workbook }) => {
        const sheet = workbook.worksheets.getItem("锁");
        sheet.protection.unprotect("密码");
        sheet.getRange("A1").values = [["新"]];
      }),
    ).toBe("no error");
  });
});

test("a protected structure keeps its sheets", async () => {
  host.workbook.protectStructure(true);
  expect(await codeOf(({ workbook }) => workbook.worksheets.add("新"))).toBe("AccessDenied");
  expect(await codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").name = "改名"))).toBe("AccessDenied");
  expect(await codeOf(({ workbook }) => workbook.worksheets.getItem("锁").delete())).toBe("AccessDenied");
  expect(await codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("A5").values = [[1]]))).toBe(
    "no error",
  );
  host.workbook.protectStructure(false);
});

describe("while a person types into a cell", () => {
  afterEach(() => host.endCellEdit());

  test("a batch fails", async () => {
    host.beginCellEdit();
    expect(await codeOf(({ workbook }) => workbook.worksheets.load("items/name"))).toBe(
      "InvalidOperationInCellEditMode",
    );
  });

  test("a batch that may wait goes on when the cell is left", async () => {
    host.beginCellEdit();
    let done = false;
    const work = codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("C1").values = [["等到了"]]), {
      delayForCellEdit: true,
    }).then((code) => {
      done = true;
      return code;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(false);
    host.endCellEdit();
    expect(await work).toBe("no error");
    expect(host.value("锁", "C1")).toBe("等到了");
  });
});

describe("limits", () => {
  test("a request just inside the limit goes, one byte more does not", async () => {
    const send = (length: number) =>
      codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("D1").values = [["a".repeat(length)]]));
    host.forgetWire();
    await send(20_000);
    host.payloadLimit = host.wire[0]?.requestBytes ?? 0;
    expect(await send(20_000)).toBe("no error");
    expect(await send(20_001)).toBe("RequestPayloadSizeLimitExceeded");
    expect(host.value("锁", "D1")).toHaveLength(20_000);
  });

  test("a reply above the limit fails", async () => {
    host.payloadLimit = 5 * 1024 * 1024;
    host.addSheet("大");
    host.edit(
      "大",
      "A1",
      Array.from({ length: 200 }, () => Array.from({ length: 20 }, () => "某某招商引资项目")),
    );
    host.payloadLimit = 50_000;
    const read = (address: string) =>
      codeOf(({ workbook }) => workbook.worksheets.getItem("大").getRange(address).load("values"));
    expect(await read("A1:T200")).toBe("ResponsePayloadSizeLimitExceeded");
    expect(await read("A1:T50")).toBe("no error");
    host.payloadLimit = 5 * 1024 * 1024;
  });

  test("values of more than five million cells are null, without an error", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("大").getRange("A1:E1000001").load("values,cellCount");
      await context.sync();
      expect(range.values).toBeNull();
      expect(range.cellCount).toBe(5_000_005);
    });
  });

  test("bytes are counted as UTF-8", async () => {
    host.forgetWire();
    await codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("E1").values = [["昌"]]));
    const one = host.bytes.sent;
    host.forgetWire();
    await codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("E1").values = [["昌南😀"]]));
    expect(host.bytes.sent - one).toBe(3 + 4);
  });
});

test("a batch that waited is not lost when the page asks again", async () => {
  host.beginCellEdit();
  const first = codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("F1").values = [[1]]), {
    delayForCellEdit: true,
  });
  const second = codeOf(({ workbook }) => (workbook.worksheets.getItem("锁").getRange("F2").values = [[2]]), {
    delayForCellEdit: true,
  });
  host.endCellEdit();
  expect(await Promise.all([first, second])).toEqual(["no error", "no error"]);
  await until("both values", () => host.value("锁", "F1") === 1 && host.value("锁", "F2") === 2);
});

afterAll(() => expectNoComplaints(host));
