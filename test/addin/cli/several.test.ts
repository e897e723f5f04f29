/** `assess` of several districts' workbooks: lines, array and table, in the order of the input, whatever one of them is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CFB, utils, write } from "@e965/xlsx";
import { scorecard } from "../../../addin/cli/scorecard.js";
import { textWidth } from "../../../addin/cli/textTable.js";
import { dayOf, type Day } from "../../../engine/index.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "several-"));
  mkdirSync(join(folder, "各区"));
  for (const [name, bytes] of Object.entries({
    "1 甲区.xlsx": district({ units: ["罗家桥乡", "洪源镇"], leads: 1 }),
    "2 乙区.xlsx": district({ units: ["洪源镇"], leads: 0 }),
    "3 坏.xlsx": Buffer.from("PK no zip"),
    "4 加密.xlsx": encrypted(),
    "5 丁区.xlsx": district({ units: ["罗家桥乡"], leads: 2, name: "北安区" }),
    "6 空.xlsx": sheets({ 便笺: [["买菜"]] }),
  }))
    writeFileSync(join(folder, "各区", name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sheets(content: Readonly<Record<string, unknown[][]>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(content)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
}

/** 附件1 with units of two projects each, a ledger of leads of the first unit, a name for the district. */
function district({ units, leads, name }: { units: string[]; leads: number; name?: string }): Uint8Array {
  return sheets({
    附件1: [
      ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ...units.map((unit) => ["杨志奇", unit, "2个", 4]),
    ],
    信息报送台账: [
      ["报送日期", "报送部门", "招商信息内容", "是否有效"],
      ...Array.from({ length: leads }, (_, at) => [`2024-03-0${at + 1}`, units[0], `某企业拟扩产${at}`, "是"]),
    ],
    ...(name === undefined
      ? {}
      : {
          规则参数: [
            ["参数", "取值"],
            ["地区名称", name],
          ],
        }),
  });
}

/** A container as Office makes it of a workbook with a password, by a method that nobody here knows. */
function encrypted(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.from([4, 0, 3, 0, 0x40, 0, 0, 0]));
  CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.alloc(64, 1));
  return new Uint8Array(CFB.write(file, { type: "array" }) as number[]);
}

async function run(words: readonly string[], more: { terminal?: boolean; columns?: number } = {}) {
  const said = { out: "", err: "", control: "" };
  const code = await scorecard(["assess", "--as-of", "2024-12-31", ...words], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    control: (text) => (said.control += text),
    terminal: false,
    today: dayOf(2026, 5, 1) as Day,
    ...more,
  });
  return { code, ...said };
}

const at = (name: string) => join(folder, "各区", name);
const lines = (text: string) => text.trim().split("\n");

test("a folder: a line a workbook, a sentence a failure, the rest goes on, exit 1", async () => {
  const { code, out, err, control } = await run([join(folder, "各区")]);
  expect(code).toBe(1);
  expect(lines(out)).toEqual([
    expect.stringMatching(/1 甲区\.xlsx：2 个单位，第 1 名 罗家桥乡 1\.00 分/),
    expect.stringMatching(/2 乙区\.xlsx：1 个单位，第 1 名 洪源镇 0\.00 分/),
    expect.stringMatching(/5 丁区\.xlsx：1 个单位/),
  ]);
  expect(lines(err)).toEqual([
    expect.stringMatching(/3 坏\.xlsx：.+。/),
    expect.stringMatching(/4 加密\.xlsx：.*密码.*。/),
    expect.stringMatching(/6 空\.xlsx：.+。/),
  ]);
  expect(control).toBe("");
});

test("files, a pattern and a path that leads nowhere, in the order in which they are given and each once", async () => {
  const words = [at("5 丁区.xlsx"), at("没有.xlsx"), at("[12]*.xlsx"), at("1 甲区.xlsx"), "--json"];
  const { code, out } = await run(words);
  expect(code).toBe(1);
  const array = JSON.parse(out) as { file: string; error?: string; units?: { name: string }[] }[];
  expect(array.map(({ file, units, error }) => [file, units?.length ?? error])).toEqual([
    [at("5 丁区.xlsx"), 1],
    [at("没有.xlsx"), expect.stringMatching(/^找不到文件/)],
    [at("1 甲区.xlsx"), 2],
    [at("2 乙区.xlsx"), 1],
  ]);
  expect(out).toBe(`${JSON.stringify(array, null, 2)}\n`);
});

test("every one can be used: exit 0 and nothing on standard error", async () =>
  expect(await run([at("1*.xlsx"), at("2*.xlsx")])).toMatchObject({ code: 0, err: "" }));

test("what does not fit one workbook is that workbook's failure: units that it has not, a day before its year", async () => {
  const { code, out, err } = await run([at("1 甲区.xlsx"), at("2 乙区.xlsx"), "--units", "罗家桥乡"]);
  expect(code).toBe(1);
  expect(lines(out)).toEqual([expect.stringMatching(/1 甲区/), expect.stringMatching(/^ {2}罗家桥乡　/)]);
  expect(lines(err)).toEqual([expect.stringMatching(/2 乙区\.xlsx：没有考核单位“罗家桥乡”/)]);
  const early = await run([at("1 甲区.xlsx"), at("2 乙区.xlsx"), "--as-of", "2023-12-31"]);
  expect([early.code, early.out]).toEqual([1, ""]);
  expect(lines(early.err)).toEqual([
    expect.stringMatching(/1 甲区\.xlsx：.*2023-12-31/),
    expect.stringMatching(/2 乙区\.xlsx：.*2023-12-31/),
  ]);
});

test("--table: the districts within 80 columns, those without an assessment among them, and what no total holds before it", async () => {
  const { code, out, err } = await run([join(folder, "各区"), "--table"]);
  expect(code).toBe(1);
  expect(lines(err)).toHaveLength(3);
  expect(Math.max(...out.split("\n").map(textWidth))).toBeLessThanOrEqual(80);
  const all = lines(out);
  const head = all.findIndex((line) => line.startsWith("文件"));
  expect(all.slice(0, head).join("")).toMatch(/1 甲区\.xlsx：未含：/);
  expect(all.slice(head + 1, head + 7).map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ["1 甲区.xlsx", "昌南新区"],
    ["2 乙区.xlsx", "昌南新区"],
    ["3 坏.xlsx", "不能用"],
    ["4 加密.xlsx", "不能用"],
    ["5 丁区.xlsx", "北安区"],
    ["6 空.xlsx", "不能用"],
  ]);
  expect(all[head + 1]).toMatch(/2024-12-31 +2 +–\/4 +\d+ +不全 +罗家桥乡 1\.00$/);
  expect(all.at(-1)).toBe("共 6 个工作簿，其中 3 个不能用（原因见错误输出）。");
});

test("--table --wide: every column and whole paths; also of one workbook, and in English", async () => {
  const { code, out } = await run([at("1 甲区.xlsx"), "--table", "--wide", "--lang", "en-US"]);
  expect(code).toBe(0);
  const [head = "", row = ""] = lines(out).slice(-4);
  expect(head.split(/ {2,}/)).toEqual(
    "file,district,year,as of,units,quota,errors,warnings,totals,first,last".split(","),
  );
  expect(row.split(/ {2,}/)).toEqual([
    ...[at("1 甲区.xlsx"), "昌南新区", "2024", "2024-12-31", "2", "–/4"],
    ...[expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/), "partial", "罗家桥乡 1.00", "洪源镇 0.00"],
  ]);
});

test("how far it is stands on a terminal's standard error alone, and is gone before anything is printed", async () => {
  let time = 0;
  const clock = jest.spyOn(performance, "now").mockImplementation(() => (time += 2000));
  const words = [at("1*.xlsx"), at("2*.xlsx")];
  const { out, err, control } = await run(words, { terminal: true });
  clock.mockRestore();
  expect(control.split("\r\u001b[K")).toEqual(["", "已评 0/2…", "", "已评 1/2…", "", "已评 2/2…", ""]);
  expect({ out, err }).toEqual({ out: (await run(words)).out, err: "" });
});

test.each([[["--json"]], [["--units", "洪源镇"]]])("--table with %j is a usage error", async (words) => {
  const { code, out, err } = await run([at("1*.xlsx"), "--table", ...words]);
  expect({ code, out, lines: lines(err).length }).toEqual({ code: 2, out: "", lines: 1 });
});
