import { createHash } from "node:crypto";
import fc from "fast-check";
import { Sha256, sha256 } from "../../../engine/monthly/sha256.js";

const nodeDigest = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

test("the two examples of FIPS 180-4", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
});
test("agrees with OpenSSL around the edges of a block, and on any text and bytes", () => {
  for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000])
    expect([length, sha256("a".repeat(length))]).toEqual([length, nodeDigest("a".repeat(length))]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => expect(sha256(text)).toBe(nodeDigest(text))));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expect(sha256(bytes)).toBe(nodeDigest(bytes))));
  expect(sha256("先进陶瓷𠮷😀")).toBe(nodeDigest("先进陶瓷𠮷😀"));
});
test("pieces give the digest of the whole", () => {
  expect(new Sha256().update("信息").update(Uint8Array.of(1, 2)).digest()).toBe(
    nodeDigest(Buffer.concat([Buffer.from("信息"), Buffer.from([1, 2])])),
  );
});
test("signs of two bytes, and halves of signs, which UTF-8 writes as U+FFFD", () => {
  for (const text of [
    "é",
    "\u07ff\u0800",
    "\ud800",
    "\udc00",
    "甲\udfff乙",
    "\ud83d\ud83d\ude00",
    "\ude00\ud83d",
    "\ud83d甲",
  ])
    expect([text, sha256(text)]).toEqual([text, nodeDigest(text)]);
});
