/**
 * `npm test`: types, lint, format, build, then every test but those of `npm run e2e`, which need the built product in real programs
 * (`realPrograms.mjs`) and take as long again; CI runs both. `npm test -- JEST ARGUMENTS` runs some. Each ends with `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, isStale } from "./build.mjs";
import { ensureInstalled, root, run } from "./ensure.mjs";
import { realPrograms } from "./realPrograms.mjs";

ensureInstalled();

const bin = (...path) => join(root, "node_modules", ...path);
const node = (script, ...arguments_) => run(process.execPath, [script, ...arguments_], { shell: false });
let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs one program and prints what it said when it is done, so that two at once do not mix their words. */
function step(title, command, arguments_) {
  const started = Date.now();
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, arguments_, { cwd: root });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
    child.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (code) => {
      if (code === 0) passed++;
      else failed++;
      process.stdout.write(Buffer.concat(said));
      process.stdout.write(
        `${code === 0 ? "PASS" : "FAIL"} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
      );
      resolve();
    });
  });
}

/** The checks one after the other, beside the build, whose types are among what is checked: two processors, two things at a time. */
async function checksAndBuild() {
  const script = (title, ...arguments_) => step(title, process.execPath, arguments_);
  const checks = async () => {
    await script("engine type check, no libraries", bin("typescript", "bin", "tsc"), "-p", "engine", "--noEmit");
    await script("type check", bin("typescript", "bin", "tsc"), "-p", ".");
    await script("lint", bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0", ...cached("eslint"));
    await script(
      "format",
      bin("prettier", "bin", "prettier.cjs"),
      "--check",
      "--log-level",
      "warn",
      ".",
      ...cached("prettier"),
    );
  };
  const build = async () => {
    await script("bundles", bin("webpack", "bin", "webpack.js"));
    await script("library", join(root, "tools", "library.mjs"), "--unchecked");
  };
  await Promise.all([checks(), build()]);
}

/** Files that are as they were are not looked at again. */
function cached(name) {
  return [
    "--cache",
    "--cache-strategy",
    "content",
    "--cache-location",
    join(root, "node_modules", ".cache", `${name}.json`),
  ];
}

const given = process.argv.slice(2);
const isEndToEnd = given[0] === "--e2e";
const isQuick = given.length === 0;
if (isQuick) await checksAndBuild();
if (isEndToEnd && isStale("dist/addin/taskpane.html")) {
  build([]);
  node(join(root, "tools", "library.mjs"));
}
const jestArguments = isQuick
  ? ["--testPathIgnorePatterns", "/node_modules/", ...realPrograms]
  : isEndToEnd
    ? // A browser or an office beside each worker takes a processor of its own.
      ["--maxWorkers=2", ...realPrograms, ...given.slice(1)]
    : given;

mkdirSync(join(root, "out"), { recursive: true });
const report = join(root, "out", "jest.json");
rmSync(report, { force: true });
const status = node(bin("jest", "bin", "jest.js"), "--json", `--outputFile=${report}`, ...jestArguments);
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests + result.numTodoTests;
  if (result.numTotalTests === 0) failed++;
} catch {
  failed++;
}
if (status !== 0 && failed === 0) failed++;
if (skipped > 0) process.stdout.write(`${skipped} skipped: the reason of each is printed where it was skipped.\n`);
if (isQuick) process.stdout.write("The built product in Chromium, LibreOffice, npm and a validator: npm run e2e\n");
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed > 0 ? 1 : 0);
