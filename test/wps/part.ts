/** Objects as WPS hands them to a page: every use of a member is a call to another process, and only members that are known to exist may be used. */
import { memberList, rootMembers, type PartName } from "./members.js";

/** What all objects of one WPS share. */
export interface Ledger {
  /** `Workbooks.Item`, in order; an assignment has `=` behind it. */
  readonly calls: string[];
  /** Uses of members that are on no list; a test fails by them even where the add-in did without. */
  readonly complaints: string[];
}

/** What engines and test tools ask of any object. */
const asksOfLanguage = new Set<string | symbol>([
  "then",
  "toJSON",
  "constructor",
  "$$typeof",
  "nodeType",
  "asymmetricMatch",
]);

/**
 * An object of WPS.
 * @param members values, and functions for methods; `get` and `set` accessors do as they say
 * @param absent members that this version does not have, which are `undefined` as on the real object
 */
export function part<Members extends object>(
  ledger: Ledger,
  name: PartName | "root",
  members: Members,
  absent: readonly string[] = [],
): Members {
  const known: readonly string[] = name === "root" ? rootMembers : memberList[name];
  const use = (key: string | symbol, sign: string): boolean => {
    if (typeof key === "symbol" || asksOfLanguage.has(key)) return false;
    ledger.calls.push(`${name}.${key}${sign}`);
    if (absent.includes(key)) return false;
    if (known.includes(key) && key in members) return true;
    ledger.complaints.push(`${name}.${key}`);
    throw new Error(`the stand-in for WPS has no ${name}.${key}`);
  };
  return new Proxy(members, {
    get: (target, key) => (use(key, "") ? (Reflect.get(target, key, target) as unknown) : undefined),
    set: (target, key, value) => {
      if (!use(key, "=")) throw new TypeError(`${name}.${String(key)} is undefined here`);
      return Reflect.set(target, key, value, target);
    },
    has: (target, key) => key in target,
  });
}
