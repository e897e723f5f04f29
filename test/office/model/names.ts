/** Defined names of the workbook and of single sheets. */
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { parseAddress, quoted, localAddress } from "./address.js";
import { Range } from "./range.js";
import type { Workbook } from "./workbook.js";
import type { Worksheet } from "./worksheet.js";

export class NamedItem extends WireObject {
  readonly apiClass = "NamedItem";
  readonly scalars = ["comment", "formula", "name", "scope", "type", "value", "visible"];
  comment = "";
  visible = true;

  constructor(
    private readonly list: NamedItemCollection,
    readonly name: string,
    /** With its `=`. */
    public formula: string,
  ) {
    super();
  }

  get scope(): string {
    return this.list.sheet ? "Worksheet" : "Workbook";
  }

  get worksheet(): Worksheet {
    if (!this.list.sheet) throw itemNotFound();
    return this.list.sheet;
  }

  get worksheetOrNullObject(): Worksheet | null {
    return this.list.sheet ?? null;
  }

  private constant(): string | number | boolean | undefined {
    const text = this.formula.slice(1);
    if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
    if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
    return /^(TRUE|FALSE)$/i.test(text) ? text.toUpperCase() === "TRUE" : undefined;
  }

  get type(): string {
    const constant = this.constant();
    if (constant === undefined) return this.getRangeOrNullObject() ? "Range" : "Error";
    return typeof constant === "string" ? "String" : typeof constant === "number" ? "Double" : "Boolean";
  }

  get value(): Json {
    return this.constant() ?? this.formula.slice(1);
  }

  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  getRangeOrNullObject(): Range | null {
    try {
      const { sheet, area } = parseAddress(this.formula.slice(1));
      const home = sheet === undefined ? this.list.sheet : this.list.workbook.sheetNamed(sheet);
      return home ? new Range(home, area) : null;
    } catch {
      return null;
    }
  }

  delete(): void {
    this.list.remove(this);
  }
}

export class NamedItemCollection extends WireObject {
  readonly apiClass = "NamedItemCollection";
  readonly scalars: readonly string[] = [];
  private list: NamedItem[] = [];

  constructor(
    readonly workbook: Workbook,
    readonly sheet: Worksheet | undefined,
  ) {
    super();
  }

  get items(): readonly NamedItem[] {
    return this.list;
  }

  find(name: Json): NamedItem | undefined {
    return this.list.find((item) => item.name.toLowerCase() === String(name).toLowerCase());
  }

  getCount(): number {
    return this.list.length;
  }

  getItem(name: Json): NamedItem {
    const item = this.find(name);
    if (!item) throw itemNotFound();
    return item;
  }

  getItemOrNullObject(name: Json): NamedItem | null {
    return this.find(name) ?? null;
  }

  add(name: string, reference: Range | Json, comment = ""): NamedItem {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) || /^([A-Za-z]{1,3}\d+|[rc]|r\d*c\d*)$/i.test(name))
      throw invalidArgument(`name ${name}`);
    if (this.find(name)) throw itemAlreadyExists();
    const formula =
      reference instanceof Range
        ? `=${quoted(reference.sheet.name)}!${localAddress(reference.area).replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`
        : typeof reference === "string"
          ? reference
          : `=${String(reference)}`;
    if (!formula.startsWith("=")) throw invalidArgument(`reference ${formula}`);
    const item = new NamedItem(this, name, formula);
    item.comment = comment;
    this.list.push(item);
    return item;
  }

  addFormulaLocal(name: string, formula: string, comment?: string): NamedItem {
    return this.add(name, formula, comment);
  }

  remove(item: NamedItem): void {
    this.list = this.list.filter((one) => one !== item);
  }
}
