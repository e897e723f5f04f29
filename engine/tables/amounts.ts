/** Money in 万元 and sizes in the unit of their column, as people write them and as number formats show them. */
import { CellKind } from "../grid/grid.js";
import { blank, isBlank, unreadable, type Cell, type Reading } from "./cell.js";
import { shownBy } from "./numberFormat.js";
import { compact, wholeNumber } from "./text.js";

export type AmountTrouble = "unreadable" | "unitMissing" | "currency";

/** No amount is written longer, so no longer text is looked at. */
const longestAmount = 60;

const foreign =
  /美元|美金|欧元|英镑|日元|日币|港元|港币|韩元|韩币|澳元|加元|新元|台币|卢布|法郎|外币|usd|eur|gbp|jpy|hkd|krw|us\$|[$€£₩]/i;
/** How many 万元 a unit is, as a fraction: 1 千元 is 1 ÷ 10. */
const moneyUnits: ReadonlyMap<string, readonly [over: number, under: number]> = new Map([
  ["亿", [10000, 1]],
  ["千万", [1000, 1]],
  ["百万", [100, 1]],
  ["十万", [10, 1]],
  ["万", [1, 1]],
  ["千", [1, 10]],
  ["百", [1, 100]],
  ["", [1, 10000]],
]);
type MoneyUnit = readonly [over: number, under: number];

/** What a heading says about the unit of its numbers: 万元 per unit, a foreign currency, or nothing. */
function headingUnit(heading: string): MoneyUnit | "currency" | undefined {
  const text = compact(heading);
  if (foreign.test(text)) return "currency";
  const named = /(亿|千万|百万|十万|万)/.exec(text) ?? /(千|百)元/.exec(text);
  if (named !== null) return moneyUnits.get(named[1] as string);
  // A bare 元 only where it stands for a unit: (元), 单位:元, or at the end.
  return /\(元\)|:元|元$/.test(text) ? moneyUnits.get("") : undefined;
}

/** The unit that a number format writes beside its digits; `undefined` where it writes none. */
function formatUnit(unit: string): MoneyUnit | "currency" | "other" | undefined {
  const text = compact(unit)
    .replace(/圆/g, "元")
    .replace(/^(人民币|rmb|cny|¥)|(人民币)$/gi, "")
    .replace(/^\(|\)$/g, "");
  if (text === "") return undefined;
  if (foreign.test(text)) return "currency";
  const named = /^(亿|千万|百万|十万|万|千|百|)元?$/.exec(text);
  return named === null ? "other" : moneyUnits.get(named[1] as string);
}

/**
 * An amount in 万元: `12000` under a heading that says 万元, `1.2亿元`, `5000万`, `1亿`, `1亿2000万元`, `80000000元`, `一亿元`, `500千元`;
 * a number as its format shows it. No unit in the cell nor in the heading is `unitMissing`; a foreign currency in either is `currency`, as no
 * rate is invented.
 */
export function readAmount(cell: Cell, heading: string): Reading<number, AmountTrouble> {
  if (isBlank(cell)) return blank;
  const unit = headingUnit(heading);
  if (cell.kind === CellKind.number) return readNumber(cell, unit);
  if (cell.kind !== CellKind.text || cell.text.length > longestAmount) return unreadable;
  const text = compact(cell.text);
  if (foreign.test(text)) return { trouble: "currency" };
  const plain = withoutThousands(text.replace(/^(人民币|rmb|cny|¥)/i, "").replace(/(人民币|整)$/, "")).replace(
    /^约/,
    "",
  );
  const amount = /^(\d+(?:\.\d+)?)(?:亿(?:(\d+(?:\.\d+)?)(千万|百万|万))?|(千万|百万|十万|万|千|百))?(元)?$/.exec(
    plain,
  );
  if (amount === null) return readNumerals(plain);
  const [, first = "", second, secondUnit = "", small, yuan] = amount;
  if (plain.includes("亿"))
    return { value: clean(inUnit(first, "亿") + (second === undefined ? 0 : inUnit(second, secondUnit))) };
  // 500千 may be 500 thousand of anything; 500千元 is money.
  if ((small === "千" || small === "百") && yuan === undefined) return unreadable;
  if (small !== undefined) return { value: clean(inUnit(first, small)) };
  if (yuan !== undefined) return { value: clean(inUnit(first, "")) };
  if (unit === "currency") return { trouble: "currency" };
  return unit === undefined ? { trouble: "unitMissing" } : { value: clean((Number(first) * unit[0]) / unit[1]) };
}

function readNumber(cell: Cell, heading: ReturnType<typeof headingUnit>): Reading<number, AmountTrouble> {
  const shown = cell.format === undefined ? undefined : shownBy(cell.format, cell.number);
  const named = shown === undefined || shown === "unclear" ? undefined : formatUnit(shown.unit);
  const isUnclear = shown === "unclear" || named === "other";
  const unit = named === undefined || named === "other" ? heading : named;
  const number = shown === undefined || shown === "unclear" || named === "other" ? cell.number : shown.value;
  if (unit === "currency") return { trouble: "currency" };
  if (unit === undefined) return { trouble: "unitMissing" };
  if (number < 0) return unreadable;
  const value = clean((number * unit[0]) / unit[1]);
  return isUnclear ? { value, unclear: true } : { value };
}

/** `一亿元`, `五千万`: whole numbers in Chinese numerals. */
function readNumerals(plain: string): Reading<number, AmountTrouble> {
  const [, numerals, unit = ""] = /^([〇零一二两三四五六七八九十百千]+)(亿|万)元?$/.exec(plain) ?? [];
  const number = numerals === undefined ? undefined : wholeNumber(numerals);
  return number === undefined ? unreadable : { value: clean(number * (moneyUnits.get(unit) as MoneyUnit)[0]) };
}

function inUnit(number: string, unit: string): number {
  const [over, under] = moneyUnits.get(unit) as MoneyUnit;
  return (Number(number) * over) / under;
}

/** `1,200` is 1200, where every group behind a comma has three digits. */
export function withoutThousands(text: string): string {
  return text.replace(/,(?=\d{3}(?:\D|$))/g, "");
}

/** 0.07 × 10000 is 700, not 700.0000000000001. */
function clean(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

/** A size in the unit of its column: `3000`, `3000㎡`, `3,000平方米`, `0.3万㎡`; `units` are the spellings with their factors, lower case. */
export function readSize(cell: Cell, units: ReadonlyMap<string, number>): Reading<number> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.number) {
    const shown = cell.format === undefined ? { value: cell.number, unit: "" } : shownBy(cell.format, cell.number);
    const unit = shown === "unclear" ? "" : compact(shown.unit).toLowerCase();
    const factor = unit === "" ? 1 : units.get(unit);
    const number = shown === "unclear" || factor === undefined ? cell.number : clean(shown.value * factor);
    if (number < 0) return unreadable;
    return shown === "unclear" || factor === undefined ? { value: number, unclear: true } : { value: number };
  }
  if (cell.kind !== CellKind.text || cell.text.length > longestAmount) return unreadable;
  const match = /^约?(\d+(?:\.\d+)?)(\D*\d?)$/.exec(withoutThousands(compact(cell.text)).toLowerCase());
  if (match === null) return unreadable;
  const factor = match[2] === "" ? 1 : units.get(match[2] as string);
  return factor === undefined ? unreadable : { value: clean(Number(match[1]) * factor) };
}

/** ㎡ by spelling (after NFKC `㎡` is `m2`). */
export const areaUnits: ReadonlyMap<string, number> = new Map([
  ["m2", 1],
  ["平方米", 1],
  ["平米", 1],
  ["平方", 1],
  ["平", 1],
  ["万m2", 10000],
  ["万平方米", 10000],
  ["万平米", 10000],
  ["万平", 10000],
]);
/** 亩 by spelling. */
export const landUnits: ReadonlyMap<string, number> = new Map([
  ["亩", 1],
  ["公顷", 15],
]);
