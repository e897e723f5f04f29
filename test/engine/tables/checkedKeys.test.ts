/** Misspelt keys do not compile: `tsc -p .` fails on an expected error that is none. */
import { issue } from "../../../engine/issue.js";
import type { FieldOf } from "../../../engine/tables/headings.js";
import { dataRows, type TableRow } from "../../../engine/tables/rows.js";

const misread = (row: TableRow<FieldOf<"visits">>): string[] => [
  row.text("visitedPlace"),
  // @ts-expect-error a letter out of place
  row.text("visitedPlaec"),
  // @ts-expect-error a field of another table
  row.text("category"),
];

const unnamed = (): string[] =>
  // @ts-expect-error whose rows they are must be said
  [...dataRows([], [])].map((row) => row.text("unit"));

test("fields by table", () => {
  expect(typeof misread).toBe("function");
  expect(unnamed()).toEqual([]);
});

test("issue codes", () => {
  // @ts-expect-error no such code
  expect(issue("info", "lead.duplicated", "", {}).severity).toBe("info");
  expect(issue("info", "lead.duplicate", "", {}).severity).toBe("info");
});
