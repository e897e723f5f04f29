/** Formulas as texts, made of functions that Excel 2007, WPS and LibreOffice all have. References come in, a formula without `=` goes out. */

/** A text without spaces and line breaks, the way names are compared. */
export function cleaned(text: string): string {
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${text}," ",""),"　",""),CHAR(10),""),CHAR(13),""),CHAR(160),"")`;
}

/** `text` with each pair replaced, in order. */
export function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((inner, [from, to]) => `SUBSTITUTE(${inner},"${from}","${to}")`, text);
}

/** The value for a key in a two-column list, else `otherwise`. */
export function lookedUp(key: string, keys: string, values: string, otherwise: string): string {
  return `IF(${key}="",${otherwise},IFERROR(INDEX(${values},MATCH(${key},${keys},0)),${otherwise}))`;
}

/**
 * First step of reading a date: a serial number, or `2024-3-5` from any way of writing it, or an empty text.
 * @param cell the entry @param text a cell with the entry cleaned @param year the cell with the year
 */
export function dateWritten(cell: string, text: string, year: string): string {
  const digitsOnly = replaced(text, [
    ["-", "x"],
    ["/", "x"],
    [".", "x"],
  ]);
  const dashed = replaced(text, [
    ["年", "-"],
    ["月", "-"],
    ["日", ""],
    ["号", ""],
    ["/", "-"],
    [".", "-"],
  ]);
  const eight = `LEFT(${text},4)&"-"&MID(${text},5,2)&"-"&RIGHT(${text},2)`;
  const withYear = `IF(AND(ISNUMBER(FIND("月",${text})),ISERROR(FIND("年",${text}))),${year}&"-","")&${dashed}`;
  const number = `IF(AND(${cell}>19000000,${cell}<21010000),INT(${cell}/10000)&"-"&MOD(INT(${cell}/100),100)&"-"&MOD(${cell},100),INT(${cell}))`;
  return `IF(${cell}="","",IF(ISNUMBER(${cell}),${number},IF(AND(LEN(${text})=8,ISNUMBER(VALUE(${digitsOnly}))),${eight},${withYear})))`;
}

/** Second step: the serial number, or an empty text where no such day exists. */
export function dateFrom(written: string): string {
  const firstDash = `FIND("-",${written})`;
  const secondDash = `FIND("-",${written},${firstDash}+1)`;
  const year = `VALUE(LEFT(${written},${firstDash}-1))`;
  const month = `VALUE(MID(${written},${firstDash}+1,${secondDash}-${firstDash}-1))`;
  const day = `VALUE(MID(${written},${secondDash}+1,9))`;
  const date = `DATE(${year},${month},${day})`;
  // 30 February and month 13 come out in another month: that is the whole check.
  return `IF(ISNUMBER(${written}),${written},IFERROR(IF(MONTH(${date})=${month},${date},""),""))`;
}

/** An amount without what does not change it: spaces, commas, 人民币, and 元 after 万 or 亿. */
export function amountText(cell: string): string {
  return replaced(cleaned(cell), [
    ["人民币", ""],
    [",", ""],
    ["，", ""],
    ["万元", "万"],
    ["亿元", "亿"],
  ]);
}

/**
 * 万元 from a number (the heading says 万元) or from `1.2亿元`, `5000万`; an empty text for anything else, foreign money included.
 * @param cell the entry @param text a cell with its {@link amountText}
 */
export function amountFrom(cell: string, text: string): string {
  const head = `VALUE(LEFT(${text},LEN(${text})-1))`;
  const unit = `RIGHT(${text},1)`;
  return `IF(${cell}="","",IF(ISNUMBER(${cell}),${cell},IFERROR(IF(${unit}="亿",${head}*10000,IF(${unit}="万",${head},IF(${unit}="元",${head}/10000,VALUE(${text})))),"")))`;
}

/** The part with the given number (from 1) of a text whose parts are separated by 、. */
export function partOf(text: string, number: number): string {
  return `SUBSTITUTE(MID(SUBSTITUTE(${text},"、",REPT(" ",200)),${(number - 1) * 200 + 1},200)," ","")`;
}

/** Where the first digit of a text stands; one after its end when it has none. */
export function firstDigit(text: string): string {
  return `SUMPRODUCT(MIN(FIND({0,1,2,3,4,5,6,7,8,9},${text}&"0123456789")))`;
}

/** `TRUE` when a cell holds one of the words. */
export function isOneOf(text: string, words: readonly string[]): string {
  return `OR(${words.map((word) => `${text}="${word}"`).join(",")})`;
}

/** A sheet's name as formulas write it. */
export function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

const listMarks = [
  ["；", "、"],
  [";", "、"],
  ["，", "、"],
  [",", "、"],
] as const;

/** A list in a cell with one kind of separator and no spaces. */
export function listText(cell: string): string {
  return replaced(cleaned(`SUBSTITUTE(${cell},CHAR(10),"、")`), listMarks);
}

/** A text of the plan as {@link cleaned} leaves it in a cell. */
export function plainText(text: string): string {
  return text.replace(/\s/g, "");
}

/** `企业1`, `企业2`, …: the columns of the parts of one cell. */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
}

/** A reference whose row does not move along: `$D$7` of `$D7`. */
export function withFixedRow(cell: string): string {
  return cell.replace(/(?<=[A-Z])(\d+)$/, "$$$1");
}
