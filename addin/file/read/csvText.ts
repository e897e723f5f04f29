/** The text of a text file, whatever encoding an office program wrote it in. */

/** A text, and what was noticed while it was decoded. */
export interface DecodedText {
  readonly text: string;
  /** The last character is not whole: the file was cut off. */
  readonly isCutOff: boolean;
  /** Bytes that are no character, each now `�`; counted only where a mark at the beginning says what the encoding is. */
  readonly unreadable: number;
}

const marks: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
  [[0x84, 0x31, 0x95, 0x33], "gb18030"],
];

/**
 * A mark at the beginning decides; zeros beside ASCII signs show UTF-16; then UTF-8 where all of it is valid, and GB 18030, which Chinese Excel
 * writes: nearly no Chinese text in it happens to be valid UTF-8.
 * @returns `undefined` for bytes that are no text in any of them
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) {
    const [mark, encoding] = marked;
    const content = bytes.subarray(mark.length);
    return decoded(content, encoding, true) ?? decodedLoosely(content, encoding, false);
  }
  const wide = utf16WithoutMark(bytes);
  for (const encoding of wide === undefined ? ["utf-8", "gb18030"] : [wide]) {
    const text = decoded(bytes, encoding, true) ?? (wide && decodedLoosely(bytes, encoding, true));
    if (text) return text;
  }
  return undefined;
}

/** In streaming mode a decoder keeps back a last character that is not whole. */
function decoded(
  bytes: Uint8Array,
  encoding: string,
  fatal: boolean,
  changed = (text: string): string => text,
): DecodedText | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
    const text = tidied(changed(decoder.decode(bytes, { stream: true })));
    return text === undefined ? undefined : { text, isCutOff: isRestKept(decoder), unreadable: 0 };
  } catch {
    return undefined;
  }
}

function isRestKept(decoder: TextDecoder): boolean {
  try {
    return decoder.decode() !== "";
  } catch {
    return true;
  }
}

/** What is no character becomes `�`; with `fatal` only U+FFFE and U+FFFF, which UTF-16 can hold and no text has. */
function decodedLoosely(bytes: Uint8Array, encoding: string, fatal: boolean): DecodedText | undefined {
  const found = decoded(bytes, encoding, fatal, (text) => text.replace(/[\ufffe\uffff]/g, "\ufffd"));
  return found && { ...found, unreadable: found.text.split("\ufffd").length - 1 };
}

/** A text without the end mark of DOS; `undefined` where control characters say that it is none. */
function tidied(text: string): string | undefined {
  const plain = text.replace(/\x1a\0{0,9}$/, "");
  if (plain.includes("\0") || plain.includes("\uffff")) return undefined;
  let controls = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 127) controls++;
  }
  return controls * 100 > plain.length ? undefined : plain;
}

/**
 * Commas, digits and line ends have a zero beside them: behind the sign in one order, in front of it in the other. Other zeros say nothing: 一 is
 * U+4E00, which in the other order is N.
 */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  let [little, big] = [0, 0];
  const end = Math.min(bytes.length, 4096) - 1;
  for (let at = 0; at < end; at += 2) {
    const [first, second] = [bytes[at] as number, bytes[at + 1] as number];
    if (second === 0 && separates(first)) little++;
    else if (first === 0 && separates(second)) big++;
  }
  return little > 10 * big ? "utf-16le" : big > 10 * little ? "utf-16be" : undefined;
}

/** Digits, signs between fields and line ends: no text of a table is without them. */
function separates(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x2c && code <= 0x3b) || code === 0x7c;
}
