/** 附件1: who is scored, with which quota. */
import type { Facts, UnitFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import { monthName, type Month } from "../calendar.js";
import { mergesOf } from "../grid/merges.js";
import { isBlank, isPlaceholder, readCount, readMonth } from "./cells.js";
import { cellName } from "./cellName.js";
import { dataRows, incomplete, totalRows, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import { parseQuota } from "./quotaText.js";
import type { TablePart } from "./tablePart.js";
import { compact, compactLines, listParts, tidy } from "./text.js";
import type { UnitNames } from "./unitNames.js";

type Row = TableRow<FieldOf<"quotas">>;

export interface QuotaFacts {
  readonly units: readonly UnitFact[];
  readonly totals?: NonNullable<Facts["quotaTotals"]>;
}

/**
 * Reads 附件1; without one, or with one that names no unit, the plan's own with a warning.
 * New unit names are added to `names`, so that the ledgers find them.
 * @param addedFigures what a row says in the columns that the office added
 */
export function readQuotas(
  parts: readonly TablePart[],
  plan: Plan,
  names: UnitNames,
  issues: Issue[],
  addedFigures?: (part: TablePart, row: number) => UnitFact["figures"],
): QuotaFacts {
  const units: UnitFact[] = [];
  const firstCells = new Map<string, string>();
  // Many units have the same task: each wording is parsed once.
  const parsed = new Map<string, UnitFact["quota"]>();
  const quotaOf = (text: string): UnitFact["quota"] => {
    if (!parsed.has(text)) parsed.set(text, parseQuota(text, plan.categories));
    return parsed.get(text);
  };
  for (const row of logicalRows(parts, issues)) {
    const lacking = incomplete(row.first, "quotas", "quota.incomplete", ["unit"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const figures = addedFigures?.(row.part, row.first.row);
    const unit = {
      ...readUnit(row, quotaOf, names, plan.year, issues),
      ...(figures === undefined ? {} : { figures }),
    };
    const earlier = firstCells.get(unit.name);
    if (earlier !== undefined) {
      issues.push(
        issue(
          "error",
          "quota.duplicateUnit",
          "“{unit}”在附件1中重复，以 {first} 为准，本行未采用；请删去一行",
          { unit: unit.name, first: earlier },
          row.first.place("unit"),
        ),
      );
      continue;
    }
    firstCells.set(unit.name, cellName(row.first.place("unit")));
    units.push(unit);
  }
  if (units.length === 0) {
    issues.push(
      issue(
        "warning",
        "quota.tableMissing",
        "工作簿中没有附件1任务分解表，已采用{title}自带的附件1（{count}个部门）；如任务有调整请补上该表",
        { title: plan.title, count: plan.quotas.length },
      ),
    );
    return { units: plan.quotas.map((row) => planUnit(row, plan)) };
  }
  for (const unit of units) names.add(unit.name, unit.name);
  reportStrangers(units, plan, issues);
  const totals = readTotals(parts, units, issues);
  return totals === undefined ? { units } : { units, totals };
}

/** A row of 附件1; `more` are sheet rows that belong to it, because a cell with its own number is merged over them. */
interface LogicalRow {
  readonly part: TablePart;
  readonly first: Row;
  readonly more: readonly Row[];
}

/** A converter may spread a cell of several lines over several rows and merge the numbers beside it: that is one unit. */
function* logicalRows(parts: readonly TablePart[], issues: Issue[]): Generator<LogicalRow> {
  for (const part of parts) {
    const own = ["unit", "quota", "visits"].map((field) => part.columns[field]);
    const starts = new Map<number, number>();
    for (const merge of mergesOf(part.source).between(part.firstDataRow, part.area.bottom)) {
      if (!own.includes(merge.left)) continue;
      for (let row = merge.top + 1; row <= Math.min(merge.bottom, part.area.bottom); row++)
        starts.set(row, Math.min(starts.get(row) ?? row, merge.top));
    }
    let current: { part: TablePart; first: Row; more: Row[] } | undefined;
    for (const row of dataRows<"quotas">([part], issues)) {
      const start = starts.get(row.row);
      if (current !== undefined && start !== undefined && start <= (current.more.at(-1) ?? current.first).row) {
        current.more.push(row);
        continue;
      }
      if (current !== undefined) yield current;
      current = { part, first: row, more: [] };
    }
    if (current !== undefined) yield current;
  }
}

/** The texts of a field over the rows of one unit; a merged cell says the same in each and counts once. */
function linesOf({ first, more }: LogicalRow, field: FieldOf<"quotas">): string {
  if (more.length === 0) return first.text(field);
  const texts = [first, ...more].map((row) => row.text(field)).filter((text) => text !== "");
  return [...new Set(texts)].join("\n");
}

function readUnit(
  row: LogicalRow,
  quotaOf: (text: string) => UnitFact["quota"],
  names: UnitNames,
  year: number,
  issues: Issue[],
): UnitFact {
  const unitText = linesOf(row, "unit");
  const known = names.findInCell(unitText);
  // A name broken over two lines is known as a whole; otherwise the lines below the first are a note.
  const isWhole = known !== undefined && names.find(unitText) === known;
  const note = isWhole ? "" : tidy(unitText).split("\n").slice(1).join("\n");
  const name = known ?? (compactLines(unitText)[0] as string);
  const place = row.first.place("quota");
  const visitPlace = row.first.place("visits");
  const quotaText = linesOf(row, "quota");
  const quota = quotaOf(quotaText);
  if (quota === undefined) {
    const isEmpty = quotaText === "" || /^[0〇零](个|项|家)?$/.test(compact(quotaText));
    issues.push(
      isEmpty
        ? issue(
            "error",
            "quota.blank",
            "“{unit}”的招引任务未填，引进项目得 0 分；请补填，如“1个先进陶瓷、1个日用陶瓷”",
            { unit: name },
            place,
          )
        : issue(
            "error",
            "quota.unreadable",
            "“{unit}”的招引任务“{text}”无法识别，按未填处理；请写成“1个先进陶瓷、1个日用陶瓷”或“4个（至少1个先进陶瓷）”",
            { unit: name, text: quotaText.replace(/\n/g, " ") },
            place,
          ),
    );
  }
  const visits = readCount(row.first.cell("visits"));
  const visitQuota = "value" in visits && visits.value > 0 ? visits.value : undefined;
  if (visitQuota === undefined) {
    issues.push(
      "value" in visits || visits.trouble === "blank"
        ? issue(
            "error",
            "quota.visitsBlank",
            "“{unit}”的外出考察企业数未填，外出考察得 0 分；请补填",
            { unit: name },
            visitPlace,
          )
        : issue(
            "error",
            "quota.visitsUnreadable",
            "“{unit}”的外出考察企业数“{text}”不是整数，按未填处理；请改正",
            { unit: name, text: row.first.text("visits") },
            visitPlace,
          ),
    );
  }
  return {
    name,
    leaders: leaderNames(linesOf(row, "leaders")),
    ...(note === "" ? {} : { note }),
    quotaText,
    ...(quota === undefined ? {} : { quota }),
    ...(visitQuota === undefined ? {} : { visitQuota }),
    place,
    visitPlace,
    ...groupOf(row.first),
    ...ownMonths(row.first, name, year, issues),
  };
}

function groupOf(row: TableRow): Pick<UnitFact, "group"> {
  const group = row.text("group");
  return group === "" ? {} : { group };
}

/** 起始月份 and 截止月份; a month that cannot be read, or an end before the start, is not used. */
function ownMonths(
  row: TableRow,
  unit: string,
  year: number,
  issues: Issue[],
): Pick<UnitFact, "firstMonth" | "lastMonth"> {
  const month = (field: "firstMonth" | "lastMonth"): Month | undefined => {
    const cell = row.cell(field);
    if (isPlaceholder(cell)) return undefined;
    const read = readMonth(cell, year);
    if ("value" in read) return read.value;
    if (read.trouble !== "blank")
      issues.push(
        issue(
          "error",
          "quota.monthUnreadable",
          "“{unit}”的{heading}“{text}”无法识别，按全年考核；请写成 {example} 或 7月",
          { unit, heading: tidy(row.heading(field)), text: row.text(field), example: monthName(year, 7) },
          row.place(field),
        ),
      );
    return undefined;
  };
  const [firstMonth, lastMonth] = [month("firstMonth"), month("lastMonth")];
  if (firstMonth !== undefined && lastMonth !== undefined && lastMonth < firstMonth) {
    issues.push(
      issue(
        "error",
        "quota.monthsReversed",
        "“{unit}”的截止月份 {last} 早于起始月份 {first}，两者都未采用，按全年考核；请改正",
        { unit, first: firstMonth, last: lastMonth },
        row.place("lastMonth"),
      ),
    );
    return {};
  }
  return {
    ...(firstMonth === undefined ? {} : { firstMonth }),
    ...(lastMonth === undefined ? {} : { lastMonth }),
  };
}

/** `张  英\n罗志伟` names two leaders; spaces inside a name are padding. */
export function leaderNames(text: string): string[] {
  return [...new Set(listParts(text).map(compact))];
}

function planUnit(row: Plan["quotas"][number], plan: Plan): UnitFact {
  const quota = parseQuota(row.quotaText, plan.categories);
  return {
    name: row.unit,
    leaders: row.leaders,
    ...(row.note === undefined ? {} : { note: row.note }),
    quotaText: row.quotaText,
    ...(quota === undefined ? {} : { quota }),
    ...(row.visits > 0 ? { visitQuota: row.visits } : {}),
  };
}

/** 附件1 of the workbook decides who is scored; where it differs from the plan's, one issue each way says so. */
function reportStrangers(units: readonly UnitFact[], plan: Plan, issues: Issue[]): void {
  const planned = new Set(plan.units.filter(({ scored }) => scored).map(({ name }) => name));
  const present = new Set(units.map(({ name }) => name));
  const added = units.filter(({ name }) => !planned.has(name));
  const absent = [...planned].filter((name) => !present.has(name));
  if (added.length > 0) {
    issues.push(
      issue(
        "info",
        "quota.unitsAdded",
        "附件1中有{count}个部门不在{title}的任务分解表中：{names}，按工作簿计入",
        { count: added.length, title: plan.title, names: someNames(added.map(({ name }) => name)) },
        (added[0] as UnitFact).place,
      ),
    );
  }
  if (absent.length > 0) {
    issues.push(
      issue(
        "info",
        "quota.unitsAbsent",
        "{title}的任务分解表中有{count}个部门不在工作簿的附件1中：{names}，不参加考核",
        { count: absent.length, title: plan.title, names: someNames(absent) },
        (units[0] as UnitFact).place,
      ),
    );
  }
}

function someNames(names: readonly string[]): string {
  return names.length <= 5 ? names.join("、") : `${names.slice(0, 5).join("、")}等`;
}

/** 合计 as printed, compared with the sums of the rows. 小计 rows and a table without 合计 are not compared. */
function readTotals(parts: readonly TablePart[], units: readonly UnitFact[], issues: Issue[]): Facts["quotaTotals"] {
  const row = [...totalRows<"quotas">(parts)].filter((each) => !/小计/.test(firstText(each))).at(-1);
  if (row === undefined) return undefined;
  const printed = (field: "quota" | "visits"): number | undefined => {
    const cell = row.cell(field);
    if (isBlank(cell)) return undefined;
    const read = readCount(cell);
    if ("value" in read) return read.value;
    issues.push(
      issue(
        "error",
        "quota.totalUnreadable",
        "附件1的合计“{text}”不是整数，无法核对；请改正",
        { text: row.text(field) },
        row.place(field),
      ),
    );
    return undefined;
  };
  const projects = printed("quota");
  const visits = printed("visits");
  const sums = {
    projects: sum(units.map(({ quota }) => quota?.total)),
    visits: sum(units.map(({ visitQuota }) => visitQuota)),
  };
  if (projects !== undefined && projects !== sums.projects)
    issues.push(mismatch("招引任务", projects, sums.projects, row.place("quota")));
  if (visits !== undefined && visits !== sums.visits)
    issues.push(mismatch("外出考察企业数", visits, sums.visits, row.place("visits")));
  return {
    ...(projects === undefined ? {} : { projects }),
    ...(visits === undefined ? {} : { visits }),
    place: row.place("quota"),
  };
}

function firstText(row: Row): string {
  return (
    (["leaders", "unit", "quota", "visits"] as const).map((field) => row.text(field)).find((text) => text !== "") ?? ""
  );
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

function mismatch(what: string, printed: number, summed: number, place: NonNullable<UnitFact["place"]>): Issue {
  return issue(
    "error",
    "quota.totalMismatch",
    "附件1“{what}”的合计写的是 {printed}，各部门相加是 {summed}；请核对",
    { what, printed, summed },
    place,
  );
}
