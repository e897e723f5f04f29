import { cellXml } from "../../../../addin/file/write/sheetXml";

describe("whether a text says that its blanks are part of it", () => {
  test.each([
    [" 前", " 前"],
    ["后 ", "后 "],
    ["　全角", "　全角"],
    ["两  个", "两  个"],
    ["两\n行", "两&#10;行"],
    ["表\t格", "表&#9;格"],
  ])("%j does", (value, written) => {
    expect(cellXml("A1", { value, style: "" }, 0, false)).toBe(
      `<c r="A1" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`,
    );
  });
  test.each(["甲", "a b", "=1+1"])("%j need not", (value) => {
    expect(cellXml("A1", { value, style: "" }, 0, false)).toBe(`<c r="A1" t="inlineStr"><is><t>${value}</t></is></c>`);
  });
});
