/** What the lines of 考核规则 count (计量): one list, each with the rows of a unit that it is made of. */
import { dayOf, isoDate, type Day } from "./calendar.js";
import { measureRows, projectRow } from "./evidenceRows.js";
import { exact, times, type Exact } from "./exact.js";
import type { MeasureKind, TableKey } from "./facts.js";
import { isOverdue } from "./judgement/duties.js";
import { isPunctual } from "./judgement/weeks.js";
import type { ReadingId, Readings } from "./plan.js";
import type { ProjectPart, UnitRecord } from "./records.js";
import type { EvidenceRow } from "./rule.js";

/** A row of a ledger, or all leads of a month or a day, by what it adds to the measure. */
export interface MeasuredRow {
  readonly day: Day;
  readonly amount: Exact;
  /** Of a measure of projects. */
  readonly part?: ProjectPart;
  /** Absent: the rows are listed by the ledger. */
  readonly evidence?: EvidenceRow;
}

export interface Measure {
  /** As 计量 names it. */
  readonly title: string;
  /** What follows its number in a sentence. */
  readonly unit: string;
  readonly tables: readonly TableKey[];
  /** `latest`: the last row alone counts. */
  readonly latest?: true;
  readonly readings?: readonly ReadingId[];
  /** Of projects: what every project adds, before the unit's share; `undefined`: not known. */
  readonly ofProject?: (part: ProjectPart) => number | undefined;
  /** Its number is 万元. */
  readonly money?: true;
  /** @param name the indicator of 指标：NAME */
  rows(record: UnitRecord, readings: Readings, name: string): readonly MeasuredRow[];
}

/** 亿元以上 in 万元, the number itself included. */
const large = 10_000;

/** Recognised projects that the unit brought, expansions included, by its share (plan.md §6). */
const brought = (
  title: string,
  which: (part: ProjectPart) => boolean,
  ofProject: (part: ProjectPart) => number | undefined = () => 1,
  more: Pick<Measure, "money"> & { readonly producing?: true } = {},
): Measure => ({
  title,
  unit: more.money === undefined ? "个" : "万元",
  tables: ["projects"],
  ofProject,
  ...(more.money === undefined ? {} : { money: true }),
  rows: ({ attracted, expansions, asOf }) =>
    [...attracted, ...expansions].flatMap((part) => {
      const { signed, producing } = part.project;
      const day = more.producing === true ? producing : signed;
      if (day === undefined || day > asOf || !which(part)) return [];
      const evidence = projectRow(part, more.money === undefined ? "attractedBy" : "investment");
      return [{ day, amount: times(part.weight, exact(ofProject(part) ?? 0)), part, evidence }];
    }),
});

/** Recognised projects that the unit serves, as 服务项目 takes them (D31, D32). */
const served = (title: string, stageDay: (part: ProjectPart) => Day | undefined): Measure => ({
  title,
  unit: "个",
  tables: ["projects"],
  readings: ["projectService.signed"],
  ofProject: () => 1,
  rows: ({ serviced, servicedFromLastYear, asOf }, readings) =>
    (readings["projectService.signed"] === "alsoLastYear" ? [...serviced, ...servicedFromLastYear] : serviced).flatMap(
      (part) => {
        const day = stageDay(part);
        return day === undefined || day > asOf
          ? []
          : [{ day, amount: part.weight, part, evidence: projectRow(part, "servicedBy", asOf) }];
      },
    ),
});

const recorded = (title: string, kind: MeasureKind): Measure => ({
  title,
  unit: "次",
  tables: ["measures"],
  rows(record) {
    const evidence = measureRows(record, kind);
    return record.measures
      .filter((measure) => measure.kind === kind)
      .map(({ day }, index) => ({ day, amount: exact(1), evidence: evidence[index] as EvidenceRow }));
  },
});

/** In the order in which a form offers them. */
export const measures = {
  leads: {
    title: "有效信息条数",
    unit: "条",
    tables: ["leads"],
    rows: ({ leadDays, leadsByMonth, year }) =>
      leadDays === undefined
        ? [...leadsByMonth].flatMap((count, month) =>
            count === 0 ? [] : [{ day: dayOf(year, month + 1, 1) as Day, amount: exact(count) }],
          )
        : [...leadDays].map((day) => ({ day, amount: exact(1) })),
  },
  visits: {
    title: "外出考察企业数",
    unit: "家",
    tables: ["visits"],
    rows: ({ visits }) =>
      visits.map(({ day, enterprise, place }) => ({
        day,
        amount: exact(1),
        evidence: { place, text: `${isoDate(day)} ${enterprise}`, weight: 1 },
      })),
  },
  projects: brought("引进项目数", () => true),
  topTier: brought("优强项目数", ({ project }) => project.topTier),
  large: brought("亿元以上项目数", ({ project }) => (project.investment ?? 0) >= large),
  started: served("开工项目数", ({ project }) => project.started ?? project.producing),
  producing: served("投产项目数", ({ project }) => project.producing),
  investment: brought(
    "签约投资额（万元）",
    () => true,
    ({ project }) => project.investment,
    { money: true },
  ),
  annualTax: brought(
    "年税收（万元）",
    () => true,
    ({ project }) => project.annualTax,
    { money: true, producing: true },
  ),
  punctualWeeks: {
    title: "按时报送周数",
    unit: "周",
    tables: ["weeks"],
    rows: ({ weeks }) =>
      weeks.filter(isPunctual).map(({ row: { deadline, place } }) => ({
        day: deadline,
        amount: exact(1),
        evidence: { place, text: `${isoDate(deadline)} 按时报送`, weight: 1 },
      })),
  },
  named: {
    title: "被点名次数",
    unit: "次",
    tables: ["weeks"],
    rows: ({ weeks }) =>
      weeks
        .filter(({ row }) => row.named > 0)
        .map(({ row: { deadline, named, place } }) => ({
          day: deadline,
          amount: exact(named),
          evidence: { place, text: `${isoDate(deadline)} 被点名 ${named} 次`, weight: 1 },
        })),
  },
  overdue: {
    title: "逾期任务数",
    unit: "项",
    tables: ["tasks"],
    rows: ({ tasks, asOf }) =>
      tasks
        .filter((each) => isOverdue(each, asOf))
        .map(({ due, task, place }) => ({
          day: due,
          amount: exact(1),
          evidence: { place, text: `${isoDate(due)} 到期未完成：${task}`, weight: 1 },
        })),
  },
  summonedTalks: recorded("约谈次数", "summonedTalk"),
  reminderTalks: recorded("提醒谈话次数", "reminderTalk"),
  admonitionTalks: recorded("诫勉谈话次数", "admonitionTalk"),
  notices: recorded("通报次数", "districtNotice"),
  indicator: {
    title: "指标",
    unit: "",
    tables: ["indicators"],
    latest: true,
    rows: ({ indicators, year }, _, name) =>
      indicators
        .filter((each) => each.indicator === name)
        .map(({ day, value, place }) => ({
          // A value without a date is older than every dated one.
          day: day ?? (dayOf(year, 1, 1) as Day) - 1,
          amount: exact(value),
          evidence: { place, text: `${day === undefined ? "" : `${isoDate(day)} `}${name} ${value}`, weight: 1 },
        })),
  },
} as const satisfies Record<string, Measure>;
export type MeasureKey = keyof typeof measures;

/** The measure of a key that a line carries. */
export function measureOf(key: string): Measure {
  return measures[key as MeasureKey];
}

/** Whether a line's measure is money, in 万元. */
export function isMoney(measure: { readonly key: string } | undefined): boolean {
  return measure !== undefined && measureOf(measure.key).money === true;
}
