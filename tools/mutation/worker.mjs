/**
 * Loads the engine's tests once and runs them again and again, each time with another change switched on.
 * Jest itself starts anew for every run, which would take hours; here are as much of its words as the engine's tests use, with its own `expect`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join } from "node:path";

const loadModule = createRequire(import.meta.url);
const own = createRequire(join(process.env.MUTATION_ROOT, "package.json"));
const jestRequire = createRequire(own.resolve("jest"));
const circus = createRequire(jestRequire.resolve("@jest/core"));
const { transformSync } = own("@swc/core");
quicken();
const { expect } = load("expect");
const { bind } = load("jest-each");

function load(name) {
  return loadModule(pathOf(name));
}

function pathOf(name) {
  for (const from of [own, jestRequire, circus]) {
    try {
      return from.resolve(name);
    } catch {
      // Where it stands depends on how npm laid out the folder.
    }
  }
  throw new Error(`${name} is not installed`);
}

/** What a failure says is not read here, and the least example is not looked for: both take far longer than the test. */
function quicken() {
  const nothing = () => "";
  const path = createRequire(pathOf("expect")).resolve("jest-matcher-utils");
  const words = loadModule(path);
  const silent = ["diff", "printDiffOrStringify", "printExpected", "printReceived", "printWithType", "stringify"];
  loadModule.cache[path].exports = { ...words, ...Object.fromEntries(silent.map((name) => [name, nothing])) };
  const laws = own("fast-check");
  const configureGlobal = (parameters) => laws.configureGlobal({ ...parameters, endOnFailure: true });
  configureGlobal({});
  loadModule.cache[own.resolve("fast-check")].exports = {
    ...laws,
    configureGlobal,
    default: { ...laws.default, configureGlobal },
    __esModule: true,
  };
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
const compiled = new Map();
for (const ending of [".ts", ".tsx"])
  Module._extensions[ending] = (module, path) => {
    if (!compiled.has(path))
      compiled.set(
        path,
        transformSync(readFileSync(path, "utf8"), {
          filename: path,
          jsc: { target: "es2022", parser: { syntax: "typescript", tsx: ending === ".tsx" } },
          module: { type: "commonjs" },
        }).code,
      );
    module._compile(compiled.get(path), path);
  };

const stryker = (globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } });

/** Every test: its file, its name, what runs before and after it, and its work. */
let tests = [];
let scope;
let currentFile = "";
const emptyScope = () => ({ names: [], before: [], beforeAll: [], after: [] });
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
  tests.push({
    id: `${currentFile} ${[...scope.names, name].join(" › ")} #${tests.length}`,
    file: currentFile,
    scope,
    work,
  });
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
  beforeAll: (work) => scope.beforeAll.push(oncePerChange(work)),
  afterEach: (work) => scope.after.push(work),
  afterAll: skip,
  jest: { setTimeout: skip },
});

/** Counts the changes tried: what was made ready without a change, or with another, is made ready again. */
let change = 0;
let preparations = 0;
function oncePerChange(work) {
  const id = `before all ${preparations++}`;
  let [last, result] = [-1, undefined];
  return {
    id,
    run() {
      if (last !== change) {
        const current = stryker.currentTestId;
        if (current !== undefined) stryker.currentTestId = id;
        [last, result] = [change, Promise.resolve(work()).finally(() => (stryker.currentTestId = current))];
      }
      return result;
    },
  };
}

/** Fails with the reason, or gives the milliseconds that it took. */
async function run({ scope: { before, beforeAll, after }, work }) {
  const started = process.cpuUsage();
  for (const each of beforeAll) await each.run();
  for (const each of before) await each();
  await work();
  for (const each of after) await each();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Tests that say nothing of a rule, or take programs of their own. */
const left = /fuzz|libreoffice|architecture/i;
const slowest = 4000;

function loadFile(file) {
  currentFile = file;
  scope = emptyScope();
  loadModule(join(process.cwd(), file));
}

const everyFile = () =>
  readdirSync(join(process.cwd(), "test", "engine"), { recursive: true, encoding: "utf8" })
    .map((name) => `test/engine/${name.replaceAll("\\", "/")}`)
    .filter(
      (name) =>
        name.endsWith(".test.ts") &&
        !left.test(name) &&
        (only.length === 0 || only.some((part) => name.includes(part))),
    )
    .sort();

const usable = [];
/** Changes that loading runs: the engine's own, and by test file those of its tables. */
let engineLoads = {};
const loads = new Map();
/** Milliseconds that loading a test file takes where the engine is there already. */
const loadTimes = new Map();

function loadAll() {
  const unfit = [];
  loadModule(join(process.cwd(), "engine", "index.ts"));
  engineLoads = stryker.mutantCoverage.static;
  for (const file of everyFile()) {
    stryker.mutantCoverage.static = {};
    const started = process.cpuUsage();
    try {
      loadFile(file);
      loads.set(file, stryker.mutantCoverage.static);
      const { user, system } = process.cpuUsage(started);
      loadTimes.set(file, (user + system) / 1000);
    } catch (error) {
      unfit.push(`${file}: ${error.message.split("\n")[0]}`);
    }
  }
  return unfit;
}

/** Runs every test once without a change: which can be used, what each costs and which changes it runs. */
async function dryRun() {
  const unfit = loadAll();
  for (const each of tests) {
    stryker.currentTestId = each.id;
    try {
      each.milliseconds = await run(each);
      if (each.milliseconds <= slowest) usable.push(each);
      else unfit.push(`${each.id}: ${Math.round(each.milliseconds)} ms`);
    } catch (error) {
      unfit.push(`${each.id}: ${String(error.message).split("\n")[0]}`);
    }
    stryker.currentTestId = undefined;
  }
  const { perTest } = stryker.mutantCoverage;
  for (const each of usable) {
    each.covers = { ...perTest[each.id] };
    for (const { id } of each.scope.beforeAll)
      for (const [mutant, count] of Object.entries(perTest[id] ?? {}))
        each.covers[mutant] = (each.covers[mutant] ?? 0) + count;
  }
  usable.sort((one, other) => one.milliseconds - other.milliseconds);
  const known = usable.map(({ id, milliseconds, covers }) => ({ id, milliseconds, covers }));
  writeFileSync(knownFile, JSON.stringify(known));
  return { unfit, tests: usable.length };
}

/** A process more, with what the first one found out. */
function takeUp() {
  loadAll();
  const byId = new Map(tests.map((each) => [each.id, each]));
  for (const { id, ...known } of JSON.parse(readFileSync(knownFile, "utf8")))
    usable.push(Object.assign(byId.get(id), known));
  return { unfit: [], tests: usable.length };
}

/** Runs tests with a change switched on: the first that fails, or undefined. */
async function firstFailing(id, some) {
  change++;
  stryker.activeMutant = id;
  try {
    for (const each of some) {
      stryker.hitCount = 0;
      stryker.hitLimit = 100 * (each.covers?.[id] ?? 100) + 10_000;
      try {
        await run(each);
      } catch {
        return each;
      }
    }
    return undefined;
  } finally {
    stryker.activeMutant = stryker.hitCount = undefined;
    change++;
  }
}

/** Whether a test that noticed a change still passes without it: else what this process remembers is no longer true. */
async function stillPasses(each) {
  try {
    await run(each);
    return true;
  } catch {
    return false;
  }
}

/** As many milliseconds of tests as one change is worth; a change that lives through them is said to live. */
let patience = 0;
/** Parts of the paths of the test files that are taken; all of them where there is none. */
let only = [];
/** What the first process found out of these tests. */
let knownFile = "";

/** How many changes of a source each test has noticed, or each test file while loading: what noticed one is the likeliest to notice the next. */
const noticed = new Map();
const whileLoading = "";

function countNotice(source, by) {
  const counts = noticed.get(source) ?? new Map();
  noticed.set(source, counts.set(by, (counts.get(by) ?? 0) + 1));
}

/** Stable: what noticed as many stays in its order. */
function likeliestFirst(some, source, nameOf) {
  const counts = noticed.get(source) ?? new Map();
  const times = (each) => counts.get(nameOf(each)) ?? 0;
  return [...some].sort((one, other) => times(other) - times(one));
}

/** The tests named like the source first, then those that noticed changes of it, the cheapest first within all, until the patience ends. */
function affordable(covering, source) {
  const name = source.split("/").at(-1).replace(".ts", "");
  const isOwn = ({ file }) => file.includes(`/${name}.`);
  const others = covering.filter((each) => !isOwn(each));
  const ordered = [...covering.filter(isOwn), ...likeliestFirst(others, source, ({ id }) => id)];
  let spent = 0;
  return ordered.filter(({ milliseconds }) => (spent += milliseconds) <= patience);
}

async function tryMutant(id, file) {
  const covering = affordable(
    usable.filter(({ covers }) => id in covers),
    file,
  );
  const failing = await firstFailing(id, covering);
  if (failing !== undefined) {
    countNotice(file, failing.id);
    return { state: "killed", by: failing.id, spoiled: !(await stillPasses(failing)) };
  }
  // What loading runs are the tables of a source: a test of such a table is about that of every source.
  const loading = likeliestFirst(filesRunning(id, file), whileLoading, (each) => each);
  if (loading.length > 0) {
    const answer = await tryWhileLoading(id, loading, covering.length);
    if (answer.state === "killed") countNotice(whileLoading, answer.by);
    return answer;
  }
  return covering.length === 0 ? { state: "uncovered" } : { state: "survived", tests: covering.length };
}

/** A change that loading runs: sources and tests are loaded anew with it. The patience does not count the engine's own loading. */
async function tryWhileLoading(id, files, before) {
  const root = process.cwd();
  const kept = new Map(Object.entries(Module._cache).filter(([path]) => path.startsWith(root)));
  const forget = () => {
    for (const path of Object.keys(Module._cache)) if (path.startsWith(root)) delete Module._cache[path];
  };
  const [outer, inUse] = [tests, new Set(usable.map((each) => each.id.replace(/ #\d+$/, "")))];
  forget();
  change++;
  stryker.activeMutant = id;
  let [tried, spent] = [before, 0];
  try {
    for (const each of files) {
      const loading = each === files[0] ? 0 : loadTimes.get(each);
      if (spent + loading > patience) continue;
      spent += loading;
      tests = [];
      stryker.hitCount = 0;
      stryker.hitLimit = 10_000_000;
      try {
        loadFile(each);
        for (const test of tests) {
          if (!inUse.has(test.id.replace(/ #\d+$/, ""))) continue;
          tried++;
          spent += await run(test);
        }
      } catch {
        return { state: "killed", by: each };
      }
    }
    return { state: "survived", tests: tried };
  } finally {
    stryker.activeMutant = stryker.hitCount = undefined;
    change++;
    tests = outer;
    forget();
    Object.assign(Module._cache, Object.fromEntries(kept));
  }
}

/** Test files that may notice a change made while loading: those that run it then; where the engine does, those named like the source or its folder, and the broad ones. */
function filesRunning(id, source) {
  const times = new Map();
  for (const { file, milliseconds } of usable) times.set(file, (times.get(file) ?? 0) + milliseconds);
  const cheap = [...times.keys()].sort((one, other) => times.get(one) - times.get(other));
  const running = cheap.filter((file) => id in (loads.get(file) ?? {}));
  if (!(id in engineLoads)) return running;
  const [folder, name] = source.replace(/\.ts$/, "").split("/").slice(-2);
  return [
    ...new Set([
      ...cheap.filter((file) => file.includes(`/${name}.`)),
      ...running,
      ...cheap.filter((file) => file.includes(folder)),
      ...["test/engine/goldenVectors.test.ts", "test/engine/cases.test.ts", "test/engine/tables/readers.test.ts"],
    ]),
  ].filter((file) => times.has(file));
}

process.on("message", async (message) => {
  if (message.only !== undefined) [only, knownFile] = [message.only, message.known];
  if (message.dryRun) process.send(await dryRun());
  else if (message.takeUp) process.send(takeUp());
  else {
    const started = process.cpuUsage();
    patience = message.patience;
    const answer = await tryMutant(message.mutant, message.file);
    const { user, system } = process.cpuUsage(started);
    process.send({ ...answer, milliseconds: Math.round((user + system) / 1000) });
  }
});
