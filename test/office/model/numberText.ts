/** How Excel understands what is put into a cell, and how it shows a number. A small part of the truth; LIMITS.md says which. */
import { dayOf, dateParts } from "./serialDays.js";

/** What a cell holds after an entry. */
export type Entered =
  | {
      readonly kind: "value";
      readonly value: string | number | boolean;
      readonly numberFormat?: string;
      readonly error?: true;
    }
  | { readonly kind: "formula"; readonly formula: string };

const errorTexts = new Set([
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
]);

/**
 * Text put through `range.values` or typed by a person is understood by Excel: numbers, dates, yes/no and formulas do not stay text
 * unless the cell's format is `@` or the text starts with an apostrophe.
 */
export function entered(text: string, numberFormat: string): Entered {
  if (text.startsWith("'")) return { kind: "value", value: text.slice(1) };
  if (text.startsWith("=") && text.length > 1)
    return numberFormat === "@" ? { kind: "value", value: text } : { kind: "formula", formula: text };
  if (numberFormat === "@" || text === "") return { kind: "value", value: text };
  const trimmed = text.trim();
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return { kind: "value", value: Number(trimmed) };
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed))
    return {
      kind: "value",
      value: Number(trimmed.replaceAll(",", "")),
      numberFormat: trimmed.includes(".") ? "#,##0.00" : "#,##0",
    };
  if (/^[+-]?\d+(\.\d+)?%$/.test(trimmed))
    return {
      kind: "value",
      value: Number(trimmed.slice(0, -1)) / 100,
      numberFormat: trimmed.includes(".") ? "0.00%" : "0%",
    };
  if (/^(true|false)$/i.test(trimmed)) return { kind: "value", value: trimmed.toLowerCase() === "true" };
  if (errorTexts.has(trimmed.toUpperCase())) return { kind: "value", value: trimmed.toUpperCase(), error: true };
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(trimmed) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(trimmed);
  if (date) {
    const serial = dayOf(Number(date[1]), Number(date[2]), Number(date[3]));
    if (serial !== undefined) return { kind: "value", value: serial, numberFormat: "yyyy/m/d" };
  }
  const month = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月)$/.exec(trimmed);
  if (month) {
    const serial = dayOf(Number(month[1]), Number(month[2] ?? month[3]), 1);
    if (serial !== undefined) return { kind: "value", value: serial, numberFormat: "mmm-yy" };
  }
  if (/^[+\-@][^\d\s]/.test(trimmed)) return { kind: "formula", formula: `=${trimmed}` };
  return { kind: "value", value: text };
}

/** `true` for a format that shows a number as a date or time. */
export function isDateFormat(numberFormat: string): boolean {
  return /[ymdhs]/i.test(numberFormat.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && !/^General$/i.test(numberFormat);
}

/** The shown text of a number. */
export function shown(value: number, numberFormat: string): string {
  if (numberFormat === "General" || numberFormat === "@") return String(Number(value.toPrecision(11)));
  const sections = numberFormat.split(";");
  const section = (
    value < 0 && sections[1] !== undefined
      ? sections[1]
      : value === 0 && sections[2] !== undefined
        ? sections[2]
        : sections[0]
  ) as string;
  if (isDateFormat(section)) return shownDate(value, section);
  const magnitude = value < 0 && sections[1] !== undefined ? -value : value;
  const pattern = /[#0,.?]+/.exec(section.replaceAll(/"[^"]*"/g, (text) => "~".repeat(text.length)));
  if (!pattern) return section.replaceAll('"', "");
  const percent = section.includes("%");
  const [whole = "", fraction = ""] = pattern[0].split(".");
  const fixed = Math.abs(percent ? magnitude * 100 : magnitude).toFixed(fraction.length);
  let [left = "", right = ""] = fixed.split(".");
  const needed = fraction.replaceAll(/[^0]/g, "").length;
  while (right.length > needed && right.endsWith("0")) right = right.slice(0, -1);
  if (whole.includes(",")) left = left.replace(/\B(?=(\d{3})+$)/g, ",");
  const point = fraction.length > 0 || pattern[0].includes(".") ? "." : "";
  const number = `${magnitude < 0 ? "-" : ""}${left}${right === "" && !point ? "" : point}${right}`;
  return (section.slice(0, pattern.index) + number + section.slice(pattern.index + pattern[0].length)).replaceAll(
    '"',
    "",
  );
}

function shownDate(serial: number, section: string): string {
  const { year, month, day, hour, minute, second } = dateParts(serial);
  const two = (number: number) => String(number).padStart(2, "0");
  let hours = false;
  return section.replaceAll(/\[[^\]]*\]/g, "").replaceAll(/"[^"]*"|\\.|yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|s/gi, (token) => {
    const lower = token.toLowerCase();
    if (token.startsWith('"')) return token.slice(1, -1);
    if (token.startsWith("\\")) return token.slice(1);
    if (lower.startsWith("h")) hours = true;
    if (lower === "yyyy") return String(year);
    if (lower === "yy") return two(year % 100);
    if (lower === "mmm")
      return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1] as string;
    if (lower === "mm") return two(hours ? minute : month);
    if (lower === "m") return String(hours ? minute : month);
    if (lower === "dd") return two(day);
    if (lower === "d") return String(day);
    if (lower === "hh") return two(hour);
    if (lower === "h") return String(hour);
    return lower === "ss" ? two(second) : String(second);
  });
}
