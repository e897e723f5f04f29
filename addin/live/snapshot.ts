/** One live assessment of the open workbook: read once, assessed once, told to every formula and to the pane. */
import {
  assess,
  effectiveAsOf,
  matchHeading,
  readFactsWith,
  updateAssessment,
  type Assessment,
  type Day,
  type Facts,
  type Grid,
  type Plan,
  type Sheet,
} from "../../engine/index.js";
import { dayOfSerial } from "./dateFormats.js";
import type { Progress } from "./ports.js";

/** Cells of a sheet; the address as Excel writes it, such as `C5:F9`. */
export interface CellsAt {
  readonly sheetId: string;
  readonly address: string;
}

/** What a workbook tells of itself. */
export type SourceChange =
  /** `values`: of a change of one cell, what it held and what it holds. */
  | (CellsAt & { readonly kind: "cells"; readonly values?: readonly unknown[] })
  /** Formulas of a sheet have new results; the cells that they look at may stand on any sheet. */
  | { readonly kind: "calculated"; readonly sheetId: string }
  /** Sheets or tables came, went or got other names. */
  | { readonly kind: "structure" };

/** The reading side of a host. */
export interface WorkbookSource {
  readGrid(progress?: Progress): Promise<Grid>;
  /** The grid with some sheets read again; `undefined` when the whole has to be read. */
  readSheets(previous: Grid, sheetIds: ReadonlySet<string>): Promise<Grid | undefined>;
  /** The texts in changed areas, of large ones those at the top left; one list a place. */
  peek(places: readonly CellsAt[]): Promise<readonly (readonly string[])[]>;
  /** Position of a sheet in the last grid, -1 for a sheet that is new. */
  sheetIndex(id: string): number;
  /** The workbook counts days from 1904; known after the first reading. */
  readonly date1904: boolean;
  /** Formulas are computed only when a person asks for it, so that they may show old results; known after the first reading. */
  readonly manualCalculation?: boolean;
  onChange(listener: (change: SourceChange) => void): () => void;
}

/** Where the snapshot stands; a new object for every change. */
export type SnapshotState =
  | { readonly kind: "loading"; readonly step?: Parameters<Progress>[0] }
  | { readonly kind: "failed"; readonly error: unknown }
  | {
      readonly kind: "ready";
      readonly assessment: Assessment;
      readonly stale: boolean;
      /** The workbook computes formulas on demand only. */
      readonly manualCalculation?: boolean;
    };

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
export const settleMilliseconds = 250;

/** What reads an edit alone, without the rest: loaded apart, since no first score needs it. Where it cannot be had, the whole is read anew. */
const updating = () =>
  import(/* webpackChunkName: "updating", webpackPrefetch: true */ "./updating.js").catch(() => undefined);

/** What reads 附件5, 考核规则 and what no table claims, for a workbook that has any of it; where it cannot be had, the reading fails and is tried again. */
const extra = () => import(/* webpackChunkName: "extra", webpackPrefetch: true */ "./extra.js");

/** So often the clock is looked at: a workbook that stays open over midnight is assessed as of the new day. */
export const dayCheckMilliseconds = 30_000;

/** After a reading that failed, as while a workbook is still opening, it is tried again: after so long, then twice as long, up to the longest. */
export const retryMilliseconds = { first: 5_000, longest: 300_000 } as const;

/**
 * Keeps one assessment up to date. Edits mark it stale; when the workbook has been quiet for a moment, the changed sheets are read in one go and assessed once.
 *
 * An edit in a sheet that holds no table of ours is not read, unless it may make one. The edit of one cell tells by itself whether a heading came or went,
 * at no cost. Of a larger one (a paste, a fill) the top left part is looked at, in one small round trip; only headings in it make the sheet be read.
 */
export class Snapshot {
  private state: SnapshotState = { kind: "loading" };
  private grid: Grid | undefined;
  private facts: Facts | undefined;
  private reading: Promise<void> | undefined;
  private again = false;
  private all = true;
  private readonly changed = new Set<string>();
  /** Changes of several cells in sheets without a table of ours. */
  private doubtful: CellsAt[] = [];
  private failures = 0;
  private readonly listeners = new Set<() => void>();
  private cancelTimer: (() => void) | undefined;
  private started = false;
  private assessedAsOf: Day | undefined;
  private readonly byDay = new Map<Day, Assessment>();

  constructor(
    private readonly source: WorkbookSource,
    private readonly plans: Plan | readonly Plan[],
    private readonly today: () => Day,
    private readonly timer: Timer = realTimer,
  ) {}

  current(): SnapshotState {
    this.followDay();
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
    this.followDay();
    if (this.state.kind !== "ready") return undefined;
    if (day === undefined || day === this.state.assessment.asOf) return this.state.assessment;
    let assessment = this.byDay.get(day);
    if (assessment === undefined) {
      assessment = assess(this.state.assessment.facts, { asOf: day });
      this.byDay.set(day, assessment);
    }
    return assessment;
  }

  /** The day of a date cell's serial number, in the workbook's own date system; `undefined` for a number that is no date. */
  dayOf(serial: number): Day | undefined {
    const day = dayOfSerial(serial, this.source.date1904);
    return day === undefined ? undefined : Math.floor(day);
  }

  private start(): void {
    if (this.started) return;
    this.started = true;
    this.source.onChange((change) => this.notice(change));
    this.watchDay();
    void this.read();
  }

  private watchDay(): void {
    this.timer.after(dayCheckMilliseconds, () => {
      this.followDay();
      this.watchDay();
    });
  }

  /** A new day is a new assessment of the same facts. The listeners hear of it a moment later: this may be asked for while a pane is being drawn. */
  private followDay(): void {
    if (this.state.kind !== "ready" || this.facts === undefined || this.asOfToday(this.facts) === this.assessedAsOf)
      return;
    this.state = { ...this.state, assessment: this.assessToday(this.facts) };
    this.timer.after(0, () => this.tell());
  }

  private asOfToday({ plan }: Facts): Day {
    return effectiveAsOf(plan, this.today());
  }

  private assessToday(facts: Facts): Assessment {
    const asOf = this.asOfToday(facts);
    this.assessedAsOf = asOf;
    // An edit leaves the scores of most units as they were.
    return this.state.kind === "ready" && this.state.assessment.asOf === asOf
      ? updateAssessment(this.state.assessment, facts)
      : assess(facts, { asOf });
  }

  private notice(change: SourceChange): void {
    const weight =
      change.kind === "structure"
        ? "all"
        : change.kind === "calculated"
          ? this.weighCalculated(change)
          : this.weigh(change);
    if (weight === "nothing") return;
    if (weight === "all") this.all = true;
    else if (change.kind !== "structure") {
      if (weight === "sheet") this.changed.add(change.sheetId);
      else if (change.kind === "cells") this.doubtful.push({ sheetId: change.sheetId, address: change.address });
    }
    if (weight !== "doubtful" && this.state.kind === "ready" && !this.state.stale)
      this.become({ ...this.state, stale: true });
    this.later(settleMilliseconds);
  }

  /** What has to be read because of an edit. */
  private weigh({
    sheetId,
    values,
  }: Extract<SourceChange, { kind: "cells" }>): "nothing" | "doubtful" | "sheet" | "all" {
    const sheet = this.grid?.sheets[this.source.sheetIndex(sheetId)];
    if (sheet === undefined || this.facts === undefined) return "all";
    if (sheet.ours) return "nothing";
    if (this.holdsTable(sheet)) return "sheet";
    if (values === undefined) return "doubtful";
    return values.some(isHeading) ? "sheet" : "nothing";
  }

  /** New results matter where a table is read; elsewhere only an edit makes a table. */
  private weighCalculated({ sheetId }: Extract<SourceChange, { kind: "calculated" }>): "nothing" | "sheet" {
    const sheet = this.grid?.sheets[this.source.sheetIndex(sheetId)];
    return sheet !== undefined && !sheet.ours && this.holdsTable(sheet) ? "sheet" : "nothing";
  }

  private holdsTable(sheet: Sheet): boolean {
    return this.facts?.tables.some((table) => table.sheet === sheet.name) === true;
  }

  private later(milliseconds: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.timer.after(milliseconds, () => void this.read());
  }

  private read(): Promise<void> {
    if (this.reading !== undefined) {
      this.again = true;
      // What is under way may have passed the place that is asked for: the next one counts.
      return this.reading.then(() => this.reading);
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
    const doubtful = this.doubtful;
    this.all = false;
    this.changed.clear();
    this.doubtful = [];
    try {
      if (!whole && doubtful.length > 0) {
        const texts = await this.source.peek(doubtful);
        doubtful.forEach(({ sheetId }, index) => texts[index]?.some(isHeading) === true && changed.add(sheetId));
      }
      if (!whole && changed.size === 0) return;
      const part = whole ? undefined : await this.source.readSheets(this.grid as Grid, changed);
      const grid =
        part ??
        (await this.source.readGrid((step) => this.state.kind === "loading" && this.become({ kind: "loading", step })));
      const edit = part === undefined ? undefined : await updating();
      this.facts =
        edit?.updateFacts(this.facts as Facts, this.grid as Grid, grid) ??
        readFactsWith(grid, this.plans, undefined) ??
        readFactsWith(grid, this.plans, (await extra()).extraReaders);
      this.grid = grid;
      this.byDay.clear();
      this.failures = 0;
      this.become({
        kind: "ready",
        assessment: this.assessToday(this.facts),
        stale: this.all || this.changed.size > 0,
        ...(this.source.manualCalculation === true && { manualCalculation: true }),
      });
    } catch (error) {
      this.all = true;
      this.become({ kind: "failed", error });
      this.later(Math.min(retryMilliseconds.first * 2 ** this.failures++, retryMilliseconds.longest));
    }
  }

  private become(state: SnapshotState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** A text that heads a column of some table of ours. */
function isHeading(value: unknown): boolean {
  return typeof value === "string" && matchHeading(value).length > 0;
}
