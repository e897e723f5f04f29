/** Small packages made by hand for tests, by fflate alone, so that no code under test makes its own input. */
import { strToU8, zipSync } from "fflate";
import { CellKind, type CellValue, type Grid, type Sheet } from "../../../engine/index";

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageSpace = "http://schemas.openxmlformats.org/package/2006";

export interface WorkbookParts {
  /** Worksheets by name; the inside of `<worksheet>`. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The inside of `<sst>`. */
  readonly texts?: string;
  /** The inside of `<styleSheet>`. */
  readonly styles?: string;
  /** Between `<workbook>` and `<sheets>`, and behind `</sheets>`. */
  readonly before?: string;
  readonly after?: string;
  /** Whole parts that are added or take another's place. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The parts of an .xlsx by name. */
export function workbookParts({
  sheets,
  texts,
  styles,
  before = "",
  after = "",
  parts = {},
}: WorkbookParts): Record<string, Uint8Array> {
  const names = Object.keys(sheets);
  const all: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}">${before}<sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets>${after}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageSpace}/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}<Relationship Id="rId91" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId92" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}">${styles ?? `<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>`}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${texts ?? ""}</sst>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}" xmlns:r="${relations}">${sheets[name]}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]),
  );
}

export function workbook(parts: WorkbookParts): Uint8Array {
  return zipSync(workbookParts(parts), { level: 6 });
}

/** One sheet with these rows of cells. */
export function sheetData(rows: string): string {
  return `<sheetData>${rows}</sheetData>`;
}

/** The sheet as rows of plain values, trailing empty cells left out. */
export function valuesOf(sheet: Sheet): CellValue[][] {
  return Array.from({ length: sheet.rowCount }, (_, row) => {
    const cells = sheet.columns.map(({ kinds, numbers }): CellValue => {
      const number = numbers[row] ?? 0;
      const text = sheet.pool.texts[number] ?? "";
      switch (kinds[row]) {
        case CellKind.number:
          return number;
        case CellKind.text:
          return text;
        case CellKind.boolean:
          return number === 1;
        case CellKind.date:
          return { date: number };
        case CellKind.error:
          return { error: text };
        case CellKind.uncomputed:
          return { uncomputed: text };
        default:
          return null;
      }
    });
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    return cells;
  });
}

export function sheetNamed(grid: Grid, name: string): Sheet {
  const sheet = grid.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}
