import type { ItemExplanation } from "../assessment.js";

type Other = ItemExplanation["readings"][number]["others"][number];

/** What another reading does to the unit's own rank: `本部门第5名→第6名`, `本部门名次不变（另有2个部门变化）`; empty where no rank changes. */
export function rankMoveText({ rank, othersMoved }: Pick<Other, "rank" | "othersMoved">): string {
  if (rank.now !== rank.then) return `本部门第${rank.now}名→第${rank.then}名`;
  return othersMoved === 0 ? "" : `本部门名次不变（另有${othersMoved}个部门变化）`;
}
