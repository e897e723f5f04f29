/** Files as units send them, into a workbook as the office keeps it: read by content, compared, written, and read again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { readDepartmentFile, readDepartmentFiles, type SentFile } from "../../../addin/collect/readDepartmentFile.js";
import { FileHost } from "../../../addin/file/fileHost.js";
import {
  acceptedByDefault,
  changnan2024,
  collectionEdits,
  planCollection,
  readFacts,
  type Collection,
  type DepartmentFile,
  type Grid,
} from "../../../engine/index.js";
import { leanWorkbook } from "../../helpers/leanTemplate.js";
import { convert, withLibreOffice } from "../../helpers/libreOffice.js";
import { formDocx, formWorkbook, landingForm, talksForm } from "../../helpers/officeForms.js";

const sent = (name: string, bytes: Uint8Array): SentFile => ({ name, bytes: () => Promise.resolve(bytes) });
const read = (name: string, bytes: Uint8Array): Promise<DepartmentFile> =>
  readDepartmentFile(sent(name, bytes), "zh-CN");

// Building workbooks and 200 files takes its time on a machine that does other things as well.
jest.setTimeout(180_000);

let blank: Uint8Array;
beforeAll(async () => {
  blank = await leanWorkbook({ example: false });
});

function office(): FileHost {
  return new FileHost(blank, "office.xlsx");
}

async function plan(host: FileHost, files: readonly DepartmentFile[]): Promise<Collection> {
  const grid = await host.readGrid();
  return planCollection(grid, readFacts(grid, changnan2024), files);
}

/** Collects and writes; gives the workbook as it then reads. */
async function take(
  host: FileHost,
  files: readonly DepartmentFile[],
): Promise<{ collection: Collection; edits: number; grid: Grid }> {
  const collection = await plan(host, files);
  const edits = collectionEdits(collection, acceptedByDefault(collection));
  if (edits.length > 0) await host.apply(edits);
  return { collection, edits: edits.length, grid: await host.readGrid() };
}

function texts(grid: Grid, name: string): string[] {
  const sheet = grid.sheets.find((candidate) => candidate.name === name);
  return (sheet?.columns ?? []).flatMap(({ kinds, numbers }) =>
    [...kinds].flatMap((kind, row) => (kind === 2 ? [sheet?.pool.texts[numbers[row] as number] as string] : [])),
  );
}

/** Everything that a talks form says must be found again in the ledgers or in the log. */
function expectNothingDropped(grid: Grid, content: ReturnType<typeof talksForm>): void {
  const kept = [...texts(grid, "跟踪日志"), ...texts(grid, "项目台账")].join("\n");
  const said = [
    ...Object.values(content.values ?? {}),
    ...(content.log ?? []).flatMap((entry) =>
      Object.entries(entry).flatMap(([key, text]) => (key === "number" || key === "time" ? [] : [text])),
    ),
  ];
  // The investment stands in the ledger as a number.
  expect(
    said.filter((text) => !kept.includes(text) && !/^[\d.]+[亿万]元$/.test(text) && !/^\d{4}年/.test(text)),
  ).toEqual([]);
}

test("a form of each kind as .xlsx: project, week and log are there, and the same files again change nothing", async () => {
  const host = office();
  const talks = talksForm("陶瓷基板项目");
  const files = [
    await read("在谈.xlsx", await formWorkbook("inTalks", talks)),
    await read("签约.xlsx", await formWorkbook("signed", landingForm("日用瓷生产线"))),
  ];
  const { collection, grid } = await take(host, files);
  expect(collection.files.map(({ outcome, units, forms }) => ({ outcome, units, forms }))).toEqual([
    {
      outcome: "read",
      units: ["罗家桥乡"],
      forms: [{ kind: "inTalks", count: 1, week: { reportedOn: 19880, deadline: 19881, status: "onTime" } }],
    },
    {
      outcome: "read",
      units: ["洪源镇"],
      forms: [{ kind: "signed", count: 1, week: { reportedOn: 19882, deadline: 19881, status: "late" } }],
    },
  ]);
  const facts = readFacts(grid, changnan2024);
  expect(facts.projects).toMatchObject([
    { name: "陶瓷基板项目", category: "先进陶瓷", investment: 8000, attractedBy: [{ unit: "罗家桥乡", weight: 1 }] },
    {
      name: "日用瓷生产线",
      investment: 12000,
      mode: "leasedPlant",
      leader: "张某",
      servicedBy: [{ unit: "洪源镇", weight: 1 }],
    },
  ]);
  expect(facts.projects[0]?.signed).toBeUndefined();
  // 6 June 2024 is a Thursday, the 8th a Saturday: before and after the Friday's deadline.
  expect(facts.weeks).toMatchObject([
    { unit: "罗家桥乡", deadline: 19881, inTalks: "onTime", signed: "blank" },
    { unit: "洪源镇", deadline: 19881, inTalks: "blank", signed: "late" },
  ]);
  expectNothingDropped(grid, talks);
  expectNothingDropped(grid, landingForm("日用瓷生产线"));
  const before = host.bytes;
  const again = await take(host, files);
  expect(again.edits).toBe(0);
  expect(
    again.collection.files
      .flatMap(({ entries }) => entries.map(({ outcome }) => outcome))
      .filter((outcome) => outcome !== "same"),
  ).toEqual([]);
  expect(host.bytes).toBe(before);
});

withLibreOffice("forms as .docx, .xls and .ods say the same as the .xlsx", async () => {
  const folder = mkdtempSync(join(tmpdir(), "collect-"));
  try {
    const talks = talksForm("陶瓷基板项目");
    const workbook = await formWorkbook("inTalks", talks);
    writeFileSync(join(folder, "form.xlsx"), workbook);
    const converted = ["xls", "ods"].map((format) => {
      const out = mkdtempSync(join(folder, "out-"));
      return readFileSync(convert([join(folder, "form.xlsx")], format, out)[0] as string);
    });
    const docx = formDocx("inTalks", talks);
    const results: unknown[] = [];
    for (const [name, bytes] of [
      ["a.xlsx", workbook],
      ["b.xls", converted[0]],
      ["c.ods", converted[1]],
      ["d.docx", docx],
    ] as const) {
      const collection = await plan(office(), [await read(name, bytes as Uint8Array)]);
      const [file] = collection.files;
      results.push(
        file?.entries.map(({ table, outcome, unit, title, changes }) => ({
          table,
          outcome,
          unit,
          title,
          changes: changes.filter(({ field }) => field !== "file"),
        })),
      );
    }
    expect(results[0]).toHaveLength(13);
    expect(results.slice(1)).toEqual([results[0], results[0], results[0]]);
    // Its name says .xlsx, its content is Word.
    expect((await plan(office(), [await read("misnamed.xlsx", docx)])).files[0]?.outcome).toBe("read");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what cannot be understood is listed with reason and cell; the rest goes on", async () => {
  const good = await formWorkbook("inTalks", talksForm("好项目"));
  const bomb = zipSync({
    "word/document.xml": new Uint8Array(30_000_000),
    "_rels/.rels": new TextEncoder().encode(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
  });
  const entity = zipSync({
    "word/document.xml": new TextEncoder().encode(
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>',
    ),
    "_rels/.rels": new TextEncoder().encode(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
  });
  const files = [
    await read("断.xlsx", good.slice(0, good.length / 2)),
    await read("空.xlsx", new Uint8Array()),
    await read("炸弹.docx", bomb),
    await read("实体.docx", entity),
    await read(
      "无部门.xlsx",
      await formWorkbook("inTalks", { ...talksForm("无主项目"), filing: { reportedOn: "2024-06-06" } }),
    ),
    await read("外单位.xlsx", await formWorkbook("inTalks", talksForm("外项目", { unit: "火星局" }))),
    await read("无关.csv", new TextEncoder().encode("日程,地点\n开会,三楼\n")),
    await read("好.xlsx", good),
  ];
  const { collection, grid } = await take(office(), files);
  const failed = collection.files.filter(({ outcome }) => outcome === "failed");
  expect(failed.map(({ name, place }) => [name, place?.row])).toEqual([
    ["断.xlsx", undefined],
    ["空.xlsx", undefined],
    ["炸弹.docx", undefined],
    ["实体.docx", undefined],
    ["无部门.xlsx", 1],
    ["外单位.xlsx", 1],
    ["无关.csv", 0],
  ]);
  for (const { name, reason } of failed) expect([name, (reason ?? "").length > 8]).toEqual([name, true]);
  expect(failed.find(({ name }) => name === "外单位.xlsx")?.reason).toContain("火星局");
  expect(readFacts(grid, changnan2024).projects.map(({ name }) => name)).toEqual(["好项目"]);
});

describe("two hundred files", () => {
  const units = changnan2024.quotas.map(({ unit }) => unit);
  const many = async (): Promise<SentFile[]> => {
    const files: SentFile[] = [];
    for (let index = 0; index < 200; index++) {
      const unit = units[index % units.length] as string;
      files.push(sent(`${index}.xlsx`, await formWorkbook("inTalks", talksForm(`项目${index}`, { unit }))));
    }
    return files;
  };
  test("in one go, with progress after every file; a second run changes nothing", async () => {
    const host = office();
    const steps: number[] = [];
    const files = await readDepartmentFiles(await many(), {
      language: "zh-CN",
      progress: ({ done, total }) => steps.push(done / total),
    });
    expect(steps).toHaveLength(200);
    expect(steps.at(-1)).toBe(1);
    const { grid } = await take(host, files);
    const facts = readFacts(grid, changnan2024);
    expect(facts.projects).toHaveLength(200);
    expect(facts.weeks).toHaveLength(17);
    expect(facts.weeks.every(({ inTalks }) => inTalks === "onTime")).toBe(true);
    expect((await take(host, files)).edits).toBe(0);
  });
  test("cancelled half-way: the workbook has not changed", async () => {
    const host = office();
    const before = host.bytes;
    const cancel = new AbortController();
    const run = readDepartmentFiles(await many(), {
      language: "zh-CN",
      signal: cancel.signal,
      progress: ({ done }) => done === 100 && cancel.abort(new Error("cancelled")),
    });
    await expect(run).rejects.toThrow("cancelled");
    expect(host.bytes).toBe(before);
  });
});
