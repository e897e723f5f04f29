/** Figures as offices type them: each test stands for a kind of cell that was once read wrongly. */
import {
  assess,
  GridBuilder,
  readFacts,
  reason,
  render,
  tableHeadings,
  updateFacts,
  withCell,
  type Area,
  type CellValue,
  type Facts,
  type Grid,
} from "../../../engine/index.js";
import { issueText } from "../../../engine/issueText.js";
import { dateCell, day, facts, ledger, plan, troubles, workbook, type Row } from "./workbook.js";

const quotas: Row[] = ["财政局", "经发局", "党政办"].map((unit) => ({ unit, quota: "2个", visits: 4 }));
const sentences = (found: Facts, code: string): string[] =>
  found.issues.filter((issue) => issue.code === code).map(issueText);
const placeholders = ["无", "/", "\\", "-", "—", "——", "暂无", "待定", "未定", "×", " ／ ", "－"];

describe("signs that stand for nothing", () => {
  test.each(placeholders)("%j is no enterprise and no leader", (sign) => {
    const visit: Row = {
      day: dateCell(4, 10),
      unit: "党政办",
      leader: "王某",
      enterprise: "甲公司",
      visitedPlace: "佛山",
    };
    const found = facts({
      quotas,
      visits: [
        { ...visit, enterprise: sign },
        { ...visit, leader: sign },
      ],
    });
    expect(found.visits).toEqual([]);
    expect(troubles(found)).toEqual(["visit.incomplete 外出考察台账!D2", "visit.leaderMissing 外出考察台账!C3"]);
  });

  test.each(placeholders)("%j among several enterprises is none of them", (sign) => {
    const visit: Row = {
      day: dateCell(4, 10),
      unit: "党政办",
      leader: "王某",
      enterprise: `甲公司、${sign}`,
      visitedPlace: "佛山",
    };
    expect(facts({ quotas, visits: [visit] }).visits.map(({ enterprise }) => enterprise)).toEqual(["甲公司"]);
  });

  test.each(placeholders)("%j is no lead, no unit and no day of one", (sign) => {
    const lead: Row = { day: dateCell(4, 10), unit: "党政办", text: "甲公司拟投资", valid: "是" };
    for (const field of ["day", "unit", "text"]) {
      const found = facts({ quotas, leads: [{ ...lead, [field]: sign }] });
      expect(found.leads.count).toBe(0);
      expect(troubles(found).map((trouble) => trouble.split(" ")[0])).toEqual(["lead.incomplete"]);
    }
  });

  test.each(placeholders.filter((sign) => sign !== "×"))("%j in 是否有效 leaves it to be decided", (sign) => {
    const found = facts({ quotas, leads: [{ day: dateCell(4, 10), unit: "党政办", text: "甲", valid: sign }] });
    expect(troubles(found)).toEqual(["lead.undecided 信息报送台账!D2"]);
  });

  test.each(placeholders)("%j is no project, no amount, no category, no service unit, no naming", (sign) => {
    const project: Row = {
      name: "甲项目",
      category: sign,
      attractedBy: "党政办",
      servicedBy: sign,
      investment: sign,
      topTier: sign,
      review: "通过",
      signed: dateCell(4, 10),
      started: sign,
      park: sign,
    };
    const found = facts({
      quotas,
      projects: [project, { ...project, name: sign }],
      weeks: [{ deadline: dateCell(4, 12), unit: "党政办", inTalks: "按时", signed: "不适用", named: sign }],
    });
    expect(found.projects).toHaveLength(1);
    expect(found.projects[0]).toMatchObject({
      category: "",
      servicedBy: [{ unit: "党政办", weight: 1 }],
      topTier: false,
    });
    for (const field of ["investment", "started", "park"]) expect(found.projects[0]).not.toHaveProperty(field);
    expect(found.weeks).toMatchObject([{ named: 0 }]);
  });

  test("a quota of / is 未填, × in 评审 says 未通过, / in it nothing, and / in 周报 is 不适用", () => {
    const found = facts({
      quotas: [{ unit: "党政办", quota: "/", visits: "—" }],
      projects: [
        { name: "甲", attractedBy: "党政办", signed: dateCell(3, 1), review: "×" },
        { name: "乙", attractedBy: "党政办", signed: dateCell(3, 1), review: "/" },
      ],
      weeks: [{ deadline: dateCell(4, 12), unit: "党政办", inTalks: "/", signed: "√" }],
    });
    expect(found.projects.map(({ review }) => review)).toEqual(["failed", "unreviewed"]);
    expect(found.weeks).toMatchObject([{ inTalks: "notApplicable", signed: "onTime" }]);
    expect(troubles(found)).toEqual(expect.arrayContaining(["quota.blank 附件1 任务分解表!C2"]));
  });

  test("a row of signs alone is an empty row; with words in a column of the office's own it is named", () => {
    const grid = (remark: CellValue): Facts =>
      readFacts(
        new GridBuilder()
          .rows("措施登记", [
            ["日期", "责任部门", "备忘", "措施", "事由"],
            ["无", "/", remark, "—", "无"],
          ])
          .build(),
        plan,
      );
    expect(troubles(grid(null))).toEqual([]);
    expect(troubles(grid("/"))).toEqual([]);
    expect(troubles(grid("见另表"))).toEqual(["table.rowUnread 措施登记!A2"]);
  });
});

describe("the number 0 in a date column", () => {
  test.each<[CellValue]>([[0], ["0"], [{ date: -25568 }], [{ date: -24107 }], [{ date: -25569 }], ["1900/1/0"]])(
    "%j is blank",
    (zero) => {
      const found = facts({
        quotas,
        tasks: [{ task: "报材料", unit: "党政办", due: dateCell(4, 20), finished: zero }],
        projects: [
          {
            name: "甲",
            attractedBy: "党政办",
            servicedBy: "党政办",
            category: "文旅",
            review: "通过",
            signed: dateCell(3, 5),
            terminated: zero,
          },
        ],
      });
      expect(found.tasks).toHaveLength(1);
      expect(found.tasks[0]).not.toHaveProperty("finished");
      expect(found.projects).toHaveLength(1);
      expect(troubles(found)).toEqual([]);
      expect(troubles(facts({ quotas, leads: [{ day: zero, unit: "党政办", text: "甲", valid: "是" }] }))).toEqual([
        "lead.incomplete 信息报送台账!A2",
      ]);
    },
  );
});

test("a number 3.1 in a date column stays an error whose message says why", () => {
  const found = facts({ quotas, leads: [{ day: 3.1, unit: "党政办", text: "甲", valid: "是" }] });
  expect(sentences(found, "lead.dateInvalid")).toEqual([
    "日期“3.1”是数字，不是日期：作为数字，3.1 与 3.10 是同一个数，分不清哪一天，未计入；请写成 2024-03-05，或先把单元格设为文本再写 3.10",
  ]);
});

describe("places inside the city", () => {
  const visits = (places: readonly string[]): Row[] =>
    places.map((visitedPlace, index) => ({
      day: dateCell(4, 10),
      unit: "党政办",
      leader: "王某",
      enterprise: `公司${index}`,
      visitedPlace,
    }));

  test.each<[string, number]>([
    ["景德镇市", 0],
    ["浮梁县", 0],
    ["乐平市", 0],
    ["珠山区", 0],
    ["昌 江 区", 0],
    ["昌南新区", 0],
    ["海南昌江黎族自治县", 1],
    ["佛山市三水区乐平镇", 1],
    ["青岛小珠山", 1],
    ["昌江黎族自治县、昌江区", 0],
    ["广东佛山", 1],
  ])("%s counts %i", (place, count) => expect(facts({ quotas, visits: visits([place]) }).visits).toHaveLength(count));

  test("本地地名 replaces the list, also where it is edited afterwards", () => {
    const grid = workbook({
      quotas,
      visits: visits(["浮梁县", "萍乡市"]),
      settings: [{ parameter: "本地地名", value: "萍乡、芦溪" }],
    });
    const first = readFacts(grid, plan);
    expect(first.visits.map(({ visitedPlace }) => visitedPlace)).toEqual(["浮梁县"]);
    const edited = withCell(grid, { sheet: tableHeadings.settings.title, row: 1, column: 1 }, "浮梁");
    const next = updateFacts(first, grid, edited);
    expect(next.visits.map(({ visitedPlace }) => visitedPlace)).toEqual(["萍乡市"]);
    expect(next).toEqual(readFacts(edited, plan));
  });
});

describe("amounts by their number format", () => {
  const sheet = tableHeadings.projects.title;
  /** Projects with these investments, each with its number format. */
  function grid(investments: readonly (readonly [number, string?])[], merges: readonly Area[] = []): Grid {
    const builder = new GridBuilder();
    builder.rows(tableHeadings.quotas.title, ledger("quotas", quotas));
    const rows = investments.map(([investment], index): Row => ({
      name: `项目${index}`,
      category: "文旅",
      attractedBy: "财政局",
      servicedBy: "财政局",
      investment,
      review: "通过",
      signed: dateCell(3, 5),
    }));
    const target = builder.sheet(sheet);
    const cells = ledger("projects", rows);
    const column = tableHeadings.projects.fields.findIndex(({ key }) => key === "investment");
    cells.forEach((values, row) => values.forEach((value, at) => target.set(row, at, value)));
    investments.forEach(([, code], index) => code !== undefined && target.format(index + 1, column, code));
    target.end({ merges: merges.map((merge) => ({ ...merge, left: column, right: column })) });
    return builder.build();
  }
  const investments = (found: Facts): unknown[] => found.projects.map(({ investment }) => investment);

  test.each<[string, number, number | undefined, string | undefined]>([
    ['0\\.0,"万元"', 55_000_000, 5500, undefined],
    ['0!.00,,"亿元"', 120_000_000, 12000, undefined],
    ['#,##0"元"', 55_000_000, 5500, undefined],
    ['#,##0"圆"', 55_000_000, 5500, undefined],
    ["#,##0,", 12_000_000, 12000, undefined],
    ['0.0,,"M"', 12_000_000, 12_000_000, "project.formatUnclear"],
    ["0%", 0.5, 0.5, "project.formatUnclear"],
    ["[$$-409]#,##0", 100, undefined, "project.currency"],
  ])("%s of %d is %s 万元", (format, number, amount, code) => {
    const found = readFacts(grid([[number, format]]), plan);
    if (code === undefined) expect(troubles(found)).toEqual([]);
    else expect(troubles(found)).toContain(`${code} 项目台账!E2`);
    expect(found.projects[0]?.investment).toBe(amount);
  });

  test("a format stays with its cell through an edit beside it and a merge, and goes with a new value", () => {
    const before = grid([[55_000_000, '0\\.0,"万元"'], [7]]);
    const first = readFacts(before, plan);
    expect(investments(first)).toEqual([5500, 7]);
    const column = tableHeadings.projects.fields.findIndex(({ key }) => key === "investment");
    const edited = withCell(before, { sheet, row: 2, column }, 8);
    expect(investments(updateFacts(first, before, edited))).toEqual([5500, 8]);
    const replaced = withCell(before, { sheet, row: 1, column }, 6);
    expect(investments(updateFacts(first, before, replaced))).toEqual([6, 7]);
    const merged = grid([[55_000_000, '0\\.0,"万元"'], [7]], [{ top: 1, left: 0, bottom: 2, right: 0 }]);
    expect(investments(readFacts(merged, plan))).toEqual([5500, 5500]);
  });

  test("a format alone that changes is a changed cell", () => {
    const before = grid([[70_000]]);
    const after = grid([[70_000, '0"元"']]);
    // One pool, as a host keeps it.
    const [old, fresh] = [before, after].map(({ sheets }) => sheets) as [Grid["sheets"], Grid["sheets"]];
    const next: Grid = {
      sheets: old.map((each, index) =>
        each.name === sheet
          ? {
              ...each,
              columns: each.columns.map((own, at) => ({
                ...own,
                ...(fresh[index]?.columns[at]?.formats && { formats: fresh[index].columns[at].formats }),
              })),
            }
          : each,
      ),
    };
    expect(investments(updateFacts(readFacts(before, plan), before, next))).toEqual([7]);
  });
});

describe("projects that cannot be right", () => {
  const project = (changes: Row): Row => ({
    name: "甲",
    attractedBy: "财政局",
    servicedBy: "财政局",
    category: "文旅",
    review: "通过",
    signed: dateCell(3, 5),
    ...changes,
  });
  const read = (...projects: Row[]): Facts => facts({ quotas, projects });

  test.each<[string, Row, string[]]>([
    ["开工 on the day of 签约", { started: dateCell(3, 5) }, []],
    ["开工 the day before", { started: dateCell(3, 4) }, ["project.dateOrder 项目台账!I2"]],
    ["投产 on the day of 开工", { started: dateCell(5, 1), producing: dateCell(5, 1) }, []],
    [
      "投产 the day before 开工",
      { started: dateCell(5, 2), producing: dateCell(5, 1) },
      ["project.dateOrder 项目台账!J2"],
    ],
    ["投产 before 签约, no 开工", { producing: dateCell(3, 4) }, ["project.dateOrder 项目台账!J2"]],
    [
      "投产 before both is said once",
      { started: dateCell(4, 1), producing: dateCell(3, 4) },
      ["project.dateOrder 项目台账!J2"],
    ],
    ["终止 before 签约", { terminated: dateCell(3, 4) }, ["project.dateOrder 项目台账!K2"]],
    ["a year after the plan's", { started: dateCell(12, 31, 2025) }, []],
    ["more than a year after", { started: dateCell(1, 1, 2026) }, ["project.dateFar 项目台账!I2"]],
    ["100 亿", { investment: 1_000_000 }, []],
    ["over 100 亿", { investment: 1_000_000.01 }, ["project.investmentImplausible 项目台账!E2"]],
    ["开工 without 签约", { signed: null, started: dateCell(5, 1) }, ["project.signedMissing 项目台账!H2"]],
    ["投产 without 签约", { signed: "未签约", producing: dateCell(5, 1) }, ["project.signedMissing 项目台账!H2"]],
    ["neither", { signed: null }, []],
    [
      "签约 that cannot be read has its own error",
      { signed: "上月", started: dateCell(5, 1) },
      ["project.dateInvalid 项目台账!H2"],
    ],
  ])("%s", (_, changes, expected) => {
    const found = read(project(changes));
    expect(troubles(found)).toEqual(expected);
    expect(found.projects).toHaveLength(1);
  });

  test("a second review that passed takes the project over", () => {
    const found = read(
      project({ review: "未通过", investment: 1 }),
      project({ review: "未通过", investment: 2 }),
      project({ investment: 3 }),
      project({ investment: 4 }),
    );
    expect(found.projects).toMatchObject([{ investment: 3, review: "passed" }]);
    expect(troubles(found)).toEqual([
      "project.reviewedAgain 项目台账!A2",
      "project.reviewedAgain 项目台账!A3",
      "project.duplicate 项目台账!A5",
    ]);
  });

  test.each(["未通过", "", "待评审"])(
    "a later row with 评审 “%s” takes nothing over from one that failed",
    (review) => {
      const found = read(project({ review: "未通过", investment: 1 }), project({ review, investment: 2 }));
      expect(found.projects).toMatchObject([{ investment: 1 }]);
      expect(troubles(found)).toEqual(["project.duplicate 项目台账!A3"]);
    },
  );

  test("a first row that passed stays, whatever follows", () => {
    const found = read(project({ investment: 1 }), project({ review: "未通过", investment: 2 }));
    expect(found.projects).toMatchObject([{ investment: 1 }]);
  });
});

describe("the same task twice", () => {
  const task = (changes: Row = {}): Row => ({ task: "报送总结", unit: "党政办", due: dateCell(4, 20), ...changes });
  test.each<[string, Row[], (number | undefined)[], string[]]>([
    [
      "the row with a finish date counts, second",
      [task(), task({ finished: dateCell(4, 18) })],
      [day(4, 18)],
      ["task.duplicate 交办任务台账!A2"],
    ],
    [
      "the row with a finish date counts, first",
      [task({ finished: dateCell(4, 18) }), task()],
      [day(4, 18)],
      ["task.duplicate 交办任务台账!A3"],
    ],
    [
      "of two finishes the first row's",
      [task({ finished: dateCell(4, 22) }), task({ finished: dateCell(4, 18) })],
      [day(4, 22)],
      ["task.duplicate 交办任务台账!A3"],
    ],
    ["another deadline is another task", [task(), task({ due: dateCell(5, 20) })], [undefined, undefined], []],
    ["another unit's is another task", [task(), task({ unit: "财政局" })], [undefined, undefined], []],
    ["another text is another task", [task(), task({ task: "报送计划" })], [undefined, undefined], []],
  ])("%s", (_, tasks, finished, expected) => {
    const found = facts({ quotas, tasks });
    expect(found.tasks.map((each) => each.finished)).toEqual(finished);
    expect(troubles(found)).toEqual(expected);
  });
});

test.each<[string, string, CellValue, string[]]>([
  ["two kinds on one day", "约谈", dateCell(4, 1), ["measure.sameDay 措施登记!C3"]],
  ["one kind twice is asked about as a repetition", "提醒谈话", dateCell(4, 1), ["measure.repeated 措施登记!C3"]],
  ["another day", "约谈", dateCell(4, 2), []],
  ["a notice is no talk", "通报", dateCell(4, 1), []],
])("talks: %s", (_, kind, on, expected) => {
  const found = facts({
    quotas,
    measures: [
      { day: dateCell(4, 1), unit: "党政办", kind: "提醒谈话" },
      { day: on, unit: "党政办", kind },
    ],
  });
  expect(troubles(found)).toEqual(expected);
  expect(found.measures).toHaveLength(2);
});

describe("units renamed and merged", () => {
  const lead = (unit: string, text = unit): Row => ({ day: dateCell(3, 5), unit, text, valid: "是" });

  test("a name of the plan that 附件1 no longer has is free, with all its spellings", () => {
    const found = facts({
      quotas: [{ unit: "罗家桥街道", quota: "4个", visits: 4 }],
      aliases: [{ alias: "罗家桥乡", unit: "罗家桥街道" }],
      leads: [lead("罗家桥乡"), lead("罗家桥"), lead("罗家桥街道")],
    });
    expect(found.leads.count).toBe(3);
    expect(sentences(found, "alias.conflict")).toEqual([]);
  });

  test("of a short name only that spelling goes over", () => {
    const found = facts({
      quotas: [{ unit: "财政局", quota: "4个", visits: 4 }],
      aliases: [{ alias: "罗家桥", unit: "财政局" }],
      leads: [lead("罗家桥"), lead("罗家桥乡")],
    });
    expect(found.leads.count).toBe(1);
  });

  test("a merged unit's name serves the unit that took it over", () => {
    const found = facts({
      quotas: [{ unit: "产业促进局", quota: "4个", visits: 8 }],
      aliases: [{ alias: "经发局", unit: "产业促进局" }],
      leads: [lead("经发局")],
    });
    expect(found.leads.count).toBe(1);
  });

  test("a unit that 附件1 has keeps its name, and so does one that was never scored", () => {
    const found = facts({
      quotas,
      aliases: [
        { alias: "经发局", unit: "财政局" },
        { alias: "税务局", unit: "财政局" },
      ],
    });
    expect(troubles(found)).toEqual(["alias.conflict 部门别名!A2", "alias.conflict 部门别名!A3"]);
  });
});

describe("a leader or a team in place of a unit", () => {
  const brought = (attractedBy: string, units: Row[]): string | undefined =>
    sentences(
      facts({
        quotas: units,
        projects: [
          { name: "甲", attractedBy, servicedBy: "财政局", category: "文旅", review: "通过", signed: dateCell(3, 5) },
        ],
      }),
      "unit.unknown",
    )[0];
  const own: Row[] = [
    { leaders: "王某\n赵 某", unit: "财政局\n下设文旅（商贸）小分队、外贸小分队", quota: "2个", visits: 4 },
    { leaders: "王某", unit: "经发局", quota: "2个", visits: 4 },
  ];

  test.each<[string, string]>([
    ["王某", "（是否指财政局（王某分管）、经发局（王某分管）？）"],
    ["赵某", "（是否指财政局（赵某分管）？）"],
    ["赵某副主任", "（是否指财政局（赵某分管）？）"],
    ["赵某同志", "（是否指财政局（赵某分管）？）"],
    ["赵某某", ""],
    ["文旅小分队", "（是否指财政局（下设文旅小分队）？）"],
    ["文旅（商贸）小分队", "（是否指财政局（下设文旅(商贸)小分队）？）"],
    ["外贸小分队", "（是否指财政局（下设外贸小分队）？）"],
    ["黄发金", "（是否指财政局（黄发金分管）？）"],
    ["李某", ""],
  ])("%s", (text, hint) => expect(/（是否指.*$/.exec(brought(text, own) ?? "")?.[0] ?? "").toBe(hint));

  test("the plan's own teams serve where the workbook names none", () =>
    expect(brought("先进陶瓷小分队", [{ unit: "产业促进局", quota: "8个", visits: 8 }])).toContain(
      "产业促进局（下设先进陶瓷小分队）",
    ));
});

test("a third is shown so that a person can recompute it", () => {
  const found = facts({
    quotas: [{ unit: "财政局", quota: "4个", visits: 4 }],
    projects: [
      {
        name: "甲",
        attractedBy: "财政局33.33%、税务局66.67%",
        servicedBy: "财政局",
        category: "文旅",
        review: "通过",
        signed: dateCell(3, 5),
      },
    ],
  });
  const [unit] = assess(found, { asOf: day(12, 31) }).units;
  expect(unit?.items["projectAttraction"]?.because[0]).toMatchObject({ values: { filled: 0.3333, points: 2 } });
  expect(render(reason("{third} {half} {tiny}", { third: 1 / 3, half: 0.5, tiny: 0.00004 }))).toBe("0.3333 0.5 0");
});

test.each<[CellValue, number | undefined]>([
  [20, 20],
  ["20%", 20],
  ["同比增长20.5%", 20.5],
  ["下降3%", -3],
  ["-3", -3],
  ["约两成", undefined],
])("增速 %j is %s", (growth, read) => {
  const found = facts({
    quotas,
    targets: [{ title: "网络零售额", target: 42, unit: "亿元", done: 43, lastYear: "35亿元", growth }],
  });
  expect(found.targets[0]?.growth).toBe(read);
  expect(found.targets[0]?.lastYear).toBe(35);
  expect(troubles(found)).toEqual(read === undefined ? ["target.figureUnreadable 年度目标!F2"] : []);
});

test.each<[CellValue, string, string | undefined, boolean]>([
  ["增资扩产", "甲项目", "增资扩产", false],
  ["技改", "甲项目", "技改", false],
  ["新建", "甲项目二期", undefined, false],
  ["新建项目", "甲项目", undefined, false],
  [null, "甲项目", undefined, false],
  ["/", "某瓷业改扩建", undefined, true],
  [null, "某瓷业增资项目", undefined, true],
  [null, "某瓷业二期", undefined, true],
  [null, "某瓷业技改项目", undefined, true],
])("项目性质 %j of %s", (nature, name, expansion, asked) => {
  const found = facts({
    quotas,
    projects: [
      {
        name,
        nature,
        attractedBy: "财政局",
        servicedBy: "财政局",
        category: "文旅",
        review: "通过",
        signed: dateCell(3, 5),
      },
    ],
  });
  expect(found.projects[0]?.expansion).toBe(expansion);
  expect(troubles(found)).toEqual(asked ? ["project.maybeExpansion 项目台账!A2"] : []);
});
