/**
 * The stand-alone page, and the pane of WPS, in old Chromiums as they were: 80, the oldest that is promised; 103, next to the one inside WPS 12.1 for Windows (104);
 * and 72, which is too old and has to say so. They are packages of their own (`test/browsers`), installed here when they are first needed.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { serve } from "./examplePage.js";

const browsersFolder = join(__dirname, "..", "browsers");

/** What `visit.mjs` reports. */
interface Visit {
  readonly version: string;
  readonly errors: readonly string[];
  readonly first: string;
  readonly started: boolean;
  /** Whether the sentence for browsers that are too old was on the screen in any frame. */
  readonly sentenceShown: boolean;
  readonly overview?: string;
  readonly summary?: string;
  readonly draft?: string;
  readonly menu?: string;
}

function prepare(): { readonly browsers: Readonly<Record<string, string>> } | { readonly reason: string } {
  if (process.platform !== "linux" || process.arch !== "x64") return { reason: "they are programs for Linux on x64" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(browsersFolder, "prepare.mjs")], {
    encoding: "utf8",
  });
  return status === 0
    ? { browsers: JSON.parse(stdout) as Record<string, string> }
    : { reason: `${stderr.trim().split("\n").at(-1)}` };
}

const prepared = prepare();
let server: ChildProcess;
let address: string;
let folder: string;

beforeAll(async () => {
  if ("reason" in prepared) return;
  folder = mkdtempSync(join(tmpdir(), "older-browsers-"));
  ({ server, address } = await serve());
}, 300_000);

afterAll(() => {
  server?.kill();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** `test` where the browsers could be installed; elsewhere a skipped test that says why, or, in CI, which can install them, a failed one. */
function withOldBrowser(version: string, title: string, work: (browser: string) => Promise<void>): void {
  const name = `Chromium ${version}: ${title}`;
  if (!("reason" in prepared)) {
    test(name, () => work(prepared.browsers[version] as string), 120_000);
  } else if (process.env["CI"]) {
    test(name, () => {
      throw new Error(`no old browsers: ${prepared.reason}`);
    });
  } else {
    process.stderr.write(`SKIPPED: ${name}: ${prepared.reason}\n`);
    test.skip(`${name} (skipped: ${prepared.reason})`, () => undefined);
  }
}

const visit = (browser: string, downloads: string): Promise<Visit> =>
  reported("visit.mjs", browser, address, downloads);

/** What a script of `test/browsers` prints. */
function reported<Report>(script: string, ...words: readonly string[]): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(browsersFolder, script), ...words]);
    let said = "";
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(said) as Report)
        : reject(new Error(`the visit ended with ${code}: ${complaint}`)),
    );
  });
}

for (const version of ["80", "103"]) {
  withOldBrowser(version, "the example is ranked, one click and a draft are downloaded", async (browser) => {
    const downloads = join(folder, version);
    const seen = await visit(browser, downloads);
    expect(seen.version).toContain(`HeadlessChrome/${version}.`);
    expect(seen.errors).toEqual([]);
    expect(seen.sentenceShown).toBe(false);
    expect(seen.overview?.replace(/\s+/g, " ")).toMatch(/排名.* 1 陶瓷科创中心 110 .*2 罗家桥乡 108 /);
    expect(seen.summary).toBe("changnan-2024-example-考核汇总.xlsx");
    const { sheets } = await readWorkbook(
      readFileSync(join(downloads, seen.summary as string)),
      seen.summary as string,
    );
    expect(sheets.filter((sheet) => sheet.ours).map((sheet) => sheet.name)).toEqual([
      "考核汇总",
      "考核明细",
      "数据体检",
      "专项",
    ]);
    expect(seen.draft).toBe("商务工作简报（拟稿）.docx");
    expect(
      readFileSync(join(downloads, seen.draft as string))
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    // The focus goes into an open menu, for which the focus library needs selectors that these browsers lack.
    expect(seen.menu).toBe("menuitem");
  });
}

withOldBrowser(
  "80",
  "the pane of WPS, from an offline folder: the ranking, and one click as a new file",
  async (browser) => {
    const root = join(__dirname, "..", "..");
    const seen = await reported<{ version: string; errors: string[]; files: string[] }>(
      "visitWps.mjs",
      browser,
      join(root, "dist", "wps", "pane.html"),
      join(root, "templates", "changnan2024-example.xlsx"),
    );
    expect(seen.version).toContain("HeadlessChrome/80.");
    expect(seen.errors).toEqual([]);
    expect(seen.files).toEqual(["/台账/考核-考核汇总.xlsx"]);
  },
);

withOldBrowser("72", "a sentence says what to use instead", async (browser) => {
  const seen = await visit(browser, join(folder, "72"));
  expect(seen.version).toContain("HeadlessChrome/72.");
  expect(seen.started).toBe(false);
  expect(seen.sentenceShown).toBe(true);
  expect(seen.first).toMatch(/页面没有打开：浏览器可能太旧。.*Chromium 80.*极速模式/s);
  expect(seen.errors.join()).toContain("this browser is too old");
});
