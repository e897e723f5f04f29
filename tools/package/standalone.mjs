/**
 * The folder to double-click: the stand-alone page as one file, the templates, and a page of instructions. A folder of thirty scripts is nothing to hand
 * to a clerk, and a page that was copied without them would be blank; so all scripts stand in the page, and only the pictures of 帮助 beside it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { filled, forNotepad } from "./zip.mjs";

/** Where 帮助 looks for its pictures, from the page on. */
const pictures = "assets/pictures";
const words = join(import.meta.dirname, "standalone");

/** Says the same in a script, and neither ends nor hides it in a page: both texts occur in strings and patterns only. */
const inPage = (script) => script.replace(/<(?=\/script|!--)/gi, "\\x3C");

const once = (text, found, put) => {
  if (text.split(found).length !== 2) throw new Error(`the page has not one ${found}`);
  return text.replace(found, () => put);
};

/**
 * The built page with every script in it, those that are loaded later first: webpack takes a part that is there already for loaded.
 * @param {string} site the folder of the built page
 * @returns {string}
 */
export function onePage(site) {
  const read = (name) => readFileSync(join(site, name), "utf8");
  const { files } = JSON.parse(/^self\.standalone = (.*);$/m.exec(read("serviceWorker.js"))[1]);
  const html = read("standalone.html");
  const [tag, entry] = /<script[^>]* src="([^"]+)"[^>]*><\/script>/.exec(html);
  const late = files.filter((name) => name.endsWith(".js") && name !== entry);
  const scripts = [...late, entry].map((name) => inPage(read(name)));
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  let page = once(html, tag, "");
  page = once(page, "script-src 'self'", `script-src ${hashes.join(" ")}`);
  const icon = /href="(assets\/[^"]+\.png)"/.exec(page)[1];
  page = once(page, icon, `data:image/png;base64,${readFileSync(join(site, icon)).toString("base64")}`);
  return once(page, "</body>", `${scripts.map((script) => `<script>${script}</script>`).join("\n")}\n</body>`);
}

/** What of the templates' folder is for people. */
const handedOut = { ".xlsx": true, ".pdf": true, ".docx": true };
const titles = { "changnan2024.xlsx": "台账模板.xlsx", "changnan2024-example.xlsx": "台账示例（数据为虚构）.xlsx" };

/** The workbooks and documents of `templates/`, under Chinese names. */
export function templateFiles(root) {
  const folder = join(root, "templates");
  return readdirSync(folder)
    .filter((name) => handedOut[extname(name)])
    .map((name) => [titles[name] ?? name, readFileSync(join(folder, name))]);
}

/**
 * The files of the package.
 * @param {{ root: string, site: string, version: string, thirdParty: string }} from
 * @returns {Map<string, string | Uint8Array>} by path
 */
export function standaloneFiles({ root, site, version, thirdParty }) {
  const folder = "招商考核单机版";
  return new Map([
    [`${folder}/打开招商考核.html`, onePage(site)],
    ...readdirSync(join(site, pictures)).map((name) => [
      `${folder}/${pictures}/${name}`,
      readFileSync(join(site, pictures, name)),
    ]),
    [`${folder}/说明.txt`, forNotepad(filled(readFileSync(join(words, "readme.txt"), "utf8"), { version }))],
    ...templateFiles(root).map(([name, content]) => [`${folder}/模板/${name}`, content]),
    [`${folder}/许可.txt`, forNotepad(`${readFileSync(join(root, "LICENSE"), "utf8")}\n\n${thirdParty}`)],
  ]);
}
