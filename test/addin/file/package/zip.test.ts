/** Large parts: inflated by the platform in small pieces, and by JavaScript, to the same bytes, where a browser has no streams for it or none that know raw deflate. */
import { inflateSync, zipSync } from "fflate";
import { pieces } from "../../../../addin/file/package/inflate";
import { newEntryOfAnySize } from "../../../../addin/file/package/writeZip";
import { openZip } from "../../../../addin/file/package/zip";
import type { ZipEntry } from "../../../../addin/file/package/zipEntry";
import { inflateAsBrowsers } from "../inflateAsBrowsers";
import { wrongEntries } from "./wrongEntries";

/** A stream of the platform that knows none of the formats. */
class OlderStream {
  constructor(format: string) {
    asked.push(format);
    throw new TypeError(`Unsupported compression format: '${format}'`);
  }
}
const asked: string[] = [];

inflateAsBrowsers();
beforeEach(() => asked.splice(0));

async function inOlderBrowser<T>(work: () => Promise<T>): Promise<T> {
  const { CompressionStream: deflater, DecompressionStream: inflater } = globalThis;
  Object.assign(globalThis, { CompressionStream: OlderStream, DecompressionStream: OlderStream });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { CompressionStream: deflater, DecompressionStream: inflater });
  }
}

async function contentOf(entry: ZipEntry): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const piece of pieces(entry)) read.push(Buffer.from(piece));
  return Buffer.concat(read);
}

test("a part above a megabyte is inflated", async () => {
  const content = Uint8Array.from({ length: 2 ** 21 }, (_, index) => index % 251);
  const [entry] = openZip(zipSync({ "a.xml": content }));
  const read = await inOlderBrowser(() => contentOf(entry as ZipEntry));
  expect(asked).toEqual(["gzip"]);
  expect(read.equals(content)).toBe(true);
  expect((await contentOf(entry as ZipEntry)).equals(content)).toBe(true);
});

/** The most that the platform is handed at once: a browser inflates all of it before it answers anybody. */
async function mostAtOnce(work: () => Promise<unknown>): Promise<number> {
  const { DecompressionStream: inflater } = globalThis;
  let most = 0;
  class Counting extends TransformStream<BufferSource, BufferSource> {
    constructor(format: CompressionFormat) {
      super({
        transform(piece, controller) {
          most = Math.max(most, piece.byteLength);
          controller.enqueue(piece);
        },
      });
      return { readable: this.readable.pipeThrough(new inflater(format)), writable: this.writable } as Counting;
    }
  }
  Object.assign(globalThis, { DecompressionStream: Counting });
  try {
    await work();
  } finally {
    Object.assign(globalThis, { DecompressionStream: inflater });
  }
  return most;
}

/** Nothing that deflates to much less. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = Math.imul(state, 48271) >>> 0) >>> 24);
}

test("the platform inflates a large part in small pieces", async () => {
  const content = noise(2 ** 21);
  const [entry] = openZip(zipSync({ "a.xml": content })) as [ZipEntry];
  let read: Buffer | undefined;
  const most = await mostAtOnce(async () => (read = await contentOf(entry)));
  expect(read?.equals(content)).toBe(true);
  expect(entry.compressed.length).toBeGreaterThan(20 * most);
  expect(most).toBeGreaterThan(1000);
});

describe("a large part that is not what the directory says", () => {
  const content = Uint8Array.from({ length: 2 ** 21 }, (_, index) => index % 251);
  const [entry] = openZip(zipSync({ "a.xml": content })) as [ZipEntry];

  test.each(wrongEntries(entry, content))("%s: refused", async (_, wrong) => {
    await expect(contentOf(wrong)).rejects.toMatchObject({ code: "damaged" });
  });
});

test("a part of a megabyte is deflated by the browser", async () => {
  const content = new Uint8Array(2 ** 20).fill(65);
  const entry = await inOlderBrowser(() => newEntryOfAnySize("a.xml", content));
  expect(asked).toEqual(["deflate-raw"]);
  expect(entry.size).toBe(content.length);
  expect(Buffer.from(inflateSync(entry.compressed)).equals(content)).toBe(true);
});
