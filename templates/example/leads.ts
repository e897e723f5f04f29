import { isoDate, partsOf, type Day } from "../../engine/index.js";
import type { EntryRow, EntryValue } from "../ledgerRows.js";
import type { Chance } from "../random.js";
import { cities, trades, type FirmNames } from "./names.js";
import { at, date, profileOf, type ExampleUnit } from "./units.js";

const topics = [
  "拟投资{trade}项目，已对接1次",
  "有意租赁厂房建{trade}生产线",
  "计划设立{trade}华东基地",
  "洽谈{trade}配套，拟来区考察",
  "{trade}技改搬迁，意向用地约30亩",
];

/** The year's leads by date, then one of every kind of trouble. */
export function leads(year: number, units: readonly ExampleUnit[], dice: Chance, firm: FirmNames): EntryRow[] {
  const rows: { readonly day: Day; readonly row: EntryRow }[] = [];
  units.forEach((unit, index) => {
    const { leads: diligence } = profileOf(index);
    for (let month = 1; month <= 12; month++) {
      if (!dice.happens(diligence)) continue;
      const count = diligence >= 0.95 && dice.happens(0.35) ? 2 : 1;
      for (let time = 0; time < count; time++) {
        const category = dice.pick(Object.keys(trades));
        const day = date(year, month, dice.between(3, 26));
        const trade = dice.pick(trades[category] ?? []);
        const text = `${firm(category)}（${dice.pick(cities)}）${dice.pick(topics).replace("{trade}", trade)}`;
        const written = unit.alias !== undefined && dice.happens(0.2) ? unit.alias : unit.name;
        rows.push({
          day,
          row: {
            day: dateAsWritten(day, dice),
            unit: written,
            text,
            valid: dice.happens(0.06) ? "否" : dice.pick(["是", "是", "是", "有效", "√"]),
          },
        });
      }
    }
  });
  rows.sort((first, second) => first.day - second.day);
  const waiting = at(units, 3).name;
  const list = rows.map(({ day, row }) =>
    // Nobody decided yet whether it counts: without another lead the unit's December is not known.
    row["unit"] === waiting && partsOf(day).month === 12 ? { ...row, valid: undefined } : row,
  );
  const [first, second, third] = [at(units, 1), at(units, 5), at(units, 12)];
  const copied = list.find((row) => row["unit"] === first.name);
  return [
    ...list,
    { day: { date: date(year, 11, 12) }, unit: second.name, text: copied?.["text"], valid: "是" },
    {
      day: { date: date(year, 11, 18) },
      unit: third.name,
      text: "示例文曲精密陶瓷公司（东莞）来电咨询用地政策",
      valid: undefined,
    },
    { day: `${year}年2月30日`, unit: first.name, text: "示例武曲日用瓷公司（潮州）拟来区考察", valid: "是" },
    { day: "上周五", unit: second.name, text: "示例廉贞餐具瓷公司（潮州）洽谈代工", valid: "是" },
    // Whose it is must be said in 部门别名: until then it may be that of any unit without a lead in the month.
    { day: { date: date(year, 5, 20) }, unit: "文创专班", text: "示例巨门非遗街区公司（杭州）拟建工坊", valid: "是" },
    {
      day: { date: date(year - 1, 12, 28) },
      unit: third.name,
      text: "示例禄存陶瓷基板公司（苏州）上年度对接",
      valid: "是",
    },
  ];
}

/** Mostly a date cell, now and then the way somebody typed it. */
function dateAsWritten(day: Day, dice: Chance): EntryValue {
  const { year, month, date: dayOfMonth } = partsOf(day);
  const written = dice.next();
  if (written < 0.04) return isoDate(day);
  if (written < 0.07) return `${year}.${month}.${dayOfMonth}`;
  if (written < 0.1) return `${year}年${month}月${dayOfMonth}日`;
  if (written < 0.12) return `${month}月${dayOfMonth}日`;
  return { date: day };
}
