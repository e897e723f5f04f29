/** What an .ods says of how its numbers are shown comes through as the codes that the other formats have. */
import { zipSync, strToU8 } from "fflate";
import { openWorkbook, readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { changnan2024, readFacts } from "../../../../engine/index";
import { shownBy } from "../../../../engine/tables/numberFormat";

const spaces = ["office", "style", "number", "table", "text", "calcext"].map((name) => `xmlns:${name}="urn:${name}"`);
const part = (root: string, inside: string) => `<office:${root} ${spaces.join(" ")}>${inside}</office:${root}>`;

/** @param styles in content.xml @param named in styles.xml @param table the inside of the only table */
function ods({ styles = "", named, table }: { styles?: string; named?: string; table: string }): Uint8Array {
  const content = `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">${table}</table:table></office:spreadsheet></office:body>`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(part("document-content", content)),
    ...(named === undefined
      ? {}
      : { "styles.xml": strToU8(part("document-styles", `<office:styles>${named}</office:styles>`)) }),
  });
}

const cellStyle = (name: string, data: string) =>
  `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${data}"/>`;
const cell = (value: number, attributes = "") =>
  `<table:table-cell ${attributes} office:value-type="float" office:value="${value}"><text:p>…</text:p></table:table-cell>`;
const row = (...cells: readonly string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const digits = (attributes: string, inside = "") => `<number:number ${attributes}>${inside}</number:number>`;
const unit = (text: string) => `<number:text>${text}</number:text>`;
const tenThousands = `<number:number-style style:name="N1">${digits(
  `number:decimal-places="0" number:min-integer-digits="2" number:display-factor="1000"`,
  `<number:embedded-text number:position="1">.</number:embedded-text>`,
)}${unit("万元")}</number:number-style>`;

async function formatsOf(file: Uint8Array): Promise<(string | undefined)[]> {
  const [sheet] = (await readWorkbook(file, "a.ods")).sheets;
  return (sheet?.columns ?? []).map(({ formats }) => formats?.get(0));
}

test.each([
  ["万 by a point between the digits", tenThousands, 55_000_000, { value: 5500, unit: "万元" }],
  [
    "亿 by millions",
    `<number:number-style style:name="N1">${digits(`number:decimal-places="2" number:min-integer-digits="1" number:display-factor="1000000"`)}${unit("亿")}</number:number-style>`,
    55_000_000,
    { value: 55, unit: "亿" },
  ],
  [
    "a unit alone",
    `<number:number-style style:name="N1">${digits(`number:min-integer-digits="1" number:grouping="true"`)}${unit(" 元")}</number:number-style>`,
    120,
    { value: 120, unit: " 元" },
  ],
  [
    "a foreign currency",
    `<number:currency-style style:name="N1"><number:currency-symbol>US$</number:currency-symbol>${digits(`number:decimal-places="2"`)}</number:currency-style>`,
    7,
    { value: 7, unit: "US$" },
  ],
  [
    "a percentage",
    `<number:percentage-style style:name="N1">${digits("")}${unit("%")}</number:percentage-style>`,
    0.6,
    "unclear",
  ],
])("%s", async (_, styles, number, shown) => {
  const file = ods({
    styles: `${styles}${cellStyle("ce1", "N1")}`,
    table: row(cell(number, `table:style-name="ce1"`)),
  });
  const [code = ""] = await formatsOf(file);
  expect(shownBy(code, number)).toEqual(shown);
});

test("a condition decides which of the sections applies", async () => {
  const styles = `${tenThousands.replace('"N1"', '"N1P0"')}<number:number-style style:name="N1">${digits("")}${unit("元")}<style:map style:condition="value()&gt;=10000" style:apply-style-name="N1P0"/></number:number-style>${cellStyle("ce1", "N1")}`;
  const [code = ""] = await formatsOf(ods({ styles, table: row(cell(1, `table:style-name="ce1"`)) }));
  expect(shownBy(code, 9999)).toEqual({ value: 9999, unit: "元" });
  expect(shownBy(code, 10000)).toEqual({ value: 1, unit: "万元" });
});

test("two decimals and thousands marks change nothing, so nothing is kept", async () => {
  const styles = `<number:number-style style:name="N1">${digits(`number:decimal-places="2" number:grouping="true"`)}</number:number-style>${cellStyle("ce1", "N1")}`;
  expect(await formatsOf(ods({ styles, table: row(cell(7, `table:style-name="ce1"`)) }))).toEqual([undefined]);
});

test("a cell's own style wins over its row's, that over its column's; a style has its parent's look; styles.xml counts", async () => {
  const plain = `<number:number-style style:name="N2">${digits("")}</number:number-style>`;
  const file = ods({
    named: `${tenThousands}${plain}${cellStyle("万", "N1")}${cellStyle("平", "N2")}`,
    styles: `<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="万"/>`,
    table:
      `<table:table-column table:default-cell-style-name="ce1"/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="万"/>` +
      row(cell(1), cell(1, `table:style-name="平"`), cell(1), cell(1)) +
      `<table:table-row table:default-cell-style-name="平">${cell(1)}${cell(1, `table:style-name="ce1"`)}</table:table-row>`,
  });
  const code = '0"."0,"万元"';
  expect(await formatsOf(file)).toEqual([code, undefined, code, undefined]);
  const [sheet] = (await readWorkbook(file, "a.ods")).sheets;
  expect(sheet?.columns.map(({ formats }) => formats?.get(1))).toEqual([undefined, code, undefined, undefined]);
});

test("a styles.xml that is its own parent, names what is not there, or is absent does no harm", async () => {
  const circle = `<style:style style:name="甲" style:parent-style-name="乙"/><style:style style:name="乙" style:parent-style-name="甲"/>`;
  const table = row(cell(1, `table:style-name="甲"`), cell(2, `table:style-name="丙"`));
  expect(await formatsOf(ods({ named: circle, table }))).toEqual([undefined, undefined]);
  expect(await formatsOf(ods({ table }))).toEqual([undefined, undefined]);
});

test("55000000 shown as 5500.0万元 under 投资额（万元） is 5500 万元", async () => {
  const text = (value: string) =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const texts = (...values: readonly string[]) => values.map(text);
  const file = ods({
    styles: `${tenThousands}${cellStyle("ce1", "N1")}`,
    table: [
      row(...texts("序号", "部门", "招引任务", "外出招商")),
      row(...texts("1", "罗家桥乡", "1个先进陶瓷", "1")),
      row(),
      row(...texts("项目名称", "引进部门", "签约日期", "评审", "产业类别", "投资额（万元）")),
      row(...texts("甲项目", "罗家桥乡", "2024-03-05", "通过", "先进陶瓷"), cell(55_000_000, `table:style-name="ce1"`)),
    ].join(""),
  });
  const facts = readFacts(await readWorkbook(file, "a.ods"), changnan2024);
  expect(facts.projects.map(({ investment }) => investment)).toEqual([5500]);
});

test("an .ods in one piece of XML is read with its formats, and is not written into", async () => {
  const file = `<?xml version="1.0" encoding="UTF-8"?>\n${part(`document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"`, `<office:styles>${tenThousands}</office:styles><office:automatic-styles>${cellStyle("ce1", "N1")}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">${row(cell(7, `table:style-name="ce1"`))}</table:table></office:spreadsheet></office:body>`).replace(/<\/office:document [^>]*>$/, "</office:document>")}`;
  const bytes = strToU8(file);
  const { format, grid } = await openWorkbook(bytes, "台账.fods");
  expect([format, grid.sheets[0]?.name, grid.sheets[0]?.columns[0]?.formats?.get(0)]).toEqual([
    "ods",
    "表",
    '0"."0,"万元"',
  ]);
  await expect(drawSheets(bytes, [])).rejects.toMatchObject({ code: "cannotWriteFormat", values: { format: ".fods" } });
  expect(await codeOf(strToU8(file.replaceAll("spreadsheet", "text")))).toBe("notAWorkbook");
});

const codeOf = (bytes: Uint8Array): Promise<unknown> =>
  readWorkbook(bytes, "a.fods").then(
    () => undefined,
    ({ code }: { code: string }) => code,
  );
