import { assess, changnan2024, dayOf, GridBuilder, readFacts, type Day } from "../../../../engine/index.js";
import { dueNow, openMonthOf, proposalLines } from "../../../../addin/taskpane/model/dueNow.js";

const unit = "党政办";
const day = (month: number, date: number) => dayOf(2024, month, date) as Day;

/** Ledgers for one unit; every other unit has nothing. */
function assessed(
  asOf: Day,
  ledgers: {
    leads?: readonly Day[];
    tasks?: readonly (readonly [string, Day, Day?])[];
    weeks?: readonly (readonly [Day, string, string])[];
    measures?: readonly (readonly [Day, string])[];
  },
) {
  const grid = new GridBuilder()
    .rows("信息报送台账", [
      ["报送日期", "责任部门", "信息内容", "是否有效"],
      ...(ledgers.leads ?? []).map((date, index) => [{ date }, unit, `信息${index}`, "是"] as const),
      // Somebody filed in every month, so that silence is one; what does not count keeps nobody from lacking a lead.
      ...Array.from(
        { length: 12 },
        (_, month) => [{ date: day(month + 1, 9) }, "财政局", `无效${month}`, "否"] as const,
      ),
    ])
    .rows("交办任务台账", [
      ["任务内容", "责任部门", "布置日期", "完成时限", "完成日期"],
      ...(ledgers.tasks ?? []).map(
        ([task, due, finished]) =>
          [task, unit, { date: day(1, 2) }, { date: due }, finished === undefined ? null : { date: finished }] as const,
      ),
    ])
    .rows("周报台账", [
      ["截止日期", "责任部门", "在谈项目跟踪表", "签约项目落地跟踪表", "点名次数"],
      ...(ledgers.weeks ?? []).map(
        ([deadline, inTalks, signed]) => [{ date: deadline }, unit, inTalks, signed, null] as const,
      ),
    ])
    .rows("措施登记", [
      ["日期", "责任部门", "措施", "事由"],
      ...(ledgers.measures ?? []).map(([date, kind]) => [{ date }, unit, kind, "未履行"] as const),
    ])
    .build();
  return assess(readFacts(grid, changnan2024), { asOf });
}

describe("tasks", () => {
  const asOf = day(6, 10);
  const tasksOf = (due: Day, finished?: Day) =>
    dueNow(assessed(asOf, { tasks: [finished === undefined ? ["甲", due] : ["甲", due, finished]] })).tasks.map(
      (task) => task.daysLeft,
    );

  test.each([
    ["due seven days on", day(6, 17), undefined, [7]],
    ["due eight days on", day(6, 18), undefined, []],
    ["due today", asOf, undefined, [0]],
    ["overdue", day(6, 9), undefined, [-1]],
    ["finished today", day(6, 12), asOf, []],
    ["finished after the as-of date", day(6, 12), day(6, 11), [2]],
  ] as const)("%s", (_, due, finished, daysLeft) => expect(tasksOf(due, finished)).toEqual(daysLeft));

  test("the oldest comes first", () => {
    const { tasks } = dueNow(
      assessed(asOf, {
        tasks: [
          ["乙", day(6, 12)],
          ["甲", day(5, 2)],
        ],
      }),
    );
    expect(tasks.map((task) => task.task)).toEqual(["甲", "乙"]);
  });
});

describe("forms of the last week", () => {
  const asOf = day(6, 14);
  test.each([
    ["missing, deadline today", asOf, "未报", "不适用", 1],
    ["missing, deadline six days ago", day(6, 8), "按时", "未报", 1],
    ["missing, deadline a week ago", day(6, 7), "未报", "按时", 0],
    ["missing, deadline tomorrow", day(6, 15), "未报", "未报", 0],
    ["late, but there", asOf, "迟报", "按时", 0],
  ])("%s", (_, deadline, inTalks, signed, count) =>
    expect(
      dueNow(assessed(asOf, { weeks: [[deadline, inTalks, signed]] })).forms.filter((form) => form.unit === unit),
    ).toHaveLength(count),
  );
});

describe("the open month", () => {
  test("counts the days to the month's last one", () => {
    expect(openMonthOf(assessed(day(6, 29), {}))).toMatchObject({ month: "2024-06", daysLeft: 1 });
    expect(openMonthOf(assessed(day(7, 1), {}))).toMatchObject({ month: "2024-07", daysLeft: 30 });
  });

  test("a unit with a counted lead in it lacks none", () => {
    const open = openMonthOf(assessed(day(6, 20), { leads: [day(6, 3)] }));
    expect(open?.units.find((candidate) => candidate.unit === unit)).toMatchObject({ lacksLead: false, leads: 1 });
    expect(open?.units.filter((candidate) => candidate.lacksLead)).toHaveLength(changnan2024.quotas.length - 1);
  });

  test("there is none once the year has ended", () => {
    expect(openMonthOf(assessed(day(12, 31), {}))).toBeUndefined();
  });
});

describe("proposals", () => {
  /** Leads in March and April, none in May: a streak of one month in mid-June. */
  const leads = [day(3, 5), day(4, 5)];

  test("the running streak's is current, and due until a measure is recorded", () => {
    const bare = assessed(day(6, 10), { leads });
    const lines = proposalLines(bare).filter((line) => line.unit === unit);
    expect(lines.map((line) => [line.proposal.level, line.current])).toEqual([["districtNotice", true]]);
    expect(dueNow(bare).proposals.find(({ level }) => level === "districtNotice")?.units).toContain(unit);

    const noticed = assessed(day(6, 10), { leads, measures: [[day(6, 5), "通报"]] });
    expect(dueNow(noticed).proposals.find(({ level }) => level === "districtNotice")?.units ?? []).not.toContain(unit);
  });

  test("one of an ended streak is not current", () => {
    const lines = proposalLines(assessed(day(7, 10), { leads: [...leads, day(6, 5)] })).filter(
      (line) => line.unit === unit,
    );
    expect(lines.map((line) => [line.proposal.month, line.current])).toEqual([["2024-05", false]]);
  });

  test("only the heaviest of a running streak is current", () => {
    const lines = proposalLines(assessed(day(7, 10), { leads })).filter((line) => line.unit === unit);
    expect(lines.map((line) => [line.proposal.level, line.current])).toEqual([
      ["districtNotice", false],
      ["summonedTalk", true],
    ]);
  });
});
