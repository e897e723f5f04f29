/**
 * A Word document's body as a reader sees it on paper: paragraphs and tables, with insertions and without deletions, hidden text and prompts.
 * Read from the elements of ISO/IEC 29500-1, 17; names are compared without prefixes, so transitional, strict and WPS-made files are alike.
 */
import { childOf, childrenOf, type XmlElement } from "../file/package/xmlTree.js";
import { attributeOf, isOn, valueOf, vanishes, type DocxStyles } from "./docxStyles.js";
import { isSymbolFont, symbolText } from "./symbolFonts.js";

/** `joins`: its end was deleted, so that the next paragraph goes on in the same line. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly joins: boolean;
}

export interface Table {
  readonly kind: "table";
  readonly rows: readonly TableLine[];
}

/** A row of a table; `before`: grid columns that it leaves out at its start. */
export interface TableLine {
  readonly before: number;
  readonly cells: readonly TableCell[];
}

/** A cell; `width` in grid columns; `goesOn`: it continues the cell above or the one to the left. */
export interface TableCell {
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly goesOn?: "above" | "left";
}

export type Block = Paragraph | Table;

/** Elements that hold content of the same kind as what is around them; of tracked changes those that a reader sees as accepted. */
const wrappers = new Set([
  "ins",
  "moveTo",
  "customXml",
  "smartTag",
  "hyperlink",
  "fldSimple",
  "dir",
  "bdo",
  "sdtContent",
]);
/** The signs that a ticked and an empty box are given as, whatever the document draws. */
const ticked = "☑";
const empty = "☐";

/** @param element body, table cell, text box or a wrapper around blocks */
export function blocksOf(element: XmlElement, styles: DocxStyles): Block[] {
  return element.children.flatMap((child): Block[] => {
    if (child.name === "p") return paragraphsOf(child, styles);
    if (child.name === "tbl") return [{ kind: "table", rows: linesOf(child, styles) }];
    if (child.name === "sdt") return showsPrompt(child) ? [] : blocksOf(childOf(child, "sdtContent") ?? child, styles);
    if (child.name === "AlternateContent") return alternativesOf(child).flatMap((one) => blocksOf(one, styles));
    return wrappers.has(child.name) ? blocksOf(child, styles) : [];
  });
}

/** Text boxes stand behind the paragraph that holds them. */
function paragraphsOf(element: XmlElement, styles: DocxStyles): Block[] {
  const properties = childOf(element, "pPr");
  const reader = new ParagraphReader(styles, styles.hides(valueOf(childOf(properties, "pStyle"))) === true);
  reader.read(element);
  const mark = childOf(properties, "rPr");
  const joins = childOf(mark, "del") !== undefined || childOf(mark, "moveFrom") !== undefined;
  return [{ kind: "paragraph", text: reader.text, joins }, ...reader.boxes];
}

function linesOf(table: XmlElement, styles: DocxStyles): TableLine[] {
  return unwrapped(table, "tr").flatMap((row): TableLine[] => {
    const properties = childOf(row, "trPr");
    if (childOf(properties, "del") !== undefined || isOn(childOf(properties, "hidden"))) return [];
    return [{ before: countOf(childOf(properties, "gridBefore"), 0), cells: cellsOf(row, styles) }];
  });
}

function cellsOf(row: XmlElement, styles: DocxStyles): TableCell[] {
  return unwrapped(row, "tc").map((cell): TableCell => {
    const properties = childOf(cell, "tcPr");
    const [vertical, horizontal] = [childOf(properties, "vMerge"), childOf(properties, "hMerge")];
    const blocks = childOf(properties, "cellDel") === undefined ? blocksOf(cell, styles) : [];
    const width = countOf(childOf(properties, "gridSpan"), 1);
    if (vertical !== undefined && valueOf(vertical) !== "restart") return { blocks: [], width, goesOn: "above" };
    if (horizontal !== undefined && valueOf(horizontal) !== "restart") return { blocks: [], width, goesOn: "left" };
    return { blocks, width };
  });
}

/** Rows of a table or cells of a row, also where a content control stands around them; a prompt in its place leaves an empty cell. */
function unwrapped(element: XmlElement, name: "tr" | "tc"): XmlElement[] {
  return element.children.flatMap((child): XmlElement[] => {
    if (child.name === name) return [child];
    if (child.name === "sdt") {
      const inner = unwrapped(childOf(child, "sdtContent") ?? child, name);
      return name === "tc" && showsPrompt(child) ? inner.map(withoutContent) : inner;
    }
    return wrappers.has(child.name) ? unwrapped(child, name) : [];
  });
}

function withoutContent(cell: XmlElement): XmlElement {
  return { ...cell, children: childrenOf(cell, "tcPr") };
}

function countOf(element: XmlElement | undefined, otherwise: number): number {
  const count = Number(valueOf(element));
  return element !== undefined && Number.isInteger(count) && count >= otherwise ? count : otherwise;
}

/** An empty content control shows a prompt, which nobody has written. */
function showsPrompt(control: XmlElement): boolean {
  return isOn(childOf(childOf(control, "sdtPr"), "showingPlcHdr"));
}

/** Of the branches of mc:AlternateContent the first that holds text, else the last: a text box stands in each of them. */
function alternativesOf(element: XmlElement): XmlElement[] {
  const branches = element.children.filter(({ name }) => name === "Choice" || name === "Fallback");
  const chosen = branches.find((branch) => holds(branch, "t")) ?? branches.at(-1);
  return chosen === undefined ? [] : [chosen];
}

function holds(element: XmlElement, name: string): boolean {
  return element.children.some((child) => child.name === name || holds(child, name));
}

/** A field that is being read: what stands before its separator is an instruction, not text. */
interface Field {
  instruction: string;
  inResult: boolean;
}

class ParagraphReader {
  readonly boxes: Block[] = [];
  private readonly pieces: string[] = [];
  private readonly fields: Field[] = [];

  constructor(
    private readonly styles: DocxStyles,
    private readonly hidden: boolean,
  ) {}

  get text(): string {
    return this.pieces.join("");
  }

  /** @param inControl within a content control, where a run in the style of prompts is one */
  read(element: XmlElement, inControl = false): void {
    for (const child of element.children) {
      const { name } = child;
      if (name === "r") this.readRun(child, inControl);
      else if (name === "sdt") this.readControl(child);
      else if (name === "AlternateContent") for (const one of alternativesOf(child)) this.read(one, inControl);
      else if (name === "oMath" || name === "oMathPara") this.readFormula(child);
      else if (wrappers.has(name)) this.read(child, inControl);
    }
  }

  private say(text: string): void {
    if (this.fields.every(({ inResult }) => inResult)) this.pieces.push(text);
  }

  private readControl(control: XmlElement): void {
    const box = childOf(childOf(control, "sdtPr"), "checkbox");
    if (box !== undefined) this.say(isTicked(childOf(box, "checked")) ? ticked : empty);
    else if (!showsPrompt(control)) this.read(childOf(control, "sdtContent") ?? control, true);
  }

  private readFormula(element: XmlElement): void {
    for (const child of element.children) {
      if (child.name === "t") this.say(child.text);
      else if (child.name !== "del" && child.name !== "moveFrom") this.readFormula(child);
    }
  }

  private readRun(run: XmlElement, inControl: boolean): void {
    const properties = childOf(run, "rPr");
    const style = valueOf(childOf(properties, "rStyle"));
    const hidden = vanishes(properties) ?? this.styles.hides(style) ?? this.hidden;
    const fonts = childOf(properties, "rFonts");
    const font = attributeOf(fonts, "ascii") ?? attributeOf(fonts, "hAnsi");
    const say = (text: string): void => {
      if (!hidden && !(inControl && this.styles.isPlaceholder(style))) this.say(text);
    };
    const readParts = (element: XmlElement): void => {
      for (const part of element.children) {
        switch (part.name) {
          case "t":
            say(isSymbolFont(font) ? symbolText(font, part.text) : part.text);
            break;
          case "sym": {
            const [name, code] = [attributeOf(part, "font") ?? "", parseInt(attributeOf(part, "char") ?? "", 16)];
            if (code > 0 && code <= 0xffff) say(symbolText(name, String.fromCharCode(code)));
            break;
          }
          case "tab":
          case "ptab":
            say("\t");
            break;
          case "br":
          case "cr":
            say("\n");
            break;
          case "noBreakHyphen":
            say("-");
            break;
          case "ruby":
            // The reading above the characters is no part of the text.
            for (const base of childrenOf(part, "rubyBase")) this.read(base, inControl);
            break;
          case "instrText":
            this.instruct(part.text);
            break;
          case "fldChar":
            this.readField(part, say);
            break;
          case "AlternateContent":
            alternativesOf(part).forEach(readParts);
            break;
          default:
            if (!hidden) this.readBoxes(part);
        }
      }
    };
    readParts(run);
  }

  /** Text boxes of drawings, wherever in them they stand. */
  private readBoxes(element: XmlElement): void {
    for (const child of element.children) {
      if (child.name === "txbxContent") this.boxes.push(...blocksOf(child, this.styles));
      else this.readBoxes(child);
    }
  }

  private instruct(text: string): void {
    const field = this.fields.at(-1);
    if (field !== undefined && !field.inResult) field.instruction += text;
  }

  private readField(mark: XmlElement, say: (text: string) => void): void {
    const kind = attributeOf(mark, "fldCharType");
    if (kind === "begin") {
      const data = childOf(mark, "ffData");
      const box = childOf(data, "checkBox");
      const list = childOf(data, "ddList");
      // The old form fields keep their state here and have no result of their own.
      if (box !== undefined) {
        const checked = childOf(box, "checked");
        say(isOn(checked ?? childOf(box, "default")) ? ticked : empty);
      } else if (list !== undefined) {
        const entries = childrenOf(list, "listEntry");
        const chosen = childOf(list, "result") ?? childOf(list, "default");
        say(valueOf(entries[countOf(chosen, 0)]) ?? "");
      }
      this.fields.push({ instruction: "", inResult: false });
    } else if (kind === "separate") {
      const field = this.fields.at(-1);
      if (field !== undefined) field.inResult = true;
    } else if (kind === "end") {
      const field = this.fields.pop();
      if (field !== undefined && !field.inResult) say(overlaidText(field.instruction));
    }
  }
}

/** The same as a property that is on, but a box that says nothing of its state is empty. */
function isTicked(checked: XmlElement | undefined): boolean {
  return checked !== undefined && isOn(checked);
}

/**
 * The text of a field `EQ \o(…)`, in which older Words and WPS keep a reading above its character and a character in a ring:
 * `EQ \* jc2 \o\ad(\s\up 9(táo),陶)` shows 陶. Of any other instruction nothing is shown.
 */
function overlaidText(instruction: string): string {
  if (!/^\s*EQ\s/i.test(instruction) || !/\\o/i.test(instruction)) return "";
  const end = instruction.lastIndexOf(")");
  const comma = Math.max(instruction.lastIndexOf(",", end), instruction.lastIndexOf(";", end));
  return comma < 0 || end < comma
    ? ""
    : instruction
        .slice(comma + 1, end)
        .replace(/\\[a-z]+\s*(-?\d+)?/gi, "")
        .trim();
}
