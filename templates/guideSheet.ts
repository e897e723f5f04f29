import type { SheetPlan } from "../engine/index.js";
import type { SheetDraft } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";

/** 使用说明, upright and one page wide. @param left what stands at the left of its foot @param header its head, as Excel writes it */
export function guideSheet(draft: SheetDraft, left = "", header?: string): SheetPlan {
  return {
    role: "template",
    name: "使用说明",
    tabColor: palette.amber,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    print: {
      landscape: false,
      fitWidth: 1,
      fitHeight: 0,
      margins: { top: 1.8, bottom: 1.6, left: 1.6, right: 1.6 },
      ...(header === undefined ? {} : { header }),
      footer: `${left === "" ? "" : `&L${left}`}&R第 &P 页，共 &N 页`,
      centered: true,
    },
  };
}
