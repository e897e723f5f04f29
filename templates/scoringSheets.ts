import {
  a1,
  columnLetters,
  readingChoices,
  type Day,
  type Item,
  type ItemGroup,
  type ItemKey,
  type Plan,
  type PlanCell,
  type Quota,
  type ReadingId,
  type SheetPlan,
} from "../engine/index.js";
import { nativeFormulas } from "../engine/items.js";
import { methodTitles } from "../engine/ruleLine.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { termsOf } from "../engine/terms.js";
import type { NativeFormula } from "../engine/rule.js";
import { formStatusWords, measureWords, reviewWords } from "../engine/tables/cellWords.js";
import { annexNumbers, type AnnexNumber } from "./annexNumbers.js";
import { firstQuotaRow, firstScoringRow, scoringSheet } from "./annexPlans.js";
import { FormulaBlock } from "./formulaBlock.js";
import {
  amountFrom,
  amountText,
  cleaned,
  dateFrom,
  dateWritten,
  firstDigit,
  isOneOf,
  lookedUp,
  partOf,
  quoted,
  replaced,
} from "./formulaTexts.js";
import { firstEntryRow, sheetNameOf } from "./ledgerPlan.js";
import type { LedgerKey } from "./ledgerRows.js";
import type { Ledger } from "./ledgers.js";
import { choiceTitle, settingRow } from "./settingsPlan.js";

const resultSheet = "公式核算";
const helperSheet = "公式核算-辅助";
const yearCell = `${quoted(resultSheet)}!$C$3`;
const asOfCell = `${quoted(resultSheet)}!$G$3`;
/** Rows of the result sheet, from 0. */
const resultHead = 4;
/** The column of the first line on the result sheet, from 0. */
const firstItem = 2;
/** The heading row of the helper blocks, from 0. */
const helperHead = 4;
const enterprisesAtMost = 4;
const unitsAtMost = 3;
const listMarks = [
  ["；", "、"],
  [";", "、"],
  ["，", "、"],
  [",", "、"],
] as const;

/** Words with which a sentence of 附件5 sets a cap or a floor. */
const boundWords = ["最高", "最多", "封顶", "上限", "不超过", "最低", "扣完"] as const;

/** Helper columns with the number of recorded talks. */
const talkColumns = { summonedTalk: "约谈", reminderTalk: "提醒谈话", admonitionTalk: "诫勉谈话" } as const;

interface Block {
  readonly title: string;
  readonly block: FormulaBlock;
  /** A cell's formula, or its constant value. */
  readonly cell: (column: string, index: number) => PlanCell;
}

/**
 * 公式核算 and its helper sheet: the ten items and the total by native formulas alone, so that a workbook can be scored where no add-in runs.
 * @param quotas parsed 招引任务 in 附件1 order; `undefined` where it cannot be read @param ledgers the ledgers, with the rows to be covered @param asOf 数据截止日
 */
export function scoringSheets(
  plan: Plan,
  quotas: readonly (Quota | undefined)[],
  ledgers: readonly Ledger[],
  asOf: Day,
  example: boolean,
): readonly [SheetPlan, SheetPlan] {
  const builder = new ScoringSheets(plan, quotas, ledgers);
  return [builder.result(asOf, example), builder.helper(example)];
}

/** Where the names of the units stand, for drop-downs. */
export function unitListOf(plan: Plan): string {
  return `${quoted(resultSheet)}!$B$${resultHead + 2}:$B$${resultHead + 1 + plan.quotas.length}`;
}

class ScoringSheets {
  private readonly ledgers: ReadonlyMap<LedgerKey, Ledger>;
  private readonly categories: readonly string[];
  private readonly items: readonly Item[];
  private readonly blocks: readonly Block[];
  private readonly terms: FormulaBlock;
  /** What the workbook's own 附件5 says, by parameter. */
  private readonly annexNumbers: ReadonlyMap<string, AnnexNumber>;
  private readonly names: FormulaBlock;
  private readonly kinds: FormulaBlock;
  private readonly units: FormulaBlock;
  private readonly leads: FormulaBlock;
  private readonly visits: FormulaBlock;
  private readonly projects: FormulaBlock;
  private readonly weeks: FormulaBlock;
  private readonly measures: FormulaBlock;

  constructor(
    private readonly plan: Plan,
    private readonly quotas: readonly (Quota | undefined)[],
    ledgers: readonly Ledger[],
  ) {
    this.ledgers = new Map(ledgers.map((ledger) => [ledger.key, ledger]));
    this.categories = plan.categories.filter(({ quota }) => quota).map(({ name }) => name);
    this.items = termsOf(plan).items;
    let left = 0;
    const block = (rows: number, columns: readonly string[]): FormulaBlock => {
      const made = new FormulaBlock(helperSheet, left, helperHead, rows, columns);
      left = made.right + 2;
      return made;
    };
    const side = (name: string): string[] => [
      `${name}文`,
      ...numbered(`${name}段`, unitsAtMost),
      ...numbered(`${name}部门`, unitsAtMost),
      ...numbered(`${name}比例`, unitsAtMost),
      ...numbered(`${name}份额`, unitsAtMost),
    ];
    this.annexNumbers = annexNumbers(plan);
    this.terms = block(this.numericTerms().length, ["参数", "附件5", "采用值"]);
    this.units = block(plan.quotas.length, [
      "序",
      "部门",
      "任务数",
      ...this.categories.map((name) => `须${name}`),
      "附件1相符",
      "考察任务",
      ...numbered("信息", 12),
      "信息数",
      "达标月",
      "考察数",
      ...this.categories.map((name) => `有${name}`),
      "认定数",
      "指定完成",
      "完成数",
      "优强",
      "服务分",
      "按时周",
      "点名",
      "亿元份额",
      ...Object.values(talkColumns),
    ]);
    this.names = block(this.nameList().length + this.capacity("aliases"), ["写法", "部门序"]);
    this.kinds = block(this.categoryList().length, ["类别写法", "类别"]);
    this.leads = block(this.capacity("leads"), ["日期净", "日期文", "日期数", "部门号", "内容", "有效", "计入"]);
    this.visits = block(this.capacity("visits"), [
      "日期净",
      "日期文",
      "日期数",
      "部门号",
      "可计",
      "企业文",
      ...numbered("企业", enterprisesAtMost),
      "家数",
    ]);
    this.projects = block(this.capacity("projects"), [
      "项目",
      ...["签约", "开工", "投产", "终止"].flatMap((name) => [`${name}净`, `${name}文`, name]),
      "类别净",
      "类别文",
      "类别",
      "投资净",
      "投资额",
      "优强",
      "未过",
      "首未过",
      "首行",
      "认定",
      "服务值",
      ...side("引进"),
      ...side("服务"),
      ...numbered("服务得分", unitsAtMost),
    ]);
    this.weeks = block(this.capacity("weeks"), [
      "日期净",
      "日期文",
      "日期数",
      "部门号",
      "周次",
      "欠签约表",
      "在谈表",
      "签约表",
      "登记",
      "计入",
      "按时",
      "点名",
    ]);
    this.measures = block(this.capacity("measures"), ["日期净", "日期文", "日期数", "部门号", "措施类"]);
    this.blocks = [
      { title: "参数", block: this.terms, cell: (column, index) => this.termCell(column, index) },
      { title: "部门汇总", block: this.units, cell: (column, index) => this.unitCell(column, index) },
      { title: "部门写法", block: this.names, cell: (column, index) => this.nameCell(column, index) },
      {
        title: "类别写法",
        block: this.kinds,
        cell: (column, index) => styled(this.categoryList()[index]?.[column === "类别" ? 1 : 0] ?? "", "text"),
      },
      {
        title: sheetNameOf("leads"),
        block: this.leads,
        cell: (column, index) => calculated(this.leadFormula(column, index)),
      },
      {
        title: sheetNameOf("visits"),
        block: this.visits,
        cell: (column, index) => calculated(this.visitFormula(column, index)),
      },
      {
        title: sheetNameOf("projects"),
        block: this.projects,
        cell: (column, index) => calculated(this.projectFormula(column, index)),
      },
      {
        title: sheetNameOf("weeks"),
        block: this.weeks,
        cell: (column, index) => calculated(this.weekFormula(column, index)),
      },
      {
        title: sheetNameOf("measures"),
        block: this.measures,
        cell: (column, index) => calculated(this.measureFormula(column, index)),
      },
    ];
  }

  // ── the result sheet ──

  result(asOf: Day, example: boolean): SheetPlan {
    const { plan } = this;
    const { items } = this;
    const draft = new SheetDraft([5, 18, ...items.map(() => 9.5), 9, 9, 9, 10, 7]);
    const last = draft.widths.length - 1;
    const wide = (row: number, text: string, style: string, height: number): void => {
      draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
      draft.height(row, height);
    };
    wide(0, `${resultSheet}：不用加载项的核对表${example ? "（示例数据）" : ""}`, "title", 34);
    wide(1, `只用普通公式按默认口径从各台账算出十项得分。${plan.provisional}。`, "subtitle", 20);
    draft.span({ top: 2, left: 0, bottom: 2, right: 1 }, styled("考核年度", "label"));
    draft.put(2, 2, styled(plan.year, "integer"));
    draft.span({ top: 2, left: 4, bottom: 2, right: 5 }, styled("数据截止日（可改）", "label"));
    draft.span({ top: 2, left: 6, bottom: 2, right: 7 }, { date: asOf, style: "entryDate" });
    draft.height(2, 24);
    draft.height(3, 8);
    const sums = ["基础分", "加分", "扣分", "总分", "名次"];
    draft.putRow(resultHead, 0, [
      styled("序", "heading"),
      styled("部门", "heading"),
      ...items.map(({ title }) => styled(title, "heading")),
      ...sums.map((text) => styled(text, "heading")),
    ]);
    draft.height(resultHead, 34);
    plan.quotas.forEach(({ unit }, index) => {
      const row = resultHead + 1 + index;
      draft.putRow(row, 0, [styled(index + 1, "integer"), styled(unit, "textBold")]);
      items.forEach((line, position) => {
        const formula = this.itemFormula(line, index);
        draft.put(
          row,
          firstItem + position,
          formula === undefined
            ? styled("–", "textCenter")
            : { formula, style: line.group === "base" ? "points" : "pointsOrDash" },
        );
      });
      const at = (column: number): string => a1({ row, column });
      const sum = firstItem + items.length;
      const groupSum = (group: ItemGroup): string => {
        const cells = items.flatMap((line, position) => (line.group === group ? [firstItem + position] : []));
        const [first, last] = [cells[0], cells.at(-1)];
        return first === undefined || last === undefined ? "0" : `SUM(${at(first)}:${at(last)})`;
      };
      const totals = columnLetters(sum + 3);
      draft.putRow(row, sum, [
        { formula: groupSum("base"), style: "pointsSum" },
        { formula: groupSum("bonus"), style: "pointsSumOrDash" },
        { formula: groupSum("deduction"), style: "pointsSumOrDash" },
        { formula: `ROUND(SUM(${at(sum)}:${at(sum + 2)}),2)`, style: "total" },
        {
          formula: `RANK(${at(sum + 3)},$${totals}$${resultHead + 2}:$${totals}$${resultHead + 1 + plan.quotas.length})`,
          style: "rank",
        },
      ]);
      draft.height(row, 20);
    });
    let row = resultHead + plan.quotas.length + 1;
    draft.height(row, 8);
    wide(++row, "核算前提（每行应显示“正常”）", "section", 24);
    for (const { title, count, trouble } of this.checks()) {
      row++;
      draft.span({ top: row, left: 0, bottom: row, right: 7 }, styled(title, "text"));
      const formula = `IF(${count}=0,"正常",${count}&"${trouble}")`;
      draft.span({ top: row, left: 8, bottom: row, right: last }, { formula, style: "text" });
      draft.height(row, 20);
    }
    wide(++row, "本表不核对的事项", "section", 24);
    for (const text of [
      "口径只有默认一种；其他口径、分步说明、数据体检、通报与约谈建议、序时进度由加载项或命令行给出。",
      "招引任务的文字已按方案拆成各类别名额（见辅助表）；附件1的部门、顺序或任务文字改动后，上面会提示，须同时改辅助表的名额。",
      "全角与半角的数字、字母不作统一；“一亿元”“1亿2000万元”等写法和外币金额视为不明；一格内写多个部门的考察、周报和措施不拆分。",
      `各台账核算的行数以辅助表为限（信息${this.capacity("leads")}行、考察${this.capacity("visits")}行、项目${this.capacity("projects")}行、周报${this.capacity("weeks")}行、措施${this.capacity("measures")}行）。`,
    ]) {
      wide(++row, text, "note", heightFor([{ text, width: draft.widthOf(0, last) }], 14, 18));
    }
    return {
      role: "template",
      name: resultSheet,
      tabColor: palette.green,
      widths: draft.widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: resultHead + 1, columns: 2 },
      print: {
        landscape: true,
        fitWidth: 1,
        fitHeight: 1,
        margins: { top: 1.5, bottom: 1.6, left: 1.3, right: 1.3 },
        ...(example ? { header: "&R示例数据" } : {}),
        footer: `&L${example ? "示例数据　" : ""}${plan.provisional}&R第 &P 页，共 &N 页`,
        centered: true,
      },
    };
  }

  /** A line by native formulas; `undefined` for one that only the add-in computes. */
  private itemFormula({ key, rule }: Item, index: number): string | undefined {
    const parameterOf = (name: string): string => {
      const wanted = rule.terms[name];
      return typeof wanted === "object" ? wanted.parameter : `${key}.${name}`;
    };
    return this.formulaOf(key)?.(
      (column) => this.units.outside(this.units.cell(column, index)),
      (name) => this.term(parameterOf(name)),
    );
  }

  private formulaOf(key: ItemKey): NativeFormula | undefined {
    return nativeFormulas[this.plan.items.find((item) => item.key === key)?.rule ?? key];
  }

  private checks(): { readonly title: string; readonly count: string; readonly trouble: string }[] {
    const settings = quoted(sheetNameOf("settings"));
    const lastRow = firstScoringRow + this.plan.annexes.scoringRows.length;
    const annex5 = `${quoted(scoringSheet)}!$B$${firstScoringRow + 1}:$C$${lastRow}`;
    const changed = (Object.keys(readingChoices) as ReadingId[])
      .map((id) => ({
        cell: `${settings}!$B$${settingRow(this.plan, id) + 1}`,
        own: readingChoices[id][0],
        title: choiceTitle(this.plan, id),
      }))
      .map(({ cell, own, title }) => `(${cell}<>"")*(${cell}<>"${own}")*(${cell}<>"${title}")`)
      .join("+");
    const beyond = (["leads", "visits", "projects", "weeks", "measures"] as const)
      .map((key) => `COUNTA(${quoted(sheetNameOf(key))}!$B$${firstEntryRow + this.capacity(key) + 1}:$B$20000)`)
      .join("+");
    const unknown = (block: FormulaBlock, key: LedgerKey): string =>
      `SUMPRODUCT((${this.ledgerRange(key, "unit")}<>"")*(${block.outside(block.all("部门号"))}=0))`;
    const undated = (block: FormulaBlock): string =>
      `SUMPRODUCT((${block.outside(block.all("日期文"))}<>"")*(${block.outside(block.all("日期数"))}=""))`;
    const dated = [this.leads, this.visits, this.weeks, this.measures];
    return [
      {
        title: "附件1的部门、任务与辅助表的名额一致",
        count: `(${this.plan.quotas.length}-SUM(${this.units.outside(this.units.all("附件1相符"))}))`,
        trouble: " 个部门不一致，请改辅助表的名额",
      },
      {
        title: "规则参数的口径都是默认口径",
        count: `(${changed})`,
        trouble: " 项已改为其他口径，本表仍按默认口径计算",
      },
      {
        title: "考核规则各行都按方案（增加、改动、取消的项目本表不核对）",
        count: `(${this.changedLines()})`,
        trouble: " 行不是按方案，本表仍按方案的项目计算，以加载项或命令行为准",
      },
      {
        title: "附件5各句能取出分值",
        count: `SUMPRODUCT(ISERROR(${this.terms.outside(this.terms.all("附件5"))})*1)`,
        trouble: " 个数取不出，本表按方案的数计算",
      },
      {
        title: "附件5没有另设封顶、保底",
        count: `SUMPRODUCT(((${boundWords.map((word) => `ISNUMBER(FIND("${word}",${annex5}))`).join("+")})>0)*1)`,
        trouble: " 处，本表未计封顶、保底",
      },
      { title: "台账没有超出核算行数", count: `(${beyond})`, trouble: " 行超出核算行数，未计入" },
      {
        title: `考察一格不多于${enterprisesAtMost}家，项目一格不多于${unitsAtMost}个部门`,
        count: `(SUMPRODUCT((LEN(${this.visits.outside(this.visits.all("企业文"))})-LEN(SUBSTITUTE(${this.visits.outside(this.visits.all("企业文"))},"、",""))>${enterprisesAtMost - 1})*1)+SUMPRODUCT((LEN(${this.projects.outside(this.projects.all("引进文"))})-LEN(SUBSTITUTE(${this.projects.outside(this.projects.all("引进文"))},"、",""))>${unitsAtMost - 1})*1))`,
        trouble: " 行超出，只计前几个",
      },
      {
        title: "各台账的责任部门都在附件1中",
        count: `(${unknown(this.leads, "leads")}+${unknown(this.visits, "visits")}+${unknown(this.weeks, "weeks")}+${unknown(this.measures, "measures")})`,
        trouble: " 行的部门不在附件1中，未计入",
      },
      { title: "各台账的日期都能读懂", count: `(${dated.map(undated).join("+")})`, trouble: " 行的日期读不懂，未计入" },
    ];
  }

  /** Rows of 考核规则 that make the lines anything else than the plan's. */
  private changedLines(): string {
    const column = (field: string): string => this.ledgerRange("scoringRules", field);
    const method = column("method");
    const numbers = ["points", "fullMarks", "cap", "floor"].map((field) => `(${column(field)}<>"")`).join("+");
    return `SUMPRODUCT((((${method}<>"")*(${method}<>"${methodTitles.asPlanned}")+${numbers})>0)*1)`;
  }

  // ── the helper sheet ──

  helper(example: boolean): SheetPlan {
    const widths: number[] = [];
    for (const { block } of this.blocks) {
      for (let column = block.left; column <= block.right; column++) widths[column] = 9;
      widths[block.right + 1] = 3;
    }
    widths[this.terms.left] = 34;
    for (const [block, column] of [
      [this.units, "部门"],
      [this.names, "写法"],
      [this.kinds, "类别写法"],
      [this.leads, "内容"],
      [this.visits, "企业文"],
      [this.projects, "项目"],
    ] as const) {
      widths[block.left + block.columns.indexOf(column)] = 20;
    }
    const draft = new SheetDraft(widths);
    draft.put(0, 0, styled(`${helperSheet}：公式核算表的中间数${example ? "（示例数据）" : ""}`, "section"));
    draft.height(0, 26);
    draft.put(
      1,
      0,
      styled("请勿改动；只有“部门汇总”中浅黄色的名额可以随附件1修改。每块的一行对应台账的一行。", "plain"),
    );
    for (const { title, block, cell } of this.blocks) {
      draft.put(helperHead - 1, block.left, styled(title, "section"));
      // The arrow keeps these names from being taken for the headings of a ledger.
      block.columns.forEach((name, offset) =>
        draft.put(helperHead, block.left + offset, styled(`${name}↓`, "subheading")),
      );
      for (let index = 0; index < block.rowCount; index++) {
        block.columns.forEach((name, offset) =>
          draft.put(helperHead + 1 + index, block.left + offset, cell(name, index)),
        );
      }
    }
    draft.height(helperHead, 30);
    return {
      role: "template",
      name: helperSheet,
      tabColor: palette.muted,
      widths: Array.from(widths, (width) => width ?? 9),
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: helperHead + 1, columns: 0 },
      print: {
        landscape: true,
        fitWidth: 1,
        fitHeight: 0,
        // Paper is for the results: of the helper sheet only parameters and sums are printed.
        area: {
          top: 0,
          left: 0,
          bottom: helperHead + Math.max(this.terms.rowCount, this.units.rowCount),
          right: this.units.right,
        },
        ...(example ? { header: "&R示例数据" } : {}),
        footer: `&L${example ? "示例数据　" : ""}${helperSheet}&R第 &P 页，共 &N 页`,
      },
    };
  }

  private numericTerms(): { id: string; value: number }[] {
    return this.plan.parameters.flatMap(({ id, value }) => (typeof value === "number" ? [{ id, value }] : []));
  }

  /** Where the value in use of a parameter stands. */
  private term(id: string): string {
    const index = this.numericTerms().findIndex((term) => term.id === id);
    if (index < 0) throw new Error(`the plan has no number ${id}`);
    return this.terms.outside(this.terms.cell("采用值", index).replace(/(?<=[A-Z])(\d+)$/, "$$$1"));
  }

  private termCell(column: string, index: number): PlanCell {
    const { id, value } = this.numericTerms()[index] as { id: string; value: number };
    if (column === "参数") return styled(id, "text");
    const own = this.annexNumbers.get(id);
    if (column === "附件5") return own === undefined ? styled("", "text") : { formula: own.formula, style: "amount" };
    const cell = `${quoted(sheetNameOf("settings"))}!$B$${settingRow(this.plan, id) + 1}`;
    // A number that 规则参数 prints as the plan has it sets nothing against 附件5.
    const isSet = own === undefined ? `ISNUMBER(${cell})` : `IF(ISNUMBER(${cell}),${cell}<>${value},FALSE)`;
    const otherwise = own === undefined ? String(value) : `IFERROR(${this.terms.cell("附件5", index)},${value})`;
    return { formula: `IF(${isSet},${cell},${otherwise})`, style: "amount" };
  }

  private unitCell(column: string, index: number): PlanCell {
    const row = this.plan.quotas[index] as Plan["quotas"][number];
    const quota = this.quotas[index];
    const own = (name: string): string => this.units.cell(name, index);
    if (column === "序") return styled(index + 1, "integer");
    if (column === "部门") return styled(row.unit, "textBold");
    if (column === "任务数") return styled(quota?.total ?? 0, "entryNumber");
    const wanted = this.categories.find((name) => column === `须${name}`);
    if (wanted !== undefined) return styled(quota?.minimums.get(wanted) ?? 0, "entryNumber");
    const formula = ((): string => {
      const annex = quoted(sheetNameOf("quotas"));
      const annexRow = firstQuotaRow + index + 1;
      const sequence = own("序");
      const month = /^信息(\d+)$/.exec(column)?.[1];
      const category = this.categories.find((name) => column === `有${name}`);
      if (month !== undefined) {
        return `SUMPRODUCT((${this.leads.all("部门号")}=${sequence})*(${this.leads.all("计入")}=1)*(${this.leads.all("日期数")}>=DATE(${yearCell},${month},1))*(${this.leads.all("日期数")}<DATE(${yearCell},${month}+1,1)))`;
      }
      if (category !== undefined) return this.attracted(sequence, `,${this.projects.all("类别")},"${category}"`);
      switch (column) {
        case "附件1相符":
          return `IF(AND(LEFT(${cleaned(`${annex}!$B$${annexRow}`)},${plainText(row.unit).length})="${plainText(row.unit)}",${cleaned(`${annex}!$C$${annexRow}`)}="${plainText(row.quotaText)}"),1,0)`;
        case "考察任务":
          return `IF(ISNUMBER(${annex}!$D$${annexRow}),${annex}!$D$${annexRow},0)`;
        case "信息数":
          return `SUM(${own("信息1")}:${own("信息12")})`;
        case "达标月":
          return `COUNTIF(${own("信息1")}:${own("信息12")},">="&${this.term("leadReporting.leadsPerMonth")})`;
        case "考察数":
          return `SUMIFS(${this.visits.all("家数")},${this.visits.all("部门号")},${sequence})`;
        case "认定数":
          return this.attracted(sequence, "");
        case "指定完成":
          return this.categories.map((name) => `MIN(${own(`有${name}`)},${own(`须${name}`)})`).join("+");
        case "完成数": {
          const least = `SUM(${own(`须${this.categories[0]}`)}:${own(`须${this.categories[this.categories.length - 1]}`)})`;
          return `${own("指定完成")}+MIN(MAX(0,${own("任务数")}-${least}),${own("认定数")}-${own("指定完成")})`;
        }
        case "优强":
          return numbered("", unitsAtMost)
            .map(
              (part) =>
                `COUNTIFS(${this.projects.all(`引进部门${part}`)},${sequence},${this.projects.all(`引进份额${part}`)},">0",${this.projects.all("认定")},1,${this.projects.all("优强")},1)`,
            )
            .join("+");
        case "服务分":
          return numbered("", unitsAtMost)
            .map(
              (part) =>
                `SUMIFS(${this.projects.all(`服务得分${part}`)},${this.projects.all(`服务部门${part}`)},${sequence})`,
            )
            .join("+");
        case "按时周":
          return `SUMIFS(${this.weeks.all("按时")},${this.weeks.all("部门号")},${sequence})`;
        case "点名":
          return `SUMIFS(${this.weeks.all("点名")},${this.weeks.all("部门号")},${sequence})`;
        case "亿元份额":
          return this.attracted(
            sequence,
            `,${this.projects.all("投资额")},">="&${this.term("largeProjects.threshold")}`,
          );
        default:
          return `COUNTIFS(${this.measures.all("部门号")},${sequence},${this.measures.all("措施类")},"${column}")`;
      }
    })();
    return { formula, style: "amount" };
  }

  /** A unit's share of the recognised projects that meet further conditions. */
  private attracted(sequence: string, conditions: string): string {
    return numbered("", unitsAtMost)
      .map(
        (part) =>
          `SUMIFS(${this.projects.all(`引进份额${part}`)},${this.projects.all(`引进部门${part}`)},${sequence},${this.projects.all("认定")},1${conditions})`,
      )
      .join("+");
  }

  /** Every spelling of a scored unit in the plan, with the unit's number. */
  private nameList(): { text: string; unit: number }[] {
    return this.plan.quotas.flatMap(({ unit }, index) => {
      const aliases = this.plan.units.find(({ name }) => name === unit)?.aliases ?? [];
      return [unit, ...aliases].map((text) => ({ text: plainText(text), unit: index + 1 }));
    });
  }

  private nameCell(column: string, index: number): PlanCell {
    const own = this.nameList();
    const given = own[index];
    if (given !== undefined) return column === "写法" ? styled(given.text, "text") : styled(given.unit, "integer");
    const row = index - own.length;
    // Aliases lead to the plan's own spellings only, never to another alias: no circle can arise.
    const planOnly = (column: number): string =>
      `$${columnLetters(column)}$${helperHead + 2}:$${columnLetters(column)}$${helperHead + 1 + own.length}`;
    const [ownNames, ownNumbers] = [planOnly(this.names.left), planOnly(this.names.left + 1)];
    return column === "写法"
      ? calculated(cleaned(this.entry("aliases", "alias", row)))
      : calculated(lookedUp(cleaned(this.entry("aliases", "unit", row)), ownNames, ownNumbers, "0"));
  }

  private categoryList(): [string, string][] {
    return this.plan.categories.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((text): [string, string] => [plainText(text), name]),
    );
  }

  private leadFormula(column: string, index: number): string {
    const { leads: block } = this;
    const own = (name: string): string => block.cell(name, index);
    switch (column) {
      case "日期净":
        return cleaned(this.entry("leads", "day", index));
      case "日期文":
        return dateWritten(this.entry("leads", "day", index), own("日期净"), yearCell);
      case "日期数":
        return dateFrom(own("日期文"));
      case "部门号":
        return this.unitNumber(cleaned(this.entry("leads", "unit", index)));
      case "内容":
        return replaced(cleaned(this.entry("leads", "text", index)), [
          [",", "，"],
          [";", "；"],
          [":", "："],
          ["!", "！"],
          ["?", "？"],
          ["(", "（"],
          [")", "）"],
        ]);
      case "有效":
        return `IF(AND(${isIn(cleaned(this.entry("leads", "valid", index)), yesWordList())},${own("内容")}<>"",${inYear(own("日期数"))}),1,0)`;
      default: {
        // The earliest date is first, on one date the upper row, whichever unit that was.
        const earlier = `SUMPRODUCT((${block.all("有效")}=1)*EXACT(${block.all("内容")},${own("内容")})*(${block.all("日期数")}<${own("日期数")}))`;
        const sameDay = `SUMPRODUCT((${block.above("有效", "有效", index)}=1)*EXACT(${block.above("内容", "内容", index)},${own("内容")})*(${block.above("日期数", "日期数", index)}=${own("日期数")}))`;
        return `IF(AND(${own("有效")}=1,${own("部门号")}>0),IF(${earlier}+${sameDay}=0,IF(${own("日期数")}<=${asOfCell},1,0),0),0)`;
      }
    }
  }

  private visitFormula(column: string, index: number): string {
    const { visits: block } = this;
    const own = (name: string): string => block.cell(name, index);
    const place = this.entry("visits", "visitedPlace", index);
    const number = /^企业(\d)$/.exec(column)?.[1];
    if (number !== undefined) {
      const name = partOf(own("企业文"), Number(number));
      // The key holds the unit, so that two units may each visit the same enterprise.
      return `IF(${own("可计")}=1,IF(${name}="","",${own("部门号")}&"|"&${name}),"")`;
    }
    switch (column) {
      case "日期净":
        return cleaned(this.entry("visits", "day", index));
      case "日期文":
        return dateWritten(this.entry("visits", "day", index), own("日期净"), yearCell);
      case "日期数":
        return dateFrom(own("日期文"));
      case "部门号":
        return this.unitNumber(cleaned(this.entry("visits", "unit", index)));
      case "可计":
        return `IF(AND(${own("部门号")}>0,${cleaned(this.entry("visits", "leader", index))}<>"",${this.away(place)}${inYear(own("日期数"))},${own("日期数")}<=${asOfCell}),1,0)`;
      case "企业文":
        return listText(this.entry("visits", "enterprise", index));
      default: {
        const counted = numbered("企业", enterprisesAtMost).map((name, position, all) => {
          const before = [
            `SUMPRODUCT(--EXACT(${block.above("企业1", `企业${enterprisesAtMost}`, index)},${own(name)}))`,
            ...all.slice(0, position).map((left) => `EXACT(${own(left)},${own(name)})`),
          ];
          return `IF(${own(name)}="",0,IF(${before.join("+")}=0,1,0))`;
        });
        return counted.join("+");
      }
    }
  }

  /** Conditions, each with a comma behind it, that no home name stands in a place; names elsewhere that hold one are not told apart. */
  private away(place: string): string {
    return this.plan.names.homePlaces.map((name) => `ISERROR(FIND("${name}",${place})),`).join("");
  }

  private projectFormula(column: string, index: number): string {
    const { projects: block } = this;
    const own = (name: string): string => block.cell(name, index);
    const dates: Readonly<Record<string, string>> = {
      签约: "signed",
      开工: "started",
      投产: "producing",
      终止: "terminated",
    };
    const written = /^(签约|开工|投产|终止)文$/.exec(column)?.[1];
    if (written !== undefined)
      return dateWritten(this.entry("projects", dates[written] as string, index), own(`${written}净`), yearCell);
    const entered = /^(签约|开工|投产|终止)净$/.exec(column)?.[1];
    if (entered !== undefined) return cleaned(this.entry("projects", dates[entered] as string, index));
    if (column in dates) return dateFrom(own(`${column}文`));
    const service = /^服务得分(\d)$/.exec(column)?.[1];
    if (service !== undefined) return `${own("服务值")}*${own(`服务份额${service}`)}`;
    const shared = /^(引进|服务)(文|段|部门|比例|份额)(\d?)$/.exec(column);
    if (shared !== null) return this.shareFormula(shared[1] as string, shared[2] as string, Number(shared[3]), index);
    switch (column) {
      case "项目":
        return cleaned(this.entry("projects", "name", index));
      case "类别净":
        return cleaned(this.entry("projects", "category", index));
      case "类别文":
        return `IF(RIGHT(${own("类别净")},2)="项目",LEFT(${own("类别净")},LEN(${own("类别净")})-2),${own("类别净")})`;
      case "类别":
        return lookedUp(own("类别文"), this.kinds.all("类别写法"), this.kinds.all("类别"), '"其他"');
      case "投资净":
        return amountText(this.entry("projects", "investment", index));
      case "投资额":
        return amountFrom(this.entry("projects", "investment", index), own("投资净"));
      case "优强":
        return `IF(${isIn(cleaned(this.entry("projects", "topTier", index)), yesWordList())},1,0)`;
      case "未过": {
        const review = cleaned(this.entry("projects", "review", index));
        return `IF(${isIn(review, reviewWords.failed)},2,IF(${isIn(review, reviewWords.passed)},1,0))`;
      }
      // Whether the first row of the name failed its review, so that a later one that passed may take it over.
      case "首未过": {
        const same = `EXACT(${block.above("项目", "项目", index)},${own("项目")})`;
        return `IF(SUMPRODUCT(--${same})=0,IF(${own("未过")}=2,1,0),IF(SUMPRODUCT(${same}*(${block.above("首未过", "首未过", index)}=1))>0,1,0))`;
      }
      // The row that owns the name.
      case "首行": {
        const same = `EXACT(${block.above("项目", "项目", index)},${own("项目")})`;
        const again = `AND(${own("首未过")}=1,${own("未过")}=1,SUMPRODUCT(${same}*(${block.above("未过", "未过", index)}=1))=0)`;
        return `IF(${own("项目")}="",0,IF(OR(SUMPRODUCT(--${same})=0,${again}),1,0))`;
      }
      case "认定": {
        // An end that cannot be dated must not leave the project counting; signs for “not yet” are no date.
        const notYet = isIn(own("终止净"), ["/", "-", "—", "无", "暂无", "没有", "未终止"]);
        return `IF(${own("项目")}="",0,IF(AND(${own("首行")}=1,${inYear(own("签约"))},${own("签约")}<=${asOfCell},${own("未过")}<>2,IF(${own("终止")}="",OR(${own("终止文")}="",${notYet}),${own("终止")}>${asOfCell})),1,0))`;
      }
      default:
        return `IF(${own("认定")}=1,IF(AND(${own("投产")}<>"",${own("投产")}<=${asOfCell}),${this.term("projectService.producing")},IF(AND(${own("开工")}<>"",${own("开工")}<=${asOfCell}),${this.term("projectService.started")},0)),0)`;
    }
  }

  /** `罗家桥乡60%、陶汇公司40%`: parts, units, percentages, and what each unit gets. */
  private shareFormula(side: string, column: string, part: number, index: number): string {
    const own = (name: string, number: number | string = part): string =>
      this.projects.cell(`${side}${name}${number}`, index);
    const percent = (): string => `FIND("%",${own("段")})`;
    switch (column) {
      case "文": {
        const cell = this.entry("projects", side === "引进" ? "attractedBy" : "servicedBy", index);
        const list = replaced(listText(cell), [
          ["％", "%"],
          ["（", ""],
          ["）", ""],
          ["(", ""],
          [")", ""],
          ["/", "、"],
        ]);
        if (side === "引进") return list;
        const firstPart = this.projects.cell("引进段1", index);
        return `IF(${cleaned(cell)}="",IF(ISNUMBER(FIND("%",${firstPart})),LEFT(${firstPart},${firstDigit(firstPart)}-1),${firstPart}),${list})`;
      }
      case "段":
        return partOf(own("文", ""), part);
      case "部门":
        return this.unitNumber(`IF(ISNUMBER(${percent()}),LEFT(${own("段")},${firstDigit(own("段"))}-1),${own("段")})`);
      case "比例":
        return `IF(ISNUMBER(${percent()}),IFERROR(VALUE(MID(${own("段")},${firstDigit(own("段"))},${percent()}-${firstDigit(own("段"))}))/100,""),"")`;
      default: {
        const shares = `${own("比例", 1)}:${own("比例", unitsAtMost)}`;
        const parts = numbered("", unitsAtMost)
          .map((number) => `(${own("段", number)}<>"")`)
          .join("+");
        const split = `AND(COUNT(${shares})=${parts},ABS(SUM(${shares})-1)<0.00001)`;
        return `IF(${own("段")}="",0,IF(${split},${own("比例")},${part === 1 ? 1 : 0}))`;
      }
    }
  }

  private weekFormula(column: string, index: number): string {
    const { weeks: block } = this;
    const own = (name: string): string => block.cell(name, index);
    const state = (field: string, blank: string): string => {
      const text = cleaned(this.entry("weeks", field, index));
      return `IF(${text}="",${blank},IF(${isIn(text, [...formStatusWords.onTime, ...formStatusWords.zeroReport])},1,IF(${isIn(text, formStatusWords.notApplicable)},0,-1)))`;
    };
    /** Projects of the unit that are signed by the deadline, less those that have ended by then. */
    const signedProjects = (): string => {
      const { projects } = this;
      const parts = (["引进", "服务"] as const).flatMap((side) =>
        numbered("", unitsAtMost).map((number) => {
          const own = `${projects.outside(projects.all(`${side}部门${number}`))},${block.cell("部门号", index)},${projects.outside(projects.all(`${side}份额${number}`))},">0",${projects.outside(projects.all("首行"))},1,${projects.outside(projects.all("签约"))},"<="&${block.cell("日期数", index)}`;
          return `COUNTIFS(${own})-COUNTIFS(${own},${projects.outside(projects.all("终止"))},"<="&${block.cell("日期数", index)})`;
        }),
      );
      return parts.join("+");
    };
    const ofUnit = (week: string): string =>
      `COUNTIFS(${block.all("部门号")},${own("部门号")},${block.all("登记")},1,${block.all("周次")},${week})`;
    switch (column) {
      case "日期净":
        return cleaned(this.entry("weeks", "deadline", index));
      case "日期文":
        return dateWritten(this.entry("weeks", "deadline", index), own("日期净"), yearCell);
      case "日期数":
        return dateFrom(own("日期文"));
      case "部门号":
        return this.unitNumber(cleaned(this.entry("weeks", "unit", index)));
      // Weeks from Monday to Sunday: 2 January 1900 was a Monday.
      case "周次":
        return `IF(${own("日期数")}="","",INT((${own("日期数")}-2)/7))`;
      case "欠签约表":
        return `IF(OR(${own("部门号")}=0,${own("日期数")}=""),0,IF(${signedProjects()}>0,1,0))`;
      case "在谈表":
        return state("inTalks", "-1");
      case "签约表":
        return state("signed", `IF(${own("欠签约表")}=1,-1,0)`);
      case "登记":
        return `IF(AND(${own("部门号")}>0,${inYear(own("日期数"))}),IF(COUNTIFS(${block.above("部门号", "部门号", index)},${own("部门号")},${block.above("日期数", "日期数", index)},${own("日期数")})=0,IF(${own("日期数")}<=${asOfCell},1,0),0),0)`;
      // Of several deadlines in a week the earliest, and one more for each neighbouring week that has none.
      case "计入":
        return `IF(${own("登记")}=1,IF(COUNTIFS(${block.all("部门号")},${own("部门号")},${block.all("登记")},1,${block.all("周次")},${own("周次")},${block.all("日期数")},"<"&${own("日期数")})<1+(${ofUnit(`${own("周次")}-1`)}=0)+(${ofUnit(`${own("周次")}+1`)}=0),1,0),0)`;
      case "按时":
        return `IF(AND(${own("计入")}=1,MIN(${own("在谈表")},${own("签约表")})>=0,OR(${own("在谈表")}=1,AND(${own("签约表")}=1,${own("欠签约表")}=1))),1,0)`;
      default: {
        const cell = this.entry("weeks", "named", index);
        return `IF(AND(${own("计入")}=1,ISNUMBER(${cell})),${cell},0)`;
      }
    }
  }

  private measureFormula(column: string, index: number): string {
    const own = (name: string): string => this.measures.cell(name, index);
    switch (column) {
      case "日期净":
        return cleaned(this.entry("measures", "day", index));
      case "日期文":
        return dateWritten(this.entry("measures", "day", index), own("日期净"), yearCell);
      case "日期数":
        return dateFrom(own("日期文"));
      case "部门号":
        return this.unitNumber(cleaned(this.entry("measures", "unit", index)));
      default: {
        const text = cleaned(this.entry("measures", "kind", index));
        const kinds = (["summonedTalk", "reminderTalk", "admonitionTalk"] as const).map((kind) => ({
          words: measureWords[kind],
          name: talkColumns[kind],
        }));
        const name = kinds.reduceRight(
          (otherwise, { words, name: title }) => `IF(${isIn(text, words)},"${title}",${otherwise})`,
          '""',
        );
        return `IF(AND(${inYear(own("日期数"))},${own("日期数")}<=${asOfCell}),${name},"")`;
      }
    }
  }

  /** The number of a unit in 附件1 order, 0 when it is none of them. */
  private unitNumber(text: string): string {
    return lookedUp(text, this.names.all("写法"), this.names.all("部门序"), "0");
  }

  private capacity(key: LedgerKey): number {
    return this.ledgers.get(key)?.capacity ?? 0;
  }

  private columnOf(key: LedgerKey, field: string): string {
    const index = this.ledgers.get(key)?.columns.findIndex((column) => column.key === field) ?? -1;
    if (index < 0) throw new Error(`the ledger ${key} has no column ${field}`);
    return columnLetters(index);
  }

  /** The cell of a ledger's row, from 0. */
  private entry(key: LedgerKey, field: string, index: number): string {
    return `${quoted(sheetNameOf(key))}!$${this.columnOf(key, field)}${firstEntryRow + 1 + index}`;
  }

  private ledgerRange(key: LedgerKey, field: string): string {
    const letters = this.columnOf(key, field);
    return `${quoted(sheetNameOf(key))}!$${letters}$${firstEntryRow + 1}:$${letters}$${firstEntryRow + this.capacity(key)}`;
  }
}

function calculated(formula: string): PlanCell {
  return { formula, style: "textMuted" };
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
}

function plainText(text: string): string {
  return text.replace(/\s/g, "");
}

/** A list in a cell with one kind of separator and no spaces. */
function listText(cell: string): string {
  return replaced(cleaned(`SUBSTITUTE(${cell},CHAR(10),"、")`), listMarks);
}

function inYear(date: string): string {
  return `IF(${date}="",FALSE,YEAR(${date})=${yearCell})`;
}

function isIn(text: string, words: readonly string[]): string {
  return words.length === 1
    ? isOneOf(text, words)
    : `ISNUMBER(MATCH(${text},{${words.map((word) => `"${word}"`).join(",")}},0))`;
}

/** What counts as yes; comparisons of texts pay no heed to capitals. */
function yesWordList(): readonly string[] {
  return ["是", "有效", "√", "✓", "✔", "☑", "1", "Y", "YES", "TRUE", "T", "对", "有"];
}
