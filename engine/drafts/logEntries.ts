import { officePlaces } from "../ledgers/tablePlaces.js";
import { isoDate } from "../calendar.js";
import { formHeadings } from "../tables/formHeadings.js";
import { trackingLog } from "../tables/officeTables.js";
import { CellKind, type Grid, type Place } from "../grid/grid.js";
import { compact } from "../tables/text.js";

/** A row of 跟踪日志, texts by the keys of `trackingLog`. */
export interface LogEntry {
  readonly values: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Every row of the workbook's 跟踪日志. */
export function logEntries(grid: Grid): LogEntry[] {
  return officePlaces(grid, trackingLog).flatMap(({ source, sheet, columns, firstDataRow, area }) => {
    const entries: LogEntry[] = [];
    for (let row = firstDataRow; row <= area.bottom; row++) {
      const values: Record<string, string> = {};
      for (const [field, at] of Object.entries(columns)) {
        const column = source.columns[at];
        const [kind, number] = [column?.kinds[row] ?? CellKind.empty, column?.numbers[row] ?? 0];
        if (kind === CellKind.text) values[field] = source.pool.texts[number] ?? "";
        else if (kind === CellKind.date) values[field] = isoDate(Math.floor(number));
        else if (kind === CellKind.number) values[field] = String(number);
      }
      if (values["content"] !== undefined)
        entries.push({ values, place: { sheet, row, column: columns["content"] ?? area.left } });
    }
    return entries;
  });
}

const representative = /*#__PURE__*/ new Set(
  /*#__PURE__*/ Object.values(formHeadings).flatMap(({ labels }) =>
    labels.filter(({ key }) => key === "legalRepresentative").map(({ heading }) => heading),
  ),
);

/** The legal representatives that the log names. */
export function legalRepresentatives(entries: readonly LogEntry[]): string[] {
  return entries
    .flatMap(({ values }) =>
      representative.has(values["entry"] ?? "") ? (values["content"] ?? "").split(/[、，,;；/\s]+/).map(compact) : [],
    )
    .filter((name) => name !== "");
}
