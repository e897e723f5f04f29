import type { Assessment, ReadingEffect } from "../../assessment.js";
import { titleOfChoice } from "../../explain/readingChoice.js";
import type { SheetDraft } from "../sheetDraft.js";
import { styled } from "../sheetDraft.js";
import { wide, section, tableRow } from "./layout.js";

/** 三: the other readings under which some rank would be another. */
export function readingSection(
  draft: SheetDraft,
  { plan, readings }: Assessment,
  effects: readonly ReadingEffect[],
): void {
  section(draft, "三、待定口径对名次的影响");
  if (effects.length === 0) {
    wide(draft, draft.nextRow, "没有待定口径会改变名次。", "statement", 20);
    return;
  }
  const layout = [
    [0, 3],
    [4, 7],
    [8, 11],
    [12, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["口径", "本表采用", "另一口径", "名次会变的部门（现名次→新名次）"].map((text) => styled(text, "subheading")),
  );
  for (const { reading, choice, changes } of effects) {
    const definition = plan.readings[reading];
    const moved = changes
      .filter(({ rank }) => rank.now !== rank.then)
      .map(({ unit, rank }) => `${unit} ${rank.now}→${rank.then}`);
    tableRow(draft, layout, [
      styled(`${definition.title}（${definition.decision}）`, "textBold"),
      styled(titleOfChoice(definition, readings[reading]), "text"),
      styled(titleOfChoice(definition, choice), "text"),
      styled(moved.join("、"), "text"),
    ]);
  }
}
