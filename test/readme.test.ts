/** The README's example is run as a reader would run it: against the built package, by its name. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(__dirname, "..");

test("the library example runs and prints what it says", () => {
  // `npm test` builds first; a single file run by hand needs `npm run build` once.
  expect(existsSync(join(root, "dist", "esm", "engine", "index.js"))).toBe(true);
  const code = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map((match) => match[1]);
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: root,
    encoding: "utf8",
  });
  expect(promised).toHaveLength(2);
  expect(printed.trim().split("\n")).toEqual(promised);
});

test.each(["README.md", "CONTRIBUTING.md"])("every npm script that %s names exists", (document) => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...readFileSync(join(root, document), "utf8").matchAll(/npm run ([a-z][a-z0-9:-]*)/g)].map(
    (match) => match[1] as string,
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("every file that an npm script runs is in the repository", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = Object.values(scripts).flatMap((script) => script.match(/[\w./-]+\.mjs/g) ?? []);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "engine/DECISIONS.md"])(
  "every source file that %s names exists",
  (document) => {
    const sources = ["engine", "addin", "templates", "test", "tools"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((path) => !path.includes("node_modules"))
        .map((path) => `/${folder}/${path.replaceAll("\\", "/")}`),
    );
    const named = [...readFileSync(join(root, document), "utf8").matchAll(/`([\w./-]+\.(?:tsx?|mjs))`/g)]
      .map((match) => match[1] as string)
      .filter((path) => !existsSync(join(root, path)));
    expect(named.filter((path) => !sources.some((source) => source.endsWith(`/${path}`)))).toEqual([]);
  },
);

test("the documents' links lead to files of this repository", () => {
  const documents = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "test/office/README.md",
    "test/wps/README.md",
  ];
  const broken = documents.flatMap((document) =>
    [...readFileSync(join(root, document), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] as string)
      .filter((target) => !existsSync(join(root, dirname(document), target)))
      .map((target) => `${document}: ${target}`),
  );
  expect(broken).toEqual([]);
});
