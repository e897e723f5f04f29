/** A part of 附件5 as it stands: its columns as sentences, and which 考核任务 a row belongs to. */
import { CellKind, type Column, type Place } from "../../grid/grid.js";
import type { Issue } from "../../issue.js";
import type { ItemKey } from "../../plan.js";
import { matchHeading } from "../headings.js";
import { rowNature, troubledCells } from "../rows.js";
import type { TablePart } from "../tablePart.js";
import { headingKey } from "../text.js";
import { textMarks } from "../textMarks.js";
import { matchColumn, type Matched } from "./matching.js";
import { sentencesOf, type Sentence } from "./cellSentences.js";
import type { Template } from "./templates.js";

const columns = ["group", "task", "method"] as const;
export type ColumnName = (typeof columns)[number];

/** A part of the sheet, column by column. */
export interface AnnexSheet {
  readonly part: TablePart;
  readonly group: Matched;
  readonly task: Matched;
  readonly method: Matched;
  /** Rows in which a 考核任务 begins, from above: a row of the sheet belongs to the last one at or above it. */
  readonly tasks: readonly AnnexTask[];
}

/** 考核任务 of a row: its text and the lines of the plan that it names. */
export interface AnnexTask {
  readonly row: number;
  readonly label: string;
  readonly lines: readonly ItemKey[];
}

/** @param issues receives what the cells themselves are troubled by */
export function sheetOf(part: TablePart, templates: ReadonlyMap<string, Template>, issues: Issue[]): AnnexSheet {
  const fields = Object.fromEntries(
    columns.flatMap((name) => {
      const column = part.source.columns[part.columns[name] ?? -1];
      return column === undefined ? [] : [[name, column]];
    }),
  ) as Record<ColumnName, Column>;
  const marks = textMarks(part.source.pool);
  for (let row = part.firstDataRow; row <= part.area.bottom; row++)
    if (rowNature(part, row, marks) === "data") issues.push(...troubledCells(part, fields, row));
  const sentences = (name: ColumnName): Sentence[] => {
    const column = part.columns[name];
    return column === undefined ? [] : cellsOf(part, column).flatMap(([place, text]) => sentencesOf(text, place));
  };
  const taskSentences = sentences("task");
  const task = matchColumn(taskSentences, templates);
  return {
    part,
    group: matchColumn(sentences("group"), templates),
    task,
    method: matchColumn(sentences("method"), templates),
    tasks: tasksOf(taskSentences, task),
  };
}

/** The filled cells of a column in rows of data; a merged cell says its text once. */
export function cellsOf(part: TablePart, index: number): [Place, string][] {
  const { source, firstDataRow, area } = part;
  const { kinds, numbers } = source.columns[index] as Column;
  const marks = textMarks(source.pool);
  const cells: [Place, string][] = [];
  for (let row = firstDataRow; row <= area.bottom; row++) {
    const kind = kinds[row];
    if (kind !== CellKind.text && kind !== CellKind.number) continue;
    if (rowNature(part, row, marks) !== "data") continue;
    const number = numbers[row] as number;
    const text = kind === CellKind.number ? String(number) : (source.pool.texts[number] as string);
    cells.push([{ sheet: part.sheet, row, column: index }, text]);
  }
  return cells;
}

/** Where 分值 was taken for 考核方式 and 评分标准 stands beside it, that is 考核方式, and 分值 the marks. */
export function withMethod(part: TablePart): TablePart {
  if (headingKey(part.headings["method"] ?? "") !== marksHeading) return part;
  const method = columnBeside(part, (text) =>
    matchHeading(text).some(({ table, field }) => table === "annex5" && field === "method"),
  );
  return method === undefined ? part : { ...part, columns: { ...part.columns, method } };
}

const marksHeading = "分值";
const marksHeadings: ReadonlySet<string> = new Set([marksHeading, "标准分", "满分", "分数"]);

/** The column of marks beside 考核方式. */
export function marksColumn(part: TablePart): number | undefined {
  return columnBeside(part, (text) => marksHeadings.has(headingKey(text)));
}

/** A column of the table that is none of its fields, by a text in its heading rows. */
function columnBeside(
  { source, area, firstDataRow, columns: own }: TablePart,
  isIt: (text: string) => boolean,
): number | undefined {
  const known = new Set(Object.values(own));
  for (let column = area.left; column <= area.right; column++) {
    const { kinds, numbers } = source.columns[column] as Column;
    if (known.has(column)) continue;
    for (let row = area.top; row < firstDataRow; row++)
      if (kinds[row] === CellKind.text && isIt(source.pool.texts[numbers[row] as number] as string)) return column;
  }
  return undefined;
}

/** The last 考核任务 at or above a row. */
export function taskAt({ tasks }: AnnexSheet, row: number): AnnexTask | undefined {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle] as AnnexTask).row <= row) low = middle + 1;
    else high = middle;
  }
  return tasks[low - 1];
}

function tasksOf(sentences: readonly Sentence[], { runs }: Matched): AnnexTask[] {
  const labels = new Map<number, string>();
  for (const { text, place } of sentences) labels.set(place.row, `${labels.get(place.row) ?? ""}${text}`);
  const lines = new Map<number, Set<ItemKey>>();
  for (const { template, sentences: own } of runs) {
    if (template.column !== "task") continue;
    for (const { place } of own) {
      const found = lines.get(place.row) ?? new Set();
      lines.set(place.row, found);
      for (const key of template.lines) found.add(key);
    }
  }
  return [...labels].map(([row, label]) => ({ row, label, lines: [...(lines.get(row) ?? [])] }));
}
