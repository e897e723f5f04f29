import {
  formHeadings,
  formPlan,
  GridBuilder,
  readFacts,
  readForms,
  sourceHeadings,
  withCells,
  type Area,
  type CellValue,
  type FilledForm,
  type FormContent,
  type Grid,
  type SheetPlan,
} from "../../../engine/index.js";
import { dateCell, day, plan, troubles } from "./workbook.js";

/** A sheet plan as the grid that a host would read back. */
function gridOf(...plans: readonly SheetPlan[]): Grid {
  const builder = new GridBuilder();
  for (const { name, rows, merges } of plans) {
    builder.rows(
      name,
      rows.map(({ cells }) =>
        cells.map((cell) => {
          const value = cell?.value;
          return typeof value === "string" || typeof value === "number" ? value : null;
        }),
      ),
      { merges },
    );
  }
  return builder.build();
}

const inTalks: FormContent = {
  filing: { unit: "产促局", reporter: "张三", reportedOn: "2024年3月8日" },
  values: {
    name: "某先进陶瓷项目",
    category: "先进陶瓷",
    scale: "1.2亿元",
    follower: "李四",
    area: "厂房5000㎡",
    benefit: "年税收300万元",
    legalRepresentative: "王五",
    contact: "赵六",
    phone: "13800000000",
    summary: "投资方是某公司。\n拟建两条生产线。",
    progress: "已实地考察",
    difficulties: "无",
  },
  log: [
    {
      number: "1",
      time: "3月4日",
      venue: "深圳",
      otherSide: "王五",
      ourSide: "张三",
      content: "初次洽谈",
      nextStep: "邀请来访",
    },
    {
      number: "2",
      time: "2024-03-07",
      venue: "昌南",
      otherSide: "王五",
      ourSide: "张三",
      content: "来访",
      nextStep: "",
    },
  ],
};
const signed: FormContent = {
  filing: { unit: "财政局", reporter: "张三", reportedOn: "2024-04-12" },
  values: {
    name: "某文旅项目",
    signedOn: "2024年3月5日",
    scale: "5000万元",
    mode: "用地",
    legalRepresentative: "王五",
    phone: "13800000000",
    summary: "简介",
    progress: "正在办理手续",
    leader: "黄发金",
    responsible: "财政局",
  },
  log: [
    {},
    {},
    { progress: "签约", difficulties: "无", nextStep: "办证" },
    { progress: "办证", difficulties: "资金", nextStep: "协调" },
  ].map((row, index) => ({ number: String(index + 1), time: `${index + 1}月`, ...row })),
};
const texts = (values: FilledForm["values"]): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value?.text ?? ""]));
const readOne = (grid: Grid): FilledForm => {
  const { forms } = readForms(grid, plan);
  expect(forms).toHaveLength(1);
  return forms[0] as FilledForm;
};

test("在谈项目跟踪报表 in the printed layout, every label and log row with its cell", () => {
  const grid = gridOf(formPlan(plan, "inTalks", { ...inTalks, filing: { ...inTalks.filing, unit: "产业促进局" } }));
  const { forms, issues } = readForms(grid, plan);
  expect(issues).toEqual([]);
  const [form] = forms;
  expect(form).toMatchObject({
    kind: "inTalks",
    unit: "产业促进局",
    reportedOn: day(3, 8),
    investment: 12000,
    place: { sheet: "在谈项目跟踪报表", row: 0, column: 0 },
  });
  expect(texts(form?.values ?? {})).toEqual(inTalks.values);
  expect(texts(form?.filing ?? {})).toEqual({ ...inTalks.filing, unit: "产业促进局" });
  expect(form?.log.map((row) => [row.day, texts(row.values)])).toEqual([
    [day(3, 4), inTalks.log?.[0]],
    [
      day(3, 7),
      { number: "2", time: "2024-03-07", venue: "昌南", otherSide: "王五", ourSide: "张三", content: "来访" },
    ],
  ]);
  for (const { text, place } of Object.values(form?.values ?? {}).filter((value) => value !== undefined)) {
    const column = grid.sheets[0]?.columns[place.column];
    expect(grid.sheets[0]?.pool.texts[column?.numbers[place.row] as number]).toBe(text);
  }
});

test("签约项目落地跟踪表: months that say nothing are left out", () => {
  const form = readOne(gridOf(formPlan(plan, "signed", signed)));
  expect(form).toMatchObject({
    kind: "signed",
    unit: "财政局",
    reportedOn: day(4, 12),
    signedOn: day(3, 5),
    investment: 5000,
  });
  expect(texts(form.values)).toEqual(signed.values);
  expect(form.log.map(({ month, values }) => [month, values["progress"]?.text])).toEqual([
    ["2024-03", "签约"],
    ["2024-04", "办证"],
  ]);
});

test("the sources below a draft of ours that a unit sends back are no log", () => {
  const drawn = gridOf(formPlan(plan, "inTalks", inTalks)).sheets[0] as Grid["sheets"][number];
  const sources: CellValue[][] = [
    ["附表"],
    ["数据来源"],
    [...sourceHeadings],
    [1, "某项目 2024年3月5日签约", "项目台账", "A4"],
  ];
  const { rowCount } = drawn;
  const grid = withCells(
    { sheets: [drawn] },
    drawn.name,
    sources.flatMap((cells, row) => cells.map((value, column) => ({ row: rowCount + row, column, value }))),
  );
  const { forms, issues } = readForms(grid, plan);
  expect(issues).toEqual([]);
  expect(forms[0]?.log).toHaveLength(2);
});

test("both forms of a workbook, a blank one with its issues", () => {
  const { forms, issues } = readForms(gridOf(formPlan(plan, "inTalks", inTalks), formPlan(plan, "signed")), plan);
  expect(forms.map(({ kind, log }) => [kind, log.length])).toEqual([
    ["inTalks", 2],
    ["signed", 0],
  ]);
  expect(issues.filter(({ place }) => place?.sheet === "签约项目落地跟踪表").map(({ code }) => code)).toEqual([
    "form.nameBlank",
    "form.unitBlank",
    "form.reportedOnBlank",
  ]);
});

test("forms are no ledgers, and ledgers no forms", () => {
  expect(
    troubles(readFacts(gridOf(formPlan(plan, "inTalks", inTalks), formPlan(plan, "signed", signed)), plan)),
  ).toEqual([]);
  const ledger = new GridBuilder()
    .rows("周报", [
      ["截止日期", "责任部门", "在谈项目跟踪报表", "签约项目落地跟踪表"],
      [dateCell(3, 8), "财政局", "按时", "按时"],
    ])
    .rows("项目", [["项目名称", "行业类别", "引进部门", "签约日期", "落地模式", "责任部门"]])
    .build();
  expect(readForms(ledger, plan)).toEqual({ forms: [], issues: [] });
});

const loose: CellValue[][] = [
  ["昌南新区签约项目落地跟踪表"],
  [],
  ["填报部门：财政局      填报人：张 三      填报时间：2024年4月12日"],
  ["项 目\n名 称", "甲项目", "签约时间", dateCell(3, 5)],
  ["投资规模：2亿元", null, "落地模式", null],
  ["法定代表人", null, "联系电话", 13800000000],
  ["项目进展情况", "在建"],
  ["项目进展（包括形象进度、手续办理等）"],
  ["序号", "时间", "进度情况", "存在问题", "下一步举措"],
  [1, "1月", null, null, null],
  [2, "2月", "开工", null, null],
];

describe("other layouts", () => {
  const shift = (rows: CellValue[][], down: number, right: number): CellValue[][] => [
    ...Array.from({ length: down }, () => []),
    ...rows.map((row) => [...Array.from({ length: right }, () => null), ...row]),
  ];
  const expected = { kind: "signed", unit: "财政局", reportedOn: day(4, 12), signedOn: day(3, 5), investment: 20000 };

  test.each([
    [0, 0],
    [3, 0],
    [0, 4],
    [7, 2],
  ])("filing line in one cell, values behind a colon, date and number cells, moved by %i and %i", (down, right) => {
    const form = readOne(new GridBuilder().rows("表", shift(loose, down, right)).build());
    expect(form).toMatchObject(expected);
    expect(texts(form.values)).toEqual({
      name: "甲项目",
      signedOn: "2024-03-05",
      scale: "2亿元",
      mode: "",
      legalRepresentative: "",
      phone: "13800000000",
      progress: "在建",
    });
    expect(form.values["mode"]?.place).toEqual({ sheet: "表", row: 4 + down, column: 3 + right });
    expect(form.log.map(({ month, place }) => [month, place.row])).toEqual([["2024-02", 10 + down]]);
  });

  test("without its title a form is known by its labels", () =>
    expect(readOne(new GridBuilder().rows("Sheet1", loose.slice(2)).build())).toMatchObject(expected));

  test("two forms below each other on one sheet", () => {
    const second = loose.map((row) => row.map((cell) => (cell === "甲项目" ? "乙项目" : cell)));
    const { forms } = readForms(new GridBuilder().rows("表", [...loose, [], ...second]).build(), plan);
    expect(forms.map(({ values }) => values["name"]?.text)).toEqual(["甲项目", "乙项目"]);
    expect(forms.map(({ log }) => log.length)).toEqual([1, 1]);
  });

  test("a 签约 form without 填报部门 belongs to its 责任部门", () => {
    const rows = loose.map((row) =>
      typeof row[0] === "string" && row[0].startsWith("填报")
        ? ["填报时间：4月12日"]
        : row[0] === "项目进展情况"
          ? ["挂点领导", "黄发金", "责任部门", "自规局"]
          : row,
    );
    expect(readOne(new GridBuilder().rows("表", rows).build())).toMatchObject({
      unit: "自规分局",
      reportedOn: day(4, 12),
    });
  });

  test("hidden sheets and sheets of ours are left out", () => {
    const merges: Area[] = [];
    const grid = new GridBuilder()
      .rows("甲", loose, { visibility: "hidden", merges })
      .rows("乙", loose, { ours: true })
      .build();
    expect(readForms(grid, plan).forms).toEqual([]);
  });

  test("two labels of a form are no form", () =>
    expect(
      readForms(
        new GridBuilder().rows("表", [["在谈项目跟踪报表"], ["项目名称", "甲"], ["投资规模", "1亿元"]]).build(),
        plan,
      ).forms,
    ).toEqual([]));
});

test("every label of both forms is found by each of its spellings", () => {
  for (const { kind, title, labels } of Object.values(formHeadings)) {
    for (const { key, heading, synonyms } of labels) {
      for (const spelling of [heading, ...synonyms]) {
        const others = labels.filter((label) => label.key !== key).map((label) => [label.heading, `值${label.key}`]);
        const form = readForms(
          new GridBuilder().rows("表", [[title], [spelling, "所求"], ...others]).build(),
          plan,
        ).forms.find((each) => each.kind === kind);
        expect([spelling, form?.values[key]?.text]).toEqual([spelling, "所求"]);
      }
    }
  }
});
