import { parseMonth, type Month } from "./calendar.js";
import { issue, type Issue } from "./issue.js";
import type { Plan } from "./plan.js";

/** The plan's numbers as the rules use them, a workbook's 规则参数 applied. Money is 万元, areas are ㎡ or 亩. */
export interface Terms {
  readonly leadReporting: {
    readonly leadsPerMonth: number;
    readonly pointsPerMonth: number;
    readonly leadsPerYear: number;
    readonly fullMarks: number;
  };
  readonly enterpriseVisits: { readonly pointsPerEnterprise: number; readonly fullMarks: number };
  readonly projectAttraction: { readonly fullMarks: number };
  readonly projectService: { readonly started: number; readonly producing: number; readonly fullMarks: number };
  readonly trackingReports: {
    readonly pointsPerWeek: number;
    readonly deductionPerNaming: number;
    readonly fullMarks: number;
  };
  readonly quotaExcess: { readonly points: number };
  readonly largeProjects: { readonly points: number; readonly threshold: number };
  readonly summonedTalk: { readonly points: number };
  readonly reminderTalk: { readonly points: number };
  readonly admonitionTalk: { readonly points: number };
  readonly escalation: {
    readonly firstMonth: Month;
    readonly districtNotice: number;
    readonly summonedTalk: number;
    readonly accountability: number;
  };
  readonly admission: { readonly taxPerSquareMetre: number; readonly plantArea: number; readonly taxPerMu: number };
}

/**
 * The terms of a plan with what a workbook sets.
 * @param settings values by parameter id, as `Facts.parameters`; one that is no usable value (negative, not a number, not a month) leaves the plan's own in force and is an issue
 * @throws when the plan lacks a parameter, which is a defect of the plan file
 */
export function termsOf(
  plan: Plan,
  settings: Readonly<Record<string, number | string>> = {},
): { terms: Terms; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const valueOf = <Value extends number | string>(id: string, usable: (value: unknown) => value is Value): Value => {
    const own = plan.parameters.find((parameter) => parameter.id === id)?.value;
    if (!usable(own)) throw new Error(`the plan ${plan.id} has no usable parameter ${id}`);
    const set = Object.hasOwn(settings, id) ? settings[id] : undefined;
    if (set === undefined || usable(set)) return set ?? own;
    issues.push(
      issue("error", "setting.unusable", "规则参数“{id}”的取值“{value}”不能使用，仍按方案的 {own} 计算，请改正", {
        id,
        value: set,
        own,
      }),
    );
    return own;
  };
  const number = (id: string): number => valueOf(id, isAmount);
  const count = (id: string): number => valueOf(id, isCount);
  const terms: Terms = {
    leadReporting: {
      leadsPerMonth: count("leadReporting.leadsPerMonth"),
      pointsPerMonth: number("leadReporting.pointsPerMonth"),
      leadsPerYear: count("leadReporting.leadsPerYear"),
      fullMarks: number("leadReporting.fullMarks"),
    },
    enterpriseVisits: {
      pointsPerEnterprise: number("enterpriseVisits.pointsPerEnterprise"),
      fullMarks: number("enterpriseVisits.fullMarks"),
    },
    projectAttraction: { fullMarks: number("projectAttraction.fullMarks") },
    projectService: {
      started: number("projectService.started"),
      producing: number("projectService.producing"),
      fullMarks: number("projectService.fullMarks"),
    },
    trackingReports: {
      pointsPerWeek: number("trackingReports.pointsPerWeek"),
      deductionPerNaming: number("trackingReports.deductionPerNaming"),
      fullMarks: number("trackingReports.fullMarks"),
    },
    quotaExcess: { points: number("quotaExcess.points") },
    largeProjects: { points: number("largeProjects.points"), threshold: number("largeProjects.threshold") },
    summonedTalk: { points: number("summonedTalk.points") },
    reminderTalk: { points: number("reminderTalk.points") },
    admonitionTalk: { points: number("admonitionTalk.points") },
    escalation: {
      firstMonth: valueOf("escalation.firstMonth", isMonth),
      districtNotice: count("escalation.districtNotice"),
      summonedTalk: count("escalation.summonedTalk"),
      accountability: count("escalation.accountability"),
    },
    admission: {
      taxPerSquareMetre: number("admission.taxPerSquareMetre"),
      plantArea: number("admission.plantArea"),
      taxPerMu: number("admission.taxPerMu"),
    },
  };
  return { terms, issues };
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Numbers of leads and months: zero leads a month would make every month good, zero months would propose a sanction for nothing. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isMonth(value: unknown): value is Month {
  return typeof value === "string" && parseMonth(value) !== undefined;
}
