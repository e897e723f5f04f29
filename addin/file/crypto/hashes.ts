/**
 * The hashes by which Office makes keys from passwords. They protect nothing here: the one password that is tried is public. The platform's own
 * are asynchronous, lack MD5 and are absent on pages that are not served over HTTPS.
 */

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** A message with its padding and its length in bits, as words; `blockBytes` is 64 or 128. */
function padded(message: Uint8Array, blockBytes: 64 | 128, littleEndian: boolean): DataView {
  const lengthBytes = blockBytes / 8;
  const total = Math.ceil((message.length + 1 + lengthBytes) / blockBytes) * blockBytes;
  const bytes = new Uint8Array(total);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const bits = message.length * 8;
  if (littleEndian) {
    view.setUint32(total - 8, bits >>> 0, true);
    view.setUint32(total - 4, Math.floor(bits / 2 ** 32), true);
  } else {
    view.setUint32(total - 4, bits >>> 0);
    view.setUint32(total - 8, Math.floor(bits / 2 ** 32));
  }
  return view;
}

function bytesOfWords(words: ArrayLike<number>, littleEndian = false): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < words.length; index++) view.setInt32(index * 4, words[index] as number, littleEndian);
  return bytes;
}

const md5Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Sines = Int32Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/** RFC 1321. */
export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message, 64, true);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d] = [state[0], state[1], state[2], state[3]] as [number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mix =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word = (round === 0 ? step : round === 1 ? 5 * step + 1 : round === 2 ? 3 * step + 5 : 7 * step) & 15;
      const sum = (a + mix + (md5Sines[step] as number) + view.getInt32(at + word * 4, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (c + rotate(sum, md5Shifts[round * 4 + (step & 3)] as number)) | 0;
    }
    [a, b, c, d].forEach((word, index) => (state[index] = (state[index] as number) + word));
  }
  return bytesOfWords(state, true);
}

const sha1Words = new Int32Array(80);

/** FIPS 180-4. */
export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message, 64, false);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let step = 0; step < 80; step++) {
      sha1Words[step] =
        step < 16
          ? view.getInt32(at + step * 4)
          : rotate(
              (sha1Words[step - 3] as number) ^
                (sha1Words[step - 8] as number) ^
                (sha1Words[step - 14] as number) ^
                (sha1Words[step - 16] as number),
              1,
            );
    }
    let [a, b, c, d, e] = [state[0], state[1], state[2], state[3], state[4]] as [
      number,
      number,
      number,
      number,
      number,
    ];
    for (let step = 0; step < 80; step++) {
      const mix =
        step < 20
          ? ((b & c) | (~b & d)) + 0x5a827999
          : step < 40
            ? (b ^ c ^ d) + 0x6ed9eba1
            : step < 60
              ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
              : (b ^ c ^ d) + 0xca62c1d6;
      const next = (rotate(a, 5) + mix + e + (sha1Words[step] as number)) | 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = next;
    }
    [a, b, c, d, e].forEach((word, index) => (state[index] = (state[index] as number) + word));
  }
  return bytesOfWords(state);
}

const primes = (() => {
  const found: number[] = [];
  for (let candidate = 2; found.length < 80; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
})();

/** The first 64 bits of the fraction of a prime's root, as two words. */
function rootBits(prime: number, root: 2 | 3): [number, number] {
  // floor(prime^(1/root) · 2^64), by halving.
  const target = BigInt(prime) << BigInt(64 * root);
  let [low, high] = [0n, 1n << 72n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** BigInt(root) <= target) low = middle;
    else high = middle;
  }
  return [Number((low >> 32n) & 0xffffffffn) | 0, Number(low & 0xffffffffn) | 0];
}

const sha512Keys = Int32Array.from(primes.flatMap((prime) => rootBits(prime, 3)));
const sha512Start = primes.slice(0, 8).flatMap((prime) => rootBits(prime, 2));
const sha384Start = primes.slice(8, 16).flatMap((prime) => rootBits(prime, 2));
const sha512Words = new Int32Array(160);

/** FIPS 180-4. */
export function sha512(message: Uint8Array): Uint8Array {
  return sha512From(sha512Start, message);
}

/** FIPS 180-4. */
export function sha384(message: Uint8Array): Uint8Array {
  return sha512From(sha384Start, message).subarray(0, 48);
}

/** 64-bit words are pairs of high and low halves; sums of low halves carry by their excess over 2^32. Plain variables: a key takes 100,000 rounds. */
function sha512From(start: readonly number[], message: Uint8Array): Uint8Array {
  const view = padded(message, 128, false);
  const state = Int32Array.from(start);
  const at = (words: Int32Array, index: number): number => words[index] as number;
  for (let block = 0; block < view.byteLength; block += 128) {
    expand(view, block);
    let [ah, al, bh, bl] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)] as const;
    let [ch, cl, dh, dl] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)] as const;
    let [eh, el, fh, fl] = [at(state, 8), at(state, 9), at(state, 10), at(state, 11)] as const;
    let [gh, gl, hh, hl] = [at(state, 12), at(state, 13), at(state, 14), at(state, 15)] as const;
    for (let index = 0; index < 160; index += 2) {
      const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
      const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
      const low1 =
        (hl >>> 0) +
        (s1l >>> 0) +
        (((el & fl) ^ (~el & gl)) >>> 0) +
        (at(sha512Keys, index + 1) >>> 0) +
        (at(sha512Words, index + 1) >>> 0);
      const high1 =
        (hh +
          s1h +
          ((eh & fh) ^ (~eh & gh)) +
          at(sha512Keys, index) +
          at(sha512Words, index) +
          ((low1 / 2 ** 32) | 0)) |
        0;
      const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
      const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
      const low2 = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
      const high2 = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + ((low2 / 2 ** 32) | 0)) | 0;
      hh = gh;
      hl = gl;
      gh = fh;
      gl = fl;
      fh = eh;
      fl = el;
      const lowE = (dl >>> 0) + (low1 >>> 0);
      el = lowE | 0;
      eh = (dh + high1 + ((lowE / 2 ** 32) | 0)) | 0;
      dh = ch;
      dl = cl;
      ch = bh;
      cl = bl;
      bh = ah;
      bl = al;
      const lowA = (low1 >>> 0) + (low2 >>> 0);
      al = lowA | 0;
      ah = (high1 + high2 + ((lowA / 2 ** 32) | 0)) | 0;
    }
    [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl].forEach((word, index, turn) => {
      if (index % 2 === 1) return;
      const low = (at(state, index + 1) >>> 0) + ((turn[index + 1] as number) >>> 0);
      state[index + 1] = low | 0;
      state[index] = at(state, index) + word + ((low / 2 ** 32) | 0);
    });
  }
  return bytesOfWords(state);
}

/** The sixteen words of a block become eighty. */
function expand(view: DataView, block: number): void {
  const words = sha512Words;
  for (let index = 0; index < 32; index++) words[index] = view.getInt32(block + index * 4);
  for (let index = 32; index < 160; index += 2) {
    const h15 = words[index - 30] as number;
    const l15 = words[index - 29] as number;
    const h2 = words[index - 4] as number;
    const l2 = words[index - 3] as number;
    const s0h = ((h15 >>> 1) | (l15 << 31)) ^ ((h15 >>> 8) | (l15 << 24)) ^ (h15 >>> 7);
    const s0l = ((l15 >>> 1) | (h15 << 31)) ^ ((l15 >>> 8) | (h15 << 24)) ^ ((l15 >>> 7) | (h15 << 25));
    const s1h = ((h2 >>> 19) | (l2 << 13)) ^ ((l2 >>> 29) | (h2 << 3)) ^ (h2 >>> 6);
    const s1l = ((l2 >>> 19) | (h2 << 13)) ^ ((h2 >>> 29) | (l2 << 3)) ^ ((l2 >>> 6) | (h2 << 26));
    const low =
      (s0l >>> 0) + (s1l >>> 0) + ((words[index - 13] as number) >>> 0) + ((words[index - 31] as number) >>> 0);
    words[index + 1] = low | 0;
    words[index] = s0h + s1h + (words[index - 14] as number) + (words[index - 32] as number) + ((low / 2 ** 32) | 0);
  }
}
