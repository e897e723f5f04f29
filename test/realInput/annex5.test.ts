/**
 * 附件5 that nobody here typed: cut out of the plan's text, laid out as an HTML page and as a Word document, converted by LibreOffice to every format
 * of workbook, read back. Nothing of it may differ from the plan.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType, WidthType } from "docx";
import { changnan2024, readFacts } from "../../engine/index.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { convert, withLibreOffice } from "../helpers/libreOffice.js";
import { annex5 } from "../helpers/planTables.js";

const folder = mkdtempSync(join(tmpdir(), "annex5-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** How many rows a cell of the first column spans: the empty cells below it are part of it. */
function span(rows: readonly (readonly string[])[], row: number): number {
  let count = 1;
  while (rows[row + count]?.[0] === "") count++;
  return count;
}

/** @param lines how the lines of a cell are set */
function htmlPage(lines: (texts: readonly string[]) => string): string {
  const rows = annex5();
  const body = rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      column === 0 && cell === ""
        ? ""
        : `<td${column === 0 ? ` rowspan="${span(rows, index)}"` : ""}>${lines(cell.split("\n").map(escape))}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<html><head><meta charset="utf-8"></head><body><p>附件5</p><p>2024年昌南新区招商引资绩效指标考核表</p><table border="1">${body.join("")}</table></body></html>`;
}

async function wordDocument(): Promise<Uint8Array> {
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: annex5().map(
      (row, index) =>
        new TableRow({
          children: row.map(
            (cell, column) =>
              new TableCell({
                children: cell.split("\n").map((text) => new Paragraph(text)),
                ...(column === 0 && index > 0
                  ? { verticalMerge: cell === "" ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }
                  : {}),
              }),
          ),
        }),
    ),
  });
  const children = [new Paragraph("附件5"), new Paragraph("2024年昌南新区招商引资绩效指标考核表"), table];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function expectPlan(file: string): Promise<void> {
  const facts = readFacts(await readWorkbook(readFileSync(file), basename(file)), changnan2024);
  expect(facts.issues.filter(({ code }) => code !== "table.missing" && code !== "quota.tableMissing")).toEqual([]);
  expect(facts.annex5).toMatchObject({ notUnderstood: [], missing: [], caps: {}, floors: {} });
  expect(facts.annex5?.numbers["leadReporting.fullMarks"]?.value).toBe(12);
  expect(Object.keys(facts.annex5?.numbers ?? {}).length).toBeGreaterThanOrEqual(18);
}

test("the cut-out table has the rows that the plan prints", () => {
  expect(annex5()).toHaveLength(10);
  expect(annex5()[0]).toEqual(["项目分类", "考核任务", "考核方式"]);
});

const pages: Readonly<Record<string, (texts: readonly string[]) => string>> = {
  breaks: (texts) => texts.join("<br>"),
  paragraphs: (texts) => texts.map((text) => `<p>${text}</p>`).join(""),
};

describe.each(["xlsx", "xls", "ods"])("as .%s", (extension) => {
  for (const [name, lines] of Object.entries(pages))
    withLibreOffice(`from a page with ${name}`, async () => {
      const html = join(folder, `${name}-${extension}.html`);
      writeFileSync(html, htmlPage(lines));
      const out = join(folder, `${name}-${extension}`);
      mkdirSync(out);
      await expectPlan(convert([html], extension, out, "HTML (StarCalc)")[0] as string);
    });

  withLibreOffice("from a Word document", async () => {
    const word = join(folder, `word-${extension}.docx`);
    writeFileSync(word, await wordDocument());
    const [html, out] = [join(folder, `word-${extension}-html`), join(folder, `word-${extension}`)];
    mkdirSync(html);
    mkdirSync(out);
    convert([word], "html", html);
    await expectPlan(convert([join(html, `word-${extension}.html`)], extension, out, "HTML (StarCalc)")[0] as string);
  });
});
