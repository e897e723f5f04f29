/** Builds what is asked for when it is missing or older than its sources. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./ensure.mjs";

const sources = [
  "engine",
  "addin",
  "templates",
  "webpack.config.js",
  "package.json",
  "tsconfig.base.json",
  "tsconfig.json",
  "manifest.xml",
  "tools/webpack",
];

function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** `true` when `target` (a file below the root) is absent or older than any source. */
export function isStale(target) {
  const path = join(root, target);
  if (!existsSync(path)) return true;
  const built = statSync(path).mtimeMs;
  return sources.some((source) => existsSync(join(root, source)) && newest(join(root, source)) > built);
}

/** Builds the webpack configurations of the given names; exits with a sentence when that fails. */
export function build(names) {
  const arguments_ = [
    join(root, "node_modules", "webpack", "bin", "webpack.js"),
    ...names.flatMap((name) => ["--config-name", name]),
  ];
  const started = Date.now();
  process.stderr.write(`正在构建 ${names.join("、")} … Building …\n`);
  if (run(process.execPath, arguments_, { stdio: ["ignore", 2, 2], shell: false }) !== 0) {
    process.stderr.write("构建失败，见上。The build failed, see above.\n");
    process.exit(1);
  }
  process.stderr.write(`构建完成（${((Date.now() - started) / 1000).toFixed(1)} 秒）。Built.\n`);
}

/** Builds the command line when it is due. */
export function ensureCommandLine() {
  if (isStale("dist/cli.js")) build(["cli"]);
}
