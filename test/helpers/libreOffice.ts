/** LibreOffice as a judge: converts files in a profile for each worker, made once a run, so that parallel runs do not meet. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const binary = ["soffice", "libreoffice"].find(
  (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
);

/**
 * `test` where LibreOffice is installed; elsewhere a skipped test whose title gives the reason.
 * `.ci/run` installs LibreOffice, so a skip there is a fault: it fails when `CI` is set.
 */
export function withLibreOffice(title: string, work: () => Promise<void>, timeout = 120_000): void {
  if (binary !== undefined) {
    test(title, work, timeout);
  } else if (process.env["CI"]) {
    test(title, () => {
      throw new Error("LibreOffice is not installed, but CI must have it");
    });
  } else {
    process.stderr.write(`SKIPPED: ${title}: LibreOffice (soffice) is not installed\n`);
    test.skip(`${title} (skipped: LibreOffice is not installed)`, work);
  }
}

/** Converts files into a folder; returns the paths written, sorted. */
export function convert(files: readonly string[], to: string, outDir: string, inFilter?: string): string[] {
  const profile = join(
    process.env["TEST_SCRATCH"] ?? tmpdir(),
    `soffice-${process.env["JEST_WORKER_ID"] ?? process.pid}`,
  );
  execFileSync(
    binary as string,
    [
      "--headless",
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...(inFilter ? [`--infilter=${inFilter}`] : []),
      "--convert-to",
      to,
      "--outdir",
      outDir,
      ...files,
    ],
    { stdio: "ignore", timeout: 110_000 },
  );
  return readdirSync(outDir)
    .sort()
    .map((name) => join(outDir, name));
}
