/** Cells of a row of 项目台账. */
import type { ProjectFact } from "../../facts.js";
import { issue, type Issue } from "../../issue.js";
import { isPlaceholder, isPlaceholderText, readAmount, readSize, readYesNo, type Cell } from "../cells.js";
import type { Gate } from "../gate.js";
import { categoryOf } from "../quotaText.js";
import type { Place } from "../../grid/grid.js";
import { compact } from "../text.js";
import { reviewWords, wordValue } from "../cellWords.js";
import type { Row } from "./projectRow.js";

/** A day that was read; an unreadable one is no day. */
export function asDay(day: number | "unreadable" | undefined): number | undefined {
  return day === "unreadable" ? undefined : day;
}

/** A date that a project may lack; what cannot be read is an issue. */
export function optionalDay(row: Row, field: string, gate: Gate, issues: Issue[]): number | "unreadable" | undefined {
  return gate.day(row, field, "project", issues, true);
}

/** 行业类别 in the words of the plan; another word is kept, with an issue; `""` where there is none. */
export function readCategory(row: Row, gate: Gate, issues: Issue[]): string {
  const text = row.text("category");
  if (text === "") {
    issues.push(
      issue(
        "warning",
        "project.categoryBlank",
        "项目“{name}”没有写行业类别，只能计入不限类别的任务；请补填",
        { name: row.text("name") },
        row.place("category"),
      ),
    );
    return "";
  }
  const category = categoryOf(text, gate.plan.categories);
  if (category !== undefined) return category;
  issues.push(
    issue(
      "info",
      "project.categoryUnknown",
      "行业类别“{category}”不在方案的类别中，只能计入不限类别的任务",
      { category: text },
      row.place("category"),
    ),
  );
  return text;
}

/** 万元; `undefined` where the cell is blank or what it says cannot be told, which is an issue. */
export function readMoney(row: Row, field: "investment" | "annualTax", issues: Issue[]): number | undefined {
  const cell = row.cell(field);
  if (isPlaceholder(cell)) return undefined;
  const read = readAmount(cell, row.heading(field));
  if ("value" in read) {
    if (read.unclear) issues.push(formatUnclear(cell, read.value, "万元", row.place(field)));
    return read.value;
  }
  const values = { text: row.text(field) };
  const place = row.place(field);
  if (read.trouble === "unitMissing")
    issues.push(
      issue(
        "error",
        "project.amountUnitMissing",
        "金额“{text}”没有单位，按未知处理；请在表头或单元格写明万元或亿元",
        values,
        place,
      ),
    );
  if (read.trouble === "currency")
    issues.push(
      issue("error", "project.currency", "金额“{text}”是外币，不作折算，按未知处理；请填写人民币金额", values, place),
    );
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.amountUnreadable",
        "金额“{text}”无法识别，按未知处理；请写成 12000（万元）或 1.2亿元",
        values,
        place,
      ),
    );
  return undefined;
}

/** A number whose format shows something else than the number, no one can tell what. */
function formatUnclear(cell: Cell, value: number, unit: string, place: Place): Issue {
  return issue(
    "warning",
    "project.formatUnclear",
    "单元格的数字格式“{format}”改变了所显示的数，无法判断其单位，暂按 {value} {unit} 计算；请改用常规格式并写明单位",
    { format: cell.format ?? "", value, unit },
    place,
  );
}

/** 厂房 in ㎡ or 用地 in 亩; `units` has what the words in a cell are worth in that. */
export function readMeasure(
  row: Row,
  field: "plantArea" | "landArea",
  units: ReadonlyMap<string, number>,
  issues: Issue[],
): number | undefined {
  const cell = row.cell(field);
  if (isPlaceholder(cell)) return undefined;
  const read = readSize(cell, units);
  if ("value" in read) {
    if (read.unclear)
      issues.push(formatUnclear(cell, read.value, field === "plantArea" ? "㎡" : "亩", row.place(field)));
    return read.value;
  }
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.sizeUnreadable",
        "面积“{text}”无法识别，按未知处理；请只写数字，厂房以㎡、用地以亩为单位",
        { text: row.text(field) },
        row.place(field),
      ),
    );
  return undefined;
}

/** 是否优强; what cannot be told counts as 否, with an issue. */
export function readTopTier(row: Row, issues: Issue[]): boolean {
  const read = readYesNo(row.cell("topTier"));
  if ("value" in read) return read.value;
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.topTierUnreadable",
        "“是否优强”写的是“{text}”，无法判断，按“否”处理；请填“是”或“否”",
        { text: row.text("topTier") },
        row.place("topTier"),
      ),
    );
  return false;
}

/** What 评审 came to, by its words. */
export function readReview(row: Row, issues: Issue[]): ProjectFact["review"] {
  const text = row.text("review");
  const review = text === "" ? "unreviewed" : (wordValue(reviewWords, text) ?? blankReview(text));
  if (review === undefined) {
    issues.push(
      issue(
        "error",
        "project.reviewUnreadable",
        "评审结果“{text}”无法识别，按未评审处理；请填“通过”或“未通过”",
        { text },
        row.place("review"),
      ),
    );
    return "unreviewed";
  }
  if (review === "unreviewed")
    issues.push(
      issue(
        "warning",
        "project.reviewBlank",
        "项目“{name}”没有评审结果，暂按计入处理；请补填“通过”或“未通过”",
        { name: row.text("name") },
        row.place("review"),
      ),
    );
  return review;
}

/** 无 and / in 评审 say nothing; × is in its words. */
function blankReview(text: string): "unreviewed" | undefined {
  return isPlaceholderText(text) ? "unreviewed" : undefined;
}

/** Words in a name by which a project looks like an expansion. */
const expansionWords = /增资|扩建|扩产|二期|三期|技改/;

/** 项目性质: 新建 and a blank are new projects. A name that speaks of an expansion beside a blank is asked about, and counts. */
export function readExpansion(row: Row, issues: Issue[]): string | undefined {
  const nature = row.text("nature");
  if (nature !== "") return /^新(建|增|引进|设)?(项目)?$/.test(compact(nature)) ? undefined : nature;
  const name = row.text("name");
  if (expansionWords.test(name))
    issues.push(
      issue(
        "warning",
        "project.maybeExpansion",
        "项目“{name}”看名称像增资扩产或后续工程，而“项目性质”未填，暂按新项目计入；请在“项目性质”栏填写新建或增资扩产",
        { name },
        row.place("name"),
      ),
    );
  return undefined;
}

/** 落户园区 by its name in the plan; another park as it is written. */
export function readPark(row: Row, gate: Gate): string | undefined {
  const text = row.text("park");
  if (text === "") return undefined;
  const key = compact(text);
  return (
    gate.plan.parks.find(({ name, aliases }) => [name, ...aliases].some((spelling) => compact(spelling) === key))
      ?.name ?? text
  );
}
