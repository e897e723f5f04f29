/** For which deadline a form counts, by the office's own deadlines, and where only a person can tell. */
import {
  acceptedByDefault,
  collectionEdits,
  isoDate,
  parseIsoDate,
  render,
  type Collection,
  type Day,
} from "../../../engine/index.js";
import { filingWeeks } from "../../../engine/collect/filingWeeks.js";
import { collect, formGrid, officeGrid, talksForm, type Rows } from "../../helpers/officeForms.js";

const day = (text: string): Day => parseIsoDate(text) as Day;
const unit = "罗家桥乡";
/** Deadlines that the ledger has; `more` says what the unit has filed for one of them. */
const weeksOf = (deadlines: readonly string[], more: Readonly<Record<string, "onTime" | "zeroReport" | "late">> = {}) =>
  filingWeeks(
    deadlines.map((deadline, row) => ({
      unit: more[deadline] === undefined ? "财政局" : unit,
      deadline: day(deadline),
      inTalks: more[deadline] ?? "missing",
      signed: "missing",
      named: 0,
      place: { sheet: "周报台账", row, column: 0 },
    })),
  );
const counted = (
  on: string,
  deadlines: readonly string[],
  more?: Parameters<typeof weeksOf>[1],
  filed: string[] = [],
) =>
  weeksOf(deadlines, more)
    .deadlinesOf(unit, "inTalks", day(on), (deadline) => filed.includes(isoDate(deadline)))
    .map(isoDate);

describe("holidays: the ledger's next deadline on or after the filing day", () => {
  // 2024: make-up workdays on Sunday 29 September and Saturday 12 October, holidays from 1 to 7 October.
  test.each([
    ["brought forward to the last workday", "2024-09-29", ["2024-09-27", "2024-09-30", "2024-10-11"], "2024-09-30"],
    ["postponed to the first workday", "2024-10-08", ["2024-09-27", "2024-10-08", "2024-10-11"], "2024-10-08"],
    ["a deadline on a Saturday that is worked", "2024-10-12", ["2024-09-30", "2024-10-12"], "2024-10-12"],
    ["a week without a deadline", "2024-10-09", ["2024-09-27", "2024-10-11"], "2024-10-11"],
    ["before the first deadline, by Fridays", "2024-06-06", ["2024-09-27"], "2024-06-07"],
    ["after the last, by Fridays", "2024-10-17", ["2024-10-11"], "2024-10-18"],
    ["in a silence that no holiday explains, by Fridays", "2024-07-11", ["2024-06-07", "2024-09-27"], "2024-07-12"],
  ])("%s", (_, on, deadlines, deadline) => expect(counted(on, deadlines)).toEqual([deadline]));

  test("over three weeks of the Spring Festival the ledger is believed, over more it is not", () => {
    expect(counted("2024-02-15", ["2024-02-02", "2024-02-16"])).toEqual(["2024-02-16"]);
    expect(counted("2024-02-08", ["2024-02-02", "2024-02-23"], { "2024-02-02": "onTime" })).toEqual(["2024-02-23"]);
    expect(counted("2024-02-08", ["2024-02-01", "2024-02-23"], { "2024-02-01": "onTime" })).toEqual(["2024-02-09"]);
  });
});

describe("early in the week it may be the last one, late, or the next one, early", () => {
  const both = ["2024-06-07", "2024-06-14"];
  test.each<[string, string[]]>([
    ["2024-06-07", ["2024-06-07"]],
    ["2024-06-10", both],
    ["2024-06-11", both],
    ["2024-06-12", ["2024-06-14"]],
    ["2024-06-14", ["2024-06-14"]],
  ])("%s", (on, deadlines) => {
    expect(counted(on, [])).toEqual(deadlines);
    expect(counted(on, both)).toEqual(deadlines);
  });
  test("at the week-end the week's deadline is over, unless the office has set the next", () => {
    expect(counted("2024-06-08", ["2024-06-07"])).toEqual(["2024-06-07"]);
    expect(counted("2024-06-09", [])).toEqual(["2024-06-07"]);
    expect(counted("2024-06-08", both)).toEqual(both);
  });
  test("no doubt where the unit has filed for one of them", () => {
    expect(counted("2024-06-11", both, { "2024-06-07": "onTime" })).toEqual(["2024-06-14"]);
    expect(counted("2024-06-11", both, { "2024-06-07": "zeroReport" })).toEqual(["2024-06-14"]);
    expect(counted("2024-06-11", both, { "2024-06-14": "onTime" })).toEqual(["2024-06-14"]);
    expect(counted("2024-06-11", both, {}, ["2024-06-07"])).toEqual(["2024-06-14"]);
    expect(counted("2024-06-11", both, { "2024-06-07": "late" })).toEqual(both);
  });
});

describe("the question", () => {
  const talks = (project: string, reportedOn: string) => ({
    name: `${project}.xlsx`,
    grid: formGrid("inTalks", talksForm(project, { reportedOn })),
  });
  const written = (collection: Collection, accepted: ReadonlySet<string>): unknown[][] =>
    collectionEdits(collection, accepted).flatMap((edit) =>
      edit.kind === "cells" && edit.sheet === "周报台账" ? [edit.cells.map(({ value }) => value)] : [],
    );
  const weeks: Rows = [["2024-05-31", "财政局", null, null]];
  const asked = collect(officeGrid({ weeks }), [talks("甲项目", "2024-06-11")]);
  const [file] = asked.files;
  const [question] = file?.questions ?? [];

  test("carries both answers and why; nothing is taken by itself", () => {
    expect(render(question?.text as never)).toMatch(/2024-06-11（星期二）.*2024-06-07.*2024-06-14.*请选定/);
    expect(question?.choices.map(({ title, status }) => [title, status])).toEqual([
      ["2024年6月7日在谈项目跟踪报表", "迟报"],
      ["2024年6月14日在谈项目跟踪报表", "按时"],
    ]);
    expect(file?.forms[0]?.week).toEqual({
      reportedOn: day("2024-06-11"),
      deadline: day("2024-06-07"),
      orFor: day("2024-06-14"),
    });
    expect(written(asked, acceptedByDefault(asked))).toEqual([]);
  });
  test("one answer is written, two are none", () => {
    const [late, early] = (question?.choices ?? []).map(({ entry }) => entry) as [string, string];
    const date = (text: string) => ({ date: day(text) });
    expect(written(asked, new Set([late]))).toEqual([[date("2024-06-07"), unit, "迟报"]]);
    expect(written(asked, new Set([early]))).toEqual([[date("2024-06-14"), unit, "按时"]]);
    expect(written(asked, new Set([late, early]))).toEqual([]);
  });
  test("another file of the run that was in time for the first answers it", () => {
    const run = collect(officeGrid({ weeks }), [talks("甲项目", "2024-06-11"), talks("乙项目", "2024-06-06")]);
    expect(run.files.flatMap(({ questions }) => questions)).toEqual([]);
    expect(run.files.map(({ forms }) => isoDate(forms[0]?.week?.deadline as Day))).toEqual([
      "2024-06-14",
      "2024-06-07",
    ]);
  });
});
