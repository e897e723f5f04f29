import { isoDate, newestOf, planOfYear, plans, type Day, type SheetPlan } from "../../engine/index.js";
import { blankPlanTemplate, buildTemplate } from "../../templates/buildTemplate.js";
import { nextYear } from "../../templates/nextYear.js";
import { drawSheets } from "../file/write/drawSheets.js";
import { mayBeNamed, readWorkbook, type Session } from "./commands.js";
import { sameFile, UsageError, writeWhole } from "./io.js";
import type { Strings } from "./strings.zh.js";

/** What `scorecard template` makes; nothing named: the blank workbook of the newest plan. */
export interface TemplateOptions {
  readonly example: boolean;
  /** Annexes and 考核规则 are empty: for another district. */
  readonly blankPlan: boolean;
  /** The workbook of the year before. */
  readonly from?: string;
  /** As typed. */
  readonly year?: string;
}

/**
 * `scorecard template`: the blank workbook, the one with an invented year in it, the one for another district, or, from the workbook of the year
 * before, the one of the next year with 待定事项.
 */
export async function templateCommand(session: Session, out: string, options: TemplateOptions): Promise<void> {
  const { say, io } = session;
  const { example, blankPlan, from } = options;
  if ([example, blankPlan, from !== undefined].filter(Boolean).length > 1) throw new UsageError(say.templateOneOnly);
  const year = yearOption(options.year, say);
  const sheets =
    from === undefined
      ? blankPlan
        ? blankPlanTemplate(plans, year ?? yearOf(io.today) ?? newestOf(plans).year)
        : buildTemplate(year === undefined ? newestOf(plans) : planOfYear(plans, year), { example })
      : await nextYearSheets(session, from, out, year);
  const { bytes } = await drawSheets(undefined, sheets);
  mayBeNamed(out, { ending: ".xlsx" }, say);
  writeWhole(out, bytes, say);
  io.out(`${say.templateWritten(out)}\n`);
}

async function nextYearSheets(
  session: Session,
  from: string,
  out: string,
  year: number | undefined,
): Promise<readonly SheetPlan[]> {
  const { say } = session;
  if (sameFile(from, out)) throw new UsageError(say.overInput(out));
  const { facts, grid, progress } = await readWorkbook(session, from);
  progress.clear();
  const next = year ?? facts.plan.year + 1;
  if (next <= facts.plan.year) throw new UsageError(say.yearNotLater(next, facts.plan.year));
  return nextYear(facts, grid, plans, next);
}

/** @throws UsageError for anything but a year of four digits */
function yearOption(text: string | undefined, say: Strings): number | undefined {
  if (text === undefined) return undefined;
  const year = /^(20\d{2})年?$/.exec(text.trim())?.[1];
  if (year === undefined) throw new UsageError(say.badYear(text));
  return Number(year);
}

function yearOf(today: Day | undefined): number | undefined {
  return today === undefined ? undefined : Number(isoDate(today).slice(0, 4));
}
