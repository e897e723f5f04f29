/** Files by WPS: whole or not at all, and never over what is there. */
import { Disk } from "../../../addin/wps/disk.js";
import { findOffice } from "../../../addin/wps/office.js";
import { HostError } from "../../../addin/live/ports.js";
import { StandIn, type Options } from "../../wps/standIn.js";

const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);

function diskOf(options: Partial<Options> = {}): { office: StandIn; disk: Disk } {
  const office = new StandIn({ shape: "uos", ...options });
  const found = findOffice(office.page());
  if (found === undefined) throw new Error("no WPS");
  let count = 0;
  return { office, disk: new Disk(found, () => String(++count)) };
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof HostError ? error.code : String(error);
  }
  return "nothing thrown";
};

test.each([
  ["as it is", []],
  ["without ReadFileAsArrayBuffer", ["ReadFileAsArrayBuffer"]],
  ["without copyFileSync", ["copyFileSync"]],
  ["with the older names", ["existsSync", "unlinkSync", "tmpdir"]],
  ["with the newer names", ["Exists", "Remove"]],
])("every byte arrives, FileSystem %s", (_, withoutFiles) => {
  const { office, disk } = diskOf({ withoutFiles });
  const path = disk.writeNew(["/甲"], "汇总.xlsx", every);
  expect(path).toBe("/甲/汇总.xlsx");
  expect(office.disk.files.get(path)).toEqual(every);
  expect(disk.read(path)).toEqual(every);
  expect([...office.disk.files.keys()]).toEqual([path]);
  expect(office.ledger.complaints).toEqual([]);
});

test("a name that is taken, by a file or by an open workbook, is numbered", () => {
  const { office, disk } = diskOf();
  const old = Uint8Array.of(1);
  office.disk.files.set("/甲/汇总.xlsx", old);
  expect(disk.writeNew(["/甲"], "汇总.xlsx", every, (name) => name === "汇总 (2).xlsx")).toBe("/甲/汇总 (3).xlsx");
  expect(office.disk.files.get("/甲/汇总.xlsx")).toBe(old);
});

test("a file that somebody else makes at this very moment is left alone", () => {
  const { office, disk } = diskOf();
  const rival = { path: "/甲/汇总.xlsx", bytes: Uint8Array.of(1) };
  office.disk.rival = rival;
  expect(disk.writeNew(["/甲"], "汇总.xlsx", every)).toBe("/甲/汇总 (2).xlsx");
  expect(office.disk.files.get(rival.path)).toBe(rival.bytes);
});

test("a folder that cannot be written to gives way to the next", () => {
  const { office, disk } = diskOf();
  office.disk.locked.add("/只读/");
  expect(disk.writeNew(["/只读", ...disk.personFolders()], "汇总.xlsx", every)).toBe("/home/clerk/下载/汇总.xlsx");
});

test.each([
  ["a full disk", [], (office: StandIn): unknown => (office.disk.room = 1000)],
  ["a full disk, written to directly", ["copyFileSync"], (office: StandIn): unknown => (office.disk.room = 1000)],
  ["folders that are all locked", [], (office: StandIn): unknown => office.disk.locked.add("/甲/")],
  ["a WPS that spoils bytes", [], (office: StandIn): unknown => (office.disk.mangles = true)],
] as const)("%s: one error, and nothing half-written", (_, withoutFiles, spoil) => {
  const { office, disk } = diskOf({ withoutFiles });
  spoil(office);
  expect(codeOf(() => disk.writeNew(["/甲"], "汇总.xlsx", every))).toBe("wpsNotWritten");
  expect([...office.disk.files.keys()]).toEqual([]);
});

test.each(["writeAsBinaryString"])("a WPS without %s is named", (name) => {
  const { office, disk } = diskOf({ withoutFiles: [name] });
  expect(codeOf(() => disk.writeNew(["/甲"], "汇总.xlsx", every))).toBe("wpsFilesMissing");
  expect(office.disk.files.size).toBe(0);
  expect(codeOf(() => diskOf({ without: ["FileSystem"] }).disk.temporary(".xlsx"))).toBe("wpsFilesMissing");
});

test("paths of Windows keep their strokes", async () => {
  const { inFolder, endingOf } = await import("../../../addin/wps/disk.js");
  expect(inFolder("C:\\Users\\甲", "汇总.xlsx")).toBe("C:\\Users\\甲\\汇总.xlsx");
  expect(inFolder("D:\\", "汇总.xlsx")).toBe("D:\\汇总.xlsx");
  expect(inFolder("\\\\服务器\\共享", "汇总.xlsx")).toBe("\\\\服务器\\共享\\汇总.xlsx");
  expect(inFolder("/home/甲", "汇总.xlsx")).toBe("/home/甲/汇总.xlsx");
  expect([endingOf("考核.2024.XLSX"), endingOf("工作簿1")]).toEqual([".XLSX", ""]);
});
