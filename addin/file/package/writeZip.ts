/** Packages written without touching what need not change: what is taken over keeps its bytes as they are compressed. */
import { deflateSync } from "fflate";
import { addToSum } from "./crc32.js";
import { nodeZlib, platformStream } from "./platformZlib.js";
import { centralSignature, endSignature, localSignature, type ZipEntry } from "./zipEntry.js";

const flagDescriptor = 0x0008;
const flagUtf8 = 0x0800;
/** 2024-01-01 00:00, so that the same content gives the same bytes. */
const fixedTime = 0x58210000;
/** In a browser smaller parts are deflated in JavaScript, so that they come out the same in every one; larger ones would hold the page. */
const nativeDeflateFrom = 2 ** 20;
const level = 6;

/** A part made by us: deflated, by Node itself where that is the platform, with a fixed time. */
export function newEntry(name: string, content: Uint8Array): ZipEntry {
  const zlib = nodeZlib();
  return entryOf(name, content, zlib?.deflateRawSync(content, { level }) ?? deflateSync(content, { level }));
}

/** The same, for a part of any size: a large one is deflated by the browser where it can. */
export async function newEntryOfAnySize(name: string, content: Uint8Array): Promise<ZipEntry> {
  const deflater =
    content.length < nativeDeflateFrom || nodeZlib() !== undefined
      ? undefined
      : platformStream(() => new CompressionStream("deflate-raw"));
  if (deflater === undefined) return newEntry(name, content);
  const stream = new Blob([content as Uint8Array<ArrayBuffer>]).stream().pipeThrough(deflater);
  return entryOf(name, content, new Uint8Array(await new Response(stream).arrayBuffer()));
}

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
