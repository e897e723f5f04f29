/** 月度存档 against another 附件1, and as other programs leave it: days and numbers as cells of their own kind, rows that are none. */
import {
  archiveEdits,
  assess,
  changnan2024,
  compareArchive,
  readArchive,
  readFacts,
  type CellValue,
  type Grid,
} from "../../../engine/index.js";
import { GridBuilder } from "../../../engine/tables/gridBuilder.js";
import { planGrid } from "../../../templates/planGrid.js";
import { day } from "../../helpers/facts.js";
import { ledger, workbook, type Row } from "../tables/workbook.js";

const officeOf = (units: readonly string[]): Grid =>
  new GridBuilder()
    .rows(
      "附件1",
      ledger(
        "quotas",
        units.map((unit) => ({ unit, quota: "1个先进陶瓷", visits: 4, leaders: "某某" })),
      ),
    )
    .rows(
      "信息报送台账",
      ledger("leads", [{ day: { date: day("2024-03-05") }, unit: "罗家桥乡", text: "甲", valid: "是" }]),
    )
    .build();

const closed = ((): Grid => {
  const grid = officeOf(["罗家桥乡", "洪源镇"]);
  const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-05-10") });
  const edits = archiveEdits(grid, assessment, "2024-03", "2024-04-01 09:30");
  return planGrid(edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.plan] : [])));
})();

test("a unit that 附件1 lost, and one that it got since, are said", () => {
  const grid = { sheets: [...officeOf(["罗家桥乡", "党政办"]).sheets, ...closed.sheets] };
  const [comparison] = compareArchive(readFacts(grid, changnan2024), readArchive(grid, changnan2024));
  expect(comparison?.unchanged).toBe(false);
  const differences = comparison?.differences ?? [];
  expect(differences.filter(({ unit }) => unit === "洪源镇")).toEqual([
    { unit: "洪源镇", kind: "value", title: "责任部门", archived: "洪源镇", now: "（附件1中已无此部门）" },
  ]);
  expect(differences.filter(({ unit }) => unit === "党政办")).toEqual([
    { unit: "党政办", kind: "value", title: "责任部门", archived: "（存档时附件1中无此部门）", now: "党政办" },
  ]);
  expect(differences.filter(({ unit }) => unit === "罗家桥乡")).toEqual([]);
});

/** The archive with the cells of its rows changed, by heading. */
function rewritten(change: (heading: string, value: CellValue, row: number) => CellValue): Grid {
  const builder = new GridBuilder();
  for (const { name, columns, rowCount, pool } of closed.sheets) {
    const valueAt = (column: number, row: number): CellValue => {
      const { kinds, numbers } = columns[column]!;
      const number = numbers[row] as number;
      return kinds[row] === 0 ? null : kinds[row] === 2 ? (pool.texts[number] as string) : number;
    };
    const head = Array.from({ length: rowCount }, (_, row) => row).find((row) => valueAt(0, row) === "存档时间")!;
    const rows = Array.from({ length: rowCount }, (_, row) =>
      columns.map((_column, column) => {
        const value = valueAt(column, row);
        return row <= head ? value : change(String(valueAt(column, head)), value, row - head);
      }),
    );
    builder.rows(name, rows);
  }
  return builder.build();
}

test("days and numbers are read whichever kind of cell they are", () => {
  const [before] = readArchive(closed, changnan2024);
  const asDates = rewritten((heading, value) =>
    heading === "截至日期" ? { date: day("2024-03-31") } : heading === "总分" ? String(value as number) : value,
  );
  expect(before?.units).toHaveLength(2);
  expect(readArchive(asDates, changnan2024)).toEqual([before]);
});

test("a row without a unit, without its day, or of another month than its day is no closing", () => {
  for (const [broken, wrong] of [
    ["责任部门", null],
    ["截至日期", "月底"],
    ["存档月份", "2024-04"],
  ] as const) {
    const grid = rewritten((heading, value, row) => (heading === broken && row === 1 ? wrong : value));
    expect(readArchive(grid, changnan2024).flatMap(({ units }) => units.map(({ unit }) => unit))).toHaveLength(1);
  }
});

/** The workbook with its archive of March: what another 考核规则, or an archive that lacks lines, is compared with. */
describe("lines", () => {
  const office = (scoringRules: readonly Row[]): Grid =>
    workbook({
      quotas: [{ unit: "罗家桥乡", quota: "1个先进陶瓷", visits: 4, leaders: "某某" }],
      leads: [{ day: { date: day("2024-03-05") }, unit: "罗家桥乡", text: "甲", valid: "是" }],
      scoringRules,
    });
  const archiveOf = (grid: Grid): Grid => {
    const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-05-10") });
    const edits = archiveEdits(grid, assessment, "2024-03", "2024-04-01 09:30");
    return planGrid(edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.plan] : [])));
  };
  const differences = (now: Grid, archive: Grid) => {
    const grid = { sheets: [...now.sheets, ...archive.sheets] };
    return compareArchive(readFacts(grid, changnan2024), readArchive(grid, changnan2024)).flatMap((comparison) =>
      comparison.differences.map(({ title, archived, now: current }) => [title, archived, current]),
    );
  };
  const own = (points: number): Row[] => [
    { item: "线索加分", kind: "加分", method: "每个计分", measure: "有效信息条数", points },
    { item: "税收", kind: "加分", method: "每个计分", measure: "年税收（万元）", points: 1 },
  ];

  test("those that 考核规则 adds are read back, without data too, and differ only where they do", () => {
    const archive = archiveOf(office(own(3)));
    expect(readArchive(archive, changnan2024)[0]?.units[0]?.items).toMatchObject({ 线索加分: 3, 税收: null });
    expect(differences(office(own(3)), archive)).toEqual([]);
    expect(differences(office(own(5)), archive)).toEqual([
      ["总分", "4", "6"],
      ["加分", "3", "5"],
      ["线索加分", "3", "5"],
    ]);
  });

  test("one that takes the place of the plan's line of its name is compared with what that column holds", () => {
    const instead: Row = { item: "信息报送", kind: "基础", method: "每个计分", measure: "有效信息条数", points: 2 };
    const archive = archiveOf(office([instead]));
    expect(differences(office([instead]), archive)).toEqual([]);
    expect(differences(office([]), archive)).toEqual([
      ["总分", "2", "1"],
      ["基础分", "2", "1"],
      ["信息报送", "2", "1"],
    ]);
  });

  test("an archive without a column for a line goes on beside; one that has more columns goes on below", () => {
    const close = (now: Grid, archive: Grid, month: string) =>
      archiveEdits(
        { sheets: [...now.sheets, ...archive.sheets] },
        assess(readFacts(now, changnan2024), { asOf: day("2024-05-10") }),
        month,
        "2024-05-01 09:30",
      );
    const [without, having] = [archiveOf(office([])), archiveOf(office(own(3)))];
    const [beside] = close(office(own(3)), without, "2024-04");
    if (beside?.kind !== "addSheet") throw new Error("no sheet");
    expect(beside.plan.name).toBe("月度存档 (2)");
    const both = { sheets: [...without.sheets, ...planGrid([beside.plan]).sheets] };
    expect(readArchive(both, changnan2024).map(({ month, units }) => [month, units[0]?.items["线索加分"]])).toEqual([
      ["2024-03", undefined],
      ["2024-04", 3],
    ]);
    expect(close(office(own(3)), having, "2024-04")).toMatchObject([{ kind: "cells", sheet: "月度存档" }]);
    expect(close(office([]), having, "2024-04")).toMatchObject([{ kind: "cells", sheet: "月度存档" }]);
    expect(close(office(own(3)), both, "2024-03")).toMatchObject([{ kind: "cells", sheet: "月度存档 (2)" }]);
  });

  test.each([
    ["differ in a bracket alone", "招商（一）", "招商（二）"],
    ["are names that every object has", "constructor", "toString"],
  ])("lines whose titles %s keep their columns", (_, one, two) => {
    const lines = [one, two].map((item, index): Row => ({ ...own(3)[0], item, points: index + 1 }));
    const archive = archiveOf(office(lines));
    const [unit] = readArchive(archive, changnan2024)[0]?.units ?? [];
    expect([one, two].map((item) => unit?.items[item])).toEqual([1, 2]);
    expect(differences(office(lines), archive)).toEqual([]);
    expect(differences(office(lines), archiveOf(office([])))).toEqual([
      ["总分", "1", "4"],
      ["加分", "0", "3"],
      [one, "0", "1"],
      [two, "0", "2"],
    ]);
  });

  test("one of the plan that was cancelled then was 0, and so is one whose cell was emptied", () => {
    const cancelled = archiveOf(office([{ item: "信息报送", method: "取消" }]));
    expect(readArchive(cancelled, changnan2024)[0]?.units[0]?.items).not.toHaveProperty("leadReporting");
    expect(differences(office([]), cancelled)).toEqual([
      ["总分", "0", "1"],
      ["基础分", "0", "1"],
      ["信息报送", "0", "1"],
    ]);
    const emptied = rewritten((heading, value) => (heading === "信息报送" ? null : value));
    expect(readArchive(emptied, changnan2024)[0]?.units[0]?.items).not.toHaveProperty("leadReporting");
    expect(readArchive(closed, changnan2024)[0]?.units[0]?.items).toHaveProperty("leadReporting", 1);
  });

  test("one that was added since was 0", () => {
    const without = archiveOf(office([]));
    expect(differences(office([]), without)).toEqual([]);
    expect(differences(office(own(3).slice(0, 1)), without)).toEqual([
      ["总分", "1", "4"],
      ["加分", "0", "3"],
      ["线索加分", "0", "3"],
    ]);
  });
});

test("a year of which the plan was not issued yet has no day of issue behind its plan", () => {
  const grid = workbook({
    quotas: [{ unit: "罗家桥乡", quota: "1个先进陶瓷", visits: 4, leaders: "某某" }],
    leads: [{ day: { date: day("2025-03-05") }, unit: "罗家桥乡", text: "甲", valid: "是" }],
    settings: [{ parameter: "考核年度", value: 2025 }],
  });
  const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2025-05-10") });
  const [added] = archiveEdits(grid, assessment, "2025-03", "2025-04-01 09:30");
  if (added?.kind !== "addSheet") throw new Error("no sheet");
  expect(readArchive(planGrid([added.plan]), assessment.plan).map(({ plan }) => plan)).toEqual(["changnan-2025"]);
});
