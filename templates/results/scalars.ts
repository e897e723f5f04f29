/** Single values as Excel computes with them: what counts as a number, as a text, as equal, as greater. */
import { FormulaError, type Scalar } from "./formulaTree.js";

export const valueError = new FormulaError("#VALUE!");
export const notAvailable = new FormulaError("#N/A");
export const divisionError = new FormulaError("#DIV/0!");
export const numberError = new FormulaError("#NUM!");

/** Days from 1899-12-30, Excel's day 0, to 1970-01-01. */
export const serialOfEpoch = 25569;
const millisecondsPerDay = 86_400_000;

/** A number for reckoning: empty is 0, texts count where they are plain numbers. */
export function toNumber(value: Scalar): number | FormulaError {
  if (typeof value === "number" || value instanceof FormulaError) return value;
  if (value === null) return 0;
  return typeof value === "boolean" ? Number(value) : numberIn(value);
}

/** What `VALUE` makes of a text. */
export function numberIn(text: string): number | FormulaError {
  const match = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(%?)\s*$/.exec(text);
  return match === null ? valueError : Number(match[1]) / (match[2] === "%" ? 100 : 1);
}

/** A text as `&` joins it: numbers in the general format, of at most 15 digits. */
export function toText(value: Scalar): string | FormulaError {
  if (typeof value === "string" || value instanceof FormulaError) return value;
  if (value === null) return "";
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(Number(value.toPrecision(15)));
}

export function toBoolean(value: Scalar): boolean | FormulaError {
  if (typeof value === "boolean" || value instanceof FormulaError) return value;
  if (typeof value === "string") return valueError;
  return value !== null && value !== 0;
}

/** Below 0 where the one comes first: numbers before texts before yes and no; texts pay no heed to capitals. */
export function compareScalars(one: Exclude<Scalar, FormulaError>, other: Exclude<Scalar, FormulaError>): number {
  const left = likened(one, other);
  const right = likened(other, one);
  if (typeof left === "string" && typeof right === "string") return order(left.toLowerCase(), right.toLowerCase());
  return typeof left === typeof right ? order(Number(left), Number(right)) : rank(left) - rank(right);
}

function order<T extends number | string>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** An empty cell is like what it is held against. */
function likened(
  value: Exclude<Scalar, FormulaError>,
  other: Exclude<Scalar, FormulaError>,
): number | string | boolean {
  if (value !== null) return value;
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}

function rank(value: number | string | boolean): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

/** The serial number of a day; months and days may run over, as in Excel. */
export function serialOf(year: number, month: number, day: number): number | FormulaError {
  const serial =
    Date.UTC(Math.floor(year), Math.floor(month) - 1, Math.floor(day)) / millisecondsPerDay + serialOfEpoch;
  return serial >= 0 && year >= 1900 && Number.isFinite(serial) ? serial : numberError;
}

export function dateOfSerial(serial: number): Date {
  return new Date((Math.floor(serial) - serialOfEpoch) * millisecondsPerDay);
}

/** Half away from zero, of the decimal number that is shown. */
export function rounded(value: number, digits: number): number {
  const shifted = Math.round(Number(`${Math.abs(value).toPrecision(15)}e${digits}`));
  return Math.sign(value) * Number(`${shifted}e${-digits}`);
}
