import { changnan2024, dayOf, GridBuilder, type Day, type Grid } from "../../../../engine/index.js";
import { drawSheets } from "../../../../addin/file/write/drawSheets.js";
import { FileHost } from "../../../../addin/file/fileHost.js";
import { HostError } from "../../../../addin/live/ports.js";
import { downloadName, OpenWorkbook, type FileModule } from "../../../../addin/taskpane/standalone/OpenWorkbook.js";
import { buildTemplate } from "../../../../templates/buildTemplate.js";
import { settingsPlan } from "../../../../templates/settingsPlan.js";

const example = drawSheets(undefined, buildTemplate(changnan2024, { example: true })).then(({ bytes }) => bytes);
const fileModule: FileModule = { FileHost, exampleWorkbook: () => example };

function open(options: { mayDiscard?: boolean; module?: FileModule } = {}) {
  const saved: { readonly bytes: Uint8Array; readonly name: string }[] = [];
  const asked: number[] = [];
  const workbook = new OpenWorkbook(
    async () => options.module ?? fileModule,
    () => dayOf(2024, 6, 15) as Day,
    () => {
      asked.push(1);
      return options.mayDiscard ?? true;
    },
    (bytes, name) => saved.push({ bytes, name }),
  );
  const kinds: string[] = [];
  workbook.subscribe(() => kinds.push(workbook.current().kind));
  return { workbook, saved, asked, kinds };
}

const fileOf = (bytes: Uint8Array | string, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name);

test("a file becomes an assessment as of today", async () => {
  const { workbook, kinds } = open();
  await workbook.open(fileOf(await example, "台账.xlsx"));
  const state = workbook.current();
  expect(kinds[0]).toBe("loading");
  expect(state.kind === "ready" && state.assessment.asOf).toBe(dayOf(2024, 6, 15));
  expect(state.kind === "ready" && state.assessment.units).toHaveLength(changnan2024.quotas.length);
  expect(workbook.fileName).toBe("台账.xlsx");
});

test("the same state is the same object until something changes", async () => {
  const { workbook } = open();
  await workbook.openExample();
  expect(workbook.current()).toBe(workbook.current());
});

test("a file that cannot be read says why and does not take the place of the one that is open", async () => {
  const { workbook } = open();
  await workbook.openExample();
  await workbook.open(fileOf("no workbook", "坏.xlsx"));
  const state = workbook.current();
  expect(state.kind === "failed" && state.error).toBeInstanceOf(HostError);
  await workbook.refresh();
  expect(workbook.current().kind).toBe("ready");
  expect(workbook.fileName).toBe("changnan-2024-example.xlsx");
});

test("an edit makes the workbook unsaved until it is downloaded, and the download holds it", async () => {
  const { workbook, saved } = open();
  await workbook.openExample();
  expect(workbook.unsaved()).toBe(false);
  const [drawn] = await workbook.draw([
    { ...settingsPlan(changnan2024, false), name: "又一张", tables: [], names: [] },
  ]);
  expect(workbook.unsaved()).toBe(true);
  expect((await workbook.readGrid()).sheets.map((sheet) => sheet.name)).toContain(drawn?.name);
  expect(workbook.download()).toBe("changnan-2024-example-考核汇总.xlsx");
  expect(workbook.unsaved()).toBe(false);
  const again = await new FileHost(saved[0]?.bytes ?? new Uint8Array(), "again.xlsx").readGrid();
  expect(again.sheets.map((sheet) => sheet.name)).toContain("又一张");
});

test.each([
  [true, "台账.xlsx"],
  [false, "changnan-2024-example.xlsx"],
])("unsaved edits are given up only when the answer is %s", async (mayDiscard, name) => {
  const { workbook, asked } = open({ mayDiscard });
  await workbook.openExample();
  await workbook.apply([
    { kind: "addSheet", plan: { ...settingsPlan(changnan2024, false), name: "又一张", tables: [], names: [] } },
  ]);
  await workbook.open(fileOf(await example, "台账.xlsx"));
  expect(asked).toHaveLength(1);
  expect(workbook.fileName).toBe(name);
  expect(workbook.unsaved()).toBe(!mayDiscard);
});

test("without edits nobody is asked", async () => {
  const { workbook, asked } = open({ mayDiscard: false });
  await workbook.openExample();
  await workbook.open(fileOf(await example, "台账.xlsx"));
  expect(asked).toEqual([]);
  expect(workbook.fileName).toBe("台账.xlsx");
});

test("of two files opened one after the other the later one stays, even when the earlier is slower", async () => {
  const grid: Grid = new GridBuilder().rows("Sheet1", [["甲"]]).build();
  const waiting = new Map<string, () => void>();
  class SlowHost extends FileHost {
    override async readGrid(): Promise<Grid> {
      await new Promise<void>((resolve) => waiting.set(this.fileName, resolve));
      return grid;
    }
  }
  const { workbook } = open({ module: { FileHost: SlowHost, exampleWorkbook: () => example } });
  const first = workbook.open(fileOf("1", "先.xlsx"));
  const second = workbook.open(fileOf("2", "后.xlsx"));
  while (!waiting.has("后.xlsx")) await new Promise((resolve) => setTimeout(resolve));
  waiting.get("后.xlsx")?.();
  await second;
  waiting.get("先.xlsx")?.();
  await first;
  expect(workbook.fileName).toBe("后.xlsx");
  expect(workbook.current().kind).toBe("ready");
});

test("nothing is drawn, changed or downloaded while no workbook is open", async () => {
  const { workbook } = open();
  expect(workbook.current()).toEqual({ kind: "none" });
  expect(() => workbook.download()).toThrow("no workbook is open");
  await expect(workbook.draw([])).rejects.toThrow("no workbook is open");
  await workbook.refresh();
  expect(workbook.current()).toEqual({ kind: "none" });
});

test.each([
  ["台账.xlsx", "台账-考核汇总.xlsx"],
  ["台账.XLSM", "台账-考核汇总.xlsm"],
  ["台账.et", "台账-考核汇总.xlsx"],
  ["台账-考核汇总.xlsx", "台账-考核汇总.xlsx"],
  ["C:\\考核\\2024.12.xls", "2024.12-考核汇总.xlsx"],
  [".xlsx", ".xlsx-考核汇总.xlsx"],
])("%s is downloaded as %s", (name, download) => expect(downloadName(name)).toBe(download));
