/** What every output says of a workbook's own 附件5: sentences with their cells, caps, and first of all what was not understood. */
import { whyTable } from "../../../addin/functions/longAnswers.js";
import { assessmentText, explanationText } from "../../../addin/cli/assessmentText.js";
import { zh } from "../../../addin/cli/strings.zh.js";
import {
  assess,
  assessmentJson,
  changnan2024 as plan,
  dataCheckPlan,
  detailsPlan,
  explain,
  explanationJson,
  GridBuilder,
  issueText,
  readFacts,
  render,
  summaryPlan,
  type Assessment,
  type SheetPlan,
} from "../../../engine/index.js";
import { changedParameters, factsDigest } from "../../../engine/monthly/factsDigest.js";
import { planRows, type SheetRow } from "../tables/annex5/sheet.js";
import { dateCell, day, ledger } from "../tables/workbook.js";

/** 财政局 with two 亿元 projects and two talks. */
function assessmentWith(change: (text: string) => string): Assessment {
  const project = (name: string): Record<string, string | number | { readonly date: number }> => ({
    name,
    category: "先进陶瓷",
    attractedBy: "财政局",
    servicedBy: "财政局",
    investment: 20000,
    review: "通过",
    signed: dateCell(3, 5) as { readonly date: number },
  });
  const talk = (month: number) => ({ day: dateCell(month, 8), unit: "财政局", kind: "约谈", cause: "示例" });
  const rows: SheetRow[] = [plan.annexes.scoringHeadings, ...planRows(change)];
  const grid = new GridBuilder()
    .rows("项目台账", ledger("projects", [project("甲"), project("乙")]))
    .rows("措施登记", ledger("measures", [talk(4), talk(5)]))
    .rows("附件5", rows)
    .build();
  return assess(readFacts(grid, plan), { asOf: day(12, 31) });
}

const changed = assessmentWith((text) =>
  text
    .replace("亿元以上项目，加5分", "亿元以上项目，加3分，最高不超过4分")
    .replace("每被约谈一次，扣 5 分", "每被约谈一次，扣 5 分，最多扣6分")
    .replace("各部门引进项目（24分）", "各部门引进项目（20分）")
    .replace("每被提醒谈话一次，扣 8 分", "每被提醒谈话，视情扣分"),
);
const equal = assessmentWith((text) => text);
const texts = ({ rows }: SheetPlan): string[] =>
  rows.flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? "")));
const unread = "附件5有1句没有读懂，所涉项目仍按方案计算：“每被提醒谈话，视情扣分”";

test("points, caps and reasons", () => {
  const unit = changed.units.find(({ name }) => name === "财政局");
  const because = (key: string) => unit?.items[key]?.because.map(render);
  expect([unit?.items["largeProjects"]?.points, unit?.items["summonedTalk"]?.points]).toEqual([4, -6]);
  expect(because("largeProjects")).toEqual([
    "投资额 10000 万元以上（含本数）的认定项目 2 个，3 × 2 = 6 分",
    "最高 4 分（未封顶时为 6 分）",
  ]);
  expect(because("summonedTalk")).toEqual(["登记约谈 2 次，扣 5 × 2 = 10 分", "最多扣 6 分（未封顶时扣 10 分）"]);
  expect([unit?.items["projectAttraction"]?.points, unit?.items["projectAttraction"]?.fullMarks]).toEqual([10, 20]);
});

test("clauses are the sheet's sentences with their cells, in sheets, JSON, functions and on the command line", () => {
  const said = "工作簿的附件5（附件5!C7）：“每引进1个亿元以上项目，加3分，最高不超过4分”";
  expect(texts(detailsPlan(changed))).toContain(said);
  expect(whyTable(changed, "财政局", "亿元以上")[1]?.[3]).toBe(said);
  const explained = explain(changed, "财政局", "largeProjects");
  expect(explanationText(changed, "财政局", explained, undefined, zh, 0)).toContain(said);
  expect(explanationJson(changed, "财政局", explained)).toMatchObject({
    items: [
      { clause: { quote: "每引进1个亿元以上项目，加3分，最高不超过4分", sheet: "附件5", cell: "C7", lines: [] } },
    ],
  });
  // A line that the sheet leaves as it is keeps the plan's own words.
  expect(whyTable(changed, "财政局", "超额完成")[1]?.[3]).toBe("每超额完成1个招引任务，加5分");
});

test("what was not understood stands in the first lines", () => {
  for (const sheet of [summaryPlan(changed), detailsPlan(changed), dataCheckPlan(changed)])
    expect(texts({ ...sheet, rows: sheet.rows.slice(0, 4) }).join()).toContain(unread);
  expect([...assessmentText(changed, zh, 0)].join("").split("\n").slice(0, 4).join()).toContain(unread);
  expect(texts(summaryPlan(equal)).join()).not.toContain("附件5有");
});

test("full marks of the sheet head the column", () => {
  expect(texts(summaryPlan(changed)).some((text) => text.startsWith("引进项目") && text.includes("20"))).toBe(true);
});

test("a sheet that equals the plan leaves every output as it is without one", () => {
  const { annex5: _, ...facts } = equal.facts;
  const without = assess(facts, { asOf: day(12, 31) });
  expect(assessmentJson(equal)).toEqual(assessmentJson(without));
  expect(summaryPlan(equal)).toEqual(summaryPlan(without));
  expect(detailsPlan(equal)).toEqual(detailsPlan(without));
  expect(factsDigest(equal.facts, day(12, 31))).toBe(factsDigest(facts, day(12, 31)));
});

test("the archive tells what the sheet changes", () => {
  expect(changedParameters(equal.facts)).toEqual({});
  expect(changedParameters(changed.facts)).toEqual({
    "largeProjects.points": 3,
    "largeProjects.cap": 4,
    "projectAttraction.fullMarks": 20,
    "summonedTalk.cap": 6,
  });
  expect(changed.issues.filter(({ code }) => code === "annex5.differs").map(issueText)).toHaveLength(4);
});
