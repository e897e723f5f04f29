/**
 * Every regular expression over input takes time in proportion to the text: all of them are listed from the sources, none can be forgotten.
 * Each is tried on long runs of the characters that it names, alone and in pairs, after what it may begin with, before what it cannot end with.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { drawSheets } from "../addin/file/write/drawSheets";
import { changnan2024, GridBuilder, planCollection, readFacts } from "../engine/index";
import { cleanerOf, maskerOf } from "../engine/privacy";
import { demoPlan } from "./addin/file/demoPlan";
import { workbook } from "./addin/file/packages";
import { dateCell, ledger } from "./engine/tables/workbook";

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

/** The same of those that are put together. */
const guardedMade: Readonly<Record<string, string>> = {
  [String.raw`/^(\D+?)(\d+|[零一二两三四五六七八九十百]+)(?:个|家|项)$/`]: "engine/tables/quotaText.ts: longestQuota",
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

/** How many expressions are put together from parts, by file: of constants, or of what a workbook or a catalogue says. */
const putTogether = {
  ofConstants: {
    "engine/phones.ts": 3,
    "engine/tables/annex5/endings.ts": 3,
    "engine/tables/choices.ts": 2,
    "engine/tables/dates.ts": 2,
    "engine/tables/formFiling.ts": 2,
    "engine/tables/quotaText.ts": 4,
  },
  ofWords: {
    "addin/file/write/styleSheet.ts": 1,
    "engine/collect/copiedRows.ts": 1,
    "engine/privacy.ts": 2,
  },
};

test("expressions that are put together are known", () => {
  const counts: Record<string, number> = {};
  for (const { place } of made) counts[place] = (counts[place] ?? 0) + 1;
  expect(counts).toEqual({ ...putTogether.ofConstants, ...putTogether.ofWords });
});

/** What is made while some work is done, whoever asks for it. */
async function madeBy(work: () => unknown): Promise<RegExp[]> {
  const found: RegExp[] = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, words: ConstructorParameters<typeof RegExp>) {
      const expression = new target(...words);
      found.push(expression);
      return expression;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = own;
  }
  return found;
}

test.each(Object.entries(putTogether.ofConstants))(
  "what %s puts together of constants takes time in proportion to the text",
  async (place, count) => {
    // As it is loaded a file makes its own, and brings those of the files that it needs.
    const expressions = await madeBy(() => jest.isolateModules(() => void jest.requireActual(join(root, place))));
    const texts = new Set(expressions.map(String));
    expect(texts.size).toBeGreaterThanOrEqual(count);
    for (const text of texts)
      if (guardedMade[text] === undefined) expect([text, growth(expressionOf(text)) < tooMuch]).toEqual([text, true]);
  },
);

test("those that are kept from long texts are still made", async () => {
  const made = await madeBy(() => jest.isolateModules(() => void jest.requireActual("../engine/tables/quotaText")));
  expect(made.map(String)).toEqual(expect.arrayContaining(Object.keys(guardedMade)));
});

/** Those of words, made by their own code of words as bad as they may be; each must be among what the code makes. */
const ofWords: readonly (readonly [what: string, mark: RegExp, work: () => unknown])[] = [
  ["legal representatives", /^欧\[/, () => maskerOf(["欧阳明明", "张三", "王一王一", "李李李李"])],
  ["names in doubt", /^俞\[/, () => cleanerOf(changnan2024, [])],
  [
    "the labels of a filing line",
    /填报/,
    () => {
      const grid = new GridBuilder().build();
      const told = new GridBuilder()
        .rows("表", [["填报部门：住建局"], ...ledger("leads", [{ day: dateCell(3, 5), text: "甲", valid: "是" }])])
        .build();
      return planCollection(grid, readFacts(grid, changnan2024), [{ name: "来件.xlsx", grid: told }]);
    },
  ],
  [
    "attributes of style sheets",
    /numFmtId/,
    () => drawSheets(workbook({ sheets: { 表: "<sheetData/>" } }), [demoPlan()]),
  ],
];

test("each file that makes them of words is asked", () =>
  expect(ofWords).toHaveLength(Object.values(putTogether.ofWords).reduce((sum, count) => sum + count, 0)));

test.each(ofWords)("what is made of %s takes time in proportion to the text", async (_, mark, work) => {
  const expressions = (await madeBy(work)).filter(({ source }) => mark.test(source));
  expect(expressions.length).toBeGreaterThan(0);
  for (const expression of new Set(expressions.map(String)))
    expect(growth(expressionOf(expression))).toBeLessThan(tooMuch);
});
