/** Boxes to tick in a form's cell, and the prompts of fields that nobody has filled in. */

/** What a cell with boxes says. */
export interface Choice {
  /** What stands before the first box. */
  readonly lead: string;
  /** The ticked options, in order. */
  readonly chosen: readonly string[];
  /** All options that have a box. */
  readonly options: readonly string[];
}

const tick = "☑☒✅✓✔√■●◉▣";
const box = "□☐◻▢○◯";
const [open, close] = ["[（(［【\\[]", "[)）］】\\]]"];
/** A ticked box or sign, in brackets or bare; an empty box; empty brackets. A ring inside a number (二○二四年) is no box. */
const mark = new RegExp(
  `${open}\\s{0,4}[${tick}]\\s{0,4}${close}|${open}\\s{0,4}[${box}]?\\s{0,4}${close}|[${tick}]|[□☐◻▢]|(?<=^|[\\s、，,;；：:])[○◯]`,
  "gu",
);
const ticked = new RegExp(`[${tick}]`, "u");
/** Signs that are drawn to be ticked, so that one of them alone makes a choice; √ and ■ may be a remark and a bullet. */
const drawn = /[☑☒✅□☐◻▢]/u;
const ends = /^[\s、，,;；/／]+|(?<![\s、，,;；/／])[\s、，,;；/／]+$/gu;

/**
 * Reads a cell in which options stand with boxes: `☐先进陶瓷 ☑日用陶瓷`, `先进陶瓷（√） 日用陶瓷（ ）`, `□租赁 ■自建`.
 * @param single the cell is for one option of a list: then a tick without any empty box counts too (`先进陶瓷 √日用陶瓷`), and so do boxes of which none is ticked
 * @returns `undefined` for a text without boxes
 */
export function readChoice(text: string, single: boolean): Choice | undefined {
  const marks = [...text.matchAll(mark)].map((found) => ({
    ticked: ticked.test(found[0]),
    drawn: drawn.test(found[0]),
    from: found.index,
    to: found.index + found[0].length,
  }));
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const anyTick = marks.some((one) => one.ticked);
  const boxed = marks.some((one) => !one.ticked);
  const isChoice = anyTick
    ? single || boxed || marks.some((one) => one.drawn)
    : single && (marks.length > 1 || first.drawn);
  if (!isChoice) return undefined;
  const lead = text.slice(0, first.from).replace(ends, "");
  const trailing = lead !== "" && text.slice(last.to).replace(ends, "") === "";
  const options = marks.map((one, index) => {
    // Where only the chosen option has a sign, the sign touches it.
    const behind = trailing || (!boxed && /\S$/u.test(text.slice(0, one.from)) && /^\s/u.test(text.slice(one.to)));
    return {
      ticked: one.ticked,
      text: behind
        ? optionOf(text.slice(marks[index - 1]?.to ?? 0, one.from), boxed, -1)
        : optionOf(text.slice(one.to, marks[index + 1]?.from ?? text.length), boxed, 0),
    };
  });
  if (options.some((option) => option.text === "")) return undefined;
  return {
    lead: trailing ? "" : lead,
    chosen: options.filter((option) => option.ticked).map((option) => option.text),
    options: options.map((option) => option.text),
  };
}

/** Where only the chosen option has a sign, it is the word beside the sign: the first behind it or the last before it. */
function optionOf(text: string, boxed: boolean, word: 0 | -1): string {
  const option = text.replace(ends, "");
  return boxed ? option : (option.split(/[\s、，,;；]+/u).at(word) ?? option);
}

const prompts = [
  /^请?(单击|点击|轻触)(或(点击|轻触|点按))?(此处|这里|以|可)?(输入|键入|选择|添加)(文字|文本|内容|日期|一项)?$/,
  /^(请)?选择一?项$/,
  // Prompts that offices write themselves, in the place of what is to be filled in.
  /^[（(【[<《〈]?(请在?(此处|这里)?|在?(此处|这里))(据实|如实|按实际)?(填写|填入|输入|录入|键入|选择|勾选)([^，,。；;、\d]{0,12})[)）】\]>》〉]?$/,
  /^[（(【[]?(待填|待填写|待补充|必填|选填|未填|未填写)[)）】\]]?$/,
  // Rules to write on, a date without its figures, crosses in the place of words.
  /^[_＿﹍\s]+$/,
  /^[\s_＿]*年[\s_＿]*月([\s_＿]*[日号])?$/,
  /^[xXｘＸ×＊*]{2,12}$/,
  /^(Click|Tap|Click or tap)( here)? to (enter|add) (text|a date)$/i,
  /^(Enter|Type) (text|your text|any content|a date)( here)?$/i,
  /^Choose an item$/i,
];

/** Whether a text is what Word and WPS show in a field that is still empty; copied into another program it becomes plain text. */
export function isPrompt(text: string): boolean {
  if (text.length > 40) return false;
  const plain = text.trim().replace(/(?<![。.…])[。.…]+$/u, "");
  return prompts.some((prompt) => prompt.test(plain));
}
