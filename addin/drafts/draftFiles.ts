import {
  activityCalendar,
  draftDocuments,
  lastEndedMonth,
  notReported,
  notReportedText,
  passedDeadlines,
  type Assessment,
  type Grid,
  type Month,
} from "../../engine/index.js";
import { activitiesIcs } from "./activitiesIcs.js";
import { draftDocx } from "./draftDocx.js";
import { fileNamePart, uniqueNames } from "./fileNames.js";

/** A file to be handed over. */
export interface DraftFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that is made when somebody asks for it. */
export interface Draft {
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

/**
 * What the workbook gives rise to: documents as .docx, the activities as .ics, and the units that owe a report as a text.
 * @param month for which notices and letters are drafted @param now in days since 1970
 */
export function draftsOf(
  assessment: Assessment,
  grid: Grid,
  month: Month | undefined = lastEndedMonth(assessment),
  now: number = Date.now() / 86_400_000,
): Draft[] {
  const { facts, plan, asOf } = assessment;
  const drafts: Draft[] = draftDocuments(assessment, grid, month).map((document) => ({
    name: `${fileNamePart(document.fileName)}.docx`,
    bytes: () => draftDocx(document),
  }));
  const calendar = activityCalendar(assessment.activities, plan.year);
  if (calendar.length > 0)
    drafts.push({ name: "招商引资活动.ics", bytes: () => utf8(activitiesIcs(calendar, plan.id, now)) });
  const [deadline] = passedDeadlines(facts, asOf);
  if (deadline !== undefined)
    drafts.push({
      name: "周报未报送名单.txt",
      bytes: () => utf8(`${notReportedText(notReported(facts, deadline))}\n`),
    });
  return uniqueNames(drafts);
}

/** Makes all of them, one after the other. */
export async function madeDrafts(
  drafts: readonly Draft[],
  progress?: (done: number, total: number) => void,
): Promise<DraftFile[]> {
  const files: DraftFile[] = [];
  for (const { name, bytes } of drafts) {
    files.push({ name, bytes: await bytes() });
    progress?.(files.length, drafts.length);
  }
  return files;
}

const utf8 = async (text: string): Promise<Uint8Array> => new TextEncoder().encode(text);
