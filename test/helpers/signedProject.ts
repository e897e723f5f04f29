import { dateCell, type Row } from "../engine/tables/workbook.js";

/** A recognised project of 财政局 as 项目台账 has it. */
export const signedProject = (name: string, category: string, more: Row = {}): Row => ({
  name,
  category,
  attractedBy: "财政局",
  servicedBy: "财政局",
  review: "通过",
  signed: dateCell(3, 5),
  ...more,
});
