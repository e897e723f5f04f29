/** The tabs of the pane, in order. A new tab is a file with a component and a line here. */
import type { ComponentType } from "react";
import type { Strings } from "../strings.zh.js";
import { DataCheckTab } from "./DataCheckTab.js";
import { HelpTab } from "./HelpTab.js";
import { lazyTab } from "./lazyTab.js";
import { OverviewTab } from "./OverviewTab.js";
import { RulesTab } from "./RulesTab.js";
import { UnitTab } from "./UnitTab.js";
import { WarningsTab } from "./WarningsTab.js";
import { WhatIfTab } from "./WhatIfTab.js";

export interface PaneTab {
  /** Stable; ribbon commands open a tab by it. */
  readonly id: string;
  title(say: Strings): string;
  /** Drawn below an assessment: `useAssessment()` gives it. */
  readonly Content: ComponentType;
}

export const tabs: readonly PaneTab[] = [
  { id: "overview", title: (say) => say.tabs.overview, Content: OverviewTab },
  { id: "unit", title: (say) => say.tabs.unit, Content: UnitTab },
  { id: "warnings", title: (say) => say.tabs.warnings, Content: WarningsTab },
  { id: "dataCheck", title: (say) => say.tabs.dataCheck, Content: DataCheckTab },
  {
    id: "import",
    title: (say) => say.tabs.import,
    Content: lazyTab(() => import(/* webpackChunkName: "import", webpackPrefetch: true */ "./ImportTab.js")),
  },
  {
    id: "month",
    title: (say) => say.tabs.month,
    Content: lazyTab(() => import(/* webpackChunkName: "month", webpackPrefetch: true */ "./MonthTab.js")),
  },
  {
    id: "drafts",
    title: (say) => say.tabs.drafts,
    Content: lazyTab(() => import(/* webpackChunkName: "drafts", webpackPrefetch: true */ "./DraftsTab.js")),
  },
  { id: "rules", title: (say) => say.tabs.rules, Content: RulesTab },
  { id: "whatIf", title: (say) => say.tabs.whatIf, Content: WhatIfTab },
  { id: "help", title: (say) => say.tabs.help, Content: HelpTab },
];
