/** What readers found in the place of values, and what they had to say about a place, as issues. */
import { CellKind, cellTroubles, mostCellCharacters, type Place, type Remark, type Sheet } from "../grid/grid.js";
import { issue, type Issue } from "../issue.js";

/** An error cell, or a formula without a cached value. */
export function troubledCell(
  kind: typeof CellKind.error | typeof CellKind.uncomputed,
  text: string,
  place: Place,
): Issue {
  if (kind === CellKind.uncomputed)
    return issue(
      "warning",
      "cell.uncomputed",
      "公式 {text} 没有计算结果，按空白处理；请在 Excel 中打开并重新计算后保存",
      { text },
      place,
    );
  switch (text) {
    case cellTroubles.picture:
      return issue("error", "cell.picture", "单元格里是图片，读不到文字，按空白处理；请填写文字", {}, place);
    case cellTroubles.damaged:
      return issue(
        "error",
        "cell.damaged",
        "单元格的内容已损坏，按空白处理；请用 Excel 或 WPS 打开，改正后保存",
        {},
        place,
      );
    case cellTroubles.tooLong:
      return issue(
        "error",
        "cell.tooLong",
        "单元格的文字超过 {limit} 个字符，按空白处理；请分开填写",
        { limit: String(mostCellCharacters) },
        place,
      );
    default:
      return issue("error", "cell.error", "单元格是错误值 {text}，按空白处理；请改正公式或填写数值", { text }, place);
  }
}

/** What the reader of a file had to say about places of a sheet. */
export function remarkIssues(sheet: Sheet): Issue[] {
  return (sheet.remarks ?? []).map((remark) => remarkIssue(remark, sheet.name));
}

function remarkIssue({ kind, row, column, text }: Remark, sheet: string): Issue {
  const place = { sheet, row, column };
  switch (kind) {
    case "quoteUnclosed":
      return issue(
        "warning",
        "file.quoteUnclosed",
        "这里的引号没有结束，后面直到文件末尾的内容都成了一个单元格；请补上引号后重新导出",
        {},
        place,
      );
    case "textCutOff":
      return issue("warning", "file.textCutOff", "文件在这里被截断，后面的内容不在文件里；请重新导出", {}, place);
    case "textUnreadable":
      return issue(
        "warning",
        "file.textUnreadable",
        "文件中有 {text} 处字节认不出是什么字（以 � 代替），从这里开始；请以 UTF-8 编码重新导出",
        { text },
        place,
      );
    case "mergeUnreadable":
      return issue("warning", "file.mergeUnreadable", "合并区域“{text}”无法识别，按没有合并处理", { text }, place);
    case "mergeCovers":
      return issue("info", "file.mergeCovers", "合并区域 {text} 盖住了另外的内容，看不见，未读取", { text }, place);
    case "mergeOverlaps":
      return issue(
        "warning",
        "file.mergeOverlaps",
        "合并区域 {text} 与另一个合并区域重叠，按没有合并处理（重叠的只在这里提示一次）；请用 Excel 或 WPS 打开并另存",
        { text },
        place,
      );
    case "rowUnplaced":
      return issue(
        "error",
        "file.rowUnplaced",
        "“{text}”不是工作表里的位置，其内容未读取；请用 Excel 或 WPS 打开并另存",
        { text },
        place,
      );
  }
}
