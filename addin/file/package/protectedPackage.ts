/** .xlsx files that Office keeps encrypted in a compound file ([MS-OFFCRYPTO] 2.3.4): opened where the password is the one that Excel tries itself. */
import { HostError } from "../../live/ports.js";
import { decryptAes } from "../crypto/ciphers.js";
import { sha1 } from "../crypto/hashes.js";
import { joinBytes, sameBytes } from "../bytes.js";
import { defaultPassword, hashesByName, littleEndian, utf16 } from "../crypto/officeKeys.js";
import { CompoundFile, looksLikeOle } from "./compoundFile.js";
import { parseXml, type XmlElement } from "./xmlTree.js";
import { looksLikeZip } from "./zip.js";

/** Rounds that a key may cost; Office takes 100,000, which is half a second. */
const mostRounds = 1_000_000;

/**
 * The package inside.
 * @returns `undefined` where the compound file holds none
 * @throws HostError `encrypted` where the password is another or the method is not known, `damaged`
 */
export function openProtectedPackage(file: CompoundFile, password = defaultPassword): Uint8Array | undefined {
  const info = file.stream("EncryptionInfo");
  const data = file.stream("EncryptedPackage", false);
  if (!info || !data) return undefined;
  if (info.length < 8 || data.length < 8) throw new HostError("encrypted");
  const view = new DataView(info.buffer, info.byteOffset, info.length);
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)];
  const size = new DataView(data.buffer, data.byteOffset, data.length).getUint32(0, true);
  const content =
    minor === 4
      ? decryptAgile(info.subarray(8), data.subarray(8), password)
      : minor === 2 && major >= 2
        ? decryptStandard(info.subarray(8), data.subarray(8), password)
        : undefined;
  if (!content) throw new HostError("encrypted");
  if (content.length < size) throw new HostError("damaged", { what: "EncryptedPackage" });
  return content.subarray(0, size);
}

/** The package that a file is, or that it holds under the password that Excel tries itself; `undefined` where it is neither. */
export function packageOf(bytes: Uint8Array): Uint8Array | undefined {
  if (looksLikeZip(bytes)) return bytes;
  return looksLikeOle(bytes) ? openProtectedPackage(new CompoundFile(bytes)) : undefined;
}

/** AES by blocks with a key of SHA-1 (2.3.4.5 to 2.3.4.9). */
function decryptStandard(info: Uint8Array, data: Uint8Array, password: string): Uint8Array | undefined {
  const view = new DataView(info.buffer, info.byteOffset, info.length);
  if (info.length < 4) return undefined;
  const verifierAt = 4 + view.getUint32(0, true);
  if (verifierAt < 36 || verifierAt + 72 > info.length) return undefined;
  const keyBytes = (view.getUint32(4 + 16, true) || 128) / 8;
  if (keyBytes !== 16 && keyBytes !== 24 && keyBytes !== 32) return undefined;
  let hash = sha1(joinBytes([info.subarray(verifierAt + 4, verifierAt + 20), utf16(password)]));
  for (let round = 0; round < 50_000; round++) hash = sha1(joinBytes([littleEndian(round), hash]));
  hash = sha1(joinBytes([hash, littleEndian(0)]));
  const half = (filler: number) =>
    sha1(new Uint8Array(64).fill(filler).map((byte, index) => byte ^ (hash[index] ?? 0)));
  const key = joinBytes([half(0x36), half(0x5c)]).subarray(0, keyBytes);
  const verifier = decryptAes(key, undefined, info.subarray(verifierAt + 20, verifierAt + 36));
  const verifierHash = decryptAes(key, undefined, info.subarray(verifierAt + 40, verifierAt + 72));
  return sameBytes(sha1(verifier), verifierHash.subarray(0, 20)) ? decryptAes(key, undefined, data) : undefined;
}

/** Uses of a key (2.3.4.13). */
const uses = {
  verifierInput: Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79),
  verifierValue: Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e),
  key: Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6),
};
const segmentBytes = 4096;

/** AES in chains of 4,096 bytes, with everything else said in XML (2.3.4.10 to 2.3.4.15). */
function decryptAgile(info: Uint8Array, data: Uint8Array, password: string): Uint8Array | undefined {
  const root = parseXml(info, "EncryptionInfo");
  const package_ = parametersOf(elementNamed(root, "keyData"));
  const encryptor = elementNamed(root, "encryptedKey");
  const own = parametersOf(encryptor);
  const rounds = Number(encryptor?.attributes.get("spinCount"));
  if (!package_ || !own || !encryptor || !(rounds >= 0 && rounds <= mostRounds)) return undefined;
  let hash = own.hash(joinBytes([own.salt, utf16(password)]));
  for (let round = 0; round < rounds; round++) hash = own.hash(joinBytes([littleEndian(round), hash]));
  const decrypted = (use: Uint8Array, attribute: string) =>
    decryptAes(
      fitted(own.hash(joinBytes([hash, use])), own.keyBytes),
      fitted(own.salt, 16),
      base64(encryptor.attributes.get(attribute)),
    );
  const verifier = decrypted(uses.verifierInput, "encryptedVerifierHashInput");
  const wanted = own.hash(verifier.subarray(0, own.salt.length));
  if (!sameBytes(wanted, decrypted(uses.verifierValue, "encryptedVerifierHashValue").subarray(0, wanted.length)))
    return undefined;
  const key = decrypted(uses.key, "encryptedKeyValue").subarray(0, package_.keyBytes);
  if (key.length !== package_.keyBytes) return undefined;
  const content = new Uint8Array(data.length);
  for (let at = 0, segment = 0; at < data.length; at += segmentBytes, segment++) {
    const start = fitted(package_.hash(joinBytes([package_.salt, littleEndian(segment)])), 16);
    content.set(decryptAes(key, start, data.subarray(at, at + segmentBytes)), at);
  }
  return content;
}

function parametersOf(element: XmlElement | undefined) {
  const hash = hashesByName.get((element?.attributes.get("hashAlgorithm") ?? "").toUpperCase());
  const keyBytes = Number(element?.attributes.get("keyBits")) / 8;
  const isAes = element?.attributes.get("cipherAlgorithm") === "AES";
  if (!element || !hash || !isAes || element.attributes.get("cipherChaining") !== "ChainingModeCBC") return undefined;
  if (keyBytes !== 16 && keyBytes !== 24 && keyBytes !== 32) return undefined;
  return { hash, keyBytes, salt: base64(element.attributes.get("saltValue")) };
}

function elementNamed(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = elementNamed(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Cut to a length, or filled up with 0x36 (2.3.4.12). */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : joinBytes([bytes, new Uint8Array(length - bytes.length).fill(0x36)]);
}

function base64(text: string | undefined): Uint8Array {
  try {
    return Uint8Array.from(atob((text ?? "").slice(0, 4096)), (character) => character.charCodeAt(0));
  } catch (error) {
    throw new HostError("damaged", { what: "EncryptionInfo" }, { cause: error });
  }
}
