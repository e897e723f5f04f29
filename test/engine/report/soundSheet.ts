import type { Area, PlanCell, SheetPlan } from "../../../engine/index.js";
import { lineCount, textWidth } from "../../../engine/report/sheetDraft.js";

/** Everything that must hold for any sheet that we draw; returns what does not, so that a failure names the cell. */
export function faultsOf(plan: SheetPlan, { formulas = false } = {}): string[] {
  const faults: string[] = [];
  const covered = new Map<string, string>();
  const starts = new Map<string, Area>();
  for (const area of plan.merges) {
    starts.set(`${area.top} ${area.left}`, area);
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const key = `${row} ${column}`;
        if (covered.has(key)) faults.push(`merges overlap at ${key}`);
        covered.set(key, key);
      }
    }
  }
  plan.rows.forEach(({ cells, height }, row) => {
    if (height !== undefined && (height <= 0 || height > 409.5)) faults.push(`row ${row} is ${height} high`);
    if (cells.length > plan.widths.length) faults.push(`row ${row} has more cells than the sheet has widths`);
    cells.forEach((cell, column) => {
      if (cell === undefined) return;
      if (cell.style !== undefined && plan.styles[cell.style] === undefined) faults.push(`no style ${cell.style}`);
      if (cell.formula !== undefined && !formulas) faults.push(`formula at ${row} ${column}`);
      const area = starts.get(`${row} ${column}`) ?? { top: row, left: column, bottom: row, right: column };
      faults.push(...cutText(plan, cell, area));
    });
  });
  if (plan.print.fitWidth !== 1) faults.push("not one page wide");
  return faults;
}

/** A text that wraps must have the height for its lines; one that does not wrap must have the width. */
function cutText(plan: SheetPlan, { value, style }: PlanCell, area: Area): string[] {
  if (typeof value !== "string" || value === "") return [];
  const look = plan.styles[style ?? ""] ?? {};
  const size = look.font?.size ?? 11;
  const width =
    (plan.widths.slice(area.left, area.right + 1).reduce((sum, each) => sum + each, 0) * 11) / size -
    (look.indent ?? 0) * 2;
  const where = `${area.top + 1}/${area.left + 1} “${value.slice(0, 30)}”`;
  let height = 0;
  for (let row = area.top; row <= area.bottom; row++) height += plan.rows[row]?.height ?? 15;
  if (look.wrap === true) {
    const needed = Math.min(409, lineCount(value, width) * size * 1.25);
    return needed > height + 0.5 ? [`${plan.name} ${where} needs ${needed} points of ${height}`] : [];
  }
  // A text without wrapping may run over empty cells to its right, never over the edge of the sheet.
  const room = look.border === undefined ? Infinity : width;
  return textWidth(value) > room ? [`${plan.name} ${where} is wider than its cell`] : [];
}
