/** Reads comma-, semicolon-, tab- or bar-separated text (RFC 4180) as Excel and the exports of other systems write it. */
import { cellTroubles, GridBuilder, matchHeading, type Grid, type SheetBuilder } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows } from "../package/references.js";
import { CellBudget, type SheetExtent } from "../package/limits.js";
import { isPictureFormula } from "./cellText.js";
import type { DecodedText } from "./csvText.js";

/** One field of a line. */
interface Field {
  readonly value: string;
  /** In quotation marks, or as `="…"`: a text, whatever it looks like. */
  readonly quoted: boolean;
  /** The quotation never ends: the field goes to the end of the text. */
  readonly unclosed: boolean;
  /** Where the next field or line begins. */
  readonly next: number;
  readonly endsLine: boolean;
}

const delimiters = [",", "\t", ";", "|"] as const;
/** As typed under a Chinese keyboard. They stand in every sentence too, so that only headings show that they part fields. */
const wideDelimiters = ["，", "；"] as const;
/** Lines and characters in which headings are looked for. */
const [headLines, headCharacters] = [60, 100_000];

/**
 * One sheet, named after the file without its folder and extension.
 * A plain decimal number becomes a number as in Excel, but in a column that keeps the nought of `3.10`; a number with leading zeros or more than fifteen digits is an identifier and stays text, and so
 * does a date, which the engine reads in every written form.
 * @throws HostError `tooManyCells`, `cellTooFar`
 */
export function readCsv(source: DecodedText, fileName: string): Grid {
  const name =
    fileName
      .replace(/^.*[\\/]/, "")
      .replace(/\.[^.]*$/, "")
      .slice(0, 31) || "Sheet1";
  const builder = new GridBuilder();
  const sheet = builder.sheet(name);
  const extent = new CellBudget().sheet(name);
  const { text, delimiter } = withDelimiter(source.text);
  const days = new WrittenDays();
  let row = 0;
  let column = 0;
  for (let at = 0; at < text.length;) {
    const field = fieldAt(text, at, delimiter);
    at = field.next;
    put(sheet, extent, row, column, field, name);
    if (!field.quoted) days.take(row, column, field.value);
    if (!field.endsLine) column++;
    else if (at < text.length) {
      row++;
      column = 0;
    }
  }
  for (const { row, column, written } of days.found()) sheet.set(row, column, written);
  if (source.isCutOff) sheet.remark({ kind: "textCutOff", row, column, text: "" });
  if (source.unreadable > 0)
    sheet.remark({ kind: "textUnreadable", ...placeOfUnreadable(text, delimiter), text: String(source.unreadable) });
  sheet.end();
  return builder.build();
}

/**
 * Days written as `3.10`. Where a column keeps the nought at the end, its numbers were written as texts, so that 3.1 is not 3.10: those that can be
 * a month and a day stay texts. Not where `3.50` shows that a number format makes two decimals.
 */
class WrittenDays {
  private readonly columns = new Map<number, { row: number; written: string }[]>();
  private readonly keepsNought = new Set<number>();
  private readonly formatted = new Set<number>();

  take(row: number, column: number, value: string): void {
    if (value.length > 7) return;
    const [, month, date = ""] = /^(\d{1,2})\.(\d{1,2})$/.exec(value.trim()) ?? [];
    if (month === undefined) return;
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= 31;
    if (!isDay) {
      if (date.length === 2 && date.endsWith("0")) this.formatted.add(column);
      return;
    }
    if (date.endsWith("0")) this.keepsNought.add(column);
    const found = this.columns.get(column);
    const one = { row, written: value.trim() };
    if (found === undefined) this.columns.set(column, [one]);
    else found.push(one);
  }

  found(): { row: number; column: number; written: string }[] {
    return [...this.columns].flatMap(([column, cells]) =>
      this.keepsNought.has(column) && !this.formatted.has(column) ? cells.map((cell) => ({ ...cell, column })) : [],
    );
  }
}

function put(
  sheet: SheetBuilder,
  extent: SheetExtent,
  row: number,
  column: number,
  { value, quoted, unclosed }: Field,
  name: string,
): void {
  if (value === "") return;
  if (row >= maxRows || column >= maxColumns)
    throw new HostError("tooManyCells", { sheet: name, limit: `${maxRows} × ${maxColumns}` });
  extent.add(row, column);
  if (unclosed) sheet.remark({ kind: "quoteUnclosed", row, column, text: value.slice(0, 20) });
  sheet.set(row, column, isPictureFormula(value) ? { error: cellTroubles.picture } : cellValue(value, quoted));
}

function cellValue(value: string, quoted: boolean): string | number {
  const plain = value.length <= 24 ? value.trim() : "";
  return !quoted && /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(plain) && plain.replace(/\D/g, "").length <= 15
    ? Number(plain)
    : value.replace(/\r\n?/g, "\n");
}

/** The field that begins at a place. Tabs around a value are put there by exporters, so that Excel takes it for text. */
function fieldAt(text: string, start: number, delimiter: string): Field {
  let at = start;
  if (delimiter !== "\t") while (text[at] === "\t") at++;
  at = quoteBehindSpaces(text, at, delimiter) ?? at;
  const asFormula = text[at] === "=" && text[at + 1] === '"';
  const opened = asFormula || text[at] === '"' ? quotedAt(text, asFormula ? at + 2 : at + 1) : undefined;
  if (opened) at = opened.next;
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
  const rest = text.slice(at, end);
  const raw = (opened?.value ?? "") + rest;
  const value = delimiter === "\t" ? raw : withoutTabs(raw);
  const formula = opened && !asFormula && rest.trim() === "" ? /^="([^"]*)"$/.exec(value) : null;
  const isLineEnd = text[end] !== delimiter;
  return {
    value: formula ? (formula[1] as string) : value,
    quoted: opened !== undefined,
    unclosed: opened?.unclosed ?? false,
    next: isLineEnd && text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1,
    endsLine: isLineEnd,
  };
}

/** The place of a quotation mark behind spaces, where the quotation is the whole field: `甲, "乙,丙", 丁`. */
function quoteBehindSpaces(text: string, start: number, delimiter: string): number | undefined {
  let at = start;
  while (text[at] === " ") at++;
  if (at === start || text[at] !== '"') return undefined;
  const { next, unclosed } = quotedAt(text, at + 1);
  let end = next;
  while (text[end] === " ") end++;
  const isWhole = end >= text.length || text[end] === delimiter || text[end] === "\n" || text[end] === "\r";
  return !unclosed && isWhole ? at : undefined;
}

function withoutTabs(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\t") end--;
  return text.slice(0, end);
}

/** What stands in quotation marks; a doubled one stands for itself. Without an end it is everything, as Excel reads it. */
function quotedAt(text: string, start: number): { value: string; next: number; unclosed: boolean } {
  let value = "";
  for (let at = start; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), next: text.length, unclosed: true };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1, unclosed: false };
    value += '"';
    at = quote + 2;
  }
}

/**
 * The delimiter: what a first line `sep=;` says; else the one by which some line has most known headings; else the one that the first line with
 * several fields has most of; a comma where there is none. Full-width ones only by two headings.
 */
function withDelimiter(text: string): { text: string; delimiter: string } {
  const said = /^sep=([^\r\n])\r?\n/i.exec(text);
  if (said) return { text: text.slice(said[0].length), delimiter: said[1] as string };
  let best: { delimiter: string; headings: number; fields: number } = { delimiter: ",", headings: 0, fields: 1 };
  for (const delimiter of delimiters) {
    const lines = firstLines(text, delimiter);
    const headings = Math.max(0, ...lines.map((line) => line.filter(isHeading).length));
    const fields = lines.find((line) => line.length > 1)?.length ?? 1;
    if (headings > best.headings || (headings === best.headings && fields > best.fields))
      best = { delimiter, headings, fields };
  }
  for (const delimiter of wideDelimiters) {
    const headings = Math.max(0, ...firstLines(text, delimiter).map((line) => line.filter(isHeading).length));
    if (headings > Math.max(1, best.headings)) best = { delimiter, headings, fields: 0 };
  }
  return { text, delimiter: best.delimiter };
}

function firstLines(text: string, delimiter: string): string[][] {
  const lines: string[][] = [[]];
  for (let at = 0; at < Math.min(text.length, headCharacters) && lines.length <= headLines;) {
    const field = fieldAt(text, at, delimiter);
    at = field.next;
    (lines[lines.length - 1] as string[]).push(field.value);
    if (field.endsLine) lines.push([]);
  }
  return lines;
}

function isHeading(value: string): boolean {
  return value.length < 100 && !/[,\t;|]/.test(value) && matchHeading(value).length > 0;
}

/** The place of the first `�`. */
function placeOfUnreadable(text: string, delimiter: string): { row: number; column: number } {
  const wanted = text.indexOf("\ufffd");
  let [row, column] = [0, 0];
  for (let at = 0; at < text.length;) {
    const field = fieldAt(text, at, delimiter);
    if (field.next > wanted) break;
    at = field.next;
    if (field.endsLine) [row, column] = [row + 1, 0];
    else column++;
  }
  return { row, column };
}
