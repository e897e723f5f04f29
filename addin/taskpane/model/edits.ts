import type { Facts, Grid } from "../../../engine/index.js";
import type { WorkbookEdit } from "../../live/ports.js";

/** What an edit is made of: the workbook as it is now, and what was read of it. `undefined`: it is no longer what the person was shown. */
export type EditMaker = (grid: Grid, facts: Facts) => readonly WorkbookEdit[] | undefined;

/** Edits that a person made in the pane, each with its way back. */
export interface Edits {
  readonly busy: boolean;
  /** The last thing that was said about an edit. */
  readonly told: { readonly text: string; readonly failed: boolean } | undefined;
  /** Steps that can be taken back. */
  readonly steps: number;
  /** Writes what `make` gives and says `done`; gives whether it was written. */
  write(make: EditMaker, done: string): Promise<boolean>;
  undo(): Promise<void>;
  dismiss(): void;
}
