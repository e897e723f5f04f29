/** What `assess`, `check` and `explain` print. */
import {
  a1,
  clauseText,
  headline,
  isoDate,
  issueCell,
  issueText,
  plainNumber,
  render,
  unitsOfIssues,
  type Assessment,
  type EscalationExplanation,
  type ItemExplanation,
  type UnitAssessment,
} from "../../engine/index.js";
import { coverageLines, escalationLines, proposalLines } from "./ladderText.js";
import type { Strings } from "./strings.zh.js";
import { always, fittedTable, type FittedColumn } from "./fittedTable.js";
import { wrapped } from "./textTable.js";

/** Terminal cells that a unit and a proposal take at least; they stand whole below the table. */
const [leastUnit, leastProposal] = [12, 8];

function rankingColumns({ items }: Assessment, say: Strings): FittedColumn<UnitAssessment>[] {
  const { columns } = say;
  const points = (head: string, keep: number, of: (unit: UnitAssessment) => number): FittedColumn<UnitAssessment> => ({
    head,
    align: "right",
    keep,
    text: (unit) => of(unit).toFixed(2),
  });
  return [
    { head: columns.rank, align: "right", keep: always, text: ({ rank }) => String(rank) },
    { head: columns.unit, align: "left", keep: always, least: leastUnit, text: ({ name }) => name },
    points(columns.total, always, ({ total }) => total),
    points(columns.base, 6, ({ base }) => base),
    ...items
      .filter(({ group }) => group === "base")
      .map(({ key, title }): FittedColumn<UnitAssessment> => ({
        head: title,
        align: "right",
        keep: 1,
        text: (unit) => unit.items[key]?.points?.toFixed(2) ?? say.noData,
      })),
    points(columns.bonus, 5, ({ bonus }) => bonus),
    points(columns.deduction, 5, ({ deduction }) => deduction),
    {
      head: columns.quota,
      align: "right",
      keep: 4,
      text: ({ quota }) => `${countText(quota.filled)}/${quota.required}`,
    },
    { head: columns.light, align: "left", keep: 4, text: ({ light }) => say.lights[light] },
    {
      head: columns.visits,
      align: "right",
      keep: 3,
      text: ({ visits }) => `${plainNumber(visits.done)}/${visits.required}`,
    },
    points(columns.reachable, 2, ({ reachable }) => reachable),
    {
      head: columns.proposal,
      align: "left",
      keep: always,
      least: leastProposal,
      text: ({ escalation: { level, atMost } }) =>
        `${say.levels[level]}${atMost === level ? "" : say.atMost(say.levels[atMost])}`,
    },
  ];
}

/**
 * The ranking as a table, the proposals, the issues by severity, in parts that follow each other.
 * @param only the units to show; absent: all @param width terminal cells; 0: no limit
 */
export function assessmentText(
  assessment: Assessment,
  say: Strings,
  width: number,
  only?: readonly string[],
): Generator<string> {
  return fittingParts(assessmentLines(assessment, say, width, only), width);
}

function* assessmentLines(
  assessment: Assessment,
  say: Strings,
  width: number,
  only?: readonly string[],
): Generator<string> {
  const { district, plan } = assessment;
  const byName = new Map(assessment.units.map((unit) => [unit.name, unit]));
  const isShown = (name: string): boolean => only === undefined || only.includes(name);
  const shown = assessment.ranking.filter(isShown).flatMap((name) => byName.get(name) ?? []);
  yield* [
    say.title(plan.title, isoDate(assessment.asOf)),
    plan.provisional,
    ...headlines(assessment),
    "",
    fittedTable(rankingColumns(assessment, say), shown, width),
    "",
    say.district(
      countText(district.quota.filled),
      plainNumber(district.quota.required),
      countText(district.quota.recognised),
      plainNumber(district.visits.done),
      plainNumber(district.visits.required),
    ),
    "",
    ...proposalLines({ ...assessment, units: assessment.units.filter(({ name }) => isShown(name)) }, say),
    "",
    say.coverage,
    ...coverageLines(assessment.facts, say),
    "",
  ];
  yield* issueLines({ issues: issuesOf(assessment, only) }, say, mostAlike);
}

/** The issues that concern units; all of them where no units are named. */
export function issuesOf(assessment: Assessment, only?: readonly string[]): Assessment["issues"] {
  if (only === undefined) return assessment.issues;
  const units = unitsOfIssues(assessment);
  return assessment.issues.filter((issue) => units.get(issue)?.some((unit) => only.includes(unit)) === true);
}

/** One workbook of several in one line. */
export function workbookLine(
  file: string,
  { units, ranking, issues, ...assessment }: Assessment,
  say: Strings,
): string {
  const first = units.find(({ name }) => name === ranking[0]);
  const proposed = units.filter(({ escalation }) => escalation.level !== "none").length;
  const count = (severity: string): number => issues.filter((issue) => issue.severity === severity).length;
  const line = say.workbookLine(
    file,
    units.length,
    first?.name ?? "–",
    first?.total.toFixed(2) ?? "–",
    proposed,
    count("error"),
    count("warning"),
  );
  const without = headline({ ...assessment, units });
  return without === "" ? line : say.workbookLineWithout(line, without);
}

/** Lines, each broken to the width, with a line break at the end. A table is in it as one text and fits already. */
export function fitting(lines: readonly string[], width: number): string {
  return `${lines.flatMap((text) => text.split("\n").map((line) => wrapped(line, width, indentOf(line)))).join("\n")}\n`;
}

/** Lines of a text that are broken and printed at a time. */
const linesAtATime = 1000;

/** The same in parts that follow each other: of hundreds of thousands of issues the whole is nowhere one text. */
export function* fittingParts(lines: Iterable<string>, width: number): Generator<string> {
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < linesAtATime) continue;
    yield fitting(part, width);
    part = [];
  }
  if (part.length > 0) yield fitting(part, width);
}

/** What goes on is set in a little more than where the line begins. */
function indentOf(line: string): number {
  return (/^ */.exec(line)?.[0].length ?? 0) + 2;
}

/** The lines that are not in the totals, in the first lines of whatever prints totals. */
function headlines(assessment: Assessment): string[] {
  const text = headline(assessment);
  return text === "" ? [] : [text];
}

export function countText(count: number | null): string {
  return count === null ? "–" : plainNumber(count);
}

/** Issues of one code that stand below a ranking; nobody reads more of them there. */
const mostAlike = 200;

/** @param most of one code; how many more there are stands in place of the next, with the command that lists them; absent: all */
export function* issueLines({ issues }: Pick<Assessment, "issues">, say: Strings, most = Infinity): Generator<string> {
  const of = (severity: "error" | "warning" | "info") => issues.filter((issue) => issue.severity === severity);
  const severities = ["error", "warning", "info"] as const;
  yield say.issues(of("error").length, of("warning").length, of("info").length);
  for (const severity of severities) {
    const told = of(severity);
    const counts = new Map<string, number>();
    for (const issue of told) {
      const count = (counts.get(issue.code) ?? 0) + 1;
      counts.set(issue.code, count);
      if (count > most + 1) continue;
      const text =
        count <= most
          ? [issueCell(issue), issueText(issue)]
          : [say.moreAlike(told.filter(({ code }) => code === issue.code).length - most)];
      yield [`  ${say.severities[severity]}`, ...text].filter((part) => part !== "").join("  ");
    }
  }
}

/** Why a unit's lines are what they are. @param width terminal cells; 0: no limit */
export function explanationText(
  assessment: Assessment,
  name: string,
  explanations: readonly ItemExplanation[],
  escalation: EscalationExplanation | undefined,
  say: Strings,
  width: number,
): string {
  const unit = assessment.units.find((candidate) => candidate.name === name);
  const lines = [
    say.title(assessment.plan.title, isoDate(assessment.asOf)),
    assessment.plan.provisional,
    ...headlines(assessment),
    "",
    say.heading(name, unit?.rank ?? 0, (unit?.total ?? 0).toFixed(2)),
  ];
  for (const { item, rows, readings, issues } of explanations) {
    lines.push(
      "",
      `${item.title}（${item.key}）　${say.points(item.points?.toFixed(2) ?? say.noData, item.fullMarks === undefined ? "" : plainNumber(item.fullMarks))}`,
    );
    for (const because of item.because) lines.push(`  ${render(because)}`);
    lines.push(`  ${say.clause}：${clauseText(item.clause)}`);
    for (const row of rows) {
      const share = row.weight === 1 ? "" : say.weight(`${plainNumber(row.weight * 100)}%`);
      lines.push(`  ${say.rows}：${row.place.sheet}!${a1(row.place)}　${row.text}${share}`);
    }
    for (const reading of readings) {
      lines.push(`  ${say.readingTaken(reading.title, reading.choiceTitle)}`);
      for (const other of reading.others) {
        lines.push(
          `    ${say.otherReading(other.choiceTitle, other.points?.toFixed(2) ?? say.noData, other.total.toFixed(2), say.rankMove(other.rank.now, other.rank.then, other.othersMoved))}`,
        );
      }
    }
    for (const issue of issues)
      lines.push(
        `  ${say.issueLine(say.severities[issue.severity], `${issueCell(issue)} ${issueText(issue)}`.trim())}`,
      );
  }
  if (escalation !== undefined) lines.push("", ...escalationLines(escalation, assessment.plan, say));
  return fitting(lines, width);
}
