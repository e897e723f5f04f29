/** The drafts as Word files: the measures of GB/T 9704-2012, and what LibreOffice makes of them on paper. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { activitiesIcs } from "../../../addin/drafts/activitiesIcs.js";
import { draftDocx } from "../../../addin/drafts/draftDocx.js";
import {
  activityCalendar,
  assess,
  changnan2024,
  draftDocuments,
  heatColors,
  readFacts,
  type DraftDocument,
} from "../../../engine/index.js";
import { leanTemplate } from "../../helpers/leanTemplate.js";
import { planGrid } from "../../../templates/planGrid.js";
import { day } from "../../helpers/facts.js";
import { convert, withLibreOffice } from "../../helpers/libreOffice.js";

jest.setTimeout(180_000);

const grid = planGrid(leanTemplate({ example: true }));
const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-08-14") });
// The notice of March was issued on 15 April: it is drafted before.
const april = assess(readFacts(grid, changnan2024), { asOf: day("2024-04-10") });
const documents = [...draftDocuments(assessment, grid), ...draftDocuments(april, grid)];
const named = (kind: DraftDocument["kind"]): DraftDocument => {
  const found = documents.find((document) => document.kind === kind);
  if (found === undefined) throw new Error(`no draft ${kind}`);
  return found;
};
/** Three pages of nothing but text. */
const long: DraftDocument = {
  kind: "decisionList",
  fileName: "长文",
  title: "长文",
  blocks: Array.from({ length: 20 }, () => ({
    kind: "paragraph" as const,
    runs: ["招商引资工作领导小组办公室定期编发商务工作简报，".repeat(4)],
  })),
  sources: [],
};
/** A line's end comes to stand at every place of the same numbers. */
const numbers: DraftDocument = {
  ...long,
  fileName: "数字",
  blocks: Array.from({ length: 28 }, (_, index) => ({
    kind: "paragraph" as const,
    runs: [`${"甲".repeat(index)}（2024年11月20日到期），占81.6%，完成（2/3），计1.25亿元，见A198行`],
  })),
};
const partsOf = async (document: DraftDocument): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await draftDocx(document))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
/** An attribute of the first such element. */
const value = (xml: string | undefined, element: string, attribute: string): string | undefined =>
  new RegExp(`<${element}\\b[^>]*\\s${attribute}="([^"]*)"`).exec(xml ?? "")?.[1];

test("A4, margins of 37, 35, 28 and 26 mm, 28.95 pt a line, 22 lines of 28 signs", async () => {
  const { "word/document.xml": xml } = await partsOf(named("bulletin"));
  const millimetres = (element: string, attribute: string): number =>
    Math.round((Number(value(xml, element, attribute)) / 1440) * 25.4);
  expect([millimetres("w:pgSz", "w:w"), millimetres("w:pgSz", "w:h")]).toEqual([210, 297]);
  expect(["w:top", "w:bottom", "w:left", "w:right"].map((side) => millimetres("w:pgMar", side))).toEqual([
    37, 35, 28, 26,
  ]);
  expect(value(xml, "w:docGrid", "w:linePitch")).toBe("579");
  // 3号 is 16 pt; a sign takes 16 - 0.25 pt, so that 28 fit into 156 mm and 29 do not.
  const width = (156 / 25.4) * 72;
  const sign = 16 + Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(xml ?? "")?.[1]) / 20;
  expect([28 * sign <= width, 29 * sign <= width]).toEqual([true, false]);
  expect([22 * 28.95 <= (225 / 25.4) * 72, 23 * 28.95 <= (225 / 25.4) * 72]).toEqual([true, false]);
});

test("the standard's faces and sizes, with fallbacks where Word looks for them", async () => {
  const {
    "word/document.xml": xml = "",
    "word/fontTable.xml": fonts,
    "word/styles.xml": styles,
  } = await partsOf(named("districtNotice"));
  const run = (text: string): string =>
    /<w:rPr>.*$/.exec(
      xml
        .slice(0, xml.indexOf(`>${text}`))
        .split("<w:r>")
        .at(-1) ?? "",
    )?.[0] ?? "";
  expect(run("关于部分部门单位未履行")).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/);
  expect(run("各部门、各单位：")).toMatch(/w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/);
  const sources = (await partsOf(named("sources")))["word/document.xml"] ?? "";
  expect(sources.slice(0, sources.indexOf(">《")).split("<w:r>").at(-1)).toMatch(/w:eastAsia="楷体_GB2312"/);
  expect(styles).toContain('w:line="579" w:lineRule="exact"');
  expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
  expect(fonts).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>');
});

test("every page says 拟稿; no document but 数据来源 carries the cells that it rests on", async () => {
  for (const document of documents) {
    const parts = await partsOf(document);
    const headers = Object.keys(parts).filter((name) => /^word\/header\d+\.xml$/.test(name));
    expect([document.kind, headers.length, headers.every((name) => parts[name]?.includes(">拟稿<"))]).toEqual([
      document.kind,
      2,
      true,
    ]);
    const xml = parts["word/document.xml"] ?? "";
    const isSources = document.kind === "sources";
    expect([document.kind, xml.includes("数据来源"), xml.includes(">用于<")]).toEqual([
      document.kind,
      isSources,
      isSources,
    ]);
    expect([document.kind, xml.includes("〔")]).toEqual([document.kind, false]);
    // A half would be no number in WordprocessingML.
    expect([document.kind, /w:(line|before|after|w|val)="-?\d+\.\d/.exec(xml)?.[0]]).toEqual([
      document.kind,
      undefined,
    ]);
  }
});

test("the picture of the ranking holds every unit with its points", async () => {
  const parts = await partsOf(named("bulletin"));
  const chart = Object.entries(parts).find(([, part]) => part.includes("<c:barChart>"))?.[1] ?? "";
  for (const { name, total, rank } of assessment.units)
    expect(chart).toContain(`${rank}　${name}　${Math.round(total * 100) / 100}`);
});

test("the same document gives the same bytes", async () => {
  const madeAt = async (time: string): Promise<Uint8Array> => {
    jest.useFakeTimers({
      now: new Date(time),
      doNotFake: [
        "hrtime",
        "nextTick",
        "performance",
        "queueMicrotask",
        "setImmediate",
        "clearImmediate",
        "setInterval",
        "clearInterval",
        "setTimeout",
        "clearTimeout",
      ],
    });
    try {
      return await draftDocx(named("bulletin"));
    } finally {
      jest.useRealTimers();
    }
  };
  expect(Buffer.compare(await madeAt("2024-08-14T09:00:00"), await madeAt("2025-02-03T17:30:10"))).toBe(0);
});

test("the heat map says by shade and by words what the points are; the trend has a mark of its own for every line", async () => {
  const parts = await partsOf(named("bulletin"));
  const xml = parts["word/document.xml"] ?? "";
  const heat = named("bulletin").blocks.find((block) => block.kind === "heatMap");
  const steps = heat?.kind === "heatMap" ? heat.rows.flatMap(({ cells }) => cells.map(({ step }) => step)) : [];
  const fills = [...xml.matchAll(/<w:shd [^>]*w:fill="([0-9A-F]{6})"/g)].map(([, fill]) => `#${fill}`);
  expect(fills).toEqual(steps.flatMap((step) => (step === undefined ? [] : [heatColors[step]?.fill])));
  expect(new Set(fills).size).toBeGreaterThan(2);
  const trend = Object.values(parts).find((part) => part.includes("<c:lineChart>")) ?? "";
  expect([...trend.matchAll(/<c:symbol val="(\w+)"/g)].map(([, mark]) => mark)).toEqual([
    "circle",
    "square",
    "triangle",
  ]);
});

test("报头 in place of a title, 报尾 at the foot, 抄送 and blanks below a notice", async () => {
  const bulletin = (await partsOf(named("bulletin")))["word/document.xml"] ?? "";
  for (const words of ["（第　　期）", "报：区党工委", "送：招商引资", "发：各部门", "印发"])
    expect([words, bulletin.includes(words)]).toEqual([words, true]);
  expect(bulletin).not.toContain("各部门、各单位：");
  const notice = (await partsOf(named("districtNotice")))["word/document.xml"] ?? "";
  for (const words of ["抄送：", "联系人：", "电话：", "（成文日期待签发）"])
    expect([words, notice.includes(words)]).toEqual([words, true]);
  expect(notice).toMatch(/关于部分部门单位未履行<\/w:t>.*<w:br\/><w:t[^>]*>招商引资工作职责情况的通报</);
});

test("dispatch tables lie on A4", async () => {
  for (const kind of ["weeklyDispatch", "tenDayDispatch", "monthlyDispatch"] as const) {
    const { "word/document.xml": xml } = await partsOf(named(kind));
    const [width, height] = ["w:w", "w:h"].map((side) => Number(value(xml, "w:pgSz", side)));
    expect([kind, value(xml, "w:pgSz", "w:orient"), width, height]).toEqual([kind, "landscape", 16838, 11906]);
  }
});

withLibreOffice(
  "opened by LibreOffice: A4, the text in order, 28 signs in a full line, 22 lines on a full page, forms on a page each",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "drafts-"));
    try {
      const kinds = [
        "bulletin",
        "districtNotice",
        "trackingForms",
        "weeklyDispatch",
        "tenDayDispatch",
        "monthlyDispatch",
      ] as const;
      for (const kind of kinds) writeFileSync(join(folder, `${kind}.docx`), await draftDocx(named(kind)));
      writeFileSync(join(folder, "long.docx"), await draftDocx(long));
      writeFileSync(join(folder, "numbers.docx"), await draftDocx(numbers));
      const out = mkdtempSync(join(folder, "pdf-"));
      convert(
        [...kinds, "long", "numbers"].map((kind) => join(folder, `${kind}.docx`)),
        "pdf",
        out,
      );
      const text = (kind: string): string[] =>
        execFileSync("pdftotext", ["-layout", join(out, `${kind}.pdf`), "-"], { encoding: "utf8" }).split("\f");
      expect(execFileSync("pdfinfo", [join(out, "bulletin.pdf")], { encoding: "utf8" })).toContain("(A4)");
      const [letter = ""] = text("districtNotice");
      const lines = letter
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      expect(lines[0]).toBe("拟稿");
      expect(lines[1]).toBe("关于部分部门单位未履行");
      expect(letter.replace(/\s/g, "")).toContain(changnan2024.escalation.districtNotice.quote.replace(/\s/g, ""));
      for (const kind of ["weeklyDispatch", "tenDayDispatch", "monthlyDispatch"])
        expect([kind, text(kind).length - 1 <= 3]).toEqual([kind, true]);
      // No number is cut by the end of a line of text.
      for (const page of [letter, ...text("numbers")]) expect(/[\dA.(/-]\n\s*[\d.%/]/.exec(page)?.[0]).toBeUndefined();
      expect(text("numbers").join("").match(/\n/g)?.length).toBeGreaterThan(28);
      // A line of nothing but Chinese signs is full with 28.
      const full = lines.filter((line) => /^[\u3000-\u9fff\uff00-\uffef“”]+$/.test(line)).map((line) => line.length);
      expect(Math.max(...full)).toBe(28);
      // A page of nothing but body text, with 拟稿 above and the page number below.
      expect((text("long")[1] ?? "").split("\n").filter((line) => line.trim() !== "")).toHaveLength(22 + 2);
      const { blocks } = named("trackingForms");
      const pages = text("trackingForms");
      expect(pages.length - 1).toBe(blocks.length);
      blocks.forEach((block, index) =>
        expect([index, block.kind === "form" && pages[index]?.includes(block.title)]).toEqual([index, true]),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  180_000,
);

describe("activities as .ics", () => {
  const issued = changnan2024.issued as number;
  const ics = activitiesIcs(activityCalendar(assessment.activities, 2024), "changnan-2024", issued);
  // RFC 5545: a line is folded by a break and a blank.
  const lines = ics.replace(/\r\n[ \t]/g, "").split("\r\n");
  test("all-day events; a month without a day covers the month, is tentative and says so", () => {
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(6);
    const at = lines.findIndex((line) => line.startsWith("SUMMARY:美瓷美酒融合发展"));
    const event = lines.slice(at, lines.indexOf("END:VEVENT", at));
    expect(event[0]).toBe("SUMMARY:美瓷美酒融合发展推介会（时间待定）");
    expect(event).toEqual(
      expect.arrayContaining(["DTSTART;VALUE=DATE:20240801", "DTEND;VALUE=DATE:20240901", "STATUS:TENTATIVE"]),
    );
  });
  test("the end is the day after the last; one with its day is confirmed", () => {
    const dated = activitiesIcs(
      activityCalendar(
        [{ number: "9", time: "10月18日-22日", month: 10, name: "瓷博会", venue: "景德镇", responsible: "产业促进局" }],
        2024,
      ),
      "changnan-2024",
      issued,
    );
    expect(dated).toContain("DTSTART;VALUE=DATE:20241018\r\n");
    expect(dated).toContain("DTEND;VALUE=DATE:20241023\r\n");
    expect(dated).toContain("STATUS:CONFIRMED");
  });
  test("an event keeps its id when another comes before it or its day moves; a later file is a change of it", () => {
    const activity = (name: string, month: number) => ({
      number: "1",
      time: `${month}月`,
      month,
      name,
      venue: "待定",
      responsible: "产业促进局",
    });
    const made = (stamp: number, ...list: ReturnType<typeof activity>[]) =>
      activitiesIcs(activityCalendar(list, 2024), "changnan-2024", stamp).replace(/\r\n /g, "");
    const ids = (text: string) => text.match(/(?<=^UID:).*$/gm)?.map((id) => id.trim()) ?? [];
    const field = (text: string, name: string) => new RegExp(`^${name}:(.*)\r$`, "m").exec(text)?.[1] ?? "";
    const before = made(20000.25, activity("推介会", 3), activity("瓷博会", 10), activity("推介会", 5));
    const after = made(
      20001,
      activity("茶会", 1),
      activity("推介会", 3),
      activity("推介会", 5),
      activity("瓷博会", 11),
    );
    expect(new Set(ids(before)).size).toBe(3);
    expect(ids(after)).toEqual(expect.arrayContaining(ids(before)));
    expect(field(before, "DTSTAMP")).toBe("20241004T060000Z");
    expect(Number(field(after, "SEQUENCE"))).toBe(Number(field(before, "SEQUENCE")) + 0.75 * 24 * 60);
  });
  test("line ends and control characters of a cell never become lines or signs of the file", () => {
    const text = activitiesIcs(
      activityCalendar(
        [
          {
            number: "1",
            time: "8月",
            month: 8,
            name: "推介会\rBEGIN:VALARM\x1b[2J",
            venue: "佛山\r\n厅\x00",
            responsible: "甲\u2028乙\x7f",
          },
        ],
        2024,
      ),
      "changnan-2024",
      issued,
    );
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028]/);
    expect(text.split("\r\n")).not.toContain("BEGIN:VALARM");
    expect(text.replace(/\r\n /g, "")).toContain("SUMMARY:推介会BEGIN:VALARM␛[2J（时间待定）\r\n");
  });
  test("no line has more than 75 octets, and none ends within a character", () => {
    const long = activitiesIcs(
      activityCalendar(
        [
          {
            number: "1",
            time: "8月",
            month: 8,
            name: "美瓷美酒融合发展😀".repeat(20),
            venue: "a".repeat(200),
            responsible: "",
          },
        ],
        2024,
      ),
      "changnan-2024",
      20000,
    );
    const sizes = long.split("\r\n").map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
    expect(Math.max(...sizes)).toBeGreaterThan(71);
    expect(long.replace(/\r\n /g, "")).toContain(`SUMMARY:${"美瓷美酒融合发展😀".repeat(20)}（时间待定）`);
    expect(long).not.toContain("\uFFFD");
  });
  test("every event has an id of its own, and the same content gives the same file", () => {
    const ids = lines.filter((line) => line.startsWith("UID:"));
    expect(new Set(ids).size).toBe(6);
    expect(activitiesIcs(activityCalendar(assessment.activities, 2024), "changnan-2024", issued)).toBe(ics);
  });
});
