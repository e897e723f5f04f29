/** The plan's own sentences of 附件5 by their shapes; each test has them worked out anew. */
import type { Plan } from "../../../../engine/plan.js";
import { groupMarks, templatesOf } from "../../../../engine/tables/annex5/templates.js";
import { plan } from "../workbook.js";

type Sentences = Plan["annexes"]["scoringSentences"];
/** The plan with sentences of its own, which nobody asked for before. */
const withSentences = (changes: Partial<Sentences> = {}): Plan => ({
  ...plan,
  annexes: { ...plan.annexes, scoringSentences: { ...plan.annexes.scoringSentences, ...changes } },
});
const template = (shape: string) => templatesOf(withSentences()).get(shape);

test("have a hole for each number, named by the line's term, by the group's marks, or fixed", () => {
  expect(template("每超额完成#个招引任务加#")).toEqual({
    text: "每超额完成1个招引任务，加5分",
    column: "method",
    lines: ["quotaExcess"],
    holes: [{ fixed: 1 }, { id: "quotaExcess.points" }],
  });
  expect(template("信息报送#")).toEqual({
    text: "信息报送（分）",
    column: "group",
    lines: ["leadReporting", "enterpriseVisits"],
    holes: [{ id: groupMarks }],
  });
  expect(template("完成领导外出考察企业任务数不少于#家的得#每家#")).toMatchObject({
    text: "完成领导外出考察企业任务数（不少于4家）的得16分（每家4分）",
    holes: [
      { id: "enterpriseVisits.fullMarks/pointsPerEnterprise" },
      { id: "enterpriseVisits.fullMarks" },
      { id: "enterpriseVisits.pointsPerEnterprise" },
    ],
  });
});
test("that name a group or a task stand without their marks as well, those that score do not", () => {
  expect(template("信息报送")).toMatchObject({ column: "group", holes: [] });
  expect(template("各部门服务项目")).toMatchObject({ column: "task", lines: ["projectService"], holes: [] });
  expect(template("每被约谈#次扣")).toBeUndefined();
  expect(template("各部门每月报送有效招商信息不少于#条")?.holes).toEqual([{ id: "leadReporting.leadsPerMonth" }]);
  expect(template("各部门每月报送有效招商信息不少于")).toBeUndefined();
});

describe("of any plan", () => {
  const own = (tasks: readonly string[], methods: readonly string[] = []) =>
    templatesOf(withSentences({ groups: [], lines: [{ key: "quotaExcess", tasks, methods }] }));
  test("a name with two numbers stands with both, one whose number is inside with it, one of a method with it", () => {
    expect([...own(["甲{points}乙{points}分"]).keys()]).toEqual(["甲#乙#"]);
    expect([...own(["甲{points}个乙"]).keys()]).toEqual(["甲#个乙"]);
    expect([...own([], ["甲{points}分"]).keys()]).toEqual(["甲#"]);
    expect([...own(["甲{points}分"]).keys()]).toEqual(["甲#", "甲"]);
  });
  test("a hole is named by its line's term, one without a name is the marks of a group", () => {
    expect(own(["甲{}分"]).get("甲#")?.holes).toEqual([{ id: groupMarks }]);
    expect(own(["甲{points}分"]).get("甲#")).toEqual({
      text: "甲5分",
      column: "task",
      lines: ["quotaExcess"],
      holes: [{ id: "quotaExcess.points" }],
    });
    const groups = [{ text: "丙{quotaExcess.points}分", lines: ["quotaExcess"] }];
    expect(templatesOf(withSentences({ groups, lines: [] })).get("丙#")).toMatchObject({
      text: "丙5分",
      holes: [{ id: "quotaExcess.points" }],
    });
  });
});

test("are worked out once a plan", () => {
  const given = withSentences();
  expect(templatesOf(given)).toBe(templatesOf(given));
  const [group] = plan.annexes.scoringSentences.groups;
  const other = withSentences({ groups: [group as NonNullable<typeof group>], lines: [] });
  expect([...templatesOf(other).keys()]).toEqual(["信息报送#", "信息报送"]);
});
