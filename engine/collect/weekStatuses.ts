import { isoDate, weekdayName, type Day } from "../calendar.js";
import { reason, type Reason } from "../reason.js";
import type { FilingWeeks } from "./filingWeeks.js";
import type { FilledForm } from "../tables/forms.js";

/** One form, filed by a unit on a day. */
export interface Filing {
  readonly form: Pick<FilledForm, "kind" | "filing" | "place">;
  /** It says that there is nothing to report. */
  readonly isZero?: boolean;
  readonly unit: string;
  readonly project: string;
  readonly reportedOn: Day;
  /** What is to be said where a person named another unit than the form does. */
  readonly instead: readonly Reason[];
  /** A person's word, which no day and no other form changes. */
  readonly assigned?: FiledFor;
}

/** What a filing counts as: on time or late for a deadline, and why a person must confirm it. */
export interface FiledFor {
  readonly deadline: Day;
  readonly status: "onTime" | "late";
  readonly doubt?: Reason;
}

/** Settled over all files of a run. */
export interface WeekStatuses {
  /** One answer, or two of which a person must choose. */
  of(filing: Filing): readonly FiledFor[];
}

/**
 * On time or late, for the forms of one unit, deadline and kind together: of a project that was filed twice the first filing counts, and
 * where projects differ a person must say what the week is. A form whose day does not tell its deadline has two answers.
 */
export function settleWeeks(all: readonly Filing[], weeks: FilingWeeks): WeekStatuses {
  const filings = all.filter(({ assigned }) => assigned === undefined);
  const nothing = (): boolean => false;
  const alone = new Map(
    filings.map((one) => [one, weeks.deadlinesOf(one.unit, one.form.kind, one.reportedOn, nothing)] as const),
  );
  const onTime = new Set<string>();
  for (const [filing, deadlines] of alone) {
    const [only] = deadlines;
    if (deadlines.length === 1 && filing.reportedOn <= only) onTime.add(group(filing, only));
  }
  const deadlines = new Map(
    filings.map((one) => [
      one,
      weeks.deadlinesOf(one.unit, one.form.kind, one.reportedOn, (deadline) => onTime.has(group(one, deadline))),
    ]),
  );
  const certain = filings.flatMap((filing) => {
    const [only, other] = deadlines.get(filing) as readonly Day[];
    return other === undefined ? [{ filing, deadline: only as Day }] : [];
  });
  const earliest = new Map<string, number>();
  for (const { filing, deadline } of certain) {
    const key = `${group(filing, deadline)} ${filing.project}`;
    earliest.set(key, Math.min(earliest.get(key) ?? Infinity, filing.reportedOn));
  }
  const statusOf = (filing: Filing, deadline: Day): FiledFor["status"] =>
    (earliest.get(`${group(filing, deadline)} ${filing.project}`) ?? filing.reportedOn) <= deadline ? "onTime" : "late";
  const statuses = new Map<string, Set<string>>();
  for (const { filing, deadline } of certain) {
    const key = group(filing, deadline);
    statuses.set(key, (statuses.get(key) ?? new Set()).add(statusOf(filing, deadline)));
  }
  return {
    of: (filing) => {
      if (filing.assigned !== undefined) return [filing.assigned];
      const [first, second] = deadlines.get(filing) as readonly Day[] as readonly [Day, Day?];
      if (second !== undefined) {
        const doubt = reason(
          "填报时间 {reportedOn}（{weekday}）在截止 {passed} 之后、截止 {coming} 之前，看不出是补报上一期（迟报）还是提前报下一期（按时）；请选定一期",
          {
            reportedOn: isoDate(filing.reportedOn),
            weekday: weekdayName(filing.reportedOn),
            passed: isoDate(first),
            coming: isoDate(second),
          },
        );
        return [
          { deadline: first, status: "late", doubt },
          { deadline: second, status: "onTime", doubt },
        ];
      }
      const mixed = (statuses.get(group(filing, first))?.size ?? 0) > 1;
      return [
        {
          deadline: first,
          status: statusOf(filing, first),
          ...(mixed && {
            doubt: reason("“{unit}”截止{deadline}的同类报表有的按时、有的迟报，请确定这一周记按时还是迟报", {
              unit: filing.unit,
              deadline: isoDate(first),
            }),
          }),
        },
      ];
    },
  };
}

function group({ unit, form }: Filing, deadline: Day): string {
  return `${unit} ${deadline} ${form.kind}`;
}
