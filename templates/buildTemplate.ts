import { dayOf, newestOf, type Day, type Plan, type SheetPlan } from "../engine/index.js";
import { formPlan, type FormContent } from "../engine/report/formPlans.js";
import { methodTitles } from "../engine/ruleLine.js";
import { parseQuota } from "../engine/tables/quotaText.js";
import { canonicalWord, memberRoleWords } from "../engine/tables/cellWords.js";
import { otherDistrict } from "../engine/plans/otherDistrict.js";
import { nameSettings } from "../engine/tables/nameSettings.js";
import { yearSetting } from "../engine/tables/settings.js";
import { activitiesPlan, quotasPlan, quotaUnits, scoringAnnexPlan, type AddedColumn } from "./annexPlans.js";
import { districtGuide } from "./districtGuide.js";
import { exampleYear } from "./exampleYear.js";
import { guidePlan } from "./guidePlan.js";
import { exampleMark, ledgerPlan } from "./ledgerPlan.js";
import type { EntryRow, LedgerKey, LedgerRows } from "./ledgerRows.js";
import { ledgersOf } from "./ledgers.js";
import { groupTitles } from "./ruleLedgers.js";
import { withLastResults } from "./results/lastResults.js";
import { scoringSheets, unitListOf } from "./scoringSheets.js";
import { settingsPlan, type SettingsGiven } from "./settingsPlan.js";

/**
 * The workbook that an office starts from: guide, annexes as issued, ledgers, settings, 公式核算, forms.
 * @param options `example`: filled with an invented year and marked 示例数据 on every page; `storeResults` (default): 公式核算 carries its last
 * results, which take most of the time and which a workbook that is worked on loses at the first edit
 * @returns the sheets in tab order; the same plan and options always give the same sheets
 */
export function buildTemplate(
  plan: Plan,
  { example, storeResults = true }: { readonly example: boolean; readonly storeResults?: boolean },
): readonly SheetPlan[] {
  return templateWith(plan, { rows: example ? exampleRows(plan) : emptyRows(plan), example, storeResults });
}

export interface TemplateContent {
  readonly rows: LedgerRows;
  readonly example: boolean;
  /** Whether 公式核算 carries its last results; without them every program must calculate. */
  readonly storeResults: boolean;
  /** 数据截止日 of 公式核算; 31 December of the plan's year when absent. */
  readonly asOf?: Day;
  /** Rows that 公式核算 covers, where they are to be fewer or more than usual. */
  readonly capacities?: Partial<Readonly<Record<LedgerKey, number>>>;
  /** What 规则参数 holds beside the plan's own. */
  readonly settings?: SettingsGiven;
  /** The office's own columns of 附件1. */
  readonly quotaColumns?: readonly AddedColumn[];
  /** `false`: the lines are not the plan's, so that 公式核算 would check something else. */
  readonly formulas?: boolean;
}

/** The template with given rows in its ledgers. */
export function templateWith(plan: Plan, content: TemplateContent): readonly SheetPlan[] {
  const { rows, example, storeResults, asOf = dayOf(plan.year, 12, 31) as Day, capacities = {} } = content;
  // Another district's lines stand in 考核规则: neither 公式核算 nor 附件5 as issued is theirs.
  const { formulas = plan.linesListed !== true, settings, quotaColumns } = content;
  const unitList = formulas ? unitListOf(plan) : quotaUnits(plan);
  const ledgers = ledgersOf(plan).map((ledger) => ({ ...ledger, capacity: capacities[ledger.key] ?? ledger.capacity }));
  const ledgerSheets = ledgers.map((ledger) => ledgerPlan(plan, ledger, rows[ledger.key], unitList, example));
  const front = [
    plan.linesListed === true ? districtGuide(plan) : guidePlan(plan, example, formulas),
    quotasPlan(plan, example, quotaColumns),
    activitiesPlan(plan, example),
    ...ledgerSheets,
    settingsPlan(plan, example, settings),
  ];
  const forms = [
    formPlan(plan, "inTalks", example ? exampleTalks(plan) : {}),
    formPlan(plan, "signed", example ? exampleLanding(plan) : {}),
  ].map((form) => (example ? marked(form) : form));
  const scoring = plan.annexes.scoringRows.length === 0 ? [] : [scoringAnnexPlan(plan, example)];
  if (!formulas) return [...front, ...scoring, ...forms];
  const quotas = plan.quotas.map(({ quotaText }) => parseQuota(quotaText, plan.categories));
  const [results, helper] = scoringSheets(plan, quotas, ledgers, asOf, example);
  const sheets = [...front, results, ...scoring, ...forms, helper];
  return storeResults ? withLastResults(sheets) : sheets;
}

/** The workbook that an office of another district starts from: annexes and 考核规则 to be filled in, 使用说明 that says how. */
export function blankPlanTemplate(known: readonly Plan[], year: number): readonly SheetPlan[] {
  const plan = otherDistrict(newestOf(known), year);
  return templateWith(plan, {
    rows: emptyRows(plan),
    example: false,
    storeResults: false,
    settings: { stated: new Set<string>([yearSetting.id, ...nameSettings.map(({ id }) => id)]) },
  });
}

/** Ledgers without entries; 年度目标, 园区 and the two groups list what the plan says, to be completed and kept up to date. */
export function emptyRows(plan: Plan): LedgerRows {
  const targets = plan.targets.map(({ title, value, unit }) => ({ title, target: value, unit }));
  const parks = plan.parks.map(({ name, directions }) => ({ park: name, directions: directions.join("、") }));
  const group = (members: Plan["leadingGroup"]): readonly EntryRow[] =>
    members.map(({ role, name, post, unit }) => ({
      role: canonicalWord(memberRoleWords, role),
      name,
      post,
      ...(unit === undefined ? {} : { unit }),
    }));
  return {
    leads: [],
    visits: [],
    projects: [],
    weeks: [],
    tasks: [],
    measures: [],
    monthDecisions: [],
    targets,
    aliases: [],
    categoryAliases: [],
    parks,
    leadingGroup: group(plan.leadingGroup),
    reviewGroup: group(plan.reviewGroup),
    scoringRules: plan.linesListed === true ? [] : plannedLines(plan),
    enteredPoints: [],
    indicators: [],
    funds: [],
    teams: plan.teams.map(({ name, directions, park }) => ({ team: name, directions: directions.join("、"), park })),
  };
}

/** The lines of the plan as 考核规则 names them: all of them 按方案, so that nothing changes. */
function plannedLines({ items }: Plan): readonly EntryRow[] {
  return items.map(({ title, group, clause }) => ({
    item: title,
    kind: groupTitles[group],
    method: methodTitles.asPlanned,
    basis: `${clause.title}：“${clause.quote}”`,
  }));
}

/** An invented year for the plan: the same every time. */
export function exampleRows(plan: Plan): LedgerRows {
  const units = plan.quotas.map(({ unit, quotaText, visits, leaders }) => {
    const quota = parseQuota(quotaText, plan.categories);
    if (quota === undefined) throw new Error(`the quota of ${unit} cannot be read: ${quotaText}`);
    const alias = plan.units.find(({ name }) => name === unit)?.aliases[0];
    const leader = leaders[0];
    return {
      name: unit,
      quota,
      visits,
      ...(alias === undefined ? {} : { alias }),
      ...(leader === undefined ? {} : { leader }),
    };
  });
  const done: Readonly<Record<string, number>> = {
    filedInvestment: 71.4,
    foreignCapital: 620,
    foreignTrade: 11.6,
    retailSales: 28.3,
    newEnterprises: 13,
    onlineRetail: 42,
  };
  const targets = emptyRows(plan).targets.map((row, index) => {
    const value = done[plan.targets[index]?.id ?? ""];
    return value === undefined ? row : { ...row, done: value };
  });
  const aliases = [{ alias: "小镇中心", unit: plan.quotas[2]?.unit }];
  return {
    ...emptyRows(plan),
    ...exampleYear(plan, units),
    funds: exampleFunds(plan),
    targets,
    aliases,
  };
}

/** Budgets of two units, and what one of them spent. */
function exampleFunds({ year, quotas }: Plan): readonly EntryRow[] {
  const [first, second] = quotas.map(({ unit }) => unit);
  const spent = (month: number, cause: string, amount: number): EntryRow => ({
    unit: first,
    day: { date: dayOf(year, month, 20) as Day },
    cause,
    amount,
  });
  return [
    { unit: first, cause: "年初预算（示例）", budget: 50000 },
    spent(4, "示例：外出考察差旅", 12600),
    spent(6, "示例：推介会场租", 18000),
    { unit: second, cause: "年初预算（示例）", budget: 30000 },
  ];
}

const exampleTalks = ({ year, names, parks }: Plan): FormContent => ({
  filing: { unit: names.schedulingUnit, reporter: "示例填报人", reportedOn: `${year}年6月7日` },
  values: {
    name: "示例天权陶瓷基板项目（虚构）",
    category: "先进陶瓷",
    scale: "约8000万元",
    follower: "示例跟进人",
    area: "租赁厂房约3500㎡",
    benefit: "达产后预计年产值1.2亿元，年税收约60万元",
    legalRepresentative: "示例人",
    contact: "示例联系人",
    phone: "（示例，略）",
    summary: "虚构企业，拟建陶瓷基板生产线两条。",
    progress: "已两次来区考察，正在商谈租金与装修补贴。",
    difficulties: "需明确高压用电接入时间。",
  },
  log: [
    {
      number: "1",
      time: "5月16日",
      venue: parks[0]?.name ?? "",
      otherSide: "示例代表甲",
      ourSide: "示例跟进人",
      content: "查看厂房，介绍政策",
      nextStep: "提供厂房图纸",
    },
    {
      number: "2",
      time: "6月5日",
      venue: names.district,
      otherSide: "示例代表乙",
      ourSide: "示例跟进人",
      content: "商谈租期和用电",
      nextStep: "供电部门现场踏勘",
    },
  ],
});

/** The project is shared by the second unit of 附件1 and one further down. */
const exampleLanding = ({ year, quotas }: Plan): FormContent => ({
  filing: { unit: quotas[1]?.unit ?? "", reporter: "示例填报人", reportedOn: `${year}年10月11日` },
  values: {
    name: "示例贪狼氮化硅项目（虚构）",
    signedOn: `${year}年5月16日`,
    scale: "12000万元",
    mode: "用地",
    legalRepresentative: "示例人",
    phone: "（示例，略）",
    summary: "虚构企业，拟建氮化硅粉体与制品生产线。",
    progress: "9月10日开工，正在进行基础施工。",
    leader: "示例领导",
    responsible: [quotas[1], quotas[14]].flatMap((quota) => quota?.unit ?? []).join("、"),
  },
  log: Array.from({ length: 12 }, (_, index) => ({
    number: String(index + 1),
    time: `${index + 1}月`,
    progress:
      index < 4
        ? "—"
        : (["签订合同", "完成用地勘测", "取得用地规划许可", "施工招标", "9月10日开工", "基础施工"][index - 4] ?? ""),
    difficulties: index === 6 ? "临时用水待接入" : "",
    nextStep: index === 6 ? "协调水务部门" : "",
  })),
});

/** A form of the example says so at its foot and in its header. */
function marked(form: SheetPlan): SheetPlan {
  const row = form.rows.length;
  const right = form.widths.length - 1;
  return {
    ...form,
    rows: [...form.rows, { height: 22, cells: [{ value: exampleMark, style: "note" }] }],
    merges: [...form.merges, { top: row, left: 0, bottom: row, right }],
    print: { ...form.print, header: "&R示例数据", footer: "&C示例数据" },
  };
}
