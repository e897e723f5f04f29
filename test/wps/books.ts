/** Small workbooks of the appraisal for tests of the add-in for WPS. */
import { zipSync } from "fflate";
import { sheetData, workbookParts } from "../addin/file/packages.js";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An .xlsx of texts. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  return zipSync(
    workbookParts({
      sheets: Object.fromEntries(
        Object.entries(sheets).map(([name, rows]) => [
          name,
          sheetData(rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")),
        ]),
      ),
    }),
    { mtime: "2024-01-01" },
  );
}

/** A ledger with so many good leads of 产促局, one a month from January on. */
export function ledgerWith(leads: number): Uint8Array {
  return workbookOf({
    信息报送台账: [
      ["日期", "报送部门", "信息内容", "是否有效"],
      ...Array.from({ length: leads }, (_, index) => [
        `2024-0${index + 1}-10`,
        "产促局",
        `某陶瓷企业第${index + 1}次来访`,
        "是",
      ]),
    ],
  });
}

/** A workbook without anything of ours. */
export const foreign = (): Uint8Array => workbookOf({ Sheet1: [["通讯录"], ["张三"]] });
