/** Ties formulas to the live snapshot: a formula gets a new result only when its value has changed. */
import { dayOfNumber, dayOfText, isoDate, partsOf, type Assessment, type Day } from "../../engine/index.js";
import { messageText } from "../live/messageText.js";
import { hostMessages } from "../live/messages.zh.js";
import { HostError } from "../live/ports.js";
import { sharedSnapshot } from "../live/shared.js";
import { isOmittedArgument } from "./omitted.js";
import { FunctionTrouble } from "./trouble.js";

/** The little that is needed of Excel's invocation. */
interface Invocation<T> {
  setResult(value: T | CustomFunctions.Error): void;
  onCanceled?: () => void;
}

/**
 * Sends `answer` of the newest assessment to a formula, now and after every change, until Excel cancels it.
 * @param asOf a date cell's serial number, an ISO text, or nothing
 */
export function stream<T>(invocation: Invocation<T>, asOf: unknown, answer: (assessment: Assessment) => T): void {
  const snapshot = sharedSnapshot();
  let sent: string | undefined;
  let seen: Assessment | undefined;
  const send = (result: T | CustomFunctions.Error, key: string) => {
    if (key === sent) return;
    sent = key;
    invocation.setResult(result);
  };
  const update = () => {
    const state = snapshot.current();
    if (state.kind === "loading") return;
    try {
      if (state.kind === "failed") throw failure(state.error);
      const assessment = snapshot.asOf(
        dayArgument(asOf, state.assessment.plan.year, (serial) => snapshot.dayOf(serial)),
      );
      if (assessment === undefined || assessment === seen) return;
      seen = assessment;
      const value = answer(assessment);
      send(value, JSON.stringify(value));
    } catch (error) {
      const trouble =
        error instanceof FunctionTrouble
          ? error
          : new FunctionTrouble("notAvailable", error instanceof Error ? error.message : String(error));
      seen = undefined;
      send(
        new CustomFunctions.Error(
          trouble.kind === "invalidValue"
            ? CustomFunctions.ErrorCode.invalidValue
            : CustomFunctions.ErrorCode.notAvailable,
          trouble.message,
        ),
        `${trouble.kind}:${trouble.message}`,
      );
    }
  };
  invocation.onCanceled = snapshot.subscribe(update);
  update();
}

function failure(error: unknown): FunctionTrouble {
  return new FunctionTrouble(
    "notAvailable",
    error instanceof HostError ? messageText(hostMessages, error) : `读取工作簿失败：${String(error)}`,
  );
}

/**
 * The day that a formula asks for.
 * @param asOf a date cell's serial number, whatever else a ledger's date cell may hold (a text, 20240630), or nothing
 * @param year the year assessed, for a date without one @param dayOfSerial by the workbook's date system
 * @throws FunctionTrouble for anything that is no date, and for a day before the year, by which nothing can be said
 */
export function dayArgument(
  asOf: unknown,
  year: number,
  dayOfSerial: (serial: number) => Day | undefined,
): Day | undefined {
  if (isOmittedArgument(asOf)) return undefined;
  const day =
    typeof asOf === "number" && asOf >= 1
      ? (dayOfSerial(asOf) ?? dayOfNumber(asOf))
      : typeof asOf === "string"
        ? dayOfText(asOf, year)
        : undefined;
  if (day === "blank") return undefined;
  if (day === undefined)
    throw new FunctionTrouble(
      "invalidValue",
      `截止日期“${String(asOf)}”不是日期，请引用日期单元格或写成 "${year}-12-31"。`,
    );
  if (partsOf(day).year < year)
    throw new FunctionTrouble(
      "invalidValue",
      `截止日期 ${isoDate(day)} 早于考核年度（${year}年），请改为 ${year}-01-01 及以后的日期。`,
    );
  return day;
}
