import { isoDate } from "../calendar.js";
import type { Assessment, EscalationLevel, GroupRank, Light, MonthReason, MonthStatus } from "../assessment.js";
import {
  shownTables,
  type AddedTable,
  type Coverage,
  type CoverageState,
  type CoveredTable,
} from "../judgement/coverage.js";
import type { Severity } from "../issue.js";
import { issueText } from "../issueText.js";
import type { ItemKey, Readings } from "../plan.js";
import { plainNumber } from "../reason.js";
import { maskerFor } from "../masking.js";
import { a1 } from "../grid/a1.js";

/** What a workbook lets one know of a ledger; days as `2024-03-05`, of the year only. */
export interface CoverageJson {
  readonly state: CoverageState;
  readonly rows: number;
  readonly first?: string;
  readonly last?: string;
}

/** What `scorecard assess --json` prints; the order of the fields is part of it. */
export interface AssessmentJson {
  readonly pack: string;
  readonly year: number;
  /** `2024-12-31`. */
  readonly asOf: string;
  readonly provisional: string;
  readonly readings: Readings;
  /** The ledgers of 考核规则 only where they hold rows, or were seen and not read. */
  readonly coverage: Readonly<Record<CoveredTable, CoverageJson> & Partial<Record<AddedTable, CoverageJson>>>;
  /** Keys of the lines without data, which are in no total. */
  readonly incomplete: readonly ItemKey[];
  readonly district: {
    readonly quota: { readonly required: number; readonly filled: number | null; readonly recognised: number | null };
    readonly visits: { readonly required: number; readonly done: number };
  };
  /** 附件1 order. */
  readonly units: readonly {
    readonly name: string;
    readonly rank: number;
    /** Where 附件1 has a column 组别. */
    readonly group?: GroupRank;
    readonly total: number;
    readonly base: number;
    readonly bonus: number;
    readonly deduction: number;
    /** `null`: no data. */
    readonly items: Readonly<Record<ItemKey, number | null>>;
    /** Lines that the office added. */
    readonly custom: Readonly<Record<string, number | null>>;
    readonly quota: { readonly required: number; readonly filled: number | null; readonly recognised: number | null };
    readonly light: Light;
    readonly reachable: number;
    readonly escalation: {
      readonly level: EscalationLevel;
      readonly atMost: EscalationLevel;
      readonly confirmed: boolean;
      readonly streak: number;
      readonly months: readonly {
        readonly month: string;
        readonly status: MonthStatus;
        readonly reasons: readonly MonthReason[];
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
    year: assessment.plan.year,
    asOf: isoDate(assessment.asOf),
    provisional: assessment.plan.provisional,
    readings: assessment.readings,
    coverage: Object.fromEntries(
      shownTables(assessment.facts.coverage).map((table) => {
        const { state, rows, first, last } = assessment.facts.coverage[table] as Coverage;
        return [
          table,
          {
            state,
            rows,
            ...(first === undefined ? {} : { first: isoDate(first) }),
            ...(last === undefined ? {} : { last: isoDate(last) }),
          },
        ];
      }),
    ) as AssessmentJson["coverage"],
    incomplete: assessment.incomplete.map(({ key }) => key),
    district: {
      quota: {
        required: rounded(district.quota.required),
        filled: roundedOrNull(district.quota.filled),
        recognised: roundedOrNull(district.quota.recognised),
      },
      visits: { required: rounded(district.visits.required), done: rounded(district.visits.done) },
    },
    units: assessment.units.map((unit) => {
      const pointsOf = (lines: Assessment["items"]): Record<ItemKey, number | null> =>
        Object.fromEntries(lines.map(({ key }) => [key, roundedOrNull(unit.items[key]?.points ?? null)]));
      return {
        name: unit.name,
        rank: unit.rank,
        ...(unit.group === undefined ? {} : { group: unit.group }),
        total: rounded(unit.total),
        base: rounded(unit.base),
        bonus: rounded(unit.bonus),
        deduction: rounded(unit.deduction),
        items: pointsOf(assessment.items.filter(({ custom }) => custom === undefined)),
        custom: pointsOf(assessment.items.filter(({ custom }) => custom !== undefined)),
        quota: {
          required: rounded(unit.quota.required),
          filled: roundedOrNull(unit.quota.filled),
          recognised: roundedOrNull(unit.quota.recognised),
        },
        light: unit.light,
        reachable: rounded(unit.reachable),
        escalation: {
          level: unit.escalation.level,
          atMost: unit.escalation.atMost,
          confirmed: unit.escalation.confirmed,
          streak: unit.escalation.streak,
          months: unit.escalation.months.map(({ month, status, reasons }) => ({ month, status, reasons })),
        },
      };
    }),
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

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}
