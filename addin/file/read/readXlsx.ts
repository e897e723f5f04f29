/**
 * Reads the cells of an .xlsx straight into the grid's columns: a worksheet at Excel's limit passes through in pieces, with no object a cell.
 * Where a lenient reader would lose something in silence, an error stands in the cell: a shared text that does not exist, two cells at one place, a
 * number that is none. Only damage that makes every figure doubtful is thrown.
 */
import { type Grid, GridBuilder, isFormulaCheck } from "../../../engine/index.js";
import { momentsBetween } from "../../live/moments.js";
import { HostError } from "../../live/ports.js";
import { shownText } from "./cellText.js";
import { noLooks, StyleReader, type NumberLooks } from "./readStyles.js";
import { SheetReader, type Shared } from "./sheetReader.js";
import { asUtf8, isUtf16, type OfficePackage } from "../package/officePackage.js";
import { readWorkbookPart, type SheetEntry } from "../package/workbookPart.js";
import { nameHash, XmlScanner, type XmlHandler } from "../package/xmlScanner.js";
import { inflateEntry, pieces } from "../package/inflate.js";
import { CellBudget, TextBudget } from "../package/limits.js";

/** Told how many bytes of XML are done, of how many. */
export type ReadProgress = (done: number, total: number) => void;

/** @throws HostError `notAWorkbook`, `binaryWorkbook`, `damaged`, `cellTooFar`, `tooManyCells`, `tooLarge`, `textTooLong`, `noSheets` */
export async function readXlsx(file: OfficePackage, progress?: ReadProgress): Promise<Grid> {
  const workbook = readWorkbookPart(file);
  const partOf = (kind: string) =>
    workbook.relations.find((relation) => relation.kind === kind && !relation.external)?.target;
  const worksheets = workbook.sheets.filter((sheet) => sheet.kind === "worksheet");
  const isRead = ({ visibility, name }: SheetEntry) => visibility === "visible" || !isFormulaCheck(name);
  const stylesPart = partOf("styles");
  const textsPart = partOf("sharedStrings");
  const steps = new Steps(
    [...worksheets.filter(isRead).map((sheet) => sheet.part), ...(textsPart === undefined ? [] : [textsPart])].reduce(
      (sum, part) => sum + (file.entry(part)?.size ?? 0),
      0,
    ),
    progress,
  );
  const builder = new GridBuilder();
  const textBudget = new TextBudget();
  const texts = await readSharedTexts(file, textsPart, textBudget, steps);
  const shared: Shared = {
    builder,
    looks: await readLooks(file, stylesPart, steps),
    texts,
    pooled: new Int32Array(texts.length),
    date1904: workbook.date1904,
    budget: new CellBudget(),
    textBudget,
  };
  for (const sheet of worksheets) {
    // Of another hidden sheet it is told what it seems to hold; the helper of 公式核算 is most of a workbook's bytes, and nothing of it counts.
    if (isRead(sheet)) await readSheet(file, sheet, shared, steps);
    else builder.sheet(sheet.name, { visibility: sheet.visibility }).end();
  }
  return builder.build();
}

/** Gives the host a moment every now and then, and tells how far the work is. */
class Steps {
  private done = 0;
  private readonly pause: () => Promise<void>;

  constructor(total: number, progress: ReadProgress | undefined) {
    this.pause = momentsBetween(() => progress?.(this.done, total));
  }

  add(bytes: number): Promise<void> {
    this.done += bytes;
    return this.pause();
  }
}

async function scanPart(file: OfficePackage, part: string, handler: XmlHandler, steps: Steps): Promise<void> {
  const entry = file.entry(part);
  if (!entry) throw new HostError("damaged", { what: part });
  const scanner = new XmlScanner(handler, part);
  let isFirst = true;
  for await (const piece of pieces(entry)) {
    if (isFirst && isUtf16(piece)) {
      scanner.write(asUtf8(inflateEntry(entry)), true);
      return;
    }
    isFirst = false;
    scanner.write(piece, false);
    await steps.add(piece.length);
  }
  scanner.write(new Uint8Array(0), true);
}

const names = {
  si: nameHash("si"),
  t: nameHash("t"),
  rPh: nameHash("rPh"),
} as const;

/** Rich text runs joined, phonetic runs (`rPh`) left out; none where the workbook has no such part, which it may. */
async function readSharedTexts(
  file: OfficePackage,
  part: string | undefined,
  budget: TextBudget,
  steps: Steps,
): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined || !file.entry(part)) return texts;
  let text = "";
  let phonetic = 0;
  let inText = false;
  await scanPart(
    file,
    part,
    {
      open(name, depth) {
        if (depth === 2 && name === names.si) text = "";
        else if (name === names.rPh) phonetic++;
        else if (name === names.t && phonetic === 0) inText = true;
      },
      text(_, scanner) {
        if (inText) text += scanner.text();
      },
      close(name, depth) {
        if (name === names.t) inText = false;
        else if (name === names.rPh) phonetic--;
        else if (depth === 2 && name === names.si) {
          budget.add(text, part);
          texts.push(shownText(text));
        }
      },
    },
    steps,
  );
  return texts;
}

/** The style sheet is optional too. */
async function readLooks(file: OfficePackage, part: string | undefined, steps: Steps): Promise<NumberLooks> {
  if (part === undefined || !file.entry(part)) return noLooks;
  const reader = new StyleReader();
  await scanPart(file, part, reader, steps);
  return reader.end();
}

async function readSheet(file: OfficePackage, sheet: SheetEntry, shared: Shared, steps: Steps): Promise<void> {
  const reader = new SheetReader(sheet, shared, file.entry(sheet.part)?.size ?? 0);
  await scanPart(file, sheet.part, reader, steps);
  reader.end();
}
