/** Texts of cells as a file writes them and as a person sees them. */

/** The text that is shown: `_x000D_` stands for a character (ECMA-376 part 1, 22.9.2.19), and every line end is a line feed. */
export function shownText(written: string): string {
  const text = written.includes("_x")
    ? written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : written;
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The other way round: characters that XML cannot hold are escaped, and so is a `_x0041_` that is meant as it stands. */
export function writtenText(shown: string): string {
  return shown
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\uFFFE\uFFFF]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}

/** Whether a formula, or the text that WPS keeps as its value, is a picture in the cell: `=DISPIMG("ID_…",1)`. */
export function isPictureFormula(formula: string): boolean {
  return /^=?\s{0,9}(_xlfn\.)?DISPIMG\s{0,9}\(/i.test(formula);
}
