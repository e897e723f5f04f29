/** How output reaches the disk: whole or not at all. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { clearPartials, partialIn } from "./partials.js";

/** The input or the place for the output cannot be used (exit 1); `message` is one line for the user. */
export class InputError extends Error {}

/** What a sentence about writing needs. */
export interface WritingWords {
  unwritable(path: string): string;
  noFile(path: string): string;
  diskFull(path: string): string;
}

/** What may fail while bytes reach the disk; tests put failures in. */
export interface Disk {
  /** Makes a new file and has its bytes on the disk before it returns. */
  write(path: string, bytes: Uint8Array | string): void;
  rename(from: string, to: string): void;
}

const disk: Disk = {
  write: (path, bytes) => {
    const file = openSync(path, "wx");
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
};

/**
 * Writes a file whole or not at all: to a new name beside it, then renamed. Of a target that is there its mode stays, and a symbolic link
 * goes on to lead where it led. What is no ordinary file (a folder, a device, a pipe) is never replaced, nor is a file set to read-only.
 * @throws InputError with a sentence when the place cannot be written
 */
export function writeWhole(path: string, bytes: Uint8Array | string, say: WritingWords, to: Disk = disk): void {
  let partial: string | undefined;
  try {
    const target = realTarget(path);
    const status = statSync(target, { throwIfNoEntry: false });
    if (status !== undefined && !status.isFile()) throw new InputError(say.noFile(path));
    if (status !== undefined && (status.mode & 0o222) === 0) throw new InputError(say.unwritable(path));
    const folder = dirname(target);
    mkdirSync(folder, { recursive: true });
    clearPartials(folder);
    partial = partialIn(folder);
    to.write(partial, bytes);
    if (status !== undefined) chmodSync(partial, status.mode & 0o7777);
    to.rename(partial, target);
  } catch (error) {
    if (partial !== undefined) rmSync(partial, { force: true });
    throw writingError(error, path, say);
  }
}

/** The sentence for a failure while writing: a full disk is named as such. */
export function writingError(error: unknown, path: string, say: WritingWords): InputError {
  if (error instanceof InputError) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes(code);
  return new InputError(full ? say.diskFull(path) : say.unwritable(path), { cause: error });
}

/** Where a path leads in the end; a link to what is not there yet leads there too. */
function realTarget(path: string): string {
  let target = resolve(path);
  for (let steps = 0; steps < 40; steps++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  return target;
}
