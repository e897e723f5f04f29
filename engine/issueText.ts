/** How an issue reads. Apart from `issue.ts`, which every reader needs: what hides telephone numbers is loaded with the first sentence. */
import { a1 } from "./grid/a1.js";
import type { Issue } from "./issue.js";
import { masked } from "./privacy.js";
import { render } from "./reason.js";
import { sentenceOf } from "./sentences.js";

/** The sentence of an issue; telephone numbers in it are masked, control characters shown. */
export function issueText(issue: Issue): string {
  const { template, values } = issue.message;
  return masked(render({ template: sentenceOf(template), values }));
}

/** `信息报送台账!C17`, or an empty text where the issue has no cell. */
export function issueCell(issue: Issue): string {
  return issue.place ? `${issue.place.sheet}!${a1(issue.place)}` : "";
}
