/** The records of a BIFF stream and the texts in them ([MS-XLS]; BIFF2 to BIFF5 as OpenOffice's documentation of the format describes them). */
import { HostError } from "../../live/ports.js";
import { recordCipher, type RecordCipher } from "../crypto/officeKeys.js";

/** Record numbers; of BIFF2 those that differ. */
export const record = {
  formulaOld: 0x06,
  endOfFile: 0x0a,
  date1904: 0x22,
  filePass: 0x2f,
  continued: 0x3c,
  codePage: 0x42,
  boundSheet: 0x85,
  sheetHeader: 0x8f,
  multipleRk: 0xbd,
  richText: 0xd6,
  format8: 0x041e,
  formatOld: 0x1e,
  extendedFormat: 0xe0,
  extendedFormat3: 0x0243,
  extendedFormat4: 0x0443,
  mergedCells: 0xe5,
  sharedTexts: 0xfc,
  sharedText: 0xfd,
  name: 0x18,
  integer2: 0x02,
  number2: 0x03,
  label2: 0x04,
  truth2: 0x05,
  text2: 0x07,
  number: 0x0203,
  label: 0x0204,
  truth: 0x0205,
  formula3: 0x0206,
  text: 0x0207,
  rk: 0x027e,
  formula4: 0x0406,
} as const;

/** Contents that are never encrypted ([MS-XLS] 2.2.10). */
const plainRecords: ReadonlySet<number> = new Set([0x0809, record.filePass, 0x0194, 0x0195, 0xe1, 0x0138, 0x0196]);

/** 2, 3, 4, 5 (also of Excel 95) or 8. */
export type BiffVersion = 2 | 3 | 4 | 5 | 8;

/** The version that a `BOF` record says; `undefined` for bytes that are none. */
export function biffVersion(bytes: Uint8Array, at = 0): BiffVersion | undefined {
  const id = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const length = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
  if (length < 4 || length > 64) return undefined;
  if (id === 0x0009) return 2;
  if (id === 0x0209) return 3;
  if (id === 0x0409) return 4;
  if (id !== 0x0809) return undefined;
  return bytes[at + 5] === 6 ? 8 : 5;
}

/** What kind of substream a `BOF` opens. */
export const substream = { workbook: 0x05, sheet: 0x10, workspace: 0x0100 } as const;

/** Goes through a stream record by record; contents come decrypted. */
export class BiffRecords {
  id = 0;
  content: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private cipher: RecordCipher | undefined;

  constructor(private readonly bytes: Uint8Array) {}

  /** Moves to a place, such as the beginning of a sheet. */
  seek(at: number): void {
    this.at = at;
  }

  /**
   * Goes on to the next record; `false` at the end of the stream. Filling is a record without a number or content.
   * @throws HostError `damaged` where a record goes beyond the end, `encrypted`
   */
  next(): boolean {
    const { bytes, at } = this;
    if (at + 4 > bytes.length) return false;
    this.id = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const length = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
    if (at + 4 + length > bytes.length) throw new HostError("damaged", { what: `BIFF: ${at}` });
    this.at = at + 4 + length;
    this.content = bytes.subarray(at + 4, this.at);
    if (this.id === record.filePass) {
      this.cipher = recordCipher(this.content);
      if (!this.cipher) throw new HostError("encrypted");
    } else if (this.cipher && !plainRecords.has(this.id)) {
      // The place of a sheet stays readable in its record.
      const plain = this.id === record.boundSheet ? 4 : 0;
      this.content = this.content.slice();
      this.cipher(this.content.subarray(plain), at + 4 + plain, length - plain);
    }
    this.view = new DataView(this.content.buffer, this.content.byteOffset, this.content.length);
    return true;
  }

  /** The number of the next record, without going there. */
  peek(): number {
    return this.at + 4 > this.bytes.length
      ? -1
      : (this.bytes[this.at] as number) | ((this.bytes[this.at + 1] as number) << 8);
  }

  /** The content of this record and of those that continue it. */
  withContinued(): Uint8Array[] {
    const contents = [this.content];
    while (this.peek() === record.continued && this.next()) contents.push(this.content);
    return contents;
  }
}

/** Reads texts that may go on in a further record, which then says anew how wide its characters are. */
export class TextSource {
  private piece = 0;
  private at = 0;

  constructor(
    private readonly pieces: readonly Uint8Array[],
    start = 0,
  ) {
    this.at = start;
  }

  get isAtEnd(): boolean {
    return this.piece >= this.pieces.length;
  }

  byte(): number {
    while (this.piece < this.pieces.length && this.at >= (this.pieces[this.piece] as Uint8Array).length) this.turn();
    return this.pieces[this.piece]?.[this.at++] ?? this.fail();
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.word() | (this.word() << 16)) >>> 0;
  }

  /** A text with its flags, runs of formats and phonetics left out ([MS-XLS] 2.5.293). */
  richText(length: number): string {
    const flags = this.byte();
    const runs = flags & 8 ? this.word() : 0;
    const phonetic = flags & 4 ? this.long() : 0;
    const text = this.characters(length, flags);
    this.skip(runs * 4 + phonetic);
    return text;
  }

  /** Characters of one or two bytes; low bytes are those of Unicode. */
  private characters(length: number, firstFlags: number): string {
    let flags = firstFlags;
    let text = "";
    let left = length;
    while (left > 0) {
      let piece = this.pieces[this.piece] ?? this.fail();
      if (this.at >= piece.length) {
        this.turn();
        flags = this.byte();
        piece = this.pieces[this.piece] ?? this.fail();
      }
      const width = flags & 1 ? 2 : 1;
      const count = Math.min(left, Math.floor((piece.length - this.at) / width));
      if (count === 0) this.fail();
      const bytes = piece.subarray(this.at, this.at + count * width);
      text += width === 2 ? utf16Decoder.decode(bytes) : latinText(bytes);
      this.at += count * width;
      left -= count;
    }
    return text;
  }

  private skip(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const piece = this.pieces[this.piece] ?? this.fail();
      const step = Math.min(left, piece.length - this.at);
      this.at += step;
      left -= step;
      if (left > 0) this.turn();
    }
  }

  private turn(): void {
    this.piece++;
    this.at = 0;
  }

  private fail(): never {
    throw new HostError("damaged", { what: "BIFF: text" });
  }
}

const utf16Decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

function latinText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** The decoder of a code page; Chinese where the file names none, or one that nobody knows. */
export function codePageDecoder(codePage: number | undefined): TextDecoder {
  const label =
    codePage === 1200
      ? "utf-16le"
      : codePage === 65001
        ? "utf-8"
        : codePage === 950 || codePage === 10002
          ? "big5"
          : codePage === 932 || codePage === 10001
            ? "shift_jis"
            : codePage === 949 || codePage === 10003
              ? "euc-kr"
              : codePage === 10000 || codePage === 0x8000
                ? "macintosh"
                : codePage === 0x8001
                  ? "windows-1252"
                  : codePage !== undefined && codePage >= 1250 && codePage <= 1258
                    ? `windows-${codePage}`
                    : "gbk";
  return new TextDecoder(label);
}
