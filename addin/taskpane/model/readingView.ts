import {
  isDataOf,
  shownTables,
  tableHeadings,
  type AddedTable,
  type Assessment,
  type Coverage,
  type CoveredTable,
} from "../../../engine/index.js";

/** One ledger as the pane shows it: what was read of it, and how many of its rows need a person. */
export interface LedgerReading {
  readonly key: CoveredTable | AddedTable;
  /** As the template names it. */
  readonly title: string;
  readonly coverage: Coverage;
  /** Rows with an error or a warning. */
  readonly troubled: number;
  readonly unread: readonly {
    readonly place: Coverage["unread"][number]["place"];
    /** Canonical headings of the required columns that were not found. */
    readonly missing: readonly string[];
    /** Headings of the office that may stand for them, the likely one first. */
    readonly unknown: readonly string[];
    readonly matrix: boolean;
  }[];
}

/** Every ledger in the engine's order. */
export function ledgerReadings({ facts, issues }: Assessment): LedgerReading[] {
  const troubled = new Map<string, Set<string>>();
  const parts = new Map<string, (typeof facts.tables)[number][]>();
  for (const table of facts.tables) parts.set(table.sheet, [...(parts.get(table.sheet) ?? []), table]);
  for (const { severity, place } of issues) {
    if (severity === "info" || place === undefined) continue;
    const part = parts.get(place.sheet)?.find((table) => isDataOf(table, place));
    if (part === undefined) continue;
    const rows = troubled.get(part.key) ?? new Set<string>();
    troubled.set(part.key, rows.add(`${place.sheet}\u0000${place.row}`));
  }
  return shownTables(facts.coverage).map((key) => {
    const { title, fields } = tableHeadings[key];
    const coverage = facts.coverage[key] as Coverage;
    return {
      key,
      title,
      coverage,
      troubled: troubled.get(key)?.size ?? 0,
      unread: coverage.unread.map(({ place, missing, unknown, matrix }) => ({
        place,
        missing: missing.map((field) => fields.find((candidate) => candidate.key === field)?.heading ?? field),
        unknown,
        matrix,
      })),
    };
  });
}

/** Nothing is entered in any ledger yet: a blank template, or annexes alone. */
export function isBlank(readings: readonly LedgerReading[]): boolean {
  return readings.every(
    ({ key, coverage }) => key === "targets" || (coverage.rows === 0 && coverage.unread.length === 0),
  );
}
