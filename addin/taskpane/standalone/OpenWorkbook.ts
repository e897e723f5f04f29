import {
  assess,
  changnan2024,
  effectiveAsOf,
  readFacts,
  type Day,
  type Grid,
  type Place,
  type SheetPlan,
} from "../../../engine/index.js";
import type { DrawnSheet, Progress, WorkbookEdit, WorkbookHost } from "../../live/ports.js";
import { baseName } from "../format.js";
import type { LiveAssessment, LiveState, PaneFiles } from "../services.js";

/** A host whose content can be taken out as a file. */
export interface ByteHost extends WorkbookHost {
  readonly bytes: Uint8Array;
}

/** What reads and writes workbooks. */
export interface FileModule {
  readonly FileHost: new (bytes: Uint8Array, fileName: string) => ByteHost;
  exampleWorkbook(): Promise<Uint8Array>;
}

/** The page's one open workbook: host, live assessment and files in one, because all three change when another file is opened. */
export class OpenWorkbook implements WorkbookHost, LiveAssessment, PaneFiles {
  private host: ByteHost | undefined;
  private grid: Grid | undefined;
  private state: LiveState = { kind: "none" };
  private changed = false;
  /** Counts openings and refreshes, so that a slow one that was overtaken is dropped. */
  private turn = 0;
  private readonly listeners = new Set<() => void>();

  /**
   * @param load the module that reads and writes; asked for once, when the first file is opened
   * @param today the day that an as-of date defaults to
   * @param mayDiscard asks whether edits that were not downloaded may be given up
   * @param save hands bytes to the browser's downloads
   */
  constructor(
    private readonly load: () => Promise<FileModule>,
    private readonly today: () => Day,
    private readonly mayDiscard: () => boolean,
    private readonly save: (bytes: Uint8Array, fileName: string) => void,
  ) {}

  get fileName(): string {
    return this.host?.fileName ?? "";
  }

  readonly current = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  async refresh(): Promise<void> {
    const { host } = this;
    if (host === undefined) return this.show({ kind: "none" });
    const turn = ++this.turn;
    if (this.state.kind === "ready") this.show({ ...this.state, stale: true });
    else this.show({ kind: "loading" });
    await this.read(host, turn);
  }

  async open(file: File): Promise<void> {
    await this.take(async ({ FileHost }) => new FileHost(new Uint8Array(await file.arrayBuffer()), file.name));
  }

  async openExample(): Promise<void> {
    await this.take(
      async ({ FileHost, exampleWorkbook }) => new FileHost(await exampleWorkbook(), `${changnan2024.id}-example.xlsx`),
    );
  }

  download(): string {
    const { host } = this;
    if (host === undefined) throw new Error("no workbook is open");
    const name = downloadName(host.fileName);
    this.save(host.bytes, name);
    this.changed = false;
    return name;
  }

  unsaved(): boolean {
    return this.changed;
  }

  async readGrid(progress?: Progress): Promise<Grid> {
    this.grid ??= await this.opened().readGrid(progress);
    return this.grid;
  }

  async draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]> {
    const drawn = await this.opened().draw(plans, progress);
    this.edited();
    return drawn;
  }

  async apply(edits: readonly WorkbookEdit[], progress?: Progress): Promise<void> {
    await this.opened().apply(edits, progress);
    this.edited();
  }

  /** A browser has no window on the workbook: the pane shows the cell itself. */
  async select(_place: Place): Promise<boolean> {
    return false;
  }

  private opened(): ByteHost {
    if (this.host === undefined) throw new Error("no workbook is open");
    return this.host;
  }

  private edited(): void {
    this.grid = undefined;
    this.changed = true;
  }

  /** The new workbook replaces the old one only when it could be read. */
  private async take(make: (module: FileModule) => Promise<ByteHost>): Promise<void> {
    if (this.changed && !this.mayDiscard()) return;
    const turn = ++this.turn;
    this.show({ kind: "loading" });
    try {
      const host = await make(await this.load());
      if (turn === this.turn) await this.read(host, turn);
    } catch (error) {
      if (turn === this.turn) this.show({ kind: "failed", error });
    }
  }

  private async read(host: ByteHost, turn: number): Promise<void> {
    try {
      const grid = await host.readGrid((step) => {
        if (turn === this.turn && this.state.kind === "loading") this.show({ kind: "loading", step });
      });
      const assessment = assess(readFacts(grid, changnan2024), { asOf: effectiveAsOf(changnan2024, this.today()) });
      if (turn !== this.turn) return;
      if (host !== this.host) this.changed = false;
      this.host = host;
      this.grid = grid;
      this.show({ kind: "ready", assessment, stale: false });
    } catch (error) {
      if (turn === this.turn) this.show({ kind: "failed", error });
    }
  }

  private show(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** The opened file's name with 考核汇总 behind it; what is not a modern workbook is written as .xlsx. */
export function downloadName(fileName: string): string {
  const name = baseName(fileName);
  const dot = name.lastIndexOf(".");
  const stem = (dot > 0 ? name.slice(0, dot) : name).replace(/-考核汇总$/, "");
  return `${stem || "工作簿"}-考核汇总${name.toLowerCase().endsWith(".xlsm") ? ".xlsm" : ".xlsx"}`;
}
