/** `npm run bench [-- WORD]`: installs the peers once, builds and runs the benchmarks; WORD keeps the rows whose name contains it. */
import { join } from "node:path";
import { ensureInstalled, root, run } from "./ensure.mjs";

ensureInstalled();
ensureInstalled("test/bench");
const node = (...arguments_) => run(process.execPath, arguments_, { shell: false });
if (["page", "command", ""].some((group) => group.includes(process.argv[2] ?? ""))) {
  const { build, isStale } = await import("./build.mjs");
  const stale = [
    ["cli", "dist/cli.js"],
    ["addin", "dist/addin/standalone.html"],
  ].filter(([, file]) => isStale(file));
  if (stale.length > 0) build(stale.map(([name]) => name));
}
process.stderr.write("正在构建 bench … Building …\n");
const built = node(
  join(root, "node_modules", "webpack", "bin", "webpack.js"),
  "--config",
  join(root, "test", "bench", "webpack.config.js"),
);
process.exit(
  built ||
    node(
      "--expose-gc",
      "--max-old-space-size=12288",
      join(root, "test", "bench", "dist", "bench.mjs"),
      ...process.argv.slice(2),
    ),
);
