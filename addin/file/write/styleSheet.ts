/** The styles part: only ever appended to, and an entry that is there already is used again, so that drawing twice adds nothing. */
import type { CellStyle } from "../../../engine/index.js";
import {
  childOf,
  childrenOf,
  escapeXml,
  parseXml,
  spliceBytes,
  withAttribute,
  type ByteEdit,
  type XmlElement,
} from "../package/xmlTree.js";

/** In the order of the schema (ECMA-376 part 1, 18.8.39). */
const sections = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
] as const;
/** The lists that are added to, in the same order. */
const itemNames = {
  numFmts: "numFmt",
  fonts: "font",
  fills: "fill",
  borders: "border",
  cellStyleXfs: "xf",
  cellXfs: "xf",
  dxfs: "dxf",
} as const;
type Section = keyof typeof itemNames;

/** The highest numbers under which cells and rules of the workbook ask for a look; -1 for none. */
export interface UsedLooks {
  readonly cellXfs: number;
  readonly dxfs: number;
}

/** Excel takes at most this many cell formats; a number above it can never come to mean one of ours. */
const formatsAtMost = 65_490;

/** The number formats that every program knows by number (18.8.30), as far as plans use them. */
const builtInFormats: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};

const defaultFont = { name: "宋体", size: 11 };

export class StyleSheet {
  private readonly root: XmlElement;
  private readonly items: Record<Section, string[]>;
  private readonly countBefore: Record<Section, number>;
  private isPrepared = false;

  /** @param used numbers that must go on to mean what they mean now, be they in range or not */
  constructor(
    private readonly bytes: Uint8Array,
    part: string,
    private readonly used: UsedLooks = { cellXfs: -1, dxfs: -1 },
  ) {
    this.root = parseXml(bytes, part);
    const each = <T>(read: (section: Section) => T) =>
      Object.fromEntries((Object.keys(itemNames) as Section[]).map((section) => [section, read(section)])) as Record<
        Section,
        T
      >;
    this.items = each((section) => {
      const items = childOf(this.root, section)?.children ?? [];
      return items.filter(({ name }) => name === itemNames[section] || name === alternatives).map(this.markup);
    });
    this.countBefore = each((section) => this.items[section].length);
  }

  /** The index of the cell format that looks like a style. */
  cellFormat(style: CellStyle): number {
    const format = style.format === undefined ? 0 : this.numberFormat(style.format);
    const font = style.font === undefined ? 0 : this.item("fonts", this.font(style.font, "fonts"));
    const fill =
      style.fill === undefined
        ? 0
        : this.item("fills", this.element("fills", "fill", solid(style.fill, this.prefixOf("fills"))));
    const border = style.border === undefined ? 0 : this.item("borders", this.border(style.border));
    const alignment = [
      style.align === undefined ? "" : ` horizontal="${style.align}"`,
      ` vertical="${style.valign ?? "center"}"`,
      style.wrap === true ? ' wrapText="1"' : "",
      style.indent === undefined ? "" : ` indent="${style.indent}"`,
    ].join("");
    const applied = [
      format > 0 ? ' applyNumberFormat="1"' : "",
      font > 0 ? ' applyFont="1"' : "",
      fill > 0 ? ' applyFill="1"' : "",
      border > 0 ? ' applyBorder="1"' : "",
      ' applyAlignment="1"',
      style.locked === undefined ? "" : ' applyProtection="1"',
    ].join("");
    const prefix = this.prefixOf("cellXfs");
    const protection = style.locked === undefined ? "" : `<${prefix}protection locked="${style.locked ? 1 : 0}"/>`;
    const inside = `<${prefix}alignment${alignment}/>${protection}`;
    return this.item(
      "cellXfs",
      `<${prefix}xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}>${inside}</${prefix}xf>`,
    );
  }

  /** The same cell format with another number format: what a date needs in a cell that has none. */
  withNumberFormat(cellFormat: number, code: string): number {
    return this.changed(cellFormat, { numFmtId: String(this.numberFormat(code)), applyNumberFormat: "1" });
  }

  /** The same cell format for a text that must stay one when a person edits the cell: what an apostrophe before it does in Excel. */
  withQuotePrefix(cellFormat: number): number {
    return this.changed(cellFormat, { quotePrefix: "1" });
  }

  private changed(cellFormat: number, attributes: Readonly<Record<string, string>>): number {
    this.prepare();
    const { start, markup } = this.formatAt(cellFormat);
    const tag = Object.entries(attributes).reduce((text, [name, value]) => withAttribute(text, name, value), start);
    return this.item("cellXfs", tag + markup.slice(start.length));
  }

  /** A cell format's markup and its start tag; of alternatives the one for every program; where there is none, the one that programs take. */
  private formatAt(index: number): { start: string; markup: string } {
    const items = this.items.cellXfs;
    const entry = items[index] ?? items[0] ?? this.defaultFormat("cellXfs");
    const fallback = /<(?:[\w.-]+:)?Fallback[^>]*>\s*(<.*>)\s*<\/(?:[\w.-]+:)?Fallback\s*>/s.exec(entry)?.[1];
    const markup = isXf(entry) ? entry : (fallback ?? this.defaultFormat("cellXfs"));
    return { start: /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(markup)?.[0] ?? markup, markup };
  }

  /** Number format of a cell format: its number, and its code where the workbook defines it. */
  numberFormatOf(cellFormat: number): { id: number; code: string | undefined } {
    const id = numbersOf("numFmtId", this.items.cellXfs.length === 0 ? "" : this.formatAt(cellFormat).start)[0] ?? 0;
    const element = childrenOf(childOf(this.root, "numFmts"), "numFmt").find(
      (candidate) => candidate.attributes.get("numFmtId") === String(id),
    );
    return { id, code: element?.attributes.get("formatCode") };
  }

  /** The index of the differential format that looks like a style; for conditional formats. */
  differentialFormat(style: CellStyle): number {
    const prefix = this.prefixOf("dxfs");
    const font = style.font === undefined ? "" : this.font({ ...style.font }, "dxfs");
    const fill =
      style.fill === undefined
        ? ""
        : this.element(
            "dxfs",
            "fill",
            `<${prefix}patternFill><${prefix}bgColor rgb="${argb(style.fill)}"/></${prefix}patternFill>`,
          );
    return this.item("dxfs", this.element("dxfs", "dxf", font + fill));
  }

  /** The part with what was added; the same bytes where nothing was. */
  finish(): Uint8Array {
    const edits: ByteEdit[] = [];
    const missing: string[] = [];
    for (const section of Object.keys(itemNames) as Section[]) {
      const added = this.items[section].slice(this.countBefore[section]);
      if (added.length === 0) continue;
      const element = childOf(this.root, section);
      const count = this.items[section].length;
      const name = `${this.prefixOf(section)}${section}`;
      const whole = `<${name} count="${count}">${added.join("")}</${name}>`;
      if (!element && this.root.selfClosing) missing.push(whole);
      else if (!element) edits.push({ at: this.placeOf(section), remove: 0, insert: whole });
      else {
        const tag = decode(this.bytes.subarray(element.start, element.openEnd));
        const counted = element.attributes.has("count") ? withAttribute(tag, "count", String(count)) : tag;
        const open = element.selfClosing ? counted.replace(/(?<!\s)\s*\/>$/, ">") : counted;
        edits.push({ at: element.start, remove: element.openEnd - element.start, insert: open });
        if (element.selfClosing) edits.push({ at: element.end, remove: 0, insert: `${added.join("")}</${name}>` });
        else edits.push({ at: element.closeStart, remove: 0, insert: added.join("") });
      }
    }
    if (missing.length > 0) {
      const { prefix, name, openEnd } = this.root;
      edits.push({ at: openEnd - 2, remove: 2, insert: `>${missing.join("")}</${prefix}${name}>` });
    }
    return spliceBytes(this.bytes, edits);
  }

  /** Behind the last section that comes before it in the schema. */
  private placeOf(section: Section): number {
    const before: readonly string[] = sections.slice(0, sections.indexOf(section));
    return this.root.children.reduce((at, child) => (before.includes(child.name) ? child.end : at), this.root.openEnd);
  }

  /** The prefix that stands for the vocabulary inside a section, with its colon. */
  private prefixOf(section: Section): string {
    return (childOf(this.root, section) ?? this.root).prefix;
  }

  private readonly markup = ({ start, end }: XmlElement): string => decode(this.bytes.subarray(start, end));

  private item(section: Section, xml: string): number {
    this.prepare();
    const index = this.items[section].indexOf(xml);
    return index >= 0 ? index : this.items[section].push(xml) - 1;
  }

  /**
   * Before the first addition, or of a part that is new: what every style sheet begins with, where this one lacks it (a font, two fills, a border, a format), for
   * cells without a format mean number 0. And a number that has no entry yet stays without a look of ours: it gets a copy of the
   * first entry, which is what programs show for it.
   */
  prepare(): void {
    if (this.isPrepared) return;
    this.isPrepared = true;
    const formats = [...this.items.cellStyleXfs, ...this.items.cellXfs].join("");
    const highest = (name: string) => Math.max(-1, ...numbersOf(name, formats));
    const fill = (pattern: string) => {
      const prefix = this.prefixOf("fills");
      return this.element("fills", "fill", `<${prefix}patternFill patternType="${pattern}"/>`);
    };
    this.begin("fonts", this.font(defaultFont, "fonts"), highest("fontId"));
    this.begin("fills", fill("none"), highest("fillId"));
    // Excel shows number 1 as a grey grid whatever stands there.
    if (this.items.fills.length === 1) this.items.fills.push(fill("gray125"));
    this.begin("borders", this.border({ color: "#000000", sides: [] }), highest("borderId"));
    this.begin("cellStyleXfs", this.defaultFormat("cellStyleXfs"), highest("xfId"));
    this.begin("cellXfs", this.defaultFormat("cellXfs"), this.used.cellXfs);
    const tables = childOf(this.root, "tableStyles");
    const rules = Math.max(this.used.dxfs, ...numbersOf("dxfId", tables ? this.markup(tables) : ""));
    if (rules >= 0) this.begin("dxfs", this.element("dxfs", "dxf", ""), rules);
  }

  private begin(section: Section, first: string, highest: number): void {
    const items = this.items[section];
    if (items.length === 0) items.push(first);
    const wanted = highest < formatsAtMost ? highest : -1;
    const copied = section === "dxfs" ? first : (items[0] as string);
    while (items.length <= wanted) items.push(copied);
  }

  private defaultFormat(section: "cellXfs" | "cellStyleXfs"): string {
    const base = section === "cellXfs" ? ' xfId="0"' : "";
    return `<${this.prefixOf(section)}xf numFmtId="0" fontId="0" fillId="0" borderId="0"${base}/>`;
  }

  private numberFormat(code: string): number {
    const known = builtInFormats[code];
    if (known !== undefined) return known;
    const { numFmts, cellXfs, cellStyleXfs, dxfs } = this.items;
    const same = numFmts.find((item) => item.includes(` formatCode="${escapeXml(code)}"`));
    const [id] = same === undefined ? [] : numbersOf("numFmtId", same);
    if (id !== undefined) return id;
    // A number that a format asks for and nobody defines is taken too: defining it would change what its cells show.
    const taken = new Set(numbersOf("numFmtId", [...numFmts, ...cellXfs, ...cellStyleXfs, ...dxfs].join("")));
    let free = 176;
    while (taken.has(free)) free++;
    this.item("numFmts", `<${this.prefixOf("numFmts")}numFmt numFmtId="${free}" formatCode="${escapeXml(code)}"/>`);
    return free;
  }

  private font(font: NonNullable<CellStyle["font"]>, section: "fonts" | "dxfs"): string {
    const prefix = this.prefixOf(section);
    const whole = section === "fonts";
    const size = font.size ?? defaultFont.size;
    const name = font.name ?? defaultFont.name;
    return this.element(
      section,
      "font",
      [
        font.bold === true ? `<${prefix}b/>` : "",
        font.italic === true ? `<${prefix}i/>` : "",
        font.underline === true ? `<${prefix}u/>` : "",
        // A differential format may not change size or name: Excel repairs files that try.
        whole ? `<${prefix}sz val="${size}"/>` : "",
        font.color === undefined ? "" : `<${prefix}color rgb="${argb(font.color)}"/>`,
        whole ? `<${prefix}name val="${escapeXml(name)}"/>` : "",
      ].join(""),
    );
  }

  private border({ color, sides, weight }: NonNullable<CellStyle["border"]>): string {
    const prefix = this.prefixOf("borders");
    const side = (name: "left" | "right" | "top" | "bottom") =>
      sides.includes(name)
        ? `<${prefix}${name} style="${weight ?? "thin"}"><${prefix}color rgb="${argb(color)}"/></${prefix}${name}>`
        : `<${prefix}${name}/>`;
    const edges = `${side("left")}${side("right")}${side("top")}${side("bottom")}<${prefix}diagonal/>`;
    return this.element("borders", "border", edges);
  }

  private element(section: Section, name: string, inside: string): string {
    const prefix = this.prefixOf(section);
    return `<${prefix}${name}>${inside}</${prefix}${name}>`;
  }
}

/** An entry of a list may come in several forms for several programs (ECMA-376 part 3, 7.5); together they are one entry. */
const alternatives = "AlternateContent";

function isXf(markup: string): boolean {
  return /^<(?:[\w.-]+:)?xf[\s/>]/.test(markup);
}

/** The values of an attribute, wherever it stands in some markup. */
function numbersOf(attribute: string, markup: string): number[] {
  const values = markup.matchAll(new RegExp(`\\s${attribute}\\s*=\\s*["'](\\d{1,9})["']`, "g"));
  return Array.from(values, ([, value]) => Number(value));
}

/** `FF1F4E79` for `#1F4E79`. */
export function argb(color: string): string {
  return `FF${color.replace("#", "").toUpperCase()}`;
}

function solid(color: string, prefix: string): string {
  return `<${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${argb(color)}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill>`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
