/** Output whole or absent, whatever happens while it is written. */
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import { writeFolder } from "../../../addin/cli/writeFolder.js";
import { writeWhole, type Disk } from "../../../addin/cli/writing.js";
import { zh } from "../../../addin/cli/strings.zh.js";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "writing-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const bytes = (text: string) => new TextEncoder().encode(text);

describe("the target of a file", () => {
  test("keeps its mode", () => {
    writeFileSync(at("out.xlsx"), "old");
    chmodSync(at("out.xlsx"), 0o640);
    writeWhole(at("out.xlsx"), "new", zh);
    expect([readFileSync(at("out.xlsx"), "utf8"), statSync(at("out.xlsx")).mode & 0o777]).toEqual(["new", 0o640]);
  });
  test.each([
    ["a file", true],
    ["nothing yet", false],
  ])("stays a link to %s", (_, exists) => {
    mkdirSync(at("there"));
    if (exists) writeFileSync(at("there/real.xlsx"), "old");
    symlinkSync(join("there", "real.xlsx"), at("out.xlsx"));
    writeWhole(at("out.xlsx"), "new", zh);
    expect(readlinkSync(at("out.xlsx"))).toBe(join("there", "real.xlsx"));
    expect(readFileSync(at("there/real.xlsx"), "utf8")).toBe("new");
    expect(readdirSync(folder).sort()).toEqual(["out.xlsx", "there"]);
  });
  test("that is set to read-only stays as it is", () => {
    writeFileSync(at("out.xlsx"), "old");
    chmodSync(at("out.xlsx"), 0o444);
    expect(() => writeWhole(at("out.xlsx"), "new", zh)).toThrow(/^无法写入/);
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("old");
  });
  test("that is a pipe or a folder is never replaced, through a link neither", () => {
    execFileSync("mkfifo", [at("pipe")]);
    symlinkSync("pipe", at("link"));
    mkdirSync(at("folder"));
    for (const name of ["pipe", "link", "folder"])
      expect(() => writeWhole(at(name), "new", zh)).toThrow(/不是普通文件/);
    expect(lstatSync(at("pipe")).isFIFO()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["folder", "link", "pipe"]);
  });
  test("with the longest name that a folder takes", () => {
    writeWhole(at(`${"汇".repeat(83)}.xlsx`), "new", zh);
    expect(readdirSync(folder)).toEqual([`${"汇".repeat(83)}.xlsx`]);
  });
});

/** A disk that gives out at a step, as the system says it. */
function failing(step: keyof Disk, code: string): Disk {
  const fail = () => {
    throw Object.assign(new Error(code), { code });
  };
  return { write: step === "write" ? fail : (path, content) => writeFileSync(path, content), rename: fail };
}

test.each([
  ["write", "ENOSPC", /^磁盘空间不足/],
  ["write", "EDQUOT", /^磁盘空间不足/],
  ["write", "EROFS", /^无法写入/],
  ["rename", "ENOSPC", /^磁盘空间不足/],
  ["rename", "EBUSY", /^无法写入.*正被打开/],
  ["rename", "EPERM", /^无法写入/],
] as const)("%s fails with %s: a sentence, the old file whole, nothing beside it", (step, code, sentence) => {
  writeFileSync(at("out.xlsx"), "old");
  expect(() => writeWhole(at("out.xlsx"), "new", zh, failing(step, code))).toThrow(sentence);
  expect(readFileSync(at("out.xlsx"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});

describe("several files", () => {
  const files = [
    { name: "甲.docx", bytes: bytes("甲") },
    { name: "乙.docx", bytes: bytes("乙") },
  ];
  test.each(["none", "empty", "other files"])("into a folder: %s", (state) => {
    if (state !== "none") mkdirSync(at("drafts"));
    if (state === "other files") writeFileSync(at("drafts/旧.txt"), "x");
    if (state !== "none") chmodSync(at("drafts"), 0o750);
    writeFolder(at("drafts"), files, zh);
    expect(readdirSync(at("drafts")).filter((name) => name !== "旧.txt")).toEqual(["乙.docx", "甲.docx"].sort());
    if (state !== "none") expect(statSync(at("drafts")).mode & 0o777).toBe(0o750);
    expect(readdirSync(folder)).toEqual(["drafts"]);
  });
  test("into a link to a folder", () => {
    mkdirSync(at("real"));
    symlinkSync("real", at("drafts"));
    writeFolder(at("drafts"), files, zh);
    expect(lstatSync(at("drafts")).isSymbolicLink()).toBe(true);
    expect(readdirSync(at("real"))).toHaveLength(2);
  });
  test("a run that was killed half-way is undone by the next, a clerk's file is not", () => {
    mkdirSync(at("drafts"));
    writeFileSync(at("drafts/旧.txt"), "x");
    // What a kill between two files leaves: all in the partial folder, one of them with its second name.
    const host = /-([0-9a-f]{8})-/.exec(leftover())?.[1];
    const partial = at(`drafts/.scorecard-${host}-${deadProcess()}-000000000000.part`);
    mkdirSync(partial);
    for (const { name, bytes: content } of files) writeFileSync(join(partial, name), content);
    execFileSync("ln", [join(partial, "甲.docx"), at("drafts/甲.docx")]);
    writeFolder(at("drafts"), files, zh);
    expect(readdirSync(at("drafts")).sort()).toEqual(["乙.docx", "旧.txt", "甲.docx"].sort());
    writeFileSync(at("drafts/甲.docx"), "edited");
    expect(() => writeFolder(at("drafts"), files, zh)).toThrow(/文件已存在/);
    expect(readFileSync(at("drafts/甲.docx"), "utf8")).toBe("edited");
  });
});

function deadProcess(): number {
  return Number(
    execFileSync(process.execPath, ["-e", "process.stdout.write(String(process.pid))"], { encoding: "utf8" }),
  );
}

/** The name under which this machine lets output grow. */
function leftover(): string {
  let name = "";
  const spy: Disk = { write: (path) => (name = path), rename: () => undefined };
  writeWhole(at("probe"), "x", zh, spy);
  return name;
}

/** The writing modules as plain JavaScript, for processes that are to be killed. */
function program(): string {
  writeFileSync(at("package.json"), `{"type":"module"}`);
  for (const name of ["partials", "writing", "writeFolder"]) {
    const source = readFileSync(join(__dirname, `../../../addin/cli/${name}.ts`), "utf8");
    const options = { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } } as const;
    writeFileSync(at(`${name}.js`), transformSync(source, options).code);
  }
  writeFileSync(
    at("run.js"),
    `import { writeWhole } from "./writing.js";
import { writeFolder } from "./writeFolder.js";
const say = new Proxy({}, { get: () => (path) => path });
const content = (sign) => new Uint8Array(4_000_000).fill(sign.charCodeAt(0));
process.stdout.write("ready");
for (let round = 0; ; round++) {
  writeWhole("out.xlsx", content(round % 2 === 0 ? "b" : "a"), say);
  writeFolder("drafts" + round, ["1", "2", "3", "4"].map((name) => ({ name, bytes: content(name) })), say);
}`,
  );
  return at("run.js");
}

const kills = Number(process.env["SCORECARD_KILLS"] ?? 12);

test(
  `killed at ${kills} moments: every file whole, drafts all or none, and the next run clears up`,
  async () => {
    const script = program();
    writeFileSync(at("out.xlsx"), new Uint8Array(4_000_000).fill(97));
    for (let round = 0; round < kills; round++) {
      const child = spawn(process.execPath, [script], { cwd: folder });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, (round * 37) % 61));
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      const content = readFileSync(at("out.xlsx"));
      expect(content).toHaveLength(4_000_000);
      expect(content.every((byte) => byte === content[0])).toBe(true);
      for (const name of readdirSync(folder).filter((one) => one.startsWith("drafts"))) {
        expect(readdirSync(at(name))).toEqual(["1", "2", "3", "4"]);
        for (const file of readdirSync(at(name))) expect(statSync(join(at(name), file)).size).toBe(4_000_000);
        rmSync(at(name), { recursive: true });
      }
      writeWhole(at("after.xlsx"), "x", zh);
      expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
      expect(existsSync(at("after.xlsx"))).toBe(true);
    }
  },
  60_000 + 10_000 * kills,
);
