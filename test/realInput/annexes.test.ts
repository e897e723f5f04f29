/**
 * Real input that nobody here typed: the annex tables are cut out of the plan's text, laid out as a Word document and as an HTML page, converted by
 * LibreOffice, and read back.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType, WidthType } from "docx";
import { changnan2024, readFacts } from "../../engine/index.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { convert, withLibreOffice } from "../helpers/libreOffice.js";
import { annex1, annex2 } from "../helpers/planTables.js";

const folder = mkdtempSync(join(tmpdir(), "annexes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const escape = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/ /g, "&nbsp;").replace(/\n/g, "<br>");
/** 合计 has three cells: its first spans leader and unit. */
const isTotal = (row: readonly string[]) => row[0] === "合计";

/** How many rows a leader's cell spans: the empty cells below it are part of it. */
function span(rows: readonly (readonly string[])[], row: number): number {
  let count = 1;
  while (rows[row + count]?.[0] === "") count++;
  return count;
}

function htmlPage(): string {
  const rows = annex1();
  const body = rows.map((row, index) => {
    const cells = row.map((cell, column) => {
      if (column === 0 && cell === "") return "";
      const merged =
        column === 0 && !isTotal(row)
          ? ` rowspan="${span(rows, index)}"`
          : isTotal(row) && column === 0
            ? ` colspan="2"`
            : "";
      return `<td${merged}>${escape(cell)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const activities = annex2().map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`);
  return `<html><head><meta charset="utf-8"></head><body><p>附件1</p><p>2024年招商引资任务分解表</p><table border="1">${body.join("")}</table>
    <p>备注：1.租赁标准化厂房项目</p><p>附件2</p><table border="1">${activities.join("")}</table></body></html>`;
}

async function wordDocument(): Promise<Uint8Array> {
  const rows = annex1();
  const lines = (text: string) => text.split("\n").map((line) => new Paragraph(line));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            (cell, column) =>
              new TableCell({
                children: lines(cell),
                ...(isTotal(row) && column === 0 ? { columnSpan: 2 } : {}),
                ...(column === 0 && !isTotal(row) && row !== rows[0]
                  ? { verticalMerge: cell === "" ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }
                  : {}),
              }),
          ),
        }),
    ),
  });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph("附件1"),
            new Paragraph("2024年招商引资任务分解表"),
            table,
            new Paragraph("备注：1.租赁标准化厂房项目"),
          ],
        },
      ],
    }),
  );
}

function expectAnnex1(facts: ReturnType<typeof readFacts>): void {
  expect(facts.units).toHaveLength(17);
  expect(facts.units.reduce((sum, unit) => sum + (unit.quota?.total ?? 0), 0)).toBe(45);
  expect(facts.units.reduce((sum, unit) => sum + (unit.visitQuota ?? 0), 0)).toBe(72);
  expect(facts.quotaTotals).toMatchObject({ projects: 45, visits: 72 });
  expect(facts.units.map((unit) => unit.name)).toEqual(changnan2024.quotas.map((row) => row.unit));
  expect(facts.units.map((unit) => unit.leaders)).toEqual(changnan2024.quotas.map((row) => row.leaders));
  expect(facts.units.every((unit) => unit.place !== undefined)).toBe(true);
  expect(facts.issues.filter((issue) => issue.code.startsWith("quota."))).toEqual([]);
}

test("the cut-out tables have the rows that the plan prints", () => {
  expect(annex1()).toHaveLength(19);
  expect(annex2()).toHaveLength(7);
});

describe("annexes laid out elsewhere read back to 17 units, 45 projects, 72 visits", () => {
  for (const extension of ["xlsx", "xls", "ods"]) {
    withLibreOffice(`HTML page to .${extension}`, async () => {
      const html = join(folder, "page.html");
      writeFileSync(html, htmlPage());
      const out = join(folder, `html-${extension}`);
      mkdirSync(out);
      const [file] = convert([html], extension, out, "HTML (StarCalc)");
      const facts = readFacts(await readWorkbook(readFileSync(file as string), basename(file as string)), changnan2024);
      expectAnnex1(facts);
      expect(facts.activities).toHaveLength(6);
    });

    withLibreOffice(`Word document to .${extension}`, async () => {
      const word = join(folder, "annex.docx");
      writeFileSync(word, await wordDocument());
      const out = join(folder, `word-${extension}`);
      mkdirSync(out);
      const pages = join(folder, `word-${extension}-html`);
      mkdirSync(pages);
      convert([word], "html", pages);
      const [file] = convert([join(pages, "annex.html")], extension, out, "HTML (StarCalc)");
      expectAnnex1(readFacts(await readWorkbook(readFileSync(file as string), basename(file as string)), changnan2024));
    });
  }
});
