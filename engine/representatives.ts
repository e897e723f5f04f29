/** The legal representatives that a workbook names, in a log, in a form or in a column of a ledger. */
import { CellKind, type Grid, type Sheet, type TextPool } from "./grid/grid.js";
import { looksLikeName } from "./privacy.js";
import { trackingLog } from "./tables/officeTables.js";
import { compact } from "./tables/text.js";

const headingOf = (key: string) => trackingLog.fields.find((field) => field.key === key)?.heading as string;
const entryHeading = /*#__PURE__*/ headingOf("entry");
const contentHeading = /*#__PURE__*/ headingOf("content");
const label = /^(?:企业)?(?:法定代表人|法人代表|法人)(?:姓名)?[:：]?$/;

/** The names beside and below cells that say 法定代表人; what does not look like a name is none. */
export function representativesIn(grid: Grid): string[] {
  const found = new Set<string>();
  // The sheets of a workbook share a pool.
  const pools = new Map([...new Set(grid.sheets.map(({ pool }) => pool))].map((pool) => [pool, labelsIn(pool)]));
  for (const sheet of grid.sheets) {
    const labels = pools.get(sheet.pool) as ReadonlySet<number>;
    if (labels.size === 0) continue;
    const entry = sheet.pool.find(entryHeading);
    sheet.columns.forEach(({ kinds, numbers }, column) => {
      let logHead = -1;
      for (let row = 0; row < kinds.length; row++) {
        if (kinds[row] !== CellKind.text) continue;
        if (numbers[row] === entry) logHead = row;
        if (!labels.has(numbers[row] as number)) continue;
        const beside = [column + 1, contentColumn(sheet, logHead)];
        for (const at of beside) for (const name of namesAt(sheet, row, at)) found.add(name);
        for (const name of namesBelow(sheet, row, column)) found.add(name);
      }
    });
  }
  return [...found];
}

/** The texts of a pool that say 法定代表人. */
function labelsIn({ texts }: TextPool): ReadonlySet<number> {
  const labels = new Set<number>();
  texts.forEach((text, index) => {
    if (text.length <= 20 && label.test(compact(text))) labels.add(index);
  });
  return labels;
}

/** In a log the label stands under 栏目 and what is said under 内容. @param logHead the row of the headings; -1: there is none */
function contentColumn(sheet: Sheet, logHead: number): number {
  return logHead < 0 ? -1 : sheet.columns.findIndex((_, at) => textAt(sheet, logHead, at) === contentHeading);
}

function namesBelow(sheet: Sheet, row: number, column: number): string[] {
  const names: string[] = [];
  for (let below = row + 1; below < sheet.rowCount; below++) {
    const here = namesAt(sheet, below, column);
    if (here.length === 0 && textAt(sheet, below, column) !== "") break;
    names.push(...here);
  }
  return names;
}

function namesAt(sheet: Sheet, row: number, column: number): string[] {
  return textAt(sheet, row, column)
    .split(/[、，,;；/]/)
    .map(compact)
    .filter(looksLikeName);
}

function textAt({ columns, pool }: Sheet, row: number, column: number): string {
  const cells = columns[column];
  return cells?.kinds[row] === CellKind.text ? (pool.texts[cells.numbers[row] as number] ?? "") : "";
}
