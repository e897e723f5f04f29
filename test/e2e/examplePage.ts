/** The built page, served as `npm run serve` does, with the example workbook open in it. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { zh } from "../../addin/taskpane/strings.zh.js";

const root = join(__dirname, "..", "..");
export const example = join(root, "templates", "changnan2024-example.xlsx");

/** `npm run serve` on a free port; it builds first when the build is old. */
export function serve(): Promise<{ server: ChildProcess; address: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "tools", "serve.mjs"), "--port", "0"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found) resolve({ server: child, address: found[0] });
    });
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}

/** Tests answer the plain file dialogue; the picker that can write back has none that they could answer. */
export const withoutPicker = (): void => void Reflect.deleteProperty(globalThis, "showOpenFilePicker");

/** Answers the file dialogue that a click opens. */
export async function choose(page: Page, click: () => Promise<void>, files: string | string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await click();
  await (await chooser).setFiles(files);
}

/** A Chinese page with the example open on its overview. */
export async function openExample(
  browser: Browser,
  address: string,
  options: Parameters<Browser["newContext"]>[0] = {},
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  await context.addInitScript(withoutPicker);
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto(address);
  await choose(page, () => page.getByRole("button", { name: zh.openWorkbook }).first().click(), example);
  await page.getByRole("tab", { name: zh.tabs.overview }).waitFor();
  return page;
}
