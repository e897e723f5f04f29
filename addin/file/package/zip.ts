/**
 * ZIP packages, read with suspicion and written without touching what need not change.
 * An entry keeps its bytes as they are compressed in the file, so that copying a part costs nothing and changes no bit of it.
 * Format: PKWARE APPNOTE 6.3; what Office allows of it: ECMA-376 part 2.
 */
import { deflateSync, Inflate } from "fflate";
import { HostError } from "../../live/ports.js";

/** One part of a package. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** MS-DOS time and date as they stand in the file. */
  readonly time: number;
  /** The bytes as they stand in the file. */
  readonly compressed: Uint8Array;
  /** Length once inflated. */
  readonly size: number;
}

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

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const flagEncrypted = 0x0001;
const flagDescriptor = 0x0008;
const flagUtf8 = 0x0800;
/** 2024-01-01 00:00, so that the same content gives the same bytes. */
const fixedTime = 0x58210000;

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

/** The whole content of a part, checked against its declared size and sum. */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  const content = new Uint8Array(entry.size);
  let filled = 0;
  for (const chunk of chunksOf(entry)) {
    content.set(chunk, filled);
    filled += chunk.length;
  }
  return content;
}

/**
 * The content of a part piece by piece, inflated by the platform where it can, which is three times as fast as JavaScript. A piece is valid until
 * the next one is asked for.
 * @throws HostError `damaged` when the content is longer or shorter than declared or its sum is wrong
 */
export async function* pieces(entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater =
    entry.method === 0 || entry.size < (nodeZlib() === undefined ? nativeFrom : wholeUpTo)
      ? undefined
      : platformStream(() => new DecompressionStream("deflate-raw"));
  if (inflater === undefined) {
    yield* chunksOf(entry);
    return;
  }
  const check = new ContentCheck(entry);
  const writer = inflater.writable.getWriter();
  // A fault in the data shows when reading; the same fault at the writing end needs no word of its own.
  const written = (async () => {
    await writer.write(entry.compressed as Uint8Array<ArrayBuffer>);
    await writer.close();
  })().catch(() => undefined);
  const reader = inflater.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw damaged(entry.name, error);
      });
      if (done) break;
      check.add(value);
      yield value;
    }
    check.end();
  } finally {
    await reader.cancel().catch(() => undefined);
    await written;
  }
}

/** A stream of the platform; none where there is no such thing, or, in browsers before Chromium 103, none that knows raw deflate. */
function platformStream<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** The same without waiting: in JavaScript, but for parts of ordinary size in Node, which inflates them in no time. */
export function* chunksOf(entry: ZipEntry): Generator<Uint8Array, void, undefined> {
  const check = new ContentCheck(entry);
  const zlib = nodeZlib();
  if (entry.method === 8 && zlib !== undefined && entry.size <= wholeUpTo) {
    const content = inflateWhole(entry, zlib);
    for (let at = 0; at < content.length; at += wholeChunkBytes) {
      const chunk = content.subarray(at, at + wholeChunkBytes);
      check.add(chunk);
      yield chunk;
    }
  } else if (entry.method === 0) {
    for (let at = 0; at < entry.compressed.length; at += chunkBytes) {
      const chunk = entry.compressed.subarray(at, at + chunkBytes);
      check.add(chunk);
      yield chunk;
    }
  } else {
    let inflated: Uint8Array[] = [];
    const inflater = new Inflate((chunk) => {
      inflated.push(chunk);
    });
    for (let at = 0; at < entry.compressed.length; at += chunkBytes) {
      try {
        inflater.push(entry.compressed.subarray(at, at + chunkBytes), at + chunkBytes >= entry.compressed.length);
      } catch (error) {
        throw damaged(entry.name, error);
      }
      const ready = inflated;
      inflated = [];
      for (const chunk of ready) {
        check.add(chunk);
        yield chunk;
      }
    }
  }
  check.end();
}

interface NodeZlib {
  inflateRawSync(bytes: Uint8Array, options: { chunkSize: number; maxOutputLength: number }): Uint8Array;
  /** Since 20.15. */
  crc32?(bytes: Uint8Array, before: number): number;
}
/** Nothing in a browser, nor in a Node before 20.16. */
const nodeZlib = () =>
  (globalThis as { process?: { getBuiltinModule?(name: string): NodeZlib } }).process?.getBuiltinModule?.("node:zlib");

function inflateWhole(entry: ZipEntry, { inflateRawSync }: NodeZlib): Uint8Array {
  try {
    // One byte more than declared is asked for, so that the end is seen in one go.
    return inflateRawSync(entry.compressed, {
      chunkSize: Math.max(64, entry.size + 1),
      maxOutputLength: Math.max(1, entry.size),
    });
  } catch (error) {
    throw damaged(entry.name, error);
  }
}

/** Larger parts are inflated piece by piece, so that they need no memory of their own. */
const wholeUpTo = 32 * 2 ** 20;
/** A whole content is handed over in pieces all the same: their reader gives others a moment after some. */
const wholeChunkBytes = 2 ** 20;
/** Below this size starting a stream costs more than it saves. */
const nativeFrom = 2 ** 20;
/** Small enough that one piece inflates to some tens of megabytes at the very most. */
const chunkBytes = 32 * 1024;

/** Holds inflated content against what the directory says of it. */
class ContentCheck {
  private size = 0;
  private sum = ~0;

  constructor(private readonly entry: ZipEntry) {}

  add(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > this.entry.size) throw damaged(this.entry.name);
    this.sum = addToSum(this.sum, chunk);
  }

  end(): void {
    if (this.size !== this.entry.size || ~this.sum >>> 0 !== this.entry.crc) throw damaged(this.entry.name);
  }
}

/** A part made by us: deflated, with a fixed time. */
export function newEntry(name: string, content: Uint8Array): ZipEntry {
  return entryOf(name, content, deflateSync(content, { level: 6 }));
}

/** The same, for a part of any size: a large one is deflated by the platform where it can. */
export async function newEntryOfAnySize(name: string, content: Uint8Array): Promise<ZipEntry> {
  const deflater =
    content.length < nativeDeflateFrom ? undefined : platformStream(() => new CompressionStream("deflate-raw"));
  if (deflater === undefined) return newEntry(name, content);
  const stream = new Blob([content as Uint8Array<ArrayBuffer>]).stream().pipeThrough(deflater);
  return entryOf(name, content, new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Smaller parts are deflated in JavaScript, so that they come out the same on every platform. */
const nativeDeflateFrom = 16 * 2 ** 20;

function entryOf(name: string, content: Uint8Array, compressed: Uint8Array): ZipEntry {
  return {
    name,
    nameBytes: new TextEncoder().encode(name),
    flags: flagUtf8,
    method: 8,
    crc: ~addToSum(~0, content) >>> 0,
    time: fixedTime,
    compressed,
    size: content.length,
  };
}

/** A package of these parts in this order; compressed bytes, sums and times are taken over as they are. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const bodyBytes = entries.reduce((sum, entry) => sum + 30 + entry.nameBytes.length + entry.compressed.length, 0);
  const directoryBytes = entries.reduce((sum, entry) => sum + 46 + entry.nameBytes.length, 0);
  const bytes = new Uint8Array(bodyBytes + directoryBytes + 22);
  const view = new DataView(bytes.buffer);
  let body = 0;
  let central = bodyBytes;
  for (const entry of entries) {
    // The sizes stand in the header itself, so the descriptor after the data, if there was one, is gone.
    const flags = entry.flags & ~flagDescriptor;
    const fields = (at: number) => {
      view.setUint16(at, flags, true);
      view.setUint16(at + 2, entry.method, true);
      view.setUint32(at + 4, entry.time, true);
      view.setUint32(at + 8, entry.crc, true);
      view.setUint32(at + 12, entry.compressed.length, true);
      view.setUint32(at + 16, entry.size, true);
      view.setUint16(at + 20, entry.nameBytes.length, true);
    };
    view.setUint32(central, centralSignature, true);
    view.setUint16(central + 4, 20, true);
    view.setUint16(central + 6, 20, true);
    fields(central + 8);
    view.setUint32(central + 42, body, true);
    bytes.set(entry.nameBytes, central + 46);
    central += 46 + entry.nameBytes.length;
    view.setUint32(body, localSignature, true);
    view.setUint16(body + 4, 20, true);
    fields(body + 6);
    bytes.set(entry.nameBytes, body + 30);
    bytes.set(entry.compressed, body + 30 + entry.nameBytes.length);
    body += 30 + entry.nameBytes.length + entry.compressed.length;
  }
  view.setUint32(central, endSignature, true);
  view.setUint16(central + 8, entries.length, true);
  view.setUint16(central + 10, entries.length, true);
  view.setUint32(central + 12, directoryBytes, true);
  view.setUint32(central + 16, bodyBytes, true);
  return bytes;
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
function addToSum(sum: number, bytes: Uint8Array): number {
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

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

function tooLarge(what: string, limit: number): HostError {
  return new HostError("tooLarge", { what, limit: megabytes(limit) });
}

function damaged(what: string, cause?: unknown): HostError {
  return new HostError("damaged", { what }, { cause });
}
