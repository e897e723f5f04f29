/**
 * `npm run coverage [-- --again]`: runs the tests that run the engine and names every line and branch of it that none of them enters
 * (V8's own counters), but for those that `tools/uncovered/` lists with a reason: `{ file, reason, code: [source line] }`, and for
 * fallbacks that only `noUncheckedIndexedAccess` asks for (`tools/indexGuards.mjs`).
 * `--again` judges the last run's counters. Ends with 1 when another is not entered, or when one of the list is. Not part of CI.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ensureInstalled, root, run } from "./ensure.mjs";
import { engineSources } from "./indexGuards.mjs";

ensureInstalled();
const folder = join(root, "out", "coverage");
const counters = join(folder, "coverage-final.json");
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const switches = [
  "--coverage",
  "--coverageProvider=v8",
  "--coverageReporters=json",
  "--coverageReporters=html",
  `--coverageDirectory=${folder}`,
  "--collectCoverageFrom=engine/**/*.ts",
  "--silent",
];
/** Collecting, printing and the functions are tried through the shells that show them. */
const shells = ["cli", "collect", "drafts", "functions", "live"].map((name) => `test/addin/${name}`);
if (!process.argv.includes("--again") || !existsSync(counters)) {
  const status = run(process.execPath, [jest, ...switches, "test/engine", "test/realInput", "test/cases", ...shells], {
    shell: false,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(status);
}

const sources = engineSources();

/** The ways of a file's branches with what is behind each, but for those that only the index guard asks for. */
function waysOf(path, { b: ways, branchMap }) {
  const guards = sources.guardsOf(path);
  const source = readFileSync(path, "utf8");
  return Object.entries(ways).flatMap(([id, counts]) =>
    branchMap[id].locations.flatMap((location, at) => {
      const [from, to] = [sources.offsetOf(path, location.start), sources.offsetOf(path, location.end)];
      // A range ends where the next name or value begins: signs may stand between.
      const isGuard = guards.some(
        (guard) => from >= guard[0] && from < guard[1] && !/[\w"'`]/.test(source.slice(guard[1], to)),
      );
      return isGuard ? [] : [{ line: location.start.line, count: counts[at] }];
    }),
  );
}

/** Source lines by their number that nothing runs, and those of which one way is never taken. V8 counts lines as statements. */
function unenteredOf({ s: runs, statementMap }, ways) {
  const lines = new Set();
  for (const [id, count] of Object.entries(runs)) if (count === 0) lines.add(statementMap[id].start.line);
  for (const { line, count } of ways) if (count === 0) lines.add(line);
  return [...lines].sort((one, other) => one - other);
}

// Of a file of types alone nothing is left to run: V8 knows it as one that was never loaded.
const counted = Object.entries(JSON.parse(readFileSync(counters, "utf8"))).filter(
  ([path]) => !sources.holdsOnlyTypes(path),
);
const reports = counted.map(([path, report]) => ({
  ways: waysOf(path, report),
  file: relative(root, path).replaceAll("\\", "/"),
  source: readFileSync(path, "utf8").split("\n"),
  report,
}));
const keyOf = (file, code) => `${file}: ${code}`;
const listed = new Set(
  readdirSync(join(root, "tools", "uncovered"))
    .flatMap((name) => JSON.parse(readFileSync(join(root, "tools", "uncovered", name), "utf8")))
    .flatMap(({ file, code }) => code.map((line) => keyOf(file, line))),
);
const seen = new Set();
let unlisted = 0;
for (const { file, source, report, ways } of reports.sort((one, other) => (one.file < other.file ? -1 : 1)))
  for (const line of unenteredOf(report, ways)) {
    // Of counters that are older than the source some lines are gone.
    const code = (source[line - 1] ?? "").trim();
    // A brace or an empty line says nothing by itself: what stands above it is named.
    if (!/\w/.test(code)) continue;
    seen.add(keyOf(file, code));
    if (listed.has(keyOf(file, code))) continue;
    unlisted++;
    process.stdout.write(`${file}:${line}  ${code}\n`);
  }
const stale = [...listed].filter((key) => !seen.has(key));
for (const key of stale) process.stdout.write(`entered, and still listed: ${key}\n`);

const total = { lines: [0, 0], branches: [0, 0] };
for (const { report, ways } of reports) {
  for (const count of Object.values(report.s)) total.lines[count === 0 ? 1 : 0]++;
  for (const { count } of ways) total.branches[count === 0 ? 1 : 0]++;
}
const percent = ([entered, not]) => `${((100 * entered) / (entered + not)).toFixed(2)} %`;
process.stdout.write(
  `engine: lines ${percent(total.lines)}, branches ${percent(total.branches)}; not entered: ${unlisted} unlisted, ${listed.size - stale.length} listed\n`,
);
process.exitCode = unlisted > 0 || stale.length > 0 ? 1 : 0;
