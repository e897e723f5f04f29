/** Writes a row of 考核规则, and tells beforehand what it would do. */
import { assess } from "../assess.js";
import type { Assessment } from "../assessment.js";
import type { CellValue, Grid, Place } from "../grid/grid.js";
import { issueText } from "../issueText.js";
import type { Plan } from "../plan.js";
import type { RuleField } from "../ruleLine.js";
import { GridBuilder } from "../tables/gridBuilder.js";
import { tableHeadings } from "../tables/headings.js";
import { readFacts } from "../tables/readAllFacts.js";
import { dataRows } from "../tables/rows.js";
import { compact } from "../tables/text.js";
import { withCells } from "../tables/withCell.js";
import type { CellContent, LedgerEdit } from "./ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces } from "./tablePlaces.js";

/** A row as a person enters it; blank columns may be left out. */
export type RuleDraft = Readonly<Partial<Record<RuleField, string>>> & { readonly item: string };

/** The edits that make a workbook's 考核规则 hold a row: the row of that 项目 where there is one, else a new one, else a new table. */
export function ruleEdits(grid: Grid, draft: RuleDraft): LedgerEdit[] {
  const parts = ledgerPlaces(grid)("scoringRules");
  const fields = tableHeadings.scoringRules.fields.map(({ key }) => key as RuleField);
  for (const row of dataRows<"scoringRules">(parts, [])) {
    if (compact(row.text("item")) !== compact(draft.item)) continue;
    return [
      {
        kind: "cells",
        sheet: row.place("item").sheet,
        cells: fields
          .filter((field) => row.has(field))
          .map((field) => ({
            row: row.row,
            column: row.place(field).column,
            value: contentOf(field, draft[field]),
          })),
      },
    ];
  }
  const content = Object.fromEntries(fields.map((field) => [field, contentOf(field, draft[field])]));
  return appendEdits(
    ledgerKind("scoringRules"),
    parts,
    [content],
    new Set(grid.sheets.map(({ name }) => name.toLowerCase())),
  );
}

const numeric: readonly RuleField[] = ["target", "points", "fullMarks", "cap", "floor"];

function contentOf(field: RuleField, text: string | undefined): CellContent {
  const said = text?.trim() ?? "";
  if (said === "") return null;
  return numeric.includes(field) && /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
}

/** What a row would do. */
export interface RulePreview {
  /** What is wrong, at the column that says it; the row must not be written while there is any. */
  readonly refused: readonly { readonly field: RuleField; readonly text: string }[];
  /** Worth knowing, but no reason not to write. */
  readonly remarks: readonly string[];
  /** Units whose total or rank would differ, in 附件1 order. */
  readonly changes: readonly {
    readonly unit: string;
    readonly total: { readonly now: number; readonly then: number };
    readonly rank: { readonly now: number; readonly then: number };
  }[];
}

/** What a row would do, without writing it. @param now the assessment of the grid */
export function rulePreview(grid: Grid, plans: Plan | readonly Plan[], now: Assessment, draft: RuleDraft): RulePreview {
  const next = assess(readFacts(gridWith(grid, ruleEdits(grid, draft)), plans), {
    asOf: now.asOf,
    readings: now.basis.asked,
  });
  const line = next.facts.ruleLines.find(
    ({ title, planned }) => compact(title) === compact(draft.item) || (planned !== undefined && planned === draft.item),
  );
  if (line === undefined)
    return {
      refused: [{ field: "item", text: "“项目”没有填写，或写的是“合计”“备注”之类，这一行读不出来；请写项目的名称" }],
      remarks: [],
      changes: [],
    };
  const cells = Object.entries(line.cells) as [RuleField, Place][];
  const fieldAt = (place: Place | undefined): RuleField | undefined =>
    cells.find(
      ([, cell]) => cell.sheet === place?.sheet && cell.row === place.row && cell.column === place.column,
    )?.[0];
  const own = next.issues.flatMap((issue) => {
    const field = fieldAt(issue.place);
    return field === undefined || !issue.code.startsWith("rule.") || issue.code === "rule.baseSum"
      ? []
      : [{ field, issue, text: issueText(issue) }];
  });
  const refused = own.filter(({ issue }) => issue.severity === "error").map(({ field, text }) => ({ field, text }));
  const [before, after] = [baseSum(now), baseSum(next)];
  const unequal = next.issues.find(({ code }) => code === "rule.baseSum");
  const printed = Number(unequal?.message.values["printed"] ?? after);
  if (after > printed && after > before)
    refused.push({
      field: "fullMarks",
      text: `基础项满分合计 ${after} 分，超过附件5的 ${printed} 分；请先减少或取消别的基础项`,
    });
  return {
    refused,
    remarks: [
      ...own.filter(({ issue }) => issue.severity !== "error").map(({ text }) => text),
      ...(unequal !== undefined && after < printed ? [issueText(unequal)] : []),
    ],
    changes: next.units.flatMap((unit) => {
      const old = now.units.find(({ name }) => name === unit.name);
      return old === undefined || (old.total === unit.total && old.rank === unit.rank)
        ? []
        : [
            {
              unit: unit.name,
              total: { now: old.total, then: unit.total },
              rank: { now: old.rank, then: unit.rank },
            },
          ];
    }),
  };
}

function baseSum({ items }: Assessment): number {
  const hundredths = items.reduce(
    (sum, { group, fullMarks = 0 }) => sum + (group === "base" ? Math.round(fullMarks * 100) : 0),
    0,
  );
  return hundredths / 100;
}

/** The grid as it would be after edits. */
function gridWith(grid: Grid, edits: readonly LedgerEdit[]): Grid {
  return edits.reduce<Grid>((before, edit) => {
    if (edit.kind === "cells") return withCells(before, edit.sheet, edit.cells);
    const { name, rows } = edit.plan;
    // No column of 考核规则 is a date.
    const values = rows.map(({ cells }) => cells.map((cell): CellValue => cell?.value ?? null));
    return { ...before, sheets: [...before.sheets, ...new GridBuilder().rows(name, values).build().sheets] };
  }, grid);
}
