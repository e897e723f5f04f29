import { createEvents, type DateArray, type EventAttributes } from "ics";
import { partsOf, type DatedActivity, type Day } from "../../engine/index.js";

/**
 * The activities of 附件2 as an iCalendar file of all-day events. One whose day is not fixed covers its month, is tentative and says 待定.
 * @param stamp the day that the file carries as its making @throws when the library refuses an event, which is a bug of ours
 */
export function activitiesIcs(activities: readonly DatedActivity[], planId: string, stamp: Day): string {
  const events = activities.map(({ activity, from, to, open }, index): EventAttributes => {
    const place = flat(activity.venue);
    return {
      uid: `${planId}-${activity.number}-${index + 1}@changnan-scorecard`,
      title: `${flat(activity.name)}${open ? "（时间待定）" : ""}`,
      start: dateOf(from),
      // The end of an all-day event is the day after its last.
      end: dateOf(to + 1),
      status: open ? "TENTATIVE" : "CONFIRMED",
      busyStatus: "FREE",
      transp: "TRANSPARENT",
      description: [
        `附件2 序号${activity.number}`,
        `时间：${flat(activity.time)}`,
        `责任单位：${flat(activity.responsible)}`,
      ].join("\n"),
      ...(place === "" ? {} : { location: place }),
      productId: "changnan-scorecard",
      calName: "招商引资活动",
      timestamp: Date.UTC(...stampOf(stamp)),
    } as EventAttributes;
  });
  const { value, error } = createEvents(events);
  if (error || typeof value !== "string") throw new Error("the calendar could not be written", { cause: error });
  return value;
}

function dateOf(day: Day): DateArray {
  const { year, month, date } = partsOf(day);
  return [year, month, date];
}

function stampOf(day: Day): [number, number, number] {
  const { year, month, date } = partsOf(day);
  return [year, month - 1, date];
}

function flat(text: string): string {
  return text.replace(/\s*\n\s*/g, "");
}
