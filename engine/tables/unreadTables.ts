/** What is to be said of a table that was seen and not read: what was found, what lacks, which heading is likely meant, and the two ways out. */
import type { TableKey } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { UnreadPart } from "../judgement/coverage.js";
import { dayOfText, isPlaceholder, yesNoOfText, type Cell } from "./cells.js";
import { headingOf, tableHeadings, type FieldHeading } from "./headings.js";
import type { SeenTable } from "./seenTables.js";
import { CellKind, type Sheet } from "../grid/grid.js";
import { compact, headingKey, tidy } from "./text.js";
import type { UnitNames } from "./unitNames.js";

/** A table that was seen and not read. */
export interface UnreadTable {
  readonly key: TableKey;
  readonly part: UnreadPart;
  /** For each missing field, in the order of the table: headings that may stand for it, the likely one first. */
  readonly candidates: readonly { readonly field: string; readonly headings: readonly string[] }[];
  readonly issue: Issue;
}

/** Describes what a {@link SeenTable} lacks. */
export function unreadTable(sheet: Sheet, table: SeenTable, names: UnitNames): UnreadTable {
  const { title, fields } = tableHeadings[table.key];
  const heading = (key: string): string => headingOf(table.key, key);
  const found = table.headings.flatMap(({ text, field }) =>
    field === undefined ? [] : [{ field, heading: shown(text) }],
  );
  const missing = fields.filter(({ key, required }) => required && !found.some(({ field }) => field === key));
  const free = table.headings.filter(({ text, field }) => field === undefined && compact(text) !== "");
  const contents = new Map(free.map(({ column }) => [column, contentOf(sheet, column, table.area.bottom + 1, names)]));
  const candidates = missing.map((field) => ({
    field: field.key,
    headings: inOrderOf(free, ({ text, column }) => likeness(field, text, contents.get(column) as Content)),
  }));
  const unknown = inOrderOf(free, ({ text, column }) =>
    Math.max(0, ...missing.map((field) => likeness(field, text, contents.get(column) as Content))),
  );
  const place = { sheet: sheet.name, row: table.area.top, column: table.area.left };
  const lacking = missing.map((field) => `“${field.heading}”`).join("、");
  const values = {
    table: title,
    found:
      found.length === 0
        ? "无"
        : found
            .map(({ field, heading: text }) =>
              headingKey(text) === headingKey(heading(field)) ? text : `${text}（${heading(field)}）`,
            )
            .join("、"),
    missing: lacking,
    unknown:
      unknown.length === 0
        ? ""
        : `，未识别的表头有${unknown
            .slice(0, mostNamed)
            .map((text) => `“${text}”`)
            .join("、")}`,
  };
  const told = table.matrix
    ? issue(
        "error",
        "table.unread",
        "这里像是“{table}”的汇总表（部门为行、月份或周次为列），没有读取；需要一行一条记录的明细表，至少有{missing}各列",
        { table: title, missing: lacking },
        place,
      )
    : issue(
        "error",
        "table.unread",
        "这里像是“{table}”，但缺少{missing}一列，整张表没有读取（已认出：{found}{unknown}）；请把表头改成规范名称，或在“表头对应”表中登记它对应哪一栏",
        values,
        place,
      );
  return {
    key: table.key,
    part: { place, found, missing: missing.map(({ key }) => key), unknown, matrix: table.matrix },
    candidates,
    issue: told,
  };
}

/** How many unknown headings a message names. */
const mostNamed = 8;

const shown = (text: string): string => tidy(text).replace(/\n/g, "");

/** Headings by falling likeness; of equal ones the one further left first. */
function inOrderOf<Heading extends { readonly text: string }>(
  headings: readonly Heading[],
  likenessOf: (heading: Heading) => number,
): string[] {
  return headings
    .map((heading, index) => ({ text: shown(heading.text), index, likeness: likenessOf(heading) }))
    .sort((one, other) => other.likeness - one.likeness || one.index - other.index)
    .map(({ text }) => text);
}

/** What a column holds, by the share of its filled cells (0–1). */
interface Content {
  readonly days: number;
  readonly units: number;
  readonly yesNo: number;
}

/** Rows below a heading that are looked at. */
const sampleRows = 30;

function contentOf(sheet: Sheet, column: number, top: number, names: UnitNames): Content {
  const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
  let [cells, days, units, yesNo] = [0, 0, 0, 0];
  for (let row = top; row < Math.min(sheet.rowCount, top + sampleRows); row++) {
    const kind = (kinds[row] ?? CellKind.empty) as CellKind;
    if (kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed) continue;
    cells++;
    if (kind === CellKind.date) days++;
    if (kind !== CellKind.text) continue;
    const text = sheet.pool.texts[numbers[row] as number] as string;
    if (dayOfText(text, 2000) !== undefined) days++;
    else if (names.findInCell(text) !== undefined) units++;
    else if (isDecision(text)) yesNo++;
  }
  const share = (count: number): number => (cells === 0 ? 0 : count / cells);
  return { days: share(days), units: share(units), yesNo: share(yesNo) };
}

function isDecision(text: string): boolean {
  const cell: Cell = { kind: CellKind.text, number: 0, text };
  return "value" in yesNoOfText(text) && !isPlaceholder(cell);
}

const unitFields = new Set(["unit", "attractedBy", "servicedBy", "responsible"]);
const dayFields = new Set(["day", "deadline", "signed", "due", "month"]);

/** How likely a heading is meant for a field: by the signs that they share, and by what stands below. */
function likeness(field: FieldHeading, text: string, content: Content): number {
  const key = headingKey(text);
  const shared = Math.max(...[field.heading, ...field.synonyms].map((each) => sharedSigns(headingKey(each), key)));
  const below = unitFields.has(field.key)
    ? content.units
    : dayFields.has(field.key)
      ? content.days
      : field.key === "valid"
        ? content.yesNo
        : 0;
  return shared + below;
}

/** The share of common signs of two headings, 0–1. */
function sharedSigns(one: string, other: string): number {
  const rest = [...other];
  const common = [...one].filter((sign) => {
    const at = rest.indexOf(sign);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / (one.length + other.length);
}
