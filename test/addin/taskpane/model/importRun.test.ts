import { changnan2024, planCollection, readFacts, type Grid } from "../../../../engine/index.js";
import type { WorkbookEdit, WorkbookHost } from "../../../../addin/live/ports.js";
import { finishImport, startImport } from "../../../../addin/taskpane/model/importRun.js";
import { formGrid, officeGrid, talksForm } from "../../../helpers/officeForms.js";

const grid: Grid = officeGrid();
const files = Array.from({ length: 30 }, (_, index) => ({
  name: `${index}.xlsx`,
  grid: formGrid("inTalks", talksForm(`第${index}项目`)),
}));

function hostOf(): { host: WorkbookHost; written: WorkbookEdit[] } {
  const written: WorkbookEdit[] = [];
  const host = {
    readGrid: () => Promise.resolve(grid),
    apply: (edits: readonly WorkbookEdit[]) => Promise.resolve(void written.push(...edits)),
  } as unknown as WorkbookHost;
  return { host, written };
}

/** Every look at the clock is an hour later; counts the moments that others get. */
function slowly(): { given: () => number } {
  let hours = 0;
  let given = 0;
  jest.spyOn(performance, "now").mockImplementation(() => ++hours * 3_600_000);
  jest.spyOn(globalThis, "setTimeout").mockImplementation(((resolve: () => void) => {
    given++;
    resolve();
  }) as typeof setTimeout);
  return { given: () => given };
}
afterEach(() => jest.restoreAllMocks());

test("others have a moment after every file that is compared, and the comparison is the same", async () => {
  const { given } = slowly();
  const { collection } = await startImport(hostOf().host, files);
  expect(given()).toBe(files.length);
  expect(collection).toEqual(planCollection(grid, readFacts(grid, changnan2024), files));
});

test("a pause that throws ends the run", async () => {
  let asked = 0;
  const pause = () => (++asked === 3 ? Promise.reject(new Error("cancelled")) : Promise.resolve());
  await expect(startImport(hostOf().host, files, pause)).rejects.toThrow("cancelled");
  expect(asked).toBe(3);
});

test("between the last look and the writing nobody has a moment", async () => {
  const { host, written } = hostOf();
  const run = await startImport(host, files);
  const { given } = slowly();
  expect(await finishImport(host, run)).toEqual({ outcome: "written" });
  expect(given()).toBe(0);
  expect(written.length).toBeGreaterThan(0);
});
