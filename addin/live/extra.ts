/** The part of the engine that reads 附件5, 考核规则 and cells that no table claims, loaded apart (`snapshot.ts`). */
export { extraReaders } from "../../engine/index.js";
