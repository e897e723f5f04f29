import { isoDate } from "../../../engine/calendar.js";
import { readingChoices, type Clause, type ReadingId } from "../../../engine/plan.js";
import { changnan2024 as plan } from "../../../engine/plans/changnan2024.js";
import { readingReasons } from "../../../engine/plans/readingReasons.js";
import { annex1, annex2, planText } from "../../helpers/planTables.js";
import { termsOf } from "../../../engine/terms.js";

const bare = (text: string): string => text.replace(/\s/g, "");
const lines = planText.split("\n");
const textOf = (numbers: readonly number[]): string => bare(numbers.map((number) => lines[number - 1] ?? "").join(""));

const clauses: readonly Clause[] = [
  ...plan.items.map(({ clause }) => clause),
  ...plan.parameters.map((parameter) => parameter.clause),
  ...Object.values(plan.readings).map((reading) => reading.clause),
  ...plan.targets.map((target) => target.clause),
  ...plan.parks.map((park) => park.clause),
  ...Object.values(plan.escalation),
  plan.admission,
];

test("there are clauses to look up", () => {
  expect(clauses).toHaveLength(10 + plan.parameters.length + 16 + 8 + 6 + 3 + 1);
});

test.each(
  [...new Map(clauses.map((clause) => [clause.quote, clause])).values()].map(
    (clause) => [clause.title, clause.quote, clause.lines] as const,
  ),
)("%s: “%s” stands in the plan at %j, word for word", (_, quote, at) => {
  expect(at.length).toBeGreaterThan(0);
  expect(textOf(at)).toContain(bare(quote));
});

test("附件1 as printed, the merged leaders filled down", () => {
  const rows = annex1().slice(1);
  expect(rows).toHaveLength(18);
  let leaders = "";
  const printed = rows.slice(0, 17).map(([leader, unit, quota, visits]) => {
    leaders = leader || leaders;
    const [name, ...note] = (unit as string).split("\n");
    return {
      leaders: leaders.split("\n").map(bare),
      unit: name,
      note: note.join(""),
      quotaText: quota,
      visits: Number(visits),
    };
  });
  expect(
    plan.quotas.map(({ leaders: own, unit, note, quotaText, visits }) => ({
      leaders: own,
      unit,
      note: note ?? "",
      quotaText,
      visits,
    })),
  ).toEqual(printed);
  expect(rows[17]?.slice(-2).map((text) => Number.parseInt(text, 10))).toEqual([
    plan.quotaTotals.projects,
    plan.quotaTotals.visits,
  ]);
});

test("the units of 附件1 add up to 45 projects and 72 visits", () => {
  const counts = plan.quotas.map(({ quotaText }) =>
    quotaText.startsWith("4个（")
      ? 4
      : [...quotaText.matchAll(/(\d)个/g)].reduce((sum, [, count]) => sum + Number(count), 0),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(plan.quotaTotals.projects);
  expect(plan.quotas.reduce((sum, { visits }) => sum + visits, 0)).toBe(plan.quotaTotals.visits);
});

test("the scored units are those of 附件1; 备注2 names the others", () => {
  expect(plan.units.filter(({ scored }) => scored).map(({ name }) => name)).toEqual(
    plan.quotas.map(({ unit }) => unit),
  );
  const note = lines.find((line) => line.startsWith("2.纪检、税务")) as string;
  const others = plan.units.filter(({ scored }) => !scored);
  expect(others).toHaveLength(6);
  for (const { name, aliases } of others)
    expect([name, ...aliases].some((spelling) => note.includes(spelling))).toBe(true);
});

test("no spelling stands for two units, and places are no units", () => {
  const spellings = plan.units.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(spellings).size).toBe(spellings.length);
  for (const place of ["科创小镇", "城投集团", "陶科投公司"]) expect(spellings).not.toContain(place);
});

test("附件2: six activities with their printed numbers, 3 twice", () => {
  const rows = annex2().slice(1);
  expect(rows).toHaveLength(6);
  expect(
    plan.activities.map(({ printedNumber, time, name, place, responsible }) =>
      [printedNumber, time, name, place, responsible].map(bare),
    ),
  ).toEqual(rows.map((row) => row.map(bare)));
  expect(plan.activities.map(({ printedNumber }) => printedNumber)).toEqual(["1", "2", "3", "4", "3", "5"]);
  for (const activity of plan.activities) {
    expect(activity.month).toBe(Number.parseInt(activity.time, 10));
    expect(textOf(activity.lines)).toContain(bare(activity.name));
  }
});

describe("附件4", () => {
  test.each(
    [...plan.leadingGroup, ...plan.reviewGroup].map((member) => [member.line, member.name, member.post] as const),
  )("line %i names %s, %s", (at, name, post) => {
    expect(textOf([at as number])).toContain(bare(name) + bare(post));
  });

  test("nobody is left out", () => {
    expect(plan.leadingGroup.map(({ line }) => line)).toEqual(Array.from({ length: 34 }, (_, index) => 228 + index));
    expect(plan.reviewGroup.map(({ line }) => line)).toEqual(Array.from({ length: 16 }, (_, index) => 268 + index));
  });

  test("members speak for units that the plan knows", () => {
    const names = new Set(plan.units.map(({ name }) => name));
    for (const { unit } of [...plan.leadingGroup, ...plan.reviewGroup])
      if (unit !== undefined) expect(names).toContain(unit);
  });
});

test("the number of a parameter stands in its clause", () => {
  // 10000 万元 is 亿元, a quarter is three months, the months are words, and the first month follows from the date.
  const words: Readonly<Record<string, string>> = {
    "largeProjects.threshold": "亿元",
    "escalation.firstMonth": "2024年2月18日",
    "escalation.districtNotice": "一个月",
    "escalation.summonedTalk": "连续两个月",
    "escalation.accountability": "连续一个季度",
  };
  for (const { id, value, clause } of plan.parameters)
    expect(clause.quote.replace(/,/g, "")).toContain(words[id] ?? String(value));
});

test("parameters are named once, and full marks make 100", () => {
  expect(new Set(plan.parameters.map(({ id }) => id)).size).toBe(plan.parameters.length);
  const { items } = termsOf(plan);
  expect(items.reduce((sum, { fullMarks }) => sum + (fullMarks ?? 0), 0)).toBe(100);
  expect(items.filter(({ fullMarks }) => fullMarks !== undefined).map(({ group }) => group)).toEqual(
    items.flatMap(({ group }) => (group === "base" ? [group] : [])),
  );
});

test.each(Object.keys(readingChoices) as ReadingId[])(
  "reading %s has a Chinese title for each of its choices, the default first",
  (id) => {
    const reading = plan.readings[id];
    expect(reading.id).toBe(id);
    expect(reading.choices.map((choice) => choice.id)).toEqual([...readingChoices[id]]);
    for (const text of [reading.title, readingReasons[id], ...reading.choices.map(({ title }) => title)])
      expect(text).toMatch(/[\u4e00-\u9fff]/);
  },
);

test("every direction of a park but 科创小镇's is a category", () => {
  const known = new Set(plan.categories.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const { name, directions, clause } of plan.parks) {
    expect(directions.every((direction) => clause.quote.includes(direction))).toBe(true);
    expect(directions.every((direction) => known.has(direction))).toBe(name !== "科创小镇");
  }
});

test("the targets' numbers and growth stand in their clauses", () => {
  for (const { value, growth, clause, meets } of plan.targets) {
    expect(clause.quote).toContain(String(value));
    if (growth !== undefined) expect(clause.quote).toContain(`同比增长${growth}%`);
    expect(/超|突破/.test(clause.quote)).toBe(meets === "above");
  }
});

test("what the plan leaves to settle: two spellings of one name, two numbers 3", () => {
  expect(plan.doubts.map(({ code }) => code)).toEqual(["plan.nameDiffers", "plan.activityNumber"]);
  const [names] = plan.doubts;
  names?.namesInDoubt?.forEach((name, index) => expect(textOf([names.lines[index] as number])).toContain(name));
});

test("title and date as issued", () => {
  expect(bare(planText)).toContain(plan.title);
  expect(isoDate(plan.issued as number)).toBe("2024-02-18");
});
