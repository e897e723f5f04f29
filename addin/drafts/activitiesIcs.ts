import { createEvents, type DateArray, type EventAttributes } from "ics";
import { compact, partsOf, sha256, visibleText, type DatedActivity, type Day } from "../../engine/index.js";

/** RFC 5545, 3.1: no line is longer, in octets of UTF-8 without its end. */
const longestLine = 75;

/**
 * The activities of 附件2 as an iCalendar file of all-day events. One whose day is not fixed covers its month, is tentative and says 待定.
 *
 * An event is known by the plan and its name, so that it stays the same when others come before it or its day moves. Every file has the
 * moment of its making as DTSTAMP and, in minutes, as SEQUENCE: a calendar takes the later file as the change that it is.
 * @param stamp when the file is made, in days since 1970 with the time of day as the fraction
 * @throws when the library refuses an event, which is a bug of ours
 */
export function activitiesIcs(activities: readonly DatedActivity[], planId: string, stamp: Day): string {
  const seen = new Map<string, number>();
  const events = activities.map(({ activity, from, to, open }): EventAttributes => {
    const name = compact(activity.name);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const place = flat(activity.venue);
    return {
      uid: `${planId}-${sha256(utf8(name)).slice(0, 24)}${count === 1 ? "" : `-${count}`}@changnan-scorecard`,
      sequence: Math.floor(stamp * 24 * 60),
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
      timestamp: Math.floor(stamp * 86_400) * 1000,
    } as EventAttributes;
  });
  const { value, error } = createEvents(events);
  if (error || typeof value !== "string") throw new Error("the calendar could not be written", { cause: error });
  return folded(value);
}

/** Folds lines by octets, between characters; the library counts characters. */
function folded(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .map((line) => {
      let octets = 0;
      return [...line]
        .map((character) => {
          const size = utf8(character).length;
          octets += size;
          if (octets <= longestLine) return character;
          // The blank that marks the fold is an octet of the new line.
          octets = 1 + size;
          return `\r\n ${character}`;
        })
        .join("");
    })
    .join("\r\n");
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function dateOf(day: Day): DateArray {
  const { year, month, date } = partsOf(day);
  return [year, month, date];
}

/** In one line, and without what RFC 5545 (3.1) lets no text have: control characters are shown. */
function flat(text: string): string {
  return visibleText(text.replace(/[ \u3000\t]*[\r\n][\s]*/g, ""));
}
