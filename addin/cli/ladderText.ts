/** What the command line says of coverage and of the ladder. */
import {
  a1,
  isoDate,
  levelText,
  shownTables,
  tableHeadings,
  type Assessment,
  type Coverage,
  type EscalationExplanation,
  type Facts,
  type Month,
} from "../../engine/index.js";
import type { Strings } from "./strings.zh.js";

/** One line a ledger: sheets, rows and days that were read, or what is missing. */
export function coverageLines({ coverage }: Pick<Facts, "coverage">, say: Strings): string[] {
  return shownTables(coverage).map((table) => {
    const { state, sheets, rows, first, last, unread } = coverage[table] as Coverage;
    const days = first === undefined || last === undefined ? "" : say.coveredDays(isoDate(first), isoDate(last));
    const seen = unread.map(({ place }) => `${place.sheet}!${a1(place)}`).join("、");
    const read = say.coveredRows(sheets.length, rows, days);
    const text =
      state === "absent"
        ? say.notCovered
        : state === "unread"
          ? say.seenOnly(seen)
          : state === "partly"
            ? `${read}；${say.seenOnly(seen)}`
            : read;
    return `  ${say.coveredTable(tableHeadings[table].title, text)}`;
  });
}

/** The units for which something is proposed, or would be if a month that is not known were missed. */
export function proposalLines({ units }: Assessment, say: Strings): string[] {
  const proposed = units.filter(({ escalation }) => escalation.atMost !== "none");
  if (proposed.length === 0) return [say.noProposals];
  return [
    say.proposals,
    ...proposed.map(({ name, escalation }) => {
      const { level, atMost, confirmed, unknown } = escalation;
      const certain =
        level === "none" ? "" : say.proposal(say.levels[level], streakMonths(escalation).join("、"), confirmed);
      const possible = atMost === level ? "" : say.possible(unknown.join("、"), say.levels[atMost]);
      return `  ${say.unitProposal(name, [certain, possible].filter((part) => part !== "").join(say.semicolon))}`;
    }),
  ];
}

function streakMonths({ months, streak }: Assessment["units"][number]["escalation"]): Month[] {
  const ended = months.filter((month) => month.status !== "open");
  return ended.slice(ended.length - streak).map((month) => month.month);
}

/** `scorecard explain UNIT escalation`: a line a month, its rows, what settles it; then what other readings give. */
export function escalationLines(
  { statement, escalation, months, readings }: EscalationExplanation,
  plan: Assessment["plan"],
  say: Strings,
): string[] {
  const clauses = [...new Set([escalation.level, escalation.atMost])].flatMap((level) =>
    level === "none" ? [] : [plan.escalation[level]],
  );
  return [
    say.ladder(
      statement,
      levelText(escalation) === "" || escalation.level === "none" ? undefined : escalation.confirmed,
    ),
    ...clauses.map(({ title, quote }) => `  ${say.clause}：${title} “${quote}”`),
    ...months.flatMap(({ month, words, why, wayOut, rows }) => [
      `  ${month.month}　${[words, why].filter((part) => part !== "").join("：")}（${say.leads(month.leads)}）`,
      ...rows.map(({ place, text }) => `    ${say.rows}：${place.sheet}!${a1(place)}　${text}`),
      ...(wayOut === "" ? [] : [`    ${say.wayOut(wayOut)}`]),
    ]),
    ...readings.flatMap(({ title, choiceTitle, others }) => [
      `  ${say.readingTaken(title, choiceTitle)}`,
      ...others.map((other) => `    ${say.otherLevel(other.choiceTitle, other.statement)}`),
    ]),
  ];
}
