import { dayOf, type Day } from "../calendar.js";
import type { RuleName } from "../items.js";
import type {
  Clause,
  ItemGroup,
  ParameterDefinition,
  Plan,
  PlanItem,
  PlanMember,
  PlanQuotaRow,
  PlanUnit,
  ReadingDefinition,
  ReadingId,
  ScoringSentences,
} from "../plan.js";

const clause = (title: string, quote: string, ...lines: number[]): Clause => ({ title, quote, lines });
const parameter = (
  id: string,
  title: string,
  value: number | string,
  unit: string,
  source: Clause,
): ParameterDefinition => ({ id, title, value, unit, clause: source });
const item = (key: RuleName, group: ItemGroup, title: string, source: Clause): PlanItem => ({
  key,
  group,
  title,
  clause: source,
});
const sentences = (
  key: RuleName,
  tasks: readonly string[],
  ...methods: string[]
): ScoringSentences["lines"][number] => ({ key, tasks, methods });
const scored = (name: string, ...aliases: string[]): PlanUnit => ({ name, aliases, scored: true });
const unscored = (name: string, ...aliases: string[]): PlanUnit => ({ name, aliases, scored: false });
const quota = (leaders: string, unit: string, quotaText: string, visits: number, note?: string): PlanQuotaRow =>
  note === undefined
    ? { unit, leaders: leaders.split(" "), quotaText, visits }
    : { unit, leaders: leaders.split(" "), quotaText, visits, note };
const member = (line: number, role: PlanMember["role"], name: string, post: string, unit?: string): PlanMember =>
  unit === undefined ? { name, post, role, line } : { name, post, role, unit, line };
/** The first choice is the default, as in `readingChoices`. */
const reading = <Id extends ReadingId>(
  id: Id,
  decision: string,
  title: string,
  source: Clause,
  choices: Readonly<Record<string, string>>,
): ReadingDefinition<Id> => ({
  id,
  decision,
  title,
  clause: source,
  choices: Object.entries(choices).map(([choice, meaning]) => ({ id: choice, title: meaning })),
});

// ── 通知、二、目标任务 ──────────────────────────────────────────────────────────────────────────────────────────

const dated = clause("通知", "2024年2月18日", 10);
const targetProjects = clause("二、目标任务", "全年力争“五业”齐抓引进项目45个", 18);
const targetTopTier = clause("二、目标任务", "其中招引优强项目2个", 18);
const targetFiling = clause("二、目标任务", "力争向省厅内资处申报项目投资额超80亿元", 18);
const targetForeignCapital = clause("二、目标任务", "实现外资现汇进资600万美元", 18);
const targetForeignTrade = clause("二、目标任务", "力争外贸进出口金额突破12亿元人民币，同比增长20%以上", 18);
const targetRetail = clause("二、目标任务", "限额以上社会消费品零售额突破28亿元", 18);
const targetEnterprises = clause("二、目标任务", "培育限上贸易业企业入统14家", 18);
const targetOnline = clause("二、目标任务", "力争网络零售额突破42亿元，同比增长20%", 18);

// ── 三、1 坚持“五业”并举 ────────────────────────────────────────────────────────────────────────────────────────

const industryLed = clause("三、1", "产业促进局牵头负责工业项目、商贸项目招引", 20);
const tourismLed = clause("三、1", "特色小镇服务中心牵头负责、名坊园服务中心配合做好文旅项目招引", 20);
const farmingLed = clause("三、1", "社会事业局牵头负责农业项目招引", 20);
const buildingLed = clause("三、1", "住建局牵头负责、自规局配合做好城市建设项目招引", 20);

// ── 三、2 “填满”物理空间 ────────────────────────────────────────────────────────────────────────────────────────

const advancedPark = clause("三、2", "先进陶瓷产业园以先进陶瓷作为重点招商方向", 21);
const winewarePark = clause("三、2", "国际陶瓷酒器文化产业园以陶瓷酒器为重点招商方向", 21);
const digitalPark = clause("三、2", "先进陶瓷数字经济核心产业园以先进陶瓷、数字经济为重点招商方向", 21);
const tangyingPark = clause("三、2", "唐英数字经济产业园以电子商务、总部经济为重点招商方向", 21);
const oldWorkshops = clause("三、2", "古坊群以陶瓷文化创意、文旅为重点招商方向", 21);
const scienceTown = clause("三、2", "科创小镇以陶博城“前店后厂”“前店后仓”为重点招商方向", 21);

// ── 四、2 强化经费保障、四、3 强化队伍保障 ──────────────────────────────────────────────────────────────────────

const funding = clause(
  "四、2",
  "由区财政局负责将各部门、各单位招商引资专项经费列入年初预算，各部门、各单位从专项资金中按相关规定实报实销",
  27,
);
const tablewareTeam = clause("四、3", "日用陶瓷招商小分队重点引进新项目落户国际陶瓷酒器文化产业园", 28);
const advancedTeam = clause("四、3", "先进陶瓷招商小分队重点引进新项目落户先进陶瓷产业园", 28);

// ── 四、4 强化激励保障 ──────────────────────────────────────────────────────────────────────────────────────────

const districtNotice = clause(
  "四、4",
  "新区各部门单位一个月不履行招商引资工作职责、未完成布置的任务，由招商引资工作领导小组办公室发文进行全区通报",
  29,
);
const summoned = clause(
  "四、4",
  "新区各部门单位连续两个月不履行招商引资工作职责、未完成布置的任务，由区纪检监察工委进行约谈",
  29,
);
const accountability = clause(
  "四、4",
  "新区各部门单位连续一个季度不履行招商引资工作、未完成布置的任务，由区纪检监察工委进行问责",
  29,
);

// ── 附件1 ───────────────────────────────────────────────────────────────────────────────────────────────────────

const leastOfCategory = clause("附件1", "4个（至少1个先进陶瓷）", 72);
const admission = clause(
  "附件1 备注1",
  "租赁标准化厂房项目要求投产后年税收不低于100元/㎡，厂房使用面积不少于3000㎡；用地项目要求投产后亩均税收不低于10万元/亩",
  160,
);

// ── 附件5, in printed order ─────────────────────────────────────────────────────────────────────────────────────

const leadTask = clause("附件5 信息报送", "各部门每月报送有效招商信息不少于1条", 465);
const leadMonth = clause("附件5 信息报送", "单月考核：各部门报送有效招商信息不少于1条得1分", 467);
const leadYear = clause("附件5 信息报送", "全年考核：完成全年信息报送任务（不少于12条）得12分", 468);
const leadLine = clause(
  "附件5 信息报送",
  "单月考核：各部门报送有效招商信息不少于1条得1分。全年考核：完成全年信息报送任务（不少于12条）得12分",
  467,
  468,
);
const visitLine = clause("附件5 信息报送", "完成领导外出考察企业任务数（不少于4家）的得16分（每家4分）", 468);
const attractionLine = clause(
  "附件5 各部门引进项目",
  "各部门按任务完成比例，得相应分值；引进1个符合优强申报条件项目可直接得满分",
  473,
);
const serviceLine = clause("附件5 各部门服务项目", "各部门跟踪服务的新签约项目开工1个得12分，投产1个得24分", 477);
const trackingLine = clause(
  "附件5 跟进信息报送质量",
  "各部门每周按时间节点保质保量报送在谈项目跟踪表和签约项目落地跟踪表得0.5分，上报质量在周报中被点名的1次扣0.5分",
  482,
);
const excessLine = clause("附件5 加分项", "每超额完成1个招引任务，加5分", 486);
const largeLine = clause("附件5 加分项", "每引进1个亿元以上项目，加5分", 490);
const summonedLine = clause("附件5 扣分项", "每被约谈一次，扣 5 分", 496);
const reminderLine = clause("附件5 扣分项", "每被提醒谈话一次，扣 8 分", 500);
const admonitionLine = clause("附件5 扣分项", "每被诫勉谈话一次，扣 20 分", 504);

/**
 * 昌南新区2024年商务工作方案, issued 18 February 2024, as data: its quotations, numbers, names and doubtful sentences.
 * Decision numbers (`D20` …) are those of `engine/DECISIONS.md`.
 */
export const changnan2024: Plan = {
  id: "changnan-2024",
  title: "昌南新区2024年商务工作方案",
  issued: dayOf(2024, 2, 18) as Day,
  year: 2024,
  provisional: "按附件5测算，最终以绩效办细则为准",

  items: [
    item("leadReporting", "base", "信息报送", leadLine),
    item("enterpriseVisits", "base", "外出考察", visitLine),
    item("projectAttraction", "base", "引进项目", attractionLine),
    item("projectService", "base", "服务项目", serviceLine),
    item("trackingReports", "base", "跟进信息报送质量", trackingLine),
    item("quotaExcess", "bonus", "超额完成", excessLine),
    item("largeProjects", "bonus", "亿元以上", largeLine),
    item("summonedTalk", "deduction", "约谈", summonedLine),
    item("reminderTalk", "deduction", "提醒谈话", reminderLine),
    item("admonitionTalk", "deduction", "诫勉谈话", admonitionLine),
  ],

  parameters: [
    parameter("leadReporting.leadsPerMonth", "每月有效信息条数", 1, "条", leadTask),
    parameter("leadReporting.pointsPerMonth", "信息报送单月得分", 1, "分", leadMonth),
    parameter("leadReporting.leadsPerYear", "全年有效信息条数", 12, "条", leadYear),
    parameter("leadReporting.fullMarks", "信息报送满分", 12, "分", leadYear),
    parameter("enterpriseVisits.pointsPerEnterprise", "外出考察每家得分", 4, "分", visitLine),
    parameter("enterpriseVisits.fullMarks", "外出考察满分", 16, "分", visitLine),
    parameter(
      "projectAttraction.fullMarks",
      "引进项目满分",
      24,
      "分",
      clause("附件5 各部门引进项目", "各部门引进项目（24分）", 472),
    ),
    parameter("projectService.started", "服务项目开工1个得分", 12, "分", serviceLine),
    parameter("projectService.producing", "服务项目投产1个得分", 24, "分", serviceLine),
    parameter(
      "projectService.fullMarks",
      "服务项目满分",
      24,
      "分",
      clause("附件5 各部门服务项目", "各部门服务项目（24分）", 476),
    ),
    parameter("trackingReports.pointsPerWeek", "跟踪表每周得分", 0.5, "分", trackingLine),
    parameter("trackingReports.deductionPerNaming", "周报点名每次扣分", 0.5, "分", trackingLine),
    parameter(
      "trackingReports.fullMarks",
      "跟进信息报送质量满分",
      24,
      "分",
      clause("附件5 跟进信息报送质量", "在谈项目跟进信息报送质量、签约项目落地服务质量（24分）", 480, 481),
    ),
    parameter("quotaExcess.points", "每超额完成1个加分", 5, "分", excessLine),
    parameter("largeProjects.points", "每个亿元以上项目加分", 5, "分", largeLine),
    parameter(
      "largeProjects.threshold",
      "亿元以上项目的投资额（含本数）",
      10000,
      "万元",
      clause("附件5 加分项", "引进亿元以上项目", 489),
    ),
    parameter("summonedTalk.points", "约谈每次扣分", 5, "分", summonedLine),
    parameter("reminderTalk.points", "提醒谈话每次扣分", 8, "分", reminderLine),
    parameter("admonitionTalk.points", "诫勉谈话每次扣分", 20, "分", admonitionLine),
    parameter("escalation.firstMonth", "首个考核月份（方案印发后的第一个整月）", "2024-03", "月", dated),
    parameter("escalation.districtNotice", "通报：未履职月数", 1, "个月", districtNotice),
    parameter("escalation.summonedTalk", "约谈：连续未履职月数", 2, "个月", summoned),
    parameter("escalation.accountability", "问责：连续未履职月数（一个季度）", 3, "个月", accountability),
    parameter("admission.taxPerSquareMetre", "租赁标准化厂房年税收下限", 100, "元/㎡", admission),
    parameter("admission.plantArea", "租赁标准化厂房使用面积下限", 3000, "㎡", admission),
    parameter("admission.taxPerMu", "用地项目亩均税收下限", 10, "万元/亩", admission),
  ],

  readings: {
    "quota.match": reading("quota.match", "D20", "招引任务按类别还是按总数", leastOfCategory, {
      slots: "按类别名额",
      total: "只看总数",
    }),
    "leadReporting.annual": reading("leadReporting.annual", "D10", "信息报送单月与全年如何并用", leadLine, {
      bothSentences: "满12条得满分，否则按达标月份计",
      monthlySum: "只按达标月份累计",
      annualThreshold: "只看全年是否满12条",
      annualProrata: "按全年条数计，每条1分",
    }),
    "enterpriseVisits.scale": reading("enterpriseVisits.scale", "D14", "外出考察按本部门任务数还是每家4分", visitLine, {
      ownQuota: "按附件1本部门任务数折算",
      flat: "一律每家4分、16分封顶",
    }),
    "project.expansion": reading("project.expansion", "D27", "增资扩产、二期等是否算引进项目", attractionLine, {
      separate: "另列，不算引进",
      count: "与新项目同样计算",
    }),
    "projectAttraction.topTier": reading(
      "projectAttraction.topTier",
      "D25",
      "合作引进的优强项目由谁得满分",
      attractionLine,
      {
        eachOwner: "各引进部门都得满分",
        leadOwner: "只有写在第一位的部门得满分",
      },
    ),
    "projectService.sum": reading("projectService.sum", "D30", "服务项目累计还是只取最好的一个", serviceLine, {
      sumCapped: "各项目累计，24分封顶",
      bestProject: "只计得分最高的一个项目",
    }),
    "projectService.signed": reading("projectService.signed", "D31", "服务项目的“新签约”是否含上年签约", serviceLine, {
      thisYear: "只计本年签约的项目",
      alsoLastYear: "上年签约的也计",
    }),
    "trackingReports.cap": reading("trackingReports.cap", "D37", "周报得分先封顶还是先扣分", trackingLine, {
      capThenDeduct: "先封顶再扣点名",
      deductThenCap: "先扣点名再封顶",
    }),
    "trackingReports.named": reading("trackingReports.named", "D38", "被点名的一周是否还得0.5分", trackingLine, {
      keep: "该周照得0.5分",
      forfeit: "该周不得分",
    }),
    "trackingReports.scale": reading("trackingReports.scale", "D35", "周报得分按每周0.5分还是按比例", trackingLine, {
      literal: "每周0.5分",
      ratio: "按时周数占应报周数的比例",
    }),
    "bonus.stack": reading("bonus.stack", "D42", "同一项目既超额又过亿是否两项都加", largeLine, {
      stack: "两项都加",
      maxOnly: "一个项目只加一次",
    }),
    "escalation.missWhen": reading("escalation.missWhen", "D61", "何为一个月不履职", districtNotice, {
      any: "无有效信息或有任务逾期",
      all: "无有效信息且有任务逾期",
    }),
    "escalation.quarter": reading("escalation.quarter", "D60", "“连续一个季度”如何计算", accountability, {
      threeMonths: "连续三个月",
      calendarQuarter: "自然季度的三个月",
    }),
    "talks.basis": reading("talks.basis", "D50", "约谈扣分以什么为准", summonedLine, {
      recorded: "以措施登记为准",
      ladder: "经认定应约谈的也扣",
    }),
    "talks.sameEvent": reading("talks.sameEvent", "D54", "同日几种谈话是否都扣分", summonedLine, {
      both: "各扣各的",
      higherOnce: "同日只扣最重的一次",
    }),
    "total.floor": reading("total.floor", "D51", "总分是否可以为负", admonitionLine, {
      none: "不设下限",
      zero: "最低为0分",
    }),
  },

  escalation: { districtNotice, summonedTalk: summoned, accountability },
  admission,

  annexes: {
    quotasTitle: "2024年招商引资任务分解表",
    quotasNotes: [
      "备注：1.租赁标准化厂房项目要求投产后年税收不低于100元/㎡，厂房使用面积不少于3000㎡；用地项目要求投产后亩均税收不低于10万元/亩。",
      "2.纪检、税务、生态、公安、消防、交警等部门未参与任务分配。",
    ],
    activitiesTitle: "昌南新区2024年重大招商引资活动安排计划",
    activitiesNote:
      "说明：其他省、市推介活动按要求积极参与，新区组织的专题推介活动与工作实际需求相结合，动态实时更新。",
    scoringTitle: "2024年昌南新区招商引资绩效指标考核表",
    formTitles: { inTalks: "在谈项目跟踪报表", signed: "昌南新区签约项目落地跟踪表" },
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
    scoringSentences: {
      groups: [
        { text: "信息报送（{}分）", lines: ["leadReporting", "enterpriseVisits"] },
        { text: "招商引资（{}）", lines: ["projectAttraction", "projectService", "trackingReports"] },
      ],
      lines: [
        sentences(
          "leadReporting",
          ["各部门每月报送有效招商信息不少于{leadsPerMonth}条"],
          "单月考核：各部门报送有效招商信息不少于{leadsPerMonth}条得{pointsPerMonth}分",
          "全年考核：完成全年信息报送任务（不少于{leadsPerYear}条）得{fullMarks}分",
        ),
        sentences(
          "enterpriseVisits",
          ["各部门安排主要领导外出考察企业不少于{fullMarks/pointsPerEnterprise}家"],
          "完成领导外出考察企业任务数（不少于{fullMarks/pointsPerEnterprise}家）的得{fullMarks}分（每家{pointsPerEnterprise}分）",
        ),
        sentences(
          "projectAttraction",
          ["各部门引进项目（{fullMarks}分）"],
          "各部门按任务完成比例，得相应分值",
          "引进1个符合优强申报条件项目可直接得满分",
        ),
        sentences(
          "projectService",
          ["各部门服务项目（{fullMarks}分）"],
          "各部门跟踪服务的新签约项目开工1个得{started}分，投产1个得{producing}分",
        ),
        sentences(
          "trackingReports",
          ["在谈项目跟进信息报送质量、签约项目落地服务质量（{fullMarks}分）"],
          "各部门每周按时间节点保质保量报送在谈项目跟踪表和签约项目落地跟踪表得{pointsPerWeek}分，上报质量在周报中被点名的1次扣{deductionPerNaming}分",
        ),
        sentences("quotaExcess", ["超额完成招商引资任务"], "每超额完成1个招引任务，加{points}分"),
        sentences("largeProjects", ["引进亿元以上项目"], "每引进1个亿元以上项目，加{points}分"),
        sentences("summonedTalk", ["约谈"], "每被约谈一次，扣{points}分"),
        sentences("reminderTalk", ["提醒谈话"], "每被提醒谈话一次，扣{points}分"),
        sentences("admonitionTalk", ["诫勉谈话"], "每被诫勉谈话一次，扣{points}分"),
      ],
    },
  },

  units: [
    scored("党群工作部", "党群部"),
    scored("罗家桥乡", "罗家桥"),
    scored("特色小镇服务中心", "特色小镇"),
    scored("名坊园服务中心", "名坊园"),
    scored("自规分局", "自规局", "自然资源和规划分局"),
    scored("财政局", "区财政局"),
    scored("洪源镇"),
    scored("住建局", "住建和城管局"),
    scored("昌南湖服务中心", "昌南湖"),
    scored("社会事业局"),
    scored("经发局"),
    scored("陶瓷科创中心"),
    scored("产业促进局", "产促", "产促局", "招商引资工作领导小组办公室"),
    scored("市场监管局", "市监", "市场监督管理局"),
    scored("陶汇公司"),
    scored("党政办", "党政办公室"),
    scored("征收事务中心"),
    unscored("纪检监察工委", "纪检", "区纪检监察工委"),
    unscored("税务局", "税务"),
    unscored("生态环境局", "生态"),
    unscored("公安分局", "公安"),
    unscored("消防大队", "消防"),
    unscored("交警"),
  ],

  quotas: [
    quota("杨志奇", "党群工作部", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("杨志奇", "罗家桥乡", "4个（至少1个先进陶瓷）", 4),
    quota("张英 罗志伟", "特色小镇服务中心", "2个文旅项目、1个日用陶瓷", 4),
    quota("张英 罗志伟", "名坊园服务中心", "1个文旅项目、1个日用陶瓷", 4),
    quota("黄发金", "自规分局", "1个城市建设项目、1个日用陶瓷", 4),
    quota("黄发金", "财政局", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("黄发金", "洪源镇", "4个（至少1个先进陶瓷）", 4),
    quota("胡卫华", "住建局", "1个城市建设项目、1个日用陶瓷", 4),
    quota("胡卫华", "昌南湖服务中心", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("王俊祥 卢志恩", "社会事业局", "1个农业项目、1个日用陶瓷", 4),
    quota("王俊祥", "经发局", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("王俊祥", "陶瓷科创中心", "1个先进陶瓷、1个日用陶瓷", 4),
    quota(
      "涂志勇",
      "产业促进局",
      "2个先进陶瓷、2个日用陶瓷\n2个装备制造、2个商贸项目",
      8,
      "下设先进陶瓷小分队、日用陶瓷（装备制造）小分队",
    ),
    quota("涂志勇 冯国盛", "市场监管局", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("涂志勇 冯国盛", "陶汇公司", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("李炜", "党政办", "1个先进陶瓷、1个日用陶瓷", 4),
    quota("李炜", "征收事务中心", "1个先进陶瓷、1个日用陶瓷", 4),
  ],
  quotaTotals: { projects: 45, visits: 72 },

  // 四、3: the team for 日用陶瓷 brings its projects to the 酒器 park, so 陶瓷酒器 is 日用陶瓷 (D21). The other aliases are usual spellings.
  categories: [
    { name: "先进陶瓷", aliases: ["先进瓷"], quota: true },
    { name: "日用陶瓷", aliases: ["陶瓷酒器", "日用瓷"], quota: true },
    { name: "文旅", aliases: ["文化旅游"], quota: true },
    { name: "城市建设", aliases: [], quota: true },
    { name: "农业", aliases: [], quota: true },
    { name: "装备制造", aliases: ["装备"], quota: true },
    { name: "商贸", aliases: ["商贸业"], quota: true },
    { name: "电子信息", aliases: [], quota: false },
    { name: "总部经济", aliases: [], quota: false },
    { name: "数字经济", aliases: [], quota: false },
    { name: "艺术陶瓷", aliases: [], quota: false },
    { name: "电子商务", aliases: [], quota: false },
    { name: "陶瓷文化创意", aliases: [], quota: false },
  ],

  parks: [
    { name: "先进陶瓷产业园", aliases: [], directions: ["先进陶瓷"], clause: advancedPark },
    {
      name: "国际陶瓷酒器文化产业园",
      aliases: ["酒器园", "陶瓷酒器园"],
      directions: ["陶瓷酒器"],
      clause: winewarePark,
    },
    { name: "先进陶瓷数字经济核心产业园", aliases: [], directions: ["先进陶瓷", "数字经济"], clause: digitalPark },
    { name: "唐英数字经济产业园", aliases: [], directions: ["电子商务", "总部经济"], clause: tangyingPark },
    { name: "古坊群", aliases: [], directions: ["陶瓷文化创意", "文旅"], clause: oldWorkshops },
    { name: "科创小镇", aliases: [], directions: ["前店后厂", "前店后仓"], clause: scienceTown },
  ],

  // 三、1 names the five; which categories belong to each is our reading (D141).
  industries: [
    {
      name: "工业",
      lead: "产业促进局",
      support: [],
      categories: ["先进陶瓷", "日用陶瓷", "装备制造", "电子信息", "艺术陶瓷"],
      clause: industryLed,
    },
    {
      name: "文旅",
      lead: "特色小镇服务中心",
      support: ["名坊园服务中心"],
      categories: ["文旅", "陶瓷文化创意"],
      clause: tourismLed,
    },
    { name: "商贸", lead: "产业促进局", support: [], categories: ["商贸", "电子商务"], clause: industryLed },
    { name: "农业", lead: "社会事业局", support: [], categories: ["农业"], clause: farmingLed },
    { name: "城市建设", lead: "住建局", support: ["自规分局"], categories: ["城市建设"], clause: buildingLed },
  ],
  teams: [
    {
      name: "日用陶瓷招商小分队",
      directions: ["日用陶瓷"],
      park: "国际陶瓷酒器文化产业园",
      clause: tablewareTeam,
    },
    {
      name: "先进陶瓷（装备制造）招商小分队",
      directions: ["先进陶瓷", "装备制造"],
      park: "先进陶瓷产业园",
      clause: advancedTeam,
    },
  ],
  funding,

  // 昌江 is also a river and a county in Hainan, 乐平 also towns of 佛山, 昔阳 and 安顺, 昌南 also a part of 南昌.
  names: {
    district: "昌南新区",
    city: "景德镇市",
    homePlaces: ["景德镇", "昌南", "浮梁", "乐平", "珠山", "昌江"],
    placesElsewhere: [
      "昌江黎族自治县",
      "昌江黎族",
      "昌江县",
      "海南昌江",
      "海南省昌江",
      "乐平镇",
      "三水乐平",
      "三水区乐平",
      "佛山乐平",
      "佛山市乐平",
      "大珠山",
      "小珠山",
      "南昌昌南",
      "南昌市昌南",
      "南昌县昌南",
      "昌南大道",
      "昌南工业园",
    ],
    leadership: "区党工委、管委会领导",
    leadingGroup: "招商引资工作领导小组",
    office: "招商引资工作领导小组办公室",
    disciplineBody: "区纪检监察工委",
    schedulingUnit: "产业促进局",
  },

  // 超 and 突破 want strictly more; a bare number is reached by itself (D85).
  targets: [
    {
      id: "projects",
      title: "引进项目",
      value: 45,
      unit: "个",
      meets: "atLeast",
      aliases: ["引进项目数", "招引项目"],
      clause: targetProjects,
    },
    {
      id: "topTierProjects",
      title: "优强项目",
      value: 2,
      unit: "个",
      meets: "atLeast",
      aliases: ["招引优强项目", "引进优强项目"],
      clause: targetTopTier,
    },
    {
      id: "filedInvestment",
      title: "省厅内资处申报项目投资额",
      value: 80,
      unit: "亿元",
      meets: "above",
      aliases: ["申报项目投资额", "内资申报投资额"],
      clause: targetFiling,
    },
    {
      id: "foreignCapital",
      title: "外资现汇进资",
      value: 600,
      unit: "万美元",
      meets: "atLeast",
      aliases: ["现汇进资", "外资"],
      clause: targetForeignCapital,
    },
    {
      id: "foreignTrade",
      title: "外贸进出口",
      value: 12,
      unit: "亿元",
      meets: "above",
      growth: 20,
      aliases: ["外贸进出口金额", "外贸进出口额", "进出口"],
      clause: targetForeignTrade,
    },
    {
      id: "retailSales",
      title: "限额以上社会消费品零售额",
      value: 28,
      unit: "亿元",
      meets: "above",
      aliases: ["限上社零", "限上社会消费品零售额", "社零"],
      clause: targetRetail,
    },
    {
      id: "newEnterprises",
      title: "限上贸易业企业入统",
      value: 14,
      unit: "家",
      meets: "atLeast",
      aliases: ["企业入统", "入统企业", "限上企业入统"],
      clause: targetEnterprises,
    },
    {
      id: "onlineRetail",
      title: "网络零售额",
      value: 42,
      unit: "亿元",
      meets: "above",
      growth: 20,
      aliases: ["网络零售"],
      clause: targetOnline,
    },
  ],

  activities: [
    {
      id: "A2-1",
      printedNumber: "1",
      time: "1月",
      month: 1,
      name: "景德镇粤港澳大湾区外贸新业态招商招才引智推介会",
      place: "深圳",
      responsible: "产业促进局负责参与大会推介",
      lines: [178, 179, 180, 181, 182],
    },
    {
      id: "A2-2",
      printedNumber: "2",
      time: "2月",
      month: 2,
      name: "昌南新区“三请三回”招商推介会",
      place: "昌南新区",
      responsible: "产业促进局牵头负责，各部门单位配合",
      lines: [184, 185, 186, 187, 188, 189, 190],
    },
    {
      id: "A2-3",
      printedNumber: "3",
      time: "4月",
      month: 4,
      name: "粉体圈先进陶瓷论坛活动",
      place: "待定",
      responsible: "产业促进局负责参与论坛推介，并现场组织商务洽谈会",
      lines: [192, 193, 194, 195, 196, 197],
    },
    {
      id: "A2-4",
      printedNumber: "4",
      time: "6月",
      month: 6,
      name: "粉体圈先进陶瓷论坛活动",
      place: "待定",
      responsible: "产业促进局负责参与论坛推介，并现场组织商务洽谈会",
      lines: [199, 200, 201, 202, 203, 204],
    },
    {
      id: "A2-5",
      printedNumber: "3",
      time: "8月（时间待定）",
      month: 8,
      name: "美瓷美酒融合发展推介会",
      place: "待定",
      responsible: "产业促进局牵头负责，各部门单位配合",
      lines: [206, 207, 208, 209, 210, 211, 212],
    },
    {
      id: "A2-6",
      printedNumber: "5",
      time: "10月",
      month: 10,
      name: "参加瓷博期间系列招商推介活动",
      place: "景德镇",
      responsible: "产业促进局负责，各部门单位配合",
      lines: [214, 215, 216, 217, 218],
    },
  ],

  leadingGroup: [
    member(228, "head", "余立新", "市政府党组成员、昌南新区党工委书记"),
    member(229, "head", "张朝博", "党工委副书记、管委会主任"),
    member(230, "deputyHead", "杨志奇", "党工委副书记、罗家桥乡党委书记"),
    member(231, "deputyHead", "张国亮", "党工委委员、纪检监察工委书记", "纪检监察工委"),
    member(232, "deputyHead", "张英", "党工委委员、管委会副主任"),
    member(233, "deputyHead", "黄发金", "党工委委员、管委会副主任"),
    member(234, "deputyHead", "胡卫华", "党工委委员、管委会副主任"),
    member(235, "deputyHead", "王俊祥", "党工委委员、管委会副主任"),
    member(236, "deputyHead", "涂志勇", "党工委委员、管委会副主任（常务）"),
    member(237, "deputyHead", "李炜", "党工委委员、四级调研员"),
    member(238, "deputyHead", "罗志伟", "二级调研员"),
    member(239, "deputyHead", "卢志恩", "二级调研员"),
    member(240, "deputyHead", "余骏", "三级调研员"),
    member(241, "deputyHead", "冯国盛", "三级调研员"),
    member(242, "member", "王卫兵", "党政办主任", "党政办"),
    member(243, "member", "张展", "党群工作部副部长", "党群工作部"),
    member(244, "member", "江瑾玭", "产业促进局局长", "产业促进局"),
    member(245, "member", "朱政华", "经发局局长", "经发局"),
    member(246, "member", "胡小新", "社会事业局局长", "社会事业局"),
    member(247, "member", "万少初", "住建和城管局局长", "住建局"),
    member(248, "member", "王伟建", "财政局局长", "财政局"),
    member(249, "member", "罗华珍", "陶瓷科创中心负责人", "陶瓷科创中心"),
    member(250, "member", "朱明强", "征收事务中心主任", "征收事务中心"),
    member(251, "member", "董晖", "特色小镇服务中心主任", "特色小镇服务中心"),
    member(252, "member", "徐艳", "名坊园服务中心主任", "名坊园服务中心"),
    member(253, "member", "陶敏", "公安分局政委", "公安分局"),
    member(254, "member", "胡国良", "自然资源和规划分局负责人", "自规分局"),
    member(255, "member", "刘统民", "市场监督管理局局长", "市场监管局"),
    member(256, "member", "熊运佳", "税务局局长", "税务局"),
    member(257, "member", "俞炜炳", "生态环境局局长", "生态环境局"),
    member(258, "member", "龚承东", "消防大队队长", "消防大队"),
    member(259, "member", "王景苗", "陶汇公司总经理", "陶汇公司"),
    member(260, "member", "徐绍仁", "洪源镇党委书记", "洪源镇"),
    member(261, "member", "苏瑜", "罗家桥乡党委副书记、乡长", "罗家桥乡"),
  ],
  reviewGroup: [
    member(268, "head", "杨志奇", "党工委副书记、罗家桥乡党委书记"),
    member(269, "deputyHead", "张英", "党工委委员、管委会副主任"),
    member(270, "deputyHead", "黄发金", "党工委委员、管委会副主任"),
    member(271, "deputyHead", "胡卫华", "党工委委员、管委会副主任"),
    member(272, "deputyHead", "王俊祥", "党工委委员、管委会副主任"),
    member(273, "deputyHead", "涂志勇", "党工委委员、管委会副主任"),
    member(274, "member", "江瑾玭", "产业促进局局长", "产业促进局"),
    member(275, "member", "朱政华", "经发局局长", "经发局"),
    member(276, "member", "胡小新", "社会事业局局长", "社会事业局"),
    member(277, "member", "万少初", "住建和城管局局长", "住建局"),
    member(278, "member", "王伟建", "财政局局长", "财政局"),
    member(279, "member", "胡国良", "自然资源和规划分局负责人", "自规分局"),
    member(280, "member", "刘统民", "市场监督管理局局长", "市场监管局"),
    member(281, "member", "熊运佳", "税务局局长", "税务局"),
    member(282, "member", "俞伟炳", "生态环境局局长", "生态环境局"),
    member(283, "member", "王景苗", "陶汇公司总经理", "陶汇公司"),
  ],

  doubts: [
    {
      code: "plan.nameDiffers",
      message:
        "附件4中生态环境局局长的姓名前后不一：招商引资工作领导小组名单与项目评审工作领导小组名单的写法不同，请核实；核实前各处只写【待核】",
      lines: [257, 282],
      namesInDoubt: ["俞炜炳", "俞伟炳"],
    },
    {
      code: "plan.activityNumber",
      message: "附件2的序号“3”出现两次（4月与8月），六项活动只编到5；本系统按A2-1至A2-6区分，印发的序号照录",
      lines: [192, 206],
    },
  ],
};
