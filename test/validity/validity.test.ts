/** What we write is valid for Microsoft: its own validator finds nothing, and nothing would be repaired when it is opened. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { scorecard } from "../../addin/cli/scorecard.js";
import { FileHost } from "../../addin/file/fileHost.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { assess, changnan2024, formPlan, readFacts, reportPlans } from "../../engine/index.js";
import { demoPlan, tablePlan } from "../addin/file/demoPlan.js";
import { day } from "../helpers/facts.js";
import { leanFiles, writeLeanFiles } from "../helpers/leanTemplate.js";
import { landingForm, talksForm } from "../helpers/officeForms.js";
import { openXmlFaults, withOpenXmlValidator } from "../helpers/openXmlValidator.js";
import { repairsOf } from "../helpers/repairRules.js";

jest.setTimeout(300_000);
const { blank, example } = leanFiles;
const shipped = join(__dirname, "../../templates/changnan2024-example.xlsx");
/** A workbook of Excel's with everything in it; the validator has two things to say of it as it is. */
const rich = join(__dirname, "../addin/file/fixtures/rich-nocs.xlsx");
let folder = "";
const at = (name: string): string => join(folder, name);
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

async function write(...words: string[]): Promise<void> {
  let err = "";
  const code = await scorecard(words, {
    out: () => undefined,
    err: (text) => (err += text),
    terminal: false,
    today: day("2024-12-31"),
  });
  if (code !== 0) throw new Error(err);
}

/** Every kind of file that we write, once. */
const workbooks = ["summary.xlsx", "units.xlsx", "collected.xlsx", "next.xlsx", "district.xlsx", "rich.xlsx"] as const;
let documents: readonly string[] = [];

beforeAll(async () => {
  await writeLeanFiles();
  folder = mkdtempSync(join(tmpdir(), "validity-"));
  mkdirSync(at("forms"));
  for (const [name, form] of [
    ["在谈", formPlan(changnan2024, "inTalks", talksForm("陶瓷基板项目"))],
    ["签约", formPlan(changnan2024, "signed", landingForm("日用瓷生产线"))],
  ] as const)
    writeFileSync(at(`forms/${name}.xlsx`), (await drawSheets(undefined, [form])).bytes);
  await write("summary", example, "-o", at("summary.xlsx"));
  await write("summary", example, "-o", at("units.xlsx"), "--only-summary", "--per-unit");
  await write("collect", blank, at("forms"), "-o", at("collected.xlsx"));
  await write("template", "-o", at("next.xlsx"), "--from", example, "--year", "2025");
  await write("template", "-o", at("district.xlsx"), "--blank-plan");
  await write("draft", example, "-o", at("drafts"), "--month", "2024-09");
  documents = readdirSync(at("drafts")).filter((name) => name.endsWith(".docx"));
  const host = new FileHost(bytesOf(rich), rich);
  const facts = readFacts(await host.readGrid(), changnan2024);
  await host.draw(reportPlans(assess(facts, { asOf: day("2024-12-31") }), { onlySummary: false, perUnit: false }));
  writeFileSync(at("rich.xlsx"), host.bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(workbooks)("nothing of %s would be repaired", (name) => {
  expect(repairsOf(bytesOf(at(name)))).toEqual([]);
});

test("nothing of the documents would be repaired", () => {
  expect(documents.length).toBeGreaterThan(4);
  for (const name of documents) expect([name, ...repairsOf(bytesOf(at(`drafts/${name}`)))]).toEqual([name]);
});

withOpenXmlValidator(
  "Microsoft's validator finds nothing in the shipped example, in what the commands write, nor anything new in a workbook of Excel's",
  async () => {
    const own = workbooks.filter((name) => name !== "rich.xlsx").map(at);
    const some = documents.filter((name) => /简报|清单|每月/.test(name));
    expect(some).toHaveLength(3);
    for (const file of [shipped, ...own, ...some.map((name) => at(`drafts/${name}`))])
      expect([file, ...openXmlFaults(file)]).toEqual([file]);
    const known = openXmlFaults(rich).map(({ description }) => description);
    const found = openXmlFaults(at("rich.xlsx")).map(({ description }) => description);
    expect(found.filter((fault) => !known.includes(fault))).toEqual([]);

    // A validator that has nothing to say of anything proves nothing.
    const parts = unzipSync(bytesOf(at("units.xlsx")));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] as Uint8Array);
    const [merges = ""] = /<mergeCells.*<\/mergeCells>/s.exec(sheet) ?? [];
    const moved = sheet.replace(merges, "").replace("<sheetData>", () => `${merges}<sheetData>`);
    writeFileSync(at("moved.xlsx"), zipSync({ ...parts, "xl/worksheets/sheet1.xml": strToU8(moved) }));
    expect(openXmlFaults(at("moved.xlsx"))).not.toEqual([]);
  },
  240_000,
);

/** A workbook of two sheets with everything on them. */
const sound = (async () => {
  const plans = [demoPlan({ names: [{ name: "甲", refersTo: "附件1!$A$1" }] }), tablePlan("附件1", "quotas")];
  return (await drawSheets(undefined, plans)).bytes;
})();
test("nothing of it would be repaired as it is", async () => expect(repairsOf(await sound)).toEqual([]));

/** What would be repaired of it after one change to one part. */
async function repairsAfter(part: string, from: string | RegExp, to: string): Promise<string> {
  const parts = unzipSync(await sound);
  const before = strFromU8(parts[part] ?? new Uint8Array(0));
  const after = before.replace(from, () => to);
  expect(after).not.toBe(before);
  return repairsOf(zipSync({ ...parts, [part]: strToU8(after) }, { level: 0 })).join("\n");
}

const [sheet1, sheet2, workbookPart] = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"];
const styles = "xl/styles.xml";
const filler = (count: number) => "长".repeat(count);
test.each<[string, string, string | RegExp, string]>([
  ["type of", "[Content_Types].xml", "/xl/worksheets/sheet2.xml", "/xl/worksheets/sheet9.xml"],
  ["no type of", "[Content_Types].xml", /<Override PartName="[^"]*\.vml"[^>]*>/, ""],
  ["type twice", "[Content_Types].xml", "/xl/worksheets/sheet2.xml", "/xl/worksheets/sheet1.xml"],
  ["nothing at", "xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet9.xml"],
  ["relation twice", "xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"'],
  ["sheet name", workbookPart, 'name="附件1"', 'name="附件/1"'],
  ["sheet name", workbookPart, 'name="附件1"', `name="${filler(32)}"`],
  ["sheet twice", workbookPart, 'name="附件1"', 'name="考核汇总"'],
  ["defined name twice", workbookPart, "</definedNames>", '<definedName name="甲">2</definedName></definedNames>'],
  [
    "defined name 甲 of sheet 7",
    workbookPart,
    "</definedNames>",
    '<definedName name="甲" localSheetId="7">1</definedName></definedNames>',
  ],
  ["count of fonts", styles, /<fonts count="\d+"/, '<fonts count="77"'],
  ["fontId 77", styles, / fontId="[1-9]\d*"/, ' fontId="77"'],
  ["fillId 77", styles, / fillId="[1-9]\d*"/, ' fillId="77"'],
  ["borderId 77", styles, / borderId="[1-9]\d*"/, ' borderId="77"'],
  ["xfId 77", styles, / xfId="0"/, ' xfId="77"'],
  ["numFmtId 977", styles, /(?<=<cellXfs.*) numFmtId="1\d\d"/s, ' numFmtId="977"'],
  ["columns", sheet1, '<col min="2"', '<col min="1"'],
  ["row 3 behind 3", sheet1, '<row r="2"', '<row r="3"'],
  ["cell A2 in row 3", sheet1, 'r="A3"', 'r="A2"'],
  ["cell A3 in row 3", sheet1, 'r="B3"', 'r="A3"'],
  ["format of A3", sheet1, /r="A3" s="\d+"/, 'r="A3" s="977"'],
  ["text of A3", sheet1, "=1+1</t>", `${filler(32_768)}</t>`],
  ["formula of", sheet1, '<c r="B3" s="4"><v>1</v>', `<c r="B3" s="4"><f>${"1+".repeat(4096)}11</f>`],
  ["merged areas overlap", sheet1, '<mergeCell ref="A1:G1"/>', '<mergeCell ref="A1:G1"/><mergeCell ref="G1:G2"/>'],
  ["priority twice", sheet1, 'priority="2"', 'priority="1"'],
  ["dxfId 77", sheet1, 'dxfId="0"', 'dxfId="77"'],
  ["title of the list", sheet1, 'promptTitle="灯"', `promptTitle="${filler(33)}"`],
  ["words of the list", sheet1, ' error="选一种颜色"', ` error="${filler(256)}"`],
  ["entries of the list", sheet1, "&quot;红,黄,绿&quot;", `"${filler(256)}"`],
  ["lists overlap", sheet1, 'sqref="D3:D15"', 'sqref="B9:D15"'],
  ["link to 没有", sheet1, /location="'附件1'!C4"/, "location=\"'没有'!C4\""],
  ["link at G3", sheet1, / location="[^"]*"/, ""],
  ["tip at G3", sheet1, 'tooltip="看一看"', `tooltip="${filler(256)}"`],
  ["frozen panes", sheet1, 'topLeftCell="B3"', 'topLeftCell="A1"'],
  ["frozen panes", sheet1, 'activePane="bottomRight" state', 'activePane="topRight" state'],
  ["table", sheet2, /<tablePart r:id="[^"]*"/, '<tablePart r:id="rId77"'],
  ["heading of", "xl/tables/table1.xml", '<tableColumn id="1" name="日期"', '<tableColumn id="1" name="时间"'],
  ["column twice", "xl/tables/table1.xml", 'name="内容"', 'name="日期"'],
  ["columns", "xl/tables/table1.xml", 'ref="A1:C3"', 'ref="A1:D3"'],
  ["merged cells in a table", sheet2, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>'],
  ["table name twice", "xl/tables/table1.xml", 'displayName="quotas"', 'displayName="甲"'],
])("it is noticed: %s (%s)", async (what, part, from, to) => {
  expect(await repairsAfter(part, from, to)).toContain(what);
});
