/**
 * `npm test [-- JEST ARGUMENTS]`: everything that must hold, in one run: types, lint, build, then every test. Ends with `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, run } from "./ensure.mjs";

ensureInstalled();

const bin = (...path) => join(root, "node_modules", ...path);
const node = (script, ...arguments_) => run(process.execPath, [script, ...arguments_], { shell: false });
let passed = 0;
let failed = 0;
let skipped = 0;

function step(title, work) {
  const started = Date.now();
  const ok = work() === 0;
  if (ok) passed++;
  else failed++;
  process.stdout.write(`${ok ? "PASS" : "FAIL"} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

const jestArguments = process.argv.slice(2);
if (jestArguments.length === 0) {
  step("engine type check, no libraries", () => node(bin("typescript", "bin", "tsc"), "-p", "engine", "--noEmit"));
  step("type check", () => node(bin("typescript", "bin", "tsc"), "-p", "."));
  step("lint", () => node(bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"));
  step("format", () => node(bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."));
  step("build", () => run("npm", ["run", "--silent", "build"]));
}

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
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed > 0 ? 1 : 0);
