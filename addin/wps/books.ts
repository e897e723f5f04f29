/** Every open workbook's snapshot, and what a formula is answered when WPS does not say in which workbook it stands. */
import { holdsTables, type Day, type Plan } from "../../engine/index.js";
import { dayArgument } from "../functions/stream.js";
import { FunctionTrouble } from "../functions/trouble.js";
import { messageText } from "../live/messageText.js";
import { hostMessages } from "../live/messages.zh.js";
import { HostError } from "../live/ports.js";
import { Snapshot, type Timer } from "../live/snapshot.js";
import { BookSource } from "./bookSource.js";
import { copyBook } from "./copyBook.js";
import type { Disk } from "./disk.js";
import { troubleText, type Question } from "./functions.js";
import { member, openBooks, type Office } from "./office.js";

/** The time; tests hand in their own. */
export interface Clock extends Timer {
  /** Milliseconds. */
  now(): number;
}

interface OpenBook {
  readonly name: string;
  readonly source: BookSource;
  readonly snapshot: Snapshot;
  closed: boolean;
}

interface Asked {
  readonly question: Question;
  /** What was answered last, as JSON. */
  last: string;
}

/** The list of workbooks is asked for again after so long even when no event told of one. */
const listMilliseconds = 2_000;
/** Distinct questions that are remembered; beyond them every reading is followed by a calculation. */
const mostQuestions = 20_000;

export class Books {
  private readonly open = new Map<string, OpenBook>();
  private listedAt = -Infinity;
  private readonly asked = new Map<string, Asked>();
  private forgot = false;
  private settling: (() => void) | undefined;

  /** @param recalculate has WPS ask every formula anew @param byOurselves does what WPS may answer with events (`Changes`) */
  constructor(
    private readonly office: Office,
    private readonly disk: Disk,
    private readonly plans: readonly Plan[],
    private readonly today: () => Day,
    private readonly clock: Clock,
    private readonly recalculate: () => void,
    private readonly byOurselves: <T>(work: () => T) => T,
  ) {}

  /** What stands in a formula's cell: a value, rows of values, or a sentence. Never throws. */
  answer(question: Question): unknown {
    let value: unknown;
    try {
      const known = this.asked.get(question.key);
      this.look();
      if (this.isLoading()) {
        // A workbook that is just being opened does not make the others' formulas forget what they showed.
        value = known === undefined ? messageText(hostMessages, new HostError("wpsReading")) : JSON.parse(known.last);
      } else value = this.agreed(question);
    } catch (error) {
      value = inWords(error);
    }
    if (this.asked.size < mostQuestions || this.asked.has(question.key))
      this.asked.set(question.key, { question, last: JSON.stringify(value) });
    else this.forgot = true;
    return value;
  }

  /** Some workbook has changed. @param name its full name, if it is known */
  changed(name: string | undefined): void {
    const known = name === undefined ? undefined : this.open.get(name);
    for (const { source } of known === undefined ? this.open.values() : [known]) source.changed();
  }

  /** Workbooks came, went or got other names. */
  listChanged(): void {
    this.listedAt = -Infinity;
    if (this.asked.size === 0) return;
    this.look();
    this.settleSoon();
  }

  /** Reads every open workbook again; resolves when that is done. The caller has the formulas asked anew. */
  async refresh(): Promise<void> {
    this.listedAt = -Infinity;
    this.look();
    await Promise.all([...this.open.values()].map(({ snapshot }) => snapshot.refresh()));
    this.settling?.();
    this.settling = undefined;
  }

  /** Whether some formula was ever answered, so that changes matter here. */
  get used(): boolean {
    return this.asked.size > 0;
  }

  /** Looks which workbooks are open; of new ones the reading begins. */
  private look(): void {
    if (this.clock.now() - this.listedAt < listMilliseconds) return;
    const books = new Map(openBooks(this.office).map((book) => [book.FullName, book]));
    this.listedAt = this.clock.now();
    for (const [name, book] of this.open)
      if (!books.has(name)) {
        book.closed = true;
        this.open.delete(name);
      }
    for (const [name, book] of books) if (!this.open.has(name)) this.open.set(name, this.start(book));
  }

  private start(book: Et.Workbook): OpenBook {
    const source = new BookSource(member(book, "Date1904") === true, () =>
      this.byOurselves(() => copyBook(this.office, this.disk, book)),
    );
    const timer: Timer = {
      after: (milliseconds, work) => this.clock.after(milliseconds, () => !opened.closed && work()),
    };
    const opened: OpenBook = {
      name: book.Name,
      source,
      snapshot: new Snapshot(source, this.plans, this.today, timer),
      closed: false,
    };
    opened.snapshot.subscribe(() => this.settleSoon());
    return opened;
  }

  private isLoading(): boolean {
    return [...this.open.values()].some(({ snapshot }) => snapshot.current().kind === "loading");
  }

  /**
   * The answer, where it is the same whichever of the open workbooks the formula stands in.
   * @throws HostError, FunctionTrouble
   */
  private agreed(question: Question): unknown {
    const books = [...this.open.values()].map(({ name, snapshot }) => ({ name, snapshot, state: snapshot.current() }));
    if (books.length === 0) throw new HostError("wpsNoBook");
    const ours = books.flatMap(({ name, snapshot, state }) =>
      state.kind === "ready" && holdsTables(state.assessment.facts)
        ? [{ name, snapshot, year: state.assessment.plan.year }]
        : [],
    );
    const failed = books.find(({ state }) => state.kind === "failed");
    if (failed?.state.kind === "failed") {
      if (books.length === 1) throw failed.state.error;
      throw new HostError("wpsOtherUnread", { file: failed.name, why: inWords(failed.state.error) });
    }
    if (ours.length === 0) throw new HostError("noTables");
    const [first, ...others] = ours.map(({ snapshot, year }) =>
      settled(() => {
        const day = dayArgument(question.asOf, year, (serial) => snapshot.dayOf(serial));
        const assessment = snapshot.asOf(day);
        return assessment === undefined ? null : question.answer(assessment);
      }),
    );
    const shown = JSON.stringify(first);
    if (others.some((other) => JSON.stringify(other) !== shown))
      throw new HostError("wpsBooksDiffer", {
        count: ours.length,
        files: ours.map(({ name }) => name).join("、"),
      });
    return first;
  }

  private settleSoon(): void {
    this.settling ??= this.clock.after(0, () => {
      this.settling = undefined;
      this.settle();
    });
  }

  /** Has the formulas asked anew if one of them would be answered differently. */
  private settle(): void {
    if (!this.used || this.isLoading()) return;
    let differs = this.forgot;
    for (const { question, last } of [...this.asked.values()])
      if (JSON.stringify(this.answer(question)) !== last) differs = true;
    if (differs) this.recalculate();
  }
}

function settled(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof FunctionTrouble) return troubleText(error);
    throw error;
  }
}

function inWords(error: unknown): string {
  return error instanceof HostError ? `#N/A ${messageText(hostMessages, error)}` : troubleText(error);
}
