/** The two forms of 附件4 as units fill them in (L294–446): labels with the value beside them, and a log below. Found by content, anywhere in a sheet. */
import { troubledCell } from "./cellTroubles.js";
import type { Day, Month } from "../calendar.js";
import { issue, type Issue } from "../issue.js";
import type { Plan } from "../plan.js";
import {
  blankCell,
  cellText,
  isBlank,
  isPlaceholder,
  isPlaceholderText,
  readAmount,
  readDay,
  readMonth,
  type Cell,
} from "./cells.js";
import { writtenDates } from "./dates.js";
import { isPrompt, readChoice } from "./choices.js";
import { formCellAt as cellAt, FormCells, spellingsOf, type FormValue, type LabelledValue } from "./formCells.js";
import { filingLabels, formHeadings, sourceHeadings, type FormHeadings } from "./formHeadings.js";
import { CellKind, type Area, type Grid, type Place, type Sheet } from "../grid/grid.js";
import { compact, headingKey, tidy } from "./text.js";
import { isFormTitle } from "./textMarks.js";
import { UnitNames } from "./unitNames.js";

export type { FormValue } from "./formCells.js";

/** A row of 跟踪日志 (在谈) or of the monthly progress (签约) that says something. */
export interface FormLogRow {
  /** By the keys of `formHeadings[kind].log`. */
  readonly values: Readonly<Partial<Record<string, FormValue>>>;
  /** 时间 as a day (在谈), where it can be read. */
  readonly day?: Day;
  /** 时间 as a month of the plan's year (签约), where it can be read. */
  readonly month?: Month;
  readonly place: Place;
}

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

/** Fewer labels than this are no form, whatever the title says: a ledger's heading may read like a form's title. */
const fewestLabels = 3;

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

interface Region {
  readonly headings: FormHeadings;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly labels: readonly Label[];
}

/** A label found in a sheet. */
interface Label {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  /** What follows the label's colon in the same cell. */
  readonly inline: string;
}

const kinds = Object.values(formHeadings);
/** Labels that one form has and the other has not: they tell forms without a title apart. */
const telling: Readonly<Record<FormHeadings["kind"], readonly string[]>> = {
  inTalks: ["category", "follower", "area", "benefit", "contact", "difficulties"],
  signed: ["signedOn", "mode", "leader", "responsible"],
};

function regionsOf(sheet: Sheet): Region[] {
  const titles: { row: number; column: number; headings: FormHeadings }[] = [];
  forEachText(sheet, 0, sheet.rowCount - 1, (text, row, column) => {
    const key = headingKey(text);
    const headings = isFormTitle(key)
      ? kinds.find(({ titles: spellings }) => spellings.some((spelling) => key.endsWith(headingKey(spelling))))
      : undefined;
    if (headings !== undefined) titles.push({ row, column, headings });
  });
  const regions: Region[] = [];
  const add = (headings: FormHeadings, top: number, left: number, bottom: number): void => {
    const labels = labelsOf(sheet, headings, top, bottom);
    if (new Set(labels.map(({ key }) => key)).size >= fewestLabels)
      regions.push({ headings, top, left, bottom, labels });
  };
  titles.forEach(({ row, column, headings }, index) => {
    if (titles[index - 1]?.row === row) return;
    add(headings, row, column, (titles.find((next) => next.row > row)?.row ?? sheet.rowCount) - 1);
  });
  if (regions.length > 0) return regions;
  // Without a title: the form whose own labels are there.
  const found = kinds
    .map((headings) => ({ headings, labels: labelsOf(sheet, headings, 0, sheet.rowCount - 1) }))
    .map(({ headings, labels }) => ({
      headings,
      labels,
      count: new Set(labels.map(({ key }) => key).filter((key) => telling[headings.kind].includes(key))).size,
    }))
    .filter(
      ({ labels, count }) =>
        count >= 2 &&
        labels.some(({ key }) => key === "name") &&
        logHeading(sheet, kinds, 0, sheet.rowCount - 1) !== undefined,
    )
    .sort((one, other) => other.count - one.count);
  const [best] = found;
  const [first] = best?.labels ?? [];
  return best === undefined || first === undefined
    ? []
    : [
        {
          headings: best.headings,
          top: filingTop(sheet, first.row),
          left: first.column,
          bottom: sheet.rowCount - 1,
          labels: best.labels,
        },
      ];
}

/** The row of a 填报部门 line shortly above the first label. */
function filingTop(sheet: Sheet, row: number): number {
  for (let above = row - 1; above >= Math.max(0, row - 3); above--) {
    for (let column = 0; column < sheet.columns.length; column++) {
      if (filingPattern.test(compact(cellAt(sheet, above, column).text))) return above;
    }
  }
  return row;
}

function forEachText(
  sheet: Sheet,
  top: number,
  bottom: number,
  visit: (text: string, row: number, column: number) => void,
): void {
  for (let row = top; row <= bottom; row++) {
    sheet.columns.forEach(({ kinds: cellKinds, numbers }, column) => {
      if (cellKinds[row] === CellKind.text) visit(sheet.pool.texts[numbers[row] as number] as string, row, column);
    });
  }
}

/** Labels above the log; of a label that occurs twice the first counts. */
function labelsOf(sheet: Sheet, headings: FormHeadings, top: number, bottom: number): Label[] {
  const log = logHeading(sheet, [headings], top, bottom);
  const spellings = spellingsOf(headings.labels);
  const labels = new Map<string, Label>();
  forEachText(sheet, top, (log?.row ?? bottom + 1) - 1, (text, row, column) => {
    if (text.length > 200) return;
    const colon = text.search(/[:：]/);
    const key =
      spellings.get(headingKey(text)) ?? (colon > 0 ? spellings.get(headingKey(text.slice(0, colon))) : undefined);
    if (key === undefined || labels.has(key)) return;
    labels.set(key, { key, row, column, inline: colon > 0 ? tidy(text.slice(colon + 1)) : "" });
  });
  return [...labels.values()];
}

/** The row with the log's headings, and their columns. */
function logHeading(
  sheet: Sheet,
  headingsList: readonly FormHeadings[],
  top: number,
  bottom: number,
): { row: number; columns: Map<string, number> } | undefined {
  for (let row = top; row <= bottom; row++) {
    for (const { log } of headingsList) {
      const spellings = spellingsOf(log);
      const columns = new Map<string, number>();
      sheet.columns.forEach((_, column) => {
        const key = spellings.get(headingKey(cellAt(sheet, row, column).text));
        if (key !== undefined && !columns.has(key)) columns.set(key, column);
      });
      if (
        columns.has("time") &&
        columns.size >= 3 &&
        (columns.has("content") || columns.has("progress") || columns.has("nextStep"))
      )
        return { row, columns };
    }
  }
  return undefined;
}

const filingSpellings = spellingsOf(filingLabels);
const filingWords = filingLabels.flatMap(({ heading, synonyms }) => [heading, ...synonyms]);
const filingPattern = new RegExp(`^(${filingWords.join("|")})[::]`);
/** The labels may all stand in one cell: `填报部门：财政局   填报人：…   填报时间：…`. */
const filingLabel = new RegExp(`(${filingWords.map((word) => [...word].join("\\s*")).join("|")})\\s*[:：]`, "g");

function readFiling(
  sheet: Sheet,
  top: number,
  bottom: number,
  valueOf: (label: string, row: number, column: number) => FormValue,
): Partial<Record<string, FormValue>> {
  const filing: Partial<Record<string, FormValue>> = {};
  forEachText(sheet, top, bottom, (text, row, column) => {
    const marks = [...text.matchAll(filingLabel)];
    if (marks.length === 0) {
      const key = filingSpellings.get(headingKey(text));
      if (key !== undefined) filing[key] ??= valueOf(text, row, column);
      return;
    }
    marks.forEach((match, index) => {
      const key = filingSpellings.get(headingKey(match[1] as string)) as string;
      const said = tidy(text.slice(match.index + match[0].length, marks[index + 1]?.index ?? text.length));
      const written = isPrompt(said) ? "" : said;
      filing[key] ??=
        written === "" && index === marks.length - 1
          ? valueOf(match[1] as string, row, column)
          : { text: written, place: { sheet: sheet.name, row, column } };
    });
  });
  return filing;
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
  if (readChoice(value.text, single) === undefined) return value;
  const { row, column } = value.place;
  const texts = [value.text];
  for (let right = column + 1; right < sheet.columns.length && !labelColumns.has(right); right++) {
    const { text } = cellAt(sheet, row, right);
    if (readChoice(text, single) !== undefined) texts.push(text);
  }
  const read = texts.map((text) => readChoice(text, single));
  const chosen = read.flatMap((choice) => choice?.chosen ?? []);
  const options = read.flatMap((choice) => choice?.options ?? []).join("、");
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
  const lead = single ? "" : (read[0]?.lead ?? "");
  return { ...value, text: `${lead}${chosen.join("、")}` };
}

function cellOf(sheet: Sheet, value: FormValue | undefined): Cell {
  if (value === undefined || value.text === "") return blankCell;
  const cell = cellAt(sheet, value.place.row, value.place.column);
  // A value written behind its label in one cell is a part of that cell's text.
  return cell.kind === CellKind.text || isBlank(cell) ? { kind: CellKind.text, number: 0, text: value.text } : cell;
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
    const label = headings.labels.find((one) => one.key === key)?.heading ?? key;
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

const longestTitle = 200;

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

/** The row where the table of sources begins below the last form of a draft of ours. */
function headsSources(sheet: Sheet, row: number): boolean {
  const texts = sheet.columns.map((_, column) => compact(cellText(cellAt(sheet, row, column))));
  return sourceHeadings.every((heading) => texts.includes(heading));
}

function readLog(
  sheet: Sheet,
  headings: FormHeadings,
  top: number,
  bottom: number,
  year: number,
  issues: Issue[],
): FormLogRow[] {
  const heading = logHeading(sheet, [headings], top, bottom);
  if (heading === undefined) {
    issues.push(
      issue(
        "warning",
        "form.logMissing",
        "“{form}”中没有找到“{log}”的表头，日志未读取；请按附件4格式填写",
        { form: headings.title, log: headings.logTitle },
        { sheet: sheet.name, row: top, column: 0 },
      ),
    );
    return [];
  }
  const rows: FormLogRow[] = [];
  // 序号 and, in the landing form, the months are printed in advance: they alone say nothing.
  const printed = headings.kind === "signed" ? ["number", "time"] : ["number"];
  for (let row = heading.row + 1; row <= bottom && !headsSources(sheet, row); row++) {
    const values: Partial<Record<string, FormValue>> = {};
    for (const [key, column] of heading.columns) {
      const text = cellText(cellAt(sheet, row, column));
      if (text !== "") values[key] = { text, place: { sheet: sheet.name, row, column } };
    }
    const said = Object.keys(values).filter((key) => !printed.includes(key));
    if (said.length === 0) continue;
    const time = cellOf(sheet, values["time"]);
    const day = headings.kind === "inTalks" ? readDay(time, year) : { trouble: "blank" as const };
    const month = headings.kind === "signed" ? readMonth(time, year) : { trouble: "blank" as const };
    const place = { sheet: sheet.name, row, column: heading.columns.get("time") as number };
    if ("trouble" in (headings.kind === "inTalks" ? day : month)) {
      issues.push(
        issue(
          "warning",
          "form.logTimeUnreadable",
          "这一行日志的时间“{text}”无法识别，内容仍按原样保留；请补填",
          { text: values["time"]?.text ?? "" },
          place,
        ),
      );
    }
    rows.push({
      values,
      ...("value" in day ? { day: day.value } : {}),
      ...("value" in month ? { month: month.value } : {}),
      place,
    });
  }
  return rows;
}
