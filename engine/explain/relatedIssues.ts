import type { Assessment, EvidenceRow } from "../assessment.js";
import type { ProjectFact, TableKey } from "../facts.js";
import type { Issue } from "../issue.js";
import type { UnitRecord } from "../records.js";
import type { Item } from "../rule.js";
import type { Place } from "../grid/grid.js";

interface IssueIndex {
  /** By sheet, then by row. */
  readonly byRow: ReadonlyMap<string, ReadonlyMap<number, readonly Issue[]>>;
  /** Issues whose message names a unit: rows that became no fact are found by it. */
  readonly byUnit: ReadonlyMap<string, readonly Issue[]>;
  readonly projects: ReadonlyMap<string, readonly ProjectFact[]>;
}

const indexes = new WeakMap<Assessment, IssueIndex>();

/**
 * The issues of a unit's line: those in the rows it rests on, in the unit's rows that did not count, and those of the line's tables that name the unit.
 * @param rows the line's evidence
 */
export function relatedIssues(
  assessment: Assessment,
  record: UnitRecord,
  { rule: { tables, quotaCell }, custom }: Item,
  rows: readonly EvidenceRow[],
): Issue[] {
  const { byRow, byUnit, projects } = indexOf(assessment);
  const { name } = record.unit;
  const places: (Place | undefined)[] = [...rows.map((row) => row.place), custom?.place];
  if (tables.includes("projects")) places.push(...(projects.get(name) ?? []).map((project) => project.place));
  if (quotaCell !== undefined) places.push(quotaCell(record.unit));
  if (tables.includes("measures")) places.push(...record.measures.map((measure) => measure.place));
  const found = new Set(places.flatMap((at) => (at === undefined ? [] : (byRow.get(at.sheet)?.get(at.row) ?? []))));
  for (const issue of byUnit.get(name) ?? []) if (liesIn(issue, assessment, tables)) found.add(issue);
  return [...found];
}

function liesIn({ place }: Issue, { facts }: Assessment, tables: readonly TableKey[]): boolean {
  return (
    place !== undefined &&
    facts.tables.some(
      ({ key, sheet, area }) =>
        tables.includes(key) &&
        sheet === place.sheet &&
        place.row >= area.top &&
        place.row <= area.bottom &&
        place.column >= area.left &&
        place.column <= area.right,
    )
  );
}

function indexOf(assessment: Assessment): IssueIndex {
  const found = indexes.get(assessment);
  if (found !== undefined) return found;
  const names = new Set(assessment.units.map(({ name }) => name));
  const byRow = new Map<string, Map<number, Issue[]>>();
  const byUnit = new Map<string, Issue[]>();
  const projects = new Map<string, ProjectFact[]>();
  for (const issue of assessment.issues) {
    if (issue.place !== undefined) {
      const { sheet, row } = issue.place;
      const rows = byRow.get(sheet) ?? new Map<number, Issue[]>();
      byRow.set(sheet, rows);
      push(rows, row, issue);
    }
    for (const value of new Set(Object.values(issue.message.values)))
      if (typeof value === "string" && names.has(value)) push(byUnit, value, issue);
  }
  for (const project of assessment.facts.projects) {
    for (const unit of new Set([...project.attractedBy, ...project.servicedBy].map((share) => share.unit)))
      push(projects, unit, project);
  }
  const index = { byRow, byUnit, projects };
  indexes.set(assessment, index);
  return index;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const others = map.get(key);
  if (others === undefined) map.set(key, [value]);
  else others.push(value);
}
