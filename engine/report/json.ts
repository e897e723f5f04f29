import { isoDate } from "../calendar.js";
import type { Assessment, EscalationLevel, Light, MissReason, MonthStatus } from "../assessment.js";
import { issueText, type Severity } from "../issue.js";
import type { ItemKey } from "../plan.js";
import { plainNumber } from "../reason.js";
import { maskerFor } from "../masking.js";
import { a1 } from "../grid/a1.js";

/** What `scorecard assess --json` prints; the order of the fields is part of it. */
export interface AssessmentJson {
  readonly pack: string;
  /** `2024-12-31`. */
  readonly asOf: string;
  readonly district: {
    readonly quota: { readonly required: number; readonly filled: number; readonly recognised: number };
    readonly visits: { readonly required: number; readonly done: number };
  };
  /** 附件1 order. */
  readonly units: readonly {
    readonly name: string;
    readonly rank: number;
    readonly total: number;
    readonly base: number;
    readonly bonus: number;
    readonly deduction: number;
    readonly items: Readonly<Record<ItemKey, number>>;
    readonly quota: { readonly required: number; readonly filled: number; readonly recognised: number };
    readonly light: Light;
    readonly reachable: number;
    readonly escalation: {
      readonly level: EscalationLevel;
      readonly confirmed: boolean;
      readonly streak: number;
      readonly months: readonly {
        readonly month: string;
        readonly status: MonthStatus;
        readonly reasons: readonly MissReason[];
      }[];
    };
  }[];
  /** `sheet` and `cell` are left out where the issue has no cell. */
  readonly issues: readonly {
    readonly severity: Severity;
    readonly code: string;
    readonly message: string;
    readonly sheet?: string;
    readonly cell?: string;
  }[];
}

/** An assessment as plain JSON: exactly the shape of {@link AssessmentJson}; numbers are rounded half-up to 2 decimals. */
export function assessmentJson(assessment: Assessment): AssessmentJson {
  const { district } = assessment;
  const mask = maskerFor(assessment);
  return {
    pack: assessment.plan.id,
    asOf: isoDate(assessment.asOf),
    district: {
      quota: {
        required: rounded(district.quota.required),
        filled: rounded(district.quota.filled),
        recognised: rounded(district.quota.recognised),
      },
      visits: { required: rounded(district.visits.required), done: rounded(district.visits.done) },
    },
    units: assessment.units.map((unit) => ({
      name: unit.name,
      rank: unit.rank,
      total: rounded(unit.total),
      base: rounded(unit.base),
      bonus: rounded(unit.bonus),
      deduction: rounded(unit.deduction),
      items: Object.fromEntries(assessment.items.map(({ key }) => [key, rounded(unit.items[key]?.points ?? 0)])),
      quota: {
        required: rounded(unit.quota.required),
        filled: rounded(unit.quota.filled),
        recognised: rounded(unit.quota.recognised),
      },
      light: unit.light,
      reachable: rounded(unit.reachable),
      escalation: {
        level: unit.escalation.level,
        confirmed: unit.escalation.confirmed,
        streak: unit.escalation.streak,
        months: unit.escalation.months.map(({ month, status, reasons }) => ({ month, status, reasons })),
      },
    })),
    issues: assessment.issues.map((issue) => ({
      severity: issue.severity,
      code: issue.code,
      message: mask(issueText(issue)),
      ...(issue.place === undefined ? {} : { sheet: issue.place.sheet, cell: a1(issue.place) }),
    })),
  };
}

function rounded(value: number): number {
  return Number(plainNumber(value));
}
