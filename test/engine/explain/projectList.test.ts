import { assess } from "../../../engine/assess.js";
import { projectList } from "../../../engine/explain/projectList.js";
import { render } from "../../../engine/reason.js";
import { day, facts, type ProjectRow } from "../../helpers/facts.js";

const lines = (projects: ProjectRow[], asOf = "2024-12-31") =>
  projectList(assess(facts({ projects }), { asOf: day(asOf) }));

test("what a project counts for stands beside it, with the shares of its units", () => {
  const [line] = lines([
    {
      name: "甲",
      category: "先进陶瓷",
      by: [
        ["罗家桥乡", 0.6],
        ["陶汇公司", 0.4],
      ],
      servicedBy: "财政局",
      investment: 12_000,
      signed: "2024-03-05",
      started: "2024-06-01",
    },
  ]);
  expect(line).toMatchObject({
    name: "甲",
    stage: "started",
    attractedBy: ["罗家桥乡", "陶汇公司"],
    servicedBy: ["财政局"],
  });
  expect(line?.unrecognised).toBeUndefined();
  expect(line?.counts).toEqual(
    expect.arrayContaining([
      { item: "引进项目", unit: "罗家桥乡", weight: 0.6 },
      { item: "引进项目", unit: "陶汇公司", weight: 0.4 },
      { item: "亿元以上", unit: "罗家桥乡", weight: 0.6 },
      { item: "服务项目", unit: "财政局", weight: 1 },
    ]),
  );
});

test.each<[string, ProjectRow, string]>([
  ["ended", { signed: "2024-03-01", terminated: "2024-05-06" }, "已于2024年5月6日终止"],
  ["failed its review", { signed: "2024-03-01", review: "failed" }, "评审未通过"],
  ["unsigned", { signed: null }, "尚未签约"],
  ["signed later", { signed: "2024-07-01" }, "签约日期2024年7月1日晚于截止日"],
  ["signed the year before", { signed: "2023-12-31" }, "签约日期2023年12月31日不在2024年内"],
])("a project that is %s says why it does not count, and counts nowhere", (_, row, why) => {
  const [line] = lines([{ by: "财政局", ...row }], "2024-06-30");
  expect(line?.unrecognised && render(line.unrecognised)).toBe(why);
  expect(line?.counts).toEqual([]);
});

test("a park and an investment stand there where they are entered, and nothing where not", () => {
  const [entered, blank] = lines([
    { by: "财政局", park: "国际陶瓷酒器文化产业园", investment: 3000 },
    { by: "财政局" },
  ]);
  expect(entered).toMatchObject({ park: "国际陶瓷酒器文化产业园", investment: 3000 });
  expect([blank?.park, blank?.investment]).toEqual([undefined, undefined]);
});
