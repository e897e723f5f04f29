/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { expectNoComplaints, startOffice } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";

let host: OfficeHost;
beforeAll(async () => {
  host = await startOffice({ theme: "dark" });
});

test("the theme of Office is told", () => {
  expect(Office.context.officeTheme.bodyBackgroundColor).toBe("#262626");
});

test("a ribbon button calls its function, which shows the pane and says when it is done", async () => {
  const done: string[] = [];
  Office.actions.associate("writeSummary", async (event: Office.AddinCommands.Event) => {
    await Office.addin.showAsTaskpane();
    done.push(event.source.id);
    event.completed();
  });
  let resolved = false;
  await host.press("writeSummary").then(() => (resolved = true));
  expect([resolved, done, host.runtimeState]).toEqual([true, ["writeSummary"], "Visible"]);
});

test("a button whose function is not there is refused", async () => {
  await expect(host.press("noSuch")).rejects.toThrow("no such function");
});

test("a test can make any member fail", async () => {
  host.refuse("ChartCollection.add");
  const attempt = Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.charts.add("Line", sheet.getRange("A1:B2"));
    await context.sync();
  });
  await expect(attempt).rejects.toMatchObject({
    code: "GeneralException",
    message: "ChartCollection.add was refused.",
  });
  host.refuse();
});

afterAll(() => expectNoComplaints(host));
