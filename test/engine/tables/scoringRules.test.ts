/** Rows of 考核规则 as lines: what of a row is read, what is told of it, and when it counts nothing. */
import { GridBuilder, issueCell, issueText, readFacts, type CellValue, type Facts } from "../../../engine/index.js";
import { ruleOfLine } from "../../../engine/lineRules.js";
import { one, quotaRow, three, two } from "../../helpers/rules.js";
import { ledger, plan, workbook, type Row } from "./workbook.js";

const piece: Row = { item: "数字经济项目", kind: "加分", method: "每个计分", measure: "引进项目数", points: 3 };
const read = (...scoringRules: readonly Row[]): Facts =>
  readFacts(workbook({ quotas: [quotaRow(one), quotaRow(two)], scoringRules }), plan);
const told = ({ issues }: Facts): string[] =>
  issues
    .filter(({ code }) => code.startsWith("rule."))
    .map((each) => `${each.severity} ${issueCell(each)} ${issueText(each)}`);
const lineOf = (row: Row) => read(row).ruleLines[0];

describe("what a line is", () => {
  test("its title, group and numbers, its clause and its cells", () => {
    const [line] = read({ ...piece, condition: "月份=1-6", cap: 9, floor: 1 }).ruleLines;
    expect(line).toMatchObject({
      title: "数字经济项目",
      group: "bonus",
      method: "perPiece",
      measure: { key: "projects" },
      conditions: [{ by: "months", first: 1, last: 6 }],
      points: 3,
      cap: 9,
      floor: 1,
      clause: {
        title: "考核规则 数字经济项目",
        quote: "每个计分，计量：引进项目数，条件：月份=1-6，每个分值：3，封顶：9，下限：1",
        lines: [],
        place: { sheet: "考核规则", row: 1, column: 0 },
      },
      texts: {
        item: "数字经济项目",
        kind: "加分",
        method: "每个计分",
        measure: "引进项目数",
        condition: "月份=1-6",
        points: "3",
        cap: "9",
        floor: "1",
      },
      place: { sheet: "考核规则", row: 1, column: 0 },
    });
    expect(Object.keys(line?.texts ?? {})).toHaveLength(8);
    expect(line?.cells).toMatchObject({
      item: { row: 1, column: 0 },
      measure: { row: 1, column: 3 },
      basis: { row: 1, column: 10 },
    });
    expect(Object.keys(line ?? {})).not.toContain("planned");
    expect(Object.keys(line ?? {})).not.toContain("fullMarks");
  });

  test("依据 is its clause word for word, at its own cell", () => {
    expect(lineOf({ ...piece, basis: "细则\n第八条" })?.clause).toMatchObject({
      quote: "细则\n第八条",
      place: { row: 1, column: 10 },
    });
  });

  test("a title or a clause over several lines is one line", () => {
    expect(lineOf({ ...piece, item: "数字\n经济" })?.title).toBe("数字经济");
    expect(lineOf({ ...piece, condition: "月份=1-6\n类别=农业" })?.clause.quote).toContain("条件：月份=1-6 类别=农业");
  });

  test.each([
    ["基础", "base"],
    ["基础分", "base"],
    ["基础项", "base"],
    ["基本分", "base"],
    ["加分", "bonus"],
    ["加 分项", "bonus"],
    ["扣分", "deduction"],
    ["扣分项", "deduction"],
  ])("类别 %s", (kind, group) => {
    const facts = read({ ...piece, kind, fullMarks: kind.startsWith("基") ? 5 : null });
    expect([facts.ruleLines[0]?.group, told(facts)]).toEqual([group, []]);
  });

  test("a line of the plan by its title, spaces or not; of 按方案 and 取消 the plan's group holds", () => {
    expect(lineOf({ item: "信息 报送", method: "按方案" })).toMatchObject({
      title: "信息报送",
      planned: "leadReporting",
      group: "base",
      method: "asPlanned",
    });
    expect(lineOf({ item: "约谈", method: "取消" })).toMatchObject({ planned: "summonedTalk", group: "deduction" });
    expect(lineOf({ ...piece, item: "约谈", kind: "加分" })).toMatchObject({ planned: "summonedTalk", group: "bonus" });
    // A line of the plan that is scored in another way needs its 类别; where nobody can read it, the plan's stands.
    expect(lineOf({ ...piece, item: "约谈", kind: null })).toMatchObject({ group: "deduction" });
    expect(lineOf({ ...piece, kind: null })).toMatchObject({ group: "bonus" });
  });

  test("only a line that was understood has a rule; of 按方案 and 取消 there is none", () => {
    const ruleOf = (row: Row) => {
      const line = lineOf(row);
      return line === undefined ? undefined : ruleOfLine(line);
    };
    expect(ruleOf(piece)).toBeDefined();
    expect(ruleOf({ ...piece, points: "若干" })).toBeUndefined();
    expect(ruleOf({ item: "约谈", method: "取消" })).toBeUndefined();
    expect(ruleOf({ item: "约谈", method: "按方案" })).toBeUndefined();
  });
});

describe("the group that the plan gives a line", () => {
  test("holds against another 类别, which is told", () => {
    const facts = read({ item: "约谈", kind: "加分", method: "按方案" });
    expect(told(facts)).toEqual(["warning 考核规则!B2 “约谈”在方案中是扣分项，这里写的是“加分”，按方案计算；请改正"]);
    expect(facts.ruleLines[0]).toMatchObject({ group: "deduction", method: "asPlanned" });
  });
  test("needs no 类别, and one that agrees is not told", () => {
    for (const kind of [null, "扣分", "扣分项"])
      expect(told(read({ item: "约谈", kind, method: "按方案" }))).toEqual([]);
  });
});

describe("full marks of a base line", () => {
  const base = { ...piece, kind: "基础" };
  test("that are missing are told, with what stands for them", () => {
    expect(told(read(base))).toEqual([
      "warning 考核规则!H2 基础项“数字经济项目”没有写满分，不设上限，也不计入基础分满分；请补填",
    ]);
    expect(told(read({ ...base, cap: 6 }))).toEqual([
      "warning 考核规则!H2 基础项“数字经济项目”没有写满分，以封顶 6 分为满分；请补填",
    ]);
    expect(read(base).ruleLines[0]?.method).toBe("perPiece");
  });
  test("are not asked of bonuses, nor of what the plan scores or what is cancelled", () => {
    for (const row of [
      { ...base, fullMarks: 5 },
      piece,
      { item: "信息报送", kind: "基础", method: "按方案" },
      { item: "信息报送", kind: "基础", method: "取消" },
    ])
      expect(told(read(row))).toEqual([]);
  });
});

describe("columns that a 计分方式 does not read", () => {
  const unused = (row: Row): string[] =>
    told(read(row)).map((each) => each.replace(/^warning \S+ /, "").replace("没有采用：", "|"));
  test.each<[string, Row, string[]]>([
    ["目标 of 每个计分", { ...piece, target: 4 }, ["“数字经济项目”的“目标”4|每个计分不用这一栏"]],
    [
      "满分 of a bonus",
      { ...piece, fullMarks: 4 },
      ["“数字经济项目”的“满分”4|每个计分不用这一栏，加分、扣分的上限请写在“封顶”"],
    ],
    [
      "计量 of 录入得分",
      { item: "作风", kind: "加分", method: "录入得分", measure: "引进项目数", points: 3 },
      ["“作风”的“计量”引进项目数|录入得分不用这一栏", "“作风”的“每个分值”3|录入得分不用这一栏"],
    ],
    [
      "whatever of 取消",
      { item: "信息报送", method: "取消", fullMarks: 9, cap: 3, floor: 1 },
      [
        "“信息报送”的“满分”9|取消不用这一栏",
        "“信息报送”的“封顶”3|取消不用这一栏",
        "“信息报送”的“下限”1|取消不用这一栏",
      ],
    ],
    [
      "满分 of a talk as planned",
      { item: "约谈", method: "按方案", fullMarks: 9 },
      ["“约谈”的“满分”9|按方案不用这一栏，加分、扣分的上限请写在“封顶”"],
    ],
    [
      "每个分值 of a line that has several",
      { item: "服务项目", method: "按方案", points: 9 },
      ["“服务项目”的“每个分值”9|按方案不用这一栏"],
    ],
    [
      "目标 of a base line",
      { ...piece, kind: "基础", fullMarks: 5, target: 4 },
      ["“数字经济项目”的“目标”4|每个计分不用这一栏"],
    ],
    [
      "计量 of 按方案",
      { item: "信息报送", method: "按方案", measure: "有效信息条数" },
      ["“信息报送”的“计量”有效信息条数|按方案不用这一栏"],
    ],
  ])("%s", (_, row, expected) => expect(unused(row)).toEqual(expected));

  test("what is read is not told", () => {
    for (const row of [
      { item: "信息报送", kind: "基础", method: "按方案", points: 2, fullMarks: 20, cap: 15, floor: 1, basis: "细则" },
      { item: "约谈", kind: "扣分", method: "取消", basis: "细则" },
      { ...piece, kind: "基础", fullMarks: 5, condition: "月份=1-6" },
      { item: "作风", kind: "基础", method: "录入得分", fullMarks: 5 },
      { ...piece, method: "每月达标", target: 1 },
      { ...piece, method: "分档", points: "≥1:3；≥2:5" },
    ])
      expect(unused(row)).toEqual([]);
  });

  test("of 取消 nothing is read: neither 满分 nor bounds reach the line", () => {
    const line = lineOf({ item: "信息报送", method: "取消", cap: 3, floor: 9 });
    expect(line).toMatchObject({ method: "cancelled" });
    expect([line?.cap, line?.floor]).toEqual([undefined, undefined]);
    expect(lineOf({ ...piece, fullMarks: 4 })?.fullMarks).toBeUndefined();
  });
});

describe("one 项目 in two rows", () => {
  const first = { ...piece, basis: "细则" };
  test("that say the same is one, a warning at the later", () => {
    const facts = read(first, { ...first, method: "每 个计分" });
    expect(told(facts)).toEqual(["warning 考核规则!A3 “数字经济项目”已在 考核规则!A2 写过，只算一次；请删去一行"]);
    expect(facts.ruleLines.map(({ method }) => method)).toEqual(["perPiece"]);
  });
  test.each<[string, Row]>([
    ["points", { points: 4 }],
    ["basis", { basis: "旧细则" }],
    ["cap", { cap: 3 }],
    ["no basis", { basis: null }],
  ])("that differ in %s: neither counts", (_, changes) => {
    const facts = read(first, { ...first, ...changes });
    expect(told(facts)).toEqual([
      "error 考核规则!A3 “数字经济项目”与 考核规则!A2 写的不一样，两行都不采用，本项不计分；请只留一行",
    ]);
    expect(facts.ruleLines).toMatchObject([{ title: "数字经济项目", method: undefined, place: { row: 1 } }]);
  });
  test("of the plan, whatever its spelling", () => {
    const facts = read({ item: "约谈", method: "取消" }, { item: "约 谈", method: "按方案" });
    expect(told(facts)).toHaveLength(1);
    expect(facts.ruleLines).toHaveLength(1);
  });
  test("another 项目 is another line", () => {
    expect(read(first, { ...first, item: "外资项目" }).ruleLines).toHaveLength(2);
  });
});

test("columns stand in any order, and those that are absent have no cell", () => {
  const rows = ledger("scoringRules", [piece], ["kind", "method", "item", "points", "measure"]);
  const grid = new GridBuilder().rows("考核规则", rows).rows("附件1", ledger("quotas", [quotaRow(one)]));
  const [line] = readFacts(grid.build(), plan).ruleLines;
  const item = { sheet: "考核规则", row: 1, column: 2 };
  expect(line).toMatchObject({
    place: item,
    clause: { place: item, quote: "每个计分，计量：引进项目数，每个分值：3" },
  });
  expect(Object.keys(line?.cells ?? {}).sort()).toEqual(["item", "kind", "measure", "method", "points"]);
});

describe("a target in a column that the office added to 附件1", () => {
  const share: Row = {
    ...piece,
    method: "按比例",
    points: null,
    kind: "基础",
    fullMarks: 5,
    target: "附件1的亿元项目任务",
  };
  const withColumn = (...cells: readonly CellValue[]): Facts => {
    const [head, ...rows] = ledger("quotas", [quotaRow(one), quotaRow(two), quotaRow(three)]);
    const grid = new GridBuilder()
      .rows("附件1", [
        [...(head ?? []), "亿元项目任务（个）"],
        ...rows.map((row, index) => [...row, cells[index] ?? null]),
      ])
      .rows("考核规则", ledger("scoringRules", [share]));
    return readFacts(grid.build(), plan);
  };
  test("that is filled for every unit is not told", () => {
    const facts = withColumn(2, "3个", 1);
    expect(told(facts)).toEqual([]);
    expect(facts.ruleLines[0]?.target).toEqual({ heading: "亿元项目任务" });
  });
  test("that some lack is told once, with the units that then have 0", () => {
    expect(told(withColumn(2, null, 0))).toEqual([
      "error 考核规则!F2 附件1的“附件1的亿元项目任务”有 2 个部门未填或不是数：经发局、农水局，“数字经济项目”计 0 分；请补填",
    ]);
  });
});
