/** 考核规则 settles what 附件5 leaves open: a line that it cancels, a sentence that it writes out as a row. */
import { GridBuilder, readFacts, updateFacts, type CellValue, type Facts } from "../../../../engine/index.js";
import { issue } from "../../../../engine/issue.js";
import { settledBy } from "../../../../engine/tables/annex5/settled.js";
import { plan } from "../workbook.js";
import { codes, planRows, type SheetRow } from "./sheet.js";

const headings = ["项目", "类别", "计分方式", "计量", "条件", "每个分值", "满分", "依据"];
const digital: SheetRow = [null, "数字经济项目", "每引进1个数字经济项目，加3分"];

function read(rows: readonly SheetRow[], rules: readonly SheetRow[]): Facts {
  const builder = new GridBuilder().rows("附件5", [plan.annexes.scoringHeadings, ...rows]);
  if (rules.length > 0) builder.rows("考核规则", [headings, ...rules]);
  return readFacts(builder.build(), plan);
}
const row = (...cells: CellValue[]): SheetRow => cells;

test("a line that 考核规则 cancels needs no sentence", () => {
  const without = planRows().filter(([, task]) => task !== "提醒谈话");
  expect(codes(read(without, []))).toEqual(["annex5.lineMissing"]);
  const facts = read(without, [row("提醒谈话", "扣分", "取消")]);
  expect(codes(facts)).toEqual([]);
  expect(facts.annex5?.missing).toEqual([]);
  expect(codes(read(without, [row("提醒谈话", "扣分", "按方案")]))).toEqual(["annex5.lineMissing"]);
  expect(codes(read(without, [row("诫勉谈话", "扣分", "取消")]))).toEqual(["annex5.lineMissing"]);
});

test.each([
  ["by its 项目", row("数字经济项目", "加分", "每个计分", "引进项目数", "类别=数字经济", 3)],
  [
    "by its 依据",
    row("数字项目", "加分", "每个计分", "引进项目数", "类别=数字经济", 3, null, "每引进1个数字经济项目,加3分"),
  ],
])("a sentence that 考核规则 writes out %s is understood", (_, rule) => {
  expect(codes(read([...planRows(), digital], []))).toEqual(["annex5.notUnderstood"]);
  const facts = read([...planRows(), digital], [rule]);
  expect(codes(facts)).toEqual([]);
  expect(facts.annex5?.notUnderstood).toEqual([]);
});

test("another row settles nothing, and what is settled stays the same object when another table is edited", () => {
  const other = row("外资项目", "加分", "每个计分", "引进项目数", null, 3);
  expect(codes(read([...planRows(), digital], [other]))).toEqual(["annex5.notUnderstood"]);
  const grid = new GridBuilder()
    .rows("附件5", [plan.annexes.scoringHeadings, ...planRows(), digital])
    .rows("考核规则", [headings, row("数字经济项目", "加分", "每个计分", "引进项目数", null, 3)])
    .build();
  const facts = readFacts(grid, plan);
  expect(updateFacts(facts, grid, { sheets: [...grid.sheets] }).annex5).toBe(facts.annex5);
});

describe("settledBy", () => {
  const place = (rowNumber: number) => ({ sheet: "附件5", row: rowNumber, column: 2 });
  const open = (text: string, lines: readonly string[], rowNumber: number, label?: string) => ({
    text,
    lines,
    place: place(rowNumber),
    ...(label === undefined ? {} : { label }),
  });
  const rulesOf = (...rules: readonly SheetRow[]) => read([], rules).ruleLines;
  const talk = row("约谈", "扣分", "取消");
  const reading = (...notUnderstood: readonly ReturnType<typeof open>[]) => ({
    value: { numbers: {}, caps: {}, floors: {}, notUnderstood, missing: ["summonedTalk", "reminderTalk"] },
    issues: [
      ...notUnderstood.map((each) =>
        issue("error", "annex5.notUnderstood", "{text}没有读懂", { text: each.text }, each.place),
      ),
      issue("error", "annex5.lineMissing", "没有“{line}”", { line: "约谈" }, place(0)),
      issue("error", "annex5.lineMissing", "没有“{line}”", { line: "提醒谈话" }, place(0)),
      issue("warning", "annex5.differs", "“{line}”不同", { line: "约谈" }, place(0)),
    ],
  });
  const left = ({ value, issues }: ReturnType<typeof settledBy>) => [
    value?.notUnderstood.map(({ text }) => text),
    value?.missing,
    issues.map(({ code, message }) => `${code} ${message.values["line"] ?? message.values["text"]}`),
  ];

  test("what 考核规则 cancels or scores in another way is settled, with what is told of it, and nothing else", () => {
    const given = reading(open("甲", ["summonedTalk"], 1), open("乙", ["reminderTalk"], 2), open("丙", [], 3));
    const expected = [
      ["乙", "丙"],
      ["reminderTalk"],
      ["annex5.notUnderstood 乙", "annex5.notUnderstood 丙", "annex5.lineMissing 提醒谈话", "annex5.differs 约谈"],
    ];
    expect(left(settledBy(rulesOf(talk), given, plan))).toEqual(expected);
    const replaced = row("约谈", "扣分", "每个计分", "约谈次数", null, 3);
    expect(left(settledBy(rulesOf(replaced), reading(...given.value.notUnderstood), plan))).toEqual(expected);
  });

  test("a sentence of several lines is settled when all of them are", () => {
    const both = open("甲", ["summonedTalk", "reminderTalk"], 1);
    expect(left(settledBy(rulesOf(talk), reading(both), plan))[0]).toEqual(["甲"]);
    const rules = rulesOf(talk, row("提醒谈话", "扣分", "取消"));
    expect(left(settledBy(rules, reading(both), plan))).toEqual([[], [], ["annex5.differs 约谈"]]);
  });

  test("a sentence, or the task of its row, that a row writes out is understood, signs left aside", () => {
    const added = row(
      "数字经济项目",
      "加分",
      "每个计分",
      "引进项目数",
      null,
      3,
      null,
      "每引进1个（数字经济）项目，加3分。",
    );
    const rules = rulesOf(added);
    const texts = (...given: readonly ReturnType<typeof open>[]) => left(settledBy(rules, reading(...given), plan))[0];
    expect(texts(open("每引进1个数字经济项目加3分", [], 1), open("别的", [], 2))).toEqual(["别的"]);
    expect(texts(open("加3分", [], 1, "数字经济项目；"), open("加4分", [], 2, "外资项目"))).toEqual(["加4分"]);
    // A row without 依据 says nothing that a sentence of signs alone could be.
    const bare = rulesOf(row("数字经济项目", "加分", "每个计分", "引进项目数", null, 3));
    expect(left(settledBy(bare, reading(open("。", [], 1), open("甲", [], 2)), plan))[0]).toEqual(["。", "甲"]);
  });

  test("rows of 按方案 and rows that were not understood settle nothing: what was read stays the same objects", () => {
    const given = reading(open("甲", ["summonedTalk"], 1));
    for (const rules of [
      [],
      rulesOf(row("约谈", "扣分", "按方案")),
      rulesOf(row("约谈", "扣分", "每个计分", "约谈次数", null, "若干")),
      rulesOf(row("外资项目", "加分", "每个计分", "引进项目数", null, 3)),
    ]) {
      const { value, issues } = settledBy(rules, given, plan);
      expect([value === given.value, issues === given.issues]).toEqual([true, true]);
    }
    expect(settledBy([], given, plan)).toBe(given);
    const none = { value: undefined, issues: [] };
    expect(settledBy(rulesOf(talk), none, plan)).toBe(none);
  });

  test("of several settled sentences each is told no more; what else is told of their cells stays", () => {
    const given = reading(open("甲", ["summonedTalk"], 1), open("乙", ["summonedTalk"], 2));
    const [first] = given.value.notUnderstood as [ReturnType<typeof open>];
    const issues = [...given.issues, issue("warning", "annex5.differs", "“{text}”不同", { text: "甲" }, first.place)];
    expect(left(settledBy(rulesOf(talk), { ...given, issues }, plan))[2]).toEqual([
      "annex5.lineMissing 提醒谈话",
      "annex5.differs 约谈",
      "annex5.differs 甲",
    ]);
  });

  test("a lack alone is settled as well", () => {
    const given = reading();
    expect(left(settledBy(rulesOf(talk), given, plan)).slice(0, 2)).toEqual([[], ["reminderTalk"]]);
  });

  test("asked again with the same rows the answer is the same object, with other rows another", () => {
    const given = reading(open("甲", ["summonedTalk"], 1));
    const rules = rulesOf(talk);
    const first = settledBy(rules, given, plan);
    expect(settledBy(rules, given, plan)).toBe(first);
    expect(left(settledBy(rulesOf(row("提醒谈话", "扣分", "取消")), given, plan)).slice(0, 2)).toEqual([
      ["甲"],
      ["summonedTalk"],
    ]);
  });
});
