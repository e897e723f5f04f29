/** The hidden names of a sheet that is not finished: what a reading has to know of them. What makes and clears them is `leftovers.ts`, loaded with the first writing. */

/** The sheet-scoped name of a sheet that is not finished; its value says what becomes of it. */
export const pendingName = "_changnan_scorecard_pending";
/** On a copy to go back to: it is complete. */
export const readyName = "_changnan_scorecard_ready";

/** `new`: taken away. Else a copy of the sheet named `of`, put back once it is complete. */
export type Pending =
  { readonly kind: "new" } | { readonly kind: "copy"; readonly of: string; readonly ready: boolean };

/** What a sheet's names, loaded with `name` and `formula`, say of it. */
export function pendingOf(names: readonly Excel.NamedItem[]): Pending | undefined {
  const find = (wanted: string) => names.find(({ name }) => name.replace(/^.*!/, "") === wanted);
  const formula = find(pendingName)?.formula;
  if (formula === undefined) return undefined;
  const text = /^=?\s*"((?:[^"]|"")*)"\s*$/.exec(String(formula))?.[1]?.replaceAll('""', '"') ?? "";
  if (text.startsWith("copy:")) return { kind: "copy", of: text.slice(5), ready: find(readyName) !== undefined };
  return text === "new" ? { kind: text } : undefined;
}
