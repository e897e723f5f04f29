/**
 * The templates without the 140,000 cells of 公式核算: its two sheets cover a row a ledger. Tests of everything but 公式核算 take these, as
 * drawing and reading those cells would take most of their time.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changnan2024, type Plan, type SheetPlan } from "../../engine/index.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { emptyRows, exampleRows, templateWith } from "../../templates/buildTemplate.js";
import type { LedgerKey, LedgerRows } from "../../templates/ledgerRows.js";
import { residentFolder } from "./resident.js";

const scratchFolder = residentFolder("templates");

const smallest: Readonly<Record<LedgerKey, number>> = {
  leads: 1,
  visits: 1,
  projects: 1,
  weeks: 1,
  tasks: 1,
  measures: 1,
  monthDecisions: 1,
  targets: 1,
  aliases: 1,
  categoryAliases: 1,
  parks: 1,
  leadingGroup: 1,
  reviewGroup: 1,
  scoringRules: 1,
  enteredPoints: 1,
  indicators: 1,
  funds: 1,
  teams: 1,
};

/** A template with given rows in its ledgers. */
export function leanTemplateWith(rows: LedgerRows, example = false, plan: Plan = changnan2024): readonly SheetPlan[] {
  return templateWith(plan, { rows, example, storeResults: false, capacities: smallest });
}

/** The blank template, or the one with the invented year. */
export function leanTemplate({ example }: { readonly example: boolean }, plan = changnan2024): readonly SheetPlan[] {
  return leanTemplateWith(example ? exampleRows(plan) : emptyRows(plan), example, plan);
}

/** {@link leanTemplate} as an .xlsx file. */
export async function leanWorkbook(options: { readonly example: boolean }): Promise<Uint8Array> {
  return (await drawSheets(undefined, leanTemplate(options))).bytes;
}

/** Where {@link writeLeanFiles} leaves the two files, under the names that they have in `templates/`. */
export const leanFiles = {
  blank: join(scratchFolder, "changnan2024.xlsx"),
  example: join(scratchFolder, "changnan2024-example.xlsx"),
} as const;

/** Makes {@link leanFiles}; the first worker that asks for them does it for all. */
export async function writeLeanFiles(): Promise<void> {
  mkdirSync(scratchFolder, { recursive: true });
  for (const [kind, path] of Object.entries(leanFiles)) {
    if (existsSync(path)) continue;
    const own = `${path}.${process.pid}`;
    writeFileSync(own, await leanWorkbook({ example: kind === "example" }));
    renameSync(own, path);
  }
}
