/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
/** Every case of what may be concluded, in Excel: what formulas show, and what the pane is told. */
import { startFunctions } from "./liveExcel.js";
import type { Snapshot } from "../../../addin/live/snapshot.js";
import { changnan2024, dayOf, GridBuilder, type Day } from "../../../engine/index.js";
import { until } from "../../office/jsdomOffice.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { judgementCases } from "../../helpers/judgementCases.js";

const formulas = "公式";
const units = changnan2024.quotas.map(({ unit }) => unit);
let excel: OfficeHost;
let snapshot: Snapshot;

beforeAll(async () => {
  const grid = new GridBuilder();
  grid.rows(formulas, [["公式"]]);
  ({ excel, snapshot } = await startFunctions(dayOf(2024, 12, 31) as Day, grid.build()));
});

const block = (address: string): unknown[][] => excel.values(formulas, address) as unknown[][];

test.each(judgementCases.map((given) => [given.title, given] as const))("%s", async (_, given) => {
  const { asOf, sheets, proposed, open, lacks, foreign } = given;
  for (const [name, rows] of Object.entries(sheets)) {
    const width = Math.max(...rows.map((row) => row.length));
    excel.addSheet(name);
    excel.edit(
      name,
      "A1",
      rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null)),
    );
  }
  await snapshot.refresh();
  const asked = [...units, ...proposed.filter((name) => !units.includes(name))];
  excel.edit(
    formulas,
    "A2",
    asked.map((name) => [
      `=ESCALATION("${name}","${asOf}")`,
      `=SCORE("${name}","信息报送","${asOf}")`,
      `=SCORE("${name}","外出考察","${asOf}")`,
    ]),
  );
  const area = `A2:C${asked.length + 1}`;
  await until(
    "all values",
    () =>
      block(area).every(
        (row) => row[0] !== "#BUSY!" && row.slice(1).every((cell) => cell === "#N/A" || typeof cell === "number"),
      ),
    20_000,
  );
  const shown = block(area);
  Object.keys(sheets).forEach((name) => excel.deleteSheet(name));
  if (foreign === true) {
    expect(new Set(shown.flat())).toEqual(new Set(["#N/A"]));
    return;
  }
  asked.forEach((name, row) => {
    const word = String(shown[row]?.[0]).trim();
    expect({ name, word: word === "" ? "none" : word.startsWith("待查") ? "open" : "proposed" }).toEqual({
      name,
      word: proposed.includes(name) ? "proposed" : open.includes(name) ? "open" : "none",
    });
  });
  expect(shown.every(([, points]) => (points === "#N/A") === lacks.includes("leadReporting"))).toBe(true);
  expect(shown.every(([, , points]) => points === "#N/A")).toBe(true);
});
