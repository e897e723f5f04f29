import type { Plan, PlanMember } from "../plan.js";

/**
 * 抄送: the heads of the leading group and their deputies, as 附件4 or the workbook's 领导小组 names them.
 * @returns an empty text, to be filled in by hand, where nobody is named
 */
export function copiesTo({ leadingGroup, names }: Pick<Plan, "leadingGroup" | "names">): string {
  const named = (role: PlanMember["role"]): string =>
    leadingGroup.flatMap((member) => (member.role === role ? member.name : [])).join("、");
  const parts = (
    [
      ["组长", named("head")],
      ["副组长", named("deputyHead")],
    ] as const
  ).flatMap(([title, names]) => (names === "" ? [] : `${title}${names}`));
  return parts.length === 0 ? "" : `${names.leadingGroup}${parts.join("，")}`;
}
