/** Formulas as trees: what 公式核算 is written in (ECMA-376 part 1, 18.17), no more. */

export type Scalar = number | string | boolean | null | FormulaError;

/** `#VALUE!` and its like. */
export class FormulaError {
  constructor(readonly text: string) {}
}

export type Tree =
  | { readonly kind: "value"; readonly value: Scalar }
  | { readonly kind: "list"; readonly values: readonly Scalar[] }
  /**
   * A cell or an area; `sheet` is empty for the formula's own. Columns count from 0; of the rows it tells the places among the formula's row
   * numbers, so that formulas which differ in nothing else have one tree.
   */
  | {
      readonly kind: "area";
      readonly sheet: string;
      readonly top: number;
      readonly left: number;
      readonly bottom: number;
      readonly right: number;
    }
  | { readonly kind: "operation"; readonly operator: string; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "negative"; readonly of: Tree }
  | { readonly kind: "call"; readonly name: string; readonly passed: readonly Tree[] };

const tokenPattern =
  /"((?:[^"]|"")*)"|(?:'((?:[^']|'')+)'!)?\$?([A-Z]{1,3})\$?(#)(?::\$?([A-Z]{1,3})\$?(#))?|(\d+(?:\.\d+)?)|([A-Z]+)|(<=|>=|<>|[-+*/&=<>(),{}])/y;

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

/** A formula, taken apart. */
export interface Formula {
  readonly tree: Tree;
  /** The rows that it names, in order; from 0. */
  readonly rows: readonly number[];
}

/** Takes formulas apart; down a column they differ in their row numbers alone and are parsed once. */
export class FormulaReader {
  private readonly trees = new Map<string, Tree>();

  /** @param formula without its `=` @throws Error for what the templates do not write */
  read(formula: string): Formula {
    // Every second part is a row number.
    const parts = formula.split(/(?<=[A-Z]\$?)(\d+)/);
    const rows: number[] = [];
    for (let index = 1; index < parts.length; index += 2) {
      rows.push(Number(parts[index]) - 1);
      parts[index] = "#";
    }
    const skeleton = parts.join("");
    const known = this.trees.get(skeleton);
    if (known !== undefined) return { tree: known, rows };
    const tree = new Parser(skeleton).whole();
    this.trees.set(skeleton, tree);
    return { tree, rows };
  }
}

type Token = { readonly sign: string } | { readonly name: string } | { readonly tree: Tree };

class Parser {
  private readonly tokens: Token[] = [];
  private at = 0;
  private rowCount = 0;

  constructor(private readonly formula: string) {
    tokenPattern.lastIndex = 0;
    while (tokenPattern.lastIndex < formula.length) {
      const match = tokenPattern.exec(formula);
      if (match === null) throw this.unknown();
      // A letter with a number in a text is none of the rows.
      if (match[1]?.includes("#")) throw this.unknown();
      this.tokens.push(this.tokenOf(match));
    }
  }

  whole(): Tree {
    const tree = this.operation(0);
    if (this.at < this.tokens.length) throw this.unknown();
    return tree;
  }

  private operation(atLeast: number): Tree {
    let left = this.operand();
    for (;;) {
      const sign = this.sign();
      const binds = sign === undefined ? undefined : precedence[sign];
      if (sign === undefined || binds === undefined || binds <= atLeast) return left;
      this.at++;
      left = { kind: "operation", operator: sign, left, right: this.operation(binds) };
    }
  }

  private operand(): Tree {
    const token = this.tokens[this.at++];
    if (token === undefined) throw this.unknown();
    if ("tree" in token) return token.tree;
    if ("name" in token) {
      if (token.name === "TRUE" || token.name === "FALSE") return { kind: "value", value: token.name === "TRUE" };
      this.expect("(");
      return { kind: "call", name: token.name, passed: this.listUntil(")") };
    }
    switch (token.sign) {
      case "-":
        return { kind: "negative", of: this.operand() };
      case "(": {
        const inner = this.operation(0);
        this.expect(")");
        return inner;
      }
      case "{":
        return { kind: "list", values: this.listUntil("}").map((tree) => (tree.kind === "value" ? tree.value : null)) };
      default:
        throw this.unknown();
    }
  }

  private listUntil(end: string): Tree[] {
    const list: Tree[] = [];
    while (this.sign() !== end) {
      list.push(this.operation(0));
      if (this.sign() !== end) this.expect(",");
    }
    this.at++;
    return list;
  }

  private expect(sign: string): void {
    if (this.sign() !== sign) throw this.unknown();
    this.at++;
  }

  private sign(): string | undefined {
    const token = this.tokens[this.at];
    return token !== undefined && "sign" in token ? token.sign : undefined;
  }

  private tokenOf(match: RegExpExecArray): Token {
    const [, text, sheet = "", column, row, lastColumn = column, lastRow, number, name, sign = ""] = match;
    if (text !== undefined) return { tree: { kind: "value", value: text.replaceAll('""', '"') } };
    if (number !== undefined) return { tree: { kind: "value", value: Number(number) } };
    if (name !== undefined) return { name };
    if (column === undefined || row === undefined) return { sign };
    const top = this.rowCount++;
    const bottom = lastRow === undefined ? top : this.rowCount++;
    const [left, right] = [columnOf(column), columnOf(lastColumn as string)];
    return { tree: { kind: "area", sheet: sheet.replaceAll("''", "'"), top, left, bottom, right } };
  }

  private unknown(): Error {
    return new Error(`not a formula of the templates: ${this.formula}`);
  }
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
