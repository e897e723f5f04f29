/** THIRD-PARTY.txt against the bundles, and what is shipped against package.json. Needs `npm run build` before. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const text = (...path: readonly string[]) => readFileSync(join(root, ...path), "utf8");
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}
const bundled = (list: string) => JSON.parse(text("out", "packages", `${list}.json`)) as BundledPackage[];
const lists = ["cli", "file-esm", "file-cjs", "addin"];

test("every package in a bundle is listed with version, licence and the licence's text, and no other is", () => {
  const [, table = ""] = text("THIRD-PARTY.txt").split("package version | licence | dates | part of\n\n");
  const rows =
    table
      .split("\n\n")[0]
      ?.split("\n")
      .map((line) => line.split(" | ")) ?? [];
  const inBundles = lists.flatMap(bundled).map(({ name, version }) => `${name} ${version}`);
  expect(rows.map(([name]) => name).sort()).toEqual([...new Set(inBundles)].sort());
  for (const [name, licence, dates] of rows) {
    expect(`${name}: ${licence}`).toMatch(/: .*(MIT|Apache-2\.0|BSD|ISC|0BSD|Zlib|OFL)/);
    expect(dates).toMatch(/^(released \d{4}-\d\d-\d\d, newest \S+ of \d{4}-\d\d-\d\d|release date not looked up)$/);
    // Once in the table, once above its licence.
    expect(text("THIRD-PARTY.txt").split(name as string).length).toBeGreaterThan(2);
  }
});

test("the versions are the lockfile's", () => {
  const { packages } = JSON.parse(text("package-lock.json")) as { packages: Record<string, { version: string }> };
  for (const { folder, version } of lists.flatMap(bundled))
    expect(`${folder} ${version}`).toBe(`${folder} ${packages[folder]?.version}`);
});

test("the packages that we chose have their dates", () => {
  const { devDependencies } = JSON.parse(text("package.json")) as { devDependencies: Record<string, string> };
  const chosen = lists.flatMap(bundled).filter(({ name }) => devDependencies[name] !== undefined);
  expect(chosen.length).toBeGreaterThan(5);
  for (const { name, version } of chosen) expect(text("THIRD-PARTY.txt")).toMatch(`${name} ${version} | `);
  const undated = text("THIRD-PARTY.txt")
    .split("\n")
    .filter((line) => line.includes("not looked up"))
    .map((line) => line.split(" ")[0]);
  expect(chosen.map(({ name }) => name).filter((name) => undated.includes(name))).toEqual([]);
});

test("the deployed add-in carries the same notices", () => {
  expect(text("dist", "addin", "THIRD-PARTY.txt")).toBe(text("THIRD-PARTY.txt"));
});

test("the package needs no other at run time", () => {
  const manifest = JSON.parse(text("package.json")) as Record<string, unknown>;
  for (const key of ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies", "private"])
    expect(`${key}: ${JSON.stringify(manifest[key])}`).toBe(`${key}: undefined`);
});

test("peers of the benchmarks and Excel's tools stay out of the package's own packages", () => {
  const own = Object.keys((JSON.parse(text("package-lock.json")) as { packages: object }).packages);
  for (const folder of ["test/bench", "tools/excel"]) {
    const { dependencies } = JSON.parse(text(folder, "package.json")) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) expect(own).not.toContain(`node_modules/${name}`);
  }
});
