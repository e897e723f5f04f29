/** How ranges look: fill, font, borders, alignment, sizes, protection of cells. */
import { invalidArgument } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import type { Area } from "../../../engine/grid/grid.js";
import { noBorder, type BorderLook, type Look } from "./look.js";
import type { Range } from "./range.js";

type Ranges = readonly Range[];

function read<T>(ranges: Ranges, of: (look: Look) => T): T | null {
  const values = new Set(ranges.map((range) => range.sheet.cells.common(range.area, of)));
  return values.size === 1 ? ([...values][0] as T | null) : null;
}

function write(ranges: Ranges, change: (look: Look) => Look): void {
  for (const range of ranges) {
    range.requireFormattable();
    range.sheet.cells.restyle(range.area, change);
  }
}

/** `#RRGGBB` in capitals; Excel takes the names of HTML colours too. */
function colour(value: string): string {
  if (value === "") return "";
  if (/^#[0-9a-f]{6}$/i.test(value)) return value.toUpperCase();
  const named: Readonly<Record<string, string>> = {
    white: "#FFFFFF",
    black: "#000000",
    red: "#FF0000",
    green: "#008000",
    blue: "#0000FF",
    yellow: "#FFFF00",
    orange: "#FFA500",
    gray: "#808080",
  };
  const known = named[value.toLowerCase()];
  if (!known) throw invalidArgument(`colour ${value}`);
  return known;
}

export class RangeFormat extends WireObject {
  readonly apiClass = "RangeFormat";
  readonly scalars = [
    "autoIndent",
    "columnWidth",
    "horizontalAlignment",
    "indentLevel",
    "readingOrder",
    "rowHeight",
    "shrinkToFit",
    "textOrientation",
    "useStandardHeight",
    "useStandardWidth",
    "verticalAlignment",
    "wrapText",
  ];
  private readonly ranges: Ranges;

  constructor(...ranges: Range[]) {
    super();
    this.ranges = ranges;
  }

  get fill(): RangeFill {
    return new RangeFill(this.ranges);
  }

  get font(): RangeFont {
    return new RangeFont(this.ranges);
  }

  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.ranges);
  }

  get protection(): FormatProtection {
    return new FormatProtection(this.ranges);
  }

  get horizontalAlignment(): string | null {
    return read(this.ranges, (look) => look.horizontal);
  }

  set horizontalAlignment(horizontal: string | null) {
    if (horizontal !== null) write(this.ranges, (look) => ({ ...look, horizontal }));
  }

  get verticalAlignment(): string | null {
    return read(this.ranges, (look) => look.vertical);
  }

  set verticalAlignment(vertical: string | null) {
    if (vertical !== null) write(this.ranges, (look) => ({ ...look, vertical }));
  }

  get wrapText(): boolean | null {
    return read(this.ranges, (look) => look.wrap);
  }

  set wrapText(wrap: boolean | null) {
    if (wrap !== null) write(this.ranges, (look) => ({ ...look, wrap }));
  }

  get indentLevel(): number | null {
    return read(this.ranges, (look) => look.indent);
  }

  set indentLevel(indent: number | null) {
    if (indent !== null && (indent < 0 || indent > 250)) throw invalidArgument("indentLevel");
    if (indent !== null) write(this.ranges, (look) => ({ ...look, indent }));
  }

  get shrinkToFit(): boolean | null {
    return read(this.ranges, (look) => look.shrink);
  }

  set shrinkToFit(shrink: boolean | null) {
    if (shrink !== null) write(this.ranges, (look) => ({ ...look, shrink }));
  }

  get textOrientation(): number | null {
    return read(this.ranges, (look) => look.rotation);
  }

  set textOrientation(rotation: number | null) {
    if (rotation !== null) write(this.ranges, (look) => ({ ...look, rotation }));
  }

  get readingOrder(): string {
    return "Context";
  }

  get autoIndent(): boolean {
    return false;
  }

  get columnWidth(): number | null {
    const widths = new Set(
      this.ranges.flatMap(({ sheet, area }) =>
        indexes(area.left, area.right).map((column) => sheet.columnWidth(column)),
      ),
    );
    return widths.size === 1 ? ([...widths][0] as number) : null;
  }

  set columnWidth(width: number | null) {
    if (width === null || !(width >= 0) || width > 1343) throw invalidArgument("columnWidth");
    for (const { sheet, area } of this.formattable())
      for (const column of indexes(area.left, area.right)) sheet.columnWidths.set(column, width);
  }

  get rowHeight(): number | null {
    const heights = new Set(
      this.ranges.flatMap(({ sheet, area }) => indexes(area.top, area.bottom).map((row) => sheet.rowHeight(row))),
    );
    return heights.size === 1 ? ([...heights][0] as number) : null;
  }

  set rowHeight(height: number | null) {
    if (height === null || !(height >= 0) || height > 409.5) throw invalidArgument("rowHeight");
    for (const { sheet, area } of this.formattable())
      for (const row of indexes(area.top, area.bottom)) sheet.rowHeights.set(row, height);
  }

  get useStandardHeight(): boolean {
    return this.ranges.every(({ sheet, area }) =>
      indexes(area.top, area.bottom).every((row) => !sheet.rowHeights.has(row)),
    );
  }

  get useStandardWidth(): boolean {
    return this.ranges.every(({ sheet, area }) =>
      indexes(area.left, area.right).every((column) => !sheet.columnWidths.has(column)),
    );
  }

  autofitColumns(): void {
    for (const { sheet, area } of this.formattable())
      for (const column of indexes(area.left, area.right)) sheet.columnWidths.delete(column);
  }

  autofitRows(): void {
    for (const { sheet, area } of this.formattable())
      for (const row of indexes(area.top, area.bottom)) sheet.rowHeights.delete(row);
  }

  private formattable(): Ranges {
    for (const range of this.ranges) range.requireFormattable();
    return this.ranges;
  }
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.min(to - from + 1, 20_000) }, (_, index) => from + index);
}

class RangeFill extends WireObject {
  readonly apiClass = "RangeFill";
  readonly scalars = ["color", "pattern", "patternColor", "patternTintAndShade", "tintAndShade"];

  constructor(private readonly ranges: Ranges) {
    super();
  }

  get color(): string | null {
    return read(this.ranges, (look) => look.fill || "#FFFFFF");
  }

  set color(value: string | null) {
    const fill = colour(value ?? "");
    write(this.ranges, (look) => ({ ...look, fill }));
  }

  get pattern(): string | null {
    return read(this.ranges, (look) => (look.fill === "" ? "None" : "Solid"));
  }

  get patternColor(): string {
    return "#000000";
  }

  get patternTintAndShade(): number {
    return 0;
  }

  get tintAndShade(): number {
    return 0;
  }

  clear(): void {
    write(this.ranges, (look) => ({ ...look, fill: "" }));
  }
}

class RangeFont extends WireObject {
  readonly apiClass = "RangeFont";
  readonly scalars = [
    "bold",
    "color",
    "italic",
    "name",
    "size",
    "strikethrough",
    "subscript",
    "superscript",
    "tintAndShade",
    "underline",
  ];

  constructor(private readonly ranges: Ranges) {
    super();
  }

  get bold(): boolean | null {
    return read(this.ranges, (look) => look.bold);
  }

  set bold(bold: boolean | null) {
    if (bold !== null) write(this.ranges, (look) => ({ ...look, bold }));
  }

  get italic(): boolean | null {
    return read(this.ranges, (look) => look.italic);
  }

  set italic(italic: boolean | null) {
    if (italic !== null) write(this.ranges, (look) => ({ ...look, italic }));
  }

  get strikethrough(): boolean | null {
    return read(this.ranges, (look) => look.strikethrough);
  }

  set strikethrough(strikethrough: boolean | null) {
    if (strikethrough !== null) write(this.ranges, (look) => ({ ...look, strikethrough }));
  }

  get underline(): string | null {
    return read(this.ranges, (look) => look.underline);
  }

  set underline(underline: string | null) {
    if (underline !== null) write(this.ranges, (look) => ({ ...look, underline }));
  }

  get color(): string | null {
    return read(this.ranges, (look) => look.fontColor);
  }

  set color(value: string | null) {
    const fontColor = colour(value ?? "#000000");
    write(this.ranges, (look) => ({ ...look, fontColor }));
  }

  get name(): string | null {
    return read(this.ranges, (look) => look.fontName);
  }

  set name(fontName: string | null) {
    if (fontName !== null) write(this.ranges, (look) => ({ ...look, fontName }));
  }

  get size(): number | null {
    return read(this.ranges, (look) => look.size);
  }

  set size(size: number | null) {
    if (size === null || size < 1 || size > 409) throw invalidArgument("size");
    write(this.ranges, (look) => ({ ...look, size }));
  }

  get subscript(): boolean {
    return false;
  }

  get superscript(): boolean {
    return false;
  }

  get tintAndShade(): number {
    return 0;
  }
}

class FormatProtection extends WireObject {
  readonly apiClass = "FormatProtection";
  readonly scalars = ["formulaHidden", "locked"];

  constructor(private readonly ranges: Ranges) {
    super();
  }

  get locked(): boolean | null {
    return read(this.ranges, (look) => look.locked);
  }

  set locked(locked: boolean | null) {
    if (locked !== null) write(this.ranges, (look) => ({ ...look, locked }));
  }

  get formulaHidden(): boolean | null {
    return read(this.ranges, (look) => look.formulaHidden);
  }

  set formulaHidden(formulaHidden: boolean | null) {
    if (formulaHidden !== null) write(this.ranges, (look) => ({ ...look, formulaHidden }));
  }
}

const sides = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof sides)[number];

/** The cells along a side, and which edge of theirs it is; an inside border is the edge of every cell but the last. */
function edgeOf(side: Side, area: Area): { readonly area: Area; readonly edge: string } | undefined {
  switch (side) {
    case "EdgeTop":
      return { area: { ...area, bottom: area.top }, edge: "EdgeTop" };
    case "EdgeBottom":
      return { area: { ...area, top: area.bottom }, edge: "EdgeBottom" };
    case "EdgeLeft":
      return { area: { ...area, right: area.left }, edge: "EdgeLeft" };
    case "EdgeRight":
      return { area: { ...area, left: area.right }, edge: "EdgeRight" };
    case "InsideVertical":
      return area.left === area.right ? undefined : { area: { ...area, right: area.right - 1 }, edge: "EdgeRight" };
    case "InsideHorizontal":
      return area.top === area.bottom ? undefined : { area: { ...area, bottom: area.bottom - 1 }, edge: "EdgeBottom" };
    default:
      return { area, edge: side };
  }
}

class RangeBorderCollection extends WireObject {
  readonly apiClass = "RangeBorderCollection";
  readonly scalars = ["count"];

  constructor(private readonly ranges: Ranges) {
    super();
  }

  get count(): number {
    return sides.length;
  }

  get items(): readonly RangeBorder[] {
    return sides.map((side) => new RangeBorder(this.ranges, side));
  }

  getItem(side: Json): RangeBorder {
    const known = sides.find((name) => name === side);
    if (!known) throw invalidArgument(`border ${String(side)}`);
    return new RangeBorder(this.ranges, known);
  }

  getItemAt(index: number): RangeBorder {
    return this.getItem(sides[index] ?? null);
  }
}

class RangeBorder extends WireObject {
  readonly apiClass = "RangeBorder";
  readonly scalars = ["color", "sideIndex", "style", "tintAndShade", "weight"];

  constructor(
    private readonly ranges: Ranges,
    private readonly side: Side,
  ) {
    super();
  }

  private read<T>(of: (border: BorderLook) => T): T | null {
    const values = new Set(
      this.ranges.map(({ sheet, area }) => {
        const where = edgeOf(this.side, area);
        return where
          ? sheet.cells.common(where.area, (look) => of(look.borders[where.edge] ?? noBorder))
          : of(noBorder);
      }),
    );
    return values.size === 1 ? ([...values][0] as T | null) : null;
  }

  private write(change: (border: BorderLook) => BorderLook): void {
    for (const range of this.ranges) {
      range.requireFormattable();
      const where = edgeOf(this.side, range.area);
      if (!where) continue;
      range.sheet.cells.restyle(where.area, (look) => ({
        ...look,
        borders: { ...look.borders, [where.edge]: change(look.borders[where.edge] ?? noBorder) },
      }));
    }
  }

  get sideIndex(): string {
    return this.side;
  }

  get color(): string | null {
    return this.read((border) => border.color);
  }

  set color(value: string | null) {
    const color = colour(value ?? "#000000");
    // As in Excel: a colour alone makes a line appear.
    this.write((border) => ({ ...border, style: border.style === "None" ? "Continuous" : border.style, color }));
  }

  get style(): string | null {
    return this.read((border) => border.style);
  }

  set style(style: string | null) {
    if (style !== null) this.write((border) => ({ ...border, style }));
  }

  get weight(): string | null {
    return this.read((border) => border.weight);
  }

  set weight(weight: string | null) {
    if (weight !== null)
      this.write((border) => ({ ...border, style: border.style === "None" ? "Continuous" : border.style, weight }));
  }

  get tintAndShade(): number {
    return 0;
  }
}
