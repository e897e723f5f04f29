/** 月度认定. */
import type { MonthDecision } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { readMonth } from "./cells.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete } from "./rows.js";
import type { Place } from "../grid/grid.js";
import { decisionWords, wordValue } from "./cellWords.js";

/** One fact per unit and month: the first row counts. */
export function readMonthDecisions(parts: readonly TablePart[], gate: Gate, issues: Issue[]): MonthDecision[] {
  const decisions: MonthDecision[] = [];
  const firstCells = new Map<string, Place>();
  for (const row of dataRows<"monthDecisions">(parts, issues)) {
    // A month and unit that wait for the office's word are not an error.
    const lacking = incomplete(row, "monthDecisions", "monthDecision.incomplete", ["month", "unit"]);
    if (lacking !== undefined) issues.push(lacking);
    const month = readMonth(row.cell("month"), gate.year);
    if ("trouble" in month && month.trouble === "unreadable") {
      issues.push(
        issue(
          "error",
          "monthDecision.monthInvalid",
          "月份“{text}”无法识别，未计入；请写成 {year}-03 或 3月",
          { text: row.text("month"), year: String(gate.year) },
          row.place("month"),
        ),
      );
    }
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    const text = row.text("decision");
    const decision = wordValue(decisionWords, text);
    if (text === "") {
      issues.push(
        issue(
          "info",
          "monthDecision.undecided",
          "“认定”未填，该月按台账推定；请填已履行、未履行或免责",
          {},
          row.place("decision"),
        ),
      );
    } else if (decision === undefined) {
      issues.push(
        issue(
          "error",
          "monthDecision.decisionUnreadable",
          "认定“{text}”无法识别，未计入；请填已履行、未履行或免责",
          { text },
          row.place("decision"),
        ),
      );
    }
    if (lacking !== undefined || !("value" in month) || decision === undefined) continue;
    if (month.value.slice(0, 4) !== String(gate.year)) {
      issues.push(
        issue(
          "info",
          "monthDecision.otherYear",
          "月份 {month} 不在{year}年内，本行未计入",
          { month: month.value, year: String(gate.year) },
          row.place("month"),
        ),
      );
      continue;
    }
    for (const unit of units) {
      const key = `${month.value} ${unit}`;
      const first = firstCells.get(key);
      if (first !== undefined) {
        issues.push(
          issue(
            "warning",
            "monthDecision.duplicate",
            "“{unit}”该月的认定已在 {first} 登记，以先登记的为准，本行未计入；请删去一行",
            { unit, first: cellName(first) },
            row.place("unit"),
          ),
        );
        continue;
      }
      firstCells.set(key, row.place("unit"));
      decisions.push({ unit, month: month.value, decision, place: row.place("decision") });
    }
  }
  return decisions;
}
