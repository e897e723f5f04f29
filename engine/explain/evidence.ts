import { basisOf } from "../assess.js";
import type { Assessment, EvidenceRow } from "../assessment.js";
import { isoDate } from "../calendar.js";
import { toNumber } from "../exact.js";
import type { Facts, FormStatus, MeasureKind } from "../facts.js";
import type { ItemKey } from "../plan.js";
import { plainNumber } from "../reason.js";
import { stageOf, type ProjectPart, type UnitRecord } from "../records.js";

const formWords: Readonly<Record<FormStatus, string>> = {
  onTime: "按时",
  zeroReport: "零报告",
  late: "迟报",
  missing: "未报",
  notApplicable: "不适用",
};
const stageWords = { signed: "已签约", started: "已开工", producing: "已投产" } as const;
const measureWords: Readonly<Record<MeasureKind, string>> = {
  summonedTalk: "约谈",
  reminderTalk: "提醒谈话",
  admonitionTalk: "诫勉谈话",
  districtNotice: "通报",
  accountability: "问责",
};

/** The rows that a unit's line rests on, in the order of their tables. */
export function evidenceOf(assessment: Assessment, record: UnitRecord, key: ItemKey): EvidenceRow[] {
  const { facts, asOf } = assessment;
  switch (key) {
    case "leadReporting":
      return leadRows(assessment, record);
    case "enterpriseVisits":
      return record.visits.map(({ place, day, enterprise, visitedPlace, leader }) => ({
        place,
        text: [`${isoDate(day)} ${enterprise}`, visitedPlace, leader === "" ? "" : `带队：${leader}`]
          .filter((text) => text !== "")
          .join("，"),
        weight: 1,
      }));
    case "projectAttraction":
    case "quotaExcess":
      return record.attracted.map((part) => projectRow(part, "attractedBy", ""));
    case "largeProjects": {
      const { threshold } = basisOf(assessment).terms.largeProjects;
      return record.attracted
        .filter(({ project }) => (project.investment ?? 0) >= threshold)
        .map((part) => projectRow(part, "investment", ""));
    }
    case "projectService":
      return record.serviced.map((part) => projectRow(part, "servicedBy", stageWords[stageOf(part.project, asOf)]));
    case "trackingReports":
      return record.weeks.map(({ place, deadline, inTalks, signed, named }) => ({
        place,
        text: `${isoDate(deadline)} 在谈项目跟踪表${formWords[inTalks]}、签约项目落地跟踪表${formWords[signed]}${named > 0 ? `，被点名 ${named} 次` : ""}`,
        weight: 1,
      }));
    case "summonedTalk":
      return [...measureRows(record, key), ...ladderRows(assessment, record, facts)];
    case "reminderTalk":
    case "admonitionTalk":
      return measureRows(record, key);
  }
}

function projectRow(
  { project, weight }: ProjectPart,
  cell: "attractedBy" | "servicedBy" | "investment",
  stage: string,
): EvidenceRow {
  const { name, category, investment, signed, topTier, cells, place } = project;
  const about = [
    category,
    investment === undefined ? "投资额不明" : `${plainNumber(investment)} 万元`,
    topTier ? "优强" : "",
    stage,
  ].filter((text) => text !== "");
  return {
    place: cells[cell] ?? place,
    text: `${signed === undefined ? "" : `${isoDate(signed)} 签约 `}${name}（${about.join("，")}）`,
    weight: toNumber(weight),
  };
}

function measureRows({ measures }: UnitRecord, kind: MeasureKind): EvidenceRow[] {
  return measures
    .filter((measure) => measure.kind === kind)
    .map(({ place, day, cause }) => ({
      place,
      text: `${isoDate(day)} ${measureWords[kind]}${cause === "" ? "" : `：${cause}`}`,
      weight: 1,
    }));
}

/** Where the ladder itself deducts, the office's decisions on the months that propose a talk. */
function ladderRows({ readings, units }: Assessment, { order, decisions }: UnitRecord, { plan }: Facts): EvidenceRow[] {
  if (readings["talks.basis"] !== "ladder") return [];
  const months = new Set(
    (units[order]?.escalation.proposals ?? [])
      .filter(({ level, confirmed, recorded }) => level === "summonedTalk" && confirmed && !recorded)
      .flatMap((proposal) => proposal.months),
  );
  return decisions
    .filter(({ month }) => months.has(month))
    .map(({ place, month }) => ({
      place,
      text: `${month} 认定未履行（${plan.escalation.summonedTalk.title}）`,
      weight: 1,
    }));
}

const leadOrders = new WeakMap<Assessment, { readonly starts: Int32Array; readonly leads: Int32Array }>();

/** A unit's counted leads; the leads of all units are put in order once an assessment. */
function leadRows(assessment: Assessment, { order }: UnitRecord): EvidenceRow[] {
  const { leads: columns } = assessment.facts;
  const { starts, leads } = leadsByUnit(assessment);
  const texts = new Map<number, string>();
  const textOn = (day: number): string => {
    const known = texts.get(day) ?? `${isoDate(day)} 有效信息`;
    texts.set(day, known);
    return known;
  };
  return Array.from(leads.subarray(starts[order], starts[order + 1]), (lead) => {
    const sheet = columns.sheets[columns.sheet[lead] as number];
    return {
      place: { sheet: sheet?.name ?? "", row: columns.row[lead] as number, column: sheet?.column ?? 0 },
      text: textOn(columns.day[lead] as number),
      weight: 1,
    };
  });
}

/** Counting sort by unit: `leads` from `starts[unit]` up to `starts[unit + 1]` are the unit's, by day. */
function leadsByUnit(assessment: Assessment): { readonly starts: Int32Array; readonly leads: Int32Array } {
  const found = leadOrders.get(assessment);
  if (found !== undefined) return found;
  const { facts, asOf } = assessment;
  const { unit, day, count } = facts.leads;
  const starts = new Int32Array(facts.units.length + 1);
  const counted = (lead: number): boolean => (day[lead] as number) <= asOf;
  for (let lead = 0; lead < count; lead++)
    if (counted(lead)) starts[(unit[lead] as number) + 1] = (starts[(unit[lead] as number) + 1] as number) + 1;
  for (let index = 1; index < starts.length; index++)
    starts[index] = (starts[index] as number) + (starts[index - 1] as number);
  const next = starts.slice();
  const leads = new Int32Array(starts[facts.units.length] as number);
  for (let lead = 0; lead < count; lead++) {
    if (!counted(lead)) continue;
    const owner = unit[lead] as number;
    leads[next[owner] as number] = lead;
    next[owner] = (next[owner] as number) + 1;
  }
  const ordered = { starts, leads };
  leadOrders.set(assessment, ordered);
  return ordered;
}
