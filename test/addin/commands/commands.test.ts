/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { registerCommands } from "../../../addin/commands/commands.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import type { OfficeHost } from "../../office/officeHost.js";

let excel: OfficeHost;
const told: string[] = [];
let paneReady: () => void = () => undefined;
beforeAll(async () => {
  excel = await startOffice();
  const pane = {
    open: (tab: string) => void told.push(tab),
    consolidate: () => void told.push("consolidate"),
    unmount: () => undefined,
  };
  registerCommands(new Promise((resolve) => (paneReady = () => resolve(pane))));
});

test("a button pressed before the pane is there shows it, and tells it when it is", async () => {
  const pressed = excel.press("writeSummary");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([]);
  paneReady();
  await pressed;
  expect([told, excel.runtimeState]).toEqual([["consolidate"], "Visible"]);
});

test.each([
  ["showDataCheck", "dataCheck"],
  ["showImport", "import"],
  ["showMonth", "warnings"],
  ["showHelp", "help"],
])("%s opens %s", async (action, tab) => {
  told.length = 0;
  await excel.press(action);
  expect(told).toEqual([tab]);
});

test("every function that the manifest names is associated, and no button stays busy", async () => {
  const manifest = readFileSync(join(__dirname, "../../../manifest.xml"), "utf8");
  const names = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map(([, name]) => name as string);
  expect(names).toHaveLength(5);
  for (const name of names) await excel.press(name);
});

afterAll(() => expectNoComplaints(excel));
