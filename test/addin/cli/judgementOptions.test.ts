/** What the command line says and returns of months, coverage and workbooks that are none of ours. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf, type Day } from "../../../engine/index.js";
import { scorecard } from "../../../addin/cli/scorecard.js";
import { leanFiles, writeLeanFiles } from "../../helpers/leanTemplate.js";

const { example } = leanFiles;
beforeAll(writeLeanFiles);
const today = dayOf(2026, 5, 1) as Day;
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), terminal: false, today };
  const code = await scorecard(words, io);
  return { code, out, err };
}

const leadsOnly = (): string => {
  const path = join(folder, "信息.csv");
  writeFileSync(path, "\ufeff报送日期,责任部门,招商信息内容,是否有效\n2024-03-05,罗家桥乡,佛山某企业拟投资,是\n");
  return path;
};

test.each([
  ["assess", []],
  ["check", []],
  ["explain", ["罗家桥乡"]],
  ["summary", ["-o", "OUT"]],
  ["draft", ["-o", "OUT"]],
])(
  "%s of a file without our tables: exit 1, what was not found and the way to start, nothing written",
  async (verb, more) => {
    const [path, out] = [join(folder, "名单.csv"), join(folder, verb === "draft" ? "out" : "out.xlsx")];
    writeFileSync(path, "\ufeff姓名,电话\n甲,1\n乙,2\n");
    const result = await run(verb, path, ...more.map((word) => (word === "OUT" ? out : word)));
    expect({ code: result.code, out: result.out }).toEqual({ code: 1, out: "" });
    expect(result.err).toContain("没有找到考核台账");
    expect(existsSync(out)).toBe(false);
  },
);

test("an as-of date before the year is a usage error, its first day is not", async () => {
  expect(await run("assess", example, "--as-of", "2023-12-31")).toMatchObject({ code: 2, out: "" });
  expect((await run("assess", example, "--as-of", "2024-01-01")).code).toBe(0);
});

test("what has no data is null in JSON, stands in incomplete, and is said first in text", async () => {
  const json = JSON.parse((await run("assess", leadsOnly(), "--json")).out);
  expect(json.incomplete).toEqual(expect.arrayContaining(["enterpriseVisits", "trackingReports"]));
  expect(json.incomplete).not.toContain("leadReporting");
  expect(json.units[1].items).toMatchObject({ leadReporting: 1, enterpriseVisits: null, trackingReports: null });
  expect(json.coverage).toMatchObject({ leads: { state: "read", rows: 1 }, visits: { state: "absent" } });
  expect((await run("assess", leadsOnly())).out).toMatch(/未含：[\s\S]*罗家桥乡/);
});

test("explain UNIT escalation goes through the months", async () => {
  const { code, out } = await run("explain", example, "名坊园服务中心", "escalation");
  expect(code).toBe(0);
  expect(out).toContain("无从判断（待查）");
  expect(out).toContain("是否有效");
});

test("draft --month: for that month; a month that has not ended is a usage error; --only makes what it names", async () => {
  const out = join(folder, "out");
  expect((await run("draft", example, "-o", out, "--month", "2024-12", "--only", "问责建议函")).code).toBe(0);
  expect(readdirSync(out).map((name) => name.includes("问责建议函"))).toEqual([true]);
  const early = await run("draft", example, "-o", join(folder, "no"), "--as-of", "2024-06-15", "--month", "2024-06");
  expect(early).toMatchObject({ code: 2, out: "" });
  expect(existsSync(join(folder, "no"))).toBe(false);
});
