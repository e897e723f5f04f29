/** The package for an intranet without internet: the site, manifests for it, settings for its server and for Windows, sums of all files. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { manifestFor, pages } from "../manifestText.mjs";
import { templateFiles } from "./standalone.mjs";
import { bytesOf, filled, forNotepad, forRegistry } from "./zip.mjs";

const words = join(import.meta.dirname, "intranet");
const text = (name) => readFileSync(join(words, name), "utf8");

/** Stands in the manifests until somebody fills in the real one; `.invalid` leads nowhere, whatever the network (RFC 2606). */
export const placeholder = "https://scorecard.invalid";
/** The entry of the trusted catalogue in the registry; the same in every package, so that a new one replaces the old. */
const catalogue = "{7D0B7F2C-5B0E-4B57-9C0B-2F0C2B7C3A41}";
const exampleShare = String.raw`\\服务器\共享文件夹`;

/** Every file below a folder, by its path from there. */
function filesBelow(folder, path = "") {
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => {
      const inner = path === "" ? name : `${path}/${name}`;
      return statSync(join(folder, inner)).isDirectory() ? filesBelow(folder, inner) : [inner];
    });
}

/** IIS sets caching by place, so every script whose name tells its content gets its own lines. */
function webConfig(names) {
  const forever = names
    .filter((name) => /\.[0-9a-f]{12}\.js$/.test(name))
    .map(
      (name) => `  <location path="${name}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>`,
    );
  return filled(text("web.config"), { forever: forever.join("\n") });
}

/**
 * The files of the package.
 * @param {{ root: string, site: string, version: string, thirdParty: string }} from
 * @returns {Map<string, string | Uint8Array>} by path
 */
export function intranetFiles({ root, site, version, thirdParty }) {
  // The manifest of the build is for a developer's own machine.
  const names = filesBelow(site).filter((name) => name !== "manifest.xml" && name !== "THIRD-PARTY.txt");
  const source = readFileSync(join(root, "manifest.xml"), "utf8");
  const manifests = Object.fromEntries(
    Object.keys(pages).map((office) => [
      office,
      manifestFor(source, { base: placeholder, version: `${version}.0`, office }),
    ]),
  );
  const trust = filled(text("trust.reg"), { catalogue, share: exampleShare.replaceAll("\\", "\\\\") });
  const distrust = filled(text("distrust.reg"), { catalogue });
  const data = JSON.stringify({ placeholder, manifests, trust, share: exampleShare }).replaceAll("<", "\\u003C");
  const scripts = `<script type="application/json" id="data">${data}</script>\n<script>\n${text("fill.js")}</script>`;
  const files = new Map([
    ["安装说明.md", forNotepad(filled(text("install.md"), { version, placeholder }))],
    ["填写地址.html", filled(text("fill.html"), { version, scripts })],
    ...Object.entries(manifests).map(([office, xml]) => [`清单/manifest.${office}.xml`, xml]),
    ["Windows/信任目录.reg", forRegistry(trust)],
    ["Windows/取消信任目录.reg", forRegistry(distrust)],
    ["服务器/nginx.conf", text("nginx.conf")],
    ["服务器/web.config", webConfig(names)],
    ...names.map((name) => [`site/${name}`, readFileSync(join(site, name))]),
    ...templateFiles(root).map(([name, content]) => [`模板/${name}`, content]),
    ["许可.txt", forNotepad(`${readFileSync(join(root, "LICENSE"), "utf8")}\n\n${thirdParty}`)],
  ]);
  const sums = [...files].map(
    ([path, content]) => `${createHash("sha256").update(bytesOf(content)).digest("hex")}  ${path}\n`,
  );
  files.set("SHA256SUMS", sums.join(""));
  return new Map([...files].map(([path, content]) => [`招商考核内网版/${path}`, content]));
}
