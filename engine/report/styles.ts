/** One palette and one set of named looks for every sheet that we draw: reports and templates alike. */
import type { Light } from "../assessment.js";
import type { Severity } from "../issue.js";
import { heatColors } from "./heat.js";
import type { CellStyle, StyleName } from "./sheetPlan.js";

/** Colours that keep their difference in grey print; red, amber and green never stand without a text mark. */
export const palette = {
  ink: "#1F2937",
  muted: "#5B6675",
  accent: "#1F4E79",
  accentLight: "#DCE8F3",
  accentPale: "#F3F7FB",
  line: "#B4C2D3",
  white: "#FFFFFF",
  green: "#1E6B34",
  greenPale: "#E3F2E6",
  amber: "#8A5A00",
  amberPale: "#FFF1CC",
  red: "#A61B1B",
  redPale: "#FBE3E1",
  input: "#FFFDF2",
  bar: "#BCD3EA",
  shade: "#7FA8D1",
  planLine: "#D55E00",
  trendThird: "#009E73",
} as const;

/** Present in every Windows and WPS since 2007; other systems fall back to their own sans-serif Chinese face. */
const face = "微软雅黑";

const base = { name: face, size: 10, color: palette.ink };
const frame = { color: palette.line, sides: ["top", "bottom", "left", "right"], weight: "thin" } as const;
const cell: CellStyle = { font: base, border: frame, valign: "center", wrap: true };
/** An indent holds only where the side is named. */
const indented: CellStyle = { ...cell, align: "left", indent: 1 };
const number: CellStyle = { ...cell, align: "center", wrap: false };
const plain: CellStyle = { font: base, valign: "center" };
const heading: CellStyle = {
  font: { ...base, size: 9, bold: true, color: palette.white },
  fill: palette.accent,
  border: { ...frame, color: palette.white },
  align: "center",
  valign: "center",
  wrap: true,
};
const marked = (color: string, fill: string): CellStyle => ({ ...number, font: { ...base, bold: true, color }, fill });

/** The shades of a heat map; the points stand in the cell. */
const heat = Object.fromEntries(
  heatColors.map(({ fill, ink }, step): [StyleName, CellStyle] => [
    `heat${step}`,
    { ...number, font: { ...base, color: ink }, fill, format: "0.00" },
  ]),
);

/** The looks by name. */
export const styles: Readonly<Record<StyleName, CellStyle>> = {
  ...heat,
  title: { font: { ...base, size: 18, bold: true, color: palette.accent }, align: "center", valign: "center" },
  subtitle: { font: { ...base, color: palette.muted }, align: "center", valign: "center" },
  section: {
    font: { ...base, size: 12, bold: true, color: palette.accent },
    border: { color: palette.accent, sides: ["bottom"], weight: "medium" },
    valign: "center",
  },
  statement: {
    font: { ...base, bold: true },
    fill: palette.accentLight,
    align: "center",
    valign: "center",
    wrap: true,
  },
  caution: {
    font: { ...base, bold: true, color: palette.amber },
    fill: palette.amberPale,
    align: "center",
    valign: "center",
    wrap: true,
  },
  note: { font: { ...base, size: 9, color: palette.muted }, valign: "center", wrap: true },
  plain,
  heading,
  subheading: {
    ...heading,
    font: { ...base, size: 9, bold: true, color: palette.accent },
    fill: palette.accentLight,
    border: frame,
  },
  text: indented,
  textCenter: { ...cell, align: "center" },
  textBold: { ...indented, font: { ...base, bold: true } },
  textMuted: { ...indented, font: { ...base, size: 9, color: palette.muted } },
  integer: { ...number, format: "0" },
  /** Counts that may have decimals: shares of projects. */
  count: number,
  amount: { ...number, format: "#,##0.##" },
  points: { ...number, format: "0.00" },
  /** Bonuses and deductions: nothing is a dash, so that what is there stands out. */
  pointsOrDash: { ...number, format: "0.00;-0.00;–" },
  /** Differences: more, less, nothing. */
  pointsSigned: { ...number, format: "+0.00;-0.00;0.00" },
  pointsSum: { ...number, font: { ...base, bold: true }, fill: palette.accentPale, format: "0.00" },
  pointsSumOrDash: { ...number, font: { ...base, bold: true }, fill: palette.accentPale, format: "0.00;-0.00;–" },
  total: { ...number, font: { ...base, size: 11, bold: true, color: palette.accent }, format: "0.00" },
  rank: { ...number, font: { ...base, size: 11, bold: true, color: palette.accent }, format: "0" },
  sum: { ...cell, font: { ...base, bold: true }, fill: palette.accentLight, align: "center", wrap: false },
  lightGreen: marked(palette.green, palette.greenPale),
  lightYellow: marked(palette.amber, palette.amberPale),
  lightRed: marked(palette.red, palette.redPale),
  lightNone: { ...number, font: { ...base, color: palette.muted } },
  monthMissed: { ...marked(palette.amber, palette.amberPale), wrap: true },
  monthConfirmed: { ...marked(palette.red, palette.redPale), wrap: true },
  proposal: { ...indented, font: { ...base, bold: true, color: palette.red }, fill: palette.redPale },
  unit: {
    font: { ...base, size: 12, bold: true, color: palette.white },
    fill: palette.accent,
    valign: "center",
    indent: 1,
  },
  item: { ...indented, font: { ...base, bold: true }, fill: palette.accentPale },
  itemText: { ...indented, fill: palette.accentPale },
  itemMuted: { ...indented, font: { ...base, size: 9, color: palette.muted }, fill: palette.accentPale },
  itemPoints: {
    ...number,
    font: { ...base, bold: true, color: palette.accent },
    fill: palette.accentPale,
    format: "0.00",
  },
  itemFull: { ...number, fill: palette.accentPale, format: "0.##" },
  link: { ...indented, font: { ...base, size: 9, underline: true, color: palette.accent }, wrap: false },
  linkText: { ...indented, font: { ...base, underline: true, color: palette.accent } },
  severityError: marked(palette.red, palette.redPale),
  severityWarning: marked(palette.amber, palette.amberPale),
  severityInfo: { ...number, font: { ...base, color: palette.accent }, fill: palette.accentPale },
  /** Cells that people fill in. */
  entry: { ...indented, fill: palette.input, locked: false },
  entryCenter: { ...cell, fill: palette.input, align: "center", locked: false },
  entryDate: { ...number, fill: palette.input, format: "yyyy-mm-dd", locked: false },
  entryNumber: { ...number, fill: palette.input, format: "#,##0.##", locked: false },
  entryMonth: { ...number, fill: palette.input, format: "@", locked: false },
  label: { ...cell, font: { ...base, bold: true }, fill: palette.accentLight, align: "center" },
  sign: { font: base, valign: "bottom" },
};

/** Colour and words of a light. */
export const lightMarks: Readonly<Record<Light, { readonly text: string; readonly style: StyleName }>> = {
  green: { text: "●绿", style: "lightGreen" },
  yellow: { text: "▲黄", style: "lightYellow" },
  red: { text: "■红", style: "lightRed" },
  none: { text: "未填", style: "lightNone" },
};

/** Colour and words of a severity. */
export const severityMarks: Readonly<Record<Severity, { readonly text: string; readonly style: StyleName }>> = {
  error: { text: "■错误", style: "severityError" },
  warning: { text: "▲警告", style: "severityWarning" },
  info: { text: "●提示", style: "severityInfo" },
};
