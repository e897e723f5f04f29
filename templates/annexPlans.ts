import type { Plan, SheetPlan } from "../engine/index.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { addedFields, tableHeadings } from "../engine/tables/headings.js";
import { sheetNameOf } from "./ledgerPlan.js";

/** The row, from 0, in which 附件1 begins to list units; column B holds them, C the quota, D the visits. */
export const firstQuotaRow = 3;

/** Where the names of the units stand in 附件1. */
export function quotaUnits({ quotas }: Plan): string {
  const rows = quotas.length === 0 ? blankUnits : quotas.length;
  return `'${sheetNameOf("quotas")}'!$B$${firstQuotaRow + 1}:$B$${firstQuotaRow + rows}`;
}

const portrait = {
  landscape: false,
  fitWidth: 1,
  fitHeight: 0,
  margins: { top: 2, bottom: 1.8, left: 1.8, right: 1.8 },
  centered: true,
} as const;

function printOf(plan: Plan, example: boolean): SheetPlan["print"] {
  return {
    ...portrait,
    ...(example ? { header: "&R示例数据" } : {}),
    footer: `&L${example ? "示例数据　" : ""}${plan.title}&R第 &P 页，共 &N 页`,
  };
}

/** Rows of 附件1 that are ready for the units of another district. */
export const blankUnits = 40;

/** A column of the office's own beside those of the plan, a value a unit. */
export interface AddedColumn {
  readonly heading: string;
  readonly values: readonly (string | number)[];
}

/** How to fill in 附件1 where no plan does. */
const quotaNotes: Readonly<Record<string, string>> = {
  leaders: "分管（协管）这个部门的县级领导，几位的换行写。没有可不填。",
  unit: "参加考核的部门，一行一个；各台账的部门照此写。",
  quota:
    "招引任务，如“2个先进制造、1个文旅”或“4个（至少1个文旅）”；只写个数也可以，如“4个”。写到的类别就是项目台账可用的类别。",
  visits: "主要领导外出考察的企业数，只写数字。不考核的填1即可。",
};

/** 附件1 as issued: leaders merged over their units, 合计 and both notes below. @param added columns to the right of the plan's */
export function quotasPlan(plan: Plan, example: boolean, added: readonly AddedColumn[] = []): SheetPlan {
  const texts = plan.annexes;
  const draft = new SheetDraft([16, 34, 40, 18, ...added.map(() => 16)]);
  draft.put(0, 0, styled(example ? "附件1（示例数据）" : "附件1", "plain"));
  draft.span({ top: 1, left: 0, bottom: 1, right: 3 }, styled(texts.quotasTitle, "title"));
  draft.height(1, 36);
  draft.putRow(
    2,
    0,
    tableHeadings.quotas.fields
      .filter(({ key }) => !addedFields.quotas?.includes(key))
      .map(({ key, heading }) => {
        const note = plan.quotas.length === 0 ? quotaNotes[key] : undefined;
        return note === undefined ? styled(heading, "heading") : { value: heading, style: "heading", note };
      }),
  );
  added.forEach(({ heading }, index) => draft.put(2, 4 + index, styled(heading, "heading")));
  draft.height(2, 36);
  plan.quotas.forEach((quota, index) => {
    const row = firstQuotaRow + index;
    const unit = quota.note === undefined ? quota.unit : `${quota.unit}\n${quota.note}`;
    draft.putRow(row, 0, [
      { style: "textCenter" },
      styled(unit, "textCenter"),
      styled(quota.quotaText, "textCenter"),
      quota.visits > 0 ? styled(quota.visits, "integer") : { style: "integer" },
      ...added.map(({ values }) => styled(values[index] ?? "", "textCenter")),
    ]);
    const alone =
      plan.quotas.filter(({ leaders }) => leaders.join() === quota.leaders.join()).length === 1
        ? quota.leaders.join("\n")
        : "";
    draft.height(
      row,
      heightFor(
        [
          { text: unit, width: 34 },
          { text: quota.quotaText, width: 40 },
          { text: alone, width: 16 },
        ],
        15,
        26,
      ),
    );
  });
  for (let first = 0; first < plan.quotas.length;) {
    const leaders = plan.quotas[first]?.leaders.join("\n") ?? "";
    let end = first;
    while (plan.quotas[end + 1]?.leaders.join("\n") === leaders) end++;
    draft.span(
      { top: firstQuotaRow + first, left: 0, bottom: firstQuotaRow + end, right: 0 },
      styled(leaders, "textCenter"),
    );
    first = end + 1;
  }
  const sum = firstQuotaRow + plan.quotas.length;
  if (plan.quotas.length === 0) {
    for (let row = firstQuotaRow; row < firstQuotaRow + blankUnits; row++) {
      draft.putRow(
        row,
        0,
        draft.widths.map(() => ({ style: "entryCenter" })),
      );
      draft.height(row, 26);
    }
  } else {
    draft.span({ top: sum, left: 0, bottom: sum, right: 1 }, styled("合计", "sum"));
    draft.put(sum, 2, styled(`${plan.quotaTotals.projects}个`, "sum"));
    draft.put(sum, 3, styled(`${plan.quotaTotals.visits}家`, "sum"));
    draft.height(sum, 26);
  }
  texts.quotasNotes.forEach((note, index) => {
    draft.span({ top: sum + 1 + index, left: 0, bottom: sum + 1 + index, right: 3 }, styled(note, "note"));
    draft.height(sum + 1 + index, heightFor([{ text: note, width: draft.widthOf(0, 3) * 1.1 }], 14, 20));
  });
  return {
    role: "template",
    name: sheetNameOf("quotas"),
    tabColor: palette.green,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: firstQuotaRow, columns: 0 },
    print: printOf(plan, example),
  };
}

const blankActivities = 12;

/** 附件2 as issued, its printed numbers kept. */
export function activitiesPlan(plan: Plan, example: boolean): SheetPlan {
  const texts = plan.annexes;
  const draft = new SheetDraft([8, 16, 40, 14, 36]);
  draft.put(0, 0, styled(example ? "附件2（示例数据）" : "附件2", "plain"));
  draft.span({ top: 1, left: 0, bottom: 1, right: 4 }, styled(texts.activitiesTitle, "title"));
  draft.height(1, 36);
  draft.putRow(
    2,
    0,
    tableHeadings.activities.fields.map(({ heading }) => styled(heading, "heading")),
  );
  draft.height(2, 26);
  plan.activities.forEach(({ printedNumber, time, name, place, responsible }, index) => {
    draft.putRow(3 + index, 0, [
      styled(printedNumber, "textCenter"),
      styled(time, "textCenter"),
      styled(name, "text"),
      styled(place, "textCenter"),
      styled(responsible, "text"),
    ]);
    draft.height(
      3 + index,
      heightFor(
        [
          { text: name, width: 40 },
          { text: responsible, width: 36 },
          { text: time, width: 16 },
        ],
        15,
        34,
      ),
    );
  });
  for (let row = 3; plan.activities.length === 0 && row < 3 + blankActivities; row++) {
    draft.putRow(
      row,
      0,
      draft.widths.map(() => ({ style: "entryCenter" })),
    );
    draft.height(row, 26);
  }
  const note = 3 + plan.activities.length;
  if (texts.activitiesNote !== "") {
    draft.span({ top: note, left: 0, bottom: note, right: 4 }, styled(texts.activitiesNote, "note"));
    draft.height(note, 32);
  }
  return {
    role: "template",
    name: sheetNameOf("activities"),
    tabColor: palette.green,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: 3, columns: 0 },
    print: { ...printOf(plan, example), landscape: true },
  };
}

/** The first row of 附件5 below its headings, from 0. */
export const firstScoringRow = 3;
/** The sheet of 附件5. */
export const scoringSheet = "附件5 绩效指标考核表";

/** 附件5 as issued. */
export function scoringAnnexPlan(plan: Plan, example: boolean): SheetPlan {
  const texts = plan.annexes;
  const draft = new SheetDraft([16, 38, 60]);
  draft.put(0, 0, styled(example ? "附件5（示例数据）" : "附件5", "plain"));
  draft.span({ top: 1, left: 0, bottom: 1, right: 2 }, styled(texts.scoringTitle, "title"));
  draft.height(1, 36);
  draft.putRow(
    2,
    0,
    texts.scoringHeadings.map((heading) => styled(heading, "heading")),
  );
  draft.height(2, 26);
  texts.scoringRows.forEach(([, task, method], index) => {
    draft.putRow(firstScoringRow + index, 0, [{ style: "textCenter" }, styled(task, "text"), styled(method, "text")]);
    draft.height(
      firstScoringRow + index,
      heightFor(
        [
          { text: task, width: 38 },
          { text: method, width: 60 },
        ],
        15,
        30,
      ),
    );
  });
  texts.scoringRows.forEach(([group], index) => {
    if (group === "") return;
    let end = index;
    while (texts.scoringRows[end + 1]?.[0] === "") end++;
    draft.span(
      { top: firstScoringRow + index, left: 0, bottom: firstScoringRow + end, right: 0 },
      styled(group, "textCenter"),
    );
  });
  const note = firstScoringRow + texts.scoringRows.length;
  draft.span({ top: note, left: 0, bottom: note, right: 2 }, styled(plan.provisional, "note"));
  draft.height(note, 20);
  return {
    role: "template",
    name: scoringSheet,
    tabColor: palette.green,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: 3, columns: 0 },
    print: { ...printOf(plan, example), landscape: true },
  };
}
