/** @jest-environment jsdom */
import { openStandalone } from "../../../addin/runtime/openStandalone.js";

const opened: unknown[][] = [];
beforeEach(() => {
  opened.splice(0);
  window.open = (...words) => (opened.push(["window", ...words]), null);
});

function inOffice(sets: readonly string[]): void {
  const ui = { openBrowserWindow: (address: string) => opened.push(["browser", address]) };
  Object.assign(globalThis, {
    Office: {
      context: {
        ui,
        requirements: { isSetSupported: (set: string, version: string) => sets.includes(`${set} ${version}`) },
      },
    },
  });
}

test("Excel on a desk opens the page beside the pane's own in the system's browser", () => {
  inOffice(["OpenBrowserWindowApi 1.1"]);
  openStandalone();
  expect(opened).toEqual([["browser", "http://localhost/standalone.html"]]);
});

test("Excel on the web, which has no such call, opens a tab that knows nothing of the pane", () => {
  inOffice([]);
  openStandalone();
  expect(opened).toEqual([["window", "http://localhost/standalone.html", "_blank", "noopener"]]);
});
