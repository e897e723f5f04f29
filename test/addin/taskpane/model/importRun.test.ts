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

test("between the last look and the writing nobody has a moment where a change could not be seen", async () => {
  const { host, written } = hostOf();
  const run = await startImport(host, files);
  const { given } = slowly();
  expect(await finishImport(host, run)).toEqual({ outcome: "written" });
  expect(given()).toBe(0);
  expect(written.length).toBeGreaterThan(0);
});

describe("where a change can be seen", () => {
  const filled = officeGrid({ weeks: [["2024-06-07", "罗家桥乡", "未报", "不适用"]] });

  /** A host whose workbook is another one from the second look on. */
  function changingHost(second: Grid): { host: WorkbookHost; written: WorkbookEdit[]; looks: () => number } {
    const { host, written } = hostOf();
    let looks = 0;
    const readGrid = () => Promise.resolve(++looks === 1 ? grid : second);
    return { host: { ...host, readGrid, isCurrent: (seen) => seen === second }, written, looks: () => looks };
  }

  test("others have a moment after every step, and what did not change is written", async () => {
    const { host, written } = hostOf();
    const run = await startImport(host, files);
    const { given } = slowly();
    expect(await finishImport({ ...host, isCurrent: (seen) => seen === grid }, run)).toEqual({ outcome: "written" });
    // Every file, what they come to, the edits.
    expect(given()).toBe(files.length + 2);
    expect(written.length).toBeGreaterThan(0);
  });

  test("a workbook that changed meanwhile is compared again: with the same outcome it is written", async () => {
    const { host, written, looks } = changingHost(officeGrid());
    expect(await finishImport(host, await startImport(hostOf().host, files))).toEqual({ outcome: "written" });
    expect(looks()).toBe(2);
    expect(written.length).toBeGreaterThan(0);
  });

  test("with another outcome the clerk looks first", async () => {
    const { host, written } = changingHost(filled);
    const { outcome } = await finishImport(host, await startImport(hostOf().host, files));
    expect(outcome).toBe("stale");
    expect(written).toEqual([]);
  });
});
