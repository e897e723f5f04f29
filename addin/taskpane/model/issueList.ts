import { issueCell, issueText, type Issue, type Severity } from "../../../engine/index.js";
import type { Strings } from "../strings.zh.js";

export interface IssueFilter {
  /** Only these severities; empty: all. */
  readonly severities: readonly Severity[];
  /** Words that the sentence, the cell or the code must all hold; case does not matter. */
  readonly text: string;
}

/** The issues that a filter lets through, in their order. */
export function filterIssues(issues: readonly Issue[], { severities, text }: IssueFilter): readonly Issue[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return issues.filter((issue) => {
    if (severities.length > 0 && !severities.includes(issue.severity)) return false;
    if (words.length === 0) return true;
    const haystack = `${issueText(issue)} ${issueCell(issue)} ${issue.code}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Issues as lines for a chat or a mail: severity, cell, sentence. */
export function issuesAsText(issues: readonly Issue[], say: Strings): string {
  return issues
    .map((issue) =>
      [say.severities[issue.severity], issueCell(issue), issueText(issue)].filter((part) => part !== "").join("\t"),
    )
    .join("\n");
}
