/** The system's Chromium as a judge of what people see. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executable = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/**
 * `test` where Chromium is installed; elsewhere a skipped test whose title gives the reason.
 * `.ci/run` installs Chromium, so a skip there is a fault: it fails when `CI` is set.
 */
export function withChromium(title: string, work: () => Promise<void>, timeout = 120_000): void {
  if (executable !== undefined) {
    test(title, work, timeout);
  } else if (process.env["CI"]) {
    test(title, () => {
      throw new Error("Chromium is not installed, but CI must have it");
    });
  } else {
    process.stderr.write(`SKIPPED: ${title}: Chromium is not installed\n`);
    test.skip(`${title} (skipped: Chromium is not installed)`, work);
  }
}

/** Whether {@link launchChromium} can work here. */
export const hasChromium = executable !== undefined;

/** A headless browser that asks nobody for anything by itself. */
export async function launchChromium(): Promise<Browser> {
  if (executable === undefined) throw new Error("Chromium is not installed");
  return chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
