/** Workbooks whose structure alone is protected open with the password that Excel tries by itself; any other password is named. */
import { createCipheriv, createHash } from "node:crypto";
import { CFB } from "@e965/xlsx";
import { FileHost } from "../../../../addin/file/fileHost";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { defaultPassword } from "../../../../addin/file/crypto/officeKeys";
import { Rc4 } from "../../../../addin/file/crypto/ciphers";
import { HostError } from "../../../../addin/live/ports";
import { sheetData, valuesOf, workbook } from "../packages";

const long = (number: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
};
const hash = (name: string, ...parts: readonly Uint8Array[]) => createHash(name).update(Buffer.concat(parts)).digest();
const aes = (key: Buffer, start: Buffer | null, data: Uint8Array) => {
  const cipher = createCipheriv(`aes-${key.length * 8}-${start ? "cbc" : "ecb"}`, key, start).setAutoPadding(false);
  const whole = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
};
const container = (streams: Readonly<Record<string, Uint8Array>>) => {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, content);
  return new Uint8Array(CFB.write(file, { type: "array" }) as number[]);
};
const salt = Buffer.from("0123456789abcdef");
const sized = (bytes: Uint8Array, data: Uint8Array) => Buffer.concat([long(bytes.length), long(0), data]);

/** ECMA-376 agile encryption, AES-256 and SHA-512, few rounds. */
function agile(bytes: Uint8Array, password: string): Uint8Array {
  let base = hash("sha512", salt, Buffer.from(password, "utf16le"));
  for (let round = 0; round < 1000; round++) base = hash("sha512", long(round), base);
  const keyFor = (use: string) => hash("sha512", base, Buffer.from(use, "hex")).subarray(0, 32);
  const secret = Buffer.alloc(32, 7);
  const input = Buffer.alloc(16, 9);
  const base64 = (use: string, data: Uint8Array) => aes(keyFor(use), salt, data).toString("base64");
  const common = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="${salt.toString("base64")}"`;
  const info = `<?xml version="1.0" encoding="UTF-8"?><encryption xmlns="e" xmlns:p="p"><keyData ${common}/><keyEncryptors><keyEncryptor uri="p"><p:encryptedKey spinCount="1000" ${common} encryptedVerifierHashInput="${base64("fea7d2763b4b9e79", input)}" encryptedVerifierHashValue="${base64("d7aa0f6d3061344e", hash("sha512", input))}" encryptedKeyValue="${base64("146e0be7abacd0d6", secret)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const segments = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, index) =>
    aes(secret, hash("sha512", salt, long(index)).subarray(0, 16), bytes.subarray(index * 4096, (index + 1) * 4096)),
  );
  return container({
    EncryptionInfo: Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(info)]),
    EncryptedPackage: sized(bytes, Buffer.concat(segments)),
  });
}

/** ECMA-376 standard encryption, AES-128 and SHA-1. */
function standard(bytes: Uint8Array, password: string): Uint8Array {
  let base = hash("sha1", salt, Buffer.from(password, "utf16le"));
  for (let round = 0; round < 50_000; round++) base = hash("sha1", long(round), base);
  base = hash("sha1", base, long(0));
  const key = hash(
    "sha1",
    Buffer.alloc(64, 0x36).map((byte, index) => byte ^ (base[index] ?? 0)),
  ).subarray(0, 16);
  const verifier = Buffer.alloc(16, 5);
  const header = Buffer.concat([
    long(0x24),
    long(0),
    long(0x660e),
    long(0x8004),
    long(128),
    long(0x18),
    long(0),
    long(0),
  ]);
  const info = [Buffer.from([3, 0, 2, 0]), long(0x24), long(header.length), header, long(16), salt];
  return container({
    EncryptionInfo: Buffer.concat([
      ...info,
      aes(key, null, verifier),
      long(20),
      aes(key, null, hash("sha1", verifier)),
    ]),
    EncryptedPackage: sized(bytes, aes(key, null, bytes)),
  });
}

/** A BIFF8 stream of one number, protected by RC4. */
function rc4(password: string): Uint8Array {
  const start = Buffer.concat([hash("md5", Buffer.from(password, "utf16le")).subarray(0, 5), salt]);
  const truncated = hash("md5", ...Array.from({ length: 16 }, () => start)).subarray(0, 5);
  const keyOf = (block: number) => hash("md5", truncated, long(block));
  const stream = new Rc4(keyOf(0));
  const verifier = Buffer.alloc(16, 3);
  const sealed = [stream.decrypt(verifier), stream.decrypt(hash("md5", verifier))];
  const pass = [0x2f, 0, 54, 0, 1, 0, 1, 0, 1, 0, ...salt, ...sealed.flatMap((part) => [...part])];
  const head = [9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0, ...pass];
  const at = head.length + 13 + 4;
  const sheet = [0x85, 0, 9, 0, at, 0, 0, 0, 0, 0, 1, 0, 0x53];
  const number = [3, 2, 14, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(new Float64Array([7]).buffer)];
  const bytes = Uint8Array.from([
    ...head,
    ...sheet,
    10,
    0,
    0,
    0,
    9,
    8,
    8,
    0,
    0,
    6,
    0x10,
    0,
    0,
    0,
    0,
    0,
    ...number,
    10,
    0,
    0,
    0,
  ]);
  const key = new Rc4(keyOf(0));
  const encrypted = bytes.map((byte) => byte ^ key.next());
  const cover = (from: number, length: number) => bytes.set(encrypted.subarray(from, from + length), from);
  cover(head.length + 8, 5);
  cover(at + 16, 14);
  return container({ Workbook: bytes });
}

const plain = workbook({ sheets: { 表: sheetData(`<row r="1"><c r="A1"><v>7</v></c></row>`) } });

test.each<[string, (password: string) => Uint8Array]>([
  [".xlsx, agile", (password) => agile(plain, password)],
  [".xlsx, standard", (password) => standard(plain, password)],
  [".xls, RC4", rc4],
])("%s", async (_, make) => {
  const grid = await readWorkbook(make(defaultPassword), "a");
  expect(grid.sheets.map(valuesOf)).toEqual([[[7]]]);
  await expect(readWorkbook(make("123456"), "a")).rejects.toEqual(new HostError("encrypted"));
});

describe("written into", () => {
  test.each([
    ["agile", agile],
    ["standard", standard],
  ])("a workbook under Excel's own password (%s) is written without it, and the host knows", async (_, protect) => {
    const host = new FileHost(protect(plain, defaultPassword), "表.xlsx");
    expect([host.ending, host.lostProtection]).toEqual([".xlsx", false]);
    await host.apply([{ kind: "cells", sheet: "表", cells: [{ row: 1, column: 0, value: 8 }] }]);
    expect((await readWorkbook(host.bytes, "a")).sheets.map(valuesOf)).toEqual([[[7], [8]]]);
    expect([host.ending, host.lostProtection]).toEqual([".xlsx", true]);
  });

  test("an .xls is named as what it is, and stays as it was", async () => {
    const bytes = rc4(defaultPassword);
    const host = new FileHost(bytes, "表.xls");
    await expect(
      host.apply([{ kind: "cells", sheet: "表", cells: [{ row: 1, column: 0, value: 8 }] }]),
    ).rejects.toEqual(new HostError("cannotWriteFormat", { format: ".xls" }));
    expect([host.bytes, host.ending, host.lostProtection]).toEqual([bytes, ".xls", false]);
  });

  test("a plain workbook loses nothing", async () => {
    const host = new FileHost(plain, "表.xlsx");
    await host.apply([{ kind: "cells", sheet: "表", cells: [{ row: 1, column: 0, value: 8 }] }]);
    expect(host.lostProtection).toBe(false);
  });
});
