/**
 * The built commands, killed while they work: what was read stays as it is, what is written is whole or absent, and the next run ends as if nothing
 * had been. `npm run kills` tries 200 moments. Also places that cannot be written.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zh } from "../../addin/cli/strings.zh.js";
import { formWorkbook, talksForm } from "../helpers/officeForms.js";
import { leanWorkbook } from "../helpers/leanTemplate.js";

jest.setTimeout(3_600_000);

const cli = join(__dirname, "..", "..", "dist", "cli.js");
const kills = Number(process.env["SCORECARD_KILLS"] ?? 6);
let folder: string;
const at = (...path: readonly string[]): string => join(folder, ...path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kills-"));
  mkdirSync(at("in"));
  writeFileSync(at("in", "book.xlsx"), await leanWorkbook({ example: true }));
  writeFileSync(
    at("in", "form.xlsx"),
    await formWorkbook("inTalks", talksForm("强杀项目", { reportedOn: "2024年12月27日" })),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Command, what it is given, and where its output goes. */
const commands = [
  { name: "summary", words: ["summary", "in/book.xlsx", "--as-of", "2024-12-31", "-o", "out/summary.xlsx"] },
  { name: "collect", words: ["collect", "in/book.xlsx", "in/form.xlsx", "-o", "out/collected.xlsx"] },
  { name: "draft", words: ["draft", "in/book.xlsx", "--as-of", "2024-12-31", "-o", "out/drafts"] },
] as const;

const run = (words: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });

/** Every file below a folder: its size; of an archive, which holds the time of its making, whether it has its end. */
function contents(of: string): Record<string, number | boolean> {
  const files = readdirSync(of, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }): [string, number | boolean] => {
        const bytes = readFileSync(join(parentPath, name));
        const isWhole = bytes.subarray(-22, -18).toString("latin1") === "PK\u0005\u0006";
        return [join(parentPath, name).slice(of.length + 1), /\.(xlsx|docx)$/.test(name) ? isWhole : bytes.length];
      })
      .sort(),
  );
}

const inputs = (): string[] => ["book.xlsx", "form.xlsx"].map((name) => readFileSync(at("in", name), "base64"));

/** Numbers from 0 to 1 in an order that a seed decides. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Starts a command and kills it: at a moment of its whole run, or right after something appears beside its output. */
async function killed(words: readonly string[], wait: number, whenWriting: boolean): Promise<boolean> {
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<boolean>((resolve) => child.once("exit", (code) => resolve(code === null)));
  const kill = () => void setTimeout(() => child.kill("SIGKILL"), wait);
  const watcher = whenWriting ? watch(at("out"), () => (watcher?.close(), kill())) : undefined;
  if (!whenWriting) kill();
  const wasKilled = await ended;
  watcher?.close();
  return wasKilled;
}

test.each(commands)(`$name, killed at moments of its run`, async ({ words }) => {
  const before = inputs();
  rmSync(at("out"), { recursive: true, force: true });
  mkdirSync(at("out"));
  const started = performance.now();
  expect(run(words).status).toBe(0);
  const took = performance.now() - started;
  const whole = contents(at("out"));
  expect(Object.keys(whole).length).toBeGreaterThan(0);
  expect(Object.values(whole)).not.toContain(false);
  const roll = dice(kills + words[0].length);
  let dead = 0;
  for (let round = 0; round < Math.ceil(kills / commands.length); round++) {
    rmSync(at("out"), { recursive: true, force: true });
    mkdirSync(at("out"));
    // Where a former output stands, a killed run must leave that.
    const former = round % 3 === 0 && words[0] !== "draft";
    const target = words.at(-1) as string;
    if (former) writeFileSync(at(target), "former");
    const whenWriting = round % 2 === 0;
    if (await killed(words, whenWriting ? roll() * 6 : roll() * took, whenWriting)) dead++;
    expect(inputs()).toEqual(before);
    const left = Object.entries(contents(at("out"))).filter(
      ([name]) => !/(^|\/)\.scorecard-[^/]*\.part(\/|$)/.test(name),
    );
    const isFormer = former && left.length === 1 && readFileSync(at(target), "utf8") === "former";
    if (left.length > 0 && !isFormer) expect(Object.fromEntries(left)).toEqual(whole);
    // Where a kill left nothing at all, the next run is like the first.
    if (readdirSync(at("out")).length === 0 && round > 0) continue;
    // All or none; and what is whole already is written over, but drafts that stand are never.
    const stands = left.length > 0 && words[0] === "draft";
    expect(run(words).status).toBe(stands ? 1 : 0);
    expect(contents(at("out"))).toEqual(whole);
  }
  if (kills >= 100) expect(dead).toBeGreaterThan(kills / commands.length / 3);
});

describe("what cannot be written", () => {
  const hasFull =
    process.platform === "linux" && statSync("/dev/full", { throwIfNoEntry: false })?.isCharacterDevice() === true;
  const onLinux = hasFull ? test : test.skip;
  if (!hasFull) process.stderr.write("SKIPPED: there is no /dev/full here\n");

  onLinux("a device is never replaced, and said to be none", () => {
    const before = lstatSync("/dev/full");
    for (const { words } of commands.slice(1)) {
      const { status, stderr } = run([...words.slice(0, -1), "/dev/full"]);
      expect([status, stderr.split("\n").length]).toEqual([1, 2]);
      expect(stderr).toMatch(/^无法写入：\/dev\/full/);
    }
    const after = lstatSync("/dev/full");
    expect([after.isCharacterDevice(), after.rdev, after.mode]).toEqual([true, before.rdev, before.mode]);
  });

  onLinux("a full standard output or standard error: a sentence, the exit code, no stack", () => {
    const shell = (words: string) =>
      spawnSync("sh", ["-c", `"$0" "$1" ${words}`, process.execPath, cli], { cwd: folder, encoding: "utf8" });
    const out = shell("assess in/book.xlsx --as-of 2024-12-31 > /dev/full");
    expect([out.status, out.stderr.trim()]).toEqual([1, expect.stringMatching(new RegExp(`^${zh.outputLost}`))]);
    expect(out.stderr).not.toMatch(/at .*:\d+/);
    expect(shell("nosuch 2> /dev/full").status).toBe(2);
  });

  test("modes and symbolic links of a target stay", () => {
    mkdirSync(at("kept"));
    writeFileSync(at("kept", "real.xlsx"), "former");
    chmodSync(at("kept", "real.xlsx"), 0o640);
    symlinkSync("real.xlsx", at("kept", "link.xlsx"));
    expect(run([...commands[1].words.slice(0, -1), "kept/link.xlsx"]).status).toBe(0);
    expect(lstatSync(at("kept", "link.xlsx")).isSymbolicLink()).toBe(true);
    const { size, mode } = statSync(at("kept", "real.xlsx"));
    expect([size > 1000, mode & 0o777]).toEqual([true, 0o640]);
    expect(readdirSync(at("kept")).sort()).toEqual(["link.xlsx", "real.xlsx"]);
  });
});
