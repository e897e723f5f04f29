/** 部门别名: further spellings of units. */
import { issue, type Issue } from "../issue.js";
import type { TablePart } from "./locate.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { UnitNames } from "./unitNames.js";

/**
 * Adds the workbook's aliases to `names`. Rows whose unit is not known yet are returned: 附件1 may still introduce it
 * (see {@link addLateAliases}).
 */
export function readAliases(parts: readonly TablePart[], names: UnitNames, issues: Issue[]): TableRow[] {
  const late: TableRow[] = [];
  for (const row of dataRows(parts, issues)) {
    const lacking = incomplete(row, "aliases", "alias.incomplete", ["alias", "unit"]);
    if (lacking !== undefined) issues.push(lacking);
    else if (names.find(row.text("unit")) === undefined) late.push(row);
    else addAlias(row, names, issues);
  }
  return late;
}

/** Adds the aliases whose units 附件1 has introduced; what is still unknown is an issue. */
export function addLateAliases(rows: readonly TableRow[], names: UnitNames, issues: Issue[]): void {
  for (const row of rows) {
    if (names.find(row.text("unit")) !== undefined) addAlias(row, names, issues);
    else
      issues.push(
        issue(
          "error",
          "alias.unitUnknown",
          "别名“{alias}”所指的部门“{unit}”不在附件1或方案中，别名未采用；请改正",
          { alias: row.text("alias"), unit: row.text("unit") },
          row.place("unit"),
        ),
      );
  }
}

function addAlias(row: TableRow, names: UnitNames, issues: Issue[]): void {
  const alias = row.text("alias");
  const unit = names.find(row.text("unit")) as string;
  if (names.add(alias, unit)) return;
  issues.push(
    issue(
      "error",
      "alias.conflict",
      "“{alias}”已经是“{taken}”的名称，不能再指“{unit}”，别名未采用；请改正",
      { alias, taken: names.find(alias) as string, unit },
      row.place("alias"),
    ),
  );
}
