/** Results of 公式核算 that an edit has made old go; the owner's own formulas keep theirs. */
import { strFromU8, unzipSync } from "fflate";
import { applyEdits } from "../../../../addin/file/write/editWorkbook";
import { sheetData, workbook } from "../packages";

const formulas =
  '<row r="1"><c r="A1" s="0"><f>台账!A1+1</f><v>6</v></c><c r="B1" t="str" s="0"><f t="shared" si="0"/><v>甲</v></c>' +
  '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><v>4</v></c></row>';

async function afterEdit(name: string, rows = formulas): Promise<string> {
  const bytes = workbook({
    sheets: { 台账: sheetData('<row r="1"><c r="A1"><v>5</v></c></row>'), [name]: sheetData(rows) },
  });
  const edited = await applyEdits(bytes, [{ kind: "cells", sheet: "台账", cells: [{ row: 0, column: 0, value: 9 }] }]);
  const xml = strFromU8(unzipSync(edited)["xl/worksheets/sheet2.xml"] as Uint8Array);
  return /<sheetData>(.*)<\/sheetData>/s.exec(xml)?.[1] ?? xml;
}

test.each(["公式核算", "公式核算-辅助"])(
  "%s loses its results and keeps its formulas, styles and numbers",
  async (name) => {
    expect(await afterEdit(name)).toBe(
      '<row r="1"><c r="A1" s="0"><f>台账!A1+1</f></c><c r="B1" s="0"><f t="shared" si="0"/></c>' +
        '<c r="C1"><f>1/0</f></c><c r="D1"><v>4</v></c></row>',
    );
  },
);

test.each(["核算", "公式核算(2)"])("%s is the owner's and stays byte for byte", async (name) => {
  expect(await afterEdit(name)).toBe(formulas);
});

test("with prefixes too, and once is enough", async () => {
  const prefixed = '<x:row r="1"><x:c r="A1" t="b"><x:f>1=1</x:f><x:v>1</x:v></x:c></x:row>';
  const once = await afterEdit("公式核算", prefixed);
  expect(await afterEdit("公式核算", once)).toBe(once);
  expect(once).toBe('<x:row r="1"><x:c r="A1"><x:f>1=1</x:f></x:c></x:row>');
});

test.each([
  ["", "row>"],
  ["x:", ":row>"],
])("rows of several megabytes, which come in pieces, with the prefix “%s”", async (prefix, word) => {
  // A formula may hold the word that ends a row.
  const row = (number: number, result: string) =>
    `<${prefix}row r="${number}"><${prefix}c r="A${number}"><${prefix}f>LEN("${word}")+${number}</${prefix}f>${result}</${prefix}c></${prefix}row>`;
  const rows = (result: (number: number) => string) =>
    Array.from({ length: 60_000 }, (_, index) => row(index + 1, result(index))).join("");
  const before = rows((number) => `<${prefix}v>${number}</${prefix}v>`);
  expect(before.length).toBeGreaterThan(3 * 2 ** 20);
  const after = await afterEdit("公式核算-辅助", before);
  const expected = rows(() => "");
  expect(after.length).toBe(expected.length);
  expect(after === expected).toBe(true);
});
