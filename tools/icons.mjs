/**
 * `node tools/icons.mjs`: draws the icons of the add-in into addin/assets/ with the system's Chromium. The PNG files are checked in; this is how to change them.
 * Every picture is drawn on a grid of 16, so that its edges fall on whole pixels at 16, 32, 64 and 80.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./ensure.mjs";

const red = "#b3261e";
const ink = "#3b3a39";
const blue = "#0f6cbd";
const green = "#0e7a0d";
const amber = "#b85c00";

const sheet = `<path d="M2 1h9l3 3v11H2z" fill="#fff"/><path d="M2.5 1.5h8l3 3v10h-11z" fill="none" stroke="${ink}"/>`;
const pictures = {
  // A red seal with three bars that grow: standings that rise.
  icon: `<rect width="16" height="16" rx="3" fill="${red}"/><path d="M3 9h2v4H3zM7 6h2v7H7zM11 3h2v10h-2z" fill="#fff"/>`,
  panel: `<rect x="1.5" y="2.5" width="13" height="11" fill="#fff" stroke="${ink}"/><path d="M9 3h5v10H9z" fill="${red}"/><path d="M10 5h3v1h-3zM10 7h3v1h-3zM10 9h2v1h-2z" fill="#fff"/><path d="M3 5h4v1H3zM3 7h4v1H3zM3 9h4v1H3z" fill="${ink}"/>`,
  summary: `${sheet}<path d="M4 9h2v4H4zM7 7h2v6H7zM10 5h2v8h-2z" fill="${red}"/>`,
  check: `${sheet}<path d="M4 5h4v1H4zM4 7h3v1H4z" fill="${ink}"/><path d="M5 10.5l2.5 2.5L13 7" fill="none" stroke="${green}" stroke-width="2"/>`,
  import: `<path d="M1.5 9v5.500h13V9" fill="none" stroke="${ink}"/><path d="M7 1h2v6h3l-4 5-4-5h3z" fill="${blue}"/>`,
  warning: `<path d="M8 1l7.500 14H.5z" fill="${amber}"/><path d="M7 6h2v5H7zM7 12h2v2H7z" fill="#fff"/>`,
  help: `<circle cx="8" cy="8" r="7.500" fill="${blue}"/><path d="M5.500 6a2.500 2.500 0 1 1 3.500 2.300c-.7.35-1 .7-1 1.700" fill="none" stroke="#fff" stroke-width="2"/><path d="M7 11h2v2H7z" fill="#fff"/>`,
};
const sizes = [16, 20, 24, 32, 40, 64, 80];

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
if (executablePath === undefined) {
  process.stderr.write("需要 Chromium 才能重画图标。Chromium is needed to draw the icons.\n");
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, shapes] of Object.entries(pictures)) {
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="${size}" height="${size}">${shapes}</svg>`,
    );
    writeFileSync(
      join(root, "addin", "assets", `${name}-${size}.png`),
      await page.screenshot({ omitBackground: true }),
    );
  }
}
await browser.close();
