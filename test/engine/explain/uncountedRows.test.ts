import { assess, changnan2024, GridBuilder, issueText, readFacts, uncountedRows } from "../../../engine/index.js";
import { day } from "../../helpers/facts.js";
import { officeGrid } from "../../helpers/officeForms.js";

const lead = (date: string, text: string, valid: string, unit = "洪源镇"): string[] => [date, unit, text, valid];
const assessed = (asOf = "2024-06-30") =>
  assess(
    readFacts(
      officeGrid({
        leads: [
          lead("2024-01-05", "甲公司拟来", "是"),
          lead("2024-02-05", "甲公司拟来", "是"),
          lead("2024-03-05", "乙公司拟来", "否"),
          lead("2024-04-05", "丙公司拟来", ""),
          lead("2024-06-30", "丁公司拟来", "是"),
          lead("2024-07-01", "戊公司拟来", "是"),
          lead("2024-03-05", "己公司拟来", "否", "财政局"),
        ],
        visits: [
          ["2024-03-05", "洪源镇", "张三", "庚公司", "佛山"],
          ["2024-04-05", "洪源镇", "张三", "庚公司", "佛山"],
        ],
      }),
      changnan2024,
    ),
    { asOf: day(asOf) },
  );

test("every row of the unit that counts for no line stands here with its reason, and no other", () => {
  const rows = uncountedRows(assessed(), "洪源镇").map(({ ledger, text, why, later }) => [
    ledger,
    text,
    why.join("；"),
    later,
  ]);
  expect(rows).toEqual([
    ["信息报送台账", "2024-02-05 甲公司拟来", expect.stringContaining("信息内容相同"), false],
    ["信息报送台账", "2024-03-05 乙公司拟来", "“是否有效”填的是“否”", false],
    ["信息报送台账", "2024-04-05 丙公司拟来", expect.stringContaining("“是否有效”未填"), false],
    ["信息报送台账", "2024-07-01 戊公司拟来", "日期2024年7月1日晚于截止日2024年6月30日", true],
    ["外出考察台账", "2024-04-05 庚公司 佛山", expect.stringContaining("一家企业全年只计一次"), false],
  ]);
});

test("the day of the as-of date counts, the next day does not", () => {
  const texts = (asOf: string) => uncountedRows(assessed(asOf), "洪源镇").filter(({ later }) => later);
  expect(texts("2024-07-01")).toEqual([]);
  expect(texts("2024-06-29").map(({ text }) => text)).toEqual(["2024-06-30 丁公司拟来", "2024-07-01 戊公司拟来"]);
});

test("a reason that is an issue is the issue's own sentence", () => {
  const assessment = assessed();
  const said = new Set(assessment.issues.map(issueText));
  const [duplicate] = uncountedRows(assessment, "洪源镇");
  expect(duplicate?.why.every((why) => said.has(why))).toBe(true);
});

test("a unit that nobody knows has none", () => expect(uncountedRows(assessed(), "无此部门")).toEqual([]));

test("an expansion that the reading keeps apart says so; under the other reading it counts", () => {
  const under = (choice: "separate" | "count") => {
    const headings = ["项目名称", "行业类别", "引进部门", "服务部门", "评审", "签约日期", "项目性质"];
    const grid = new GridBuilder()
      .rows("项目台账", [headings, ["甲", "先进陶瓷", "洪源镇", "财政局", "通过", "2024-03-05", "增资扩产"]])
      .build();
    const assessment = assess(readFacts(grid, changnan2024), {
      asOf: day("2024-06-30"),
      readings: { "project.expansion": choice },
    });
    return uncountedRows(assessment, "洪源镇").map(({ why }) => why.join("；"));
  };
  expect(under("separate")).toEqual(["项目性质为“增资扩产”，按所选口径另列，不算引进项目"]);
  expect(under("count")).toEqual([]);
});
