/** 招商小分队 (四、3). */
import type { TeamFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Gate } from "./gate.js";
import { categoryOf } from "./quotaText.js";
import { dataRows, incomplete } from "./rows.js";
import type { TablePart } from "./tablePart.js";
import { compact, listParts } from "./text.js";

/** One fact a team: the first row counts. */
export function readTeams(parts: readonly TablePart[], gate: Gate, issues: Issue[]): TeamFact[] {
  const teams = new Map<string, TeamFact>();
  for (const row of dataRows<"teams">(parts, issues)) {
    const lacking = incomplete(row, "teams", "team.incomplete", ["team"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const name = row.text("team");
    if (teams.has(compact(name))) {
      issues.push(
        issue(
          "warning",
          "team.duplicate",
          "小分队“{name}”重复，以先登记的为准，本行未采用；请删去一行",
          { name },
          row.place("team"),
        ),
      );
      continue;
    }
    const park = row.text("park");
    const key = compact(park);
    teams.set(compact(name), {
      name,
      captain: row.text("captain"),
      members: listParts(row.text("members")),
      directions: listParts(row.text("directions")).map(
        (text) => categoryOf(text, gate.plan.categories) ?? compact(text),
      ),
      ...(park === ""
        ? {}
        : {
            park:
              gate.plan.parks.find(({ name: own, aliases }) => [own, ...aliases].some((each) => compact(each) === key))
                ?.name ?? park,
          }),
      place: row.place("team"),
    });
  }
  return [...teams.values()];
}
