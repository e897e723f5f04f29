/**
 * The layout of GB/T 9704-2012: A4 with a type area of 156 mm × 225 mm, 22 lines of 28 signs in 3号 (16 pt).
 * Lengths are twentieths of a point unless they say otherwise; sizes of type are half points, as WordprocessingML has them.
 */
const perMillimetre = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * perMillimetre);

/** 37 mm above, 28 mm left; what is left of 210 × 297 mm after the type area is 26 mm right and 35 mm below. */
export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    bottom: twips(35),
    left: twips(28),
    right: twips(26),
    header: twips(20),
    footer: twips(25),
  },
} as const;

/** Width of the type area. */
export const typeWidth = page.size.width - page.margin.left - page.margin.right;

/** 28.95 pt a line. */
export const linePitch = 579;
/**
 * 28 signs of 16 pt are a little wider than the type area: each gets a quarter of a point less. The pitch stands at the signs and not in the
 * page's grid of characters, because LibreOffice gives a sign that is wider than its cell two cells, and widens every smaller face.
 */
export const bodySpacing = -5;
/** Two signs. */
export const firstLine = 640;

export const size = { masthead: 72, title: 44, body: 32, pageNumber: 28, imprint: 28, table: 24, form: 21 } as const;

/** A sheet of paper and how text is set on it. */
export interface SheetLayout {
  readonly page: {
    readonly size: { readonly width: number; readonly height: number };
    readonly margin: Readonly<Record<"top" | "bottom" | "left" | "right" | "header" | "footer", number>>;
  };
  /** Width of the type area. */
  readonly typeWidth: number;
  /** Of a line of text. */
  readonly pitch: number;
  readonly title: number;
  readonly body: number;
  readonly table: number;
  /** What stands between the lines of a table's text. */
  readonly leading: number;
}

/** What is signed and sent. */
export const portrait: SheetLayout = {
  page,
  typeWidth,
  pitch: linePitch,
  title: size.title,
  body: size.body,
  table: size.table,
  leading: 100,
};

const side = twips(22);

/** A table to work with: A4 lying, 4号 text and 5号 tables, so that a month fits on a few sheets. The library turns the sheet itself. */
export const landscape: SheetLayout = {
  page: {
    size: page.size,
    margin: { top: twips(20), bottom: twips(18), left: side, right: side, header: twips(12), footer: twips(12) },
  },
  typeWidth: page.size.height - 2 * side,
  pitch: 440,
  title: 36,
  body: 28,
  table: 21,
  leading: 60,
};

/** The standard's faces. */
export const face = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading: "黑体",
  subheading: "楷体_GB2312",
  number: "宋体",
} as const;

/** What stands in where a face is missing; written into the font table, where Word and WPS look. */
export const fallbacks: Readonly<Record<string, string>> = {
  [face.title]: "宋体",
  [face.body]: "仿宋",
  [face.subheading]: "楷体",
};
