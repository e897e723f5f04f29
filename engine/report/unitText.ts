import { chineseDate } from "../calendar.js";
import type { Assessment } from "../assessment.js";
import type { UnitDifference } from "../explain/unitDifference.js";
import { unitStory, type UnitStory } from "../explain/unitStory.js";
import { a1 } from "../grid/a1.js";
import type { Place } from "../grid/grid.js";
import { noData } from "../judgement/headline.js";
import { maskerFor } from "../masking.js";
import { plainNumber, render } from "../reason.js";

/**
 * A unit's whole explanation as plain text for a mail or a chat: what 单位考核单 shows, with every row.
 * @param name a name of 附件1 as in `assessment.units`
 * @returns lines with line breaks, masked; empty when no such unit is scored
 */
export function unitText(assessment: Assessment, name: string): string {
  const story = unitStory(assessment, name);
  if (story === undefined) return "";
  const { unit, without, items, reachable, uncounted, escalation, lastMonth, ahead } = story;
  const lines = [
    `${name}　第${unit.rank}名${unit.group === undefined ? "" : `（${unit.group.name}第${unit.group.rank}名）`}　总分 ${points(unit.total)}（基础分 ${points(unit.base)}，加分 ${points(unit.bonus)}，扣分 ${points(unit.deduction)}）`,
    `数据截至${chineseDate(assessment.asOf)}。${assessment.plan.provisional}`,
    ...(without === "" ? [] : [without]),
    `年内可达基础分 ${points(unit.reachable)}`,
    "",
    "一、得分和计入的台账记录",
    ...items.flatMap(({ item, rows }) => [
      `${item.title}：${points(item.points)}${full(item.fullMarks)}${reach(reachable.get(item.key))}`,
      ...item.because.map((because) => `　${render(because)}`),
      ...rows.map(({ place, text, weight }) => `　· ${text}${share(weight)}（${cellName(place)}）`),
    ]),
    "",
    "二、没有计入的台账记录和原因",
    ...(uncounted.length === 0
      ? ["　没有未计入的记录。"]
      : uncounted.map(
          ({ ledger, text, why, place }) => `　· ${ledger} ${text}（${cellName(place)}）：${why.join("；")}`,
        )),
    "",
    `三、按月履职和处理建议：${escalation.statement}`,
    ...escalation.months.map(({ month, words, why }) => `　${month.month} ${words}${why === "" ? "" : `：${why}`}`),
    "",
    "四、与上月末和前一名相比",
    lastMonth === undefined
      ? "　本年还没有上月末可比。"
      : `　${chineseDate(lastMonth.day)}：${differenceText(lastMonth)}`,
    ahead === undefined ? "　没有总分更高的部门。" : `　前一名${ahead.ahead}：${differenceText(ahead)}`,
  ];
  return maskerFor(assessment)(`${lines.join("\n")}\n`);
}

/** `总分 96.5，对方 98.5，差 -2；第3名，对方第1名；信息报送 12 对 14`. */
export function differenceText({ total, rank, difference, lines }: UnitDifference): string {
  const parts = [
    `总分 ${points(total.own)}，其为 ${points(total.other)}，差 ${signed(difference)}`,
    `名次第${rank.own}，其为第${rank.other}`,
    ...lines.map(({ title, own, other }) => `${title} ${points(own)}，其为 ${points(other)}`),
  ];
  return `${parts.join("；")}。`;
}

function points(value: number | null): string {
  return value === null ? noData : plainNumber(value);
}

function signed(value: number): string {
  return value > 0 ? `+${plainNumber(value)}` : plainNumber(value);
}

function full(fullMarks: number | undefined): string {
  return fullMarks === undefined ? "" : ` / ${plainNumber(fullMarks)}`;
}

function reach(reachable: number | undefined): string {
  return reachable === undefined ? "" : `，年内可达 ${plainNumber(reachable)}`;
}

function share(weight: UnitStory["items"][number]["rows"][number]["weight"]): string {
  return weight === 1 ? "" : `（本部门占 ${plainNumber(weight * 100)}%）`;
}

function cellName(place: Place): string {
  return `${place.sheet}!${a1(place)}`;
}
