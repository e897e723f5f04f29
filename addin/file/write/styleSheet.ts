/** The styles part: only ever appended to, and an entry that is there already is used again, so that drawing twice adds nothing. */
import type { CellStyle } from "../../../engine/index.js";
import {
  childOf,
  childrenOf,
  escapeXml,
  parseXml,
  spliceBytes,
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
const itemNames = {
  numFmts: "numFmt",
  fonts: "font",
  fills: "fill",
  borders: "border",
  cellXfs: "xf",
  dxfs: "dxf",
} as const;
type Section = keyof typeof itemNames;

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
  private readonly prefix: string;
  private readonly items: Record<Section, string[]>;
  private readonly countBefore: Record<Section, number>;

  constructor(
    private readonly bytes: Uint8Array,
    part: string,
  ) {
    this.root = parseXml(bytes, part);
    this.prefix = this.root.prefix;
    const read = (section: Section) =>
      childrenOf(childOf(this.root, section), itemNames[section]).map((element) =>
        decode(bytes.subarray(element.start, element.end)),
      );
    this.items = {
      numFmts: read("numFmts"),
      fonts: read("fonts"),
      fills: read("fills"),
      borders: read("borders"),
      cellXfs: read("cellXfs"),
      dxfs: read("dxfs"),
    };
    this.countBefore = {
      numFmts: this.items.numFmts.length,
      fonts: this.items.fonts.length,
      fills: this.items.fills.length,
      borders: this.items.borders.length,
      cellXfs: this.items.cellXfs.length,
      dxfs: this.items.dxfs.length,
    };
  }

  /** The index of the cell format that looks like a style. */
  cellFormat(style: CellStyle): number {
    const format = style.format === undefined ? 0 : this.numberFormat(style.format);
    const font = style.font === undefined ? 0 : this.item("fonts", this.font(style.font, true));
    const fill =
      style.fill === undefined ? 0 : this.item("fills", this.element("fill", solid(style.fill, this.prefix)));
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
    const protection = style.locked === undefined ? "" : `<${this.prefix}protection locked="${style.locked ? 1 : 0}"/>`;
    const inside = `<${this.prefix}alignment${alignment}/>${protection}`;
    return this.item(
      "cellXfs",
      `<${this.prefix}xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}>${inside}</${this.prefix}xf>`,
    );
  }

  /** The same cell format with another number format: what a date needs in a cell that has none. */
  withNumberFormat(cellFormat: number, code: string): number {
    const before =
      this.items.cellXfs[cellFormat] ?? `<${this.prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`;
    const bare = before.replace(
      /\s(numFmtId|applyNumberFormat)\s*=\s*("[^"]*"|'[^']*')/g,
      (text, _name, _value, at: number) => (at < before.indexOf(">") ? "" : text),
    );
    return this.item(
      "cellXfs",
      bare.replace(/^<[^\s/>]+/, (start) => `${start} numFmtId="${this.numberFormat(code)}" applyNumberFormat="1"`),
    );
  }

  /** Number format of a cell format: its number, and its code where the workbook defines it. */
  numberFormatOf(cellFormat: number): { id: number; code: string | undefined } {
    const id = Number(/\snumFmtId\s*=\s*["'](\d+)["']/.exec(this.items.cellXfs[cellFormat] ?? "")?.[1] ?? 0);
    const element = childrenOf(childOf(this.root, "numFmts"), "numFmt").find(
      (candidate) => candidate.attributes.get("numFmtId") === String(id),
    );
    return { id, code: element?.attributes.get("formatCode") };
  }

  /** The index of the differential format that looks like a style; for conditional formats. */
  differentialFormat(style: CellStyle): number {
    const font = style.font === undefined ? "" : this.font({ ...style.font }, false);
    const fill =
      style.fill === undefined
        ? ""
        : this.element(
            "fill",
            `<${this.prefix}patternFill><${this.prefix}bgColor rgb="${argb(style.fill)}"/></${this.prefix}patternFill>`,
          );
    return this.item("dxfs", this.element("dxf", font + fill));
  }

  /** The part with what was added. */
  finish(): Uint8Array {
    const edits: ByteEdit[] = [];
    for (const section of Object.keys(itemNames) as Section[]) {
      const added = this.items[section].slice(this.countBefore[section]);
      if (added.length === 0) continue;
      const element = childOf(this.root, section);
      const count = this.items[section].length;
      const name = `${this.prefix}${section}`;
      if (!element)
        edits.push({
          at: this.placeOf(section),
          remove: 0,
          insert: `<${name} count="${count}">${added.join("")}</${name}>`,
        });
      else if (element.selfClosing)
        edits.push({
          at: element.start,
          remove: element.end - element.start,
          insert: `<${name} count="${count}">${added.join("")}</${name}>`,
        });
      else {
        const tag = decode(this.bytes.subarray(element.start, element.openEnd));
        edits.push({
          at: element.start,
          remove: element.openEnd - element.start,
          insert: tag.replace(/\scount\s*=\s*["']\d+["']/, ` count="${count}"`),
        });
        edits.push({ at: element.closeStart, remove: 0, insert: added.join("") });
      }
    }
    return spliceBytes(this.bytes, edits);
  }

  /** Behind the last section that comes before it in the schema. */
  private placeOf(section: Section): number {
    const before: readonly string[] = sections.slice(0, sections.indexOf(section));
    return this.root.children.reduce((at, child) => (before.includes(child.name) ? child.end : at), this.root.openEnd);
  }

  private item(section: Section, xml: string): number {
    const index = this.items[section].indexOf(xml);
    return index >= 0 ? index : this.items[section].push(xml) - 1;
  }

  private numberFormat(code: string): number {
    const known = builtInFormats[code];
    if (known !== undefined) return known;
    const ids = this.items.numFmts.map((item) => Number(/numFmtId\s*=\s*["'](\d+)["']/.exec(item)?.[1] ?? 0));
    const same = this.items.numFmts.findIndex((item) => item.includes(` formatCode="${escapeXml(code)}"`));
    if (same >= 0) return ids[same] as number;
    const id = Math.max(175, ...ids) + 1;
    this.items.numFmts.push(`<${this.prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }

  private font(font: NonNullable<CellStyle["font"]>, whole: boolean): string {
    const { prefix } = this;
    const size = font.size ?? (whole ? defaultFont.size : undefined);
    const name = font.name ?? (whole ? defaultFont.name : undefined);
    return this.element(
      "font",
      [
        font.bold === true ? `<${prefix}b/>` : "",
        font.italic === true ? `<${prefix}i/>` : "",
        font.underline === true ? `<${prefix}u/>` : "",
        // A differential format may not change size or name: Excel repairs files that try.
        whole && size !== undefined ? `<${prefix}sz val="${size}"/>` : "",
        font.color === undefined ? "" : `<${prefix}color rgb="${argb(font.color)}"/>`,
        whole && name !== undefined ? `<${prefix}name val="${escapeXml(name)}"/>` : "",
      ].join(""),
    );
  }

  private border({ color, sides, weight }: NonNullable<CellStyle["border"]>): string {
    const { prefix } = this;
    const side = (name: "left" | "right" | "top" | "bottom") =>
      sides.includes(name)
        ? `<${prefix}${name} style="${weight ?? "thin"}"><${prefix}color rgb="${argb(color)}"/></${prefix}${name}>`
        : `<${prefix}${name}/>`;
    return this.element("border", `${side("left")}${side("right")}${side("top")}${side("bottom")}<${prefix}diagonal/>`);
  }

  private element(name: string, inside: string): string {
    return `<${this.prefix}${name}>${inside}</${this.prefix}${name}>`;
  }
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
