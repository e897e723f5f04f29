import type { Plan } from "../../engine/index.js";
import type { EntryRow, EntryValue } from "../ledgerRows.js";
import type { Chance } from "../random.js";
import type { FirmNames } from "./names.js";
import { at, date, profileOf, type ExampleUnit, type Profile } from "./units.js";

/** The park of a category's projects. */
export type ParkOf = (category: string) => string | undefined;

/** The park that wants a category, if any; a category without a quota goes to the park that wants only such. */
export function parksOf({ categories, parks }: Plan): ParkOf {
  const free = (direction: string): boolean => categories.some(({ name, quota }) => name === direction && !quota);
  return (category) => {
    const known = categories.find(({ name }) => name === category);
    if (known === undefined) return undefined;
    const wanted = [known.name, ...known.aliases];
    const own = parks.find(({ directions }) => directions.some((direction) => wanted.includes(direction)));
    return (own ?? (known.quota ? undefined : parks.find(({ directions }) => directions.every(free))))?.name;
  };
}

interface Wish {
  readonly unit: ExampleUnit;
  readonly category: string;
}

/** What the units sign over the year, then one project of every event that the rules know. */
export function projects(
  year: number,
  units: readonly ExampleUnit[],
  parkOf: ParkOf,
  dice: Chance,
  firm: FirmNames,
): EntryRow[] {
  const rows: EntryRow[] = [];
  units.forEach((unit, index) => {
    const profile = profileOf(index);
    const wishes = wishList(unit).slice(0, Math.round(unit.quota.total * profile.projects));
    wishes.forEach((wish, number) => rows.push(project(year, wish, number, profile, parkOf, dice, firm)));
  });
  return [...rows, ...specialProjects(year, units, parkOf)];
}

/** One of every event that the rules know. */
function specialProjects(year: number, units: readonly ExampleUnit[], parkOf: ParkOf): EntryRow[] {
  const [town, company, gardens, weak] = [at(units, 1), at(units, 14), at(units, 3), at(units, 13)];
  const day = (month: number, dayOfMonth: number): EntryValue => ({ date: date(year, month, dayOfMonth) });
  const signed = { review: "通过", topTier: "否" };
  return [
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
  parkOf: ParkOf,
  dice: Chance,
  firm: FirmNames,
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
