/** What a unit's file says, as rows of the ledgers. */
import type { Facts } from "../facts.js";
import type { IssueCode } from "../issueCodes.js";
import { issue, type Issue } from "../issue.js";
import { readForms, type FilledForm } from "../tables/forms.js";
import { tableHeadings } from "../tables/headings.js";
import { locateWorkbook } from "../tables/locateWorkbook.js";
import { extraReaders } from "../tables/extraReaders.js";
import { readSheets } from "../tables/sheetReading.js";
import type { Grid, Place } from "../grid/grid.js";
import type { UnitNames } from "../tables/unitNames.js";
import type { CopiedLedger, DepartmentFile } from "./collection.js";
import { takeLedger } from "./copiedRows.js";
import { takeForm, takeNotice } from "./formRows.js";
import { Gathering, type FormFound } from "./gathering.js";
import type { Ledgers } from "./ledgers.js";
import { copiedTables, type SourceRow } from "./sourceRow.js";

/** What one file gives. */
export interface FileReading {
  readonly rows: readonly SourceRow[];
  readonly issues: readonly Issue[];
  /** Its forms that are not blank. */
  readonly forms: readonly FormFound[];
  readonly ledgers: readonly CopiedLedger[];
  readonly units: readonly string[];
  /** The units that its forms name, as recognised. */
  readonly formUnits: readonly string[];
}

const unitIssues: readonly IssueCode[] = ["form.unitBlank", "form.unitUnknown"];

export function readFile(
  { name, assigned = {} }: Pick<DepartmentFile, "name" | "assigned">,
  grid: Grid,
  facts: Facts,
  names: UnitNames,
  ledgers: Ledgers,
): FileReading {
  const { forms, issues: formIssues } = readForms(grid, facts.plan);
  const sheets = readSheets(grid.sheets, locateWorkbook(grid).sheets, names, extraReaders);
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const layoutIssues = sheets.flatMap((sheet) => sheet.issues);
  const found = new Gathering(name, facts, names, ledgers, assigned);
  for (const form of forms) takeForm(found, form);
  for (const part of parts) {
    const table = copiedTables.find((key) => key === part.key);
    if (table !== undefined) takeLedger(found, part, table);
    else
      found.issues.push(
        issue(
          "info",
          "collect.officeTable",
          "“{table}”由办公室掌握，不从部门文件中收取",
          { table: tableHeadings[part.key].title },
          { sheet: part.sheet, row: part.area.top, column: part.area.left },
        ),
      );
  }
  const isNotice = forms.length === 0 && parts.length === 0 && takeNotice(found, grid);
  // A spelling that the workbook's 部门别名 knows is no trouble, and what a blank form lacks is none either.
  const open = formIssues.filter(
    ({ code, place }) =>
      (code !== "form.unitUnknown" || !found.resolved.has(`${place?.sheet}!${place?.row},${place?.column}`)) &&
      !found.blank.some((form) => isWithin(form, place)) &&
      !(unitIssues.includes(code) && found.told.some((form) => isWithin(form, place))) &&
      !(code === "form.reportedOnBlank" && assigned.week !== undefined),
  );
  return {
    rows: found.rows,
    // A notice set as a small table is no ledger that could not be read.
    issues: [...open, ...(isNotice ? [] : layoutIssues), ...found.issues],
    forms: found.forms,
    ledgers: [...found.copies].map(([table, rows]) => ({ table, rows })),
    units: [...found.units],
    formUnits: [...found.recognised],
  };
}

function isWithin({ sheet, area }: FilledForm, place: Place | undefined): boolean {
  return place?.sheet === sheet && place.row >= area.top && place.row <= area.bottom;
}
