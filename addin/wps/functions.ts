/** What the custom functions answer in WPS: the same as in Excel (`addin/functions`), but at once, and troubles as texts, since WPS has no errors that a function could give. */
import type { Assessment } from "../../engine/index.js";
import { escalationOf, quotaDone, quotaOf, rankingTable, rankOf, scoreOf } from "../functions/answers.js";
import { issuesTable, whyTable } from "../functions/longAnswers.js";
import { isOmittedArgument } from "../functions/omitted.js";
import { FunctionTrouble } from "../functions/trouble.js";
import { member } from "./office.js";

/** A function as it is registered; the list is made of functions.json and texts.en.js by the build (`tools/webpack/wpsFunctions.mjs`). */
export interface Registration {
  readonly id: string;
  readonly description: { readonly "zh-CN": string; readonly "en-US": string };
  readonly parameters: readonly {
    readonly name: string;
    /** `?` at the end: may be left out. */
    readonly type: string;
    readonly description: { readonly "zh-CN": string; readonly "en-US": string };
  }[];
  /** `any`, or `any[][]` for what fills several cells. */
  readonly result: string;
}

/** Arguments by parameter, as one value each; `null` for what was left out. */
type Given = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (value === null ? null : String(value));
const dept = (given: Given): string => text(given["dept"]) ?? "";

const answers: Readonly<Record<string, (assessment: Assessment, given: Given) => unknown>> = {
  SCORE: (assessment, given) => scoreOf(assessment, dept(given), text(given["item"])),
  SCORERANK: (assessment, given) => rankOf(assessment, dept(given)),
  QUOTA: (assessment, given) => quotaOf(assessment, dept(given), text(given["category"])),
  QUOTADONE: (assessment, given) => quotaDone(assessment, dept(given), text(given["category"])),
  ESCALATION: (assessment, given) => escalationOf(assessment, dept(given)),
  SCOREWHY: (assessment, given) => whyTable(assessment, dept(given), text(given["item"])),
  SCORETABLE: (assessment) => rankingTable(assessment),
  SCOREISSUES: (assessment) => issuesTable(assessment),
};

/** A question put by a formula. */
export interface Question {
  /** Tells it from others. */
  readonly key: string;
  /** What the formula gave as the as-of date; `null` for nothing. */
  readonly asOf: unknown;
  answer(assessment: Assessment): unknown;
}

/** @throws Error for a function without an answer, which is a defect of ours */
export function questionOf({ id, parameters }: Registration, args: readonly unknown[]): Question {
  const answer = answers[id];
  if (answer === undefined) throw new Error(`no answer for ${id}`);
  const values = parameters.map((_, index) => oneValue(args[index]));
  const given: Given = Object.fromEntries(parameters.map(({ name }, index) => [name, values[index]]));
  return {
    key: JSON.stringify([id, ...values]),
    asOf: given["asOf"] ?? null,
    answer: (assessment) => answer(assessment, given),
  };
}

/** One value of whatever WPS hands over: the first of several, a cell's content in place of the cell, `null` in each of the ways in which nothing comes. */
function oneValue(argument: unknown): unknown {
  const first = Array.isArray(argument) ? (argument as unknown[]).flat()[0] : argument;
  if (typeof first === "object" && first !== null) {
    const content = member(first, "Value2");
    return typeof content === "object" && !Array.isArray(content) ? null : oneValue(content);
  }
  return isOmittedArgument(first) ? null : first;
}

/** What stands in the cell for a trouble: the sign that Excel would show, then the sentence. */
export function troubleText(error: unknown): string {
  if (!(error instanceof FunctionTrouble)) return `#N/A ${error instanceof Error ? error.message : String(error)}`;
  return `${error.kind === "invalidValue" ? "#VALUE!" : "#N/A"} ${error.message}`;
}
