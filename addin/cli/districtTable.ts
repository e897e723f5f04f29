import { basename } from "node:path";
import { plainNumber } from "../../engine/index.js";
import { countText } from "./assessmentText.js";
import type { AssessOutcome, DistrictRow, RankedUnit } from "./assessOne.js";
import { always, fittedTable, type FittedColumn } from "./fittedTable.js";
import type { Strings } from "./strings.zh.js";
import { cut } from "./textTable.js";

type Row = Exclude<AssessOutcome, { readonly text: string }>;

/** Terminal cells of names where a line has an end. */
const [mostFile, leastFile, mostDistrict, mostUnit] = [24, 10, 12, 12];

/**
 * The districts as a table in the order of the input, those without an assessment among them, and above it what is in no total.
 * @param width terminal cells; 0: every column, names and paths whole
 */
export function districtLines(rows: readonly Row[], say: Strings, width: number): string[] {
  const names = rows.map(nameOf);
  const short = width > 0 && new Set(names.map((name) => basename(name))).size === names.length;
  const shown = (file: string): string => (short ? basename(file) : file);
  const fitted = (text: string, most: number): string => (width > 0 ? cut(text, most) : text);
  const { districts } = say;
  const column = (
    head: string,
    keep: number,
    align: "left" | "right",
    text: (row: DistrictRow) => string,
  ): FittedColumn<Row> => ({ head, keep, align, text: (row) => ("row" in row ? text(row.row) : "–") });
  const ranked = (head: string, keep: number, of: (row: DistrictRow) => RankedUnit | undefined) =>
    column(head, keep, "left", (row) => {
      const unit = of(row);
      return unit === undefined ? "–" : `${fitted(unit.name, mostUnit)} ${unit.total.toFixed(2)}`;
    });
  const columns: FittedColumn<Row>[] = [
    {
      head: districts.file,
      keep: always,
      align: "left",
      least: leastFile,
      text: (row) => fitted(shown(nameOf(row)), mostFile),
    },
    {
      head: districts.district,
      keep: always,
      align: "left",
      text: (row) => ("row" in row ? fitted(row.row.district, mostDistrict) : districts.failed),
    },
    column(districts.year, 3, "right", ({ year }) => String(year)),
    column(districts.asOf, 5, "left", ({ asOf }) => asOf),
    column(districts.units, 4, "right", ({ units }) => String(units)),
    column(districts.quota, always, "right", ({ filled, required }) => `${countText(filled)}/${plainNumber(required)}`),
    column(districts.errors, always, "right", ({ errors }) => String(errors)),
    column(districts.warnings, 1, "right", ({ warnings }) => String(warnings)),
    column(districts.whole, always, "left", ({ without }) => (without === "" ? "" : districts.notWhole)),
    ranked(districts.first, 6, ({ first }) => first),
    ranked(districts.last, 2, ({ last }) => last),
  ];
  const notes = rows.flatMap((row) =>
    "row" in row && row.row.without !== "" ? [say.hostFailed(shown(row.row.file), row.row.without)] : [],
  );
  const failed = rows.filter((row) => !("row" in row)).length;
  return [
    ...notes,
    ...(notes.length === 0 ? [] : [""]),
    fittedTable(columns, rows, width),
    "",
    districts.count(rows.length, failed),
  ];
}

function nameOf(row: Row): string {
  return "row" in row ? row.row.file : row.file;
}
