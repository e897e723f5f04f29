import { projectStages, stageTitles, type ProjectLine } from "../../../engine/index.js";

export const projectSorts = ["ledger", "name", "stage", "unit", "category", "investment"] as const;
export type ProjectSort = (typeof projectSorts)[number];

/** Projects that hold all words of a text in their name, units, category, park or stage; case does not matter. */
export function filterProjects(projects: readonly ProjectLine[], text: string): readonly ProjectLine[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return projects;
  return projects.filter((project) => {
    const { name, category, park, stage, attractedBy, servicedBy } = project;
    const haystack = [name, category, park ?? "", stageTitles[stage], ...attractedBy, ...servicedBy]
      .join(" ")
      .toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Projects in another order; equal ones stay as in the ledger, what is unknown comes last. */
export function sortProjects(projects: readonly ProjectLine[], sort: ProjectSort): readonly ProjectLine[] {
  const keys: Readonly<Record<ProjectSort, ((project: ProjectLine) => string | number | undefined) | undefined>> = {
    ledger: undefined,
    name: ({ name }) => name,
    stage: ({ stage }) => projectStages.indexOf(stage),
    unit: ({ attractedBy }) => attractedBy[0],
    category: ({ category }) => category,
    // The largest first.
    investment: ({ investment }) => (investment === undefined ? undefined : -investment),
  };
  const key = keys[sort];
  if (key === undefined) return projects;
  return [...projects].sort((one, other) => {
    const [first, second] = [key(one), key(other)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    if (typeof first === "number" && typeof second === "number") return first - second;
    return String(first).localeCompare(String(second), "zh-CN");
  });
}
