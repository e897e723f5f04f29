import {
  amountFrom,
  amountText,
  cleaned,
  dateFrom,
  dateWritten,
  firstDigit,
  listText,
  lookedUp,
  numbered,
  partOf,
  replaced,
} from "../formulaTexts.js";
import { reviewWords } from "../../engine/tables/cellWords.js";
import { asOfCell, inYear, isIn, unitsAtMost, yearCell, yesWords, type Scope } from "./scope.js";

/** Parts, units, percentages and shares of one of the two columns of units. */
function sideColumns(side: string): string[] {
  return [
    `${side}文`,
    ...numbered(`${side}段`, unitsAtMost),
    ...numbered(`${side}部门`, unitsAtMost),
    ...numbered(`${side}比例`, unitsAtMost),
    ...numbered(`${side}份额`, unitsAtMost),
  ];
}

/** 项目: one row a project. */
export const projectColumns = [
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
  ...sideColumns("引进"),
  ...sideColumns("服务"),
  ...numbered("服务得分", unitsAtMost),
] as const;

/** The formula of a helper cell of a project; `index`: its row of the ledger, from 0. */
export function projectFormula(scope: Scope, column: string, index: number): string {
  const { projects: block } = scope;
  const own = (name: string): string => block.cell(name, index);
  const dates: Readonly<Record<string, string>> = {
    签约: "signed",
    开工: "started",
    投产: "producing",
    终止: "terminated",
  };
  const written = /^(签约|开工|投产|终止)文$/.exec(column)?.[1];
  if (written !== undefined)
    return dateWritten(scope.entry("projects", dates[written] as string, index), own(`${written}净`), yearCell);
  const entered = /^(签约|开工|投产|终止)净$/.exec(column)?.[1];
  if (entered !== undefined) return cleaned(scope.entry("projects", dates[entered] as string, index));
  if (column in dates) return dateFrom(own(`${column}文`));
  const service = /^服务得分(\d)$/.exec(column)?.[1];
  if (service !== undefined) return `${own("服务值")}*${own(`服务份额${service}`)}`;
  const shared = /^(引进|服务)(文|段|部门|比例|份额)(\d?)$/.exec(column);
  if (shared !== null) return shareFormula(scope, shared[1] as string, shared[2] as string, Number(shared[3]), index);
  switch (column) {
    case "项目":
      return cleaned(scope.entry("projects", "name", index));
    case "类别净":
      return cleaned(scope.entry("projects", "category", index));
    case "类别文":
      return `IF(RIGHT(${own("类别净")},2)="项目",LEFT(${own("类别净")},LEN(${own("类别净")})-2),${own("类别净")})`;
    case "类别":
      return lookedUp(own("类别文"), scope.kinds.all("类别写法"), scope.kinds.all("类别"), '"其他"');
    case "投资净":
      return amountText(scope.entry("projects", "investment", index));
    case "投资额":
      return amountFrom(scope.entry("projects", "investment", index), own("投资净"));
    case "优强":
      return `IF(${isIn(cleaned(scope.entry("projects", "topTier", index)), yesWords)},1,0)`;
    case "未过": {
      const review = cleaned(scope.entry("projects", "review", index));
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
      return `IF(${own("认定")}=1,IF(AND(${own("投产")}<>"",${own("投产")}<=${asOfCell}),${scope.term("projectService.producing")},IF(AND(${own("开工")}<>"",${own("开工")}<=${asOfCell}),${scope.term("projectService.started")},0)),0)`;
  }
}

/** `罗家桥乡60%、陶汇公司40%`: parts, units, percentages, and what each unit gets. */
function shareFormula(scope: Scope, side: string, column: string, part: number, index: number): string {
  const own = (name: string, number: number | string = part): string =>
    scope.projects.cell(`${side}${name}${number}`, index);
  const percent = (): string => `FIND("%",${own("段")})`;
  switch (column) {
    case "文": {
      const cell = scope.entry("projects", side === "引进" ? "attractedBy" : "servicedBy", index);
      const list = replaced(listText(cell), [
        ["％", "%"],
        ["（", ""],
        ["）", ""],
        ["(", ""],
        [")", ""],
        ["/", "、"],
      ]);
      if (side === "引进") return list;
      const firstPart = scope.projects.cell("引进段1", index);
      return `IF(${cleaned(cell)}="",IF(ISNUMBER(FIND("%",${firstPart})),LEFT(${firstPart},${firstDigit(firstPart)}-1),${firstPart}),${list})`;
    }
    case "段":
      return partOf(own("文", ""), part);
    case "部门":
      return scope.unitNumber(`IF(ISNUMBER(${percent()}),LEFT(${own("段")},${firstDigit(own("段"))}-1),${own("段")})`);
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
