/** The rows of a unit that no line rests on, each with the reason: what a unit head asks for first. */
import type { Assessment } from "../assessment.js";
import { chineseDate, isoDate } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import type { Place } from "../grid/grid.js";
import type { Issue } from "../issue.js";
import { issueText } from "../issueText.js";
import { maskerFor } from "../masking.js";
import { reason, render } from "../reason.js";
import { cellText } from "../tables/cell.js";
import { readDay, readYesNo } from "../tables/cells.js";
import { tableHeadings } from "../tables/headings.js";
import type { TablePart } from "../tables/tablePart.js";
import { readingBehind } from "../tables/readFacts.js";
import { dataRows, type TableRow } from "../tables/rows.js";
import { evidenceOf } from "./evidence.js";
import { whyUnrecognised } from "./projectList.js";

/** The ledgers whose rows count for a line or do not. */
const ledgers = ["leads", "visits", "projects", "weeks", "measures"] as const;
type Ledger = (typeof ledgers)[number];

/** A row that names the unit and counts for no line of it. */
export interface UncountedRow {
  /** Name of the ledger, such as `信息报送台账`. */
  readonly ledger: string;
  readonly table: Ledger;
  /** The cell that says most of the row: the lead's text, the enterprise, the project. */
  readonly place: Place;
  /** What the row says. */
  readonly text: string;
  /** Why it does not count, as sentences. */
  readonly why: readonly string[];
  /** Dated after the as-of date and otherwise sound: it is not refused, its time has not come. */
  readonly later: boolean;
}

/** Fields in which rows of a ledger name units, its date, and what its text is made of. */
const layouts: Readonly<
  Record<Ledger, { readonly units: readonly string[]; readonly day: string; readonly text: readonly string[] }>
> = {
  leads: { units: ["unit"], day: "day", text: ["text"] },
  visits: { units: ["unit"], day: "day", text: ["enterprise", "visitedPlace"] },
  projects: { units: ["attractedBy", "servicedBy"], day: "signed", text: ["name", "category"] },
  weeks: { units: ["unit"], day: "deadline", text: ["inTalks", "signed"] },
  measures: { units: ["unit"], day: "day", text: ["kind", "cause"] },
};

interface RowsOfUnit {
  readonly table: Ledger;
  readonly part: TablePart;
  readonly rows: readonly TableRow<string>[];
}

const indexes = new WeakMap<Assessment, ReadonlyMap<string, readonly RowsOfUnit[]>>();

/**
 * The rows of the ledgers that name a unit and on which none of its lines rests: not 有效, a duplicate, a place inside the city, another year, after
 * the as-of date, not signed …
 * @param unit a name of 附件1 as in `assessment.units`
 * @returns in the order of the ledgers and their rows; empty for facts that were not read from a workbook. Masked.
 */
export function uncountedRows(assessment: Assessment, unit: string): UncountedRow[] {
  const found = indexes.get(assessment) ?? rowsByUnit(assessment);
  indexes.set(assessment, found);
  const issues = issuesByRow(assessment);
  const mask = maskerFor(assessment);
  return (found.get(unit) ?? []).flatMap(({ table, part, rows }) =>
    rows.map((row): UncountedRow => {
      const { text: fields, day } = layouts[table];
      const place = { sheet: part.sheet, row: row.row, column: part.columns[fields[0] as string] ?? part.area.left };
      const own = issues.get(rowKey(place)) ?? [];
      const other = otherReason(assessment, table, part, row);
      const why = own.length > 0 ? own.map(issueText) : [other.text];
      const shown = [dayText(row, day, assessment.plan.year), ...fields.map((field) => cellText(row.cell(field)))];
      return {
        ledger: tableHeadings[table].title,
        table,
        place,
        text: mask(shown.filter((text) => text !== "").join(" ")),
        why: [...new Set(why)].map(mask),
        later: own.length === 0 && other.later,
      };
    }),
  );
}

/** One pass over the ledgers for all units: what names a unit and is none of its evidence. */
function rowsByUnit(assessment: Assessment): ReadonlyMap<string, readonly RowsOfUnit[]> {
  const reading = readingBehind(assessment.facts);
  const result = new Map<string, RowsOfUnit[]>(assessment.units.map(({ name }) => [name, []]));
  if (reading === undefined) return result;
  const counted = countedRows(assessment);
  for (const table of ledgers) {
    for (const part of reading.sheets.flatMap(({ parts }) => parts).filter(({ key }) => key === table)) {
      const known = new Map<string, readonly string[]>();
      const unitsIn = (text: string): readonly string[] => {
        const units = known.get(text) ?? reading.gate.names.findAll(text).flatMap(({ unit }) => unit ?? []);
        known.set(text, units);
        return units;
      };
      const own = new Map<string, TableRow<string>[]>();
      for (const row of dataRows([part], []) as Iterable<TableRow<string>>) {
        const units = new Set(layouts[table].units.flatMap((field) => unitsIn(row.cell(field).text)));
        for (const unit of units) {
          if (!result.has(unit) || counted(table, unit, part.sheet, row.row)) continue;
          const rows = own.get(unit);
          if (rows === undefined) own.set(unit, [row]);
          else rows.push(row);
        }
      }
      for (const [unit, rows] of own) result.get(unit)?.push({ table, part, rows });
    }
  }
  return result;
}

/** Tells whether a row is evidence of one of a unit's lines. */
function countedRows(assessment: Assessment): (table: Ledger, unit: string, sheet: string, row: number) => boolean {
  const { facts, items, asOf } = assessment;
  const { leads } = facts;
  const leadRows = new Set<string>();
  for (let lead = 0; lead < leads.count; lead++) {
    if ((leads.day[lead] as number) > asOf) continue;
    const sheet = leads.sheets[leads.sheet[lead] as number]?.name ?? "";
    leadRows.add(rowKey({ sheet, row: leads.row[lead] as number }));
  }
  const others = new Map<string, Set<string>>();
  const lines = items.filter(({ rule }) => !rule.tables.includes("leads"));
  for (const record of assessment.basis.records.units)
    others.set(
      record.unit.name,
      new Set(lines.flatMap((item) => evidenceOf(assessment, record, item).map(({ place }) => rowKey(place)))),
    );
  return (table, unit, sheet, row) =>
    table === "leads" ? leadRows.has(rowKey({ sheet, row })) : others.get(unit)?.has(rowKey({ sheet, row })) === true;
}

const rowIssues = new WeakMap<Assessment, ReadonlyMap<string, readonly Issue[]>>();

function issuesByRow(assessment: Assessment): ReadonlyMap<string, readonly Issue[]> {
  const known = rowIssues.get(assessment);
  if (known !== undefined) return known;
  const byRow = new Map<string, Issue[]>();
  for (const issue of assessment.issues) {
    if (issue.place === undefined) continue;
    const key = rowKey(issue.place);
    byRow.set(key, [...(byRow.get(key) ?? []), issue]);
  }
  rowIssues.set(assessment, byRow);
  return byRow;
}

/** Why a row without an issue does not count, and whether that is only because of its date. */
function otherReason(
  assessment: Assessment,
  table: Ledger,
  part: TablePart,
  row: TableRow<string>,
): { readonly text: string; readonly later: boolean } {
  const { asOf, plan, facts } = assessment;
  if (table === "leads") {
    const valid = readYesNo(row.cell("valid"));
    if ("value" in valid && !valid.value)
      return {
        text: render(reason("“是否有效”填的是“{word}”", { word: cellText(row.cell("valid")) })),
        later: false,
      };
  }
  const day = readDay(row.cell(layouts[table].day), plan.year);
  if ("value" in day && day.value > asOf)
    return {
      text: render(reason("日期{day}晚于截止日{asOf}", { day: chineseDate(day.value), asOf: chineseDate(asOf) })),
      later: true,
    };
  const project =
    table === "projects"
      ? facts.projects.find(({ place }) => place.sheet === part.sheet && place.row === row.row)
      : undefined;
  const why = project === undefined ? undefined : projectReason(project, assessment);
  return { text: why ?? "没有一项得分以这一行为依据", later: false };
}

function projectReason(project: ProjectFact, { plan, asOf, readings }: Assessment): string | undefined {
  const why = whyUnrecognised(project, plan.year, asOf);
  if (why !== undefined) return render(why);
  if (project.expansion !== undefined && readings["project.expansion"] === "separate")
    return render(reason("项目性质为“{nature}”，按所选口径另列，不算引进项目", { nature: project.expansion }));
  return undefined;
}

function dayText(row: TableRow<string>, field: string, year: number): string {
  const cell = row.cell(field);
  const day = readDay(cell, year);
  return "value" in day ? isoDate(day.value) : cellText(cell);
}

const rowKey = ({ sheet, row }: Pick<Place, "sheet" | "row">): string => `${sheet}\u0000${row}`;
