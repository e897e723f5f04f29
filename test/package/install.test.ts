/** The package as a stranger gets it: packed, installed into an empty folder without a network, and used. Needs `npm run build` before. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write, type BookType } from "@e965/xlsx";

jest.setTimeout(300_000);

const root = join(__dirname, "..", "..");
let folder: string;
let npm: (words: readonly string[], cwd: string) => string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  // A cache of its own that is empty: whatever is not in the packed file cannot be had.
  const env = { ...process.env, npm_config_cache: join(folder, "cache"), npm_config_offline: "true" };
  npm = (words, cwd) =>
    execFileSync("npm", [...words, "--no-audit", "--no-fund"], {
      cwd,
      env,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
  const packed = JSON.parse(npm(["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root)) as {
    filename: string;
  }[];
  const user = join(folder, "user");
  mkdirSync(user);
  writeFileSync(join(user, "package.json"), `{ "private": true, "type": "module" }`);
  const started = performance.now();
  npm(["install", join(folder, packed[0]?.filename ?? "")], user);
  process.stderr.write(`installing the packed file took ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const installed = (...path: readonly string[]) => join(folder, "user", "node_modules", "changnan-scorecard", ...path);

/** Node on a program of the user's; what it prints. */
function node(name: string, program: string): string {
  const file = join(folder, "user", name);
  writeFileSync(file, program);
  return execFileSync(process.execPath, [file], { cwd: join(folder, "user"), encoding: "utf8" });
}

function scorecard(...words: readonly string[]) {
  return spawnSync(process.execPath, [installed("dist", "cli.js"), ...words], {
    cwd: join(folder, "user"),
    encoding: "utf8",
  });
}

/** A small workbook in a format of SheetJS: 附件1 with one unit, and one valid lead. */
function workbook(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ["杨志奇", "罗家桥乡", "4个（至少1个先进陶瓷）", 4],
    ]),
    "附件1",
  );
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["报送日期", "报送部门", "招商信息内容", "是否有效"],
      ["2024-03-05", "罗家桥乡", "某陶瓷企业拟扩产", "是"],
    ]),
    "信息报送台账",
  );
  return new Uint8Array(write(book, { type: "array", bookType }) as ArrayBuffer);
}

test("installing it installs nothing else", () => {
  const packages = readdirSync(join(folder, "user", "node_modules")).filter((name) => !name.startsWith("."));
  expect(packages).toEqual(["changnan-scorecard"]);
  expect(existsSync(installed("node_modules"))).toBe(false);
  const lock = JSON.parse(readFileSync(join(folder, "user", "package-lock.json"), "utf8")) as { packages: object };
  expect(Object.keys(lock.packages).sort()).toEqual(["", "node_modules/changnan-scorecard"]);
});

test("licence, notices, changes and templates come along; tests, tools and Microsoft's files do not", () => {
  const names = (readdirSync(installed(), { recursive: true }) as string[]).map((name) => name.replaceAll("\\", "/"));
  expect(names).toEqual(
    expect.arrayContaining(["LICENSE", "THIRD-PARTY.txt", "CHANGELOG.md", "README.md", "templates/changnan2024.xlsx"]),
  );
  expect(names.filter((name) => /^(test|tools|addin|engine)\b|office\.js|\.map$|^dist\/addin/.test(name))).toEqual([]);
});

test("README's example runs", () => {
  const code = /```js\n([\s\S]*?)```/.exec(readFileSync(installed("README.md"), "utf8"))?.[1] ?? "";
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map((match) => match[1]);
  expect(promised.length).toBeGreaterThan(1);
  expect(node("example.mjs", code).trim().split("\n")).toEqual(promised);
});

test.each(["xlsx", "xls", "ods", "csv"] as const)("assess reads a .%s", (format) => {
  const name = `台账.${format}`;
  writeFileSync(join(folder, "user", name), workbook(format));
  const { status, stdout, stderr } = scorecard("assess", name, "--as-of", "2024-12-31", "--json");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const { units } = JSON.parse(stdout) as { units: { name: string; items: { leadReporting: number } }[] };
  expect(units.map(({ name: unit }) => unit)).toEqual(["罗家桥乡"]);
  // A .csv holds one table, 附件1.
  if (format !== "csv") expect(units[0]?.items.leadReporting).toBe(1);
});

test("an .et is an .xls or an .xlsx under another name", () => {
  writeFileSync(join(folder, "user", "台账.et"), workbook("xls"));
  expect(scorecard("assess", "台账.et", "--as-of", "2024-12-31").stdout).toContain("罗家桥乡");
});

test("assess of several workbooks finds its threads: order, failures and exit code are those of the list", () => {
  const districts = join(folder, "user", "各区");
  mkdirSync(districts);
  for (const name of ["1.xlsx", "2.xls", "4.xlsx"])
    writeFileSync(join(districts, name), workbook(name.endsWith("x") ? "xlsx" : "xls"));
  writeFileSync(join(districts, "3.xlsx"), "PK no zip");
  const { status, stdout, stderr } = scorecard("assess", "各区", "--as-of", "2024-12-31");
  expect(status).toBe(1);
  const names = (text: string) => text.trim().match(/^各区[\\/]\d\.xlsx?(?=：)/gm);
  expect(names(stdout)?.map((name) => name.slice(3))).toEqual(["1.xlsx", "2.xls", "4.xlsx"]);
  expect(names(stderr)?.map((name) => name.slice(3))).toEqual(["3.xlsx"]);
});

test("every command that loads a part of its own works: template, summary, draft, collect", () => {
  const run = (...words: readonly string[]) => {
    const { status, stderr } = scorecard(...words);
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: "" });
  };
  run("template", "-o", "模板.xlsx", "--example");
  run("summary", "模板.xlsx", "-o", "汇总.xlsx");
  run("draft", "模板.xlsx", "-o", "拟稿");
  const drafts = readdirSync(join(folder, "user", "拟稿"), { recursive: true }) as string[];
  expect(drafts.some((name) => name.endsWith(".docx"))).toBe(true);
  const { status } = scorecard(
    "collect",
    "模板.xlsx",
    join("拟稿", drafts.find((name) => name.endsWith(".docx")) ?? ""),
    "-o",
    "收.xlsx",
  );
  // A draft is no form, which takes reading it to know.
  expect([0, 1]).toContain(status);
});

const roundTrip = `
  const plan = {
    role: "template", name: "附件1", widths: [10], rows: [{ cells: [{ value: "责任部门（人）" }] }, { cells: [{ value: "罗家桥乡" }] }],
    styles: {}, merges: [], print: { landscape: false, fitWidth: 1, fitHeight: 0 },
  };
  const { bytes, sheetNames } = await writeSheets(undefined, [plan]);
  const grid = await readWorkbook(bytes, "a.xlsx");
  const trouble = await readWorkbook(new Uint8Array([80, 75, 3, 4]), "b.xlsx").catch((error) => error);
  console.log(JSON.stringify([sheetNames, grid.sheets[0].pool.texts.filter((text) => text !== ""), trouble instanceof WorkbookError, trouble.code, trouble.message]));
  console.log(assess(readFacts(grid, changnan2024), { asOf: dayOf(2024, 12, 31) }).units.length);
`;

test.each([
  [
    "esm.mjs",
    `import { readWorkbook, writeSheets, WorkbookError } from "changnan-scorecard/file"; import { assess, changnan2024, dayOf, readFacts } from "changnan-scorecard"; ${roundTrip}`,
  ],
  [
    "commonjs.cjs",
    `const { readWorkbook, writeSheets, WorkbookError } = require("changnan-scorecard/file"); const { assess, changnan2024, dayOf, readFacts } = require("changnan-scorecard"); (async () => { ${roundTrip} })();`,
  ],
])("the reader and writer of files work together with the library: %s", (name, program) => {
  const [first = "", units] = node(name, program).trim().split("\n");
  const [sheetNames, texts, isOurs, code, message] = JSON.parse(first) as unknown[];
  expect([sheetNames, texts, isOurs, code]).toEqual([["附件1"], ["责任部门（人）", "罗家桥乡"], true, "damaged"]);
  expect(message).toMatch(/。$/);
  expect(units).toMatch(/^\d+$/);
});

test("its types hold in both module formats, without the DOM and without skipping declarations", () => {
  const program = `import { assess, changnan2024, readFacts, type Grid } from "changnan-scorecard";
import { readWorkbook, WorkbookError, writeSheets } from "changnan-scorecard/file";
export async function total(bytes: Uint8Array): Promise<number | undefined> {
  const grid: Grid = await readWorkbook(bytes, "a.xlsx");
  const problem: WorkbookError | undefined = undefined;
  return problem ?? (await writeSheets(bytes, [])).sheetNames.length + assess(readFacts(grid, changnan2024), { asOf: 0 }).units.length;
}
// @ts-expect-error a text is no workbook
void readWorkbook("text", "a.xlsx");
`;
  const user = join(folder, "user");
  writeFileSync(join(user, "types.mts"), program);
  writeFileSync(join(user, "types.cts"), program);
  cpSync(join(root, "node_modules", "typescript"), join(folder, "typescript"), { recursive: true });
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(folder, "typescript", "bin", "tsc"),
      ...["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--module", "node16"],
      ...["types.mts", "types.cts"],
    ],
    { cwd: user, encoding: "utf8" },
  );
  expect(stdout).toBe("");
  expect(status).toBe(0);
});
