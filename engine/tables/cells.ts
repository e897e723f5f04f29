/** What single cells mean: dates, months, money, counts, yes and no. Every function is total: a value, nothing (blank), or a trouble by name. */
import { CellKind } from "../grid/grid.js";
import { withoutThousands } from "./amounts.js";
import { blank, isBlank, isPlaceholderText, unreadable, type Cell, type Reading } from "./cell.js";
import { shownBy } from "./numberFormat.js";
import { compact, wholeNumber } from "./text.js";
import { yesNoWords } from "./cellWords.js";

export { areaUnits, landUnits, readAmount, readSize, type AmountTrouble } from "./amounts.js";
export {
  blankCell,
  cellText,
  isBlank,
  isPlaceholder,
  isPlaceholderText,
  shownText,
  ValueCell,
  type Cell,
  type Reading,
} from "./cell.js";
export { dayOfDateCell, dayOfNumber, dayOfText, isMonthAndDateNumber, readDay, readMonth } from "./dates.js";

/** No count and no word of yes or no is longer. */
const longestWord = 40;

/** A whole number ≥ 0: `4`, `４`, `4家`, `72 家`, `两个`; a number as its format shows it. */
export function readCount(cell: Cell): Reading<number> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.number) {
    const shown = cell.format === undefined ? "unclear" : shownBy(cell.format, cell.number);
    const number = shown === "unclear" ? cell.number : shown.value;
    return Number.isInteger(number) && number >= 0 ? { value: number } : unreadable;
  }
  if (cell.kind !== CellKind.text || cell.text.length > longestWord) return unreadable;
  const value = wholeNumber(
    withoutThousands(compact(cell.text).replace(/(个项目|家企业|个|家|次|条|项|人|户|件|份)$/, "")),
  );
  return value === undefined ? unreadable : { value };
}

const yesWords = new Set<string>(yesNoWords.yes);
const noWords = new Set<string>(yesNoWords.no);

/** Yes or no in the forms that offices write. */
export function readYesNo(cell: Cell): Reading<boolean> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.boolean) return { value: cell.number === 1 };
  if (cell.kind === CellKind.number)
    return cell.number === 1 ? { value: true } : cell.number === 0 ? { value: false } : unreadable;
  return cell.kind === CellKind.text ? yesNoOfText(cell.text) : unreadable;
}

/** As {@link readYesNo}, for a text. × is the counterpart of √ and says no; 无, / and — say nothing. */
export function yesNoOfText(text: string): Reading<boolean> {
  if (text.length > longestWord) return compact(text) === "" ? blank : unreadable;
  const word = compact(text).toLowerCase();
  if (word === "") return blank;
  if (yesWords.has(word)) return { value: true };
  if (noWords.has(word)) return { value: false };
  return isPlaceholderText(word) ? blank : unreadable;
}
