import { changnan2024, dayOf, GridBuilder, summaryPlan, type Day, type Grid } from "../../../../engine/index.js";
import { drawSheets } from "../../../../addin/file/write/drawSheets.js";
import { FileHost } from "../../../../addin/file/fileHost.js";
import { HostError } from "../../../../addin/live/ports.js";
import { downloadName, OpenWorkbook, type FileModule } from "../../../../addin/taskpane/standalone/OpenWorkbook.js";
import { leanWorkbook } from "../../../helpers/leanTemplate.js";
import { settingsPlan } from "../../../../templates/settingsPlan.js";

const example = leanWorkbook({ example: true });
const fileModule: FileModule = { FileHost, exampleWorkbook: () => example };

/** 2024-06-15 09:00 by the page's clock. */
const now = Date.UTC(2024, 5, 15, 9);

function open(
  options: { mayDiscard?: boolean; module?: FileModule; handedOut?: Readonly<Record<string, number>> } = {},
) {
  const times = new Map(Object.entries(options.handedOut ?? {}));
  const saved: { readonly bytes: Uint8Array; readonly name: string }[] = [];
  const asked: number[] = [];
  const workbook = new OpenWorkbook(
    async () => options.module ?? fileModule,
    () => dayOf(2024, 6, 15) as Day,
    () => {
      asked.push(1);
      return options.mayDiscard ?? true;
    },
    (bytes, name) => {
      saved.push({ bytes, name });
      return name;
    },
    { lastOf: (stem) => times.get(stem), remember: (stem, at) => void times.set(stem, at) },
    () => now,
  );
  const kinds: string[] = [];
  workbook.subscribe(() => kinds.push(workbook.current().kind));
  return { workbook, saved, asked, kinds, times };
}

const fileOf = (bytes: Uint8Array | string, name: string, lastModified = now) =>
  new File([bytes as Uint8Array<ArrayBuffer>], name, { lastModified });

/** A file on a disk, with the browser's handle on it. */
class Disk {
  bytes: Uint8Array | string;
  refuses = false;
  constructor(
    bytes: Uint8Array | string,
    readonly name: string,
  ) {
    this.bytes = bytes;
  }
  get handle(): FileSystemFileHandle {
    return {
      kind: "file",
      name: this.name,
      getFile: async () => fileOf(this.bytes, this.name),
      createWritable: async () => {
        if (this.refuses) throw new DOMException("denied", "NotAllowedError");
        let pending: Uint8Array = new Uint8Array();
        return {
          write: async (bytes: Uint8Array) => void (pending = bytes),
          close: async () => void (this.bytes = pending),
        };
      },
    } as unknown as FileSystemFileHandle;
  }
}

test("a file becomes an assessment as of today", async () => {
  const { workbook, kinds } = open();
  await workbook.open(fileOf(await example, "台账.xlsx"));
  const state = workbook.current();
  expect(kinds[0]).toBe("loading");
  expect(state.kind === "ready" && state.assessment.asOf).toBe(dayOf(2024, 6, 15));
  expect(state.kind === "ready" && state.assessment.units).toHaveLength(changnan2024.quotas.length);
  expect(workbook.fileName).toBe("台账.xlsx");
});

test("the page has a moment between reading, facts, assessment and drawing", async () => {
  const grid = await new FileHost(await example, "台账.xlsx").readGrid();
  let given = 0;
  const setTimeout = jest.spyOn(globalThis, "setTimeout");
  setTimeout.mockImplementation(((resolve: () => void) => {
    given++;
    resolve();
  }) as typeof globalThis.setTimeout);
  class ReadHost extends FileHost {
    override readGrid(): Promise<Grid> {
      given = 0;
      return Promise.resolve(grid);
    }
  }
  const { workbook } = open({ module: { ...fileModule, FileHost: ReadHost } });
  await workbook.open(fileOf("", "台账.xlsx"));
  setTimeout.mockRestore();
  expect(workbook.current().kind).toBe("ready");
  expect(given).toBe(3);
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
  expect(workbook.download()).toBe("changnan-2024-example-已更新.xlsx");
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
  ["台账.xlsx", "summary", ".xlsx", "台账-考核汇总.xlsx"],
  ["台账.xlsx", "edited", ".xlsx", "台账-已更新.xlsx"],
  ["台账.xlsx", "asIs", ".xlsx", "台账.xlsx"],
  ["台账.xlsx", "summary", ".xlsm", "台账-考核汇总.xlsm"],
  ["台账.et", "asIs", ".et", "台账.et"],
  ["台账-考核汇总.xlsx", "summary", ".xlsx", "台账-考核汇总.xlsx"],
  ["台账-考核汇总 (1).xlsx", "edited", ".xlsx", "台账-已更新.xlsx"],
  ["C:\\考核\\2024.12.xls", "asIs", ".xls", "2024.12.xls"],
  [".xlsx", "summary", ".xlsx", ".xlsx-考核汇总.xlsx"],
] as const)("%s (%s) with the content of an %s is downloaded as %s", (name, content, ending, download) =>
  expect(downloadName(name, content, ending)).toBe(download),
);

test("what was not changed is downloaded as what it is", async () => {
  const { workbook, saved } = open();
  await workbook.open(fileOf("单位,电话\n", "台账.csv"));
  expect(workbook.download()).toBe("台账.csv");
  expect(new TextDecoder().decode(saved[0]?.bytes)).toBe("单位,电话\n");
});

test("a workbook in which our summary was drawn, now or earlier, is named after it", async () => {
  const { workbook, saved } = open();
  await workbook.openExample();
  const state = workbook.current();
  if (state.kind !== "ready") throw new Error("the example could not be read");
  await workbook.draw([summaryPlan(state.assessment)]);
  expect(workbook.download()).toBe("changnan-2024-example-考核汇总.xlsx");
  const again = open().workbook;
  await again.open(fileOf(saved[0]!.bytes, "六月.xlsx"));
  expect(again.download()).toBe("六月-考核汇总.xlsx");
});

describe("a file that the browser may write", () => {
  const added = {
    kind: "addSheet",
    plan: { ...settingsPlan(changnan2024, false), name: "又一张", tables: [], names: [] },
  } as const;

  test("takes the workbook back, and nothing is unsaved then", async () => {
    const { workbook } = open();
    const disk = new Disk(await example, "台账.xlsx");
    await workbook.open(await disk.handle.getFile(), disk.handle);
    expect(workbook.canSaveBack()).toBe(true);
    await workbook.apply([added]);
    expect(await workbook.saveBack()).toBe("台账.xlsx");
    expect(workbook.unsaved()).toBe(false);
    const grid = await new FileHost(disk.bytes as Uint8Array, "台账.xlsx").readGrid();
    expect(grid.sheets.map(({ name }) => name)).toContain("又一张");
  });

  test("that is refused stays as it was, and the workbook stays unsaved", async () => {
    const { workbook } = open();
    const disk = new Disk(await example, "台账.xlsx");
    await workbook.open(await disk.handle.getFile(), disk.handle);
    await workbook.apply([added]);
    disk.refuses = true;
    await expect(workbook.saveBack()).rejects.toMatchObject({ code: "saveBackRefused", values: { file: "台账.xlsx" } });
    expect(disk.bytes).toBe(await example);
    expect(workbook.unsaved()).toBe(true);
  });

  test("is read anew from the disk by 重新读取", async () => {
    const { workbook } = open();
    const disk = new Disk(await example, "台账.xlsx");
    await workbook.open(await disk.handle.getFile(), disk.handle);
    disk.bytes = (await drawSheets(await example, [added.plan])).bytes;
    await workbook.readAgain();
    expect((await workbook.readGrid()).sheets.map(({ name }) => name)).toContain("又一张");
  });

  test("an .xls cannot be written back: we write .xlsx only", async () => {
    const { workbook } = open();
    const disk = new Disk("单位,电话\n", "台账.csv");
    await workbook.open(await disk.handle.getFile(), disk.handle);
    expect(workbook.canSaveBack()).toBe(false);
  });
});

test("a file that is gone since says so when it is read again", async () => {
  const { workbook } = open();
  const file = fileOf(await example, "台账.xlsx");
  await workbook.open(file);
  file.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
  await workbook.readAgain();
  const state = workbook.current();
  expect(state.kind === "failed" && state.error).toMatchObject({ code: "fileGone", values: { file: "台账.xlsx" } });
});

test.each([
  ["older than what was downloaded under its name", now - 60_000, true],
  ["as old", now, false],
  ["a second younger than its time on a coarse clock", now - 1000, false],
  ["newer", now + 60_000, false],
])("an opened copy that is %s", async (_, lastModified, older) => {
  const { workbook } = open({ handedOut: { 台账: now } });
  await workbook.open(fileOf(await example, "台账-考核汇总.xlsx", lastModified));
  expect(workbook.isOlderCopy()).toBe(older);
});

test("a download is remembered under the workbook's own name", async () => {
  const { workbook, times } = open();
  await workbook.open(fileOf(await example, "台账 (2).xlsx"));
  workbook.download();
  expect([...times]).toEqual([["台账", now]]);
});

describe("while something is being written", () => {
  const edit = (sheet: string, value: string) =>
    [{ kind: "cells", sheet, cells: [{ row: 0, column: 0, value }] }] as const;
  const firstText = ({ sheets: [first] }: Grid) => first?.pool.texts[first.columns[0]?.numbers[0] ?? -1];
  const small = async () => (await drawSheets(undefined, [settingsPlan(changnan2024, false)])).bytes;

  test("the workbook that is read is the one with what was written, and the one before is known to be old", async () => {
    const { workbook } = open();
    await workbook.open(fileOf(await small(), "台账.xlsx"));
    const before = await workbook.readGrid();
    expect(workbook.isCurrent(before)).toBe(true);
    const written = workbook.apply(edit(before.sheets[0]?.name ?? "", "改过"));
    expect(workbook.isCurrent(before)).toBe(false);
    const after = await workbook.readGrid();
    expect(firstText(after)).toBe("改过");
    await written;
    expect(workbook.isCurrent(after)).toBe(true);
    expect(workbook.unsaved()).toBe(true);
  });

  test("what is refused leaves the workbook as it was", async () => {
    const { workbook } = open();
    await workbook.open(fileOf(await small(), "台账.xlsx"));
    const before = firstText(await workbook.readGrid());
    const refused = workbook.apply(edit("没有这张表", "改过"));
    const after = workbook.readGrid();
    await expect(refused).rejects.toMatchObject({ code: "sheetMissing" });
    expect(firstText(await after)).toBe(before);
    expect(workbook.unsaved()).toBe(false);
  });

  test("another workbook that is opened meanwhile is not taken for changed", async () => {
    const { workbook } = open();
    await workbook.open(fileOf(await small(), "台账.xlsx"));
    const { sheets } = await workbook.readGrid();
    const written = workbook.apply(edit(sheets[0]?.name ?? "", "改过"));
    await workbook.open(fileOf(await small(), "另一本.xlsx"));
    await written;
    expect(workbook.fileName).toBe("另一本.xlsx");
    expect(workbook.unsaved()).toBe(false);
  });

  test("nor is its download named after a summary that was drawn into the one before", async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    class SlowHost extends FileHost {
      override async draw(...given: Parameters<FileHost["draw"]>): ReturnType<FileHost["draw"]> {
        await held;
        return super.draw(...given);
      }
    }
    const { workbook, saved } = open({ module: { ...fileModule, FileHost: SlowHost } });
    await workbook.open(fileOf(await example, "台账.xlsx"));
    const state = workbook.current();
    if (state.kind !== "ready") throw new Error(state.kind);
    const drawn = workbook.draw([summaryPlan(state.assessment)]);
    await workbook.open(fileOf(await small(), "另一本.xlsx"));
    release();
    await drawn;
    workbook.download();
    expect(saved.map(({ name }) => name)).toEqual(["另一本.xlsx"]);
  });
});
