/** 规则参数: readings and parameters that the workbook sets. */
import { issue, type Issue } from "../issue.js";
import type { ParameterDefinition, Plan, ReadingDefinition, ReadingId, SomeReadings } from "../plan.js";
import type { Day } from "../calendar.js";
import { isBlank, readDay, readMonth, type Cell } from "./cells.js";
import { cellName } from "./cellName.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import { nameEntered, nameSettings } from "./nameSettings.js";
import { CellKind, type Place } from "../grid/grid.js";
import { compact } from "./text.js";

type Row = TableRow<FieldOf<"settings">>;

export interface Settings {
  readonly readings: SomeReadings;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** 考核年度. */
  readonly year?: number;
  /** 印发日期. */
  readonly issued?: Day;
}

/** The year that is assessed; a value is a year of four digits. */
export const yearSetting = { id: "year", title: "考核年度" } as const;
/** The day on which the year's plan was issued. */
export const issuedSetting = { id: "issued", title: "印发日期" } as const;

/** Names are ids or Chinese titles of readings and parameters; values are ids or titles of choices, numbers, or a month. The first row of a name counts. */
export function readSettings(parts: readonly TablePart[], plan: Plan, issues: Issue[]): Settings {
  const readings: Partial<Record<ReadingId, string>> = {};
  const parameters: Record<string, number | string> = {};
  const firstCells = new Map<string, Place>();
  const readingNames = byName(Object.values<ReadingDefinition>(plan.readings));
  const parameterNames = byName(plan.parameters);
  const nameKeys = byName(nameSettings);
  const ownKeys = byName<typeof yearSetting | typeof issuedSetting>([yearSetting, issuedSetting]);
  let year: number | undefined;
  let issued: Day | undefined;
  for (const row of dataRows<"settings">(parts, issues)) {
    const lacking = incomplete(row, "settings", "setting.incomplete", ["parameter"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const name = row.text("parameter");
    const reading = readingNames.get(nameKey(name));
    const parameter = parameterNames.get(nameKey(name));
    const names = nameKeys.get(nameKey(name));
    const definition = reading ?? parameter ?? names ?? ownKeys.get(nameKey(name));
    if (definition === undefined) {
      issues.push(
        issue(
          "error",
          "setting.unknown",
          "认不出参数“{name}”，未采用；请按模板“规则参数”表填写",
          { name },
          row.place("parameter"),
        ),
      );
      continue;
    }
    const first = firstCells.get(definition.id);
    if (first !== undefined) {
      issues.push(
        issue(
          "warning",
          "setting.duplicate",
          "参数“{name}”已在 {first} 设定，以先设定的为准；请删去一行",
          { name, first: cellName(first) },
          row.place("parameter"),
        ),
      );
      continue;
    }
    firstCells.set(definition.id, row.place("parameter"));
    if (isBlank(row.cell("value"))) {
      // A blank year, day of issue or name of a body is as good as no row: the template prints them blank.
      if (!ownKeys.has(nameKey(name)) && names === undefined)
        issues.push(
          issue("info", "setting.blank", "参数“{name}”没有取值，按方案默认值计算", { name }, row.place("value")),
        );
    } else if (reading !== undefined) {
      const choice = choiceOf(row, reading, issues);
      if (choice !== undefined) readings[reading.id] = choice;
    } else if (names !== undefined) {
      parameters[definition.id] = nameEntered(definition.id, row.text("value"));
    } else if (definition.id === issuedSetting.id) {
      issued = issuedOn(row, plan, issues);
    } else if (parameter === undefined) {
      year = yearOf(row, plan, issues);
    } else {
      const value = valueOf(row, parameter, issues);
      if (value !== undefined) parameters[definition.id] = value;
    }
  }
  // The template prints every number of 附件5: there a number that is the plan's own sets nothing against the workbook's 附件5 (D118).
  const isPrinted = plan.items.every(({ key }) =>
    plan.parameters.every(({ id }) => !id.startsWith(`${key}.`) || firstCells.has(id)),
  );
  const own = new Map(isPrinted ? plan.parameters.map(({ id, value }) => [id, value]) : []);
  return {
    readings: readings as SomeReadings,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([id, value]) => own.get(id) !== value)),
    ...(year === undefined ? {} : { year }),
    ...(issued === undefined ? {} : { issued }),
  };
}

function issuedOn(row: Row, plan: Plan, issues: Issue[]): Day | undefined {
  const read = readDay(row.cell("value"), plan.year);
  if ("value" in read) return read.value;
  issues.push(
    issue(
      "error",
      "setting.dateUnreadable",
      "参数“{name}”的取值“{value}”不是日期，未采用；请写成年月日",
      { name: issuedSetting.title, value: row.text("value") },
      row.place("value"),
    ),
  );
  return undefined;
}

function yearOf(row: TableRow, plan: Plan, issues: Issue[]): number | undefined {
  const year = /^(20\d{2})年?度?$/.exec(compact(row.text("value")))?.[1];
  if (year !== undefined) return Number(year);
  issues.push(
    issue(
      "error",
      "setting.valueUnreadable",
      "参数“{name}”的取值“{value}”无法识别，按方案的 {planned}{unit} 计算；请改正",
      { name: yearSetting.title, value: row.text("value"), planned: String(plan.year), unit: "年" },
      row.place("value"),
    ),
  );
  return undefined;
}

function nameKey(text: string): string {
  return compact(text).toLowerCase();
}

/** Definitions by id and by title; the first of a name counts. */
function byName<Definition extends { readonly id: string; readonly title: string }>(
  definitions: readonly Definition[],
): Map<string, Definition> {
  const named = new Map<string, Definition>();
  for (const definition of definitions) {
    for (const name of [definition.id, definition.title])
      if (!named.has(nameKey(name))) named.set(nameKey(name), definition);
  }
  return named;
}

function choiceOf(row: Row, reading: ReadingDefinition, issues: Issue[]): string | undefined {
  const text = row.text("value");
  const choice = byName(reading.choices).get(nameKey(text));
  if (choice !== undefined) return choice.id;
  issues.push(
    issue(
      "error",
      "setting.choiceUnknown",
      "“{name}”没有“{value}”这一取值，按默认“{byDefault}”计算；可选：{choices}",
      {
        name: reading.title,
        value: text,
        byDefault: reading.choices[0]?.title ?? "",
        choices: reading.choices.map(({ title }) => title).join("、"),
      },
      row.place("value"),
    ),
  );
  return undefined;
}

function valueOf(row: Row, parameter: ParameterDefinition, issues: Issue[]): number | string | undefined {
  const value =
    typeof parameter.value === "number"
      ? numberOf(row.cell("value"), parameter.unit)
      : monthOf(row.cell("value"), Number(parameter.value.slice(0, 4)));
  if (value === undefined) {
    issues.push(
      issue(
        "error",
        "setting.valueUnreadable",
        "参数“{name}”的取值“{value}”无法识别，按方案的 {planned}{unit} 计算；请改正",
        { name: parameter.title, value: row.text("value"), planned: parameter.value, unit: parameter.unit },
        row.place("value"),
      ),
    );
  } else if (value !== parameter.value) {
    issues.push(
      issue(
        "info",
        "setting.differs",
        "参数“{name}”在工作簿中是 {value}{unit}，方案写的是 {planned}{unit}，按工作簿计算",
        { name: parameter.title, value, planned: parameter.value, unit: parameter.unit },
        row.place("value"),
      ),
    );
  }
  return value;
}

function numberOf(cell: Cell, unit: string): number | undefined {
  if (cell.kind === CellKind.number) return cell.number;
  if (cell.kind !== CellKind.text) return undefined;
  const text = compact(cell.text);
  const plain = unit !== "" && text.endsWith(compact(unit)) ? text.slice(0, -compact(unit).length) : text;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function monthOf(cell: Cell, year: number): string | undefined {
  const read = readMonth(cell, year);
  return "value" in read ? read.value : undefined;
}
