/**
 * `npm run manifest -- --host https://… --version 1.2.0.0 [--office local|global|21vianet] [--id GUID] [--name 名称] [-o FILE]`:
 * writes the manifest for a host, checks it offline, and says what it holds. `--check FILE` only checks.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, root } from "./ensure.mjs";
import { manifestFor, pages } from "./manifestText.mjs";

const usage = `用法：npm run manifest -- --host https://主机/路径 --version 1.0.0.0 [--office local|global|21vianet] [--id GUID] [--name 名称] [-o 文件]
      npm run manifest -- --check 文件
Usage: npm run manifest -- --host https://HOST/PATH --version 1.0.0.0 [--office local|global|21vianet] [--id GUID] [--name NAME] [-o FILE]
       npm run manifest -- --check FILE
`;

function fail(text, code = 1) {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

let options;
try {
  options = parseArgs({
    options: {
      host: { type: "string" },
      version: { type: "string" },
      office: { type: "string", default: "local" },
      id: { type: "string" },
      name: { type: "string" },
      output: { type: "string", short: "o" },
      check: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  }).values;
} catch (error) {
  fail(`${error.message}\n${usage}`, 2);
}
if (options.help) {
  process.stdout.write(usage);
  process.exit(0);
}
ensureInstalled();
const { importTypeScript } = await import("./typescript.mjs");
const { changedWithoutNewVersion, checkManifest } = await importTypeScript("addin/manifest/checkManifest.ts");
const here = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** Ends with every finding when there is one. */
function mustBeGood(xml, name) {
  const findings = checkManifest(xml);
  if (findings.length > 0)
    fail(findings.map(({ line, rule, message }) => `${name}:${line} [${rule}] ${message}`).join("\n"));
}

if (options.check !== undefined) {
  if (!existsSync(here(options.check))) fail(`找不到文件 No such file: ${options.check}`);
  mustBeGood(readFileSync(here(options.check), "utf8"), options.check);
  process.stdout.write("清单没有问题。The manifest is good.\n");
  process.exit(0);
}
if (options.host === undefined || options.version === undefined) fail(usage, 2);
if (!Object.hasOwn(pages, options.office)) fail(`--office: ${Object.keys(pages).join(" | ")}`, 2);
let host;
try {
  host = new URL(options.host);
} catch {
  fail(`--host 不是网址 is no address: ${options.host}`, 2);
}
if (host.protocol !== "https:")
  fail(`--host 必须是 https（Office 不加载 http）。--host must be https: ${options.host}`, 2);
if (host.search !== "" || host.hash !== "") fail(`--host 不能带参数。--host takes no parameters: ${options.host}`, 2);
const base = host.href.replace(/\/+$/, "");

// The package edits files in place, so it gets a copy.
const { OfficeAddinManifest } = createRequire(import.meta.url)("office-addin-manifest");
const folder = mkdtempSync(join(tmpdir(), "manifest-"));
const copy = join(folder, "manifest.xml");
let information;
let xml;
try {
  copyFileSync(join(root, "manifest.xml"), copy);
  if (options.id !== undefined || options.name !== undefined)
    await OfficeAddinManifest.modifyManifestFile(copy, options.id, options.name);
  xml = manifestFor(readFileSync(copy, "utf8"), { base, version: options.version, office: options.office });
  mustBeGood(xml, "manifest.xml");
  writeFileSync(copy, xml);
  information = await OfficeAddinManifest.readManifestFile(copy);
} catch (error) {
  fail(`清单没有写出 The manifest was not written: ${error.message}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (information.version !== options.version)
  fail(`清单里的版本是 ${information.version} The manifest says version ${information.version}`);

const output = options.output === undefined ? join(root, "out", "manifest.xml") : here(options.output);
if (existsSync(output) && changedWithoutNewVersion(readFileSync(output, "utf8"), xml)) {
  fail(
    `${output} 已有不同内容而版本不低于 ${options.version}：Excel 会继续用缓存的旧清单，请提高 --version。\nThat file says something else under the same or a higher version: Excel would go on with what it has cached. Raise --version.`,
  );
}
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, xml);
const supported = {
  local:
    "office.js 随加载项一起部署：微软的问题清单称不支持自行托管，其 npm 说明则请保密云这样做。office.js is deployed with the add-in: Microsoft's issue tracker calls that unsupported, its npm page asks secure clouds to do it.",
  global:
    "office.js 取自微软全球 CDN（微软支持）。office.js comes from Microsoft's global CDN (supported by Microsoft).",
  "21vianet":
    "office.js 取自世纪互联 CDN（由世纪互联运营的 Microsoft 365 支持）。office.js comes from 21Vianet's CDN (supported for Microsoft 365 operated by 21Vianet).",
};
process.stdout.write(
  `${output}\n${information.displayName} ${information.version}，${information.defaultSettings.sourceLocation}\n${supported[options.office]}\n`,
);
