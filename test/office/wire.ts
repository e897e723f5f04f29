/** The batches that office.js sends to Excel and the replies it expects, as JSON (learnt by watching office.js 1.1.110). */

/** What an action does to the object at its path. */
export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** How an object is reached from another. */
export const PathType = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, null: 7 } as const;

/** Any JSON value. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** Arguments; an object among them stands as the id of its path, at the same index. */
export interface ArgumentInfo {
  readonly Arguments?: readonly Json[];
  readonly ReferencedObjectPathIds?: readonly (null | number | readonly number[])[];
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** What a load asks for: camelCase names joined by `/`. */
export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly ObjectPathId: number;
  readonly Name?: string;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: { readonly [key: string]: Json };
}

/** One `context.sync()`. */
export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: { readonly [id: string]: ObjectPath };
}

export interface ReplyError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly HttpStatusCode: number;
  readonly ActionIndex?: number;
}

/** Results up to the first failing action; actions before it stay done, as in Excel. */
export interface ReplyBody {
  readonly Results?: readonly { readonly ActionId: number; readonly Value: Json }[];
  readonly Error?: ReplyError;
}

/** `[category, type, target, JSON text, reserved]`, pushed by the host. */
export type Entry = readonly [category: number, type: number, target: string, message: string, reserved: number];

/** `Values` is `values` on the wire; names that start with `_` keep it. */
export function memberName(wireName: string): string {
  return wireName.startsWith("_")
    ? `_${memberName(wireName.slice(1))}`
    : wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

/** The other way round. */
export function wireName(member: string): string {
  return member.startsWith("_") ? `_${wireName(member.slice(1))}` : member.charAt(0).toUpperCase() + member.slice(1);
}
