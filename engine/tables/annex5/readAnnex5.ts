/** 附件5 of the workbook: its sentences are matched with the plan's, their numbers taken, what differs or matches nothing told. */
import type { Annex5Facts, Annex5Number } from "../../facts.js";
import type { Place } from "../../grid/grid.js";
import { mergesOf } from "../../grid/merges.js";
import { issue, type Issue } from "../../issue.js";
import type { ItemKey, Plan } from "../../plan.js";
import type { TablePart } from "../tablePart.js";
import { compact, headingKey } from "../text.js";
import { cellsOf, marksColumn, sheetOf, taskAt, withMethod, type AnnexSheet, type ColumnName } from "./annexSheet.js";
import { differences, disagreements, sumsAndProducts, type GroupMarks } from "./checks.js";
import { linesWithin, type Run } from "./matching.js";
import { sentencesOf, type Sentence } from "./cellSentences.js";
import { numberOf, Statements } from "./statements.js";
import { groupMarks, templatesOf, type Template } from "./templates.js";

/** @returns `undefined` where the workbook has no 附件5, or a table with such headings that is about something else */
export function readAnnex5(parts: readonly TablePart[], plan: Plan, issues: Issue[]): Annex5Facts | undefined {
  // Another district's sentences are not the model's: its lines stand in 考核规则.
  if (plan.linesListed === true) return undefined;
  const templates = templatesOf(plan);
  const sheets = parts
    .map((part) => sheetOf(withMethod(part), templates, issues))
    .filter((sheet) => isAnnex5(sheet, issues));
  const [first] = sheets;
  if (first === undefined) return undefined;
  const reader = new Reader(plan, templates);
  for (const sheet of sheets) reader.readMethods(sheet);
  for (const sheet of sheets) reader.readTasks(sheet);
  const { part } = first;
  return reader.finish({ sheet: part.sheet, row: part.area.top, column: part.area.left }, issues);
}

class Reader {
  private readonly statements = new Statements();
  private readonly marks: GroupMarks[] = [];
  private readonly runs: Run[] = [];
  private readonly notUnderstood: Annex5Facts["notUnderstood"][number][] = [];
  private readonly bounds: { key: ItemKey; kind: "cap" | "floor"; number: Annex5Number }[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly templates: ReadonlyMap<string, Template>,
  ) {}

  readMethods(sheet: AnnexSheet): void {
    for (const run of sheet.method.runs) this.stateRun(run);
    this.runs.push(...sheet.method.runs);
    this.readEndings(sheet, "method");
    this.readStrangers(sheet, "method");
  }

  readTasks(sheet: AnnexSheet): void {
    for (const run of sheet.task.runs) {
      if (run.template.column === "group") this.groupOf(run);
      else this.stateRun(run);
    }
    this.runs.push(...sheet.task.runs);
    this.readEndings(sheet, "task");
    this.readStrangers(sheet, "task");
    for (const run of sheet.group.runs) if (run.template.column === "group") this.groupOf(run);
    this.readStrangers(sheet, "group");
    this.readMarks(sheet);
  }

  /** What the sheet comes to, and what is to be told of it. */
  finish(heading: Place, issues: Issue[]): Annex5Facts {
    const { plan, statements } = this;
    const left = new Set(this.notUnderstood.flatMap(({ lines }) => lines));
    const owner = (id: string): ItemKey => id.slice(0, id.indexOf("."));
    const numbers = [...statements.numbers].filter(([id]) => !left.has(owner(id)));
    const bounds = this.bounds.filter(({ key }) => !left.has(key));
    const missing = this.missing(left);
    for (const { text, lines, place } of this.notUnderstood)
      issues.push(
        issue(
          "error",
          "annex5.notUnderstood",
          "附件5的“{text}”与方案的句式不符，没有采用，{lines}仍按方案计算；请照方案的句式改写，或在“规则参数”“考核规则”中填写",
          { text: shortened(text), lines: lines.length === 0 ? "有关项目" : this.titles(lines) },
          place,
        ),
      );
    if (this.runs.length === 0)
      issues.push(
        issue(
          "error",
          "annex5.lineMissing",
          "附件5中没有一句与方案相符，各项都仍按方案计算；请照方案的句式填写，或在“规则参数”“考核规则”中填写",
          {},
          heading,
        ),
      );
    else
      for (const { key, sentences } of missing)
        issues.push(
          issue(
            "error",
            "annex5.lineMissing",
            "附件5中没有方案的“{line}”一项的“{sentence}”，仍按方案计算；请补上，不再考核的请在“考核规则”中写明取消",
            { line: this.titles([key]), sentence: sentences.join("；") },
            heading,
          ),
        );
    const known = new Map(numbers);
    issues.push(
      ...disagreements(statements.disagreements, plan),
      ...sumsAndProducts(known, this.marks, plan),
      ...differences(known, bounds, plan),
    );
    const parameters = new Set(plan.parameters.map(({ id }) => id));
    const boundsOf = (kind: "cap" | "floor"): Record<ItemKey, Annex5Number> =>
      Object.fromEntries(bounds.filter((bound) => bound.kind === kind).map(({ key, number }) => [key, number]));
    return {
      numbers: Object.fromEntries(numbers.filter(([id]) => parameters.has(id))),
      caps: boundsOf("cap"),
      floors: boundsOf("floor"),
      notUnderstood: this.notUnderstood,
      missing: missing.map(({ key }) => key),
    };
  }

  /** Nobody reports half a lead, and none a month is no task. */
  private stateRun(run: Run): void {
    const { template, numbers, sentences } = run;
    const isUsable = template.holes.every((hole, index) => {
      const number = numbers[index] as number;
      const parameter = this.plan.parameters.find(({ id }) => "id" in hole && id === hole.id);
      return parameter?.unit !== "条" || (Number.isSafeInteger(number) && number >= 1);
    });
    if (isUsable) this.statements.stateRun(run);
    else this.notUnderstood.push({ ...quoteOf(sentences), lines: template.lines });
  }

  private readEndings(sheet: AnnexSheet, column: "task" | "method"): void {
    for (const { ending, sentence, after } of sheet[column].endings) {
      const lines = after?.template.lines ?? taskAt(sheet, sentence.place.row)?.lines ?? [];
      const [key] = lines;
      if (lines.length !== 1 || key === undefined || !this.mayCarry(key, ending.kind)) {
        this.notUnderstood.push({ text: sentence.text, lines, place: sentence.place });
        continue;
      }
      const kind = ending.kind === "cap" ? "cap" : "floor";
      if (!this.bounds.some((bound) => bound.key === key && bound.kind === kind))
        this.bounds.push({ key, kind, number: numberOf(ending.points, [sentence]) });
    }
  }

  /** 扣完为止 needs marks to be deducted from; a deduction has no least points. */
  private mayCarry(key: ItemKey, kind: "cap" | "floor" | "untilNothing"): boolean {
    const group = this.plan.items.find((item) => item.key === key)?.group;
    return kind === "cap" || (kind === "floor" ? group !== "deduction" : group === "base");
  }

  private readStrangers(sheet: AnnexSheet, column: ColumnName): void {
    const told = new Set([...sheet.method.strange].map(({ place }) => place.row));
    for (const sentence of sheet[column].strange) {
      const { row } = sentence.place;
      // A name of a group is only a name; a row is told once, at what it says of the points.
      if (column === "group" && !/\d|[一二三四五六七八九十]分/.test(sentence.text)) continue;
      if (column === "task" && told.has(row)) continue;
      const within = linesWithin(sentence, this.templates);
      const lines =
        within.length > 0 ? within : column === "group" ? [] : this.lacking(taskAt(sheet, row)?.lines ?? []);
      const label = column === "method" ? (taskAt(sheet, row)?.label ?? "") : sentence.text;
      this.notUnderstood.push({ text: sentence.text, label, lines, place: sentence.place });
    }
  }

  /** Of several lines of a row those of which a sentence lacks. */
  private lacking(lines: readonly ItemKey[]): readonly ItemKey[] {
    const lacking = lines.filter((key) => this.sentencesLacking(key).length > 0);
    return lacking.length > 0 ? lacking : lines;
  }

  private groupOf({ template, numbers, sentences }: Run): void {
    const at = template.holes.findIndex((hole) => "id" in hole && hole.id === groupMarks);
    if (at >= 0) this.marks.push({ lines: template.lines, number: numberOf(numbers[at] as number, sentences) });
  }

  /** A column 分值 beside: the marks of the lines that its cell stands for. */
  private readMarks(sheet: AnnexSheet): void {
    const { part } = sheet;
    const column = marksColumn(part);
    if (column === undefined) return;
    for (const [place, text] of cellsOf(part, column)) {
      const value = /^[+-]?(\d+(?:\.\d+)?)分?$/.exec(compact(text))?.[1];
      if (value === undefined) continue;
      const bottom = mergesOf(part.source).at(place.row, column)?.bottom ?? place.row;
      const lines = new Set<ItemKey>();
      for (let row = place.row; row <= bottom; row++) for (const key of taskAt(sheet, row)?.lines ?? []) lines.add(key);
      const [sentence] = sentencesOf(text, place) as [Sentence];
      const [key] = lines;
      if (lines.size > 1) this.marks.push({ lines: [...lines], number: numberOf(Number(value), [sentence]) });
      else if (key !== undefined) {
        const isBase = this.plan.items.some((item) => item.key === key && item.group === "base");
        this.statements.state(`${key}.${isBase ? "fullMarks" : "points"}`, Number(value), [sentence]);
      }
    }
  }

  /** Lines of which the sheet does not say how they are scored. */
  private missing(left: ReadonlySet<ItemKey>): { key: ItemKey; sentences: readonly string[] }[] {
    return this.plan.annexes.scoringSentences.lines.flatMap(({ key }) => {
      const sentences = left.has(key) ? [] : this.sentencesLacking(key);
      return sentences.length === 0 ? [] : [{ key, sentences }];
    });
  }

  private sentencesLacking(key: ItemKey): string[] {
    const found = new Set(this.runs.map(({ template }) => template.text));
    return [...new Set(this.templates.values())].flatMap(({ column, lines, text }) =>
      column === "method" && lines[0] === key && !found.has(text) ? [text] : [],
    );
  }

  private titles(lines: readonly ItemKey[]): string {
    return lines.map((key) => this.plan.items.find((item) => item.key === key)?.title ?? key).join("、");
  }
}

/** Headings that no other table has, or a name that says so. */
function isAnnex5(sheet: AnnexSheet, issues: Issue[]): boolean {
  const { part, group, task, method } = sheet;
  if ([group, task, method].some(({ runs }) => runs.length > 0)) return true;
  const names = [part.headings["task"], part.headings["method"]].map((text) => headingKey(text ?? ""));
  if (names.join() === "考核任务,考核方式" || /附件?5|绩效指标考核/.test(compact(part.sheet))) return true;
  issues.push(
    issue(
      "info",
      "annex5.unrelated",
      "“{sheet}”有像附件5的表头，但没有一句与方案的附件5相符，没有采用",
      { sheet: part.sheet },
      { sheet: part.sheet, row: part.area.top, column: part.area.left },
    ),
  );
  return false;
}

function quoteOf(sentences: readonly Sentence[]): { text: string; place: Place } {
  return { text: sentences.map(({ text }) => text).join(""), place: (sentences[0] as Sentence).place };
}

/** A message quotes no more of a cell. */
const longestQuote = 120;

function shortened(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
