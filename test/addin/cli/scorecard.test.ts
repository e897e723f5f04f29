/** The command line as a user meets it: exit codes, what is printed, what is written, and that nothing else is. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, copyFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changnan2024, dayOf, type Day } from "../../../engine/index.js";
import { scorecard } from "../../../addin/cli/scorecard.js";
import { textWidth } from "../../../addin/cli/textTable.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { drawSheets } from "../../../addin/file/write/drawSheets.js";
import { leanFiles, writeLeanFiles } from "../../helpers/leanTemplate.js";

const { example } = leanFiles;
beforeAll(writeLeanFiles);
const today = dayOf(2026, 5, 1) as Day;
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const code = await scorecard(words, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    terminal: false,
    today,
  });
  return { code, out, err };
}

describe("assess", () => {
  test("--json has the shape of the specification, units in 附件1 order, and is nothing but JSON", async () => {
    const { code, out, err } = await run("assess", example, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const json = JSON.parse(out);
    expect(Object.keys(json)).toEqual([
      "pack",
      "year",
      "asOf",
      "provisional",
      "readings",
      "coverage",
      "incomplete",
      "district",
      "units",
      "issues",
    ]);
    expect(json).toMatchObject({
      pack: "changnan-2024",
      asOf: "2024-12-31",
      district: { quota: { required: 45 }, visits: { required: 72 } },
    });
    expect(json.units).toHaveLength(17);
    expect(json.units[1].name).toBe("罗家桥乡");
    expect(Object.keys(json.units[0])).toEqual([
      "name",
      "rank",
      "total",
      "base",
      "bonus",
      "deduction",
      "items",
      "custom",
      "quota",
      "light",
      "reachable",
      "escalation",
    ]);
    expect(Object.keys(json.units[0].items)).toEqual([
      "leadReporting",
      "enterpriseVisits",
      "projectAttraction",
      "projectService",
      "trackingReports",
      "quotaExcess",
      "largeProjects",
      "summonedTalk",
      "reminderTalk",
      "admonitionTalk",
    ]);
    for (const unit of json.units) {
      const sum = Object.values(unit.items as Record<string, number>).reduce(
        (total, points) => total + Math.round(points * 100),
        0,
      );
      expect([unit.name, sum]).toEqual([unit.name, Math.round(unit.total * 100)]);
    }
  });
  test("--as-of and --reading move the result", async () => {
    const [end, spring, other] = await Promise.all([
      run("assess", example, "--json"),
      run("assess", example, "--json", "--as-of", "2024-04-30"),
      run("assess", example, "--json", "--reading", "leadReporting.annual=annualThreshold"),
    ]);
    const items = (text: string) => JSON.parse(text).units.map((unit: { items: object }) => unit.items);
    expect(JSON.parse(spring.out).asOf).toBe("2024-04-30");
    expect(items(spring.out)).not.toEqual(items(end.out));
    expect(items(other.out)).not.toEqual(items(end.out));
  });
  test("without --json: the provisional rule, every unit, proposals and issues", async () => {
    const { code, out } = await run("assess", example);
    expect(code).toBe(0);
    expect(out).toContain("按附件5测算，最终以绩效办细则为准");
    expect(out).toContain("征收事务中心");
    expect(out).toMatch(/数据体检：错误 \d+，警告 \d+，提示 \d+/);
  });
});

describe("explain", () => {
  test("a unit by its alias and an item by its Chinese name", async () => {
    const { code, out } = await run("explain", example, "产促局", "引进项目");
    expect(code).toBe(0);
    expect(out).toContain("产业促进局");
    expect(out).toContain("各部门按任务完成比例，得相应分值");
    expect(out).toContain("项目台账!");
  });
  test("--json gives every item", async () => {
    const { out } = await run("explain", example, "洪源镇", "--json");
    expect(JSON.parse(out).items).toHaveLength(10);
  });
  test("an unknown unit is a usage error that names near ones", async () => {
    const { code, out, err } = await run("explain", example, "洪源乡");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("洪源镇");
  });
  test("an unknown item is a usage error", async () =>
    expect((await run("explain", example, "洪源镇", "考勤")).code).toBe(2));
});

describe("summary", () => {
  test("writes the three sheets into a copy and leaves the input alone", async () => {
    const input = join(folder, "in.xlsx");
    copyFileSync(example, input);
    const before = readFileSync(input);
    const { code, out } = await run("summary", input, "-o", join(folder, "out.xlsx"));
    expect(code).toBe(0);
    expect(out).toContain("考核汇总、考核明细、数据体检");
    expect(readFileSync(input).equals(before)).toBe(true);
    const names = (await readWorkbook(readFileSync(join(folder, "out.xlsx")), "out.xlsx")).sheets
      .filter((sheet) => sheet.ours)
      .map((sheet) => sheet.name);
    expect(names).toEqual(expect.arrayContaining(["考核汇总", "考核明细", "数据体检"]));
  });
  test("never over the input, however the path is written", async () => {
    const input = join(folder, "in.xlsx");
    copyFileSync(example, input);
    const before = statSync(input).mtimeMs;
    const { code, err } = await run("summary", input, "-o", join(folder, ".", "x", "..", "in.xlsx"));
    expect(code).toBe(2);
    expect(err).toContain("输出文件不能与输入文件相同");
    expect(statSync(input).mtimeMs).toBe(before);
  });
  test("an unusable input leaves no output behind", async () => {
    writeFileSync(join(folder, "in.xlsx"), "PK no zip");
    const { code, err } = await run("summary", join(folder, "in.xlsx"), "-o", join(folder, "out.xlsx"));
    expect(code).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/ at .*:\d+:\d+/);
    expect(readdirSync(folder)).toEqual(["in.xlsx"]);
  });
});

describe("template", () => {
  test.each([
    [[] as string[], false],
    [["--example"], true],
  ])("%p", async (options, filled) => {
    const path = join(folder, "t.xlsx");
    expect((await run("template", "-o", path, ...options)).code).toBe(0);
    const { out } = await run("assess", path, "--json");
    expect(JSON.parse(out).district.quota.required).toBe(45);
    expect(JSON.parse(out).district.quota.recognised > 0).toBe(filled);
  });
});

describe("wrong calls", () => {
  test.each([
    [["nonsense"], 2],
    [["assess"], 2],
    [["assess", example, "--as-of", "2024-02-30"], 2],
    [["assess", example, "--as-of", "yesterday"], 2],
    [["assess", example, "--reading", "quota.match"], 2],
    [["assess", example, "--reading", "quota.match=none"], 2],
    [["assess", example, "--reading", "quota=total"], 2],
    [["assess", example, "--colour"], 2],
    [["explain", example, "洪源镇", "信息报送", "another"], 2],
    [["assess", example, "--units", "产促具"], 2],
    [["assess", example, "--units", "，"], 2],
    [["summary", example], 2],
    [["assess", "missing.xlsx"], 1],
    [["assess", join(tmpdir(), "*.no-workbook")], 1],
    [["--help"], 0],
    [["--version"], 0],
  ])("%p exits with %i and, if not 0, one line on standard error", async (words, code) => {
    const result = await run(...words);
    expect(result.code).toBe(code);
    if (code !== 0) {
      expect(result.out).toBe("");
      expect(result.err.trim().split("\n")).toHaveLength(1);
    }
  });
  test("English on request", async () =>
    expect((await run("assess", "missing.xlsx", "--lang", "en-US")).err).toMatch(/^No such file: missing\.xlsx/));
});

describe("what is printed fits a terminal", () => {
  const width = (text: string) => Math.max(...text.split("\n").map(textWidth));
  test.each([
    ["assess", []],
    ["explain", ["罗家桥乡"]],
    ["check", []],
  ])("%s keeps to 80 columns, and to no width with --wide", async (command, words) => {
    const narrow = await run(command, example, ...words);
    const wide = await run(command, example, ...words, "--wide");
    expect(width(narrow.out)).toBeLessThanOrEqual(80);
    expect(width(wide.out)).toBeGreaterThan(80);
    // Nothing is lost: what a narrow table leaves out apart, the same signs stand there.
    if (command !== "assess") expect(narrow.out.replace(/\s/g, "")).toBe(wide.out.replace(/\s/g, ""));
  });
  test.each([[[]], [["assess"]], [["summary"]], [["collect"]], [["draft"]]])("help of %j", async (words: string[]) => {
    const { code, out } = await run(...words, "--help");
    expect(code).toBe(0);
    expect(width(out)).toBeLessThanOrEqual(80);
    expect(out).toContain("用法：");
    expect(out).not.toMatch(/Usage|Options|Commands|Arguments|default/);
  });
});

describe("a mistyped word is answered with the nearest", () => {
  test.each([
    [["asess", example], "assess"],
    [["assess", example, "--as-off", "2024-06-30"], "--as-of"],
    [["assess", example, "--reading", "quota.mach=total"], "quota.match"],
    [["assess", example, "--reading", "quota.match=totl"], "total"],
    [["explain", example, "产促具"], "产业促进局"],
    [["explain", example, "洪源镇", "信息报道"], "信息报送"],
    [["explain", example, "洪源镇", "leadReport"], "leadReporting"],
  ])("%j", async (words: string[], near) => {
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(new RegExp(`是否指：[^？]*${near}`));
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

test("a date as people write it, a reading and its choice by their Chinese titles", async () => {
  const [iso, chinese, compact] = await Promise.all(
    ["2024-06-30", "2024年6月30日", "20240630"].map((text) => run("assess", example, "--json", "--as-of", text)),
  );
  expect(JSON.parse(iso?.out ?? "").asOf).toBe("2024-06-30");
  expect(chinese?.out).toBe(iso?.out);
  expect(compact?.out).toBe(iso?.out);
  const { title, choices } = changnan2024.readings["quota.match"];
  const [byId, byTitle] = await Promise.all([
    run("assess", example, "--json", "--reading", "quota.match=total"),
    run("assess", example, "--json", "--reading", `${title}＝${choices[1]?.title}`),
  ]);
  expect(JSON.parse(byId.out).readings["quota.match"]).toBe("total");
  expect(byTitle.out).toBe(byId.out);
});

describe("several workbooks", () => {
  beforeEach(() => {
    copyFileSync(example, join(folder, "甲.xlsx"));
    copyFileSync(example, join(folder, "乙.xlsx"));
    writeFileSync(join(folder, "说明.txt"), "no workbook");
  });
  test("a folder: one line a workbook; --json: an array with the file of each", async () => {
    const { code, out } = await run("assess", folder);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(/乙\.xlsx：17 个单位，第 1 名 .+ 分/),
      expect.stringMatching(/甲\.xlsx：17 个单位，第 1 名 .+ 分/),
    ]);
    const json = JSON.parse((await run("assess", join(folder, "*.xlsx"), "--json", "--units", "产促局")).out);
    expect(json.map(({ file, units }: { file: string; units: { name: string }[] }) => [file, units])).toEqual([
      [join(folder, "乙.xlsx"), [expect.objectContaining({ name: "产业促进局" })]],
      [join(folder, "甲.xlsx"), [expect.objectContaining({ name: "产业促进局" })]],
    ]);
  });
  test("one that cannot be used is named and keeps nobody else from being shown; exit 1", async () => {
    writeFileSync(join(folder, "丙.xlsx"), "PK no zip");
    const { code, out, err } = await run("assess", folder);
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(err).toContain("丙.xlsx");
  });
});

test.each([
  [200, 200, 0],
  [201, 200, 1],
])(
  "of %i rows with one fault assess names %i and says how many more; check names them all",
  async (faults, named, more) => {
    const ledger = join(folder, "信息报送台账.csv");
    const rows = Array.from({ length: faults }, (_, index) => `2024-13-${index},罗家桥乡,信息${index},是`);
    writeFileSync(ledger, ["报送日期,报送部门,信息内容,是否有效", ...rows].join("\n"));
    const place = /^ {2}\S+ {2}\S*!A\d+/gm;
    const { out } = await run("assess", ledger);
    expect(out.match(place)).toHaveLength(named);
    expect(/同类提示还有 (\d+) 条，用 scorecard check 全部列出/.exec(out)?.[1]).toBe(
      more === 0 ? undefined : String(more),
    );
    const checked = await run("check", ledger);
    expect(checked.out.match(place)).toHaveLength(faults);
    expect(checked.out).not.toContain("同类提示还有");
  },
);

test("--units shows these units alone, in the order of the ranking, with the issues that concern them", async () => {
  const { out } = await run("assess", example, "--units", "产促局，洪源镇");
  expect(out).toContain("产业促进局");
  expect(out).not.toContain("征收事务中心");
  expect(out.indexOf("罗家桥乡")).toBe(-1);
});

describe("summary", () => {
  test("--only-summary: our sheets alone; no ledger, no telephone, nothing that leads into a sheet that is not there", async () => {
    const out = join(folder, "out.xlsx");
    expect((await run("summary", example, "-o", out, "--only-summary")).code).toBe(0);
    const { sheets } = await readWorkbook(readFileSync(out), "out.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual(["考核汇总", "考核明细", "数据体检", "专项"]);
    expect(sheets.flatMap(({ pool }) => pool.texts).filter((text) => /1[3-9]\d{9}/.test(text))).toEqual([]);
  });
  test("--per-unit: a sheet a unit, drawn anew by the next run; a sheet of the user's own name stays", async () => {
    const [own, first, second] = ["0.xlsx", "1.xlsx", "2.xlsx"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const sheet = {
      role: "template",
      name: "考核单-财政局",
      widths: [20],
      rows: [{ cells: [{ value: "财政局自己的记录" }] }],
      styles: {},
      merges: [],
      print: { landscape: false, fitWidth: 1, fitHeight: 0 },
    } as const;
    writeFileSync(own, (await drawSheets(readFileSync(example), [sheet])).bytes);
    expect((await run("summary", own, "-o", first, "--per-unit")).code).toBe(0);
    expect((await run("summary", first, "-o", second, "--per-unit")).code).toBe(0);
    const { sheets } = await readWorkbook(readFileSync(second), "2.xlsx");
    const names = sheets.map(({ name }) => name).filter((name) => name.startsWith("考核单-"));
    expect(names).toHaveLength(18);
    expect(names.filter((name) => name.includes("财政局"))).toEqual(["考核单-财政局", "考核单-财政局 (2)"]);
    const kept = sheets.find(({ name }) => name === "考核单-财政局");
    expect([kept?.ours, kept?.rowCount, kept?.columns.length]).toEqual([false, 1, 1]);
  });
  test("a workbook of our sheets alone is an .xlsx, whatever the input is", async () =>
    expect((await run("summary", example, "-o", join(folder, "out.xlsm"), "--only-summary")).code).toBe(2));
});
