import type { Plan } from "../plan.js";
import { editDistance, longestNear } from "../nearWords.js";
import { compact, compactLines, listParts } from "./text.js";

/** Shorter spellings are parts of other words as well. */
const shortestInText = 3;
/** What may stand between two units. */
const listSigns = /[、，,；;/／和及\r\n]/;

/**
 * Which unit a text names. Names and aliases match exactly after normalising (width, spaces, line breaks); there is no fuzzy matching,
 * because 陶瓷科创中心 is not 科创小镇. Near names serve messages only.
 */
export class UnitNames {
  private readonly names = new Map<string, string>();
  private readonly excluded = new Set<string>();
  private readonly added = new Map<string, string>();

  constructor(plan: Plan) {
    for (const unit of plan.units) {
      for (const spelling of [unit.name, ...unit.aliases]) {
        if (!this.names.has(compact(spelling))) this.names.set(compact(spelling), unit.name);
      }
    }
  }

  /** Adds a spelling; `false` when it already stands for another unit, which then stays. */
  add(spelling: string, unit: string): boolean {
    const key = compact(spelling);
    const taken = this.names.get(key);
    if (taken !== undefined) return taken === unit;
    this.names.set(key, unit);
    this.added.set(key, unit);
    return true;
  }

  /** The spellings that are not the plan's, or that stand for another unit than in the plan. */
  get own(): ReadonlyMap<string, string> {
    return this.added;
  }

  /**
   * Gives a spelling of a unit that 附件1 no longer has to another unit: renamed or merged units. With the old unit's own name all of its
   * spellings go over.
   */
  takeOver(spelling: string, unit: string): void {
    const key = compact(spelling);
    const former = this.names.get(key);
    const spellings =
      former !== undefined && compact(former) === key
        ? [...this.names].filter(([, owner]) => owner === former).map(([other]) => other)
        : [];
    for (const each of [key, ...spellings]) {
      this.names.set(each, unit);
      this.added.set(each, unit);
    }
  }

  /** Notes that a name stands for nobody who is assessed. */
  exclude(spelling: string): void {
    this.excluded.add(compact(spelling));
  }

  /** Whether a cell names somebody who is entered as 不考核. */
  isExcluded(text: string): boolean {
    return (
      this.excluded.size > 0 && (this.excluded.has(compact(text)) || this.excluded.has(compactLines(text)[0] ?? ""))
    );
  }

  /** The unit's name, or `undefined` for an unknown spelling. */
  find(text: string): string | undefined {
    return this.names.get(compact(text));
  }

  /** The unit of a cell whose later lines may be a note (产业促进局 ⏎ 下设…小分队): the whole text, else its first line. */
  findInCell(text: string): string | undefined {
    return this.find(text) ?? this.find(compactLines(text)[0] ?? "");
  }

  /**
   * The units of a cell that may list several (、，；/ or line breaks). A name broken over two lines is one name,
   * and lines after a known unit that are no units themselves are its note.
   */
  findAll(text: string): { readonly text: string; readonly unit: string | undefined }[] {
    const whole = this.find(text);
    if (whole !== undefined || !listSigns.test(text)) return compact(text) === "" ? [] : [{ text, unit: whole }];
    const parts = listParts(text)
      .flatMap((part) => (this.find(part) === undefined ? part.split(/[/和及]/) : [part]))
      .filter((part) => compact(part) !== "");
    const found = parts.map((part) => ({ text: part, unit: this.find(part) }));
    const [first] = found;
    if (
      first?.unit !== undefined &&
      this.find(compactLines(text)[0] as string) === first.unit &&
      found.slice(1).every(({ unit }) => unit === undefined)
    )
      return [first];
    return found.some(({ unit }) => unit !== undefined)
      ? found
      : listParts(text).map((part) => ({ text: part, unit: this.find(part) }));
  }

  /** The units whose spellings stand somewhere in a sentence, each once; of spellings that overlap the longest counts. */
  namedIn(text: string): string[] {
    let rest = compact(text);
    const found = new Set<string>();
    for (const spelling of [...this.names.keys()].sort((one, other) => other.length - one.length)) {
      if (spelling.length < shortestInText || !rest.includes(spelling)) continue;
      found.add(this.names.get(spelling) as string);
      rest = rest.replaceAll(spelling, " ");
    }
    return [...found];
  }

  /** At most three units whose names look like a text, for a message. */
  near(text: string): string[] {
    const wanted = compact(text);
    const found = new Map<string, number>();
    for (const [spelling, unit] of this.names) {
      const distance = isShortened(wanted, spelling) ? 1 : editDistance(wanted, spelling);
      if (
        distance <= Math.max(1, Math.floor(Math.min(wanted.length, spelling.length) / 3)) &&
        distance < (found.get(unit) ?? Infinity)
      )
        found.set(unit, distance);
    }
    return [...found]
      .sort((one, other) => one[1] - other[1])
      .slice(0, 3)
      .map(([unit]) => unit);
  }
}

/** Whether one name is a part of the other, or the other with signs left out: 社事局 for 社会事业局, 征收中心 for 征收事务中心. */
function isShortened(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 2) return false;
  if (long.length > longestNear) return long.includes(short);
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return at === short.length;
}
