/** 录入得分. */
import type { EnteredPoints } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Gate } from "./gate.js";
import { readPlainNumber } from "./plainNumbers.js";
import { dataRows, incomplete } from "./rows.js";
import type { TablePart } from "./tablePart.js";

/** One fact per row and unit; equal rows all count, as two activities may earn the same. */
export function readEnteredPoints(parts: readonly TablePart[], gate: Gate, issues: Issue[]): EnteredPoints[] {
  const entered: EnteredPoints[] = [];
  for (const row of dataRows<"enteredPoints">(parts, issues)) {
    const lacking = incomplete(row, "enteredPoints", "entry.incomplete", ["unit", "item", "points"]);
    if (lacking !== undefined) issues.push(lacking);
    const day = gate.day(row, "day", "entry", issues, true);
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    const points = readPlainNumber(row.cell("points"));
    if (points === undefined && !row.isBlank("points"))
      issues.push(
        issue(
          "error",
          "entry.pointsUnreadable",
          "得分“{text}”不是数，未计入；请只写数字",
          { text: row.text("points") },
          row.place("points"),
        ),
      );
    if (lacking !== undefined || points === undefined || day === "unreadable") continue;
    if (day !== undefined && !gate.inYear(day)) {
      issues.push(gate.otherYear("entry", day, row.place("day")));
      continue;
    }
    for (const unit of units)
      entered.push({
        unit,
        ...(day === undefined ? {} : { day }),
        item: row.text("item"),
        points,
        basis: row.text("basis"),
        place: row.place("points"),
      });
  }
  return entered;
}
