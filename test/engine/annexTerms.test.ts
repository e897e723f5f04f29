/** Precedence: 规则参数, then the workbook's own 附件5, then the plan file. */
import type { Annex5Facts, Annex5Number } from "../../engine/facts.js";
import { changnan2024 as plan } from "../../engine/plans/changnan2024.js";
import { termsOf } from "../../engine/terms.js";

const stated = (value: number, quote: string, row = 2, column = 2): Annex5Number => {
  const place = { sheet: "附件5", row, column };
  return { value, place, clause: { title: `附件5!${"ABCD"[column]}${row + 1}`, quote, lines: [], place } };
};
const sheet = (part: Partial<Annex5Facts>): Annex5Facts => ({
  numbers: {},
  caps: {},
  floors: {},
  notUnderstood: [],
  missing: [],
  ...part,
});
const line = (key: string, annex5: Annex5Facts, settings = {}) =>
  termsOf(plan, settings, annex5).items.find((item) => item.key === key);

test("the sheet's number beats the plan's, with its sentence; what stands in 规则参数 beats both", () => {
  const annex5 = sheet({ numbers: { "quotaExcess.points": stated(3, "每超额完成1个招引任务，加3分") } });
  expect(line("quotaExcess", annex5)).toMatchObject({
    terms: { points: 3 },
    clause: { title: "附件5!C3", quote: "每超额完成1个招引任务，加3分" },
  });
  expect(line("quotaExcess", annex5, { "quotaExcess.points": 7 })).toMatchObject({
    terms: { points: 7 },
    clause: { title: "附件5 加分项" },
  });
  expect(line("largeProjects", annex5)).toMatchObject({ terms: { points: 5 }, clause: { title: "附件5 加分项" } });
});

test("full marks of the sheet head the line", () => {
  const annex5 = sheet({ numbers: { "projectAttraction.fullMarks": stated(30, "各部门引进项目（30分）") } });
  expect(line("projectAttraction", annex5)).toMatchObject({ fullMarks: 30, terms: { fullMarks: 30 } });
});

test("a sheet that says what the plan says leaves its words and its lines as they are", () => {
  const annex5 = sheet({ numbers: { "quotaExcess.points": stated(5, "每超额完成1个招引任务加5分") } });
  expect(termsOf(plan, {}, annex5)).toEqual(termsOf(plan));
});

test("caps and floors go with the line, and two sentences of a line are one clause in the order of their cells", () => {
  const annex5 = sheet({
    numbers: { "quotaExcess.points": stated(2, "每超额完成1个招引任务，加2分", 2) },
    caps: { quotaExcess: stated(4, "最高不超过4分", 3) },
    floors: { trackingReports: stated(1, "最低1分", 4) },
  });
  expect(line("quotaExcess", annex5)).toMatchObject({
    cap: { points: 4 },
    clause: { title: "附件5!C3、附件5!C4", quote: "每超额完成1个招引任务，加2分；最高不超过4分" },
  });
  const beside = sheet({
    numbers: { "quotaExcess.points": stated(2, "每超额完成1个招引任务，加2分", 2, 3) },
    caps: { quotaExcess: stated(4, "最高不超过4分", 2, 1) },
  });
  expect(line("quotaExcess", beside)).toMatchObject({
    clause: { title: "附件5!B3、附件5!D3", quote: "最高不超过4分；每超额完成1个招引任务，加2分" },
  });
  expect(line("trackingReports", annex5)).toMatchObject({ floor: { points: 1 }, clause: { title: "附件5!C5" } });
});
