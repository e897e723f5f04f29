/** Which rows of a column an edit changed, so that a reader need not compare two columns cell by cell. Older columns are not kept alive by it. */
import type { Column } from "../grid/grid.js";

const identities = new WeakMap<Column, object>();
const edits = new WeakMap<Column, { readonly of: object; readonly rows: readonly number[] }>();

function identityOf(column: Column): object {
  let identity = identities.get(column);
  if (identity === undefined) {
    identity = {};
    identities.set(column, identity);
  }
  return identity;
}

/** Remembers that `after` is `before` but for some rows. */
export function rememberEdit(before: Column, after: Column, rows: readonly number[]): void {
  edits.set(after, { of: identityOf(before), rows });
}

/** The rows in which `after` may differ from `before`; `undefined` when that is not known. */
export function editedRows(before: Column, after: Column): readonly number[] | undefined {
  const edit = edits.get(after);
  return edit !== undefined && edit.of === identities.get(before) ? edit.rows : undefined;
}
