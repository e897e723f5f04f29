import type { Area } from "../../grid/grid.js";
import { trendGaps, trendMonth, trendSentence, type DistrictTrend } from "../../monthly/districtTrend.js";
import type { SheetDraft } from "../sheetDraft.js";
import { styled } from "../sheetDraft.js";
import type { PlanChart } from "../sheetPlan.js";
import { palette } from "../styles.js";
import { note, section, stretched } from "./layout.js";

/** The picture is as high as a year of months, also in January. */
const rowsOfPicture = 13;
const rowHeight = 18;

/** Told apart by mark and dash as well as by colour: in grey print and by every eye. */
const looks = [
  { color: palette.accent, mark: "circle" },
  { color: palette.planLine, mark: "square", dash: "dash" },
  { color: palette.trendThird, mark: "triangle", dash: "dot" },
] as const;

/**
 * 十一: the district month by month, its numbers at the left and their lines at the right. A month that is not known has an empty cell, for a
 * text in it would be drawn as 0; the note above names it.
 * @returns the chart of it; `undefined` where no ledger has data
 */
export function trendSection(draft: SheetDraft, trend: DistrictTrend): PlanChart | undefined {
  const { months, lines } = trend;
  if (lines.length === 0 || months.length === 0) return undefined;
  section(draft, "十一、各月进展（不计分）");
  note(draft, `${trendSentence(trend)}${trendGaps(trend)}`);
  const layout = lines.reduce<[number, number][]>(
    (all) => {
      const left = (all.at(-1) as [number, number])[1] + 1;
      return [...all, [left, left + 2]];
    },
    [[0, 1]],
  );
  const columns = stretched(draft, [...layout, [(layout.at(-1) as [number, number])[1] + 1, 19]]);
  const [right] = columns.pop() as [number, number];
  const head = draft.nextRow;
  draft.tableRow(
    columns,
    ["月份", ...lines.map(({ name }) => name)].map((text) => styled(text, "subheading")),
    14,
    rowHeight,
  );
  months.forEach((month, index) => {
    const numbers = lines.map(({ values }) => {
      const value = values[index];
      return value === undefined ? { style: "count" } : styled(value, "count");
    });
    draft.tableRow(columns, [styled(trendMonth(month), "textBold"), ...numbers], 14, rowHeight);
  });
  const [top, bottom] = [head + 1, draft.nextRow - 1];
  const anchor: Area = { top: head, left: right, bottom: head + rowsOfPicture - 1, right: draft.widths.length - 1 };
  for (let row = draft.nextRow; row <= anchor.bottom; row++) draft.height(row, rowHeight);
  // At the very end of what is printed the picture's frame would be cut.
  draft.height(anchor.bottom + 1, 6);
  const below = (column: number): Area => ({ top, left: column, bottom, right: column });
  const [names, ...values] = columns.map(([left]) => below(left)) as [Area, ...Area[]];
  return {
    kind: "line",
    title: "各月进展",
    categories: names,
    series: lines.map(({ name }, index) => ({
      name,
      values: values[index] as Area,
      ...(looks[index] as (typeof looks)[number]),
    })),
    anchor,
  };
}
