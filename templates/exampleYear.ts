import { partsOf, type Day, type Plan } from "../engine/index.js";
import { leads } from "./example/leads.js";
import { firmNames } from "./example/names.js";
import { parksOf, projects } from "./example/projects.js";
import { at, date, profileOf, type ExampleUnit } from "./example/units.js";
import { visits } from "./example/visits.js";
import type { EntryRow, GivenTable, LedgerRows } from "./ledgerRows.js";
import { chance, type Chance } from "./random.js";

/** A year that never was, with every kind of event in it: 17 units, about 1,300 rows. The same every time. */
export function exampleYear(plan: Plan, units: readonly ExampleUnit[]): Omit<LedgerRows, GivenTable> {
  const { year } = plan;
  const home = plan.names.homePlaces[0];
  const parkOf = parksOf(plan);
  const dice = chance(20240218);
  const firms = firmNames(dice);
  return {
    leads: leads(year, units, dice, firms),
    visits: visits(year, units, home, dice, firms),
    projects: projects(year, units, parkOf, dice, firms),
    weeks: weeks(year, units, dice),
    tasks: tasks(year, units),
    measures: measures(year, units),
    monthDecisions: monthDecisions(year, units),
  };
}

function weeks(year: number, units: readonly ExampleUnit[], dice: Chance): EntryRow[] {
  const rows: EntryRow[] = [];
  const namings = units.map((_, index) => profileOf(index).named);
  for (let friday = fridayFrom(date(year, 1, 1)); partsOf(friday).year === year; friday += 7) {
    units.forEach((unit, index) => {
      const fine = dice.happens(profileOf(index).weeks);
      const named = !fine && (namings[index] as number) > 0 && dice.happens(0.5) ? 1 : 0;
      namings[index] = (namings[index] as number) - named;
      const signedForm = partsOf(friday).month < 4 ? "不适用" : "按时";
      rows.push({
        deadline: { date: friday },
        unit: unit.name,
        inTalks: fine ? (dice.happens(0.12) ? "零报告" : "按时") : dice.pick(["迟报", "未报", "迟报"]),
        signed: signedForm,
        ...(named > 0 ? { named } : {}),
      });
    });
  }
  return rows;
}

function tasks(year: number, units: readonly ExampleUnit[]): EntryRow[] {
  const rows: EntryRow[] = [];
  const titles = [
    "报送产业链招商目标企业清单",
    "梳理闲置厂房与可用地块",
    "报送“三请三回”拟邀客商名单",
    "更新招商小分队外出计划",
    "报送项目开工佐证材料",
  ];
  titles.forEach((title, number) => {
    const month = 3 + number * 2;
    units.forEach((unit, index) => {
      const late = (index * 7 + number * 5) % 11 === 0;
      const never = (index === 16 && number > 0) || (index === 8 && number === 2);
      if ((index + number) % 3 === 1) return;
      const due = date(year, month, 20);
      rows.push({
        task: title,
        unit: unit.name,
        assigned: { date: date(year, month, 5) },
        due: { date: due },
        ...(never ? {} : { finished: { date: late ? due + 9 : due - 2 } }),
      });
    });
  });
  return rows;
}

function measures(year: number, units: readonly ExampleUnit[]): EntryRow[] {
  const entry = (month: number, dayOfMonth: number, index: number, kind: string, cause: string): EntryRow => ({
    day: { date: date(year, month, dayOfMonth) },
    unit: at(units, index).name,
    kind,
    cause,
  });
  return [
    entry(4, 15, 16, "通报", "3月未报送有效招商信息"),
    entry(5, 16, 16, "约谈", "连续两个月未履行招商引资工作职责"),
    entry(7, 11, 8, "约谈", "连续两个月未完成布置的任务"),
    entry(8, 20, 16, "提醒谈话", "周报多次被点名"),
    entry(9, 12, 5, "提醒谈话", "跟踪表连续迟报"),
    entry(10, 24, 16, "诫勉谈话", "整改不力"),
    entry(11, 7, 16, "问责", "连续一个季度未履行招商引资工作职责"),
  ];
}

function monthDecisions(year: number, units: readonly ExampleUnit[]): EntryRow[] {
  const entry = (month: string, index: number, decision: string | undefined): EntryRow => ({
    month,
    unit: at(units, index).name,
    decision,
  });
  return [
    entry(`${year}-03`, 16, "未履行"),
    entry(`${year}-04`, 16, "未履行"),
    entry(`${year}年5月`, 16, "未履行"),
    entry("6月", 8, "免责"),
    // A month that the ledgers leave in doubt is settled by the office; another one waits for it.
    entry(`${year}-04`, 5, "已履行"),
    entry(`${year}-12`, 3, undefined),
    entry(`${year}-07`, 13, "已履行"),
    entry(`${year}-10`, 8, "未履行"),
    entry(`${year}-11`, 8, "未履行"),
    entry(`${year}-12`, 8, "未履行"),
  ];
}

/** The first Friday on or after a day; 1970-01-01 was a Thursday. */
function fridayFrom(day: Day): Day {
  return day + ((1 - (day % 7) + 7) % 7);
}
