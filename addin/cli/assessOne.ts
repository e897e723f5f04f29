/** What `scorecard assess` makes of one workbook, in whichever thread: the workbook and its assessment stay there. */
import {
  assessmentJson,
  headline,
  isoDate,
  maskerFor,
  specialsJson,
  type Assessment,
  type AssessmentJson,
  type Day,
  type Issue,
  type SpecialsJson,
  type UnitAssessment,
} from "../../engine/index.js";
import { hostErrorText } from "../live/messages.js";
import { HostError } from "../live/ports.js";
import { issuesOf, workbookLine } from "./assessmentText.js";
import { assessFile, type CommonOptions, type Session } from "./commands.js";
import { InputError, UsageError } from "./io.js";
import { unitsOption } from "./options.js";
import { en } from "./strings.en.js";
import { zh, type Strings } from "./strings.zh.js";

/** Options of `assess` that say what is computed and of whom. */
export type AssessOptions = CommonOptions & {
  readonly units?: string;
  /** 专项 too. */
  readonly specials?: boolean;
};

/** One workbook of several; plain data, so that it can go to another thread. */
export interface AssessJob {
  readonly file: string;
  readonly language: Session["language"];
  readonly today: Day;
  readonly options: AssessOptions;
  readonly form: "line" | "json" | "row";
}

/** What a workbook leaves behind: its printed text or its row, or the sentence that says why there is none. */
export type AssessOutcome =
  { readonly text: string } | { readonly row: DistrictRow } | { readonly file: string; readonly failure: string };

/** A workbook in the table of districts; texts are masked. */
export interface DistrictRow {
  readonly file: string;
  readonly district: string;
  readonly year: number;
  /** `2024-12-31`. */
  readonly asOf: string;
  readonly units: number;
  /** Projects; `null`: no data. */
  readonly filled: number | null;
  readonly required: number;
  readonly errors: number;
  readonly warnings: number;
  /** In the order of the ranking; absent where no unit is ranked. */
  readonly first?: RankedUnit;
  readonly last?: RankedUnit;
  /** Lines that are in no total, and what was read in part; empty where the totals are whole. */
  readonly without: string;
}

/** A unit's name and its total, in points. */
export interface RankedUnit {
  readonly name: string;
  readonly total: number;
}

/** Reads and assesses one workbook. Whatever goes wrong is that workbook's failure: this never rejects. */
export async function assessOne({ file, language, today, options, form }: AssessJob): Promise<AssessOutcome> {
  const say = language === "en-US" ? en : zh;
  const silent = { out: () => undefined, err: () => undefined, terminal: false, today };
  try {
    const { assessment } = await assessFile({ io: silent, say, language }, file, options);
    const only = options.units === undefined ? undefined : unitsOption(assessment, options.units, say);
    if (form === "row") return { row: districtRow(file, assessment) };
    if (form === "json")
      return { text: JSON.stringify({ file, ...jsonOf(assessment, only, options.specials) }, null, 2) };
    return { text: maskerFor(assessment)(linesOf(file, assessment, say, only).join("\n")) };
  } catch (error) {
    return { file, failure: failureText(error, file, say, language) };
  }
}

/** The sentence for what one workbook's work ended with; it names the file. */
function failureText(error: unknown, file: string, say: Strings, language: Session["language"]): string {
  if (error instanceof InputError) return error.message;
  if (error instanceof UsageError) return say.hostFailed(file, error.message);
  if (error instanceof HostError) return say.hostFailed(file, hostErrorText(error, language));
  const text = error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]}` : String(error);
  return say.hostFailed(file, say.ourFault(text));
}

function linesOf(file: string, assessment: Assessment, say: Strings, only?: readonly string[]): string[] {
  const units = assessment.units.filter(({ name }) => only?.includes(name) === true);
  return [
    workbookLine(file, assessment, say),
    ...units.map(({ name, rank, total }) => `  ${say.heading(name, rank, total.toFixed(2))}`),
  ];
}

/** The JSON of an assessment; of some units their lines and their issues; 专项 last, where it is asked for. */
export function jsonOf(
  assessment: Assessment,
  only?: readonly string[],
  specials = false,
): AssessmentJson & { readonly specials?: SpecialsJson } {
  const json = { ...assessmentJson(assessment), ...(specials ? { specials: specialsJson(assessment) } : {}) };
  if (only === undefined) return json;
  const kept = new Set(issuesOf(assessment, only));
  return {
    ...json,
    units: json.units.filter(({ name }) => only.includes(name)),
    issues: json.issues.filter((_, index) => kept.has(assessment.issues[index] as Issue)),
  };
}

function districtRow(file: string, assessment: Assessment): DistrictRow {
  const { plan, asOf, units, ranking, issues, district } = assessment;
  const mask = maskerFor(assessment);
  const ranked = (at: number): RankedUnit | undefined => {
    const unit: UnitAssessment | undefined = units.find(({ name }) => name === ranking.at(at));
    return unit && { name: mask(unit.name), total: unit.total };
  };
  const [first, last] = [ranked(0), ranked(-1)];
  const count = (severity: Issue["severity"]): number => issues.filter((issue) => issue.severity === severity).length;
  return {
    file,
    district: mask(plan.names.district),
    year: plan.year,
    asOf: isoDate(asOf),
    units: units.length,
    filled: district.quota.filled,
    required: district.quota.required,
    errors: count("error"),
    warnings: count("warning"),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    without: mask(headline(assessment)),
  };
}
