import { fileNamePart, uniqueNames } from "../../../addin/drafts/fileNames.js";

test.each([
  ["产业促进局／招商小分队", "产业促进局／招商小分队"],
  ["产业促进局/招商小分队", "产业促进局招商小分队"],
  ['..\\..\\a:b*c?d"e<f>g|h', "abcdefgh"],
  ["=cmd 1.5", "cmd1.5"],
  ["一\r\n二\t三\u0000", "一二三"],
])("%j is %j in a file's name", (text, name) => expect(fileNamePart(text)).toBe(name));

test("files of one name are numbered, without regard to case", () => {
  const named = (...names: string[]) => uniqueNames(names.map((name) => ({ name }))).map(({ name }) => name);
  expect(named("a.docx", "A.docx", "b.docx", "a.docx")).toEqual(["a.docx", "A（2）.docx", "b.docx", "a（3）.docx"]);
});
