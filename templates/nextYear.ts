/** The workbook of another year, made from the one of the year before: what stays is taken over, the ledgers are empty, what is open is listed. */
import {
  newestOf,
  planOfYear,
  tableHeadings,
  type Facts,
  type Grid,
  type Plan,
  type SheetPlan,
} from "../engine/index.js";
import { tableSheet } from "../engine/ledgers/tableSheet.js";
import type { PlanActivity } from "../engine/plan.js";
import { otherDistrict } from "../engine/plans/otherDistrict.js";
import { nameSettings, planUnderNames } from "../engine/tables/nameSettings.js";
import { parseQuota } from "../engine/tables/quotaText.js";
import { yearSetting } from "../engine/tables/settings.js";
import { emptyRows, templateWith } from "./buildTemplate.js";
import { copiedRows, typedAt } from "./copiedRows.js";
import type { LedgerRows } from "./ledgerRows.js";
import { openPoints } from "./openPoints.js";

/** Tables that hold from year to year. */
const lasting = [
  "aliases",
  "categoryAliases",
  "parks",
  "leadingGroup",
  "reviewGroup",
  "scoringRules",
  "teams",
] as const satisfies readonly (keyof LedgerRows)[];

/**
 * The workbook of a year after the one that a workbook is about.
 * @param facts of the last workbook @param grid from which they were read @param known the plans on file @param year the new year
 * @returns its sheets in tab order: a sheet 待定事项 says what the office must decide
 */
export function nextYear(facts: Facts, grid: Grid, known: readonly Plan[], year: number): readonly SheetPlan[] {
  const plan = planOfNext(facts, grid, known, year);
  const given = emptyRows(plan);
  const copied = Object.fromEntries(
    lasting.map((key) => {
      const rows = copiedRows(grid, facts, key);
      return [key, rows.length === 0 ? given[key] : rows];
    }),
  );
  const targets = facts.targets.map(({ title, target, unit, done }) => ({
    title,
    target,
    unit,
    ...(done === undefined ? {} : { lastYear: done }),
  }));
  const named = nameSettings.filter(({ id }) => facts.parameters[id] !== undefined).map(({ id }) => id);
  const headings = copiedRows(grid, facts, "headings");
  const { fields, title } = tableHeadings.headings;
  const sheets = templateWith(plan, {
    rows: { ...given, ...copied, targets: targets.length === 0 ? given.targets : targets },
    example: false,
    storeResults: true,
    settings: {
      stated: new Set<string>([yearSetting.id, ...named]),
      changed: new Map<string, string | number>([...Object.entries(facts.readings), ...changedNumbers(facts)]),
    },
    quotaColumns: addedColumns(facts, grid),
    formulas: followsPlan(facts),
  });
  const [guide, ...others] = sheets as [SheetPlan, ...SheetPlan[]];
  return [
    guide,
    openPoints(facts, plan),
    ...others,
    ...(headings.length === 0
      ? []
      : [
          tableSheet({
            name: title,
            role: "template",
            title,
            headings: fields.map(({ heading }) => heading),
            rows: headings.map((row) => fields.map(({ key }) => row[key])),
            widths: [22, 26, 22, 22],
          }),
        ]),
  ];
}

/** The plan of the new year with what the last workbook says in place of its annexes. */
function planOfNext(facts: Facts, grid: Grid, known: readonly Plan[], year: number): Plan {
  const { plan: before, parameters, units } = facts;
  const renamed = (text: string): string => text.replaceAll(String(before.year), String(year));
  const title = parameters["plan.title"];
  const own = { ...parameters, ...(typeof title === "string" ? { "plan.title": renamed(title) } : {}) };
  const base = before.linesListed === true ? otherDistrict(newestOf(known), year) : planOfYear(known, year);
  const plan = planUnderNames(base, own);
  const quotas = units.map(({ name, leaders, quotaText, visitQuota, note }) => ({
    unit: name,
    leaders,
    quotaText,
    visits: visitQuota ?? 0,
    ...(note === undefined ? {} : { note }),
  }));
  const planned = new Set(plan.units.map(({ name }) => name));
  const scored = new Set(units.map(({ name }) => name));
  return {
    ...plan,
    units: [
      ...plan.units.map((unit) => ({ ...unit, scored: scored.has(unit.name) })),
      ...units.flatMap(({ name }) => (planned.has(name) ? [] : [{ name, aliases: [], scored: true }])),
    ],
    quotas,
    quotaTotals: {
      projects: quotas.reduce((sum, { quotaText }) => sum + (parseQuota(quotaText, before.categories)?.total ?? 0), 0),
      visits: quotas.reduce((sum, { visits }) => sum + visits, 0),
    },
    categories: before.categories,
    parks: before.parks,
    leadingGroup: before.leadingGroup,
    reviewGroup: before.reviewGroup,
    activities: facts.activities.map(({ number, time, month, name, venue, responsible }, index): PlanActivity => ({
      id: `A2-${index + 1}`,
      printedNumber: number,
      time: renamed(time),
      month: month ?? 1,
      name: renamed(name),
      place: venue,
      responsible,
      lines: [],
    })),
    annexes: { ...plan.annexes, ...scoringRowsOf(facts, grid) },
  };
}

/** 附件5 as the last workbook words it, where it differs from the plan. */
function scoringRowsOf(facts: Facts, grid: Grid): Partial<Plan["annexes"]> {
  const table = facts.tables.find(({ key }) => key === "annex5");
  if (table === undefined || followsPlan(facts)) return {};
  const { sheet, firstDataRow, area, columns } = table;
  const rows: [string, string, string][] = [];
  for (let row = firstDataRow; row <= area.bottom; row++) {
    const text = (field: string): string => {
      const column = columns[field];
      return column === undefined ? "" : String(typedAt(grid, { sheet, row, column }) ?? "");
    };
    const cells: [string, string, string] = [text("group"), text("task"), text("method")];
    if (cells[1] !== "" || cells[2] !== "") rows.push(cells);
  }
  return rows.length === 0 ? {} : { scoringRows: rows };
}

/** Whether the lines are the plan's, word for word: only then 公式核算 can check them. */
function followsPlan({ annex5, ruleLines, issues, plan }: Facts): boolean {
  return (
    plan.linesListed !== true &&
    (annex5 === undefined || !issues.some(({ code }) => code.startsWith("annex5."))) &&
    ruleLines.every(
      ({ method, fullMarks, points, cap, floor }) =>
        method === "asPlanned" && [fullMarks, points, cap, floor].every((number) => number === undefined),
    )
  );
}

/** Numbers that 规则参数 sets otherwise than the plan; the first month of the ladder is the year's own. */
function changedNumbers({ parameters, plan }: Facts): [string, string | number][] {
  return plan.parameters.flatMap(({ id, value }): [string, string | number][] => {
    const set = parameters[id];
    return typeof set === "number" && set !== value ? [[id, set]] : [];
  });
}

/** Columns that the office has in 附件1 beyond those of the plan, but for the months of a unit, which are the year's own. */
function addedColumns(
  { tables, units }: Facts,
  grid: Grid,
): readonly { readonly heading: string; readonly values: readonly (string | number)[] }[] {
  const table = tables.find(({ key }) => key === "quotas");
  if (table === undefined) return [];
  const { sheet, area, firstDataRow, columns } = table;
  const skipped = new Set(["leaders", "unit", "quota", "visits", "firstMonth", "lastMonth"].map((key) => columns[key]));
  const added: { heading: string; values: (string | number)[] }[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const heading = typedAt(grid, { sheet, row: firstDataRow - 1, column });
    if (skipped.has(column) || typeof heading !== "string" || /^(序号|编号)$/.test(heading)) continue;
    const values = units.map(({ place }) => {
      const value = place === undefined ? undefined : typedAt(grid, { sheet, row: place.row, column });
      return value === undefined || typeof value === "object" ? "" : value;
    });
    if (values.some((value) => value !== "")) added.push({ heading, values });
  }
  return added;
}
