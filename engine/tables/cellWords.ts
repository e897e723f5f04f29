/** The words that stand for a status, a measure or a decision: the canonical one (drop-downs print it) first, then what else is read. */
import type { FormStatus, MeasureKind, MonthDecision, ProjectFact } from "../facts.js";
import type { PlanMember } from "../plan.js";
import { compact } from "./text.js";

type Words<Value extends string> = Readonly<Record<Value, readonly [string, ...string[]]>>;

/** 是否有效, 是否优强; what stands in a column of ticks as well. */
export const yesNoWords: Words<"yes" | "no"> = {
  yes: [
    "是",
    "有效",
    "√",
    "✓",
    "✔",
    "☑",
    "1",
    "y",
    "yes",
    "true",
    "t",
    "对",
    "有",
    "采用",
    "已采用",
    "采纳",
    "已采纳",
    "被采用",
    "被采纳",
  ],
  no: [
    "否",
    "无效",
    "×",
    "✗",
    "✘",
    "╳",
    "✕",
    "x",
    "0",
    "n",
    "no",
    "false",
    "f",
    "不",
    "不是",
    "不采用",
    "未采用",
    "不采纳",
    "未采纳",
  ],
};

/** 在谈表 and 签约表 of a week. */
export const formStatusWords: Words<FormStatus> = {
  onTime: ["按时", "按时报送", "已报", "已报送", "已按时报送", "及时", "及时报送", "√", "✓", "✔", "是"],
  zeroReport: ["零报告", "零报", "零报送", "无进展零报告"],
  late: ["迟报", "迟", "逾期", "逾期报送", "超时", "补报", "迟交"],
  missing: ["未报", "未报送", "漏报", "缺报", "未交", "×", "✗", "x", "否"],
  notApplicable: ["不适用", "无", "无项目", "无此类项目", "不涉及", "/", "-", "—", "n/a"],
};

/** 措施登记. */
export const measureWords: Words<MeasureKind> = {
  summonedTalk: ["约谈", "被约谈", "纪委约谈", "约谈1次"],
  reminderTalk: ["提醒谈话", "被提醒谈话", "提醒谈话1次"],
  admonitionTalk: ["诫勉谈话", "被诫勉谈话", "诫勉", "诫勉谈话1次"],
  districtNotice: ["通报", "全区通报", "通报批评", "发文通报"],
  accountability: ["问责", "被问责"],
};

/** 月度认定. */
export const decisionWords: Words<MonthDecision["decision"]> = {
  met: ["已履行", "履行", "已履职", "履职", "已完成"],
  missed: ["未履行", "未履职", "不履行", "未完成"],
  excused: ["免责", "免予追责", "予以免责", "不予追责"],
};

/** 组内职务 of 领导小组 and 评审小组. */
export const memberRoleWords: Words<PlanMember["role"]> = {
  head: ["组长", "双组长", "第一组长", "常务组长"],
  deputyHead: ["副组长", "常务副组长", "第一副组长"],
  member: ["成员", "组员", "成员单位负责人"],
};

/** 部门别名: what stands in place of a unit for a name that takes no part. */
export const notAssessed = ["不考核", "不参加考核", "不参与考核", "不计入考核", "无需考核"] as const;

/** 评审. */
export const reviewWords: Words<ProjectFact["review"]> = {
  passed: ["通过", "已通过", "评审通过", "通过评审", "同意", "是", "√", "✓", "✔"],
  failed: ["未通过", "不通过", "评审未通过", "未通过评审", "否决", "不同意", "否", "×", "✗"],
  unreviewed: ["待评审", "未评审", "评审中", "尚未评审", "待审"],
};

/** 落地模式. */
export const landingModeWords: Words<NonNullable<ProjectFact["mode"]>> = {
  leasedPlant: ["租赁标准化厂房", "租赁厂房", "租赁标准厂房", "标准化厂房", "标准厂房", "租赁", "租用厂房", "厂房租赁"],
  landUse: ["用地", "用地项目", "供地", "拿地", "购地", "新增用地", "摘地"],
  other: ["其他", "其它", "办公", "商铺", "购买厂房"],
};

const valuesByWord = new WeakMap<object, ReadonlyMap<string, string>>();

/** The value that a text stands for, or `undefined`. */
export function wordValue<Value extends string>(words: Words<Value>, text: string): Value | undefined {
  let values = valuesByWord.get(words);
  if (values === undefined) {
    values = new Map(
      Object.entries<readonly string[]>(words).flatMap(([value, spellings]) =>
        spellings.map((spelling) => [spelling, value] as const),
      ),
    );
    valuesByWord.set(words, values);
  }
  return values.get(compact(text).toLowerCase()) as Value | undefined;
}

/** The canonical word of a value. */
export function canonicalWord<Value extends string>(words: Words<Value>, value: Value): string {
  return words[value][0];
}

/** The canonical words in order, for a drop-down. */
export function canonicalWords<Value extends string>(words: Words<Value>): string[] {
  return Object.values<readonly [string, ...string[]]>(words).map(([first]) => first);
}
