/** A grid from rows, without the engine's own builder: the stand-in knows of the product what a grid is, and nothing else. */
import { CellKind, type Area, type CellValue, type Grid, type Sheet } from "../../engine/grid/grid.js";

/** A sheet as JSON. */
export interface SheetJson {
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  readonly merges: readonly Area[];
  readonly ours: boolean;
  readonly rows: readonly (readonly CellValue[])[];
}

/** The same sheets as a grid with one pool of texts. */
export function plainGrid(sheets: readonly SheetJson[]): Grid {
  const texts = [""];
  const indexOf = new Map([["", 0]]);
  const intern = (text: string): number => {
    const known = indexOf.get(text);
    if (known !== undefined) return known;
    indexOf.set(text, texts.push(text) - 1);
    return texts.length - 1;
  };
  const cellOf = (value: CellValue | undefined): [kind: number, number: number] => {
    if (value === null || value === undefined || value === "") return [CellKind.empty, 0];
    if (typeof value === "string") return [CellKind.text, intern(value)];
    if (typeof value === "number") return [CellKind.number, value];
    if (typeof value === "boolean") return [CellKind.boolean, value ? 1 : 0];
    if ("date" in value) return [CellKind.date, value.date];
    return "error" in value ? [CellKind.error, intern(value.error)] : [CellKind.uncomputed, intern(value.uncomputed)];
  };
  const pool = { texts, find: (text: string) => indexOf.get(text) };
  return {
    sheets: sheets.map(({ name, visibility, merges, ours, rows }) => ({
      name,
      visibility,
      merges,
      ours,
      pool,
      rowCount: rows.length,
      columns: Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => {
        const cells = rows.map((row) => cellOf(row[column]));
        return {
          kinds: Uint8Array.from(cells, ([kind]) => kind),
          numbers: Float64Array.from(cells, ([, number]) => number),
        };
      }),
    })),
  };
}
