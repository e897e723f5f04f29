/**
 * The shared runtime's page: functions first and small; the pane, with React, is loaded when Excel shows it.
 */
import { plans } from "../../engine/index.js";
import { registerCommands } from "../commands/commands.js";
import { ExcelHost } from "../excel/excelHost.js";
import "../functions/functions.js";
import { shareSnapshot } from "../live/shared.js";
import { Snapshot } from "../live/snapshot.js";
import { today } from "../live/today.js";
import { lackingOf } from "./floor.js";

const host = new ExcelHost();
const snapshot = new Snapshot(host, plans, today);
shareSnapshot(snapshot);

void Office.onReady(async () => {
  const element = document.getElementById("pane");
  if (element === null) throw new Error("the page has no element #pane");
  const lacking = lackingOf((set, version) => Office.context.requirements.isSetSupported(set, version));
  // The page says what to do where this script cannot run, a plain browser included; here it does.
  element.replaceChildren();
  if (lacking.length > 0) {
    const { belowFloor } = await import(/* webpackChunkName: "belowFloor" */ "./belowFloor.js");
    element.append(belowFloor(lacking));
    return;
  }
  const pane = import(/* webpackChunkName: "pane" */ "./excelPane.js").then(({ showPane }) =>
    showPane(element, host, snapshot, today),
  );
  registerCommands(pane);
  await pane;
});
