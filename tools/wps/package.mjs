/**
 * `npm run package:wps [-- --url https://inside.example/scorecard/wps/]`: what an office needs to install the add-in for WPS, in `out/wps/`:
 * the folder, the same packed as WPS downloads it, the two lists as samples, and the scripts that enter it into such a list.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import SevenZip from "7z-wasm";
import { build, isStale } from "../build.mjs";
import { root } from "../ensure.mjs";

export const addinName = "ChangnanScorecard";

/** The entry of a list. @param where `{ url }` for pages on a server, `{ version }` for a folder beside the list */
export function entryOf({ url, version }) {
  const rest = 'enable="enable_dev" install="null" customDomain=""/>';
  return url === undefined
    ? `<jsplugin name="${addinName}" type="et" url="${addinName}_${version}" version="${version}" ${rest}`
    : `<jspluginonline name="${addinName}" type="et" url="${url}" debug="" ${rest}`;
}

/** The entry by which WPS downloads the packed folder whenever name and version are new. @param folder address of the folder with the .7z */
const downloadedEntry = (folder, version) =>
  `<jsplugin name="${addinName}" type="et" url="${folder}${addinName}_${version}.7z" version="${version}" enable="enable_dev" install="null" customDomain=""/>`;

const list = (entry) => `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${entry}\n</jsplugins>\n`;

/** Packs a folder of `folder` into an archive beside it. @throws Error with what the packer said */
export async function pack(folder, name, archive) {
  const said = [];
  const packer = await SevenZip({ print: (line) => said.push(line), printErr: (line) => said.push(line) });
  packer.FS.mkdir("/work");
  packer.FS.mount(packer.NODEFS, { root: folder }, "/work");
  packer.FS.chdir("/work");
  packer.callMain(["a", "-t7z", "-mx=9", "-bd", archive, name]);
  if (!existsSync(join(folder, archive)) || !said.some((line) => line.includes("Everything is Ok")))
    throw new Error(said.join("\n"));
}

/** Writes everything into `to`. @param url address of the pages on a server, ending with a slash */
export async function writePackage({ from, to, version, url }) {
  rmSync(to, { recursive: true, force: true });
  const folder = `${addinName}_${version}`;
  mkdirSync(to, { recursive: true });
  cpSync(from, join(to, folder), { recursive: true });
  await pack(to, folder, `${folder}.7z`);
  writeFileSync(join(to, "publish.xml"), list(entryOf({ version })));
  writeFileSync(join(to, "publish.online.xml"), list(entryOf({ url })));
  writeFileSync(join(to, "jsplugins.xml"), list(downloadedEntry(url.replace(/[^/]+\/$/, ""), version)));
  for (const name of ["install.sh", "install.ps1"]) cpSync(join(root, "tools", "wps", name), join(to, name));
  chmodSync(join(to, "install.sh"), 0o755);
  // Notepad of older Windows shows lines as lines only so.
  const guide = readFileSync(join(root, "tools", "wps", "安装说明.txt"), "utf8").replaceAll("{version}", version);
  writeFileSync(join(to, "安装说明.txt"), `\ufeff${guide.replace(/\r?\n/g, "\r\n")}`);
  return readdirSync(to).sort();
}

async function main() {
  const at = process.argv.indexOf("--url");
  const url = at < 0 ? "https://scorecard.example.org/wps/" : process.argv[at + 1];
  if (!/^https?:\/\/[^\s"'<>&]+\/$/.test(url ?? "")) {
    process.stderr.write(
      "--url 要以 http(s):// 开头、以 / 结尾。--url has to begin with http(s):// and end with a slash.\n",
    );
    process.exit(2);
  }
  if (isStale("dist/wps/index.html")) build(["addin"]);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const to = join(root, "out", "wps");
  const names = await writePackage({ from: join(root, "dist", "wps"), to, version, url });
  process.stdout.write(`${to}\n${names.map((name) => `  ${name}\n`).join("")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
