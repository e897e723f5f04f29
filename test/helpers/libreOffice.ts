/** LibreOffice as a judge: one process a run converts the files of all workers. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { residentFolder, whenResident } from "./resident.js";

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

/** An open document keeps LibreOffice waiting for work; its lock file says that it is ready. */
const open = "open.txt";

/** The profile of the LibreOffice that all workers share; each call below hands its files to it and waits for them. */
function sharedProfile(): string {
  const folder = residentFolder("soffice");
  const profile = pathToFileURL(join(folder, "profile")).href;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, open))) writeFileSync(join(folder, open), "");
  const isReady = whenResident("soffice", {
    command: binary as string,
    arguments: ["--headless", "--norestore", `-env:UserInstallation=${profile}`, join(folder, open)],
    sign: join(folder, `.~lock.${open}#`),
    whole: /;/,
  });
  return isReady ? profile : pathToFileURL(join(folder, `profile-${process.pid}`)).href;
}

/** Converts files into a folder; returns the paths written, sorted. */
export function convert(files: readonly string[], to: string, outDir: string, inFilter?: string): string[] {
  execFileSync(
    binary as string,
    [
      "--headless",
      `-env:UserInstallation=${sharedProfile()}`,
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
