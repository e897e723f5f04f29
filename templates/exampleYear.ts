import { dayOf, daysInMonth, isoDate, partsOf, type Day, type Plan, type Quota } from "../engine/index.js";
import type { EntryRow, EntryValue, GivenTable, LedgerRows } from "./ledgerRows.js";
import { chance, type Chance } from "./random.js";

/** A unit as the generator needs it. */
export interface ExampleUnit {
  readonly name: string;
  /** Another spelling that people use for it, where there is one. */
  readonly alias?: string;
  readonly quota: Quota;
  readonly visits: number;
  readonly leader?: string;
}

/**
 * How well a unit does: chance of a lead in a month, part of the visits and projects done, part of the weeks in which both forms were on time,
 * namings in the bulletin, and how far its serviced projects came.
 */
interface Profile {
  readonly leads: number;
  readonly visits: number;
  readonly projects: number;
  readonly weeks: number;
  readonly named: number;
  readonly service: "producing" | "twoStarts" | "start" | "none";
}

/** In the order of 附件1; a list longer than this begins again. */
const profiles: readonly Profile[] = [
  { leads: 0.85, visits: 1, projects: 1, weeks: 0.95, named: 1, service: "start" },
  { leads: 1, visits: 1, projects: 1.25, weeks: 0.98, named: 0, service: "producing" },
  { leads: 0.8, visits: 0.75, projects: 0.67, weeks: 0.85, named: 2, service: "start" },
  { leads: 0.7, visits: 0.5, projects: 0.5, weeks: 0.8, named: 3, service: "none" },
  { leads: 0.9, visits: 1, projects: 1, weeks: 0.92, named: 0, service: "twoStarts" },
  { leads: 0.55, visits: 0.75, projects: 0.5, weeks: 0.7, named: 4, service: "none" },
  { leads: 1, visits: 1, projects: 1, weeks: 0.97, named: 1, service: "producing" },
  { leads: 0.75, visits: 1, projects: 0.5, weeks: 0.88, named: 1, service: "start" },
  { leads: 0.35, visits: 0.25, projects: 0.5, weeks: 0.6, named: 5, service: "none" },
  { leads: 0.85, visits: 0.75, projects: 1, weeks: 0.9, named: 0, service: "start" },
  { leads: 0.9, visits: 1, projects: 1, weeks: 0.94, named: 1, service: "twoStarts" },
  { leads: 1, visits: 1, projects: 1.5, weeks: 0.96, named: 0, service: "producing" },
  { leads: 1, visits: 0.88, projects: 0.75, weeks: 1, named: 0, service: "producing" },
  { leads: 0.6, visits: 0.5, projects: 0.5, weeks: 0.75, named: 2, service: "none" },
  { leads: 0.8, visits: 1, projects: 0.5, weeks: 0.86, named: 1, service: "start" },
  { leads: 0.95, visits: 0.75, projects: 1, weeks: 0.93, named: 0, service: "start" },
  { leads: 0.2, visits: 0.25, projects: 0, weeks: 0.5, named: 6, service: "none" },
];

/** Words of invented names: constellations and things of the sky, so that no name is an enterprise's. */
const words = [
  "角木",
  "亢金",
  "氐土",
  "房日",
  "心月",
  "尾火",
  "箕水",
  "斗木",
  "牛金",
  "女土",
  "虚日",
  "危月",
  "室火",
  "壁水",
  "奎木",
  "娄金",
  "胃土",
  "昴日",
  "毕月",
  "觜火",
  "参水",
  "井木",
  "鬼金",
  "柳土",
  "星日",
  "张月",
  "翼火",
  "轸水",
];
const trades: Readonly<Record<string, readonly string[]>> = {
  先进陶瓷: ["精密陶瓷", "陶瓷基板", "陶瓷轴承", "氮化硅"],
  日用陶瓷: ["日用瓷", "骨质瓷", "餐具瓷", "茶具瓷"],
  文旅: ["研学营地", "非遗街区", "民宿集群"],
  城市建设: ["停车设施", "口袋公园", "智慧管廊"],
  农业: ["生态茶园", "设施蔬菜"],
  装备制造: ["窑炉装备", "专用车零部件"],
  商贸: ["商贸综合体", "供应链"],
  电子信息: ["电子浆料", "传感器"],
};
const cities = ["佛山", "深圳", "潮州", "东莞", "长沙", "苏州", "宁波", "杭州", "厦门", "淄博", "南昌", "上海"];
const topics = [
  "拟投资{trade}项目，已对接1次",
  "有意租赁厂房建{trade}生产线",
  "计划设立{trade}华东基地",
  "洽谈{trade}配套，拟来区考察",
  "{trade}技改搬迁，意向用地约30亩",
];

/** The park that wants a category, if any; a category without a quota goes to the park that wants only such. */
function parksOf({ categories, parks }: Plan): (category: string) => string | undefined {
  const free = (direction: string): boolean => categories.some(({ name, quota }) => name === direction && !quota);
  return (category) => {
    const known = categories.find(({ name }) => name === category);
    if (known === undefined) return undefined;
    const wanted = [known.name, ...known.aliases];
    const own = parks.find(({ directions }) => directions.some((direction) => wanted.includes(direction)));
    return (own ?? (known.quota ? undefined : parks.find(({ directions }) => directions.every(free))))?.name;
  };
}

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

/** Names one after the other, none twice: 示例 + star + trade. */
function firmNames(dice: Chance): (category: string) => string {
  const used = new Set<string>();
  return (category) => {
    const list = trades[category] ?? trades["商贸"] ?? [];
    for (;;) {
      const name = `示例${dice.pick(words)}${used.size >= 60 ? dice.pick(words) : ""}${dice.pick(list)}公司`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

function leads(
  year: number,
  units: readonly ExampleUnit[],
  dice: Chance,
  firm: (category: string) => string,
): EntryRow[] {
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

function visits(
  year: number,
  units: readonly ExampleUnit[],
  home: string | undefined,
  dice: Chance,
  firm: (category: string) => string,
): EntryRow[] {
  const rows: { readonly day: Day; readonly row: EntryRow }[] = [];
  units.forEach((unit, index) => {
    const count = Math.round(unit.visits * profileOf(index).visits);
    for (let time = 0; time < count; time++) {
      const day = date(year, dice.between(1, 12), dice.between(2, 27));
      rows.push({
        day,
        row: {
          day: { date: day },
          unit: unit.name,
          leader: unit.leader ?? `${unit.name}主要负责人`,
          enterprise: firm(dice.pick(Object.keys(trades))),
          visitedPlace: dice.pick(cities),
        },
      });
    }
  });
  rows.sort((first, second) => first.day - second.day);
  const list = rows.map(({ row }) => row);
  const again = list.find((row) => row["unit"] === at(units, 1).name);
  return [
    ...list,
    {
      day: { date: date(year, 12, 3) },
      unit: at(units, 1).name,
      leader: again?.["leader"],
      enterprise: again?.["enterprise"],
      visitedPlace: again?.["visitedPlace"],
    },
    {
      day: { date: date(year, 12, 4) },
      unit: at(units, 8).name,
      leader: undefined,
      enterprise: "示例天府日用瓷公司",
      visitedPlace: "潮州",
    },
    {
      day: { date: date(year, 12, 5) },
      unit: at(units, 13).name,
      leader: `${at(units, 13).name}主要负责人`,
      enterprise: "示例天相茶具瓷公司",
      visitedPlace: home,
    },
    {
      day: { date: date(year, 12, 6) },
      unit: at(units, 3).name,
      leader: `${at(units, 3).name}主要负责人`,
      enterprise: "示例天梁研学营地公司、示例天机民宿集群公司",
      visitedPlace: "黄山",
    },
  ];
}

interface Wish {
  readonly unit: ExampleUnit;
  readonly category: string;
}

function projects(
  year: number,
  units: readonly ExampleUnit[],
  parkOf: (category: string) => string | undefined,
  dice: Chance,
  firm: (category: string) => string,
): EntryRow[] {
  const rows: EntryRow[] = [];
  units.forEach((unit, index) => {
    const profile = profileOf(index);
    const wishes = wishList(unit).slice(0, Math.round(unit.quota.total * profile.projects));
    wishes.forEach((wish, number) => rows.push(project(year, wish, number, profile, parkOf, dice, firm)));
  });
  const [town, company, gardens, weak] = [at(units, 1), at(units, 14), at(units, 3), at(units, 13)];
  const day = (month: number, dayOfMonth: number): EntryValue => ({ date: date(year, month, dayOfMonth) });
  const signed = { review: "通过", topTier: "否" };
  return [
    ...rows,
    // One of every event that the rules know.
    {
      ...signed,
      name: "示例贪狼氮化硅项目",
      category: "先进陶瓷",
      attractedBy: `${town.name}60%、${company.name}40%`,
      servicedBy: town.name,
      investment: 12000,
      signed: day(5, 16),
      started: day(9, 10),
      park: parkOf("先进陶瓷"),
      mode: "用地",
      landArea: 60,
      annualTax: 700,
    },
    {
      ...signed,
      name: "示例紫微陶瓷轴承项目",
      category: "先进陶瓷",
      attractedBy: at(units, 10).name,
      servicedBy: at(units, 10).name,
      investment: "1.2亿元",
      topTier: "是",
      signed: day(6, 20),
      started: day(10, 8),
      park: parkOf("先进陶瓷"),
      mode: "用地",
      landArea: 80,
      annualTax: 960,
    },
    {
      ...signed,
      name: "示例太阳骨质瓷项目",
      category: "陶瓷酒器",
      attractedBy: `${gardens.name}、${company.name}`,
      servicedBy: undefined,
      investment: 10000,
      signed: day(7, 3),
      park: parkOf("日用陶瓷"),
      mode: "租赁标准化厂房",
      plantArea: 2600,
      annualTax: 20,
    },
    {
      ...signed,
      name: "示例太阴电子浆料项目",
      category: "电子信息",
      attractedBy: at(units, 6).name,
      servicedBy: at(units, 6).name,
      investment: 9999,
      signed: day(4, 11),
      park: parkOf("文旅"),
      mode: "租赁标准化厂房",
      plantArea: 3200,
      annualTax: 36,
    },
    {
      ...signed,
      name: "示例天同餐具瓷项目",
      category: "日用陶瓷",
      attractedBy: weak.name,
      servicedBy: weak.name,
      investment: 3000,
      signed: day(3, 22),
      terminated: day(9, 30),
      park: parkOf("日用陶瓷"),
    },
    {
      ...signed,
      name: "示例七杀窑炉装备项目",
      category: "装备制造",
      attractedBy: at(units, 12).name,
      servicedBy: at(units, 12).name,
      investment: "600万美元",
      signed: day(8, 8),
    },
    {
      ...signed,
      name: "示例破军供应链项目",
      category: "商贸",
      attractedBy: at(units, 12).name,
      servicedBy: at(units, 12).name,
      investment: 2600,
      review: "未通过",
      signed: day(8, 18),
    },
    {
      ...signed,
      name: "示例左辅陶瓷基板项目",
      category: "先进陶瓷",
      attractedBy: at(units, 7).name,
      servicedBy: at(units, 7).name,
      investment: 4200,
      review: undefined,
      signed: day(10, 17),
      park: parkOf("先进陶瓷"),
    },
    {
      ...signed,
      name: "示例右弼茶具瓷项目",
      category: "日用陶瓷",
      attractedBy: at(units, 15).name,
      servicedBy: at(units, 15).name,
      investment: 3600,
      signed: { date: date(year - 1, 11, 30) },
      started: day(2, 26),
    },
    {
      ...signed,
      name: "示例天魁停车设施项目",
      category: "城市建设",
      attractedBy: at(units, 7).name,
      servicedBy: at(units, 7).name,
      investment: 5200,
      signed: undefined,
    },
    {
      ...signed,
      name: "示例天同餐具瓷项目",
      category: "日用陶瓷",
      attractedBy: at(units, 16).name,
      servicedBy: at(units, 16).name,
      investment: 3000,
      signed: day(11, 6),
    },
    {
      ...signed,
      name: "示例天钺研学营地项目",
      category: "文旅",
      attractedBy: "文创专班",
      servicedBy: at(units, 2).name,
      investment: 1500,
      signed: day(11, 21),
    },
    {
      ...signed,
      name: "示例文昌非遗街区项目",
      category: "文旅",
      attractedBy: at(units, 3).name,
      servicedBy: at(units, 3).name,
      investment: 1800,
      signed: `${year}-13-05`,
    },
  ];
}

/** The categories that a unit would look for, those of its quota first, then whatever fills its open slots. */
function wishList(unit: ExampleUnit): Wish[] {
  const named = [...unit.quota.minimums].flatMap(([category, count]) => Array.from({ length: count }, () => category));
  const open = ["日用陶瓷", "先进陶瓷", "文旅", "商贸", "农业"];
  const rest = Array.from({ length: unit.quota.total + 2 }, (_, index) => open[index % open.length] as string);
  return [...named, ...rest].map((category) => ({ unit, category }));
}

function project(
  year: number,
  { unit, category }: Wish,
  number: number,
  { service }: Profile,
  parkOf: (category: string) => string | undefined,
  dice: Chance,
  firm: (category: string) => string,
): EntryRow {
  const month = Math.min(9, 2 + number * 2 + dice.between(0, 2));
  const signed = date(year, month, dice.between(3, 26));
  const starts =
    service === "producing" || (service === "start" && number === 0) || (service === "twoStarts" && number < 2);
  const started = starts ? signed + dice.between(25, 70) : undefined;
  const producing = service === "producing" && number === 0 && started !== undefined ? started + 40 : undefined;
  const leased = dice.happens(0.6);
  return {
    name: `${firm(category).replace(/公司$/, "")}项目`,
    category,
    attractedBy: unit.name,
    servicedBy: unit.name,
    investment: dice.happens(0.1) ? 10000 + dice.between(1, 20) * 500 : dice.between(12, 95) * 100,
    topTier: "否",
    review: "通过",
    signed: { date: signed },
    ...(started === undefined ? {} : { started: { date: started } }),
    ...(producing === undefined ? {} : { producing: { date: producing } }),
    park: parkOf(category),
    mode: leased ? "租赁标准化厂房" : "用地",
    ...(leased
      ? { plantArea: dice.between(30, 60) * 100, annualTax: dice.between(62, 90) }
      : { landArea: dice.between(15, 50), annualTax: dice.between(520, 900) }),
    ...(unit.leader === undefined ? {} : { leader: unit.leader }),
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

function profileOf(index: number): Profile {
  return profiles[index % profiles.length] as Profile;
}

function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

function date(year: number, month: number, dayOfMonth: number): Day {
  return dayOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month))) as Day;
}

/** The first Friday on or after a day; 1970-01-01 was a Thursday. */
function fridayFrom(day: Day): Day {
  return day + ((1 - (day % 7) + 7) % 7);
}
