/** Tables that the office keeps by this program alone. */

/** A table that the office keeps by this program alone: it is no ledger of the office, and no score rests on it. */
export interface OfficeTable {
  /** Name of its sheet and its title line. */
  readonly title: string;
  readonly fields: readonly {
    readonly key: string;
    readonly heading: string;
    readonly required: boolean;
    /** What the column was called in sheets that were made before. */
    readonly former?: string;
  }[];
}

/** 跟踪日志: what the two forms say beyond the ledgers' columns, one entry a row. */
export const trackingLog: OfficeTable = {
  title: "跟踪日志",
  fields: [
    { key: "reportedOn", heading: "填报时间", required: true },
    { key: "unit", heading: "责任部门", required: true },
    { key: "project", heading: "项目名称", required: true },
    { key: "form", heading: "来源表", required: true },
    { key: "entry", heading: "栏目", required: true },
    { key: "time", heading: "时间", required: false },
    { key: "venue", heading: "地点", required: false },
    { key: "otherSide", heading: "对方代表", required: false },
    { key: "ourSide", heading: "我方代表", required: false },
    { key: "content", heading: "内容", required: true },
    { key: "difficulties", heading: "存在问题", required: false },
    { key: "nextStep", heading: "下一步举措", required: false },
    { key: "reporter", heading: "填报人", required: false },
    { key: "file", heading: "来源文件", required: false },
  ],
};

/** 月度存档: one row a unit and closed month; rows are only ever added. The ten lines of 附件5 stand between these two groups, under their own titles. */
export const monthArchive: OfficeTable = {
  title: "月度存档",
  fields: [
    { key: "archivedAt", heading: "存档时间", required: true },
    { key: "month", heading: "存档月份", required: true },
    { key: "asOf", heading: "截至日期", required: true },
    { key: "plan", heading: "方案版本", required: true },
    { key: "readings", heading: "口径", required: true },
    { key: "digest", heading: "数据摘要（SHA-256）", required: true },
    { key: "unit", heading: "责任部门", required: true },
    { key: "rank", heading: "名次", required: true },
    { key: "total", heading: "总分", required: true },
    { key: "base", heading: "基础分", required: true, former: "基本分" },
    { key: "bonus", heading: "加分", required: true },
    { key: "deduction", heading: "扣分", required: true },
    { key: "duty", heading: "当月履职", required: true },
    { key: "decisionState", heading: "认定状态", required: false },
    { key: "proposal", heading: "处理建议", required: true },
    { key: "evidence", heading: "依据指纹", required: true },
  ],
};
