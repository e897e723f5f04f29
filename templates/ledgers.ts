import type { Plan } from "../engine/index.js";
import type { RuleName } from "../engine/items.js";
import {
  canonicalWords,
  decisionWords,
  formStatusWords,
  landingModeWords,
  measureWords,
  memberRoleWords,
  reviewWords,
} from "../engine/tables/cellWords.js";
import { choice, date, number, text, unit, yesNo, type Ledger } from "./ledger.js";
import { ruleLedgers, specialLedgers } from "./ruleLedgers.js";

/** The ledgers in tab order. Notes quote the clause that makes the column matter. */
export function ledgersOf(plan: Plan): readonly Ledger[] {
  const quoted = (clause: { readonly title: string; readonly quote: string }): string =>
    `${clause.title}：“${clause.quote}”`;
  /** The clauses of lines, one below the other; nothing for a line that the plan does not have. */
  const clauseOf = (...keys: readonly RuleName[]): string =>
    plan.linesListed === true
      ? ""
      : keys
          .flatMap((key) => plan.items.filter((item) => item.key === key).map(({ clause }) => quoted(clause)))
          .join("\n");
  const own = plan.linesListed !== true;
  const categories = plan.categories.map(({ name }) => name);
  const unitNote = "从下拉表选责任部门。写简称也可以，简称须在“部门别名”表中有对应。";
  return [
    {
      key: "leads",
      how: "一行一条信息，由办公室在“是否有效”栏认定；空白视为待认定，不计分。同样内容重复报送的，只计第一条。",
      columns: [
        {
          key: "day",
          width: 14,
          entry: date,
          note: `报送当天的日期，按此归月。\n${clauseOf("leadReporting")}`,
        },
        { key: "unit", width: 20, entry: unit, note: unitNote },
        {
          key: "text",
          width: 70,
          entry: text,
          note: "企业、项目、规模、联系情况等。同一内容在全年只计一次，先报的部门得分。",
        },
        {
          key: "valid",
          width: 11,
          entry: yesNo,
          centered: true,
          note: "是：计分；否：不计；空白：待认定，暂不计并列入数据体检。",
        },
      ],
      blankRows: 22,
      capacity: 500,
    },
    {
      key: "visits",
      how: "一行一次考察，同一企业全年只计一家；带队领导空白或地点在本市的不计。",
      columns: [
        { key: "day", width: 14, entry: date, note: `考察日期。\n${clauseOf("enterpriseVisits")}` },
        { key: "unit", width: 20, entry: unit, note: `安排考察的部门。${unitNote}` },
        { key: "leader", width: 20, entry: text, centered: true, note: "带队的主要领导姓名；空白的不计。" },
        {
          key: "enterprise",
          width: 46,
          entry: text,
          note: "企业全称。一次考察几家的，用“、”分开写在一格，公式核算表最多认4家。",
        },
        {
          key: "visitedPlace",
          width: 18,
          entry: text,
          centered: true,
          note: `企业所在市、县。在${plan.names.city}（含${plan.names.district}）内的不算外出，不计。`,
        },
      ],
      blankRows: 22,
      capacity: 200,
    },
    {
      key: "projects",
      how: "一行一个项目，项目名称不可重复。当年签约、评审未被否决、未终止的为认定项目。合作引进写“甲部门60%、乙部门40%”，合计须为100%。",
      columns: [
        { key: "name", width: 24, entry: text, note: "合同上的项目名称。重名的只认第一行。" },
        {
          key: "category",
          width: 11,
          entry: choice(categories, false),
          centered: true,
          note: `${own ? "陶瓷酒器按日用陶瓷计。" : ""}任务以外的类别只能填补不限类别的名额。`,
        },
        {
          key: "attractedBy",
          width: 17,
          entry: { kind: "unit", several: true },
          note: `引进项目的部门；合作的写明比例，如“${plan.quotas[1]?.unit ?? "甲局"}60%、${plan.quotas[14]?.unit ?? "乙镇"}40%”，不写比例的由第一个部门独占。\n${clauseOf("projectAttraction")}`,
        },
        {
          key: "servicedBy",
          width: 15,
          entry: { kind: "unit", several: true },
          note: `跟踪服务的部门；空白时视同第一个引进部门。\n${clauseOf("projectService")}`,
        },
        {
          key: "investment",
          width: 10,
          entry: number(1e8),
          centered: true,
          note: `合同投资总额，单位万元；外币不折算。\n${clauseOf("largeProjects")}`,
        },
        {
          key: "topTier",
          width: 8,
          entry: yesNo,
          centered: true,
          note: `符合优强申报条件的选“是”${own ? "，引进部门该项直接得满分" : ""}。`,
        },
        {
          key: "review",
          width: 8,
          entry: choice(canonicalWords(reviewWords)),
          centered: true,
          note: "入园评审结果。未通过的不计；空白的暂计并列入数据体检。",
        },
        { key: "signed", width: 11.5, entry: date, note: "正式合同签订日期；空白的为在谈项目，不计。" },
        { key: "started", width: 11.5, entry: date, note: `开工日期${own ? "；开工1个服务部门得12分" : ""}。` },
        { key: "producing", width: 11.5, entry: date, note: `投产日期${own ? "；投产1个服务部门得24分" : ""}。` },
        { key: "terminated", width: 11.5, entry: date, note: "项目终止或解约的日期；自该日起不再认定。" },
        {
          key: "park",
          width: 17,
          entry: choice(
            plan.parks.map(({ name }) => name),
            false,
          ),
          note: "落户的园区；与该园区的重点招商方向不符的会提示。",
        },
        {
          key: "nature",
          width: 10,
          entry: choice(["新建", "增资扩产", "二期", "技改"], false),
          centered: true,
          note: "新建或空白按引进项目计；增资扩产、二期、技改等另行列出，不计入引进项目、超额完成和亿元以上。",
        },
        {
          key: "mode",
          width: 12,
          entry: choice(canonicalWords(landingModeWords)),
          centered: true,
          note: own ? `据此核对备注1的门槛。\n${quoted(plan.admission)}` : "租赁厂房、用地或其他。",
        },
        { key: "plantArea", width: 9, entry: number(1e7), centered: true, note: "租赁标准化厂房的使用面积，平方米。" },
        { key: "landArea", width: 9, entry: number(1e6), centered: true, note: "用地面积，亩。" },
        {
          key: "annualTax",
          width: 9,
          entry: number(1e8),
          centered: true,
          note: "投产后年税收（合同承诺或实际），万元。",
        },
        { key: "leader", width: 9, entry: text, centered: true, note: "挂点的县级领导。" },
      ],
      blankRows: 20,
      capacity: 120,
    },
    {
      key: "weeks",
      how: `每个部门每周一行。两张表中没有相应项目的选“不适用”；空白视为未报。${own ? "适用的表都按时（含零报告）的一周得0.5分。" : ""}`,
      columns: [
        {
          key: "deadline",
          width: 14,
          entry: date,
          note: `当周报送的截止日期，同一部门同一日期只认第一行。\n${clauseOf("trackingReports")}`,
        },
        { key: "unit", width: 22, entry: unit, note: unitNote },
        {
          key: "inTalks",
          width: 20,
          entry: choice(canonicalWords(formStatusWords)),
          centered: true,
          note: "按时、零报告都算按时；没有在谈项目的选不适用；空白视为未报。",
        },
        {
          key: "signed",
          width: 20,
          entry: choice(canonicalWords(formStatusWords)),
          centered: true,
          note: "按时、零报告都算按时；没有签约项目的选不适用；空白视为未报。",
        },
        {
          key: "named",
          width: 12,
          entry: number(50),
          centered: true,
          note: "当期周报因上报质量点名的次数，没有的不填。",
        },
      ],
      blankRows: 18,
      capacity: 1000,
    },
    {
      key: "tasks",
      how: `办公室布置的有时限的任务。到期未完成的，列为当月未完成布置的任务${own ? "（方案四、4）" : ""}，由办公室在“月度认定”中认定。`,
      columns: [
        {
          key: "task",
          width: 50,
          entry: text,
          note: `任务内容。${own ? `\n${quoted(plan.escalation.districtNotice)}` : ""}`,
        },
        { key: "unit", width: 20, entry: { kind: "unit", several: true }, note: unitNote },
        { key: "assigned", width: 14, entry: date, note: "布置任务的日期。" },
        { key: "due", width: 14, entry: date, note: "要求完成的日期。" },
        { key: "finished", width: 14, entry: date, note: "实际完成的日期；未完成的留空。" },
      ],
      blankRows: 20,
      capacity: 0,
    },
    {
      key: "measures",
      how: `只登记已经作出的措施，登记一次扣一次。${own ? "通报、问责在附件5中没有对应扣分，登记备查。" : "扣不扣分、扣多少看“考核规则”。"}`,
      columns: [
        { key: "day", width: 14, entry: date, note: "约谈或谈话的日期。" },
        { key: "unit", width: 22, entry: unit, note: unitNote },
        {
          key: "kind",
          width: 16,
          entry: choice(canonicalWords(measureWords)),
          centered: true,
          note: own ? clauseOf("summonedTalk", "reminderTalk", "admonitionTalk") : "已经作出的措施，一行一种。",
        },
        { key: "cause", width: 50, entry: text, note: "事由和文号。" },
      ],
      blankRows: 15,
      capacity: 100,
    },
    {
      key: "monthDecisions",
      how: "办公室对部门某月是否履行职责的认定，优先于自动判断。免责的月份中断连续月数。",
      columns: [
        {
          key: "month",
          width: 14,
          entry: text,
          centered: true,
          note: `写作 ${plan.year}-03、${plan.year}年3月 或 3月。${own ? `\n${quoted(plan.escalation.summonedTalk)}` : ""}`,
        },
        { key: "unit", width: 22, entry: unit, note: unitNote },
        {
          key: "decision",
          width: 16,
          entry: choice(canonicalWords(decisionWords)),
          centered: true,
          note: "已履行：当月达标；未履行：当月不达标并已认定；免责：不计入连续月数。",
        },
      ],
      blankRows: 15,
      capacity: 0,
    },
    {
      key: "targets",
      how: "全区年度目标的完成值，只用于考核汇总的进度，不计分。",
      columns: [
        { key: "title", width: 34, entry: text, note: "年度目标任务的指标。" },
        { key: "target", width: 14, entry: number(1e9), centered: true, note: "方案规定的目标值。" },
        { key: "unit", width: 12, entry: text, centered: true, note: "目标值和完成值的单位。" },
        { key: "done", width: 14, entry: number(1e9), centered: true, note: "截至目前的完成值，按同一单位填写。" },
        {
          key: "lastYear",
          width: 13,
          entry: number(1e12),
          centered: true,
          note: "上年同期完成值，与本年同一单位；方案要求同比增长的指标据此核对增速。",
        },
        {
          key: "growth",
          width: 11,
          entry: text,
          centered: true,
          note: "同比增速，如 20%；填了上年同期的可不填。",
        },
      ],
      blankRows: 2,
      capacity: 0,
    },
    ...ruleLedgers(plan, unitNote),
    ...specialLedgers(plan, unitNote),
    {
      key: "aliases",
      how: "部门的其他写法，一行一个。表中没有的写法不会被猜测，会列入数据体检。",
      columns: [
        { key: "alias", width: 30, entry: text, note: "台账中出现的简称或旧称，须完全一致。" },
        { key: "unit", width: 26, entry: unit, note: "它所指的部门。" },
      ],
      blankRows: 15,
      capacity: 100,
    },
    {
      key: "categoryAliases",
      how: "项目类别的其他写法，一行一个；日用瓷、先进瓷、文化旅游、商贸业、装备已能识别。附件1写了方案没有的类别，即为新的类别，不必登记。",
      columns: [
        { key: "alias", width: 30, entry: text, note: "附件1或项目台账中出现的其他写法。" },
        { key: "category", width: 26, entry: choice(categories, false), note: "它所指的类别。" },
      ],
      blankRows: 10,
      capacity: 0,
    },
    {
      key: "parks",
      how: `园区和各自的重点招商方向${own ? "，代替方案三、2" : ""}；方向用“、”分开。落地园区与方向不符的项目会提示，不影响得分。`,
      columns: [
        { key: "park", width: 34, entry: text, note: "园区全称，项目台账“落地园区”照此填写。" },
        { key: "directions", width: 46, entry: text, note: `项目类别，几个用“、”分开。${firstClause(plan.parks)}` },
      ],
      blankRows: 6,
      capacity: 0,
    },
    ...groupsOf(plan).map(([key, how]): Ledger => ({
      key,
      how,
      columns: [
        {
          key: "role",
          width: 14,
          entry: choice(canonicalWords(memberRoleWords)),
          centered: true,
          note: "组长、副组长或成员；空白按成员计。",
        },
        { key: "name", width: 14, entry: text, centered: true, note: "姓名；同一小组中只写一次。" },
        { key: "post", width: 50, entry: text, note: "现任职务。" },
        { key: "unit", width: 24, entry: unit, note: "所代表的部门，没有的留空。" },
      ],
      blankRows: 6,
      capacity: 0,
    })),
  ];
}

const groupsOf = ({ names }: Plan) =>
  [
    ["leadingGroup", `${names.leadingGroup}名单；通报和函件的“抄送”据此填写。人员变动后请及时更新。`],
    ["reviewGroup", "项目评审小组名单；项目评审会的参会人员据此列出。人员变动后请及时更新。"],
  ] as const;

function firstClause([first]: Plan["parks"]): string {
  return first === undefined ? "" : `\n${first.clause.title}：“${first.clause.quote}”`;
}
