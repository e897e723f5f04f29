/** The built add-in as files: names that the manifest gives stand, all other scripts carry their content's hash. Needs `npm run build` before. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";

const root = join(__dirname, "..", "..");
const site = join(root, "dist", "addin");
const scripts = readdirSync(site).filter((name) => name.endsWith(".js"));
const hashed = /\.[0-9a-f]{12}\.js$/;

test("every file that the manifest names is there under that name", () => {
  const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
  const named = [...manifest.matchAll(/"https:\/\/localhost:3000\/([^"]+)"/g)].map((match) => match[1] as string);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !existsSync(join(site, name)))).toEqual([]);
});

test("every other script has the hash of its content in its name", () => {
  expect(scripts.filter((name) => !hashed.test(name)).sort()).toEqual(["runtime.js", "serviceWorker.js"]);
  expect(scripts.length).toBeGreaterThan(10);
});

test.each(["taskpane.html", "taskpane.global.html", "taskpane.21vianet.html", "standalone.html"])(
  "%s loads scripts that are there, under hashed names",
  (page) => {
    const html = readFileSync(join(site, page), "utf8");
    const own = [...html.matchAll(/<script[^>]* src="([^":]+)"/g)]
      .map((match) => match[1] as string)
      .filter((name) => !name.startsWith("office/"));
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) {
      expect(name).toMatch(hashed);
      expect(scripts).toContain(name);
    }
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain("unsafe-eval");
  },
);

test("the script under the manifest's name is the one under the hashed name", () => {
  const name = scripts.find((script) => /^runtime\.[0-9a-f]{12}\.js$/.test(script)) as string;
  expect(readFileSync(join(site, "runtime.js"), "utf8")).toBe(readFileSync(join(site, name), "utf8"));
});

test("the service worker keeps every part of the page, the reader of .xls included", () => {
  const worker = readFileSync(join(site, "serviceWorker.js"), "utf8");
  const { files } = JSON.parse(/^self\.standalone = (.*);$/m.exec(worker)?.[1] ?? "{}") as { files: string[] };
  expect(files.filter((name) => !existsSync(join(site, name)))).toEqual([]);
  expect(files[0]).toBe("standalone.html");
  const holds = (sign: string) =>
    files.some((name) => name.endsWith(".js") && readFileSync(join(site, name), "utf8").includes(sign));
  // A word of the reader of compound files, and the names of late parts.
  expect(holds("mini table")).toBe(true);
  for (const part of ["files", "import", "month", "drafts", "templates"])
    expect(files.some((name) => new RegExp(`^${part}\\.[0-9a-f]{12}\\.js$`).test(name))).toBe(true);
});

test("a browser of early 2020 can read every script of the page and of the add-in for WPS", () => {
  const worker = readFileSync(join(site, "serviceWorker.js"), "utf8");
  const { files } = JSON.parse(/^self\.standalone = (.*);$/m.exec(worker)?.[1] ?? "{}") as { files: string[] };
  const wps = join(root, "dist", "wps");
  const scripts = [
    ...[...files, "serviceWorker.js"].map((name) => join(site, name)),
    ...readdirSync(wps).map((name) => join(wps, name)),
  ].filter((path) => path.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(30);
  const unread = scripts.flatMap((path) => {
    try {
      // Chromium 80 knows all of ECMAScript 2020 and nothing of 2021.
      parse(readFileSync(path, "utf8"), { ecmaVersion: 2020 });
      return [];
    } catch (error) {
      return [`${path}: ${(error as Error).message}`];
    }
  });
  expect(unread).toEqual([]);
});
