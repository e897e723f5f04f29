import fc from "fast-check";
import {
  compare,
  dividedBy,
  exact,
  floor,
  larger,
  minus,
  one,
  plus,
  smaller,
  sumOfPoints,
  times,
  toNumber,
  toPoints,
  zero,
} from "../../engine/exact.js";

test.each<[number, bigint, bigint]>([
  [0, 0n, 1n],
  [5, 5n, 1n],
  [-5, -5n, 1n],
  [0.6, 3n, 5n],
  [0.333, 333n, 1000n],
  [-0.5, -1n, 2n],
  [1 / 3, 1n, 3n],
  [2 / 7, 2n, 7n],
  [0.1 + 0.2, 3n, 10n],
  [1e-7, 1n, 10_000_000n],
  [12345.6789, 123456789n, 10000n],
])("exact(%d)", (value, over, under) => {
  expect(exact(value)).toEqual({ over, under });
});

test("a number of no simple origin keeps every digit that it has", () => {
  expect(toNumber(exact(Math.PI))).toBe(Math.PI);
});

test("60 % of 24 is 14.4", () => {
  expect(toPoints(times(exact(24), exact(0.6)))).toBe(14.4);
});

test.each([
  [{ over: 5n, under: 1000n }, 0.01],
  [{ over: 4999n, under: 1_000_000n }, 0],
  [{ over: 1005n, under: 1000n }, 1.01],
  [{ over: -1005n, under: 1000n }, -1.01],
  [{ over: -1n, under: 1000n }, 0],
  [{ over: 14n, under: 3n }, 4.67],
])("%o is rounded to %d", (value, points) => {
  expect(toPoints(value)).toBe(points);
  expect(Object.is(toPoints(value), -0)).toBe(false);
});

test.each([
  [{ over: 7n, under: 2n }, 3n],
  [{ over: -7n, under: 2n }, -4n],
  [{ over: -4n, under: 2n }, -2n],
  [{ over: 2n, under: 3n }, 0n],
])("floor of %o is %d", (value, whole) => {
  expect(floor(value)).toEqual({ over: whole, under: 1n });
});

test("sums, products and order agree with whole numbers", () => {
  const whole = fc.integer({ min: -10_000, max: 10_000 });
  const natural = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(whole, natural, whole, natural, (a, b, c, d) => {
      const [left, right] = [dividedBy(exact(a), exact(b)), dividedBy(exact(c), exact(d))];
      expect(compare(left, right)).toBe(Math.sign(a * d - c * b));
      expect(compare(minus(plus(left, right), right), left)).toBe(0);
      expect(toNumber(times(left, exact(b)))).toBe(a);
      expect(compare(smaller(left, right), larger(left, right))).toBeLessThanOrEqual(0);
      if (c !== 0) expect(compare(times(dividedBy(left, right), right), left)).toBe(0);
    }),
  );
  expect(plus(zero, one)).toEqual(one);
});

test("printed points add up without binary noise", () => {
  expect(sumOfPoints([0.1, 0.2])).toBe(0.3);
  expect(sumOfPoints([14.4, 9.6, -24])).toBe(0);
  expect(sumOfPoints([])).toBe(0);
});

test("more fractions than are kept are still those that were asked for", () => {
  for (let over = 1; over <= 2500; over++) {
    const value = over / 7;
    if (Number.isInteger(value)) continue;
    expect([over, exact(value)]).toEqual([over, { over: BigInt(over), under: 7n }]);
  }
  expect(exact(1 / 7)).toEqual({ over: 1n, under: 7n });
});
