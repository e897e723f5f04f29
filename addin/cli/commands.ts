import {
  assess,
  assessmentJson,
  plans,
  effectiveAsOf,
  explain,
  explainEscalation,
  explanationJson,
  holdsTables,
  isBeforeYear,
  isLadder,
  isoDate,
  lookUpItem,
  maskerFor,
  nearWords,
  readFacts,
  reportPlans,
  type Assessment,
  type Facts,
  type Grid,
  type SomeReadings,
} from "../../engine/index.js";
import { drawSheets } from "../file/write/drawSheets.js";
import { FileHost } from "../file/fileHost.js";
import { HostError, type Progress } from "../live/ports.js";
import { hostErrorText } from "../live/messages.js";
import { explanationText, fitting, fittingParts, issueLines } from "./assessmentText.js";
import { InputError, readInput, sameFile, UsageError, writeWhole, type CommandIo } from "./io.js";
import { coverageLines } from "./ladderText.js";
import { dayOption, unitOption } from "./options.js";
import type { Strings } from "./strings.zh.js";

/** What every command works with. */
export interface Session {
  readonly io: CommandIo;
  readonly say: Strings;
  readonly language: "zh-CN" | "en-US";
}

/** Options that every command on a workbook has. */
export interface CommonOptions {
  /** As typed; the year of the workbook completes it. */
  readonly asOf?: string;
  readonly readings: SomeReadings;
}

/** How a command prints. */
export interface PrintOptions {
  readonly json: boolean;
  /** Everything, without regard to the terminal's width. */
  readonly wide: boolean;
}

/** Terminal cells that a line may take; 0: any. */
export function widthOf({ io }: Session, { wide }: Pick<PrintOptions, "wide">): number {
  return wide ? 0 : Math.max(leastWidth, io.columns ?? usualWidth);
}

const [leastWidth, usualWidth] = [60, 80];

/** `scorecard explain`: why a unit's lines are what they are. */
export async function explainCommand(
  session: Session,
  workbook: string,
  unitText: string,
  itemText: string | undefined,
  options: CommonOptions & PrintOptions,
): Promise<void> {
  const { say, io } = session;
  const { assessment } = await assessFile(session, workbook, options);
  const ladder = itemText !== undefined && isLadder(itemText);
  const item = itemText === undefined || ladder ? undefined : lookUpItem(assessment.items, itemText);
  if (itemText !== undefined && item === undefined && !ladder) {
    const known = [...assessment.items.map(({ key, title }) => `${title}（${key}）`), say.ladderItem].join("、");
    const words = [...assessment.items.flatMap(({ key, title }) => [title, key]), "escalation", "处理建议"];
    throw new UsageError(say.unknownItem(itemText, nearWords(itemText, words).join("、"), known));
  }
  const name = unitOption(assessment, unitText, say);
  const explanations = ladder ? [] : explain(assessment, name, item);
  const escalation = item === undefined ? explainEscalation(assessment, name) : undefined;
  io.out(
    options.json
      ? `${JSON.stringify(explanationJson(assessment, name, explanations, escalation), null, 2)}\n`
      : maskerFor(assessment)(
          explanationText(assessment, name, explanations, escalation, say, widthOf(session, options)),
        ),
  );
}

/**
 * `scorecard summary`: the workbook with our sheets in it, everything else as it was.
 * `onlySummary`: a new workbook with our sheets alone, so that no ledger goes along. `perUnit`: with 单位考核单 for every unit.
 */
export async function summaryCommand(
  session: Session,
  workbook: string,
  out: string,
  options: CommonOptions & { readonly onlySummary: boolean; readonly perUnit: boolean },
): Promise<void> {
  const { say, io } = session;
  if (sameFile(workbook, out)) throw new UsageError(say.overInput(out));
  const { assessment, host, progress } = await assessFile(session, workbook, options);
  progress.show(say.writing);
  const sheets = reportPlans(assessment, options);
  const written = await named(session, workbook, async () => {
    if (!options.onlySummary) {
      const drawn = await host.draw(sheets, progress.step);
      return { bytes: host.bytes, drawn, ending: host.ending };
    }
    return { ...(await drawSheets(undefined, sheets)), ending: ".xlsx" };
  });
  mayBeNamed(out, written, say);
  writeWhole(out, written.bytes, say);
  progress.clear();
  io.out(`${say.written(out, written.drawn.map((sheet) => sheet.name).join("、"))}\n`);
  if (host.lostProtection) io.out(`${say.lostProtection}\n`);
}

/**
 * Excel opens a workbook with macros, or a template, only under the ending that says so.
 * @throws UsageError
 */
export function mayBeNamed(out: string, host: { readonly ending: string }, say: Strings): void {
  const given = /\.(xlsx|xlsm|xltx|xltm|xlsb|xls|xlt|et|ett|ods|csv)$/i.exec(out)?.[0].toLowerCase();
  if (given !== undefined && given !== host.ending) throw new UsageError(say.wrongEnding(out, host.ending));
}

/** The one way from a file to an assessment. */
export async function assessFile(
  session: Session,
  workbook: string,
  options: CommonOptions,
): Promise<{ assessment: Assessment; host: FileHost; progress: ProgressLine }> {
  const { io, say } = session;
  const { facts, host, progress } = await readWorkbook(session, workbook);
  const asked = options.asOf === undefined ? undefined : dayOption(options.asOf, facts.plan.year, say);
  const asOf = effectiveAsOf(facts.plan, io.today, asked);
  if (asked !== undefined && isBeforeYear(facts.plan, asOf)) {
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

/** The one way from a file to facts. */
export async function readWorkbook(
  session: Session,
  workbook: string,
): Promise<{ facts: Facts; grid: Grid; host: FileHost; progress: ProgressLine }> {
  const { io, say } = session;
  const progress = progressLine(io);
  progress.show(say.reading);
  const host = new FileHost(readInput(workbook, { ...say, tooLarge: say.fileTooLarge }), workbook);
  const grid = await named(session, workbook, () => host.readGrid(progress.step));
  progress.show(say.computing);
  const facts = readFacts(grid, plans);
  requireTables(session, workbook, facts);
  return { facts, grid, host, progress };
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
  options: CommonOptions & PrintOptions,
): Promise<boolean> {
  const { say, io } = session;
  const { assessment } = await assessFile(session, workbook, options);
  if (options.json) {
    const { coverage, incomplete, issues } = assessmentJson(assessment);
    io.out(`${JSON.stringify({ coverage, incomplete, issues }, null, 2)}\n`);
  } else {
    io.out(fitting([say.coverage, ...coverageLines(assessment.facts, say), ""], widthOf(session, options)));
    for (const text of fittingParts(issueLines(assessment, say), widthOf(session, options))) io.out(text);
  }
  return assessment.issues.every(({ severity }) => severity !== "error");
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
