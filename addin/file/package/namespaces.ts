/** Addresses by which Office files name their vocabularies (ECMA-376 part 1), and the kinds of content that parts have. */

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The vocabularies of a package; a strict file has other addresses for the same things. */
export interface Namespaces {
  readonly main: string;
  readonly relations: string;
  readonly drawing: string;
  readonly chart: string;
  readonly spreadsheetDrawing: string;
}

const transitional: Namespaces = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  spreadsheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
};

const strict: Namespaces = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  drawing: "http://purl.oclc.org/ooxml/drawingml/main",
  chart: "http://purl.oclc.org/ooxml/drawingml/chart",
  spreadsheetDrawing: "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
};

/** The vocabularies that go with the type of the relation to the workbook. */
export function namespacesOf(workbookRelationType: string): Namespaces {
  return workbookRelationType.startsWith(strict.relations) ? strict : transitional;
}

/** The vocabularies in which a part names its relations (`r:id`). */
export const relationNamespaces: readonly string[] = [transitional.relations, strict.relations];

/** Relations between parts have the same address in every package. */
export const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

const office = "application/vnd.openxmlformats-officedocument";

export const contentTypes = {
  workbook: `${office}.spreadsheetml.sheet.main+xml`,
  worksheet: `${office}.spreadsheetml.worksheet+xml`,
  styles: `${office}.spreadsheetml.styles+xml`,
  table: `${office}.spreadsheetml.table+xml`,
  comments: `${office}.spreadsheetml.comments+xml`,
  drawing: `${office}.drawing+xml`,
  chart: `${office}.drawingml.chart+xml`,
  vml: `${office}.vmlDrawing`,
  relations: "application/vnd.openxmlformats-package.relationships+xml",
} as const;

/** By their lower case: types compare without case (ECMA-376 part 2, 7.2.3.2), which not every program knows. */
const typeSpellings: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values(contentTypes),
    `${office}.spreadsheetml.sharedStrings+xml`,
    `${office}.spreadsheetml.template.main+xml`,
    `${office}.theme+xml`,
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
  ].map((type) => [type.toLowerCase(), type]),
);

/** A type as Office writes it. */
export function usualType(type: string): string {
  return typeSpellings.get(type.toLowerCase()) ?? type;
}
