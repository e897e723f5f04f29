/** Files that units send and that no table can be read from: named for what they are, by their content, with the way out. */
import type { OfficePackage } from "../package/officePackage.js";
import { HostError } from "../../live/ports.js";

/** First bytes, as a text of one character a byte, and the code of the sentence. */
const beginnings: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^\s*%PDF-/, "pdf"],
  [/^\xff\xd8\xff/, "picture"],
  [/^\x89PNG\r\n/, "picture"],
  [/^GIF8[79]a/, "picture"],
  [/^BM[^]{4}\0\0\0\0/, "picture"],
  [/^(II\*\0|MM\0\*)/, "picture"],
  [/^RIFF[^]{4}WEBP/, "picture"],
  [/^[^]{4}ftyp(heic|heix|mif1|msf1|avif)/, "picture"],
  [/^(\xef\xbb\xbf)?\s*\{\\rtf/, "richText"],
  [/^(Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08)/, "archive"],
];

/** Streams of a compound file (MS-CFB 2.6.1), whose names stand in its directory, and the code of what they make it. */
const streams: readonly (readonly [name: string, code: string])[] = [
  ["WordDocument", "wordBinary"],
  ["PowerPoint Document", "presentation"],
];
const compoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/**
 * Refuses what cannot be a table, whatever its name says.
 * @throws HostError `pdf`, `picture`, `richText`, `archive`, `wordXml`, `wordBinary`, `presentation`
 */
export function refuseByContent(bytes: Uint8Array): void {
  const start = latin1(bytes.subarray(0, 4096));
  const found = beginnings.find(([pattern]) => pattern.test(start));
  if (found !== undefined) throw new HostError(found[1]);
  if (/<\?mso-application\s+progid="Word\.Document"/.test(start)) throw new HostError("wordXml");
  if (!start.startsWith(compoundFile)) return;
  // A workbook may hold a Word object, so a stream of its own decides first.
  if (["Workbook", "WORKBOOK", "Book", "BOOK", "EncryptedPackage"].some((name) => hasStream(bytes, name))) return;
  const stream = streams.find(([name]) => hasStream(bytes, name));
  if (stream !== undefined) throw new HostError(stream[1]);
}

/**
 * The same for what is inside a package.
 * @throws HostError `ofd`, `openDocumentText`, `presentation`, `archive`
 */
export function refusePackage(file: OfficePackage): void {
  if (file.entry("OFD.xml") !== undefined) throw new HostError("ofd");
  const type = file.entry("mimetype") === undefined ? "" : latin1(file.bytes("mimetype").subarray(0, 200));
  if (/opendocument\.text/.test(type)) throw new HostError("openDocumentText");
  if (/opendocument\.presentation/.test(type)) throw new HostError("presentation");
  const main = file.workbookPart();
  if (main !== undefined && /(^|\/)presentation\d*\.xml$/i.test(main)) throw new HostError("presentation");
  if (main === undefined && type === "" && file.entries.some(({ name }) => sentFile.test(name)))
    throw new HostError("archive");
}

const sentFile = /\.(docx?|wps|xlsx?|xlsm|et|csv|ods|odt|pdf|jpe?g|png)$/i;

/** Whether a compound file's directory names a stream; names are stored in UTF-16 from the start of an entry of 128 bytes, at any multiple of them. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at] !== name.charCodeAt(0) || bytes[at + 64] !== 2 * (name.length + 1) || bytes[at + 65] !== 0) continue;
    let same = 0;
    while (same < name.length && bytes[at + 2 * same] === name.charCodeAt(same) && bytes[at + 2 * same + 1] === 0)
      same++;
    if (same === name.length) return true;
  }
  return false;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Texts that hold a table in a form that is not read: what stands at the beginning, and the code of the sentence. */
const textBeginnings: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^\s*<(!doctype\s+html|html|head|body|table|meta|style|div|script)\b/i, "webPage"],
  [/^\s{0,99}MIME-Version:/i, "webPage"],
  [/^<[?!][^]*urn:schemas-microsoft-com:office:spreadsheet/, "spreadsheetXml"],
  [/^<[?!][^]*<html\b/i, "webPage"],
  [/^\s{0,99}</, "notAWorkbook"],
  [/^ID;/, "symbolicLink"],
  [/^TABLE\s*\n0,1/, "symbolicLink"],
];

/**
 * The same for texts.
 * @param text the beginning is enough
 * @throws HostError `webPage`, `spreadsheetXml`, `symbolicLink`, `notAWorkbook`
 */
export function refuseText(text: string): void {
  const start = text.slice(0, 4096).replace(/^\ufeff/, "");
  const found = textBeginnings.find(([pattern]) => pattern.test(start));
  if (found !== undefined) throw new HostError(found[1]);
}

/** Bytes as they may be written in an encoding that is not known: few control characters, or a zero for every second byte and more. */
export function mayBeText(bytes: Uint8Array): boolean {
  let [zeros, controls] = [0, 0];
  const head = bytes.subarray(0, 65_536);
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls * 100 <= head.length && (zeros === 0 || zeros * 2 >= head.length);
}

/** The beginning of bytes as characters of one byte; the root of a document in one piece of XML, with all its namespaces, has place in it. */
export function beginningOf(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 8192));
}
