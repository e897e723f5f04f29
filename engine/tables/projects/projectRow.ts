import type { TableRow } from "../rows.js";
import type { FieldOf } from "../headings.js";

/** A row of 项目台账. */
export type Row = TableRow<FieldOf<"projects">>;
