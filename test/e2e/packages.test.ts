/** The two packages for offices without internet, unpacked and used as there: the folder by double click, the site on nginx over https. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { utils, write } from "@e965/xlsx";
import type { Browser, Page } from "playwright-core";
import { SaxesParser } from "saxes";
import { inflateEntry } from "../../addin/file/package/inflate.js";
import { openZip } from "../../addin/file/package/zip.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { checkManifest } from "../../addin/manifest/checkManifest.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { hasChromium, ownChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { choose, withoutPicker } from "./examplePage.js";
import { openTab } from "./openTab.js";

const root = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "packages-"));
const alone = join(folder, "招商考核单机版");
const intranet = join(folder, "招商考核内网版");
const namesOf: Record<string, readonly string[]> = {};

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "tools", "package.mjs")], { encoding: "utf8" });
  if (status !== 0) throw new Error(`npm run package ended with ${status}: ${stderr}`);
  for (const name of ["单机版.zip", "内网版.zip"]) {
    const entries = openZip(new Uint8Array(readFileSync(join(root, "out", name))));
    namesOf[name] = entries.map((entry) => entry.name);
    for (const entry of entries) {
      // Without this flag Explorer reads a name in the code page of the machine.
      expect(entry.flags & 0x0800).toBe(0x0800);
      mkdirSync(join(folder, dirname(entry.name)), { recursive: true });
      writeFileSync(join(folder, entry.name), inflateEntry(entry));
    }
  }
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a page that may reach no network, and collects what it asked for all the same. */
async function openOffline(browser: Browser, address: string) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 }, offline: true });
  await context.addInitScript(withoutPicker);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  page.on("pageerror", (error) => errors.push(String(error)));
  context.on("request", (each) => void (/^(file|blob|data):/.test(each.url()) || errors.push(each.url())));
  await page.goto(address);
  return { context, page, errors };
}

async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await click();
  const file = await download;
  const path = join(folder, "download");
  await file.saveAs(path);
  return { name: file.suggestedFilename(), bytes: readFileSync(path) };
}

withChromium("the folder: a double click is enough for .xlsx, .xls, every tab, a summary and a draft", async () => {
  const browser = await sharedChromium();
  const { context, page, errors } = await openOffline(browser, pathToFileURL(join(alone, "打开招商考核.html")).href);
  const open = (file: string) =>
    choose(page, () => page.getByRole("button", { name: zh.openWorkbook }).first().click(), file);

  const book = utils.book_new();
  const rows = [
    ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
    ["杨志奇", "罗家桥乡", "4个（至少1个先进陶瓷）", 4],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "附件1");
  const old = join(folder, "任务.xls");
  writeFileSync(old, new Uint8Array(write(book, { type: "array", bookType: "xls" }) as ArrayBuffer));
  await open(old);
  await page.getByText("任务.xls").first().waitFor();
  await page.getByRole("tab", { name: zh.tabs.overview }).waitFor();

  await page.reload();
  await open(join(alone, "模板", "台账示例（数据为虚构）.xlsx"));
  await page.getByRole("button", { name: "陶瓷科创中心" }).first().waitFor();
  for (const name of Object.values(zh.tabs)) await openTab(page, name, "mouse");
  // The last tab is 帮助, whose pictures lie beside the page.
  const pictures = await page.locator("img").evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        const { src } = image as HTMLImageElement;
        const probe = new Image();
        probe.src = src;
        return probe.decode().then(
          () => true,
          () => src,
        );
      }),
    ),
  );
  expect(pictures.filter((each) => each !== true)).toEqual([]);

  const summary = await saved(page, () => page.getByRole("button", { name: zh.consolidate }).click());
  expect(summary.name).toBe("台账示例（数据为虚构）-考核汇总.xlsx");
  const { sheets } = await readWorkbook(summary.bytes, summary.name);
  expect(sheets.filter((sheet) => sheet.ours).map((sheet) => sheet.name)).toContain("考核汇总");
  await openTab(page, zh.tabs.drafts, "mouse");
  const draft = await saved(page, () => page.getByRole("button", { name: /商务工作简报.*\.docx/ }).click());
  expect(draft.bytes.subarray(0, 2).toString()).toBe("PK");
  expect(errors).toEqual([]);
  await context.close();
  await browser.close();
});

test("the folder holds a page of instructions that Notepad shows, and the templates", () => {
  const text = readFileSync(join(alone, "说明.txt"), "utf8");
  expect(text.startsWith("\uFEFF昌南招商考核 单机版 ")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text.split("\r\n").length).toBeLessThan(45);
  expect(namesOf["单机版.zip"]).toEqual(
    expect.arrayContaining(["招商考核单机版/模板/台账模板.xlsx", "招商考核单机版/模板/台账示例（数据为虚构）.xlsx"]),
  );
});

test("the sums of the intranet's package are those of its files, and name each", () => {
  const lines = readFileSync(join(intranet, "SHA256SUMS"), "utf8").trim().split("\n");
  const right = (namesOf["内网版.zip"] as string[])
    .map((name) => name.replace(/^招商考核内网版\//, ""))
    .filter((name) => name !== "SHA256SUMS")
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join(intranet, name)))
          .digest("hex")}  ${name}`,
    );
  expect(lines).toEqual(right);
});

test("IIS's settings are XML and keep exactly the scripts whose names tell their content", () => {
  const kept: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  let place = "";
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "location") place = attributes["path"] as string;
    if (name === "clientCache" && attributes["cacheControlCustom"] === "public, immutable") kept.push(place);
  });
  parser.write(readFileSync(join(intranet, "服务器", "web.config"), "utf8")).close();
  const hashed = (namesOf["内网版.zip"] as string[])
    .map((name) => name.replace(/^招商考核内网版\/site\//, ""))
    .filter((name) => /^[^/]+\.[0-9a-f]{12}\.js$/.test(name));
  expect(kept.sort()).toEqual(hashed.sort());
});

withChromium(
  "filling in the addresses gives manifests that Excel takes and a registry file for the share",
  async () => {
    const browser = await sharedChromium();
    const { context, page, errors } = await openOffline(browser, pathToFileURL(join(intranet, "填写地址.html")).href);
    const base = page.getByLabel(/网址/);
    const first = page.getByRole("button", { name: /站点自带/ });
    for (const [typed, said] of [
      ["zhaoshang", "这不是一个网址"],
      ["https://[", "这不是一个网址"],
      ["http://zhaoshang.example.gov.cn", "必须是 https"],
      ["https://zhaoshang.example.gov.cn/taskpane.html", "不要填到某个页面"],
      ["https://zhaoshang.example.gov.cn/?a", "不能带"],
    ] as const) {
      await base.fill(typed);
      await first.click();
      await page.getByText(said).waitFor();
    }
    await base.fill(" https://zhaoshang.example.gov.cn/kaohe/ ");
    for (const [button, office, taskpane] of [
      [/站点自带/, "local", "taskpane.html"],
      [/全球/, "global", "taskpane.global.html"],
      [/世纪互联/, "21vianet", "taskpane.21vianet.html"],
    ] as const) {
      const { name, bytes } = await saved(page, () => page.getByRole("button", { name: button }).click());
      const xml = bytes.toString("utf8");
      expect(name).toBe(`manifest.${office}.xml`);
      expect(checkManifest(xml)).toEqual([]);
      expect(xml).not.toMatch(/scorecard\.invalid|localhost/);
      expect(xml).toContain(`DefaultValue="https://zhaoshang.example.gov.cn/kaohe/${taskpane}"`);
      expect(xml).toContain("<AppDomain>https://zhaoshang.example.gov.cn</AppDomain>");
    }
    const share = page.getByLabel(/共享文件夹/);
    await share.fill("D:\\加载项");
    await page.getByRole("button", { name: "信任目录.reg" }).click();
    await page.getByText("两个反斜杠开头").waitFor();
    await share.fill("\\\\文件服务器\\加载项\\");
    const { bytes } = await saved(page, () => page.getByRole("button", { name: "信任目录.reg" }).click());
    const lines = bytes.toString("utf16le").split("\r\n");
    expect(lines[0]).toBe("\uFEFFWindows Registry Editor Version 5.00");
    expect(lines).toContain('"Url"="\\\\\\\\文件服务器\\\\加载项"');
    expect(lines).toContain('"Flags"=dword:00000001');
    const [, id] = /TrustedCatalogs\\(\{[0-9A-F-]{36}\})\]/.exec(lines[2] as string) ?? [];
    expect(lines[3]).toBe(`"Id"="${id}"`);
    expect(errors).toEqual([]);
    await context.close();
    await browser.close();
  },
);

const nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((path) => existsSync(path));
const openssl = spawnSync("openssl", ["version"]).status === 0;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The packaged settings with their four lines changed, in a server of its own. */
async function startNginx(certificate: string, key: string): Promise<{ server: ChildProcess; port: number }> {
  const port = await freePort();
  const home = join(folder, "nginx");
  mkdirSync(home);
  const site = readFileSync(join(intranet, "服务器", "nginx.conf"), "utf8")
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`)
    .replace("scorecard.invalid; ", "scorecard.test; ")
    .replace("/etc/nginx/certs/scorecard.pem", certificate)
    .replace("/etc/nginx/certs/scorecard.key", key)
    .replace("/srv/scorecard/site", join(intranet, "site"));
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${home}/t;`);
  const main = join(home, "nginx.conf");
  writeFileSync(
    main,
    `daemon off; master_process off; pid ${home}/pid; error_log stderr; events {}\nhttp { access_log off; ${places.join(" ")}\n${site}\n}\n`,
  );
  const server = spawn(nginx as string, ["-p", home, "-e", "stderr", "-c", main], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  for (let tries = 0; !existsSync(join(home, "pid")); tries++) {
    if (server.exitCode !== null || tries > 200) throw new Error(`nginx did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { server, port };
}

/** What the server says of a file, with its certificate checked. */
function headersOf(port: number, path: string, ca: string) {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, ca, method: "HEAD", servername: "scorecard.test" };
    const asked = request(options, (answer) => {
      const { statusCode: status, headers } = answer.resume();
      resolve({
        status,
        type: headers["content-type"],
        cache: headers["cache-control"],
        origin: headers["access-control-allow-origin"],
        policy: headers["content-security-policy"],
        sniff: headers["x-content-type-options"],
        frame: headers["x-frame-options"],
      });
    });
    asked.on("error", reject).end();
  });
}

const onNginx = async () => {
  const certificate = join(folder, "test.pem");
  const key = join(folder, "test.key");
  const subject = ["-subj", "/CN=scorecard.test", "-addext", "subjectAltName=DNS:scorecard.test"];
  spawnSync("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    ...subject,
    "-keyout",
    key,
    "-out",
    certificate,
  ]);
  const ca = readFileSync(certificate, "utf8");
  const { server, port } = await startNginx(certificate, key);
  const spki = new X509Certificate(ca).publicKey.export({ type: "spki", format: "der" });
  // Every name but the server's leads nowhere, and no certificate but its own is taken.
  const browser = await ownChromium(
    "--host-resolver-rules=MAP scorecard.test 127.0.0.1, MAP * ~NOTFOUND",
    `--ignore-certificate-errors-spki-list=${createHash("sha256").update(spki).digest("base64")}`,
  );
  try {
    const site = (namesOf["内网版.zip"] as string[]).map((name) => name.replace(/^招商考核内网版\/site\//, ""));
    const hashed = site.find((name) => /^pane\.[0-9a-f]{12}\.js$/.test(name)) as string;
    const forever = "public, max-age=31536000, immutable";
    const none = undefined;
    for (const [path, type, cache, origin, policy] of [
      ["", "text/html; charset=utf-8", "no-cache", none, "frame-ancestors 'none'"],
      ["standalone.html", "text/html; charset=utf-8", "no-cache", none, "frame-ancestors 'none'"],
      ["taskpane.html", "text/html; charset=utf-8", "no-cache", none, none],
      ["functions.json", "application/json; charset=utf-8", "no-cache", "*", none],
      ["functions.en-US.json", "application/json; charset=utf-8", "no-cache", "*", none],
      ["runtime.js", "text/javascript; charset=utf-8", "no-cache", none, none],
      ["serviceWorker.js", "text/javascript; charset=utf-8", "no-cache", none, none],
      [hashed, "text/javascript; charset=utf-8", forever, none, none],
      ["office/office.js", "text/javascript; charset=utf-8", "max-age=86400", none, none],
      ["assets/icon-32.png", "image/png", "max-age=86400", none, none],
    ] as const) {
      const got = await headersOf(port, `/${path}`, ca);
      expect({ path, ...got }).toEqual({
        path,
        status: 200,
        type,
        cache,
        origin,
        policy,
        sniff: "nosniff",
        frame: none,
      });
    }
    expect(await headersOf(port, "/absent.js", ca)).toMatchObject({ status: 404 });

    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const strangers: string[] = [];
    const failed: string[] = [];
    const address = `https://scorecard.test:${port}/`;
    context.on(
      "request",
      (each) => void (/^(blob|data):/.test(each.url()) || each.url().startsWith(address) || strangers.push(each.url())),
    );
    context.on("response", (each) => void (each.status() >= 400 && failed.push(each.url())));
    await page.goto(address);
    await page.getByRole("button", { name: zh.openExample }).click();
    await page.getByRole("button", { name: "陶瓷科创中心" }).first().waitFor();
    await page.locator("html[data-offline=ready]").waitFor();
    // Outside of Excel the pane starts, asks for its parts and keeps its sentence.
    await page.goto(`${address}taskpane.html`);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /o15app/.test(name)));
    expect(await page.evaluate(() => typeof Office)).toBe("object");
    await page.getByText("面板没有打开").waitFor({ state: "attached" });
    expect({ strangers, failed }).toEqual({ strangers: [], failed: [] });
  } finally {
    await browser.close();
    server.kill();
  }
};

const title = "the site works on nginx over https with every other name out of reach";
if (nginx !== undefined && openssl && hasChromium) test(title, onNginx, 120_000);
else if (process.env["CI"])
  test(title, () => {
    throw new Error("nginx, openssl or Chromium is not installed, but CI must have them");
  });
else {
  process.stderr.write(`SKIPPED: ${title}: nginx, openssl or Chromium is not installed\n`);
  test.skip(`${title} (skipped: nginx, openssl or Chromium is not installed)`, () => undefined);
}
