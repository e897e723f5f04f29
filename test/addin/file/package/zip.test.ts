/** Large parts where the platform's streams know no raw deflate, as in browsers before Chromium 103: JavaScript does it, to the same bytes. */
import { inflateSync, zipSync } from "fflate";
import { pieces } from "../../../../addin/file/package/inflate";
import { newEntryOfAnySize } from "../../../../addin/file/package/writeZip";
import { openZip } from "../../../../addin/file/package/zip";
import type { ZipEntry } from "../../../../addin/file/package/zipEntry";
import { inflateAsBrowsers } from "../inflateAsBrowsers";

/** A stream of the platform that knows the formats of 2020. */
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
  expect(asked).toEqual(["deflate-raw"]);
  expect(read.equals(content)).toBe(true);
  expect((await contentOf(entry as ZipEntry)).equals(content)).toBe(true);
});

test("a part above 16 MB is deflated", async () => {
  const content = new Uint8Array(16 * 2 ** 20 + 1).fill(65);
  const entry = await inOlderBrowser(() => newEntryOfAnySize("a.xml", content));
  expect(asked).toEqual(["deflate-raw"]);
  expect(entry.size).toBe(content.length);
  expect(Buffer.from(inflateSync(entry.compressed)).equals(content)).toBe(true);
});
