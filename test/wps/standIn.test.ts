/** What research says of WPS, held to the stand-in: a stand-in that is kinder than WPS would prove nothing. */
import { areaOf, rangeOf } from "./cells.js";
import { foreign } from "./books.js";
import type { Ledger } from "./part.js";
import { shapes, StandIn } from "./standIn.js";

type Any = Record<string, unknown> & { (...given: unknown[]): unknown };
const of = (object: unknown): Any => object as Any;

describe("cells", () => {
  const ledger: Ledger = { calls: [], complaints: [] };
  const table = {
    values: [
      ["甲", 45_292],
      [undefined, 3],
    ],
    formats: [["General", "yyyy-mm-dd"], ["General"]],
  };
  const range = (address: string) => of(rangeOf(ledger, table, areaOf(address), () => undefined));

  test("one cell gives one value, several give rows, a blank gives null, a date its serial number", () => {
    expect(range("A1").Value2).toBe("甲");
    expect(range("B1").Value2).toBe(45_292);
    expect(range("A2").Value2).toBeNull();
    expect(range("A1:B2").Value2).toEqual([
      ["甲", 45_292],
      [null, 3],
    ]);
  });

  test("Value is a function and takes no assignment, which Value2 does", () => {
    const one = range("B2");
    expect((one.Value as () => unknown)()).toBe(3);
    expect(() => (one.Value = 4)).toThrow("Cannot redefine property: Value");
    one.Value2 = 5;
    expect(range("B2").Value2).toBe(5);
  });

  test("a mixed format is null, and Item outside the range throws", () => {
    expect(range("A1:B1").NumberFormat).toBeNull();
    expect(range("A1").NumberFormat).toBe("General");
    expect(() => (range("A1:B1").Item as (row: number, column: number) => unknown)(2, 1)).toThrow("outside");
  });

  test("a member that is not on the list throws and is complained of", () => {
    expect(() => range("A1").Formula3).toThrow("has no Et.Range.Formula3");
    expect(ledger.complaints).toEqual(["Et.Range.Formula3"]);
  });
});

describe.each(shapes)("the program as on %s", (shape) => {
  const started = () => {
    const office = new StandIn({ shape });
    office.open("/书/甲.xlsx", foreign());
    return { office, page: office.page() };
  };

  test("the add-on's members stand where this shape has them", () => {
    const { page } = started();
    expect(of(page.Application).FileSystem === undefined).toBe(shape === "mac");
    expect(of(page.wps).FileSystem === undefined).toBe(shape === "uos");
    expect(of(page.wps).Workbooks).toBeUndefined();
  });

  test("pages have objects of their own; the storage is common, keeps simple values and is emptied at a restart", () => {
    const { office, page } = started();
    expect(office.page().Application).not.toBe(page.Application);
    const storage = (from: typeof page) =>
      of(of(shape === "mac" ? from.wps : from.Application).PluginStorage) as unknown as {
        setItem(key: string, value: unknown): void;
        getItem(key: string): unknown;
      };
    storage(page).setItem("a", 1);
    expect(storage(office.page()).getItem("a")).toBe(1);
    expect(() => storage(page).setItem("b", {})).toThrow("cannot keep object");
    office.restart();
    expect(storage(page).getItem("a")).toBeUndefined();
  });

  test("deleting a sheet hangs while dialogues are allowed; a protected structure and a locked folder refuse", () => {
    const { office, page } = started();
    const program = of(page.Application) as unknown as Et.Application;
    const sheet = program.ActiveWorkbook.Worksheets.Item(1) as Et.Worksheet;
    expect(() => sheet.Delete()).toThrow("hangs");
    program.DisplayAlerts = false;
    expect(() => sheet.Delete()).not.toThrow();
    office.set("/书/甲.xlsx", { isProtected: true });
    expect(() => sheet.Delete()).toThrow("protected");
    expect(() => program.ActiveWorkbook.Worksheets.Add()).toThrow("protected");
    office.disk.locked.add("/锁/");
    expect(() => program.ActiveWorkbook.SaveCopyAs("/锁/乙.xlsx")).toThrow("EACCES");
  });

  test("calls are counted, since each is one to another process", () => {
    const { office, page } = started();
    office.ledger.calls.length = 0;
    void (of(page.Application) as unknown as Et.Application).Workbooks.Item(1).Name;
    expect(office.ledger.calls).toEqual(["root.Workbooks", "Et.Workbooks.Item", "Et.Workbook.Name"]);
  });
});
