/** The part of the engine that reads an edit, loaded apart (`snapshot.ts`). */
export { updateFacts } from "../../engine/index.js";
