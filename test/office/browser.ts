/** The stand-in inside a page of Chromium: everything comes in `window.standIn`, which a script before this one sets; the host is `window.officeHost`. */
import type { ApiTable } from "./apiTable.js";
import { loadGrid } from "./gridModel.js";
import type { FunctionMetadata } from "./model/calculator.js";
import { OfficeHost, type OfficeHostOptions } from "./officeHost.js";
import { plainGrid, type SheetJson } from "./plainGrid.js";

/** What the page is told before it starts. */
export interface StandIn {
  readonly api: ApiTable;
  readonly options: Omit<OfficeHostOptions, "api">;
  readonly sheets: readonly SheetJson[];
  readonly functions: readonly FunctionMetadata[];
  /** Formulas that were saved with the workbook, by sheet and first cell. */
  readonly formulas?: readonly {
    readonly sheet: string;
    readonly corner: string;
    readonly rows: readonly (readonly string[])[];
  }[];
}

declare global {
  interface Window {
    standIn?: StandIn;
    officeHost?: OfficeHost;
  }
}

const given = window.standIn;
// Frames of the page are not Excel panes.
if (given && window === window.top) {
  const host = new OfficeHost({ ...given.options, api: given.api });
  if (given.sheets.length > 0) loadGrid(host, plainGrid(given.sheets));
  host.registerFunctions(given.functions);
  for (const { sheet, corner, rows } of given.formulas ?? []) host.edit(sheet, corner, rows);
  host.install(window);
  window.officeHost = host;
}
