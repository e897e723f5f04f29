/**
 * How Office protects a workbook with a password ([MS-OFFCRYPTO]). Where only the structure is protected, Excel uses a password that it publishes
 * and tries by itself, so that such a file opens for everybody; it is the only one tried here.
 */
import { sha256 } from "../../../engine/index.js";
import { joinBytes, sameBytes } from "../bytes.js";
import { md5, sha1, sha384, sha512 } from "./hashes.js";
import { Rc4 } from "./ciphers.js";

/** What Excel tries before it asks. */
export const defaultPassword = "VelvetSweatshop";

export type Hash = (message: Uint8Array) => Uint8Array;

/** The hashes that a protected package may name. */
export const hashesByName: ReadonlyMap<string, Hash> = new Map<string, Hash>([
  ["SHA1", sha1],
  ["SHA-1", sha1],
  ["SHA256", bytesOfSha256],
  ["SHA384", sha384],
  ["SHA512", sha512],
]);

function bytesOfSha256(message: Uint8Array): Uint8Array {
  return Uint8Array.from(sha256(message).match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function littleEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    bytes[index * 2] = text.charCodeAt(index) & 255;
    bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}

/** Changes the bytes of records as they stand in a stream; `at` is the place of the first, `length` that of the whole record's content. */
export type RecordCipher = (content: Uint8Array, at: number, length: number) => void;

/**
 * The cipher of a BIFF8 workbook by what its `FilePass` record says ([MS-XLS] 2.4.117).
 * @returns `undefined` where the password is another, or the method none that is known
 */
export function recordCipher(filePass: Uint8Array, password = defaultPassword): RecordCipher | undefined {
  const view = new DataView(filePass.buffer, filePass.byteOffset, filePass.length);
  if (filePass.length < 6) return filePass.length === 4 ? xorCipher(view, 0, password) : undefined;
  if (view.getUint16(0, true) === 0) return xorCipher(view, 2, password);
  const major = view.getUint16(2, true);
  if (major === 1) return filePass.length < 54 ? undefined : rc4Cipher(filePass.subarray(6), password);
  return rc4ApiCipher(filePass.subarray(6), password);
}

/** RC4 ([MS-OFFCRYPTO] 2.3.6): salt, verifier and its hash, 16 bytes each. */
function rc4Cipher(header: Uint8Array, password: string): RecordCipher | undefined {
  const [salt, verifier, hash] = [header.subarray(0, 16), header.subarray(16, 32), header.subarray(32, 48)];
  const start = joinBytes([md5(utf16(password)).subarray(0, 5), salt]);
  const key = md5(joinBytes([...Array.from({ length: 16 }, () => start)])).subarray(0, 5);
  return checked((block) => md5(joinBytes([key, littleEndian(block)])), md5, verifier, hash);
}

/** RC4 by CryptoAPI (2.3.5): a header with the size of the key, a verifier and its hash. */
function rc4ApiCipher(header: Uint8Array, password: string): RecordCipher | undefined {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length < 8) return undefined;
  const verifierAt = 8 + view.getUint32(4, true);
  if (verifierAt + 60 > header.length || verifierAt < 40) return undefined;
  const keyBytes = (view.getUint32(8 + 16, true) || 40) / 8;
  const salt = header.subarray(verifierAt + 4, verifierAt + 20);
  const start = sha1(joinBytes([salt, utf16(password)]));
  const keyOf = (block: number) => {
    const key = sha1(joinBytes([start, littleEndian(block)])).subarray(0, keyBytes);
    return keyBytes === 5 ? joinBytes([key, new Uint8Array(11)]) : key;
  };
  return keyBytes > 20 || keyBytes < 5
    ? undefined
    : checked(
        keyOf,
        sha1,
        header.subarray(verifierAt + 20, verifierAt + 36),
        header.subarray(verifierAt + 40, verifierAt + 60),
      );
}

function checked(
  keyOf: (block: number) => Uint8Array,
  hash: Hash,
  verifier: Uint8Array,
  verifierHash: Uint8Array,
): RecordCipher | undefined {
  const stream = new Rc4(keyOf(0));
  const plain = stream.decrypt(verifier);
  if (!sameBytes(hash(plain), stream.decrypt(verifierHash))) return undefined;
  // Each kilobyte of the stream has a key of its own; records come in order, so the cipher runs on through what is not encrypted.
  let [block, place, running] = [-1, 0, stream];
  return (content, at) => {
    for (let index = 0; index < content.length; index++) {
      const wanted = at + index;
      if (wanted >> 10 !== block || (wanted & 1023) < place) {
        block = wanted >> 10;
        place = 0;
        running = new Rc4(keyOf(block));
      }
      for (; place < (wanted & 1023); place++) running.next();
      content[index] = (content[index] as number) ^ running.next();
      place++;
    }
  };
}

/** Codes of XOR obfuscation ([MS-OFFCRYPTO] 2.3.7.2). */
const xorCodes = [
  0xe1f0, 0x1d0f, 0xcc9c, 0x84c0, 0x110c, 0x0e10, 0xf1ce, 0x313e, 0x1872, 0xe139, 0xd40f, 0x84f9, 0x280c, 0xa96a,
  0x4ec3,
];
/** One row of seven for each character from the last on. */
const xorMatrix = [
  0xaefc, 0x4dd9, 0x9bb2, 0x2745, 0x4e8a, 0x9d14, 0x2a09, 0x7b61, 0xf6c2, 0xfda5, 0xeb6b, 0xc6f7, 0x9dcf, 0x2bbf,
  0x4563, 0x8ac6, 0x05ad, 0x0b5a, 0x16b4, 0x2d68, 0x5ad0, 0x0375, 0x06ea, 0x0dd4, 0x1ba8, 0x3750, 0x6ea0, 0xdd40,
  0xd849, 0xa0b3, 0x5147, 0xa28e, 0x553d, 0xaa7a, 0x44d5, 0x6f45, 0xde8a, 0xad35, 0x4a4b, 0x9496, 0x390d, 0x721a,
  0xeb23, 0xc667, 0x9cef, 0x29ff, 0x53fe, 0xa7fc, 0x5fd9, 0x47d3, 0x8fa6, 0x0f6d, 0x1eda, 0x3db4, 0x7b68, 0xf6d0,
  0xb861, 0x60e3, 0xc1c6, 0x93ad, 0x377b, 0x6ef6, 0xddec, 0x45a0, 0x8b40, 0x06a1, 0x0d42, 0x1a84, 0x3508, 0x6a10,
  0xaa51, 0x4483, 0x8906, 0x022d, 0x045a, 0x08b4, 0x1168, 0x76b4, 0xed68, 0xcaf1, 0x85c3, 0x1ba7, 0x374e, 0x6e9c,
  0x3730, 0x6e60, 0xdcc0, 0xa9a1, 0x4363, 0x86c6, 0x1dad, 0x3331, 0x6662, 0xccc4, 0x89a9, 0x0373, 0x06e6, 0x0dcc,
  0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48c4,
];
const xorPadding = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00];

function xorCipher(view: DataView, at: number, password: string): RecordCipher | undefined {
  const letters = [...password].map((letter) => letter.charCodeAt(0) & 255);
  const key = xorKey(letters);
  if (view.getUint16(at, true) !== key || view.getUint16(at + 2, true) !== xorVerifier(letters)) return undefined;
  const keyBytes = [key & 255, key >> 8];
  const array = [...letters, ...xorPadding].slice(0, 16).map((letter, index) => {
    const mixed = letter ^ (keyBytes[index & 1] as number);
    return ((mixed << 2) | (mixed >> 6)) & 255;
  });
  return (content, place, length) => {
    for (let index = 0; index < content.length; index++) {
      const byte = content[index] as number;
      content[index] = (((byte << 3) | (byte >> 5)) & 255) ^ (array[(place + length + index) & 15] as number);
    }
  };
}

function xorKey(letters: readonly number[]): number {
  let key = xorCodes[letters.length - 1] ?? 0;
  let element = xorMatrix.length - 1;
  for (const letter of [...letters].reverse()) {
    for (let bit = 0, bits = letter; bit < 7; bit++, bits <<= 1, element--)
      if (bits & 0x40) key ^= xorMatrix[element] as number;
  }
  return key;
}

function xorVerifier(letters: readonly number[]): number {
  let verifier = 0;
  for (const letter of [letters.length, ...letters].reverse())
    verifier = (((verifier >> 14) & 1) | ((verifier << 1) & 0x7fff)) ^ letter;
  return verifier ^ 0xce4b;
}
