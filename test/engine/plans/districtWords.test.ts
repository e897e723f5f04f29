/** What belongs to one district or one year stands in its plan file: nowhere else do texts of the program name it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { plans } from "../../../engine/index.js";

const root = join(__dirname, "..", "..", "..");
const folders = ["engine", "addin", "templates"];
const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.(tsx?|m?js)$/.test(path) && !path.startsWith("engine/plans/")),
);

/** The product's own name, in which the district occurs. */
const product = /昌南(招商考核|考核备份)/g;

/** Names of places, bodies, parks, units and persons, and the year. Spellings of two signs (产促, 生态) may stand in other words. */
const words = [
  ...new Set(
    plans.flatMap(({ names, parks, units, quotas, leadingGroup, reviewGroup }) => [
      ...[...names.homePlaces, ...names.placesElsewhere, names.district, names.city],
      ...[names.leadership, names.leadingGroup, names.office, names.disciplineBody, names.schedulingUnit],
      ...parks.map(({ name }) => name),
      ...units.flatMap(({ name, aliases }) => [name, ...aliases].filter((text) => text.length > 2)),
      ...quotas.flatMap(({ leaders }) => leaders),
      ...[...leadingGroup, ...reviewGroup].map(({ name }) => name),
    ]),
  ),
];
const years = plans.map(({ year }) => new RegExp(`(?<!\\d)${year}(?!\\d)`));

/** Every literal of a source in which a district or a year is named; comments may give examples. */
function named(path: string, text = readFileSync(join(root, path), "utf8")): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isNumericLiteral(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node) ||
      ts.isIdentifier(node);
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isText) {
      const own = node.getText().replace(product, "");
      const word = words.find((each) => own.includes(each)) ?? years.find((year) => year.test(own))?.source;
      if (word !== undefined) found.push(`${path}: ${word} in ${own.slice(0, 80)}`);
    }
    if (!isImport) ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** 党政办 is also an office of every township, and stands here among words that are no person's name. */
const general = ["engine/privacy.ts: 党政办"];

test("no text of engine, add-in or templates names the district or the year of a plan", () => {
  expect(sources.length).toBeGreaterThan(300);
  const found = sources.flatMap((path) => named(path));
  expect(found.filter((line) => !general.some((known) => line.startsWith(known)))).toEqual([]);
});

test.each([
  ["a text", 'const a = "报送昌南新区办公室";'],
  ["a part of a template", "const a = `${b}年景德镇市${c}`;"],
  ["an expression", "const a = /^(昌南)?表$/;"],
  ["a number", "const a = date(2024, 1, 1);"],
  ["a name of a unit", "const a = { 罗家桥乡: 1 };"],
  ["text between tags", "const a = <p>产业促进局</p>;"],
])("%s is found", (_, text) => {
  expect(named("a.tsx", text)).toHaveLength(1);
});

test("the product's name, a longer number and a comment are not", () => {
  expect(named("a.ts", 'const a = ["昌南招商考核", 20240305]; // 昌南新区2024年')).toEqual([]);
});
