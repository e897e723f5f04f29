/** Pictures of the pages for a person to look at: no test reads them, so they are taken when somebody asks. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = join(__dirname, "..", "..", "out", "screens");

/** With `SCREENS=1` writes `out/screens/NAME.png`, the whole page; else nothing. */
export async function takeScreen(page: Page, name: string): Promise<void> {
  if (process.env["SCREENS"] !== "1") return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
