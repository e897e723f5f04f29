/** 外出考察台账. */
import { isoDate, type Day } from "../calendar.js";
import type { VisitFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { isPlaceholderText } from "./cells.js";
import type { Gate } from "./gate.js";
import { cellName } from "./cellName.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete } from "./rows.js";
import { compact, listParts } from "./text.js";

/**
 * One fact per unit and enterprise: the first visit by date, on the same date the row read first.
 * Without a leader, or inside the city (see `PlanNames`), a visit does not count.
 */
export function readVisits(parts: readonly TablePart[], gate: Gate, issues: Issue[]): VisitFact[] {
  const visits: VisitFact[] = [];
  for (const row of dataRows<"visits">(parts, issues)) {
    const place = row.place("enterprise");
    const lacking = incomplete(row, "visits", "visit.incomplete", ["day", "unit", "enterprise"]);
    if (lacking !== undefined) issues.push(lacking);
    const day = gate.day(row, "day", "visit", issues);
    let unit: string | undefined;
    if (row.text("unit") !== "") {
      const read = gate.unitOf(row.text("unit"), row.place("unit"));
      if (read.issue !== undefined) issues.push(read.issue);
      unit = read.unit;
    }
    const isCountable = isCounted(
      row.text("leader"),
      row.text("visitedPlace"),
      row.place("leader"),
      row.place("visitedPlace"),
      gate,
      issues,
    );
    if (lacking !== undefined || day === undefined || day === "unreadable" || unit === undefined) continue;
    if (!gate.inYear(day)) {
      issues.push(gate.otherYear("visit", day, row.place("day")));
      continue;
    }
    if (!isCountable) continue;
    const [leader, visitedPlace] = [row.text("leader"), row.text("visitedPlace")];
    for (const enterprise of listParts(row.text("enterprise")).filter((name) => !isPlaceholderText(name)))
      visits.push({ unit, day, enterprise, leader, visitedPlace, place });
  }
  return firstVisits(visits, issues);
}

function isCounted(
  leader: string,
  visitedPlace: string,
  leaderPlace: VisitFact["place"],
  placePlace: VisitFact["place"],
  gate: Gate,
  issues: Issue[],
): boolean {
  if (leader === "")
    issues.push(issue("warning", "visit.leaderMissing", "没有写带队领导，本次考察未计入；请补填", {}, leaderPlace));
  const isHome = gate.isHome(visitedPlace);
  if (isHome)
    issues.push(
      issue(
        "warning",
        "visit.notAway",
        "考察地点“{place}”在本市内，不算外出考察，未计入；如有误请改正地点，或在规则参数中填写“本地地名”",
        { place: visitedPlace },
        placePlace,
      ),
    );
  return leader !== "" && !isHome;
}

function firstVisits(visits: readonly VisitFact[], issues: Issue[]): VisitFact[] {
  const inOrder = visits
    .map((visit, index) => ({ visit, index }))
    .sort((one, other) => one.visit.day - other.visit.day || one.index - other.index);
  const firsts = new Map<string, VisitFact>();
  const repeated: { index: number; issue: Issue }[] = [];
  for (const { visit, index } of inOrder) {
    const key = `${visit.unit}\n${compact(visit.enterprise)}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, visit);
    else repeated.push({ index, issue: repeatedVisit(visit, first, first.day) });
  }
  issues.push(...repeated.sort((one, other) => one.index - other.index).map((each) => each.issue));
  return [...firsts.values()];
}

function repeatedVisit({ enterprise, unit, place }: VisitFact, first: VisitFact, day: Day): Issue {
  return issue(
    "info",
    "visit.repeated",
    "“{unit}”已于 {date} 考察过“{enterprise}”（{first}），一家企业全年只计一次",
    { unit, enterprise, date: isoDate(day), first: cellName(first.place) },
    place,
  );
}
