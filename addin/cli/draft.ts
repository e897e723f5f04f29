import { draftFiles } from "../drafts/draftFiles.js";
import { assessFile, type CommonOptions, type Session } from "./commands.js";
import { writeFolder } from "./writeFolder.js";

/** `scorecard draft`: notices, bulletin, dispatch sheets and forms as .docx marked 拟稿, the activities as .ics, into a folder. */
export async function draftCommand(
  session: Session,
  workbook: string,
  folder: string,
  options: CommonOptions,
): Promise<void> {
  const { io, say } = session;
  const { assessment, host, progress } = await assessFile(session, workbook, options);
  const files = await draftFiles(assessment, await host.readGrid(), (done, total) =>
    progress.step({ done, total, what: "write" }),
  );
  writeFolder(folder, files, say);
  progress.clear();
  io.out(
    `${say.draftsWritten(
      folder,
      files.map(({ name }) => name),
    )}\n`,
  );
}
