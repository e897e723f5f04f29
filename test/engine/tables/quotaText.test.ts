import { categoriesNamed, categoryOf, parseQuota } from "../../../engine/tables/quotaText.js";
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
  ["1个先进陶瓷及1个日用陶瓷。", pair],
  ["1项先进陶瓷、1家日用陶瓷", pair],
  ["先进陶瓷1家、日用陶瓷1项", pair],
  ["4个（最少引进1个先进陶瓷）", four],
  ["4个（不少于1个先进陶瓷）", four],
  ["4个（至少招引1项先进陶瓷）", four],
  ["4个，其中至少1个先进陶瓷", four],
  ["4个，其中最少引进1个先进陶瓷", four],
  ["4个（至少1个先进陶瓷），至少1个日用陶瓷", [4, { 先进陶瓷: 1, 日用陶瓷: 1 }]],
  ["4个（至少1个先进陶瓷）（1个日用陶瓷）", [4, { 先进陶瓷: 1, 日用陶瓷: 1 }]],
  ["4个（至少1个先进陶瓷）、2个文旅", [6, { 先进陶瓷: 1, 文旅: 2 }]],
  ["4个，至少1个先进陶瓷，至少1个先进陶瓷", [4, { 先进陶瓷: 2 }]],
  ["四", [4, {}]],
  ["二十个", [20, {}]],
  ["一百个", [100, {}]],
  ["三个、四个", [7, {}]],
  ...["招商项目", "招引项目", "招商引资项目", "不限", "其他", "其他项目", "不限类别", "任意"].map(
    (word): [string, unknown] => [`4个${word}`, [4, {}]],
  ),
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
  ["零个"],
  ["零"],
  ["4个（1个先进陶瓷）"],
  ["4个（至少若干先进陶瓷）"],
  ["4个（至少1个先进陶瓷、若干日用陶瓷）"],
  ["4个（至少1个先进陶瓷、至少1个航天）"],
  ["4个（至少1个先进陶瓷、1个航天）"],
  ["4个，至少1个航天"],
  ["至少1个先进陶瓷，4个"],
  ["4个，至少1个先进陶瓷（优强）"],
  ["1个，至少2个先进陶瓷"],
  ["4个大项目"],
  ["4个其他类"],
  ["约4个"],
  ["4个左右"],
  ["共4"],
  ["4左右"],
  ["1个先进陶瓷1个日用陶瓷"],
  ["二三个"],
  ["十十个先进陶瓷"],
  ["4个（至少十十个先进陶瓷）"],
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
  ["商贸类项目", "商贸"],
  ["商贸项目类", undefined],
  ["大商贸", undefined],
  ["陶瓷", undefined],
  ["项目", undefined],
  ["", undefined],
])("category of %j", (text, expected) => expect(categoryOf(text, plan.categories)).toBe(expected));

test("a category whose own name ends as categories are called", () => {
  const [category] = plan.categories;
  const own = [{ ...(category as (typeof plan.categories)[number]), name: "重点类项目", aliases: ["专班项目"] }];
  expect(["重点类项目", "专班项目", "重点", "专班"].map((text) => categoryOf(text, own))).toEqual([
    "重点类项目",
    "重点类项目",
    undefined,
    undefined,
  ]);
});

test("a text that is too long for a task is not looked at", () => {
  expect(parseQuota(`${" ".repeat(496)}4个`, plan.categories)?.total).toBe(4);
  expect(parseQuota(`${" ".repeat(498)}4个`, plan.categories)?.total).toBe(4);
  expect(parseQuota(`${" ".repeat(499)}4个`, plan.categories)).toBeUndefined();
});

test.each<[string, string[]]>([
  ["1个低空经济项目、2个文旅", ["低空经济", "文旅"]],
  ["1个低空经济类项目、2个低空经济", ["低空经济"]],
  ["4个（至少1个低空经济）", ["低空经济"]],
  ["4个，至少1个 低空 经济", ["低空经济"]],
  ["1个低空经济类", ["低空经济"]],
  ["4个", []],
  ["", []],
  ["1个航", []],
  ["1个航天", ["航天"]],
  [`1个${"航".repeat(12)}`, ["航".repeat(12)]],
  [`1个${"航".repeat(13)}`, []],
  ["1个AI产业", []],
  ["1个航天2号", []],
  ["1个航天、若干", []],
])("categories that %j names", (text, expected) => expect(categoriesNamed(text)).toEqual(expected));
