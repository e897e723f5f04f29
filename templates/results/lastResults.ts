/**
 * Formulas with their last results, so that a workbook that was never calculated shows them too: in Excel's protected view, in the previews of mail
 * and chat programs. Every program that calculates does so anew.
 */
import type { PlanCell, SheetPlan } from "../../engine/index.js";
import { FormulaError, FormulaReader, type Formula, type Scalar, type Tree } from "./formulaTree.js";
import { areaFunctions, isMatrix, scalarFunctions, type Matrix, type Passed } from "./functions.js";
import { compareScalars, divisionError, serialOfEpoch, toBoolean, toNumber, toText } from "./scalars.js";

/** @returns the sheets, each formula with the value that it has @throws Error for a formula that the templates do not write */
export function withLastResults(plans: readonly SheetPlan[]): readonly SheetPlan[] {
  const sheets = new Map(plans.map((plan) => [plan.name, new SheetValues(plan)]));
  const calculation = new Calculation(sheets);
  return plans.map((plan) =>
    plan.rows.some(({ cells }) => cells.some((cell) => cell?.formula !== undefined))
      ? {
          ...plan,
          rows: plan.rows.map((line, row) => ({
            ...line,
            cells: line.cells.map((cell, column) =>
              cell?.formula === undefined ? cell : withResult(cell, calculation.valueAt(plan.name, row, column)),
            ),
          })),
        }
      : plan,
  );
}

function withResult(cell: PlanCell, result: Scalar): PlanCell {
  return result instanceof FormulaError ? { ...cell, error: result.text } : { ...cell, value: result ?? 0 };
}

/** The cells of a sheet; a formula's value once it is known. */
class SheetValues {
  private readonly known: (Scalar | undefined)[][];

  constructor(readonly plan: SheetPlan) {
    this.known = plan.rows.map(({ cells }) =>
      cells.map((cell) => (cell?.formula === undefined ? plainValue(cell) : undefined)),
    );
  }

  get(row: number, column: number): Scalar | undefined {
    const line = this.known[row];
    return line === undefined || column >= line.length ? null : line[column];
  }

  set(row: number, column: number, value: Scalar): void {
    (this.known[row] as (Scalar | undefined)[])[column] = value;
  }
}

function plainValue(cell: PlanCell | undefined): Scalar {
  if (cell?.date !== undefined) return cell.date + serialOfEpoch;
  return cell?.value === undefined || cell.value === "" ? null : cell.value;
}

/** Where a formula stands, and the rows that it names. */
interface Home extends Pick<Formula, "rows"> {
  readonly sheet: string;
}

class Calculation {
  private readonly areas = new Map<string, Matrix>();
  private readonly pending = new Set<string>();
  private readonly reader = new FormulaReader();

  constructor(private readonly sheets: ReadonlyMap<string, SheetValues>) {}

  valueAt(name: string, row: number, column: number): Scalar {
    const sheet = this.sheets.get(name);
    if (sheet === undefined) return new FormulaError("#REF!");
    const known = sheet.get(row, column);
    if (known !== undefined) return known;
    const key = `${name}!${row},${column}`;
    if (this.pending.has(key)) throw new Error(`a circle of formulas at ${key}`);
    this.pending.add(key);
    const { tree, rows } = this.reader.read(sheet.plan.rows[row]?.cells[column]?.formula as string);
    const result = this.passed(tree, { sheet: name, rows });
    if (isMatrix(result)) throw new Error(`a formula of several values at ${key}`);
    this.pending.delete(key);
    sheet.set(row, column, result);
    return result;
  }

  private passed(tree: Tree, home: Home): Passed {
    switch (tree.kind) {
      case "value":
        return tree.value;
      case "list":
        return { width: tree.values.length, values: tree.values };
      case "area":
        return this.area(tree, home);
      case "negative":
        return spread(
          (value) => {
            const number = toNumber(value as Scalar);
            return number instanceof FormulaError ? number : -number;
          },
          [this.passed(tree.of, home)],
        );
      case "operation": {
        const [left, right] = [this.passed(tree.left, home), this.passed(tree.right, home)];
        return isMatrix(left) || isMatrix(right)
          ? spread((one, other) => operated(tree.operator, one as Scalar, other as Scalar), [left, right])
          : operated(tree.operator, left, right);
      }
      case "call":
        return this.call(tree.name, tree.passed, home);
    }
  }

  private call(name: string, trees: readonly Tree[], home: Home): Passed {
    const [first, second, third] = trees as readonly [Tree, Tree | undefined, Tree | undefined];
    if (name === "IF") {
      const condition = toBoolean(single(this.passed(first, home)));
      if (condition instanceof FormulaError) return condition;
      const branch = condition ? second : third;
      return branch === undefined ? condition : this.passed(branch, home);
    }
    if (name === "IFERROR") {
      const value = single(this.passed(first, home));
      return value instanceof FormulaError ? this.passed(second as Tree, home) : value;
    }
    const given = trees.map((tree) => this.passed(tree, home));
    const scalar = scalarFunctions[name];
    if (scalar !== undefined) return spread(scalar, given);
    const whole = areaFunctions[name];
    if (whole === undefined) throw new Error(`the templates do not use ${name}`);
    return whole(...given);
  }

  private area(area: Extract<Tree, { kind: "area" }>, home: Home): Passed {
    const name = area.sheet === "" ? home.sheet : area.sheet;
    const { left, right } = area;
    const [top, bottom] = [home.rows[area.top] as number, home.rows[area.bottom] as number];
    if (top === bottom && left === right) return this.valueAt(name, top, left);
    const key = `${name}!${top},${left},${bottom},${right}`;
    const known = this.areas.get(key);
    if (known !== undefined) return known;
    const values: Scalar[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) values.push(this.valueAt(name, row, column));
    const matrix = { width: right - left + 1, values };
    this.areas.set(key, matrix);
    return matrix;
  }
}

function single(value: Passed): Scalar {
  if (isMatrix(value)) throw new Error("an area where one value is wanted");
  return value;
}

/** Of single values one value; where an area is among them, the work done for each of its values. A column and a row make a table. */
function spread(work: (...given: Scalar[]) => Scalar, given: readonly Passed[]): Passed {
  const areas = given.filter(isMatrix);
  if (areas.length === 0) return work(...(given as Scalar[]));
  const width = Math.max(...areas.map((area) => area.width));
  const height = Math.max(...areas.map((area) => area.values.length / area.width));
  const values: Scalar[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      values.push(work(...given.map((one) => (isMatrix(one) ? at(one, row, column) : one))));
  return { width, values };
}

function at({ width, values }: Matrix, row: number, column: number): Scalar {
  const height = values.length / width;
  return values[(height === 1 ? 0 : row) * width + (width === 1 ? 0 : column)] ?? null;
}

function operated(operator: string, left: Scalar, right: Scalar): Scalar {
  if (left instanceof FormulaError) return left;
  if (right instanceof FormulaError) return right;
  if (operator === "&") return `${toText(left) as string}${toText(right) as string}`;
  if ("+-*/".includes(operator)) {
    const [one, other] = [toNumber(left), toNumber(right)];
    if (one instanceof FormulaError) return one;
    if (other instanceof FormulaError) return other;
    if (operator === "+") return one + other;
    if (operator === "-") return one - other;
    if (operator === "*") return one * other;
    return other === 0 ? divisionError : one / other;
  }
  const order = compareScalars(left, right);
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}
