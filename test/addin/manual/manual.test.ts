/** 帮助 and templates/使用手册.pdf: what they name is there, and the PDF is of the present source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { helpZh } from "../../../addin/manual/help.zh.js";
import { pictureNames, taskPictures, type PictureName } from "../../../addin/manual/helpPictures.js";
import { manualCode, manualHtml } from "../../../addin/manual/manualHtml.js";
import { zh } from "../../../addin/taskpane/strings.zh.js";
import { tableHeadings, tableKeys } from "../../../engine/index.js";
import { decisionListName } from "../../../engine/drafts/notices.js";

const root = join(__dirname, "..", "..", "..");
const pictures = Object.fromEntries(
  pictureNames.map((name) => [name, readFileSync(join(root, "addin", "assets", "pictures", `${name}.png`))]),
) as unknown as Record<PictureName, Uint8Array>;

/** Every sentence of the pane but those of 帮助 itself. */
function sentences(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return [String(value(...Array.from({ length: value.length }, () => "")))];
    return value === helpZh ? [] : sentences(value as object);
  });
}

/** What Excel and Windows call their own. */
const ofOthers = ["启用编辑", "解除锁定"];
/** Sheets that are written, the template's with formulas, and what SCOREWHY takes in place of a line's name. */
const sheets = ["考核汇总", "考核明细", "数据体检", "专项", "公式核算", "处理建议"];
const seen = [
  ...sentences(zh),
  ...tableKeys.map((key) => tableHeadings[key].title),
  ...sheets,
  decisionListName,
  ...ofOthers,
];
const named = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => name as string));

test("every tab, button and table that 帮助 names stands under that name in the pane or in the workbook", () => {
  const { tasks, topics, sending, functions } = helpZh;
  const names = named([...tasks, ...topics].flatMap(({ steps }) => steps).concat(sending.flat(), functions));
  expect(names.length).toBeGreaterThan(30);
  const strangers = names.filter((name) => !seen.some((sentence) => sentence.trim().startsWith(name)));
  expect(strangers).toEqual([]);
  // The check itself: a button that nobody drew is found.
  expect(named(["点“一键升级”"]).filter((name) => !seen.some((sentence) => sentence.startsWith(name)))).toEqual([
    "一键升级",
  ]);
});

test("each of the ten tasks has its picture, that of the weekly forms two, and what goes to whom has its four columns", () => {
  expect([helpZh.tasks.length, taskPictures.length]).toEqual([10, 10]);
  expect(taskPictures.map((pictures) => pictures.length)).toEqual([1, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(new Set(pictureNames).size).toBe(11);
  const html = manualHtml((name) => `picture:${name}`, "");
  expect(pictureNames.map((name) => html.indexOf(`picture:${name}`))).toEqual(
    [...pictureNames.map((name) => html.indexOf(`picture:${name}`))].sort((one, other) => one - other),
  );
  for (const name of pictureNames) expect(html.split(`picture:${name}"`)).toHaveLength(2);
  expect(html).not.toContain("undefined");
  expect(helpZh.sending.map((row) => row.length)).toEqual(helpZh.sending.map(() => helpZh.sendingHead.length));
});

test("the PDF is printed of this text and these pictures (else: npm run manual), and holds no day of printing", () => {
  const pdf = readFileSync(join(root, "templates", "使用手册.pdf"), "latin1");
  const titles = [...pdf.matchAll(/\/Title <FEFF([0-9A-F]+)>/g)].map(([, units = ""]) =>
    (units.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(""),
  );
  expect(titles).toContain(`昌南招商考核使用手册 ${manualCode(pictures)}`);
  expect([...new Set(pdf.match(/D:\d{8}/g))]).toEqual(["D:20240101"]);
});

test("another text or another picture is another manual", () => {
  const one = manualCode(pictures);
  expect(manualCode({ ...pictures, month: pictures.unit })).not.toBe(one);
  expect(manualCode(pictures)).toBe(one);
});
