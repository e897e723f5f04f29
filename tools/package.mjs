/**
 * `npm run package`: what is carried into an office without internet, in `out/`: 单机版.zip, a folder to double-click, and 内网版.zip, the site, manifests and
 * settings for an intranet's server. Builds first when the build is old.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";

ensureInstalled();
const { build, isStale } = await import("./build.mjs");
if (isStale("dist/addin/taskpane.html")) build(["addin"]);
const { intranetFiles } = await import("./package/intranet.mjs");
const { standaloneFiles } = await import("./package/standalone.mjs");
const { zipOf } = await import("./package/zip.mjs");

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const from = {
  root,
  site: join(root, "dist", "addin"),
  version,
  thirdParty: readFileSync(join(root, "THIRD-PARTY.txt"), "utf8"),
};
mkdirSync(join(root, "out"), { recursive: true });
for (const [name, files] of [
  ["单机版.zip", standaloneFiles(from)],
  ["内网版.zip", intranetFiles(from)],
]) {
  const path = join(root, "out", name);
  const bytes = zipOf(files);
  writeFileSync(path, bytes);
  process.stdout.write(`${path}  ${files.size} 个文件 files, ${(bytes.length / 2 ** 20).toFixed(1)} MB\n`);
}
