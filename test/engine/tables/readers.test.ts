/** What rows become, table by table. */
import { GridBuilder, readFacts, type CellValue, type Facts } from "../../../engine/index.js";
import { dateCell, day, facts, ledger, plan, troubles, type Row } from "./workbook.js";

const codes = (found: Facts): string[] => troubles(found).map((trouble) => trouble.split(" ")[0] as string);

describe("附件1", () => {
  const row = (unit: string, quota: CellValue, visits: CellValue, leaders: CellValue = "张三"): Row => ({
    leaders,
    unit,
    quota,
    visits,
  });

  test("units in printed order with quota, visits, leaders, note and places", () => {
    const found = facts({
      quotas: [
        row(
          "产业促进局\n下设先进陶瓷小分队、日用陶瓷（装备制造）小分队",
          "2个先进陶瓷、2个日用陶瓷\n2个装备制造、2个商贸项目",
          "８",
          "涂志勇\n冯国盛",
        ),
        row("自然资源和规划分局", "4个（至少1个先进陶瓷）", "4家", "李  炜"),
        { leaders: "合计", quota: "12个", visits: "12家" },
      ],
    });
    expect(found.units).toEqual([
      {
        name: "产业促进局",
        leaders: ["涂志勇", "冯国盛"],
        note: "下设先进陶瓷小分队、日用陶瓷（装备制造）小分队",
        quotaText: "2个先进陶瓷、2个日用陶瓷\n2个装备制造、2个商贸项目",
        quota: {
          total: 8,
          minimums: new Map([
            ["先进陶瓷", 2],
            ["日用陶瓷", 2],
            ["装备制造", 2],
            ["商贸", 2],
          ]),
        },
        visitQuota: 8,
        place: { sheet: "附件1 任务分解表", row: 1, column: 2 },
        visitPlace: { sheet: "附件1 任务分解表", row: 1, column: 3 },
      },
      {
        name: "自规分局",
        leaders: ["李炜"],
        quotaText: "4个（至少1个先进陶瓷）",
        quota: { total: 4, minimums: new Map([["先进陶瓷", 1]]) },
        visitQuota: 4,
        place: { sheet: "附件1 任务分解表", row: 2, column: 2 },
        visitPlace: { sheet: "附件1 任务分解表", row: 2, column: 3 },
      },
    ]);
    expect(found.quotaTotals).toEqual({
      projects: 12,
      visits: 12,
      place: { sheet: "附件1 任务分解表", row: 3, column: 2 },
    });
    expect(troubles(found)).toEqual([]);
  });

  test("a unit whose quota or visits cannot be read stays, 未填", () => {
    const [unit] = facts({ quotas: [row("财政局", "若干", null)] }).units;
    expect(unit).toMatchObject({ name: "财政局", quotaText: "若干" });
    expect(unit).not.toHaveProperty("quota");
    expect(unit).not.toHaveProperty("visitQuota");
  });

  test("units of the workbook's own are scored, the plan's others are not", () => {
    const found = facts({
      quotas: [row("新设局", "2个", 4)],
      leads: [
        { day: dateCell(3, 5), unit: "新设局", text: "甲", valid: "是" },
        { day: dateCell(3, 5), unit: "财政局", text: "乙", valid: "是" },
      ],
    });
    expect(found.units.map(({ name }) => name)).toEqual(["新设局"]);
    expect(found.leads.count).toBe(1);
    expect(codes(found)).toEqual(["quota.unitsAdded", "unit.notScored"]);
  });

  test("小计 rows are no 合计", () => {
    const found = facts({
      quotas: [
        row("财政局", "2个", 4),
        { leaders: "小计", quota: "9个", visits: "9家" },
        { leaders: "合计", quota: "2个", visits: "4家" },
      ],
    });
    expect(found.quotaTotals).toMatchObject({ projects: 2, visits: 4 });
    expect(troubles(found)).toEqual([]);
  });

  test("a leader's merged cell fills all its rows", () => {
    const grid = new GridBuilder()
      .rows(
        "附件1",
        ledger("quotas", [
          row("财政局", "2个", 4, "黄发金"),
          row("洪源镇", "4个", 4, null),
          row("住建局", "2个", 4, "胡卫华"),
        ]),
        { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
      )
      .build();
    expect(readFacts(grid, plan).units.map(({ leaders }) => leaders)).toEqual([["黄发金"], ["黄发金"], ["胡卫华"]]);
  });

  test("a cell spread over rows beside merged numbers is one unit", () => {
    const grid = new GridBuilder()
      .rows(
        "附件1",
        ledger("quotas", [
          row("产业促进局", "2个先进陶瓷", 8, "涂志勇"),
          row("下设小分队", "2个商贸项目", null, "冯国盛"),
          row("财政局", "2个", 4),
        ]),
        { merges: [{ top: 1, left: 3, bottom: 2, right: 3 }] },
      )
      .build();
    expect(readFacts(grid, plan).units).toMatchObject([
      {
        name: "产业促进局",
        note: "下设小分队",
        leaders: ["涂志勇", "冯国盛"],
        quotaText: "2个先进陶瓷\n2个商贸项目",
        visitQuota: 8,
      },
      { name: "财政局", visitQuota: 4 },
    ]);
  });
});

describe("部门别名", () => {
  const lead = (unit: string): Row => ({ day: dateCell(3, 5), unit, text: unit, valid: "是" });

  test("an alias serves every ledger, also for a unit that only 附件1 names", () => {
    const found = facts({
      quotas: [
        { unit: "财政局", quota: "2个", visits: 4 },
        { unit: "新设局", quota: "2个", visits: 4 },
      ],
      aliases: [
        { alias: "财 局", unit: "财政局" },
        { alias: "新局", unit: "新设局" },
      ],
      leads: [lead("财局"), lead("新局")],
    });
    expect([...found.leads.unit]).toEqual([0, 1]);
    expect(codes(found)).toEqual(["quota.unitsAdded"]);
  });

  test("an alias of 附件1's own spelling leads to the plan's unit", () => {
    const found = facts({
      quotas: [{ unit: "区财政", quota: "2个", visits: 4 }],
      aliases: [{ alias: "区财政", unit: "财政局" }],
    });
    expect(found.units.map(({ name }) => name)).toEqual(["财政局"]);
  });
});

describe("信息报送台账", () => {
  const lead = (
    text: CellValue,
    date: CellValue = dateCell(3, 5),
    unit: CellValue = "财政局",
    valid: CellValue = "是",
  ): Row => ({ text, day: date, unit, valid });
  const quotas: Row[] = ["财政局", "经发局"].map((unit) => ({ unit, quota: "2个", visits: 4 }));
  const read = (...leads: Row[]): Facts => facts({ quotas, leads });
  const rows = ({ leads }: Facts): unknown[] =>
    Array.from({ length: leads.count }, (_, index) => [leads.unit[index], leads.day[index], leads.row[index]]);

  test("counted leads are sorted by day, by row within a day, and know their cells", () => {
    const found = read(
      lead("甲", dateCell(5, 1)),
      lead("乙", "2024年3月5日", "经发局"),
      lead("丙", 20240305),
      lead("丁", 45356),
    );
    expect(rows(found)).toEqual([
      [1, day(3, 5), 2],
      [0, day(3, 5), 3],
      [0, day(3, 5), 4],
      [0, day(5, 1), 1],
    ]);
    expect(found.leads.sheets).toEqual([{ name: "信息报送台账", column: 2 }]);
    expect(troubles(found)).toEqual([]);
  });

  test("否 is the office's decision: not counted, no issue, even where the rest is in disorder", () => {
    const found = read(
      lead("甲", dateCell(3, 5), "财政局", "否"),
      lead("乙", "？", "某局", "无效"),
      lead("丙", null, null, 0),
      lead("丁", dateCell(3, 5), "财政局", false),
    );
    expect(found.leads.count).toBe(0);
    expect(troubles(found)).toEqual([]);
  });

  test.each<[CellValue, number]>([
    ["是", 1],
    ["有效", 1],
    ["√", 1],
    [1, 1],
    ["Ｙ", 1],
    [true, 1],
    ["否", 0],
    [null, 0],
    ["待核", 0],
    [2, 0],
  ])("是否有效 %j counts %i", (valid, count) =>
    expect(read(lead("甲", dateCell(3, 5), "财政局", valid)).leads.count).toBe(count),
  );

  test("both ends of the year", () => {
    const found = read(
      lead("甲", dateCell(12, 31, 2023)),
      lead("乙", dateCell(1, 1)),
      lead("丙", dateCell(12, 31)),
      lead("丁", dateCell(1, 1, 2025)),
      lead("戊", { date: day(12, 31) + 0.99 }),
    );
    expect(found.leads.count).toBe(3);
    expect(codes(found)).toEqual(["lead.otherYear", "lead.otherYear"]);
  });

  test("of equal texts the earliest date counts, whichever unit and row", () => {
    const found = read(
      lead("某企业", dateCell(5, 1)),
      lead("某 企业", dateCell(4, 1), "经发局"),
      lead("某企\n业", dateCell(6, 1)),
    );
    expect(rows(found)).toEqual([[1, day(4, 1), 2]]);
    expect(troubles(found)).toEqual(["lead.duplicate 信息报送台账!C2", "lead.duplicate 信息报送台账!C4"]);
    expect(found.issues.find(({ code }) => code === "lead.duplicate")?.message.values).toMatchObject({
      first: "信息报送台账!C3",
      date: "2024-04-01",
    });
  });

  test("on the same date the row read first counts", () =>
    expect(rows(read(lead("某企业"), lead("某企业", dateCell(3, 5), "经发局")))).toEqual([[0, day(3, 5), 1]]));

  test.each<[CellValue, CellValue, boolean]>([
    ["某企业，拟投资", "某企业,拟投资", true],
    ["ＡＢＣ公司", "ABC公司", true],
    ["甲（二期）", "甲(二期)", true],
    [12345, "12345", true],
    ["甲公司", "乙公司", false],
    ["甲1期", "甲2期", false],
    ["甲。", "甲", false],
  ])("%j and %j are the same lead: %s", (one, other, same) => {
    expect(read(lead(one), lead(other, dateCell(3, 6))).leads.count).toBe(same ? 1 : 2);
    expect(read(lead(other), lead(one, dateCell(3, 6))).leads.count).toBe(same ? 1 : 2);
  });

  test("a first report by a unit without tasks leaves no place for a copy", () => {
    const found = read(lead("某企业", dateCell(3, 1), "税务局"), lead("某企业", dateCell(3, 5)));
    expect(found.leads.count).toBe(0);
    expect(codes(found)).toEqual(["unit.notScored", "lead.duplicate"]);
  });

  test("what is not marked 有效, or is of another year, takes no place", () => {
    expect(
      read(
        lead("某企业", dateCell(3, 1), "经发局", null),
        lead("某企业", dateCell(3, 2), "经发局", "否"),
        lead("某企业", dateCell(3, 1, 2023), "经发局"),
        lead("某企业"),
      ).leads.count,
    ).toBe(1);
  });

  test("duplicates are found over several parts", () => {
    const grid = new GridBuilder()
      .rows("附件1", ledger("quotas", quotas))
      .rows("1月", ledger("leads", [lead("某企业", dateCell(1, 5))]))
      .rows("2月", ledger("leads", [lead("某企业", dateCell(2, 5)), lead("另一企业")]))
      .build();
    const found = readFacts(grid, plan);
    expect([...found.leads.sheet]).toEqual([0, 1]);
    expect(troubles(found)).toEqual(["lead.duplicate 2月!C2"]);
  });

  test("several troubles of a row are all told", () => {
    expect(codes(read({ text: "甲", day: "？", unit: "某局", valid: null }))).toEqual([
      "lead.undecided",
      "lead.dateInvalid",
      "unit.unknown",
    ]);
  });
});

describe("外出考察台账", () => {
  const visit = (changes: Row = {}): Row => ({
    day: dateCell(3, 5),
    unit: "财政局",
    leader: "张三",
    enterprise: "某公司",
    visitedPlace: "广东深圳",
    ...changes,
  });

  test("several enterprises of a cell are several visits", () => {
    const found = facts({ visits: [visit({ enterprise: "甲公司、乙公司；丙公司\n丁公司" })] });
    expect(found.visits.map(({ enterprise }) => enterprise)).toEqual(["甲公司", "乙公司", "丙公司", "丁公司"]);
    expect(found.visits[0]).toEqual({
      unit: "财政局",
      day: day(3, 5),
      enterprise: "甲公司",
      leader: "张三",
      visitedPlace: "广东深圳",
      place: { sheet: "外出考察台账", row: 1, column: 3 },
    });
  });

  test("an enterprise counts once per unit, at its first date", () => {
    const found = facts({
      visits: [
        visit({ day: dateCell(6, 1) }),
        visit({ day: dateCell(4, 1), enterprise: "某 公 司" }),
        visit({ unit: "经发局" }),
      ],
    });
    expect(found.visits.map(({ unit, day: on }) => [unit, on])).toEqual([
      ["经发局", day(3, 5)],
      ["财政局", day(4, 1)],
    ]);
    expect(troubles(found)).toEqual(["visit.repeated 外出考察台账!D2"]);
  });

  test.each<[CellValue, number]>([
    ["深圳", 1],
    [null, 1],
    ["南昌", 1],
    ["景德镇", 0],
    ["江西省景德镇市浮梁县", 0],
    ["昌 南 新区", 0],
  ])("at %j: %i", (visitedPlace, count) =>
    expect(facts({ visits: [visit({ visitedPlace })] }).visits).toHaveLength(count),
  );

  test("a visit that does not count leaves the later one its place", () => {
    expect(
      facts({ visits: [visit({ leader: null }), visit({ day: dateCell(5, 1) })] }).visits.map(({ day: on }) => on),
    ).toEqual([day(5, 1)]);
  });

  test("without the columns for leader and place nothing counts, and every row says why", () => {
    const grid = new GridBuilder().rows("考察", ledger("visits", [visit()], ["day", "unit", "enterprise"])).build();
    const found = readFacts(grid, plan);
    expect(found.visits).toEqual([]);
    expect(codes(found)).toEqual(["visit.leaderMissing"]);
  });
});

describe("项目台账", () => {
  const project = (changes: Row = {}): Row => ({
    name: "甲项目",
    category: "先进陶瓷项目",
    attractedBy: "财政局",
    servicedBy: "经发局",
    investment: 12000,
    topTier: "否",
    review: "通过",
    signed: dateCell(3, 5),
    ...changes,
  });
  const read = (changes: Row = {}) => facts({ projects: [project(changes)] }).projects[0];

  test("a full row", () => {
    expect(
      read({
        topTier: "是",
        started: "2024.6.1",
        producing: "12月1日",
        terminated: "/",
        park: "先进陶瓷产业园",
        mode: "租赁厂房",
        plantArea: "3000㎡",
        landArea: 20,
        annualTax: "30万元",
        leader: "李  炜",
      }),
    ).toMatchObject({
      name: "甲项目",
      category: "先进陶瓷",
      attractedBy: [{ unit: "财政局", weight: 1 }],
      servicedBy: [{ unit: "经发局", weight: 1 }],
      investment: 12000,
      topTier: true,
      review: "passed",
      signed: day(3, 5),
      started: day(6, 1),
      producing: day(12, 1),
      park: "先进陶瓷产业园",
      mode: "leasedPlant",
      plantArea: 3000,
      landArea: 20,
      annualTax: 30,
      place: { sheet: "项目台账", row: 1, column: 0 },
      cells: { signed: { sheet: "项目台账", row: 1, column: 7 } },
    });
    expect(read()).not.toHaveProperty("terminated");
  });

  test.each<[CellValue, string]>([
    ["陶瓷酒器", "日用陶瓷"],
    ["文旅项目", "文旅"],
    ["电子信息", "电子信息"],
    ["航天", "航天"],
    [null, ""],
  ])("category %j is %s", (category, expected) => expect(read({ category })?.category).toBe(expected));

  test.each<[CellValue, unknown]>([
    ["财政局", [["财政局", 1]]],
    [
      "罗家桥乡60%、陶汇公司40%",
      [
        ["罗家桥乡", 0.6],
        ["陶汇公司", 0.4],
      ],
    ],
    ["罗家桥乡、陶汇公司", [["罗家桥乡", 1]]],
    ["罗家桥乡60%、陶汇公司30%", [["罗家桥乡", 1]]],
    [
      "罗家桥乡60%、税务局40%",
      [
        ["罗家桥乡", 0.6],
        ["税务局", 0.4],
      ],
    ],
    ["某乡", []],
    ["某乡、陶汇公司", []],
    [null, []],
  ])("attracted by %j", (attractedBy, expected) =>
    expect(read({ attractedBy })?.attractedBy.map(({ unit, weight }) => [unit, weight])).toEqual(expected),
  );

  test("a blank 服务部门 is the first 引进部门, whole", () =>
    expect(read({ attractedBy: "罗家桥乡60%、陶汇公司40%", servicedBy: null })?.servicedBy).toEqual([
      { unit: "罗家桥乡", weight: 1 },
    ]));

  test.each<[CellValue, string]>([
    ["通过", "passed"],
    ["是", "passed"],
    ["未通过", "failed"],
    ["否", "failed"],
    [null, "unreviewed"],
    ["待评审", "unreviewed"],
    ["优秀", "unreviewed"],
  ])("评审 %j is %s", (review, expected) => expect(read({ review })?.review).toBe(expected));

  test.each<[CellValue, string | undefined]>([
    ["用地", "landUse"],
    ["租赁标准化厂房", "leasedPlant"],
    ["其他", "other"],
    ["合作", "other"],
    [null, undefined],
  ])("落地模式 %j is %s", (mode, expected) => expect(read({ mode })?.mode).toBe(expected));

  test("a signing that cannot be read, or of another year, leaves the project unrecognisable but listed", () => {
    expect(read({ signed: "年内" })).not.toHaveProperty("signed");
    expect(read({ signed: null })).not.toHaveProperty("signed");
    expect(read({ signed: dateCell(12, 31, 2023) })?.signed).toBe(day(12, 31, 2023));
  });

  test("an end that cannot be read takes the project out", () =>
    expect(read({ terminated: "已终止" })).toBeUndefined());

  test("the first of two rows of one name owns it", () => {
    const found = facts({ projects: [project(), project({ name: "甲 项目", attractedBy: "经发局" })] });
    expect(found.projects.map(({ attractedBy }) => attractedBy[0]?.unit)).toEqual(["财政局"]);
    expect(troubles(found)).toEqual(["project.duplicate 项目台账!A3"]);
  });
});

describe("周报台账", () => {
  const week = (changes: Row = {}): Row => ({
    deadline: dateCell(3, 8),
    unit: "财政局",
    inTalks: "按时",
    signed: "不适用",
    named: null,
    ...changes,
  });

  test.each<[CellValue, string]>([
    ["按时", "onTime"],
    ["√", "onTime"],
    ["零报告", "zeroReport"],
    ["迟报", "late"],
    ["未报", "missing"],
    ["不适用", "notApplicable"],
    ["无", "notApplicable"],
    [null, "blank"],
    ["　", "blank"],
    ["大概", "missing"],
  ])("%j is %s", (inTalks, expected) => expect(facts({ weeks: [week({ inTalks })] }).weeks[0]?.inTalks).toBe(expected));

  test("namings; blank is none", () =>
    expect(facts({ weeks: [week(), week({ unit: "经发局", named: "2次" })] }).weeks.map(({ named }) => named)).toEqual([
      0, 2,
    ]));

  test("of the same unit and deadline the first row counts", () => {
    const found = facts({
      weeks: [week(), week({ inTalks: "未报" }), week({ deadline: dateCell(3, 15) }), week({ unit: "财政局、经发局" })],
    });
    expect(found.weeks.map(({ unit, deadline, inTalks }) => [unit, deadline, inTalks])).toEqual([
      ["财政局", day(3, 8), "onTime"],
      ["财政局", day(3, 15), "onTime"],
      ["经发局", day(3, 8), "onTime"],
    ]);
    expect(codes(found)).toEqual(["week.duplicate", "week.duplicate"]);
  });
});

describe("交办任务, 措施, 月度认定", () => {
  test("one task for several units", () => {
    const found = facts({
      tasks: [
        {
          task: "报送材料",
          unit: "财政局、经发局\n住建局",
          assigned: dateCell(3, 1),
          due: dateCell(3, 8),
          finished: "未完成",
        },
        { task: "开会", unit: "财政局", due: dateCell(3, 9), finished: dateCell(3, 9) },
      ],
    });
    expect(found.tasks.map(({ unit, finished }) => [unit, finished])).toEqual([
      ["财政局", undefined],
      ["经发局", undefined],
      ["住建局", undefined],
      ["财政局", day(3, 9)],
    ]);
    expect(found.tasks[0]).toMatchObject({ assigned: day(3, 1), due: day(3, 8) });
  });

  test("a finish that cannot be dated: the row does not count", () =>
    expect(
      facts({ tasks: [{ task: "报送材料", unit: "财政局", due: dateCell(3, 8), finished: "已完成" }] }).tasks,
    ).toEqual([]));

  test.each<[CellValue, string | undefined]>([
    ["约谈", "summonedTalk"],
    ["提醒谈话", "reminderTalk"],
    ["诫勉谈话", "admonitionTalk"],
    ["全区通报", "districtNotice"],
    ["问责", "accountability"],
    ["批评", undefined],
  ])("措施 %j is %s", (kind, expected) =>
    expect(
      facts({ measures: [{ day: dateCell(5, 8), unit: "财政局", kind, cause: "未履职" }] }).measures[0]?.kind,
    ).toBe(expected),
  );

  test("equal measures both count, with a warning", () => {
    const measure: Row = { day: dateCell(5, 8), unit: "财政局", kind: "约谈" };
    expect(facts({ measures: [measure, measure] }).measures).toHaveLength(2);
  });

  test.each<[CellValue, CellValue, unknown]>([
    ["3月", "已履行", ["2024-03", "met"]],
    ["2024-04", "未履行", ["2024-04", "missed"]],
    [dateCell(5, 1), "免责", ["2024-05", "excused"]],
    [6, "履职", ["2024-06", "met"]],
    ["2023-12", "免责", undefined],
    ["3月", null, undefined],
  ])("月度认定 %j %j", (month, decision, expected) => {
    const [found] = facts({ monthDecisions: [{ month, unit: "财政局", decision }] }).monthDecisions;
    expect(found === undefined ? undefined : [found.month, found.decision]).toEqual(expected);
  });
});

describe("年度目标, 规则参数, 附件2", () => {
  test.each<[Row, unknown]>([
    [
      { title: "引进项目", target: 45, unit: "个", done: 12 },
      { id: "projects", target: 45, unit: "个", done: 12 },
    ],
    [
      { title: "外贸进出口金额", target: "超12亿元", done: "3.5亿元" },
      { id: "foreignTrade", target: 12, unit: "亿元", done: 3.5 },
    ],
    [
      { title: "植树", target: 100, unit: "棵" },
      { title: "植树", target: 100, unit: "棵" },
    ],
  ])("%j", (row, expected) => expect(facts({ targets: [row] }).targets[0]).toMatchObject(expected as object));

  test("a unit that contradicts its column is not guessed at", () =>
    expect(facts({ targets: [{ title: "外贸进出口", target: "120000万元", unit: "亿元" }] }).targets).toEqual([]));

  test("readings and parameters, by id or title", () => {
    const choice = plan.readings["quota.match"].choices[1] as { id: string; title: string };
    const found = facts({
      settings: [
        { parameter: "total.floor", value: "zero" },
        { parameter: plan.readings["quota.match"].title, value: choice.title },
        { parameter: "projectService.started", value: "10分" },
        { parameter: "escalation.firstMonth", value: dateCell(2, 1) },
      ],
    });
    expect(found.readings).toEqual({ "total.floor": "zero", "quota.match": choice.id });
    expect(found.parameters).toEqual({ "projectService.started": 10, "escalation.firstMonth": "2024-02" });
    expect(codes(found)).toEqual(["setting.differs", "setting.differs"]);
  });

  test("activities keep their printed numbers", () => {
    const found = facts({
      activities: [
        { number: 3, time: "4月", name: "论坛\n活动", venue: "待定" },
        { number: 3, time: "8月\n（时间待定）", name: "推介会" },
        { number: 5, time: 10, name: "瓷博会" },
        { number: 6, time: "12月上旬", name: "年会" },
        { number: 7, time: "年底", name: "答谢会" },
      ],
    });
    expect(found.activities.map(({ number, month }) => [number, month])).toEqual([
      ["3", 4],
      ["3", 8],
      ["5", 10],
      ["6", 12],
      ["7", undefined],
    ]);
  });
});
