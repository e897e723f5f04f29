import type { AssessOptions, AssessOutcome } from "./assessOne.js";
import type { PrintOptions } from "./commands.js";

/** What `assess` is asked for. */
export type AssessRequest = AssessOptions & PrintOptions & { readonly table: boolean };

/** A workbook to assess, or a path at which there is none. */
export type Found = { readonly file: string } | Extract<AssessOutcome, { readonly failure: string }>;
