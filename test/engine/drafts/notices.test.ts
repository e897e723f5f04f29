/** The three letters at their edges: before any month has ended, before the ladder begins, answered, and with two causes in one month. */
import { assess, changnan2024 } from "../../../engine/index.js";
import { lastEndedMonth, noticeDrafts } from "../../../engine/drafts/notices.js";
import { day, facts, leadsIn, type FactsRows } from "../../helpers/facts.js";

const unit = "财政局";
const others = changnan2024.quotas.map((quota) => quota.unit).filter((name) => name !== unit);
/** Everybody else has a lead in March. */
const march: FactsRows = {
  leads: others.flatMap((name) => leadsIn(name, 3)),
  decisions: [{ unit, month: "2024-03", decision: "missed" }],
};
const made = (rows: FactsRows, asOf: string, month?: string) => {
  const assessment = assess(facts(rows), { asOf: day(asOf) });
  return noticeDrafts(assessment, month ?? lastEndedMonth(assessment));
};
const whys = (...given: Parameters<typeof made>): string[] => made(...given).missing.map(({ why }) => why);
const undone = (rows: FactsRows): string[] =>
  made(rows, "2024-04-10").documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? block.rows.map((row) => (row[2] ?? []).filter((run) => typeof run === "string").join(""))
        : [],
    ),
  );

test("on 31 January the first month has ended, the day before none has", () => {
  expect(lastEndedMonth(assess(facts(), { asOf: day("2024-01-31") }))).toBe("2024-01");
  expect(lastEndedMonth(assess(facts(), { asOf: day("2024-01-30") }))).toBeUndefined();
  expect(whys({}, "2024-01-30")).toEqual(new Array(3).fill("截至2024年1月30日还没有已结束的月份"));
});

test("a month before the ladder begins proposes nothing", () => {
  expect(whys(march, "2024-04-10", "2024-02")).toEqual(
    ["全区通报", "约谈", "问责"].map((name) => `截至2024年2月没有部门按台账达到${name}情形`),
  );
});

test("a notice that a recorded measure answers is not made again, and says so", () => {
  const measures = [{ unit, day: "2024-04-03", kind: "districtNotice" as const }];
  expect(made(march, "2024-04-10").documents.map(({ kind }) => kind)).toEqual(["districtNotice"]);
  expect(whys({ ...march, measures }, "2024-04-10")[0]).toBe("1个部门的全区通报已登记在“措施登记”中");
});

test("a month with two causes names both; fewer leads than asked are told with their number", () => {
  const tasks = [{ unit, task: "报方案", due: "2024-03-20" }];
  expect(undone({ ...march, tasks })).toEqual([
    "未报送有效招商信息；布置的任务“报方案”应于2024年3月20日前完成，尚未完成",
  ]);
  const two = {
    leads: others.flatMap((name) => leadsIn(name, 3, 3)).concat(leadsIn(unit, 3)),
    parameters: { "leadReporting.leadsPerMonth": 2 },
  };
  expect(undone({ ...march, ...two })).toEqual(["报送有效招商信息1条，少于要求"]);
});
