import {
  dayOf,
  type Area,
  type Day,
  type Plan,
  type PlanCell,
  type SheetPlan,
  type Validation,
} from "../engine/index.js";
import { shown } from "../engine/ledgers/tableSheet.js";
import { listPrint } from "../engine/report/listPrint.js";
import { SheetDraft, styled, heightFor } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { tableHeadings } from "../engine/tables/headings.js";
import type { EntryRow, EntryValue } from "./ledgerRows.js";
import type { Ledger, LedgerColumn } from "./ledger.js";

/** Rows above the entries: title, how to fill, headings. */
export const firstEntryRow = 3;
/** What every sheet of the example carries. */
export const exampleMark = "示例数据：单位任务取自方案，其余企业、人员活动和数字均为虚构";

/** Name of a table's sheet. */
export function sheetNameOf(key: Ledger["key"] | "quotas" | "activities" | "settings"): string {
  return tableHeadings[key].title;
}

/**
 * A ledger sheet: title, how to fill it, the headings of `engine/tables/headings.ts` as an Excel table with drop-downs and date checks.
 * @param unitList where the names of the units stand, such as `'附件1 任务分解表'!$B$4:$B$20`
 */
export function ledgerPlan(
  plan: Plan,
  ledger: Ledger,
  entries: readonly EntryRow[],
  unitList: string,
  example: boolean,
): SheetPlan {
  const name = sheetNameOf(ledger.key);
  const draft = new SheetDraft(ledger.columns.map(({ width }) => width));
  const last = ledger.columns.length - 1;
  // A title over seventeen columns would be centred where nobody looks: it stays within the first screen.
  const titleTo = last > 9 ? 9 : last;
  draft.span({ top: 0, left: 0, bottom: 0, right: titleTo }, styled(example ? `${name}（示例数据）` : name, "title"));
  draft.height(0, 34);
  draft.span({ top: 1, left: 0, bottom: 1, right: titleTo }, styled(ledger.how, "note"));
  draft.height(1, heightFor([{ text: ledger.how, width: draft.widthOf(0, titleTo) }], 14, 20));
  ledger.columns.forEach((column, index) =>
    draft.put(2, index, { value: headingOf(ledger, column), style: "heading", note: column.note.trim() }),
  );
  draft.height(2, 30);

  const rowCount = entries.length + ledger.blankRows;
  for (let index = 0; index < rowCount; index++) {
    const row = firstEntryRow + index;
    draft.putRow(
      row,
      0,
      ledger.columns.map((column) => entryCell(column, entries[index]?.[column.key])),
    );
    draft.height(
      row,
      heightFor(
        ledger.columns.map(({ key, width }) => ({ text: shown(entries[index]?.[key]), width })),
        14,
        18,
      ),
    );
  }

  const reach = Math.max(rowCount, ledger.capacity, 200);
  const table: Area = { top: 2, left: 0, bottom: firstEntryRow + rowCount - 1, right: last };
  return {
    role: "template",
    name,
    tabColor: palette.accent,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: firstEntryRow, columns: last > 9 ? 1 : 0 },
    tables: [{ name: name.replace(/\s/g, ""), area: table, style: "TableStyleLight1" }],
    validations: ledger.columns.flatMap((column, index) =>
      validationOf(plan, column, headingOf(ledger, column), index, reach, unitList),
    ),
    print: entryPrint(plan, example),
  };
}

function headingOf(ledger: Ledger, { key }: LedgerColumn): string {
  const heading = tableHeadings[ledger.key].fields.find((field) => field.key === key);
  if (heading === undefined) throw new Error(`the table ${ledger.key} has no field ${key}`);
  return heading.heading;
}

function entryCell({ key, entry, centered }: LedgerColumn, value: EntryValue | undefined): PlanCell {
  const style =
    key === "month"
      ? "entryMonth"
      : entry.kind === "date"
        ? "entryDate"
        : entry.kind === "number"
          ? "entryNumber"
          : centered
            ? "entryCenter"
            : "entry";
  if (value === undefined) return { style };
  return typeof value === "object" ? { date: value.date, style } : { value, style };
}

function validationOf(
  plan: Plan,
  { key, entry, note }: LedgerColumn,
  title: string,
  column: number,
  reach: number,
  unitList: string,
): Validation[] {
  const area: Area = { top: firstEntryRow, left: column, bottom: firstEntryRow + reach - 1, right: column };
  // Excel shows at most 32 and 255 characters.
  const common = { area, title: title.slice(0, 30), prompt: note.split("\n", 1).join("").slice(0, 200) };
  switch (entry.kind) {
    case "text":
      return [];
    case "date":
      return [
        {
          kind: "date",
          ...common,
          from: dayOf(plan.year - 1, 1, 1) as Day,
          to: dayOf(plan.year + (key === "signed" || key === "day" ? 0 : 1), 12, 31) as Day,
        },
      ];
    case "number":
      return [{ kind: "decimal", ...common, min: 0, max: entry.max }];
    case "unit":
      return [{ kind: "listFrom", ...common, source: unitList, strict: false }];
    case "choice":
      return [{ kind: "list", ...common, values: entry.words, strict: entry.strict }];
  }
}

/** How a table to be filled in is printed: across, as wide as the page, its headings on every page. */
export function entryPrint({ title }: Plan, example: boolean): SheetPlan["print"] {
  return {
    ...listPrint([0, 2], `${example ? "示例数据　" : ""}${title}`),
    ...(example ? { header: "&R示例数据" } : {}),
  };
}
