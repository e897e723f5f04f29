import { createRoot } from "react-dom/client";
import type { PaneServices } from "./services.js";
import { Shell, type PaneCommand } from "./Shell.js";
import type { TabId } from "./tabs/tabId.js";

/** A pane that is on the screen. */
export interface PaneHandle {
  /** Opens a tab. */
  open(tab: TabId): void;
  /** As if 一键汇总 had been pressed; waits for the workbook to be read. */
  consolidate(): void;
  unmount(): void;
}

/** Puts the pane into an element of the page. */
export function mountPane(element: HTMLElement, services: PaneServices): PaneHandle {
  const listeners = new Set<(command: PaneCommand) => void>();
  // A ribbon button may be pressed before React has drawn anything.
  const waiting: PaneCommand[] = [];
  const send = (command: PaneCommand) => {
    if (listeners.size === 0) waiting.push(command);
    else for (const listener of listeners) listener(command);
  };
  const commands = (listener: (command: PaneCommand) => void) => {
    listeners.add(listener);
    for (const command of waiting.splice(0)) listener(command);
    return () => void listeners.delete(listener);
  };
  const root = createRoot(element);
  root.render(<Shell services={services} commands={commands} />);
  return {
    open: (tab) => send({ kind: "open", tab }),
    consolidate: () => send({ kind: "consolidate" }),
    unmount: () => root.unmount(),
  };
}
