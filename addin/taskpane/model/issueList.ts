import { issueCell, issueText, type Issue, type Severity } from "../../../engine/index.js";
import type { Strings } from "../strings.zh.js";

/** Which units an issue concerns; empty: the office's own matter. */
export type UnitsOf = (issue: Issue) => readonly string[];

/** In {@link IssueFilter.unit}: only what concerns no unit. */
export const officeOnly = "";

export interface IssueFilter {
  /** Only these severities; empty: all. */
  readonly severities: readonly Severity[];
  /** Words that the sentence, the cell, the units or the code must all hold; case does not matter. */
  readonly text: string;
  /** Only this unit's; {@link officeOnly}; absent: everybody's. */
  readonly unit?: string;
}

/** The issues that a filter lets through, in their order. */
export function filterIssues(
  issues: readonly Issue[],
  { severities, text, unit }: IssueFilter,
  unitsOf: UnitsOf,
): readonly Issue[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return issues.filter((issue) => {
    if (severities.length > 0 && !severities.includes(issue.severity)) return false;
    const units = unitsOf(issue);
    if (unit !== undefined && (unit === officeOnly ? units.length > 0 : !units.includes(unit))) return false;
    if (words.length === 0) return true;
    const haystack = `${issueText(issue)} ${issueCell(issue)} ${units.join(" ")} ${issue.code}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** How issues are laid out: as the assessment gives them (errors first), by unit, or by sheet. */
export type Grouping = "severity" | "unit" | "sheet";

export interface IssueGroup {
  /** A unit or a sheet; empty for what belongs to none, and for a list in one piece. */
  readonly title: string;
  readonly issues: readonly Issue[];
}

/** Issues in groups, the order within a group as it was; an issue of two units stands in both groups. What belongs to none comes last. */
export function groupIssues(
  issues: readonly Issue[],
  grouping: Grouping,
  unitsOf: UnitsOf,
  order: readonly string[],
): readonly IssueGroup[] {
  if (grouping === "severity") return [{ title: "", issues }];
  const groups = new Map<string, Issue[]>(grouping === "unit" ? order.map((unit) => [unit, []]) : []);
  const rest: Issue[] = [];
  for (const issue of issues) {
    const titles = grouping === "unit" ? unitsOf(issue) : issue.place === undefined ? [] : [issue.place.sheet];
    if (titles.length === 0) rest.push(issue);
    for (const title of titles) {
      const group = groups.get(title);
      if (group === undefined) groups.set(title, [issue]);
      else group.push(issue);
    }
  }
  return [...[...groups].map(([title, own]) => ({ title, issues: own })), { title: "", issues: rest }].filter(
    (group) => group.issues.length > 0,
  );
}

/** Issues as lines for a chat or a mail: severity, cell, sentence. */
export function issuesAsText(issues: readonly Issue[], say: Strings): string {
  return issues
    .map((issue) =>
      [say.severities[issue.severity], issueCell(issue), issueText(issue)].filter((part) => part !== "").join("\t"),
    )
    .join("\n");
}
