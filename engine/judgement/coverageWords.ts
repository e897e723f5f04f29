/** How the coverage of a ledger is said in reports: what was read, what lacks, what follows. */
import type { Assessment } from "../assessment.js";
import { isoDate } from "../calendar.js";
import type { TableKey } from "../facts.js";
import { a1 } from "../grid/a1.js";
import { tableHeadings } from "../tables/headings.js";
import { shownTables, type AddedTable, type Coverage, type CoverageState, type CoveredTable } from "./coverage.js";

/** The states in a word or two. */
export const coverageStates: Readonly<Record<CoverageState, string>> = {
  read: "已读",
  partly: "没有读全",
  unread: "没有读懂",
  absent: "没有",
};

/** What follows where a table is not in the workbook. Silence is not zero: a ledger that scores is needed for a score. */
export const absentEffects: Readonly<Record<CoveredTable | AddedTable | "activities", string>> = {
  leads: "信息报送无数据，各月履职无从判断",
  visits: "外出考察无数据",
  projects: "有关项目的各项无数据",
  weeks: "跟进报送无数据",
  tasks: "按没有布置任务计",
  measures: "按没有登记措施计",
  monthDecisions: "各月按台账推定，待认定",
  targets: "不显示年度目标进度",
  enteredPoints: "录入得分的各项无数据",
  indicators: "按指标计分的各项无数据",
  activities: "采用方案自带的",
};

/** `读到 3 张表 196 行，2024-01-04 至 2024-09-05`. */
export function coverageText({ sheets, rows, first, last }: Coverage): string {
  if (sheets.length === 0) return "没有读到";
  const days = first === undefined || last === undefined ? "" : `，${isoDate(first)} 至 ${isoDate(last)}`;
  return `读到 ${sheets.length} 张表 ${rows} 行${days}`;
}

/** One ledger as a report shows it. */
export interface CoverageLine {
  readonly table: CoveredTable | AddedTable;
  readonly title: string;
  readonly state: CoverageState;
  readonly text: string;
  /** What was not read and what follows; empty where nothing lacks. */
  readonly lacks: string;
}

/** A line for every ledger whose silence must not be taken for an answer. */
export function coverageLines({
  facts,
  incomplete,
}: Pick<Assessment, "facts" | "incomplete" | "items">): CoverageLine[] {
  return shownTables(facts.coverage).map((table) => {
    const coverage = facts.coverage[table] as Coverage;
    const { state } = coverage;
    const without = incomplete.filter(({ table: needed }) => needed === table).map(({ title }) => title);
    const effect =
      state === "absent" ? absentEffects[table] : without.length === 0 ? "" : `${without.join("、")}无数据`;
    const empty = state === "read" && without.length > 0 ? `没有${facts.plan.year}年的记录` : "";
    const lacks = [...coverage.unread.map((part) => unreadText(table, part)), empty, effect];
    return {
      table,
      title: tableHeadings[table].title,
      state,
      text: coverageText(coverage),
      lacks: lacks.filter((part) => part !== "").join("；"),
    };
  });
}

/** `“信息”!A3 没有读懂，缺少“是否有效”`. */
function unreadText(table: TableKey, { place, missing, matrix }: Coverage["unread"][number]): string {
  const headings = missing.map((key) => tableHeadings[table].fields.find((field) => field.key === key)?.heading ?? key);
  const lack = matrix ? "是汇总表，不是一行一条的清单" : `缺少${headings.map((heading) => `“${heading}”`).join("、")}`;
  return `${place.sheet}!${a1(place)} 没有读懂，${lack}`;
}
