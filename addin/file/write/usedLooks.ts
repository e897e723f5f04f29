/** Which looks the parts of a workbook ask for by number. */
import { joinBytes } from "../bytes.js";
import type { OfficePackage } from "../package/officePackage.js";
import { pieces } from "../package/inflate.js";
import type { UsedLooks } from "./styleSheet.js";

const equals = 0x3d;
/** The longest name, the sign, white space and nine digits: what one attribute takes when it is cut by the end of a piece. */
const overlap = 128;

/**
 * The highest numbers of cell formats and of rules' looks in sheets, tables and pivot tables. The bytes are searched for attributes and not
 * parsed: a number too high that only stands in a text does no harm.
 * @param pause called between pieces
 * @throws HostError `damaged`
 */
export async function usedLooks(file: OfficePackage, pause: () => Promise<void>): Promise<UsedLooks> {
  const used = { cellXfs: -1, dxfs: -1 };
  for (const entry of file.entries) {
    if (!/\/(worksheets|tables?|pivotTables?)\/[^/]+\.xml$/i.test(entry.name)) continue;
    let rest = new Uint8Array(0);
    for await (const piece of pieces(entry)) {
      await pause();
      const bytes = joinBytes([rest, piece]);
      search(bytes, used);
      rest = bytes.slice(-overlap);
    }
  }
  return used;
}

function search(bytes: Uint8Array, used: { cellXfs: number; dxfs: number }): void {
  for (let at = bytes.indexOf(equals); at >= 0; at = bytes.indexOf(equals, at + 1)) {
    let end = at;
    while (end > 0 && isSpace(bytes[end - 1])) end--;
    const kind = kindOf(bytes, end);
    if (kind === undefined) continue;
    let from = at + 1;
    while (isSpace(bytes[from])) from++;
    const quote = bytes[from];
    if (quote !== 0x22 && quote !== 0x27) continue;
    let value = 0;
    let digit = from + 1;
    for (; isDigit(bytes[digit]) && digit - from < 10; digit++) value = value * 10 + (bytes[digit] as number) - 48;
    if (bytes[digit] === quote && value > used[kind]) used[kind] = value;
  }
}

/** What the attribute that ends here counts: `s` and `style` formats, `dxfId`, `dataDxfId` … looks of rules. */
function kindOf(bytes: Uint8Array, end: number): keyof UsedLooks | undefined {
  switch (bytes[end - 1]) {
    case 0x73:
      return isSpace(bytes[end - 2]) ? "cellXfs" : undefined;
    case 0x65:
      return endsWith(bytes, end, "style") && isSpace(bytes[end - 6]) ? "cellXfs" : undefined;
    case 0x64:
      return endsWith(bytes, end, "xfId") ? "dxfs" : undefined;
    default:
      return undefined;
  }
}

function endsWith(bytes: Uint8Array, end: number, word: string): boolean {
  for (let index = 0; index < word.length; index++)
    if (bytes[end - word.length + index] !== word.charCodeAt(index)) return false;
  return true;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
