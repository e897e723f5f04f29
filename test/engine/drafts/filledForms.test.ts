/** What the forms, the dispatch tables and the masks take of 跟踪日志, whatever a person typed into it. */
import { assess, changnan2024, GridBuilder, readFacts, type CellValue, type Grid } from "../../../engine/index.js";
import { formDrafts } from "../../../engine/drafts/filledForms.js";
import { legalRepresentatives, logEntries } from "../../../engine/drafts/logEntries.js";
import { weeklyDispatch } from "../../../engine/drafts/dispatch.js";
import type { DraftDocument } from "../../../engine/drafts/draftDocument.js";
import { trackingLog } from "../../../engine/tables/officeTables.js";
import { day } from "../../helpers/facts.js";
import { ledgerHeads, officeGrid } from "../../helpers/officeForms.js";

type Entry = Readonly<Record<string, CellValue>>;
const fields = trackingLog.fields.map(({ key }) => key);
const logRows = (entries: readonly Entry[]): CellValue[][] => [
  trackingLog.fields.map(({ heading }) => heading),
  ...entries.map((entry) => fields.map((key) => entry[key] ?? null)),
];
/** 甲 is signed, 乙 is in talks, 丙 has passed its review. */
const grid = (entries: readonly Entry[]): Grid =>
  officeGrid({
    projects: [
      ["甲", "先进陶瓷", "财政局", "洪源镇", 9000, null, "通过", "2024-04-10"],
      ["乙", "先进陶瓷", "财政局", null, 8000, null, null, null],
      ["丙", "先进陶瓷", "财政局", null, 8000, null, "通过", null],
    ],
    more: (builder) => void builder.rows("跟踪日志", logRows(entries)),
  });
const assessed = (of: Grid) => assess(readFacts(of, changnan2024), { asOf: day("2024-05-14") });
const forms = (entries: readonly Entry[]) => {
  const of = grid(entries);
  const blocks = formDrafts(assessed(of), logEntries(of)).flatMap((document) => document.blocks);
  return blocks.flatMap((block) => (block.kind === "form" ? [block] : []));
};
const dispatch = (entries: readonly Entry[]): string[][][] => {
  const of = grid(entries);
  const document: DraftDocument = weeklyDispatch(assessed(of), logEntries(of));
  return document.blocks.flatMap((block) =>
    block.kind === "table"
      ? [block.rows.map((row) => row.map((runs) => runs.filter((run) => typeof run === "string").join("")))]
      : [],
  );
};

test("a day and a number of the log are texts; a cell without a value is none, and an entry without content is no entry", () => {
  const entries = logEntries(
    grid([
      { reportedOn: { date: day("2024-05-10") }, project: "甲", entry: "项目进展", content: 80 },
      { project: "乙" },
    ]),
  );
  expect(entries.map(({ values }) => values)).toEqual([
    { reportedOn: "2024-05-10", project: "甲", entry: "项目进展", content: "80" },
  ]);
});

test("the signed form has the progress of its own log under its own heading", () => {
  const own = { project: "甲", form: "签约项目落地跟踪表" };
  const [, , signed] = forms([
    { ...own, entry: "项目进展", time: "4月", content: "签约", difficulties: "无", nextStep: "办证" },
    { ...own, entry: "项目进展情况", content: "设备进场" },
    { ...own, project: "乙", entry: "项目进展", content: "别的项目" },
    { entry: "项目进展", form: "签约项目落地跟踪表", content: "没有写项目" },
  ]);
  expect(signed?.log).toEqual({
    headings: ["序号", "时间", "进度情况", "存在问题", "下一步举措"],
    rows: [["1", "4月", "签约", "无", "办证"]],
  });
  expect(signed?.lines).toContainEqual([["项目进展情况", "设备进场"]]);
});

test("the latest word is that of the latest day, wherever it stands; an entry without a day is older than any with one", () => {
  const progress = (reportedOn: string | null, content: string): Entry => ({
    project: "乙",
    entry: "项目最新进展情况",
    reportedOn,
    content,
  });
  const [talks] = dispatch([progress("2024-05-10", "新"), progress("2024-05-03", "旧"), progress(null, "无日期")]);
  expect(talks?.map((row) => [row[1], row[6]])).toEqual([
    ["乙", "新"],
    ["丙", "已通过评审"],
  ]);
  expect(dispatch([progress(null, "先"), progress(null, "后")])[0]?.[0]?.[6]).toBe("后");
});

test("a difficulty that a form reports stands beside its project", () => {
  const [talks] = dispatch([
    { project: "乙", entry: "存在的困难或问题", content: "用电容量不足" },
    { project: "乙", content: "没有栏目" },
    { entry: "存在的困难或问题", content: "没有写项目" },
  ]);
  expect(talks?.map((row) => [row[1], row[4], row[7]])).toEqual([
    ["乙", "洽谈", "用电容量不足"],
    ["丙", "评审", "—"],
  ]);
});

test("legal representatives are those of their own entries", () => {
  const of = new GridBuilder()
    .rows("项目台账", [[...ledgerHeads.projects]])
    .rows(
      "跟踪日志",
      logRows([
        { project: "甲", entry: "法定代表人", content: "欧阳明、王五" },
        { project: "甲", content: "没有栏目" },
      ]),
    )
    .build();
  expect(legalRepresentatives(logEntries(of))).toEqual(["欧阳明", "王五"]);
});
