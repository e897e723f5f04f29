/** The words of the two forms of 附件4, and of the table of sources in drafts of them. */

/** A label of the two forms of 附件4, as printed. */
export interface FormLabel {
  readonly key: string;
  readonly heading: string;
  readonly synonyms: readonly string[];
}

/** A form of 附件4: title, labels with the value beside them, and the log below. */
export interface FormHeadings {
  readonly kind: "inTalks" | "signed";
  readonly title: string;
  /** Spellings of the title; a district's name may stand before each, as in the plan's own title of it. */
  readonly titles: readonly string[];
  readonly labels: readonly FormLabel[];
  /** The labels' keys as the form lays them out, line by line. */
  readonly rows: readonly (readonly string[])[];
  readonly logTitle: string;
  readonly log: readonly FormLabel[];
}

const label = (key: string, heading: string, ...synonyms: string[]): FormLabel => ({ key, heading, synonyms });

/** 填报部门, 填报人, 填报时间: the line under a form's title. */
export const filingLabels: readonly FormLabel[] = [
  label("unit", "填报部门", "填报单位", "报送部门", "报送单位"),
  label("reporter", "填报人", "填表人", "报送人"),
  label("reportedOn", "填报时间", "填报日期", "填表时间", "填表日期", "报送时间", "报送日期"),
];

/** The two forms (L294–446). */
export const formHeadings: Readonly<Record<"inTalks" | "signed", FormHeadings>> = {
  inTalks: {
    kind: "inTalks",
    title: "在谈项目跟踪报表",
    titles: ["在谈项目跟踪报表", "在谈项目跟踪表"],
    labels: [
      label("name", "项目名称"),
      label("category", "行业类别", "项目类别", "产业类别"),
      label("scale", "投资规模", "投资额", "总投资"),
      label("follower", "项目跟进人", "跟进人", "跟踪人"),
      label("area", "厂房/土地面积", "厂房土地面积", "厂房面积", "土地面积"),
      label("benefit", "投资效益", "预期效益"),
      label("legalRepresentative", "法定代表人", "法人代表", "法人"),
      label("contact", "联系人"),
      label("phone", "电话", "联系电话", "手机"),
      label("summary", "投资方及项目简介", "项目简介", "投资方简介"),
      label("progress", "项目最新进展情况", "最新进展情况", "项目进展情况", "最新进展"),
      label("difficulties", "存在的困难或问题", "存在困难或问题", "存在的困难", "存在的问题", "困难或问题", "存在问题"),
    ],
    rows: [
      ["name", "category"],
      ["scale", "follower", "area"],
      ["benefit"],
      ["legalRepresentative", "contact", "phone"],
      ["summary"],
      ["progress"],
      ["difficulties"],
    ],
    logTitle: "跟踪日志",
    log: [
      label("number", "序号"),
      label("time", "时间", "日期"),
      label("venue", "地点"),
      label("otherSide", "对方代表"),
      label("ourSide", "我方代表"),
      label("content", "会谈内容", "洽谈内容"),
      label("nextStep", "下一步举措", "下步举措", "下一步措施"),
    ],
  },
  signed: {
    kind: "signed",
    title: "签约项目落地跟踪表",
    titles: ["签约项目落地跟踪表", "签约项目落地跟踪报表", "签约项目跟踪表"],
    labels: [
      label("name", "项目名称"),
      label("signedOn", "签约时间", "签约日期"),
      label("scale", "投资规模", "投资额", "总投资"),
      label("mode", "落地模式", "落地方式"),
      label("legalRepresentative", "法定代表人", "法人代表", "法人"),
      label("phone", "联系电话", "电话", "手机"),
      label("summary", "项目简介", "投资方及项目简介"),
      label("progress", "项目进展情况", "项目最新进展情况"),
      label("leader", "挂点领导", "挂点县级领导"),
      label("responsible", "责任部门", "责任单位"),
    ],
    rows: [
      ["name", "signedOn"],
      ["scale", "mode"],
      ["legalRepresentative", "phone"],
      ["summary"],
      ["progress"],
      ["leader", "responsible"],
    ],
    logTitle: "项目进展（包括形象进度、手续办理等）",
    log: [
      label("number", "序号"),
      label("time", "时间", "月份"),
      label("progress", "进度情况", "进展情况"),
      label("difficulties", "存在问题", "存在的问题"),
      label("nextStep", "下一步举措", "下步举措", "下一步措施"),
    ],
  },
};

/** The heading of one of a form's labels, as printed. @param key one of `rows` */
export function headingOf({ labels }: FormHeadings, key: string): string {
  return (labels.find((each) => each.key === key) as FormLabel).heading;
}

/** The table of our 数据来源; it is no part of a form that a unit fills in and sends back. */
export const sourceHeadings = ["序号", "台账记录", "工作表", "单元格"] as const;

/** Where in a draft a source is needed: the second column of 数据来源. */
export const sourceUse = "用于";
