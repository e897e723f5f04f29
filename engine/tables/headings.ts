/**
 * Chinese headings ↔ fields of every table of the workbook: the only place where headings are written.
 * Reading accepts the canonical heading and its synonyms, whatever their width, spaces, line breaks and bracketed units; templates print the canonical one.
 */
import type { TableKey } from "../facts.js";
import { headingKey } from "./text.js";

/** One column. */
export interface FieldHeading<Key extends string = string> {
  /** Key of the field in `LocatedTable.columns`. */
  readonly key: Key;
  /** As a template prints it. */
  readonly heading: string;
  /** Without it the table is not recognised. */
  readonly required: boolean;
  readonly synonyms: readonly string[];
}

/** One table. */
export interface TableHeadings {
  readonly key: TableKey;
  /** As a template names the sheet. */
  readonly title: string;
  /** Words by which a sheet's name or a title line hints at the table. */
  readonly hints: readonly string[];
  /** Its headings are everyday words: it is this table only where a hint stands above it or in the sheet's name. */
  readonly titled?: true;
  readonly fields: readonly FieldHeading[];
}

const field = <const Key extends string>(key: Key, heading: string, ...synonyms: string[]): FieldHeading<Key> => ({
  key,
  heading,
  required: false,
  synonyms,
});

const required = <const Key extends string>(key: Key, heading: string, ...synonyms: string[]): FieldHeading<Key> => ({
  key,
  heading,
  required: true,
  synonyms,
});

const unitSynonyms = [
  "责任单位",
  "部门",
  "单位",
  "部门名称",
  "单位名称",
  "责任部门单位",
  "部门单位",
  "填报部门",
  "填报单位",
  "报送部门",
  "报送单位",
];

/** A list of people, such as 附件4 gives them. */
const memberFields = [
  field("role", "组内职务", "小组职务", "组内分工", "小组分工"),
  required("name", "姓名", "成员姓名", "成员"),
  field("post", "职务", "现任职务", "单位及职务", "单位职务", "职务职称"),
  field("unit", "单位", "部门", "责任部门", "所在单位", "工作单位", "所在部门"),
];

const tables = {
  quotas: {
    key: "quotas",
    title: "附件1 任务分解表",
    hints: ["任务分解表", "招商引资任务分解"],
    fields: [
      field(
        "leaders",
        "分管（协管）县级领导",
        "分管领导",
        "县级领导",
        "分管县领导",
        "分管协管县级领导",
        "分管协管领导",
        "挂点县级领导",
        "挂点领导",
      ),
      required("unit", "责任部门（人）", ...unitSynonyms, "责任人"),
      required(
        "quota",
        "招引任务",
        "招商任务",
        "招引任务数",
        "招商引资任务",
        "招引项目任务",
        "引进项目任务",
        "项目招引任务",
      ),
      required(
        "visits",
        "安排主要领导外出考察企业数",
        "外出考察企业数",
        "外出考察数",
        "外出考察任务",
        "外出考察任务数",
        "外出考察企业任务数",
        "主要领导外出考察企业数",
        "领导外出考察企业数",
        "考察企业数",
        "安排领导外出考察企业数",
      ),
      field("group", "组别", "分组", "考核组别", "考核分组"),
      field("firstMonth", "起始月份", "起始月", "开始月份", "考核起始月份", "纳入考核月份"),
      field("lastMonth", "截止月份", "截止月", "结束月份", "考核截止月份", "退出考核月份"),
    ],
  },
  activities: {
    key: "activities",
    title: "附件2 重大活动",
    hints: ["重大招商引资活动", "重大活动", "活动安排计划"],
    fields: [
      field("number", "序号", "编号"),
      required("time", "时间", "活动时间", "举办时间", "月份", "计划时间"),
      required("name", "活动名称", "活动", "活动主题", "活动内容"),
      field("venue", "地点", "活动地点", "举办地点"),
      field("responsible", "责任单位", "责任部门", "牵头单位", "负责单位", "承办单位", "责任部门人"),
    ],
  },
  leads: {
    key: "leads",
    title: "信息报送台账",
    hints: ["信息报送", "招商信息"],
    fields: [
      required(
        "day",
        "报送日期",
        "报送时间",
        "上报日期",
        "上报时间",
        "日期",
        "时间",
        "填报日期",
        "填报时间",
        "信息日期",
      ),
      required("unit", "责任部门", ...unitSynonyms, "上报部门", "上报单位", "信息报送部门", "信息报送单位"),
      required(
        "text",
        "信息内容",
        "招商信息",
        "有效招商信息",
        "招商信息内容",
        "报送信息",
        "报送信息内容",
        "报送内容",
        "信息",
        "线索内容",
        "招商线索",
      ),
      required(
        "valid",
        "是否有效",
        "是否有效信息",
        "有效否",
        "有效性",
        "是否认定有效",
        "认定有效",
        "是否认定",
        "有效信息认定",
      ),
    ],
  },
  visits: {
    key: "visits",
    title: "外出考察台账",
    hints: ["外出考察", "考察台账"],
    fields: [
      required(
        "day",
        "考察日期",
        "考察时间",
        "外出日期",
        "外出时间",
        "外出考察日期",
        "外出考察时间",
        "出访日期",
        "出访时间",
        "日期",
        "时间",
      ),
      required(
        "unit",
        "责任部门",
        ...unitSynonyms,
        "考察部门",
        "考察单位",
        "组织部门",
        "组织单位",
        "安排部门",
        "安排单位",
      ),
      field(
        "leader",
        "带队领导",
        "带队人",
        "带队",
        "领队",
        "带队领导姓名",
        "主要领导",
        "考察领导",
        "外出领导",
        "参加领导",
      ),
      required(
        "enterprise",
        "考察企业",
        "考察企业名称",
        "企业名称",
        "企业",
        "走访企业",
        "拜访企业",
        "被考察企业",
        "对接企业",
      ),
      field("visitedPlace", "考察地点", "地点", "考察地", "目的地", "企业所在地", "考察城市", "所在地"),
    ],
  },
  projects: {
    key: "projects",
    title: "项目台账",
    hints: ["项目台账", "签约项目台账", "引进项目"],
    fields: [
      required("name", "项目名称", "项目", "引进项目", "引进项目名称", "签约项目名称"),
      required(
        "category",
        "行业类别",
        "项目类别",
        "产业类别",
        "行业",
        "类别",
        "所属行业",
        "行业分类",
        "产业类型",
        "所属产业",
        "项目类型",
      ),
      required(
        "attractedBy",
        "引进部门",
        "引进单位",
        "招引部门",
        "招引单位",
        "引进责任部门",
        "引进责任单位",
        "招商部门",
        "招商单位",
      ),
      field(
        "servicedBy",
        "服务部门",
        "服务单位",
        "跟踪服务部门",
        "跟踪服务单位",
        "拟服务部门",
        "服务责任部门",
        "跟进部门",
      ),
      field(
        "investment",
        "投资额（万元）",
        "投资额",
        "总投资",
        "投资总额",
        "总投资额",
        "计划投资",
        "计划投资额",
        "协议投资额",
        "合同投资额",
        "投资规模",
        "投资金额",
      ),
      field(
        "topTier",
        "是否优强",
        "优强",
        "优强项目",
        "是否优强项目",
        "是否符合优强申报条件",
        "优强企业",
        "是否优强企业",
      ),
      field(
        "review",
        "评审",
        "评审结果",
        "项目评审",
        "评审情况",
        "是否通过评审",
        "评审意见",
        "评审结论",
        "项目评审结果",
        "入园评审",
      ),
      required(
        "signed",
        "签约日期",
        "签约时间",
        "签约",
        "合同签订日期",
        "合同签订时间",
        "签订日期",
        "签订时间",
        "合同日期",
      ),
      field("started", "开工日期", "开工时间", "开工", "实际开工日期", "实际开工时间", "动工日期", "动工时间"),
      field(
        "producing",
        "投产日期",
        "投产时间",
        "投产",
        "实际投产日期",
        "实际投产时间",
        "投产达产日期",
        "竣工投产日期",
        "竣工投产时间",
      ),
      field("terminated", "终止日期", "终止时间", "终止", "解约日期", "解约时间", "退出日期", "项目终止日期"),
      field("park", "落地园区", "园区", "入驻园区", "拟落地园区", "所在园区", "落户园区", "落地载体"),
      field("nature", "项目性质", "建设性质", "项目类型性质", "引进性质"),
      field("mode", "落地模式", "落地方式", "用地模式", "供地方式", "入驻方式"),
      field("plantArea", "厂房面积（㎡）", "厂房面积", "厂房使用面积", "租赁面积", "租赁厂房面积", "使用面积"),
      field("landArea", "用地（亩）", "用地面积", "土地面积", "用地亩数", "占地面积", "占地"),
      field(
        "annualTax",
        "年税收（万元）",
        "年税收",
        "预计年税收",
        "税收",
        "年纳税",
        "年纳税额",
        "承诺年税收",
        "预计年纳税",
      ),
      field("leader", "挂点领导", "挂点县级领导", "分管领导", "包联领导", "联系领导", "县级领导"),
    ],
  },
  weeks: {
    key: "weeks",
    title: "周报台账",
    hints: ["周报", "跟踪表报送"],
    fields: [
      required(
        "deadline",
        "截止日期",
        "截止时间",
        "报送截止日期",
        "报送截止时间",
        "周报截止日期",
        "时间节点",
        "报送时限",
        "截止日",
        "周截止日期",
      ),
      required("unit", "责任部门", ...unitSynonyms),
      required("inTalks", "在谈项目跟踪表", "在谈项目跟踪报表", "在谈项目", "在谈表", "在谈项目表", "在谈跟踪表"),
      required(
        "signed",
        "签约项目落地跟踪表",
        "签约项目跟踪表",
        "签约项目落地跟踪报表",
        "签约项目",
        "签约表",
        "落地跟踪表",
        "签约落地跟踪表",
        "签约跟踪表",
      ),
      field("named", "点名次数", "被点名次数", "点名", "周报点名次数", "周报点名", "被点名", "周报被点名次数"),
    ],
  },
  tasks: {
    key: "tasks",
    title: "交办任务台账",
    hints: ["交办任务", "交办事项", "任务台账"],
    fields: [
      required(
        "task",
        "任务内容",
        "交办任务",
        "任务",
        "交办事项",
        "交办内容",
        "工作任务",
        "任务名称",
        "事项",
        "交办任务内容",
      ),
      required("unit", "责任部门", ...unitSynonyms, "承办部门", "承办单位"),
      field("assigned", "布置日期", "布置时间", "交办日期", "交办时间", "下达日期", "下达时间"),
      required(
        "due",
        "完成时限",
        "完成期限",
        "截止日期",
        "截止时间",
        "办理时限",
        "要求完成时间",
        "要求完成日期",
        "时限",
        "限办日期",
      ),
      field("finished", "完成日期", "完成时间", "实际完成日期", "实际完成时间", "办结日期", "办结时间"),
    ],
  },
  measures: {
    key: "measures",
    title: "措施登记",
    hints: ["措施登记", "约谈登记", "处理措施"],
    fields: [
      required("day", "日期", "时间", "措施日期", "措施时间", "处理日期", "实施日期", "发文日期", "谈话日期"),
      required("unit", "责任部门", ...unitSynonyms, "被约谈部门", "被约谈单位", "对象", "处理对象"),
      required("kind", "措施", "措施类型", "措施类别", "处理措施", "处理方式", "措施种类", "问责方式"),
      field("cause", "事由", "原因", "措施事由", "处理事由", "缘由", "情形"),
    ],
  },
  monthDecisions: {
    key: "monthDecisions",
    title: "月度认定",
    hints: ["月度认定", "月度履职"],
    fields: [
      required("month", "月份", "月度", "认定月份", "考核月份", "年月", "月"),
      required("unit", "责任部门", ...unitSynonyms),
      required("decision", "认定", "认定结果", "认定结论", "月度认定", "履职认定", "认定意见", "办公室认定"),
    ],
  },
  targets: {
    key: "targets",
    title: "年度目标",
    hints: ["年度目标", "目标任务"],
    fields: [
      required("title", "指标", "指标名称", "目标名称", "目标任务", "指标项目", "任务指标"),
      required("target", "目标值", "目标", "年度目标", "年度目标值", "目标数", "任务数", "全年目标"),
      field("unit", "单位", "计量单位", "指标单位"),
      field("done", "完成值", "完成数", "实际完成", "完成情况", "累计完成", "实际完成值", "已完成"),
      field("lastYear", "上年同期", "上年同期值", "去年同期", "上年完成", "上年完成值", "去年完成", "上年数"),
      field("growth", "增速", "同比增速", "同比增长", "增长率", "同比", "增幅"),
    ],
  },
  annex5: {
    key: "annex5",
    title: "附件5 绩效指标考核表",
    hints: ["附件5", "绩效指标考核表"],
    fields: [
      field("group", "项目分类", "考核分类"),
      required("task", "考核任务", "考核内容", "考核指标", "指标内容"),
      required("method", "考核方式", "评分标准", "计分办法", "评分办法", "计分标准", "考核标准", "考核办法", "分值"),
    ],
  },
  settings: {
    key: "settings",
    title: "规则参数",
    hints: ["规则参数", "参数设置"],
    fields: [
      required("parameter", "参数", "参数名称", "规则", "规则参数", "参数名", "口径"),
      required("value", "取值", "值", "参数值", "设定值", "选择", "选项"),
    ],
  },
  aliases: {
    key: "aliases",
    title: "部门别名",
    hints: ["部门别名", "单位别名"],
    fields: [
      required("alias", "别名", "简称", "部门别名", "其他名称", "别称", "俗称"),
      required("unit", "部门", "责任部门", "部门名称", "标准名称", "单位", "全称", "规范名称", "单位名称"),
    ],
  },
  categoryAliases: {
    key: "categoryAliases",
    title: "类别别名",
    hints: ["类别别名"],
    fields: [
      required("alias", "别名", "简称", "其他名称", "类别别名", "别称", "俗称"),
      required("category", "类别", "行业类别", "标准类别", "类别名称", "规范名称"),
    ],
  },
  parks: {
    key: "parks",
    title: "园区",
    hints: ["园区"],
    fields: [
      required("park", "园区", "园区名称", "产业园区", "载体", "载体名称"),
      required("directions", "重点招商方向", "招商方向", "产业方向", "主导产业", "产业定位", "重点产业"),
    ],
  },
  leadingGroup: {
    key: "leadingGroup",
    title: "领导小组",
    hints: ["领导小组"],
    titled: true,
    fields: memberFields,
  },
  reviewGroup: {
    key: "reviewGroup",
    title: "评审小组",
    hints: ["评审小组", "评审领导小组", "评审工作小组", "评审工作领导小组"],
    titled: true,
    fields: memberFields,
  },
  scoringRules: {
    key: "scoringRules",
    title: "考核规则",
    hints: ["考核规则"],
    fields: [
      required("item", "项目", "考核项目", "项目名称", "加扣分项目"),
      required("kind", "类别", "得分类别", "项目类别"),
      required("method", "计分方式", "计分方法", "计分类型"),
      field("measure", "计量", "计量指标", "计量口径", "计量项"),
      field("condition", "条件", "计量条件", "限定条件"),
      field("target", "目标", "目标值", "目标数"),
      field("points", "每个分值", "每个得分", "单个分值", "档次分值"),
      field("fullMarks", "满分", "满分值", "标准分"),
      field("cap", "封顶", "封顶分", "最高分", "上限"),
      field("floor", "下限", "最低分", "保底分"),
      field("basis", "依据", "依据条款", "条款", "文件依据"),
    ],
  },
  enteredPoints: {
    key: "enteredPoints",
    title: "录入得分",
    hints: ["录入得分", "得分录入"],
    fields: [
      field("day", "日期", "时间", "录入日期"),
      required("unit", "部门", ...unitSynonyms, "责任部门"),
      required("item", "项目", "得分项目", "加分项目", "扣分项目"),
      required("points", "得分", "录入得分", "分数"),
      field("basis", "依据", "得分依据", "事由", "说明"),
    ],
  },
  indicators: {
    key: "indicators",
    title: "指标台账",
    hints: ["指标台账"],
    fields: [
      field("day", "日期", "时间", "统计日期", "数据日期"),
      required("unit", "部门", ...unitSynonyms, "责任部门"),
      required("indicator", "指标", "指标名称"),
      required("value", "数值", "指标值", "数据"),
    ],
  },
  funds: {
    key: "funds",
    title: "经费台账",
    hints: ["经费", "预算"],
    titled: true,
    fields: [
      required("unit", "部门", ...unitSynonyms),
      field("day", "日期", "时间", "支出日期", "报销日期"),
      field("cause", "事由", "用途", "支出事由", "摘要", "支出内容"),
      required("amount", "金额（元）", "支出金额", "报销金额", "支出", "实际支出"),
      field("budget", "预算（元）", "年初预算", "预算金额", "预算数", "年度预算"),
    ],
  },
  teams: {
    key: "teams",
    title: "招商小分队",
    hints: ["小分队"],
    fields: [
      required("team", "小分队", "小分队名称"),
      field("captain", "队长", "小分队队长", "负责人"),
      field("members", "队员", "小分队队员", "队员名单"),
      field("directions", "方向", "产业方向", "招商方向", "主攻方向"),
      field("park", "落户园区", "重点落户园区", "落地园区", "园区"),
    ],
  },
  headings: {
    key: "headings",
    title: "表头对应",
    hints: ["表头对应"],
    fields: [
      required("ledger", "台账", "对应台账", "台账名称"),
      required("heading", "工作簿中的表头", "表头", "原表头", "实际表头", "本单位表头"),
      required("field", "对应栏目", "栏目", "规范表头", "对应的栏目", "标准表头"),
      field("sheet", "工作表", "工作表名称", "所在工作表"),
    ],
  },
} satisfies Record<TableKey, TableHeadings>;

/** Every table, in the order in which they are read and printed. */
export const tableHeadings: Readonly<Record<TableKey, TableHeadings>> = tables;

/** The heading of a field of a table, as a template prints it. @param field a key of that table's own fields */
export function headingOf(table: TableKey, field: string): string {
  return (tableHeadings[table].fields.find(({ key }) => key === field) as FieldHeading).heading;
}

/** The keys of a table's fields, checked where a reader names one. */
export type FieldOf<Table extends TableKey> = (typeof tables)[Table]["fields"][number]["key"];

/** Fields that a workbook may add to a table of the plan as issued; no template prints them. */
export const addedFields: Readonly<Partial<Record<TableKey, readonly string[]>>> = {
  quotas: ["group", "firstMonth", "lastMonth"],
};

/** Keys of all tables, in reading order. */
export const tableKeys = Object.keys(tableHeadings) as readonly TableKey[];

/** Where a heading may belong: table, field, and how well (0 is the canonical heading, then the synonyms in order). */
export interface HeadingMatch {
  readonly table: TableKey;
  readonly field: string;
  readonly preference: number;
}

const matches = (() => {
  const all = new Map<string, HeadingMatch[]>();
  for (const table of Object.values(tableHeadings)) {
    for (const { key, heading, synonyms } of table.fields) {
      const seen = new Set<string>();
      [heading, ...synonyms].forEach((text, preference) => {
        const spelling = headingKey(text);
        if (seen.has(spelling)) return;
        seen.add(spelling);
        const entries = all.get(spelling);
        if (entries === undefined) all.set(spelling, [{ table: table.key, field: key, preference }]);
        else entries.push({ table: table.key, field: key, preference });
      });
    }
  }
  return all;
})();

/** Every spelling that is a heading, in its normal form. */
export const headingSpellings: readonly string[] = [...matches.keys()];

const trailingUnit = /(万元|亿元|万|亿|元|m2|平方米|平米|亩|个|家|%)$/;

/** Texts that were looked up: the same few headings are asked for at every height of every heading row. */
const lookedUp = new Map<string, readonly HeadingMatch[]>();

const mostLookedUp = 2000;

/** The fields that a heading may stand for; none when it is no heading of ours. A unit without brackets (`投资额万元`) is passed over. */
export function matchHeading(text: string): readonly HeadingMatch[] {
  let found = lookedUp.get(text);
  if (found === undefined) {
    const key = headingKey(text);
    found = key === "" ? [] : (matches.get(key) ?? matches.get(key.replace(trailingUnit, "")) ?? []);
    if (lookedUp.size >= mostLookedUp) lookedUp.clear();
    lookedUp.set(text, found);
  }
  return found;
}

/** Headings of 附件5; that table is no ledger, but it ends the one above it. */
export const otherHeadings: readonly string[] = ["考核任务", "考核方式"];
