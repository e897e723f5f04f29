/** 指标台账. */
import type { IndicatorFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Place } from "../grid/grid.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import { readPlainNumber } from "./plainNumbers.js";
import { dataRows, incomplete } from "./rows.js";
import type { TablePart } from "./tablePart.js";
import { compact } from "./text.js";

/** One fact per unit, indicator and day: the first row counts. */
export function readIndicators(parts: readonly TablePart[], gate: Gate, issues: Issue[]): IndicatorFact[] {
  const indicators: IndicatorFact[] = [];
  const firstCells = new Map<string, Place>();
  for (const row of dataRows<"indicators">(parts, issues)) {
    const lacking = incomplete(row, "indicators", "indicator.incomplete", ["unit", "indicator", "value"]);
    if (lacking !== undefined) issues.push(lacking);
    const day = gate.day(row, "day", "indicator", issues, true);
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    const value = readPlainNumber(row.cell("value"));
    if (value === undefined && !row.isBlank("value"))
      issues.push(
        issue(
          "error",
          "indicator.valueUnreadable",
          "数值“{text}”不是数，未计入；请只写数字，单位写在指标名称里",
          { text: row.text("value") },
          row.place("value"),
        ),
      );
    if (lacking !== undefined || value === undefined || day === "unreadable") continue;
    if (day !== undefined && !gate.inYear(day)) {
      issues.push(gate.otherYear("indicator", day, row.place("day")));
      continue;
    }
    const indicator = compact(row.text("indicator"));
    for (const unit of units) {
      const key = `${unit} ${day ?? ""} ${indicator}`;
      const first = firstCells.get(key);
      if (first !== undefined) {
        issues.push(
          issue(
            "warning",
            "indicator.duplicate",
            "“{unit}”的指标“{indicator}”同一日期已在 {first} 登记，以先登记的为准，本行未计入；请删去一行",
            { unit, indicator, first: cellName(first) },
            row.place("value"),
          ),
        );
        continue;
      }
      firstCells.set(key, row.place("value"));
      indicators.push({ unit, ...(day === undefined ? {} : { day }), indicator, value, place: row.place("value") });
    }
  }
  return indicators;
}
