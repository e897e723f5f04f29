import { a1, a1Area, type Area } from "../../../engine/index.js";
import { momentsBetween } from "../../live/moments.js";
import { HostError, type CellContent, type WorkbookEdit } from "../../live/ports.js";
import { maxColumns, maxRows, parseArea } from "../package/references.js";
import { drawSheets, openForWriting } from "./drawSheets.js";
import { addedRowsIn, formattedOnly, grownHoldings, grownReference } from "./growRanges.js";
import { showsDate } from "../read/numberFormats.js";
import type { PackageEditor } from "../package/packageEditor.js";
import { isSingleCell, type CellOutline, type RowOutline, type SheetOutline } from "../package/sheetOutline.js";
import { outlineInOrder } from "../package/sheetOrder.js";
import { cellXml, startsLikeFormula } from "./sheetXml.js";
import { dropStaleResults } from "./staleResults.js";
import type { StyleSheet } from "./styleSheet.js";
import { usedLooks } from "./usedLooks.js";
import { readWorkbookPart, type SheetEntry } from "../package/workbookPart.js";
import { WorkbookEditor } from "./workbookEditor.js";
import { childOf, escapeXml, spliceBytes, withAttribute, type ByteEdit } from "../package/xmlTree.js";

type CellsEdit = Extract<WorkbookEdit, { kind: "cells" }>;
type CellEdit = CellsEdit["cells"][number];

/**
 * Applies edits in order and returns the changed workbook, or throws and changes nothing.
 * Of a worksheet only the touched cells and rows get other bytes. Formulas are marked to be calculated when the workbook is next opened;
 * those of 公式核算 lose their last results, which no longer are.
 * @throws HostError `sheetMissing`, `cellOutside`, `cellInMerge`, `cellInFormulaArea`, `tableClash`, `valueNotFinite`, and what {@link drawSheets} throws
 */
export async function applyEdits(bytes: Uint8Array, edits: readonly WorkbookEdit[]): Promise<Uint8Array> {
  let content = bytes;
  const pause = momentsBetween();
  for (let index = 0; index < edits.length;) {
    const edit = edits[index] as WorkbookEdit;
    if (edit.kind === "addSheet") {
      content = (await drawSheets(content, [edit.plan], pause)).bytes;
      index++;
      continue;
    }
    // Neighbouring edits of cells are made at one go: a large sheet is read once.
    const run: CellsEdit[] = [];
    for (let next = edits[index]; next?.kind === "cells"; next = edits[++index]) run.push(next);
    content = await editCells(content, run, pause);
  }
  return content;
}

async function editCells(
  bytes: Uint8Array,
  edits: readonly CellsEdit[],
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const editor = openForWriting(bytes);
  const { sheets } = readWorkbookPart(editor.file);
  const workbook = new WorkbookEditor(editor);
  const styles = workbook.openStyles(await usedLooks(editor.file, pause));
  const bySheet = new Map<SheetEntry, Map<string, CellEdit>>();
  for (const edit of edits) {
    const sheet = sheets.find(
      (candidate) => candidate.kind === "worksheet" && candidate.name.toLowerCase() === edit.sheet.toLowerCase(),
    );
    if (!sheet) throw new HostError("sheetMissing", { sheet: edit.sheet });
    const cells = bySheet.get(sheet) ?? new Map<string, CellEdit>();
    bySheet.set(sheet, cells);
    for (const cell of edit.cells) {
      if (!isPlace(cell.row, maxRows) || !isPlace(cell.column, maxColumns))
        throw new HostError("cellOutside", { row: cell.row + 1, column: cell.column + 1 });
      cells.set(a1(cell), cell);
    }
  }
  let formulaLost = false;
  for (const [sheet, cells] of bySheet) {
    await pause();
    if (cells.size > 0 && editSheet({ editor, workbook, styles, sheet }, [...cells.values()])) formulaLost = true;
  }
  await dropStaleResults(editor, sheets, pause);
  workbook.calculateOnOpening();
  if (formulaLost) workbook.dropPart("calcChain");
  workbook.saveStyles(styles);
  workbook.finish();
  return editor.finish(pause);
}

interface Surroundings {
  readonly editor: PackageEditor;
  readonly workbook: WorkbookEditor;
  readonly styles: StyleSheet;
  readonly sheet: SheetEntry;
}

/** Edits one worksheet and its tables; `true` when a formula was overwritten. */
function editSheet(surroundings: Surroundings, cells: readonly CellEdit[]): boolean {
  const { editor, sheet } = surroundings;
  const rows = [...cells.map((cell) => cell.row), ...cells.flatMap((cell) => cell.styleOf ?? [])];
  const { bytes, outline } = outlineInOrder(editor.file.bytes(sheet.part), sheet.part, rows);
  for (const cell of cells) mayChange(cell, outline, sheet.name);
  growTables(surroundings, cells, outline);
  const added = addedRowsIn(cells, outline);
  surroundings.workbook.growNames(sheet.index, (refersTo) => grownReference(refersTo, added));

  const byRow = new Map<number, CellEdit[]>();
  for (const cell of [...cells, ...formattedOnly(cells, outline)])
    byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const changes: ByteEdit[] = [];
  const missingRows: ByteEdit[] = [];
  for (const row of [...byRow.keys()].sort((one, other) => one - other)) {
    const wanted = (byRow.get(row) ?? []).sort((one, other) => one.column - other.column);
    const present = outline.rows.get(row);
    if (present) changes.push(...rowChanges(bytes, present, wanted, outline, surroundings));
    else {
      const xml = newRow(row, wanted, outline, surroundings);
      if (xml !== "")
        missingRows.push({ at: outline.places.get(row) ?? outline.data.closeStart, remove: 0, insert: xml });
    }
  }
  if (outline.data.selfClosing && missingRows.length > 0) {
    const inside = missingRows.map((edit) => String(edit.insert)).join("");
    changes.push({ at: outline.data.end - 2, remove: 2, insert: `>${inside}</${outline.prefix}sheetData>` });
  } else changes.push(...missingRows);
  changes.push(...dimensionChange(bytes, outline, cells), ...grownHoldings(bytes, outline, added));
  editor.set(sheet.part, spliceBytes(bytes, changes));
  return cells.some((cell) =>
    outline.rows.get(cell.row)?.cells.some((present) => present.column === cell.column && present.hasFormula),
  );
}

function mayChange(cell: CellEdit, outline: SheetOutline, sheet: string): void {
  const place = { sheet, cell: a1(cell) };
  if (outline.merges.some((area) => contains(area, cell) && !(area.top === cell.row && area.left === cell.column)))
    throw new HostError("cellInMerge", place);
  const present = outline.rows.get(cell.row)?.cells.find((candidate) => candidate.column === cell.column);
  const bound =
    present?.sharesFormula === true || outline.formulaAreas.some((area) => !isSingleCell(area) && contains(area, cell));
  if (bound) throw new HostError("cellInFormulaArea", place);
}

function rowChanges(
  bytes: Uint8Array,
  row: RowOutline,
  wanted: readonly CellEdit[],
  outline: SheetOutline,
  surroundings: Surroundings,
): ByteEdit[] {
  const changes: ByteEdit[] = [];
  const inserted: string[] = [];
  for (const edit of wanted) {
    const present = row.cells.find((cell) => cell.column === edit.column);
    const xml = editedCell(edit, present, row, outline, surroundings);
    if (present) changes.push({ at: present.start, remove: present.end - present.start, insert: xml });
    else if (row.selfClosing) inserted.push(xml);
    else {
      const next = row.cells.find((cell) => cell.column > edit.column);
      changes.push({ at: next?.start ?? row.closeStart, remove: 0, insert: xml });
    }
  }
  // `spans` tells which columns the row uses; where that no longer holds it goes, for it is only a hint.
  const [first = 0, last = Infinity] = (row.attributes.get("spans") ?? "").split(":").map(Number);
  const outgrown =
    row.attributes.has("spans") && wanted.some((edit) => edit.column + 1 < first || edit.column + 1 > last);
  if (outgrown || inserted.join("") !== "") {
    const tag = new TextDecoder().decode(bytes.subarray(row.start, row.openEnd));
    const kept = outgrown ? tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, "") : tag;
    const opened =
      row.selfClosing && inserted.length > 0
        ? kept.replace(/(?<!\s)\s*\/>$/, ">") + `${inserted.join("")}</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? "row"}>`
        : kept;
    changes.push({ at: row.start, remove: row.openEnd - row.start, insert: opened });
  }
  return changes;
}

function newRow(row: number, wanted: readonly CellEdit[], outline: SheetOutline, surroundings: Surroundings): string {
  const inside = wanted.map((edit) => editedCell(edit, undefined, undefined, outline, surroundings)).join("");
  if (inside === "") return "";
  const model = outline.rows.get(wanted.find((edit) => edit.styleOf !== undefined)?.styleOf ?? -1);
  const height = ["ht", "customHeight"].flatMap((name) => {
    const value = model?.attributes.get(name);
    return value === undefined ? [] : [` ${name}="${escapeXml(value)}"`];
  });
  return `<${outline.prefix}row r="${row + 1}"${height.join("")}>${inside}</${outline.prefix}row>`;
}

/** The cell's new markup; `""` where nothing was and nothing comes. */
function editedCell(
  edit: CellEdit,
  present: CellOutline | undefined,
  row: RowOutline | undefined,
  outline: SheetOutline,
  { styles, workbook }: Surroundings,
): string {
  const model =
    edit.styleOf === undefined
      ? undefined
      : outline.rows.get(edit.styleOf)?.cells.find((cell) => cell.column === edit.column);
  const columnFormat = outline.columnFormats.find(
    ({ first, last }) => edit.column >= first && edit.column <= last,
  )?.format;
  const rowFormat =
    row?.attributes.get("customFormat") === undefined ? undefined : Number(row.attributes.get("s") ?? 0);
  const before = model?.format ?? present?.format ?? rowFormat ?? columnFormat ?? 0;
  const { value } = edit;
  if (value === null && !present && !model) return "";
  const format =
    isDate(value) && !isDateFormat(styles, before)
      ? styles.withNumberFormat(before, "yyyy-mm-dd")
      : startsLikeFormula(value)
        ? styles.withQuotePrefix(before)
        : before;
  return cellXml(
    a1(edit),
    isDate(value) ? value : value === null ? {} : { value },
    format,
    workbook.date1904,
    outline.prefix,
  );
}

function isDateFormat(styles: StyleSheet, format: number): boolean {
  const { id, code } = styles.numberFormatOf(format);
  return showsDate(id, code);
}

function isDate(value: CellContent): value is { readonly date: number } {
  return typeof value === "object" && value !== null;
}

/** A table grows over rows that are written right below it, as it does under a person's hands; not below a row of totals. */
function growTables({ editor, sheet }: Surroundings, cells: readonly CellEdit[], outline: SheetOutline): void {
  const tables = editor.file
    .relations(sheet.part)
    .filter((relation) => relation.kind === "table")
    .map(({ target }) => ({ target, root: editor.file.xml(target) }))
    .map(({ target, root }) => ({ target, root, area: parseArea(root.attributes.get("ref") ?? "") }));
  for (const { target, root, area } of tables) {
    if (!area || Number(root.attributes.get("totalsRowCount") ?? 0) > 0) continue;
    let { bottom } = area;
    const writtenBelow = (row: number) =>
      cells.filter(
        (cell) =>
          cell.row === row &&
          cell.column >= area.left &&
          cell.column <= area.right &&
          cell.value !== null &&
          cell.value !== "",
      );
    for (let written = writtenBelow(bottom + 1); written.length > 0; written = writtenBelow(bottom + 1)) {
      bottom++;
      if (
        tables.some(
          (other) =>
            other.target !== target && other.area && written.some((cell) => other.area && contains(other.area, cell)),
        )
      ) {
        bottom--;
        break;
      }
      // What stands there already and is not part of the edit is a note or another block; the table must not swallow it.
      const other = outline.rows
        .get(bottom)
        ?.cells.find(
          (cell) =>
            !cell.isEmpty &&
            cell.column >= area.left &&
            cell.column <= area.right &&
            !cells.some((edit) => edit.row === bottom && edit.column === cell.column),
        );
      if (other)
        throw new HostError("tableClash", { sheet: sheet.name, cell: a1({ row: bottom, column: other.column }) });
    }
    if (bottom === area.bottom) continue;
    const reference = a1Area({ ...area, bottom });
    const bytes = editor.file.bytes(target);
    const filter = childOf(root, "autoFilter");
    const changes = [root, ...(filter ? [filter] : [])].map((element): ByteEdit => {
      const tag = new TextDecoder().decode(bytes.subarray(element.start, element.openEnd));
      return {
        at: element.start,
        remove: element.openEnd - element.start,
        insert: withAttribute(tag, "ref", reference),
      };
    });
    editor.set(target, spliceBytes(bytes, changes));
  }
}

function dimensionChange(bytes: Uint8Array, { dimension }: SheetOutline, cells: readonly CellEdit[]): ByteEdit[] {
  if (!dimension) return [];
  const { area } = dimension;
  const grown = cells.reduce(
    (sum, { row, column }) => ({
      top: Math.min(sum.top, row),
      left: Math.min(sum.left, column),
      bottom: Math.max(sum.bottom, row),
      right: Math.max(sum.right, column),
    }),
    area,
  );
  if (a1Area(grown) === a1Area(area)) return [];
  return [
    {
      at: dimension.start,
      remove: dimension.end - dimension.start,
      insert: withAttribute(
        new TextDecoder().decode(bytes.subarray(dimension.start, dimension.end)),
        "ref",
        a1Area(grown),
      ),
    },
  ];
}

function contains(area: Area, { row, column }: { readonly row: number; readonly column: number }): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

function isPlace(index: number, limit: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < limit;
}
