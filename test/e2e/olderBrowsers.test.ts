/**
 * The stand-alone page in old Chromiums as they were: 80, the oldest that is promised; 103, next to the one inside WPS 12.1 for Windows (104);
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
function withOldBrowser(
  version: string,
  title: string,
  work: (visit: Visit, downloads: string) => Promise<void>,
): void {
  const name = `Chromium ${version}: ${title}`;
  if (!("reason" in prepared)) {
    test(name, async () => {
      const downloads = join(folder, version);
      await work(await visit(prepared.browsers[version] as string, downloads), downloads);
    });
  } else if (process.env["CI"]) {
    test(name, () => {
      throw new Error(`no old browsers: ${prepared.reason}`);
    });
  } else {
    process.stderr.write(`SKIPPED: ${name}: ${prepared.reason}\n`);
    test.skip(`${name} (skipped: ${prepared.reason})`, () => undefined);
  }
}

function visit(browser: string, downloads: string): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(browsersFolder, "visit.mjs"), browser, address, downloads]);
    let said = "";
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(said) as Visit) : reject(new Error(`the visit ended with ${code}: ${complaint}`)),
    );
  });
}

for (const version of ["80", "103"]) {
  withOldBrowser(version, "the example is ranked, one click and a draft are downloaded", async (seen, downloads) => {
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

withOldBrowser("72", "a sentence says what to use instead", async (seen) => {
  expect(seen.version).toContain("HeadlessChrome/72.");
  expect(seen.started).toBe(false);
  expect(seen.sentenceShown).toBe(true);
  expect(seen.first).toMatch(/页面没有打开：浏览器可能太旧。.*Chromium 80.*极速模式/s);
  expect(seen.errors.join()).toContain("this browser is too old");
});
