/** The projects of a dispatch sheet. */
import type { Assessment } from "../assessment.js";
import { chineseDate, type Day } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import { projectStage, stageTitles } from "../projectStage.js";
import { plainNumber } from "../reason.js";
import { formHeadings, headingOf } from "../tables/formHeadings.js";
import { compact } from "../tables/text.js";
import type { Citations } from "./citations.js";
import { projectText } from "./districtBlocks.js";
import type { DraftBlock } from "./draftDocument.js";
import type { LogEntry } from "./logEntries.js";

/**
 * Projects, a row each, with their units and stage; what no form reports is said from the ledger's own dates, and what nobody entered is said to
 * be not entered.
 */
export function projectTable(
  { asOf }: Assessment,
  projects: readonly ProjectFact[],
  log: readonly LogEntry[],
  citations: Citations,
): DraftBlock {
  return {
    kind: "table",
    columns: [
      { heading: "序号", width: 5, align: "center" },
      { heading: "项目", width: 23 },
      { heading: "引进部门", width: 15, align: "center" },
      { heading: "服务部门", width: 15, align: "center" },
      { heading: "阶段", width: 6, align: "center" },
      { heading: "投资额\n（万元）", width: 9, align: "center" },
      { heading: "最新进展", width: 20 },
      { heading: "存在困难", width: 12 },
    ],
    rows: projects.map((project, index) => {
      const progress = latest(log, project.name, [progressHeading.inTalks, progressHeading.signed]);
      const trouble = latest(log, project.name, [difficulties]);
      const stage = projectStage(project, asOf);
      return [
        [String(index + 1)],
        [project.name, ...citations.cite([{ place: project.place, text: projectText(project) }])],
        [project.attractedBy.length === 0 ? notEntered : projectUnits(project.attractedBy)],
        [project.servicedBy.length === 0 ? (stage === "talks" ? "—" : notEntered) : projectUnits(project.servicedBy)],
        [stageTitles[stage]],
        [project.investment === undefined ? notEntered : plainNumber(project.investment)],
        [
          progress?.values["content"] ?? ledgerProgress(project, asOf),
          ...citations.cite(
            progress === undefined
              ? []
              : [
                  {
                    place: progress.place,
                    text: `${project.name}　${progress.values["reportedOn"] ?? ""}　${progress.values["content"] ?? ""}`,
                  },
                ],
          ),
        ],
        [trouble?.values["content"] ?? "—"],
      ];
    }),
  };
}

/** Stands where the ledger has nothing, so that nobody takes the blank for an answer. */
const notEntered = "台账未填";

/** What the ledger's own dates say of a project that no form reports on. */
function ledgerProgress({ producing, started, signed, review }: ProjectFact, asOf: Day): string {
  const dated = [
    [producing, "投产"],
    [started, "开工"],
    [signed, "签约"],
  ] as const;
  for (const [day, word] of dated) if (day !== undefined && day <= asOf) return `${chineseDate(day)}${word}`;
  return review === "passed" ? "已通过评审" : "跟踪日志无记录";
}

const progressHeading = {
  inTalks: /*#__PURE__*/ headingOf(formHeadings.inTalks, "progress"),
  signed: /*#__PURE__*/ headingOf(formHeadings.signed, "progress"),
};
const difficulties = /*#__PURE__*/ headingOf(formHeadings.inTalks, "difficulties");

/** The last entry of a project under one of these headings, by day of filing. */
export function latest(log: readonly LogEntry[], project: string, headings: readonly string[]): LogEntry | undefined {
  return log
    .filter(
      ({ values }) => compact(values["project"] ?? "") === compact(project) && headings.includes(values["entry"] ?? ""),
    )
    .reduce<LogEntry | undefined>(
      (last, entry) =>
        last === undefined || (entry.values["reportedOn"] ?? "") >= (last.values["reportedOn"] ?? "") ? entry : last,
      undefined,
    );
}

export function projectUnits(shares: ProjectFact["attractedBy"]): string {
  return shares.map(({ unit, weight }) => (weight === 1 ? unit : `${unit}${plainNumber(weight * 100)}%`)).join("、");
}
