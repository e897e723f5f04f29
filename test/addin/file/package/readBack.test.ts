/** The last look before bytes are handed over: it must bite on every fault, and on nothing that was there before. */
import { strFromU8, strToU8, zipSync } from "fflate";
import { OfficePackage } from "../../../../addin/file/package/officePackage";
import { PackageEditor } from "../../../../addin/file/package/packageEditor";
import { readBack } from "../../../../addin/file/package/readBack";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { demoPlan } from "../demoPlan";
import { main, relations, sheetData, workbookParts } from "../packages";

const sheet = sheetData(`<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"/>`);
const parts = () => workbookParts({ sheets: { 台账: sheet } });

function changed(part: string, from: string | RegExp, to: string): Uint8Array {
  const all = parts();
  const before = strFromU8(all[part] as Uint8Array);
  expect(before.replace(from, to)).not.toBe(before);
  return zipSync({ ...all, [part]: strToU8(before.replace(from, to)) });
}

const sound = OfficePackage.open(zipSync(parts()));
const sheetPart = "xl/worksheets/sheet1.xml";

test("a sound package passes, made anew and as a change of itself", async () => {
  await readBack(zipSync(parts()));
  await readBack(zipSync(parts()), sound);
});

test.each<[string, string, string | RegExp, string, RegExp]>([
  ["a prefix that nobody declares", sheetPart, '<row r="2"/>', '<row r="2"/><x:row/>', /sheet1\.xml: .*x/],
  ["tags that cross", sheetPart, "</sheetData>", "</sheetdata>", /sheet1\.xml/],
  ["a sign that XML cannot hold", sheetPart, "<v>2</v>", "<v>\u0001</v>", /sheet1\.xml/],
  [
    "an attribute twice under two prefixes",
    sheetPart,
    '<row r="2"/>',
    `<row xmlns:a="u" xmlns:b="u" a:z="1" b:z="2" r="2"/>`,
    /sheet1\.xml/,
  ],
  ["another encoding than UTF-8", sheetPart, /^/, `<?xml version="1.0" encoding="UTF-16"?>`, /encoding UTF-16/],
  ["a document type", sheetPart, /^/, `<!DOCTYPE worksheet>`, /DOCTYPE/],
  ["a format beyond the last", sheetPart, 's="1"', 's="2"', /s 2/],
  ["rows out of order", sheetPart, 'r="2"', 'r="1"', /row 1/],
  ["cells out of order", sheetPart, 'r="B1"', 'r="A1"', /cell A1/],
  ["a relation that is not there", sheetPart, "</sheetData>", `</sheetData><drawing r:id="rId7"/>`, /relation rId7/],
  [
    "a font beyond the last",
    "xl/styles.xml",
    `fontId="0" fillId="0" borderId="0" xfId="0"`,
    `fontId="1" fillId="0" borderId="0" xfId="0"`,
    /fontId 1/,
  ],
  [
    "a tab twice",
    "xl/workbook.xml",
    "</sheets>",
    `<sheet name="台账" sheetId="2" r:id="rId1"/></sheets>`,
    /sheet 台账 twice/,
  ],
  [
    "a tab of a part that is not there",
    "xl/_rels/workbook.xml.rels",
    "sheet1.xml",
    "sheet9.xml",
    /to xl\/worksheets\/sheet9\.xml/,
  ],
  ["a relation twice", "xl/_rels/workbook.xml.rels", "rId92", "rId91", /relation rId91 twice/],
  [
    "a name for a tab that is not there",
    "xl/workbook.xml",
    "</sheets>",
    `</sheets><definedNames><definedName name="a" localSheetId="1">1</definedName></definedNames>`,
    /localSheetId 1/,
  ],
  [
    "a type for a part that is not there",
    "[Content_Types].xml",
    "sheet1.xml",
    "sheet2.xml",
    /type of xl\/worksheets\/sheet2\.xml/,
  ],
])("%s is found", async (_, part, from, to, fault) => {
  const bytes = changed(part, from, to);
  const said = async (before?: OfficePackage): Promise<string> => {
    try {
      await readBack(bytes, before);
      return "";
    } catch (error) {
      return String((error as { values?: { what?: string } }).values?.what);
    }
  };
  expect(await said()).toMatch(fault);
  expect(await said(sound)).toMatch(fault);
  // The same fault in what the user gave stops nothing.
  expect(await said(OfficePackage.open(bytes))).toBe("");
});

test("a part without a type", async () => {
  await expect(readBack(zipSync({ ...parts(), "xl/new.part": strToU8("x") }), sound)).rejects.toEqual(
    expect.objectContaining({ code: "writtenBroken", values: { what: "xl/new.part: content type" } }),
  );
});

test("nothing leaves an editor that is not whole", async () => {
  const editor = PackageEditor.open(zipSync(parts()));
  editor.set(
    "xl/workbook.xml",
    `<workbook xmlns="${main}"><sheets><sheet name="甲" sheetId="1" q:id="rId1"/></sheets></workbook>`,
  );
  await expect(editor.finish()).rejects.toMatchObject({ code: "writtenBroken" });
});

const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

test.each<[string, (parts: Record<string, Uint8Array>) => void]>([
  [
    "the prefix of relations declared on each tab alone",
    (all) => {
      all["xl/workbook.xml"] = strToU8(
        `<workbook xmlns="${main}"><sheets><sheet xmlns:r="${relations}" name="台账" sheetId="1" r:id="rId1"/></sheets><definedNames/></workbook>`,
      );
    },
  ],
  [
    "another prefix, and the usual one for something else",
    (all) => {
      all["xl/workbook.xml"] = strToU8(
        `<w:workbook xmlns:w="${main}" xmlns:r="urn:other" xmlns:q="${relations}"><w:sheets><w:sheet name="台账" sheetId="1" q:id="rId1"/></w:sheets></w:workbook>`,
      );
    },
  ],
  [
    "a prefix that the sheets declare again for something else",
    (all) => {
      all["xl/workbook.xml"] = strToU8(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets xmlns:r="urn:other"><sheet xmlns:r="${relations}" name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      );
    },
  ],
  [
    "workbook, styles, relations and types in UTF-16",
    (all) => {
      for (const name of [
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        sheetPart,
      ])
        all[name] = utf16(`<?xml version="1.0" encoding="UTF-16"?>${strFromU8(all[name] as Uint8Array)}`);
    },
  ],
  [
    "an ASCII declaration",
    (all) => {
      all["xl/workbook.xml"] = strToU8(
        `<?xml version='1.0' encoding='us-ascii'?>${strFromU8(all["xl/workbook.xml"] as Uint8Array).replace("台账", "&#21488;&#36134;")}`,
      );
    },
  ],
  [
    "relations typed part by part",
    (all) => {
      all["[Content_Types].xml"] = strToU8(
        strFromU8(all["[Content_Types].xml"] as Uint8Array).replace(
          /<Default Extension="rels" ContentType="([^"]*)"\/>/,
          `<Override PartName="/_rels/.rels" ContentType="$1"/><Override PartName="/xl/_rels/workbook.xml.rels" ContentType="$1"/>`,
        ),
      );
    },
  ],
])("written into a workbook with %s, all is whole and read again", async (_, change) => {
  const all = parts();
  change(all);
  const before = zipSync(all);
  const { bytes } = await drawSheets(before, [demoPlan()]);
  readBack(bytes, OfficePackage.open(before));
  expect((await readWorkbook(bytes, "a.xlsx")).sheets.map(({ name }) => name)).toEqual(["台账", "考核汇总"]);
  expect(Buffer.compare((await drawSheets(bytes, [demoPlan()])).bytes, bytes)).toBe(0);
});
