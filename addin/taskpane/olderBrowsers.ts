/**
 * What the page uses and browsers since Chromium 80 (February 2020) do not all have, put in place before anything else runs. Syntax is the build's
 * matter (`tools/webpack/minify.cjs`), raw deflate streams are `addin/file/package/platformZlib.ts`'s. Each piece does what the ECMAScript or DOM standard
 * says of it for the arguments that occur here; what a browser has itself stays.
 */

type Method = (this: never, ...values: never[]) => unknown;

/** Gives an object a method that it lacks, unseen by `for … in`, as the built-in ones are. */
function lend(target: object, name: string, value: Method | (new (...values: never[]) => unknown)): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** ECMAScript 2022 `at`: counted from the end when negative. */
function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

/** ECMAScript 2023 `findLast`. */
function findLast<T>(this: ArrayLike<T>, test: (value: T, index: number, all: ArrayLike<T>) => unknown): T | undefined {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index] as T, index, this)) return this[index];
  return undefined;
}

/** ECMAScript 2021 `replaceAll`; a regular expression has to be global, as it has to be there. */
function replaceAll(this: string, wanted: string | RegExp, put: string | ((found: string) => string)): string {
  if (wanted instanceof RegExp && !wanted.global) throw new TypeError("replaceAll must be called with a global RegExp");
  const pattern = wanted instanceof RegExp ? wanted : new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "g");
  return this.replace(pattern, put as string);
}

/** Holds what it was given for good: a browser without weak references pays with memory, not with a page that does not start. */
class StrongReference<T extends object> {
  constructor(private readonly target: T) {}
  deref(): T {
    return this.target;
  }
}

/** DOM `throwIfAborted`; old browsers have no `reason` either. */
function throwIfAborted(this: AbortSignal): void {
  if (this.aborted) throw this.reason ?? new DOMException("The operation was aborted.", "AbortError");
}

/** Where the bracket that is open at `from` closes. */
function closing(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at++) depth += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
  return at - 1;
}

/**
 * A selector that says the same without `:is(…)` at its beginning, where the focus library has its only one (Selectors 4; Chromium 88).
 * @example ":is(a[href], details > summary):not(:disabled)" //=> "a[href]:not(:disabled),details > summary:not(:disabled)"
 */
export function withoutIs(selector: string): string {
  if (!selector.startsWith(":is(")) return selector;
  const end = closing(selector, 4);
  const rest = selector.slice(end + 1);
  const choices = selector.slice(4, end).split(",");
  return choices.map((choice) => `${choice.trim()}${rest}`).join(",");
}

/** Lets the four methods that take selectors understand that one. */
function teachIs(world: typeof globalThis): void {
  try {
    world.document.createElement("i").matches(":is(i)");
  } catch {
    const { prototype } = world.Element;
    for (const name of ["matches", "closest", "querySelector", "querySelectorAll"] as const) {
      const own = prototype[name] as (this: Element, selector: string) => unknown;
      Object.defineProperty(prototype, name, {
        value(this: Element, selector: string) {
          return own.call(this, withoutIs(selector));
        },
        writable: true,
        configurable: true,
      });
    }
  }
}

/** Tells the page's style that rows and columns have no gaps (before Chromium 84); nothing but trying shows it. */
function tellOfGaps(world: typeof globalThis): void {
  const { document } = world;
  const box = document.createElement("div");
  box.style.cssText = "position:absolute;display:flex;flex-direction:column;row-gap:1px";
  box.append(document.createElement("i"), document.createElement("i"));
  document.body.append(box);
  if (box.scrollHeight === 0) document.documentElement.classList.add("noGaps");
  box.remove();
}

/**
 * Puts in place what is missing.
 * @param world the page's global object
 */
export function fillOlderBrowser(world: typeof globalThis): void {
  const typedArrays = Object.getPrototypeOf(world.Uint8Array.prototype) as object;
  for (const target of [world.Array.prototype, world.String.prototype, typedArrays]) lend(target, "at", at);
  for (const target of [world.Array.prototype, typedArrays]) lend(target, "findLast", findLast);
  lend(world.String.prototype, "replaceAll", replaceAll);
  lend(world.Object, "hasOwn", (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key));
  lend(world.AbortSignal.prototype, "throwIfAborted", throwIfAborted);
  lend(world, "WeakRef", StrongReference);
  teachIs(world);
  tellOfGaps(world);
}

/** Whether the page can work here at all: what it needs and is not put in place. True from Chromium 76 on. */
export function canRun(world: typeof globalThis): boolean {
  return (
    "fromEntries" in world.Object &&
    "allSettled" in world.Promise &&
    "matchAll" in world.String.prototype &&
    "arrayBuffer" in world.Blob.prototype
  );
}
