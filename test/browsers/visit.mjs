/**
 * `node visit.mjs BROWSER ADDRESS FOLDER`: what a person meets in an old browser on the stand-alone page, in one page load: the example, its ranking,
 * one click, the drafts. Prints it as JSON; downloads go to FOLDER.
 */
import { existsSync, readdirSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [executablePath, address, downloadPath] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=zh-CN"],
});
const found = { version: await browser.version(), errors: [] };
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
page.on("pageerror", (error) => found.errors.push(String(error)));
await (await page.target().createCDPSession()).send("Page.setDownloadBehavior", { behavior: "allow", downloadPath });
await page.evaluateOnNewDocument("Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })");
// Looks at every frame whether the sentence for browsers that are too old is on the screen.
await page.evaluateOnNewDocument(() => {
  const look = () => {
    const sentence = document.querySelector("#pane > .plain");
    if (sentence !== null && getComputedStyle(sentence).visibility !== "hidden") window.sentenceShown = true;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/** The text that can be seen; these browsers know no newer syntax than the functions below have. */
const shownText = () => page.evaluate(() => document.body.innerText);
const waitForText = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
async function click(role, text) {
  // A tab holds its text twice, once unseen and bold, to keep its width.
  const button = await page.waitForFunction(
    (selector, wanted) =>
      Array.from(document.querySelectorAll(selector)).find(
        (each) => each.offsetParent !== null && each.innerText.trim().split("\n")[0] === wanted,
      ),
    {},
    `button[role=${role}], button:not([role])`,
    text,
  );
  await button.asElement().click();
}
async function downloaded(ending) {
  for (let tries = 0; tries < 600; tries++) {
    const file = existsSync(downloadPath) && readdirSync(downloadPath).find((name) => name.endsWith(ending));
    if (file) return file;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no download *${ending}`);
}

try {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("#pane > :not(.plain)") || !document.querySelector(".late"));
  found.first = await shownText();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  found.sentenceShown = await page.evaluate(() => window.sentenceShown === true);
  found.started = (await page.$("#pane > .plain")) === null;
  if (found.started) {
    await click("button", "打开示例");
    await waitForText("排名");
    await waitForText("陶瓷科创中心");
    found.overview = await shownText();
    await click("button", "一键汇总");
    await waitForText("已写入");
    found.summary = await downloaded(".xlsx");
    await click("tab", "起草");
    await waitForText("拟稿");
    await click("button", "商务工作简报（拟稿）.docx");
    found.draft = await downloaded(".docx");
    await page.click("button[aria-haspopup=menu]");
    await page.waitForSelector("[role=menuitem]");
    found.menu = await page.evaluate(() => document.activeElement.getAttribute("role"));
  }
} catch (error) {
  found.errors.push(`${error.message}: ${await shownText()}`);
}
await browser.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
