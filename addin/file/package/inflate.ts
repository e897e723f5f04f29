/** The content of a part, whole or piece by piece, held against its declared size and sum. */
import { Inflate } from "fflate";
import { addToSum } from "./crc32.js";
import { nodeZlib, platformStream, type NodeZlib } from "./platformZlib.js";
import { damaged, type ZipEntry } from "./zipEntry.js";

/** Larger parts are inflated piece by piece, so that they need no memory of their own. */
const wholeUpTo = 32 * 2 ** 20;
/** A whole content is handed over in pieces all the same: their reader gives others a moment after some. */
const wholeChunkBytes = 2 ** 20;
/** Below this size starting a stream costs more than it saves. */
const nativeFrom = 2 ** 20;
/** Small enough that one piece inflates to some tens of megabytes at the very most. */
const chunkBytes = 32 * 1024;
/** What Node inflates at a time: with its own 16 KiB the turns between its threads and this one cost four times the inflating. */
const nodeChunkBytes = 256 * 1024;

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
  const zlib = nodeZlib();
  if (entry.method !== 0 && zlib !== undefined && entry.size > wholeUpTo) {
    yield* piecesByNode(entry, zlib);
    return;
  }
  const inflater =
    entry.method === 0 || zlib !== undefined || entry.size < nativeFrom
      ? undefined
      : platformStream(() => new DecompressionStream("gzip"));
  if (inflater === undefined) {
    yield* chunksOf(entry);
    return;
  }
  // The stream itself sums up, several times as fast.
  const check = new ContentCheck(entry, false);
  const writer = inflater.writable.getWriter();
  // A fault in the data shows when reading; the same fault at the writing end needs no word of its own.
  const written = (async () => {
    for (const piece of asGzip(entry)) await writer.write(piece);
    await writer.close();
  })().catch(() => undefined);
  const reader = inflater.readable.getReader();
  // The next piece is inflated, on a thread of the platform's, while this one is read.
  let coming = reader.read();
  try {
    for (;;) {
      const { done, value } = await coming.catch((error: unknown) => {
        throw damaged(entry.name, error);
      });
      if (done) break;
      coming = reader.read();
      coming.catch(() => undefined);
      check.add(value);
      yield value;
    }
    check.end();
  } finally {
    await reader.cancel().catch(() => undefined);
    await written;
  }
}

/** On a thread of Node's, some pieces ahead of who reads them. */
async function* piecesByNode(entry: ZipEntry, zlib: NodeZlib): AsyncGenerator<Uint8Array, void, undefined> {
  const check = new ContentCheck(entry);
  const inflater = zlib.createInflateRaw({ chunkSize: nodeChunkBytes, readableHighWaterMark: 4 * nodeChunkBytes });
  inflater.end(entry.compressed);
  const inflated = inflater[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await inflated.next().catch((error: unknown) => {
        throw damaged(entry.name, error);
      });
      if (done === true) break;
      const piece = plainBytes(value);
      check.add(piece);
      yield piece;
    }
    check.end();
  } finally {
    await inflated.return?.();
  }
}

/**
 * The part as a file of gzip (RFC 1952), which says at its end what the content must come to. In small pieces: what is written at once a browser
 * inflates at once, half a second for a ledger at Excel's limit.
 */
function* asGzip({ compressed, crc, size }: ZipEntry): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  yield Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  for (let at = 0; at < compressed.length; at += chunkBytes)
    yield compressed.subarray(at, at + chunkBytes) as Uint8Array<ArrayBuffer>;
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc, true);
  end.setUint32(4, size, true);
  yield new Uint8Array(end.buffer);
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

function inflateWhole(entry: ZipEntry, { inflateRawSync }: NodeZlib): Uint8Array {
  try {
    // One byte more than declared is asked for, so that the end is seen in one go.
    const options = { chunkSize: Math.max(64, entry.size + 1), maxOutputLength: Math.max(1, entry.size) };
    return plainBytes(inflateRawSync(entry.compressed, options));
  } catch (error) {
    throw damaged(entry.name, error);
  }
}

/** Node's own kind of array takes ten times as long to give a part of itself. */
function plainBytes({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** Holds inflated content against what the directory says of it. */
class ContentCheck {
  private size = 0;
  private sum = ~0;

  /** @param sums the content's sum is to be worked out too */
  constructor(
    private readonly entry: ZipEntry,
    private readonly sums = true,
  ) {}

  add(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > this.entry.size) throw damaged(this.entry.name);
    if (this.sums) this.sum = addToSum(this.sum, chunk);
  }

  end(): void {
    if (this.size !== this.entry.size || (this.sums && ~this.sum >>> 0 !== this.entry.crc))
      throw damaged(this.entry.name);
  }
}
