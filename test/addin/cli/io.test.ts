import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput, sameFile, writeWhole } from "../../../addin/cli/io.js";
import { zh } from "../../../addin/cli/strings.zh.js";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "cli-io-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const say = { ...zh, tooLarge: zh.fileTooLarge };

describe("readInput", () => {
  test("hands back the bytes", () => {
    writeFileSync(join(folder, "a"), "abc");
    expect(Buffer.from(readInput(join(folder, "a"), say)).toString()).toBe("abc");
  });
  test("a missing file is a sentence", () =>
    expect(() => readInput(join(folder, "none.xlsx"), say)).toThrow(/^找不到文件：.*none\.xlsx/));
  test("a folder is a sentence", () => expect(() => readInput(folder, say)).toThrow(/^无法读取/));
});

describe("sameFile", () => {
  test("one path written in two ways", () =>
    expect(sameFile(join(folder, "a"), join(folder, "x", "..", "a"))).toBe(true));
  test("symbolic and hard links lead to the same file, a copy does not", () => {
    const path = join(folder, "a");
    writeFileSync(path, "abc");
    symlinkSync(path, join(folder, "soft"));
    linkSync(path, join(folder, "hard"));
    writeFileSync(join(folder, "copy"), "abc");
    expect(sameFile(path, join(folder, "soft"))).toBe(true);
    expect(sameFile(path, join(folder, "hard"))).toBe(true);
    expect(sameFile(path, join(folder, "copy"))).toBe(false);
  });
});

describe("writeWhole", () => {
  test("makes the folder, replaces a former file and leaves nothing beside it", () => {
    const path = join(folder, "new", "out.xlsx");
    writeWhole(path, "one", zh);
    writeWhole(path, "two", zh);
    expect(readFileSync(path, "utf8")).toBe("two");
    expect(readdirSync(join(folder, "new"))).toEqual(["out.xlsx"]);
  });
  test("a place that cannot be written gives a sentence and no half file", () => {
    mkdirSync(join(folder, "out.xlsx"));
    expect(() => writeWhole(join(folder, "out.xlsx"), "one", zh)).toThrow(/^无法写入/);
    expect(readdirSync(folder)).toEqual(["out.xlsx"]);
    expect(existsSync(join(folder, "out.xlsx"))).toBe(true);
  });
});
