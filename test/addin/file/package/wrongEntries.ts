import { deflateRawSync } from "node:zlib";
import type { ZipEntry } from "../../../../addin/file/package/zipEntry";

/** What an entry may say or hold that its directory or its content belies, each with a name. */
export function wrongEntries(entry: ZipEntry, content: Uint8Array): (readonly [string, ZipEntry])[] {
  const wrong = (name: string, change: Partial<ZipEntry>) => [name, { ...entry, ...change }] as const;
  return [
    wrong("another sum", { crc: entry.crc ^ 1 }),
    wrong("one byte less", { compressed: deflateRawSync(content.subarray(1)) }),
    wrong("one byte more", { compressed: deflateRawSync(Buffer.concat([content, Uint8Array.of(1)])) }),
    wrong("a directory that says less", { size: content.length - 1 }),
    wrong("a directory that says more", { size: content.length + 1 }),
    wrong("an end that is missing", { compressed: entry.compressed.subarray(0, -1) }),
    wrong("nothing at all", { compressed: new Uint8Array(0) }),
    wrong("no deflated data", { compressed: Uint8Array.of(0xff, 0xff, 0xff, 0xff) }),
    wrong("four gigabytes more, which gzip cannot say", { size: content.length + 2 ** 32 }),
  ];
}
