/** Finds the tables of a whole workbook: first 表头对应, then everything under the headings that it names. */
import type { Grid, Sheet } from "../grid/grid.js";
import type { Issue } from "../issue.js";
import { locateOnSheet, type LocatedSheet } from "./locate.js";
import type { TablePart } from "./tablePart.js";
import { lookupOn, type OfficeHeading } from "./headingLookup.js";
import { readOfficeHeadings } from "./officeHeadings.js";

/** Where the tables of a workbook are. */
export interface LocatedWorkbook {
  /** In tab order. */
  readonly sheets: readonly LocatedSheet[];
  readonly office: readonly OfficeHeading[];
  /** What is wrong with rows of 表头对应. */
  readonly issues: readonly Issue[];
}

export function locateWorkbook({ sheets }: Grid): LocatedWorkbook {
  const located = sheets.map((sheet) => locateOnSheet(sheet));
  const parts = located.flatMap((sheet) => sheet.parts).filter(({ key }) => key === "headings");
  if (parts.length === 0) return { sheets: located, office: [], issues: [] };
  const issues: Issue[] = [];
  const names = sheets.filter(({ ours }) => !ours).map(({ name }) => name);
  const office = readOfficeHeadings(parts, names, issues);
  return {
    sheets: office.length === 0 ? located : sheets.map((sheet) => locateUnder(sheet, office)),
    office,
    issues,
  };
}

/** One sheet under the office's own headings. */
export function locateUnder(sheet: Sheet, office: readonly OfficeHeading[]): LocatedSheet {
  return locateOnSheet(sheet, lookupOn(sheet.name, office));
}

/** Every table part of the visible sheets that are not ours, in sheet order, then by row and column. */
export function locateTables(grid: Grid): TablePart[] {
  return locateWorkbook(grid).sheets.flatMap(({ parts }) => parts);
}
