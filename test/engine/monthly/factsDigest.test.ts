/** What a closed month rested on: only what is dated by then, and what is not known is not zero. */
import { factsDigest, type UnitFact } from "../../../engine/index.js";
import { fingerprints, fingerprintText, parseFingerprints } from "../../../engine/monthly/factsDigest.js";
import { day, facts, planUnits, type FactsRows } from "../../helpers/facts.js";

const march = day("2024-03-31");
const rowsOf = (rows: FactsRows) =>
  (fingerprints(facts(rows), march).get("财政局") ?? []).flatMap((print) =>
    print.rows === 0 ? [] : [[print.table, print.rows]],
  );

test("a visit and a task count from their day on, the day itself included", () => {
  const visit = (on: string) => ({ unit: "财政局", day: on });
  expect(rowsOf({ visits: [visit("2024-03-31"), visit("2024-04-01")] })).toEqual([["visits", 1]]);
  const task = (due: string) => ({ unit: "财政局", due });
  expect(rowsOf({ tasks: [task("2024-03-31"), task("2024-04-01")] })).toEqual([["tasks", 1]]);
  const later = { visits: [visit("2024-04-01")], tasks: [task("2024-04-01")] };
  expect(factsDigest(facts(later), march)).toBe(factsDigest(facts(), march));
});

test("visits that a unit has no number of are not none of them", () => {
  const digest = (change: (unit: UnitFact) => UnitFact): string =>
    factsDigest(facts({ units: planUnits().map(change) }), march);
  const blank = digest(({ visitQuota: _, ...unit }) => unit);
  const [none, given] = [0, 4].map((visitQuota) => digest((unit) => ({ ...unit, visitQuota })));
  expect(new Set([blank, none, given]).size).toBe(3);
});

test("of fingerprints what names no table of ours, or is none, is left out", () => {
  const [leads] = fingerprints(facts(), march).get("财政局") ?? [];
  if (leads === undefined) throw new Error("no fingerprints");
  expect(parseFingerprints(`${fingerprintText([leads])}；别的台账 2 条 00000000；无；`)).toEqual([leads]);
});
