/** 经费台账 (四、2): never scored. */
import type { FundFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { isBlank, type Cell } from "./cells.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import { readPlainNumber } from "./plainNumbers.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import type { TablePart } from "./tablePart.js";
import { compact } from "./text.js";

type Row = TableRow<FieldOf<"funds">>;

/** One fact a row; any unit that the plan knows may have money, scored or not. A second budget of a unit that says otherwise is not used. */
export function readFunds(parts: readonly TablePart[], gate: Gate, issues: Issue[]): FundFact[] {
  const funds: FundFact[] = [];
  const budgets = new Map<string, { readonly amount: number; readonly cell: string }>();
  for (const row of dataRows<"funds">(parts, issues)) {
    // A row with a budget alone says what there is to spend.
    const lacking = incomplete(row, "funds", "fund.incomplete", row.isBlank("budget") ? ["unit", "amount"] : ["unit"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const unit = gate.names.findInCell(row.text("unit"));
    if (unit === undefined) issues.push(gate.unknownUnit(row.text("unit"), row.place("unit")));
    const amount = readYuan(row, "amount", issues);
    const budget = readYuan(row, "budget", issues);
    const day = gate.day(row, "day", "fund", issues, true);
    if (unit === undefined || day === "unreadable") continue;
    if (day !== undefined && !gate.inYear(day)) {
      issues.push(gate.otherYear("fund", day, row.place("day")));
      continue;
    }
    const known = budgets.get(unit);
    const isOther = budget !== undefined && known !== undefined && known.amount !== budget;
    if (isOther)
      issues.push(
        issue(
          "warning",
          "fund.budgetTwice",
          "“{unit}”的预算在 {first} 是 {known} 元，这里是 {budget} 元，以先登记的为准；调整预算请改前一处",
          { unit, first: known.cell, known: known.amount, budget },
          row.place("budget"),
        ),
      );
    else if (budget !== undefined && known === undefined)
      budgets.set(unit, { amount: budget, cell: cellName(row.place("budget")) });
    if (amount === undefined && (budget === undefined || isOther)) continue;
    funds.push({
      unit,
      ...(day === undefined ? {} : { day }),
      cause: row.text("cause"),
      ...(amount === undefined ? {} : { amount }),
      ...(budget === undefined || isOther ? {} : { budget }),
      place: row.place("unit"),
    });
  }
  return funds;
}

/** Yuan: a number, perhaps with 元 or 万元 behind it. */
function readYuan(row: Row, field: "amount" | "budget", issues: Issue[]): number | undefined {
  const cell = row.cell(field);
  if (isBlank(cell)) return undefined;
  const value = yuanOf(cell);
  if (value !== undefined) return value;
  issues.push(
    issue(
      "error",
      "fund.figureUnreadable",
      "{what}“{text}”无法识别，未计入；请只写数字，单位为元",
      { what: field === "amount" ? "金额" : "预算", text: row.text(field) },
      row.place(field),
    ),
  );
  return undefined;
}

function yuanOf(cell: Cell): number | undefined {
  const [, digits, unit] = /^(-?[\d.,]{1,20})(万元|元)$/.exec(compact(cell.text)) ?? [];
  if (digits === undefined) return readPlainNumber(cell);
  const value = readPlainNumber({ ...cell, text: digits });
  return value === undefined ? undefined : Math.round(value * (unit === "万元" ? 1_000_000 : 100)) / 100;
}
