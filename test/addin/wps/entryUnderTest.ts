/** The entry page over the stand-in for WPS, with a clock that a test moves. */
jest.mock("../../../addin/file/read/readWorkbook.js", () => {
  const { readWorkbook } = jest.requireActual<typeof ReadWorkbook>("../../../addin/file/read/readWorkbook.js");
  const { counted } = jest.requireActual<typeof Readings>("../../wps/readings.js");
  return { readWorkbook: (...given: Parameters<typeof readWorkbook>) => counted(readWorkbook(...given)) };
});
import type * as ReadWorkbook from "../../../addin/file/read/readWorkbook.js";
import "../../../addin/live/extra.js";
import type * as Readings from "../../wps/readings.js";
import { isReading } from "../../wps/readings.js";
import { wpsRegistrations } from "../../../tools/webpack/wpsFunctions.mjs";
import { dayOf, type Day } from "../../../engine/index.js";
import { startEntry, type RibbonCallbacks } from "../../../addin/wps/entry.js";
import { ManualClock } from "../../wps/manualClock.js";
import { StandIn, type Options } from "../../wps/standIn.js";

export interface EntryUnderTest {
  readonly office: StandIn;
  readonly clock: ManualClock;
  readonly alerts: readonly string[];
  readonly callbacks: RibbonCallbacks;
  press(id: string): void;
  /** Moves to another day. */
  setToday(day: Day): void;
}

/** Enough for an edit to be read: the quiet time, the snapshot's own, and what follows. */
export const afterEdit = 2_500;

export async function entryUnderTest(
  options: Options,
  { namespace = "", prepare = () => undefined }: { namespace?: string; prepare?: (office: StandIn) => void } = {},
): Promise<EntryUnderTest> {
  const office = new StandIn(options);
  prepare(office);
  const clock = new ManualClock(isReading);
  const alerts: string[] = [];
  let today = dayOf(2024, 9, 20) as Day;
  let count = 0;
  const callbacks = startEntry({
    globals: office.page(),
    address: "https://inside.example/wps/index.html",
    language: "zh-CN",
    namespace,
    registrations: await wpsRegistrations(),
    clock,
    today: () => today,
    unique: () => String(++count),
    alert: (text) => void alerts.push(text),
  });
  callbacks.OnAddinLoad({});
  return {
    office,
    clock,
    alerts,
    callbacks,
    press: (id) => void callbacks.OnScorecardAction({ Id: id }),
    setToday: (day) => (today = day),
  };
}
