/** 附件2: activities, with their printed numbers as they are. */
import { partsOf } from "../calendar.js";
import type { ActivityFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import { readMonth } from "./cells.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import { CellKind } from "../grid/grid.js";
import { compact, wholeNumber } from "./text.js";

type Row = TableRow<FieldOf<"activities">>;

/** The activities of the plan, for a workbook without 附件2; they have no place. */
export function plannedActivities(plan: Plan): ActivityFact[] {
  return plan.activities.map(({ printedNumber, time, month, name, place, responsible }) => ({
    number: printedNumber,
    time,
    month,
    name,
    venue: place,
    responsible,
  }));
}

/** One fact per row; without such a table, the plan's own. */
export function readActivities(parts: readonly TablePart[], plan: Plan, issues: Issue[]): ActivityFact[] {
  if (parts.length === 0) return plannedActivities(plan);
  const activities: ActivityFact[] = [];
  for (const row of dataRows<"activities">(parts, issues)) {
    const lacking = incomplete(row, "activities", "activity.incomplete", ["name"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const month = readActivityMonth(row, plan.year);
    if (month === undefined) {
      issues.push(
        issue(
          "warning",
          "activity.timeUnreadable",
          "活动“{name}”的时间“{time}”看不出月份，不列入日程；请写成“4月”或日期",
          { name: row.text("name"), time: row.text("time") },
          row.place("time"),
        ),
      );
    }
    const time = row.cell("time");
    activities.push({
      number: row.text("number"),
      time: time.kind === CellKind.number && month !== undefined ? `${month}月` : row.text("time"),
      ...(month === undefined ? {} : { month }),
      name: row.text("name"),
      venue: row.text("venue"),
      responsible: row.text("responsible"),
      place: row.place("name"),
    });
  }
  return activities;
}

function readActivityMonth(row: Row, year: number): number | undefined {
  const cell = row.cell("time");
  if (cell.kind === CellKind.text) {
    const match = /(?:^|[^\d一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,2})月/.exec(compact(cell.text));
    const month = match === null ? undefined : wholeNumber(match[1] as string);
    if (month !== undefined && month >= 1 && month <= 12) return month;
  }
  const read = readMonth(cell, year);
  if ("value" in read) return Number(read.value.slice(5));
  return cell.kind === CellKind.date ? partsOf(Math.floor(cell.number)).month : undefined;
}
