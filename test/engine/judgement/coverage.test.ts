import { assess } from "../../../engine/assess.js";
import {
  addedTables,
  coveredTables,
  holdsTables,
  noLeadDoubts,
  shownTables,
  type Coverage,
  type CoveredTable,
  type UnreadPart,
} from "../../../engine/judgement/coverage.js";
import { absentEffects, coverageLines, coverageStates, coverageText } from "../../../engine/judgement/coverageWords.js";
import { day, facts, yearEnd } from "../../helpers/facts.js";

const part = (changes: Partial<UnreadPart> = {}): UnreadPart => ({
  place: { sheet: "信息", row: 2, column: 0 },
  found: [],
  missing: ["valid", "unit"],
  unknown: [],
  matrix: false,
  ...changes,
});
const coverage = (changes: Partial<Coverage> = {}): Coverage => ({
  state: "absent",
  sheets: [],
  rows: 0,
  byMonth: new Array<number>(12).fill(0),
  unread: [],
  ...changes,
});

test("ledgers that only 考核规则 needs are spoken of where they hold rows or were seen", () => {
  expect(shownTables({})).toEqual(coveredTables);
  expect(shownTables({ enteredPoints: coverage(), indicators: coverage() })).toEqual(coveredTables);
  expect(shownTables({ enteredPoints: coverage({ rows: 1 }) })).toEqual([...coveredTables, "enteredPoints"]);
  expect(shownTables({ indicators: coverage({ unread: [part()] }) })).toEqual([...coveredTables, "indicators"]);
  expect(
    shownTables({ enteredPoints: coverage({ rows: 3, unread: [part()] }), indicators: coverage({ rows: 1 }) }),
  ).toEqual([...coveredTables, ...addedTables]);
});

test("a workbook holds tables when one was read, or one of any kind was seen", () => {
  const all = (seen?: CoveredTable) =>
    Object.fromEntries(
      coveredTables.map((table) => [table, coverage(table === seen ? { unread: [part()] } : {})]),
    ) as Record<CoveredTable, Coverage>;
  expect(holdsTables({ tables: [], coverage: all() })).toBe(false);
  expect(holdsTables({ tables: [{}], coverage: all() })).toBe(true);
  expect(holdsTables({ tables: [], coverage: all("targets") })).toBe(true);
  expect(holdsTables({ tables: [], coverage: all("leads") })).toBe(true);
});

test("no doubts: twelve months of nothing", () => {
  expect([noLeadDoubts.strangers, noLeadDoubts.waiting]).toEqual([
    new Array(12).fill(undefined),
    new Array(12).fill(0),
  ]);
  expect(Object.keys(noLeadDoubts.strangers)).toHaveLength(12);
});

test.each<[Partial<Coverage>, string]>([
  [{}, "没有读到"],
  [{ sheets: ["一"], rows: 1 }, "读到 1 张表 1 行"],
  [{ sheets: ["一"], rows: 1, first: day("2024-01-04") }, "读到 1 张表 1 行"],
  [{ sheets: ["一"], rows: 1, last: day("2024-09-05") }, "读到 1 张表 1 行"],
  [
    { sheets: ["一", "二", "三"], rows: 196, first: day("2024-01-04"), last: day("2024-09-05") },
    "读到 3 张表 196 行，2024-01-04 至 2024-09-05",
  ],
])("coverage in words: %j", (changes, text) => expect(coverageText(coverage(changes))).toBe(text));

test("a line for each ledger: its state, what was not read, and what follows", () => {
  const read = facts({});
  const assessment = assess(read, { asOf: yearEnd });
  const lines = (changes: Partial<Record<CoveredTable, Coverage>>) =>
    coverageLines({
      ...assessment,
      facts: { ...assessment.facts, coverage: { ...read.coverage, ...changes } },
    });
  const leads = (changes: Partial<Coverage>) =>
    lines({ leads: coverage(changes) }).find(({ table }) => table === "leads");
  expect(leads({})).toMatchObject({ title: "信息报送台账", state: "absent", lacks: absentEffects.leads });
  expect(leads({ state: "partly", sheets: ["一"], rows: 2, unread: [part()] })?.lacks).toMatch(
    /^信息!A3 没有读懂，缺少“是否有效”、“报送部门”|^信息!A3 没有读懂，缺少“是否有效”、“责任部门”/,
  );
  expect(leads({ state: "unread", unread: [part({ missing: ["没有的"] })] })?.lacks).toContain("缺少“没有的”");
  expect(leads({ state: "unread", unread: [part({ matrix: true })] })?.lacks).toContain(
    "信息!A3 没有读懂，是汇总表，不是一行一条的清单",
  );
  const incomplete = ["甲项", "乙项"].map((title) => ({
    ...(assessment.incomplete[0] as object),
    table: "leads",
    title,
  }));
  const without = coverageLines({
    ...assessment,
    incomplete: incomplete as unknown as typeof assessment.incomplete,
    facts: { ...assessment.facts, coverage: { ...read.coverage, leads: coverage({ state: "read", sheets: ["一"] }) } },
  }).find(({ table }) => table === "leads");
  expect(without?.lacks).toBe("没有2024年的记录；甲项、乙项无数据");
});

test("a ledger that was read and lacks nothing has nothing to say of what lacks", () => {
  const assessment = assess(facts({}), { asOf: yearEnd });
  expect(coverageLines(assessment).map(({ table, lacks }) => [table, lacks])).toEqual(
    coveredTables.map((table) => [table, ""]),
  );
});

test("the lines that a ledger leaves without data stand beside that ledger alone, with the reason that holds for it", () => {
  const read = facts({});
  const assessment = assess(
    { ...read, coverage: { ...read.coverage, leads: coverage({ state: "unread", unread: [part()] }) } },
    { asOf: yearEnd },
  );
  const lacks = Object.fromEntries(coverageLines(assessment).map((line) => [line.table, line.lacks]));
  expect(lacks["leads"]).toMatch(/^信息!A3 没有读懂，缺少[^；]+；信息报送无数据$/);
  expect([lacks["visits"], lacks["projects"], lacks["weeks"]]).toEqual(["", "", ""]);
});

test("every state and every ledger has its words", () => {
  expect(Object.entries(coverageStates)).toEqual([
    ["read", "已读"],
    ["partly", "没有读全"],
    ["unread", "没有读懂"],
    ["absent", "没有"],
  ]);
  expect(Object.keys(absentEffects).sort()).toEqual([...coveredTables, ...addedTables, "activities"].sort());
  expect(absentEffects).toMatchObject({
    leads: expect.stringContaining("各月履职无从判断"),
    tasks: "按没有布置任务计",
  });
});
