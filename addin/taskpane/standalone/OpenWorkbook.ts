import {
  assess,
  newestOf,
  plans,
  effectiveAsOf,
  readFacts,
  type Day,
  type Grid,
  type Place,
  type SheetPlan,
} from "../../../engine/index.js";
import { moment } from "../../live/moments.js";
import { HostError, type DrawnSheet, type Progress, type WorkbookEdit, type WorkbookHost } from "../../live/ports.js";
import { baseName } from "../format.js";
import type { LiveAssessment, LiveState, PaneFiles } from "../services.js";

/** A host whose content can be taken out as a file. */
export interface ByteHost extends WorkbookHost {
  readonly bytes: Uint8Array;
  /** The ending that a file with these bytes needs. */
  readonly ending: string;
  readonly lostProtection: boolean;
}

/** What reads and writes workbooks. */
export interface FileModule {
  readonly FileHost: new (bytes: Uint8Array, fileName: string) => ByteHost;
  exampleWorkbook(): Promise<Uint8Array>;
}

/** Where an opened workbook came from: the file, and the browser's handle on it where there is one, through which it can be written back. */
interface Source {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** What was downloaded last under a name, so that an older copy is noticed when it is opened again. */
export interface DownloadMemory {
  /** When the workbook of this stem was last handed to the downloads or written back, in milliseconds; absent: never. */
  lastOf(stem: string): number | undefined;
  remember(stem: string, at: number): void;
}

/** The page's one open workbook: host, live assessment and files in one, because all three change when another file is opened. */
export class OpenWorkbook implements WorkbookHost, LiveAssessment, PaneFiles {
  private host: ByteHost | undefined;
  private grid: Grid | undefined;
  /** Settled when what was written last stands, or was refused. */
  private writing: Promise<unknown> = Promise.resolve();
  private state: LiveState = { kind: "none" };
  private changed = false;
  private source: Source | undefined;
  /** Our summary stands in the workbook. */
  private summarised = false;
  private older = false;
  /** Counts openings and refreshes, so that a slow one that was overtaken is dropped. */
  private turn = 0;
  private readonly listeners = new Set<() => void>();

  /**
   * @param load the module that reads and writes; asked for once, when the first file is opened
   * @param today the day that an as-of date defaults to
   * @param mayDiscard asks whether edits that were not downloaded may be given up
   * @param save hands bytes to the person under a name; gives the name, or the path that they got
   * @param memory when which workbook was handed out last
   * @param now the time, in milliseconds
   */
  constructor(
    private readonly load: () => Promise<FileModule>,
    private readonly today: () => Day,
    private readonly mayDiscard: () => boolean,
    private readonly save: (bytes: Uint8Array, fileName: string) => string,
    private readonly memory: DownloadMemory,
    private readonly now: () => number,
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

  async open(file: File, handle?: FileSystemFileHandle): Promise<void> {
    const source = handle === undefined ? { file } : { file, handle };
    await this.take(async ({ FileHost }) => new FileHost(new Uint8Array(await file.arrayBuffer()), file.name), source);
  }

  /**
   * Opens what `read` gives; what it throws becomes the live state.
   * @param isSame it is the workbook that is shown, as it is by now: what is shown stays until then
   */
  async openBytes(
    read: () => Promise<{ readonly bytes: Uint8Array; readonly fileName: string }>,
    isSame = false,
  ): Promise<void> {
    await this.take(
      async ({ FileHost }) => {
        const { bytes, fileName } = await read();
        return new FileHost(bytes, fileName);
      },
      undefined,
      isSame,
    );
  }

  /** No workbook is open any more. */
  close(): void {
    this.turn++;
    this.host = undefined;
    this.grid = undefined;
    this.changed = false;
    this.takeFrom(undefined);
    this.show({ kind: "none" });
  }

  async readAgain(): Promise<void> {
    const { source } = this;
    if (source === undefined) return this.refresh();
    await this.take(async ({ FileHost }) => {
      const file = await currentFile(source);
      return new FileHost(await bytesOf(file), file.name);
    }, source);
  }

  canSaveBack(): boolean {
    return this.source?.handle !== undefined && /\.xls[xm]$/i.test(this.source.file.name);
  }

  async saveBack(): Promise<string> {
    const { host, source } = this;
    if (host === undefined || source?.handle === undefined) throw new Error("there is no file to write back to");
    const writable = await openToWrite(source.handle);
    // The browser writes beside the file and puts it in its place when the stream is closed, so a failure leaves the old one.
    await writable.write(host.bytes as Uint8Array<ArrayBuffer>);
    await writable.close();
    this.source = { file: await source.handle.getFile(), handle: source.handle };
    this.changed = false;
    this.memory.remember(stemOf(host.fileName), this.source.file.lastModified);
    return source.file.name;
  }

  isOlderCopy(): boolean {
    return this.older;
  }

  async openExample(): Promise<void> {
    await this.take(
      async ({ FileHost, exampleWorkbook }) =>
        new FileHost(await exampleWorkbook(), `${newestOf(plans).id}-example.xlsx`),
    );
  }

  download(): string {
    const { host } = this;
    if (host === undefined) throw new Error("no workbook is open");
    const content = this.summarised ? "summary" : this.changed ? "edited" : "asIs";
    const given = this.save(host.bytes, downloadName(host.fileName, content, host.ending));
    this.changed = false;
    this.memory.remember(stemOf(host.fileName), this.now());
    return given;
  }

  lostProtection(): boolean {
    return this.host?.lostProtection === true;
  }

  unsaved(): boolean {
    return this.changed;
  }

  /** What is being written is waited for: an edit that is made of the grid must not be made of one that is about to change. */
  async readGrid(progress?: Progress): Promise<Grid> {
    await this.writing;
    this.grid ??= await this.opened().readGrid(progress);
    return this.grid;
  }

  isCurrent(grid: Grid): boolean {
    return grid === this.grid;
  }

  async draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]> {
    const before = this.opened();
    const drawn = await this.write((host) => host.draw(plans, progress));
    if (before === this.host && plans.some(({ role }) => role === "summary")) this.summarised = true;
    return drawn;
  }

  apply(edits: readonly WorkbookEdit[], progress?: Progress): Promise<void> {
    return this.write((host) => host.apply(edits, progress));
  }

  /** A browser has no window on the workbook: the pane shows the cell itself. */
  async select(_place: Place): Promise<boolean> {
    return false;
  }

  private opened(): ByteHost {
    if (this.host === undefined) throw new Error("no workbook is open");
    return this.host;
  }

  private async write<T>(work: (host: ByteHost) => Promise<T>): Promise<T> {
    const host = this.opened();
    this.grid = undefined;
    const written = work(host);
    this.writing = written.catch(() => undefined);
    const result = await written;
    if (host === this.host) {
      this.grid = undefined;
      this.changed = true;
    }
    return result;
  }

  /** The new workbook replaces the old one only when it could be read. */
  private async take(make: (module: FileModule) => Promise<ByteHost>, source?: Source, isSame = false): Promise<void> {
    if (this.changed && !this.mayDiscard()) return;
    const turn = ++this.turn;
    this.show(isSame && this.state.kind === "ready" ? { ...this.state, stale: true } : { kind: "loading" });
    try {
      const host = await make(await this.load());
      if (turn !== this.turn) return;
      await this.read(host, turn);
      if (this.host === host) this.takeFrom(source);
    } catch (error) {
      if (turn === this.turn) this.show({ kind: "failed", error });
    }
  }

  private async read(host: ByteHost, turn: number): Promise<void> {
    try {
      const grid = await host.readGrid((step) => {
        if (turn === this.turn && this.state.kind === "loading") this.show({ kind: "loading", step });
      });
      await moment();
      const facts = readFacts(grid, plans);
      await moment();
      const assessment = assess(facts, { asOf: effectiveAsOf(facts.plan, this.today()) });
      // What is shown is drawn at once.
      await moment();
      if (turn !== this.turn) return;
      if (host !== this.host) this.changed = false;
      this.host = host;
      this.grid = grid;
      this.show({ kind: "ready", assessment, stale: false });
    } catch (error) {
      if (turn === this.turn) this.show({ kind: "failed", error });
    }
  }

  /** The file behind the workbook that has just been read. */
  private takeFrom(source: Source | undefined): void {
    this.source = source;
    this.summarised = this.grid?.sheets.some(({ ours, name }) => ours && name.startsWith(summaryName)) ?? false;
    const last = source === undefined ? undefined : this.memory.lastOf(stemOf(source.file.name));
    this.older = last !== undefined && source !== undefined && source.file.lastModified + clockSlack < last;
    for (const listener of this.listeners) listener();
  }

  private show(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** The sheet whose presence makes a workbook a summarised one. */
const summaryName = "考核汇总";
/** File systems round the time of a file, some to two seconds. */
const clockSlack = 5000;
/** What a download's name may carry behind the workbook's own name. */
const marks = /-(考核汇总|已更新)(?: ?\(\d+\))?$/;

/** A workbook's own name: without folders, ending, our marks, and the number that a browser adds to a second download. */
function stemOf(fileName: string): string {
  const name = baseName(fileName);
  const dot = name.lastIndexOf(".");
  return (dot > 0 ? name.slice(0, dot) : name).replace(/ ?\(\d+\)$/, "").replace(marks, "");
}

/**
 * The name of a download, after what it is: 考核汇总 only where our summary stands in it, 已更新 where something else was changed, else the name it
 * came with.
 * @param ending what the bytes are, such as `.xlsm`
 */
export function downloadName(fileName: string, content: "summary" | "edited" | "asIs", ending: string): string {
  const mark = { summary: `-${summaryName}`, edited: "-已更新", asIs: "" }[content];
  return `${stemOf(fileName) || "工作簿"}${mark}${ending}`;
}

/** The file as it is on the disk now. */
async function currentFile({ file, handle }: Source): Promise<File> {
  if (handle === undefined) return file;
  try {
    return await handle.getFile();
  } catch (error) {
    throw new HostError("fileGone", { file: file.name }, { cause: error });
  }
}

/** A browser refuses the bytes of a file that has changed or gone since it was picked. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new HostError("fileGone", { file: file.name }, { cause: error });
  }
}

/** @throws HostError `saveBackRefused` where the person or the system does not let the file be written */
async function openToWrite(handle: FileSystemFileHandle): Promise<FileSystemWritableFileStream> {
  try {
    return await handle.createWritable();
  } catch (error) {
    throw new HostError("saveBackRefused", { file: handle.name }, { cause: error });
  }
}
