/**
 * A sheet as plain data: what stands where and how it looks. A host (Excel, .xlsx) draws it without knowing what it means.
 * Rows and columns count from 0.
 */
import type { Area } from "../grid/grid.js";

/** Which of our sheets this is; the host writes it into the sheet as a marker and rewrites only marked sheets. */
export type SheetRole = "summary" | "details" | "dataCheck" | "specials" | "unitSheet" | "template" | "archive" | "log";

/** Looks by name; every host has one rendering of each (`report/styles.ts` gives fonts, fills, borders, formats). */
export type StyleName = string;

/** How a named style looks. Colours are `#RRGGBB`, sizes are points. */
export interface CellStyle {
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly color?: string;
  };
  readonly fill?: string;
  readonly border?: {
    readonly color: string;
    readonly sides: readonly ("top" | "bottom" | "left" | "right")[];
    readonly weight?: "thin" | "medium";
  };
  readonly align?: "left" | "center" | "right";
  readonly valign?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Excel number format, such as `0.00`. */
  readonly format?: string;
  /** `false`: the cell stays editable on a protected sheet. */
  readonly locked?: boolean;
}

/** Jump to a cell of the same workbook. */
export interface CellLink {
  readonly sheet: string;
  /** Such as `C17`. */
  readonly cell: string;
  readonly tip?: string;
}

/** One cell of a plan. */
export interface PlanCell {
  /** Text is always text: a host must never let it become a formula. */
  readonly value?: string | number | boolean;
  /** A date as days since 1970-01-01, written as a date cell; give a style with a date format. */
  readonly date?: number;
  /** A formula without its `=`; templates only. `value` beside it is its last result, for programs that do not calculate. */
  readonly formula?: string;
  /** The last result of a formula that is an error, such as `#N/A`. */
  readonly error?: string;
  readonly style?: StyleName;
  readonly link?: CellLink;
  /** A comment (批注). */
  readonly note?: string;
}

export interface PlanChart {
  readonly kind: "bar" | "column" | "line" | "pie";
  readonly title: string;
  /** Cells with the names along the axis; one row or one column of the same sheet. An empty cell of a line's values is a gap in it. */
  readonly categories: Area;
  /** In a column chart `line` draws a series as a line across the columns. */
  readonly series: readonly {
    readonly name: string;
    readonly values: Area;
    readonly color: string;
    readonly line?: boolean;
    /** How a line is marked and dashed, so that lines differ without their colour; a circle and no dash where nothing is said. */
    readonly mark?: "circle" | "square" | "triangle";
    readonly dash?: "dash" | "dot";
  }[];
  /** The cells it covers. */
  readonly anchor: Area;
  readonly stacked?: boolean;
  /** Value labels at the bars. */
  readonly labels?: boolean;
}

/** Input rules for a template's cells. */
export type Validation =
  | {
      readonly kind: "list";
      readonly area: Area;
      readonly values: readonly string[];
      readonly title: string;
      readonly prompt: string;
      readonly strict: boolean;
    }
  | {
      readonly kind: "listFrom";
      readonly area: Area;
      readonly source: string;
      readonly title: string;
      readonly prompt: string;
      readonly strict: boolean;
    }
  | {
      readonly kind: "date";
      readonly area: Area;
      readonly from: number;
      readonly to: number;
      readonly title: string;
      readonly prompt: string;
    }
  | {
      readonly kind: "decimal";
      readonly area: Area;
      readonly min: number;
      readonly max: number;
      readonly title: string;
      readonly prompt: string;
    };

/** A row of a sheet. */
export interface PlanRow {
  readonly height?: number;
  /** It hangs on the nearest row above that hangs on none, and is folded away until a person opens it there. */
  readonly folded?: boolean;
  readonly cells: readonly (PlanCell | undefined)[];
}

/** A whole sheet. */
export interface SheetPlan {
  readonly role: SheetRole;
  /** Wanted name; the host picks `name (2)` … when a sheet of the user's has it. */
  readonly name: string;
  readonly tabColor?: string;
  /** Not shown among the tabs, for a sheet that holds only what another computes with; anybody may unhide it. */
  readonly hidden?: true;
  /** Widths in characters of the default font, column by column. */
  readonly widths: readonly number[];
  /** Sparse: `undefined` cells are empty. Heights are points. */
  readonly rows: readonly PlanRow[];
  readonly styles: Readonly<Record<StyleName, CellStyle>>;
  readonly merges: readonly Area[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly dataBars?: readonly { readonly area: Area; readonly color: string; readonly max?: number }[];
  /** Cells that hold exactly `text` take a style. */
  readonly highlights?: readonly { readonly area: Area; readonly text: string; readonly style: StyleName }[];
  readonly charts?: readonly PlanChart[];
  readonly validations?: readonly Validation[];
  /** Excel tables: a heading row and its data. Names are unique in the workbook. */
  readonly tables?: readonly { readonly name: string; readonly area: Area; readonly style?: string }[];
  readonly filter?: Area;
  readonly names?: readonly { readonly name: string; readonly refersTo: string }[];
  readonly print: {
    readonly landscape: boolean;
    /** Pages wide and high; 0 high: as many as it takes. */
    readonly fitWidth: number;
    readonly fitHeight: number;
    /** Rows repeated on every page. */
    readonly titleRows?: { readonly first: number; readonly last: number };
    readonly area?: Area;
    /** Centimetres. */
    readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
    /** Excel codes, such as `&C第 &P 页，共 &N 页`. */
    readonly header?: string;
    readonly footer?: string;
    /** Rows before which a new page starts. */
    readonly breaks?: readonly number[];
    readonly centered?: boolean;
  };
}
