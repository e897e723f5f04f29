import type { Assessment } from "../assessment.js";
import { chineseDate } from "../calendar.js";
import { otherReadings } from "../explain/otherReadings.js";
import type { Area } from "../grid/grid.js";
import { headline } from "../judgement/headline.js";
import { maskerFor } from "../masking.js";
import { districtTrend } from "../monthly/districtTrend.js";
import { listPrint } from "./listPrint.js";
import { heatWords } from "./heat.js";
import { maskedPlan } from "./maskedPlan.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { SheetPlan } from "./sheetPlan.js";
import { palette, styles } from "./styles.js";
import { boardSection, categorySection, leaderSection, progressSection } from "./summary/district.js";
import { wide } from "./summary/layout.js";
import { activitySection, reviewSection, expansionSection } from "./summary/lists.js";
import { pageBreaks } from "./summary/pageBreaks.js";
import { proposalSection } from "./summary/proposalSection.js";
import { rankingColumns, rankingSection } from "./summary/rankingSection.js";
import { readingSection } from "./summary/readingSection.js";
import { trendSection } from "./summary/trendSection.js";

/**
 * 考核汇总: ranking, proposals, readings, boards; values only. One A4 page wide, the ranking and its chart on the first page.
 */
export function summaryPlan(assessment: Assessment): SheetPlan {
  const { plan } = assessment;
  const columns = rankingColumns(
    assessment.items,
    assessment.units.some((unit) => unit.group !== undefined),
  );
  const { widths } = columns;
  const draft = new SheetDraft(widths);
  const last = widths.length - 1;
  const effects = otherReadings(assessment).filter((effect) => effect.rankChanges);

  wide(draft, 0, `${plan.year}年招商引资绩效考核汇总`, "title", 34);
  wide(draft, 1, `${plan.title}　　数据截至${chineseDate(assessment.asOf)}　　${plan.provisional}`, "subtitle", 20);
  const without = headline(assessment);
  const stability =
    effects.length === 0
      ? "没有待定口径会改变名次"
      : `有 ${effects.length} 种其他口径会改变名次，见“三、待定口径对名次的影响”`;
  wide(
    draft,
    2,
    without === "" ? stability : `${without}　　${stability}`,
    effects.length === 0 && without === "" ? "statement" : "caution",
    heightFor([{ text: `${without}${stability}`, width: draft.widthOf(0, last) }], 15, 22),
  );
  const ranking = rankingSection(draft, assessment, columns, 3);
  const legendRow = draft.nextRow;
  draft.height(legendRow, 17);
  const chartTop = draft.nextRow;
  const chart: Area = { top: chartTop, left: 0, bottom: chartTop + 7, right: last };
  for (let row = chart.top; row <= chart.bottom; row++) draft.height(row, 17);
  const signRow = chart.bottom + 1;
  draft.span(
    { top: signRow, left: 0, bottom: signRow, right: last },
    styled(
      "制表：　　　　　　　　　　复核：　　　　　　　　　　负责人：　　　　　　　　　　日期：　　　　　　　　",
      "sign",
    ),
  );
  draft.height(signRow, 26);

  const starts: number[] = [];
  const begun = <Result>(draw: () => Result): Result => {
    const start = draft.nextRow;
    const result = draw();
    if (draft.nextRow > start) starts.push(start);
    return result;
  };
  begun(() => proposalSection(draft, assessment));
  begun(() => readingSection(draft, assessment, effects));
  begun(() => boardSection(draft, assessment));
  begun(() => categorySection(draft, assessment));
  begun(() => leaderSection(draft, assessment));
  begun(() => activitySection(draft, assessment));
  begun(() => reviewSection(draft, assessment));
  begun(() => expansionSection(draft, assessment));
  const progress = begun(() => progressSection(draft, assessment));
  const progressTop = draft.nextRow;
  const progressChart: Area = { top: progressTop, left: 0, bottom: progressTop + 9, right: last };
  if (progress !== undefined) for (let row = progressTop; row <= progressChart.bottom; row++) draft.height(row, 18);
  const trendChart = begun(() => trendSection(draft, districtTrend(assessment)));
  const pictures = [
    ...(progress === undefined ? [] : ["招引任务完成比例与序时进度的图见“十”"]),
    ...(trendChart === undefined ? [] : ["各月进展的图见“十一”"]),
  ];
  const legend = [
    `基础分各项颜色由浅到深：${heatWords.join("、")}`,
    ...(pictures.length === 0 ? [] : [pictures.join("，")]),
  ];
  wide(draft, legendRow, `${legend.join("。")}。`, "note", 17);

  const totals: Area = { top: ranking.first, left: columns.total, bottom: ranking.last, right: columns.total };
  const print = listPrint([0, 1], plan.provisional, "narrow");
  const highest = assessment.units.reduce((most, unit) => Math.max(most, unit.total), 100);
  return maskedPlan(
    {
      role: "summary",
      name: "考核汇总",
      tabColor: palette.accent,
      widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: ranking.first, columns: 2 },
      ...(assessment.units.length === 0
        ? {}
        : {
            dataBars: [{ area: totals, color: palette.bar, max: highest }],
            charts: [
              {
                kind: "column" as const,
                title: "各部门考核总分",
                categories: { top: ranking.first, left: columns.unit, bottom: ranking.last, right: columns.unit },
                series: [{ name: "总分", values: totals, color: palette.accent }],
                anchor: chart,
                labels: true,
              },
              ...(progress === undefined
                ? []
                : [
                    {
                      kind: "column" as const,
                      title: "招引任务完成比例与序时进度（%）",
                      categories: progress.names,
                      series: [
                        { name: "完成比例", values: progress.done, color: palette.shade },
                        { name: "序时进度", values: progress.plan, color: palette.planLine, line: true },
                      ],
                      anchor: progressChart,
                    },
                  ]),
              ...(trendChart === undefined ? [] : [trendChart]),
            ],
          }),
      print: { ...print, breaks: pageBreaks(draft, starts, print) },
    },
    maskerFor(assessment),
  );
}
