/** What people type into the ledgers, row by row; keys are the fields of `engine/tables/headings.ts`. */
export type EntryValue = string | number | { readonly date: number };
export type EntryRow = Readonly<Record<string, EntryValue | undefined>>;

/** Tables that the plan itself fills. */
export type GivenTable =
  | "targets"
  | "aliases"
  | "categoryAliases"
  | "parks"
  | "leadingGroup"
  | "reviewGroup"
  | "scoringRules"
  | "enteredPoints"
  | "indicators"
  | "funds"
  | "teams";

/** The ledgers of the template. */
export type LedgerKey =
  "leads" | "visits" | "projects" | "weeks" | "tasks" | "measures" | "monthDecisions" | GivenTable;
export type LedgerRows = Readonly<Record<LedgerKey, readonly EntryRow[]>>;
