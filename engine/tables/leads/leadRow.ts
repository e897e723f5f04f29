import { partsOf } from "../../calendar.js";
import { CellKind } from "../../grid/grid.js";
import { issue, type Issue } from "../../issue.js";
import { readYesNo } from "../cells.js";
import type { Gate } from "../gate.js";
import { hasOthers, incomplete, rowNature, rowUnread, troubledCells } from "../rows.js";
import { rowOf, type LeadPart } from "./leadColumns.js";
import { noData, type LeadRow, type Trouble } from "./leadReading.js";
import type { LeadTexts } from "./leadTexts.js";

/** One row in full: its issues, and the lead when it is one that could count. */
export function readRow(at: LeadPart, rowNumber: number, gate: Gate, texts: LeadTexts, troubles: Trouble[]): LeadRow {
  const { part, index: partIndex, columns, marks } = at;
  if (rowNature(part, rowNumber, marks) !== "data") return noData;
  const report = (found: Issue): void => void troubles.push({ part: partIndex, row: rowNumber, issue: found });
  const row = rowOf(at, rowNumber);
  const dayIssues: Issue[] = [];
  const readDay = gate.day(row, "day", "lead", dayIssues);
  const day = readDay === "unreadable" ? undefined : readDay;
  const dated = day === undefined ? {} : { day };
  const valid = readYesNo(row.cell("valid"));
  if ("value" in valid && !valid.value) return { isData: true, ...dated };
  const troubled = troubledCells(part, columns, rowNumber);
  troubled.forEach(report);
  if (leadFields.every((field) => row.cell(field).kind === CellKind.empty)) {
    if (troubled.length > 0) return { isData: true, doubt: { undecided: true } };
    if (hasOthers(part, rowNumber)) report(rowUnread(part, rowNumber));
    return noData;
  }
  const lacking = incomplete(row, "leads", "lead.incomplete", ["day", "unit", "text"]);
  if (lacking !== undefined) report(lacking);
  const undecided = "trouble" in valid;
  if (undecided)
    report(
      valid.trouble === "blank"
        ? issue(
            "warning",
            "lead.undecided",
            "“是否有效”未填，暂不计入（待认定）；请填“是”或“否”",
            {},
            row.place("valid"),
          )
        : issue(
            "error",
            "lead.validUnreadable",
            "“是否有效”写的是“{text}”，无法判断，未计入；请填“是”或“否”",
            { text: row.text("valid") },
            row.place("valid"),
          ),
    );
  dayIssues.forEach(report);
  const isOtherYear = day !== undefined && partsOf(day).year !== gate.year;
  if (isOtherYear) report(gate.otherYear("lead", day, row.place("day")));
  const unitText = row.text("unit");
  const read = unitText === "" ? undefined : gate.unitOf(unitText, row.place("unit"));
  if (read?.issue !== undefined) report(read.issue);
  if (isOtherYear) return { isData: true, ...dated };
  const unit = read?.index ?? -1;
  const text = row.isBlank("text") ? undefined : texts.numberIn(at, rowNumber);
  const isDoubtful = unit >= 0 ? day === undefined || undecided : (read?.stranger ?? true);
  return {
    isData: true,
    ...dated,
    ...(day === undefined || undecided || lacking !== undefined ? {} : { lead: { unit, day, text: text as number } }),
    ...(undecided && day !== undefined ? { waiting: partsOf(day).month - 1 } : {}),
    ...(isDoubtful
      ? {
          doubt: {
            undecided,
            ...(unit < 0 ? {} : { unit }),
            ...(day === undefined ? {} : { month: partsOf(day).month - 1 }),
            ...(text === undefined ? {} : { text }),
          },
        }
      : {}),
  };
}

export const leadFields = ["day", "unit", "text", "valid"] as const;
