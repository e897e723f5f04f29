import { assessed, line, sentences } from "../../helpers/units.js";

const unit = "党政办";
const talks = (...days: string[]) => ({ measures: days.map((day) => ({ unit, day, kind: "reminderTalk" as const })) });

test("eight points each, by the as-of date, and no other line moves", () => {
  expect(line("reminderTalk", {}).points).toBe(0);
  expect(line("reminderTalk", talks("2024-06-03"), { asOf: "2024-06-02" }).points).toBe(0);
  expect(line("reminderTalk", talks("2024-06-03"), { asOf: "2024-06-03" }).points).toBe(-8);
  expect(assessed(talks("2024-06-03", "2024-06-04"))).toMatchObject({ deduction: -16, total: -16 });
});

test("the sentence has the numbers", () => {
  expect(sentences(line("reminderTalk", talks("2024-06-03")))).toBe("登记提醒谈话 1 次，扣 8 × 1 = 8 分");
  expect(sentences(line("reminderTalk", {}))).toBe("没有登记提醒谈话，不扣分");
});
