/** Installs the npm packages when they are absent or older than the lockfile, and says so. Needs nothing but Node itself. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Runs a command of the project in its root with inherited output; resolves its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (error) throw error;
  return status ?? 1;
}

function requireNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major >= 20) return;
  process.stderr.write(`需要 Node.js 20 或更高版本，当前为 ${process.versions.node}。Node.js 20 or later is needed.\n`);
  process.exit(1);
}

/**
 * `npm ci` when it is due; exits with a sentence when it fails.
 * @param folder below the root; the benchmarks and Excel's tools have packages of their own
 */
export function ensureInstalled(folder = ".") {
  requireNode();
  const cwd = join(root, folder);
  const stamp = join(cwd, "node_modules", ".package-lock.json");
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(join(cwd, "package-lock.json")).mtimeMs) return;
  const what = folder === "." ? "npm ci" : `npm ci, ${folder}`;
  process.stderr.write(`正在安装依赖（${what}）… Installing packages (${what}) …\n`);
  if (run("npm", ["ci", "--no-audit", "--no-fund"], { cwd, stdio: ["ignore", 2, 2] }) !== 0) {
    process.stderr.write(
      "依赖安装失败：请检查网络与 npm 源后重试。Installing the packages failed: check the network and try again.\n",
    );
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled(process.argv[2]);
