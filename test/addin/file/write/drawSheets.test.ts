/** Our sheets in other people's workbooks: what is drawn can be read back, and nothing else changes. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readXlsx as readByHucre } from "hucre";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { openZip } from "../../../../addin/file/package/zip";
import type { SheetPlan } from "../../../../engine/index";
import { convert, withLibreOffice } from "../../../helpers/libreOffice";
import { demoPlan, lineChartParts, tablePlan, trickyTexts } from "../demoPlan";
import { main, relations, sheetData, sheetNamed, valuesOf, workbook, workbookParts } from "../packages";

const fixture = (name: string) => new Uint8Array(readFileSync(join(__dirname, "../fixtures", name)));
const folder = mkdtempSync(join(tmpdir(), "draw-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The only parts of a foreign workbook that may change. */
const editable = (name: string) =>
  ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"].includes(name);

/** A workbook with a macro project, as far as the package is concerned. */
function macroWorkbook(): Uint8Array {
  const parts = workbookParts({
    sheets: { 台账: sheetData(`<row r="1"><c r="A1" t="inlineStr"><is><t>宏</t></is></c></row>`) },
  });
  const change = (name: string, from: string, to: string) =>
    (parts[name] = strToU8(strFromU8(parts[name] as Uint8Array).replace(from, to)));
  change(
    "[Content_Types].xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  );
  change(
    "[Content_Types].xml",
    "</Types>",
    `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`,
  );
  change(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`,
  );
  return zipSync(
    { ...parts, "xl/vbaProject.bin": new Uint8Array(5000).map((_, index) => (index * 7919) % 251) },
    { level: 6 },
  );
}

/** Everything but the editable parts has the same compressed bytes in both, in the same order. */
function expectUntouched(before: Uint8Array, after: Uint8Array): void {
  const found = new Map(openZip(after).map((entry) => [entry.name, entry]));
  const kept = openZip(before).filter(({ name }) => !editable(name));
  expect(kept.length).toBeGreaterThan(3);
  for (const entry of kept) {
    const other = found.get(entry.name);
    expect([
      entry.name,
      other && Buffer.compare(other.compressed, entry.compressed),
      other?.crc,
      other?.size,
      other?.time,
    ]).toEqual([entry.name, 0, entry.crc, entry.size, entry.time]);
  }
  expect(
    openZip(after)
      .map(({ name }) => name)
      .slice(0, openZip(before).length),
  ).toEqual(openZip(before).map(({ name }) => name));
}

const text = (bytes: Uint8Array, part: string) => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array(0));

describe.each([
  ["rich-nocs.xlsx", fixture("rich-nocs.xlsx")],
  ["rich-lo.xlsx", fixture("rich-lo.xlsx")],
  ["a macro workbook", macroWorkbook()],
])("%s", (_, before) => {
  const plans = [
    demoPlan(),
    demoPlan({ role: "details", name: "考核明细" }),
    demoPlan({ role: "dataCheck", name: "数据体检", charts: [] }),
  ];

  test("every other part keeps its bytes, and what was readable reads the same", async () => {
    const { bytes: after, drawn } = await drawSheets(before, plans);
    expectUntouched(before, after);
    expect(drawn.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["考核汇总", "added"],
      ["考核明细", "added"],
      ["数据体检", "added"],
    ]);
    const [old, now] = [await readWorkbook(before, ""), await readWorkbook(after, "")];
    expect(
      now.sheets
        .slice(0, old.sheets.length)
        .map((sheet) => [sheet.name, sheet.visibility, sheet.ours, sheet.merges, valuesOf(sheet)]),
    ).toEqual(old.sheets.map((sheet) => [sheet.name, sheet.visibility, sheet.ours, sheet.merges, valuesOf(sheet)]));
    expect(now.sheets.slice(old.sheets.length).map((sheet) => [sheet.name, sheet.ours])).toEqual([
      ["考核汇总", true],
      ["考核明细", true],
      ["数据体检", true],
    ]);
  });

  test("the changed parts are only added to", async () => {
    const after = (await drawSheets(before, plans)).bytes;
    for (const part of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"]) {
      const [old, now] = [text(before, part), text(after, part)];
      // Every tag of the old part is in the new one, in its order.
      let at = 0;
      for (const tag of old.match(/<[^>]+>/g) ?? []) {
        const next = now.indexOf(tag, at);
        expect([part, tag, next >= 0]).toEqual([part, tag, true]);
        at = next + tag.length;
      }
    }
    const formats = (styles: string) => /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
    expect(formats(text(after, "xl/styles.xml")).startsWith(formats(text(before, "xl/styles.xml")))).toBe(true);
  });

  test("drawing again rewrites in place, and nothing more", async () => {
    const first = await drawSheets(before, plans);
    const second = await drawSheets(first.bytes, plans);
    expect(second.drawn.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["考核汇总", "rewritten"],
      ["考核明细", "rewritten"],
      ["数据体检", "rewritten"],
    ]);
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0);
  });

  test("a shorter plan leaves no part of the longer one behind", async () => {
    const first = await drawSheets(before, plans);
    const bare: SheetPlan = {
      role: "summary",
      name: "考核汇总",
      widths: [],
      rows: [{ cells: [{ value: "空" }] }],
      styles: {},
      merges: [],
      print: { landscape: true, fitWidth: 1, fitHeight: 1 },
    };
    const { bytes } = await drawSheets(first.bytes, [bare]);
    const grown = openZip(first.bytes).length - openZip(before).length;
    // Gone with the summary: its relations, drawing with relations, two charts, comments and their boxes.
    expect(openZip(bytes).length - openZip(before).length).toBe(grown - 7);
    expectUntouched(before, bytes);
    expect(valuesOf(sheetNamed(await readWorkbook(bytes, ""), "考核汇总"))).toEqual([["空"]]);
    for (const entry of openZip(bytes))
      if (entry.name.endsWith(".rels"))
        for (const [, target] of text(bytes, entry.name).matchAll(/Target="\/(xl\/[^"]+)"/g))
          expect(Object.keys(unzipSync(bytes))).toContain(target);
    const types = [...text(bytes, "[Content_Types].xml").matchAll(/PartName="\/([^"]+)"/g)].map(
      (match) => match[1] as string,
    );
    const parts = new Set(Object.keys(unzipSync(bytes)));
    expect(types.filter((name) => !parts.has(name))).toEqual([]);
    expect(types).toHaveLength(new Set(types).size);
  });

  withLibreOffice("LibreOffice opens the result and finds the same values", async () => {
    const path = join(folder, "drawn.xlsx");
    writeFileSync(path, (await drawSheets(before, plans)).bytes);
    const out = mkdtempSync(join(folder, "out-"));
    const [ods] = convert([path], "ods", out);
    const grid = await readWorkbook(readFileSync(ods as string), "drawn.ods");
    const values = valuesOf(sheetNamed(grid, "考核汇总"));
    expect(sheetNamed(grid, "考核汇总").ours).toBe(true);
    expect(values[1]).toEqual(["名称", "得分", "比例", "日期", "是否", "灯", "链接"]);
    // LibreOffice drops control characters and a text's first apostrophe is none of its business.
    expect(values.slice(2, 2 + trickyTexts.length).map((row) => row[0])).toEqual(
      trickyTexts.map((tricky) => tricky.replace("\u0001", "")),
    );
    expect(values[2]?.[3]).toEqual({ date: 19780 });
  });
});

describe("what is drawn", () => {
  test("text never becomes a formula, and reads back as it was given", async () => {
    const { bytes } = await drawSheets(undefined, [demoPlan()]);
    const sheet = sheetNamed(await readWorkbook(bytes, ""), "考核汇总");
    expect(
      valuesOf(sheet)
        .slice(2)
        .map((row) => row[0]),
    ).toEqual([...trickyTexts]);
    expect(valuesOf(sheet)[2]).toEqual(["=1+1", 1, 0, { date: 19780 }, true, "红", "到附件1"]);
    expect(text(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });

  test("hucre reads the same from it: texts, notes, validations, merges, frozen panes, links", async () => {
    const { bytes } = await drawSheets(undefined, [demoPlan(), tablePlan("附件1", "quotas")]);
    const book = await readByHucre(bytes);
    const sheet = book.sheets[0];
    expect(sheet?.rows.slice(2).map((row) => row[0])).toEqual([...trickyTexts]);
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }]);
    expect(sheet?.freezePane).toEqual({ rows: 2, columns: 1 });
    expect(sheet?.dataValidations?.map(({ type, range }) => [type, range])).toEqual([
      ["list", "F3:F15"],
      ["date", "D3:D15"],
      ["decimal", "B3:B15"],
      ["list", "A3:A15"],
    ]);
    expect(sheet?.dataValidations?.[0]?.values).toEqual(["红", "黄", "绿"]);
    expect(sheet?.cells?.get("3,5")?.comment?.text).toBe("填写说明\n第二行");
    expect(sheet?.cells?.get("2,6")?.hyperlink).toEqual(
      expect.objectContaining({ location: "'附件1'!C4", tooltip: "看一看" }),
    );
    expect(
      book.sheets[1]?.tables?.map(({ name, range, columns }) => [name, range, columns.map((column) => column.name)]),
    ).toEqual([["quotas", "A1:C3", ["日期", "责任_x000a_部门", "内容"]]]);
  });

  test("only a plan that says so is hidden", async () => {
    const plans = [demoPlan(), demoPlan({ role: "template", name: "中间数", hidden: true, charts: [], names: [] })];
    const { sheets } = await readWorkbook((await drawSheets(undefined, plans)).bytes, "a.xlsx");
    expect(sheets.map(({ name, visibility }) => `${name} ${visibility}`)).toEqual([
      "考核汇总 visible",
      "中间数 hidden",
    ]);
  });

  test("a date is a serial of the workbook's own epoch", async () => {
    for (const name of ["edge-1900.xlsx", "edge-1904.xlsx"]) {
      const { bytes } = await drawSheets(fixture(name), [demoPlan()]);
      expect(valuesOf(sheetNamed(await readWorkbook(bytes, ""), "考核汇总"))[2]?.[3]).toEqual({ date: 19780 });
    }
  });

  test("a formula's last result stands beside it as what it is, and Excel calculates all the same", async () => {
    const plan = demoPlan();
    const cells = [
      { formula: "1+1", value: 2 },
      { formula: '"<"&1', value: "<1" },
      { formula: '""', value: "" },
      { formula: "1=1", value: true },
      { formula: "1/0", error: "#DIV/0!" },
      { formula: "2+2" },
    ];
    const { bytes } = await drawSheets(undefined, [{ ...plan, rows: [...plan.rows, { cells }] }]);
    const row = plan.rows.length + 1;
    expect(text(bytes, "xl/worksheets/sheet1.xml")).toContain(
      [
        `<c r="A${row}"><f>1+1</f><v>2</v></c>`,
        `<c r="B${row}" t="str"><f>&quot;&lt;&quot;&amp;1</f><v>&lt;1</v></c>`,
        `<c r="C${row}" t="str"><f>&quot;&quot;</f><v></v></c>`,
        `<c r="D${row}" t="b"><f>1=1</f><v>1</v></c>`,
        `<c r="E${row}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`,
        `<c r="F${row}"><f>2+2</f></c>`,
      ].join(""),
    );
    expect(text(bytes, "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    const read = sheetNamed(await readWorkbook(bytes, ""), "考核汇总");
    expect(valuesOf(read)[row - 1]?.slice(0, 5)).toEqual([2, "<1", null, true, { error: "#DIV/0!" }]);
  });

  test("formulas make Excel calculate, once", async () => {
    const once = (await drawSheets(fixture("rich-nocs.xlsx"), [tablePlan("新表", "quotas")])).bytes;
    const twice = (await drawSheets(once, [tablePlan("又一张", "quotas")])).bytes;
    expect(text(twice, "xl/workbook.xml").match(/<calcPr[^>]*>/g)).toEqual([
      `<calcPr calcId="191029" iterate="1" iterateCount="50" fullCalcOnLoad="1"/>`,
    ]);
    expect(text((await drawSheets(fixture("rich-nocs.xlsx"), [demoPlan()])).bytes, "xl/workbook.xml")).not.toContain(
      "fullCalcOnLoad",
    );
  });

  test("the same content gives the same bytes", async () => {
    const [one, other] = [await drawSheets(undefined, [demoPlan()]), await drawSheets(undefined, [demoPlan()])];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  test("numbers and names of tables are unique in the workbook", async () => {
    const before = fixture("rich-nocs.xlsx");
    const name = /displayName="([^"]+)"/.exec(text(before, "xl/tables/table1.xml"))?.[1] as string;
    const { bytes } = await drawSheets(before, [
      tablePlan("甲", name),
      tablePlan("乙", name.toUpperCase()),
      tablePlan("丙", "单位列表"),
    ]);
    const tables = Object.entries(unzipSync(bytes))
      .filter(([part]) => part.startsWith("xl/tables/"))
      .map(([, content]) => strFromU8(content));
    const ids = tables.map((xml) => /<table [^>]*\bid="(\d+)"/.exec(xml)?.[1]);
    const names = tables.map((xml) => /displayName="([^"]+)"/.exec(xml)?.[1]?.toLowerCase());
    expect(tables).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    expect(new Set(names).size).toBe(4);
    // 单位列表 is a defined name of that workbook.
    expect(names).toContain("单位列表_2");
  });

  test("each line of a line chart has its mark and dash, and an empty cell is a gap, no 0", async () => {
    const { bytes } = await drawSheets(undefined, [demoPlan(lineChartParts)]);
    const xml = text(bytes, "xl/charts/chart1.xml");
    const lines = xml.split("<c:ser>").slice(1);
    expect(
      lines.map((line) => [
        /<c:tx><c:v>([^<]+)/.exec(line)?.[1],
        /<c:symbol val="(\w+)"/.exec(line)?.[1],
        /<a:prstDash val="(\w+)"/.exec(line)?.[1],
        [...(/<c:numCache>.*<\/c:numCache>/.exec(line)?.[0] ?? "").matchAll(/<c:pt idx="(\d)"><c:v>(\d)/g)].map(
          ([, index, value]) => [index, value],
        ),
      ]),
    ).toEqual([
      [
        "信息",
        "circle",
        undefined,
        [
          ["1", "3"],
          ["2", "0"],
        ],
      ],
      [
        "项目",
        "square",
        "dash",
        [
          ["0", "1"],
          ["2", "2"],
        ],
      ],
      [
        "又一",
        "triangle",
        "sysDot",
        [
          ["0", "1"],
          ["2", "2"],
        ],
      ],
    ]);
    expect(xml).toContain(`<c:dispBlanksAs val="gap"/>`);
  });

  withLibreOffice("LibreOffice draws charts, data bars and page set-up from it", async () => {
    const path = join(folder, "demo.xlsx");
    writeFileSync(path, (await drawSheets(undefined, [demoPlan(), tablePlan("附件1", "quotas")])).bytes);
    const out = mkdtempSync(join(folder, "demo-"));
    const [again] = convert([path], "xlsx", out);
    const parts = unzipSync(new Uint8Array(readFileSync(again as string)));
    const charts = Object.keys(parts)
      .filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name))
      .map((name) => strFromU8(parts[name] as Uint8Array));
    expect(
      charts
        .map((xml) => [
          /<c:barDir val="(\w+)"/.exec(xml)?.[1],
          /<c:grouping val="(\w+)"/.exec(xml)?.[1],
          xml.match(/<c:ser>/g)?.length,
        ])
        .sort(),
    ).toEqual([
      ["bar", "clustered", 1],
      ["col", "stacked", 2],
    ]);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] as Uint8Array);
    for (const piece of [
      `type="dataBar"`,
      `orientation="landscape"`,
      `paperSize="9"`,
      `<brk id="15"`,
      `fitToWidth="1"`,
      `horizontalCentered="true"`,
    ])
      expect(sheet).toContain(piece);
    const names = strFromU8(parts["xl/workbook.xml"] as Uint8Array);
    expect(names).toMatch(/_xlnm\.Print_Titles"[^>]*>\$?考核汇总!\$1:\$2</);
    expect(names).toMatch(/_xlnm\.Print_Area"[^>]*>\$?考核汇总!\$A\$1:\$G\$30</);
    const pdf = convert([path], "pdf", mkdtempSync(join(folder, "pdf-")))[0] as string;
    // Two pages of the summary, cut at the break, and one of the table.
    expect((readFileSync(pdf, "latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBe(3);
  });
});

describe("whose sheet it is", () => {
  const foreign = (name: string, after = "") =>
    workbook({
      sheets: { [name]: sheetData(`<row r="1"><c r="A1" t="inlineStr"><is><t>别动</t></is></c></row>`) },
      after,
    });

  test("a sheet of the user's with our name is left alone; ours gets another, and keeps it", async () => {
    const first = await drawSheets(foreign("考核汇总"), [
      demoPlan({ rows: [{ cells: [{ value: "跳", link: { sheet: "考核汇总", cell: "A1" } }] }] }),
    ]);
    expect(first.drawn).toEqual([{ role: "summary", wantedName: "考核汇总", name: "考核汇总 (2)", outcome: "added" }]);
    expect(text(first.bytes, "xl/worksheets/sheet2.xml")).toContain(`location="'考核汇总 (2)'!A1"`);
    const second = await drawSheets(first.bytes, [demoPlan()]);
    expect(second.drawn).toEqual([
      { role: "summary", wantedName: "考核汇总", name: "考核汇总 (2)", outcome: "rewritten" },
    ]);
    expect(valuesOf(sheetNamed(await readWorkbook(second.bytes, ""), "考核汇总"))).toEqual([["别动"]]);
  });

  test("a sheet with our mark under a name of a person's is theirs: it keeps every byte, and ours is added", async () => {
    const { bytes } = await drawSheets(foreign("台账"), [demoPlan()]);
    const parts = unzipSync(bytes);
    const renamed = zipSync({
      ...parts,
      "xl/workbook.xml": strToU8(text(bytes, "xl/workbook.xml").replace(`name="考核汇总"`, `name="6月存档"`)),
    });
    const after = await drawSheets(renamed, [demoPlan({ widths: [30] })]);
    expect(after.drawn[0]).toEqual({ role: "summary", wantedName: "考核汇总", name: "考核汇总", outcome: "added" });
    expect(text(after.bytes, "xl/worksheets/sheet2.xml")).toBe(text(bytes, "xl/worksheets/sheet2.xml"));
    expect((await drawSheets(after.bytes, [demoPlan({ widths: [30] })])).drawn[0]).toMatchObject({
      name: "考核汇总",
      outcome: "rewritten",
    });
  });

  test("another role's mark does not count", async () => {
    const { bytes } = await drawSheets(foreign("台账"), [demoPlan()]);
    expect((await drawSheets(bytes, [demoPlan({ role: "details" })])).drawn[0]).toEqual({
      role: "details",
      wantedName: "考核汇总",
      name: "考核汇总 (2)",
      outcome: "added",
    });
  });

  test("archives go by name: another month is another sheet", async () => {
    const first = await drawSheets(foreign("台账"), [demoPlan({ role: "archive", name: "存档 3月" })]);
    const second = await drawSheets(first.bytes, [
      demoPlan({ role: "archive", name: "存档 4月" }),
      demoPlan({ role: "archive", name: "存档 3月" }),
    ]);
    expect(second.drawn.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["存档 4月", "added"],
      ["存档 3月", "rewritten"],
    ]);
  });

  test("a template's sheet is the user's from the start: read as a ledger, never rewritten", async () => {
    const first = await drawSheets(undefined, [tablePlan("台账", "ledger")]);
    expect((await readWorkbook(first.bytes, "")).sheets[0]?.ours).toBe(false);
    expect((await drawSheets(first.bytes, [tablePlan("台账", "ledger")])).drawn[0]?.name).toBe("台账 (2)");
  });

  test("names are told apart without case, and shortened to thirty-one characters", async () => {
    expect((await drawSheets(foreign("ABC"), [demoPlan({ name: "abc" })])).drawn[0]?.name).toBe("abc (2)");
    const long = "一".repeat(31);
    expect((await drawSheets(foreign(long), [demoPlan({ name: long })])).drawn[0]?.name).toBe(`${"一".repeat(27)} (2)`);
  });

  test("names of the user's on our sheet stay, ours are not doubled, and numbering of sheets holds", async () => {
    const own = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">台账!$1:$1</definedName><definedName name="别动">台账!$A$1</definedName></definedNames>`;
    const first = await drawSheets(foreign("台账", own), [demoPlan()]);
    const second = await drawSheets(first.bytes, [demoPlan()]);
    const names = [
      ...text(second.bytes, "xl/workbook.xml").matchAll(/<definedName name="([^"]+)"(?: localSheetId="(\d)")?/g),
    ].map((match) => `${match[1]}@${match[2] ?? ""}`);
    expect(names).toEqual([
      "_xlnm.Print_Titles@0",
      "别动@",
      "_xlnm._FilterDatabase@1",
      "_xlnm.Print_Area@1",
      "_xlnm.Print_Titles@1",
      "_changnan_scorecard@1",
    ]);
  });

  test("a prefixed workbook gets prefixed tags", async () => {
    const parts = workbookParts({ sheets: { 台账: "" } });
    const prefixed = (xml: string) => xml.replace(/<(\/?)/g, "<$1x:").replace(/xmlns=/g, "xmlns:x=");
    for (const name of ["xl/workbook.xml", "xl/styles.xml"])
      parts[name] = strToU8(prefixed(strFromU8(parts[name] as Uint8Array)));
    const { bytes } = await drawSheets(zipSync(parts), [demoPlan()]);
    expect(text(bytes, "xl/workbook.xml")).toContain(`<x:sheet name="考核汇总" sheetId="2" r:id=`);
    expect(text(bytes, "xl/styles.xml")).not.toMatch(/<(?!\/?x:)[a-z]/i);
    expect(valuesOf(sheetNamed(await readWorkbook(bytes, ""), "考核汇总"))[2]?.[3]).toEqual({ date: 19780 });
  });

  test("a strict workbook gets strict parts", async () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(main, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replaceAll(relations, "http://purl.oclc.org/ooxml/officeDocument/relationships");
    const parts = Object.fromEntries(
      Object.entries(workbookParts({ sheets: { 台账: "" } })).map(([name, content]) => [
        name,
        strToU8(strict(strFromU8(content))),
      ]),
    );
    const { bytes } = await drawSheets(zipSync(parts), [demoPlan()]);
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      if (/sheet2|chart|drawing\d|comments/.test(name) && name.endsWith("xml"))
        expect([name, strFromU8(content).includes("schemas.openxmlformats.org/spreadsheetml/2006/main")]).toEqual([
          name,
          false,
        ]);
    expect(sheetNamed(await readWorkbook(bytes, ""), "考核汇总").ours).toBe(true);
  });
});

test("the macro workbook keeps its content type", async () => {
  expect(text((await drawSheets(macroWorkbook(), [demoPlan()])).bytes, "[Content_Types].xml")).toContain(
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  );
});

test("another program unpacks the result without complaint", async () => {
  const path = join(folder, "unpack.xlsx");
  writeFileSync(path, (await drawSheets(fixture("rich-nocs.xlsx"), [demoPlan()])).bytes);
  expect(() =>
    execFileSync("python3", [
      "-c",
      "import sys, zipfile; bad = zipfile.ZipFile(sys.argv[1]).testzip(); sys.exit(1 if bad else 0)",
      path,
    ]),
  ).not.toThrow();
});
