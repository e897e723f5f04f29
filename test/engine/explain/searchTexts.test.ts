import { changnan2024, GridBuilder, readFacts, searchTexts } from "../../../engine/index.js";
import { officeGrid } from "../../helpers/officeForms.js";

const facts = readFacts(
  officeGrid({
    leads: [
      ["2024-01-05", "洪源镇", "佛山甲公司 拟建ＡＢ陶瓷线", "是"],
      ["2024-02-05", "财政局", "佛山乙公司来访，电话 13812345678", "是"],
      ...Array.from({ length: 60 }, (_, index) => ["2024-03-05", "财政局", `丙公司第${index + 1}次来访`, "是"]),
    ],
  }),
  changnan2024,
);
const texts = (text: string, most?: number) => searchTexts(facts, text, most).map((hit) => hit.text);

test.each<[string, string, string[]]>([
  ["a word", "甲公司", ["佛山甲公司 拟建ＡＢ陶瓷线"]],
  ["all words must stand in the cell", "佛山 乙", [expect.stringContaining("佛山乙公司") as unknown as string]],
  ["case and width do not matter", "ab陶瓷", ["佛山甲公司 拟建ＡＢ陶瓷线"]],
  ["nothing that is not there", "丁公司", []],
  ["nothing asked", "  ", []],
])("%s", (_, text, found) => expect(texts(text)).toEqual(found));

test("a hit leads to its cell", () =>
  expect(searchTexts(facts, "甲公司")[0]?.place).toEqual({ sheet: "信息报送台账", row: 1, column: 2 }));

test("fifty hits at most, one fewer when one fewer is wanted", () => {
  expect(texts("丙公司")).toHaveLength(50);
  expect(texts("丙公司", 49)).toHaveLength(49);
});

test("a telephone is not shown", () => expect(texts("佛山乙").join()).not.toContain("13812345678"));

test("what is hidden, and what we wrote ourselves, is not searched", () => {
  const rows = [["丁公司"]];
  const grid = new GridBuilder()
    .rows("草稿", rows, { visibility: "hidden" })
    .rows("考核明细", rows, { ours: true })
    .rows("备忘", rows)
    .build();
  expect(searchTexts(readFacts(grid, changnan2024), "丁公司").map(({ place }) => place.sheet)).toEqual(["备忘"]);
});
