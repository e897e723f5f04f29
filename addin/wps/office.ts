/// <reference types="et-jsapi-declare" />
/**
 * WPS as a page finds it. Two global objects, `wps` and `Application`, share the members between them, and not every WPS in the same way: on UOS
 * `Application` has them all, on a Mac the add-on's own members (events, files, panes) are on `wps` alone. So each member is looked for by itself.
 */

/** The members that an add-on gets beside the spreadsheet program. */
export type AddonRoot = WPS.AddonRoot & WPS.EtAddonRoot;

/** The two globals of a page inside WPS; both absent elsewhere. */
export interface WpsGlobals {
  readonly wps?: unknown;
  readonly Application?: unknown;
}

export interface Office {
  /** The spreadsheet program. */
  readonly app: Et.Application;
  /** The object that has a member of the add-on; `undefined` where this WPS does not have it. */
  addon<Name extends keyof AddonRoot>(name: Name): Pick<AddonRoot, Name> | undefined;
}

/** `undefined` in a page outside WPS, or in one of its other programs. */
export function findOffice(globals: WpsGlobals): Office | undefined {
  const roots = [globals.wps, globals.Application];
  const app = [globals.Application, globals.wps, deprecatedRoot(globals.wps)].find(
    (candidate): candidate is Et.Application => member(candidate, "Workbooks") !== undefined,
  );
  if (app === undefined) return undefined;
  const owners = new Map<string, unknown>();
  return {
    app,
    addon: (name) => {
      if (!owners.has(name))
        owners.set(
          name,
          roots.find((root) => member(root, name) !== undefined),
        );
      return owners.get(name) as AddonRoot | undefined;
    },
  };
}

/** The way of older versions, where it was a function and not the object that the types tell of. */
function deprecatedRoot(root: unknown): unknown {
  const found = member(root, "EtApplication");
  if (typeof found !== "function") return found;
  try {
    return (root as { EtApplication(): unknown }).EtApplication();
  } catch {
    return undefined;
  }
}

/** A member, or `undefined` where the object, or what stands behind it, does not have it. */
export function member(object: unknown, name: string): unknown {
  if (object === null || (typeof object !== "object" && typeof object !== "function")) return undefined;
  try {
    return (object as Record<string, unknown>)[name] ?? undefined;
  } catch {
    return undefined;
  }
}

/** The workbooks that are open, in WPS's order. */
export function openBooks({ app }: Office): Et.Workbook[] {
  const { Workbooks } = app;
  return Array.from({ length: Workbooks.Count }, (_, index) => Workbooks.Item(index + 1));
}

/** The workbook in front; `undefined` where none is open. */
export function activeBook({ app }: Office): Et.Workbook | undefined {
  return (member(app, "ActiveWorkbook") as Et.Workbook | undefined) ?? undefined;
}

/** What an error of WPS says of itself; it throws texts as well as errors. */
export function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
