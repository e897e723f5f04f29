/** The two forms of 附件4 as units fill them in (L294–446): labels with the value beside them, and a log below. Found by content, anywhere in a sheet. */

export type { FormValue } from "./formCells.js";
import { troubledCell } from "./cellTroubles.js";
import type { Day } from "../calendar.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import { isPlaceholder, isPlaceholderText, readAmount, readDay } from "./cells.js";
import { writtenDates } from "./dates.js";
import { isPrompt, readChoice } from "./choices.js";
import {
  cellOf,
  forEachText,
  formCellAt as cellAt,
  FormCells,
  type FormValue,
  type LabelledValue,
} from "./formCells.js";
import { headingOf, type FormHeadings } from "./formHeadings.js";
import { CellKind, type Area, type Grid, type Place, type Sheet } from "../grid/grid.js";
import { compact, headingKey } from "./text.js";
import { UnitNames } from "./unitNames.js";
import { logHeading, longestTitle, regionsOf, type Region } from "./formRegions.js";
import { readLog, type FormLogRow } from "./formLog.js";
import { readFiling } from "./formFiling.js";

/** One filled form: one project. */
export interface FilledForm {
  readonly kind: "inTalks" | "signed";
  readonly sheet: string;
  /** Title and last row of the form. */
  readonly area: Area;
  /** Where the form begins: its title, or its first label. */
  readonly place: Place;
  /** By the keys of `filingLabels`: 填报部门, 填报人, 填报时间. */
  readonly filing: Readonly<Partial<Record<string, FormValue>>>;
  /** By the keys of `formHeadings[kind].labels`. */
  readonly values: Readonly<Partial<Record<string, FormValue>>>;
  readonly log: readonly FormLogRow[];
  /** It says that there is nothing to report: 零报告, or 无 for the project and nothing else. */
  readonly isZero?: true;
  /** 填报部门, or for a 签约 form without one its 责任部门, by its name in the plan. */
  readonly unit?: string;
  readonly reportedOn?: Day;
  /** 签约时间. */
  readonly signedOn?: Day;
  /** 投资规模 in 万元. */
  readonly investment?: number;
}

/**
 * Reads every form of the visible sheets that are not ours.
 * @returns the forms in reading order, and an issue for each thing that cannot be read; a form without its unit or project name is still returned
 */
export function readForms(
  grid: Grid,
  plan: Plan,
): { readonly forms: readonly FilledForm[]; readonly issues: readonly Issue[] } {
  const forms: FilledForm[] = [];
  const issues: Issue[] = [];
  const names = new UnitNames(plan);
  for (const sheet of grid.sheets) {
    if (sheet.ours || sheet.visibility !== "visible") continue;
    for (const region of regionsOf(sheet)) forms.push(readForm(sheet, region, plan, names, issues));
  }
  return { forms, issues };
}

/** Without a doubtful cell, which a person is asked about. */
function undoubted({ value, doubt }: LabelledValue, label: string, issues: Issue[]): FormValue {
  if (doubt !== undefined)
    issues.push(
      issue(
        "warning",
        "form.valueDoubtful",
        "“{label}”右边的“{text}”不知是它的内容还是另一个栏目，“{label}”按空白处理；请核对，是它的内容就填到紧挨着它的格中",
        { label: headingKey(label), text: doubt.text },
        doubt.place,
      ),
    );
  return value;
}

/** Labels whose value is one of a list. */
const choiceLabels = /*#__PURE__*/ new Set(["category", "mode"]);

/** A value with boxes as what is ticked. Options may stand in several cells, up to the next label. */
function chosenValue(
  sheet: Sheet,
  value: FormValue,
  labelColumns: ReadonlySet<number>,
  label: string,
  key: string,
  issues: Issue[],
): FormValue {
  const single = choiceLabels.has(key);
  const own = readChoice(value.text, single);
  if (own === undefined) return value;
  const { row, column } = value.place;
  const read = [own];
  for (let right = column + 1; right < sheet.columns.length && !labelColumns.has(right); right++) {
    const beside = readChoice(cellAt(sheet, row, right).text, single);
    if (beside !== undefined) read.push(beside);
  }
  const chosen = read.flatMap((choice) => choice.chosen);
  const options = read.flatMap((choice) => choice.options).join("、");
  if (chosen.length === 0) {
    issues.push(
      issue(
        "warning",
        "form.choiceNone",
        "“{label}”的方框一个也没有勾选（{options}），按空白处理；请勾选后重报，或在台账中补填",
        { label, options },
        value.place,
      ),
    );
    return { ...value, text: "" };
  }
  if (single && chosen.length > 1) {
    issues.push(
      issue(
        "warning",
        "form.choiceSeveral",
        "“{label}”勾选了 {count} 项（{chosen}），只能有一项，按空白处理；请核对后在台账中补填",
        { label, count: chosen.length, chosen: chosen.join("、") },
        value.place,
      ),
    );
    return { ...value, text: "" };
  }
  const lead = single ? "" : own.lead;
  return { ...value, text: `${lead}${chosen.join("、")}` };
}

function readForm(
  sheet: Sheet,
  { headings, top, left, bottom, labels }: Region,
  plan: Plan,
  names: UnitNames,
  issues: Issue[],
): FilledForm {
  const firstLabel = labels.reduce((least, { row }) => Math.min(least, row), bottom);
  const heading = logHeading(sheet, [headings], top, bottom);
  const cells = new FormCells(sheet, top, (heading?.row ?? bottom + 1) - 1);
  const valueOf = (label: string, row: number, column: number): FormValue =>
    undoubted(cells.valueOf(row, column), label, issues);
  const filing = readFiling(sheet, top, firstLabel - 1, valueOf);
  const byRow = new Map<number, Set<number>>();
  for (const { row, column } of labels) byRow.set(row, (byRow.get(row) ?? new Set()).add(column));
  const values: Partial<Record<string, FormValue>> = {};
  for (const { key, row, column, inline } of labels) {
    const others = byRow.get(row) as Set<number>;
    const label = headingOf(headings, key);
    const value =
      inline === "" || isPrompt(inline)
        ? valueOf(label, row, column)
        : { text: inline, place: { sheet: sheet.name, row, column } };
    values[key] = chosenValue(sheet, value, others, label, key, issues);
  }
  reportTroubles(sheet, top, bottom, issues);
  const place: Place = { sheet: sheet.name, row: top, column: left };
  const log = readLog(sheet, headings, top, bottom, plan.year, issues);
  const name = values["name"];
  const isZero = isZeroReport(sheet, top, bottom, values, log);
  // 无 or / in the place of a name names no project.
  if (name !== undefined && saysNothing(name.text)) values["name"] = { ...name, text: "" };
  if (!isZero && (name === undefined || saysNothing(name.text))) {
    issues.push(
      issue(
        "error",
        "form.nameBlank",
        "“{form}”没有写项目名称，无法归入台账；请补填",
        { form: headings.title },
        name?.place ?? place,
      ),
    );
  }
  const unit = readUnit(headings, filing["unit"], values["responsible"], names, place, issues);
  const reportedOn = readDate(sheet, filing["reportedOn"], plan.year, "填报时间", issues);
  if (filing["reportedOn"] === undefined || filing["reportedOn"].text === "") {
    issues.push(
      issue(
        "warning",
        "form.reportedOnBlank",
        "“{form}”没有写填报时间，无法判断属于哪一周；请补填",
        { form: headings.title },
        filing["reportedOn"]?.place ?? place,
      ),
    );
  }
  const signedOn = readDate(sheet, values["signedOn"], plan.year, "签约时间", issues);
  const investment = readInvestment(sheet, values["scale"], issues);
  return {
    kind: headings.kind,
    sheet: sheet.name,
    area: {
      top,
      left: Math.min(left, ...labels.map(({ column }) => column)),
      bottom: lastFilledRow(sheet, top, bottom),
      right: Math.max(left, sheet.columns.length - 1),
    },
    place,
    filing,
    values,
    log: isZero ? [] : log,
    ...(isZero ? { isZero } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(reportedOn === undefined ? {} : { reportedOn }),
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(investment === undefined ? {} : { investment }),
  };
}

/** Nothing, a sign that stands for nothing, or the words for nothing to report. */
function saysNothing(text: string): boolean {
  return compact(text) === "" || isPlaceholderText(text) || zeroWords.test(compact(text));
}

const zeroWords =
  /^(本周|本期)?(无|没有|暂无)?(新增)?(在谈|签约|落地)?(项目)?(情况)?(，|,)?(零报告|零报|无项目)[。.]?$/;

/** No project and no word on one, but 零报告 somewhere, or 无 and the like in the place of the project's name. */
function isZeroReport(
  sheet: Sheet,
  top: number,
  bottom: number,
  values: FilledForm["values"],
  log: readonly FormLogRow[],
): boolean {
  const name = values["name"]?.text ?? "";
  const said = [...Object.values(values), ...log.flatMap((row) => Object.values(row.values))];
  if (!said.every((value) => value === undefined || saysNothing(value.text))) return false;
  if (compact(name) !== "") return true;
  let found = false;
  forEachText(sheet, top, bottom, (text) => {
    found ||= text.length < longestTitle && compact(text).includes("零报告");
  });
  return found;
}

function lastFilledRow(sheet: Sheet, top: number, bottom: number): number {
  let row = bottom;
  while (
    row > top &&
    sheet.columns.every(({ kinds: cellKinds }) => (cellKinds[row] ?? CellKind.empty) === CellKind.empty)
  )
    row--;
  return row;
}

function reportTroubles(sheet: Sheet, top: number, bottom: number, issues: Issue[]): void {
  for (let row = top; row <= bottom; row++) {
    sheet.columns.forEach(({ kinds: cellKinds, numbers }, column) => {
      const kind = cellKinds[row];
      if (kind !== CellKind.error && kind !== CellKind.uncomputed) return;
      const text = sheet.pool.texts[numbers[row] as number] as string;
      issues.push(troubledCell(kind, text, { sheet: sheet.name, row, column }));
    });
  }
}

function readUnit(
  headings: FormHeadings,
  filed: FormValue | undefined,
  responsible: FormValue | undefined,
  names: UnitNames,
  place: Place,
  issues: Issue[],
): string | undefined {
  const value =
    filed !== undefined && filed.text !== ""
      ? filed
      : responsible !== undefined && responsible.text !== ""
        ? responsible
        : undefined;
  if (value === undefined) {
    issues.push(
      issue(
        "error",
        "form.unitBlank",
        "“{form}”没有写填报部门，无法归入台账；请补填",
        { form: headings.title },
        filed?.place ?? place,
      ),
    );
    return undefined;
  }
  const unit = names.findInCell(value.text);
  if (unit === undefined) {
    const near = names.near(value.text);
    issues.push(
      issue(
        "error",
        "form.unitUnknown",
        "认不出填报部门“{name}”，无法归入台账；请改用附件1的名称{hint}",
        { name: value.text, hint: near.length > 0 ? `（是否指${near.join("、")}？）` : "" },
        value.place,
      ),
    );
  }
  return unit;
}

function readDate(
  sheet: Sheet,
  value: FormValue | undefined,
  year: number,
  label: string,
  issues: Issue[],
): Day | undefined {
  const cell = cellOf(sheet, value);
  if (value === undefined || isPlaceholder(cell)) return undefined;
  const read = readDay(cell, year);
  if ("value" in read) return read.value;
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "form.dateInvalid",
        "{label}“{text}”无法识别；请写成 {written}",
        { label, text: value.text, written: writtenDates(year) },
        value.place,
      ),
    );
  return undefined;
}

function readInvestment(sheet: Sheet, value: FormValue | undefined, issues: Issue[]): number | undefined {
  const cell = cellOf(sheet, value);
  if (value === undefined || isPlaceholder(cell)) return undefined;
  const read = readAmount(cell, "");
  if ("value" in read) return read.value;
  if (read.trouble !== "blank")
    issues.push(
      issue(
        "warning",
        "form.amountUnreadable",
        "投资规模“{text}”不是带单位的人民币金额，入台账时需人工核定；请写成 1.2亿元 或 5000万元",
        { text: value.text },
        value.place,
      ),
    );
  return undefined;
}
