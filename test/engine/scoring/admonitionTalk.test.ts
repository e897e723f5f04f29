import { facts } from "../../helpers/facts.js";
import { assessed, line, restsOn, sentences } from "../../helpers/units.js";

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

test("two on one day under the reading that takes one: the other is said to be left out", () => {
  const readings = { "talks.sameEvent": "higherOnce" } as const;
  expect(sentences(line("admonitionTalk", talks("2024-06-03", "2024-06-03"), { readings }))).toBe(
    "登记诫勉谈话 1 次，扣 20 × 1 = 20 分\n另有 1 次与更重的或同样的谈话在同一日，按同日只扣最重一次的口径不扣",
  );
});

test("rests on its own rows of 措施登记 and on the reading of several talks on one day", () => {
  const given = facts({
    measures: [...talks("2024-06-03").measures, { unit, day: "2024-06-04", kind: "summonedTalk" }],
  });
  expect(restsOn("admonitionTalk", given)).toMatchObject({
    rows: ["2024-06-03 诫勉谈话"],
    readings: ["talks.sameEvent"],
  });
});
