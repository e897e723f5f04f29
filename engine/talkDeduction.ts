import { exact, times, toPoints } from "./exact.js";
import type { MeasureFact, MeasureKind } from "./facts.js";
import type { Readings } from "./plan.js";
import { reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { Marks, TermsOf } from "./rule.js";

/** The three talks of 附件5, the heavier later where their points are equal. */
const talkKinds = ["summonedTalk", "reminderTalk", "admonitionTalk"] as const;
export type TalkKind = (typeof talkKinds)[number];

/** What a rule of a talk needs: its own points, and those of all three to tell the heaviest of a day. */
export const talkTerms = {
  points: "amount",
  summonedTalk: { kind: "amount", parameter: "summonedTalk.points" },
  reminderTalk: { kind: "amount", parameter: "reminderTalk.points" },
  admonitionTalk: { kind: "amount", parameter: "admonitionTalk.points" },
} as const;

/** The recorded talks of a kind that deduct: all of them, or under `higherOnce` of each day the heaviest alone (D54). */
export function talksOf(
  { measures }: UnitRecord,
  kind: TalkKind,
  terms: TermsOf<typeof talkTerms>,
  readings: Readings,
): readonly MeasureFact[] {
  const own = measures.filter((measure) => measure.kind === kind);
  if (readings["talks.sameEvent"] === "both") return own;
  const weight = (talk: MeasureKind): number => talkKinds.findIndex((known) => known === talk);
  const isHeavier = (talk: TalkKind): boolean =>
    terms[talk] > terms[kind] || (terms[talk] === terms[kind] && weight(talk) > weight(kind));
  const heavier = new Set(
    measures.filter((measure) => isTalk(measure.kind) && isHeavier(measure.kind)).map(({ day }) => day),
  );
  return own.filter(({ day }, index) => !heavier.has(day) && own.findIndex((other) => other.day === day) === index);
}

function isTalk(kind: MeasureKind): kind is TalkKind {
  return (talkKinds as readonly string[]).includes(kind);
}

/** How many talks of a kind are recorded. */
export function recordedTalks({ measures }: UnitRecord, kind: TalkKind): number {
  return measures.filter((measure) => measure.kind === kind).length;
}

/** A talk that costs its points each time, without a floor (D51); `recorded` counts those that a heavier one of the same day stands for. */
export function deducted(talk: string, count: number, each: number, recorded: number): Marks {
  const points = toPoints(times(exact(-each), exact(count)));
  const formula =
    count === 0 && recorded === 0
      ? reason("没有登记{talk}，不扣分", { talk })
      : reason("登记{talk} {count} 次，扣 {each} × {count} = {lost} 分", { talk, count, each, lost: -points });
  return { points, because: recorded > count ? [formula, sameDay(recorded - count)] : [formula] };
}

/** What is left out under `higherOnce`. */
export function sameDay(count: number): Marks["because"][number] {
  return reason("另有 {count} 次与更重的或同样的谈话在同一日，按同日只扣最重一次的口径不扣", { count });
}
