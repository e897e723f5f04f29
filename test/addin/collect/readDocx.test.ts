/** What a reader sees in a Word form on paper, and nothing else, comes into the grid. */
import { zipSync } from "fflate";
import { OfficePackage } from "../../../addin/file/package/officePackage.js";
import { readDepartmentFile } from "../../../addin/collect/readDepartmentFile.js";
import { readDocx } from "../../../addin/collect/readDocx.js";
import type { Grid } from "../../../engine/index.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (list: string) => `<Relationships xmlns="${packageRelations}">${list}</Relationships>`;

/** A document of one body, with styles where they are given. */
function docx(body: string, styles = ""): Uint8Array {
  return zipSync({
    "_rels/.rels": utf8(
      relations(`<Relationship Id="r1" Type="${officeRelations}/officeDocument" Target="/word/document.xml"/>`),
    ),
    "word/document.xml": utf8(
      `<w:document xmlns:w="w" xmlns:w14="w14" xmlns:mc="mc" xmlns:wps="wps"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    ...(styles !== "" && {
      "word/_rels/document.xml.rels": utf8(
        relations(`<Relationship Id="r1" Type="${officeRelations}/styles" Target="styles.xml"/>`),
      ),
      "word/styles.xml": utf8(`<w:styles xmlns:w="w">${styles}</w:styles>`),
    }),
  });
}

const read = (body: string, styles?: string): Grid => readDocx(OfficePackage.open(docx(body, styles)));
const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const cell = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
const control = (properties: string, content: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const field = (instruction: string, data = "") =>
  `<w:r><w:fldChar w:fldCharType="begin">${data}</w:fldChar></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** The texts of the grid by rows, blank cells as empty texts. */
function rows(grid: Grid): string[][] {
  const [sheet] = grid.sheets;
  return Array.from({ length: sheet?.rowCount ?? 0 }, (_, at) =>
    (sheet?.columns ?? []).map(({ kinds, numbers }) =>
      kinds[at] === 2 ? (sheet?.pool.texts[numbers[at] as number] as string) : "",
    ),
  );
}
const line = (content: string, styles?: string) => rows(read(paragraph(content), styles))[0]?.[0] ?? "";

describe("what is shown", () => {
  test.each<[string, string, string]>([
    ["a run", run("陶瓷"), "陶瓷"],
    [
      "a reading above its character",
      `<w:r><w:ruby><w:rt>${run("táo")}</w:rt><w:rubyBase>${run("陶")}</w:rubyBase></w:ruby></w:r>${run("瓷")}`,
      "陶瓷",
    ],
    [
      "a reading in a field of older Words and WPS",
      `${field("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(táo),陶)")}${run("瓷")}`,
      "陶瓷",
    ],
    ["hidden text", run("甲") + run("乙", "<w:vanish/>"), "甲"],
    ["text that is not hidden", run("甲") + run("乙", '<w:vanish w:val="0"/>'), "甲乙"],
    [
      "insertions and deletions",
      `<w:ins>${run("新")}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${run("项目")}`,
      "新项目",
    ],
    ["a move", `<w:moveFrom>${run("甲")}</w:moveFrom>${run("乙")}<w:moveTo>${run("甲")}</w:moveTo>`, "乙甲"],
    ["what a change of format held before", run("甲", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "甲"],
    ["a prompt", `${run("名称：")}${control("<w:showingPlcHdr/>", run("单击此处输入文字。"))}`, "名称："],
    ["a filled control", control('<w:showingPlcHdr w:val="0"/>', run("陶瓷项目")), "陶瓷项目"],
    ["a run in the style of prompts", control("<w:text/>", run("单击", '<w:rStyle w:val="PlaceholderText"/>')), ""],
    ["a ticked box", control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("■")) + run("甲"), "☑甲"],
    ["a box", control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run("☐")) + run("甲"), "☐甲"],
    [
      "an old box, ticked",
      field("FORMCHECKBOX", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>') +
        run("甲"),
      "☑甲",
    ],
    [
      "an old box",
      field("FORMCHECKBOX", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>') + run("甲"),
      "☐甲",
    ],
    [
      "an old list",
      field(
        "FORMDROPDOWN",
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="先进陶瓷"/><w:listEntry w:val="日用陶瓷"/></w:ddList></w:ffData>',
      ),
      "日用陶瓷",
    ],
    [
      "signs of Wingdings 2",
      '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' +
        run("甲") +
        run("\u00a3", '<w:rFonts w:ascii="Wingdings 2"/>') +
        run("乙"),
      "☑甲□乙",
    ],
    [
      "a field with its result",
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("2024年6月6日")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      "2024年6月6日",
    ],
    [
      "a link, a tab, a break",
      `<w:hyperlink>${run("甲")}</w:hyperlink><w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>`,
      "甲\t乙\n丙",
    ],
    ["a formula", `${run("3000")}<m:oMath xmlns:m="m"><m:r><m:t>㎡</m:t></m:r></m:oMath>`, "3000㎡"],
  ])("%s", (_, content, shown) => expect(line(content)).toBe(shown));

  test("styles hide as well, through their ancestors, and a run may take it back", () => {
    const styles =
      '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>';
    const inStyle = (style: string, more = "") => run("乙", `<w:rStyle w:val="${style}"/>${more}`);
    expect(line(run("甲") + inStyle("b"), styles)).toBe("甲");
    expect(line(run("甲") + inStyle("b", '<w:vanish w:val="false"/>'), styles)).toBe("甲乙");
    expect(line(run("甲") + inStyle("c"), styles)).toBe("甲乙");
  });

  test("text boxes once, whichever branch holds them", () => {
    const box = `<w:txbxContent>${paragraph(run("框内"))}</w:txbxContent>`;
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("正文")}`,
    );
    expect(rows(read(body))).toEqual([["正文"], ["框内"]]);
  });

  test("a paragraph whose end was deleted goes on in the next", () => {
    expect(rows(read(paragraph(run("甲"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("乙"))))).toEqual([["甲乙"]]);
  });
});

describe("tables", () => {
  test("spans of columns and rows become merges; columns left out at the start are kept", () => {
    const grid = read(
      table(
        row(
          cell(paragraph(run("甲")), '<w:gridSpan w:val="2"/>') +
            cell(paragraph(run("乙")), '<w:vMerge w:val="restart"/>'),
        ) +
          row(cell(paragraph(run("丙"))) + cell(paragraph(run("丁"))) + cell(paragraph(""), "<w:vMerge/>")) +
          row(cell(paragraph(run("戊"))), '<w:gridBefore w:val="2"/>'),
      ),
    );
    expect(rows(grid)).toEqual([
      ["甲", "", "乙"],
      ["丙", "丁", ""],
      ["", "", "戊"],
    ]);
    expect(grid.sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ]);
  });

  test("deleted and hidden rows are gone, rows and cells in controls are there", () => {
    const body = table(
      row(cell(paragraph(run("删"))), "<w:del/>") +
        row(cell(paragraph(run("藏"))), "<w:hidden/>") +
        control(
          "",
          row(control("", cell(paragraph(run("甲")))) + control("<w:showingPlcHdr/>", cell(paragraph(run("单击"))))),
        ),
    );
    expect(rows(read(body))).toEqual([["甲"]]);
  });

  test("a table that only frames another is that other; beside cells its text stays in its cell as well", () => {
    const inner = table(row(cell(paragraph(run("项目名称"))) + cell(paragraph(run("甲")))));
    expect(rows(read(table(row(cell(paragraph(run("标题")) + inner)))))).toEqual([
      ["标题", ""],
      ["项目名称", "甲"],
    ]);
    expect(
      rows(read(table(row(cell(paragraph(run("简介"))) + cell(inner)) + row(cell(paragraph(run("末行"))))))),
    ).toEqual([
      ["简介", "项目名称\t甲"],
      ["末行", ""],
      ["项目名称", "甲"],
    ]);
  });

  test("a table of millions of columns or of cells without end is refused", () => {
    const wide = (span: number) => () => read(table(row(cell(paragraph(run("甲")), `<w:gridSpan w:val="${span}"/>`))));
    expect(wide(1024)).not.toThrow();
    expect(wide(1025)).toThrow("tablesTooLarge");
    expect(wide(5_000_000)).toThrow("tablesTooLarge");
    const before = (count: number) => () => read(table(row(cell(paragraph("")), `<w:gridBefore w:val="${count}"/>`)));
    expect(before(1023)).not.toThrow();
    expect(before(5_000_000)).toThrow("tablesTooLarge");
  });
});

describe("files that are no form are named for what they are", () => {
  const trouble = async (bytes: Uint8Array, name = "来件.doc") =>
    (await readDepartmentFile({ name, bytes: () => Promise.resolve(bytes) }, "zh-CN")).trouble;
  /** A compound file whose directory names one stream. */
  const compound = (...names: string[]) => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    names.forEach((name, index) => {
      const at = 512 + 128 * index;
      [...name].forEach((letter, place) => (bytes[at + 2 * place] = letter.charCodeAt(0)));
      bytes[at + 64] = 2 * (name.length + 1);
    });
    return bytes;
  };
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each<[string, Uint8Array, RegExp]>([
    ["Word 97", compound("WordDocument"), /Word 97-2003.*另存为 \.docx/],
    ["PowerPoint 97", compound("PowerPoint Document"), /演示文稿/],
    ["PDF", latin1("%PDF-1.4\n"), /PDF.*原件/],
    ["JPEG", latin1("\xff\xd8\xff\xe0"), /图片.*原件/],
    ["PNG", latin1("\x89PNG\r\n\x1a\n"), /图片/],
    ["RTF", latin1("{\\rtf1\\ansi}"), /RTF.*另存为 \.docx/],
    ["RAR", latin1("Rar!\x1a\x07\x00"), /压缩包.*解压/],
    ["Word XML", utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'), /XML.*另存为 \.docx/],
    ["a ZIP of files", zipSync({ "财政局.docx": utf8("x") }), /压缩包.*解压/],
    ["OFD", zipSync({ "OFD.xml": utf8("<x/>") }), /OFD/],
    ["ODT", zipSync({ mimetype: utf8("application/vnd.oasis.opendocument.text") }), /odt.*另存为 \.docx/],
  ])("%s", async (_, bytes, sentence) => expect(await trouble(bytes)).toMatch(sentence));

  test("a workbook that holds a Word object stays a workbook", async () => {
    expect(await trouble(compound("WordDocument", "Workbook"))).not.toMatch(/Word 97/);
  });
});
