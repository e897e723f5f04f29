/** Small objects of the API that only keep what they are told: an axis, a legend, a page set-up. Their types are checked by the server against the API's declarations. */
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";

export interface PartOptions {
  /** Objects below it. */
  readonly parts?: Readonly<Record<string, () => WireObject | null>>;
  readonly methods?: Readonly<Record<string, (...passed: never[]) => unknown>>;
  /** Called before a value is kept; may refuse by throwing. */
  readonly before?: (name: string, value: Json) => void;
}

/** `values` are the properties with what they are at first. */
export class Part extends WireObject {
  readonly scalars: readonly string[];

  constructor(
    readonly apiClass: string,
    readonly values: Record<string, Json>,
    options: PartOptions = {},
  ) {
    super();
    this.scalars = Object.keys(values);
    for (const name of this.scalars) {
      Object.defineProperty(this, name, {
        get: () => values[name],
        set: (value: Json) => {
          options.before?.(name, value);
          values[name] = value;
        },
      });
    }
    for (const [name, make] of Object.entries(options.parts ?? {})) {
      let made: WireObject | null | undefined;
      Object.defineProperty(this, name, { get: () => (made === undefined ? (made = make()) : made) });
    }
    for (const [name, method] of Object.entries(options.methods ?? {}))
      Object.defineProperty(this, name, { value: method });
  }

  /** A kept value, for tests and for drawing conclusions. */
  get(name: string): Json {
    return this.values[name] ?? null;
  }
}

/** A collection over a list that somebody else owns. */
export class ListOf<T extends WireObject> extends WireObject {
  readonly scalars: readonly string[] = [];

  constructor(
    readonly apiClass: string,
    private readonly list: () => readonly T[],
    private readonly find: (key: Json) => T | undefined,
    private readonly notFound: () => Error,
  ) {
    super();
  }

  get items(): readonly T[] {
    return this.list();
  }

  get count(): number {
    return this.items.length;
  }

  getCount(): number {
    return this.items.length;
  }

  getItem(key: Json): T {
    const item = this.find(key);
    if (!item) throw this.notFound();
    return item;
  }

  getItemOrNullObject(key: Json): T | null {
    return this.find(key) ?? null;
  }

  getItemAt(index: number): T {
    const item = this.items[index];
    if (!item) throw this.notFound();
    return item;
  }
}
