/**
 * ZIP packages, read with suspicion: their directory, and where each part's bytes stand. An entry keeps its bytes as they are compressed in the
 * file, so that copying a part costs nothing and changes no bit of it (`inflate.ts` gives their content, `writeZip.ts` a package of them).
 * Format: PKWARE APPNOTE 6.3; what Office allows of it: ECMA-376 part 2.
 */
import { HostError } from "../../live/ports.js";
import { centralSignature, damaged, endSignature, localSignature, type ZipEntry } from "./zipEntry.js";

/** What a package may be at most. A ledger of 1,048,576 rows and ten columns has some 600 MB of XML. */
export interface ZipLimits {
  readonly fileBytes: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly totalBytes: number;
  /** Inflated to compressed size, for XML parts over a megabyte; Office's own come to 10–40. */
  readonly ratio: number;
}

export const zipLimits: ZipLimits = {
  fileBytes: 512 * 2 ** 20,
  parts: 10_000,
  partBytes: 1024 * 2 ** 20,
  totalBytes: 2048 * 2 ** 20,
  ratio: 400,
};

const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const flagEncrypted = 0x0001;

/** Whether the bytes begin like a ZIP file. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * Lists the parts of a package and admits it: nothing is inflated here.
 * @throws HostError `tooLarge`, `suspicious` (a bomb, names that climb or occur twice, parts that overlap), `encrypted`, `damaged`
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): ZipEntry[] {
  if (bytes.length > limits.fileBytes) throw tooLarge(megabytes(bytes.length), limits.fileBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = directory(view);
  if (count > limits.parts) throw new HostError("suspicious", { what: `ZIP: ${count}` });
  const entries: ZipEntry[] = [];
  const spans: { from: number; to: number; name: string }[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw damaged("central directory");
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged("central directory");
    const storedName = bytes.subarray(at + 46, at + 46 + nameLength);
    const stored = new TextDecoder().decode(storedName);
    const name = partName(stored);
    const long = longSizes(view, at, at + 46 + nameLength, extraLength, name);
    // The folder that holds everything, as some packers write it down.
    if (name === "" && long.size === 0 && /^[./\\]+$/.test(stored)) {
      at = next;
      continue;
    }
    checkName(name, names);
    if ((flags & flagEncrypted) !== 0) throw new HostError("encrypted");
    if (method !== 0 && method !== 8) throw damaged(`${name}: method ${method}`);
    if (long.size > limits.partBytes) throw tooLarge(`${name} ${megabytes(long.size)}`, limits.partBytes);
    if (isXml(name) && long.size > 2 ** 20 && long.size > limits.ratio * Math.max(1, long.compressedSize)) {
      throw new HostError("suspicious", {
        what: `${name} ${Math.round(long.size / Math.max(1, long.compressedSize))}:1`,
      });
    }
    total += long.size;
    if (total > limits.totalBytes) throw tooLarge(megabytes(total), limits.totalBytes);
    const from = dataStart(view, long.offset, name);
    const to = from + long.compressedSize;
    if (to > start || (method === 0 && long.size !== long.compressedSize)) throw damaged(name);
    spans.push({ from: long.offset, to, name });
    entries.push({
      name,
      nameBytes: name === stored ? storedName : new TextEncoder().encode(name),
      flags,
      method,
      crc: view.getUint32(at + 16, true),
      time: view.getUint32(at + 12, true),
      compressed: bytes.subarray(from, to),
      size: long.size,
    });
    at = next;
  }
  spans.sort((one, other) => one.from - other.from);
  spans.forEach((span, index) => {
    const following = spans[index + 1];
    if (following && following.from < span.to)
      throw new HostError("suspicious", { what: `${span.name}, ${following.name}` });
  });
  return entries;
}

function directory(view: DataView): { count: number; start: number } {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65536; at--) {
    if (view.getUint32(at, true) !== endSignature || at + 22 + view.getUint16(at + 20, true) > view.byteLength)
      continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    if (at < 20 || view.getUint32(at - 20, true) !== end64LocatorSignature) throw damaged("ZIP64");
    const end64 = safeOffset(view, at - 12, "ZIP64");
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== end64Signature) throw damaged("ZIP64");
    return { count: safeOffset(view, end64 + 32, "ZIP64"), start: safeOffset(view, end64 + 48, "ZIP64") };
  }
  throw damaged("end of central directory");
}

/** Sizes and offset of a directory entry; where they do not fit 32 bits they stand in the ZIP64 extra field, in this order. */
function longSizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
  name: string,
): { size: number; compressedSize: number; offset: number } {
  const values = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  if (values.includes(0xffffffff)) {
    let field = extra;
    while (field + 4 <= extra + extraLength && view.getUint16(field, true) !== 1)
      field += 4 + view.getUint16(field + 2, true);
    let value = field + 4;
    values.forEach((short, index) => {
      if (short !== 0xffffffff) return;
      if (value + 8 > extra + extraLength) throw damaged(name);
      values[index] = safeOffset(view, value, name);
      value += 8;
    });
  }
  const [size = 0, compressedSize = 0, offset = 0] = values;
  return { size, compressedSize, offset };
}

function dataStart(view: DataView, local: number, name: string): number {
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== localSignature) throw damaged(name);
  return local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

function safeOffset(view: DataView, at: number, what: string): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(what);
  return Number(value);
}

/**
 * The name of a part in slashes and without steps to where it already is (ECMA-376 part 2, 6.2.2): some writers on Windows put their own
 * separators, some packers `./xl/…`, and some writers the slash with which a part is addressed. Where a name leads elsewhere it keeps it.
 */
function partName(stored: string): string {
  return stored
    .replaceAll("\\", "/")
    .replace(/(^|\/)(?:\.\/)+/g, "$1")
    .replace(/^\/(?=(?:_rels|docProps|xl|word|customXml)\/|\[Content_Types\]\.xml$)/i, "")
    .replace(/^[./]$/, "");
}

function checkName(name: string, seen: Set<string>): void {
  // Part names compare without case (ECMA-376 part 2, 7.2.3.5), so two that differ in case alone are the same part twice.
  const key = name.toLowerCase();
  if (seen.has(key)) throw new HostError("suspicious", { what: name });
  seen.add(key);
  if (name === "" || name.startsWith("/") || /[:\0]/.test(name) || /(^|\/)\.\.?(\/|$)/.test(name))
    throw new HostError("suspicious", { what: name });
}

function isXml(name: string): boolean {
  return /\.(xml|rels|vml)$/i.test(name);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

function tooLarge(what: string, limit: number): HostError {
  return new HostError("tooLarge", { what, limit: megabytes(limit) });
}
