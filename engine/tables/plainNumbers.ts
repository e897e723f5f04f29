/** Numbers of 考核规则, 录入得分, 指标台账: points, values and targets, as people write them. */
import { CellKind } from "../grid/grid.js";
import { withoutThousands } from "./amounts.js";
import type { Cell } from "./cell.js";
import { shownBy } from "./numberFormat.js";
import { compact, wholeNumber } from "./text.js";

/** No number is written longer. */
const longest = 40;

/**
 * A number: `3`, `0.5`, `-2`, `1,200`, `85%` (85), `3分`, `4个`, `五`; a number as its format shows it, 0.85 shown as 85% is 85.
 * Words that scale (万, 亿, 千) are no unit: what they scale is not told here.
 */
export function readPlainNumber(cell: Cell): number | undefined {
  if (cell.kind === CellKind.number) {
    if (cell.format === undefined) return cell.number;
    if (cell.format.includes("%")) return Math.round(cell.number * 1e10) / 1e8;
    const shown = shownBy(cell.format, cell.number);
    return shown === "unclear" ? cell.number : shown.value;
  }
  if (cell.kind !== CellKind.text || cell.text.length > longest) return undefined;
  const text = withoutThousands(compact(cell.text));
  const [, sign = "", digits = ""] =
    /^([+-]?)(\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百]+)(?:分|%|个项目|个|家|条|次|项|周|户|人|件|份|名)?$/.exec(
      text,
    ) ?? [];
  if (digits === "") return undefined;
  const number = /^\d/.test(digits) ? Number(digits) : wholeNumber(digits);
  return number === undefined ? undefined : sign === "-" ? -number : number;
}
