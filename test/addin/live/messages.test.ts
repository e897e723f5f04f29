import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hostErrorText } from "../../../addin/live/messages";
import { hostMessages as en } from "../../../addin/live/messages.en";
import { hostMessages as zh } from "../../../addin/live/messages.zh";
import { HostError } from "../../../addin/live/ports";

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test("both catalogues have the same codes with the same slots", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const [code, text] of Object.entries(zh))
    expect([code, slots(en[code as keyof typeof en])]).toEqual([code, slots(text)]);
});

/** Every `new HostError("code", { … })` in the sources, with the names that stand in its braces. */
function thrownErrors(): { code: string; values: string[]; file: string }[] {
  const folder = join(__dirname, "../../../addin");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((file) =>
    [
      ...readFileSync(join(folder, file), "utf8")
        .replace(/`[^`]*`/g, "``")
        .replace(/\ba1\(\{[^{}]*\}\)/g, "a1()")
        .matchAll(/new HostError\(\s*"(\w+)"(?:,\s*\{([^}]*)\})?/g),
    ].map((match) => ({
      file,
      code: match[1] as string,
      values: [...(match[2] ?? "").matchAll(/(?:^|,)\s*(\w+)\s*(?=[,:]|$)/g)].map((name) => name[1] as string),
    })),
  );
}

test("every code that is thrown has a sentence, and every slot of it a value", () => {
  const thrown = thrownErrors();
  expect(thrown.length).toBeGreaterThan(30);
  for (const { file, code, values } of thrown) {
    expect([file, code, code in zh]).toEqual([file, code, true]);
    // Values kept in a constant of their own are checked by the tests that provoke the error.
    if (values.length > 0)
      expect([
        file,
        code,
        slots(zh[code as keyof typeof zh]).filter((slot) => !values.includes(slot as string)),
      ]).toEqual([file, code, []]);
  }
});

test("what Excel's own errors become has a sentence", () => {
  const source = readFileSync(join(__dirname, "../../../addin/excel/batch.ts"), "utf8");
  const codes = [...(/const known[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? "").matchAll(/: "(\w+)"/g)].map(
    (match) => match[1] as string,
  );
  expect(codes.length).toBeGreaterThan(5);
  expect([...codes, "excelFailed"].filter((code) => !(code in zh))).toEqual([]);
});

test("slots are filled, and an unknown code is named", () => {
  expect(hostErrorText(new HostError("sheetMissing", { sheet: "台账" }), "zh-CN")).toBe("工作簿里没有工作表“台账”。");
  expect(hostErrorText(new HostError("sheetMissing", { sheet: "台账" }), "en-US")).toBe(
    "The workbook has no worksheet “台账”.",
  );
  expect(hostErrorText(new HostError("neverHeardOf"), "zh-CN")).toContain("neverHeardOf");
});

test("a value is shown, whatever signs it has, and a long one is cut", () => {
  const said = (what: string) => hostErrorText(new HostError("suspicious", { what }), "zh-CN");
  expect(said("a\u001b[2J\u202eb")).toBe(said("␛").replace("␛", "a␛[2J[U+202E]b"));
  expect(said("名".repeat(300))).toContain(`（${"名".repeat(300)}）`);
  expect(said("名".repeat(301))).toContain(`（${"名".repeat(299)}…）`);
});
