/** 按测算全部认定: what is certain is entered for a month, what is not known or already entered is left to a person. */
import {
  assess,
  bulkDecisions,
  changnan2024,
  decisionEdits,
  readFacts,
  type Assessment,
  type Grid,
  type LedgerEdit,
} from "../../../engine/index.js";
import { planGrid } from "../../../templates/planGrid.js";
import { day } from "../../helpers/facts.js";
import { officeGrid, type Rows } from "../../helpers/officeForms.js";

const units = changnan2024.quotas.map(({ unit }) => unit);
const of = (grid: Grid, asOf = "2024-05-10"): Assessment => assess(readFacts(grid, changnan2024), { asOf: day(asOf) });
const heading = ["月份", "责任部门", "认定"];

/** 罗家桥乡 met March, 洪源镇 has a lead that nobody decided, everybody else reported nothing although others did. */
const leads: Rows = [
  ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "是"],
  ["2024-03-06", "洪源镇", "上海总部项目", null],
];
const office = (decisions?: Rows, headings: readonly string[] = heading, rows: Rows = leads): Grid =>
  officeGrid({
    leads: rows,
    more: (grid) => (decisions === undefined ? grid : grid.rows("月度认定", [headings as never, ...decisions])),
  });
const bulk = (grid: Grid, month = "2024-03", asOf?: string) => bulkDecisions(grid, of(grid, asOf), month);
const whyOf = (grid: Grid, unit: string, month?: string, asOf?: string) =>
  bulk(grid, month, asOf).left.find((each) => each.unit === unit)?.why;

/** The workbook with the sheets that the edits add. */
const withEdits = (grid: Grid, edits: readonly LedgerEdit[]): Grid => ({
  sheets: [...grid.sheets, ...edits.flatMap((edit) => (edit.kind === "addSheet" ? planGrid([edit.plan]).sheets : []))],
});

test("met and missed are entered with what they rest on; what is not known is not", () => {
  const { decided, left } = bulk(office());
  expect(decided.map(({ unit }) => unit)).toEqual(units.filter((unit) => unit !== "洪源镇"));
  expect(decided.find(({ unit }) => unit === "罗家桥乡")).toEqual({ unit: "罗家桥乡", decision: "met", reasons: [] });
  expect(decided.find(({ unit }) => unit === "财政局")).toEqual({
    unit: "财政局",
    decision: "missed",
    reasons: ["noLead"],
  });
  expect(left).toEqual([{ unit: "洪源镇", why: "unknown" }]);
});

test("the edits say what the list says, and once written nothing is left to decide but the unknown", () => {
  const grid = office();
  const { edits, decided } = bulk(grid);
  const after = withEdits(grid, edits);
  expect(readFacts(after, changnan2024).monthDecisions.map(({ unit, decision }) => ({ unit, decision }))).toEqual(
    decided.map(({ unit, decision }) => ({ unit, decision })),
  );
  const again = bulk(after);
  expect(again).toMatchObject({ decided: [], edits: [] });
  expect(again.left.filter(({ why }) => why !== "decided")).toEqual([{ unit: "洪源镇", why: "unknown" }]);
  const missed = of(after).units.filter(({ escalation }) => escalation.months[0]?.status === "missed");
  expect(missed).toHaveLength(15);
  expect(missed.every(({ escalation }) => escalation.months[0]?.confirmed)).toBe(true);
});

test("a month of which the ledger says nothing is decided for nobody", () => {
  expect(bulk(office(), "2024-04")).toMatchObject({ decided: [], edits: [] });
  expect(new Set(bulk(office(), "2024-04").left.map(({ why }) => why))).toEqual(new Set(["unknown"]));
  const without = officeGrid();
  expect(bulk(without)).toMatchObject({ decided: [], edits: [] });
});

test("what the office decided stays, also against the ledgers and for several units in one row", () => {
  const grid = office([
    ["3月", "财政局、经发局", "免责"],
    ["2024-03", "罗家桥乡", "未履行"],
  ]);
  expect(whyOf(grid, "财政局")).toBe("decided");
  expect(whyOf(grid, "经发局")).toBe("decided");
  expect(whyOf(grid, "罗家桥乡")).toBe("decided");
  const [edit, ...more] = bulk(grid).edits;
  expect(more).toEqual([]);
  if (edit?.kind !== "cells") throw new Error("one edit below the table");
  expect(edit.cells.every(({ row }) => row > 2)).toBe(true);
});

test("a row that waits for the decision takes it; one with another word is a person's and stays", () => {
  const grid = office([
    ["3月", "财政局", null],
    ["3月", "经发局", "待议"],
    ["4月", "党政办", "待议"],
  ]);
  expect(bulk(grid).edits[0]).toEqual({
    kind: "cells",
    sheet: "月度认定",
    cells: [{ row: 1, column: 2, value: "未履行" }],
  });
  expect(whyOf(grid, "经发局")).toBe("unreadable");
  expect(whyOf(grid, "党政办")).toBeUndefined();
});

test("a table of decisions that was not read may hold any: nothing is decided", () => {
  const grid = office([["3月", "财政局", "未履行"]], ["月份", "责任部门", "认定意见结果"]);
  expect(of(grid).facts.coverage.monthDecisions.state).toBe("unread");
  expect(bulk(grid)).toMatchObject({ decided: [], edits: [] });
  expect(whyOf(grid, "财政局")).toBe("unreadable");
});

test("the month that still runs waits for its end, a month before the ladder has none", () => {
  const more: Rows = [...leads, ["2024-05-02", "财政局", "五月的信息", "是"], ["2024-02-02", "财政局", "二月", "是"]];
  const grid = office(undefined, heading, more);
  expect(whyOf(grid, "罗家桥乡", "2024-05", "2024-05-30")).toBe("notEnded");
  expect(bulk(grid, "2024-05", "2024-05-31").decided).toHaveLength(units.length);
  expect(whyOf(grid, "罗家桥乡", "2024-02")).toBe("notOwn");
  expect(bulk(grid, "2024-02").edits).toEqual([]);
});

test("months outside a unit's own months are none of it: the month before its first and after its last", () => {
  const grid = officeGrid({
    leads: [
      ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "是"],
      ["2024-04-05", "罗家桥乡", "佛山某企业再投资", "是"],
    ],
    more: (sheets) =>
      void sheets.rows("附件1", [
        ["责任部门", "招引任务", "外出考察企业数", "起始月份", "截止月份"],
        ...units.map((unit) => [unit, "1个", 1, unit === "财政局" ? "4月" : null, unit === "经发局" ? "3月" : null]),
      ]),
  });
  expect(whyOf(grid, "财政局", "2024-03")).toBe("notOwn");
  expect(whyOf(grid, "财政局", "2024-04")).toBeUndefined();
  expect(whyOf(grid, "经发局", "2024-03")).toBeUndefined();
  expect(whyOf(grid, "经发局", "2024-04")).toBe("notOwn");
});

describe("one decision", () => {
  const rows: Rows = [
    ["3月", "财政局", null],
    ["3月", "财政局", "免责"],
  ];
  test("goes where the one that counts stands", () => {
    const grid = office(rows);
    expect(decisionEdits(grid, readFacts(grid, changnan2024), "财政局", "2024-03", "met")).toEqual([
      { kind: "cells", sheet: "月度认定", cells: [{ row: 2, column: 2, value: "已履行" }] },
    ]);
  });
  test("taken back, no other row of the unit counts instead", () => {
    const grid = office([["3月", "财政局", "未履行"], ...rows]);
    const edits = decisionEdits(grid, readFacts(grid, changnan2024), "财政局", "2024-03", undefined);
    expect(edits.flatMap((edit) => (edit.kind === "cells" ? edit.cells : []))).toEqual([
      { row: 1, column: 2, value: null },
      { row: 3, column: 2, value: null },
    ]);
  });
});
