/** What is to be told of the numbers of a 附件5: where they differ from the plan's, from each other, from the marks of their group. */
import { compare, exact, plus, times, toNumber, zero } from "../../exact.js";
import type { Annex5Number } from "../../facts.js";
import { issue, type Issue } from "../../issue.js";
import type { ItemKey, Plan } from "../../plan.js";
import { cellName } from "../cellName.js";
import type { Disagreement } from "./statements.js";

/** The marks of a group, or of a cell for several lines. */
export interface GroupMarks {
  readonly lines: readonly ItemKey[];
  readonly number: Annex5Number;
}

type Numbers = ReadonlyMap<string, Annex5Number>;

/** Numbers that the sheet states otherwise than the plan, and caps and floors that the plan does not have. */
export function differences(
  numbers: Numbers,
  bounds: readonly { readonly key: ItemKey; readonly kind: "cap" | "floor"; readonly number: Annex5Number }[],
  plan: Plan,
): Issue[] {
  const issues: Issue[] = [];
  for (const { id, title, unit, value: planned, clause } of plan.parameters) {
    const stated = numbers.get(id);
    if (stated === undefined || stated.value === planned) continue;
    issues.push(
      issue(
        "warning",
        "annex5.differs",
        "“{title}”在工作簿的附件5（{cell}）是 {value}{unit}，方案（{clause}）写的是 {planned}{unit}，按工作簿计算（规则参数另有设定的除外）",
        { title, cell: cellName(stated.place), value: stated.value, unit, clause: clause.title, planned },
        stated.place,
      ),
    );
  }
  for (const { key, kind, number } of bounds) {
    const item = plan.items.find((line) => line.key === key);
    const fullMarks = numbers.get(`${key}.fullMarks`)?.value ?? planNumber(plan, `${key}.fullMarks`) ?? Infinity;
    const isIdle = item?.group === "base" && (kind === "cap" ? number.value >= fullMarks : number.value === 0);
    if (item === undefined || isIdle) continue;
    issues.push(
      issue(
        "warning",
        "annex5.differs",
        "“{title}”在工作簿的附件5（{cell}）{word} {value}分，方案（{clause}）没有这一规定，按工作簿计算",
        {
          title: item.title,
          cell: cellName(number.place),
          word: kind === "floor" ? "最低" : item.group === "deduction" ? "最多扣" : "最高",
          value: number.value,
          clause: item.clause.title,
        },
        number.place,
      ),
    );
  }
  return issues;
}

/** One number, stated twice in different ways: 考核方式 holds, else what stands first. */
export function disagreements(found: readonly Disagreement[], plan: Plan): Issue[] {
  return found.map(({ id, taken, other }) =>
    issue(
      "error",
      "annex5.disagrees",
      "附件5的“{title}”前后不一：{cell} 写的是 {value}，{otherCell} 写的是 {otherValue}，按前者计算；请改正其中一处",
      {
        title: plan.parameters.find((parameter) => parameter.id === id)?.title ?? titleOf(plan, id),
        cell: cellName(taken.place),
        value: taken.value,
        otherCell: cellName(other.place),
        otherValue: other.value,
      },
      other.place,
    ),
  );
}

/** Marks of groups against those of their lines, and numbers that must be a ÷ b of their line. */
export function sumsAndProducts(numbers: Numbers, marks: readonly GroupMarks[], plan: Plan): Issue[] {
  const valueOf = (id: string): number => numbers.get(id)?.value ?? planNumber(plan, id) ?? 0;
  const issues: Issue[] = [];
  for (const { lines, number } of marks) {
    const all = lines.map((key) => ({ title: titleOf(plan, key), own: valueOf(`${key}.fullMarks`) }));
    const sum = toNumber(all.reduce((total, { own }) => plus(total, exact(own)), zero));
    if (sum === number.value) continue;
    issues.push(
      issue(
        "error",
        "annex5.sumDiffers",
        "附件5的“{quote}”写的是 {value} 分，所含各项合计 {sum} 分（{parts}），各项按各自的分值计算；请核对",
        {
          quote: number.clause.quote,
          value: number.value,
          sum,
          parts: all.map(({ title, own }) => `${title} ${own} 分`).join("、"),
        },
        number.place,
      ),
    );
  }
  for (const [id, stated] of numbers) {
    const [over = "", under] = id.split("/");
    if (under === undefined) continue;
    const key = over.slice(0, over.indexOf("."));
    const [all, each] = [valueOf(over), valueOf(`${key}.${under}`)];
    if (each !== 0 && compare(times(exact(stated.value), exact(each)), exact(all)) === 0) continue;
    issues.push(
      issue(
        "error",
        "annex5.sumDiffers",
        "附件5的“{title}”写的是 {count} 家、每家 {each} 分，合计 {product} 分，与该项 {all} 分不符，按 {all} 分和附件1的家数计算；请核对",
        {
          title: titleOf(plan, key),
          count: stated.value,
          each,
          product: toNumber(times(exact(stated.value), exact(each))),
          all,
        },
        stated.place,
      ),
    );
  }
  return issues;
}

function planNumber(plan: Plan, id: string): number | undefined {
  const value = plan.parameters.find((parameter) => parameter.id === id)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The title of a line, by its key or by the name of one of its numbers. */
function titleOf(plan: Plan, id: string): string {
  const key = id.split(".")[0];
  return plan.items.find((item) => item.key === key)?.title ?? id;
}
