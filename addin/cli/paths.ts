/** What paths on a command line mean: files, folders of files, and patterns that the shell did not expand (Windows). */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "./writing.js";
import type { Strings } from "./strings.zh.js";

/** Files that a path stands for. */
export interface FilesAt {
  readonly files: readonly string[];
  /** The path was a folder or a pattern, so that there may be several. */
  readonly several: boolean;
}

/** Workbooks as their endings say; a folder may hold other files too. */
const workbookEnding = /\.(xlsx|xlsm|xltx|xltm|xls|xlt|et|ett|ods|fods|csv)$/i;
/** Patterns with more folders than this are looked into no deeper. */
const mostDepth = 12;

/**
 * The files that a path names: itself, those of a folder in order of name, or those that a pattern fits (`*`, `?`, `[…]`, `**`). Hidden files and
 * those that an open Word or Excel leaves behind are none.
 * @param only `workbooks`: of a folder only what may be a workbook by its ending
 * @throws InputError where there is nothing
 */
export function filesAt(path: string, say: Strings, only: "workbooks" | "all" = "all"): FilesAt {
  if (!existsSync(path)) {
    if (!/[*?[]/.test(path)) throw new InputError(say.notFound(path));
    const files = expanded(path);
    if (files.length === 0) throw new InputError(say.noMatch(path));
    return { files, several: true };
  }
  if (!statSync(path).isDirectory()) return { files: [path], several: false };
  const files = namesIn(path, say)
    .filter((name) => only === "all" || workbookEnding.test(name))
    .map((name) => join(path, name))
    .sort();
  if (files.length === 0) throw new InputError(say.emptyFolder(path));
  return { files, several: true };
}

/** The files of a folder, hidden ones left out. */
function namesIn(folder: string, say: Strings): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isNamed(entry.name))
      .map(({ name }) => name);
  } catch (error) {
    throw new InputError(say.unreadable(folder), { cause: error });
  }
}

function isNamed(name: string): boolean {
  return !/^(\.|~\$)/.test(name);
}

/** The files that a pattern fits, in order of name. */
function expanded(pattern: string): string[] {
  const parts = pattern.replaceAll("\\", "/").split("/");
  const rooted = parts[0] === "" || /^[A-Za-z]:$/.test(parts[0] ?? "");
  const start = rooted ? `${parts[0]}/` : "";
  return [...new Set(matching(start, rooted ? parts.slice(1) : parts, 0))].sort();
}

function matching(folder: string, [part, ...rest]: readonly string[], depth: number): string[] {
  if (part === undefined || depth > mostDepth) return [];
  if (part === "" || part === ".") return matching(folder, rest, depth);
  if (part === "..") return matching(`${folder}../`, rest, depth);
  const entries = entriesOf(folder === "" ? "." : folder);
  if (part === "**")
    return [
      ...matching(folder, rest, depth),
      ...entries
        .filter((entry) => entry.isDirectory() && isNamed(entry.name))
        .flatMap(({ name }) => matching(`${folder}${name}/`, [part, ...rest], depth + 1)),
    ];
  const fits = pieceFits(part);
  return entries
    .filter(({ name }) => isNamed(name) && fits(name))
    .flatMap((entry) =>
      rest.length === 0
        ? entry.isFile()
          ? [`${folder}${entry.name}`]
          : []
        : entry.isDirectory()
          ? matching(`${folder}${entry.name}/`, rest, depth + 1)
          : [],
    );
}

function entriesOf(folder: string): { name: string; isFile(): boolean; isDirectory(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be looked into holds nothing that fits.
    return [];
  }
}

/** Whether a name fits one piece of a pattern; done by hand, as a pattern of many stars would cost a regular expression for ever. */
function pieceFits(pattern: string): (name: string) => boolean {
  const signs = [...pattern.normalize("NFC").toLowerCase()];
  const tests: (((sign: string) => boolean) | "*")[] = [];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as string;
    const end = sign === "[" ? signs.indexOf("]", at + 2) : -1;
    if (sign === "*") tests.push("*");
    else if (sign === "?") tests.push(() => true);
    else if (end > 0) {
      const set = signs.slice(at + 1, end);
      tests.push(isIn(set));
      at = end;
    } else tests.push((other) => other === sign);
  }
  return (name) => {
    let reached = new Set([0]);
    const skip = (states: ReadonlySet<number>): Set<number> => {
      const all = new Set(states);
      for (const state of all) if (tests[state] === "*") all.add(state + 1);
      return all;
    };
    for (const sign of name.normalize("NFC").toLowerCase()) {
      const next = new Set<number>();
      for (const state of skip(reached)) {
        const test = tests[state];
        if (test === "*") next.add(state);
        else if (test?.(sign) === true) next.add(state + 1);
      }
      reached = next;
    }
    return skip(reached).has(tests.length);
  };
}

/** `abc`, `a-z`, `!a` between square brackets. */
function isIn(set: readonly string[]): (sign: string) => boolean {
  const not = set[0] === "!" || set[0] === "^";
  const signs = not ? set.slice(1) : set;
  const holds = (sign: string): boolean =>
    signs.some((one, index) => {
      if (signs[index + 1] === "-" && signs[index + 2] !== undefined)
        return one <= sign && sign <= (signs[index + 2] as string);
      return one === sign;
    });
  return (sign) => holds(sign) !== not;
}
