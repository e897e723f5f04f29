/** What 考核规则 settles of a 附件5: lines that it cancels or replaces need no sentence, and a sentence that it writes out as a row is understood. */
import type { Annex5Facts } from "../../facts.js";
import type { Issue } from "../../issue.js";
import type { Plan } from "../../plan.js";
import type { RuleLine } from "../../ruleLine.js";
import { compact } from "../text.js";

/** A reading of 附件5. */
interface Annex5Reading {
  readonly value: Annex5Facts | undefined;
  readonly issues: readonly Issue[];
}

const known = new WeakMap<Annex5Reading, { ruleLines: readonly RuleLine[]; settled: Annex5Reading }>();

/** The same reading where 考核规则 settles nothing; asked again with the same rows, the same answer. */
export function settledBy(ruleLines: readonly RuleLine[], reading: Annex5Reading, plan: Plan): Annex5Reading {
  const { value } = reading;
  if (value === undefined || ruleLines.length === 0) return reading;
  const before = known.get(reading);
  if (before?.ruleLines === ruleLines) return before.settled;
  const settled = settle(ruleLines, { value, issues: reading.issues }, plan);
  known.set(reading, { ruleLines, settled });
  return settled;
}

function settle(
  ruleLines: readonly RuleLine[],
  reading: { readonly value: Annex5Facts; readonly issues: readonly Issue[] },
  plan: Plan,
): Annex5Reading {
  const { value, issues } = reading;
  const own = ruleLines.filter(({ method }) => method !== undefined && method !== "asPlanned");
  const keys = new Set(own.flatMap(({ planned }) => planned ?? []));
  const said = new Set(own.flatMap(({ title, texts }) => [title, texts.basis ?? ""]).map(plain));
  said.delete("");
  const isOpen = ({ text, label, lines }: Annex5Facts["notUnderstood"][number]): boolean =>
    !said.has(plain(text)) &&
    !said.has(plain(label ?? "")) &&
    (lines.length === 0 || lines.some((key) => !keys.has(key)));
  const notUnderstood = value.notUnderstood.filter(isOpen);
  const missing = value.missing.filter((key) => !keys.has(key));
  if (notUnderstood.length === value.notUnderstood.length && missing.length === value.missing.length) return reading;
  const titles = new Set(plan.items.flatMap(({ key, title }) => (keys.has(key) ? [title] : [])));
  const closed = value.notUnderstood.filter((each) => !isOpen(each)).map(({ place }) => place);
  return {
    value: { ...value, notUnderstood, missing },
    issues: issues.filter(
      ({ code, place, message }) =>
        !(code === "annex5.lineMissing" && titles.has(String(message.values["line"]))) &&
        !(code === "annex5.notUnderstood" && closed.some((each) => each === place)),
    ),
  };
}

function plain(text: string): string {
  return compact(text).replace(/[,.;:、。()]/g, "");
}
