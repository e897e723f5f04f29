/** The system's Chromium as a judge of what people see. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { residentFolder, whenResident } from "./resident.js";

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

const words = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--hide-scrollbars",
];

/** A headless browser of one's own, with more switches; closing it ends it. */
export function ownChromium(...more: readonly string[]): Promise<Browser> {
  if (executable === undefined) throw new Error("Chromium is not installed");
  return chromium.launch({ executablePath: executable, args: [...words, ...more] });
}

/** Whether {@link sharedChromium} can work here. */
export const hasChromium = executable !== undefined;

/**
 * The headless browser of the run, which asks nobody for anything by itself; all workers share it, each page in a context of its own.
 * Closing what is returned leaves it.
 */
export async function sharedChromium(): Promise<Browser> {
  if (executable === undefined) throw new Error("Chromium is not installed");
  const profile = residentFolder("chromium");
  const port = join(profile, "DevToolsActivePort");
  const isReady = whenResident("chromium", {
    command: executable,
    arguments: [...words, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    sign: port,
    whole: /^\d+\n\/devtools\/browser\/[\da-f-]{36}/,
  });
  if (!isReady) return ownChromium();
  const [number = "", path = ""] = readFileSync(port, "utf8").split("\n");
  return chromium.connectOverCDP(`ws://127.0.0.1:${number}${path}`);
}
