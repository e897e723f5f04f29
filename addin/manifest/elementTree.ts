/** An XML text as a tree of elements that know their line. */
import { SaxesParser } from "saxes";

export interface XmlElement {
  /** Without its prefix: prefixes are the author's choice. */
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The text is no well-formed XML. */
export class XmlError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = "XmlError";
  }
}

/**
 * Parses a manifest. Attribute names lose their prefix as well (`xsi:type` is `type`).
 * @throws XmlError where the text is not well-formed, or declares a document type: a manifest needs none, and entities are a way to attack a reader
 */
export function elementTree(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on("error", (error) => {
    throw new XmlError(parser.line, error.message);
  });
  parser.on("doctype", () => {
    throw new XmlError(parser.line, "a manifest declares no document type");
  });
  parser.on("opentag", ({ local, attributes }) => {
    const named = Object.values(attributes).map(
      (attribute) => [attribute.local === "" ? attribute.name : attribute.local, attribute.value] as const,
    );
    const element: XmlElement = {
      name: local,
      line: parser.line,
      attributes: Object.fromEntries(named),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  if (root === undefined) throw new XmlError(1, "no element");
  return root;
}

/** The element and everything below it, in document order. */
export function* withDescendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* withDescendants(child);
}

/** Children by name; `path` goes down several levels. */
export function childrenOf(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}
