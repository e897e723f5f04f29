import type { Day } from "./calendar.js";
import type { ProjectFact } from "./facts.js";

/** Where a project stands, in the order in which projects go (三、2 and the flow chart of 附件4, whose picture the text lacks). */
export const projectStages = ["talks", "reviewed", "signed", "landed", "started", "producing", "terminated"] as const;
export type ProjectStage = (typeof projectStages)[number];

/** 洽谈 · 评审 · 签约 · 落地 · 开工 · 投产 · 终止 */
export const stageTitles: Readonly<Record<ProjectStage, string>> = {
  talks: "洽谈",
  reviewed: "评审",
  signed: "签约",
  landed: "落地",
  started: "开工",
  producing: "投产",
  terminated: "终止",
};

/**
 * The stage of a project by a day, derived from its dates: our own assumption, never scored (D98). 评审: reviewed and passed, not yet signed;
 * 落地: signed, with a park, a plant or land entered. A date after `asOf` has not happened yet.
 */
export function projectStage(project: ProjectFact, asOf: Day): ProjectStage {
  const { signed, started, producing, terminated, review, park, plantArea, landArea } = project;
  const happened = (day: Day | undefined): boolean => day !== undefined && day <= asOf;
  if (happened(terminated)) return "terminated";
  if (happened(producing)) return "producing";
  if (happened(started)) return "started";
  if (happened(signed))
    return park !== undefined || plantArea !== undefined || landArea !== undefined ? "landed" : "signed";
  return review === "passed" ? "reviewed" : "talks";
}
