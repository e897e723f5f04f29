/** What WPS's events tell, made into few and late tidings: what they hand over and when they come was never confirmed, so only that they come is used. */
import type { Clock } from "./books.js";
import { member, type Office } from "./office.js";

/** After the last edit; a copy of the workbook is written for each reading, so this is longer than in Excel. */
export const quietMilliseconds = 800;
/** Edits that come so soon after work of ours may be of our own making. */
export const echoMilliseconds = 2_000;
/** The longest wait when edits keep following our own work. */
export const longestMilliseconds = 30_000;

/** Events that bring or take workbooks, or change their names or the one in front. */
const frontEvents = [
  "WorkbookOpen",
  "NewWorkbook",
  "WorkbookActivate",
  "WindowActivate",
  "WorkbookBeforeClose",
  "FileAfterSave",
] as const;

export interface Listener {
  /** Workbooks were changed. @param names full names, or `undefined` where WPS did not say which */
  edited(names: ReadonlySet<string> | undefined): void;
  /** Another workbook is in front, or some came or went. */
  fronted(): void;
}

export class Changes {
  private wait = quietMilliseconds;
  private ownUntil = -Infinity;
  private working = false;
  private cancel: (() => void) | undefined;
  private cancelFront: (() => void) | undefined;
  private names: Set<string> | undefined = new Set();

  constructor(
    private readonly clock: Clock,
    private readonly listener: Listener,
  ) {}

  /** Registers with WPS; an event that this WPS does not know is done without. */
  listen(office: Office): void {
    const events = office.addon("ApiEvent")?.ApiEvent as
      { AddApiEventListener(name: string, callback: (...given: unknown[]) => void): void } | undefined;
    if (events === undefined) return;
    const add = (name: string, callback: (...given: unknown[]) => void) => {
      try {
        events.AddApiEventListener(name, callback);
      } catch {
        // 重新读取 and 重算 do what the event would have done.
      }
    };
    add("SheetChange", (sheet) => this.edit(sheet));
    for (const name of frontEvents) add(name, () => this.front());
  }

  /** Does something to which WPS may answer with events; those that come meanwhile are our own. */
  byOurselves<T>(work: () => T): T {
    this.working = true;
    try {
      return work();
    } finally {
      this.working = false;
      this.ownUntil = this.clock.now() + echoMilliseconds;
    }
  }

  /** An edit. One that follows our own work closely may be its echo: the wait is doubled each time, so that an echo dies away and a person is only served later. */
  private edit(sheet: unknown): void {
    if (this.working) return;
    const name = member(member(sheet, "Parent"), "FullName");
    if (typeof name === "string" && name !== "") this.names?.add(name);
    else this.names = undefined;
    // Once for a run of edits, however many they are.
    if (this.cancel === undefined)
      this.wait = this.clock.now() < this.ownUntil ? Math.min(this.wait * 2, longestMilliseconds) : quietMilliseconds;
    this.cancel?.();
    this.cancel = this.clock.after(this.wait, () => {
      const { names } = this;
      this.names = new Set();
      this.cancel = undefined;
      // The pane will have a copy written too, and events that this brings are not a person's.
      this.byOurselves(() => this.listener.edited(names));
    });
  }

  /** Told a moment later: the event comes before a workbook is closed and before a new one is in front. */
  private front(): void {
    this.cancelFront ??= this.clock.after(quietMilliseconds, () => {
      this.cancelFront = undefined;
      this.byOurselves(() => this.listener.fronted());
    });
  }
}
