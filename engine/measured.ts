/** What a unit has of the measure of a line of 考核规则: the number, and the rows that make it up. */
import { exact, plus, zero, type Exact } from "./exact.js";
import { meets } from "./conditions.js";
import { measureOf, type Measure, type MeasuredRow } from "./measures.js";
import type { Readings } from "./plan.js";
import { reason, type Reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { EvidenceRow, EvidenceSource, ItemRule, Marks } from "./rule.js";
import type { RuleLine } from "./ruleLine.js";

export interface Measured {
  /** `undefined`: the unit has no value of the indicator, or its rows do not say. */
  readonly total: Exact | undefined;
  /** The rows that count, of {@link Measure.latest} the last alone. */
  readonly rows: readonly MeasuredRow[];
  /** Projects whose amount is not known, so that they count for nothing. */
  readonly unknown: number;
}

type MeasuredLine = RuleLine & { readonly measure: NonNullable<RuleLine["measure"]> };

/** What a measure is called in sentences: `引进项目数`, `指标“税收”`. */
export function measureName({ key, indicator }: MeasuredLine["measure"]): string {
  return indicator === undefined ? measureOf(key).title : `指标“${indicator}”`;
}

/** The rows of a unit that a line counts, each once, and their sum. */
export function measured({ measure, conditions }: MeasuredLine, record: UnitRecord, readings: Readings): Measured {
  const known = measureOf(measure.key);
  let unknown = 0;
  const met = known.rows(record, readings, measure.indicator ?? "").filter((row) => {
    const fits = meets(row, conditions);
    const lacks = fits === undefined || (fits && row.part !== undefined && known.ofProject?.(row.part) === undefined);
    if (lacks) unknown++;
    return fits === true && !lacks;
  });
  const rows = known.latest === true ? met.slice(-1) : met;
  const isKnown = known.latest !== true || rows.length > 0;
  return { total: isKnown ? sumOf(rows) : undefined, rows: known.latest === true ? met : rows, unknown };
}

/** The sum of rows, or of an indicator its latest value. */
export function valueOf(rows: readonly MeasuredRow[], { latest }: Measure): Exact {
  return sumOf(latest === true ? rows.slice(-1) : rows);
}

function sumOf(rows: readonly MeasuredRow[]): Exact {
  return rows.reduce((sum, { amount }) => plus(sum, amount), zero);
}

/** What a unit has of a line's measure, or the marks of a line in which it has no data. */
export function counted(
  line: MeasuredLine,
  record: UnitRecord,
  readings: Readings,
): (Measured & { readonly total: Exact; readonly points?: never }) | Marks {
  const { total, ...found } = measured(line, record, readings);
  const known = measureOf(line.measure.key);
  if (total === undefined)
    return noMarks(reason("“指标台账”没有本部门的{measure}", { measure: measureName(line.measure) }));
  const { tasks, asOf } = record;
  // Before its day a task is not overdue, whatever the table does not say of it.
  if (known.tables.includes("tasks") && tasks.some(({ unmarked, due }) => unmarked === true && due <= asOf))
    return noMarks(reason("交办任务台账没有“完成日期”一栏，是否逾期无从判断", {}));
  return { ...found, total };
}

function noMarks(noData: Reason): Marks {
  return { points: 0, because: [], noData };
}

/** Remarks that go with a number: what could not be counted. */
export function remarksOf({ unknown }: Pick<Measured, "unknown">): Reason[] {
  return unknown === 0 ? [] : [reason("{unknown} 个项目的金额不明，未计入", { unknown })];
}

/** What every mechanism with a measure has in common: its tables, its readings, its rows, and when nobody has data. */
export function measuring(
  line: MeasuredLine,
): Pick<ItemRule<Record<never, never>>, "terms" | "tables" | "readings" | "evidence" | "lacks"> {
  const known = measureOf(line.measure.key);
  const { target } = line;
  return {
    terms: {},
    tables: [...known.tables, ...(target !== undefined && !("number" in target) ? (["quotas"] as const) : [])],
    readings: () => known.readings ?? [],
    evidence: (record, _, source) => evidenceOf(line, record, source),
    lacks({ coverage, indicators }) {
      const { indicator } = line.measure;
      if (indicator !== undefined && !indicators.some((each) => each.indicator === indicator))
        return { table: "indicators", why: reason("“指标台账”没有指标“{indicator}”的数值", { indicator }) };
      const { state } = coverage.tasks;
      return known.tables.includes("tasks") && (state === "absent" || state === "unread")
        ? { table: "tasks", why: reason("没有读到交办任务台账", {}) }
        : undefined;
    },
  };
}

function evidenceOf(line: MeasuredLine, record: UnitRecord, { readings, leadRows }: EvidenceSource): EvidenceRow[] {
  const { rows } = measured(line, record, readings);
  const listed = rows.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence]));
  if (listed.length > 0 || rows.length === 0) return listed;
  return leadRows().filter(
    ({ day }) => day === undefined || meets({ day, amount: exact(1) }, line.conditions) === true,
  );
}
