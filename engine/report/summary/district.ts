import type { Assessment, BoardLine } from "../../assessment.js";
import { endedMonths } from "../../calendar.js";
import type { Area } from "../../grid/grid.js";
import { plainNumber } from "../../reason.js";
import { targetStatus } from "../../targetStatus.js";
import type { SheetDraft } from "../sheetDraft.js";
import { heightFor, styled } from "../sheetDraft.js";
import type { StyleName } from "../sheetPlan.js";
import { lightMarks } from "../styles.js";
import { stretched, section, note, tableRow, countText } from "./layout.js";

/** 四: the district's yearly targets, done and in time. */
export function boardSection(draft: SheetDraft, { board }: Assessment): void {
  section(draft, "四、全区年度目标");
  const layout = [
    [0, 4],
    [5, 7],
    [8, 10],
    [11, 12],
    [13, 14],
    [15, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["指标", "目标", "完成", "完成率", "序时进度", "说明"].map((text) => styled(text, "subheading")),
  );
  for (const line of board) {
    const light = lightMarks[line.light];
    tableRow(draft, layout, [
      styled(line.title, "textBold"),
      styled(`${line.meets === "above" ? "超过" : "不少于"} ${plainNumber(line.target)}${line.unit}`, "textCenter"),
      line.done === undefined
        ? styled("未填", "textCenter")
        : styled(`${plainNumber(line.done)}${line.unit}`, "textCenter"),
      styled(
        line.done === undefined || line.target === 0 ? "–" : `${plainNumber((line.done / line.target) * 100)}%`,
        "textCenter",
      ),
      line.done === undefined ? styled("–", "lightNone") : styled(light.text, light.style),
      styled(boardRemark(line), "text"),
    ]);
  }
}

function boardRemark(line: BoardLine): string {
  const { growth, grown } = line;
  const wanted = growth === undefined ? "" : `方案并要求同比增长${plainNumber(growth)}%`;
  const known = grown === undefined ? "" : `增速${plainNumber(grown)}%`;
  const status = line.done === undefined ? "请在“年度目标”表填写完成值" : targetStatus(line);
  return [status, wanted, known].filter((text) => text !== "").join("；");
}

/** Categories that have a column of their own in the matrix; the rest share the last one. */
const categoriesAtMost = 15;

/** 五: what is recognised of each unit's tasks, by category. */
export function categorySection(draft: SheetDraft, { categories: matrix }: Assessment): void {
  section(draft, "五、招引任务分类完成情况（认定/任务）");
  const most = Math.min(categoriesAtMost, draft.widths.length - 5);
  const shown = matrix.categories.slice(0, most);
  const shared = matrix.categories.length > shown.length;
  const freeColumn = 2 + shown.length + (shared ? 1 : 0);
  const line = (
    row: number,
    name: string,
    cells: readonly { readonly required: number; readonly recognised: number }[],
    free: number,
    style: StyleName,
  ): void => {
    draft.span({ top: row, left: 0, bottom: row, right: 1 }, styled(name, style === "sum" ? "sum" : "textBold"));
    cells.slice(0, most).forEach((cell, index) => draft.put(row, 2 + index, styled(fraction(cell), style)));
    if (shared) {
      const rest = cells
        .slice(most)
        .reduce(
          (sum, cell) => ({ required: sum.required + cell.required, recognised: sum.recognised + cell.recognised }),
          { required: 0, recognised: 0 },
        );
      draft.put(row, 2 + most, styled(fraction(rest), style));
    }
    draft.put(row, freeColumn, styled(free === 0 ? "–" : free, style));
    draft.height(row, 18);
  };
  const head = draft.nextRow;
  draft.span({ top: head, left: 0, bottom: head, right: 1 }, styled("责任部门", "subheading"));
  shown.forEach((category, index) => draft.put(head, 2 + index, styled(category, "subheading")));
  if (shared) draft.put(head, 2 + most, styled("其他类别", "subheading"));
  draft.put(head, freeColumn, styled("不限类别名额", "subheading"));
  draft.height(
    head,
    heightFor(
      [...shown, "不限类别名额"].map((text) => ({ text, width: 7 })),
      13,
      32,
    ),
  );
  for (const row of matrix.rows) line(draft.nextRow, row.unit, row.cells, row.free, "textCenter");
  line(draft.nextRow, "合计", matrix.totals, matrix.free, "sum");
  note(draft, "“不限类别名额”为任务总数减去指定类别后的名额，任何类别的认定项目均可填补。");
}

function fraction({ required, recognised }: { readonly required: number; readonly recognised: number }): string {
  return required === 0 && recognised === 0 ? "–" : `${plainNumber(recognised)}/${plainNumber(required)}`;
}

/** 六: what came of the units that each leader has charge of. */
export function leaderSection(draft: SheetDraft, { leaders }: Assessment): void {
  section(draft, "六、县级领导分管（协管）完成情况");
  const layout = [
    [0, 1],
    [2, 12],
    [13, 14],
    [15, 16],
    [17, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["县级领导", "分管（协管）部门", "招引任务", "外出考察", "部门平均总分"].map((text) => styled(text, "subheading")),
  );
  for (const { leader, units, projects, visits, averageTotal } of leaders) {
    tableRow(draft, layout, [
      styled(leader, "textBold"),
      styled(units.map(({ name, joint }) => (joint ? `${name}（共同分管）` : name)).join("、"), "text"),
      styled(`${countText(projects.filled)}/${plainNumber(projects.required)}`, "textCenter"),
      styled(`${plainNumber(visits.done)}/${plainNumber(visits.required)}`, "textCenter"),
      styled(averageTotal, "points"),
    ]);
  }
  note(draft, "共同分管的部门在每位领导名下各计一次，本表各行不能相加；全区数以排名表合计为准。");
}

/**
 * What is done of every unit's tasks, in per cent, against the months that have ended; the picture below is drawn from it.
 * @returns its cells; `undefined` where no unit has tasks that can be judged
 */
export function progressSection(
  draft: SheetDraft,
  { units, ranking, plan, asOf }: Assessment,
): { readonly names: Area; readonly done: Area; readonly plan: Area } | undefined {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = ranking.flatMap((name) => {
    const quota = byName.get(name)?.quota;
    return quota === undefined || quota.filled === null || quota.required === 0
      ? []
      : [{ name, filled: quota.filled, required: quota.required }];
  });
  if (rows.length === 0) return undefined;
  section(draft, "十、招引任务与序时进度（%，不计分）");
  const layout = [
    [0, 1],
    [2, 4],
    [5, 8],
    [9, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["责任部门", "完成比例", "序时进度", "完成/任务"].map((text) => styled(text, "subheading")),
  );
  const expected = Math.round((endedMonths(plan.year, asOf) / 12) * 1000) / 10;
  const top = draft.nextRow;
  for (const { name, filled, required } of rows)
    tableRow(draft, layout, [
      styled(name, "textBold"),
      styled(Math.round((filled / required) * 1000) / 10, "amount"),
      styled(expected, "amount"),
      styled(`${plainNumber(filled)}/${plainNumber(required)}`, "textCenter"),
    ]);
  const [names, done, planned] = stretched(draft, layout).map(([left]): Area => ({
    top,
    left,
    bottom: draft.nextRow - 1,
    right: left,
  })) as [Area, Area, Area, Area];
  return { names, done, plan: planned };
}
