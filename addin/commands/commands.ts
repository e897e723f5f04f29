/** The ribbon's buttons: each shows the pane and tells it what to do; the pane shows progress, result and trouble. */
import type { PaneHandle } from "../taskpane/pane.js";
import type { TabId } from "../taskpane/tabs/tabId.js";

/** Tab by the name of the manifest's function. */
const tabs: Readonly<Record<string, TabId>> = {
  showDataCheck: "dataCheck",
  showImport: "import",
  showMonth: "warnings",
  showHelp: "help",
};

/** Associates the manifest's functions; `pane` resolves once the pane can be told. */
export function registerCommands(pane: Promise<PaneHandle>): void {
  const command = (work: (pane: PaneHandle) => void) => async (event: Office.AddinCommands.Event) => {
    try {
      await Office.addin.showAsTaskpane();
      work(await pane);
    } finally {
      // Excel keeps the button busy until it hears this.
      event.completed();
    }
  };
  Office.actions.associate(
    "writeSummary",
    command((shown) => shown.consolidate()),
  );
  for (const [name, tab] of Object.entries(tabs))
    Office.actions.associate(
      name,
      command((shown) => shown.open(tab)),
    );
}
