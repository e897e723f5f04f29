/** Which row a project of several rows is read from. */
import { issue, type Issue } from "../../issue.js";
import { cellName } from "../cellName.js";
import { compact } from "../text.js";
import { reviewWords, wordValue } from "../cellWords.js";
import type { Row } from "./projectRow.js";

/** The row that a project is read from, and the rows before it that a second review has overtaken. */
export interface Owner {
  readonly row: Row;
  readonly failedBefore: ReadonlySet<Row>;
}

/** The row of each project, by its name without spaces. */
export function ownersOf(rows: readonly Row[]): Map<string, Owner> {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const key = compact(row.text("name"));
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [row]);
    else others.push(row);
  }
  const reviewed = (row: Row): string | undefined => wordValue(reviewWords, row.text("review"));
  return new Map(
    [...byName].map(([key, own]) => {
      const [first] = own as [Row];
      const passed = reviewed(first) === "failed" ? own.findIndex((row) => reviewed(row) === "passed") : -1;
      const before = own.slice(0, Math.max(0, passed)).filter((row) => reviewed(row) === "failed");
      return [key, { row: own[Math.max(0, passed)] as Row, failedBefore: new Set(before) }];
    }),
  );
}

/** What a row says that is not read, because another one is. */
export function notTheOwner(row: Row, owner: Owner): Issue {
  const values = { name: row.text("name"), owner: cellName(owner.row.place("name")) };
  return owner.failedBefore.has(row)
    ? issue(
        "info",
        "project.reviewedAgain",
        "项目“{name}”在 {owner} 再次评审并通过，以该行为准，本行（未通过）不再采用",
        values,
        row.place("name"),
      )
    : issue(
        "error",
        "project.duplicate",
        "项目“{name}”已在 {owner} 登记，本行未计入；请删去重复的一行或改正名称",
        values,
        row.place("name"),
      );
}
