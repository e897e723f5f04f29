import { categoryOf, parseQuota } from "../../../engine/tables/quotaText.js";
import { plan } from "./workbook.js";

const quota = (text: string) => {
  const read = parseQuota(text, plan.categories);
  return read === undefined ? undefined : [read.total, Object.fromEntries(read.minimums)];
};
const pair = [2, { 先进陶瓷: 1, 日用陶瓷: 1 }];
const four = [4, { 先进陶瓷: 1 }];

test.each<[string, unknown]>([
  ["1个先进陶瓷、1个日用陶瓷", pair],
  ["１个先进陶瓷、１个日用陶瓷", pair],
  ["一个先进陶瓷，一个日用陶瓷", pair],
  ["1个先进陶瓷;1个日用陶瓷", pair],
  ["1个先进陶瓷\n1个日用陶瓷", pair],
  [" 1 个 先进陶瓷 、 1 个 日用陶瓷 ", pair],
  ["1个先进陶瓷项目、1个日用陶瓷项目", pair],
  ["先进陶瓷1个、日用陶瓷1个", pair],
  ["1个先进陶瓷和1个陶瓷酒器", pair],
  ["2个文旅项目、1个日用陶瓷", [3, { 文旅: 2, 日用陶瓷: 1 }]],
  ["2个先进陶瓷、2个日用陶瓷\n2个装备制造、2个商贸项目", [8, { 先进陶瓷: 2, 日用陶瓷: 2, 装备制造: 2, 商贸: 2 }]],
  ["1个日用陶瓷、1个日用陶瓷", [2, { 日用陶瓷: 2 }]],
  ["4个（至少1个先进陶瓷）", four],
  ["4个(至少1个先进陶瓷)", four],
  ["4个（至少一个先进陶瓷项目）", four],
  ["4个（其中至少1个先进陶瓷）", four],
  ["4家（不少于1家先进陶瓷）", four],
  ["4个项目，至少1个先进陶瓷", four],
  ["4个（至少1个先进陶瓷、至少1个日用陶瓷）", [4, { 先进陶瓷: 1, 日用陶瓷: 1 }]],
  ["4个（至少1个先进陶瓷、1个日用陶瓷）", [4, { 先进陶瓷: 1, 日用陶瓷: 1 }]],
  ["2个（至少2个先进陶瓷）", [2, { 先进陶瓷: 2 }]],
  ["4个", [4, {}]],
  ["两个", [2, {}]],
  ["十个", [10, {}]],
  ["4个项目", [4, {}]],
  ["4", [4, {}]],
  ["1个总部经济", [1, { 总部经济: 1 }]],
])("%j", (text, expected) => expect(quota(text)).toEqual(expected));

test.each([
  [""],
  ["  \n"],
  ["0个"],
  ["无"],
  ["若干个先进陶瓷"],
  ["先进陶瓷"],
  ["1个航天"],
  ["1个先进陶瓷、若干"],
  ["2个（至少3个先进陶瓷）"],
  ["4个（至少1个航天）"],
  ["至少1个先进陶瓷"],
  ["-1个先进陶瓷"],
  ["1.5个先进陶瓷"],
  ["1个先进陶瓷（至少1个日用陶瓷）"],
  ["4个（视情况）"],
])("unreadable or nothing: %j", (text) => expect(quota(text)).toBeUndefined());

test("every quota that the plan prints is read, and the sums are the printed totals", () => {
  const totals = plan.quotas.map((row) => parseQuota(row.quotaText, plan.categories)?.total ?? NaN);
  expect(totals.reduce((sum, total) => sum + total, 0)).toBe(plan.quotaTotals.projects);
});

test.each<[string, string | undefined]>([
  ["日用陶瓷", "日用陶瓷"],
  ["日用陶瓷项目", "日用陶瓷"],
  ["陶瓷酒器", "日用陶瓷"],
  [" 文 旅 ", "文旅"],
  ["商贸类", "商贸"],
  ["陶瓷", undefined],
  ["项目", undefined],
  ["", undefined],
])("category of %j", (text, expected) => expect(categoryOf(text, plan.categories)).toBe(expected));

test("a text that is too long for a task is not looked at", () => {
  expect(parseQuota(`${" ".repeat(496)}4个`, plan.categories)?.total).toBe(4);
  expect(parseQuota(`${" ".repeat(499)}4个`, plan.categories)).toBeUndefined();
});
