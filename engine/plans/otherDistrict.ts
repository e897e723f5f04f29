/** What stands in for the plan of a district that none is on file of: nothing but what its workbook says. */
import type { Clause, Plan, PlanNames } from "../plan.js";

/** Words that a district has until its workbook names its own. */
const names: PlanNames = {
  district: "本区",
  city: "本市",
  homePlaces: ["本区", "本市"],
  placesElsewhere: [],
  leadership: "党委、政府领导",
  leadingGroup: "招商引资工作领导小组",
  office: "招商引资工作办公室",
  disciplineBody: "纪检监察机关",
  schedulingUnit: "招商引资主管部门",
};

/** Months without work after which a plan that does not say so proposes nothing: a year has twelve. */
export const noLadder = 99;

/** 附件5 is 考核规则 here. */
const ruled = (title: string): Clause => ({ title: "考核规则", quote: title, lines: [] });
const notRuled = (title: string): Clause => ({ title: "规则参数", quote: title, lines: [] });

/**
 * The plan of another district: no unit, quota, category, park, target or person of the model, no line but those that 考核规则 lists, no ladder but
 * by 规则参数. Only the rules of 按方案 are the model's.
 * @param model a plan on file @param year the year assessed
 */
export function otherDistrict(model: Plan, year: number): Plan {
  const { issued: _, modelOf: __, ...rest } = model;
  return {
    ...rest,
    id: `district-${year}`,
    title: `${names.district}${year}年招商引资考核方案`,
    year,
    linesListed: true,
    provisional: "按考核规则测算，最终以本区正式印发的考核办法为准",
    units: [],
    quotas: [],
    quotaTotals: { projects: 0, visits: 0 },
    categories: [],
    items: model.items.map((item) => ({ ...item, clause: ruled(item.title) })),
    parameters: model.parameters.map((parameter) => {
      const { id, title, value } = parameter;
      return {
        ...parameter,
        value:
          typeof value === "string" ? `${year}-01` : isLadder(id) ? noLadder : id.startsWith("admission.") ? 0 : value,
        clause: notRuled(title),
      };
    }),
    readings: Object.fromEntries(
      Object.entries(model.readings).map(([id, reading]) => [id, { ...reading, clause: notRuled(reading.title) }]),
    ) as unknown as Plan["readings"],
    targets: [],
    parks: [],
    industries: [],
    teams: [],
    funding: { title: "经费", quote: "", lines: [] },
    names,
    activities: [],
    leadingGroup: [],
    reviewGroup: [],
    escalation: {
      districtNotice: notRuled("一个月未履行职责或未完成任务，通报"),
      summonedTalk: notRuled("连续几个月未履行职责或未完成任务，约谈"),
      accountability: notRuled("连续几个月未履行职责或未完成任务，问责"),
    },
    admission: notRuled("入园条件"),
    annexes: {
      quotasTitle: `${year}年招商引资任务分解表`,
      quotasNotes: [],
      activitiesTitle: `${year}年重大招商引资活动安排计划`,
      activitiesNote: "",
      scoringTitle: `${year}年招商引资考核表`,
      formTitles: { inTalks: "在谈项目跟踪报表", signed: "签约项目落地跟踪表" },
      scoringHeadings: model.annexes.scoringHeadings,
      scoringRows: [],
      scoringSentences: { groups: [], lines: [] },
    },
    doubts: [],
  };
}

/** The three numbers of the ladder. */
export function isLadder(id: string): boolean {
  return ["districtNotice", "summonedTalk", "accountability"].some((level) => id === `escalation.${level}`);
}
