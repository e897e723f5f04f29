import type { XmlElement } from "./elementTree.js";

export interface ManifestFinding {
  /** Stable name of the rule. */
  readonly rule: string;
  /** Line of the manifest, from 1. */
  readonly line: number;
  /** What is wrong, Chinese and English. */
  readonly message: string;
}

/** Takes down that an element breaks a rule. */
export type Find = (rule: string, element: XmlElement, message: string) => void;

/** The most characters of each kind of text. */
export const longest = {
  resid: 32,
  displayName: 125,
  description: 250,
  ShortStrings: 125,
  LongStrings: 250,
  url: 2048,
  id: 125,
} as const;
