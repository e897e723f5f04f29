import type { SheetPlan } from "../../../engine/index.js";
import { markedRole, markerFormula, markerName, ownSheet } from "../../live/marker.js";
import { momentsBetween } from "../../live/moments.js";
import { HostError, type DrawnSheet } from "../../live/ports.js";
import { checkSheetName, freeSheetName } from "../../live/sheetNames.js";
import { blankWorkbook } from "./blankWorkbook.js";
import { absoluteReference, chartXml, drawingXml, quotedName, relationsXml } from "./chartXml.js";
import { contentTypes } from "../package/namespaces.js";
import { commentsXml, notesDrawing, type Note } from "./notesXml.js";
import { relationsPart } from "../package/officePackage.js";
import { PackageEditor } from "../package/packageEditor.js";
import { packageOf } from "../package/protectedPackage.js";
import { looksLikeOle } from "../package/compoundFile.js";
import { isFlatOds, isOds } from "../read/readOds.js";
import { looksLikeBiff } from "../read/readXls.js";
import { sheetXml, tableXml } from "./sheetXml.js";
import type { StyleSheet } from "./styleSheet.js";
import { usedLooks } from "./usedLooks.js";
import { beginningOf } from "../read/unreadableKinds.js";
import { readWorkbookPart, type SheetEntry } from "../package/workbookPart.js";
import { WorkbookEditor } from "./workbookEditor.js";

/**
 * Draws sheet plans into a workbook, or into a new one for `undefined`.
 * A plan whose sheet is there with our mark and its name is drawn in its place; any other is added behind the last tab, under another name where the
 * wanted one is taken. Every part that is not drawn keeps its bytes; content types, workbook, its relations and styles are only added to.
 * The same content gives the same bytes.
 * @param pause called between parts; work that began before hands over its own
 * @throws HostError `cannotWriteFormat`, `structureLocked`, `signed`, `nameInvalid`, `valueNotFinite`, and what reading throws
 */
export async function drawSheets(
  bytes: Uint8Array | undefined,
  plans: readonly SheetPlan[],
  pause = momentsBetween(),
): Promise<{ bytes: Uint8Array; drawn: readonly DrawnSheet[] }> {
  const editor = bytes === undefined ? new PackageEditor(blankWorkbook()) : openForWriting(bytes);
  const drawn = await drawInto(editor, plans, bytes === undefined, pause);
  return { bytes: await editor.finish(pause), drawn };
}

/** Opens an .xlsx or .xlsm for changes. One that Excel's own password protects is written without it. */
export function openForWriting(bytes: Uint8Array): PackageEditor {
  if (bytes.length === 0) throw new HostError("empty");
  const content = packageOf(bytes);
  if (content === undefined) {
    const isXls = looksLikeOle(bytes) || looksLikeBiff(bytes);
    const format = isXls ? ".xls" : isFlatOds(beginningOf(bytes)) ? ".fods" : ".csv";
    throw new HostError("cannotWriteFormat", { format });
  }
  const editor = PackageEditor.open(content);
  if (isOds(editor.file)) throw new HostError("cannotWriteFormat", { format: ".ods" });
  return editor;
}

/** A plan and the tab that it becomes. */
interface Target {
  readonly plan: SheetPlan;
  readonly name: string;
  readonly existing: SheetEntry | undefined;
}

/** Draws the plans into an open package; the caller finishes it. */
async function drawInto(
  editor: PackageEditor,
  plans: readonly SheetPlan[],
  isNew: boolean,
  pause: () => Promise<void>,
): Promise<DrawnSheet[]> {
  const sheets = isNew ? [] : readWorkbookPart(editor.file).sheets;
  const targets = chooseTargets(plans, sheets);
  const workbook = new WorkbookEditor(editor);
  if (targets.some((target) => target.existing === undefined)) workbook.mayAddSheets();
  editor.strip(targets.flatMap((target) => target.existing?.part ?? []));
  const styles = workbook.openStyles(await usedLooks(editor.file, pause));
  const nameOf = (wanted: string) => targets.find((target) => target.plan.name === wanted)?.name ?? wanted;
  const tables = new TableNames(editor, workbook);
  targets.forEach((target, index) =>
    drawOne(target, { editor, workbook, styles, tables, nameOf, selected: isNew && index === 0 }),
  );
  workbook.saveStyles(styles);
  workbook.finish();
  return targets.map(({ plan, name, existing }) => ({
    role: plan.role,
    wantedName: plan.name,
    name,
    outcome: existing ? "rewritten" : "added",
  }));
}

function chooseTargets(plans: readonly SheetPlan[], sheets: readonly SheetEntry[]): Target[] {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  const used = new Set<SheetEntry>();
  return plans.map((plan) => {
    checkSheetName(plan.name);
    const role = markedRole(plan.role);
    const existing =
      role === undefined
        ? undefined
        : ownSheet(
            plan.name,
            role,
            sheets.filter((sheet) => !used.has(sheet)),
          );
    if (existing?.kind === "worksheet") {
      used.add(existing);
      return { plan, name: existing.name, existing };
    }
    const name = freeSheetName(plan.name, taken);
    taken.add(name.toLowerCase());
    return { plan, name, existing: undefined };
  });
}

interface Drawing {
  readonly editor: PackageEditor;
  readonly workbook: WorkbookEditor;
  readonly styles: StyleSheet;
  readonly tables: TableNames;
  readonly nameOf: (wanted: string) => string;
  readonly selected: boolean;
}

function drawOne(
  { plan, name, existing }: Target,
  { editor, workbook, styles, tables, nameOf, selected }: Drawing,
): void {
  const { spaces } = workbook;
  const part = existing?.part ?? editor.freeName(workbook.inFolder("worksheets/sheet"), "xml");
  editor.set(part, "", contentTypes.worksheet);
  const index = existing?.index ?? workbook.addTab(name, part, plan.hidden === true);
  const relations: { type: string; target: string }[] = [];
  const relate = (kind: string, target: string) => {
    relations.push({ type: `${spaces.relations}/${kind}`, target });
    return `rId${relations.length}`;
  };
  const cellAt = (row: number, column: number) => plan.rows[row]?.cells[column];

  let drawing: string | undefined;
  const { charts = [] } = plan;
  if (charts.length > 0) {
    const drawingPart = editor.freeName(workbook.inFolder("drawings/drawing"), "xml");
    editor.set(drawingPart, drawingXml(charts, spaces), contentTypes.drawing);
    const chartParts = charts.map((chart) => {
      const chartPart = editor.freeName(workbook.inFolder("charts/chart"), "xml");
      editor.set(chartPart, chartXml(chart, name, cellAt, spaces), contentTypes.chart);
      return { type: `${spaces.relations}/chart`, target: chartPart };
    });
    editor.set(relationsPart(drawingPart), relationsXml(chartParts));
    drawing = relate("drawing", drawingPart);
  }

  let notesId: string | undefined;
  const notes = notesOf(plan);
  if (notes.length > 0) {
    const commentsPart = editor.freeName(workbook.inFolder("comments"), "xml");
    editor.set(commentsPart, commentsXml(notes, spaces), contentTypes.comments);
    const notesPart = editor.freeName(workbook.inFolder("drawings/vmlDrawing"), "vml");
    editor.set(
      notesPart,
      notesDrawing(notes, Number(/(?<!\d)(\d+)\.vml$/.exec(notesPart)?.[1] ?? 1)),
      contentTypes.vml,
    );
    notesId = relate("vmlDrawing", notesPart);
    relate("comments", commentsPart);
  }

  const tableIds = (plan.tables ?? []).map((table) => {
    const { id, name: tableName } = tables.take(table.name);
    const tablePart = editor.freeName(workbook.inFolder("tables/table"), "xml");
    editor.set(tablePart, tableXml({ ...table, name: tableName }, id, plan, spaces), contentTypes.table);
    return relate("table", tablePart);
  });

  editor.set(
    part,
    sheetXml(plan, {
      styles,
      spaces,
      date1904: workbook.date1904,
      selected,
      nameOf,
      tables: tableIds,
      ...(drawing === undefined ? {} : { drawing }),
      ...(notesId === undefined ? {} : { notes: notesId }),
    }),
  );
  if (relations.length > 0) editor.set(relationsPart(part), relationsXml(relations));
  nameThings(plan, name, index, workbook);
}

/** The names that belong to a sheet: what is printed, what is filtered, and our mark. */
function nameThings(plan: SheetPlan, name: string, index: number, workbook: WorkbookEditor): void {
  const { print } = plan;
  workbook.dropNames(index, ["_xlnm._FilterDatabase", "_xlnm.Print_Area", "_xlnm.Print_Titles", markerName]);
  if (plan.filter)
    workbook.addName({
      name: "_xlnm._FilterDatabase",
      refersTo: absoluteReference(name, plan.filter),
      sheet: index,
      hidden: true,
    });
  if (print.area)
    workbook.addName({ name: "_xlnm.Print_Area", refersTo: absoluteReference(name, print.area), sheet: index });
  if (print.titleRows)
    workbook.addName({
      name: "_xlnm.Print_Titles",
      refersTo: `${quotedName(name)}!$${print.titleRows.first + 1}:$${print.titleRows.last + 1}`,
      sheet: index,
    });
  const role = markedRole(plan.role);
  if (role !== undefined)
    workbook.addName({ name: markerName, refersTo: markerFormula(role), sheet: index, hidden: true });
  // A name of the user's own is theirs, whatever it refers to.
  for (const { name: wanted, refersTo } of plan.names ?? [])
    if (!workbook.hasName(wanted)) workbook.addName({ name: wanted, refersTo });
  // The last results of formulas are for programs that do not calculate; the others see for themselves.
  if (plan.rows.some(({ cells }) => cells.some((cell) => cell?.formula !== undefined))) workbook.calculateOnOpening();
}

function notesOf(plan: SheetPlan): Note[] {
  return plan.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell?.note === undefined ? [] : [{ row, column, text: cell.note }])),
  );
}

/** Numbers and names of tables, which are unique in the whole workbook and share their names with defined names. */
class TableNames {
  private readonly ids = new Set<number>();
  private readonly names = new Set<string>();

  constructor(
    editor: PackageEditor,
    private readonly workbook: WorkbookEditor,
  ) {
    for (const entry of editor.file.entries) {
      if (!/\/tables?\/[^/]+\.xml$/i.test(entry.name) || !editor.has(entry.name)) continue;
      const root = editor.file.xml(entry.name);
      if (root.name !== "table") continue;
      this.ids.add(Number(root.attributes.get("id") ?? 0));
      for (const name of [root.attributes.get("name"), root.attributes.get("displayName")])
        if (name !== undefined) this.names.add(name.toLowerCase());
    }
  }

  take(wanted: string): { id: number; name: string } {
    let id = 1;
    while (this.ids.has(id)) id++;
    this.ids.add(id);
    let name = wanted;
    for (let number = 2; this.names.has(name.toLowerCase()) || this.workbook.hasName(name); number++)
      name = `${wanted}_${number}`;
    this.names.add(name.toLowerCase());
    return { id, name };
  }
}
