/** Ties formulas to the live snapshot: a formula gets a new result only when its value has changed. */
import {
  dayOfNumber,
  dayOfText,
  holdsTables,
  isoDate,
  partsOf,
  type Assessment,
  type Day,
} from "../../engine/index.js";
import { messageText } from "../live/messageText.js";
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
 * Sends `answer` of the newest assessment to a formula, now and after every change, until Excel cancels it. What is answered at once is sent at
 * once; an answer that is still being loaded when a newer assessment comes is dropped.
 * @param asOf a date cell's serial number, an ISO text, or nothing
 */
export function stream<T>(
  invocation: Invocation<T>,
  asOf: unknown,
  answer: (assessment: Assessment) => T | Promise<T>,
): void {
  const snapshot = sharedSnapshot();
  let sent: string | undefined;
  let seen: unknown;
  const send = (result: T | CustomFunctions.Error, key: string) => {
    if (key === sent) return;
    sent = key;
    invocation.setResult(result);
  };
  const sendValue = (value: T) => send(value, JSON.stringify(value));
  const sendTrouble = (error: unknown) => {
    const { kind, message } = troubleOf(error);
    seen = undefined;
    send(new CustomFunctions.Error(CustomFunctions.ErrorCode[kind], message), `${kind}:${message}`);
  };
  const update = () => {
    const state = snapshot.current();
    if (state.kind === "loading") return;
    try {
      const source =
        state.kind === "failed"
          ? state
          : snapshot.asOf(dayArgument(asOf, state.assessment.plan.year, (serial) => snapshot.dayOf(serial)));
      if (source === undefined || source === seen) return;
      seen = source;
      const value =
        "kind" in source
          ? failure(source.error)
          : holdsTables(source.facts)
            ? answer(source)
            : failure(new HostError("noTables"));
      if (!(value instanceof Promise)) sendValue(value);
      else
        void value.then(
          (late) => seen === source && sendValue(late),
          (error: unknown) => seen === source && sendTrouble(error),
        );
    } catch (error) {
      sendTrouble(error);
    }
  };
  invocation.onCanceled = snapshot.subscribe(update);
  update();
}

function troubleOf(error: unknown): FunctionTrouble {
  return error instanceof FunctionTrouble
    ? error
    : new FunctionTrouble("notAvailable", error instanceof Error ? error.message : String(error));
}

/** Rejects with the sentence for a reading that failed; the sentences are loaded when the first one is needed. */
async function failure(error: unknown): Promise<never> {
  if (!(error instanceof HostError)) throw new FunctionTrouble("notAvailable", `读取工作簿失败：${String(error)}`);
  const { hostMessages } = await import(
    /* webpackChunkName: "messages", webpackPrefetch: true */ "../live/messages.zh.js"
  );
  throw new FunctionTrouble("notAvailable", messageText(hostMessages, error));
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
