/** Rows that are added to a ledger take over what held for the row above them. */
import { strFromU8, unzipSync } from "fflate";
import { applyEdits } from "../../../../addin/file/write/editWorkbook";
import { grownReference } from "../../../../addin/file/write/growRanges";
import { sheetData, workbook } from "../packages";

const text = (bytes: Uint8Array, part: string) => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array(0));

const rows = `<row r="1"><c r="A1" t="str"><v>截止日期</v></c><c r="B1" t="str"><v>部门</v></c><c r="C1" t="str"><v>次数</v></c></row><row r="2" ht="21" customHeight="1"><c r="A2" s="1"><v>45555</v></c><c r="B2" s="1"/><c r="C2" s="1"/><c r="E2" s="1"><v>7</v></c></row><row r="3" hidden="1" ht="21" customHeight="1"><c r="A3" s="1"><v>45562</v></c><c r="B3" s="1"/><c r="C3" s="1"/><c r="E3" s="1"><v>7</v></c></row>`;
const x14 = `xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"`;

async function appended(tail: string, names = "", more = 2): Promise<{ sheet: string; book: string }> {
  const before = workbook({
    sheets: { 周报: `${sheetData(rows)}${tail}`, 别的: sheetData("") },
    after: `<definedNames>${names}</definedNames>`,
  });
  const bytes = await applyEdits(before, [
    {
      kind: "cells",
      sheet: "周报",
      cells: Array.from({ length: more }, (_, index) => ({ row: 3 + index, column: 0, value: 1, styleOf: 2 })),
    },
  ]);
  return { sheet: text(bytes, "xl/worksheets/sheet1.xml"), book: text(bytes, "xl/workbook.xml") };
}

test.each([
  [
    "the filter",
    `<autoFilter ref="A1:C3"><filterColumn colId="0"/></autoFilter>`,
    `<autoFilter ref="A1:C5"><filterColumn colId="0"/></autoFilter>`,
  ],
  [
    "a rule over cells that nothing is written into; one beside the ledger stays",
    `<conditionalFormatting sqref="B2:C3 E1:E3"><cfRule type="cellIs" priority="1" operator="equal"><formula>1</formula></cfRule></conditionalFormatting>`,
    `sqref="B2:C5 E1:E3"`,
  ],
  [
    "a rule over the written column",
    `<conditionalFormatting sqref='A2:C3 E1:E3'><cfRule type="cellIs" priority="1" operator="equal"><formula>1</formula></cfRule></conditionalFormatting>`,
    `sqref="A2:C5 E1:E3"`,
  ],
  [
    "a list",
    `<dataValidations count="1"><dataValidation type="list" sqref="A2:A3"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>`,
    `type="list" sqref="A2:A5"`,
  ],
  [
    "a list that ends among the new rows",
    `<dataValidations count="1"><dataValidation type="list" sqref="A2:A4"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>`,
    `sqref="A2:A5"`,
  ],
  [
    "a list that reaches further",
    `<dataValidations count="1"><dataValidation type="list" sqref="A2:A99"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>`,
    `sqref="A2:A99"`,
  ],
  [
    "one that ends above the last row",
    `<dataValidations count="1"><dataValidation type="list" sqref="A1:A2"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>`,
    `sqref="A1:A2"`,
  ],
  [
    "a list in the words of Excel 2010",
    `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" ${x14}><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>别的!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A2:A3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
    `<xm:f>别的!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A2:A5</xm:sqref>`,
  ],
])("%s", async (_, tail, expected) => {
  expect((await appended(tail)).sheet).toContain(expected);
});

test("what is printed and filtered, of this sheet alone", async () => {
  const { book } = await appended(
    "",
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">周报!$A$1:$C$3</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">周报!$A$1:$C$3,周报!$E$1:$F$3</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">别的!$A$1:$C$3</definedName><definedName name="名单">周报!$A$1:$C$3</definedName>`,
  );
  expect(book).toContain(`hidden="1">周报!$A$1:$C$5</definedName>`);
  expect(book).toContain(`>周报!$A$1:$C$5,周报!$E$1:$F$3</definedName>`);
  expect(book).toContain(`>别的!$A$1:$C$3</definedName>`);
  expect(book).toContain(`name="名单">周报!$A$1:$C$3</definedName>`);
});

test.each([
  ["'它''s, a 表'!$A$1:$C$3", "'它''s, a 表'!$A$1:$C$5"],
  ["周报!$A:$C", "周报!$A:$C"],
  ["OFFSET(周报!$A$1,0,0,3,3)", "OFFSET(周报!$A$1,0,0,3,3)"],
  ["周报!$A$1:$C$3", "周报!$A$1:$C$5"],
])("%s becomes %s", (before, after) => {
  expect(grownReference(before, [{ below: 2, last: 4, left: 0, right: 2 }])).toBe(after);
});

test("a cell without a value gets the format of the row above, as far as the ledger goes; height too, hidden not", async () => {
  const { sheet } = await appended("", "", 1);
  expect(sheet).toContain(
    `<row r="4" ht="21" customHeight="1"><c r="A4" s="1"><v>1</v></c><c r="B4" s="1"/><c r="C4" s="1"/></row>`,
  );
});

test("a change inside the ledger lets nothing grow", async () => {
  const tail = `<autoFilter ref="A1:C3"/>`;
  const before = workbook({ sheets: { 周报: `${sheetData(rows)}${tail}` } });
  const bytes = await applyEdits(before, [
    {
      kind: "cells",
      sheet: "周报",
      cells: [
        { row: 1, column: 0, value: 1, styleOf: 2 },
        { row: 5, column: 0, value: 1 },
      ],
    },
  ]);
  expect(text(bytes, "xl/worksheets/sheet1.xml")).toContain(tail);
});

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(1)",
  "\t=1",
  " =1+1",
  "\n=1",
  "\r=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠A1",
  "=cmd|' /C calc'!A0",
])("the text %j stays a text when it is edited and confirmed", async (value) => {
  const bytes = await applyEdits(
    workbook({ sheets: { 表: sheetData(`<row r="1"><c r="A1" s="1"><v>1</v></c></row>`) } }),
    [{ kind: "cells", sheet: "表", cells: [{ row: 0, column: 0, value }] }],
  );
  expect(text(bytes, "xl/worksheets/sheet1.xml")).toMatch(/<c r="A1" s="2" t="inlineStr">/);
  expect(text(bytes, "xl/styles.xml")).toMatch(
    /<cellXfs count="3">.*<xf numFmtId="14"[^>]* quotePrefix="1"\/><\/cellXfs>/,
  );
});

test("an ordinary text gets no such mark", async () => {
  const bytes = await applyEdits(workbook({ sheets: { 表: sheetData("") } }), [
    { kind: "cells", sheet: "表", cells: [{ row: 0, column: 0, value: "佛山某企业=甲" }] },
  ]);
  expect(text(bytes, "xl/styles.xml")).not.toContain("quotePrefix");
});
