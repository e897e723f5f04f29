/**
 * Loads the engine's tests once and runs them again and again, each time with another change switched on.
 * Jest itself starts anew for every run, which would take hours; here are as much of its words as the engine's tests use, with its own `expect`.
 */
import { readdirSync, readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join, relative } from "node:path";

const loadModule = createRequire(import.meta.url);
const own = createRequire(join(process.env.MUTATION_ROOT, "package.json"));
const jestRequire = createRequire(own.resolve("jest"));
const circus = createRequire(jestRequire.resolve("@jest/core"));
const { transformSync } = own("@swc/core");
const { expect } = load("expect");
const { bind } = load("jest-each");

function load(name) {
  for (const from of [own, jestRequire, circus]) {
    try {
      return from(name);
    } catch {
      // Where it stands depends on how npm laid out the folder.
    }
  }
  throw new Error(`${name} is not installed`);
}

/* TypeScript as it is imported: `./x.js` is `./x.ts`. */
const resolveAsIs = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (/^\.{1,2}\//.test(request)) {
    for (const to of [request.replace(/\.js$/, ".ts"), `${request}.ts`, request.replace(/\.js$/, ".tsx")]) {
      try {
        return resolveAsIs.call(this, to, parent, ...rest);
      } catch {
        // The next spelling.
      }
    }
  } else {
    try {
      return resolveAsIs.call(this, request, parent, ...rest);
    } catch {
      return own.resolve(request);
    }
  }
  return resolveAsIs.call(this, request, parent, ...rest);
};
for (const ending of [".ts", ".tsx"])
  Module._extensions[ending] = (module, path) => {
    const source = readFileSync(path, "utf8");
    const { code } = transformSync(source, {
      filename: path,
      jsc: { target: "es2022", parser: { syntax: "typescript", tsx: ending === ".tsx" } },
      module: { type: "commonjs" },
    });
    module._compile(code, path);
  };

const stryker = (globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } });
if (process.env.MUTANT !== undefined) stryker.activeMutant = process.env.MUTANT;

/** Every test: its file, its name, what runs before and after it, and its work. */
const tests = [];
let scope = { names: [], before: [], beforeAll: [], after: [] };
let currentFile = "";
function describe(name, work) {
  const outer = scope;
  scope = {
    names: [...outer.names, name],
    before: [...outer.before],
    beforeAll: [...outer.beforeAll],
    after: [...outer.after],
  };
  work();
  scope = outer;
}
function test(name, work) {
  tests.push({ id: `${currentFile} ${[...scope.names, name].join(" › ")}`, file: currentFile, scope, work });
}
const skip = () => undefined;
describe.each = bind(describe, false);
test.each = bind(test, false);
test.skip = describe.skip = skip;
Object.assign(globalThis, {
  describe,
  test,
  it: test,
  expect,
  beforeEach: (work) => scope.before.push(work),
  beforeAll: (work) => scope.beforeAll.push(once(work)),
  afterEach: (work) => scope.after.push(work),
  afterAll: skip,
  jest: { setTimeout: skip },
});

function once(work) {
  let result;
  return () => (result ??= Promise.resolve(work()));
}

/** Fails with the reason, or gives the milliseconds that it took. */
async function run({ scope: { before, beforeAll, after }, work }) {
  const started = performance.now();
  for (const each of [...beforeAll, ...before]) await each();
  await work();
  for (const each of after) await each();
  return performance.now() - started;
}

const slowest = 4000;
/** Tests that say nothing of a rule, or take programs of their own. */
const left = /fuzz|libreoffice|drafts|architecture|report\/|plans\//i;

function loadTests(files) {
  for (const file of files) {
    currentFile = file;
    scope = { names: [], before: [], beforeAll: [], after: [] };
    try {
      loadModule(join(process.cwd(), file));
    } catch (error) {
      if (process.env.MUTANT !== undefined) throw error;
      process.stderr.write(`not used: ${file}: ${error.message.split("\n")[0]}\n`);
    }
  }
}

const everyFile = () =>
  readdirSync(join(process.cwd(), "test", "engine"), { recursive: true, encoding: "utf8" })
    .map((name) => `test/engine/${name}`)
    .filter((name) => name.endsWith(".test.ts") && !left.test(name))
    .sort();

const usable = [];
async function dryRun() {
  loadTests(everyFile());
  const failed = [];
  for (const each of tests) {
    stryker.currentTestId = each.id;
    try {
      each.milliseconds = await run(each);
      if (each.milliseconds <= slowest) usable.push(each);
    } catch {
      failed.push(each.id);
    }
  }
  stryker.currentTestId = undefined;
  const { perTest } = stryker.mutantCoverage;
  for (const each of usable) each.covers = perTest[each.id] ?? {};
  usable.sort((one, other) => one.milliseconds - other.milliseconds);
  stryker.isDry = false;
  return { failed, tests: usable.length };
}

async function tryMutant(id, file) {
  const covering = usable.filter(({ covers }) => id in covers);
  if (id in stryker.mutantCoverage.static) return { state: "static", files: filesNear(file, covering) };
  if (covering.length === 0) return { state: "uncovered" };
  stryker.activeMutant = id;
  try {
    for (const each of covering) {
      stryker.hitCount = 0;
      stryker.hitLimit = 100 * each.covers[id] + 10_000;
      try {
        await run(each);
      } catch {
        return { state: "killed", by: each.id };
      }
    }
    return { state: "survived", tests: covering.length };
  } finally {
    stryker.activeMutant = undefined;
    stryker.hitCount = undefined;
  }
}

/** Files whose tests run anything of the same source: a change made while loading needs a process of its own. */
function filesNear(source, covering) {
  const name = relative("engine", source).replace(/\.ts$/, "").split("/").at(-1);
  const near = new Set(covering.map(({ file }) => file));
  for (const { file } of usable) if (file.includes(name)) near.add(file);
  for (const file of [
    "test/engine/goldenVectors.test.ts",
    "test/engine/cases.test.ts",
    "test/engine/tables/readers.test.ts",
  ])
    near.add(file);
  return [...near].slice(0, 25);
}

async function runFiles(files) {
  try {
    loadTests(files);
    for (const each of tests) await run(each);
    return { state: "survived", tests: tests.length };
  } catch (error) {
    return { state: "killed", by: String(error.message).slice(0, 80) };
  }
}

process.on("message", async (message) => {
  if (message.dryRun) process.send(await dryRun());
  else if (message.files) process.send(await runFiles(message.files));
  else process.send(await tryMutant(message.mutant, message.file));
});
