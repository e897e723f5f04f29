/** A part that Node does not inflate in one go: pieces of its own stream, held against the directory like those of a browser. */
import { zipSync } from "fflate";
import { pieces } from "../../../../addin/file/package/inflate";
import { openZip } from "../../../../addin/file/package/zip";
import type { ZipEntry } from "../../../../addin/file/package/zipEntry";
import { wrongEntries } from "./wrongEntries";

const content = Uint8Array.from({ length: 32 * 2 ** 20 + 1 }, (_, index) => index % 251);
const [entry] = openZip(zipSync({ "a.xml": content }, { level: 1 })) as [ZipEntry];

async function contentOf(one: ZipEntry): Promise<Buffer[]> {
  const read: Buffer[] = [];
  for await (const piece of pieces(one)) read.push(Buffer.from(piece));
  return read;
}

test("comes whole, in pieces that leave room for other work", async () => {
  const read = await contentOf(entry);
  expect(Buffer.concat(read).equals(content)).toBe(true);
  expect(Math.max(...read.map(({ length }) => length))).toBeLessThanOrEqual(2 ** 20);
});

test("whoever has seen enough may stop", async () => {
  for await (const piece of pieces(entry)) {
    expect(piece[250]).toBe(250);
    break;
  }
  expect(Buffer.concat(await contentOf(entry))).toHaveLength(content.length);
});

test.each(wrongEntries(entry, content))("%s: refused", async (_, wrong) => {
  await expect(contentOf(wrong)).rejects.toMatchObject({ code: "damaged" });
});
