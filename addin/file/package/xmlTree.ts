/** Small XML parts as a tree whose elements know their place in the bytes, so that an edit touches nothing else. */
import { HostError } from "../../live/ports.js";
import { joinBytes } from "../bytes.js";
import { XmlScanner } from "./xmlScanner.js";

/** An element; offsets are bytes of the part. */
export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Its prefix with the colon, or `""`. */
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, joined. */
  readonly text: string;
  readonly start: number;
  /** Behind the start tag. */
  readonly openEnd: number;
  /** Before the end tag; for `<a/>` the same as `openEnd`. */
  readonly closeStart: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: Growing[]; pieces: string[] };

/** The largest part that is made into a tree; workbook, styles and relations stay far below it. */
const maxTreeBytes = 64 * 2 ** 20;
/** Elements of one tree, each of which takes half a kilobyte; a style sheet with every format that Excel allows has some 200,000. */
const maxTreeElements = 400_000;

/** @throws HostError `damaged`, `tooLarge`, `tooManyElements` */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  if (bytes.length > maxTreeBytes)
    throw new HostError("tooLarge", { what: part, limit: `${maxTreeBytes / 2 ** 20} MB` });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let elements = 0;
  const scanner: XmlScanner = new XmlScanner(
    {
      open: () => {
        if (++elements > maxTreeElements)
          throw new HostError("tooManyElements", { what: part, limit: maxTreeElements });
        const [prefix, name] = splitName(scanner.qualifiedName());
        const element: Growing = {
          name,
          prefix,
          attributes: new Map(scanner.allAttributes()),
          children: [],
          pieces: [],
          text: "",
          start: scanner.tokenStart,
          openEnd: scanner.tokenEnd,
          closeStart: scanner.tokenEnd,
          end: scanner.tokenEnd,
          selfClosing: scanner.selfClosing,
        };
        const parent = open[open.length - 1];
        if (parent) parent.children.push(element);
        else root = element;
        open.push(element);
      },
      text: () => {
        open[open.length - 1]?.pieces.push(scanner.text());
      },
      close: () => {
        const element = open.pop();
        if (!element) return;
        element.text = element.pieces.join("");
        if (element.selfClosing) return;
        element.closeStart = scanner.tokenStart;
        element.end = scanner.tokenEnd;
      },
    },
    part,
  );
  scanner.write(bytes, true);
  return root ?? scanner.fail("no root");
}

/** The children with a local name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child with a local name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** An attribute with any prefix but the given local name, such as `r:id`. */
export function prefixedAttribute(element: XmlElement, local: string): string | undefined {
  for (const [name, value] of element.attributes) if (name.endsWith(`:${local}`)) return value;
  return undefined;
}

/** `true` for the ways in which XML Schema writes it. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** Replaces `remove` bytes at `at` by `insert`; edits must not overlap. */
export interface ByteEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string | Uint8Array;
}

/** The bytes with the edits made; those at the same place come in the order given. */
export function spliceBytes(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const ordered = [...edits].sort((one, other) => one.at - other.at);
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { at, remove, insert } of ordered) {
    if (at < done) throw new Error("edits overlap");
    pieces.push(bytes.subarray(done, at), typeof insert === "string" ? utf8(insert) : insert);
    done = at + remove;
  }
  pieces.push(bytes.subarray(done));
  return joinBytes(pieces);
}

/** A start tag with an attribute set to a value; everything else in it stays. @param value text without markup of its own */
export function withAttribute(tag: string, name: string, value: string): string {
  const written = ` ${name}="${escapeXml(value)}"`;
  let found = false;
  const changed = tag.replace(/\s([^\s=>"']+)\s*=\s*("[^"]*"|'[^']*')/g, (attribute, other: string) => {
    if (other !== name) return attribute;
    found = true;
    return written;
  });
  return found ? changed : tag.replace(/(?<!\s)\s*\/?>$/, (end) => `${written}${end.trim()}`);
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A text for use in XML text or in an attribute in double quotes; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF\x00-\x08\x0b\x0c\x0e-\x1f]/g,
      "\uFFFD",
    )
    .replace(/[&<>"\t\n\r]/g, (character) => escapes[character] as string);
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function splitName(qualified: string): [prefix: string, name: string] {
  const colon = qualified.lastIndexOf(":");
  return [qualified.slice(0, colon + 1), qualified.slice(colon + 1)];
}
