/** Caps and floors: what 附件5 writes behind a sentence of 考核方式, and what 考核规则 enters for a line of the plan, which is stronger. */
import type { Item, PlanCell } from "../../engine/index.js";
import { methodTitles } from "../../engine/ruleLine.js";
import { styled } from "../../engine/report/sheetDraft.js";
import { methodSentences } from "../annexNumbers.js";
import { cleaned, firstDigit, replaced, withFixedRow } from "../formulaTexts.js";
import { calculated, isIn, yearCell, type Scope } from "./scope.js";

/** 附件5的封顶保底: one row a sentence of 考核方式, with what stands behind it taken apart. */
export const endingColumns = [
  "项目键",
  "文",
  "起",
  ...["余1", "文1", "词1", "数1", "余2", "文2", "词2", "数2"],
  "余3",
  "附件5封顶",
  "附件5保底",
  "不明",
] as const;

/** 封顶保底: one row a line of the plan. */
export const boundColumns = [
  "考核项目",
  "规则行",
  "规则封顶",
  "规则保底",
  "句中封顶",
  "句中保底",
  "封顶",
  "保底",
  "上界",
  "下界",
] as const;

/** Wordings that are followed, each with its number and 分 behind; any other is told by the checks. */
const capWords = [
  ...["最高", "最高不超过", "最高不得超过", "最高加", "最高扣", "最高得", "最高计", "最高为"],
  ...["最多", "最多不超过", "最多不得超过", "最多加", "最多扣", "最多得", "最多计", "最多为"],
  ...["不超过", "不得超过", "封顶", "封顶为", "上限", "上限为"],
];
const floorWords = ["最低", "最低得", "最低计", "最低为", "不低于", "保底", "下限", "下限为"];
const untilNothing = "扣完为止";

/** Words that may set a cap or a floor, in whatever wording. */
export const boundWords = ["最高", "最多", "封顶", "上限", "不超过", "最低", "扣完"] as const;

/** No score comes near it: it stands where there is no bound. */
const unbounded = 1_000_000;

const marks = [
  [",", "，"],
  ["；", "，"],
  [";", "，"],
  ["。", "，"],
  ["（", "，"],
  ["(", "，"],
  ["）", "，"],
  [")", "，"],
] as const;
const doubled = ["，，", "，"] as const;

/** A cell as pieces, each between two commas. */
function pieces(cell: string): string {
  const parted = replaced(cleaned(`SUBSTITUTE(${cell},CHAR(10),"，")`), marks);
  return replaced(`"，"&${parted}&"，"`, [doubled, doubled, doubled]);
}

/** The same of a text of the plan, without its ends. */
function plainPieces(text: string): string {
  return text
    .replace(/\s/g, "")
    .replace(/[,；;。（(）)]/g, "，")
    .replace(/，+/g, "，")
    .replace(/^，|，$/g, "");
}

/** The words of a sentence between its numbers. */
function literals(sentence: string): { first: string; beforeLast: string; tail: string } {
  const parts = sentence.split(/\{[^{}]*\}/);
  const at = (index: number): string => parts.at(index) ?? "";
  const bare = (text: string): string => text.replace(/\s/g, "").replace(/[,；;。（(）)]/g, "，");
  return { first: bare(at(0)), beforeLast: bare(at(-2)), tail: plainPieces(at(-1)) };
}

/** A cell of a sentence of 附件5; `index`: in the order of the plan, from 0. */
export function endingCell(scope: Scope, column: string, index: number): PlanCell {
  const sentences = methodSentences(scope.plan);
  const { key, text, cell } = sentences[index] as (typeof sentences)[number];
  if (column === "项目键") return styled(key, "text");
  return calculated(endingFormula(scope, column, index, text, cell));
}

function endingFormula(scope: Scope, column: string, index: number, sentence: string, cell: string): string {
  const own = (name: string): string => scope.endings.cell(name, index);
  const { first, beforeLast, tail } = literals(sentence);
  const text = own("文");
  const number = Number(/\d$/.exec(column)?.[0] ?? 0);
  const group = scope.items.find(({ key }) => key === methodSentences(scope.plan)[index]?.key)?.group;
  const isCap = (which: number): string => `AND(${isIn(own(`词${which}`), capWords)},ISNUMBER(${own(`数${which}`)}))`;
  const floors = [
    ...(group === "deduction" ? [] : floorWords),
    // Only marks of its own can be used up.
    ...(group === "base" ? [untilNothing] : []),
  ];
  const isFloor = (which: number): string =>
    floors.length === 0 ? "FALSE" : `AND(${isIn(own(`词${which}`), floors)},ISNUMBER(${own(`数${which}`)}))`;
  const foundOf = (isKind: (which: number) => string): string =>
    `IF(ISERROR(${own("余3")}),"",IF(${isKind(1)},${own("数1")},IF(${isKind(2)},${own("数2")},"")))`;
  switch (column) {
    case "文":
      return pieces(cell);
    case "起":
      return sentence.includes("{")
        ? `FIND("${tail}，",${text},FIND("${beforeLast}",${text},FIND("${first}",${text}))+${beforeLast.length})+${tail.length}`
        : `FIND("，${plainPieces(sentence)}，",${text})+${plainPieces(sentence).length + 1}`;
    case "余1": {
      // A sentence ends where the next of its cell begins.
      const others = methodSentences(scope.plan).filter((other) => other.cell === cell && other.text !== sentence);
      const ends = others.map(
        (other) => `IFERROR(FIND("${literals(other.text).first}",${text},${own("起")}),LEN(${text})+1)`,
      );
      const end = ends.length === 0 ? `LEN(${text})+1` : `MIN(${ends.join(",")})`;
      return `MID(${text},${own("起")},${end}-${own("起")})`;
    }
    case "余2":
    case "余3": {
      const before = number - 1;
      const rest = own(`余${before}`);
      return `IF(OR(${isCap(before)},${isFloor(before)}),MID(${rest},LEN(${own(`文${before}`)})+2,LEN(${rest})),${rest})`;
    }
    case "文1":
    case "文2": {
      const rest = own(`余${number}`);
      return `IF(LEN(${rest})<2,"",MID(${rest},2,FIND("，",${rest},2)-2))`;
    }
    case "词1":
    case "词2": {
      const piece = own(`文${number}`);
      return `IF(${piece}="${untilNothing}",${piece},LEFT(${piece},${firstDigit(piece)}-1))`;
    }
    case "数1":
    case "数2": {
      const piece = own(`文${number}`);
      const start = firstDigit(piece);
      return `IF(${piece}="${untilNothing}",0,IF(RIGHT(${piece},1)="分",IFERROR(VALUE(MID(${piece},${start},LEN(${piece})-${start})),""),""))`;
    }
    case "附件5封顶":
      return foundOf(isCap);
    case "附件5保底":
      return foundOf(isFloor);
    default: {
      const sets = boundWords.map((word) => `ISNUMBER(FIND("${word}",${text}))`).join("+");
      return `IF(ISERROR(${own("余3")}),IF(${sets}>0,1,0),IF(${own("余3")}="，",0,1))`;
    }
  }
}

/** A cell of a line; `index`: in the order of the plan, from 0. */
export function boundCell(scope: Scope, column: string, index: number): PlanCell {
  const item = scope.items[index] as Item;
  if (column === "考核项目") return styled(item.title, "text");
  return calculated(boundFormula(scope, column, index, item));
}

function boundFormula(scope: Scope, column: string, index: number, item: Item): string {
  const own = (name: string): string => scope.bounds.cell(name, index);
  const rules = (field: string): string => scope.ledgerRange("scoringRules", field);
  const ofRule = (field: string): string =>
    `IF(${own("规则行")}=0,"",IF(INDEX(${rules("method")},${own("规则行")})<>"${methodTitles.asPlanned}","",IF(ISNUMBER(INDEX(${rules(field)},${own("规则行")})),INDEX(${rules(field)},${own("规则行")}),"")))`;
  const ofSentences = (name: string): string =>
    methodSentences(scope.plan)
      .flatMap(({ key }, at) => (key === item.key ? [scope.endings.cell(name, at)] : []))
      .reduceRight((otherwise, cell) => `IF(ISNUMBER(${cell}),${cell},${otherwise})`, `""`);
  const stronger = (rule: string, sentence: string): string => `IF(ISNUMBER(${rule}),${rule},${sentence})`;
  switch (column) {
    case "规则行":
      return `IFERROR(MATCH(${own("考核项目")},${rules("item")},0),0)`;
    case "规则封顶":
      return ofRule("cap");
    case "规则保底":
      return ofRule("floor");
    case "句中封顶":
      return ofSentences("附件5封顶");
    case "句中保底":
      return ofSentences("附件5保底");
    case "封顶":
      return stronger(own("规则封顶"), own("句中封顶"));
    case "保底":
      return stronger(own("规则保底"), own("句中保底"));
    case "上界":
      return `IF(ISNUMBER(${own("封顶")}),${own("封顶")},${unbounded})`;
    default: {
      // A line without data has no points that could be raised.
      const data = ledgersOf(scope, item);
      const floor = `IF(ISNUMBER(${own("保底")}),${own("保底")},-${unbounded})`;
      return data.length === 0 ? floor : `IF(AND(${data.join(",")}),${floor},-${unbounded})`;
    }
  }
}

/** Conditions that the ledgers of a line hold a row of the year; a project may be signed before it. */
function ledgersOf(scope: Scope, { rule }: Item): string[] {
  const dated = (block: typeof scope.leads): string =>
    `COUNTIFS(${block.all("日期数")},">="&DATE(${yearCell},1,1),${block.all("日期数")},"<"&DATE(${yearCell}+1,1,1))>0`;
  return [
    ...(rule.tables.includes("leads") ? [dated(scope.leads)] : []),
    ...(rule.tables.includes("visits") ? [dated(scope.visits)] : []),
    ...(rule.tables.includes("projects") ? [`SUMPRODUCT((${scope.projects.all("项目")}<>"")*1)>0`] : []),
    ...(rule.tables.includes("weeks") ? [dated(scope.weeks)] : []),
  ];
}

/** A line's points within its bounds; of a deduction the amount that is deducted. */
export function within(scope: Scope, { key, group }: Item, points: string): string {
  const index = scope.items.findIndex((item) => item.key === key);
  const at = (name: string): string => scope.bounds.outside(withFixedRow(scope.bounds.cell(name, index)));
  const [upper, lower] = [at("上界"), at("下界")];
  return group === "deduction" ? `-MAX(MIN(-(${points}),${upper}),${lower})` : `MAX(MIN(${points},${upper}),${lower})`;
}

/** How many bounds of 附件5 and 考核规则 are set in a way that is not followed. */
export function unfollowedBounds(scope: Scope, annexTasks: string): string {
  const { endings, bounds } = scope;
  const rules = (field: string): string => scope.ledgerRange("scoringRules", field);
  const set = (["cap", "floor"] as const)
    .map((field) => `SUMPRODUCT((${rules("method")}="${methodTitles.asPlanned}")*(${rules(field)}<>""))`)
    .join("+");
  const followed = ["规则封顶", "规则保底"].map((column) => `COUNT(${bounds.outside(bounds.all(column))})`).join("-");
  const inTasks = boundWords.map((word) => `ISNUMBER(FIND("${word}",${annexTasks}))`).join("+");
  const reversed = `SUMPRODUCT((${bounds.outside(bounds.all("下界"))}>${bounds.outside(bounds.all("上界"))})*1)`;
  return `(SUM(${endings.outside(endings.all("不明"))})+SUMPRODUCT(((${inTasks})>0)*1)+${set}-${followed}+${reversed})`;
}
