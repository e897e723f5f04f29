/** What each function shows of an assessment. No rule is here: numbers are picked, never computed. */
import {
  headline,
  lookUpCategory,
  lookUpItem,
  lookUpUnit,
  noData,
  render,
  shortLevelText,
  type Assessment,
  type ItemKey,
  type UnitAssessment,
} from "../../engine/index.js";
import { isOmittedArgument } from "./omitted.js";
import { FunctionTrouble } from "./trouble.js";

/** The total, or the points of one item. */
export function scoreOf(assessment: Assessment, dept: string, item: string | null): number {
  const unit = unitOf(assessment, dept);
  const key = itemOf(assessment, item);
  if (key === undefined) return unit.total;
  const line = unit.items[key];
  if (line === undefined) throw new FunctionTrouble("notAvailable", `没有考核项目“${key}”。`);
  if (line.points === null) throw new FunctionTrouble("notAvailable", line.because.map(render).join("；"));
  return line.points;
}

export function rankOf(assessment: Assessment, dept: string): number {
  return unitOf(assessment, dept).rank;
}

/** Required projects: all, or the minimum of a category. */
export function quotaOf(assessment: Assessment, dept: string, category: string | null): number {
  const { quota } = unitOf(assessment, dept);
  return isOmitted(category) ? quota.required : (categoryOf(assessment, dept, category)?.required ?? 0);
}

/** Filled slots: all, or those of a category. */
export function quotaDone(assessment: Assessment, dept: string, category: string | null): number {
  const { quota } = unitOf(assessment, dept);
  if (quota.filled === null) throw new FunctionTrouble("notAvailable", headline(assessment));
  return isOmitted(category) ? quota.filled : (categoryOf(assessment, dept, category)?.filled ?? 0);
}

/** 通报, 约谈 or 问责, or an empty text; 待查 with the highest possible where the months do not let one know. */
export function escalationOf(assessment: Assessment, dept: string): string {
  return shortLevelText(unitOf(assessment, dept).escalation);
}

/** Rank, unit, total, every line, proposal, and what the total leaves out; one row a unit, by rank. */
export function rankingTable(assessment: Assessment): unknown[][] {
  const { items, units, ranking, incomplete } = assessment;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = ranking
    .flatMap((name) => byName.get(name) ?? [])
    .map((unit) => [
      unit.rank,
      unit.name,
      unit.total,
      ...items.map(({ key }) => unit.items[key]?.points ?? noData),
      shortLevelText(unit.escalation),
      incomplete.map(({ title }) => title).join("、"),
    ]);
  return [["名次", "单位", "总分", ...items.map(({ title }) => title), "建议", "未含"], ...rows];
}

/** @throws FunctionTrouble naming what is near */
export function unitOf(assessment: Assessment, dept: string): UnitAssessment {
  const { name, near } = lookUpUnit(assessment.facts, String(dept ?? ""));
  const unit = assessment.units.find((candidate) => candidate.name === name);
  if (unit === undefined)
    throw new FunctionTrouble(
      "notAvailable",
      near.length > 0
        ? `没有考核单位“${dept}”。是否指：${near.join("、")}？`
        : `没有考核单位“${dept}”，请使用附件1中的名称或简称。`,
    );
  return unit;
}

/** The item that is meant, `undefined` where none is named. @throws FunctionTrouble naming what there is */
export function itemOf(assessment: Assessment, item: string | null): ItemKey | undefined {
  if (isOmitted(item)) return undefined;
  const key = lookUpItem(assessment.items, item);
  if (key === undefined)
    throw new FunctionTrouble(
      "invalidValue",
      `没有考核项目“${item}”。可用：${assessment.items.map(({ title }) => title).join("、")}。`,
    );
  return key;
}

function categoryOf(
  assessment: Assessment,
  dept: string,
  category: string,
): UnitAssessment["quota"]["categories"][number] | undefined {
  const name = lookUpCategory(assessment.plan, category);
  if (name === undefined)
    throw new FunctionTrouble(
      "invalidValue",
      `没有行业类别“${category}”。可用：${assessment.plan.categories.map((one) => one.name).join("、")}。`,
    );
  return unitOf(assessment, dept).quota.categories.find((one) => one.category === name);
}

export function isOmitted(text: string | null): text is null {
  // A reference to an empty cell comes as 0, or as its text.
  return isOmittedArgument(text) || text === "0";
}
