import { a1, columnLetters, type Day, type Item, type ItemGroup, type SheetPlan } from "../../engine/index.js";
import { nativeFormulas } from "../../engine/items.js";
import { heightFor, SheetDraft, styled } from "../../engine/report/sheetDraft.js";
import { palette, styles } from "../../engine/report/styles.js";
import { within } from "./bounds.js";
import { checks } from "./checks.js";
import { resultHead, resultSheet, type Scope } from "./scope.js";

/** The column of the first line on the result sheet, from 0. */
const firstItem = 2;

/** 公式核算: every line, sum and rank of every unit, and what must hold for them to be right. */
export function resultPlan(scope: Scope, asOf: Day, example: boolean): SheetPlan {
  const { plan, items } = scope;
  const draft = new SheetDraft([5, 18, ...items.map(() => 9.5), 9, 9, 9, 10, 7]);
  const last = draft.widths.length - 1;
  const wide = (row: number, text: string, style: string, height: number): void => {
    draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
    draft.height(row, height);
  };
  wide(0, `${resultSheet}：不用加载项的核对表${example ? "（示例数据）" : ""}`, "title", 34);
  wide(1, `只用普通公式按默认口径从各台账算出十项得分。${plan.provisional}。`, "subtitle", 20);
  draft.span({ top: 2, left: 0, bottom: 2, right: 1 }, styled("考核年度", "label"));
  draft.put(2, 2, styled(plan.year, "integer"));
  draft.span({ top: 2, left: 4, bottom: 2, right: 5 }, styled("数据截止日（可改）", "label"));
  draft.span({ top: 2, left: 6, bottom: 2, right: 7 }, { date: asOf, style: "entryDate" });
  draft.height(2, 24);
  draft.height(3, 8);
  const sums = ["基础分", "加分", "扣分", "总分", "名次"];
  draft.putRow(resultHead, 0, [
    styled("序", "heading"),
    styled("部门", "heading"),
    ...items.map(({ title }) => styled(title, "heading")),
    ...sums.map((text) => styled(text, "heading")),
  ]);
  draft.height(resultHead, 34);
  plan.quotas.forEach(({ unit }, index) => {
    const row = resultHead + 1 + index;
    draft.putRow(row, 0, [styled(index + 1, "integer"), styled(unit, "textBold")]);
    items.forEach((line, position) => {
      const formula = itemFormula(scope, line, index);
      draft.put(
        row,
        firstItem + position,
        formula === undefined
          ? styled("–", "textCenter")
          : { formula, style: line.group === "base" ? "points" : "pointsOrDash" },
      );
    });
    const at = (column: number): string => a1({ row, column });
    const sum = firstItem + items.length;
    const groupSum = (group: ItemGroup): string => {
      const cells = items.flatMap((line, position) => (line.group === group ? [firstItem + position] : []));
      const [first, last] = [cells[0], cells.at(-1)];
      return first === undefined || last === undefined ? "0" : `SUM(${at(first)}:${at(last)})`;
    };
    const totals = columnLetters(sum + 3);
    draft.putRow(row, sum, [
      { formula: groupSum("base"), style: "pointsSum" },
      { formula: groupSum("bonus"), style: "pointsSumOrDash" },
      { formula: groupSum("deduction"), style: "pointsSumOrDash" },
      { formula: `ROUND(SUM(${at(sum)}:${at(sum + 2)}),2)`, style: "total" },
      {
        formula: `RANK(${at(sum + 3)},$${totals}$${resultHead + 2}:$${totals}$${resultHead + 1 + plan.quotas.length})`,
        style: "rank",
      },
    ]);
    draft.height(row, 20);
  });
  let row = resultHead + plan.quotas.length + 1;
  draft.height(row, 8);
  wide(++row, "核算前提（每行应显示“正常”）", "section", 24);
  for (const { title, count, trouble } of checks(scope)) {
    row++;
    draft.span({ top: row, left: 0, bottom: row, right: 7 }, styled(title, "text"));
    const formula = `IF(${count}=0,"正常",${count}&"${trouble}")`;
    draft.span({ top: row, left: 8, bottom: row, right: last }, { formula, style: "text" });
    draft.height(row, 20);
  }
  wide(++row, "本表不核对的事项", "section", 24);
  for (const text of [
    "口径只有默认一种；其他口径、分步说明、数据体检、通报与约谈建议、序时进度由加载项或命令行给出。",
    "招引任务的文字已按方案拆成各类别名额（见辅助表）；附件1的部门、顺序或任务文字改动后，上面会提示，须同时改辅助表的名额。",
    "封顶、保底取自考核规则各方案行，和附件5考核方式中句末的“最高不超过10分”“最多加10分”“封顶10分”“上限10分”“最低2分”“扣完为止”；其他写法和中文数字上面会提示，以加载项或命令行为准。",
    "全角与半角的数字、字母不作统一；“一亿元”“1亿2000万元”等写法和外币金额视为不明；一格内写多个部门的考察、周报和措施不拆分。",
    `各台账核算的行数以辅助表为限（信息${scope.capacity("leads")}行、考察${scope.capacity("visits")}行、项目${scope.capacity("projects")}行、周报${scope.capacity("weeks")}行、措施${scope.capacity("measures")}行）。`,
  ]) {
    wide(++row, text, "note", heightFor([{ text, width: draft.widthOf(0, last) }], 14, 18));
  }
  return {
    role: "template",
    name: resultSheet,
    tabColor: palette.green,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: resultHead + 1, columns: 2 },
    print: {
      landscape: true,
      fitWidth: 1,
      fitHeight: 1,
      margins: { top: 1.5, bottom: 1.6, left: 1.3, right: 1.3 },
      ...(example ? { header: "&R示例数据" } : {}),
      footer: `&L${example ? "示例数据　" : ""}${plan.provisional}&R第 &P 页，共 &N 页`,
      centered: true,
    },
  };
}

/** A line by native formulas; `undefined` for one that only the add-in computes. */
function itemFormula(scope: Scope, item: Item, index: number): string | undefined {
  const { key, rule } = item;
  const parameterOf = (name: string): string => {
    const wanted = rule.terms[name];
    return typeof wanted === "object" ? wanted.parameter : `${key}.${name}`;
  };
  const formula = nativeFormulas[scope.plan.items.find((planned) => planned.key === key)?.rule ?? key];
  const points = formula?.(
    (column) => scope.units.outside(scope.units.cell(column, index)),
    (name) => scope.term(parameterOf(name)),
  );
  return points === undefined ? undefined : within(scope, item, points);
}
