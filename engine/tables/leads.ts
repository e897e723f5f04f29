/**
 * 信息报送台账. The one table that may fill a sheet to Excel's limit, so rows that are in order never become objects: they are read
 * straight from the columns, and what a text means is worked out once per distinct text. Any other row takes the slow path, which
 * also gives its issues. {@link updateLeads} reads edited rows only.
 */
import { dayOf, isoDate, monthsOfDays, partsOf, type Day } from "../calendar.js";
import type { LeadCounts, LeadFacts } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { dayOfNumber, dayOfText, readYesNo, yesNoOfText } from "./cells.js";
import { cellName } from "./cellName.js";
import type { LeadDoubts } from "../judgement/coverage.js";
import type { Gate } from "./gate.js";
import { doubtsOf, type DoubtfulRow, type FirstLead } from "./leadDoubts.js";
import { LedgerSpan, type SpanCounts } from "./ledgerSpan.js";
import type { TablePart } from "./locate.js";
import { filledColumns, hasOthers, incomplete, rowNature, rowUnread, TableRow, troubledCells } from "./rows.js";
import { CellKind, type Column, type Place, type TextPool } from "../grid/grid.js";
import { compact, isSentenceKey, sentenceKey } from "./text.js";
import { TextMark, textMarks } from "./textMarks.js";

/** The leads, and what it takes to read an edited row alone. */
export interface LeadReading {
  readonly facts: CountedLeads;
  readonly issues: readonly Issue[];
  readonly span: SpanCounts;
  readonly doubts: LeadDoubts;
  readonly state: LeadState;
}

interface CountedLeads extends LeadFacts {
  readonly counts: LeadCounts;
}

/** Belongs to one reading; {@link updateLeads} makes the next one from it. */
export interface LeadState {
  readonly parts: readonly TablePart[];
  readonly texts: LeadTexts | undefined;
  readonly firsts: FirstRows;
  readonly troubles: readonly Trouble[];
  readonly doubtful: readonly DoubtfulRow[];
  /** How many edits the leads have seen since they were last put in order. */
  readonly unordered: number;
}

/** An issue of a row; `part` counts the parts of the table. */
interface Trouble {
  readonly part: number;
  readonly row: number;
  readonly issue: Issue;
  /** Of a duplicate: the number of its text. */
  readonly text?: number;
}

/** A lead that is valid, dated in the year and has a text. `unit` is -1 where the unit is not a scored one. */
interface Lead {
  readonly unit: number;
  readonly day: Day;
  readonly text: number;
}

/** What one row says. */
interface LeadRow {
  /** A title, note, total or blank row is none. */
  readonly isData: boolean;
  /** Of any year. */
  readonly day?: Day;
  readonly lead?: Lead;
  readonly doubt?: Omit<DoubtfulRow, "part" | "row">;
}

const noData: LeadRow = { isData: false };

/**
 * Numbers texts so that two leads have the same number exactly when their texts are the same after normalising.
 * A text that is its own normal form keeps its pool index; a normal form that is not in the pool gets a negative number.
 */
class LeadTexts {
  private readonly strangers = new Map<string, number>();
  /** Number + 1 of texts that are not their own normal form, by pool index; 0: not met, or its own normal form. */
  private odd: Int32Array | undefined;
  private readonly known: number;
  private marks: Uint8Array;

  constructor(private readonly pool: TextPool) {
    this.known = pool.texts.length;
    this.marks = textMarks(pool);
  }

  /** Whether a part's texts are numbered by their index; a workbook normally has one pool. */
  cover(part: TablePart): boolean {
    return part.source.pool === this.pool;
  }

  /** The number of a text of this pool, by its index. */
  numberOf(index: number): number {
    if (this.marks.length <= index) this.marks = textMarks(this.pool);
    if (((this.marks[index] as number) & TextMark.settled) !== 0) {
      // A text typed after the first reading may equal a normal form that was not in the pool then.
      return index >= this.known && this.strangers.size > 0
        ? (this.strangers.get(this.pool.texts[index] as string) ?? index)
        : index;
    }
    if (this.odd === undefined || this.odd.length <= index) {
      const grown = new Int32Array(Math.max(this.pool.texts.length, index + 1));
      if (this.odd !== undefined) grown.set(this.odd);
      this.odd = grown;
    }
    const met = this.odd[index] as number;
    if (met !== 0) return met > 0 ? met - 1 : met;
    const number = this.numberOfKey(sentenceKey(this.pool.texts[index] as string));
    this.odd[index] = number >= 0 ? number + 1 : number;
    return number;
  }

  /** The number of a normal form, wherever it comes from. */
  numberOfKey(key: string): number {
    const stranger = this.strangers.get(key);
    if (stranger !== undefined) return stranger;
    const index = this.pool.find(key);
    if (index !== undefined && isSentenceKey(key)) return index;
    const number = -1 - this.strangers.size;
    this.strangers.set(key, number);
    return number;
  }

  /** The number of a row's text. */
  numberIn(part: TablePart, columns: LeadColumns, row: number): number {
    const { kinds, numbers } = columns.text;
    if (this.cover(part) && kinds[row] === CellKind.text) return this.numberOf(numbers[row] as number);
    return this.numberOfKey(sentenceKey(rowOf(part, columns, row).cell("text").text));
  }
}

/** The columns of a part, merged cells filled. */
interface LeadColumns {
  readonly day: Column;
  readonly unit: Column;
  readonly text: Column;
  readonly valid: Column;
}

const columnsOf = (part: TablePart): LeadColumns => filledColumns(part) as unknown as LeadColumns;

const rowOf = (part: TablePart, columns: LeadColumns, row: number): TableRow =>
  new TableRow(part, columns as unknown as Record<string, Column>, row);

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
      doubts: doubtsOf([], parts, [], () => undefined),
      state: { parts, texts: undefined, firsts: noFirstRows, troubles: [], doubtful: [], unordered: 0 },
    };
  const texts = new LeadTexts(first.source.pool);
  const columns = parts.map(columnsOf);
  const found = new Candidates(parts, columns, texts, gate);
  const troubles: Trouble[] = [];
  const rest: Rest = { span: new LedgerSpan(gate.year), troubles, doubtful: [] };
  parts.forEach((part, index) => readPart(part, index, columns[index] as LeadColumns, gate, texts, found, rest));
  found.reportDuplicates(troubles);
  sortByRow(troubles);
  const firsts = found.firstRows();
  return {
    facts: found.counted(),
    issues: troubles.map((trouble) => trouble.issue),
    span: rest.span,
    doubts: doubtsOf(rest.doubtful, parts, [...gate.scored.keys()], firsts.find),
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
}

function sortByRow(rows: { readonly part: number; readonly row: number }[]): void {
  // Issues of one row keep the order in which they were found.
  rows.sort((one, other) => one.part - other.part || one.row - other.row);
}

/** The first lead with a text, by the text's number. */
interface FirstRows {
  /** As the table was when it was read as a whole. */
  readonly find: (text: number) => FirstLead | undefined;
  /** What edits have changed since; `undefined`: no lead has the text any more. */
  readonly changed: ReadonlyMap<number, FirstLead | undefined>;
}

interface RowKey {
  readonly part: number;
  readonly row: number;
}

const noFirstRows: FirstRows = { find: () => undefined, changed: new Map() };

/** What a 是否有效 text means, kept as a small number beside the pool. */
const Validity = { unknown: 0, yes: 1, no: 2, other: 3 } as const;

function readPart(
  part: TablePart,
  partIndex: number,
  columns: LeadColumns,
  gate: Gate,
  texts: LeadTexts,
  found: Candidates,
  { span, troubles, doubtful }: Rest,
): void {
  const { pool } = part.source;
  const marks = textMarks(pool);
  const meanings = new Meanings(pool.texts, gate);
  const samePool = texts.cover(part);
  const start = found.slotOf(partIndex, 0);
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
    const { isData, day, lead, doubt } = readRow(part, partIndex, columns, row, gate, texts, marks, troubles);
    if (isData) span.see(day);
    if (lead !== undefined) found.add(start + row, lead.unit, lead.day, lead.text);
    if (doubt !== undefined) doubtful.push({ part: partIndex, row, ...doubt });
  }
  span.rows += plainRows;
}

/** The number of a text of white space only: index 0 of a pool is the empty text. */
const blankText = 0;

/**
 * What the texts of a pool mean as a unit, a validity or a date, worked out once per text. Units and validities are few and often met
 * early, so a table grows to the highest index met rather than to the size of the pool.
 */
class Meanings {
  private units = new Int32Array(1024);
  private validities = new Int32Array(1024);
  private days = new Int32Array(1024);

  constructor(
    private readonly texts: readonly string[],
    private readonly gate: Gate,
  ) {}

  /** Index into the scored units, or -1. */
  unitOf(index: number): number {
    if (index >= this.units.length) this.units = this.grown(this.units, index);
    // 0 is a text not met before, -1 one that is no scored unit.
    const met = this.units[index] as number;
    if (met !== 0) return met < 0 ? -1 : met - 1;
    const name = this.gate.names.findInCell(this.texts[index] as string);
    const scored = (name === undefined ? undefined : this.gate.scored.get(name)) ?? -1;
    this.units[index] = scored < 0 ? -1 : scored + 1;
    return scored;
  }

  validityOf(index: number): number {
    if (index >= this.validities.length) this.validities = this.grown(this.validities, index);
    const met = this.validities[index] as number;
    if (met !== Validity.unknown) return met;
    const read = yesNoOfText(this.texts[index] as string);
    const validity = "value" in read ? (read.value ? Validity.yes : Validity.no) : Validity.other;
    this.validities[index] = validity;
    return validity;
  }

  /** The day of a text; 0 when it is none (no date in a ledger is 1970-01-01). */
  dayOf(index: number): number {
    if (index >= this.days.length) this.days = this.grown(this.days, index);
    const met = this.days[index] as number;
    if (met !== 0) return met < 0 ? 0 : met;
    const day = dayOfText(this.texts[index] as string, this.gate.year);
    this.days[index] = typeof day === "number" ? day : -1;
    return typeof day === "number" ? day : 0;
  }

  private grown(table: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
    const larger = new Int32Array(Math.min(this.texts.length, 2 * (index + 1)));
    larger.set(table);
    return larger;
  }
}

/** One row in full: its issues, and the lead when it is one that could count. */
function readRow(
  part: TablePart,
  partIndex: number,
  columns: LeadColumns,
  rowNumber: number,
  gate: Gate,
  texts: LeadTexts,
  marks: Uint8Array,
  troubles: Trouble[],
): LeadRow {
  if (rowNature(part, rowNumber, marks) !== "data") return noData;
  const report = (found: Issue): void => void troubles.push({ part: partIndex, row: rowNumber, issue: found });
  const row = rowOf(part, columns, rowNumber);
  const dayIssues: Issue[] = [];
  const readDay = gate.day(row, "day", "lead", dayIssues);
  const day = readDay === "unreadable" ? undefined : readDay;
  const dated = day === undefined ? {} : { day };
  const valid = readYesNo(row.cell("valid"));
  if ("value" in valid && !valid.value) return { isData: true, ...dated };
  const troubled = troubledCells(part, columns as unknown as Record<string, Column>, rowNumber);
  troubled.forEach(report);
  if (leadFields.every((field) => row.cell(field).kind === CellKind.empty)) {
    if (troubled.length > 0) return { isData: true, doubt: { undecided: true } };
    if (hasOthers(part, rowNumber)) report(rowUnread(part, rowNumber));
    return noData;
  }
  const lacking = incomplete(row, "leads", "lead.incomplete", ["day", "unit", "text"]);
  if (lacking !== undefined) report(lacking);
  const undecided = "trouble" in valid;
  if (undecided)
    report(
      valid.trouble === "blank"
        ? issue(
            "warning",
            "lead.undecided",
            "“是否有效”未填，暂不计入（待认定）；请填“是”或“否”",
            {},
            row.place("valid"),
          )
        : issue(
            "error",
            "lead.validUnreadable",
            "“是否有效”写的是“{text}”，无法判断，未计入；请填“是”或“否”",
            { text: row.text("valid") },
            row.place("valid"),
          ),
    );
  dayIssues.forEach(report);
  const isOtherYear = day !== undefined && partsOf(day).year !== gate.year;
  if (isOtherYear) report(gate.otherYear("lead", day, row.place("day")));
  const unitText = row.text("unit");
  const read = unitText === "" ? undefined : gate.unitOf(unitText, row.place("unit"));
  if (read?.issue !== undefined) report(read.issue);
  if (isOtherYear) return { isData: true, ...dated };
  const unit = read?.index ?? -1;
  const text = row.isBlank("text") ? undefined : texts.numberIn(part, columns, rowNumber);
  const isDoubtful = unit >= 0 ? day === undefined || undecided : (read?.stranger ?? true);
  return {
    isData: true,
    ...dated,
    ...(day === undefined || undecided || lacking !== undefined ? {} : { lead: { unit, day, text: text as number } }),
    ...(isDoubtful
      ? {
          doubt: {
            undecided,
            ...(unit < 0 ? {} : { unit }),
            ...(day === undefined ? {} : { month: partsOf(day).month - 1 }),
            ...(text === undefined ? {} : { text }),
          },
        }
      : {}),
  };
}

const leadFields = ["day", "unit", "text", "valid"] as const;

/** What stands in a slot of {@link Candidates} instead of a unit's index. */
const [noLead, noScoredUnit] = [0, 1];
const firstUnit = 2;

/**
 * Leads that could count. Every row of every part has a slot, in reading order, so a lead's row and text need not be kept beside it:
 * at Excel's limit that is ten bytes a row.
 */
class Candidates {
  /** {@link noLead}, {@link noScoredUnit}, or a scored unit's index from {@link firstUnit} on. */
  private readonly unit: Int32Array;
  /** Days since 1 January. */
  private readonly day: Uint16Array;
  /** Slot + 1 of the first lead with a text, by the text's number; numbers below 0 are in `firstStranger`. */
  private readonly first: Int32Array;
  private readonly firstStranger = new Map<number, number>();
  /** The slot of each part's row 0, were there one: slots of a part start with its first data row. */
  private readonly rowZeros: readonly number[];
  private readonly start: Day;
  private readonly tally: Tally;
  private duplicates = 0;

  constructor(
    private readonly parts: readonly TablePart[],
    private readonly columns: readonly LeadColumns[],
    private readonly texts: LeadTexts,
    gate: Gate,
  ) {
    let slots = 0;
    this.rowZeros = parts.map((part) => {
      const zero = slots - part.firstDataRow;
      slots += Math.max(0, part.area.bottom - part.firstDataRow + 1);
      return zero;
    });
    this.unit = new Int32Array(slots);
    this.day = new Uint16Array(slots);
    this.first = new Int32Array(parts[0]?.source.pool.texts.length ?? 0);
    this.tally = new Tally(gate);
    this.start = this.tally.start;
  }

  slotOf(part: number, row: number): number {
    return (this.rowZeros[part] as number) + row;
  }

  /** @param unit index into the scored units, or -1 */
  add(slot: number, unit: number, day: Day, text: number): void {
    const offset = day - this.start;
    this.unit[slot] = unit < 0 ? noScoredUnit : unit + firstUnit;
    this.day[slot] = offset;
    const earlier = this.firstOf(text);
    // The earliest date is first; on the same date, the row read first.
    if (earlier === undefined || offset < (this.day[earlier] as number)) {
      if (text >= 0) this.first[text] = slot + 1;
      else this.firstStranger.set(text, slot);
    }
    if (earlier !== undefined) this.duplicates++;
    else if (unit >= 0) this.tally.add(unit, offset, 1);
  }

  private firstOf(text: number): number | undefined {
    if (text < 0) return this.firstStranger.get(text);
    const slot = this.first[text] as number;
    return slot === 0 ? undefined : slot - 1;
  }

  /** Every lead that could count, in reading order. */
  private each(see: (slot: number, part: number, row: number) => void): void {
    this.parts.forEach(({ firstDataRow, area }, part) => {
      const zero = this.rowZeros[part] as number;
      for (let row = firstDataRow; row <= area.bottom; row++)
        if (this.unit[zero + row] !== noLead) see(zero + row, part, row);
    });
  }

  private textOf(part: number, row: number): number {
    return this.texts.numberIn(this.parts[part] as TablePart, this.columns[part] as LeadColumns, row);
  }

  /** The part and row of a slot. */
  private placeOf(slot: number): RowKey {
    let part = this.parts.length - 1;
    while ((this.rowZeros[part] as number) + (this.parts[part] as TablePart).firstDataRow > slot) part--;
    return { part, row: slot - (this.rowZeros[part] as number) };
  }

  /** Where each text is first, for {@link updateLeads}. */
  firstRows(): FirstRows {
    return {
      changed: new Map(),
      find: (text) => {
        const slot = text < this.first.length ? this.firstOf(text) : undefined;
        return slot === undefined ? undefined : { ...this.placeOf(slot), scored: this.unit[slot] !== noScoredUnit };
      },
    };
  }

  reportDuplicates(troubles: Trouble[]): void {
    if (this.duplicates === 0) return;
    this.each((slot, part, row) => {
      const text = this.textOf(part, row);
      const first = this.firstOf(text) as number;
      if (first === slot) return;
      const { part: firstPart, row: firstRow } = this.placeOf(first);
      const firstDay = this.start + (this.day[first] as number);
      troubles.push({
        part,
        row,
        text,
        issue: duplicateIssue(
          this.parts[part] as TablePart,
          row,
          this.parts[firstPart] as TablePart,
          firstRow,
          firstDay,
        ),
      });
    });
  }

  /** The leads that count: marked, of a scored unit, and first with their text. */
  private eachCounted(see: (slot: number, part: number, row: number) => void): void {
    this.each((slot, part, row) => {
      if (this.unit[slot] !== noScoredUnit && (this.duplicates === 0 || this.firstOf(this.textOf(part, row)) === slot))
        see(slot, part, row);
    });
  }

  /** They are put in order when somebody asks for single leads. */
  counted(): CountedLeads {
    const { tally } = this;
    if (this.duplicates > 0) {
      tally.clear();
      this.eachCounted((slot) => tally.add((this.unit[slot] as number) - firstUnit, this.day[slot] as number, 1));
    }
    const count = tally.byDay.reduce((sum, leads) => sum + leads, 0);
    return orderedLater(count, tally, sheetsOf(this.parts), () => this.inOrder(count));
  }

  /** Counting sort by day: leads of one day stay in reading order. */
  private inOrder(count: number): LeadColumnsInOrder {
    const { byDay } = this.tally;
    const places = new Int32Array(byDay.length);
    for (let offset = 1; offset < places.length; offset++)
      places[offset] = (places[offset - 1] as number) + (byDay[offset - 1] as number);
    const sorted = {
      unit: new Int32Array(count),
      day: new Int32Array(count),
      sheet: new Uint16Array(count),
      row: new Int32Array(count),
    };
    this.eachCounted((slot, part, row) => {
      const offset = this.day[slot] as number;
      const at = places[offset] as number;
      places[offset] = at + 1;
      sorted.unit[at] = (this.unit[slot] as number) - firstUnit;
      sorted.day[at] = this.start + offset;
      sorted.sheet[at] = part;
      sorted.row[at] = row;
    });
    return sorted;
  }
}

/** Leads counted by unit and month, and by day. */
class Tally implements LeadCounts {
  readonly byMonth: Int32Array;
  readonly byDay: Int32Array;
  /** 1 January. */
  readonly start: Day;
  private readonly monthOfOffset: Uint8Array;

  constructor({ year, scored }: Gate, before?: LeadCounts) {
    ({ first: this.start, monthOfOffset: this.monthOfOffset } = monthsOfDays(year));
    this.byMonth = before?.byMonth.slice() ?? new Int32Array(scored.size * 12);
    this.byDay = before?.byDay.slice() ?? new Int32Array(this.monthOfOffset.length);
  }

  /** @param offset days since 1 January */
  add(unit: number, offset: number, by: 1 | -1): void {
    (this.byDay[offset] as number) += by;
    (this.byMonth[unit * 12 + (this.monthOfOffset[offset] as number)] as number) += by;
  }

  clear(): void {
    this.byMonth.fill(0);
    this.byDay.fill(0);
  }
}

type LeadColumnsInOrder = Pick<LeadFacts, "unit" | "day" | "sheet" | "row">;

/** Leads that are put in order when somebody first asks for them: a ranking needs their counts only, and a ledger may have a million. */
function orderedLater(
  count: number,
  { byMonth, byDay }: LeadCounts,
  sheets: LeadFacts["sheets"],
  order: () => LeadColumnsInOrder,
): CountedLeads {
  let ordered: LeadColumnsInOrder | undefined;
  let work: (() => LeadColumnsInOrder) | undefined = order;
  const columns = (): LeadColumnsInOrder => {
    ordered ??= work?.() as LeadColumnsInOrder;
    work = undefined;
    return ordered;
  };
  return {
    count,
    get unit() {
      return columns().unit;
    },
    get day() {
      return columns().day;
    },
    get sheet() {
      return columns().sheet;
    },
    get row() {
      return columns().row;
    },
    counts: { byMonth, byDay },
    sheets,
  };
}

function sheetsOf(parts: readonly TablePart[]): LeadFacts["sheets"] {
  return parts.map((part) => ({ name: part.sheet, column: part.columns["text"] as number }));
}

function textPlace(part: TablePart, row: number): Place {
  return { sheet: part.sheet, row, column: part.columns["text"] as number };
}

function duplicateIssue(part: TablePart, row: number, firstPart: TablePart, firstRow: number, firstDay: Day): Issue {
  return issue(
    "warning",
    "lead.duplicate",
    "与 {first}（{date}）的信息内容相同，只计最早的一条，本行未计入；请核对",
    { first: cellName(textPlace(firstPart, firstRow)), date: isoDate(firstDay) },
    textPlace(part, row),
  );
}

/** More edited rows than this, at once or since the last reading of the whole, are read as a whole. */
const [mostEditedRows, mostEditedTexts] = [500, 5000];

/**
 * Reads edited rows only. `nextParts` are the same parts as those of `state`, on the edited sheets (their last row may differ);
 * `edited` are row numbers by part. The result equals `readLeads(nextParts, gate)`.
 * @returns `undefined` when reading as a whole is simpler: merged cells, several pools, many rows.
 */
export function updateLeads(
  { facts, state, span: spanBefore }: LeadReading,
  nextParts: readonly TablePart[],
  edited: ReadonlyMap<number, readonly number[]>,
  gate: Gate,
): LeadReading | undefined {
  const { texts } = state;
  const pool = nextParts[0]?.source.pool;
  const editedCount = [...edited.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (
    texts === undefined ||
    pool === undefined ||
    editedCount > mostEditedRows ||
    state.firsts.changed.size > mostEditedTexts
  )
    return undefined;
  if (
    [...state.parts, ...nextParts].some(
      (part) =>
        part.source.pool !== pool ||
        part.source.merges.some((merge) => merge.bottom > merge.top && merge.bottom >= part.firstDataRow),
    )
  )
    return undefined;
  const marks = textMarks(pool);
  const oldColumns = state.parts.map(columnsOf);
  const newColumns = nextParts.map(columnsOf);
  const oldRow = (part: number, row: number): LeadRow => {
    const before = state.parts[part] as TablePart;
    return row > before.area.bottom
      ? noData
      : readRow(before, part, oldColumns[part] as LeadColumns, row, gate, texts, marks, []);
  };
  const newRow = (part: number, row: number, troubles: Trouble[]): LeadRow => {
    const after = nextParts[part] as TablePart;
    return row > after.area.bottom
      ? noData
      : readRow(after, part, newColumns[part] as LeadColumns, row, gate, texts, marks, troubles);
  };

  // Leads with the text of an edited row, before or after, may change places with it.
  const wanted = new Set<number>();
  const rows = nextParts.map((_, index) => {
    const inPart = new Set(edited.get(index) ?? []);
    for (const row of inPart) {
      const [before, after] = [oldRow(index, row).lead, newRow(index, row, []).lead];
      if (before !== undefined) wanted.add(before.text);
      if (after !== undefined) wanted.add(after.text);
    }
    return inPart;
  });
  const firstBefore = (text: number): FirstLead | undefined =>
    state.firsts.changed.has(text) ? state.firsts.changed.get(text) : state.firsts.find(text);
  for (const text of wanted) {
    const first = firstBefore(text);
    if (first !== undefined) rows[first.part]?.add(first.row);
  }
  for (const { part, row, text } of state.troubles) {
    if (text !== undefined && wanted.has(text)) rows[part]?.add(row);
  }

  const removed: CountedKey[] = [];
  const leads: (Key & { readonly lead: Lead })[] = [];
  const fresh: Trouble[] = [];
  const freshDoubts: DoubtfulRow[] = [];
  const span = new LedgerSpan(gate.year, spanBefore);
  rows.forEach((inPart, part) => {
    for (const row of [...inPart].sort((one, other) => one - other)) {
      const [before, after] = [oldRow(part, row), newRow(part, row, fresh)];
      if (before.isData) span.see(before.day, -1);
      if (after.isData) span.see(after.day);
      if (before.lead !== undefined && before.lead.unit >= 0) {
        const first = firstBefore(before.lead.text);
        if (first?.part === part && first.row === row)
          removed.push({ day: before.lead.day, part, row, unit: before.lead.unit });
      }
      if (after.lead !== undefined) leads.push({ day: after.lead.day, part, row, lead: after.lead });
      if (after.doubt !== undefined) freshDoubts.push({ part, row, ...after.doubt });
    }
  });
  leads.sort(byKey);
  const firsts = new Map<number, Key & FirstLead>();
  const added: CountedKey[] = [];
  for (const { lead, ...key } of leads) {
    const first = firsts.get(lead.text);
    if (first === undefined) {
      firsts.set(lead.text, { ...key, scored: lead.unit >= 0 });
      if (lead.unit >= 0) added.push({ ...key, unit: lead.unit });
    } else {
      fresh.push({
        part: key.part,
        row: key.row,
        text: lead.text,
        issue: duplicateIssue(
          nextParts[key.part] as TablePart,
          key.row,
          nextParts[first.part] as TablePart,
          first.row,
          first.day,
        ),
      });
    }
  }
  const changed = new Map(state.firsts.changed);
  for (const text of wanted) changed.set(text, firsts.get(text));
  const isKept = ({ part, row }: RowKey): boolean => !(rows[part] as Set<number>).has(row);
  const troubles = [...state.troubles.filter(isKept), ...fresh];
  sortByRow(troubles);
  const doubtful = [...state.doubtful.filter(isKept), ...freshDoubts];
  sortByRow(doubtful);
  const tally = new Tally(gate, facts.counts);
  for (const { unit, day } of removed) tally.add(unit, day - tally.start, -1);
  for (const { unit, day } of added) tally.add(unit, day - tally.start, 1);
  const next = orderedLater(facts.count - removed.length + added.length, tally, sheetsOf(nextParts), () =>
    splice(facts, removed, added),
  );
  const unordered = (state.unordered + 1) % mostUnordered;
  // Edits that nobody looked at wait for each other; too long a queue would end in too deep a call.
  if (unordered === 0) void next.unit;
  return {
    facts: next,
    issues: troubles.map((trouble) => trouble.issue),
    span,
    doubts: doubtsOf(doubtful, nextParts, [...gate.scored.keys()], (text) =>
      changed.has(text) ? changed.get(text) : state.firsts.find(text),
    ),
    state: { parts: nextParts, texts, firsts: { find: state.firsts.find, changed }, troubles, doubtful, unordered },
  };
}

const mostUnordered = 32;

/** The order of leads. */
interface Key {
  readonly day: Day;
  readonly part: number;
  readonly row: number;
}

function byKey(one: Key, other: Key): number {
  return one.day - other.day || one.part - other.part || one.row - other.row;
}

/** A lead that counts. */
interface CountedKey extends Key {
  readonly unit: number;
}

/** Takes leads out and puts leads in, both found by their order. */
function splice(facts: LeadFacts, removed: readonly Key[], added: readonly CountedKey[]): LeadColumnsInOrder {
  const { unit, day, sheet, row } = facts;
  const before = { unit, day, sheet, row };
  const place = (key: Key): number => {
    let [low, high] = [0, facts.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byKey({ day: day[middle] as number, part: sheet[middle] as number, row: row[middle] as number }, key) < 0)
        low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const changes = [
    ...removed.map((key) => ({ at: place(key), lead: undefined })),
    ...added.map((lead) => ({ at: place(lead), lead })),
  ].sort((one, other) => one.at - other.at || (one.lead === undefined ? 1 : 0) - (other.lead === undefined ? 1 : 0));
  const count = facts.count - removed.length + added.length;
  const next = {
    unit: new Int32Array(count),
    day: new Int32Array(count),
    sheet: new Uint16Array(count),
    row: new Int32Array(count),
  };
  let [from, to] = [0, 0];
  const copyUpTo = (end: number): void => {
    for (const field of ["unit", "day", "sheet", "row"] as const)
      next[field].set(before[field].subarray(from, end), to);
    to += end - from;
    from = end;
  };
  for (const { at, lead } of changes) {
    copyUpTo(at);
    if (lead === undefined) {
      from++;
    } else {
      next.unit[to] = lead.unit;
      next.day[to] = lead.day;
      next.sheet[to] = lead.part;
      next.row[to] = lead.row;
      to++;
    }
  }
  copyUpTo(facts.count);
  return next;
}
