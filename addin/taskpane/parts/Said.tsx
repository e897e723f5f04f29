import { render, type Reason } from "../../../engine/index.js";

/** A sentence of the engine, which speaks Chinese whatever the pane's language is. */
export function Said({ reason }: { reason: Reason }) {
  return <span lang="zh-CN">{render(reason)}</span>;
}
