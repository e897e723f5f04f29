/** What the bulletin and the dispatch sheets say of targets, tasks and weekly reports. */
import { assess, changnan2024 } from "../../../engine/index.js";
import { Citations } from "../../../engine/drafts/citations.js";
import { monthlyDispatch, weeklyDispatch } from "../../../engine/drafts/dispatch.js";
import { nextBlocks, progressBlocks } from "../../../engine/drafts/districtBlocks.js";
import type { DraftBlock } from "../../../engine/drafts/draftDocument.js";
import type { Plan } from "../../../engine/plan.js";
import { day, facts, type FactsRows, type ProjectRow } from "../../helpers/facts.js";

const assessed = (rows: FactsRows, asOf = "2024-05-14") => assess(facts(rows), { asOf: day(asOf) });
const paragraphs = (blocks: readonly DraftBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.runs.filter((run) => typeof run === "string").join("")] : [],
  );
const units = changnan2024.quotas.map(({ unit }) => unit);
const targetOf = (id: string): Plan["targets"][number] =>
  changnan2024.targets.find((target) => target.id === id) as Plan["targets"][number];
const entered = (id: string, done: number, more: object = {}) => {
  const { title, value, unit } = targetOf(id);
  return { id, title, target: value, unit, done, ...more };
};

test.each([
  ["newEnterprises", 13, {}, "未完成"],
  ["newEnterprises", 14, {}, "完成"],
  ["onlineRetail", 50, {}, "达到金额，增速未核"],
  ["onlineRetail", 50, { growth: 19 }, "达到金额，增速未达到"],
  ["onlineRetail", 50, { growth: 20 }, "完成"],
])("%s, %d done %j: %s", (id, done, more, status) => {
  const blocks = progressBlocks(assessed({ targets: [entered(id, done, more)] }), new Citations());
  const table = blocks.find((block) => block.kind === "table");
  const row = table?.kind === "table" ? table.rows.find(([title]) => title?.[0] === targetOf(id).title) : undefined;
  expect(row?.at(-1)).toEqual([status]);
});

test("tasks of the next thirty days that are not finished by the as-of date, one behind the other", () => {
  const tasks = [
    { unit: "财政局", task: "甲", due: "2024-05-14" },
    { unit: "财政局", task: "乙", due: "2024-05-15" },
    { unit: "洪源镇", task: "丙", due: "2024-06-13", finished: "2024-05-15" },
    { unit: "洪源镇", task: "丁", due: "2024-06-14" },
    { unit: "洪源镇", task: "戊", due: "2024-06-01", finished: "2024-05-14" },
  ];
  expect(paragraphs(nextBlocks(assessed({ tasks }), new Citations()))).toEqual([
    "30天内到期的布置任务2项：财政局“乙”（2024年5月15日）；洪源镇“丙”（2024年6月13日）。",
  ]);
});

describe("the weekly sheet", () => {
  const deadline = "2024-05-10";
  const said = (rows: FactsRows): string | undefined =>
    paragraphs(weeklyDispatch(assessed(rows), []).blocks).find((text) => text.includes("周报"));
  test("everybody reported", () =>
    expect(said({ weeks: units.map((unit) => ({ unit, deadline })) })).toBe("2024年5月10日的周报均已报送。"));
  test("who owes which form", () =>
    expect(
      said({
        projects: [{ by: "财政局" }],
        weeks: units.map((unit) => ({
          unit,
          deadline,
          ...(unit === "洪源镇" ? { inTalks: "missing" } : {}),
          ...(unit === "财政局" ? { signed: "missing" } : {}),
        })),
      }),
    ).toMatch(/^2024年5月10日的周报未报送的部门2个：.*洪源镇（.*在谈项目跟踪报表）.*$/));
  test("the target as far as it is entered", () => {
    const lines = (rows: FactsRows): string[] => paragraphs(weeklyDispatch(assessed(rows), []).blocks);
    expect(lines({})).toContain("限上贸易业企业入统：目标14家，完成值未填。");
    expect(lines({ targets: [entered("newEnterprises", 13)] })).toContain("限上贸易业企业入统：目标14家，完成13家。");
  });
});

test("the monthly sheet says where no category lacks a project", () => {
  const none = facts().units.map((unit) => ({ ...unit, quota: { total: 0, minimums: new Map<string, number>() } }));
  expect(paragraphs(monthlyDispatch(assessed({ units: none })).blocks)).toContain("各类别项目数均不少于任务数。");
});

test("a project that nobody serves is missed once it has left the talks", () => {
  const served = (row: ProjectRow): unknown => {
    const sheet = weeklyDispatch(assessed({ projects: [{ by: "财政局", servicedBy: [], ...row }] }), []);
    return sheet.blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((cells) => cells[3]?.[0]) : []))[0];
  };
  expect(served({ signed: null, review: "unreviewed" })).toBe("—");
  expect(served({ signed: "2024-03-01" })).toBe("台账未填");
});
