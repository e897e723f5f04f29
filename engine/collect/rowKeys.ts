import { formHeadings } from "../tables/formHeadings.js";
import { compact } from "../tables/text.js";
import type { Meaning } from "./cellMeaning.js";
import type { CollectedTable } from "./sourceRow.js";

/** By which fields two rows of a table are one and the same thing. */
const keyFields: Readonly<Record<Exclude<CollectedTable, "log">, readonly string[]>> = {
  projects: ["name"],
  leads: ["unit", "text"],
  visits: ["unit", "day", "enterprise"],
  tasks: ["task", "unit"],
  weeks: ["deadline", "unit"],
};
const logKeyFields = [
  "unit",
  "project",
  "form",
  "entry",
  "time",
  "venue",
  "otherSide",
  "ourSide",
  "content",
  "difficulties",
  "nextStep",
];

/** Entries of 跟踪日志 that state how things stand: the same words on another day are a new statement. */
const stateEntries = /*#__PURE__*/ new Set(
  /*#__PURE__*/ Object.values(formHeadings).flatMap(({ labels }) =>
    labels.filter(({ key }) => key === "progress" || key === "difficulties").map(({ heading }) => heading),
  ),
);

/** What a row is found by; `undefined` when a field that it takes is blank. */
export function keyOf(table: CollectedTable, fields: Readonly<Record<string, Meaning>>): string | undefined {
  if (table === "log") {
    const entry = fields["entry"]?.shown;
    const fieldsOf = entry !== undefined && stateEntries.has(entry) ? [...logKeyFields, "reportedOn"] : logKeyFields;
    return fieldsOf.map((field) => fields[field]?.key ?? "").join("\u0001");
  }
  const parts = keyFields[table].map((field) => fields[field]?.key);
  return parts.some((part) => part === undefined)
    ? undefined
    : parts.map((part) => compact(part as string)).join("\u0001");
}
