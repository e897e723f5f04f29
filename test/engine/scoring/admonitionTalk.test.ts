import { assessed, line, sentences } from "../../helpers/units.js";

const unit = "党政办";
const talks = (...days: string[]) => ({
  measures: days.map((day) => ({ unit, day, kind: "admonitionTalk" as const })),
});

test("twenty points each, by the as-of date, and no other line moves", () => {
  expect(line("admonitionTalk", {}).points).toBe(0);
  expect(line("admonitionTalk", talks("2024-06-03"), { asOf: "2024-06-02" }).points).toBe(0);
  expect(line("admonitionTalk", talks("2024-06-03"), { asOf: "2024-06-03" }).points).toBe(-20);
  expect(assessed(talks("2024-06-03", "2024-06-04"))).toMatchObject({ deduction: -40, total: -40 });
});

test("the sentence has the numbers", () => {
  expect(sentences(line("admonitionTalk", talks("2024-06-03")))).toBe("登记诫勉谈话 1 次，扣 20 × 1 = 20 分");
});
