/** Formulas as trees: literals, references, operators and calls. Names of functions are judged by the calculator. */
import { invalidArgument, OfficeError } from "../officeError.js";

export type Node =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "reference"; readonly address: string }
  | { readonly kind: "omitted" }
  | { readonly kind: "operator"; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: "negative"; readonly of: Node }
  | { readonly kind: "call"; readonly name: string; readonly passed: readonly Node[] };

const tokenPattern =
  /\s*(?:("(?:[^"]|"")*")|(#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!))|((?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?![\p{L}\p{N}_.(]))|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|([\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|<>|[-+*/&=<>(),%^]))/uy;

const precedence: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
};

interface Token {
  readonly kind: "text" | "error" | "reference" | "number" | "name" | "sign";
  readonly text: string;
}

function tokens(formula: string): Token[] {
  const list: Token[] = [];
  tokenPattern.lastIndex = 1;
  while (tokenPattern.lastIndex < formula.length) {
    if (formula.slice(tokenPattern.lastIndex).trim() === "") break;
    const match = tokenPattern.exec(formula);
    if (!match) throw invalidArgument(`formula ${formula}`);
    const [, text, error, reference, number, name, sign] = match;
    if (text !== undefined) list.push({ kind: "text", text: text.slice(1, -1).replaceAll('""', '"') });
    else if (error !== undefined) list.push({ kind: "error", text: error });
    else if (reference !== undefined) list.push({ kind: "reference", text: reference });
    else if (number !== undefined) list.push({ kind: "number", text: number });
    else if (name !== undefined) list.push({ kind: "name", text: name });
    else list.push({ kind: "sign", text: sign as string });
  }
  return list;
}

/**
 * A formula as a tree. What Excel takes and this parser does not (array constants, structured references …) is `#NAME?`;
 * throws InvalidArgument for what Excel would not take: brackets or quotes left open, an operator at the end.
 */
export function parseFormula(formula: string): Node {
  try {
    return parseKnown(formula);
  } catch (error) {
    if (!(error instanceof OfficeError) || !isWhole(formula)) throw error;
    return { kind: "error", error: "#NAME?" };
  }
}

/** `true` when brackets and quotes are closed and something follows every operator. */
function isWhole(formula: string): boolean {
  const open: string[] = [];
  const closing: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };
  const bare = formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, "0");
  if (/["']/.test(bare) || /[-+*/&=<>^,(]\s*$/.test(bare)) return false;
  for (const character of bare) {
    const wanted = closing[character];
    if (wanted !== undefined) open.push(wanted);
    else if (/[)}\]]/.test(character) && open.pop() !== character) return false;
  }
  return open.length === 0;
}

function parseKnown(formula: string): Node {
  const list = tokens(formula);
  let at = 0;
  const fail = () => invalidArgument(`formula ${formula}`);
  const isSign = (text: string) => list[at]?.kind === "sign" && list[at]?.text === text;
  const expect = (text: string) => {
    if (!isSign(text)) throw fail();
    at++;
  };

  function primary(): Node {
    const token = list[at++];
    if (!token) throw fail();
    if (token.kind === "text") return { kind: "value", value: token.text };
    if (token.kind === "number") return { kind: "value", value: Number(token.text) };
    if (token.kind === "error") return { kind: "error", error: token.text };
    if (token.kind === "reference") return { kind: "reference", address: token.text };
    if (token.kind === "sign") {
      if (token.text === "-") return { kind: "negative", of: primary() };
      if (token.text === "+") return primary();
      if (token.text !== "(") throw fail();
      const inner = expression(0);
      expect(")");
      return inner;
    }
    if (!isSign("(")) {
      const upper = token.text.toUpperCase();
      if (upper === "TRUE" || upper === "FALSE") return { kind: "value", value: upper === "TRUE" };
      return { kind: "reference", address: token.text };
    }
    at++;
    const passed: Node[] = [];
    while (!isSign(")")) {
      passed.push(isSign(",") ? { kind: "omitted" } : expression(0));
      if (isSign(",")) {
        at++;
        if (isSign(")")) passed.push({ kind: "omitted" });
      } else if (!isSign(")")) throw fail();
    }
    at++;
    return { kind: "call", name: token.text, passed };
  }

  function expression(level: number): Node {
    let left = primary();
    for (;;) {
      const operator = list[at]?.kind === "sign" ? (list[at]?.text as string) : "";
      const rank = precedence[operator];
      if (rank === undefined || rank <= level) return left;
      at++;
      left = { kind: "operator", operator, left, right: expression(rank) };
    }
  }

  const tree = expression(0);
  if (at !== list.length) throw fail();
  return tree;
}

/** The addresses and names that a formula looks at. */
export function referencesOf(node: Node): string[] {
  switch (node.kind) {
    case "reference":
      return [node.address];
    case "operator":
      return [...referencesOf(node.left), ...referencesOf(node.right)];
    case "negative":
      return referencesOf(node.of);
    case "call":
      return node.passed.flatMap(referencesOf);
    default:
      return [];
  }
}
