/**
 * Every regular expression over input takes time in proportion to the text: all of them are listed from the sources, none can be forgotten.
 * Each is tried on long runs of the characters that it names, alone and in pairs, after what it may begin with, before what it cannot end with.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
const folders = ["engine", "addin/file", "addin/collect", "addin/cli", "addin/wps", "templates"];

interface Found {
  readonly place: string;
  readonly text: string;
}

/** Literals, and `new RegExp(…)` as written, of every source. */
function listed(): { literals: Found[]; made: Found[] } {
  const [literals, made]: Found[][] = [[], []];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const place = `${folder}/${name}`;
      const source = ts.createSourceFile(name, readFileSync(join(root, place), "utf8"), ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) literals?.push({ place, text: node.text });
        const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
        if (isMade && node.expression.getText() === "RegExp") made?.push({ place, text: node.getText() });
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  }
  return { literals: literals ?? [], made: made ?? [] };
}

function expressionOf(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

const wrong = "\u0001";

/** Texts of a length that make an expression go back as often as it can. */
function* attacks(source: string, length: number): Generator<string> {
  const own = [...new Set(source.replace(/\\[a-zA-Z](\{[^}]*\})?|[[\](){}|*+?^$\\]/g, ""))].slice(0, 12);
  const characters = [...new Set([..." 0aA,.<年个", ...own])];
  const words = [...new Set(source.match(/[\p{L}\p{N}<=":%]+/gu) ?? [])].slice(0, 6);
  for (const character of characters) {
    const run = character.repeat(length);
    yield run + wrong;
    yield wrong + run;
    for (const word of words) yield word + run + wrong;
  }
  for (const one of own.slice(0, 5)) {
    for (const other of [" ", "0", "a"]) yield (one + other).repeat(length / 2) + wrong;
  }
  for (const word of words) yield word.repeat(Math.ceil(length / word.length)) + wrong;
}

/** Processor time in milliseconds, the least of some tries: what else runs on the machine does not count. */
function cost(expression: RegExp, text: string, tries: number): number {
  let least = Infinity;
  for (let time = 0; time < tries; time++) {
    const start = process.cpuUsage();
    text.replace(expression, "");
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * The worst growth of the time from 2^10 to 2^15 characters: 32 in proportion, 1,024 for its square. Texts of 2^13 characters tell first which
 * expressions are worth it: their square takes 50 ms and more.
 */
function growth(expression: RegExp): number {
  const [short, long] = [[...attacks(expression.source, 2 ** 10)], [...attacks(expression.source, 2 ** 15)]];
  let worst = 0;
  [...attacks(expression.source, 2 ** 13)].forEach((text, index) => {
    if (worst >= tooMuch || cost(expression, text, 1) < 12 || cost(expression, text, 3) < 12) return;
    const least = Math.max(0.01, cost(expression, short[index] as string, 9));
    worst = Math.max(worst, cost(expression, long[index] as string, 1) / least);
  });
  return worst;
}

const tooMuch = 300;

/** Expressions that never see a long text, with the guard that keeps it away. */
const guarded: Readonly<Record<string, string>> = {
  [String.raw`/^(.+?)[::(占]?(\d+(?:\.\d+)?)%\)?$/`]: "engine/tables/shares.ts: longestOwner",
};

const { literals, made } = listed();

test("an expression that goes back for every character is told from one that does not", () => {
  expect(growth(/^[+-]?(\d+\.?\d*|\.\d+)$/)).toBeGreaterThan(tooMuch);
  expect(growth(/^[+-]?(\d+(\.\d*)?|\.\d+)$/)).toBeLessThan(tooMuch);
  expect(growth(/\s*\/>$/)).toBeGreaterThan(tooMuch);
});

test("the sources have expressions", () => expect(literals.length).toBeGreaterThan(100));

test("expressions that are kept from long texts are still there", () => {
  const texts = new Set(literals.map(({ text }) => text));
  expect(Object.keys(guarded).filter((text) => !texts.has(text))).toEqual([]);
});

test.each([...new Set(literals.map(({ text }) => text))].filter((text) => guarded[text] === undefined))(
  "%s takes time in proportion to the text",
  (text) => expect(growth(expressionOf(text))).toBeLessThan(tooMuch),
);

/** How many expressions are put together from parts, by file: a new one is to be tried by hand. */
const putTogether = {
  "addin/file/write/styleSheet.ts": 1,
  "engine/collect/copiedRows.ts": 1,
  "engine/phones.ts": 3,
  "engine/privacy.ts": 2,
  "engine/tables/annex5/endings.ts": 3,
  "engine/tables/choices.ts": 2,
  "engine/tables/dates.ts": 2,
  "engine/tables/formFiling.ts": 2,
  "engine/tables/quotaText.ts": 4,
};

test("expressions that are put together are known", () => {
  const counts: Record<string, number> = {};
  for (const { place } of made) counts[place] = (counts[place] ?? 0) + 1;
  expect(counts).toEqual(putTogether);
});
