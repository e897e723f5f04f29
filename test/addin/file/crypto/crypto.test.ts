/** Hashes and ciphers against the platform's own. */
import { createCipheriv, createHash } from "node:crypto";
import fc from "fast-check";
import { decryptAes, Rc4 } from "../../../../addin/file/crypto/ciphers";
import { md5, sha1, sha384, sha512 } from "../../../../addin/file/crypto/hashes";

test.each([
  ["md5", md5],
  ["sha1", sha1],
  ["sha384", sha384],
  ["sha512", sha512],
] as const)("%s of any message, at the edges of blocks among them", (name, hash) => {
  const same = (message: Uint8Array) =>
    expect(Buffer.from(hash(message)).toString("hex")).toBe(createHash(name).update(message).digest("hex"));
  for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 1000])
    same(Uint8Array.from({ length }, (_, index) => index * 37));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), same), { numRuns: 50 });
});

test.each([16, 24, 32])("AES with a key of %d bytes, both modes", (length) => {
  const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
  fc.assert(
    fc.property(bytes(length), bytes(16), bytes(16 * 5), (key, vector, plain) => {
      const encrypt = (mode: string, start: Uint8Array | null) => {
        const cipher = createCipheriv(`aes-${length * 8}-${mode}`, key, start).setAutoPadding(false);
        return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]));
      };
      expect(decryptAes(key, vector, encrypt("cbc", vector))).toEqual(plain);
      expect(decryptAes(key, undefined, encrypt("ecb", null))).toEqual(plain);
    }),
    { numRuns: 30 },
  );
});

test("RC4: the first bytes of the streams of RFC 6229", () => {
  const stream = (key: readonly number[]) => Buffer.from(new Rc4(Uint8Array.from(key)).decrypt(new Uint8Array(16)));
  expect(stream([1, 2, 3, 4, 5]).toString("hex")).toBe("b2396305f03dc027ccc3524a0a1118a8");
  expect(stream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]).toString("hex")).toBe(
    "9ac7cc9a609d1ef7b2932899cde41b97",
  );
});
