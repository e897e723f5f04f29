import type { Assessment, Escalation, UnitAssessment } from "../../assessment.js";
import { explainEscalation, otherLevelsText } from "../../explain/explainEscalation.js";
import { levelText } from "../../judgement/words.js";
import type { PlanNames } from "../../plan.js";
import { bodyFor, escalationNames } from "../escalationNames.js";
import type { SheetDraft } from "../sheetDraft.js";
import { styled } from "../sheetDraft.js";
import { wide, section, note, tableRow } from "./layout.js";

/** Who is asked for what: an unconfirmed month goes to the office first. */
function askText(escalation: Escalation, names: PlanNames): string {
  const { level, confirmed, streak } = escalation;
  const open = escalation.atMost === level ? "" : levelText({ ...escalation, level: "none" });
  if (level === "none") return open === "" ? "–" : `先查明：${open}`;
  const certain = confirmed
    ? `${escalationNames[level].title}（连续${streak}月，已认定），提请${bodyFor(level, names)}认定`
    : `${escalationNames[level].title}（台账推定连续${streak}月），先提请月度认定`;
  return open === "" ? certain : `${certain}；${open}`;
}

/** 二: who is asked to decide what about whom, and on which months it rests. */
export function proposalSection(draft: SheetDraft, assessment: Assessment): void {
  const { units, plan } = assessment;
  section(draft, "二、处理建议（只提建议，由有权机关认定后办理；登记后才扣分）");
  const proposed = units.filter(({ escalation }) => escalation.proposals.length > 0 || escalation.atMost !== "none");
  if (proposed.length === 0) {
    wide(draft, draft.nextRow, "截至目前没有需要提请处理的部门。", "text", 20);
    return;
  }
  const layout = [
    [0, 1],
    [2, 7],
    [8, 14],
    [15, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["责任部门", "目前提请", "全年各次建议（未注明的为台账推定，尚待认定、尚未登记）", "其他口径下的目前情形"].map(
      (text) => styled(text, "subheading"),
    ),
  );
  for (const { name, escalation } of proposed) {
    const explained = explainEscalation(assessment, name);
    tableRow(draft, layout, [
      styled(name, "textBold"),
      styled(askText(escalation, plan.names), escalation.level === "none" ? "text" : "proposal"),
      styled(escalation.proposals.length === 0 ? "–" : proposalHistory(escalation.proposals), "text"),
      styled(explained === undefined ? "–" : otherLevelsText(explained), "text"),
    ]);
  }
  note(
    draft,
    "台账推定不是认定：有关月份由办公室在“月度认定”中认定为已履行、未履行或免责后才算定。无从判断的月份既不算未达标，也不算达标。",
  );
  const levels = [...new Set(proposed.flatMap(({ escalation }) => escalation.proposals.map(({ level }) => level)))];
  for (const level of levels) note(draft, `依据（${escalationNames[level].title}）：${plan.escalation[level].quote}`);
}

/** `全区通报：3月、7月；约谈：7–8月（已认定、已登记）` */
function proposalHistory(proposals: UnitAssessment["escalation"]["proposals"]): string {
  return (["districtNotice", "summonedTalk", "accountability"] as const)
    .map((level) => ({ level, times: proposals.filter((proposal) => proposal.level === level).map(proposalTime) }))
    .filter(({ times }) => times.length > 0)
    .map(({ level, times }) => `${escalationNames[level].title}：${times.join("、")}`)
    .join("；");
}

function proposalTime({ months, confirmed, recorded }: UnitAssessment["escalation"]["proposals"][number]): string {
  const [first, last] = [months[0] ?? "", months[months.length - 1] ?? ""];
  const time = first === last ? shortMonth(first) : `${Number(first.slice(5))}–${shortMonth(last)}`;
  const marks = [confirmed ? "已认定" : "", recorded ? "已登记" : ""].filter((mark) => mark !== "").join("、");
  return marks === "" ? time : `${time}（${marks}）`;
}

function shortMonth(month: string): string {
  return `${Number(month.slice(5))}月`;
}
