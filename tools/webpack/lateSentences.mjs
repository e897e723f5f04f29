/**
 * A loader for what Excel waits for: the sentences of issues go into a part of their own, since no score needs their words.
 * In `issue(severity, code, "sentence", …)` of the engine the sentence gives way to a short name made from its text, and `engine/sentences.ts` becomes
 * the list of all of them by name. What loads that module (`issueText`) is loaded with the first sentence that somebody reads.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const engine = join(import.meta.dirname, "..", "..", "engine");
const list = join(engine, "sentences.ts");

/** No sentence begins so. */
const nameOf = (sentence) => `#${createHash("sha256").update(sentence).digest("base64url").slice(0, 4)}`;

/** The sentences in the calls of `issue` in a source, with where they stand. */
function sentencesIn(source) {
  const found = [];
  const take = (node) => {
    if (ts.isStringLiteralLike(node)) found.push({ sentence: node.text, start: node.getStart(), end: node.getEnd() });
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(take);
    else if (ts.isParenthesizedExpression(node)) take(node.expression);
  };
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "issue" && node.arguments.length > 2)
      take(node.arguments[2]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true));
  return found;
}

function catalogue() {
  const byName = new Map();
  for (const name of readdirSync(engine, { recursive: true, encoding: "utf8" }).sort()) {
    if (!name.endsWith(".ts")) continue;
    for (const { sentence } of sentencesIn(readFileSync(join(engine, name), "utf8"))) {
      const other = byName.get(nameOf(sentence));
      if (other !== undefined && other !== sentence) throw new Error(`two sentences have the name ${nameOf(sentence)}`);
      byName.set(nameOf(sentence), sentence);
    }
  }
  return Object.fromEntries(byName);
}

export default function lateSentences(source) {
  if (this.resourcePath === list) {
    this.addContextDependency(engine);
    return `const sentences = ${JSON.stringify(catalogue())};
export const sentenceOf = (template) => (Object.hasOwn(sentences, template) ? sentences[template] : template);
`;
  }
  return sentencesIn(source)
    .sort((one, other) => other.start - one.start)
    .reduce(
      (text, { sentence, start, end }) => text.slice(0, start) + JSON.stringify(nameOf(sentence)) + text.slice(end),
      source,
    );
}
