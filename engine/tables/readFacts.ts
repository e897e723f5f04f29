/** The gate: from a neutral grid to checked facts. Every row ends as a fact or as an issue with its cell; nothing stops the rest. */
import type {
  Annex5Facts,
  EnteredPoints,
  Facts,
  FundFact,
  IndicatorFact,
  LocatedTable,
  TableKey,
  TeamFact,
  UnitFact,
} from "../facts.js";
import type { RuleLine } from "../ruleLine.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import { newestOf, planOfYear } from "../plans/index.js";
import { otherDistrict } from "../plans/otherDistrict.js";
import { coverageOf } from "./ledgerCoverage.js";
import { addedTables, coveredTables, type AddedTable, type CoveredTable } from "../judgement/coverage.js";
import { absentEffects } from "../judgement/coverageWords.js";
import { annexTables } from "./annexTables.js";
import { categoriesNamed, categoryOf } from "./quotaText.js";
import { dataRows } from "./rows.js";
import { readActivities } from "./activities.js";
import { settledBy } from "./annex5/settled.js";
import { addLateAliases, readAliases } from "./aliases.js";
import { Gate } from "./gate.js";
import { tableHeadings, tableKeys } from "./headings.js";
import type { LeadReading } from "./leads/leadReading.js";
import { readLeads } from "./leads/readLeads.js";
import { spanOf, type SpanCounts } from "./ledgerSpan.js";
import type { OfficeHeading } from "./headingLookup.js";
import type { TablePart } from "./tablePart.js";
import { locateWorkbook } from "./locateWorkbook.js";
import { readMeasures } from "./measuresTaken.js";
import { readMonthDecisions } from "./monthDecisions.js";
import { readProjects } from "./projects.js";
import { readQuotas, type QuotaFacts } from "./quotas.js";
import { planUnderNames } from "./nameSettings.js";
import { readSettings, type Settings } from "./settings.js";
import { needsLook, readSheets, type SheetReading, type UnclaimedReaders } from "./sheetReading.js";
import type { Grid, Sheet } from "../grid/grid.js";
import { readTargets } from "./annualTargets.js";
import { readTasks } from "./tasks.js";
import { UnitNames } from "./unitNames.js";
import { readVisits } from "./visits.js";
import { readWeeks } from "./weeklyForms.js";
import { wrongYear, yearInTitle, type NamedYears } from "./wrongYear.js";

/** Tables that are read with the gate alone, each for itself: an edit in one of them leaves the others as they are. */
export const ledgerReaders = {
  visits: readVisits,
  projects: readProjects,
  weeks: readWeeks,
  tasks: readTasks,
  measures: readMeasures,
  monthDecisions: readMonthDecisions,
  targets: readTargets,
  settings: (parts: readonly TablePart[], gate: Gate, issues: Issue[]) => readSettings(parts, gate.plan, issues),
  activities: (parts: readonly TablePart[], gate: Gate, issues: Issue[]) => readActivities(parts, gate.plan, issues),
} as const;

/** The tables that not every workbook has, with what is read of one. */
interface ExtraTables {
  readonly annex5: Annex5Facts | undefined;
  readonly scoringRules: readonly RuleLine[];
  readonly enteredPoints: readonly EnteredPoints[];
  readonly indicators: readonly IndicatorFact[];
  readonly funds: readonly FundFact[];
  readonly teams: readonly TeamFact[];
}
type ExtraKey = keyof ExtraTables;

/** What reads them (`extraReaders.ts`), and what looks at cells that no table claims. */
export interface ExtraReaders extends UnclaimedReaders {
  readonly ledgers: {
    readonly [Key in ExtraKey]: (parts: readonly TablePart[], gate: Gate, issues: Issue[]) => ExtraTables[Key];
  };
  /** A unit's numbers in the columns that the office added to 附件1, which only 考核规则 asks for. */
  readonly addedFigures: (part: TablePart, row: number) => UnitFact["figures"];
  /** The plan under what the workbook says in place of its annexes. */
  readonly planOfAnnexes: (plan: Plan, partsOf: (key: TableKey) => readonly TablePart[], issues: Issue[]) => Plan;
}

/** What is read of each where the workbook has no such table. */
const nothingExtra: ExtraTables = {
  annex5: undefined,
  scoringRules: [],
  enteredPoints: [],
  indicators: [],
  funds: [],
  teams: [],
};

const extraKeys: ReadonlySet<TableKey> = new Set([...(Object.keys(nothingExtra) as ExtraKey[]), ...annexTables]);

type LedgerValues = {
  readonly [Key in keyof typeof ledgerReaders]: ReturnType<(typeof ledgerReaders)[Key]>;
} & ExtraTables;
export type LedgerKey = keyof LedgerValues;
/** In the order in which they are read. */
export const ledgerKeys = [...Object.keys(ledgerReaders), ...Object.keys(nothingExtra)] as readonly LedgerKey[];

/** What one table gave. */
export interface TableReading<Value> {
  readonly value: Value;
  readonly issues: readonly Issue[];
  /** Of a ledger whose silence says something: how far it reaches. */
  readonly span?: SpanCounts;
}

/** Everything behind a `Facts`, by table, so that an edit need not read the whole again. */
export interface Reading {
  readonly plans: readonly Plan[];
  readonly grid: Grid;
  readonly gate: Gate;
  /** 表头对应. */
  readonly office: readonly OfficeHeading[];
  readonly sheets: readonly SheetReading[];
  readonly base: TableReading<QuotaFacts>;
  readonly leads: LeadReading;
  readonly ledgers: { readonly [Key in LedgerKey]: TableReading<LedgerValues[Key]> };
}

const readings = new WeakMap<Facts, Reading>();

/** What a `Facts` was made from; `undefined` for one that {@link readFacts} did not make. */
export function readingBehind(facts: Facts): Reading | undefined {
  return readings.get(facts);
}

export function readFactsWith(grid: Grid, known: Plan | readonly Plan[], extra: ExtraReaders): Facts;
/**
 * As {@link readFacts}, with the readers that are at hand.
 * @returns `undefined` where the workbook has a table whose reader is not given, or cells that no table claims
 */
export function readFactsWith(grid: Grid, known: Plan | readonly Plan[], extra: undefined): Facts | undefined;
export function readFactsWith(
  grid: Grid,
  known: Plan | readonly Plan[],
  extra: ExtraReaders | undefined,
): Facts | undefined {
  const plans: readonly Plan[] = "id" in known ? [known] : known;
  const located = locateWorkbook(grid);
  const partsOf = partsByTable(located.sheets);
  const asksForMore = (sheet: (typeof located.sheets)[number], index: number): boolean =>
    sheet.parts.some(({ key }) => extraKeys.has(key)) || needsLook(grid.sheets[index] as Sheet, sheet);
  if (extra === undefined && located.sheets.some(asksForMore)) return undefined;
  const settings = readSettings(partsOf("settings"), newestOf(plans), []);
  const issues: Issue[] = [...located.issues];
  const named = planUnderNames(planNamed(plans, located.sheets, settings), settings.parameters);
  if (extra === undefined && namesCategories(partsOf("quotas"), named)) return undefined;
  const plan = extra?.planOfAnnexes(named, partsOf, issues) ?? named;
  const names = new UnitNames(plan);
  const lateAliases = readAliases(partsOf("aliases"), names, issues);
  const base = readQuotas(partsOf("quotas"), plan, names, issues, extra?.addedFigures);
  addLateAliases(lateAliases, names, new Set(base.units.map(({ name }) => name)), plan, issues);
  const gate = new Gate(plan, names, new Map(base.units.map(({ name }, index) => [name, index])), base.units);
  const sheets = readSheets(grid.sheets, located.sheets, names, extra);
  const leads = readLeads(partsOf("leads"), gate);
  const ledgers = Object.fromEntries(
    ledgerKeys.map((key) => [key, readLedger(key, partsOf(key), gate, extra)]),
  ) as Reading["ledgers"];
  return factsOf({
    plans,
    grid,
    gate,
    office: located.office,
    sheets,
    base: { value: base, issues },
    leads,
    ledgers,
  });
}

/** Whether 附件1 names a category that the plan does not have. */
function namesCategories(parts: readonly TablePart[], { categories }: Plan): boolean {
  return [...dataRows<"quotas">(parts, [])].some((row) =>
    categoriesNamed(row.text("quota")).some((name) => categoryOf(name, categories) === undefined),
  );
}

/** The years that a workbook names. */
function yearsNamed(parts: readonly TablePart[], { year: entered }: Settings): NamedYears {
  const [titled, scoring] = [yearInTitle(parts, "quotas"), yearInTitle(parts, "annex5")];
  return {
    ...(entered === undefined ? {} : { entered }),
    ...(titled === undefined ? {} : { titled }),
    ...(scoring === undefined ? {} : { scoring }),
  };
}

/** The year that a workbook is about; `undefined` where it names none. */
export function yearNamed(sheets: readonly Pick<SheetReading, "parts">[], settings: Settings): number | undefined {
  const { entered, titled, scoring } = yearsNamed(
    sheets.flatMap(({ parts }) => parts),
    settings,
  );
  return entered ?? titled ?? scoring;
}

/** The plan of that year, the newest where a workbook names none; of another 地区名称 what stands in for its plan. */
function planNamed(plans: readonly Plan[], sheets: readonly Pick<SheetReading, "parts">[], settings: Settings): Plan {
  const year = yearNamed(sheets, settings);
  const district = settings.parameters["names.district"];
  if (typeof district === "string" && plans.every(({ names }) => names.district !== district))
    return otherDistrict(newestOf(plans), year ?? newestOf(plans).year);
  return year === undefined ? newestOf(plans) : planOfYear(plans, year, settings.issued);
}

/** Reads one of the tables. */
export function readLedger<Key extends LedgerKey>(
  key: Key,
  parts: readonly TablePart[],
  gate: Gate,
  extra: ExtraReaders | undefined,
): TableReading<LedgerValues[Key]> {
  const issues: Issue[] = [];
  const value = (
    key in ledgerReaders
      ? ledgerReaders[key as keyof typeof ledgerReaders](parts, gate, issues)
      : (extra?.ledgers[key as ExtraKey](parts, gate, issues) ?? nothingExtra[key as ExtraKey])
  ) as LedgerValues[Key];
  return isCovered(key) ? { value, issues, span: spanOf(key, parts, gate.year) } : { value, issues };
}

function isCovered(key: LedgerKey): key is LedgerKey & (Exclude<CoveredTable, "leads"> | AddedTable) {
  return ([...coveredTables, ...addedTables] as readonly string[]).includes(key);
}

/** Whether a workbook has no table of ours, not even one that was only seen: there is nothing to assess (`spec/judgement.md` §5). */
export function holdsNothingOfOurs({ tables, issues }: Facts): boolean {
  return tables.length === 0 && !issues.some(({ code }) => code === "table.unread");
}

/** The parts of a table over all sheets, in reading order. */
export function partsByTable(sheets: readonly Pick<SheetReading, "parts">[]): (key: TableKey) => TablePart[] {
  return (key) => sheets.flatMap(({ parts }) => parts.filter((part) => part.key === key));
}

/** Tables whose lack is worth a word; the others only add to what the plan says anyway. */
const expected: readonly (keyof typeof absentEffects)[] = [
  "activities",
  "leads",
  "visits",
  "projects",
  "weeks",
  "tasks",
  "measures",
  "monthDecisions",
  "targets",
];

/** Puts the readings together; issues come layout first, then by table in the order of the headings file. */
export function factsOf(reading: Reading): Facts {
  const { gate, sheets, base, leads, ledgers } = reading;
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const unread = sheets.flatMap((sheet) => sheet.unread);
  // What was seen and not read has an error of its own.
  const present = new Set([...parts, ...unread].map(({ key }) => key));
  const missing = expected
    .filter((key) => !present.has(key))
    .map((key) =>
      issue("info", "table.missing", "工作簿中没有找到“{table}”，{effect}", {
        table: tableHeadings[key].title,
        effect: absentEffects[key],
      }),
    );
  const annex5 = settledBy(ledgers.scoringRules.value, ledgers.annex5, gate.plan);
  const tableIssues = tableKeys.flatMap((key) =>
    key === "leads"
      ? leads.issues
      : key === "annex5"
        ? annex5.issues
        : key in ledgers
          ? ledgers[key as LedgerKey].issues
          : [],
  );
  const spanOfLedger = (key: CoveredTable | AddedTable): SpanCounts =>
    // Every ledger that is covered is read with its span.
    key === "leads" ? leads.span : (ledgers[key].span as SpanCounts);
  const otherYear = wrongYear(coveredTables.map(spanOfLedger), yearsNamed(parts, ledgers.settings.value), gate.year);
  // One error speaks for every row of another year.
  const isTold = ({ code }: Issue): boolean =>
    otherYear?.code === "year.mostRowsElsewhere" && code.endsWith(".otherYear");
  const facts: Facts = {
    plan: gate.plan,
    units: base.value.units,
    ...(base.value.totals === undefined ? {} : { quotaTotals: base.value.totals }),
    leads: leads.facts,
    visits: ledgers.visits.value,
    projects: ledgers.projects.value,
    weeks: ledgers.weeks.value,
    tasks: ledgers.tasks.value,
    measures: ledgers.measures.value,
    monthDecisions: ledgers.monthDecisions.value,
    targets: ledgers.targets.value,
    ruleLines: ledgers.scoringRules.value,
    enteredPoints: ledgers.enteredPoints.value,
    funds: ledgers.funds.value,
    teams: ledgers.teams.value,
    indicators: ledgers.indicators.value,
    activities: ledgers.activities.value,
    readings: ledgers.settings.value.readings,
    parameters: ledgers.settings.value.parameters,
    ...(annex5.value === undefined ? {} : { annex5: annex5.value }),
    aliases: gate.names.own,
    tables: parts.map(({ key, sheet, area, firstDataRow, columns }): LocatedTable => ({
      key,
      sheet,
      area,
      firstDataRow,
      columns,
    })),
    coverage: coverageOf(parts, unread, spanOfLedger, gate.year),
    leadDoubts: leads.doubts,
    issues: [
      ...(otherYear === undefined ? [] : [otherYear]),
      ...sheets.flatMap((sheet) => sheet.issues),
      ...missing,
      ...base.issues,
      ...(otherYear === undefined ? tableIssues : tableIssues.filter((found) => !isTold(found))),
    ],
  };
  readings.set(facts, reading);
  return facts;
}
