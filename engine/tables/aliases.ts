/** 部门别名: further spellings of units. */
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import { compact } from "./text.js";
import type { UnitNames } from "./unitNames.js";
import { notAssessed } from "./cellWords.js";

type Row = TableRow<FieldOf<"aliases">>;

/**
 * Adds the workbook's aliases to `names`. Rows whose unit is not known yet, or whose alias is another unit's name, are returned: 附件1
 * may still introduce the one and leave out the other (see {@link addLateAliases}).
 */
export function readAliases(parts: readonly TablePart[], names: UnitNames, issues: Issue[]): Row[] {
  const late: Row[] = [];
  for (const row of dataRows<"aliases">(parts, issues)) {
    const lacking = incomplete(row, "aliases", "alias.incomplete", ["alias", "unit"]);
    if (lacking !== undefined) issues.push(lacking);
    else if (isExcluded(row) || names.find(row.text("unit")) === undefined || isTaken(row, names)) late.push(row);
    else addAlias(row, names, issues);
  }
  return late;
}

/** 不考核 in place of a unit: the name is somebody who takes no part. */
function isExcluded(row: Row): boolean {
  return notAssessed.some((word) => word === compact(row.text("unit")));
}

/** The alias already stands for another unit: only 附件1 can tell whether that unit still exists. */
function isTaken(row: Row, names: UnitNames): boolean {
  const taken = names.find(row.text("alias"));
  return taken !== undefined && taken !== names.find(row.text("unit"));
}

/**
 * Adds the aliases whose units 附件1 has introduced, and those that are names of units which 附件1 no longer has; what is still unknown is an issue.
 * @param scored the units of 附件1
 */
export function addLateAliases(
  rows: readonly Row[],
  names: UnitNames,
  scored: ReadonlySet<string>,
  plan: Plan,
  issues: Issue[],
): void {
  const gone = new Set(plan.units.filter((unit) => unit.scored && !scored.has(unit.name)).map(({ name }) => name));
  for (const row of rows) {
    const unit = names.find(row.text("unit"));
    const taken = names.find(row.text("alias"));
    if (isExcluded(row)) {
      if (taken !== undefined && scored.has(taken)) issues.push(assessedAnyway(row, taken));
      else names.exclude(row.text("alias"));
      continue;
    }
    if (unit !== undefined && taken !== undefined && gone.has(taken) && scored.has(unit))
      names.takeOver(row.text("alias"), unit);
    else if (unit !== undefined) addAlias(row, names, issues);
    else
      issues.push(
        issue(
          "error",
          "alias.unitUnknown",
          "别名“{alias}”所指的部门“{unit}”不在附件1或方案中，别名未采用；请改为附件1中的一个部门（{choices}），或填“不考核”",
          { alias: row.text("alias"), unit: row.text("unit"), choices: [...scored].join("、") },
          row.place("unit"),
        ),
      );
  }
}

function assessedAnyway(row: Row, unit: string): Issue {
  return issue(
    "error",
    "alias.assessed",
    "“{alias}”是附件1中“{unit}”的名称，不能登记为不考核，本行未采用；如确不考核，请从附件1中删去",
    { alias: row.text("alias"), unit },
    row.place("alias"),
  );
}

function addAlias(row: Row, names: UnitNames, issues: Issue[]): void {
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
