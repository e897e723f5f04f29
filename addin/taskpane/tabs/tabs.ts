/** The tabs of the pane, in order. A new tab is a file with a component and a line here. */
import type { ComponentType } from "react";
import { DataCheckTab } from "./DataCheckTab.js";
import { HelpTab } from "./HelpTab.js";
import { lazyTab } from "./lazyTab.js";
import { OverviewTab } from "./OverviewTab.js";
import { RulesTab } from "./RulesTab.js";
import type { TabId } from "./tabId.js";
import { UnitTab } from "./UnitTab.js";
import { WarningsTab } from "./WarningsTab.js";
import { WhatIfTab } from "./WhatIfTab.js";

export interface PaneTab {
  /** Stable; ribbon commands open a tab by it. */
  readonly id: TabId;
  /** Drawn below an assessment: `useAssessment()` gives it. */
  readonly Content: ComponentType;
}

export const tabs: readonly PaneTab[] = [
  { id: "overview", Content: OverviewTab },
  { id: "unit", Content: UnitTab },
  {
    id: "projects",
    Content: lazyTab(() => import(/* webpackChunkName: "projects", webpackPrefetch: true */ "./ProjectsTab.js")),
  },
  { id: "warnings", Content: WarningsTab },
  { id: "dataCheck", Content: DataCheckTab },
  {
    id: "import",
    Content: lazyTab(() => import(/* webpackChunkName: "import", webpackPrefetch: true */ "./ImportTab.js")),
  },
  {
    id: "month",
    Content: lazyTab(() => import(/* webpackChunkName: "month", webpackPrefetch: true */ "./MonthTab.js")),
  },
  {
    id: "drafts",
    Content: lazyTab(() => import(/* webpackChunkName: "drafts", webpackPrefetch: true */ "./DraftsTab.js")),
  },
  { id: "rules", Content: RulesTab },
  { id: "whatIf", Content: WhatIfTab },
  { id: "help", Content: HelpTab },
];
