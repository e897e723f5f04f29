/** What a document's styles say about the two things that change what is read: hidden text and placeholders. */
import { childOf, childrenOf, type XmlElement } from "../file/package/xmlTree.js";

/** Looked up for paragraphs and runs by the ids of their styles. */
export interface DocxStyles {
  /** Whether a style hides its text (17.3.2.41 of ISO/IEC 29500-1), its ancestors included; `undefined` where none says. */
  hides(styleId: string | undefined): boolean | undefined;
  /** Whether it is Word's own style for the prompt of an empty content control. */
  isPlaceholder(styleId: string | undefined): boolean;
}

/** @param root of word/styles.xml; absent in a document without styles */
export function docxStyles(root: XmlElement | undefined): DocxStyles {
  const styles = new Map(
    childrenOf(root, "style").map((style) => [attributeOf(style, "styleId") ?? "", style] as const),
  );
  const hidden = new Map<string, boolean | undefined>();
  const hides = (styleId: string | undefined): boolean | undefined => {
    if (styleId === undefined) return undefined;
    if (hidden.has(styleId)) return hidden.get(styleId);
    // Before the ancestors are asked: a style that is based on itself has an end here.
    hidden.set(styleId, undefined);
    const style = styles.get(styleId);
    const answer =
      style === undefined ? undefined : (vanishes(childOf(style, "rPr")) ?? hides(valueOf(childOf(style, "basedOn"))));
    hidden.set(styleId, answer);
    return answer;
  };
  return {
    hides,
    isPlaceholder: (styleId) => {
      const style = styleId === undefined ? undefined : styles.get(styleId);
      return /^placeholder ?text$/i.test(valueOf(childOf(style, "name")) ?? styleId ?? "");
    },
  };
}

/** What a run's own properties say about hiding; `undefined` for nothing. */
export function vanishes(properties: XmlElement | undefined): boolean | undefined {
  const vanish = childOf(properties, "vanish");
  return vanish === undefined ? undefined : isOn(vanish);
}

/** A property that is on when it is there, unless it says otherwise. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(0|false|off)$/.test(valueOf(element) ?? "1");
}

/** The attribute `val`, under whatever prefix. */
export function valueOf(element: XmlElement | undefined): string | undefined {
  return attributeOf(element, "val");
}

/** An attribute by its local name. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  if (element === undefined) return undefined;
  for (const [name, value] of element.attributes) if (name === local || name.endsWith(`:${local}`)) return value;
  return undefined;
}
