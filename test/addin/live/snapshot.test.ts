import { changnan2024, dayOf, GridBuilder, type CellValue, type Day, type Grid } from "../../../engine/index.js";
import { HostError } from "../../../addin/live/ports.js";
import {
  dayCheckMilliseconds,
  retryMilliseconds,
  settleMilliseconds,
  Snapshot,
  type CellsAt,
  type SourceChange,
  type Timer,
  type WorkbookSource,
} from "../../../addin/live/snapshot.js";

const march = (date: number) => ({ date: dayOf(2024, 3, date) as number });
const leadHeadings = ["报送日期", "责任部门", "信息内容", "是否有效"];
const lead = (date: number, unit: string, text: string): CellValue[] => [march(date), unit, text, "是"];

/** A workbook in memory that counts what is asked of it; sheet ids are the sheets' first names. */
class Book implements WorkbookSource {
  date1904 = false;
  manualCalculation = false;
  readonly asked: string[] = [];
  /** Sheets by id. */
  readonly sheets = new Map<string, { name: string; rows: CellValue[][]; ours?: boolean }>();
  failure: unknown;
  /** Set: readings wait for it. */
  gate: Promise<void> | undefined;
  private ids: string[] = [];
  private readonly listeners = new Set<(change: SourceChange) => void>();

  async readGrid(): Promise<Grid> {
    this.asked.push("all");
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    this.ids = [...this.sheets.keys()];
    const builder = new GridBuilder();
    for (const { name, rows, ours } of this.sheets.values()) builder.rows(name, rows, { ours: ours ?? false });
    return builder.build();
  }

  async readSheets(previous: Grid, changed: ReadonlySet<string>): Promise<Grid | undefined> {
    this.asked.push([...changed].join("、"));
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    if (
      this.ids.join() !== [...this.sheets.keys()].join() ||
      [...this.sheets.values()].some(({ name }, index) => name !== previous.sheets[index]?.name)
    )
      return undefined;
    const builder = new GridBuilder();
    for (const { name, rows } of this.sheets.values()) builder.rows(name, rows);
    const next = builder.build();
    return {
      sheets: previous.sheets.map((sheet, index) =>
        changed.has(this.ids[index] as string) ? (next.sheets[index] ?? sheet) : sheet,
      ),
    };
  }

  async peek(places: readonly CellsAt[]): Promise<readonly (readonly string[])[]> {
    this.asked.push(`peek ${places.map(({ sheetId }) => sheetId).join("、")}`);
    if (this.failure !== undefined) throw this.failure;
    return places.map(({ sheetId }) =>
      (this.sheets.get(sheetId)?.rows ?? []).flat().filter((value): value is string => typeof value === "string"),
    );
  }

  sheetIndex(id: string): number {
    return this.ids.indexOf(id);
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(change: SourceChange): void {
    for (const listener of this.listeners) listener(change);
  }

  /** One cell changed. */
  edit(sheetId: string, row: number, column: number, value: CellValue): void {
    const cells = (this.sheets.get(sheetId)?.rows ?? [])[row] as CellValue[];
    const before = cells[column] ?? "";
    cells[column] = value;
    this.tell({ kind: "cells", sheetId, address: "X1", values: [before, value ?? ""] });
  }
}

/** Time that passes when the test says so. */
class ManualTimer implements Timer {
  private now = 0;
  private readonly waiting: { at: number; work: () => void }[] = [];

  after(milliseconds: number, work: () => void): () => void {
    const entry = { at: this.now + milliseconds, work };
    this.waiting.push(entry);
    return () => {
      const index = this.waiting.indexOf(entry);
      if (index >= 0) this.waiting.splice(index, 1);
    };
  }

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const entry of this.waiting.filter(({ at }) => at <= this.now)) {
      this.waiting.splice(this.waiting.indexOf(entry), 1);
      entry.work();
    }
    await settled();
  }
}

/** Lets every promise that can go on go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let book: Book;
let timer: ManualTimer;
let today: Day;
let snapshot: Snapshot;
let states: string[];

const points = (unit: string) => {
  const state = snapshot.current();
  if (state.kind !== "ready") throw new Error(`the snapshot is ${state.kind}`);
  return state.assessment.units.find(({ name }) => name === unit)?.items.leadReporting?.points;
};
const leadsOf = (unit: string) => {
  const state = snapshot.current();
  if (state.kind !== "ready") throw new Error(`the snapshot is ${state.kind}`);
  const { leads, units } = state.assessment.facts;
  return Array.from(leads.unit.slice(0, leads.count)).filter((index) => units[index]?.name === unit).length;
};

beforeEach(() => {
  book = new Book();
  timer = new ManualTimer();
  states = [];
  book.sheets.set("leads", {
    name: "信息报送台账",
    rows: [leadHeadings, lead(5, "洪源镇", "一条"), [{ date: dayOf(2024, 4, 6) as number }, "洪源镇", "又一条", "是"]],
  });
  book.sheets.set("private", {
    name: "通讯录",
    rows: [["称呼", "电话"], ...Array.from({ length: 40 }, (_, row) => [`某人${row}`, "1"])],
  });
  book.sheets.set("output", { name: "考核汇总", rows: [["汇总"]], ours: true });
  today = dayOf(2024, 9, 20) as Day;
  snapshot = new Snapshot(book, changnan2024, () => today, timer);
});

async function start(): Promise<void> {
  snapshot.subscribe(() =>
    states.push(snapshot.current().kind + ((snapshot.current() as { stale?: boolean }).stale === true ? " stale" : "")),
  );
  await settled();
  book.asked.length = 0;
  states.length = 0;
}

test("nothing is read until somebody asks, then once for all who ask", async () => {
  await settled();
  expect(book.asked).toEqual([]);
  snapshot.subscribe(() => undefined);
  snapshot.subscribe(() => undefined);
  await settled();
  expect(book.asked).toEqual(["all"]);
  expect(leadsOf("洪源镇")).toBe(2);
  expect(points("洪源镇")).toBeGreaterThan(0);
});

test("an edit in a ledger is read once the workbook has been quiet, that sheet alone, and told once", async () => {
  await start();
  const before = points("洪源镇");
  book.edit("leads", 2, 3, "否");
  expect(states).toEqual(["ready stale"]);
  await timer.pass(settleMilliseconds - 1);
  expect(book.asked).toEqual([]);
  await timer.pass(1);
  expect(book.asked).toEqual(["leads"]);
  expect(states).toEqual(["ready stale", "ready"]);
  expect(leadsOf("洪源镇")).toBe(1);
  expect(points("洪源镇")).not.toBe(before);
});

test("a sentence of the workbook's own 附件5 is edited: that sheet is read and everybody scored anew", async () => {
  const { scoringHeadings, scoringRows } = changnan2024.annexes;
  book.sheets.set("annex5", { name: "附件5", rows: [scoringHeadings, ...scoringRows].map((row) => [...row]) });
  await start();
  expect(points("洪源镇")).toBe(2);
  book.edit("annex5", 1, 2, (scoringRows[0]?.[2] ?? "").replace("不少于1条得1分", "不少于1条得1.5分"));
  await timer.pass(settleMilliseconds);
  // The reader of an edit comes with its first use.
  await settled();
  expect(book.asked).toEqual(["annex5"]);
  expect(points("洪源镇")).toBe(3);
});

test("many edits in a row are one reading; each puts it off", async () => {
  await start();
  for (let count = 0; count < 5; count++) {
    book.edit("leads", 1, 2, `改第${count}次`);
    await timer.pass(settleMilliseconds - 1);
  }
  expect(book.asked).toEqual([]);
  await timer.pass(1);
  expect(book.asked).toEqual(["leads"]);
});

test("an edit elsewhere is not read, nor is one in our own sheets", async () => {
  await start();
  book.edit("private", 3, 1, "138");
  book.edit("output", 0, 0, "改");
  book.tell({ kind: "cells", sheetId: "output", address: "A1:D9" });
  await timer.pass(60_000);
  expect(book.asked).toEqual([]);
  expect(states).toEqual([]);
});

describe("a table that comes into being", () => {
  test("cell by cell: each heading that is typed is looked at, and the rows after them count", async () => {
    await start();
    const rows: CellValue[][] = [
      ["姓名"],
      [null],
      ...Array.from({ length: 300 }, () => ["某人"]),
      leadHeadings.map(() => null),
      lead(7, "财政局", "新来的"),
    ];
    book.sheets.set("private", { name: "通讯录", rows });
    book.tell({ kind: "structure" });
    await timer.pass(settleMilliseconds);
    book.asked.length = 0;
    for (const [column, heading] of leadHeadings.entries()) book.edit("private", 302, column, heading);
    await timer.pass(settleMilliseconds);
    expect(book.asked).toEqual(["private"]);
    expect(leadsOf("财政局")).toBe(1);
  });

  test("a heading that was misspelt is corrected under a thousand rows", async () => {
    book.sheets.set("leads", {
      name: "信息报送台账",
      rows: [
        ["报送日其", "责任部门", "信息内容", "是否有效"],
        ...Array.from({ length: 1000 }, (_, row) => lead(5, "洪源镇", `第${row}条`)),
      ],
    });
    await start();
    expect(leadsOf("洪源镇")).toBe(0);
    book.edit("leads", 0, 0, "报送日期");
    await timer.pass(settleMilliseconds);
    expect(leadsOf("洪源镇")).toBe(1000);
  });

  test("a heading that is taken away takes its table away, and undoing that brings it back", async () => {
    await start();
    book.edit("leads", 0, 3, null);
    await timer.pass(settleMilliseconds);
    expect(leadsOf("洪源镇")).toBe(0);
    book.edit("leads", 0, 3, "是否有效");
    await timer.pass(settleMilliseconds);
    expect(leadsOf("洪源镇")).toBe(2);
  });

  test("a ledger is pasted into somebody's own sheet: a look first, then a reading", async () => {
    await start();
    book.sheets.get("private")?.rows.push(leadHeadings, lead(8, "财政局", "贴上的"));
    book.tell({ kind: "cells", sheetId: "private", address: "A42:D43" });
    expect(states).toEqual([]);
    await timer.pass(settleMilliseconds);
    expect(book.asked).toEqual(["peek private", "private"]);
    expect(leadsOf("财政局")).toBe(1);
  });

  test("something else is pasted there: a look and no more", async () => {
    await start();
    book.sheets.get("private")?.rows.push(["某人", "139"], ["又一人", "137"]);
    book.tell({ kind: "cells", sheetId: "private", address: "A42:B43" });
    await timer.pass(settleMilliseconds);
    expect(book.asked).toEqual(["peek private"]);
    expect(states).toEqual([]);
  });

  test("on a new sheet, of which only its first edit tells", async () => {
    await start();
    book.sheets.set("new", { name: "1月", rows: [leadHeadings, lead(9, "财政局", "新表")] });
    book.tell({ kind: "cells", sheetId: "new", address: "A1", values: ["", "报送日期"] });
    await timer.pass(settleMilliseconds);
    expect(book.asked).toEqual(["all"]);
    expect(leadsOf("财政局")).toBe(1);
  });
});

test("sheets that come, go or get another name make everything be read", async () => {
  await start();
  (book.sheets.get("leads") as { name: string }).name = "信息";
  book.tell({ kind: "structure" });
  await timer.pass(settleMilliseconds);
  expect(book.asked).toEqual(["all"]);
  expect(leadsOf("洪源镇")).toBe(2);
});

test("a rename without an event shows with the next edit of a ledger", async () => {
  await start();
  (book.sheets.get("leads") as { name: string }).name = "信息";
  book.edit("leads", 1, 2, "改");
  await timer.pass(settleMilliseconds);
  expect(book.asked).toEqual(["leads", "all"]);
  const state = snapshot.current();
  expect(state.kind === "ready" && state.assessment.facts.leads.sheets.map(({ name }) => name)).toEqual(["信息"]);
});

test("an edit while a reading is under way is not lost, and the state says that it is stale until then", async () => {
  let open: () => void = () => undefined;
  await start();
  book.gate = new Promise((resolve) => (open = resolve));
  book.edit("leads", 1, 3, "否");
  await timer.pass(settleMilliseconds);
  book.gate = undefined;
  book.edit("leads", 2, 3, "否");
  open();
  await settled();
  expect(states.at(-1)).toBe("ready stale");
  await timer.pass(settleMilliseconds);
  expect(book.asked).toEqual(["leads", "leads"]);
  expect(leadsOf("洪源镇")).toBe(0);
  expect(states.at(-1)).toBe("ready");
});

test("edits before the first reading is over are read afterwards", async () => {
  let open: () => void = () => undefined;
  book.gate = new Promise((resolve) => (open = resolve));
  snapshot.subscribe(() => undefined);
  book.edit("leads", 1, 3, "否");
  open();
  await settled();
  book.gate = undefined;
  await timer.pass(settleMilliseconds);
  expect(leadsOf("洪源镇")).toBe(1);
});

describe("a reading that fails", () => {
  const failure = new HostError("requestAborted");

  test("is told, tried again by itself with longer and longer pauses, and recovers", async () => {
    book.failure = failure;
    snapshot.subscribe(() => undefined);
    await settled();
    expect(snapshot.current()).toEqual({ kind: "failed", error: failure });
    expect(book.asked).toHaveLength(1);
    await timer.pass(retryMilliseconds.first);
    expect(book.asked).toHaveLength(2);
    await timer.pass(2 * retryMilliseconds.first - 1);
    expect(book.asked).toHaveLength(2);
    await timer.pass(1);
    expect(book.asked).toHaveLength(3);
    book.failure = undefined;
    await timer.pass(4 * retryMilliseconds.first);
    expect(snapshot.current().kind).toBe("ready");
    await timer.pass(retryMilliseconds.longest);
    expect(book.asked).toHaveLength(4);
  });

  test("pauses never grow beyond the longest", async () => {
    book.failure = failure;
    snapshot.subscribe(() => undefined);
    await settled();
    for (let count = 0; count < 12; count++) await timer.pass(retryMilliseconds.longest);
    expect(book.asked).toHaveLength(13);
  });

  test("of a part makes the next one whole", async () => {
    await start();
    book.failure = failure;
    book.edit("leads", 1, 3, "否");
    await timer.pass(settleMilliseconds);
    expect(snapshot.current().kind).toBe("failed");
    book.failure = undefined;
    book.edit("leads", 2, 3, "否");
    await timer.pass(settleMilliseconds);
    expect(book.asked).toEqual(["leads", "all"]);
    expect(leadsOf("洪源镇")).toBe(0);
  });
});

test("refresh reads everything and resolves when the new state is there", async () => {
  await start();
  (book.sheets.get("leads")?.rows as CellValue[][]).push(lead(10, "洪源镇", "没有事件的一条"));
  await snapshot.refresh();
  expect(book.asked).toEqual(["all"]);
  expect(leadsOf("洪源镇")).toBe(3);
});

test("refresh during a reading waits for one that began after it was asked", async () => {
  await start();
  let open: () => void = () => undefined;
  book.gate = new Promise((resolve) => (open = resolve));
  const first = snapshot.refresh();
  const second = snapshot.refresh();
  (book.sheets.get("leads")?.rows as CellValue[][]).push(lead(10, "洪源镇", "中途添的一条"));
  book.gate = undefined;
  open();
  await Promise.all([first, second]);
  expect(leadsOf("洪源镇")).toBe(3);
});

test("other days come from the same reading, each assessed once", async () => {
  await start();
  const april = dayOf(2024, 4, 1) as Day;
  const first = snapshot.asOf(april);
  expect(first?.asOf).toBe(april);
  expect(snapshot.asOf(april)).toBe(first);
  expect(snapshot.asOf(undefined)).toBe(snapshot.asOf(dayOf(2024, 9, 20)));
  expect(book.asked).toEqual([]);
  book.edit("leads", 1, 3, "否");
  await timer.pass(settleMilliseconds);
  expect(snapshot.asOf(april)).not.toBe(first);
});

test.each<[number, boolean, Day | undefined]>([
  [45356, false, dayOf(2024, 3, 5)],
  [45356.9, false, dayOf(2024, 3, 5)],
  [45356 - 1462, true, dayOf(2024, 3, 5)],
  [-1, false, undefined],
  [2958465, false, dayOf(9999, 12, 31)],
  [2958466, false, undefined],
])("serial number %d is a day of the workbook's own date system (1904: %s)", (serial, date1904, day) => {
  book.date1904 = date1904;
  expect(snapshot.dayOf(serial)).toBe(day);
});

test("a workbook that stays open over midnight is assessed as of the new day, from the same reading", async () => {
  await start();
  let heard = 0;
  snapshot.subscribe(() => heard++);
  today = dayOf(2024, 9, 21) as Day;
  await timer.pass(dayCheckMilliseconds);
  await timer.pass(0);
  expect(heard).toBe(1);
  expect(snapshot.current()).toMatchObject({ kind: "ready", assessment: { asOf: today } });
  expect(book.asked).toEqual([]);
});

test("whoever asks after midnight is told the new day at once", async () => {
  await start();
  today = dayOf(2025, 1, 2) as Day;
  expect(snapshot.asOf(undefined)?.asOf).toBe(dayOf(2024, 12, 31));
  expect(snapshot.asOf(undefined)).toBe(snapshot.asOf(undefined));
});

test("new results of formulas are read where a table stands, and nowhere else", async () => {
  await start();
  book.tell({ kind: "calculated", sheetId: "notes" });
  await timer.pass(settleMilliseconds);
  expect(book.asked).toEqual([]);
  (book.sheets.get("leads")?.rows as CellValue[][])[1] = lead(5, "洪源镇", "公式的新结果");
  book.tell({ kind: "calculated", sheetId: "leads" });
  expect(snapshot.current()).toMatchObject({ kind: "ready", stale: true });
  await timer.pass(settleMilliseconds);
  expect(book.asked).toEqual(["leads"]);
});

test("that formulas are computed on demand only is told with the result", async () => {
  await start();
  expect(snapshot.current()).not.toHaveProperty("manualCalculation");
  book.manualCalculation = true;
  await snapshot.refresh();
  expect(snapshot.current()).toMatchObject({ kind: "ready", manualCalculation: true });
});

test("whoever has ended hears nothing more", async () => {
  let heard = 0;
  const end = snapshot.subscribe(() => heard++);
  await settled();
  const before = heard;
  end();
  book.edit("leads", 1, 3, "否");
  await timer.pass(settleMilliseconds);
  expect(before).toBeGreaterThan(0);
  expect(heard).toBe(before);
});
