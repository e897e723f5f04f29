/** `npm run manual`: prints templates/使用手册.pdf anew from 帮助 and its pictures, with the system's Chromium. The same source gives the same bytes. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";

ensureInstalled();
const { chromium } = await import("playwright-core");
const { importTypeScript } = await import("./typescript.mjs");
const { manualCode, manualHtml, pictureNames } = await importTypeScript("addin/manual/manualHtml.ts");

const executablePath = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  process.stderr.write("需要 Chromium 才能印手册。Chromium is needed to print the manual.\n");
  process.exit(1);
}
const pictures = Object.fromEntries(
  pictureNames.map((name) => [name, readFileSync(join(root, "addin", "assets", "pictures", `${name}.png`))]),
);
const html = manualHtml((name) => `data:image/png;base64,${pictures[name].toString("base64")}`, manualCode(pictures));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: "load" });
  // A picture of a page as JPEG takes half the room in a PDF.
  await page.evaluate(async () => {
    for (const image of document.images) {
      const canvas = Object.assign(document.createElement("canvas"), {
        width: image.naturalWidth,
        height: image.naturalHeight,
      });
      canvas.getContext("2d").drawImage(image, 0, 0);
      image.src = canvas.toDataURL("image/jpeg", 0.6);
      await image.decode();
    }
  });
  const printed = await page.pdf({
    preferCSSPageSize: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: `<p style="font-size:8px;width:100%;text-align:center;margin:0"><span class="pageNumber"></span> / <span class="totalPages"></span></p>`,
    outline: true,
    tagged: true,
  });
  const path = join(root, "templates", "使用手册.pdf");
  writeFileSync(path, undated(printed));
  process.stdout.write(`${path}\n`);
} finally {
  await browser.close();
}

/** The day of printing is none of the manual's content; a day of the same length keeps every offset. */
function undated(pdf) {
  const text = pdf.toString("latin1");
  return Buffer.from(text.replace(/D:\d{14}(?=[+-]\d\d'\d\d'\))/g, "D:20240101000000"), "latin1");
}
