/** 使用手册 as a page to be printed: 帮助 in Chinese with its pictures, A4. */
import { newestOf, plans, sha256 } from "../../engine/index.js";
import { formulasOf } from "./formulas.js";
import { helpZh } from "./help.zh.js";
import { pictureNames, taskPictures, type PictureName } from "./helpPictures.js";

export { pictureNames } from "./helpPictures.js";

/**
 * What the manual is made of, as a number that stands on its first page and in its title: a printed manual of another source is told by it.
 * @param pictures the bytes of each picture, a PNG
 */
export function manualCode(pictures: Readonly<Record<PictureName, Uint8Array>>): string {
  const digests = pictureNames.map((name) => sha256(pictures[name]));
  return sha256([manualHtml(() => "", ""), ...digests].join("\n")).slice(0, 12);
}

/**
 * @param source of a picture, as an address
 * @param code of {@link manualCode}
 */
export function manualHtml(source: (name: PictureName) => string, code: string): string {
  const { intro, tasks, topics, sendingTitle, sendingHead, sending, functionsTitle, functions, picture } = helpZh;
  const chapters = [...tasks, ...topics, { title: sendingTitle }, { title: functionsTitle }];
  const contents = chapters.map(({ title }, index) => `<li><a href="#c${index}">${text(title)}</a></li>`);
  const taskParts = tasks.map(({ title, steps }, index) => {
    const pictures = (taskPictures[index] ?? []).map(
      (name, number) => `<img src="${source(name)}" alt="${text(picture(title, number + 1))}">`,
    );
    return `${list("ol", steps)}${pictures.join("")}`;
  });
  const formulas = formulasOf(newestOf(plans)).map((formula, index) => [formula, functions[index] ?? ""]);
  const parts = [
    ...taskParts,
    ...topics.map(({ steps }) => list("ul", steps)),
    table(sendingHead, sending),
    table(["公式", "得到什么"], formulas),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>昌南招商考核使用手册 ${code}</title><style>${style}</style></head><body>
<header><h1>昌南招商考核　使用手册</h1><p>${text(intro)}</p><p class="code">手册编号 ${code}。与程序“帮助”页同一来源；图是示例工作簿，由测试拍下。</p></header>
<nav><ol>${contents.join("")}</ol></nav>
${chapters.map(({ title }, index) => `<section id="c${index}"><h2>${index + 1}　${text(title)}</h2>${parts[index]}</section>`).join("\n")}
</body></html>`;
}

function list(kind: "ol" | "ul", items: readonly string[]): string {
  return `<${kind}>${items.map((item) => `<li>${text(item)}</li>`).join("")}</${kind}>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: "th" | "td"): string =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${line(head, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table>`;
}

function text(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

const style = `
@page { size: A4; margin: 18mm 20mm 18mm 20mm; }
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 10.5pt; line-height: 1.6; color: #1b1a19; margin: 0; }
h1 { font-size: 22pt; margin: 0 0 6pt; color: #b3261e; }
h2 { font-size: 13pt; margin: 14pt 0 4pt; border-bottom: 0.75pt solid #b3261e; break-after: avoid; }
p, ol, ul { margin: 0 0 4pt; }
ol, ul { padding-inline-start: 20pt; }
.code { color: #605e5c; font-size: 9pt; }
nav ol { columns: 2; }
nav a { color: inherit; text-decoration: none; }
section { break-inside: avoid; }
img { display: block; width: 112mm; margin: 4pt auto 0; border: 0.75pt solid #c8c6c4; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.75pt solid #8a8886; padding: 3pt 5pt; text-align: start; vertical-align: top; }
th { background: #f3f2f1; }
`;
