/** What the annexes say around and beside their tables, word for word as issued; a test looks every sentence up in the plan. */
export interface AnnexTexts {
  readonly quotasTitle: string;
  readonly quotasNotes: readonly string[];
  readonly activitiesTitle: string;
  readonly activitiesNote: string;
  readonly scoringTitle: string;
  readonly scoringHeadings: readonly [string, string, string];
  /** 项目分类 (empty: the one above holds), 考核任务, 考核方式. */
  readonly scoringRows: readonly (readonly [string, string, string])[];
}

/** By id of the plan. */
export const annexTexts: Readonly<Record<string, AnnexTexts>> = {
  "changnan-2024": {
    quotasTitle: "2024年招商引资任务分解表",
    quotasNotes: [
      "备注：1.租赁标准化厂房项目要求投产后年税收不低于100元/㎡，厂房使用面积不少于3000㎡；用地项目要求投产后亩均税收不低于10万元/亩。",
      "2.纪检、税务、生态、公安、消防、交警等部门未参与任务分配。",
    ],
    activitiesTitle: "昌南新区2024年重大招商引资活动安排计划",
    activitiesNote:
      "说明：其他省、市推介活动按要求积极参与，新区组织的专题推介活动与工作实际需求相结合，动态实时更新。",
    scoringTitle: "2024年昌南新区招商引资绩效指标考核表",
    scoringHeadings: ["项目分类", "考核任务", "考核方式"],
    scoringRows: [
      [
        "信息报送\n（28分）",
        "1. 各部门每月报送有效招商信息不少于1条。\n2. 各部门安排主要领导外出考察企业不少于4家。",
        "单月考核：各部门报送有效招商信息不少于1条得1分。\n全年考核：完成全年信息报送任务（不少于12条）得12分，完成领导外出考察企业任务数（不少于4家）的得16分（每家4分）。",
      ],
      [
        "招商引资\n（72）",
        "各部门引进项目（24分）",
        "各部门按任务完成比例，得相应分值；引进1个符合优强申报条件项目可直接得满分。",
      ],
      ["", "各部门服务项目（24分）", "各部门跟踪服务的新签约项目开工1个得12分，投产1个得24分。"],
      [
        "",
        "在谈项目跟进信息报送质量、签约项目落地服务质量\n（24分）",
        "各部门每周按时间节点保质保量报送在谈项目跟踪表和签约项目落地跟踪表得0.5分，上报质量在周报中被点名的1次扣0.5分。",
      ],
      ["加分项", "超额完成招商引资任务", "每超额完成1个招引任务，加5分；"],
      ["", "引进亿元以上项目", "每引进1个亿元以上项目，加5分；"],
      ["约谈\n（扣分项）", "约谈", "每被约谈一次，扣 5 分"],
      ["", "提醒谈话", "每被提醒谈话一次，扣 8 分"],
      ["", "诫勉谈话", "每被诫勉谈话一次，扣 20 分"],
    ],
  },
};
