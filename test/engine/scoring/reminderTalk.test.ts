import { facts } from "../../helpers/facts.js";
import { assessed, line, restsOn, sentences } from "../../helpers/units.js";

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

test("two on one day under the reading that takes one: the other is said to be left out", () => {
  const readings = { "talks.sameEvent": "higherOnce" } as const;
  expect(sentences(line("reminderTalk", talks("2024-06-03", "2024-06-03"), { readings }))).toBe(
    "登记提醒谈话 1 次，扣 8 × 1 = 8 分\n另有 1 次与更重的或同样的谈话在同一日，按同日只扣最重一次的口径不扣",
  );
});

test("rests on its own rows of 措施登记 and on the reading of several talks on one day", () => {
  const given = facts({
    measures: [...talks("2024-06-03").measures, { unit, day: "2024-06-04", kind: "summonedTalk" }],
  });
  expect(restsOn("reminderTalk", given)).toMatchObject({
    rows: ["2024-06-03 提醒谈话"],
    readings: ["talks.sameEvent"],
  });
});
