/** `scorecard collect` and `scorecard draft` as a clerk types them. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawSheets } from "../../../addin/file/write/drawSheets.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { changnan2024, dayOf, formPlan, readFacts, type Day } from "../../../engine/index.js";
import { leanFiles, writeLeanFiles } from "../../helpers/leanTemplate.js";
import { landingForm, talksForm } from "../../helpers/officeForms.js";
import { scorecardOn } from "./runScorecard.js";

jest.setTimeout(120_000);

const { blank, example } = leanFiles;
beforeAll(writeLeanFiles);
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "office-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const run = scorecardOn(dayOf(2024, 8, 14) as Day);

async function putForms(): Promise<void> {
  mkdirSync(at("forms"));
  writeFileSync(
    at("forms/1 在谈.xlsx"),
    (await drawSheets(undefined, [formPlan(changnan2024, "inTalks", talksForm("陶瓷基板项目"))])).bytes,
  );
  writeFileSync(
    at("forms/2 签约.xlsx"),
    (await drawSheets(undefined, [formPlan(changnan2024, "signed", landingForm("日用瓷生产线"))])).bytes,
  );
  writeFileSync(at("forms/3 坏.docx"), "no document");
  writeFileSync(at("forms/~$锁.xlsx"), "left by an open Excel");
}

describe("collect", () => {
  test("a folder of forms: exit 0, every file with its counts, what cannot be read with its reason; the input is untouched", async () => {
    await putForms();
    const before = readFileSync(blank);
    const { code, out, err } = await run("collect", blank, at("forms"), "-o", at("out.xlsx"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/1 在谈\.xlsx：罗家桥乡，新增 \d+，补充 0，已有 0，冲突 0/);
    expect(out).toContain("  在谈项目跟踪报表 1 份：2024-06-06 填报，计入 2024-06-07 截止的周报，按时\n");
    expect(out).toContain("  签约项目落地跟踪表 1 份：2024-06-08 填报，计入 2024-06-07 截止的周报，迟报\n");
    expect(out).toMatch(/3 坏\.docx：未收取（3 坏!A1），.+/);
    expect(out).not.toContain("锁");
    const facts = readFacts(await readWorkbook(readFileSync(at("out.xlsx")), "out.xlsx"), changnan2024);
    expect(facts.projects.map(({ name }) => name)).toEqual(["陶瓷基板项目", "日用瓷生产线"]);
    expect(Buffer.compare(before, readFileSync(blank))).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["forms", "out.xlsx"]);
  });
  test("the same files again: nothing new, byte for byte", async () => {
    await putForms();
    await run("collect", blank, at("forms"), "-o", at("one.xlsx"));
    const { code, out } = await run("collect", at("one.xlsx"), at("forms"), "-o", at("two.xlsx"));
    expect(code).toBe(0);
    expect(out).toContain("没有新内容");
    expect(Buffer.compare(readFileSync(at("one.xlsx")), readFileSync(at("two.xlsx")))).toBe(0);
  });
  test("a ledger copy is named with its rows, a form without a day with no week, and what is undecided as such; in English too", async () => {
    mkdirSync(at("forms"));
    writeFileSync(
      at("forms/信息.csv"),
      "报送日期,责任部门,信息内容,是否有效\n2024-03-05,罗家桥乡,佛山某企业拟投资,\n2024-03-06,财政局,上海总部项目,\n",
    );
    writeFileSync(
      at("forms/无日期.xlsx"),
      (await drawSheets(undefined, [formPlan(changnan2024, "inTalks", talksForm("甲项目", { reportedOn: "" }))])).bytes,
    );
    for (const [name, reportedOn] of [
      ["早", "2024-06-06"],
      ["晚", "2024-06-08"],
    ] as const)
      writeFileSync(
        at(`forms/${name}.xlsx`),
        (
          await drawSheets(undefined, [
            formPlan(changnan2024, "inTalks", talksForm(`${name}项目`, { unit: "财政局", reportedOn })),
          ])
        ).bytes,
      );
    const { out } = await run("collect", blank, at("forms"), "-o", at("out.xlsx"));
    expect(out).toContain("  台账：信息报送台账 2 行\n");
    expect(out).toContain("  在谈项目跟踪报表 1 份\n");
    expect(out).toContain("2024-06-06 填报，计入 2024-06-07 截止的周报，同类报表有的按时、有的迟报，待定\n");
    const english = (await run("collect", blank, at("forms"), "-o", at("out.xlsx"), "--lang", "en")).out;
    expect(english).toContain("  ledger copy: 信息报送台账, 2 rows\n");
    expect(english).toContain(
      "  1 × 在谈项目跟踪报表: filed 2024-06-08, counts for the weekly report due 2024-06-07, undecided",
    );
  });
  test("a conflict is told with both sides and not written", async () => {
    await putForms();
    await run("collect", blank, at("forms"), "-o", at("one.xlsx"));
    writeFileSync(
      at("改.xlsx"),
      (
        await drawSheets(undefined, [
          formPlan(changnan2024, "signed", landingForm("日用瓷生产线", { values: { scale: "9000万元" } })),
        ])
      ).bytes,
    );
    const { out } = await run("collect", at("one.xlsx"), at("改.xlsx"), "-o", at("two.xlsx"));
    expect(out).toContain("冲突，未写入：日用瓷生产线");
    expect(out).toContain("台账为“12000万元”，来件为“9000万元”");
    const facts = readFacts(await readWorkbook(readFileSync(at("two.xlsx")), "two.xlsx"), changnan2024);
    expect(facts.projects.find(({ name }) => name === "日用瓷生产线")?.investment).toBe(12000);
  });
  test.each([
    ["a form that is not there", 1, () => [blank, at("nowhere.xlsx"), "-o", at("out.xlsx")]],
    ["a workbook that is none", 1, () => [at("forms/3 坏.docx"), at("forms"), "-o", at("out.xlsx")]],
    ["the output over the workbook", 2, () => [blank, at("forms"), "-o", blank]],
    ["the output over a form", 2, () => [blank, at("forms"), "-o", at("forms/1 在谈.xlsx")]],
    ["no form", 2, () => [blank, "-o", at("out.xlsx")]],
    ["no output", 2, () => [blank, at("forms")]],
  ])("%s: exit %i, one line, nothing written", async (_, expected, words) => {
    await putForms();
    const { code, out, err } = await run("collect", ...words());
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/ at |Error:/);
    expect(existsSync(at("out.xlsx"))).toBe(false);
  });
});

describe("draft", () => {
  test("a folder of drafts, calendar and list, as of a day", async () => {
    const { code, out, err } = await run("draft", example, "-o", at("drafts"), "--as-of", "2024-08-14");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const names = readdirSync(at("drafts"));
    const documents = names.filter((name) => name.endsWith(".docx"));
    const forms = documents.filter((name) => name.startsWith("项目跟踪表（"));
    expect(documents.length - forms.length).toBe(6);
    expect(forms.length).toBeGreaterThan(2);
    expect(documents).toContain("数据来源.docx");
    expect(names).toEqual(expect.arrayContaining(["招商引资活动.ics", "周报未报送名单.txt"]));
    for (const name of names) expect(out).toContain(name);
    expect(readdirSync(folder)).toEqual(["drafts"]);
  });
  test("a draft that is there is never written over, and then none is written", async () => {
    mkdirSync(at("drafts"));
    writeFileSync(at("drafts/商务工作简报（拟稿）.docx"), "edited by a clerk");
    const { code, out, err } = await run("draft", example, "-o", at("drafts"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("商务工作简报（拟稿）.docx");
    expect(readdirSync(at("drafts"))).toEqual(["商务工作简报（拟稿）.docx"]);
    expect(readFileSync(at("drafts/商务工作简报（拟稿）.docx"), "utf8")).toBe("edited by a clerk");
    expect(readdirSync(folder)).toEqual(["drafts"]);
  });
  test("a folder that is a file, and no folder", async () => {
    writeFileSync(at("file"), "x");
    expect(await run("draft", example, "-o", at("file"))).toMatchObject({ code: 1, out: "" });
    expect(readFileSync(at("file"), "utf8")).toBe("x");
    expect((await run("draft", example)).code).toBe(2);
  });
  test("English speaks English", async () => {
    const { out } = await run("draft", example, "-o", at("drafts"), "--lang", "en");
    expect(out).toContain("Wrote to");
  });
});
