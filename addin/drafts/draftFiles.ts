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

/** Every draft as .docx, the activities as .ics, and the units that owe a report as a text; `now` in days since 1970. */
export async function draftFiles(
  assessment: Assessment,
  grid: Grid,
  progress?: (done: number, total: number) => void,
  month: Month | undefined = lastEndedMonth(assessment),
  now: number = Date.now() / 86_400_000,
): Promise<DraftFile[]> {
  const { facts, plan, asOf } = assessment;
  const documents = draftDocuments(assessment, grid, month);
  const files: DraftFile[] = [];
  for (const document of documents) {
    files.push({ name: `${fileNamePart(document.fileName)}.docx`, bytes: await draftDocx(document) });
    progress?.(files.length, documents.length);
  }
  const calendar = activityCalendar(assessment.activities, plan.year);
  if (calendar.length > 0)
    files.push({
      name: "招商引资活动.ics",
      bytes: new TextEncoder().encode(activitiesIcs(calendar, plan.id, now)),
    });
  const [deadline] = passedDeadlines(facts, asOf);
  if (deadline !== undefined)
    files.push({
      name: "周报未报送名单.txt",
      bytes: new TextEncoder().encode(`${notReportedText(notReported(facts, deadline))}\n`),
    });
  return uniqueNames(files);
}
