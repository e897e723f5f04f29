/** The endings that any line may carry, and what only looks like one. */
import { endingOf } from "../../../../engine/tables/annex5/endings.js";

test.each([
  "最高不超过4分",
  "最多加4分",
  "封顶4分",
  "上限4分",
  "上限为4分",
  "4分封顶",
  "以4分为限",
  "最高加四分",
  "最多扣4分",
  "累计不超过4分",
  "本项最高4分",
  "加满4分为止",
  "最高得4分",
])("%s is a cap of 4", (text) => expect(endingOf(text)).toEqual({ kind: "cap", points: 4 }));

test.each(["最低4分", "最低得4分", "不低于4分", "下限为4分", "保底4分"])("%s is a floor of 4", (text) =>
  expect(endingOf(text)).toEqual({ kind: "floor", points: 4 }),
);

test.each(["扣完为止", "直至扣完为止", "扣完本项分值为止", "本项分扣完为止"])("%s ends at nothing", (text) =>
  expect(endingOf(text)).toEqual({ kind: "untilNothing", points: 0 }),
);

test("longer than thirty signs is none", () => {
  const long = (points: string) => endingOf(`${"本项".repeat(13)}最高${points}分`);
  expect(long("4")).toEqual({ kind: "cap", points: 4 });
  expect(long("40")).toBeUndefined();
});

test("a sign that stands for numbers elsewhere is no number", () => expect(endingOf("最高#分")).toBeUndefined());

test.each(["加4分", "得4分", "最高不超过4次", "最高", "每家4分", "最高不超过4分或5分", "不扣完为止"])(
  "%s is no ending",
  (text) => expect(endingOf(text)).toBeUndefined(),
);
