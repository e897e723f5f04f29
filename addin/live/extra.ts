/** The part of the engine that reads 附件5 and 考核规则, loaded apart (`snapshot.ts`). */
export { extraReaders } from "../../engine/index.js";
