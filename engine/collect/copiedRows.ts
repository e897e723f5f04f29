/** Rows of a ledger that a unit keeps itself, as rows of the office's. */
import { isoDate } from "../calendar.js";
import { issue } from "../issue.js";
import { reason, type Reason } from "../reason.js";
import { cellText, type Cell } from "../tables/cells.js";
import { writtenDates } from "../tables/dates.js";
import { filingLabels } from "../tables/formHeadings.js";
import { tableHeadings } from "../tables/headings.js";
import type { TablePart } from "../tables/tablePart.js";
import { filledColumns, rowNature, TableRow, troubledCells } from "../tables/rows.js";
import { CellKind, type Place, type Sheet } from "../grid/grid.js";
import { compact, headingKey } from "../tables/text.js";
import { textMarks } from "../tables/textMarks.js";
import type { UnitNames } from "../tables/unitNames.js";
import { meaningOf, type Meaning } from "./cellMeaning.js";
import { textCell, type Gathering } from "./gathering.js";
import { keyOf } from "./rowKeys.js";
import type { CopiedTable } from "./sourceRow.js";

/** What the office decides: a unit's word for it is not taken over. */
const officeFields: Readonly<Record<string, readonly string[]>> = { leads: ["valid"], projects: ["review", "topTier"] };
const numbering = /*#__PURE__*/ new Set(["序号", "编号", "no", "序"]);

export function takeLedger(gathering: Gathering, part: TablePart, table: CopiedTable): void {
  const marks = textMarks(part.source.pool);
  const columns = filledColumns(part);
  const filing = filingAbove(part, gathering.names);
  if (filing !== undefined) gathering.units.add(filing);
  let rows = 0;
  for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
    if (rowNature(part, row, marks) !== "data") continue;
    rows++;
    gathering.issues.push(...troubledCells(part, columns, row));
    takeRow(gathering, part, table, new TableRow(part, columns, row), filing);
  }
  gathering.copies.set(table, (gathering.copies.get(table) ?? 0) + rows);
}

function takeRow(
  gathering: Gathering,
  part: TablePart,
  table: CopiedTable,
  row: TableRow,
  filing: string | undefined,
): void {
  const fields: Record<string, Meaning> = {};
  const notes: Reason[] = [];
  const lost: { heading: string; text: string; place: Place }[] = [];
  for (const field of Object.keys(part.columns)) {
    const cell = row.cell(field);
    const meaning = meaningOf(cell, table, field, row.heading(field), gathering.facts.plan, gathering.names);
    if (meaning === undefined) continue;
    if (officeFields[table]?.includes(field))
      notes.push(
        reason("“{heading}”由办公室认定，部门填写的“{value}”未带入", {
          heading: gathering.ledgers.heading(table, field),
          value: meaning.shown,
        }),
      );
    else if (gathering.ledgers.hasColumn(table, field)) fields[field] = meaning;
    else lost.push({ heading: gathering.ledgers.heading(table, field), text: meaning.shown, place: row.place(field) });
  }
  const unitField = table === "projects" ? "attractedBy" : "unit";
  if (fields[unitField] === undefined && filing !== undefined)
    fields[unitField] = { key: filing, shown: filing, content: filing };
  const key = keyOf(table, fields);
  const owner = fields[unitField];
  if (key === undefined || owner === undefined) {
    const missing = ["day", "unit", "text", "enterprise", "name", "attractedBy", "task"].filter(
      (field) =>
        part.columns[field] !== undefined &&
        fields[field] === undefined &&
        tableHeadings[table].fields.some((known) => known.key === field && known.required),
    );
    gathering.issues.push(
      issue(
        "error",
        "collect.rowIncomplete",
        "“{table}”的这一行缺少{missing}，没有收取；请补填后重报",
        {
          table: tableHeadings[table].title,
          missing: missing.map((field) => `“${gathering.ledgers.heading(table, field)}”`).join("、"),
        },
        // A key is made of required columns: one of them is blank.
        row.place(missing[0] as string),
      ),
    );
    return;
  }
  const unit = [...gathering.scored].find(
    (name) => owner.key === name || (table !== "leads" && owner.key.startsWith(name)),
  );
  if (unit === undefined) {
    gathering.issues.push(
      issue(
        "error",
        "collect.unitUnknown",
        "认不出参加考核的部门“{unit}”，这一行没有收取；请改用附件1的名称",
        { unit: owner.shown },
        row.place(unitField),
      ),
    );
    return;
  }
  for (const field of ["day", "due", "signed"]) {
    const written = fields[field];
    if (written === undefined || written.key.startsWith("day ")) continue;
    gathering.issues.push(
      issue(
        "error",
        "collect.dateInvalid",
        "日期“{text}”无法识别，这一行没有收取；请写成 {written}",
        { text: written.shown, written: writtenDates(gathering.facts.plan.year) },
        row.place(field),
      ),
    );
    return;
  }
  gathering.units.add(unit);
  const doubtful = filing !== undefined && !owner.key.includes(filing);
  if (doubtful) notes.push(reason("文件由{filing}填报，这一行却属于{unit}，请核对", { filing, unit: owner.shown }));
  const titleField = ({ projects: "name", leads: "text", visits: "enterprise", tasks: "task" } as const)[table];
  const title = fields[titleField]?.shown ?? "";
  gathering.push(table, key, fields, row.place(titleField), unit, title, {
    notes,
    doubtful,
    weak: table === "projects" ? ["name"] : [],
  });
  for (const extra of [...lost, ...extraCells(part, row.row)])
    gathering.log(undefined, unit, title, extra.heading, { content: extra.text }, extra.place);
}

/** The unit of a 填报部门 line in the rows above a table. */
function filingAbove(part: TablePart, names: UnitNames): string | undefined {
  const [{ heading, synonyms } = { heading: "", synonyms: [] }] = filingLabels;
  const pattern = new RegExp(`^(?:${[heading, ...synonyms].join("|")})[::]?(.*)$`);
  for (let row = part.area.top - 1; row >= Math.max(0, part.area.top - 5); row--) {
    for (let column = 0; column < part.source.columns.length; column++) {
      const match = pattern.exec(compact(textAt(part.source, row, column)));
      if (match === null) continue;
      const written = (match[1] ?? "").replace(/(填报人|填表人|填报时间|填报日期|报送时间|报送日期)[::].*$/, "");
      const unit = names.findInCell(written) ?? names.findInCell(textAt(part.source, row, column + 1));
      if (unit !== undefined) return unit;
    }
  }
  return undefined;
}

/** Filled cells of a table's row in columns that no ledger has, such as 备注. */
function extraCells(part: TablePart, row: number): { heading: string; text: string; place: Place }[] {
  const known = new Set(Object.values(part.columns));
  const extras: { heading: string; text: string; place: Place }[] = [];
  for (let column = part.area.left; column <= part.area.right; column++) {
    if (known.has(column)) continue;
    const text = textAt(part.source, row, column);
    let heading = "";
    for (let above = part.area.top; above < part.firstDataRow; above++) heading += textAt(part.source, above, column);
    if (compact(text) === "" || compact(heading) === "" || numbering.has(headingKey(heading))) continue;
    extras.push({ heading: compact(heading), text, place: { sheet: part.sheet, row, column } });
  }
  return extras;
}

function textAt(sheet: Sheet, row: number, column: number): string {
  const cells = sheet.columns[column];
  const kind = (cells?.kinds[row] ?? CellKind.empty) as CellKind;
  if (cells === undefined || kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed)
    return "";
  const number = cells.numbers[row] as number;
  const cell: Cell =
    kind === CellKind.text
      ? textCell(sheet.pool.texts[number] as string)
      : { kind, number, text: kind === CellKind.date ? isoDate(Math.floor(number)) : String(number) };
  return cellText(cell);
}
