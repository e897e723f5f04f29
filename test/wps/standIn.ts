/** WPS's spreadsheet program as far as the add-in uses it, with what research says of it and nothing kinder. See README.md. */
import { unzipSync } from "fflate";
import { areaOf, rangeOf, type CellTable } from "./cells.js";
import { part, type Ledger } from "./part.js";
import { VirtualDisk } from "./virtualDisk.js";

/** Where the members stand: on `Application` (UOS), or the add-on's own on `wps` alone (Mac). */
export const shapes = ["uos", "mac"] as const;
export type Shape = (typeof shapes)[number];

/** What SheetChange hands over. */
export const payloads = ["sheet and range", "sheet alone", "nothing"] as const;
export type Payload = (typeof payloads)[number];

/** How an argument that was left out arrives. */
export const missingValues = [-2147352572, null, ""] as const;

export interface Options {
  readonly shape: Shape;
  readonly payload?: Payload;
  /** SheetChange is fired for what the add-in has WPS do, too. */
  readonly echoes?: boolean;
  readonly missing?: (typeof missingValues)[number];
  /** Members of FileSystem that this version lacks. */
  readonly withoutFiles?: readonly string[];
  /** Members of the add-on's root that this version lacks. */
  readonly without?: readonly string[];
  /** A namespace is asked for. */
  readonly needsNamespace?: boolean;
}

interface Book {
  path: string;
  bytes: Uint8Array;
  saved: boolean;
  object: object;
  readonly tables: Map<string, CellTable>;
  isProtected: boolean;
  /** SaveCopyAs throws. */
  refusesCopies: boolean;
}

interface CustomFunction {
  readonly callback: (...args: unknown[]) => unknown;
  readonly metadata: { readonly parameters: readonly { readonly name: string; readonly type: string }[] };
}

const addonMembers = [
  "ApiEvent",
  "AddCustomFunction",
  "CreateTaskPane",
  "Env",
  "FileSystem",
  "GetTaskPane",
  "PluginStorage",
];
const programMembers = ["ActiveWorkbook", "Calculation", "CalculateFull", "DisplayAlerts", "FileDialog", "Workbooks"];
const automatic = -4105;

export class StandIn {
  readonly ledger: Ledger = { calls: [], complaints: [] };
  readonly disk = new VirtualDisk(this.ledger, "/tmp");
  readonly panes = new Map<number, { readonly url: string; object: object }>();
  /** Addresses that were selected, with their sheets. */
  readonly selected: string[] = [];
  readonly functions = new Map<string, CustomFunction>();
  /** What WPS's dialogue for files gives. */
  picks: string | undefined;
  calculation = automatic;
  recalculations = 0;
  private readonly books: Book[] = [];
  private front: Book | undefined;
  private asks = true;
  private readonly listeners: { readonly name: string; readonly callback: (...given: unknown[]) => void }[] = [];
  private storage = new Map<string, unknown>();
  private readonly cells = new Map<
    string,
    { readonly name: string; readonly args: readonly unknown[]; shown: unknown }
  >();
  private paneCount = 0;

  constructor(private readonly options: Options) {}

  /** The global objects of one page; each page has objects of its own. */
  page(): { readonly wps: object; readonly Application: object } {
    const { shape, without = [] } = this.options;
    const program = this.program();
    const addon = this.addon();
    const whole = Object.defineProperties(
      {},
      { ...Object.getOwnPropertyDescriptors(program), ...Object.getOwnPropertyDescriptors(addon) },
    );
    const application = part(
      this.ledger,
      "root",
      shape === "uos" ? whole : program,
      shape === "uos" ? without : addonMembers,
    );
    const wps =
      shape === "uos"
        ? part(this.ledger, "root", { EtApplication: () => application }, [...addonMembers, ...programMembers])
        : part(this.ledger, "root", addon, ["EtApplication", ...programMembers, ...without]);
    return { wps, Application: application };
  }

  // What a person does

  /** Opens a workbook. @param path with folders; a name alone is one that was never saved */
  open(path: string, bytes: Uint8Array): void {
    if (path.includes("/")) this.disk.files.set(path, bytes);
    this.show(this.add(path, bytes));
  }

  /** Changes a workbook. */
  edit(path: string, bytes: Uint8Array): void {
    const book = this.bookAt(path);
    book.bytes = bytes;
    book.saved = false;
    this.fireChange(book);
  }

  activate(path: string): void {
    this.show(this.bookAt(path));
  }

  close(path: string): void {
    const book = this.bookAt(path);
    this.fire("WorkbookBeforeClose", book.object);
    this.books.splice(this.books.indexOf(book), 1);
    if (this.front === book) this.front = this.books[0];
  }

  /** Has a workbook refuse something. */
  set(path: string, how: Partial<Pick<Book, "isProtected" | "refusesCopies" | "saved">>): void {
    Object.assign(this.bookAt(path), how);
  }

  /** Enters a formula. @param args `undefined` for one that is left out */
  formula(cell: string, name: string, ...args: unknown[]): unknown {
    const entry = { name, args, shown: undefined as unknown };
    this.cells.set(cell, entry);
    this.calculateCell(entry);
    return entry.shown;
  }

  /** What a cell shows. */
  shown(cell: string): unknown {
    return this.cells.get(cell)?.shown;
  }

  /** WPS is closed and opened again. */
  restart(): void {
    this.storage = new Map();
    this.panes.clear();
    this.functions.clear();
    this.listeners.length = 0;
  }

  get openPaths(): readonly string[] {
    return this.books.map(({ path }) => path);
  }

  get frontPath(): string | undefined {
    return this.front?.path;
  }

  /** The text that the storage keeps. */
  stored(key: string): unknown {
    return this.storage.get(key);
  }

  fire(name: string, ...given: unknown[]): void {
    for (const listener of this.listeners) if (listener.name === name) listener.callback(...given);
  }

  // What WPS is

  private program(): object {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- accessors below have a this of their own
    const office = this;
    return {
      get ActiveWorkbook() {
        return office.front?.object ?? null;
      },
      get Calculation() {
        return office.calculation;
      },
      CalculateFull: () => this.calculateAll(),
      get DisplayAlerts() {
        return office.asks;
      },
      set DisplayAlerts(asks: boolean) {
        office.asks = asks;
      },
      FileDialog: () =>
        part(this.ledger, "Kso.FileDialog", {
          Show: () => (this.picks === undefined ? 0 : -1),
          SelectedItems: part(this.ledger, "Kso.FileDialogSelectedItems", { Count: 1, Item: () => this.picks }),
        }),
      Workbooks: part(this.ledger, "Et.Workbooks", {
        get Count() {
          return office.books.length;
        },
        Item: (index: number) => this.itemOf(this.books, index).object,
        Open: (path: string) => {
          const bytes = this.disk.read(path);
          const name = path.slice(path.lastIndexOf("/") + 1);
          if (this.books.some((other) => other.path.endsWith(`/${name}`)))
            throw new Error("a workbook of this name is open");
          const book = this.add(path, bytes);
          this.show(book);
          return book.object;
        },
      }),
    };
  }

  private addon(): object {
    return {
      AddCustomFunction: (
        namespace: string,
        name: string,
        callback: CustomFunction["callback"],
        metadata: CustomFunction["metadata"],
      ) => {
        if (namespace === "" && this.options.needsNamespace === true) throw new Error("a namespace is needed");
        const full = namespace === "" ? name : `${namespace}.${name}`;
        if (this.functions.has(full)) throw new Error(`${full} is registered twice`);
        this.functions.set(full, { callback, metadata });
      },
      ApiEvent: part(this.ledger, "WPS.EtApiEvent", {
        AddApiEventListener: (name: string, callback: (...given: unknown[]) => void) =>
          void this.listeners.push({ name, callback }),
      }),
      CreateTaskPane: (url: string) => {
        const ID = ++this.paneCount;
        const object = part(this.ledger, "WPS.CustomTaskpane", {
          ID,
          Visible: false,
          DockPosition: 0,
          MinWidth: 0,
          Width: 0,
          Delete: () => void this.panes.delete(ID),
        });
        this.panes.set(ID, { url, object });
        return object;
      },
      GetTaskPane: (id: number) => {
        const pane = this.panes.get(id);
        if (pane === undefined) throw new Error(`no pane ${id}`);
        return pane.object;
      },
      Env: part(this.ledger, "WPS.Env", {
        GetTempPath: () => "/tmp",
        GetDownloadPath: () => "/home/clerk/下载",
        GetDesktopPath: () => "/home/clerk/桌面",
        GetHomePath: () => "/home/clerk",
      }),
      FileSystem: this.disk.fileSystem(this.options.withoutFiles ?? []),
      PluginStorage: part(this.ledger, "WPS.PluginStorage", {
        getItem: (key: string) => this.storage.get(key),
        setItem: (key: string, value: unknown) => {
          if (!["string", "number", "boolean"].includes(typeof value)) throw new Error(`cannot keep ${typeof value}`);
          this.storage.set(key, value);
        },
        removeItem: (key: string) => void this.storage.delete(key),
        clear: () => this.storage.clear(),
      }),
    };
  }

  private add(path: string, bytes: Uint8Array): Book {
    const book: Book = {
      path,
      bytes,
      saved: true,
      tables: new Map(),
      isProtected: false,
      refusesCopies: false,
      object: {},
    };
    const cut = path.lastIndexOf("/");
    book.object = part(this.ledger, "Et.Workbook", {
      Name: path.slice(cut + 1),
      FullName: path,
      Path: cut < 0 ? "" : path.slice(0, cut),
      Date1904: false,
      get Saved() {
        return book.saved;
      },
      get ProtectStructure() {
        return book.isProtected;
      },
      Activate: () => this.show(book),
      Close: () => this.close(book.path),
      SaveCopyAs: (target: string) => {
        if (book.refusesCopies) throw new Error("copying is refused");
        this.disk.write(target, book.bytes);
        if (this.options.echoes === true) this.fireChange(book);
      },
      Worksheets: this.sheetsOf(book),
    });
    this.books.push(book);
    return book;
  }

  private sheetsOf(book: Book): object {
    const names = (): string[] =>
      [
        ...Buffer.from(unzipSync(book.bytes)["xl/workbook.xml"] ?? [])
          .toString()
          .matchAll(/<sheet [^>]*name="([^"]*)"/g),
      ].map((match) => match[1] as string);
    return part(this.ledger, "Et.Sheets", {
      get Count() {
        return names().length;
      },
      Item: (which: number | string) => {
        const name = typeof which === "string" ? names().find((one) => one === which) : names()[which - 1];
        if (name === undefined) throw new Error(`no sheet ${which}`);
        return this.sheetOf(book, name);
      },
      Add: () => {
        if (book.isProtected) throw new Error("the structure is protected");
      },
    });
  }

  private sheetOf(book: Book, name: string): object {
    const table = book.tables.get(name) ?? { values: [], formats: [] };
    book.tables.set(name, table);
    const range = (address: string): object =>
      rangeOf(this.ledger, table, areaOf(address), (selected) => void this.selected.push(`${name}!${selected}`));
    return part(this.ledger, "Et.Worksheet", {
      Name: name,
      Parent: book.object,
      Visible: -1,
      Activate: () => this.show(book),
      Range: range,
      Delete: () => {
        if (book.isProtected) throw new Error("the structure is protected");
        if (this.asks) throw new Error("WPS hangs: a dialogue waits for an answer");
      },
    });
  }

  private show(book: Book): void {
    this.front = book;
    this.fire("WorkbookActivate", book.object);
  }

  private fireChange(book: Book): void {
    const { payload = "sheet and range" } = this.options;
    const sheet = () => this.sheetOf(book, "Sheet1");
    if (payload === "nothing") this.fire("SheetChange");
    else if (payload === "sheet alone") this.fire("SheetChange", sheet());
    else
      this.fire(
        "SheetChange",
        sheet(),
        rangeOf(this.ledger, { values: [], formats: [] }, areaOf("A1"), () => undefined),
      );
  }

  private calculateAll(): void {
    this.recalculations++;
    for (const cell of this.cells.values()) this.calculateCell(cell);
    if (this.options.echoes === true && this.front !== undefined) this.fireChange(this.front);
  }

  private calculateCell(cell: { readonly name: string; readonly args: readonly unknown[]; shown: unknown }): void {
    const found = this.functions.get(cell.name);
    if (found === undefined) {
      cell.shown = "#NAME?";
      return;
    }
    const { missing = -2147352572 } = this.options;
    const answer = found.callback(...found.metadata.parameters.map((_, index) => cell.args[index] ?? missing));
    if (answer instanceof Promise || answer instanceof Error) throw new Error("WPS takes values only, at once");
    cell.shown = answer;
  }

  private bookAt(path: string): Book {
    const book = this.books.find((one) => one.path === path);
    if (book === undefined) throw new Error(`${path} is not open`);
    return book;
  }

  private itemOf<T>(list: readonly T[], index: number): T {
    const item = list[index - 1];
    if (item === undefined) throw new Error(`Item(${index}) lies outside`);
    return item;
  }
}
