import {
  a1,
  assess,
  assessmentJson,
  newestOf,
  plans,
  dataCheckPlan,
  detailsPlan,
  effectiveAsOf,
  explain,
  explainEscalation,
  explanationJson,
  headline,
  holdsTables,
  isBeforeYear,
  isLadder,
  isoDate,
  issueCell,
  issueText,
  lookUpItem,
  lookUpUnit,
  maskerFor,
  plainNumber,
  readFacts,
  render,
  summaryPlan,
  type Assessment,
  type Day,
  type EscalationExplanation,
  type Facts,
  type ItemExplanation,
  type SomeReadings,
} from "../../engine/index.js";
import { buildTemplate } from "../../templates/buildTemplate.js";
import { drawSheets } from "../file/write/drawSheets.js";
import { FileHost } from "../file/fileHost.js";
import { HostError, type Progress } from "../live/ports.js";
import { hostErrorText } from "../live/messages.js";
import { InputError, readInput, sameFile, UsageError, writeWhole, type CommandIo } from "./io.js";
import type { Strings } from "./strings.zh.js";
import { coverageLines, escalationLines, proposalLines } from "./ladderText.js";
import { textTable } from "./textTable.js";

/** What every command works with. */
export interface Session {
  readonly io: CommandIo;
  readonly say: Strings;
  readonly language: "zh-CN" | "en-US";
}

/** Options that every command on a workbook has. */
export interface CommonOptions {
  readonly asOf?: Day;
  readonly readings: SomeReadings;
}

/** `scorecard assess`: the ranking, the proposals and the issues, or its JSON (`engine/report/json.ts`). */
export async function assessCommand(
  session: Session,
  workbook: string,
  options: CommonOptions & { json: boolean },
): Promise<void> {
  const { assessment } = await assessFile(session, workbook, options);
  session.io.out(
    options.json
      ? `${JSON.stringify(assessmentJson(assessment), null, 2)}\n`
      : maskerFor(assessment)(assessmentText(assessment, session.say)),
  );
}

/** `scorecard explain`: why a unit's lines are what they are. */
export async function explainCommand(
  session: Session,
  workbook: string,
  unitText: string,
  itemText: string | undefined,
  options: CommonOptions & { json: boolean },
): Promise<void> {
  const { say, io } = session;
  const { assessment } = await assessFile(session, workbook, options);
  const ladder = itemText !== undefined && isLadder(itemText);
  const item = itemText === undefined || ladder ? undefined : lookUpItem(assessment.items, itemText);
  if (itemText !== undefined && item === undefined && !ladder) {
    const known = [...assessment.items.map(({ key, title }) => `${title}（${key}）`), say.ladderItem].join("、");
    throw new UsageError(say.unknownItem(itemText, known));
  }
  const { name, near } = lookUpUnit(assessment.facts, unitText);
  if (name === undefined) throw new UsageError(say.unknownUnit(unitText, near.join("、")));
  const explanations = ladder ? [] : explain(assessment, name, item);
  const escalation = item === undefined ? explainEscalation(assessment, name) : undefined;
  io.out(
    options.json
      ? `${JSON.stringify(explanationJson(assessment, name, explanations, escalation), null, 2)}\n`
      : maskerFor(assessment)(explanationText(assessment, name, explanations, escalation, say)),
  );
}

/** `scorecard summary`: the workbook with our three sheets in it, everything else as it was. */
export async function summaryCommand(
  session: Session,
  workbook: string,
  out: string,
  options: CommonOptions,
): Promise<void> {
  const { say, io } = session;
  if (sameFile(workbook, out)) throw new UsageError(say.overInput(out));
  const { assessment, host, progress } = await assessFile(session, workbook, options);
  progress.show(say.writing);
  const drawn = await named(session, workbook, () =>
    host.draw([summaryPlan(assessment), detailsPlan(assessment), dataCheckPlan(assessment)], progress.step),
  );
  mayBeNamed(out, host, say);
  writeWhole(out, host.bytes, say);
  progress.clear();
  io.out(`${say.written(out, drawn.map((sheet) => sheet.name).join("、"))}\n`);
}

/**
 * Excel opens a workbook with macros, or a template, only under the ending that says so.
 * @throws UsageError
 */
export function mayBeNamed(out: string, host: FileHost, say: Strings): void {
  const given = /\.(xlsx|xlsm|xltx|xltm|xlsb|xls|xlt|et|ett|ods|csv)$/i.exec(out)?.[0].toLowerCase();
  if (given !== undefined && given !== host.ending) throw new UsageError(say.wrongEnding(out, host.ending));
}

/** `scorecard template`: the blank workbook, or the one with an invented year in it. */
export async function templateCommand({ say, io }: Session, out: string, example: boolean): Promise<void> {
  const { bytes } = await drawSheets(undefined, buildTemplate(newestOf(plans), { example }));
  writeWhole(out, bytes, say);
  io.out(`${say.templateWritten(out)}\n`);
}

/** The one way from a file to an assessment. */
export async function assessFile(
  session: Session,
  workbook: string,
  options: CommonOptions,
): Promise<{ assessment: Assessment; host: FileHost; progress: ProgressLine }> {
  const { io, say } = session;
  const progress = progressLine(io);
  progress.show(say.reading);
  const host = new FileHost(readInput(workbook, { ...say, tooLarge: say.fileTooLarge }), workbook);
  const grid = await named(session, workbook, () => host.readGrid(progress.step));
  progress.show(say.computing);
  const facts = readFacts(grid, plans);
  requireTables(session, workbook, facts);
  const asOf = effectiveAsOf(facts.plan, io.today, options.asOf);
  if (options.asOf !== undefined && isBeforeYear(facts.plan, asOf)) {
    progress.clear();
    throw new UsageError(say.asOfBeforeYear(isoDate(asOf), facts.plan.year));
  }
  const assessment = assess(facts, {
    asOf,
    readings: options.readings,
  });
  progress.clear();
  return { assessment, host, progress };
}

/** A workbook without any table of ours, not even a seen one, is none of ours: nothing is ranked and nothing drafted. */
function requireTables(session: Session, workbook: string, facts: Facts): void {
  if (holdsTables(facts)) return;
  throw new InputError(session.say.hostFailed(workbook, hostErrorText(new HostError("noTables"), session.language)));
}

/** `scorecard check`: what was read, and every issue. @returns whether there is no error */
export async function checkCommand(
  session: Session,
  workbook: string,
  options: CommonOptions & { json: boolean },
): Promise<boolean> {
  const { say, io } = session;
  const { assessment } = await assessFile(session, workbook, options);
  const { coverage, incomplete, issues } = assessmentJson(assessment);
  io.out(
    options.json
      ? `${JSON.stringify({ coverage, incomplete, issues }, null, 2)}\n`
      : `${[say.coverage, ...coverageLines(assessment.facts, say), "", ...issueLines(assessment, say)].join("\n")}\n`,
  );
  return issues.every(({ severity }) => severity !== "error");
}

/** Names the file in front of what the host says about it. */
export async function named<T>({ say, language }: Session, workbook: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostError)
      throw new InputError(say.hostFailed(workbook, hostErrorText(error, language)), { cause: error });
    throw error;
  }
}

/** A line on standard error for work that takes over a second; nothing where that is no terminal. */
export interface ProgressLine {
  show(text: string): void;
  readonly step: Progress;
  clear(): void;
}

export function progressLine(io: CommandIo, now: () => number = () => performance.now()): ProgressLine {
  const started = now();
  const control = (sequence: string) => (io.control ?? io.err)(sequence);
  let shown = false;
  let text = "";
  const print = (line: string) => {
    if (!io.terminal || now() - started < 1000) return;
    control(`\r\u001b[K${line}`);
    shown = true;
  };
  return {
    show: (line) => {
      text = line;
      print(line);
    },
    step: ({ done, total }) => print(total > 0 ? `${text} ${Math.floor((100 * done) / total)}%` : text),
    clear: () => {
      if (shown) control("\r\u001b[K");
      shown = false;
    },
  };
}

/** The ranking as a table, the proposals, the issues by severity. */
export function assessmentText(assessment: Assessment, say: Strings): string {
  const { units, district, plan } = assessment;
  const base = assessment.items.filter(({ group }) => group === "base");
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const shown = assessment.ranking.flatMap((name) => byName.get(name) ?? []);
  const columns = say.columns;
  const heads = [
    columns.rank,
    columns.unit,
    columns.total,
    columns.base,
    ...base.map(({ title }) => title),
    columns.bonus,
    columns.deduction,
    columns.quota,
    columns.light,
    columns.visits,
    columns.reachable,
    columns.proposal,
  ];
  const rows = shown.map((unit) => [
    String(unit.rank),
    unit.name,
    unit.total.toFixed(2),
    unit.base.toFixed(2),
    ...base.map(({ key }) => unit.items[key]?.points?.toFixed(2) ?? say.noData),
    unit.bonus.toFixed(2),
    unit.deduction.toFixed(2),
    `${countText(unit.quota.filled)}/${unit.quota.required}`,
    say.lights[unit.light],
    `${plainNumber(unit.visits.done)}/${unit.visits.required}`,
    unit.reachable.toFixed(2),
    [
      say.levels[unit.escalation.level],
      ...(unit.escalation.atMost === unit.escalation.level ? [] : [say.atMost(say.levels[unit.escalation.atMost])]),
    ].join(""),
  ]);
  const align = heads.map(
    (_, column) =>
      (column === 1 || column === heads.length - 1 || column === 12 ? "left" : "right") as "left" | "right",
  );
  const lines = [
    say.title(plan.title, isoDate(assessment.asOf)),
    plan.provisional,
    ...headlines(assessment),
    "",
    textTable([heads, ...rows], align),
    "",
    say.district(
      countText(district.quota.filled),
      plainNumber(district.quota.required),
      countText(district.quota.recognised),
      plainNumber(district.visits.done),
      plainNumber(district.visits.required),
    ),
    "",
    ...proposalLines(assessment, say),
    "",
    say.coverage,
    ...coverageLines(assessment.facts, say),
    "",
    ...issueLines(assessment, say),
  ];
  return `${lines.join("\n")}\n`;
}

/** The lines that are not in the totals, in the first lines of whatever prints totals. */
function headlines(assessment: Assessment): string[] {
  const text = headline(assessment);
  return text === "" ? [] : [text];
}

function countText(count: number | null): string {
  return count === null ? "–" : plainNumber(count);
}

function issueLines({ issues }: Pick<Assessment, "issues">, say: Strings): string[] {
  const of = (severity: "error" | "warning" | "info") => issues.filter((issue) => issue.severity === severity);
  const severities = ["error", "warning", "info"] as const;
  const rows = severities.flatMap((severity) =>
    of(severity).map((issue) => [`  ${say.severities[severity]}`, issueCell(issue), issueText(issue)]),
  );
  const counts = say.issues(of("error").length, of("warning").length, of("info").length);
  return rows.length === 0 ? [counts] : [counts, textTable(rows, ["left", "left", "left"])];
}

function explanationText(
  assessment: Assessment,
  name: string,
  explanations: readonly ItemExplanation[],
  escalation: EscalationExplanation | undefined,
  say: Strings,
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
    lines.push(`  ${say.clause}：${item.clause.quote}`);
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
  return `${lines.join("\n")}\n`;
}
