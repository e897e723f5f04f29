import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { draftFiles, type DraftFile } from "../drafts/draftFiles.js";
import { assessFile, type CommonOptions, type Session } from "./commands.js";
import { InputError } from "./io.js";
import type { Strings } from "./strings.zh.js";

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

/**
 * Puts files into a folder, all of them or none. A file that is there is never written over: a clerk may have worked on it.
 * @throws InputError with a sentence
 */
export function writeFolder(folder: string, files: readonly DraftFile[], say: Strings): void {
  const target = resolve(folder);
  if (existsSync(target) && !statSync(target).isDirectory()) throw new InputError(say.unwritable(folder));
  const standing = files.find(({ name }) => existsSync(join(target, name)));
  if (standing !== undefined) throw new InputError(say.draftExists(join(folder, standing.name)));
  const partial = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.part`);
  const moved: string[] = [];
  const made = !existsSync(target);
  try {
    mkdirSync(partial, { recursive: true });
    for (const { name, bytes } of files) writeFileSync(join(partial, name), bytes, { flag: "wx" });
    mkdirSync(target, { recursive: true });
    for (const { name } of files) {
      renameSync(join(partial, name), join(target, name));
      moved.push(join(target, name));
    }
  } catch (error) {
    for (const path of moved) rmSync(path, { force: true });
    if (made && existsSync(target)) rmdirSync(target);
    throw new InputError(say.unwritable(folder), { cause: error });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
