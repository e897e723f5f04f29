import type { Plan, PlanCell } from "../../engine/index.js";
import { styled } from "../../engine/report/sheetDraft.js";
import { firstQuotaRow } from "../annexPlans.js";
import { cleaned, numbered, plainText, quoted } from "../formulaTexts.js";
import { sheetNameOf } from "../ledgerPlan.js";
import { talkColumns, unitsAtMost, yearCell, type Scope } from "./scope.js";

/** 部门汇总: one row a unit, what its lines are worked out of. */
export function unitColumns(categories: readonly string[]): string[] {
  return [
    "序",
    "部门",
    "任务数",
    ...categories.map((name) => `须${name}`),
    "附件1相符",
    "考察任务",
    ...numbered("信息", 12),
    "信息数",
    "达标月",
    "考察数",
    ...categories.map((name) => `有${name}`),
    "认定数",
    "指定完成",
    "完成数",
    "优强",
    "服务分",
    "按时周",
    "点名",
    "亿元份额",
    ...Object.values(talkColumns),
  ];
}

/** A cell of 部门汇总: its formula, or the constant of the plan. `index`: the unit in 附件1 order, from 0. */
export function unitCell(scope: Scope, column: string, index: number): PlanCell {
  const row = scope.plan.quotas[index] as Plan["quotas"][number];
  const quota = scope.quotas[index];
  const own = (name: string): string => scope.units.cell(name, index);
  if (column === "序") return styled(index + 1, "integer");
  if (column === "部门") return styled(row.unit, "textBold");
  if (column === "任务数") return styled(quota?.total ?? 0, "entryNumber");
  const wanted = scope.categories.find((name) => column === `须${name}`);
  if (wanted !== undefined) return styled(quota?.minimums.get(wanted) ?? 0, "entryNumber");
  const formula = ((): string => {
    const annex = quoted(sheetNameOf("quotas"));
    const annexRow = firstQuotaRow + index + 1;
    const sequence = own("序");
    const month = /^信息(\d+)$/.exec(column)?.[1];
    const category = scope.categories.find((name) => column === `有${name}`);
    if (month !== undefined) {
      return `SUMPRODUCT((${scope.leads.all("部门号")}=${sequence})*(${scope.leads.all("计入")}=1)*(${scope.leads.all("日期数")}>=DATE(${yearCell},${month},1))*(${scope.leads.all("日期数")}<DATE(${yearCell},${month}+1,1)))`;
    }
    if (category !== undefined) return attracted(scope, sequence, `,${scope.projects.all("类别")},"${category}"`);
    switch (column) {
      case "附件1相符":
        return `IF(AND(LEFT(${cleaned(`${annex}!$B$${annexRow}`)},${plainText(row.unit).length})="${plainText(row.unit)}",${cleaned(`${annex}!$C$${annexRow}`)}="${plainText(row.quotaText)}"),1,0)`;
      case "考察任务":
        return `IF(ISNUMBER(${annex}!$D$${annexRow}),${annex}!$D$${annexRow},0)`;
      case "信息数":
        return `SUM(${own("信息1")}:${own("信息12")})`;
      case "达标月":
        return `COUNTIF(${own("信息1")}:${own("信息12")},">="&${scope.term("leadReporting.leadsPerMonth")})`;
      case "考察数":
        return `SUMIFS(${scope.visits.all("家数")},${scope.visits.all("部门号")},${sequence})`;
      case "认定数":
        return attracted(scope, sequence, "");
      case "指定完成":
        return scope.categories.map((name) => `MIN(${own(`有${name}`)},${own(`须${name}`)})`).join("+");
      case "完成数": {
        const least = `SUM(${own(`须${scope.categories[0]}`)}:${own(`须${scope.categories[scope.categories.length - 1]}`)})`;
        return `${own("指定完成")}+MIN(MAX(0,${own("任务数")}-${least}),${own("认定数")}-${own("指定完成")})`;
      }
      case "优强":
        return numbered("", unitsAtMost)
          .map(
            (part) =>
              `COUNTIFS(${scope.projects.all(`引进部门${part}`)},${sequence},${scope.projects.all(`引进份额${part}`)},">0",${scope.projects.all("认定")},1,${scope.projects.all("优强")},1)`,
          )
          .join("+");
      case "服务分":
        return numbered("", unitsAtMost)
          .map(
            (part) =>
              `SUMIFS(${scope.projects.all(`服务得分${part}`)},${scope.projects.all(`服务部门${part}`)},${sequence})`,
          )
          .join("+");
      case "按时周":
        return `SUMIFS(${scope.weeks.all("按时")},${scope.weeks.all("部门号")},${sequence})`;
      case "点名":
        return `SUMIFS(${scope.weeks.all("点名")},${scope.weeks.all("部门号")},${sequence})`;
      case "亿元份额":
        return attracted(
          scope,
          sequence,
          `,${scope.projects.all("投资额")},">="&${scope.term("largeProjects.threshold")}`,
        );
      default:
        return `COUNTIFS(${scope.measures.all("部门号")},${sequence},${scope.measures.all("措施类")},"${column}")`;
    }
  })();
  return { formula, style: "amount" };
}

/** A unit's share of the recognised projects that meet further conditions. */
function attracted(scope: Scope, sequence: string, conditions: string): string {
  return numbered("", unitsAtMost)
    .map(
      (part) =>
        `SUMIFS(${scope.projects.all(`引进份额${part}`)},${scope.projects.all(`引进部门${part}`)},${sequence},${scope.projects.all("认定")},1${conditions})`,
    )
    .join("+");
}
