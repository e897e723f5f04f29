/** Names of parts as packages write them, and packages without a style sheet whose cells ask for formats. */
import { unzipSync, zipSync } from "fflate";
import { FileHost } from "../../../../addin/file/fileHost.js";
import { main, relations, sheetData, valuesOf, workbook, workbookParts } from "../packages.js";

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

const renamed = (name: (part: string) => string, parts = workbookParts({ sheets: { 台账: sheet } })) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([part, content]) => [name(part), content])));
test.each<[string, (part: string) => string]>([
  ["with the slash that addresses a part", (part) => `/${part}`],
  ["with that slash for sheets alone", (part) => (part.includes("/worksheets/") ? `/${part}` : part)],
  ["as steps from where they lie", (part) => `./${part}`],
  ["with steps on the way", (part) => part.replace("/worksheets/", "/./worksheets/././")],
  ["with the separators of Windows and a step", (part) => `.\\${part.replaceAll("/", "\\")}`],
  ["with their ending in capitals", (part) => part.replace(/\.xml$/, ".XML")],
])("names %s are the usual ones", async (_, name) => {
  const host = new FileHost(renamed(name), "a.xlsx");
  await host.apply([{ kind: "cells", sheet: "台账", cells: [{ row: 1, column: 0, value: "乙", styleOf: 0 }] }]);
  expect((await host.readGrid()).sheets.map((one) => valuesOf(one))).toEqual([[["甲"], ["乙"]]]);
  const parts = Object.keys(unzipSync(host.bytes)).map((part) => part.toLowerCase());
  expect(parts.filter((part) => /(^|\/)\.{0,2}\/|\\/.test(part))).toEqual([]);
  expect(parts).toContain("xl/worksheets/sheet1.xml");
});
test("a folder that holds everything is no part; one under the name of a part still is", async () => {
  const parts = { ...workbookParts({ sheets: { 台账: sheet } }), "./": new Uint8Array(0) };
  const host = new FileHost(
    renamed((part) => (part === "./" ? part : `./${part}`), parts),
    "a.xlsx",
  );
  expect((await host.readGrid()).sheets).toHaveLength(1);
  const twice = { ...parts, "xl/./workbook.xml": new Uint8Array(0) };
  await expect(new FileHost(zipSync(twice), "a.xlsx").readGrid()).rejects.toMatchObject({ code: "suspicious" });
});
test.each([
  ["from the root", "/xl/worksheets/a.xml"],
  ["by steps", "./worksheets/../worksheets/a.xml"],
  ["by the separators of Windows", "worksheets\\a.xml"],
  ["in capitals", "WORKSHEETS/A.XML"],
])("a relation that leads to its part %s", async (_, target) => {
  const host = new FileHost(named(target, "xl/worksheets/a.xml"), "a.xlsx");
  await host.apply([{ kind: "cells", sheet: "台账", cells: [{ row: 1, column: 0, value: "乙" }] }]);
  expect((await host.readGrid()).sheets.map((one) => valuesOf(one))).toEqual([[["甲"], ["乙"]]]);
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
