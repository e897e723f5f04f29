/** What has been found so far in one unit's file. */
import { isoDate } from "../calendar.js";
import type { Facts } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { FilledForm } from "../tables/forms.js";
import { CellKind, type Place } from "../grid/grid.js";
import type { Cell } from "../tables/cells.js";
import type { UnitNames } from "../tables/unitNames.js";
import { meaningOf, type Meaning } from "./cellMeaning.js";
import type { DepartmentFile } from "./collection.js";
import type { Ledgers } from "./ledgers.js";
import { keyOf } from "./rowKeys.js";
import type { CollectedTable, CopiedTable, SourceRow } from "./sourceRow.js";
import type { Filing } from "./weekStatuses.js";

/** A form of a file that is not blank, with the filing that it makes; deadline and status are settled over all files. */
export interface FormFound {
  readonly kind: FilledForm["kind"];
  readonly isZero?: boolean;
  readonly filing?: Filing;
}

export class Gathering {
  readonly rows: SourceRow[] = [];
  readonly issues: Issue[] = [];
  /** Units that something was found of. */
  readonly units = new Set<string>();
  /** The units that the forms name, as recognised. */
  readonly recognised = new Set<string>();
  readonly forms: FormFound[] = [];
  readonly blank: FilledForm[] = [];
  /** Forms whose unit a person named. */
  readonly told: FilledForm[] = [];
  /** Rows of each ledger that the file holds. */
  readonly copies = new Map<CopiedTable, number>();
  /** Places where a unit is written in a way that only 部门别名 knows. */
  readonly resolved = new Set<string>();
  /** The units that 附件1 gives a task. */
  readonly scored: ReadonlySet<string>;

  constructor(
    private readonly fileName: string,
    readonly facts: Facts,
    readonly names: UnitNames,
    readonly ledgers: Ledgers,
    readonly assigned: NonNullable<DepartmentFile["assigned"]>,
  ) {
    this.scored = new Set(facts.units.map((unit) => unit.name));
  }

  /** The unit whose form it is: a person's word goes before what was recognised. */
  unitOf(recognised: string | undefined): string | undefined {
    const { unit, unitInstead = {} } = this.assigned;
    if (recognised === undefined) return unit;
    return Object.hasOwn(unitInstead, recognised) ? unitInstead[recognised] : recognised;
  }

  /** A form of a unit that has no task. */
  refuse(unit: string, form: string, place: Place): void {
    this.issues.push(
      issue(
        "error",
        "collect.unitNotScored",
        "“{unit}”在附件1中没有任务，“{form}”未收取；如有误请改正填报部门",
        { unit, form },
        place,
      ),
    );
  }

  /** A row for a ledger. `weak`: fields that never overwrite what the ledger has. */
  push(
    table: CollectedTable,
    key: string,
    fields: Readonly<Record<string, Meaning>>,
    source: Place,
    unit: string,
    title: string,
    more: Pick<SourceRow, "weak"> & Partial<Pick<SourceRow, "notes" | "doubtful">>,
  ): void {
    this.rows.push({
      id: "",
      table,
      key,
      fields,
      weak: more.weak,
      source,
      unit,
      title,
      notes: more.notes ?? [],
      doubtful: more.doubtful ?? false,
    });
  }

  /** A row of 填报记录, for what no ledger has a column for. @param form `undefined` for a cell of a copied ledger */
  log(
    form: FilledForm | undefined,
    unit: string,
    project: string,
    entry: string,
    values: Readonly<Record<string, string | undefined>>,
    source: Place,
  ): void {
    const fields: Record<string, Meaning> = {};
    const put = (field: string, text: string | undefined): void => {
      if (text === undefined || text === "") return;
      const meaning = meaningOf(textCell(text), "log", field, "", this.facts.plan, this.names);
      if (meaning !== undefined) fields[field] = meaning;
    };
    const { reportedOn } = form ?? {};
    if (reportedOn !== undefined)
      fields["reportedOn"] = { key: `day ${reportedOn}`, shown: isoDate(reportedOn), content: { date: reportedOn } };
    put("unit", unit);
    put("project", project);
    put("form", form === undefined ? "部门台账" : this.facts.plan.annexes.formTitles[form.kind]);
    put("entry", entry);
    for (const [field, text] of Object.entries(values)) put(field, text);
    put("reporter", form?.filing["reporter"]?.text);
    put("file", this.fileName);
    const key = keyOf("log", fields);
    if (key !== undefined)
      this.push("log", key, fields, source, unit, `${project} ${entry}`, { weak: ["reportedOn", "reporter", "file"] });
  }
}

/** A form's value is a text, however it was written; the log keeps it so. */
export function textCell(text: string): Cell {
  return { kind: CellKind.text, number: 0, text };
}
