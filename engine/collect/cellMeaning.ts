/** What a cell of a ledger means, so that two spellings of one thing are the same and only real differences are shown. */
import {
  areaUnits,
  isBlank,
  isPlaceholder,
  landUnits,
  readAmount,
  readCount,
  readDay,
  readSize,
  readYesNo,
  type Cell,
} from "../tables/cells.js";
import { categoryOf } from "../tables/quotaText.js";
import { readOwners } from "../tables/shares.js";
import { CellKind } from "../grid/grid.js";
import { compact, sentenceKey, tidy } from "../tables/text.js";
import type { UnitNames } from "../tables/unitNames.js";
import { formStatusWords, landingModeWords, reviewWords, wordValue } from "../tables/cellWords.js";
import type { Plan } from "../plan.js";
import type { CellContent } from "../ledgers/ledgerEdit.js";

/** A value with what it means. */
export interface Meaning {
  /** Equal for equal things. */
  readonly key: string;
  /** As a person reads it. */
  readonly shown: string;
  /** As it is written; `amount` is turned into the unit of the heading that it is written under. */
  readonly content: CellContent;
  /** 万元 */
  readonly amount?: number;
}

const dayFields = /*#__PURE__*/ new Set([
  "day",
  "signed",
  "started",
  "producing",
  "terminated",
  "assigned",
  "due",
  "finished",
  "deadline",
  "reportedOn",
]);

/**
 * Reads a cell as a field of a ledger.
 * @param field key of `tableHeadings` @param heading as written, for the unit of amounts
 * @returns `undefined` for a blank cell and for a sign that says “not yet”
 */
export function meaningOf(
  cell: Cell,
  table: string,
  field: string,
  heading: string,
  plan: Plan,
  names: UnitNames,
): Meaning | undefined {
  // In 周报台账 “/” is 不适用, and in the log every word is kept.
  if (isBlank(cell) || (isPlaceholder(cell) && table !== "weeks" && table !== "log")) return undefined;
  const text = tidy(cell.text);
  const plain: Meaning = {
    key: sentenceKey(text),
    shown: text,
    content: cell.kind === CellKind.number ? cell.number : text,
  };
  if (table === "weeks" && (field === "inTalks" || field === "signed"))
    return { ...plain, key: wordValue(formStatusWords, text) ?? plain.key };
  if (dayFields.has(field)) {
    const read = readDay(cell, plan.year);
    return "value" in read ? { key: `day ${read.value}`, shown: text, content: { date: read.value } } : plain;
  }
  switch (field) {
    case "unit": {
      const units = names.findAll(text).map((part) => part.unit ?? compact(part.text));
      const [only] = units;
      return units.length === 1 && only !== undefined
        ? { key: only, shown: only, content: only }
        : { ...plain, key: [...units].sort().join("、") };
    }
    case "attractedBy":
    case "servicedBy":
      return { ...plain, key: ownersKey(text, names) };
    case "investment":
    case "annualTax": {
      const read = readAmount(cell, heading);
      return "value" in read
        ? {
            key: `amount ${read.value}`,
            shown: cell.kind === CellKind.number ? `${read.value}万元` : text,
            content: `${read.value}万元`,
            amount: read.value,
          }
        : plain;
    }
    case "plantArea":
    case "landArea": {
      const read = readSize(cell, field === "plantArea" ? areaUnits : landUnits);
      return "value" in read ? { key: `size ${read.value}`, shown: text, content: read.value } : plain;
    }
    case "named": {
      const read = readCount(cell);
      return "value" in read ? { key: `count ${read.value}`, shown: text, content: read.value } : plain;
    }
    case "category":
      return { ...plain, key: categoryOf(text, plan.categories) ?? plain.key };
    case "review":
      return { ...plain, key: wordValue(reviewWords, text) ?? plain.key };
    case "mode":
      return { ...plain, key: wordValue(landingModeWords, text) ?? plain.key };
    case "valid":
    case "topTier": {
      const read = readYesNo(cell);
      return "value" in read ? { ...plain, key: String(read.value) } : plain;
    }
    case "park":
      return {
        ...plain,
        key:
          plan.parks.find(({ name, aliases }) =>
            [name, ...aliases].some((spelling) => compact(spelling) === compact(text)),
          )?.name ?? plain.key,
      };
    default:
      return plain;
  }
}

function ownersKey(text: string, names: UnitNames): string {
  const owners = readOwners(text, names);
  return owners.parts
    .map(({ text: name, unit, percent }) => `${unit ?? compact(name)}${percent === undefined ? "" : ` ${percent}%`}`)
    .join("、");
}

/** An amount for a cell under a heading: a bare number where the heading tells the unit, else a text with its unit. */
export function amountContent(amount: number, heading: string): CellContent {
  const one = readAmount({ kind: CellKind.number, number: 1, text: "1" }, heading);
  return "value" in one && one.value > 0 ? Math.round((amount / one.value) * 1e6) / 1e6 : `${amount}万元`;
}
