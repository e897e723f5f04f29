/** Input rules of cells. Kept and checked for sense; entries through the API are not held against them, as in Excel. */
import type { Area } from "../../../engine/grid/grid.js";
import { invalidArgument } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { cellsOf, intersection, tiles, without } from "./address.js";
import type { Range } from "./range.js";
import type { Worksheet } from "./worksheet.js";

export interface ValidationRule {
  readonly area: Area;
  rule: Record<string, Json>;
  prompt: Json;
  errorAlert: Json;
  ignoreBlanks: boolean;
}

const types: Readonly<Record<string, string>> = {
  list: "List",
  date: "Date",
  decimal: "Decimal",
  wholeNumber: "WholeNumber",
  textLength: "TextLength",
  time: "Time",
  custom: "Custom",
};

class DataValidation extends WireObject {
  readonly apiClass = "DataValidation";
  readonly scalars = ["errorAlert", "ignoreBlanks", "prompt", "rule", "type", "valid"];

  constructor(private readonly range: Range) {
    super();
  }

  /** The one rule of all cells, else why there is none. */
  private found(): ValidationRule | "None" | "MixedCriteria" | "Inconsistent" {
    const { sheet, area } = this.range;
    const rules = sheet.validations.filter((rule) => intersection(rule.area, area));
    const [first] = rules;
    if (first === undefined) return "None";
    const ruled = rules.reduce((sum, rule) => sum + cellsOf(intersection(rule.area, area) ?? rule.area), 0);
    if (ruled < cellsOf(area)) return "MixedCriteria";
    const alike = (rule: ValidationRule) => JSON.stringify({ ...rule, area: null });
    return rules.every((rule) => alike(rule) === alike(first)) ? first : "Inconsistent";
  }

  private find(): ValidationRule | undefined {
    const found = this.found();
    return typeof found === "string" ? undefined : found;
  }

  private own(): ValidationRule {
    const { sheet, area } = this.range;
    this.range.requireFormattable();
    const same = sheet.validations.find(
      (rule) =>
        rule.area.top === area.top &&
        rule.area.left === area.left &&
        rule.area.bottom === area.bottom &&
        rule.area.right === area.right,
    );
    if (same) return same;
    clearValidations(sheet, area);
    const made: ValidationRule = {
      area,
      rule: {},
      prompt: { message: "", showPrompt: true, title: "" },
      errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
      ignoreBlanks: true,
    };
    sheet.validations.push(made);
    return made;
  }

  get rule(): Json {
    return this.find()?.rule ?? {};
  }

  set rule(rule: Json) {
    const given = rule as Record<string, Json>;
    const names = Object.keys(given);
    const kind = names[0] ?? "";
    if (names.length !== 1 || !(kind in types)) throw invalidArgument(`validation ${names.join()}`);
    const { source } = (given[kind] ?? {}) as { source?: Json };
    if (kind === "list" && typeof source === "string" && !source.startsWith("=") && source.length > 255)
      throw invalidArgument("list longer than 255 characters");
    this.own().rule = given;
  }

  get type(): string {
    const found = this.found();
    if (typeof found === "string") return found;
    return types[Object.keys(found.rule)[0] ?? ""] ?? "None";
  }

  get prompt(): Json {
    return this.find()?.prompt ?? null;
  }

  set prompt(prompt: Json) {
    const { title = "", message = "" } = prompt as { title?: string; message?: string };
    if (title.length > 32 || message.length > 255) throw invalidArgument("prompt");
    this.own().prompt = prompt;
  }

  get errorAlert(): Json {
    return this.find()?.errorAlert ?? null;
  }

  set errorAlert(alert: Json) {
    const { title = "", message = "" } = alert as { title?: string; message?: string };
    if (title.length > 32 || message.length > 255) throw invalidArgument("errorAlert");
    this.own().errorAlert = alert;
  }

  get ignoreBlanks(): boolean {
    return this.find()?.ignoreBlanks ?? true;
  }

  set ignoreBlanks(ignore: boolean) {
    this.own().ignoreBlanks = ignore;
  }

  get valid(): boolean {
    return true;
  }

  clear(): void {
    const { sheet, area } = this.range;
    this.range.requireFormattable();
    clearValidations(sheet, area);
  }
}

/** Cells lose their rules; what these hold for besides stays. */
export function clearValidations(sheet: Worksheet, area: Area): void {
  sheet.validations = sheet.validations.flatMap((rule) =>
    without(rule.area, area).map((left) => (left === rule.area ? rule : { ...rule, area: left })),
  );
}

export const validationOf = (range: Range): WireObject => new DataValidation(range);

/** Cells take over the rules of others, as cells that are pasted whole bring them along. */
export function copyValidations(source: Worksheet, from: Area, target: Worksheet, to: Area): void {
  const copied = source.validations.flatMap((rule) => tiles(rule.area, from, to).map((area) => ({ ...rule, area })));
  clearValidations(target, to);
  target.validations.push(...copied);
}
