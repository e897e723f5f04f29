import { nodeZlib } from "./platformZlib.js";

/** Tables for four bytes at a time: `[k * 256 + b]` is the sum of byte `b` followed by `k` zero bytes. */
const sumTables = (() => {
  const tables = new Uint32Array(4 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    tables[byte] = value;
  }
  for (let index = 256; index < 4 * 256; index++) {
    const before = tables[index - 256] as number;
    tables[index] = (before >>> 8) ^ (tables[before & 255] as number);
  }
  return tables;
})();

/** CRC-32 of a sequence of pieces, begun with `~0` and inverted at the end. */
export function addToSum(sum: number, bytes: Uint8Array): number {
  const native = nodeZlib()?.crc32;
  if (native !== undefined) return ~native(bytes, ~sum >>> 0);
  const tables = sumTables;
  let value = sum;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    value ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    value =
      (tables[768 + (value & 255)] as number) ^
      (tables[512 + ((value >>> 8) & 255)] as number) ^
      (tables[256 + ((value >>> 16) & 255)] as number) ^
      (tables[value >>> 24] as number);
  }
  for (; at < bytes.length; at++) value = (tables[(value ^ (bytes[at] as number)) & 255] as number) ^ (value >>> 8);
  return value;
}
