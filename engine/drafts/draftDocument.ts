/** An office document as plain data: facts and clauses only. How it looks (GB/T 9704-2012) is the shell's business. */
import type { Place } from "../grid/grid.js";
import type { HeatStep } from "../report/heat.js";

/** A piece of a paragraph: words, or the numbers of the sources that they rest on. */
export type DraftRun = string | { readonly sources: readonly number[] };

export interface DraftColumn {
  readonly heading: string;
  /** Share of the width; the shares of a table need not sum to anything. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
}

/** A unit's bar in the picture of the ranking; lengths are points. */
export interface RankingBar {
  readonly rank: number;
  readonly unit: string;
  readonly total: number;
  readonly base: number;
  readonly bonus: number;
  /** Negative or 0. */
  readonly deduction: number;
}

/** A cell of a heat map; `step` is undefined where there is no data. */
export interface HeatCell {
  readonly text: string;
  readonly step: HeatStep | undefined;
}

export type DraftBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly runs: readonly DraftRun[] }
  | {
      readonly kind: "table";
      readonly title?: string;
      readonly columns: readonly DraftColumn[];
      readonly rows: readonly (readonly (readonly DraftRun[])[])[];
    }
  | { readonly kind: "ranking"; readonly title: string; readonly bars: readonly RankingBar[] }
  | {
      /** Lines over months; a month without a value leaves a gap. */
      readonly kind: "trend";
      readonly title: string;
      readonly months: readonly string[];
      readonly lines: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[];
    }
  | {
      /** A table whose cells say by their shade what they say in words. */
      readonly kind: "heatMap";
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
    }
  | {
      /** One of the two forms of 附件4, on a page of its own. */
      readonly kind: "form";
      readonly title: string;
      readonly filing: readonly (readonly [label: string, value: string])[];
      readonly section?: string;
      readonly lines: readonly (readonly (readonly [label: string, value: string])[])[];
      readonly logTitle: string;
      readonly log: { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };
    };

/** A ledger row that a document rests on. */
export interface DraftSource {
  readonly number: number;
  readonly text: string;
  readonly place: Place;
}

export const draftKinds = [
  "districtNotice",
  "summonedTalk",
  "accountability",
  "decisionList",
  "bulletin",
  "weeklyDispatch",
  "tenDayDispatch",
  "monthlyDispatch",
  "trackingForms",
  "sources",
] as const;
export type DraftKind = (typeof draftKinds)[number];

export interface DraftDocument {
  readonly kind: DraftKind;
  /** Without an ending. */
  readonly fileName: string;
  readonly title: string;
  /** The title in lines that end between words, where one line is too short for it. */
  readonly titleLines?: readonly string[];
  /** Upright unless it says otherwise; a wide table lies. */
  readonly landscape?: boolean;
  /** 报头 of a bulletin, in place of a title; what is to be filled in is left blank. */
  readonly masthead?: { readonly number: string; readonly compiledBy: string; readonly date: string };
  /** To whom, such as `区纪检监察工委`. */
  readonly recipient?: string;
  readonly blocks: readonly DraftBlock[];
  /** Who would sign; the day of signing stays open. */
  readonly issuer?: string;
  /** 附注 below the day of signing, such as whom to ask. */
  readonly remark?: string;
  /** 版记 or 报尾 at the foot: `抄送`, `报`, `送`, `发`, each with to whom; the last line says who prints. */
  readonly imprint?: {
    readonly lines: readonly (readonly [label: string, value: string])[];
    readonly printedBy: string;
  };
  /** What every output carries. */
  readonly provisional?: string;
  /** The rows of the ledgers that it rests on; they go into a document of their own. */
  readonly sources: readonly DraftSource[];
}
