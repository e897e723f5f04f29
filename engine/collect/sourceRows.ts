/** What a unit's file says, as rows of the ledgers. */
import { chineseDate, isoDate, type Day } from "../calendar.js";
import type { Facts } from "../facts.js";
import type { IssueCode } from "../issueCodes.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import { reason, type Reason } from "../reason.js";
import { cellText, isBlank, type Cell } from "../tables/cells.js";
import { writtenDates } from "../tables/dates.js";
import { readForms, type FilledForm, type FormValue } from "../tables/forms.js";
import { tableHeadings } from "../tables/headings.js";
import { filingLabels, formHeadings } from "../tables/formHeadings.js";
import type { TablePart } from "../tables/tablePart.js";
import { locateWorkbook } from "../tables/locateWorkbook.js";
import { filledColumns, rowNature, TableRow, troubledCells } from "../tables/rows.js";
import { extraReaders } from "../tables/extraReaders.js";
import { readSheets } from "../tables/sheetReading.js";
import { CellKind, type Grid, type Place, type Sheet } from "../grid/grid.js";
import { compact, headingKey } from "../tables/text.js";
import { textMarks } from "../tables/textMarks.js";
import type { UnitNames } from "../tables/unitNames.js";
import { formStatusWords } from "../tables/cellWords.js";
import { meaningOf, type Meaning } from "./cellMeaning.js";
import type { CopiedLedger, DepartmentFile } from "./collection.js";
import type { Ledgers } from "./ledgers.js";
import type { FiledFor, Filing } from "./weekStatuses.js";
import { keyOf } from "./rowKeys.js";
import { readZeroReport } from "./zeroReport.js";
import { copiedTables, type CollectedTable, type CopiedTable, type SourceRow } from "./sourceRow.js";

/** What one file gives. */
export interface FileReading {
  readonly rows: readonly SourceRow[];
  readonly issues: readonly Issue[];
  /** Its forms that are not blank, with the filing that each makes; deadline and status are settled over all files. */
  readonly forms: readonly { readonly kind: FilledForm["kind"]; readonly isZero?: boolean; readonly filing?: Filing }[];
  readonly ledgers: readonly CopiedLedger[];
  readonly units: readonly string[];
  /** The units that its forms name, as recognised. */
  readonly formUnits: readonly string[];
}

const unitIssues: readonly IssueCode[] = ["form.unitBlank", "form.unitUnknown"];
/** What the office decides: a unit's word for it is not taken over. */
const officeFields: Readonly<Record<string, readonly string[]>> = { leads: ["valid"], projects: ["review", "topTier"] };
const numbering = /*#__PURE__*/ new Set(["序号", "编号", "no", "序"]);

export function readFile(
  { name, assigned = {} }: Pick<DepartmentFile, "name" | "assigned">,
  grid: Grid,
  facts: Facts,
  names: UnitNames,
  ledgers: Ledgers,
): FileReading {
  const { forms, issues: formIssues } = readForms(grid, facts.plan);
  const sheets = readSheets(grid.sheets, locateWorkbook(grid).sheets, names, extraReaders);
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const layoutIssues = sheets.flatMap((sheet) => sheet.issues);
  const context = new Context(name, facts, names, ledgers, assigned);
  for (const form of forms) context.takeForm(form);
  for (const part of parts) {
    const table = copiedTables.find((key) => key === part.key);
    if (table !== undefined) context.takeLedger(part, table);
    else
      context.issues.push(
        issue(
          "info",
          "collect.officeTable",
          "“{table}”由办公室掌握，不从部门文件中收取",
          { table: tableHeadings[part.key].title },
          { sheet: part.sheet, row: part.area.top, column: part.area.left },
        ),
      );
  }
  const isNotice = forms.length === 0 && parts.length === 0 && context.takeNotice(grid);
  // A spelling that the workbook's 部门别名 knows is no trouble, and what a blank form lacks is none either.
  const open = formIssues.filter(
    ({ code, place }) =>
      (code !== "form.unitUnknown" || !context.resolved.has(`${place?.sheet}!${place?.row},${place?.column}`)) &&
      !context.blank.some((form) => isWithin(form, place)) &&
      !(unitIssues.includes(code) && context.told.some((form) => isWithin(form, place))) &&
      !(code === "form.reportedOnBlank" && assigned.week !== undefined),
  );
  return {
    rows: context.rows,
    // A notice set as a small table is no ledger that could not be read.
    issues: [...open, ...(isNotice ? [] : layoutIssues), ...context.issues],
    forms: context.forms,
    ledgers: [...context.copies].map(([table, rows]) => ({ table, rows })),
    units: [...context.units],
    formUnits: [...context.recognised],
  };
}

class Context {
  readonly rows: SourceRow[] = [];
  readonly issues: Issue[] = [];
  readonly units = new Set<string>();
  readonly recognised = new Set<string>();
  readonly forms: FileReading["forms"][number][] = [];
  readonly blank: FilledForm[] = [];
  /** Forms whose unit a person named. */
  readonly told: FilledForm[] = [];
  readonly copies = new Map<CopiedTable, number>();
  readonly resolved = new Set<string>();
  private readonly scored: ReadonlySet<string>;

  constructor(
    private readonly fileName: string,
    private readonly facts: Facts,
    private readonly names: UnitNames,
    private readonly ledgers: Ledgers,
    private readonly assigned: NonNullable<DepartmentFile["assigned"]>,
  ) {
    this.scored = new Set(facts.units.map((unit) => unit.name));
  }

  takeForm(form: FilledForm): void {
    const filed = form.filing["unit"] ?? form.values["responsible"];
    const found = form.unit ?? (filed === undefined ? undefined : this.names.findInCell(filed.text));
    const unit = this.unitOf(found);
    if (found === undefined && unit !== undefined) this.told.push(form);
    if (unit !== undefined && filed !== undefined && form.unit === undefined)
      this.resolved.add(`${filed.place.sheet}!${filed.place.row},${filed.place.column}`);
    const project = form.values["name"];
    const headings = formHeadings[form.kind];
    if (this.isBlankForm(form)) {
      this.blank.push(form);
      this.issues.push(
        issue("info", "collect.blankForm", "“{form}”是空表，没有可收取的内容", { form: headings.title }, form.place),
      );
      return;
    }
    if (found !== undefined) this.recognised.add(found);
    if (unit === undefined || (form.isZero !== true && (project === undefined || project.text === ""))) {
      this.forms.push({ kind: form.kind });
      return;
    }
    if (!this.scored.has(unit)) {
      this.forms.push({ kind: form.kind });
      return this.refuse(unit, headings.title, filed?.place ?? form.place);
    }
    this.units.add(unit);
    const instead = insteadOf(found, unit);
    if (form.isZero === true || project === undefined)
      return this.file(form, unit, form.reportedOn, undefined, instead);
    const carried = this.takeProject(form, unit, project, instead);
    this.takeLog(form, unit, project, carried);
    this.file(form, unit, form.reportedOn, compact(project.text), instead);
  }

  /** The unit whose form it is: a person's word goes before what was recognised. */
  private unitOf(recognised: string | undefined): string | undefined {
    const { unit, unitInstead = {} } = this.assigned;
    if (recognised === undefined) return unit;
    return Object.hasOwn(unitInstead, recognised) ? unitInstead[recognised] : recognised;
  }

  /** 零报告 in a sentence of its own. @returns whether the file is one */
  takeNotice(grid: Grid): boolean {
    const report = readZeroReport(grid, this.names, this.facts.plan.year, this.assigned);
    if (report === undefined) return false;
    const { kinds, named, reportedOn, place, issues } = report;
    const unit = this.unitOf(named);
    if (named !== undefined) this.recognised.add(named);
    this.issues.push(...issues);
    if (unit !== undefined && !this.scored.has(unit)) this.refuse(unit, "零报告", place);
    else if (unit !== undefined) {
      this.units.add(unit);
      for (const kind of kinds)
        this.file({ kind, filing: {}, place }, unit, reportedOn, undefined, insteadOf(named, unit));
    }
    return true;
  }

  /** @param project `undefined` for 零报告 @param instead says that the form names another unit */
  private file(
    form: Filing["form"],
    unit: string,
    day: Day | undefined,
    project: string | undefined,
    instead: readonly Reason[],
  ): void {
    const { week } = this.assigned;
    const reportedOn = day ?? week?.deadline;
    const isZero = project === undefined;
    this.forms.push({
      kind: form.kind,
      ...(isZero && { isZero }),
      ...(reportedOn === undefined
        ? {}
        : {
            filing: {
              form,
              unit,
              isZero,
              project: project ?? "",
              reportedOn,
              instead,
              ...(week && { assigned: week }),
            },
          }),
    });
  }

  private refuse(unit: string, form: string, place: Place): void {
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

  /** A form that names no project and says nothing is blank also where the unit was printed in advance: a template that was sent along. */
  private isBlankForm({ values, filing, log }: FilledForm): boolean {
    return (
      log.length === 0 &&
      [...Object.values(values), filing["reportedOn"]].every((value) => value === undefined || value.text === "")
    );
  }

  /** The form's project as a row of 项目台账; gives the labels that it carries. */
  private takeProject(form: FilledForm, unit: string, project: FormValue, instead: readonly Reason[]): Set<string> {
    const carried = new Set(["name"]);
    const fields: Record<string, Meaning> = {};
    const notes = [...instead];
    const put = (field: string, label: string, value: FormValue | undefined, content?: Meaning): void => {
      if (value === undefined || value.text === "") return;
      const meaning = content ?? meaningOf(textCell(value.text), "projects", field, "", this.facts.plan, this.names);
      if (meaning === undefined || !this.ledgers.hasColumn("projects", field)) return;
      fields[field] = meaning;
      carried.add(label);
    };
    put("name", "name", project);
    put("category", "category", form.values["category"]);
    const { investment, signedOn } = form;
    const scale = form.values["scale"];
    if (scale !== undefined && investment !== undefined) {
      put("investment", "scale", scale, {
        key: `amount ${investment}`,
        shown: scale.text,
        content: `${investment}万元`,
        amount: investment,
      });
      // 约8000万元 says less than 8000 does.
      if (compact(scale.text).startsWith("约")) carried.delete("scale");
    }
    if (form.kind === "signed") {
      if (signedOn !== undefined)
        put("signed", "signedOn", form.values["signedOn"], {
          key: `day ${signedOn}`,
          shown: isoDate(signedOn),
          content: { date: signedOn },
        });
      put("mode", "mode", form.values["mode"]);
      put("leader", "leader", form.values["leader"]);
      const responsible = form.values["responsible"];
      const service = responsible === undefined ? undefined : this.names.findInCell(responsible.text);
      if (responsible !== undefined && service !== undefined)
        put("servicedBy", "responsible", responsible, { key: service, shown: service, content: service });
    }
    fields["attractedBy"] = { key: unit, shown: unit, content: unit };
    const key = keyOf("projects", fields);
    if (key === undefined) return carried;
    const existing = this.ledgers.find("projects", key)[0];
    const owners = [existing?.fields["attractedBy"]?.key, existing?.fields["servicedBy"]?.key];
    const stranger =
      existing !== undefined &&
      owners.some((owner) => owner !== undefined) &&
      !owners.some((owner) => owner?.includes(unit));
    if (stranger) {
      notes.push(
        reason("项目“{project}”在台账中由{owner}引进，填报部门却是{unit}，请核对", {
          project: project.text,
          owner: existing.fields["attractedBy"]?.shown ?? "其他部门",
          unit,
        }),
      );
    } else if (existing === undefined && form.kind === "signed") {
      notes.push(reason("台账中没有这个项目，引进部门按填报部门“{unit}”登记，评审和优强由办公室填写", { unit }));
    }
    this.push("projects", key, fields, project.place, unit, project.text, {
      weak: ["attractedBy", ...(existing === undefined ? [] : ["name"])],
      notes,
      doubtful: stranger,
    });
    return carried;
  }

  private takeLog(form: FilledForm, unit: string, project: FormValue, carried: ReadonlySet<string>): void {
    const headings = formHeadings[form.kind];
    const entry = (name: string, values: Readonly<Record<string, string | undefined>>, source: Place): void => {
      this.log(form, unit, project.text, name, values, source);
    };
    for (const { key, heading } of headings.labels) {
      const value = form.values[key];
      if (carried.has(key) || value === undefined || value.text === "") continue;
      entry(heading, { content: value.text }, value.place);
    }
    for (const row of form.log) {
      const of = (key: string): string | undefined => row.values[key]?.text;
      const content = of("content") ?? of("progress");
      const place = Object.values(row.values).find((value) => value !== undefined)?.place ?? row.place;
      entry(
        form.kind === "inTalks" ? headings.logTitle : "项目进展",
        {
          time: of("time"),
          venue: of("venue"),
          otherSide: of("otherSide"),
          ourSide: of("ourSide"),
          content: content ?? "（未填）",
          difficulties: of("difficulties"),
          nextStep: of("nextStep"),
        },
        place,
      );
    }
  }

  private log(
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

  takeLedger(part: TablePart, table: CopiedTable): void {
    const marks = textMarks(part.source.pool);
    const columns = filledColumns(part);
    const filing = filingAbove(part, this.names);
    if (filing !== undefined) this.units.add(filing);
    let rows = 0;
    for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
      if (rowNature(part, row, marks) !== "data") continue;
      rows++;
      this.issues.push(...troubledCells(part, columns, row));
      this.takeRow(part, table, new TableRow(part, columns, row), filing);
    }
    this.copies.set(table, (this.copies.get(table) ?? 0) + rows);
  }

  private takeRow(part: TablePart, table: CopiedTable, row: TableRow, filing: string | undefined): void {
    const fields: Record<string, Meaning> = {};
    const notes: Reason[] = [];
    const lost: { heading: string; text: string; place: Place }[] = [];
    for (const field of Object.keys(part.columns)) {
      const cell = row.cell(field);
      const meaning = meaningOf(cell, table, field, row.heading(field), this.facts.plan, this.names);
      if (meaning === undefined) continue;
      if (officeFields[table]?.includes(field))
        notes.push(
          reason("“{heading}”由办公室认定，部门填写的“{value}”未带入", {
            heading: this.ledgers.heading(table, field),
            value: meaning.shown,
          }),
        );
      else if (this.ledgers.hasColumn(table, field)) fields[field] = meaning;
      else lost.push({ heading: this.ledgers.heading(table, field), text: meaning.shown, place: row.place(field) });
    }
    const unitField = table === "projects" ? "attractedBy" : "unit";
    if (fields[unitField] === undefined && filing !== undefined)
      fields[unitField] = { key: filing, shown: filing, content: filing };
    const key = keyOf(table, fields);
    const owner = fields[unitField];
    if (key === undefined || owner === undefined) {
      const missing = ["day", "unit", "text", "enterprise", "name", "attractedBy", "task"].filter(
        (field) =>
          part.columns[field] !== undefined &&
          fields[field] === undefined &&
          tableHeadings[table].fields.some((known) => known.key === field && known.required),
      );
      this.issues.push(
        issue(
          "error",
          "collect.rowIncomplete",
          "“{table}”的这一行缺少{missing}，没有收取；请补填后重报",
          {
            table: tableHeadings[table].title,
            missing: missing.map((field) => `“${this.ledgers.heading(table, field)}”`).join("、"),
          },
          row.place(missing[0] ?? unitField),
        ),
      );
      return;
    }
    const unit = [...this.scored].find(
      (name) => owner.key === name || (table !== "leads" && owner.key.startsWith(name)),
    );
    if (unit === undefined) {
      this.issues.push(
        issue(
          "error",
          "collect.unitUnknown",
          "认不出参加考核的部门“{unit}”，这一行没有收取；请改用附件1的名称",
          { unit: owner.shown },
          row.place(unitField),
        ),
      );
      return;
    }
    const undated = ["day", "due", "signed"].find(
      (field) => fields[field] !== undefined && !fields[field].key.startsWith("day "),
    );
    if (undated !== undefined) {
      this.issues.push(
        issue(
          "error",
          "collect.dateInvalid",
          "日期“{text}”无法识别，这一行没有收取；请写成 {written}",
          { text: fields[undated]?.shown ?? "", written: writtenDates(this.facts.plan.year) },
          row.place(undated),
        ),
      );
      return;
    }
    this.units.add(unit);
    const doubtful = filing !== undefined && !owner.key.includes(filing);
    if (doubtful) notes.push(reason("文件由{filing}填报，这一行却属于{unit}，请核对", { filing, unit: owner.shown }));
    const titleField = ({ projects: "name", leads: "text", visits: "enterprise", tasks: "task" } as const)[table];
    const title = fields[titleField]?.shown ?? "";
    this.push(table, key, fields, row.place(titleField), unit, title, {
      notes,
      doubtful,
      weak: table === "projects" ? ["name"] : [],
    });
    for (const extra of [...lost, ...extraCells(part, row.row)])
      this.log(undefined, unit, title, extra.heading, { content: extra.text }, extra.place);
  }

  private push(
    table: CollectedTable,
    key: string,
    fields: Readonly<Record<string, Meaning>>,
    source: Place,
    unit: string,
    title: string,
    more: { weak?: readonly string[]; notes?: readonly Reason[]; doubtful?: boolean } = {},
  ): void {
    this.rows.push({
      id: "",
      table,
      key,
      fields,
      weak: more.weak ?? [],
      source,
      unit,
      title,
      notes: more.notes ?? [],
      doubtful: more.doubtful ?? false,
    });
  }
}

/**
 * The row of 周报台账 that a filing makes.
 * @param titles of the two forms in the plan @param question groups rows of which a person is to choose one
 */
export function weekRow(
  titles: Plan["annexes"]["formTitles"],
  { form, unit, isZero, instead }: Filing,
  { deadline, status, doubt }: FiledFor,
  question: string | undefined,
): SourceRow {
  const entered = isZero === true && status === "onTime" ? "zeroReport" : status;
  const word = formStatusWords[entered][0];
  const fields: Record<string, Meaning> = {
    deadline: { key: `day ${deadline}`, shown: isoDate(deadline), content: { date: deadline } },
    unit: { key: unit, shown: unit, content: unit },
    [form.kind]: { key: entered, shown: word, content: word },
  };
  return {
    id: "",
    table: "weeks",
    key: keyOf("weeks", fields) as string,
    fields,
    weak: [],
    source: form.filing["reportedOn"]?.place ?? form.place,
    unit,
    title: `${chineseDate(deadline)}${titles[form.kind]}`,
    notes: [...(doubt === undefined ? [] : [doubt]), ...instead],
    doubtful: doubt !== undefined,
    ...(question === undefined ? {} : { question }),
  };
}

/** That a form counts as another unit's than it names. */
function insteadOf(recognised: string | undefined, unit: string): Reason[] {
  return recognised === undefined || recognised === unit
    ? []
    : [reason("表上的部门是“{recognised}”，按指定记为“{unit}”", { recognised, unit })];
}

function isWithin({ sheet, area }: FilledForm, place: Place | undefined): boolean {
  return place?.sheet === sheet && place.row >= area.top && place.row <= area.bottom;
}

/** A form's value is a text, however it was written; the log keeps it so. */
function textCell(text: string): Cell {
  return { kind: CellKind.text, number: 0, text };
}

/** The unit of a 填报部门 line in the rows above a table. */
function filingAbove(part: TablePart, names: UnitNames): string | undefined {
  const [{ heading, synonyms } = { heading: "", synonyms: [] }] = filingLabels;
  const pattern = new RegExp(`^(?:${[heading, ...synonyms].join("|")})[::]?(.*)$`);
  for (let row = part.area.top - 1; row >= Math.max(0, part.area.top - 5); row--) {
    for (let column = 0; column < part.source.columns.length; column++) {
      const match = pattern.exec(compact(textAt(part.source, row, column)));
      if (match === null) continue;
      const written = (match[1] ?? "").replace(/(填报人|填表人|填报时间|填报日期|报送时间|报送日期)[::].*$/, "");
      const unit = names.findInCell(written) ?? names.findInCell(textAt(part.source, row, column + 1));
      if (unit !== undefined) return unit;
    }
  }
  return undefined;
}

/** Filled cells of a table's row in columns that no ledger has, such as 备注. */
function extraCells(part: TablePart, row: number): { heading: string; text: string; place: Place }[] {
  const known = new Set(Object.values(part.columns));
  const extras: { heading: string; text: string; place: Place }[] = [];
  for (let column = part.area.left; column <= part.area.right; column++) {
    if (known.has(column)) continue;
    const text = textAt(part.source, row, column);
    let heading = "";
    for (let above = part.area.top; above < part.firstDataRow; above++) heading += textAt(part.source, above, column);
    if (compact(text) === "" || compact(heading) === "" || numbering.has(headingKey(heading))) continue;
    extras.push({ heading: compact(heading), text, place: { sheet: part.sheet, row, column } });
  }
  return extras;
}

function textAt(sheet: Sheet, row: number, column: number): string {
  const cells = sheet.columns[column];
  const kind = (cells?.kinds[row] ?? CellKind.empty) as CellKind;
  if (cells === undefined || kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed)
    return "";
  const number = cells.numbers[row] as number;
  const cell: Cell =
    kind === CellKind.text
      ? textCell(sheet.pool.texts[number] as string)
      : { kind, number, text: kind === CellKind.date ? isoDate(Math.floor(number)) : String(number) };
  return isBlank(cell) ? "" : cellText(cell);
}
