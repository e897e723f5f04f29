import { dayOf, isoDate, partsOf, type Day, type Plan } from "../../engine/index.js";
import { emptyRows } from "../../templates/buildTemplate.js";
import type { EntryRow, EntryValue, LedgerRows } from "../../templates/ledgerRows.js";
import { chance, type Chance } from "../../templates/random.js";

/** Rows that 公式核算 covers in the random workbooks; each ledger below stays within them. */
export const smallCapacities = { leads: 110, visits: 60, projects: 60, weeks: 150, measures: 30, aliases: 10 } as const;

/** Ledgers full of everything that the formulas must get right; the same for the same seed. */
export function randomRows(seed: number, plan: Plan): LedgerRows {
  const dice = chance(seed);
  const names = plan.quotas.map(({ unit }) => unit);
  /** A few units get most rows, so that caps, over-quotas and duplicates happen. */
  const busy = [dice.pick(names), dice.pick(names), dice.pick(names)];
  const unit = (): string => {
    const name = dice.happens(0.6) ? dice.pick(busy) : dice.pick(names);
    const aliases = plan.units.find((candidate) => candidate.name === name)?.aliases ?? [];
    if (dice.happens(0.03)) return "没有的部门";
    if (dice.happens(0.04)) return "乱写的名字";
    return aliases.length > 0 && dice.happens(0.2)
      ? dice.pick(aliases)
      : dice.happens(0.05)
        ? [...name].join(" ")
        : name;
  };
  const day = (): EntryValue | undefined => {
    const found = dayOf(plan.year, dice.between(1, 12), dice.between(1, 28)) as Day;
    const { year, month, date } = partsOf(found);
    const form = dice.next();
    if (form < 0.7) return { date: found };
    if (form < 0.75) return isoDate(found);
    if (form < 0.78) return `${year}/${month}/${date}`;
    if (form < 0.81) return `${year}.${month}.${date}`;
    if (form < 0.84) return `${year}年${month}月${date}日`;
    if (form < 0.87) return `${month}月${date}日`;
    if (form < 0.9) return year * 10000 + month * 100 + date;
    if (form < 0.92) return String(year * 10000 + month * 100 + date);
    if (form < 0.94) return { date: dayOf(plan.year + dice.pick([-1, 1]), month, date) as Day };
    if (form < 0.96) return dice.pick(["2024-02-30", "2024年13月1日", "下周", "31.12", "2024-00-10"]);
    return form < 0.98 ? undefined : { date: found };
  };
  return {
    ...emptyRows(plan),
    leads: rows(dice.between(60, smallCapacities.leads), () => ({
      day: day(),
      unit: unit(),
      text: dice.happens(0.25)
        ? dice.pick([
            "示例甲公司，拟投资日用瓷",
            "示例甲公司,拟投资日用瓷",
            "示例 甲公司，拟投资日用瓷",
            "示例乙公司洽谈",
          ])
        : `示例信息${dice.between(1, 100000)}`,
      valid: dice.happens(0.85)
        ? dice.pick<EntryValue>(["是", "有效", "√", "1", 1, "Y", "y"])
        : dice.pick<EntryValue | undefined>(["否", undefined, "无效", 0]),
    })),
    visits: rows(dice.between(20, smallCapacities.visits), () => ({
      day: day(),
      unit: unit(),
      leader: dice.happens(0.9) ? "示例领导" : undefined,
      enterprise: Array.from(
        { length: dice.happens(0.2) ? dice.between(2, 4) : 1 },
        () => `示例企业${dice.between(1, 40)}`,
      ).join(dice.pick(["、", "；", "\n", "，"])),
      visitedPlace: dice.pick(["佛山", "深圳", "潮州", "景德镇市昌江区", "昌南新区", undefined, "苏州"]),
    })),
    projects: rows(dice.between(20, smallCapacities.projects), (index) => project(dice, plan, day, unit, index)),
    weeks: rows(dice.between(100, smallCapacities.weeks), (index) => {
      // The first unit reports nearly every week of the year, so that the cap of 48 weeks is passed.
      const friday = (dayOf(plan.year, 1, 5) as Day) + 7 * (index % 52);
      const status = (): EntryValue | undefined =>
        dice.happens(0.85)
          ? dice.pick(["按时", "零报告", "不适用", "按时", "√"])
          : dice.pick(["迟报", "未报", undefined, "看不懂"]);
      return index < 52
        ? {
            deadline: { date: friday },
            unit: busy[0] as string,
            inTalks: "按时",
            signed: dice.happens(0.98) ? "按时" : "迟报",
            ...(dice.happens(0.1) ? { named: dice.between(1, 2) } : {}),
          }
        : {
            deadline: dice.happens(0.7) ? { date: friday } : day(),
            unit: unit(),
            inTalks: status(),
            signed: status(),
            ...(dice.happens(0.15) ? { named: dice.between(0, 3) } : {}),
          };
    }),
    tasks: [],
    measures: rows(dice.between(5, smallCapacities.measures), () => ({
      day: day(),
      unit: unit(),
      kind: dice.pick(["约谈", "提醒谈话", "诫勉谈话", "诫勉", "通报", "问责", "批评教育"]),
      cause: "示例",
    })),
    monthDecisions: [],
    targets: [],
    aliases: [
      { alias: "没有的部门", unit: dice.happens(0.5) ? dice.pick(names) : "也没有" },
      { alias: "示例简称", unit: dice.pick(names) },
    ],
  };
}

function project(
  dice: Chance,
  plan: Plan,
  day: () => EntryValue | undefined,
  unit: () => string,
  index: number,
): EntryRow {
  const [first, second, third] = [unit(), unit(), unit()];
  const share = dice.between(5, 95);
  const attractedBy = dice.pick([
    first,
    first,
    first,
    `${first}${share}%、${second}${100 - share}%`,
    `${first}（${share}%）；${second}（${100 - share}%）`,
    `${first}33.3%、${second}33.3%、${third}33.4%`,
    `${first}${share}％，${second}${100 - share}％`,
    `${first}、${second}`,
    `${first}60%、${second}60%`,
    `${first}60%`,
  ]);
  const maybe = (probability: number): EntryValue | undefined => (dice.happens(probability) ? day() : undefined);
  return {
    name: dice.happens(0.08) ? "示例重名项目" : `示例项目${index}`,
    category: dice.pick([
      ...plan.categories.map(({ name }) => name),
      "日用陶瓷",
      "先进陶瓷",
      "文旅项目",
      "陶瓷酒器",
      "没有的类别",
      undefined,
    ]),
    attractedBy: dice.happens(0.97) ? attractedBy : undefined,
    servicedBy: dice.pick([first, second, undefined, `${second}50%、${third}50%`]),
    investment: dice.pick<EntryValue | undefined>([
      9999.99,
      10000,
      12000,
      300,
      "1.2亿元",
      "1亿",
      "5000万",
      "9999万元",
      "12000",
      "800万美元",
      "待定",
      undefined,
    ]),
    topTier: dice.happens(0.06) ? "是" : dice.pick(["否", undefined]),
    review: dice.happens(0.8) ? "通过" : dice.pick(["未通过", undefined, "不同意", "评审中"]),
    signed: dice.happens(0.95) ? day() : undefined,
    started: maybe(0.5),
    producing: maybe(0.2),
    terminated: dice.happens(0.1) ? dice.pick([day(), "/", "未终止"]) : undefined,
  };
}

function rows(count: number, make: (index: number) => Record<string, EntryValue | undefined>): EntryRow[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
