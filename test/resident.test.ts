/** The programs that a run's workers share are waited for until their sign is whole, not merely there. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { residentFolder, whenResident } from "./helpers/resident.js";

const before = process.env["TEST_SCRATCH"];
const scratch = mkdtempSync(join(tmpdir(), "scorecard-resident-"));

beforeAll(() => {
  process.env["TEST_SCRATCH"] = scratch;
});

afterAll(() => {
  process.env["TEST_SCRATCH"] = before;
  rmSync(scratch, { recursive: true, force: true });
});

test("a sign that is created empty and filled later is waited for", () => {
  const sign = join(residentFolder("slow"), "port");
  const program = `const fs = require("node:fs"); fs.writeFileSync(process.argv[1], "");
    setTimeout(() => fs.writeFileSync(process.argv[1], "9222\\n/whole"), 400);`;
  const isReady = whenResident("slow", {
    command: process.execPath,
    arguments: ["-e", program, sign],
    sign,
    whole: /^\d+\n\/whole$/,
  });
  expect(isReady).toBe(true);
  expect(readFileSync(sign, "utf8")).toBe("9222\n/whole");
});

test("without a run that would end it, no program is started", () => {
  delete process.env["TEST_SCRATCH"];
  const sign = join(scratch, "none");
  expect(whenResident("none", { command: process.execPath, arguments: ["-e", ""], sign, whole: /./ })).toBe(false);
  process.env["TEST_SCRATCH"] = scratch;
});
