/** The pictures of the bulletin as data, each with the text that says the same. */
import type { Assessment } from "../assessment.js";
import { noData } from "../judgement/headline.js";
import { districtTrend, trendGaps, trendMonth, trendSentence } from "../monthly/districtTrend.js";
import { plainNumber } from "../reason.js";
import { heatStep, heatWords } from "../report/heat.js";
import { rankedUnits } from "../report/rankedUnits.js";
import type { DraftBlock } from "./draftDocument.js";

/** Leads, visits and projects of the district month by month; a ledger without data has no line. Nothing where there is no line at all. */
export function trendBlocks(assessment: Assessment, number: number): DraftBlock[] {
  const trend = districtTrend(assessment);
  const sentence = trendSentence(trend);
  if (sentence === "") return [];
  return [
    { kind: "paragraph", runs: [`${sentence}${trendGaps(trend)}`] },
    {
      kind: "trend",
      title: `图${number}　各月进展`,
      months: trend.months.map(trendMonth),
      lines: trend.lines.map(({ name, values }) => ({ name, values })),
    },
  ];
}

/** The first and the last of the ranking in words. */
export function rankingText(assessment: Assessment): string {
  const ranked = rankedUnits(assessment).map(({ name, total }) => `${name}（${inWords(total)}分）`);
  const first = `总分前三名：${ranked.slice(0, 3).join("、")}`;
  return ranked.length < 6 ? `${first}。` : `${first}；后三名：${ranked.slice(-3).join("、")}。`;
}

/** A number within a sentence: at a line's end a sign of minus would be parted from it. */
function inWords(points: number): string {
  return points < 0 ? `负${plainNumber(-points)}` : plainNumber(points);
}

/** Units × lines of the base part, with the text that says where most is missing. */
export function heatMapBlocks(assessment: Assessment, number: number): DraftBlock[] {
  const { units, items } = assessment;
  const lines = items.filter(({ group, fullMarks = 0 }) => group === "base" && fullMarks > 0);
  if (lines.length === 0 || units.length === 0) return [];
  const sums = lines.map(({ key, fullMarks = 0 }) => {
    const points = units.flatMap((unit) => unit.items[key]?.points ?? []);
    if (points.length < units.length) return noData;
    const share = points.reduce((sum, each) => sum + each, 0) / (fullMarks * units.length);
    return `${plainNumber(Math.round(share * 1000) / 10)}%`;
  });
  return [
    {
      kind: "paragraph",
      runs: [`各部门得分合计占满分的比例：${lines.map(({ title }, index) => `${title}${sums[index]}`).join("，")}。`],
    },
    {
      kind: "heatMap",
      title: `图${number}　各部门基础分得分情况\n（由浅到深：${heatWords.join("、")}）`,
      columns: lines.map(({ title, fullMarks = 0 }) => `${title}\n${plainNumber(fullMarks)}分`),
      rows: rankedUnits(assessment).map((unit) => ({
        name: unit.name,
        cells: lines.map(({ key, fullMarks = 0 }) => {
          const points = unit.items[key]?.points ?? null;
          return points === null
            ? { text: noData, step: undefined }
            : { text: plainNumber(points), step: heatStep(points, fullMarks) };
        }),
      })),
    },
  ];
}
