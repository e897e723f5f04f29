import type { Place } from "./grid/grid.js";
import type { IssueCode } from "./issueCodes.js";
import type { Reason, SlotValues } from "./reason.js";

/** `error`: something does not count that perhaps should. `warning`: it counts, or not, on an assumption. `info`: worth knowing. */
export type Severity = "error" | "warning" | "info";

/** Something in the data (or in the plan) that a person should look at. Issues never stop the rest from being computed. */
export interface Issue {
  readonly severity: Severity;
  /** Stable, `table.trouble`, such as `project.dateInvalid`. */
  readonly code: IssueCode;
  /** Chinese, what is wrong and what to do, as template and values. */
  readonly message: Reason;
  /** The cell, where there is one. */
  readonly place?: Place;
}

/** An issue; the compiler checks that every slot of the message has its value. */
export function issue<const T extends string>(
  severity: Severity,
  code: IssueCode,
  template: T,
  values: SlotValues<T>,
  place?: Place,
): Issue {
  const message: Reason = { template, values };
  return place === undefined ? { severity, code, message } : { severity, code, message, place };
}
