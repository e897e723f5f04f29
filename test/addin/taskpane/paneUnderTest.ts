/** The pane in jsdom, over a workbook in memory. Tests that import this say `@jest-environment jsdom`. */
import { act } from "react";
import {
  assess,
  changnan2024,
  dayOf,
  parseIsoDate,
  readFacts,
  withCells,
  type Assessment,
  type Day,
  type Grid,
  type Place,
  type SheetPlan,
} from "../../../engine/index.js";
import type { DrawnSheet, WorkbookEdit, WorkbookHost } from "../../../addin/live/ports.js";
import { mountPane, type PaneHandle } from "../../../addin/taskpane/pane.js";
import { saveFile } from "../../../addin/taskpane/parts/saveFile.js";
import type { Language, LiveState, PaneServices } from "../../../addin/taskpane/services.js";
import type { TabId } from "../../../addin/taskpane/tabs/tabId.js";
import { leanTemplate } from "../../helpers/leanTemplate.js";
import { planGrid } from "../../../templates/planGrid.js";

class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, {
  IS_REACT_ACT_ENVIRONMENT: true,
  ResizeObserver: NoResizeObserver,
  scrollTo: () => undefined,
});

/** The example year, as the template draws it. */
export const exampleGrid: Grid = planGrid(leanTemplate({ example: true }));

export function assessGrid(grid: Grid, asOf: string): Assessment {
  return assess(readFacts(grid, changnan2024), { asOf: parseIsoDate(asOf) as Day });
}

/** A host in memory that keeps what it was asked to do. */
export class MemoryHost implements WorkbookHost {
  readonly fileName = "考核.xlsx";
  readonly drawn: (readonly SheetPlan[])[] = [];
  readonly applied: (readonly WorkbookEdit[])[] = [];
  readonly selected: Place[] = [];
  /** Thrown by the next call that writes. */
  failure: Error | undefined;

  /** @param follows whether what is applied changes the workbook, as in a real host */
  constructor(
    private grid: Grid,
    private readonly hasWindow: boolean,
    private readonly follows: boolean,
  ) {}

  async readGrid(): Promise<Grid> {
    return this.grid;
  }

  async draw(plans: readonly SheetPlan[]): Promise<readonly DrawnSheet[]> {
    this.failOnce();
    this.drawn.push(plans);
    return plans.map((plan) => ({
      role: plan.role,
      wantedName: plan.name,
      name: plan.name,
      outcome: "added" as const,
    }));
  }

  async apply(edits: readonly WorkbookEdit[]): Promise<void> {
    this.failOnce();
    this.applied.push(edits);
    if (this.follows) this.grid = gridAfter(this.grid, edits);
  }

  async select(place: Place): Promise<boolean> {
    this.selected.push(place);
    return this.hasWindow;
  }

  private failOnce(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
  }
}

/** A workbook after edits. */
function gridAfter(grid: Grid, edits: readonly WorkbookEdit[]): Grid {
  return edits.reduce<Grid>(
    (now, edit) =>
      edit.kind === "addSheet"
        ? { ...now, sheets: [...now.sheets, ...planGrid([edit.plan]).sheets] }
        : withCells(
            now,
            edit.sheet,
            edit.cells.map(({ row, column, value }) => ({ row, column, value })),
          ),
    grid,
  );
}

export interface PaneUnderTest {
  readonly host: MemoryHost;
  open(tab: TabId): Promise<void>;
  consolidate(): Promise<void>;
  readonly root: HTMLElement;
  readonly copied: string[];
  readonly refreshes: () => number;
  show(state: LiveState): Promise<void>;
  text(): string;
  /** The one element with a role and an accessible name (its label or text), or an error. */
  get(role: string, name: string | RegExp): HTMLElement;
  all(role: string, name?: string | RegExp): HTMLElement[];
  press(element: HTMLElement | undefined): Promise<void>;
  click(role: string, name: string | RegExp): Promise<void>;
  type(label: string | RegExp, value: string): Promise<void>;
}

const mounted: PaneHandle[] = [];

/** Unmounts every pane; call it after each test. */
export async function unmountAll(): Promise<void> {
  await act(async () => mounted.splice(0).forEach((pane) => pane.unmount()));
  document.body.replaceChildren();
}

export async function openPane(
  options: {
    state?: LiveState;
    language?: Language;
    hasWindow?: boolean;
    grid?: Grid;
    /** The workbook changes with what is written into it, and is assessed anew by this day. */
    followsTo?: string;
    files?: PaneServices["files"];
    copyText?: (text: string) => Promise<void>;
    openStandalone?: () => void;
  } = {},
): Promise<PaneUnderTest> {
  const grid = options.grid ?? exampleGrid;
  const { followsTo } = options;
  const host = new MemoryHost(grid, options.hasWindow ?? true, followsTo !== undefined);
  let state: LiveState = options.state ?? {
    kind: "ready",
    assessment: assessGrid(grid, followsTo ?? "2024-12-31"),
    stale: false,
  };
  let refreshes = 0;
  const copied: string[] = [];
  const listeners = new Set<() => void>();
  const services: PaneServices = {
    host,
    live: {
      current: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      refresh: async () => {
        refreshes++;
        if (followsTo === undefined) return;
        state = { kind: "ready", assessment: assessGrid(await host.readGrid(), followsTo), stale: false };
        listeners.forEach((listener) => listener());
      },
    },
    theme: { current: () => "light", subscribe: () => () => undefined },
    language: options.language ?? "zh-CN",
    rememberLanguage: () => undefined,
    today: () => dayOf(2024, 12, 31) as Day,
    copyText: options.copyText ?? (async (text) => void copied.push(text)),
    saveFile,
    ...(options.files && { print: () => globalThis.print() }),
    ...(options.openStandalone && { openStandalone: options.openStandalone }),
    ...(options.files && { files: options.files }),
  };
  const root = document.createElement("div");
  document.body.append(root);
  const pane = await act(async () => mountPane(root, services));
  mounted.push(pane);

  const all = (role: string, name?: string | RegExp) =>
    [...document.body.querySelectorAll<HTMLElement>(selectors[role] ?? `[role="${role}"]`)].filter(
      (element) => name === undefined || matches(nameOf(element), name),
    );
  const get = (role: string, name: string | RegExp) => {
    const found = all(role, name);
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`${found.length} of ${role} ${name}; there are: ${all(role).map(nameOf).join(" | ")}`);
    return found[0];
  };
  return {
    host,
    open: (tab) => act(async () => pane.open(tab)),
    consolidate: () => act(async () => pane.consolidate()),
    root,
    copied,
    refreshes: () => refreshes,
    show: (next) =>
      act(async () => {
        state = next;
        listeners.forEach((listener) => listener());
      }),
    text: () => document.body.textContent ?? "",
    get,
    all,
    press: (element) =>
      act(async () => {
        if (element === undefined) throw new Error("there is nothing to press");
        element.click();
      }),
    click: (role, name) => act(async () => get(role, name).click()),
    type: (label, value) =>
      act(async () => {
        const control = get("control", label) as HTMLInputElement;
        const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set;
        setter?.call(control, value);
        control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
      }),
  };
}

/** Resolves when `holds` does; fails with the page's text when it never does. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (holds()) return;
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)));
  }
  throw new Error(`it never came true; the page says: ${document.body.textContent}`);
}

const selectors: Readonly<Record<string, string>> = {
  button: "button:not([role])",
  heading: "h1, h2, h3, h4",
  link: "a",
  control: "input, select, textarea",
  region: "section[aria-label], section[aria-labelledby]",
};

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  const by = element.getAttribute("aria-labelledby");
  if (by !== null)
    return by
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
  if (element.id !== "") {
    const outside = document.querySelector(`label[for="${element.id}"]`);
    if (outside !== null) return outside.textContent ?? "";
  }
  return spoken(element).trim();
}

/** The text that a screen reader would say. */
function spoken(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  // Fluent keeps room for a chosen tab's bold text with a second, invisible copy of it.
  for (const silent of copy.querySelectorAll("[aria-hidden=true], .fui-Tab__content--reserved-space")) silent.remove();
  return copy.textContent ?? "";
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === "string" ? text === name : name.test(text);
}
