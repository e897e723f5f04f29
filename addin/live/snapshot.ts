/** One live assessment of the open workbook: read once, assessed once, told to every formula and to the pane. */
import { assess, effectiveAsOf, readFacts, updateFacts, type Assessment, type Day, type Facts, type Grid, type Plan, type Sheet } from "../../engine/index.js";
import { CellKind } from "../../engine/index.js";
import type { Progress } from "./ports.js";

/** What a workbook tells of itself. `structure`: sheets or tables came, went or got other names. */
export type SourceChange = { readonly kind: "cells"; readonly sheetId: string; readonly address: string } | { readonly kind: "structure" };

/** The reading side of a host. */
export interface WorkbookSource {
  readGrid(progress?: Progress): Promise<Grid>;
  /** The grid with some sheets read again; `undefined` when the whole has to be read. */
  readSheets(previous: Grid, sheetIds: ReadonlySet<string>): Promise<Grid | undefined>;
  /** Position of a sheet in the last grid, -1 for a sheet that is new. */
  sheetIndex(id: string): number;
  onChange(listener: (change: SourceChange) => void): () => void;
}

/** Where the snapshot stands; a new object for every change. */
export type SnapshotState =
  | { readonly kind: "loading"; readonly step?: Parameters<Progress>[0] }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "ready"; readonly assessment: Assessment; readonly stale: boolean };

/** Runs something later; tests hand in their own clock. */
export interface Timer {
  after(milliseconds: number, work: () => void): () => void;
}

const realTimer: Timer = {
  after: (milliseconds, work) => {
    const handle = setTimeout(work, milliseconds);
    return () => clearTimeout(handle);
  },
};

/** Long enough for a paste or a fill to be over, short enough to feel immediate. */
const settleMilliseconds = 250;

/**
 * Keeps one assessment up to date. Edits mark it stale; when the workbook has been quiet for a moment, the changed sheets are read in one go and assessed once.
 * An edit in a sheet that holds no table of ours is not read, unless it could make one: that is when the sheet is new or had no more than a few rows.
 */
export class Snapshot {
  private state: SnapshotState = { kind: "loading" };
  private grid: Grid | undefined;
  private facts: Facts | undefined;
  private reading: Promise<void> | undefined;
  private again = false;
  private all = true;
  private readonly changed = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private cancelTimer: (() => void) | undefined;
  private started = false;
  private readonly byDay = new Map<Day, Assessment>();

  constructor(
    private readonly source: WorkbookSource,
    private readonly plan: Plan,
    private readonly today: () => Day,
    private readonly timer: Timer = realTimer,
  ) {}

  current(): SnapshotState {
    return this.state;
  }

  /** Calls `listener` after every change of state; the first subscriber starts the reading. The result ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    this.start();
    return () => void this.listeners.delete(listener);
  }

  /** Reads everything again; resolves when that is done, and never rejects. */
  refresh(): Promise<void> {
    this.all = true;
    this.start();
    return this.read();
  }

  /** The assessment as of a day, from the same reading; `undefined` while there is none. */
  asOf(day: Day | undefined): Assessment | undefined {
    if (this.state.kind !== "ready") return undefined;
    if (day === undefined || day === this.state.assessment.asOf) return this.state.assessment;
    let assessment = this.byDay.get(day);
    if (assessment === undefined) {
      assessment = assess(this.state.assessment.facts, { asOf: day });
      this.byDay.set(day, assessment);
    }
    return assessment;
  }

  private start(): void {
    if (this.started) return;
    this.started = true;
    this.source.onChange((change) => this.notice(change));
    void this.read();
  }

  private notice(change: SourceChange): void {
    if (change.kind === "structure") this.all = true;
    else {
      const index = this.source.sheetIndex(change.sheetId);
      const sheet = this.grid?.sheets[index];
      if (index < 0) this.all = true;
      else if (sheet === undefined || this.mayMatter(sheet)) this.changed.add(change.sheetId);
      else return;
    }
    if (this.state.kind === "ready" && !this.state.stale) this.become({ ...this.state, stale: true });
    this.cancelTimer?.();
    this.cancelTimer = this.timer.after(settleMilliseconds, () => void this.read());
  }

  /** Sheets with a table of ours matter. So does any sheet where a heading row may just be coming into being: one with few filled rows. */
  private mayMatter(sheet: Sheet): boolean {
    if (sheet.ours) return false;
    if (this.facts?.tables.some((table) => table.sheet === sheet.name) === true) return true;
    let filled = 0;
    for (let row = 0; row < Math.min(sheet.rowCount, 200); row++) if (sheet.columns.some((column) => column.kinds[row] !== CellKind.empty)) filled++;
    return filled <= newTableRows;
  }

  private read(): Promise<void> {
    if (this.reading !== undefined) {
      this.again = true;
      return this.reading;
    }
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    this.reading = this.readOnce().finally(() => {
      this.reading = undefined;
      if (!this.again) return;
      this.again = false;
      void this.read();
    });
    return this.reading;
  }

  private async readOnce(): Promise<void> {
    const whole = this.all || this.grid === undefined || this.facts === undefined;
    const changed = new Set(this.changed);
    this.all = false;
    this.changed.clear();
    if (!whole && changed.size === 0) return;
    try {
      const part = whole ? undefined : await this.source.readSheets(this.grid as Grid, changed);
      const grid = part ?? (await this.source.readGrid((step) => this.state.kind === "loading" && this.become({ kind: "loading", step })));
      this.facts = part === undefined ? readFacts(grid, this.plan) : updateFacts(this.facts as Facts, this.grid as Grid, grid);
      this.grid = grid;
      this.byDay.clear();
      const assessment = assess(this.facts, { asOf: effectiveAsOf(this.plan, this.today()) });
      this.become({ kind: "ready", assessment, stale: this.all || this.changed.size > 0 });
    } catch (error) {
      this.all = true;
      this.become({ kind: "failed", error });
    }
  }

  private become(state: SnapshotState): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }
}

/** A heading row, a title and some blanks: with more than this a sheet without a table is somebody's own. */
const newTableRows = 12;
