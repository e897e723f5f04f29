/**
 * `npm run mutation [-- PATH…] [--again] [--near]`: changes the rules one by one (StrykerJS's instrumenter) and asks whether a test of the engine notices.
 * PATH narrows the sources, such as `engine/quota.ts`;
 * `--again` goes on from the last run: what was noticed then is not tried again, and what it found of other sources stays;
 * `--near` asks only the tests that are about the source (targets.mjs), and not all of the engine's for what lives through those.
 * Prints the share of each area and every change that lives; those in survivors.json live
 * for the reason given there. Ends with 1 when another lives, or when one of the list lives no longer. Writes `out/mutation.json` as it goes.
 * MUTATION_LANES=1 takes one processor. Not part of CI: an hour of one.
 */
import { fork } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "../ensure.mjs";
import { keyOf, readList } from "./survivors.mjs";
import { targets } from "./targets.mjs";

ensureInstalled();
ensureInstalled("tools/mutation");
const { createInstrumenter } = await import("@stryker-mutator/instrumenter");
const { createInjector } = await import("typed-inject");

const again = process.argv.includes("--again");
const near = process.argv.includes("--near");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isWanted = (name) => wanted.length === 0 || wanted.some((path) => name.startsWith(path));
const result = join(root, "out", "mutation.json");
const copy = join(root, "out", "mutation", String(process.pid));
mkdirSync(copy, { recursive: true });
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
for (const folder of ["engine", "templates", "addin", "test"])
  cpSync(join(root, folder), join(copy, folder), {
    recursive: true,
    filter: (path) => !/node_modules|[\\/]dist([\\/]|$)|[\\/]bench([\\/]|$)/.test(path.slice(root.length)),
  });

const sources = readdirSync(join(root, "engine"), { recursive: true, encoding: "utf8" })
  .map((name) => `engine/${name.replaceAll("\\", "/")}`)
  .filter((name) => name.endsWith(".ts") && targets.some(({ path }) => name.startsWith(path)))
  .filter(isWanted)
  .sort();

const log = Object.fromEntries(
  ["trace", "debug", "info", "warn", "error", "fatal"].map((level) => [level, () => undefined]),
);
const instrumenter = createInjector()
  .provideValue("logger", { ...log, isDebugEnabled: () => false, isTraceEnabled: () => false })
  .injectFunction(createInstrumenter);
const contents = new Map(sources.map((name) => [name, readFileSync(join(root, name), "utf8")]));
const lines = new Map([...contents].map(([name, content]) => [name, content.split("\n")]));
const { files, mutants: made } = await instrumenter.instrument(
  sources.map((name) => ({ name, content: contents.get(name), mutate: true })),
  { plugins: null, excludedMutations: [], ignorers: [] },
);
for (const { name, content } of files) writeFileSync(join(copy, name), content);
// A changed sentence is for the tests of the catalogue; what a rule compares with, or a reader, is for theirs.
const isSentence = ({ mutatorName, location: { start, end }, fileName }) =>
  mutatorName === "StringLiteral" &&
  (end.line > start.line || /\p{Script=Han}/u.test(lines.get(fileName)[start.line].slice(start.column, end.column)));
const mutants = made.filter((mutant) => mutant.status !== "Ignored" && !isSentence(mutant));
process.stderr.write(`${mutants.length} changes in ${sources.length} files\n`);

/** A process that runs tests; it answers each message with one. */
function worker() {
  const child = fork(join(import.meta.dirname, "worker.mjs"), {
    cwd: copy,
    env: { ...process.env, MUTATION_ROOT: root, TZ: "Asia/Shanghai" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--max-old-space-size=4096"],
  });
  const next = (milliseconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        resolve(undefined);
      }, milliseconds);
      const done = (answer) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(answer);
      };
      child.once("message", done);
      child.once("exit", () => done(undefined));
    });
  return {
    ask(message, milliseconds) {
      const answer = next(milliseconds);
      child.send(message);
      return answer;
    },
    end: () => child.kill("SIGKILL"),
  };
}

const minutes = 60_000;
/** Milliseconds of tests that a change is given at first, and that one is given which lived through them and is not on the list. */
const patience = [2000, 4000];
const outcome = new Map();
const former = again && existsSync(result) ? JSON.parse(readFileSync(result, "utf8")) : [];
const others = former.filter(({ file }) => !isWanted(file));
const formerly = new Map();
for (const row of former) formerly.set(keyOf(row), [...(formerly.get(keyOf(row)) ?? []), row]);
const queue = mutants.filter((mutant) => {
  const same = formerly.get(keyOf(described(mutant))) ?? [];
  const isKnown = same.length > 0 && same.every(isCaught);
  if (isKnown) outcome.set(mutant.id, outcomeOf(same[0]));
  return !isKnown;
});
if (again) process.stderr.write(`${queue.length} to be tried\n`);
const lanes = Number(process.env.MUTATION_LANES ?? Math.max(1, Math.min(availableParallelism(), 4)));
let done = 0;

/** Workers that hold the same tests: the first one runs them without a change, those that follow know what it found. */
async function poolOf(tests) {
  const name = `known-${tests.join(" ").replace(/[^A-Za-z0-9]+/g, "-")}.json`;
  const start = async (order) => {
    const started = worker();
    const answer = await started.ask({ [order]: true, only: tests, known: join(copy, name) }, 20 * minutes);
    if (answer === undefined) throw new Error("the tests cannot be run without a change");
    return { started, answer };
  };
  const { started, answer } = await start("dryRun");
  for (const each of answer.unfit) process.stderr.write(`not used: ${each}\n`);
  process.stderr.write(`${answer.tests} tests (${tests.length === 0 ? "all" : tests.join(", ")})\n`);
  const free = [started];
  return {
    take: async () => free.pop() ?? (await start("takeUp")).started,
    giveBack: (one) => free.push(one),
    end: () => free.forEach((one) => one.end()),
  };
}

/** One change after the other, on every lane. */
async function tryAll(some, tests, patience) {
  if (some.length === 0) return;
  const pool = await poolOf(tests);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      let own;
      for (let mutant = some.shift(); mutant !== undefined; mutant = some.shift()) {
        let answer;
        // Once more in a new process when the one in use may remember what an earlier change made it believe.
        for (let time = 0; time < 2; time++) {
          own ??= await pool.take();
          answer = await own.ask({ mutant: mutant.id, file: mutant.fileName, patience }, 3 * minutes);
          if (answer !== undefined && !answer.spoiled) break;
          own.end();
          own = undefined;
          if (answer === undefined) break;
        }
        outcome.set(mutant.id, answer ?? { state: "killed", by: "no answer in time" });
        if (++done % 50 === 0) {
          process.stderr.write(`${done}\n`);
          save();
        }
      }
      if (own !== undefined) pool.giveBack(own);
    }),
  );
  pool.end();
}

const list = readList();
const areaOf = ({ fileName }) => targets.find(({ path }) => fileName.startsWith(path));
for (const tests of new Set(queue.map((mutant) => areaOf(mutant).tests.join()))) {
  await tryAll(
    queue.filter((mutant) => areaOf(mutant).tests.join() === tests),
    tests.split(","),
    patience[0],
  );
}
if (!near)
  await tryAll(
    queue.filter((mutant) => !isCaught(outcome.get(mutant.id)) && !list.has(keyOf(described(mutant)))),
    [],
    patience[1],
  );
save();

const all = rows();
const living = all.filter((row) => !isCaught(row));
const unlisted = living.filter((row) => !list.has(keyOf(row)));
const lives = new Set(living.map(keyOf));
const stale = [...list].filter((key) => all.some((row) => key.startsWith(`${row.file}: `)) && !lives.has(key));
for (const { file, line, mutator, original, replacement, state } of unlisted)
  process.stdout.write(
    `${file}:${line} [${mutator}] ${original} => ${replacement}${state === "uncovered" ? " (no test runs it)" : ""}\n`,
  );
for (const each of stale) process.stdout.write(`in survivors.json, but it does not live: ${each}\n`);
for (const { path } of targets) share(path, (row) => row.file.startsWith(path));
share("in all", () => true);
process.stdout.write(
  `caught ${all.length - living.length} of ${all.length}, listed ${living.length - unlisted.length}, unlisted survivors: ${unlisted.length}\n`,
);
process.exitCode = unlisted.length + stale.length > 0 ? 1 : 0;

function share(name, belongs) {
  const own = all.filter(belongs);
  if (own.length === 0) return;
  const caught = own.filter(isCaught).length;
  process.stdout.write(`${((100 * caught) / own.length).toFixed(1)} % (${caught} of ${own.length}) ${name}\n`);
}

function save() {
  writeFileSync(result, JSON.stringify(rows(), undefined, 1));
}

function rows() {
  const tried = mutants.filter(({ id }) => outcome.has(id));
  return [...others, ...tried.map((mutant) => ({ ...described(mutant), ...outcome.get(mutant.id) }))];
}

function isCaught({ state }) {
  return state === "killed";
}

function outcomeOf({ state, by, tests, milliseconds }) {
  return { state, by, tests, milliseconds };
}

function described(mutant) {
  return {
    file: mutant.fileName,
    line: mutant.location.start.line + 1,
    at: lines.get(mutant.fileName)[mutant.location.start.line].trim(),
    mutator: mutant.mutatorName,
    original: sourceText(mutant).replace(/\s+/g, " "),
    replacement: mutant.replacement.replace(/\s+/g, " "),
  };
}

function sourceText({ fileName, location: { start, end } }) {
  const own = lines.get(fileName).slice(start.line, end.line + 1);
  own[own.length - 1] = own.at(-1).slice(0, end.column);
  return own.join("\n").slice(start.column);
}
