import type { EscalationLevel } from "../assessment.js";
import { levelWords } from "../judgement/words.js";
import type { PlanNames } from "../plan.js";

type Level = Exclude<EscalationLevel, "none">;

/** What a rung of the ladder is called (四、4). */
export const escalationNames: Readonly<Record<Level, { readonly title: string }>> = {
  districtNotice: { title: `全区${levelWords.districtNotice}` },
  summonedTalk: { title: levelWords.summonedTalk },
  accountability: { title: levelWords.accountability },
};

/** Who may take a rung of the ladder (四、4). */
export function bodyFor(level: Level, { office, disciplineBody }: PlanNames): string {
  return level === "districtNotice" ? office : disciplineBody;
}

/** Who signs what the office drafts: 昌南新区招商引资工作领导小组办公室. */
export function issuerOf({ district, office }: PlanNames): string {
  return office.startsWith(district) ? office : `${district}${office}`;
}
