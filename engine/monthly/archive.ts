/** 月度存档: what a month was when it was closed, and what has changed since. */
import { assess } from "../assess.js";
import type { Assessment, UnitAssessment } from "../assessment.js";
import { isoDate, lastDayOf, monthOf, type Day, type Month } from "../calendar.js";
import type { LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, officePlaces, type RowContent, type TablePlace } from "../ledgers/tablePlaces.js";
import type { Facts } from "../facts.js";
import { readingChoices, type ItemKey, type ItemLine, type Plan, type ReadingId, type SomeReadings } from "../plan.js";
import { plainNumber } from "../reason.js";
import { escalationNames } from "../report/escalationNames.js";
import { tableHeadings } from "../tables/headings.js";
import { monthArchive, type OfficeTable } from "../tables/officeTables.js";
import { compact } from "../tables/text.js";
import { isoDayOf } from "./isoDayOf.js";
import { CellKind, type Grid, type Sheet } from "../grid/grid.js";
import { noData } from "../judgement/headline.js";
import { decisionState, monthWords } from "../judgement/words.js";
import {
  changedParameters,
  factsDigest,
  fingerprints,
  fingerprintText,
  parseFingerprints,
  type TableFingerprint,
} from "./factsDigest.js";

/** A unit's row of a closed month. */
export interface ArchivedUnit {
  readonly unit: string;
  readonly rank: number;
  readonly total: number;
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  /** `null`: no data when it was closed. */
  readonly items: Readonly<Record<ItemKey, number | null>>;
  readonly duty: string;
  readonly proposal: string;
  readonly evidence: readonly TableFingerprint[];
}

/** One closing of a month: a month may be closed again, the earlier rows stay. */
export interface ArchivedMonth {
  /** As written when it was closed, such as `2024-04-01 09:30`. */
  readonly archivedAt: string;
  readonly month: Month;
  readonly asOf: Day;
  readonly plan: string;
  readonly readings: SomeReadings;
  readonly digest: string;
  readonly units: readonly ArchivedUnit[];
}

/** What a closed month would be by the workbook as it is now. */
export interface ArchiveComparison {
  readonly archive: ArchivedMonth;
  readonly digest: string;
  /** `true`: the facts up to that day are the ones that were archived. */
  readonly unchanged: boolean;
  readonly differences: readonly ArchiveDifference[];
}

export interface ArchiveDifference {
  readonly unit: string;
  /** A line of the archive (`总分`, `信息报送` …), or a table whose rows have changed. */
  readonly kind: "value" | "rows";
  readonly title: string;
  readonly archived: string;
  readonly now: string;
}

const sums = ["rank", "total", "base", "bonus", "deduction"] as const;

/** The columns: the lines of 附件5 stand behind 扣分. */
function archiveTable(lines: readonly Pick<ItemLine, "key" | "title">[]): OfficeTable {
  const items = lines.map(({ key, title }) => ({ key, heading: title, required: false }));
  const at = monthArchive.fields.findIndex(({ key }) => key === "deduction") + 1;
  return { ...monthArchive, fields: [...monthArchive.fields.slice(0, at), ...items, ...monthArchive.fields.slice(at)] };
}

/**
 * The edits that close a month: one row a unit, added below the archive.
 * @param assessment of the workbook; its own as-of date must not lie before the month's end
 * @param archivedAt time of the closing as it is to be written: the engine has no clock
 * @throws when the month has not ended by the as-of date
 */
export function archiveEdits(grid: Grid, assessment: Assessment, month: Month, archivedAt: string): LedgerEdit[] {
  const { facts, plan } = assessment;
  const asOf = lastDayOf(month);
  if (assessment.asOf < asOf) throw new Error(`the month ${month} has not ended by ${isoDate(assessment.asOf)}`);
  const closed = assess(facts, { asOf, readings: assessment.readings });
  const digest = factsDigest(facts, asOf);
  const prints = fingerprints(facts, asOf);
  const common = {
    archivedAt,
    month,
    asOf: { date: asOf },
    plan: plan.issued === undefined ? plan.id : `${plan.id}（${isoDate(plan.issued)}）`,
    readings: settingsText(closed),
    digest,
  };
  const rows = closed.units.map((unit): RowContent => ({
    ...common,
    ...valuesOf(unit, month),
    ...Object.fromEntries(closed.items.map(({ key }) => [key, unit.items[key]?.points ?? noData])),
    evidence: fingerprintText(prints.get(unit.name) ?? []),
  }));
  const taken = new Set(grid.sheets.map(({ name }) => name.toLowerCase()));
  // An archive that began before a line was added has no column for it, and rows are only ever added: it goes on beside.
  const places = archivePlaces(grid, closed.items).filter(({ columns }) =>
    closed.items.every(({ key }) => Object.hasOwn(columns, key)),
  );
  return appendEdits({ ...archiveTable(closed.items), role: "archive" }, places, rows, taken);
}

/** The parts of the archive with the columns of lines: those of `lines` by their key, others, which 考核规则 had when a month was closed, by their title. */
function archivePlaces(grid: Grid, lines: readonly Pick<ItemLine, "key" | "title">[]): TablePlace[] {
  return officePlaces(grid, monthArchive).map((place) => {
    const known = new Set(Object.values(place.columns));
    const columns = new Map<string, number>();
    for (let column = place.area.left; column <= place.area.right; column++) {
      const { text } = cellAt(place.source, place.area.top, column);
      if (known.has(column) || text === "") continue;
      const key = lines.find(({ title }) => compact(title) === compact(text))?.key ?? text;
      if (!columns.has(key)) columns.set(key, column);
    }
    return { ...place, columns: { ...Object.fromEntries(columns), ...place.columns } };
  });
}

function valuesOf(unit: UnitAssessment, month: Month) {
  const { name, rank, total, base, bonus, deduction, escalation } = unit;
  const { level } = escalation;
  const found = escalation.months.find((candidate) => candidate.month === month);
  return {
    unit: name,
    rank,
    total,
    base,
    bonus,
    deduction,
    duty: monthWords(found),
    decisionState: decisionState(found),
    proposal: level === "none" ? "无" : escalationNames[level].title,
  };
}

/** `quota.match=slots；…`, then the parameters that the workbook sets otherwise than the plan. */
function settingsText({ readings, facts }: Assessment): string {
  const chosen = (Object.keys(readingChoices) as ReadingId[]).map((id) => `${id}=${readings[id]}`);
  const set = Object.entries(changedParameters(facts)).map(([id, value]) => `${id}=${value}`);
  return [...chosen, ...set.sort()].join("；");
}

function readingsOf(text: string): SomeReadings {
  const readings: Record<string, string> = {};
  for (const part of text.split("；")) {
    const [id = "", choice = ""] = part.split("=");
    if (id in readingChoices && (readingChoices[id as ReadingId] as readonly string[]).includes(choice))
      readings[id] = choice;
  }
  return readings;
}

/** A line that an archive does not have was 0, one without data is said to be that. */
function pointsText(points: number | null | undefined): string {
  return points === null ? noData : plainNumber(points ?? 0);
}

/** What archives said before they told a suggestion from a decision. */
const wordsBefore: Readonly<Record<string, string>> = {
  已履行: monthWords({ status: "met", confirmed: false }),
  未履行: monthWords({ status: "missed", confirmed: false }),
};

interface ArchivedCell {
  readonly kind: number;
  readonly number: number;
  readonly text: string;
}

function cellAt({ columns, pool }: Sheet, row: number, index: number): ArchivedCell {
  const column = columns[index];
  const [kind, number] = [column?.kinds[row] ?? CellKind.empty, column?.numbers[row] ?? 0];
  return {
    kind,
    number,
    text: kind === CellKind.text ? (pool.texts[number] ?? "") : kind === CellKind.empty ? "" : String(number),
  };
}

function numberOf({ kind, number, text }: ArchivedCell): number {
  return kind === CellKind.text ? Number(text) : number;
}

/** Every closing that the workbook's archive holds, in the order in which they were written. */
export function readArchive(grid: Grid, plan: Plan): ArchivedMonth[] {
  const months = new Map<string, { head: Omit<ArchivedMonth, "units">; units: Map<string, ArchivedUnit> }>();
  const fields = new Set(monthArchive.fields.map(({ key }) => key));
  for (const { source, columns, firstDataRow, area } of archivePlaces(grid, plan.items)) {
    const lines = Object.entries(columns).filter(([key]) => !fields.has(key));
    for (let row = firstDataRow; row <= area.bottom; row++) {
      const cell = (field: string): ArchivedCell => cellAt(source, row, columns[field] as number);
      const value = (field: string): number => numberOf(cell(field));
      const asOf = cell("asOf").kind === CellKind.text ? isoDayOf(cell("asOf").text) : Math.floor(cell("asOf").number);
      const [unit, month, digest] = [cell("unit").text, cell("month").text, cell("digest").text];
      if (asOf === undefined || unit === "" || month !== monthOf(asOf)) continue;
      const head = {
        archivedAt: cell("archivedAt").text,
        month,
        asOf,
        plan: cell("plan").text,
        readings: readingsOf(cell("readings").text),
        digest,
      };
      const id = `${head.archivedAt}\u0001${month}\u0001${digest}`;
      const entry = months.get(id) ?? { head, units: new Map<string, ArchivedUnit>() };
      months.set(id, entry);
      const items = Object.fromEntries(
        lines.flatMap(([key, column]) => {
          const points = cellAt(source, row, column);
          return points.kind === CellKind.empty ? [] : [[key, points.text === noData ? null : numberOf(points)]];
        }),
      );
      // Closed twice within a minute: the unit stands there twice and is one.
      entry.units.set(unit, {
        unit,
        rank: value("rank"),
        total: value("total"),
        base: value("base"),
        bonus: value("bonus"),
        deduction: value("deduction"),
        items,
        duty: wordsBefore[cell("duty").text] ?? cell("duty").text,
        proposal: cell("proposal").text,
        evidence: parseFingerprints(cell("evidence").text),
      });
    }
  }
  return [...months.values()].map(({ head, units }) => ({ ...head, units: [...units.values()] }));
}

/** Compares the last closing of every month with what the same day and the same readings give now. */
export function compareArchive(facts: Facts, archive: readonly ArchivedMonth[]): ArchiveComparison[] {
  const latest = new Map(archive.map((closed) => [closed.month, closed]));
  return [...latest.values()]
    .sort((one, other) => one.asOf - other.asOf)
    .map((closed) => {
      const digest = factsDigest(facts, closed.asOf);
      const now = assess(facts, { asOf: closed.asOf, readings: closed.readings });
      const prints = fingerprints(facts, closed.asOf);
      return {
        archive: closed,
        digest,
        unchanged: digest === closed.digest,
        differences: differencesOf(closed, now, prints),
      };
    });
}

function differencesOf(
  closed: ArchivedMonth,
  now: Assessment,
  prints: ReadonlyMap<string, readonly TableFingerprint[]>,
): ArchiveDifference[] {
  const differences: ArchiveDifference[] = [];
  const heading = new Map(monthArchive.fields.map((field) => [field.key, field.heading]));
  // A line of 考核规则 that stands in the place of a line of the plan has its title, and its column.
  const planned = new Map(now.plan.items.map(({ key, title }) => [title, key]));
  for (const before of closed.units) {
    const after = now.units.find(({ name }) => name === before.unit);
    const put = (kind: ArchiveDifference["kind"], title: string, archived: string, current: string): void => {
      if (archived !== current) differences.push({ unit: before.unit, kind, title, archived, now: current });
    };
    if (after === undefined) {
      put("value", heading.get("unit") ?? "", before.unit, "（附件1中已无此部门）");
      continue;
    }
    const current = valuesOf(after, closed.month);
    for (const key of sums) put("value", heading.get(key) ?? key, plainNumber(before[key]), plainNumber(current[key]));
    for (const { key, title } of now.items) {
      const archived = planned.get(title) ?? key;
      const then = Object.hasOwn(before.items, archived) ? before.items[archived] : undefined;
      put("value", title, pointsText(then), pointsText(after.items[key]?.points));
    }
    put("value", heading.get("duty") ?? "", before.duty, current.duty);
    put("value", heading.get("proposal") ?? "", before.proposal, current.proposal);
    for (const print of before.evidence) {
      const other = prints.get(before.unit)?.find(({ table }) => table === print.table);
      if (other === undefined || (other.digest === print.digest && other.rows === print.rows)) continue;
      put(
        "rows",
        tableHeadings[print.table].title,
        `${print.rows} 条`,
        `${other.rows} 条${other.rows === print.rows ? "，内容有改动" : ""}`,
      );
    }
  }
  for (const { name } of now.units)
    if (!closed.units.some(({ unit }) => unit === name))
      differences.push({
        unit: name,
        kind: "value",
        title: heading.get("unit") ?? "",
        archived: "（存档时附件1中无此部门）",
        now: name,
      });
  return differences;
}
