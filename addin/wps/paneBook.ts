/** The pane's workbook inside WPS: a copy of the one in front, changed here and handed out as a new file beside it, as the stand-alone page does. */
import { a1, type Grid, type Place, type SheetPlan } from "../../engine/index.js";
import { HostError, type DrawnSheet, type Progress, type WorkbookEdit, type WorkbookHost } from "../live/ports.js";
import type { LiveAssessment, LiveState, PaneFiles } from "../taskpane/services.js";
import type { OpenWorkbook } from "../taskpane/standalone/OpenWorkbook.js";
import { copyBook, type BookCopy } from "./copyBook.js";
import type { Disk } from "./disk.js";
import { activeBook, openBooks, saidBy, type Office } from "./office.js";

/** `msoFileDialogFilePicker`, and what its Show gives for a choice. */
const filePicker = 3;
const chosen = -1;

export class PaneBook implements WorkbookHost, LiveAssessment, PaneFiles {
  /** Full name of the workbook whose copy is here. */
  private followed: string | undefined;
  private behind = false;
  private state: LiveState = { kind: "none" };
  private readonly listeners = new Set<() => void>();

  /**
   * @param copy keeps and changes the copy; it hands out files by {@link PaneBook.saveFile}
   * @param example the bytes of a workbook with an invented year in it
   */
  constructor(
    private readonly office: Office,
    private readonly disk: Disk,
    private readonly copy: OpenWorkbook,
    private readonly example: () => Promise<Uint8Array>,
  ) {
    copy.subscribe(() => this.become(copy.current()));
  }

  get fileName(): string {
    return this.copy.fileName;
  }

  readonly current = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** After an edit here the copy is read again, else the workbook. */
  refresh(): Promise<void> {
    return this.copy.unsaved() ? this.copy.refresh() : this.follow();
  }

  readAgain(): Promise<void> {
    return this.follow();
  }

  /** Takes a copy of the workbook in front; asks first where edits would be lost. */
  async follow(): Promise<void> {
    const book = activeBook(this.office);
    if (book === undefined && !this.copy.unsaved()) {
      this.followed = undefined;
      this.copy.close();
      return;
    }
    const isSame = book !== undefined && book.FullName === this.followed;
    await this.take(async () => {
      if (book === undefined) throw new HostError("wpsNoBook");
      return this.copyOf(book);
    }, isSame);
  }

  /** Some workbook was changed in WPS. */
  edited(): void {
    if (!this.copy.unsaved()) void this.follow();
    else if (!this.behind) {
      this.behind = true;
      this.become({ ...this.state });
    }
  }

  /** Perhaps another workbook is in front; edits that wait here keep the pane where it is. */
  fronted(): void {
    if (!this.copy.unsaved() && activeBook(this.office)?.FullName !== this.followed) void this.follow();
  }

  outrun(): boolean {
    return this.behind && this.copy.unsaved();
  }

  async open(file: File): Promise<void> {
    this.followed = undefined;
    await this.copy.open(file);
  }

  /** WPS's own dialogue; what is picked is opened in WPS. */
  pick(): void {
    let picked: () => string;
    try {
      const dialogue = this.office.app.FileDialog(filePicker as Kso.MsoFileDialogType);
      if (dialogue.Show() !== chosen) return;
      picked = () => dialogue.SelectedItems.Item(1);
    } catch (error) {
      picked = () => {
        throw new HostError("wpsRefused", { message: saidBy(error) }, { cause: error });
      };
    }
    void this.take(async () => this.copyOf(this.show(picked())));
  }

  async openExample(): Promise<void> {
    await this.take(async () => {
      const path = this.write(await this.example(), "示例.xlsx");
      return this.copyOf(this.show(path));
    });
  }

  download(): string {
    const path = this.copy.download();
    // What was written is in front now.
    void this.follow();
    return path;
  }

  /**
   * Writes a file beside the workbook, else where a person looks for files, and opens it if it is a workbook; never over anything.
   * @returns where it lies
   * @throws HostError `wpsNotWritten`, `wpsNotOpened`, `wpsFilesMissing`
   */
  readonly saveFile = (bytes: Uint8Array, name: string): string => {
    const path = this.write(bytes, name);
    if (/\.xls[xm]$/i.test(path)) this.show(path);
    return path;
  };

  canSaveBack(): boolean {
    return false;
  }

  async saveBack(): Promise<string> {
    throw new HostError("wpsRefused", { message: "saveBack" });
  }

  isOlderCopy(): boolean {
    return false;
  }

  lostProtection(): boolean {
    return this.copy.lostProtection();
  }

  unsaved(): boolean {
    return this.copy.unsaved();
  }

  readGrid(progress?: Progress): Promise<Grid> {
    return this.copy.readGrid(progress);
  }

  draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]> {
    return this.copy.draw(plans, progress);
  }

  apply(edits: readonly WorkbookEdit[], progress?: Progress): Promise<void> {
    return this.copy.apply(edits, progress);
  }

  /** In WPS's own window, as long as what is shown there is what is shown here. */
  async select({ sheet, ...cell }: Place): Promise<boolean> {
    if (this.copy.unsaved() || this.followed === undefined) return false;
    try {
      const book = openBooks(this.office).find(({ FullName }) => FullName === this.followed);
      const worksheet = book?.Worksheets.Item(sheet) as Et.Worksheet | undefined;
      if (worksheet === undefined) return false;
      book?.Activate();
      worksheet.Activate();
      worksheet.Range(a1(cell)).Select();
      return true;
    } catch {
      // A hidden sheet, or one of another name by now: the pane shows the cell itself.
      return false;
    }
  }

  private async take(make: () => Promise<BookCopy & { readonly fullName: string }>, isSame = false): Promise<void> {
    await this.copy.openBytes(async () => {
      this.followed = undefined;
      const taken = await make();
      this.followed = taken.fullName;
      this.behind = false;
      return taken;
    }, isSame);
  }

  private copyOf(book: Et.Workbook): BookCopy & { readonly fullName: string } {
    return { ...copyBook(this.office, this.disk, book), fullName: book.FullName };
  }

  private write(bytes: Uint8Array, name: string): string {
    const books = openBooks(this.office);
    const book = books.find(({ FullName }) => FullName === this.followed) ?? activeBook(this.office);
    // A workbook in the cloud has an address in place of a folder, and one that was never saved has none.
    const own = book === undefined || book.Path === "" || /^\w+:\/\//.test(book.Path) ? [] : [book.Path];
    const names = new Set(books.map(({ Name }) => Name.toLowerCase()));
    return this.disk.writeNew([...own, ...this.disk.personFolders()], name, bytes, (candidate) =>
      names.has(candidate.toLowerCase()),
    );
  }

  private show(path: string): Et.Workbook {
    try {
      return this.office.app.Workbooks.Open(path);
    } catch (error) {
      throw new HostError("wpsNotOpened", { file: path, message: saidBy(error) }, { cause: error });
    }
  }

  private become(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
