/**
 * Exact fractions, so that 60 % of 24 is 14.4 and never 14.399999: a line of 附件5 is computed exactly and rounded once.
 * Kept in lowest terms with a positive denominator; `bigint` because shares such as 33.33 % multiply without limit.
 */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Exact = { over: 0n, under: 1n };
export const one: Exact = { over: 1n, under: 1n };

/** Counts and deductions are small whole numbers nearly always; these are made once. */
const largestKept = 100;
const wholes: readonly Exact[] = Array.from({ length: 2 * largestKept + 1 }, (_, index) => ({
  over: BigInt(index - largestKept),
  under: 1n,
}));

/** A third written as 0.3333333333333333 has more digits than anybody types; beyond this many a small fraction is looked for. */
const typedDigits = 9;
const smallDenominators = 10_000;

/**
 * The fraction that a number stands for: exactly its decimal digits when it has at most nine decimals, else the fraction with a small denominator
 * that it was computed from (1/3), else its digits.
 * @param value finite
 * @example exact(0.6) //=> 3/5
 */
export function exact(value: number): Exact {
  if (Number.isInteger(value)) return wholes[value + largestKept] ?? { over: BigInt(value), under: 1n };
  let fraction = fractions.get(value);
  if (fraction === undefined) {
    fraction = fractionOf(value);
    if (fractions.size >= mostFractions) fractions.clear();
    fractions.set(value, fraction);
  }
  return fraction;
}

/** Half a point a week, 60 % of a line, a third of a project: the same few fractions are asked for again with every unit. */
const fractions = new Map<number, Exact>();
const mostFractions = 1000;

function fractionOf(value: number): Exact {
  const text = value.toFixed(typedDigits);
  if (Number(text) === value) return lowest(BigInt(text.replace(".", "")), 10n ** BigInt(typedDigits));
  return nearby(value) ?? fromBits(value);
}

export function plus(a: Exact, b: Exact): Exact {
  if (a.over === 0n) return b;
  if (b.over === 0n) return a;
  return a.under === b.under && a.under === 1n
    ? { over: a.over + b.over, under: 1n }
    : lowest(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Exact, b: Exact): Exact {
  return b.over === 0n ? a : plus(a, { over: -b.over, under: b.under });
}

export function times(a: Exact, b: Exact): Exact {
  if (a.over === 0n || b.over === 0n) return zero;
  return a.under === 1n && b.under === 1n
    ? { over: a.over * b.over, under: 1n }
    : lowest(a.over * b.over, a.under * b.under);
}

/** @param b not zero */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (a.over === 0n) return zero;
  return b.over < 0n ? lowest(-a.over * b.under, a.under * -b.over) : lowest(a.over * b.under, a.under * b.over);
}

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.under === b.under ? a.over - b.over : a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function smaller(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

/** The greatest whole number that is not above a fraction. */
export function floor(value: Exact): Exact {
  const quotient = value.over / value.under;
  return { over: value.over < 0n && quotient * value.under !== value.over ? quotient - 1n : quotient, under: 1n };
}

/** The nearest `number`. */
export function toNumber(value: Exact): number {
  return value.under === 1n ? Number(value.over) : Number(value.over) / Number(value.under);
}

/** Points of a line: rounded half-up to 2 decimals, away from zero for a deduction, and never `-0`. */
export function toPoints(value: Exact): number {
  if (value.under === 1n) return Number(value.over);
  const size = value.over < 0n ? -value.over : value.over;
  const hundredths = (size * 200n + value.under) / (value.under * 2n);
  return hundredths === 0n ? 0 : Number(value.over < 0n ? -hundredths : hundredths) / 100;
}

/** The sum of points that have 2 decimals at most, without the noise of binary fractions. */
export function sumOfPoints(points: readonly number[]): number {
  return points.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
}

function lowest(over: bigint, under: bigint): Exact {
  if (under === 1n) return { over, under };
  let a = over < 0n ? -over : over;
  let b = under;
  while (b !== 0n) [a, b] = [b, a % b];
  return { over: over / a, under: under / a };
}

/** Walks the continued fraction of a number as far as denominators stay small. */
function nearby(value: number): Exact | undefined {
  let [before, at] = [
    { over: 1, under: 0 },
    { over: Math.floor(value), under: 1 },
  ];
  for (let rest = value - Math.floor(value); rest > 1e-12;) {
    rest = 1 / rest;
    const step = Math.floor(rest);
    [before, at] = [at, { over: step * at.over + before.over, under: step * at.under + before.under }];
    if (at.under > smallDenominators) return undefined;
    if (Math.abs(at.over / at.under - value) < 1e-12) break;
    rest -= step;
  }
  return lowest(BigInt(at.over), BigInt(at.under));
}

/** Every finite number is a whole number over a power of two. */
function fromBits(value: number): Exact {
  let [over, under] = [value, 1n];
  while (!Number.isInteger(over)) [over, under] = [over * 2, under * 2n];
  return lowest(BigInt(over), under);
}
