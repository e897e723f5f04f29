/** The district's own names in 规则参数: what stands in the plan file may be replaced there, and every output follows. */
import type { Plan, PlanNames } from "../plan.js";
import { compact, listParts, tidy } from "./text.js";

export type NameId = "plan.title" | `names.${Exclude<keyof PlanNames, "placesElsewhere">}`;

/** Ids and titles by which 规则参数 names them; 本地地名 is a list with 、. */
export const nameSettings: readonly { readonly id: NameId; readonly title: string }[] = [
  { id: "plan.title", title: "方案名称" },
  { id: "names.district", title: "地区名称" },
  { id: "names.city", title: "所在城市" },
  { id: "names.homePlaces", title: "本地地名" },
  { id: "names.leadership", title: "领导机关名称" },
  { id: "names.leadingGroup", title: "领导小组名称" },
  { id: "names.office", title: "办公室名称" },
  { id: "names.disciplineBody", title: "纪检机构名称" },
  { id: "names.schedulingUnit", title: "调度单位" },
];

/** A name as `Facts.parameters` keeps it. */
export function nameEntered(id: string, text: string): string {
  return id === homePlaces ? listParts(text).map(compact).join("、") : tidy(text).replace(/\n/g, "");
}

const homePlaces: NameId = "names.homePlaces";

/** What 规则参数 sets as names, as one text: where it changes, all tables mean something else. */
export function namesKey(parameters: Readonly<Record<string, number | string>>): string {
  return nameSettings.map(({ id }) => parameters[id] ?? "").join("\n");
}

/** How the value of a name in the plan is written in a cell. */
export function nameOf(plan: Plan, id: NameId): string {
  if (id === "plan.title") return plan.title;
  const value = plan.names[id.slice("names.".length) as Exclude<keyof PlanNames, "placesElsewhere">];
  return typeof value === "string" ? value : value.join("、");
}

/** The plan under the names that 规则参数 sets; the same plan where it sets none. */
export function planUnderNames(plan: Plan, parameters: Readonly<Record<string, number | string>>): Plan {
  const set = nameSettings.flatMap(({ id }): [NameId, string][] => {
    const value = parameters[id];
    return typeof value === "string" && value !== "" && value !== nameOf(plan, id) ? [[id, value]] : [];
  });
  if (set.length === 0) return plan;
  const names = Object.fromEntries(
    set.flatMap(([id, value]) =>
      id === "plan.title" ? [] : [[id.slice("names.".length), id === homePlaces ? value.split("、") : value] as const],
    ),
  ) as Partial<PlanNames>;
  const title = set.find(([id]) => id === "plan.title")?.[1] ?? plan.title;
  const { placesElsewhere } = plan.names;
  const { homePlaces: listed } = names;
  return {
    ...plan,
    title,
    names: {
      ...plan.names,
      ...names,
      ...(listed === undefined
        ? {}
        : {
            placesElsewhere: placesElsewhere.filter((place) => isLonger(place, plan.names.homePlaces, listed)),
          }),
    },
  };
}

/** Whether a name elsewhere is longer than one of the plan's home names that the workbook still lists. */
function isLonger(place: string, planned: readonly string[], listed: readonly string[]): boolean {
  return planned.some((home) => place.includes(home) && listed.includes(home));
}
