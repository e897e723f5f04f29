import type { Day } from "../../../engine/index.js";

export type ProjectStage = "signed" | "started" | "producing";
export const suppositionKinds = ["project", "visit", "lead"] as const;

/** Something that a person supposes in 试算. */
export type Supposition =
  | { readonly kind: "project"; readonly unit: string; readonly servicedBy: string; readonly category: string; readonly stage: ProjectStage; /** 万元 */ readonly investment?: number; readonly topTier: boolean }
  | { readonly kind: "visit"; readonly unit: string; readonly count: number }
  | { readonly kind: "lead"; readonly unit: string; readonly count: number; readonly day: Day };
