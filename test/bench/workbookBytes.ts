/** A ledger of leads as the bytes of an .xlsx. */
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { LeadColumns } from "./data.js";

const headings = ["报送日期", "责任部门", "信息内容", "是否有效"];
const quotaHeadings = ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"];

/** A plain workbook as Excel writes it: shared strings, a date style, two sheets. */
export function workbookBytes({ units, day, unit, text, valid }: LeadColumns): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    parts.push(data);
  });
  const part = (name: string, pieces: Iterable<string>) => {
    const file = new ZipDeflate(name, { level: 1 });
    zip.add(file);
    for (const piece of pieces) file.push(strToU8(piece));
    file.push(new Uint8Array(0), true);
  };
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageTypes = "http://schemas.openxmlformats.org/package/2006";
  const strings = new Map<string, number>();
  const id = (value: string) => {
    let index = strings.get(value);
    if (index === undefined) strings.set(value, (index = strings.size));
    return index;
  };
  const textCell = (reference: string, value: string) => `<c r="${reference}" t="s"><v>${id(value)}</v></c>`;
  const letters = "ABCD";
  part("[Content_Types].xml", [
    `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
      [1, 2]
        .map(
          (n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
        )
        .join("") +
      `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ]);
  part("_rels/.rels", [
    `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  part("xl/workbook.xml", [
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="附件1" sheetId="1" r:id="rId1"/><sheet name="信息报送台账" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ]);
  part("xl/_rels/workbook.xml.rels", [
    `${head}<Relationships xmlns="${packageTypes}/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}` +
      `<Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  part("xl/styles.xml", [
    `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>` +
      `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ]);
  const sheetHead = `${head}<worksheet xmlns="${main}"><sheetData>`;
  const headRow = (titles: readonly string[]) =>
    `<row r="1">${titles.map((title, column) => textCell(`${letters[column]}1`, title)).join("")}</row>`;
  part("xl/worksheets/sheet1.xml", [
    sheetHead,
    headRow(quotaHeadings),
    ...units.map((name, index) => {
      const row = index + 2;
      return `<row r="${row}">${textCell(`A${row}`, "某领导")}${textCell(`B${row}`, name)}${textCell(`C${row}`, "1个先进陶瓷、1个日用陶瓷")}<c r="D${row}"><v>4</v></c></row>`;
    }),
    "</sheetData></worksheet>",
  ]);
  part(
    "xl/worksheets/sheet2.xml",
    (function* () {
      yield sheetHead + headRow(headings);
      for (let start = 0; start < day.length; start += 4096) {
        let piece = "";
        for (let row = start; row < Math.min(start + 4096, day.length); row++) {
          const line = row + 2;
          piece +=
            `<row r="${line}"><c r="A${line}" s="1"><v>${(day[row] as number) + 25569}</v></c>${textCell(`B${line}`, units[unit[row] as number] as string)}` +
            `${textCell(`C${line}`, text[row] as string)}${textCell(`D${line}`, valid[row] === 1 ? "是" : "否")}</row>`;
        }
        yield piece;
      }
      yield "</sheetData></worksheet>";
    })(),
  );
  part(
    "xl/sharedStrings.xml",
    (function* () {
      yield `${head}<sst xmlns="${main}" uniqueCount="${strings.size}">`;
      let piece = "";
      for (const value of strings.keys()) {
        piece += `<si><t>${value}</t></si>`;
        if (piece.length > 1 << 18) {
          yield piece;
          piece = "";
        }
      }
      yield `${piece}</sst>`;
    })(),
  );
  zip.end();
  return Buffer.concat(parts);
}
