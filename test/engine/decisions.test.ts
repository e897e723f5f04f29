/** `engine/DECISIONS.md` is held to the code: its numbers, its readings and the tests that it names. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { readingChoices, type ReadingId } from "../../engine/plan.js";
import { planText } from "../helpers/planTables.js";

const root = join(__dirname, "..", "..");
const decisions = readFileSync(join(root, "engine", "DECISIONS.md"), "utf8")
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ number: text.slice(0, text.indexOf(" ")), text }));
const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );

test("every number once", () => {
  const numbers = decisions.map(({ number }) => number);
  expect(numbers.length).toBeGreaterThan(30);
  expect(numbers.every((number) => /^D\d{2,3}$/.test(number))).toBe(true);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test.each(decisions.map(({ number, text }) => [number, text] as const))(
  "%s says what is taken and names a test that exists",
  (_, text) => {
    expect(text).toMatch(/^- Taken/m);
    const pinned = /Pinned by: `([^`]+)`/.exec(text)?.[1];
    expect(pinned !== undefined && existsSync(join(root, pinned))).toBe(true);
  },
);

test.each(Object.keys(readingChoices) as ReadingId[])("the reading %s stands under its decision", (id) => {
  const decision = decisions.find(({ number }) => number === changnan2024.readings[id].decision);
  expect(decision?.text).toContain(`Reading: \`${id}\``);
});

test("every number in the engine's comments is a decision", () => {
  const known = new Set(decisions.map(({ number }) => number));
  const used = files("engine")
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) =>
      [...readFileSync(join(root, path), "utf8").matchAll(/\bD\d{2,3}\b/g)].map(([number]) => ({ path, number })),
    );
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter(({ number }) => !known.has(number))).toEqual([]);
});

test("what it quotes stands in the plan", () => {
  const bare = (text: string) => text.replace(/\s/g, "");
  const plan = bare(planText);
  const quoted = decisions.flatMap(({ text }) =>
    [...text.matchAll(/^- Sentence: ([^(;,]*[\u4e00-\u9fff0-9）]) ?\(L/gm)].map(([, quote]) => quote as string),
  );
  expect(quoted.length).toBeGreaterThan(10);
  for (const quote of quoted)
    for (const piece of quote.split("…")) expect(plan).toContain(bare(piece).replace(/[。，]$/, ""));
});
