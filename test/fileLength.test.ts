/** The list of files is the architecture: a file that needs much more than 300 lines is two, or has its reason here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const most = 400;

/** Longer ones, each with the reason why it stays whole. */
const whole: Readonly<Record<string, string>> = {
  "engine/plans/changnan2024.ts": "one issued document, quotation by quotation",
  "engine/tables/headings.ts": "the one list of headings",
  "addin/taskpane/strings.zh.ts": "one catalogue a language",
  "addin/taskpane/strings.en.ts": "one catalogue a language",
  "addin/file/package/xmlScanner.ts": "one scanner over one state; a call more in its loop is paid a million times",
};

const files = ["engine", "addin", "templates", "tools"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.(tsx?|mjs|cjs)$/.test(path) && !path.includes("node_modules")),
);
const linesOf = (path: string): number => readFileSync(join(root, path), "utf8").split("\n").length - 1;

test(`no source has more than ${most} lines but those that stay whole for a reason`, () => {
  expect(files.length).toBeGreaterThan(400);
  expect(files.filter((path) => linesOf(path) > most).sort()).toEqual(Object.keys(whole).sort());
});
