import { reason, render } from "../../engine/reason.js";

test("a number is printed with four decimals at most, and a name that has no value stays as it is written", () => {
  expect(render(reason("{count} 个，{share} 分", { count: 3, share: 1 / 3 }))).toBe("3 个，0.3333 分");
  expect(render({ template: "“{name}”缺 {column}", values: { name: "甲" } })).toBe("“甲”缺 {column}");
});
