/** What collected forms will make of 周报台账, cell by cell: a clerk sees it in the week's grid before it is written. */
import type { Day } from "../calendar.js";
import type { FormStatus } from "../facts.js";
import { formStatusWords } from "../tables/cellWords.js";
import type { Collection } from "./collection.js";
import { acceptedRows } from "./collectionEdits.js";

/** A cell of 周报台账 that accepted entries set. */
export interface CollectedWeek {
  readonly unit: string;
  readonly deadline: Day;
  readonly form: "inTalks" | "signed";
  readonly status: FormStatus;
  /** Ids of the accepted entries that set it, of several forms all: without them the cell stays as it is. */
  readonly entries: readonly string[];
}

/**
 * @param accepted ids of entries
 * @returns only cells that writing would change, each with what will stand there
 */
export function collectedWeeks(collection: Collection, accepted: ReadonlySet<string>): CollectedWeek[] {
  const cells = new Map<string, CollectedWeek & { readonly changes: boolean }>();
  for (const { source, changes } of acceptedRows(collection, accepted, "weeks")) {
    const deadline = source.fields["deadline"]?.content;
    if (typeof deadline !== "object" || deadline === null) continue;
    for (const form of ["inTalks", "signed"] as const) {
      const status = source.fields[form]?.key;
      if (status === undefined || !isStatus(status)) continue;
      const id = `${source.unit} ${deadline.date} ${form}`;
      const before = cells.get(id);
      cells.set(id, {
        unit: source.unit,
        deadline: deadline.date,
        form,
        status,
        entries: [...(before?.entries ?? []), source.id],
        changes: before?.changes === true || changes.some(({ field }) => field === form),
      });
    }
  }
  return [...cells.values()].flatMap(({ changes, ...cell }) => (changes ? cell : []));
}

function isStatus(key: string): key is FormStatus {
  return Object.hasOwn(formStatusWords, key);
}
