/** A row of 考核规则: a line that the office adds to the plan's, changes or cancels. */
import type { Place } from "./grid/grid.js";
import type { Clause, ItemGroup } from "./plan.js";

/** 计分方式. */
export const methodTitles = {
  asPlanned: "按方案",
  cancelled: "取消",
  perPiece: "每个计分",
  proportional: "按比例",
  banded: "分档",
  monthly: "每月达标",
  weekly: "每周达标",
  quarterly: "每季达标",
  entered: "录入得分",
  groupScaled: "分组折算",
} as const;
export type Method = keyof typeof methodTitles;

/** Which rows of a measure count. Amounts are 万元, months 1–12. */
export type Condition =
  | { readonly by: "category"; readonly names: readonly string[] }
  | { readonly by: "park"; readonly names: readonly string[] }
  /** 新建, or 项目性质 as written. */
  | { readonly by: "nature"; readonly names: readonly string[] }
  | { readonly by: "investment"; readonly sign: "≥" | ">" | "≤" | "<"; readonly amount: number }
  | { readonly by: "months"; readonly first: number; readonly last: number };

/** 目标: a number (万元 of a measure of money), or each unit's own number in a column of 附件1. */
export type RuleTarget =
  | { readonly number: number }
  | { readonly column: "quota" | "visits" }
  | {
      /** Normal form of the heading of a column that the office added. */
      readonly heading: string;
    };

/** A band of 分档: from this amount on so many points. */
export interface Band {
  readonly from: number;
  readonly points: number;
}

/** The columns of the table, by their keys in `tables/headings.ts`. */
export type RuleField =
  "item" | "kind" | "method" | "measure" | "condition" | "target" | "points" | "fullMarks" | "cap" | "floor" | "basis";

/** One line. Points of a deduction are positive here. */
export interface RuleLine {
  /** 项目, tidied. */
  readonly title: string;
  /** The line of the plan that the row stands for, by its key: of 按方案 and 取消 its own, of another 计分方式 the one that it replaces. */
  readonly planned?: string;
  readonly group: ItemGroup;
  /** `undefined`: the row was not understood, and the line counts nothing. */
  readonly method: Method | undefined;
  /** Key of a measure; `indicator` names the indicator of 指标：NAME. */
  readonly measure?: { readonly key: string; readonly indicator?: string };
  readonly conditions: readonly Condition[];
  readonly target?: RuleTarget;
  /** 每个分值 where it is one number. */
  readonly points?: number;
  /** 每个分值 of 分档, rising. */
  readonly bands?: readonly Band[];
  readonly fullMarks?: number;
  readonly cap?: number;
  readonly floor?: number;
  /** 依据 word for word, else what the row says in its cells. */
  readonly clause: Clause;
  /** As written in each cell, blank ones left out. */
  readonly texts: Readonly<Partial<Record<RuleField, string>>>;
  /** The cell of 项目, and of each filled column. */
  readonly place: Place;
  readonly cells: Readonly<Partial<Record<RuleField, Place>>>;
}
