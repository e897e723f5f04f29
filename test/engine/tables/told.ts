/** What a reading speaks of, and which rows of a workbook it is silent about. */
import type { Area, CellValue, Facts, LocatedTable, Place } from "../../../engine/index.js";
import { matchHeading } from "../../../engine/tables/headings.js";
import { commonFields } from "../../../engine/tables/seenTables.js";
import { UnitNames } from "../../../engine/tables/unitNames.js";
import { tokenPattern, type RawSheet } from "./mutants.js";
import { plan } from "./workbook.js";

interface Told extends Area {
  readonly sheet: string;
}

/** Everything that a reading speaks of, as areas: a fact or an issue in a table speaks of the row within that table. */
function told({ issues, leads, tables, coverage: _coverage, ...facts }: Facts): Told[] {
  const areas: Told[] = [];
  const row = ({ sheet, row: at, column }: Place): void => {
    const own = tables.filter((each) => each.sheet === sheet && covers(each.area, at, column));
    if (own.length === 0) areas.push({ sheet, top: at, bottom: at, left: column, right: column });
    for (const { area } of own) areas.push({ sheet, top: at, bottom: at, left: area.left, right: area.right });
  };
  for (let lead = 0; lead < leads.count; lead++) {
    const { name, column } = leads.sheets[leads.sheet[lead] as number] as { name: string; column: number };
    row({ sheet: name, row: leads.row[lead] as number, column });
  }
  const { visits, projects, weeks, tasks, measures, monthDecisions, targets } = facts;
  for (const { place } of [...visits, ...projects, ...weeks, ...tasks, ...measures, ...monthDecisions, ...targets])
    if (place !== undefined) row(place);
  for (const { place, message } of issues) {
    if (place === undefined) continue;
    const [, left, top, right, bottom] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(String(message.values["range"])) ?? [];
    if (left === undefined) row(place);
    else
      areas.push({
        sheet: place.sheet,
        top: Number(top) - 1,
        bottom: Number(bottom ?? top) - 1,
        left: columnOf(left),
        right: columnOf(right ?? left),
      });
  }
  return areas;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const covers = ({ top, bottom, left, right }: Area, row: number, column: number): boolean =>
  top <= row && bottom >= row && left <= column && right >= column;

const names = new UnitNames(plan);

/** Tokens that a reading says nothing about, with their cells. */
export function lost(sheets: readonly RawSheet[], facts: Facts): string[] {
  const areas = told(facts);
  return sheets
    .filter(({ hidden }) => hidden !== true)
    .flatMap((sheet) => {
      const own = areas.filter((area) => area.sheet === sheet.name);
      const unread = Object.values(facts.coverage)
        .flatMap((each) => each.unread)
        .filter(({ place }) => place.sheet === sheet.name);
      if (own.length === 0 && unread.length === 0 && !looksLikeOurs(sheet)) return [];
      return sheet.rows.flatMap((cells, row) =>
        cells.flatMap((cell, column) => {
          if (typeof cell !== "string" || !tokenPattern.test(cell)) return [];
          const isTold =
            own.some((area) => covers(area, row, column)) ||
            unread.some(({ place }) => place.row <= row) ||
            isDecidedOrLayout(facts, sheet, row, column) ||
            isParted(facts, sheet, own, row, column);
          return isTold ? [] : [`${cell} ${sheet.name}!${row + 1}:${column + 1}`];
        }),
      );
    });
}

const tablesAt = ({ tables }: Facts, sheet: string, row: number, column: number): LocatedTable[] =>
  tables.filter((each) => each.sheet === sheet && covers(each.area, row, column));

/** A cell's value, that of its merge where it is covered by one. */
function valueAt({ rows, merges }: RawSheet, row: number, column: number): CellValue {
  const merge = merges.find((area) => covers(area, row, column));
  return (merge === undefined ? rows[row]?.[column] : rows[merge.top]?.[merge.left]) ?? null;
}

/** A lead marked 否 is decided; totals and notes are no rows of data. */
function isDecidedOrLayout(facts: Facts, sheet: RawSheet, row: number, column: number): boolean {
  const tables = tablesAt(facts, sheet.name, row, column);
  const refused = tables.some(
    ({ key, columns }) =>
      key === "leads" && ["否", "0", 0].includes(valueAt(sheet, row, columns["valid"] as number) as string),
  );
  const first = (sheet.rows[row] ?? [])
    .slice(tables[0]?.area.left ?? 0)
    .find((cell) => cell !== null && String(cell).trim() !== "");
  return refused || (typeof first === "string" && /^(合计|备注)/.test(first));
}

/** A token that came to stand apart from its own row, which is told: in the headings of a table, or alone beside it. */
function isParted(facts: Facts, sheet: RawSheet, own: readonly Told[], row: number, column: number): boolean {
  const here = own.filter((area) => area.top <= row && area.bottom >= row);
  if (tablesAt(facts, sheet.name, row, column).some(({ firstDataRow }) => row < firstDataRow))
    return here.length > 0 || (sheet.rows[row] ?? []).some((_, each) => isDecidedOrLayout(facts, sheet, row, each));
  return here.some((area) => area.left === column + 1 || area.right === column - 1);
}

/** Headings of days and units alone stand over many a list that is none of ours (a duty roster). */
function looksLikeOurs({ rows }: RawSheet): boolean {
  const headings = rows.find((cells) => cells.includes("登记号"));
  if (headings !== undefined)
    return headings
      .flatMap((cell) => (typeof cell === "string" ? matchHeading(cell) : []))
      .some(({ field }) => !commonFields.has(field));
  return rows.some(
    (cells) =>
      cells.some((cell) => typeof cell === "string" && names.findInCell(cell) !== undefined) &&
      cells.some((cell) => typeof cell === "object" && cell !== null && "date" in cell),
  );
}
