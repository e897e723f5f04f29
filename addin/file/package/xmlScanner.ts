/**
 * A strict XML reader over UTF-8 bytes that come in pieces. It makes no object for an element: a worksheet at Excel's limit has some
 * thirty million tags, and names are compared as numbers. Office needs no DTD, so a DOCTYPE is refused, and with it every
 * entity attack. Namespaces are not resolved: the callers ask for local names at known depths.
 */
import { HostError } from "../../live/ports.js";

/** Told of what the scanner meets; `name` is the {@link nameHash} of the local name. */
export interface XmlHandler {
  /** Attributes can be asked of the scanner during the call. The root's depth is 1. */
  open?(name: number, depth: number, scanner: XmlScanner): void;
  close?(name: number, depth: number, scanner: XmlScanner): void;
  /** Character data or a CDATA section; `scanner.text()` gives it. */
  text?(depth: number, scanner: XmlScanner): void;
}

const maxDepth = 256;
/** One tag or one run of text; a cell's text has at most 32,767 characters, as references some 300 kB. */
const maxTokenBytes = 2 ** 20;
/** On one tag; the root of a document has some forty. */
const maxAttributes = 128;

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const colon = 0x3a;
const ampersand = 0x26;
const semicolon = 0x3b;
const seed = 0x811c9dc5;
const { imul } = Math;
const { fromCharCode } = String;

/** The number that stands for a name (FNV-1a). */
export function nameHash(name: string): number {
  let hash = seed;
  for (const byte of new TextEncoder().encode(name)) hash = imul(hash ^ byte, 16777619);
  return hash | 0;
}

export class XmlScanner {
  /** Byte offsets in the whole part of the markup or text that is being reported. */
  tokenStart = 0;
  tokenEnd = 0;
  /** Whether the tag that is being reported is `<a/>`, opening and closing at once. */
  selfClosing = false;

  private bytes: Uint8Array = new Uint8Array(0);
  private rest: Uint8Array = new Uint8Array(0);
  private base = 0;
  private depth = 0;
  private rootSeen = false;
  private readonly openNames = new Int32Array(maxDepth + 1);
  private readonly openLocalNames = new Int32Array(maxDepth + 1);
  private tagStart = 0;
  private tagEnd = 0;
  private textStart = 0;
  private textEnd = 0;
  private isCdata = false;
  private readonly kept = new Uint8Array(64);
  private keptLength = 0;
  private keptEnd = "";
  /** Six numbers an attribute: qualified hash, local hash (0 without a prefix), name start, name end, value start, value end. */
  private attributes = new Int32Array(6 * 32);
  private attributeCount = 0;

  constructor(
    private readonly handler: XmlHandler,
    /** Named in errors. */
    private readonly part: string,
  ) {}

  /** Reads a piece; `last` says that nothing follows. */
  write(piece: Uint8Array, last: boolean): void {
    let bytes = piece;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + piece.length);
      bytes.set(this.rest);
      bytes.set(piece, this.rest.length);
    }
    this.bytes = bytes;
    const used = this.scan(last);
    this.base += used;
    this.rest = bytes.slice(used);
    if (this.rest.length > maxTokenBytes) throw new HostError("textTooLong", { what: this.part });
    if (last && (this.rest.length > 0 || this.depth > 0 || !this.rootSeen)) this.fail("XML ends early");
  }

  /** The value of an attribute without a prefix, `undefined` where the tag has none. */
  attribute(name: number): string | undefined {
    const at = this.find(name);
    return at < 0 ? undefined : this.decoded(this.attributes[at + 4] as number, this.attributes[at + 5] as number);
  }

  /** The value of an attribute with any prefix, such as `r:id`, by its local name. */
  prefixedAttribute(local: number): string | undefined {
    for (let at = 0; at < this.attributeCount * 6; at += 6) {
      if (this.attributes[at + 1] === local)
        return this.decoded(this.attributes[at + 4] as number, this.attributes[at + 5] as number);
    }
    return undefined;
  }

  /** Every attribute of the tag as it is written. */
  allAttributes(): [name: string, value: string][] {
    return Array.from({ length: this.attributeCount }, (_, index) => {
      const [nameStart = 0, nameEnd = 0, start = 0, end = 0] = this.attributes.subarray(index * 6 + 2, index * 6 + 6);
      return [decodeUtf8(this.bytes, nameStart, nameEnd, this.part), this.decoded(start, end)];
    });
  }

  /** The tag's name with its prefix. */
  qualifiedName(): string {
    return decodeUtf8(this.bytes, this.tagStart, this.tagEnd, this.part);
  }

  /** For tight loops: where an attribute without a prefix stands, -1 where the tag has none. */
  find(name: number): number {
    for (let at = 0; at < this.attributeCount * 6; at += 6) if (this.attributes[at] === name) return at;
    return -1;
  }

  /** The length in bytes of the value found by {@link find}. */
  valueLength(at: number): number {
    return (this.attributes[at + 5] as number) - (this.attributes[at + 4] as number);
  }

  /** A byte of the value found by {@link find}. */
  valueByte(at: number, index: number): number {
    return this.bytes[(this.attributes[at + 4] as number) + index] as number;
  }

  /** The text that is being reported, references resolved, line ends as XML has them. */
  text(): string {
    if (!this.isCdata) return this.decoded(this.textStart, this.textEnd, true);
    return decodeUtf8(this.bytes, this.textStart, this.textEnd, this.part).replace(/\r\n?/g, "\n");
  }

  /**
   * Keeps the same as far as it fits a number of bytes for {@link keptText}, with a `…` where that is not all: of a text that hardly anyone asks for,
   * what can only be right is kept as bytes; anything else is decoded, or refused, at once.
   * @param most 64 at most
   */
  keepText(most: number): void {
    const { bytes, textStart, kept } = this;
    const isWhole = this.isCdata || this.textEnd - textStart <= most;
    let end = isWhole ? this.textEnd : textStart + most;
    if (!isWhole) {
      while (isTail(bytes[end] as number)) end--;
      let at = end - 1;
      while (at >= textStart && bytes[at] !== ampersand && bytes[at] !== semicolon) at--;
      if (at >= textStart && bytes[at] === ampersand) end = at;
    }
    this.keptEnd = isWhole ? "" : "…";
    this.keptLength = 0;
    if (this.isCdata) this.keptEnd = this.text();
    else if (!this.isPlain(textStart, end)) this.keptEnd = this.decoded(textStart, end, true) + this.keptEnd;
    else for (let at = textStart; at < end; at++) kept[this.keptLength++] = bytes[at] as number;
  }

  /** The text that was kept last. */
  keptText(): string {
    return this.decoded(0, this.keptLength, true, this.kept) + this.keptEnd;
  }

  /** A byte of the text that is being reported, as it is written. */
  textByte(index: number): number | undefined {
    return this.textStart + index < this.textEnd ? this.bytes[this.textStart + index] : undefined;
  }
  /** The text as a plain decimal number, without making a string where that is easy; `NaN` where it is none. */
  number(): number {
    const { bytes, textEnd } = this;
    let at = this.textStart;
    let negative = false;
    if (bytes[at] === 0x2d) {
      negative = true;
      at++;
    }
    const length = textEnd - at;
    if (length > 0 && length <= 15) {
      let value = 0;
      let decimals = -1;
      for (; at < textEnd; at++) {
        const digit = (bytes[at] as number) - 48;
        if (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          if (decimals >= 0) decimals++;
        } else if (digit === -2 && decimals < 0) {
          decimals = 0;
        } else break;
      }
      // Digits and a power of ten below 2^53 are both exact, so their quotient is the nearest double (Clinger).
      if (at === textEnd && decimals !== 0 && !(decimals === length - 1)) {
        const number = decimals > 0 ? value / (powersOfTen[decimals] as number) : value;
        return negative ? -number : number;
      }
    }
    const text = this.text().trim();
    return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN;
  }

  /** The error for a part that breaks the rules. */
  fail(what: string): never {
    throw new HostError("damaged", { what: `${this.part}: ${what}` });
  }

  /** Reads every whole token; returns how many bytes are done with. */
  private scan(last: boolean): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = 0;
    while (at < end) {
      let next: number;
      if (bytes[at] !== lessThan) next = this.scanText(at, last);
      else {
        const mark = bytes[at + 1];
        if (mark === undefined) return at;
        if (mark === slash) next = this.scanClose(at);
        else if (mark === 0x21) next = this.scanDeclaration(at);
        else if (mark === 0x3f) next = this.scanInstruction(at);
        else next = this.scanOpen(at);
      }
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  private scanText(start: number, last: boolean): number {
    const { bytes } = this;
    let end = start;
    // Most texts are short, and a formula of a helper sheet has hundreds of signs.
    for (const near = Math.min(start + 48, bytes.length); end < near && bytes[end] !== lessThan;) end++;
    if (bytes[end] !== lessThan) end = bytes.indexOf(lessThan, end);
    if (end < 0) {
      if (!last) return -1;
      end = bytes.length;
    }
    if (this.depth === 0) {
      const byteOrderMark = this.base + start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      for (let at = byteOrderMark ? start + 3 : start; at < end; at++)
        if (!isSpace(bytes[at] as number)) this.fail("text outside the root");
    } else this.reportText(start, end, start, end, false);
    return end;
  }

  private scanClose(start: number): number {
    const { bytes } = this;
    let at = start + 2;
    let hash = seed;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === greaterThan || isSpace(byte)) break;
      hash = imul(hash ^ byte, 16777619);
    }
    while (at < bytes.length && isSpace(bytes[at] as number)) at++;
    if (at >= bytes.length) return -1;
    if (bytes[at] !== greaterThan) this.fail("malformed end tag");
    if (this.depth === 0 || this.openNames[this.depth] !== (hash | 0)) this.fail("end tag without its start");
    this.reportClose(start, at + 1);
    return at + 1;
  }

  private scanOpen(start: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = start + 1;
    let hash = seed;
    let local = seed;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === greaterThan || byte === slash || byte <= 0x20) break;
      if (byte === lessThan || byte === ampersand || byte === equals || byte === 0x22 || byte === 0x27)
        this.fail("malformed tag");
      hash = imul(hash ^ byte, 16777619);
      local = byte === colon ? seed : imul(local ^ byte, 16777619);
    }
    if (at === start + 1 && at < end) this.fail("tag without a name");
    this.tagStart = start + 1;
    this.tagEnd = at;
    this.attributeCount = 0;
    for (;;) {
      const before = at;
      while (at < end && isSpace(bytes[at] as number)) at++;
      if (at >= end) return -1;
      const byte = bytes[at] as number;
      if (byte === greaterThan) {
        this.reportOpen(start, at + 1, hash | 0, local | 0, false);
        return at + 1;
      }
      if (byte === slash) {
        if (at + 1 >= end) return -1;
        if (bytes[at + 1] !== greaterThan) this.fail("malformed tag");
        this.reportOpen(start, at + 2, hash | 0, local | 0, true);
        return at + 2;
      }
      if (at === before) this.fail("malformed tag");
      at = this.scanAttribute(at);
      if (at < 0) return -1;
    }
  }

  private scanAttribute(start: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = start;
    let hash = seed;
    let local = 0;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === equals || byte <= 0x20) break;
      if (
        byte === lessThan ||
        byte === greaterThan ||
        byte === ampersand ||
        byte === slash ||
        byte === 0x22 ||
        byte === 0x27
      )
        this.fail("malformed attribute");
      hash = imul(hash ^ byte, 16777619);
      local = byte === colon ? seed : local === 0 ? 0 : imul(local ^ byte, 16777619);
    }
    const nameEnd = at;
    while (at < end && isSpace(bytes[at] as number)) at++;
    if (at >= end) return -1;
    if (bytes[at] !== equals || nameEnd === start) this.fail("malformed attribute");
    at++;
    while (at < end && isSpace(bytes[at] as number)) at++;
    if (at >= end) return -1;
    const quote = bytes[at] as number;
    if (quote !== 0x22 && quote !== 0x27) this.fail("malformed attribute");
    const valueStart = ++at;
    while (at < end && bytes[at] !== quote) {
      if (bytes[at] === lessThan) this.fail("malformed attribute");
      at++;
    }
    if (at >= end) return -1;
    const slot = this.attributeCount * 6;
    for (let other = 0; other < slot; other += 6)
      if (this.attributes[other] === (hash | 0)) this.fail("attribute given twice");
    if (slot + 6 > this.attributes.length) {
      if (this.attributeCount >= maxAttributes) this.fail("too many attributes");
      const grown = new Int32Array(this.attributes.length * 2);
      grown.set(this.attributes);
      this.attributes = grown;
    }
    this.attributes[slot] = hash | 0;
    this.attributes[slot + 1] = local;
    this.attributes[slot + 2] = start;
    this.attributes[slot + 3] = nameEnd;
    this.attributes[slot + 4] = valueStart;
    this.attributes[slot + 5] = at;
    this.attributeCount++;
    return at + 1;
  }

  /** A comment or a CDATA section; anything else that begins with `<!` is a document type. */
  private scanDeclaration(start: number): number {
    if (this.startsWith(start, "<!--")) {
      const end = this.indexOf("-->", start + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (this.startsWith(start, "<![CDATA[")) {
      if (this.depth === 0) this.fail("text outside the root");
      const end = this.indexOf("]]>", start + 9);
      if (end < 0) return -1;
      this.reportText(start, end + 3, start + 9, end, true);
      return end + 3;
    }
    const seen = this.bytes.length - start;
    if (seen < 9 && ["<!--", "<![CDATA["].some((opening) => this.startsWith(start, opening.slice(0, seen)))) return -1;
    return this.fail("DOCTYPE");
  }

  private scanInstruction(start: number): number {
    const end = this.indexOf("?>", start + 2);
    if (end < 0) return -1;
    if (this.base + start <= 3) {
      const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(decodeUtf8(this.bytes, start, end, this.part))?.[1];
      if (encoding !== undefined && !/^(utf-?8|us-ascii|utf-?16(le|be)?)$/i.test(encoding))
        this.fail(`encoding ${encoding}`);
    }
    return end + 2;
  }

  private reportOpen(start: number, end: number, hash: number, local: number, selfClosing: boolean): void {
    if (this.depth === 0 && this.rootSeen) this.fail("two roots");
    if (this.depth >= maxDepth) this.fail("nested too deep");
    this.rootSeen = true;
    this.depth++;
    this.openNames[this.depth] = hash;
    this.openLocalNames[this.depth] = local;
    this.tokenStart = this.base + start;
    this.tokenEnd = this.base + end;
    this.selfClosing = selfClosing;
    this.handler.open?.(local, this.depth, this);
    if (selfClosing) this.reportClose(start, end);
  }

  private reportClose(start: number, end: number): void {
    this.tokenStart = this.base + start;
    this.tokenEnd = this.base + end;
    const depth = this.depth;
    this.depth--;
    this.handler.close?.(this.openLocalNames[depth] as number, depth, this);
    this.selfClosing = false;
  }

  private reportText(tokenStart: number, tokenEnd: number, start: number, end: number, isCdata: boolean): void {
    this.tokenStart = this.base + tokenStart;
    this.tokenEnd = this.base + tokenEnd;
    this.textStart = start;
    this.textEnd = end;
    this.isCdata = isCdata;
    this.handler.text?.(this.depth, this);
  }

  /** XML 1.0: line ends become line feeds (2.11), in attributes white space becomes spaces (3.3.3); what a reference stands for stays. */
  private decoded(start: number, end: number, isText = false, bytes = this.bytes): string {
    const raw = decodeUtf8(bytes, start, end, this.part);
    const text = isText
      ? raw.includes("\r")
        ? raw.replace(/\r\n?/g, "\n")
        : raw
      : /[\t\n\r]/.test(raw)
        ? raw.replace(/\r\n|[\t\n\r]/g, " ")
        : raw;
    if (!text.includes("&")) return text;
    return text.replace(/&([^;&]*)(;?)/g, (_, name: string, end: string) =>
      end === ";" ? this.reference(name) : this.fail("stray &"),
    );
  }

  /** Nothing but ASCII, common Chinese and the references that XML itself names: what decodes without fail. */
  private isPlain(start: number, end: number): boolean {
    const { bytes } = this;
    for (let at = start; at < end;) {
      const byte = bytes[at] as number;
      if (byte === ampersand) {
        const reference = this.plainReferenceAt(at);
        if (reference === 0) return false;
        at += reference;
      } else if (byte < 0x80) at++;
      else if (isThreeBytes(bytes, at, end)) at += 3;
      else return false;
    }
    return true;
  }

  /** The length of a reference that XML itself names, else 0. */
  private plainReferenceAt(at: number): number {
    for (const text of plainReferences) if (this.startsWith(at, text)) return text.length;
    return 0;
  }

  private reference(name: string): string {
    const known = namedReferences[name];
    if (known !== undefined) return known;
    const code = /^#x[0-9A-Fa-f]{1,6}$/.test(name)
      ? parseInt(name.slice(2), 16)
      : /^#[0-9]{1,7}$/.test(name)
        ? Number(name.slice(1))
        : -1;
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0x10ffff);
    return allowed ? String.fromCodePoint(code) : this.fail(`reference &${name};`);
  }

  private startsWith(at: number, text: string): boolean {
    for (let index = 0; index < text.length; index++)
      if (this.bytes[at + index] !== text.charCodeAt(index)) return false;
    return true;
  }

  private indexOf(text: string, from: number): number {
    const first = text.charCodeAt(0);
    for (let at = this.bytes.indexOf(first, from); at >= 0; at = this.bytes.indexOf(first, at + 1))
      if (this.startsWith(at, text)) return at;
    return -1;
  }
}

const namedReferences: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const plainReferences = ["&quot;", "&amp;", "&lt;", "&gt;", "&apos;"];
const powersOfTen = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Longer texts are few. */
const shortBytes = 256;

/**
 * Text of a range of bytes. Short ones without a `TextDecoder`: a browser keeps a book of its own on every text that one gives, and a million of them
 * cost it pauses of a quarter of a second.
 */
function decodeUtf8(bytes: Uint8Array, start: number, end: number, part: string): string {
  if (end - start <= shortBytes) {
    const units: number[] = [];
    let at = start;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        units.push(byte);
        at++;
      } else if (isThreeBytes(bytes, at, end)) {
        units.push(((byte & 15) << 12) | (((bytes[at + 1] as number) & 63) << 6) | ((bytes[at + 2] as number) & 63));
        at += 3;
      } else break;
    }
    if (at === end) return fromCharCode(...units);
  }
  try {
    return strictDecoder.decode(bytes.subarray(start, end));
  } catch (error) {
    throw new HostError("damaged", { what: `${part}: UTF-8` }, { cause: error });
  }
}

/** U+1000 to U+CFFF or U+E000 to U+FFFF, which is all common Chinese: no case of an overlong form or a surrogate. */
function isThreeBytes(bytes: Uint8Array, at: number, end: number): boolean {
  const byte = bytes[at] as number;
  return (
    byte >= 0xe1 &&
    byte <= 0xef &&
    byte !== 0xed &&
    at + 2 < end &&
    isTail(bytes[at + 1] as number) &&
    isTail(bytes[at + 2] as number)
  );
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
