/** What a person starts in the pane's head, each with its progress, its result and its failure told in one line. */
import { useCallback } from "react";
import { newestOf, plans, type Assessment } from "../../../engine/index.js";
import { moment } from "../../live/moments.js";
import { stringsOf } from "../context.js";
import { errorTextOf } from "../errorText.js";
import { consolidate as drawSummary } from "../model/consolidate.js";
import type { Language, PaneServices } from "../services.js";
import type { Strings } from "../strings.zh.js";
import { fileSaid } from "./fileSaid.js";
import type { NoticeState } from "./Notice.js";

/** What a person must know of a file that came encrypted and is handed out without. */
function protectionNote({ files }: PaneServices, say: Strings): string {
  return files?.lostProtection() === true ? say.lostProtection : "";
}

export type FileWork = ReturnType<typeof useFileWork>;

/**
 * @param assessment of the open workbook; nothing until it has been read
 * @param tell shows one line @param busy something is running: nothing else is begun
 */
export function useFileWork(
  assessment: Assessment | undefined,
  services: PaneServices,
  language: Language,
  tell: (notice: NoticeState) => void,
  busy: boolean,
) {
  const say = stringsOf(language);

  /** Long work with its progress and its result; `work` gives the sentence of success. */
  const run = useCallback(
    async (work: (progress: (step: Extract<NoticeState, { kind: "working" }>["step"]) => void) => Promise<string>) => {
      tell({ kind: "working", step: { done: 0, total: 0, what: "write" } });
      try {
        // Lets the progress be drawn before the processor is taken.
        await moment();
        const text = await work((step) => tell({ kind: "working", step }));
        tell({ kind: "done", text });
      } catch (error) {
        tell({ kind: "failed", text: errorTextOf(error, language) });
      }
    },
    [language, tell],
  );

  const consolidate = useCallback(async () => {
    if (assessment === undefined || busy) return;
    await run(async (progress) => {
      const drawn = await drawSummary(services.host, assessment, progress);
      const names = drawn.map((sheet) => sheet.name).join(say.listComma);
      if (services.files === undefined) return say.consolidated(names);
      if (services.files.canSaveBack()) return `${say.consolidated(names)}${say.notSavedBack}`;
      const file = services.files.download();
      const said = services.onDisk === true ? say.consolidatedOnDisk(names, file) : say.consolidatedFile(names, file);
      return `${said}${protectionNote(services, say)}`;
    });
  }, [assessment, busy, run, services, say]);

  const exportSummary = () =>
    run(async () => {
      if (assessment === undefined) return "";
      const { summaryFile } = await import(/* webpackChunkName: "reports" */ "../../drafts/reportFiles.js");
      const { bytes, name } = await summaryFile(assessment);
      return fileSaid(services, say, services.saveFile(bytes, name));
    });

  const makeNextYear = () =>
    run(async (progress) => {
      const { nextYearFile } = await import(/* webpackChunkName: "nextYear" */ "../../drafts/nextYearFile.js");
      const { bytes, name } = await nextYearFile(await services.host.readGrid(progress));
      return `${fileSaid(services, say, services.saveFile(bytes, name))}${say.nextYearNext}`;
    });

  const insertTemplates = () =>
    run(async (progress) => {
      const { buildTemplate } = await import(/* webpackChunkName: "templates" */ "../../../templates/buildTemplate.js");
      const drawn = await services.host.draw(
        buildTemplate(newestOf(plans), { example: false, storeResults: false }),
        progress,
      );
      await services.live.refresh();
      return say.templatesInserted(drawn.length);
    });

  const saveBack = () =>
    run(async () => {
      const file = await services.files?.saveBack();
      return `${say.savedBack(file ?? "")}${protectionNote(services, say)}`;
    });
  const download = () => {
    try {
      const file = services.files?.download();
      if (file !== undefined)
        tell({
          kind: "told",
          text:
            services.onDisk === true
              ? `${say.writtenTo(file)}${protectionNote(services, say)}${say.bookUnchanged}`
              : `${say.downloaded(file)}${protectionNote(services, say)}${say.originalUnchanged}${say.noDownloadHere}`,
        });
    } catch (error) {
      tell({ kind: "failed", text: errorTextOf(error, language) });
    }
  };
  return { consolidate, exportSummary, makeNextYear, insertTemplates, saveBack, download };
}
