import { isoDate } from "../calendar.js";
import type { Assessment, ItemExplanation } from "../assessment.js";
import type { EscalationExplanation } from "../explain/explainEscalation.js";
import { issueText } from "../issueText.js";
import { render } from "../reason.js";
import { a1 } from "../grid/a1.js";

/** A unit's explanations as plain JSON; what `scorecard explain --json` prints. Numbers are points, rounded half-up to 2 decimals. */
export function explanationJson(
  assessment: Assessment,
  unitName: string,
  explanations: readonly ItemExplanation[],
  escalation?: EscalationExplanation,
): object {
  const unit = assessment.units.find((candidate) => candidate.name === unitName);
  return {
    pack: assessment.plan.id,
    asOf: isoDate(assessment.asOf),
    note: assessment.plan.provisional,
    unit: unitName,
    rank: unit?.rank,
    total: unit?.total,
    incomplete: assessment.incomplete.map(({ key }) => key),
    items: explanations.map(({ item, rows, readings, issues }) => ({
      item: item.key,
      title: item.title,
      points: item.points,
      ...(item.fullMarks === undefined ? {} : { fullMarks: item.fullMarks }),
      because: item.because.map(render),
      clause: {
        title: item.clause.title,
        quote: item.clause.quote,
        lines: item.clause.lines,
        ...(item.clause.place === undefined ? {} : { sheet: item.clause.place.sheet, cell: a1(item.clause.place) }),
      },
      rows: rows.map((row) => ({ sheet: row.place.sheet, cell: a1(row.place), text: row.text, weight: row.weight })),
      readings: readings.map((reading) => ({
        id: reading.id,
        choice: reading.choice,
        others: reading.others.map(({ choice, points, total, rank, othersMoved }) => ({
          choice,
          points,
          total,
          rank,
          othersMoved,
        })),
      })),
      issues: issues.map((issue) => ({
        severity: issue.severity,
        code: issue.code,
        message: issueText(issue),
        ...(issue.place === undefined ? {} : { sheet: issue.place.sheet, cell: a1(issue.place) }),
      })),
    })),
    ...(escalation === undefined ? {} : { escalation: escalationJson(escalation) }),
  };
}

function escalationJson({ escalation, statement, months, readings }: EscalationExplanation): object {
  const { level, atMost, confirmed, streak } = escalation;
  return {
    level,
    atMost,
    confirmed,
    streak,
    statement,
    months: months.map(({ month, words, why, wayOut, rows }) => ({
      month: month.month,
      status: month.status,
      confirmed: month.confirmed,
      leads: month.leads,
      reasons: month.reasons,
      words,
      why,
      wayOut,
      rows: rows.map(({ place, text }) => ({ sheet: place.sheet, cell: a1(place), text })),
    })),
    readings: readings.map(({ id, choice, others }) => ({
      id,
      choice,
      others: others.map((other) => ({ choice: other.choice, level: other.level, atMost: other.atMost })),
    })),
  };
}
