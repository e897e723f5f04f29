import { lookUpCategory, lookUpMonth, lookUpUnit } from "../../engine/index.js";
import { facts, plan } from "./tables/workbook.js";

const quota = (unit: string) => ({ unit, leader: "张三", quota: "1个", visits: 1 });

test("a unit is found by the aliases of the workbook's 部门别名, as its rows are", () => {
  const workbook = facts({
    quotas: [quota("财政局"), quota("数据局")],
    aliases: [
      { alias: "钱袋子", unit: "财政局" },
      { alias: "大数据 中心", unit: "数据局" },
      { alias: "老干部处", unit: "不考核" },
    ],
  });
  expect(lookUpUnit(workbook, "钱袋子")).toEqual({ name: "财政局", near: [] });
  expect(lookUpUnit(workbook, "大数据中心")).toEqual({ name: "数据局", near: [] });
  expect(lookUpUnit(workbook, "数据局")).toEqual({ name: "数据局", near: [] });
  expect(lookUpUnit(workbook, "老干部处").name).toBeUndefined();
});

test("a unit that took over another's name is found by all names of the other; one that is gone is nobody", () => {
  const workbook = facts({
    quotas: [quota("财政局"), quota("营商局")],
    aliases: [{ alias: "社会事业局", unit: "营商局" }],
  });
  expect(lookUpUnit(workbook, "社会事业局")).toEqual({ name: "营商局", near: [] });
  expect(lookUpUnit(workbook, "经济发展局").name).toBeUndefined();
});

test.each([
  ["2024-03", "2024-03"],
  ["2024年3月", "2024-03"],
  ["3月", "2024-03"],
  ["十三月", undefined],
  ["", undefined],
])("the month %j is %s", (text, month) => expect(lookUpMonth(text, 2024)).toBe(month));

test("a category goes by its name and its aliases; another district's is none", () => {
  expect(lookUpCategory(plan, "先进陶瓷")).toBe("先进陶瓷");
  expect(lookUpCategory(plan, "日用瓷")).toBe("日用陶瓷");
  expect(lookUpCategory(plan, "低空经济")).toBeUndefined();
});
