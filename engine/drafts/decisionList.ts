/** 提请月度认定清单: every ended month that the ledgers suggest was missed, or that is not known, with what a person must look at. */
import type { Assessment, LadderMonth, MonthEvidence, UnitAssessment } from "../assessment.js";
import { chineseDate } from "../calendar.js";
import { a1 } from "../grid/a1.js";
import { chineseMonth, monthWords, reasonsText } from "../judgement/words.js";
import type { DraftBlock, DraftDocument } from "./draftDocument.js";
import { decisionListName } from "./notices.js";

/** Cells named in one line; the count tells the rest. */
const shownCells = 6;

/** @returns `undefined` when every month is settled */
export function decisionListDraft(assessment: Assessment): DraftDocument | undefined {
  const { units, asOf, plan } = assessment;
  const waiting = units.flatMap((unit) => unit.escalation.months.filter(isWaiting).map((month) => ({ unit, month })));
  if (waiting.length === 0) return undefined;
  const suggested = waiting.filter(({ month }) => month.status === "missed").length;
  const unknown = waiting.length - suggested;
  return {
    kind: "decisionList",
    // A line a month: upright its cells would break into three.
    landscape: true,
    fileName: `${decisionListName}（拟稿）`,
    title: decisionListName,
    recipient: plan.names.office,
    blocks: [
      {
        kind: "paragraph",
        runs: [
          `截至${chineseDate(asOf)}，按台账有${waiting.length}项尚未认定（一个部门一个月为一项），其中台账推定未达标${suggested}个、无从判断${unknown}个。台账推定不是认定；请逐项核对后认定为已履行、未履行或免责，并记入“月度认定”。`,
        ],
      },
      ...missingLedger(waiting),
      table(waiting),
    ],
    provisional: plan.provisional,
    sources: [],
  };
}

/** Whether a month waits for the office: missed by inference, or not known. */
export function isWaiting({ status, confirmed }: LadderMonth): boolean {
  return status === "unknown" || (status === "missed" && !confirmed);
}

/** Where the ledger itself is missing, a decision on every month is not what is wanted first. */
function missingLedger(waiting: readonly { readonly month: LadderMonth }[]): DraftBlock[] {
  const lost = waiting.filter(({ month }) => month.reasons.includes("ledgerMissing")).length;
  return lost === 0
    ? []
    : [
        {
          kind: "paragraph",
          runs: [`其中${lost}个月份因信息报送台账没有读到或没有读全而无从判断，请先补上或改正台账，再看本清单。`],
        },
      ];
}

function table(waiting: readonly { readonly unit: UnitAssessment; readonly month: LadderMonth }[]): DraftBlock {
  return {
    kind: "table",
    columns: [
      { heading: "部门", width: 15 },
      { heading: "月份", width: 12, align: "center" },
      { heading: "台账情况", width: 43 },
      { heading: "需核对的行", width: 20 },
      { heading: "认定", width: 10, align: "center" },
    ],
    rows: waiting.map(({ unit, month }) => [
      [unit.name],
      [chineseMonth(month.month)],
      [`${monthWords(month)}：${reasonsText(month.reasons)}`],
      [cellsText(month.evidence)],
      [""],
    ]),
  };
}

/** `信息报送台账!D5、D9` … */
function cellsText(evidence: readonly MonthEvidence[]): string {
  const places = evidence.flatMap((each) => each.places);
  const count = evidence.reduce((sum, each) => sum + each.count, 0);
  let sheet = "";
  const cells = places.slice(0, shownCells).map((place) => {
    const cell = place.sheet === sheet ? a1(place) : `${place.sheet}!${a1(place)}`;
    sheet = place.sheet;
    return cell;
  });
  return count > cells.length ? `${cells.join("、")}等${count}行` : cells.join("、");
}
