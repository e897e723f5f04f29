/**
 * `node visitWps.mjs BROWSER PAGE WORKBOOK`: the pane of the add-in for WPS in an old browser, over file:// as from an offline folder: the ranking of the workbook in
 * front, one click. WPS itself is the least that the pane asks for; `test/wps` has the strict one. Prints what was met as JSON.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, pane, workbook] = process.argv.slice(2);

/** Runs in the page before its scripts, so in the syntax of the oldest browser. */
function leastOfWps(base64) {
  const files = new Map();
  const books = [];
  const open = (path, bytes) => {
    const book = {
      Name: path.slice(path.lastIndexOf("/") + 1),
      FullName: path,
      Path: path.slice(0, path.lastIndexOf("/")),
      SaveCopyAs: (target) => void files.set(target, bytes),
    };
    books.push(book);
    window.Application.ActiveWorkbook = book;
    return book;
  };
  window.Application = {
    DisplayAlerts: true,
    Workbooks: {
      get Count() {
        return books.length;
      },
      Item: (index) => books[index - 1],
      Open: (path) => open(path, files.get(path)),
    },
    FileSystem: {
      tmpdir: () => "/tmp",
      Exists: (path) => files.has(path),
      unlinkSync: (path) => files.delete(path),
      ReadFileAsArrayBuffer: (path) => files.get(path).slice().buffer,
      writeAsBinaryString: (path, text) => {
        files.set(
          path,
          Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
        );
        return true;
      },
      copyFileSync: (from, to) => {
        files.set(to, files.get(from));
        return true;
      },
    },
  };
  open(
    "/台账/考核.xlsx",
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  );
  window.files = files;
}

const browser = await puppeteer.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=zh-CN"],
});
const found = { version: await browser.version(), errors: [], files: [] };
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
page.on("pageerror", (error) => found.errors.push(String(error)));
await page.evaluateOnNewDocument("Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })");
await page.evaluateOnNewDocument(leastOfWps, readFileSync(workbook).toString("base64"));
const waitForText = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
try {
  await page.goto(pathToFileURL(pane).href);
  await waitForText("陶瓷科创中心");
  await page.evaluate(() => {
    const buttons = Array.from(document.querySelectorAll("button"));
    buttons.find((button) => button.innerText.trim() === "一键汇总").click();
  });
  await waitForText("已另存为新文件");
  found.files = await page.evaluate(() => Array.from(window.files.keys()));
} catch (error) {
  found.errors.push(`${error.message}: ${await page.evaluate(() => document.body.innerText.slice(0, 500))}`);
}
await browser.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
