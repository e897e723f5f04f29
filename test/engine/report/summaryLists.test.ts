/** The lists below the ranking: review meetings, projects that are no new ones, proposals and targets. */
import { assess, changnan2024, explainEscalation, summaryPlan, type SomeReadings } from "../../../engine/index.js";
import type { Plan } from "../../../engine/plan.js";
import { unsettledName } from "../../../engine/privacy.js";
import { day, facts, leadsIn, type FactsRows, type ProjectRow } from "../../helpers/facts.js";
import { faultsOf } from "./soundSheet.js";

function rowsOf(rows: FactsRows, asOf = "2024-05-31", readings: SomeReadings = {}): string[][] {
  const sheet = summaryPlan(assess(facts(rows), { asOf: day(asOf), readings }));
  expect(faultsOf(sheet)).toEqual([]);
  return sheet.rows.map(({ cells }) =>
    cells.flatMap((cell) => (cell?.value === undefined || cell.value === "" ? [] : [String(cell.value)])),
  );
}
/** The rows of a section behind its title. */
function under(rows: readonly string[][], title: string): string[][] {
  const from = rows.findIndex(([text]) => text?.startsWith(title));
  if (from < 0) return [];
  const length = rows.slice(from + 1).findIndex(([text]) => /^[一二三四五六七八九十]+、/.test(text ?? ""));
  return rows.slice(from + 1, length < 0 ? undefined : from + 1 + length).filter((row) => row.length > 0);
}
const many = (count: number, row: ProjectRow): ProjectRow[] =>
  Array.from({ length: count }, (_, index) => ({ ...row, name: `项目${index + 1}` }));

describe("review meetings", () => {
  const awaiting: ProjectRow = { name: "甲", review: "unreviewed", signed: null, by: "财政局", servicedBy: "洪源镇" };
  const title = "八、项目评审会参会名单";
  test("the group's members stand once above the list", () => {
    const [note, head, own] = under(rowsOf({ projects: [awaiting] }), title);
    // One name stands in the plan in two spellings.
    const members = changnan2024.reviewGroup.map(({ name }) => (name === "俞伟炳" ? unsettledName : name)).join("、");
    expect(note).toEqual([`各次评审会均须参加的领导小组组成人员：${members}`]);
    expect(head?.[1]).toBe("另须全程参加的引进项目领导、部门及拟服务部门");
    expect(own?.[0]).toBe("甲");
    expect(own?.[1]).toMatch(/财政局、洪源镇$/);
  });
  test("a district that named no members has no line of nobody; of a project of nobody there is a dash", () => {
    const plan: Plan = { ...changnan2024, reviewGroup: [] };
    const [head, own] = under(rowsOf({ plan, projects: [{ ...awaiting, by: [], servicedBy: [] }] }), title);
    expect(head).toEqual(["项目", "须全程参加的引进项目领导、部门及拟服务部门"]);
    expect(own).toEqual(["甲", "–"]);
  });
  test.each([
    [200, undefined],
    [201, "另有 1 个项目的参会名单从略。"],
  ])("of %d projects: %s", (count, rest) => {
    const list = under(rowsOf({ projects: many(count, awaiting) }), title);
    expect(list.slice(202).map(([text]) => text)).toEqual(rest === undefined ? [] : [rest]);
  });
});

describe("增资扩产", () => {
  const expansion: ProjectRow = { name: "甲", expansion: "增资扩产", by: "财政局", investment: 3000 };
  const title = "九、增资扩产类项目";
  test("under the reading that keeps them apart they stand here, under the other they do not", () => {
    const rows = { projects: [expansion, { name: "乙", expansion: "二期", by: "洪源镇" }] };
    expect(under(rowsOf(rows, "2024-05-31", { "project.expansion": "separate" }), title)).toEqual([
      ["项目", "项目性质", "投资额（万元）", "引进部门"],
      ["甲", "增资扩产", "3000", "财政局"],
      ["乙", "二期", "不明", "洪源镇"],
    ]);
    expect(under(rowsOf(rows, "2024-05-31", { "project.expansion": "count" }), title)).toEqual([]);
  });
  test.each([
    [200, undefined],
    [201, "另有 1 个项目从略。"],
  ])("of %d: %s", (count, rest) => {
    const list = under(
      rowsOf({ projects: many(count, expansion) }, "2024-05-31", { "project.expansion": "separate" }),
      title,
    );
    expect(list.slice(201).map(([text]) => text)).toEqual(rest === undefined ? [] : [rest]);
  });
});

describe("proposals", () => {
  const unit = "财政局";
  const everybody = changnan2024.quotas.flatMap(({ unit: name }) => leadsIn(name, 3, 4, 5));
  const title = "二、处理建议";
  test("nobody is proposed where everybody kept every month", () =>
    expect(under(rowsOf({ leads: everybody }), title)).toEqual([["截至目前没有需要提请处理的部门。"]]));
  test("what is certain stands before what an open question could make of it", () => {
    const leads = everybody.filter((lead) => lead.unit !== unit);
    const rows: FactsRows = {
      leads,
      decisions: [{ unit, month: "2024-05", decision: "missed" }],
      coverage: { ...facts().coverage, leads: { ...facts().coverage.leads, state: "partly" } },
    };
    const assessment = assess(facts(rows), { asOf: day("2024-05-31") });
    expect(explainEscalation(assessment, unit)?.statement).toBe("通报；若2024年3月、4月查明未履行，则为问责");
    const sheet = rowsOf(rows);
    expect(under(sheet, title).find(([name]) => name === unit)?.[1]).toBe(
      "全区通报（连续1月，已认定），提请招商引资工作领导小组办公室认定；若2024年3月、4月查明未履行，则为问责",
    );
    expect(sheet.find((row) => row[1] === unit)?.at(-1)).toBe("全区通报（连续1月，已认定）；待查，至多问责");
  });
});

test("a target that wants growth says how much there was, and what is still to be checked", () => {
  const target = changnan2024.targets.find(({ growth }) => growth !== undefined) as Plan["targets"][number];
  const remark = (more: object): string | undefined => {
    const entered = {
      id: target.id,
      title: target.title,
      target: target.value,
      unit: target.unit,
      done: target.value * 2,
    };
    return rowsOf({ targets: [{ ...entered, ...more }] })
      .find(([text]) => text === target.title)
      ?.at(-1);
  };
  expect(remark({})).toBe("达到金额，增速未核；方案并要求同比增长20%");
  expect(remark({ growth: 19 })).toBe("达到金额，增速未达到；方案并要求同比增长20%；增速19%");
  expect(remark({ growth: 20 })).toBe("已达到目标值；方案并要求同比增长20%；增速20%");
});
