/**
 * Workbooks from the field that once led to accusations, each with what is right for it (what may be concluded from what was read). The same
 * table is put to the command line, the page and Excel.
 */
import { zipSync } from "fflate";
import { changnan2024, GridBuilder, parseIsoDate, type Day, type Grid } from "../../engine/index.js";
import { sheetData, workbookParts } from "../addin/file/packages.js";

type Rows = readonly (readonly string[])[];

export interface JudgementCase {
  readonly title: string;
  /** The last day that counts, ISO. */
  readonly asOf: string;
  readonly sheets: Readonly<Record<string, Rows>>;
  /** None of ours: nothing is shown but that, nothing is written. */
  readonly foreign?: true;
  /** Units that a proposal is certain for; everybody else has none. */
  readonly proposed: readonly string[];
  /** Units with months that are not known. */
  readonly open: readonly string[];
  /** A unit, a month and the first reason why it is not known. */
  readonly because?: readonly [unit: string, month: string, reason: string];
  /** Lines without data. */
  readonly lacks: readonly string[];
  /** An issue that must be told. */
  readonly told?: string;
}

const names = changnan2024.quotas.map(({ unit }) => unit);
const [dangzheng, shehui] = ["党政办", "社会事业局"];

/** 附件1 with the units of the plan, and more. */
function annex(more: Rows = [], heads: readonly string[] = []): Rows {
  return [
    ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数", ...heads],
    ...changnan2024.quotas.map(({ unit, leaders, quotaText, visits }) => [
      leaders.join("\n"),
      unit,
      quotaText,
      String(visits),
    ]),
    ...more,
  ];
}

const heading = ["报送日期", "责任部门", "信息内容", "是否有效"];
const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** A good lead a month for each unit. */
function leads(
  months: readonly number[],
  units: readonly string[],
  valid: (unit: string) => string = () => "是",
): Rows {
  return units.flatMap((unit) =>
    months.map((month) => [`2024-${twoDigits(month)}-05`, unit, `${unit}${month}月：某企业拟投资`, valid(unit)]),
  );
}

const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const others = (...without: string[]): string[] => names.filter((name) => !without.includes(name));
const newcomer = "新设公司";
const newcomersRow = ["李炜", newcomer, "1个先进陶瓷", "4"];
const sinceJuly = [...leads(upTo(12), names), ...leads(upTo(12, 7), [newcomer])];
const fridays = upTo(26).map((week) => new Date(Date.UTC(2024, 0, 5 + 7 * (week - 1))).toISOString().slice(0, 10));

export const judgementCases: readonly JudgementCase[] = [
  {
    title: "附件1 alone",
    asOf: "2024-12-31",
    sheets: { 附件1: annex() },
    proposed: [],
    open: names,
    because: [dangzheng, "2024-05", "ledgerMissing"],
    lacks: ["leadReporting", "enterpriseVisits", "projectAttraction", "trackingReports"],
  },
  {
    title: "是否有效 is headed 审核结果",
    asOf: "2024-12-31",
    sheets: { 附件1: annex(), 信息报送台账: [[...heading.slice(0, 3), "审核结果"], ...leads(upTo(12), names)] },
    proposed: [],
    open: names,
    because: [dangzheng, "2024-05", "ledgerMissing"],
    lacks: ["leadReporting"],
    told: "table.unread",
  },
  {
    title: "one month's sheet has another heading",
    asOf: "2024-06-30",
    sheets: {
      "1-5月": [heading, ...leads(upTo(5), names)],
      "6月": [[...heading.slice(0, 3), "是否采用"], ...leads([6], names)],
    },
    proposed: [],
    open: names,
    because: [shehui, "2024-06", "ledgerMissing"],
    lacks: ["enterpriseVisits"],
    told: "table.unread",
  },
  {
    title: "nobody decided a unit's leads",
    asOf: "2024-12-31",
    sheets: {
      附件1: annex(),
      信息报送台账: [heading, ...leads(upTo(12), names, (unit) => (unit === dangzheng ? "" : "是"))],
    },
    proposed: [],
    open: [dangzheng],
    because: [dangzheng, "2024-03", "undecided"],
    lacks: ["enterpriseVisits"],
    told: "lead.undecided",
  },
  {
    title: "nobody decided any lead of a month",
    asOf: "2024-06-30",
    sheets: {
      附件1: annex(),
      信息报送台账: [heading, ...leads(upTo(5), names), ["2024-06-05", dangzheng, "某企业来访", ""]],
    },
    proposed: [],
    open: names,
    because: [shehui, "2024-06", "monthEmpty"],
    lacks: ["enterpriseVisits"],
  },
  {
    title: "the ledger ends in September",
    asOf: "2024-11-26",
    sheets: { 附件1: annex(), 信息报送台账: [heading, ...leads(upTo(9), names)] },
    proposed: [],
    open: names,
    because: [dangzheng, "2024-10", "monthEmpty"],
    lacks: ["enterpriseVisits"],
  },
  {
    title: "a unit since July, without 起始月份",
    asOf: "2024-06-30",
    sheets: { 附件1: annex([newcomersRow]), 信息报送台账: [heading, ...sinceJuly] },
    proposed: [newcomer],
    open: [],
    lacks: ["enterpriseVisits"],
  },
  ...["2024-06-30", "2024-12-31"].map((asOf): JudgementCase => ({
    title: `a unit since July, by 起始月份, as of ${asOf}`,
    asOf,
    sheets: {
      附件1: annex([[...newcomersRow, "2024年7月"]], ["起始月份"]),
      信息报送台账: [heading, ...sinceJuly],
    },
    proposed: [],
    open: [],
    lacks: ["enterpriseVisits"],
  })),
  {
    title: "a unit in short",
    asOf: "2024-06-30",
    sheets: {
      附件1: annex(),
      信息报送台账: [heading, ...leads(upTo(6), others(shehui)), ...leads(upTo(6), ["社事局"])],
    },
    proposed: [],
    open: [shehui],
    because: [shehui, "2024-04", "strangers"],
    lacks: ["enterpriseVisits"],
    told: "unit.unknown",
  },
  {
    title: "weeks that others have and a unit lacks",
    asOf: "2024-12-31",
    sheets: {
      附件1: annex(),
      信息报送台账: [heading, ...leads(upTo(12), names)],
      周报台账: [
        ["截止日期", "责任部门", "在谈项目跟踪表", "签约项目落地跟踪表", "点名次数"],
        ...names.flatMap((unit) =>
          fridays.slice(unit === dangzheng ? 13 : 0).map((day) => [day, unit, "按时", "不适用", ""]),
        ),
      ],
    },
    proposed: [],
    open: [],
    lacks: ["enterpriseVisits", "projectAttraction"],
    told: "week.unregistered",
  },
  {
    title: "未履行 before the ladder begins",
    asOf: "2024-12-31",
    sheets: {
      附件1: annex(),
      信息报送台账: [heading, ...leads(upTo(12), names)],
      月度认定: [
        ["月份", "责任部门", "认定"],
        ["2024-01", dangzheng, "未履行"],
        ["2024-02", dangzheng, "未履行"],
      ],
    },
    proposed: [],
    open: [],
    lacks: ["enterpriseVisits"],
    told: "monthDecision.outside",
  },
  {
    title: "units down and months across",
    asOf: "2024-06-30",
    sheets: {
      信息报送: [
        ["2024年各单位招商信息报送情况统计表"],
        ["序号", "单位", ...upTo(12).map((month) => `${month}月`), "合计"],
        ...names.map((unit, index) => [
          String(index + 1),
          unit,
          ...upTo(12).map((month) => (month < 7 ? "1" : "")),
          "6",
        ]),
      ],
    },
    proposed: [],
    open: names,
    because: [shehui, "2024-04", "ledgerMissing"],
    lacks: ["leadReporting"],
    told: "table.unread",
  },
  {
    title: "names and telephones",
    asOf: "2024-12-31",
    sheets: {
      Sheet1: [
        ["姓名", "电话"],
        ["甲某", "13800000000"],
      ],
    },
    foreign: true,
    proposed: [],
    open: [],
    lacks: [],
  },
];

export const dayOfCase = ({ asOf }: JudgementCase): Day => parseIsoDate(asOf) as Day;

export function gridOfCase({ sheets }: JudgementCase): Grid {
  const builder = new GridBuilder();
  for (const [name, rows] of Object.entries(sheets)) builder.rows(name, rows);
  return builder.build();
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The case as an .xlsx, texts in the cells themselves. */
export function fileOfCase({ sheets }: JudgementCase): Uint8Array {
  const cell = (text: string): string =>
    text === "" ? "<c/>" : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const inside = (rows: Rows): string => sheetData(rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join(""));
  return zipSync(
    workbookParts({ sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, inside(rows)])) }),
  );
}
