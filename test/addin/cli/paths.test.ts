import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesAt } from "../../../addin/cli/paths.js";
import { zh } from "../../../addin/cli/strings.zh.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "paths-"));
  mkdirSync(join(folder, "下属"));
  for (const name of ["1 甲.xlsx", "2 乙.XLSM", "说明.docx", "~$1 甲.xlsx", ".隐.xlsx", "[草]稿.xlsx", "下属/丙.xlsx"])
    writeFileSync(join(folder, name), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = (path: string, only?: "workbooks") =>
  filesAt(join(folder, path), zh, only).files.map((file) => file.slice(folder.length + 1));

test.each<[string, string, "workbooks" | undefined, string[]]>([
  ["a file", "1 甲.xlsx", undefined, ["1 甲.xlsx"]],
  [
    "a folder without what is hidden or open elsewhere",
    "",
    undefined,
    ["1 甲.xlsx", "2 乙.XLSM", "[草]稿.xlsx", "说明.docx"],
  ],
  ["a folder's workbooks", "", "workbooks", ["1 甲.xlsx", "2 乙.XLSM", "[草]稿.xlsx"]],
  ["stars", "*.xlsx", undefined, ["1 甲.xlsx", "[草]稿.xlsx"]],
  ["a question mark stands for one sign", "? ?.xlsx", undefined, ["1 甲.xlsx"]],
  ["a set of signs", "[12] *", undefined, ["1 甲.xlsx", "2 乙.XLSM"]],
  ["a range of signs, turned round", "[!2-9] *", undefined, ["1 甲.xlsx"]],
  ["a name that looks like a pattern and is there", "[草]稿.xlsx", undefined, ["[草]稿.xlsx"]],
  ["a folder in the pattern", "下*/*.xlsx", undefined, ["下属/丙.xlsx"]],
  ["any depth", "**/*.xlsx", undefined, ["1 甲.xlsx", "[草]稿.xlsx", "下属/丙.xlsx"]],
])("%s", (_, path, only, files) => expect(found(path, only)).toEqual(files));

test.each([["missing.xlsx"], ["*.pdf"], ["*/*.docx"]])("%s: nothing is there, and that is said", (path) =>
  expect(() => found(path)).toThrow(/找不到文件|没有与/),
);
