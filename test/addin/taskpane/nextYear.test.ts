/** @jest-environment jsdom */
/** 新年度工作簿 in the menu: the file that is handed out, and what to do with it. */
import "../../office/jsdomGlobals.js";
import { plans, readFacts } from "../../../engine/index.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { en } from "../../../addin/taskpane/strings.en.js";
import { zh } from "../../../addin/taskpane/strings.zh.js";
import { openPane, unmountAll, until } from "./paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

const saved: { readonly name: string; readonly blob: Blob }[] = [];
beforeAll(() => {
  const blobs = new Map<string, Blob>();
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      blobs.set(`blob:${blobs.size}`, blob);
      return `blob:${blobs.size - 1}`;
    },
    revokeObjectURL: () => undefined,
  });
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blobs.get(this.href) as Blob });
  };
});
beforeEach(() => void saved.splice(0));

const bytesOf = (blob: Blob) =>
  new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });

test("a click in Excel hands out next year's workbook, says where it went and what comes next, and writes nothing", async () => {
  const pane = await openPane({ openStandalone: () => undefined });
  await pane.click("button", zh.more);
  await pane.click("menuitem", zh.nextYear);
  const name = "招商考核-2025年.xlsx";
  await until(() => pane.text().includes(`${zh.downloaded(name)}${zh.noDownloadInPane}${zh.nextYearNext}`));
  expect(saved.map((file) => file.name)).toEqual([name]);
  const grid = await readWorkbook(await bytesOf((saved[0] as { blob: Blob }).blob), name);
  expect(grid.sheets.map((sheet) => sheet.name)).toContain("待定事项");
  const facts = readFacts(grid, plans);
  expect([facts.plan.year, facts.units.length, facts.leads.count, facts.projects.length]).toEqual([2025, 17, 0, 0]);
  expect([pane.host.drawn, pane.host.applied]).toEqual([[], []]);
});

test("in English it is said in English", async () => {
  const pane = await openPane({ language: "en-US", openStandalone: () => undefined });
  await pane.click("button", en.more);
  await pane.click("menuitem", en.nextYear);
  await until(() => pane.text().includes(en.nextYearNext));
});
