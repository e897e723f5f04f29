import type { Assessment, UnitAssessment } from "../assessment.js";

/** The units in the order of the ranking. */
export function rankedUnits({ ranking, units }: Pick<Assessment, "ranking" | "units">): UnitAssessment[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return ranking.map((name) => byName.get(name) as UnitAssessment);
}
