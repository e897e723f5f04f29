import { maskerFor } from "../../engine/index.js";
import { jsonOf } from "./assessOne.js";
import { assessmentText, fitting } from "./assessmentText.js";
import { assessFile, widthOf, type Session } from "./commands.js";
import type { AssessRequest, Found } from "./assessRequest.js";
import { InputError, UsageError } from "./io.js";
import { unitsOption } from "./options.js";
import { filesAt } from "./paths.js";
import { specialsLines } from "./specialsText.js";

/**
 * `scorecard assess`: the ranking, the proposals and the issues, or its JSON (`engine/report/json.ts`); of several workbooks one line each, an
 * array, or a table of districts. A workbook that cannot be used does not keep the others from being shown.
 * @param paths workbooks, folders, patterns
 * @returns whether every workbook could be used
 */
export async function assessCommand(
  session: Session,
  paths: readonly string[],
  options: AssessRequest,
): Promise<boolean> {
  if (options.table && (options.json || options.units !== undefined)) throw new UsageError(session.say.tableOrJson);
  if (options.table && options.specials === true) throw new UsageError(session.say.specialsOfOne);
  const { found, several } = workbooksAt(session, paths);
  if (several && options.specials === true && !options.json) throw new UsageError(session.say.specialsOfOne);
  if (!several && !options.table) {
    await assessAlone(session, (found[0] as { file: string }).file, options);
    return true;
  }
  const { assessSeveral } = await import(/* webpackChunkName: "several" */ "./several.js");
  return assessSeveral(session, found, options);
}

/** The workbooks that paths stand for, each once, in the order of the input. @throws InputError where one path is all there is, and leads nowhere */
function workbooksAt({ say }: Session, paths: readonly string[]): { found: readonly Found[]; several: boolean } {
  const found = new Map<string, Found>();
  let several = paths.length > 1;
  for (const path of paths) {
    try {
      const at = filesAt(path, say, "workbooks");
      several ||= at.several;
      for (const file of at.files) if (!found.has(file)) found.set(file, { file });
    } catch (error) {
      if (paths.length === 1 || !(error instanceof InputError)) throw error;
      found.set(path, { file: path, failure: error.message });
    }
  }
  return { found: [...found.values()], several };
}

async function assessAlone(session: Session, file: string, options: AssessRequest): Promise<void> {
  const { io, say } = session;
  const { assessment } = await assessFile(session, file, options);
  const only = options.units === undefined ? undefined : unitsOption(assessment, options.units, say);
  if (options.json) {
    io.out(`${JSON.stringify(jsonOf(assessment, only, options.specials), null, 2)}\n`);
    return;
  }
  const [mask, width] = [maskerFor(assessment), widthOf(session, options)];
  for (const text of assessmentText(assessment, say, width, only)) io.out(mask(text));
  if (options.specials === true) io.out(mask(fitting(specialsLines(assessment, say, width), width)));
}
