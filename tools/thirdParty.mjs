/**
 * THIRD-PARTY.txt: the packages of others that are really in what is shipped, with version, licence, dates and the licences' texts.
 * `npm run build` writes it; `npm run third-party -- --dates` asks npm once for the dates of packages that have none yet.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./ensure.mjs";

const datesFile = join(root, "tools", "releases.json");
/** The lists that the build writes (`tools/webpack/bundledPackages.mjs`), and the thing that each is in. */
const lists = {
  cli: "scorecard",
  "file-esm": "changnan-scorecard/file",
  "file-cjs": "changnan-scorecard/file",
  addin: "add-in and page",
};

/** `{ "name@version": { released, newest, newestReleased } }`: days, as npm told them when it was asked. */
const dates = () => (existsSync(datesFile) ? JSON.parse(readFileSync(datesFile, "utf8")) : {});

/** Every bundled package once, with where it is: `{ name, version, folder, places }`, sorted by name. */
function bundledPackages() {
  const found = new Map();
  for (const [list, place] of Object.entries(lists)) {
    for (const one of JSON.parse(readFileSync(join(root, "out", "packages", `${list}.json`), "utf8"))) {
      const key = `${one.name}@${one.version}`;
      const places = found.get(key)?.places ?? new Set();
      found.set(key, { ...one, places: places.add(place) });
    }
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/** The text of a package's licence file; empty when it ships none. */
function licenceText(folder) {
  const name = readdirSync(join(root, folder)).find((file) => /^(licen[cs]e|copying)(\.|$|-mit)/i.test(file));
  return name === undefined
    ? ""
    : readFileSync(join(root, folder, name), "utf8")
        .replace(/\r\n/g, "\n")
        .trim();
}

/** The whole file; reads what the build left in `out/packages/`. */
function thirdPartyText() {
  const known = dates();
  const packages = bundledPackages().map((one) => {
    const { license, licenses } = JSON.parse(readFileSync(join(root, one.folder, "package.json"), "utf8"));
    const named = license ?? licenses?.map(({ type }) => type).join(" OR ");
    const licence = typeof named === "object" ? named.type : named;
    if (!licence) throw new Error(`${one.name} names no licence`);
    return { ...one, licence, text: licenceText(one.folder), dates: known[`${one.name}@${one.version}`] };
  });
  const line = ({ name, version, licence, dates: day, places }) =>
    [
      `${name} ${version}`,
      licence,
      day === undefined
        ? "release date not looked up"
        : `released ${day.released}, newest ${day.newest} of ${day.newestReleased}`,
      [...places].join(", "),
    ].join(" | ");
  const texts = new Map();
  for (const { name, version, licence, text } of packages) {
    const words = text || `(The package ships no licence file; its package.json says ${licence}.)`;
    texts.set(words, [...(texts.get(words) ?? []), `${name} ${version}`]);
  }
  return [
    "Packages of others that are part of what is shipped, each bundled; installing changnan-scorecard installs no other package.",
    "Made by npm run build from the bundles themselves. The add-in's build also copies Microsoft's office.js (package @microsoft/office-js)",
    "into dist/addin/office under Microsoft's own terms; it is not part of the npm package.",
    "",
    "package version | licence | dates | part of",
    "",
    ...packages.map(line),
    ...[...texts].flatMap(([words, names]) => ["", "-".repeat(100), names.join(", "), "", words]),
    "",
  ].join("\n");
}

/** Asks npm for the dates of the packages that we name ourselves and that have none yet; what those bring along follows their releases. */
function lookUpDates() {
  const known = dates();
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const { name, version } of bundledPackages()) {
    if (known[`${name}@${version}`] !== undefined || devDependencies[name] === undefined) continue;
    const answer = execFileSync("npm", ["view", name, "time", "dist-tags.latest", "--json"], { encoding: "utf8" });
    const { time, "dist-tags.latest": newest } = JSON.parse(answer);
    known[`${name}@${version}`] = {
      released: time[version].slice(0, 10),
      newest,
      newestReleased: time[newest].slice(0, 10),
    };
  }
  writeFileSync(
    datesFile,
    `${JSON.stringify(known, Object.keys(known).sort().concat(["released", "newest", "newestReleased"]), 2)}\n`,
  );
}

/** Writes the file for the package and for the deployed add-ins. */
export function writeThirdParty() {
  const text = thirdPartyText();
  for (const folder of [[], ["dist", "addin"], ["dist", "wps"]])
    writeFileSync(join(root, ...folder, "THIRD-PARTY.txt"), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--dates")) lookUpDates();
  writeThirdParty();
}
