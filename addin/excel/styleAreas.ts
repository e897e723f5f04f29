import { a1Area, type Area, type SheetPlan, type StyleName } from "../../engine/index.js";

/** Excel takes lists of areas of up to 8,192 signs; this stays well below. */
const longestAddress = 4000;

/** Rectangles of one style each: runs along a row, joined downwards where the next row has the same run. */
export function styleRectangles({ rows }: Pick<SheetPlan, "rows">): Map<StyleName, Area[]> {
  const done = new Map<StyleName, Area[]>();
  let open = new Map<string, { style: StyleName; area: Area }>();
  const close = ({ style, area }: { style: StyleName; area: Area }) => {
    const areas = done.get(style);
    if (areas === undefined) done.set(style, [area]);
    else areas.push(area);
  };
  rows.forEach(({ cells }, row) => {
    const next = new Map<string, { style: StyleName; area: Area }>();
    for (let column = 0; column < cells.length;) {
      const style = cells[column]?.style;
      let end = column;
      while (style !== undefined && cells[end + 1]?.style === style) end++;
      if (style !== undefined) {
        const key = `${style}:${column}:${end}`;
        const above = open.get(key);
        open.delete(key);
        next.set(key, { style, area: { top: above?.area.top ?? row, left: column, bottom: row, right: end } });
      }
      column = end + 1;
    }
    for (const run of open.values()) close(run);
    open = next;
  });
  for (const run of open.values()) close(run);
  return done;
}

/** Areas as address lists that Excel accepts, such as `A1:B2,C5`. */
export function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  let list = "";
  for (const area of areas) {
    const address = a1Area(area);
    if (list !== "" && list.length + address.length + 1 > longestAddress) {
      lists.push(list);
      list = "";
    }
    list = list === "" ? address : `${list},${address}`;
  }
  return list === "" ? lists : [...lists, list];
}
