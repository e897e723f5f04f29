/**
 * `npm start [-- WORKBOOK] [-- --no-serve] [-- --port N]`: consolidates a workbook (the example when none is named) into out/, prints the ranking,
 * the proposals and the issues, and, in a terminal, serves the stand-alone page.
 */
import { existsSync, mkdirSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { ensureInstalled, root, run } from "./ensure.mjs";

const words = process.argv.slice(2);
const value = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const port = value("--port");
const named = words.find((word, index) => !word.startsWith("--") && !["--port", "--as-of"].includes(words[index - 1]));
// npm runs scripts in the package's folder; INIT_CWD is where the person stands.
const workbook =
  named === undefined
    ? join(root, "templates", "changnan2024-example.xlsx")
    : resolve(process.env.INIT_CWD ?? process.cwd(), named);

ensureInstalled();
const { ensureCommandLine } = await import("./build.mjs");
ensureCommandLine();

if (!existsSync(workbook)) {
  process.stderr.write(
    `找不到文件：${workbook}。用法：npm start -- 工作簿.xlsx\nNo such file. Usage: npm start -- WORKBOOK.xlsx\n`,
  );
  process.exit(1);
}
const out = join(
  root,
  "out",
  `${basename(workbook, extname(workbook))}-考核汇总${extname(workbook).toLowerCase() === ".xlsm" ? ".xlsm" : ".xlsx"}`,
);
mkdirSync(join(root, "out"), { recursive: true });
const cli = (...arguments_) => run(process.execPath, [join(root, "dist", "cli.js"), ...arguments_], { shell: false });
const asOf = value("--as-of") === undefined ? [] : ["--as-of", value("--as-of")];
const failed = cli("assess", workbook, ...asOf) || cli("summary", workbook, "-o", out, ...asOf);
if (failed) process.exit(failed);

if (process.stdout.isTTY && !words.includes("--no-serve")) {
  process.exit(
    run(process.execPath, [join(root, "tools", "serve.mjs"), ...(port ? ["--port", port] : [])], { shell: false }),
  );
}
