import { dateCell, type Row } from "../tables/workbook.js";
import { one, pointsOf, project, quotaRow, three, two, whyOf, withRules, type Ledgers } from "../../helpers/rules.js";
import { dayOf, type Day, type UnitFact } from "../../../engine/index.js";

const line: Row = { item: "按期", kind: "加分", method: "每月达标", measure: "有效信息条数", target: 2, points: 1 };
let number = 0;
const lead = (month: number, date: number, unit: string = one): Row => ({
  day: dateCell(month, date),
  unit,
  text: `信息${number++}`,
  valid: "是",
});

test("months with the target, one below, the target itself, one above", () => {
  const leads = [lead(1, 5), lead(2, 5), lead(2, 6), lead(3, 5), lead(3, 6), lead(3, 7)];
  const assessment = withRules([line], { leads });
  expect(pointsOf(assessment, "按期")).toBe(2);
  expect(whyOf(assessment, "按期")).toEqual(["有效信息条数不少于 2 条的月份 2 个，1 × 2 = 2 分"]);
});

test("weeks are Monday to Sunday", () => {
  // 2024-03-10 is a Sunday, 2024-03-11 a Monday.
  const points = (leads: readonly Row[]) => pointsOf(withRules([{ ...line, method: "每周达标" }], { leads }), "按期");
  expect(points([lead(3, 4), lead(3, 10)])).toBe(1);
  expect(points([lead(3, 10), lead(3, 11)])).toBe(0);
  expect(points([lead(3, 11), lead(3, 17), lead(3, 18), lead(3, 24)])).toBe(2);
});

test("quarters, the running one included", () => {
  const ledgers: Ledgers = {
    projects: [
      project("甲", { signed: dateCell(3, 31) }),
      project("乙", { signed: dateCell(4, 1) }),
      project("丙", { signed: dateCell(6, 30) }),
      project("丁", { signed: dateCell(8, 1) }),
    ],
  };
  const rule = { ...line, method: "每季达标", measure: "引进项目数", target: 1 };
  const at = (month: number, date: number) =>
    pointsOf(withRules([rule], ledgers, dayOf(2024, month, date) as Day), "按期");
  expect([at(3, 30), at(3, 31), at(4, 1), at(7, 31), at(8, 1), at(12, 31)]).toEqual([0, 1, 2, 2, 3, 3]);
});

test("an indicator has in a month the latest value of that month", () => {
  const indicators = [
    { day: dateCell(1, 10), unit: one, indicator: "走访", value: 5 },
    { day: dateCell(1, 20), unit: one, indicator: "走访", value: 1 },
    { day: dateCell(2, 20), unit: one, indicator: "走访", value: 2 },
    { day: dateCell(2, 20), unit: two, indicator: "走访", value: 9 },
  ];
  const assessment = withRules([{ ...line, measure: "指标：走访" }], { indicators });
  expect([pointsOf(assessment, "按期"), pointsOf(assessment, "按期", two)]).toEqual([1, 1]);
});

test("the unit's own target from 附件1", () => {
  const visits = [1, 2, 3, 4].map((date) => ({
    day: dateCell(5, date),
    unit: one,
    leader: "张三",
    enterprise: `企业${date}`,
    visitedPlace: "深圳",
  }));
  const rule = { ...line, measure: "外出考察企业数", target: "外出考察企业数" };
  expect(pointsOf(withRules([rule], { visits }), "按期")).toBe(1);
  expect(pointsOf(withRules([rule], { visits: visits.slice(1) }), "按期")).toBe(0);
});

test("a target that is 未填 scores 0 and says so; the cell of 附件1 is the one it stands in", () => {
  const rule = { ...line, measure: "外出考察企业数", target: "外出考察企业数" };
  const visits = [{ day: dateCell(5, 1), unit: one, leader: "张三", enterprise: "甲", visitedPlace: "深圳" }];
  const quotas = [quotaRow(one, { visits: null }), quotaRow(two), quotaRow(three)];
  const { units, facts, items } = withRules([rule], { visits, quotas });
  expect(units[0]?.items["按期"]).toMatchObject({ points: 0, unfilled: true });
  expect(units[1]?.items["按期"]).toMatchObject({ points: 0, unfilled: false });
  const own = facts.units[1] as UnitFact;
  expect(own.visitPlace).toBeDefined();
  expect(items.find(({ title }) => title === "按期")?.rule.quotaCell?.(own)).toEqual(own.visitPlace);
});

test("a target need not be whole", () => {
  const indicators = [
    { day: dateCell(1, 10), unit: one, indicator: "走访", value: 1.5 },
    { day: dateCell(2, 10), unit: one, indicator: "走访", value: 1.4 },
  ];
  const assessment = withRules([{ ...line, measure: "指标：走访", target: 1.5 }], { indicators });
  expect(whyOf(assessment, "按期")).toEqual(["指标“走访”不少于 1.5 的月份 1 个，1 × 1 = 1 分"]);
});

test("条件 chooses what is counted in a period", () => {
  const projects = [project("甲", { category: "农业" }), project("乙", { signed: dateCell(4, 1) })];
  const rule = { ...line, measure: "引进项目数", target: 1 };
  expect(pointsOf(withRules([rule], { projects }), "按期")).toBe(2);
  expect(pointsOf(withRules([{ ...rule, condition: "类别=农业" }], { projects }), "按期")).toBe(1);
});

test.each([
  ["每周达标", "有效信息条数", true],
  ["每月达标", "有效信息条数", undefined],
  ["每季达标", "有效信息条数", undefined],
  ["每周达标", "引进项目数", undefined],
])("%s of %s asks for the days of the leads: %s", (method, measure, asks) => {
  const { items } = withRules([{ ...line, method, measure }], { leads: [lead(1, 5)], projects: [project("甲")] });
  expect(items.find(({ title }) => title === "按期")?.rule.byLeadDays).toBe(asks);
});
