/** SHA-256 (FIPS 180-4), pure: both hosts and every program get the same digest, in a page that is not served securely too. */

const constants = /*#__PURE__*/ (() => {
  const words = new Uint32Array(64);
  const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 0x1_0000_0000) >>> 0;
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime) words[found++] = fraction(Math.cbrt(candidate));
  }
  return words;
})();
/** Fractions of the square roots of the first eight primes. */
const start = /*#__PURE__*/ [2, 3, 5, 7, 11, 13, 17, 19].map(
  (prime) => Math.floor((Math.sqrt(prime) % 1) * 0x1_0000_0000) >>> 0,
);

/** Takes bytes and texts piece by piece, so that a ledger's content need not stand in one string. */
export class Sha256 {
  private readonly state = Uint32Array.from(start);
  private readonly block = new Uint8Array(64);
  private readonly words = new Uint32Array(64);
  private filled = 0;
  private length = 0;

  /** A text counts as its UTF-8 bytes. */
  update(piece: string | Uint8Array): this {
    if (typeof piece === "string") this.text(piece);
    else for (const byte of piece) this.byte(byte);
    return this;
  }

  /** 64 hexadecimal digits; the object is used up. */
  digest(): string {
    const bits = this.length * 8;
    this.byte(0x80);
    while (this.filled !== 56) this.byte(0);
    for (let shift = 56; shift >= 0; shift -= 8) this.byte(Math.floor(bits / 2 ** shift) & 0xff);
    return [...this.state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }

  private text(text: string): void {
    for (let index = 0; index < text.length; index++) {
      let code = text.charCodeAt(index);
      if (code >= 0xd800 && code < 0xdc00) {
        const low = text.charCodeAt(index + 1);
        if (low >= 0xdc00 && low < 0xe000) {
          code = (code - 0xd800) * 0x400 + low - 0xdc00 + 0x10000;
          index++;
        } else code = 0xfffd;
      } else if (code >= 0xdc00 && code < 0xe000) code = 0xfffd;
      if (code < 0x80) this.byte(code);
      else {
        if (code < 0x800) this.byte(0xc0 | (code >> 6));
        else {
          if (code < 0x10000) this.byte(0xe0 | (code >> 12));
          else {
            this.byte(0xf0 | (code >> 18));
            this.byte(0x80 | ((code >> 12) & 0x3f));
          }
          this.byte(0x80 | ((code >> 6) & 0x3f));
        }
        this.byte(0x80 | (code & 0x3f));
      }
    }
  }

  private byte(byte: number): void {
    this.block[this.filled++] = byte;
    this.length++;
    if (this.filled === 64) this.compress();
  }

  private compress(): void {
    const { block, words, state } = this;
    for (let index = 0; index < 16; index++) {
      const at = index * 4;
      words[index] =
        (((block[at] as number) << 24) |
          ((block[at + 1] as number) << 16) |
          ((block[at + 2] as number) << 8) |
          (block[at + 3] as number)) >>>
        0;
    }
    for (let index = 16; index < 64; index++) {
      const [early, late] = [words[index - 15] as number, words[index - 2] as number];
      const sigma0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const sigma1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[index] = ((words[index - 16] as number) + sigma0 + (words[index - 7] as number) + sigma1) >>> 0;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let round = 0; round < 64; round++) {
      const one =
        (h +
          (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (constants[round] as number) +
          (words[round] as number)) >>>
        0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] as number) + word) >>> 0));
    this.filled = 0;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The digest of bytes, or of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return new Sha256().update(content).digest();
}
