/** Names of parts as packages write them, and packages without a style sheet whose cells ask for formats. */
import { unzipSync } from "fflate";
import { FileHost } from "../../../../addin/file/fileHost.js";
import { main, relations, sheetData, valuesOf, workbook } from "../packages.js";

const sheet = sheetData('<row r="1"><c r="A1" s="3" t="inlineStr"><is><t>甲</t></is></c></row>');
const named = (target: string, part: string) =>
  workbook({
    sheets: {},
    before: "",
    parts: {
      "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="${target}"/></Relationships>`,
      [part]: `<worksheet xmlns="${main}">${sheet}</worksheet>`,
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/${target}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
  });

test.each([
  ["%E8%A1%A8%20100%25.xml", "表 100%.xml"],
  ["%E8%A1%A8.xml", "%E8%A1%A8.xml"],
  ["表.xml", "%E8%A1%A8.xml"],
  ["表.xml", "表.xml"],
  ["100%.xml", "100%.xml"],
])("a sheet that is called %s and stored as %s is read and written in its place", async (target, stored) => {
  const part = `xl/worksheets/${stored}`;
  const bytes = named(`worksheets/${target}`, part);
  const host = new FileHost(bytes, "a.xlsx");
  await host.apply([{ kind: "cells", sheet: "台账", cells: [{ row: 1, column: 0, value: "乙", styleOf: 0 }] }]);
  const grid = await host.readGrid();
  expect(grid.sheets.map((one) => valuesOf(one))).toEqual([[["甲"], ["乙"]]]);
  const parts = Object.keys(unzipSync(host.bytes));
  expect(parts).toContain(part);
  expect(parts.filter((name) => name.startsWith("xl/worksheets/"))).toHaveLength(1);
});

test("types and part names in other case are written as they stand elsewhere, which LibreOffice needs; unknown types stay", async () => {
  const list = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="APPLICATION/VND.OPENXMLFORMATS-PACKAGE.RELATIONSHIPS+XML"/><Default Extension="xml" ContentType="Application/X-Own"/><Override PartName="/XL/Workbook.xml" ContentType="application/vnd.OPENXMLFORMATS-officedocument.spreadsheetml.sheet.main+xml"></Override><Override PartName="/xl/worksheets/SHEET1.XML" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
  const host = new FileHost(workbook({ sheets: { 台账: sheet }, parts: { "[Content_Types].xml": list } }), "a.xlsx");
  await host.apply([{ kind: "cells", sheet: "台账", cells: [{ row: 1, column: 0, value: "乙" }] }]);
  const written = new TextDecoder().decode(unzipSync(host.bytes)["[Content_Types].xml"]);
  expect(written).toContain(
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="Application/X-Own"/>',
  );
  expect(written).toContain(
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"></Override><Override PartName="/xl/worksheets/sheet1.xml"',
  );
});

test("a workbook without a style sheet whose cells ask for format 3 gets one with four, all without a look", async () => {
  const host = new FileHost(named("worksheets/a.xml", "xl/worksheets/a.xml"), "a.xlsx");
  await host.apply([{ kind: "cells", sheet: "台账", cells: [{ row: 1, column: 0, value: "乙" }] }]);
  const styles = new TextDecoder().decode(
    unzipSync(host.bytes)["xl/styles1.xml"] ?? unzipSync(host.bytes)["xl/styles.xml"],
  );
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  expect(formats).toHaveLength(4);
  expect(new Set(formats).size).toBe(1);
  expect(formats[0]).toContain('fontId="0"');
});
