/** The functions of Excel that 公式核算 uses, 36 of some 500, for plain arguments and for areas. */
import { FormulaError, type Scalar } from "./formulaTree.js";
import {
  compareScalars,
  dateOfSerial,
  notAvailable,
  numberError,
  numberIn,
  rounded,
  serialOf,
  toBoolean,
  toNumber,
  toText,
  valueError,
} from "./scalars.js";

/** The values of an area, row by row. */
export interface Matrix {
  readonly width: number;
  readonly values: readonly Scalar[];
}

export type Passed = Scalar | Matrix;

export function isMatrix(value: Passed | undefined): value is Matrix {
  return typeof value === "object" && value !== null && !(value instanceof FormulaError);
}

const numbers =
  (work: (...given: number[]) => Scalar) =>
  (...given: Scalar[]): Scalar => {
    const read = given.map(toNumber);
    return read.find((one) => one instanceof FormulaError) ?? work(...(read as number[]));
  };
/** Texts first, numbers behind them. */
const texts =
  (count: number, work: (texts: string[], numbers: number[]) => Scalar) =>
  (...given: Scalar[]): Scalar => {
    const read = given.map((one, index) => (index < count ? toText(one) : toNumber(one)));
    return (
      read.find((one) => one instanceof FormulaError) ??
      work(read.slice(0, count) as string[], read.slice(count) as number[])
    );
  };

/** Functions of single values; of areas they give an area. */
export const scalarFunctions: Readonly<Record<string, (...given: Scalar[]) => Scalar>> = {
  ABS: numbers(Math.abs),
  INT: numbers(Math.floor),
  MOD: numbers((value, by) => (by === 0 ? numberError : value - by * Math.floor(value / by))),
  ROUND: numbers(rounded),
  DATE: numbers(serialOf),
  YEAR: numbers((serial) => (serial < 0 ? numberError : dateOfSerial(serial).getUTCFullYear())),
  MONTH: numbers((serial) => (serial < 0 ? numberError : dateOfSerial(serial).getUTCMonth() + 1)),
  CHAR: numbers((code) => String.fromCharCode(code)),
  VALUE: (value) => (typeof value === "string" ? numberIn(value) : toNumber(value as Scalar)),
  LEN: texts(1, ([text = ""]) => text.length),
  LEFT: texts(1, ([text = ""], [count = 1]) => (count < 0 ? valueError : text.slice(0, count))),
  RIGHT: texts(1, ([text = ""], [count = 1]) =>
    count < 0 ? valueError : text.slice(Math.max(0, text.length - count)),
  ),
  MID: texts(1, ([text = ""], [start = 1, count = 0]) =>
    start < 1 || count < 0 ? valueError : text.slice(start - 1, start - 1 + count),
  ),
  REPT: texts(1, ([text = ""], [count = 0]) => (count < 0 ? valueError : text.repeat(count))),
  EXACT: texts(2, ([one, other]) => one === other),
  FIND: texts(2, ([wanted = "", text = ""], [from = 1]) => {
    const at = from < 1 ? -1 : text.indexOf(wanted, from - 1);
    return at < 0 ? valueError : at + 1;
  }),
  SUBSTITUTE: texts(3, ([text = "", from = "", to = ""]) => (from === "" ? text : text.replaceAll(from, () => to))),
  ISNUMBER: (value) => typeof value === "number",
  ISERROR: (value) => value instanceof FormulaError,
};

const all = (given: readonly Passed[]): readonly Scalar[] =>
  given.flatMap((one) => (isMatrix(one) ? one.values : [one]));
const valuesOf = (one: Passed | undefined): readonly Scalar[] => (isMatrix(one) ? one.values : [one ?? null]);

/** Of areas only numbers count, whatever else stands in them; of single values also texts that are numbers. */
function numbersIn(given: readonly Passed[], work: (numbers: readonly number[]) => Scalar): Scalar {
  const found: number[] = [];
  for (const one of given) {
    if (isMatrix(one)) {
      for (const value of one.values) {
        if (value instanceof FormulaError) return value;
        if (typeof value === "number") found.push(value);
      }
      continue;
    }
    const value = toNumber(one);
    if (value instanceof FormulaError) return value;
    found.push(value);
  }
  return work(found);
}

function logical(given: readonly Passed[], decided: boolean): Scalar {
  let result = !decided;
  for (const value of all(given)) {
    const yes = toBoolean(value);
    if (yes instanceof FormulaError) return yes;
    if (yes === decided) result = decided;
  }
  return result;
}

/** Functions that look at areas as a whole. */
export const areaFunctions: Readonly<Record<string, (...given: Passed[]) => Scalar>> = {
  AND: (...given) => logical(given, false),
  OR: (...given) => logical(given, true),
  SUM: (...given) => numbersIn(given, (found) => found.reduce((sum, value) => sum + value, 0)),
  MIN: (...given) => numbersIn(given, (found) => (found.length === 0 ? 0 : Math.min(...found))),
  MAX: (...given) => numbersIn(given, (found) => (found.length === 0 ? 0 : Math.max(...found))),
  COUNT: (...given) => all(given).filter((value) => typeof value === "number").length,
  COUNTA: (...given) => all(given).filter((value) => value !== null).length,
  SUMPRODUCT: (...given) => {
    const [first, ...others] = given.map(valuesOf);
    let sum = 0;
    for (const [index, value] of (first ?? []).entries()) {
      let product = 1;
      for (const factor of [value, ...others.map((list) => list[index] ?? null)]) {
        if (factor instanceof FormulaError) return factor;
        product *= typeof factor === "number" ? factor : 0;
      }
      sum += product;
    }
    return sum;
  },
  RANK: (value, among) => {
    const own = toNumber(value as Scalar);
    if (own instanceof FormulaError) return own;
    return 1 + valuesOf(among).filter((other) => typeof other === "number" && other > own).length;
  },
  MATCH: (wanted, among) => {
    if (wanted instanceof FormulaError) return wanted;
    const [at] = fitting(valuesOf(among), equality(wanted as Scalar), undefined);
    return at === undefined ? notAvailable : at + 1;
  },
  INDEX: (from, number) => {
    const at = toNumber(number as Scalar);
    if (at instanceof FormulaError) return at;
    const value = valuesOf(from)[at - 1];
    return value === undefined ? new FormulaError("#REF!") : value;
  },
  COUNTIF: (...given) => rowsThatFit(given).length,
  COUNTIFS: (...given) => rowsThatFit(given).length,
  SUMIFS: (summed, ...given) => {
    const values = valuesOf(summed);
    return numbersIn([{ width: 1, values: rowsThatFit(given).map((index) => values[index] ?? null) }], (found) =>
      found.reduce((sum, value) => sum + value, 0),
    );
  },
};

/** What a list is searched for: by a value that it equals, or by a test. */
type Criterion = { readonly key: Key } | { readonly fits: (value: Scalar) => boolean };

/** A value as lists are searched for it: texts without heed to capitals. */
type Key = number | string | boolean;

const keyOf = (value: Key): Key => (typeof value === "string" ? value.toLowerCase() : value);

/** Where each value stands in an area that is searched more than once, as the columns of the helper sheet are by every row. */
const indexes = new WeakMap<readonly Scalar[], Map<Key, number[]>>();

function placesOf(values: readonly Scalar[], key: Key): readonly number[] {
  let index = indexes.get(values);
  if (index === undefined) {
    index = new Map();
    for (const [at, value] of values.entries()) {
      if (value === null || value instanceof FormulaError) continue;
      const places = index.get(keyOf(value));
      if (places === undefined) index.set(keyOf(value), [at]);
      else places.push(at);
    }
    indexes.set(values, index);
  }
  return index.get(key) ?? [];
}

/** The places at which a list fits, of those that are left. */
function fitting(values: readonly Scalar[], criterion: Criterion, left: readonly number[] | undefined) {
  if ("key" in criterion) {
    if (left === undefined) return placesOf(values, criterion.key);
    return left.filter((at) => {
      const value = values[at] ?? null;
      return value !== null && !(value instanceof FormulaError) && keyOf(value) === criterion.key;
    });
  }
  return (left ?? [...values.keys()]).filter((at) => criterion.fits(values[at] ?? null));
}

/** The places at which every area fits the criterion behind it. */
function rowsThatFit(given: readonly Passed[]): readonly number[] {
  const conditions = Array.from({ length: given.length / 2 }, (_, pair) => ({
    values: valuesOf(given[pair * 2]),
    criterion: criterionOf(given[pair * 2 + 1] as Scalar),
  }));
  let left: readonly number[] | undefined;
  for (const { values, criterion } of conditions) left = fitting(values, criterion, left);
  return left ?? [];
}

/** What `COUNTIFS` takes for a criterion: a value, or a text such as `>0`, `<=45000`, `<>`. */
function criterionOf(wanted: Scalar): Criterion {
  const [, operator = "=", operand = ""] = (typeof wanted === "string" && /^(<=|>=|<>|[<>=])(.*)$/s.exec(wanted)) || [];
  if (typeof wanted !== "string" || (operator === "=" && operand === "")) return equality(wanted);
  const number = numberIn(operand);
  const bound = number instanceof FormulaError ? operand : number;
  const equal = equality(bound);
  if (operator === "=") return equal;
  if (operator === "<>") return { fits: (value) => fitting([value], equal, [0]).length === 0 };
  return {
    fits: (value) => {
      if (value === null || value instanceof FormulaError || typeof value !== typeof bound) return false;
      const order = compareScalars(value, bound);
      return operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
    },
  };
}

/** Equality as lists are searched: texts without heed to capitals, `?` and `*` for any sign and signs. */
function equality(wanted: Scalar): Criterion {
  if (wanted === null || wanted instanceof FormulaError) return { fits: () => false };
  if (typeof wanted !== "string" || !/[?*~]/.test(wanted)) return { key: keyOf(wanted) };
  const signs = [...wanted.toLowerCase().matchAll(/~[?*~]|./gsu)].map(([sign]) => sign);
  return { fits: (value) => typeof value === "string" && isLike([...value.toLowerCase()], signs) };
}

/** Whether a text fits signs among which `?` stands for any one, `*` for any number, `~` before them for themselves; at most text × signs steps. */
function isLike(text: readonly string[], signs: readonly string[]): boolean {
  let [at, sign] = [0, 0];
  /** Behind the last `*`, and where its part of the text ends so far. */
  let again: { readonly sign: number; at: number } | undefined;
  while (at < text.length) {
    const wanted = signs[sign];
    if (wanted === "*") again = { sign: ++sign, at };
    else if (wanted !== undefined && (wanted === "?" || wanted.slice(-1) === text[at])) {
      at++;
      sign++;
    } else if (again === undefined) return false;
    else [at, sign] = [++again.at, again.sign];
  }
  return signs.slice(sign).every((rest) => rest === "*");
}
