/**
 * `npm run mutation [-- PATH…]`: changes the rules one by one (StrykerJS's instrumenter) and asks whether a test of the engine notices.
 * PATH narrows the sources, such as `engine/quota.ts`. Prints the share and every change that lives; writes `out/mutation.json`. Not part of CI: some 30 minutes.
 */
import { fork } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "../ensure.mjs";
import { targets } from "./targets.mjs";

ensureInstalled();
ensureInstalled("tools/mutation");
const { createInstrumenter } = await import("@stryker-mutator/instrumenter");
const { createInjector } = await import("typed-inject");

const wanted = process.argv.slice(2);
const copy = join(root, "out", "mutation");
rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const folder of ["engine", "templates", "addin", "test"])
  cpSync(join(root, folder), join(copy, folder), {
    recursive: true,
    filter: (path) => !/node_modules|[\\/]dist([\\/]|$)|[\\/]bench([\\/]|$)/.test(path.slice(root.length)),
  });

const sources = readdirSync(join(root, "engine"), { recursive: true, encoding: "utf8" })
  .map((name) => `engine/${name.replaceAll("\\", "/")}`)
  .filter((name) => name.endsWith(".ts") && targets.some((target) => name.startsWith(target)))
  .filter((name) => wanted.length === 0 || wanted.some((path) => name.startsWith(path)));

const log = Object.fromEntries(
  ["trace", "debug", "info", "warn", "error", "fatal"].map((level) => [level, () => undefined]),
);
const instrumenter = createInjector()
  .provideValue("logger", { ...log, isDebugEnabled: () => false, isTraceEnabled: () => false })
  .injectFunction(createInstrumenter);
const { files, mutants: made } = await instrumenter.instrument(
  sources.map((name) => ({ name, content: readFileSync(join(root, name), "utf8"), mutate: true })),
  // A changed sentence is for the tests of the catalogue, not for those of a rule.
  { plugins: null, excludedMutations: ["StringLiteral"], ignorers: [] },
);
for (const { name, content } of files) writeFileSync(join(copy, name), content);
const mutants = made.filter(({ status }) => status !== "Ignored");
process.stderr.write(`${mutants.length} changes in ${sources.length} files\n`);

/** Runs one worker to its end; it answers each message with one. */
function worker(active) {
  const child = fork(join(import.meta.dirname, "worker.mjs"), {
    cwd: copy,
    env: {
      ...process.env,
      MUTATION_ROOT: root,
      TZ: "Asia/Shanghai",
      ...(active === undefined ? {} : { MUTANT: active }),
    },
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
const outcome = new Map();
const queue = [...mutants];
const lanes = Math.max(1, Math.min(availableParallelism(), 4));
let done = 0;
await Promise.all(
  Array.from({ length: lanes }, async () => {
    let own;
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      if (own === undefined) {
        own = worker();
        const ready = await own.ask({ dryRun: true }, 20 * minutes);
        if (ready === undefined) throw new Error("the tests cannot be run without a change");
        for (const failed of ready.failed) process.stderr.write(`not used, fails without a change: ${failed}\n`);
      }
      let answer = await own.ask({ mutant: mutant.id, file: mutant.fileName }, 3 * minutes);
      if (answer === undefined) {
        own.end();
        own = undefined;
        answer = { state: "killed", by: "no answer in time" };
      }
      if (answer.state === "static") {
        const fresh = worker(mutant.id);
        answer = (await fresh.ask({ files: answer.files }, 5 * minutes)) ?? {
          state: "killed",
          by: "no answer in time",
        };
        fresh.end();
      }
      outcome.set(mutant.id, answer);
      if (++done % 50 === 0) process.stderr.write(`${done} of ${mutants.length}\n`);
    }
    own?.end();
  }),
);

const rows = mutants.map((mutant) => ({
  file: mutant.fileName,
  line: mutant.location.start.line + 1,
  mutator: mutant.mutatorName,
  original: sourceText(mutant).replace(/\s+/g, " "),
  replacement: mutant.replacement.replace(/\s+/g, " "),
  ...outcome.get(mutant.id),
}));
writeFileSync(join(root, "out", "mutation.json"), JSON.stringify(rows, undefined, 1));
const living = rows.filter(({ state }) => state !== "killed");
for (const { file, line, mutator, original, replacement, state } of living)
  process.stdout.write(
    `${file}:${line} [${mutator}] ${original} => ${replacement}${state === "uncovered" ? " (no test runs it)" : ""}\n`,
  );
for (const file of new Set(rows.map((row) => row.file))) {
  const own = rows.filter((row) => row.file === file);
  const caught = own.filter(({ state }) => state === "killed").length;
  process.stdout.write(`${((100 * caught) / own.length).toFixed(1)} % of ${own.length} ${file}\n`);
}
process.stdout.write(
  `${rows.length - living.length} of ${rows.length} changes noticed (${((100 * (rows.length - living.length)) / Math.max(1, rows.length)).toFixed(1)} %)\n`,
);

function sourceText({ fileName, location: { start, end } }) {
  const lines = readFileSync(join(root, fileName), "utf8")
    .split("\n")
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column);
  return lines.join("\n").slice(start.column);
}
