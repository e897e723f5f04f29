/** Writes the two workbooks of `templates/` anew, through the command line that every user has. */
import { join } from "node:path";
import { ensureCommandLine } from "./build.mjs";
import { ensureInstalled, root, run } from "./ensure.mjs";

ensureInstalled();
ensureCommandLine();
const cli = join(root, "dist", "cli.js");
for (const [name, ...options] of [["changnan2024.xlsx"], ["changnan2024-example.xlsx", "--example"]]) {
  const code = run(process.execPath, [cli, "template", "-o", join(root, "templates", name), ...options], {
    shell: false,
  });
  if (code !== 0) process.exit(code);
}
