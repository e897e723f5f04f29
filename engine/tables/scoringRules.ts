/** 考核规则: the lines that the office adds to the plan's, changes and cancels. A row that cannot be understood counts nothing, and says so. */
import type { Clause, ItemGroup, PlanItem } from "../plan.js";
import { issue, type Issue } from "../issue.js";
import { isMoney, measureOf, type Measure } from "../measures.js";
import { mechanisms } from "../mechanisms/index.js";
import { methodTitles, type Method, type RuleField, type RuleLine } from "../ruleLine.js";
import { rules } from "../items.js";
import { keepRule } from "../lineRules.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import { readPlainNumber } from "./plainNumbers.js";
import { headingOf, tableHeadings, type FieldOf } from "./headings.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import { readBands, readConditions, readMeasure, readTarget, type CellMeaning } from "./ruleCells.js";
import type { TablePart } from "./tablePart.js";
import { compact, tidy } from "./text.js";

type Row = TableRow<FieldOf<"scoringRules">>;
type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

const groupWords: Readonly<Record<ItemGroup, readonly string[]>> = {
  base: ["基础", "基础分", "基础项", "基本分"],
  bonus: ["加分", "加分项"],
  deduction: ["扣分", "扣分项"],
};

/** Columns that every 计分方式 may have. */
const always: readonly RuleField[] = ["item", "kind", "method", "basis", "cap", "floor"];
const fields = Object.keys({
  item: 0,
  kind: 0,
  method: 0,
  measure: 0,
  condition: 0,
  target: 0,
  points: 0,
  fullMarks: 0,
  cap: 0,
  floor: 0,
  basis: 0,
} satisfies Record<RuleField, 0>) as RuleField[];

/** One line per 项目. Two rows of one 项目 that differ contradict each other: neither counts. */
export function readScoringRules(parts: readonly TablePart[], gate: Gate, issues: Issue[]): RuleLine[] {
  const lines = new Map<string, RuleLine>();
  for (const row of dataRows<"scoringRules">(parts, issues)) {
    const line = new RowReader(row, gate, issues).line();
    if (line === undefined) continue;
    const key = line.planned ?? compact(line.title);
    const first = lines.get(key);
    if (first === undefined) {
      lines.set(key, line);
      continue;
    }
    const isCopy = fields.every((field) => compact(first.texts[field] ?? "") === compact(line.texts[field] ?? ""));
    issues.push(
      isCopy
        ? issue(
            "warning",
            "rule.duplicate",
            "“{title}”已在 {first} 写过，只算一次；请删去一行",
            { title: line.title, first: cellName(first.place) },
            line.place,
          )
        : issue(
            "error",
            "rule.duplicate",
            "“{title}”与 {first} 写的不一样，两行都不采用，本项不计分；请只留一行",
            { title: line.title, first: cellName(first.place) },
            line.place,
          ),
    );
    if (!isCopy) lines.set(key, { ...first, method: undefined });
  }
  const read = [...lines.values()];
  for (const line of read) {
    const rule = line.method === undefined ? undefined : mechanisms[line.method].rule(line);
    if (rule !== undefined) keepRule(line, rule);
  }
  return read;
}

class RowReader {
  private understood = true;

  constructor(
    private readonly row: Row,
    private readonly gate: Gate,
    private readonly issues: Issue[],
  ) {}

  /** `undefined`: the row names no 项目, so that nothing can be named by it. */
  line(): RuleLine | undefined {
    const { row, gate } = this;
    const said = tidy(row.text("item")).replaceAll("\n", "");
    const isOwnRule = /^(按方案|取消)$/.test(compact(row.text("method")));
    const lacking = incomplete(
      row,
      "scoringRules",
      "rule.incomplete",
      isOwnRule ? ["item", "method"] : ["item", "kind", "method"],
    );
    if (lacking !== undefined) {
      this.issues.push(lacking);
      this.understood = false;
    }
    if (said === "") return undefined;
    const plan = gate.plan.items.find(({ title }) => compact(title) === compact(said));
    const title = plan?.title ?? said;
    const method = this.method();
    if (isOwnRule && plan === undefined)
      this.refuse("rule.itemUnknown", "item", `可填：${gate.plan.items.map((each) => each.title).join("、")}`);
    const group = this.group(plan, isOwnRule);
    const line: Writable<RuleLine> = {
      title,
      ...(plan === undefined ? {} : { planned: plan.key }),
      group,
      method,
      conditions: [],
      clause: this.clause(title),
      texts: this.texts(),
      place: row.place("item"),
      cells: this.cells(),
    };
    if (method !== undefined) this.numbers(line, method, plan);
    if (!this.understood) line.method = undefined;
    return line;
  }

  private method(): Method | undefined {
    if (this.row.isBlank("method")) return undefined;
    const text = compact(this.row.text("method"));
    const found = (Object.keys(methodTitles) as Method[]).find((key) => methodTitles[key] === text);
    if (found === undefined)
      this.refuse("rule.methodUnknown", "method", `可填：${Object.values(methodTitles).join("、")}`);
    return found;
  }

  /** Of the plan's own lines the plan's group holds. A row whose group nobody can read stands among the bonuses, where it counts nothing. */
  private group(plan: PlanItem | undefined, isOwnRule: boolean): ItemGroup {
    const text = compact(this.row.text("kind"));
    const found = (Object.keys(groupWords) as ItemGroup[]).find((group) => groupWords[group].includes(text));
    if (found === undefined && text !== "") this.refuse("rule.kindUnknown", "kind", "可填：基础、加分、扣分");
    if (plan === undefined || !isOwnRule) return found ?? plan?.group ?? "bonus";
    if (found !== undefined && found !== plan.group)
      this.issues.push(
        issue(
          "warning",
          "rule.kindDiffers",
          "“{title}”在方案中是{planned}项，这里写的是“{kind}”，按方案计算；请改正",
          { title: plan.title, planned: groupWords[plan.group][0] ?? "", kind: text },
          this.row.place("kind"),
        ),
      );
    return plan.group;
  }

  /** The columns that the 计分方式 reads; what else is filled is told. */
  private numbers(line: Writable<RuleLine>, method: Method, plan: PlanItem | undefined): void {
    const { needs, takes } = mechanisms[method];
    const missing = needs.filter((field) => this.row.isBlank(field));
    for (const field of missing) {
      this.understood = false;
      this.issues.push(
        issue(
          "error",
          "rule.incomplete",
          "“{title}”缺少“{column}”，{method}要填这一栏，本项不计分；请补填",
          { title: line.title, column: headingOf("scoringRules", field), method: methodTitles[method] },
          this.row.place(field),
        ),
      );
    }
    const reads = (field: RuleField): boolean => needs.includes(field) || takes.includes(field);
    const measure = reads("measure") ? this.measure(line) : undefined;
    if (measure !== undefined && reads("condition") && !this.row.isBlank("condition")) {
      const found = this.meaning("rule.conditionUnknown", "condition", (text) =>
        readConditions(text, measure, this.gate),
      );
      if (found !== undefined) line.conditions = found;
    }
    if (measure !== undefined && reads("target") && !this.row.isBlank("target")) {
      const found = this.meaning("rule.targetUnknown", "target", (text) =>
        readTarget(this.row.cell("target"), text, measure, this.gate),
      );
      if (found !== undefined) line.target = found;
    }
    this.targetsBlank(line);
    if (reads("points") && !this.row.isBlank("points")) {
      if (method !== "banded") this.amount(line, "points");
      else if (measure !== undefined) {
        const found = this.meaning("rule.bandsUnreadable", "points", (text) => readBands(text, measure));
        if (found !== undefined) line.bands = found;
      }
    }
    if (line.group === "base" || needs.includes("fullMarks")) this.amount(line, "fullMarks");
    if (method !== "cancelled") {
      this.amount(line, "cap");
      this.amount(line, "floor");
    }
    this.bounds(line, method);
    this.unused(line, method, plan, reads);
  }

  private measure(line: Writable<RuleLine>): Measure | undefined {
    if (this.row.isBlank("measure")) return undefined;
    const found = this.meaning("rule.measureUnknown", "measure", readMeasure);
    if (found === undefined) return undefined;
    line.measure = found;
    return measureOf(found.key);
  }

  private bounds(line: RuleLine, method: Method): void {
    const { floor, cap, fullMarks, group } = line;
    const most = Math.min(cap ?? Infinity, group === "base" ? (fullMarks ?? Infinity) : Infinity);
    if (floor !== undefined && floor > most)
      this.refuse("rule.boundsReversed", "floor", `下限 ${floor} 高于上限 ${most}`);
    if (group === "base" && method !== "asPlanned" && method !== "cancelled" && fullMarks === undefined)
      this.issues.push(
        issue(
          "warning",
          "rule.fullMarksMissing",
          "基础项“{title}”没有写满分，{effect}；请补填",
          {
            title: line.title,
            effect: cap === undefined ? "不设上限，也不计入基础分满分" : `以封顶 ${cap} 分为满分`,
          },
          this.row.place("fullMarks"),
        ),
      );
  }

  /** Filled columns that this 计分方式 does not read. */
  private unused(
    line: RuleLine,
    method: Method,
    plan: PlanItem | undefined,
    reads: (field: RuleField) => boolean,
  ): void {
    const rule = plan === undefined ? undefined : rules[plan.rule ?? plan.key];
    for (const field of fields) {
      if (always.includes(field) ? method !== "cancelled" || !["cap", "floor"].includes(field) : false) continue;
      const isRead =
        method === "asPlanned"
          ? (field === "fullMarks" && rule?.terms.fullMarks !== undefined) ||
            (field === "points" && rule?.each !== undefined)
          : reads(field) || (field === "fullMarks" && line.group === "base" && method !== "cancelled");
      if (isRead || this.row.isBlank(field)) continue;
      this.issues.push(
        issue(
          "warning",
          "rule.cellUnused",
          "“{title}”的“{column}”{text}没有采用：{method}不用这一栏{wayOut}",
          {
            title: line.title,
            column: headingOf("scoringRules", field),
            text: this.row.text(field),
            method: methodTitles[method],
            wayOut: field === "fullMarks" && line.group !== "base" ? "，加分、扣分的上限请写在“封顶”" : "",
          },
          this.row.place(field),
        ),
      );
    }
  }

  private amount(line: Writable<RuleLine>, field: "points" | "fullMarks" | "cap" | "floor"): void {
    if (this.row.isBlank(field)) return;
    const number = readPlainNumber(this.row.cell(field));
    if (number === undefined || (number < 0 && field !== "floor"))
      this.refuse("rule.pointsUnreadable", field, "请填不小于 0 的数，如 3 或 0.5");
    else line[field] = number;
  }

  private meaning<Value>(
    code: "rule.measureUnknown" | "rule.conditionUnknown" | "rule.targetUnknown" | "rule.bandsUnreadable",
    field: RuleField,
    read: (text: string) => CellMeaning<Value>,
  ): Value | undefined {
    const found = read(this.row.text(field));
    if ("value" in found) return found.value;
    this.refuse(code, field, found.choices);
    return undefined;
  }

  /** The row is not understood, for what stands in a cell. */
  private refuse(code: Issue["code"], field: RuleField, choices: string): void {
    this.understood = false;
    this.issues.push(
      issue(
        "error",
        code,
        "“{column}”写的“{text}”不能用，本项不计分；{choices}",
        { column: headingOf("scoringRules", field), text: this.row.text(field).replaceAll("\n", " "), choices },
        this.row.place(field),
      ),
    );
  }

  /** 依据 word for word, else what the row says in its cells. */
  private clause(title: string): Clause {
    const texts = this.texts();
    const { basis } = texts;
    const said = fields.flatMap((field) => {
      const text = texts[field]?.replaceAll("\n", " ");
      if (text === undefined || field === "item" || field === "kind") return [];
      return [field === "method" ? text : `${headingOf("scoringRules", field)}：${text}`];
    });
    return {
      title: `${tableHeadings.scoringRules.title} ${title}`,
      quote: basis ?? said.join("，"),
      lines: [],
      place: this.row.place(basis === undefined ? "item" : "basis"),
    };
  }

  /** Units whose cell in a column of 附件1 that the line needs says nothing: they score 0 and say 未填, as in the plan's own lines. */
  private targetsBlank({ title, target, texts, measure }: RuleLine): void {
    if (target === undefined || !("heading" in target)) return;
    const money = isMoney(measure);
    const lacking = this.gate.unitsWithout(target.heading, money ? "amount" : "number");
    if (lacking.length === 0) return;
    this.issues.push(
      issue(
        "error",
        "rule.targetBlank",
        money
          ? "附件1的“{column}”有 {count} 个部门未填或不是人民币金额：{units}，“{title}”计 0 分；请补填"
          : "附件1的“{column}”有 {count} 个部门未填或不是数：{units}，“{title}”计 0 分；请补填",
        { column: texts.target ?? "", count: lacking.length, units: lacking.join("、"), title },
        this.row.place("target"),
      ),
    );
  }

  private texts(): RuleLine["texts"] {
    return Object.fromEntries(
      fields.filter((field) => !this.row.isBlank(field)).map((field) => [field, this.row.text(field)]),
    );
  }

  private cells(): RuleLine["cells"] {
    return Object.fromEntries(
      fields.filter((field) => this.row.has(field)).map((field) => [field, this.row.place(field)]),
    );
  }
}
