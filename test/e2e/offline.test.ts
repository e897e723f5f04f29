/** The stand-alone page without a network, and when its server gets a new version: one page is always of one version. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { utils, write } from "@e965/xlsx";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { openTab } from "./openTab.js";
import { ensureBuilt } from "./server.js";

const root = join(__dirname, "..", "..");
let browser: Browser;
let folder: string;
let site: string;
let server: ChildProcess;
let address: string;
let context: BrowserContext;

beforeAll(async () => {
  if (!hasChromium) return;
  ensureBuilt();
  browser = await sharedChromium();
}, 300_000);

beforeEach(async () => {
  if (!hasChromium) return;
  folder = mkdtempSync(join(tmpdir(), "offline-"));
  site = join(folder, "site");
  cpSync(join(root, "dist", "addin"), site, {
    recursive: true,
    filter: (path) => !path.startsWith(join(root, "dist", "addin", "office")),
  });
  const serve = pathToFileURL(join(root, "tools", "serve.mjs")).href;
  const source = `import { fileServer, listen } from "${serve}"; console.log(await listen(fileServer(${JSON.stringify(site)}), 0));`;
  server = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(server.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  address = chunk.toString().trim();
  context = await browser.newContext({ locale: "zh-CN" });
  // Only the plain dialogue can be answered from here.
  await context.addInitScript(() => void Reflect.deleteProperty(globalThis, "showOpenFilePicker"));
});

afterEach(async () => {
  await context?.close();
  await stopServer();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

afterAll(() => browser?.close());

async function stopServer(): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill();
  await ended;
}

async function visit(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: zh.openWorkbook }).waitFor();
  return page;
}

async function open(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: zh.openWorkbook }).click();
  await (await chooser).setFiles(file);
  await page.getByRole("tab", { name: zh.tabs.overview }).waitFor();
}

const version = (page: Page) => page.evaluate(() => document.querySelector("meta[name=test-version]") !== null);

/** Puts another version on the server: the page and its first script change, and what only the old one had is gone. */
function deploy(): void {
  const html = readFileSync(join(site, "standalone.html"), "utf8");
  const [, script = ""] = /<script[^>]* src="(standalone\.[0-9a-f]+\.js)"/.exec(html) ?? [];
  const next = "standalone.0123456789ab.js";
  renameSync(join(site, script), join(site, next));
  writeFileSync(
    join(site, "standalone.html"),
    html.replace(script, next).replace("<title>", '<meta name="test-version" content="2"><title>'),
  );
  const worker = readFileSync(join(site, "serviceWorker.js"), "utf8");
  const late = /"(month\.[0-9a-f]+\.js)"/.exec(worker)?.[1] ?? "";
  const renamed = "month.0123456789ab.js";
  renameSync(join(site, late), join(site, renamed));
  writeFileSync(
    join(site, "serviceWorker.js"),
    worker
      .replace(script, next)
      .replace(late, renamed)
      .replace(/"version":"\w+"/, '"version":"2222"'),
  );
}

withChromium("an .xls opens without a network once the page says that it is ready", async () => {
  const book = utils.book_new();
  const rows = [
    ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
    ["杨志奇", "罗家桥乡", "4个（至少1个先进陶瓷）", 4],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "附件1");
  const file = join(folder, "任务.xls");
  writeFileSync(file, new Uint8Array(write(book, { type: "array", bookType: "xls" }) as ArrayBuffer));

  const page = await visit();
  await page.locator("html[data-offline=ready]").waitFor();
  await stopServer();
  await page.goto(address);
  await open(page, file);
  // Every tab that is loaded late is there, too.
  for (const name of [zh.tabs.import, zh.tabs.month, zh.tabs.drafts]) {
    const tab = page.getByRole("tab", { name, exact: true });
    if (!(await tab.isVisible())) continue;
    await tab.click();
    await page.getByRole("tabpanel", { name }).getByRole("heading").first().waitFor();
  }
  // So are the pictures of 帮助, which load as they come into view.
  await openTab(page, zh.tabs.help, "mouse");
  const pictures = page.getByRole("tabpanel", { name: zh.tabs.help }).locator("img");
  await pictures.first().waitFor();
  const count = await pictures.count();
  expect(count).toBeGreaterThanOrEqual(10);
  for (let index = 0; index < count; index++) {
    const picture = pictures.nth(index);
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate(async (image) => (image as HTMLImageElement).decode());
  }
});

withChromium("a new version: the open page stays whole and is told, the next visit has it and says so", async () => {
  const old = await visit();
  await old.locator("html[data-offline=ready]").waitFor();
  await old.reload();
  deploy();

  await old.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await old.getByText(zh.newVersion.waiting).waitFor();
  expect(await version(old)).toBe(false);
  // The server has this part under another name now; the old page's own is on the shelf.
  await open(old, join(root, "templates", "changnan2024-example.xlsx"));
  await old.getByRole("tab", { name: zh.tabs.month, exact: true }).click();
  await old.getByRole("tabpanel", { name: zh.tabs.month }).getByRole("heading").first().waitFor();

  const next = await visit();
  expect(await version(next)).toBe(true);
  await next.getByText(zh.newVersion.running).waitFor();
  await next.close();
  await old.close();

  await stopServer();
  // The new worker takes over a moment after the old one's last page is gone.
  let offline = await visit();
  for (let tries = 0; tries < 40 && !(await version(offline)); tries++) {
    await offline.close();
    await new Promise((resolve) => setTimeout(resolve, 250));
    offline = await visit();
  }
  expect(await version(offline)).toBe(true);
  await open(offline, join(root, "templates", "changnan2024-example.xlsx"));
});

withChromium("a version that is half on the server is not taken in", async () => {
  const page = await visit();
  await page.locator("html[data-offline=ready]").waitFor();
  const shelves = () => page.evaluate(() => caches.keys());
  const before = await shelves();
  expect(before).toHaveLength(1);
  // The worker of a new version is there, its page is not yet.
  const worker = readFileSync(join(site, "serviceWorker.js"), "utf8");
  writeFileSync(
    join(site, "serviceWorker.js"),
    worker.replace(/standalone\.[0-9a-f]+\.js/, "serviceWorker.js").replace(/"version":"\w+"/, '"version":"3333"'),
  );
  const end = await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration()) as ServiceWorkerRegistration;
    return new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const next = registration.installing as ServiceWorker;
        next.addEventListener("statechange", () => resolve(next.state));
      });
      void registration.update().catch(() => undefined);
    });
  });
  expect(end).toBe("redundant");
  expect(await shelves()).toEqual(before);
});
