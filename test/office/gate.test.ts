/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { atMost, floor, parseApiTable } from "./apiTable.js";
import { readApiTable } from "./apiTableFile.js";
import { startOffice } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";
import { WireObject } from "./server.js";

let host: OfficeHost;
beforeAll(async () => {
  host = await startOffice();
});
beforeEach(() => {
  host.server.sets = floor;
  host.server.unsupported.clear();
  host.server.aboveFloor.clear();
});

async function codeOf(batch: (context: Excel.RequestContext) => unknown): Promise<string> {
  try {
    await Excel.run(async (context) => {
      batch(context);
      await context.sync();
    });
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
  return "no error";
}

test.each([
  ["1.9", "1.14", true],
  ["1.14", "1.14", true],
  ["1.15", "1.14", false],
  ["2.0", "1.14", false],
])("%s is at most %s: %s", (version, limit, expected) => {
  expect(atMost(version, limit)).toBe(expected);
});

test("the declarations are read: members, sets, words, overloads", () => {
  const api = readApiTable();
  expect(api["Range"]?.["values"]?.set).toEqual({ name: "ExcelApi", version: "1.1" });
  expect(api["Range"]?.["valuesAsJson"]?.set).toEqual({ name: "ExcelApi", version: "1.16" });
  expect(api["Worksheet"]?.["onNameChanged"]?.set).toEqual({ name: "ExcelApi", version: "1.17" });
  expect(api["RangeFormat"]?.["horizontalAlignment"]?.type?.words).toContain("CenterAcrossSelection");
  expect(api["ConditionalFormatCollection"]?.["add"]?.overloads).toHaveLength(2);
  expect(Object.values(api).reduce((total, members) => total + Object.keys(members).length, 0)).toBeGreaterThan(2500);
});

test("a declaration without a set takes that of its class", () => {
  const api = parseApiTable(`
declare namespace Excel {
    /**
     * [Api set: ExcelApi 1.7]
     */
    class Thing extends OfficeExtension.ClientObject {
        readonly plain: string;
        /**
         * A list.
           [Api set: ExcelApi 1.9]
         */
        kind: Excel.Kind | "One" | "Two";
        /** [Api set: ExcelApi BETA (PREVIEW ONLY)] */
        add(name: string, at?: number): Excel.Thing;
    }
}
declare namespace Other {`);
  expect(api["Thing"]).toEqual({
    plain: { set: { name: "ExcelApi", version: "1.7" }, kind: "property", readOnly: true, type: { plain: "string" } },
    kind: { set: { name: "ExcelApi", version: "1.9" }, kind: "property", type: { words: ["One", "Two"] } },
    add: {
      set: { name: "ExcelApi", version: "99" },
      kind: "method",
      overloads: [[{ plain: "string" }, { plain: "number", optional: true }]],
    },
  });
});

test("a member above the floor fails and is listed, until a test raises the floor", async () => {
  const rename = (context: Excel.RequestContext) =>
    context.workbook.worksheets.onNameChanged.add(async () => undefined);
  expect(await codeOf(rename)).toBe("ApiNotFound");
  expect(host.complaints).toEqual([
    "above the floor: WorksheetCollection._registerEventNameChanged (ExcelApi 1.17) (1)",
  ]);
  host.server.sets = { ...floor, ExcelApi: "1.17" };
  expect(await codeOf(rename)).toBe("no error");
});

test("a load without names brings nothing from above the floor", async () => {
  expect(await codeOf(({ workbook }) => workbook.load())).toBe("no error");
  expect(host.complaints).toEqual([]);
});

test("what the model lacks fails and is listed", async () => {
  expect(await codeOf(({ workbook }) => workbook.worksheets.getItem("Sheet1").pivotTables.load("items/name"))).toBe(
    "ApiNotFound",
  );
  expect(host.complaints).toEqual(["not modelled: Worksheet.pivotTables (1)"]);
});

test("inner workings of the model are out of reach", async () => {
  expect(await codeOf(({ workbook }) => workbook.worksheets.getItem("Sheet1").load("cells"))).toBe("ApiNotFound");
});

test("the model claims no member that the declarations do not have", () => {
  const api = readApiTable();
  const sheet = host.workbook.active;
  const range = sheet.getRange("A1:B2");
  sheet.tables.add("J1:K2", true);
  const chart = sheet.charts.add("ColumnClustered", range);
  chart.series.add("x");
  for (const type of ["DataBar", "CellValue", "ContainsText", "Custom"])
    (range.conditionalFormats as unknown as { add(type: string): void }).add(type);
  const seen = new Set<WireObject>();
  const wrong: string[] = [];
  const walk = (object: WireObject): void => {
    if (seen.has(object) || seen.size > 4000) return;
    seen.add(object);
    const own = ["CustomFunctions", "CustomFunctionsContainer", "AddinInternalService"];
    const members = api[object.apiClass];
    if (!members) {
      if (!own.includes(object.apiClass)) wrong.push(`class ${object.apiClass}`);
      return;
    }
    for (const name of object.scalars)
      if (!members[name] && !["legacyId", "tabId"].includes(name)) wrong.push(`${object.apiClass}.${name}`);
    if ("items" in object) for (const item of (object as unknown as { items: WireObject[] }).items) walk(item);
    for (const [name, member] of Object.entries(members)) {
      if (member.kind !== "property" || !(name in object)) continue;
      let value: unknown;
      try {
        value = Reflect.get(object, name);
      } catch {
        continue;
      }
      if (value instanceof WireObject) walk(value);
    }
  };
  walk(host.workbook);
  expect(seen.size).toBeGreaterThan(60);
  expect([...new Set(wrong)]).toEqual([]);
});
