/** 周报台账. */
import type { WeekFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { readCount } from "./cells.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import type { Place } from "../grid/grid.js";
import { formStatusWords, wordValue } from "./cellWords.js";

type Row = TableRow<FieldOf<"weeks">>;

/** One fact per unit and deadline: the first row counts. */
export function readWeeks(parts: readonly TablePart[], gate: Gate, issues: Issue[]): WeekFact[] {
  const weeks: WeekFact[] = [];
  const firstCells = new Map<string, Place>();
  for (const row of dataRows<"weeks">(parts, issues)) {
    const lacking = incomplete(row, "weeks", "week.incomplete", ["deadline", "unit"]);
    if (lacking !== undefined) issues.push(lacking);
    const deadline = gate.day(row, "deadline", "week", issues);
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    const inTalks = readStatus(row, "inTalks", issues);
    const signed = readStatus(row, "signed", issues);
    const named = readNamed(row, issues);
    if (lacking !== undefined || typeof deadline !== "number") continue;
    if (!gate.inYear(deadline)) {
      issues.push(gate.otherYear("week", deadline, row.place("deadline")));
      continue;
    }
    for (const unit of units) {
      const key = `${deadline} ${unit}`;
      const first = firstCells.get(key);
      if (first !== undefined) {
        issues.push(
          issue(
            "warning",
            "week.duplicate",
            "“{unit}”同一截止日期的周报已在 {first} 登记，以先登记的为准，本行未计入；请删去一行",
            { unit, first: cellName(first) },
            row.place("unit"),
          ),
        );
        continue;
      }
      firstCells.set(key, row.place("unit"));
      weeks.push({ unit, deadline, inTalks, signed, named, place: row.place("unit") });
    }
  }
  return weeks;
}

function readStatus(row: Row, field: "inTalks" | "signed", issues: Issue[]): WeekFact["inTalks"] {
  const text = row.text(field);
  if (text === "") return "blank";
  const status = wordValue(formStatusWords, text);
  if (status !== undefined) return status;
  issues.push(
    issue(
      "error",
      "week.statusUnreadable",
      "报送情况“{text}”无法识别，按未报处理；请填按时、零报告、迟报、未报或不适用",
      { text },
      row.place(field),
    ),
  );
  return "missing";
}

function readNamed(row: Row, issues: Issue[]): number {
  const read = readCount(row.cell("named"));
  if ("value" in read) return read.value;
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "week.namedUnreadable",
        "点名次数“{text}”不是整数，按 0 处理；请改正",
        { text: row.text("named") },
        row.place("named"),
      ),
    );
  return 0;
}
