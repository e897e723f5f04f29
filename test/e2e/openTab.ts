/** How the tests go from tab to tab. */
import type { Page } from "playwright-core";
import { zh } from "../../addin/taskpane/strings.zh.js";

const focusedText = (page: Page) =>
  page.evaluate(() =>
    (
      document.activeElement?.getAttribute("aria-label") ??
      (document.activeElement as HTMLElement | null)?.innerText ??
      ""
    ).trim(),
  );

/** Presses a key until a text has the focus. */
async function pressUntil(page: Page, key: string, wanted: string): Promise<void> {
  for (let presses = 0; (await focusedText(page)) !== wanted; presses++) {
    if (presses > 15) throw new Error(`${key} never reached ${wanted}`);
    await page.keyboard.press(key);
  }
}

/** Goes to a tab by mouse or by keyboard alone; what does not fit stands in a menu at the end of the row. */
export async function openTab(page: Page, name: string, by: "mouse" | "keyboard"): Promise<void> {
  const tab = page.getByRole("tab", { name, exact: true });
  const more = page.getByRole("tab", { name: zh.moreTabs });
  const shown = await tab.isVisible();
  if (by === "mouse") {
    await (shown ? tab : more).click();
    if (!shown) await page.getByRole("menuitem", { name, exact: true }).click();
  } else {
    await page.getByRole("tab", { selected: true }).focus();
    await pressUntil(page, "ArrowRight", shown ? name : zh.moreTabs);
    await page.keyboard.press("Enter");
    if (!shown) {
      await page.getByRole("menuitem", { name, exact: true }).waitFor();
      await pressUntil(page, "ArrowDown", name);
      await page.keyboard.press("Enter");
    }
  }
  await page.getByRole("tab", { name, exact: true, selected: true }).waitFor();
  // A tab may be loaded when it is first opened.
  await page.waitForFunction(() => (document.querySelector('[role="tabpanel"]')?.textContent ?? "").length > 20);
}
