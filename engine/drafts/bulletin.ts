import type { Assessment } from "../assessment.js";
import { chineseDate } from "../calendar.js";
import { hasData } from "../judgement/incomplete.js";
import { headline } from "../judgement/headline.js";
import { plainNumber } from "../reason.js";
import { issuerOf } from "../report/escalationNames.js";
import { Citations } from "./citations.js";
import { nextBlocks, percent, progressBlocks, rankingBlock, rankingNote, warningBlocks } from "./districtBlocks.js";
import type { DraftBlock, DraftDocument } from "./draftDocument.js";
import { heatMapBlocks, rankingText, trendBlocks } from "./pictures.js";

/** 商务工作简报 (四、4): 报头, 导读, progress, ranking, what is wrong, what comes next, 报尾. It goes to everybody. */
export function bulletinDraft(assessment: Assessment): DraftDocument {
  const citations = new Citations();
  const { asOf, plan } = assessment;
  const issuer = issuerOf(plan.names);
  return {
    kind: "bulletin",
    fileName: "商务工作简报（拟稿）",
    title: "商务工作简报",
    masthead: { number: "（第　　期）", compiledBy: issuer, date: chineseDate(asOf) },
    blocks: [
      heading("导　读"),
      ...guideBlocks(assessment),
      heading("一、工作进展"),
      ...progressBlocks(assessment, citations),
      ...trendBlocks(assessment, 1),
      heading("二、考核排名"),
      paragraph(rankingNote(assessment)),
      // A district that names no unit has nobody to rank: a sentence and a picture of nothing would read as a fault.
      ...(assessment.units.length === 0 ? [] : [paragraph(rankingText(assessment)), rankingBlock(assessment, 2)]),
      ...heatMapBlocks(assessment, 3),
      heading("三、存在问题"),
      ...warningBlocks(assessment, citations, "everybody"),
      heading("四、下一步工作"),
      ...nextBlocks(assessment, citations),
    ],
    imprint: {
      lines: [
        ["报", plan.names.leadership],
        ["送", `${plan.names.leadingGroup}成员`],
        ["发", "各部门、各单位"],
      ],
      printedBy: issuer,
    },
    sources: citations.sources,
  };
}

/** The three things to know, a line each, and what the totals leave out. */
function guideBlocks(assessment: Assessment): DraftBlock[] {
  const { district, facts, ranking, board } = assessment;
  const { filled, required } = district.quota;
  const without = headline(assessment);
  const known = board.filter(({ done }) => done !== undefined);
  const lines = [
    filled === null
      ? `招引任务${plainNumber(required)}个，项目台账无数据。`
      : `招引任务完成${plainNumber(filled)}个，占${percent(filled, required)}${
          hasData(facts, "visits")
            ? `；外出考察企业${plainNumber(district.visits.done)}家，占${percent(district.visits.done, district.visits.required)}`
            : ""
        }。`,
    `年度目标${board.length}项，已完成${known.filter(({ met }) => met).length}项${known.length === board.length ? "" : `，未填完成值${board.length - known.length}项`}。`,
    ...(ranking.length === 0 ? [] : [`考核暂列前三名：${ranking.slice(0, 3).join("、")}。`]),
    ...(without === "" ? [] : [`${without}。`]),
  ];
  return lines.map((line) => paragraph(`●${line}`));
}

function heading(text: string): DraftBlock {
  return { kind: "heading", level: 1, text };
}

function paragraph(text: string): DraftBlock {
  return { kind: "paragraph", runs: [text] };
}
