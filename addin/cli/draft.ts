import { lastEndedMonth, lookUpMonth, missingNotices, type Assessment, type Month } from "../../engine/index.js";
import { draftsOf, madeDrafts, type DraftFile } from "../drafts/draftFiles.js";
import { assessFile, type CommonOptions, type Session } from "./commands.js";
import { UsageError } from "./io.js";
import type { Strings } from "./strings.zh.js";
import { writeFolder } from "./writeFolder.js";

/** `scorecard draft`: notices, bulletin, dispatch sheets and forms as .docx marked 拟稿, the activities as .ics, into a folder. */
export async function draftCommand(
  session: Session,
  workbook: string,
  folder: string,
  options: CommonOptions & { readonly month?: string; readonly only: readonly string[] },
): Promise<void> {
  const { io, say } = session;
  const { assessment, host, progress } = await assessFile(session, workbook, options);
  const month = options.month === undefined ? lastEndedMonth(assessment) : monthOption(assessment, options.month, say);
  const grid = await host.readGrid();
  const progressed = (done: number, total: number): void => progress.step({ done, total, what: "write" });
  const made = await madeDrafts(draftsOf(assessment, grid, month), progressed);
  const files = only(made, options.only, say);
  writeFolder(folder, files, say);
  progress.clear();
  const missing = options.only.length > 0 ? [] : missingNotices(assessment, month);
  io.out(
    `${[
      say.draftsWritten(
        folder,
        files.map(({ name }) => name),
      ),
      ...missing.map(({ title, why }) => say.draftMissing(title, why)),
    ].join("\n")}\n`,
  );
}

/** The month asked for, in any spelling of a ledger; it must be one of the year's that has ended. */
function monthOption(assessment: Assessment, text: string, say: Strings): Month {
  const month = lookUpMonth(text, assessment.plan.year);
  const last = lastEndedMonth(assessment);
  if (month === undefined) throw new UsageError(say.badMonth(text, assessment.plan.year));
  if (last === undefined || month > last || !month.startsWith(`${assessment.plan.year}-`))
    throw new UsageError(say.monthNotEnded(month, last ?? ""));
  return month;
}

/** The files whose names hold one of the words; each word must fit one. */
function only(files: readonly DraftFile[], words: readonly string[], say: Strings): readonly DraftFile[] {
  const known = files.map(({ name }) => name).join("、");
  for (const word of words)
    if (!files.some(({ name }) => name.includes(word))) throw new UsageError(say.noSuchDraft(word, known));
  return words.length === 0 ? files : files.filter(({ name }) => words.some((word) => name.includes(word)));
}
