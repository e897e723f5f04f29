/** The ciphers of protected workbooks, decrypting only: AES (FIPS 197) in its two modes, and RC4. The platform's AES has no mode without padding. */

const sBox = new Uint8Array(256);
const inverse = new Uint8Array(256);
/** Tables for a column at a time: InvSubBytes and InvMixColumns of a byte in the first place. */
const table = new Int32Array(256);

const double = (byte: number): number => ((byte << 1) ^ (byte & 0x80 ? 0x11b : 0)) & 0xff;
function times(one: number, other: number): number {
  let [product, factor] = [0, one];
  for (let bits = other; bits > 0; bits >>= 1, factor = double(factor)) if (bits & 1) product ^= factor;
  return product;
}

(() => {
  let [value, reciprocal] = [1, 1];
  do {
    value = value ^ double(value);
    reciprocal = times(reciprocal, 0xf6);
    const spread = (by: number) => ((reciprocal << by) | (reciprocal >> (8 - by))) & 0xff;
    sBox[value] = reciprocal ^ spread(1) ^ spread(2) ^ spread(3) ^ spread(4) ^ 0x63;
  } while (value !== 1);
  sBox[0] = 0x63;
  for (let byte = 0; byte < 256; byte++) inverse[sBox[byte] as number] = byte;
  for (let byte = 0; byte < 256; byte++) table[byte] = mixed(inverse[byte] as number);
})();

function mixed(byte: number): number {
  return (times(byte, 14) << 24) | (times(byte, 9) << 16) | (times(byte, 13) << 8) | times(byte, 11);
}

/** The round keys in the order of decryption, the inner ones mixed for it. */
function roundKeys(key: Uint8Array): Int32Array {
  const length = key.length / 4;
  const rounds = length + 6;
  const words = new Int32Array(4 * (rounds + 1));
  const view = new DataView(key.buffer, key.byteOffset, key.length);
  const substituted = (word: number) =>
    ((sBox[word >>> 24] as number) << 24) |
    ((sBox[(word >>> 16) & 255] as number) << 16) |
    ((sBox[(word >>> 8) & 255] as number) << 8) |
    (sBox[word & 255] as number);
  let constant = 1;
  for (let index = 0; index < words.length; index++) {
    if (index < length) {
      words[index] = view.getInt32(index * 4);
      continue;
    }
    let word = words[index - 1] as number;
    if (index % length === 0) {
      word = substituted((word << 8) | (word >>> 24)) ^ (constant << 24);
      constant = double(constant);
    } else if (length > 6 && index % length === 4) word = substituted(word);
    words[index] = (words[index - length] as number) ^ word;
  }
  const reversed = new Int32Array(words.length);
  for (let round = 0; round <= rounds; round++) {
    for (let column = 0; column < 4; column++) {
      const word = words[(rounds - round) * 4 + column] as number;
      reversed[round * 4 + column] =
        round === 0 || round === rounds
          ? word
          : mixed(word >>> 24) ^
            turned(mixed((word >>> 16) & 255), 8) ^
            turned(mixed((word >>> 8) & 255), 16) ^
            turned(mixed(word & 255), 24);
    }
  }
  return reversed;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * Decrypts whole blocks; what is left over at the end is dropped.
 * @param key of 16, 24 or 32 bytes
 * @param start the initial vector of cipher block chaining; `undefined` for blocks by themselves
 */
export function decryptAes(key: Uint8Array, start: Uint8Array | undefined, data: Uint8Array): Uint8Array {
  const keys = roundKeys(key);
  const rounds = keys.length / 4 - 1;
  const blocks = Math.floor(data.length / 16);
  const result = new Uint8Array(blocks * 16);
  const from = new DataView(data.buffer, data.byteOffset, data.length);
  const to = new DataView(result.buffer);
  const state = new Int32Array(4);
  const next = new Int32Array(4);
  const before = new Int32Array(4);
  if (start) {
    const view = new DataView(start.buffer, start.byteOffset, 16);
    for (let column = 0; column < 4; column++) before[column] = view.getInt32(column * 4);
  }
  for (let block = 0; block < blocks; block++) {
    for (let column = 0; column < 4; column++)
      state[column] = from.getInt32(block * 16 + column * 4) ^ (keys[column] as number);
    for (let round = 1; round <= rounds; round++) {
      for (let column = 0; column < 4; column++) {
        const [a, b, c, d] = [
          (state[column] as number) >>> 24,
          ((state[(column + 3) & 3] as number) >>> 16) & 255,
          ((state[(column + 2) & 3] as number) >>> 8) & 255,
          (state[(column + 1) & 3] as number) & 255,
        ] as const;
        next[column] =
          (round < rounds
            ? (table[a] as number) ^
              turned(table[b] as number, 8) ^
              turned(table[c] as number, 16) ^
              turned(table[d] as number, 24)
            : ((inverse[a] as number) << 24) |
              ((inverse[b] as number) << 16) |
              ((inverse[c] as number) << 8) |
              (inverse[d] as number)) ^ (keys[round * 4 + column] as number);
      }
      state.set(next);
    }
    for (let column = 0; column < 4; column++) {
      const at = block * 16 + column * 4;
      to.setInt32(at, (state[column] as number) ^ (before[column] as number));
      if (start) before[column] = from.getInt32(at);
    }
  }
  return result;
}

/** The key stream of RC4, byte by byte. */
export class Rc4 {
  private readonly state = Uint8Array.from({ length: 256 }, (_, index) => index);
  private i = 0;
  private j = 0;

  constructor(key: Uint8Array) {
    for (let index = 0, other = 0; index < 256; index++) {
      other = (other + (this.state[index] as number) + (key[index % key.length] as number)) & 255;
      this.swap(index, other);
    }
  }

  next(): number {
    this.i = (this.i + 1) & 255;
    this.j = (this.j + (this.state[this.i] as number)) & 255;
    this.swap(this.i, this.j);
    return this.state[((this.state[this.i] as number) + (this.state[this.j] as number)) & 255] as number;
  }

  /** A copy of the data, decrypted. */
  decrypt(data: Uint8Array): Uint8Array {
    return data.map((byte) => byte ^ this.next());
  }

  private swap(one: number, other: number): void {
    const { state } = this;
    const kept = state[one] as number;
    state[one] = state[other] as number;
    state[other] = kept;
  }
}
