/** Signs that documents write as letters of a symbol font: old forms make their check boxes so. */

/** By font in lower case: the letter's code and the sign that it shows. */
const signs: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    0x6c: "●",
    0x6e: "■",
    0x6f: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x78: "☒",
    0xa1: "○",
    0xa8: "□",
    0xfb: "✗",
    0xfc: "✓",
    0xfd: "☒",
    0xfe: "☑",
  },
  "wingdings 2": {
    0x2a: "□",
    0x30: "□",
    0x4f: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x98: "●",
    0x99: "○",
    0xa2: "■",
    0xa3: "□",
  },
  webdings: { 0x61: "✓", 0x63: "□", 0x67: "■" },
};

/** Whether a font shows signs in the place of letters. */
export function isSymbolFont(font: string | undefined): font is string {
  return font !== undefined && Object.hasOwn(signs, font.toLowerCase());
}

/** A text in a symbol font as the signs that a reader sees; letters without a known sign stay. Codes may stand in the private area F000–F0FF. */
export function symbolText(font: string, text: string): string {
  const known = signs[font.toLowerCase()] ?? {};
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) as number;
      return known[code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code] ?? letter;
    })
    .join("");
}
