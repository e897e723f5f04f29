/**
 * What is lent to an older browser does what this machine's own does.
 * @jest-environment jsdom
 */
import { fillOlderBrowser, withoutIs } from "../../../addin/taskpane/olderBrowsers";

type Holder = Record<string, unknown>;
const typedArrays = Object.getPrototypeOf(Uint8Array.prototype) as object;
const missing: readonly (readonly [object, string])[] = [
  [Array.prototype, "at"],
  [String.prototype, "at"],
  [typedArrays, "at"],
  [Array.prototype, "findLast"],
  [typedArrays, "findLast"],
  [String.prototype, "replaceAll"],
  [Object, "hasOwn"],
  [AbortSignal.prototype, "throwIfAborted"],
  [globalThis, "WeakRef"],
];

/** What the work gives with the browser's own, and what it gives once they are gone and lent. */
function both<T>(work: () => T): { readonly own: T | string; readonly lent: T | string } {
  const run = () => {
    try {
      return work();
    } catch (error) {
      return `${(error as Error).name}`;
    }
  };
  const own = run();
  const kept = missing.map(([target, name]) => Object.getOwnPropertyDescriptor(target, name));
  for (const [target, name] of missing) delete (target as Holder)[name];
  try {
    fillOlderBrowser(globalThis);
    return { own, lent: run() };
  } finally {
    missing.forEach(([target, name], index) => {
      delete (target as Holder)[name];
      const descriptor = kept[index];
      if (descriptor !== undefined) Object.defineProperty(target, name, descriptor);
    });
  }
}

const aborted = () => {
  const controller = new AbortController();
  controller.abort();
  return controller.signal;
};

const cases: Readonly<Record<string, () => unknown>> = {
  "at counts from both ends": () =>
    [-4, -3, -1, 0, 2, 3, 1.9, -0.5, Number.NaN].map((index) => ["a", "b", "c"].at(index)),
  "at of a text": () => ["昌南".at(-1), "昌南".at(0), "昌南".at(2), "".at(-1)],
  "at of bytes": () => [new Uint8Array([1, 2, 3]).at(-1), new Float64Array([0.5]).at(1)],
  "findLast gives the last, or nothing": () => {
    const list = [1, 4, 9, 16] as { findLast?(test: (value: number, index: number) => boolean): number } & number[];
    return [
      list.findLast?.((value) => value < 10),
      list.findLast?.((_, index) => index === 0),
      list.findLast?.(() => false),
    ];
  },
  "replaceAll of a text takes no sign for a pattern": () => [
    "a.b.c".replaceAll(".", "-"),
    "$^(x)[y]{z}|\\/*+?".replaceAll("(x)[y]{z}|\\/*+?", "!"),
    "aaa".replaceAll("aa", "b"),
    "ab".replaceAll("", "-"),
  ],
  "replaceAll knows what $ stands for": () => ["a.b".replaceAll(".", "[$&]"), "a.b".replaceAll(".", () => "$&")],
  "replaceAll with a pattern": () => "1月2月".replaceAll(/(\d)月/g, "$1-"),
  "replaceAll refuses a pattern that is not global": () => "a".replaceAll(/a/, "b"),
  "hasOwn sees no inherited key": () => [
    Object.hasOwn({ a: 1 }, "a"),
    Object.hasOwn({ a: 1 }, "toString"),
    Object.hasOwn(Object.assign(Object.create(null) as object, { b: 1 }), "b"),
    Object.hasOwn("ab" as unknown as object, 1),
  ],
  "hasOwn of nothing": () => Object.hasOwn(undefined as unknown as object, "a"),
  "throwIfAborted lets go on what was not aborted": () => new AbortController().signal.throwIfAborted(),
  "throwIfAborted throws when it was": () => aborted().throwIfAborted(),
  "a reference gives its target": () => {
    const target = { a: 1 };
    return new WeakRef(target).deref();
  },
  "what is lent is not seen by for … in": () => {
    const seen: string[] = [];
    for (const key in ["x"]) seen.push(key);
    return seen;
  },
};

test.each(Object.entries(cases))("%s", (_, work) => {
  const { own, lent } = both(work);
  expect(lent).toEqual(own);
});

test("a method that is there stays", () => {
  const { at } = Array.prototype;
  fillOlderBrowser(globalThis);
  expect(Array.prototype.at).toBe(at);
});

test.each([
  [":is(a[href], details > summary):not(:disabled)", "a[href]:not(:disabled),details > summary:not(:disabled)"],
  [":is(i)", "i"],
  ["a:not(.b)", "a:not(.b)"],
  [":is(a:not(.b), c) > d", "a:not(.b) > d,c > d"],
])("%s is %s without :is", (selector, without) => expect(withoutIs(selector)).toBe(without));
