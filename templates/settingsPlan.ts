import type { Area, Plan, PlanCell, ReadingId, SheetPlan, Validation } from "../engine/index.js";
import { readingChoices, readingReason } from "../engine/index.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { isLadder } from "../engine/plans/otherDistrict.js";
import { nameOf, nameSettings, type NameId } from "../engine/tables/nameSettings.js";
import { issuedSetting, yearSetting } from "../engine/tables/settings.js";
import { tableHeadings } from "../engine/tables/headings.js";
import { entryPrint, sheetNameOf } from "./ledgerPlan.js";

const firstRow = 3;

/** The row, from 0, of a reading or parameter; the value stands in column B. */
export function settingRow(plan: Plan, id: string): number {
  const ids = [
    ...ownSettings(plan).map((setting) => setting.id),
    ...readingsOf(plan),
    ...parametersOf(plan).map((parameter) => parameter.id),
  ];
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

/** Of another district's lines the readings follow from 考核规则. */
function readingsOf({ linesListed }: Plan): readonly ReadingId[] {
  return linesListed === true ? [] : readingIds;
}

/** Another district has the ladder's numbers alone, to be filled in. */
function parametersOf({ linesListed, parameters }: Plan): Plan["parameters"] {
  return linesListed === true ? parameters.filter(({ id }) => isLadder(id)) : parameters;
}

/** What each of the district's own names is for. */
const uses: Readonly<Record<NameId, string>> = {
  "plan.title": "印发的方案全称，各表各文稿照此引用。",
  "names.district": "本区名称。",
  "names.city": "本区所在的市。",
  "names.homePlaces": "考察地点含其中任何一个的，不算外出考察；用“、”分开。",
  "names.leadership": "简报“报”的对象。",
  "names.leadingGroup": "简报“送”、通报和函件“抄送”的对象。",
  "names.office": "起草和发出通报、简报的办公室。",
  "names.disciplineBody": "约谈、问责建议函的受文单位。",
  "names.schedulingUnit": "每周调度表的填报单位。",
};

/**
 * The year, the day of issue and the district's own names.
 * @param stated ids of those that are filled in; the others say what holds without an entry
 */
function ownSettings(
  plan: Plan,
  stated: ReadonlySet<string> = new Set(),
): readonly { readonly id: string; readonly title: string; readonly value: PlanCell; readonly what: string }[] {
  return [
    {
      ...yearSetting,
      value: stated.has(yearSetting.id) ? styled(plan.year, "entryCenter") : { style: "entryCenter" },
      what: "考核的年度，四位数字；留空时按附件1标题中的年份。各台账的日期、月份都按这一年。",
    },
    {
      ...issuedSetting,
      value: plan.issued === undefined ? { style: "entryDate" } : { date: plan.issued, style: "entryDate" },
      what: "本年方案的印发日期；首个考核月份为其后的第一个整月。",
    },
    ...nameSettings.map(({ id, title }) => ({
      id,
      title,
      value: stated.has(id) ? styled(nameOf(plan, id), "entryCenter") : { style: "entryCenter" },
      what: stated.has(id) ? uses[id] : `${uses[id]}\n留空即用：${nameOf(plan, id)}`,
    })),
  ];
}

/** What is filled in otherwise than by the plan. */
export interface SettingsGiven {
  /** Ids of the year and the names that are filled in. */
  readonly stated?: ReadonlySet<string>;
  /** Choices of readings and numbers, by id. */
  readonly changed?: ReadonlyMap<string, string | number>;
}

/**
 * 规则参数: the district's names, every reading with its choices and its reason, every number of the plan; a changed value takes effect at once.
 */
export function settingsPlan(
  plan: Plan,
  example: boolean,
  { stated, changed = new Map() }: SettingsGiven = {},
): SheetPlan {
  const draft = new SheetDraft([30, 24, 34, 36, 46, 26]);
  const name = sheetNameOf("settings");
  draft.span({ top: 0, left: 0, bottom: 0, right: 5 }, styled(example ? `${name}（示例数据）` : name, "title"));
  draft.height(0, 34);
  const how =
    "考核年度、印发日期和本区名称请先核对；其余一般不必改动。口径从下拉表选择，数值直接填写；改动后总分随之变化，请注明依据并留存。清空一格即恢复方案原定值。";
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
  for (const { id, title, value: own, what } of ownSettings(plan, stated)) {
    put(settingRow(plan, id), [
      styled(title, "textBold"),
      own,
      styled(what, "text"),
      styled("", "text"),
      styled("", "text"),
      styled(id, "textMuted"),
    ]);
  }
  for (const id of readingsOf(plan)) {
    const { decision, title, clause, choices } = plan.readings[id];
    const row = settingRow(plan, id);
    put(row, [
      styled(title, "textBold"),
      styled(choices.find((choice) => choice.id === changed.get(id))?.title ?? choiceTitle(plan, id), "entryCenter"),
      styled(choices.map((choice) => choice.title).join("\n"), "text"),
      styled(readingReason(plan, id), "text"),
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
  for (const { id, title, value: own, unit, clause } of parametersOf(plan)) {
    const row = settingRow(plan, id);
    // What the plan of the year does not say stays blank: a month that is filled in would hold against 印发日期.
    const isOpen = plan.linesListed === true || (typeof own === "string" && plan.issued === undefined);
    const style = typeof own === "number" ? "entryNumber" : "entryMonth";
    put(row, [
      styled(title, "textBold"),
      isOpen && !changed.has(id) ? { style } : styled(changed.get(id) ?? own, style),
      styled(
        plan.linesListed === true
          ? "本区没有规定的留空，留空即不提建议"
          : isOpen
            ? "留空：按印发日期推算"
            : `方案原定 ${own} ${unit}`,
        "text",
      ),
      styled(isOpen ? "" : "方案原文", "text"),
      styled(isOpen ? "" : `${clause.title}：“${clause.quote}”`, "textMuted"),
      styled(id, "textMuted"),
    ]);
    if (typeof own === "number")
      validations.push({
        kind: "decimal",
        area: { top: row, left: 1, bottom: row, right: 1 },
        min: 0,
        max: 1e9,
        title: title.slice(0, 30),
        prompt: isOpen ? "本区没有规定的留空" : `方案原定 ${own} ${unit}`,
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
    print: entryPrint(plan, example),
  };
}
