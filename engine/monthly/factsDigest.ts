/** What a month rested on, as digests: whether the past has changed since, and in which table of which unit. */
import { isoDate, monthOf, type Day } from "../calendar.js";
import type { Facts, Share } from "../facts.js";
import { readingChoices, type ReadingId } from "../plan.js";
import { tableHeadings } from "../tables/headings.js";
import { Sha256, sha256 } from "./sha256.js";

/** The tables by which a unit's lines are told apart. */
export const evidenceTables = ["leads", "visits", "projects", "weeks", "tasks", "measures", "monthDecisions"] as const;
export type EvidenceTable = (typeof evidenceTables)[number];

/** A unit's rows of one table. */
export interface TableFingerprint {
  readonly table: EvidenceTable;
  readonly rows: number;
  /** The first eight digits of their digest. */
  readonly digest: string;
}

/**
 * SHA-256 over the facts that an assessment as of a day rests on, in a canonical order: where rows stand plays no part, and what is dated
 * later is left out. 年度目标 and 附件2 have no dates and score nothing; they are left out too.
 */
export function factsDigest(facts: Facts, asOf: Day): string {
  const digest = new Sha256();
  const put = (line: readonly unknown[]): void => void digest.update(`${JSON.stringify(line)}\n`);
  put(["plan", facts.plan.id, facts.plan.issued === undefined ? "" : isoDate(facts.plan.issued)]);
  // A choice that is the default says no more than none.
  put(["readings", sorted(facts.readings).filter(([id, choice]) => readingChoices[id as ReadingId]?.[0] !== choice)]);
  put(["parameters", sorted(changedParameters(facts))]);
  for (const { name, quota, visitQuota } of facts.units)
    put([
      "unit",
      name,
      quota === undefined ? null : [quota.total, [...quota.minimums].sort(byText)],
      visitQuota ?? null,
    ]);
  for (const [unit, tables] of linesByUnit(facts, asOf)) {
    for (const table of evidenceTables)
      for (const line of tables[table]) digest.update(`${table}\u0001${unit}\u0001${line}\n`);
  }
  return digest.digest();
}

/** Every unit's fingerprints, in the order of {@link evidenceTables}. */
export function fingerprints(facts: Facts, asOf: Day): ReadonlyMap<string, readonly TableFingerprint[]> {
  return new Map(
    [...linesByUnit(facts, asOf)].map(([unit, tables]) => [
      unit,
      evidenceTables.map((table) => ({
        table,
        rows: tables[table].length,
        digest: sha256(tables[table].join("\n")).slice(0, 8),
      })),
    ]),
  );
}

/** `信息报送台账 3 条 9f3a1b2c；…` */
export function fingerprintText(prints: readonly TableFingerprint[]): string {
  return prints.map(({ table, rows, digest }) => `${tableHeadings[table].title} ${rows} 条 ${digest}`).join("；");
}

/** Reads {@link fingerprintText}; what is not in it is left out. */
export function parseFingerprints(text: string): TableFingerprint[] {
  return text.split("；").flatMap((part) => {
    const match = /^(.+) (\d+) 条 ([0-9a-f]{8})$/.exec(part.trim());
    const table = evidenceTables.find((key) => tableHeadings[key].title === match?.[1]);
    return match === null || table === undefined ? [] : [{ table, rows: Number(match[2]), digest: match[3] as string }];
  });
}

type Lines = Record<EvidenceTable, string[]>;

function linesByUnit(
  { units, leads, visits, projects, weeks, tasks, measures, monthDecisions }: Facts,
  asOf: Day,
): Map<string, Lines> {
  const all = new Map<string, Lines>(
    units.map(({ name }) => [
      name,
      { leads: [], visits: [], projects: [], weeks: [], tasks: [], measures: [], monthDecisions: [] },
    ]),
  );
  const put = (unit: string, table: EvidenceTable, line: readonly unknown[]): void =>
    void all.get(unit)?.[table].push(JSON.stringify(line));
  for (let index = 0; index < leads.count; index++) {
    const day = leads.day[index] as number;
    if (day <= asOf) put(units[leads.unit[index] as number]?.name ?? "", "leads", [day]);
  }
  const past = (day: Day | undefined): Day | null => (day !== undefined && day <= asOf ? day : null);
  for (const visit of visits)
    if (visit.day <= asOf) put(visit.unit, "visits", [visit.day, visit.enterprise, visit.leader]);
  for (const project of projects) {
    if (past(project.signed) === null) continue;
    const {
      name,
      category,
      investment = null,
      topTier,
      review,
      attractedBy,
      servicedBy,
      signed,
      started,
      producing,
      terminated,
    } = project;
    const line = [
      name,
      category,
      sharesText(attractedBy),
      sharesText(servicedBy),
      investment,
      topTier,
      review,
      past(signed),
      past(started),
      past(producing),
      past(terminated),
    ];
    for (const unit of new Set([...attractedBy, ...servicedBy].map((share) => share.unit))) put(unit, "projects", line);
  }
  for (const { unit, deadline, inTalks, signed, named } of weeks)
    if (deadline <= asOf) put(unit, "weeks", [deadline, inTalks, signed, named]);
  for (const { unit, task, due, finished } of tasks) if (due <= asOf) put(unit, "tasks", [due, task, past(finished)]);
  for (const { unit, day, kind } of measures) if (day <= asOf) put(unit, "measures", [day, kind]);
  for (const { unit, month, decision } of monthDecisions)
    if (month <= monthOf(asOf)) put(unit, "monthDecisions", [month, decision]);
  for (const lines of all.values()) for (const table of evidenceTables) lines[table].sort();
  return all;
}

function sharesText(shares: readonly Share[]): string {
  return shares.map(({ unit, weight }) => `${unit} ${weight}`).join("、");
}

/** The parameters that the workbook, by 规则参数 or by its own 附件5, sets to something else than the plan does; caps and floors as `<key>.cap`, `<key>.floor`. */
export function changedParameters({ plan, parameters, annex5 }: Facts): Record<string, number | string> {
  const stated = Object.entries(annex5?.numbers ?? {}).map(([id, { value }]) => [id, value] as const);
  const bounds = (["cap", "floor"] as const).flatMap((kind) =>
    Object.entries(annex5?.[`${kind}s`] ?? {}).map(([key, { value }]) => [`${key}.${kind}`, value] as const),
  );
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries([...stated, ...bounds]), ...parameters }).filter(
      ([id, value]) => plan.parameters.find((parameter) => parameter.id === id)?.value !== value,
    ),
  );
}

function sorted(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values).sort(byText);
}

function byText([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
