/** The month: who owes reports, what was met and missed, what is alike, what is due, what was archived and has changed since. */
import {
  activityCalendar,
  archiveEdits,
  assess,
  changnan2024,
  compareArchive,
  decisionEdits,
  dueActivities,
  factsDigest,
  GridBuilder,
  isoDate,
  monthsUpTo,
  monthView,
  notReported,
  notReportedText,
  passedDeadlines,
  readArchive,
  readFacts,
  reportDeadlines,
  similarFrom,
  similarLeads,
  similarLeadsText,
  type ActivityFact,
  type Grid,
  type LedgerEdit,
} from "../../../engine/index.js";
import { planGrid } from "../../../templates/planGrid.js";
import { day } from "../../helpers/facts.js";
import { officeGrid, type Rows } from "../../helpers/officeForms.js";

const read = (grid: Grid) => readFacts(grid, changnan2024);
const units = changnan2024.quotas.map(({ unit }) => unit);

describe("who has not reported", () => {
  const weeks: Rows = [
    ["2024-06-07", "罗家桥乡", "按时", "未报"],
    ["2024-06-07", "洪源镇", null, "零报告"],
    ["2024-06-07", "财政局", "迟报", "不适用"],
    ["2024-06-07", "经发局", "按时", "按时"],
  ];
  test("missing and blank owe, late, zero and not applicable do not; a unit without a row owes the in-talks form, and comes first", () => {
    const list = notReported(read(officeGrid({ weeks })), day("2024-06-07"));
    expect(list.units.slice(0, -2).every(({ silent }) => silent)).toBe(true);
    expect(list.units.slice(-2)).toMatchObject([
      { unit: "罗家桥乡", inTalks: false, signed: true, place: { sheet: "周报台账", row: 1 } },
      { unit: "洪源镇", inTalks: true, signed: false },
    ]);
    expect(list.units).toHaveLength(units.length - 2);
    expect(
      list.units.filter(({ place }) => place === undefined).every(({ inTalks, signed }) => inTalks && !signed),
    ).toBe(true);
  });
  test("the text for a chat names unit and form, and says so when nobody owes", () => {
    const text = notReportedText(notReported(read(officeGrid({ weeks })), day("2024-06-07")));
    expect(text).toContain("2024年6月7日截止的周报，以下15个部门尚未报送");
    expect(text).toMatch(/14\. 罗家桥乡：昌南新区签约项目落地跟踪表（其余已报）\n/);
    const all = units.map((unit) => ["2024-06-07", unit, "按时", "不适用"]);
    expect(notReportedText(notReported(read(officeGrid({ weeks: all })), day("2024-06-07")))).toBe(
      "2024年6月7日截止的周报，各部门均已报送。",
    );
  });
  test("the signed-projects form is owed by a unit with a signed project, with a row or without", () => {
    const project = ["窑炉", "装备制造", "经发局", null, 100, null, "通过", "2024-06-07", null, null, null];
    const owes = (signed: string) => {
      const [first, second] = [
        ["2024-06-07", "罗家桥乡", "按时", null],
        ["2024-06-07", "经发局", "按时", null],
      ];
      const given = officeGrid({
        weeks: [first, second] as Rows,
        projects: [project.map((cell, at) => (at === 7 ? signed : cell))],
      });
      return notReported(read(given), day("2024-06-07")).units.find(({ unit }) => unit === "经发局");
    };
    expect(owes("2024-06-07")).toMatchObject({ inTalks: false, signed: true, silent: false });
    expect(owes("2024-06-08")).toBeUndefined();
  });
  test("a deadline has passed on its day, not the day before", () => {
    const facts = read(officeGrid({ weeks }));
    expect(passedDeadlines(facts, day("2024-06-07"))[0]).toBe(day("2024-06-07"));
    expect(passedDeadlines(facts, day("2024-06-06"))[0]).toBe(day("2024-05-31"));
  });
  test("a list can be asked for the week that still runs too, until its deadline has passed", () => {
    const facts = read(officeGrid({ weeks: [["2024-06-06", "罗家桥乡", "按时", "不适用"]] }));
    const of = (asOf: string) => reportDeadlines(facts, day(asOf)).slice(0, 2).map(isoDate);
    expect(of("2024-06-05")).toEqual(["2024-06-06", "2024-05-31"]);
    expect(of("2024-06-06")).toEqual(["2024-06-06", "2024-05-31"]);
    expect(of("2024-06-10")).toEqual(["2024-06-14", "2024-06-06"]);
  });
});

describe("month view", () => {
  const grid = officeGrid({
    leads: [
      ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "是"],
      ["2024-04-30", "洪源镇", "上海总部项目", "是"],
      ["2024-05-01", "洪源镇", "广州新材料", "是"],
    ],
    tasks: [
      ["报送方案", "罗家桥乡", "2024-03-01", "2024-03-31", "2024-04-01"],
      ["整理台账", "罗家桥乡", "2024-03-01", "2024-03-31", "2024-03-31"],
    ],
    weeks: [
      ["2024-03-08", "罗家桥乡", "迟报", "不适用"],
      ["2024-04-05", "罗家桥乡", "未报", "不适用"],
    ],
  });
  const assessment = assess(read(grid), { asOf: day("2024-05-10") });
  const of = (month: string, unit: string) => monthView(assessment, month).units.find((line) => line.unit === unit);
  test("duties with their evidence, and nothing of the months beside it", () => {
    expect(of("2024-03", "罗家桥乡")).toMatchObject({
      status: "missed",
      reasons: ["overdueTask"],
      leads: 1,
      leadPlaces: [{ sheet: "信息报送台账", row: 1, column: 2 }],
      tasks: [
        { task: "报送方案", overdue: true },
        { task: "整理台账", overdue: false },
      ],
      weeks: [{ deadline: "2024-03-08", late: true, missing: false }],
      proposals: [{ level: "districtNotice", month: "2024-03" }],
    });
    expect(of("2024-04", "洪源镇")).toMatchObject({ status: "met", leads: 1 });
    expect(of("2024-04", "罗家桥乡")).toMatchObject({
      status: "missed",
      reasons: ["noLead"],
      proposals: [{ level: "summonedTalk" }],
    });
    expect(of("2024-02", "罗家桥乡")).toMatchObject({ status: "none", proposals: [] });
  });
  test("months up to the as-of date, the running one open", () => {
    expect(monthsUpTo(assessment)).toEqual(["2024-05", "2024-04", "2024-03", "2024-02", "2024-01"]);
    expect(monthView(assessment, "2024-05").ended).toBe(false);
    expect(monthView(assess(read(grid), { asOf: day("2024-05-31") }), "2024-05").ended).toBe(true);
  });
});

describe("月度认定", () => {
  const table = (rows: Rows): Grid =>
    officeGrid({ more: (grid) => grid.rows("月度认定", [["月份", "责任部门", "认定"], ...rows]) });
  const edits = (grid: Grid, decision: "met" | "missed" | "excused" | undefined) =>
    decisionEdits(grid, read(grid), "罗家桥乡", "2024-03", decision);
  test("into the row that is there, below the table, or into a new table", () => {
    expect(edits(table([["3月", "罗家桥乡", null]]), "missed")).toEqual([
      { kind: "cells", sheet: "月度认定", cells: [{ row: 1, column: 2, value: "未履行" }] },
    ]);
    expect(edits(table([["2024-03", "洪源镇", "已履行"]]), "excused")).toEqual([
      {
        kind: "cells",
        sheet: "月度认定",
        cells: [
          { row: 2, column: 0, value: "2024-03", styleOf: 1 },
          { row: 2, column: 1, value: "罗家桥乡", styleOf: 1 },
          { row: 2, column: 2, value: "免责", styleOf: 1 },
        ],
      },
    ]);
    const [added] = edits(officeGrid(), "met");
    if (added?.kind !== "addSheet") throw new Error("no sheet");
    expect(read(planGrid([added.plan])).monthDecisions).toMatchObject([
      { unit: "罗家桥乡", month: "2024-03", decision: "met" },
    ]);
  });
  test("taken back: the cell is emptied; nothing to take back is no edit", () => {
    expect(edits(table([["3月", "罗家桥乡", "未履行"]]), undefined)).toEqual([
      { kind: "cells", sheet: "月度认定", cells: [{ row: 1, column: 2, value: null }] },
    ]);
    expect(edits(table([]), undefined)).toEqual([]);
  });
});

describe("月度存档", () => {
  const leads: Rows = [
    ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "是"],
    ["2024-04-08", "洪源镇", "上海总部项目", "是"],
  ];
  const office = (more: { leads?: Rows; archive?: readonly LedgerEdit[] } = {}): Grid => {
    const grid = officeGrid({ leads: more.leads ?? leads });
    return {
      sheets: [
        ...grid.sheets,
        ...(more.archive ?? []).flatMap((edit) => (edit.kind === "addSheet" ? planGrid([edit.plan]).sheets : [])),
      ],
    };
  };
  const close = (grid: Grid, month: string, at: string) =>
    archiveEdits(grid, assess(read(grid), { asOf: day("2024-05-10") }), month, at);
  const archive = close(office(), "2024-03", "2024-04-01 09:30");

  test("one row a unit, with time, plan, readings, digest and every line; read back as it was", () => {
    const grid = office({ archive });
    const [closed, ...others] = readArchive(grid, changnan2024);
    expect(others).toEqual([]);
    const then = assess(read(grid), { asOf: day("2024-03-31") });
    expect(closed).toMatchObject({
      archivedAt: "2024-04-01 09:30",
      month: "2024-03",
      asOf: day("2024-03-31"),
      plan: "changnan-2024（2024-02-18）",
      readings: then.readings,
      digest: factsDigest(read(grid), day("2024-03-31")),
    });
    expect(closed?.units).toHaveLength(17);
    expect(closed?.units.find(({ unit }) => unit === "罗家桥乡")).toMatchObject({
      total: 1,
      items: { leadReporting: 1, summonedTalk: 0 },
      duty: "台账推定达标",
      proposal: "无",
    });
    expect(closed?.units.find(({ unit }) => unit === "洪源镇")).toMatchObject({
      total: 0,
      duty: "台账推定未达标（待认定）",
      proposal: "全区通报",
    });
    expect(compareArchive(read(grid), readArchive(grid, changnan2024))).toMatchObject([
      { unchanged: true, differences: [] },
    ]);
  });
  test("what comes later changes nothing; a row of the past that goes shows unit, line and table", () => {
    const later = office({ archive, leads: [...leads, ["2024-04-09", "罗家桥乡", "四月的信息", "是"]] });
    expect(compareArchive(read(later), readArchive(later, changnan2024))).toMatchObject([
      { unchanged: true, differences: [] },
    ]);
    const changed = office({
      archive,
      leads: [["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "否"], ...leads.slice(1)],
    });
    const [comparison] = compareArchive(read(changed), readArchive(changed, changnan2024));
    expect(comparison?.unchanged).toBe(false);
    expect(comparison?.differences.filter(({ unit }) => unit === "罗家桥乡")).toEqual([
      { unit: "罗家桥乡", kind: "value", title: "总分", archived: "1", now: "0" },
      { unit: "罗家桥乡", kind: "value", title: "基础分", archived: "1", now: "0" },
      { unit: "罗家桥乡", kind: "value", title: "信息报送", archived: "1", now: "0" },
      { unit: "罗家桥乡", kind: "value", title: "当月履职", archived: "台账推定达标", now: "台账推定未达标（待认定）" },
      { unit: "罗家桥乡", kind: "value", title: "处理建议", archived: "无", now: "全区通报" },
      { unit: "罗家桥乡", kind: "rows", title: "信息报送台账", archived: "1 条", now: "0 条" },
    ]);
  });
  test("a date moved within the month changes no score, yet it shows", () => {
    const moved = office({ archive, leads: [["2024-03-06", "罗家桥乡", "佛山某企业拟投资", "是"], ...leads.slice(1)] });
    expect(compareArchive(read(moved), readArchive(moved, changnan2024))[0]).toMatchObject({
      unchanged: false,
      differences: [
        { unit: "罗家桥乡", kind: "rows", title: "信息报送台账", archived: "1 条", now: "1 条，内容有改动" },
      ],
    });
  });
  test("where a row stands plays no part in the digest; another reading in 规则参数 does", () => {
    const asOf = day("2024-03-31");
    expect(factsDigest(read(office({ leads: [...leads].reverse() })), asOf)).toBe(factsDigest(read(office()), asOf));
    const set = officeGrid({
      leads,
      more: (grid) =>
        grid.rows("规则参数", [
          ["参数", "取值"],
          ["quota.match", "total"],
        ]),
    });
    expect(factsDigest(read(set), asOf)).not.toBe(factsDigest(read(office()), asOf));
  });
  test("closing again adds rows below and compares with the last closing", () => {
    const grid = office({ archive });
    const [again] = close(grid, "2024-03", "2024-04-02 10:00");
    expect(again).toMatchObject({ kind: "cells", sheet: "月度存档" });
    expect(again?.kind === "cells" && Math.min(...again.cells.map(({ row }) => row))).toBe(19);
    expect(again?.kind === "cells" && Math.max(...again.cells.map(({ row }) => row))).toBe(35);
  });
  test("a month that has not ended is not closed", () => {
    expect(() => close(office(), "2024-05", "2024-05-10 10:00")).toThrow("2024-05");
  });
});

describe("leads that are alike", () => {
  const find = (leads: Rows) => {
    const grid = officeGrid({ leads });
    return similarLeads(grid, read(grid));
  };
  test("across units, with who was first; nothing within one unit", () => {
    const { pairs } = find([
      ["2024-03-09", "罗家桥乡", "广东佛山某某陶瓷有限公司拟在昌南新区投资建设日用陶瓷项目", "是"],
      ["2024-03-05", "洪源镇", "广东佛山某某陶瓷有限公司拟在昌南新区投资建设日用陶瓷生产项目", null],
      ["2024-03-12", "洪源镇", "广东佛山某某陶瓷有限公司，拟在昌南新区投资建设日用陶瓷生产项目。", "是"],
      ["2024-03-01", "财政局", "上海某基金拟设立区域总部", "是"],
    ]);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({
      undecided: false,
      first: { unit: "洪源镇", day: day("2024-03-05"), place: { row: 2 } },
      other: { unit: "罗家桥乡", valid: "是" },
    });
    expect(similarLeadsText(pairs[0] as (typeof pairs)[number])).toContain("洪源镇在先");
  });
  test("the same words are 100 %; of the same day nobody was first", () => {
    expect(
      find([
        ["2024-03-09", "罗家桥乡", "上海总部", "是"],
        ["2024-03-09", "洪源镇", "上海总部。", "是"],
      ]).pairs,
    ).toMatchObject([{ similarity: 1, undecided: true }]);
  });
  test("rows without a unit or without words are no leads; who has no day was not first", () => {
    const { pairs } = find([
      [null, "罗家桥乡", "上海总部", "是"],
      ["2024-03-09", "洪源镇", "上海总部。", "是"],
      ["2024-03-01", null, "上海总部", "是"],
      ["2024-03-01", "财政局", "。", "是"],
      ["2024-03-02", "党政办", "。", "是"],
    ]);
    expect(pairs).toMatchObject([{ undecided: true, first: { unit: "洪源镇" }, other: { unit: "罗家桥乡" } }]);
    expect(pairs).toHaveLength(1);
  });
  test("pairs that are alike in the same degree stand in order of time; facts alone find the same as those that were read", () => {
    const leads: Rows = [
      ["2024-04-09", "罗家桥乡", "上海总部", "是"],
      ["2024-04-10", "洪源镇", "上海总部", "是"],
      ["2024-03-09", "罗家桥", "北京总部", "是"],
      ["2024-03-10", "洪源镇", "北京总部", "是"],
    ];
    const { pairs } = find(leads);
    expect(pairs.map(({ first }) => [first.unit, first.day])).toEqual([
      ["罗家桥乡", day("2024-03-09")],
      ["罗家桥乡", day("2024-04-09")],
    ]);
    const grid = officeGrid({ leads });
    expect(similarLeads(grid, { ...read(grid) }).pairs).toEqual(pairs);
  });
  test("both sides of the threshold", () => {
    // Ten and ten pairs of signs, of which eight or seven are shared: 0.8 and 0.7.
    const text = "甲乙丙丁戊己庚辛壬癸子";
    const eight = "甲乙丙丁戊己庚辛壬丑寅";
    const seven = "甲乙丙丁戊己庚辛卯丑寅";
    expect(similarFrom).toBe(0.8);
    expect(
      find([
        ["2024-03-01", "罗家桥乡", text, "是"],
        ["2024-03-02", "洪源镇", eight, "是"],
      ]).pairs,
    ).toMatchObject([{ similarity: 0.8 }]);
    expect(
      find([
        ["2024-03-01", "罗家桥乡", text, "是"],
        ["2024-03-02", "洪源镇", seven, "是"],
      ]).pairs,
    ).toEqual([]);
  });
  test("the shortcut finds what comparing every text with every other finds", () => {
    const signs = [..."天地玄黄宇宙洪荒日月"];
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
    const base = Array.from({ length: 30 }, () =>
      Array.from({ length: 14 + next(8) }, () => signs[next(signs.length)]).join(""),
    );
    const texts = base.flatMap((text) => [
      text,
      text.slice(0, -1 - next(3)),
      text.slice(next(4)) + (signs[next(10)] as string),
    ]);
    const pairsOf = (text: string): Set<string> =>
      new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));
    let expected = 0;
    const distinct = [...new Set(texts)];
    const owner = new Map(distinct.map((text, index) => [text, units[index % 2] as string]));
    distinct.forEach((one, index) => {
      for (const other of distinct.slice(index + 1)) {
        const [left, right] = [pairsOf(one), pairsOf(other)];
        const shared = [...left].filter((pair) => right.has(pair)).length;
        if (owner.get(one) !== owner.get(other) && (2 * shared) / (left.size + right.size) >= 0.8 - 1e-9) expected++;
      }
    });
    expect(expected).toBeGreaterThan(10);
    expect(find(distinct.map((text) => ["2024-03-01", owner.get(text) as string, text, "是"])).pairs).toHaveLength(
      expected,
    );
  });
});

describe("activities", () => {
  const activity = (time: string, month?: number): ActivityFact => ({
    number: "1",
    time,
    ...(month === undefined ? {} : { month }),
    name: time,
    venue: "",
    responsible: "",
  });
  const dated = (time: string, month?: number) =>
    activityCalendar([activity(time, month)], 2024).map(({ from, to, open }) => [isoDate(from), isoDate(to), open])[0];
  test("days, ranges, thirds and months", () => {
    expect(dated("4月18日", 4)).toEqual(["2024-04-18", "2024-04-18", false]);
    expect(dated("10月18日-22日", 10)).toEqual(["2024-10-18", "2024-10-22", false]);
    expect(dated("9月28日至10月3日", 9)).toEqual(["2024-09-28", "2024-10-03", false]);
    expect(dated("2024-04-18", 4)).toEqual(["2024-04-18", "2024-04-18", false]);
    expect(dated("2月下旬", 2)).toEqual(["2024-02-21", "2024-02-29", true]);
    expect(dated("8月\n（时间待定）", 8)).toEqual(["2024-08-01", "2024-08-31", true]);
    expect(dated("另行通知")).toBeUndefined();
  });
  test("due within sixty days: the sixtieth is in, the sixty-first is out; what is over is out", () => {
    const due = (asOf: string) => dueActivities([activity("8月1日", 8)], 2024, day(asOf)).length;
    expect([due("2024-06-02"), due("2024-06-01"), due("2024-08-01"), due("2024-08-02")]).toEqual([1, 0, 1, 0]);
  });
  test("the plan's six activities are all in the calendar", () => {
    const { activities } = read(new GridBuilder().rows("空", [["x"]]).build());
    expect(activityCalendar(activities, 2024).map(({ activity: { name } }) => name)).toHaveLength(6);
  });
});
