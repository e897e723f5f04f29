/** Characters that do something instead of being seen: they are shown, so that no text of a ledger steers a terminal or turns a line round. */

/** C0 without tab and line feed, DEL, C1, line and paragraph separators, signs that change the direction of writing, halves of signs. */
const unseen =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most texts hold none of them, nor any half of a sign. */
const mayBeUnseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]/;

/** The text with each of them as a picture (`␛`) or as its number (`[U+202E]`); line ends are line feeds. */
export function visibleText(text: string): string {
  if (!mayBeUnseen.test(text)) return text;
  return text.replace(/\r\n?/g, "\n").replace(unseen, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
}
