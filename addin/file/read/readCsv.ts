/** Reads comma-, semicolon- or tab-separated text (RFC 4180) in UTF-8, UTF-16 or GB 18030, which Chinese Excel writes. */
import { GridBuilder, type Grid } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows } from "../package/a1.js";
import { CellBudget } from "../package/limits.js";

/**
 * The text of a file, `undefined` where it is no text: control characters, or no valid encoding.
 * GB 18030 comes second, for nearly no Chinese text in it happens to be valid UTF-8.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  for (const encoding of utf16 ? [utf16] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /[\x00-\x08\x0b\x0e-\x1f\x7f\uFFFF]/.test(text) ? undefined : text;
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return undefined;
}

/**
 * One sheet, named after the file without its folder and extension.
 * A plain decimal number becomes a number as in Excel; a number with leading zeros or more than fifteen digits is an identifier and stays text, and so
 * does a date, which the engine reads in every written form.
 * @throws HostError `tooManyCells`, `cellTooFar`, `damaged` for a quotation that never ends
 */
export function readCsv(text: string, fileName: string): Grid {
  const name =
    fileName
      .replace(/^.*[\\/]/, "")
      .replace(/\.[^.]*$/, "")
      .slice(0, 31) || "Sheet1";
  const builder = new GridBuilder();
  const sheet = builder.sheet(name);
  const extent = new CellBudget().sheet(name);
  const delimiter = delimiterOf(text);
  let row = 0;
  let column = 0;
  let at = 0;
  const put = (value: string, quoted: boolean) => {
    if (value === "") return;
    if (row >= maxRows || column >= maxColumns)
      throw new HostError("tooManyCells", { sheet: name, limit: `${maxRows} × ${maxColumns}` });
    extent.add(row, column);
    const plain = value.trim();
    sheet.set(
      row,
      column,
      !quoted && /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(plain) && plain.replace(/\D/g, "").length <= 15
        ? Number(plain)
        : value.replace(/\r\n?/g, "\n"),
    );
  };
  while (at < text.length) {
    let value = "";
    const quoted = text[at] === '"';
    if (quoted) {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) throw new HostError("damaged", { what: `${name}: "` });
        value += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    }
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
    value += text.slice(at, end);
    put(value, quoted);
    at = end + 1;
    if (text[end] === delimiter) column++;
    else {
      if (text[end] === "\r" && text[at] === "\n") at++;
      row++;
      column = 0;
    }
  }
  sheet.end();
  return builder.build();
}

/** The delimiter that the first lines have most of outside quotations; a comma where there is none. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => head.split(delimiter).length;
  return [",", "\t", ";"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
