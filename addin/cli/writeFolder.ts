/** Several files that belong together reach their folder together. */
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { abandonedPartials, clearPartials, partialIn } from "./partials.js";
import { InputError, writingError, type WritingWords } from "./writing.js";

/** A file to be put into a folder. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sentences for what can go wrong. */
export interface FolderWords extends WritingWords {
  draftExists(path: string): string;
}

/**
 * Puts files into a folder, all of them or none, also when the process is killed in between. A file that is there is never written over: a
 * clerk may have worked on it.
 * @throws InputError with a sentence
 */
export function writeFolder(folder: string, files: readonly NamedBytes[], say: FolderWords): void {
  let partial: string | undefined;
  try {
    const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
    const status = statSync(target, { throwIfNoEntry: false });
    if (status !== undefined && !status.isDirectory()) throw new InputError(say.unwritable(folder));
    const above = dirname(target);
    mkdirSync(above, { recursive: true });
    clearPartials(above);
    if (status !== undefined) undoHalf(target);
    const standing = files.find(({ name }) => existsSync(join(target, name)));
    if (standing !== undefined) throw new InputError(say.draftExists(join(folder, standing.name)));
    const isEmpty = status === undefined || readdirSync(target).length === 0;
    partial = partialIn(isEmpty ? above : target);
    mkdirSync(partial);
    for (const { name, bytes } of files) writeFileSync(join(partial, name), bytes, { flag: "wx", flush: true });
    if (status !== undefined) chmodSync(partial, status.mode & 0o7777);
    if (!isEmpty || !takesPlace(partial, target)) moveInto(target, partial, files);
  } catch (error) {
    throw writingError(error, folder, say);
  } finally {
    if (partial !== undefined) rmSync(partial, { recursive: true, force: true });
  }
}

/** Puts a whole folder where none is, or an empty one, in one step; `false` where the system does not do that. */
function takesPlace(partial: string, target: string): boolean {
  try {
    renameSync(partial, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    return false;
  }
}

/** Into a folder that holds other files, one by one: first a second name for each, so that a run after a kill can tell which are ours. */
function moveInto(target: string, partial: string, files: readonly NamedBytes[]): void {
  mkdirSync(target, { recursive: true });
  const moved: string[] = [];
  try {
    for (const { name } of files) {
      try {
        linkSync(join(partial, name), join(target, name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
        // Not every file system gives a file two names.
        renameSync(join(partial, name), join(target, name));
      }
      moved.push(join(target, name));
    }
  } catch (error) {
    for (const path of moved) rmSync(path, { force: true });
    throw error;
  }
}

/** What a killed run had put into a folder goes, so that all can be written again: the files that its own folder still holds as well. */
function undoHalf(target: string): void {
  for (const partial of abandonedPartials(target)) {
    if (!statSync(partial).isDirectory()) continue;
    for (const name of readdirSync(partial)) {
      const [ours, there] = [statSync(join(partial, name)), statSync(join(target, name), { throwIfNoEntry: false })];
      if (there !== undefined && there.dev === ours.dev && there.ino === ours.ino) rmSync(join(target, name));
    }
  }
  clearPartials(target);
}
