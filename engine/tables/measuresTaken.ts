/** 措施登记. */
import type { MeasureFact, MeasureKind } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete } from "./rows.js";
import type { Place } from "../grid/grid.js";
import { canonicalWord, measureWords, wordValue } from "./cellWords.js";

/** One fact per measure and unit. Equal rows are all kept, as each recorded measure deducts, but a warning asks whether they are one. */
export function readMeasures(parts: readonly TablePart[], gate: Gate, issues: Issue[]): MeasureFact[] {
  const measures: MeasureFact[] = [];
  const firstCells = new Map<string, Place>();
  const talks = new Map<string, MeasureFact>();
  for (const row of dataRows<"measures">(parts, issues)) {
    const lacking = incomplete(row, "measures", "measure.incomplete", ["day", "unit", "kind"]);
    if (lacking !== undefined) issues.push(lacking);
    const day = gate.day(row, "day", "measure", issues);
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    const text = row.text("kind");
    const kind = wordValue(measureWords, text);
    if (kind === undefined && text !== "") {
      issues.push(
        issue(
          "error",
          "measure.kindUnreadable",
          "措施“{text}”无法识别，未计入；请填约谈、提醒谈话、诫勉谈话、通报或问责，一行一种",
          { text },
          row.place("kind"),
        ),
      );
    }
    if (lacking !== undefined || typeof day !== "number" || kind === undefined) continue;
    if (!gate.inYear(day)) {
      issues.push(gate.otherYear("measure", day, row.place("day")));
      continue;
    }
    for (const unit of units) {
      const key = `${unit} ${day} ${kind}`;
      const first = firstCells.get(key);
      if (first === undefined) firstCells.set(key, row.place("kind"));
      else
        issues.push(
          issue(
            "warning",
            "measure.repeated",
            "“{unit}”同日同一措施已在 {first} 登记，两行都已计入；如为同一次请删去一行",
            { unit, first: cellName(first) },
            row.place("kind"),
          ),
        );
      const measure = { unit, day, kind, cause: row.text("cause"), place: row.place("kind") };
      measures.push(measure);
      if (!isTalk(kind)) continue;
      const talk = talks.get(`${unit} ${day}`);
      if (talk === undefined) talks.set(`${unit} ${day}`, measure);
      else if (talk.kind !== kind) issues.push(sameDay(measure, talk));
    }
  }
  return measures;
}

/** 约谈, 提醒谈话 and 诫勉谈话: the three that deduct. */
function isTalk(kind: MeasureKind): boolean {
  return kind === "summonedTalk" || kind === "reminderTalk" || kind === "admonitionTalk";
}

function sameDay({ unit, kind, place }: MeasureFact, other: MeasureFact): Issue {
  return issue(
    "warning",
    "measure.sameDay",
    "“{unit}”同日还登记了{other}（{cell}），{kind}与之都已扣分；如为同一件事，请核实应计哪一项",
    {
      unit,
      other: canonicalWord(measureWords, other.kind),
      cell: cellName(other.place),
      kind: canonicalWord(measureWords, kind),
    },
    place,
  );
}
