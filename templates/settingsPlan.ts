import type { Area, Plan, PlanCell, ReadingId, SheetPlan, Validation } from "../engine/index.js";
import { readingChoices, readingReasons } from "../engine/index.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { tableHeadings } from "../engine/tables/headings.js";
import { sheetNameOf } from "./ledgerPlan.js";

const firstRow = 3;

/** The row, from 0, of a reading or parameter; the value stands in column B. */
export function settingRow(plan: Plan, id: string): number {
  const ids = [...readingIds, ...plan.parameters.map((parameter) => parameter.id)];
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`no setting ${id}`);
  return firstRow + index;
}

/** The default choice of a reading as people read it. */
export function choiceTitle(plan: Plan, id: ReadingId): string {
  const [byDefault] = plan.readings[id].choices;
  return byDefault?.title ?? readingChoices[id][0];
}

const readingIds = Object.keys(readingChoices) as ReadingId[];

/** 规则参数: every reading with its choices and its reason, every number of the plan; a changed value takes effect at once. */
export function settingsPlan(plan: Plan, example: boolean): SheetPlan {
  const draft = new SheetDraft([30, 24, 34, 36, 46, 26]);
  const name = sheetNameOf("settings");
  draft.span({ top: 0, left: 0, bottom: 0, right: 5 }, styled(example ? `${name}（示例数据）` : name, "title"));
  draft.height(0, 34);
  const how =
    "一般不必改动。口径从下拉表选择，数值直接填写；改动后总分随之变化，请注明依据并留存。清空一格即恢复方案原定值。";
  draft.span({ top: 1, left: 0, bottom: 1, right: 5 }, styled(how, "note"));
  draft.height(1, 20);
  const [parameter, value] = tableHeadings.settings.fields.map(({ heading }) => heading);
  draft.putRow(
    2,
    0,
    [parameter, value, "可选取值（第一个为默认）", "默认的理由", "依据", "标识"].map((text) =>
      styled(text ?? "", "heading"),
    ),
  );
  draft.height(2, 24);
  const validations: Validation[] = [];
  const put = (row: number, cells: readonly PlanCell[]): void => {
    draft.putRow(row, 0, cells);
    draft.height(
      row,
      heightFor(
        cells.map((cell, index) => ({ text: String(cell.value ?? ""), width: draft.widths[index] as number })),
        14,
        20,
      ),
    );
  };
  for (const id of readingIds) {
    const { decision, title, clause, choices } = plan.readings[id];
    const row = settingRow(plan, id);
    put(row, [
      styled(title, "textBold"),
      styled(choiceTitle(plan, id), "entryCenter"),
      styled(choices.map((choice) => choice.title).join("\n"), "text"),
      styled(readingReasons[id], "text"),
      styled(`${clause.title}：“${clause.quote}”`, "textMuted"),
      styled(`${id}（${decision}）\n${choices.map((choice) => choice.id).join("、")}`, "textMuted"),
    ]);
    const area: Area = { top: row, left: 1, bottom: row, right: 1 };
    validations.push({
      kind: "list",
      area,
      values: choices.map((choice) => choice.title),
      title: title.slice(0, 30),
      prompt: `默认：${choiceTitle(plan, id)}`,
      strict: true,
    });
  }
  for (const { id, title, value: own, unit, clause } of plan.parameters) {
    const row = settingRow(plan, id);
    put(row, [
      styled(title, "textBold"),
      styled(own, typeof own === "number" ? "entryNumber" : "entryMonth"),
      styled(`方案原定 ${own} ${unit}`, "text"),
      styled("方案原文", "text"),
      styled(`${clause.title}：“${clause.quote}”`, "textMuted"),
      styled(id, "textMuted"),
    ]);
    if (typeof own === "number")
      validations.push({
        kind: "decimal",
        area: { top: row, left: 1, bottom: row, right: 1 },
        min: 0,
        max: 1e9,
        title: title.slice(0, 30),
        prompt: `方案原定 ${own} ${unit}`,
      });
  }
  const bottom = draft.nextRow - 1;
  return {
    role: "template",
    name,
    tabColor: palette.amber,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: firstRow, columns: 1 },
    tables: [{ name, area: { top: 2, left: 0, bottom, right: 5 }, style: "TableStyleLight1" }],
    validations,
    print: {
      landscape: true,
      fitWidth: 1,
      fitHeight: 0,
      titleRows: { first: 0, last: 2 },
      margins: { top: 1.5, bottom: 1.6, left: 1.3, right: 1.3 },
      ...(example ? { header: "&R示例数据" } : {}),
      footer: `&L${example ? "示例数据　" : ""}${plan.title}&R第 &P 页，共 &N 页`,
      centered: true,
    },
  };
}
