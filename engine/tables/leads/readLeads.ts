/**
 * 信息报送台账. The one table that may fill a sheet to Excel's limit, so rows that are in order never become objects: they are read
 * straight from the columns, and what a text means is worked out once per distinct text. Any other row takes the slow path, which
 * also gives its issues. `updateLeads` reads edited rows only.
 */
import { dayOf, type Day } from "../../calendar.js";
import { CellKind, type Column } from "../../grid/grid.js";
import { dayOfNumber } from "../cells.js";
import { noLeadDoubts } from "../../judgement/coverage.js";
import type { Gate } from "../gate.js";
import type { TablePart } from "../tablePart.js";
import { compact } from "../text.js";
import { TextMark } from "../textMarks.js";
import { LedgerSpan } from "../ledgerSpan.js";
import { doubtsOf, type DoubtfulRow } from "./leadDoubts.js";
import { Candidates } from "./candidates.js";
import { leadParts, type LeadPart } from "./leadColumns.js";
import { Meanings, Validity } from "./leadMeanings.js";
import { noFirstRows, sortByRow, type CountedLeads, type LeadReading, type Trouble } from "./leadReading.js";
import { readRow } from "./leadRow.js";
import { orderedLater, Tally } from "./leadTally.js";
import { blankText, LeadTexts } from "./leadTexts.js";

/**
 * Reads all parts of the table.
 * Counted is a lead marked 有效, dated in the plan's year, of a scored unit, whose text no lead of an earlier date (or, on the same date,
 * of an earlier row) has, whichever unit that was.
 */
export function readLeads(parts: readonly TablePart[], gate: Gate): LeadReading {
  const [first] = parts;
  if (first === undefined)
    return {
      facts: noLeads(gate),
      issues: [],
      span: new LedgerSpan(gate.year),
      doubts: noLeadDoubts,
      state: { parts, texts: undefined, firsts: noFirstRows, troubles: [], doubtful: [], unordered: 0 },
    };
  const texts = new LeadTexts(first.source.pool);
  const all = leadParts(parts);
  const found = new Candidates(all, texts, gate);
  const troubles: Trouble[] = [];
  const rest: Rest = { span: new LedgerSpan(gate.year), troubles, doubtful: [], waiting: [...noLeadDoubts.waiting] };
  for (const at of all) readPart(at, gate, texts, found, rest);
  found.reportDuplicates(troubles);
  sortByRow(troubles);
  const firsts = found.firstRows();
  return {
    facts: found.counted(),
    issues: troubles.map((trouble) => trouble.issue),
    span: rest.span,
    doubts: doubtsOf(rest.doubtful, parts, [...gate.scored.keys()], firsts.find, rest.waiting),
    state: { parts, texts, firsts, troubles, doubtful: rest.doubtful, unordered: 0 },
  };
}

function noLeads(gate: Gate): CountedLeads {
  return orderedLater(0, new Tally(gate), [], () => ({
    unit: new Int32Array(0),
    day: new Int32Array(0),
    sheet: new Uint16Array(0),
    row: new Int32Array(0),
  }));
}

/** What reading gives beside the leads. */
interface Rest {
  readonly span: LedgerSpan;
  readonly troubles: Trouble[];
  readonly doubtful: DoubtfulRow[];
  readonly waiting: number[];
}

function readPart(
  at: LeadPart,
  gate: Gate,
  texts: LeadTexts,
  found: Candidates,
  { span, troubles, doubtful, waiting }: Rest,
): void {
  const { part, columns, marks } = at;
  const { pool } = part.source;
  const meanings = new Meanings(pool.texts, gate);
  const samePool = texts.covers(at);
  const start = found.slotOf(at.index, 0);
  const [dayKinds, dayNumbers] = [columns.day.kinds, columns.day.numbers];
  const [unitKinds, unitNumbers] = [columns.unit.kinds, columns.unit.numbers];
  const [textKinds, textNumbers] = [columns.text.kinds, columns.text.numbers];
  const [validKinds, validNumbers] = [columns.valid.kinds, columns.valid.numbers];
  const leftmost = part.source.columns[part.area.left] as Column;
  const [leftKinds, leftNumbers] = [leftmost.kinds, leftmost.numbers];
  const [yearStart, yearEnd] = [dayOf(gate.year, 1, 1) as Day, dayOf(gate.year, 12, 31) as Day];
  const notData = TextMark.total | TextMark.note | TextMark.ender;
  const { byDay } = span;
  let plainRows = 0;
  const isPlainText = (mark: number, index: number): boolean =>
    (mark & notData) === 0 && ((mark & TextMark.settled) !== 0 || compact(pool.texts[index] as string) !== "");

  for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
    // In order: the first cell is no 合计 or note, and all four cells say what they should. Everything else goes the slow way.
    const leftKind = leftKinds[row];
    const isPlain =
      leftKind === CellKind.date ||
      leftKind === CellKind.number ||
      (leftKind === CellKind.text &&
        isPlainText(marks[leftNumbers[row] as number] as number, leftNumbers[row] as number));
    if (isPlain && samePool && unitKinds[row] === CellKind.text && textKinds[row] === CellKind.text) {
      const validKind = validKinds[row];
      const validNumber = validNumbers[row] as number;
      let validity: number = Validity.other;
      if (validKind === CellKind.text) {
        validity = meanings.validityOf(validNumber);
      } else if (validKind === CellKind.number || validKind === CellKind.boolean) {
        validity = validNumber === 1 ? Validity.yes : validNumber === 0 ? Validity.no : Validity.other;
      }
      const dayKind = dayKinds[row];
      const dayNumber = dayNumbers[row] as number;
      const day =
        dayKind === CellKind.date
          ? Math.floor(dayNumber)
          : dayKind === CellKind.text
            ? meanings.dayOf(dayNumber)
            : dayKind === CellKind.number
              ? (dayOfNumber(dayNumber) ?? 0)
              : 0;
      const isInYear = day >= yearStart && day <= yearEnd;
      if (validity === Validity.no) {
        plainRows++;
        if (isInYear) (byDay[day - yearStart] as number)++;
        else span.seeDay(day);
        continue;
      }
      const unit = meanings.unitOf(unitNumbers[row] as number);
      if (validity === Validity.yes && unit >= 0 && isInYear) {
        const text = texts.numberOf(textNumbers[row] as number);
        const says = ((marks[textNumbers[row] as number] as number) & TextMark.nothing) === 0;
        if (text !== blankText && says) {
          plainRows++;
          (byDay[day - yearStart] as number)++;
          found.add(start + row, unit, day, text);
          continue;
        }
      }
    }
    const { isData, day, lead, doubt, waiting: month } = readRow(at, row, gate, texts, troubles);
    if (isData) span.see(day);
    if (lead !== undefined) found.add(start + row, lead.unit, lead.day, lead.text);
    if (doubt !== undefined) doubtful.push({ part: at.index, row, ...doubt });
    if (month !== undefined) (waiting[month] as number)++;
  }
  span.rows += plainRows;
}
