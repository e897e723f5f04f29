/** Why a reading is the default: of the plan on file its own sentences, of another district nothing that only the plan on file says. */
import { changnan2024, readingChoices, readingReason, readingReasons, type ReadingId } from "../../../engine/index.js";
import { otherDistrict } from "../../../engine/plans/otherDistrict.js";
import { reasonsElsewhere } from "../../../engine/plans/readingReasons.js";

const ids = Object.keys(readingChoices) as ReadingId[];
const elsewhere = otherDistrict(changnan2024, 2026);

test.each(ids)("%s: each plan has the reason that holds for it", (id) => {
  expect(readingReason(changnan2024, id)).toBe(readingReasons[id]);
  expect(readingReason(elsewhere, id)).toBe(reasonsElsewhere[id]);
  expect(readingReason(elsewhere, id)).toMatch(/[\u4e00-\u9fff]{5}/);
});

test.each(ids)("%s: in another district no number, no annex and no sentence of the plan on file is quoted", (id) => {
  const reason = readingReason(elsewhere, id);
  expect(reason).not.toMatch(/\d|附件|方案|“|产业促进局|昌南/);
});

test("the plan on file has a reason that would not hold elsewhere, so the two must differ", () => {
  const own = ids.filter((id) => /\d|附件|方案|“/.test(readingReasons[id]));
  expect(own.length).toBeGreaterThan(8);
  for (const id of own) expect(reasonsElsewhere[id]).not.toBe(readingReasons[id]);
});
