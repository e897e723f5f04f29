/**
 * 信息报送台账. The one table that may fill a sheet to Excel's limit, so rows that are in order never become objects: they are read
 * straight from the columns, and what a text means is worked out once per distinct text. Any other row takes the slow path, which
 * also gives its issues. {@link updateLeads} reads edited rows only.
 */
import { dayOf, isoDate, monthsOfDays, partsOf, type Day } from "../calendar.js";
import type { LeadFacts } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { dayOfDateCell, dayOfNumber, dayOfText, readYesNo, yesNoOfText } from "./cells.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import { TextMark, textMarks, type TablePart } from "./locate.js";
import { filledColumns, incomplete, rowNature, rowUnread, TableRow, troubledCells } from "./rows.js";
import { CellKind, type Column, type Place, type TextPool } from "./sheet.js";
import { isSentenceKey, sentenceKey, tidy } from "./text.js";

/** The leads, and what it takes to read an edited row alone. */
export interface LeadReading {
  readonly facts: LeadFacts;
  readonly issues: readonly Issue[];
  readonly state: LeadState;
}

/** Belongs to one reading; {@link updateLeads} makes the next one from it. */
export interface LeadState {
  readonly parts: readonly TablePart[];
  readonly texts: LeadTexts | undefined;
  readonly firsts: FirstRows;
  readonly troubles: readonly Trouble[];
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

  /** The number of a text of this pool, by its index. */
  numberOf(index: number): number {
    if (this.marks.length <= index) this.marks = textMarks(this.pool);
    if (((this.marks[index] as number) & TextMark.settled) !== 0) {
      // A text typed after the first reading may equal a normal form that was not in the pool then.
      return index >= this.known && this.strangers.size > 0 ? (this.strangers.get(this.pool.texts[index] as string) ?? index) : index;
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

  /** The number of any cell's text. */
  numberOfCell(part: TablePart, { kinds, numbers }: Column, row: number, shown: string): number {
    return part.source.pool === this.pool && kinds[row] === CellKind.text ? this.numberOf(numbers[row] as number) : this.numberOfKey(sentenceKey(shown));
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

/**
 * Reads all parts of the table.
 * Counted is a lead marked 有效, dated in the plan's year, of a scored unit, whose text no lead of an earlier date (or, on the same date,
 * of an earlier row) has, whichever unit that was.
 */
export function readLeads(parts: readonly TablePart[], gate: Gate): LeadReading {
  const [first] = parts;
  if (first === undefined) return { facts: emptyLeads, issues: [], state: { parts, texts: undefined, firsts: noFirstRows, troubles: [] } };
  const texts = new LeadTexts(first.source.pool);
  const most = parts.reduce((sum, part) => sum + Math.max(0, part.area.bottom - part.firstDataRow + 1), 0);
  const found = new Candidates(most, first.source.pool.texts.length);
  const troubles: Trouble[] = [];
  parts.forEach((part, index) => {
    found.startPart();
    readPart(part, index, gate, texts, found, troubles);
  });
  found.reportDuplicates(parts, troubles);
  sortTroubles(troubles);
  return { facts: found.counted(parts, gate), issues: troubles.map((trouble) => trouble.issue), state: { parts, texts, firsts: found.firstRows(), troubles } };
}

const emptyLeads: LeadFacts = { count: 0, unit: new Int32Array(0), day: new Int32Array(0), sheet: new Uint16Array(0), row: new Int32Array(0), sheets: [] };

function sortTroubles(troubles: Trouble[]): void {
  // Issues of one row keep the order in which they were found.
  troubles.sort((one, other) => one.part - other.part || one.row - other.row);
}

/** The first lead with a text, by the text's number. */
interface FirstRows {
  /** As the table was when it was read as a whole. */
  find(text: number): RowKey | undefined;
  /** What edits have changed since; `undefined`: no lead has the text any more. */
  readonly changed: ReadonlyMap<number, RowKey | undefined>;
}

interface RowKey {
  readonly part: number;
  readonly row: number;
}

const noFirstRows: FirstRows = { find: () => undefined, changed: new Map() };

/** What a 是否有效 text means, kept as a small number beside the pool. */
const Validity = { unknown: 0, yes: 1, no: 2, other: 3 } as const;

function readPart(part: TablePart, partIndex: number, gate: Gate, texts: LeadTexts, found: Candidates, troubles: Trouble[]): void {
  const { pool } = part.source;
  const columns = columnsOf(part);
  const marks = textMarks(pool);
  const meanings = new Meanings(pool, gate);
  const samePool = found.pool(part);
  const [dayKinds, dayNumbers] = [columns.day.kinds, columns.day.numbers];
  const [unitKinds, unitNumbers] = [columns.unit.kinds, columns.unit.numbers];
  const [textKinds, textNumbers] = [columns.text.kinds, columns.text.numbers];
  const [validKinds, validNumbers] = [columns.valid.kinds, columns.valid.numbers];
  const leftmost = part.source.columns[part.area.left] as Column;
  const [leftKinds, leftNumbers] = [leftmost.kinds, leftmost.numbers];
  const [yearStart, yearEnd] = [dayOf(gate.year, 1, 1) as Day, dayOf(gate.year, 12, 31) as Day];
  const notData = TextMark.total | TextMark.note | TextMark.ender;

  for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
    // In order: the first cell is no 合计 or note, and all four cells say what they should. Everything else goes the slow way.
    const leftKind = leftKinds[row];
    const isPlain = leftKind === CellKind.date || leftKind === CellKind.number || (leftKind === CellKind.text && ((marks[leftNumbers[row] as number] as number) & notData) === 0);
    if (isPlain && samePool && unitKinds[row] === CellKind.text && textKinds[row] === CellKind.text) {
      const validKind = validKinds[row];
      const validNumber = validNumbers[row] as number;
      let validity: number = Validity.other;
      if (validKind === CellKind.text) {
        validity = meanings.validityOf(validNumber);
      } else if (validKind === CellKind.number || validKind === CellKind.boolean) {
        validity = validNumber === 1 ? Validity.yes : validNumber === 0 ? Validity.no : Validity.other;
      }
      if (validity === Validity.no) continue;
      const unit = meanings.unitOf(unitNumbers[row] as number);
      const dayKind = dayKinds[row];
      const dayNumber = dayNumbers[row] as number;
      const day = dayKind === CellKind.date ? Math.floor(dayNumber) : dayKind === CellKind.text ? meanings.dayOf(dayNumber) : dayKind === CellKind.number ? (dayOfNumber(dayNumber) ?? 0) : 0;
      if (validity === Validity.yes && unit >= 0 && day >= yearStart && day <= yearEnd) {
        const text = texts.numberOf(textNumbers[row] as number);
        if (text !== blankText) {
          found.add(unit, day, text, row);
          continue;
        }
      }
    }
    const lead = readRow(part, partIndex, columns, row, gate, texts, marks, troubles);
    if (lead !== undefined) found.add(lead.unit, lead.day, lead.text, row);
  }
}

/** The number of a text of white space only: index 0 of a pool is the empty text. */
const blankText = 0;

/**
 * What the texts of a pool mean as a unit, a validity or a date, worked out once per text. Units and validities are few and often met
 * early, so their tables grow to the highest index met rather than to the size of the pool.
 */
class Meanings {
  private units = new Int32Array(1024);
  private validities = new Uint8Array(1024);
  private days = new Int32Array(1024);

  constructor(
    private readonly pool: TextPool,
    private readonly gate: Gate,
  ) {}

  /** Index into the scored units, or -1. */
  unitOf(index: number): number {
    let unit = index < this.units.length ? (this.units[index] as number) : 0;
    if (unit === 0) {
      const name = this.gate.names.findInCell(this.text(index));
      const scored = name === undefined ? undefined : this.gate.scored.get(name);
      unit = scored === undefined ? -1 : scored + 1;
      if (index >= this.units.length) this.units = grown(this.units, new Int32Array(this.sizeFor(index)));
      this.units[index] = unit;
    }
    return unit < 0 ? -1 : unit - 1;
  }

  validityOf(index: number): number {
    let validity = index < this.validities.length ? (this.validities[index] as number) : Validity.unknown;
    if (validity === Validity.unknown) {
      const read = yesNoOfText(this.text(index));
      validity = "value" in read ? (read.value ? Validity.yes : Validity.no) : Validity.other;
      if (index >= this.validities.length) this.validities = grown(this.validities, new Uint8Array(this.sizeFor(index)));
      this.validities[index] = validity;
    }
    return validity;
  }

  /** The day of a text; 0 when it is none (no date in a ledger is 1970-01-01). */
  dayOf(index: number): number {
    let day = index < this.days.length ? (this.days[index] as number) : 0;
    if (day === 0) {
      day = dayOfText(this.text(index), this.gate.year) ?? -1;
      if (index >= this.days.length) this.days = grown(this.days, new Int32Array(this.sizeFor(index)));
      this.days[index] = day;
    }
    return day < 0 ? 0 : day;
  }

  private text(index: number): string {
    return this.pool.texts[index] as string;
  }

  private sizeFor(index: number): number {
    return Math.min(this.pool.texts.length, 2 * (index + 1));
  }
}

function grown<Table extends Int32Array | Uint8Array>(table: Table, larger: Table): Table {
  larger.set(table);
  return larger;
}

/** One row in full: its issues, and the lead when it is one that could count. */
function readRow(part: TablePart, partIndex: number, columns: LeadColumns, rowNumber: number, gate: Gate, texts: LeadTexts, marks: Uint8Array, troubles: Trouble[]): Lead | undefined {
  if (rowNature(part, rowNumber, marks) !== "data") return undefined;
  const report = (found: Issue): void => void troubles.push({ part: partIndex, row: rowNumber, issue: found });
  const fields = columns as unknown as Record<string, Column>;
  const row = new TableRow(part, fields, rowNumber);
  const valid = readYesNo(row.cell("valid"));
  if ("value" in valid && !valid.value) return undefined;
  const troubled = troubledCells(part, fields, rowNumber);
  troubled.forEach(report);
  if (["day", "unit", "text", "valid"].every((field) => row.cell(field).kind === CellKind.empty)) {
    if (troubled.length === 0) report(rowUnread(part, rowNumber));
    return undefined;
  }
  const lacking = incomplete(row, "leads", "lead.incomplete", ["day", "unit", "text"]);
  if (lacking !== undefined) report(lacking);
  if ("trouble" in valid) {
    report(
      valid.trouble === "blank"
        ? issue("warning", "lead.undecided", "“是否有效”未填，暂不计入（待认定）；请填“是”或“否”", {}, row.place("valid"))
        : issue("error", "lead.validUnreadable", "“是否有效”写的是“{text}”，无法判断，未计入；请填“是”或“否”", { text: row.text("valid") }, row.place("valid")),
    );
  }
  const dayCell = row.cell("day");
  const day = dayCell.kind === CellKind.date ? dayOfDateCell(dayCell.number) : dayCell.kind === CellKind.number ? dayOfNumber(dayCell.number) : dayCell.kind === CellKind.text ? dayOfText(dayCell.text, gate.year) : undefined;
  const hasDay = lacking === undefined || tidy(dayCell.text) !== "";
  if (day === undefined && hasDay) report(issue("error", "lead.dateInvalid", "日期“{text}”无法识别，未计入；请写成 2024-03-05 或 2024年3月5日", { text: tidy(dayCell.text) }, row.place("day")));
  const isOtherYear = day !== undefined && partsOf(day).year !== gate.year;
  if (isOtherYear) report(gate.otherYear("lead", day, row.place("day")));
  const unitText = row.text("unit");
  let unit = -1;
  if (unitText !== "") {
    const read = gate.unitOf(unitText, row.place("unit"));
    if (read.issue !== undefined) report(read.issue);
    if (read.unit !== undefined) unit = read.index;
  }
  if (day === undefined || isOtherYear || "trouble" in valid || lacking !== undefined) return undefined;
  return { unit, day, text: texts.numberOfCell(part, columns.text, rowNumber, row.cell("text").text) };
}

/** Leads that could count, in reading order, by column. */
class Candidates {
  private readonly unit: Int32Array;
  private readonly day: Int32Array;
  private readonly text: Int32Array;
  private readonly row: Int32Array;
  /** Index + 1 of the first lead with a text, by the text's number; numbers below 0 are in `firstStranger`. */
  private readonly first: Int32Array;
  private readonly firstStranger = new Map<number, number>();
  private readonly partStarts: number[] = [];
  private count = 0;
  private duplicates = 0;
  private unscored = 0;
  private firstPool: TextPool | undefined;

  constructor(most: number, textCount: number) {
    this.unit = new Int32Array(most);
    this.day = new Int32Array(most);
    this.text = new Int32Array(most);
    this.row = new Int32Array(most);
    this.first = new Int32Array(textCount);
  }

  startPart(): void {
    this.partStarts.push(this.count);
  }

  /** Whether a part's texts are numbered by their index; a workbook normally has one pool. */
  pool(part: TablePart): boolean {
    this.firstPool ??= part.source.pool;
    return this.firstPool === part.source.pool;
  }

  add(unit: number, day: number, text: number, row: number): void {
    const index = this.count++;
    this.unit[index] = unit;
    this.day[index] = day;
    this.text[index] = text;
    this.row[index] = row;
    if (unit < 0) this.unscored++;
    const earlier = this.firstOf(text);
    if (earlier !== undefined) this.duplicates++;
    // The earliest date is first; on the same date, the row read first.
    if (earlier === undefined || day < (this.day[earlier] as number)) {
      if (text >= 0) this.first[text] = index + 1;
      else this.firstStranger.set(text, index);
    }
  }

  private firstOf(text: number): number | undefined {
    if (text < 0) return this.firstStranger.get(text);
    const index = this.first[text] as number;
    return index === 0 ? undefined : index - 1;
  }

  /** Where each text is first, for {@link updateLeads}; keeps no more of the candidates than that takes. */
  firstRows(): FirstRows {
    const { first, firstStranger, row, partStarts } = this;
    return {
      changed: new Map(),
      find: (text) => {
        const index = text < 0 ? firstStranger.get(text) : (first[text] ?? 0) - 1;
        return index === undefined || index < 0 ? undefined : { part: partOf(partStarts, index), row: row[index] as number };
      },
    };
  }

  reportDuplicates(parts: readonly TablePart[], troubles: Trouble[]): void {
    if (this.duplicates === 0) return;
    for (let index = 0; index < this.count; index++) {
      const first = this.firstOf(this.text[index] as number) as number;
      if (first === index) continue;
      const part = partOf(this.partStarts, index);
      const firstPart = parts[partOf(this.partStarts, first)] as TablePart;
      troubles.push({ part, row: this.row[index] as number, text: this.text[index] as number, issue: duplicateIssue(parts[part] as TablePart, this.row[index] as number, firstPart, this.row[first] as number, this.day[first] as number) });
    }
  }

  /** The leads that count, sorted by day, in reading order within a day. */
  counted(parts: readonly TablePart[], { year, scored }: Gate): LeadFacts {
    const { first: start, monthOfOffset } = monthsOfDays(year);
    const byMonth = new Int32Array(scored.size * 12);
    const offsets = new Int32Array(367);
    const counts = (index: number): boolean => (this.unit[index] as number) >= 0 && (this.duplicates === 0 || this.firstOf(this.text[index] as number) === index);
    const all = this.duplicates === 0 && this.unscored === 0;
    for (let index = 0; index < this.count; index++) {
      if (all || counts(index)) (offsets[(this.day[index] as number) - start + 1] as number)++;
    }
    for (let day = 1; day < offsets.length; day++) (offsets[day] as number) += offsets[day - 1] as number;
    const total = offsets[366] as number;
    const facts = { count: total, unit: new Int32Array(total), day: new Int32Array(total), sheet: new Uint16Array(total), row: new Int32Array(total), byMonth, sheets: sheetsOf(parts) };
    for (let part = 0; part < parts.length; part++) {
      const end = this.partStarts[part + 1] ?? this.count;
      for (let index = this.partStarts[part] as number; index < end; index++) {
        if (!all && !counts(index)) continue;
        const day = this.day[index] as number;
        const at = offsets[day - start] as number;
        offsets[day - start] = at + 1;
        const unit = this.unit[index] as number;
        (byMonth[unit * 12 + (monthOfOffset[day - start] as number)] as number)++;
        facts.unit[at] = unit;
        facts.day[at] = day;
        facts.sheet[at] = part;
        facts.row[at] = this.row[index] as number;
      }
    }
    return facts;
  }
}

function sheetsOf(parts: readonly TablePart[]): LeadFacts["sheets"] {
  return parts.map((part) => ({ name: part.sheet, column: part.columns["text"] as number }));
}

function textPlace(part: TablePart, row: number): Place {
  return { sheet: part.sheet, row, column: part.columns["text"] as number };
}

function duplicateIssue(part: TablePart, row: number, firstPart: TablePart, firstRow: number, firstDay: Day): Issue {
  return issue("warning", "lead.duplicate", "与 {first}（{date}）的信息内容相同，只计最早的一条，本行未计入；请核对", { first: cellName(textPlace(firstPart, firstRow)), date: isoDate(firstDay) }, textPlace(part, row));
}

/** More edited rows than this, at once or since the last reading of the whole, are read as a whole. */
const [mostEditedRows, mostEditedTexts] = [500, 5000];

/**
 * Reads edited rows only. `nextParts` are the same parts as those of `state`, on the edited sheets (their last row may differ);
 * `edited` are row numbers by part. The result equals `readLeads(nextParts, gate)`.
 * @returns `undefined` when reading as a whole is simpler: merged cells, several pools, many rows.
 */
export function updateLeads(facts: LeadFacts, state: LeadState, nextParts: readonly TablePart[], edited: ReadonlyMap<number, readonly number[]>, gate: Gate): LeadReading | undefined {
  const { texts } = state;
  const pool = nextParts[0]?.source.pool;
  const editedCount = [...edited.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (texts === undefined || pool === undefined || editedCount > mostEditedRows || state.firsts.changed.size > mostEditedTexts) return undefined;
  if ([...state.parts, ...nextParts].some((part) => part.source.pool !== pool || part.source.merges.some((merge) => merge.bottom > merge.top && merge.bottom >= part.firstDataRow))) return undefined;
  const marks = textMarks(pool);
  const oldColumns = state.parts.map(columnsOf);
  const newColumns = nextParts.map(columnsOf);
  const oldLead = (part: number, row: number): Lead | undefined => {
    const before = state.parts[part] as TablePart;
    return row > before.area.bottom ? undefined : readRow(before, part, oldColumns[part] as LeadColumns, row, gate, texts, marks, []);
  };

  // Leads with the text of an edited row, before or after, may change places with it.
  const wanted = new Set<number>();
  const rows = nextParts.map((part, index) => {
    const inPart = new Set(edited.get(index) ?? []);
    for (const row of inPart) {
      const before = oldLead(index, row);
      const after = row > part.area.bottom ? undefined : readRow(part, index, newColumns[index] as LeadColumns, row, gate, texts, marks, []);
      if (before !== undefined) wanted.add(before.text);
      if (after !== undefined) wanted.add(after.text);
    }
    return inPart;
  });
  for (const text of wanted) {
    const first = state.firsts.changed.has(text) ? state.firsts.changed.get(text) : state.firsts.find(text);
    if (first !== undefined) rows[first.part]?.add(first.row);
  }
  for (const { part, row, text } of state.troubles) {
    if (text !== undefined && wanted.has(text)) rows[part]?.add(row);
  }

  const removed: Key[] = [];
  const leads: (Key & { readonly lead: Lead })[] = [];
  const fresh: Trouble[] = [];
  rows.forEach((inPart, part) => {
    const next = nextParts[part] as TablePart;
    for (const row of [...inPart].sort((one, other) => one - other)) {
      const before = oldLead(part, row);
      if (before !== undefined) removed.push({ day: before.day, part, row });
      const after = row > next.area.bottom ? undefined : readRow(next, part, newColumns[part] as LeadColumns, row, gate, texts, marks, fresh);
      if (after !== undefined) leads.push({ day: after.day, part, row, lead: after });
    }
  });
  leads.sort(byKey);
  const firsts = new Map<number, Key>();
  const added: (Key & { readonly unit: number })[] = [];
  for (const { lead, ...key } of leads) {
    const first = firsts.get(lead.text);
    if (first === undefined) {
      firsts.set(lead.text, key);
      if (lead.unit >= 0) added.push({ ...key, unit: lead.unit });
    } else {
      fresh.push({ part: key.part, row: key.row, text: lead.text, issue: duplicateIssue(nextParts[key.part] as TablePart, key.row, nextParts[first.part] as TablePart, first.row, first.day) });
    }
  }
  const changed = new Map(state.firsts.changed);
  for (const text of wanted) changed.set(text, firsts.get(text));
  const kept = state.troubles.filter(({ part, row }) => !(rows[part] as Set<number>).has(row));
  const troubles = [...kept, ...fresh];
  sortTroubles(troubles);
  return { facts: splice(facts, removed, added, sheetsOf(nextParts), gate.year), issues: troubles.map((trouble) => trouble.issue), state: { parts: nextParts, texts, firsts: { find: state.firsts.find, changed }, troubles } };
}

/** The part to which a candidate belongs, by the index at which each part starts. */
function partOf(starts: readonly number[], index: number): number {
  let part = starts.length - 1;
  while ((starts[part] as number) > index) part--;
  return part;
}

/** The order of leads. */
interface Key {
  readonly day: Day;
  readonly part: number;
  readonly row: number;
}

function byKey(one: Key, other: Key): number {
  return one.day - other.day || one.part - other.part || one.row - other.row;
}

/** Takes leads out (those that are there) and puts leads in, both found by their order. */
function splice(facts: LeadFacts, removed: readonly Key[], added: readonly (Key & { readonly unit: number })[], sheets: LeadFacts["sheets"], year: number): LeadFacts {
  const { first: start, monthOfOffset } = monthsOfDays(year);
  const byMonth = Int32Array.from(facts.byMonth ?? []);
  const monthSlot = (unit: number, day: Day): number => unit * 12 + (monthOfOffset[day - start] as number);
  const keyAt = (index: number): Key => ({ day: facts.day[index] as number, part: facts.sheet[index] as number, row: facts.row[index] as number });
  const place = (key: Key): number => {
    let [low, high] = [0, facts.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byKey(keyAt(middle), key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const out = removed.map((key) => ({ key, at: place(key) })).filter(({ key, at }) => at < facts.count && byKey(keyAt(at), key) === 0);
  const changes = [...out.map(({ at }) => ({ at, lead: undefined })), ...added.map((lead) => ({ at: place(lead), lead }))].sort((one, other) => one.at - other.at || (one.lead === undefined ? 1 : 0) - (other.lead === undefined ? 1 : 0));
  const count = facts.count - out.length + added.length;
  const next = { count, unit: new Int32Array(count), day: new Int32Array(count), sheet: new Uint16Array(count), row: new Int32Array(count), byMonth, sheets };
  let [from, to] = [0, 0];
  const copyUpTo = (end: number): void => {
    for (const field of ["unit", "day", "sheet", "row"] as const) next[field].set(facts[field].subarray(from, end), to);
    to += end - from;
    from = end;
  };
  for (const { at, lead } of changes) {
    copyUpTo(at);
    if (lead === undefined) {
      (byMonth[monthSlot(facts.unit[from] as number, facts.day[from] as Day)] as number)--;
      from++;
    } else {
      (byMonth[monthSlot(lead.unit, lead.day)] as number)++;
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
