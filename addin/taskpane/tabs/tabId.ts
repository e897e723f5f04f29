import type { Strings } from "../strings.zh.js";

/** A tab is named in the catalogues before it can be anywhere else. */
export type TabId = keyof Strings["tabs"];
