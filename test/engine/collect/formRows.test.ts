/** What of a form becomes a row of 项目台账, what goes to 跟踪日志, and which forms are refused. */
import {
  changnan2024,
  GridBuilder,
  issueText,
  planCollection,
  readFacts,
  render,
  type CellValue,
  type Collection,
  type DepartmentFile,
  type Grid,
} from "../../../engine/index.js";
import { collect, formGrid, landingForm, ledgerHeads, officeGrid, talksForm } from "../../helpers/officeForms.js";

type Row = readonly CellValue[];
const file = (grid: Grid, assigned?: DepartmentFile["assigned"]): DepartmentFile => ({
  name: "来件.xlsx",
  grid,
  ...(assigned && { assigned }),
});
const sheet = (...rows: readonly Row[]): Grid => new GridBuilder().rows("报表", rows).build();
const issuesOf = ({ files }: Collection) =>
  files.flatMap(({ issues }) => issues.map((issue) => [issue.code, issueText(issue), issue.place]));
const fieldsOf = ({ replay }: Collection, table: string) =>
  replay.rows
    .filter((row) => row.table === table)
    .map(({ fields }) => Object.fromEntries(Object.entries(fields).map(([key, { shown }]) => [key, shown])));
/** The log's rows as `entry content`. */
const logged = (collection: Collection) =>
  fieldsOf(collection, "log").map(({ entry, content }) => `${entry} ${content}`);

const landing = (...more: readonly Row[]): Grid =>
  sheet(
    ["签约项目落地跟踪表"],
    ["项目名称", "日用瓷生产线", "签约时间", "2024年4月10日"],
    ["投资规模", "1.2亿元", "落地模式", "租赁标准化厂房"],
    ...more,
    ["序号", "时间", "进度情况", "存在问题", "下一步举措"],
    [1, "4月", "签约", "无", "办证"],
  );

describe("the unit of a form", () => {
  test("without a 填报部门 line it is the form's 责任部门", () => {
    const collection = collect(officeGrid(), [file(landing(["挂点领导", "张某", "责任部门", "洪源镇"]))]);
    expect(collection.files[0]?.formUnits).toEqual(["洪源镇"]);
    expect(fieldsOf(collection, "projects")).toEqual([
      expect.objectContaining({ attractedBy: "洪源镇", servicedBy: "洪源镇" }),
    ]);
  });

  test("a spelling of the workbook's own in 责任部门 is known as well", () => {
    const grid = officeGrid({
      more: (more) =>
        more.rows("部门别名", [
          ["别名", "部门"],
          ["镇里", "洪源镇"],
        ]),
    });
    const collection = collect(grid, [file(landing(["挂点领导", "张某", "责任部门", "镇里"]))]);
    expect(collection.files[0]).toMatchObject({ formUnits: ["洪源镇"], units: ["洪源镇"] });
    expect(issuesOf(collection).map(([code]) => code)).toEqual(["form.reportedOnBlank"]);
  });

  test("with neither, a person's word; its project is served by nobody yet", () => {
    const form = landing(["挂点领导", "张某"]);
    expect(collect(officeGrid(), [file(form)]).files[0]).toMatchObject({
      outcome: "failed",
      forms: [{ kind: "signed" }],
    });
    const [project] = fieldsOf(collect(officeGrid(), [file(form, { unit: "洪源镇" })]), "projects");
    expect(project).toEqual({
      name: "日用瓷生产线",
      investment: "1.2亿元",
      signed: "2024-04-10",
      mode: "租赁标准化厂房",
      leader: "张某",
      attractedBy: "洪源镇",
    });
  });
});

describe("a unit that 附件1 gives no task", () => {
  const grid = officeGrid({
    more: (more) => more.rows("附件1", [[...ledgerHeads.quotas], ["财政局", "1个先进陶瓷项目", 2]]),
  });
  const said = (form: string) => `“罗家桥乡”在附件1中没有任务，“${form}”未收取；如有误请改正填报部门`;

  test("its form is refused, in the cell that names it", () => {
    const collection = collect(grid, [file(formGrid("inTalks", talksForm("陶瓷基板项目")))]);
    expect(issuesOf(collection)).toEqual([
      ["collect.unitNotScored", said("在谈项目跟踪报表"), { sheet: "在谈项目跟踪报表", row: 1, column: 2 }],
    ]);
    expect(collection.files[0]).toMatchObject({
      outcome: "failed",
      units: [],
      entries: [],
      forms: [{ kind: "inTalks", count: 1 }],
    });
  });

  test("a form without that cell, where it begins", () => {
    const collection = collect(grid, [file(landing(["挂点领导", "张某"]), { unit: "罗家桥乡" })]);
    expect(issuesOf(collection)).toContainEqual([
      "collect.unitNotScored",
      said("签约项目落地跟踪表"),
      { sheet: "报表", row: 0, column: 0 },
    ]);
  });

  test("so is its 零报告 in a sentence", () => {
    const collection = collect(grid, [file(sheet(["罗家桥乡本周在谈项目零报告"], ["2024年6月6日"]))]);
    expect(issuesOf(collection)).toEqual([
      ["collect.unitNotScored", said("零报告"), { sheet: "报表", row: 0, column: 0 }],
    ]);
    expect(collection.files[0]?.entries).toEqual([]);
  });

  test("a unit that has one is taken", () => {
    const collection = collect(grid, [file(formGrid("inTalks", talksForm("甲项目", { unit: "财政局" })))]);
    expect(collection.files[0]).toMatchObject({ outcome: "read", units: ["财政局"] });
  });
});

describe("what 项目台账 takes", () => {
  test("约8000万元 is 8000 in the ledger, and stands in the log in its own words; without 约 it does not", () => {
    const of = (scale: string) =>
      collect(officeGrid(), [file(formGrid("inTalks", talksForm("陶瓷基板项目", { values: { scale } })))]);
    expect(of("约8000万元").replay.rows.find(({ table }) => table === "projects")?.fields["investment"]).toMatchObject({
      amount: 8000,
    });
    expect(logged(of("约8000万元"))).toContain("投资规模 约8000万元");
    expect(logged(of("8000万元")).filter((text) => text.startsWith("投资规模"))).toEqual([]);
  });

  test("what the office's ledger has no column for stands in the log", () => {
    const office = new GridBuilder().rows("项目台账", [["项目名称", "行业类别", "引进部门", "签约日期"]]).build();
    const collection = collect(office, [file(formGrid("inTalks", talksForm("陶瓷基板项目")))]);
    expect(fieldsOf(collection, "projects")).toEqual([
      { name: "陶瓷基板项目", category: "先进陶瓷", attractedBy: "罗家桥乡" },
    ]);
    expect(logged(collection)).toContain("投资规模 8000万元");
  });

  test("a form whose project has no name yet makes no project, but a week and entries of the log", () => {
    const collection = collect(officeGrid(), [file(formGrid("inTalks", talksForm("尚未明确")))]);
    expect(collection.replay.rows.filter(({ table }) => table === "projects")).toEqual([]);
    expect(fieldsOf(collection, "weeks")).toEqual([{ deadline: "2024-06-07", unit: "罗家桥乡", inTalks: "按时" }]);
    expect(logged(collection)).toContain("行业类别 先进陶瓷");
  });
});

describe("the log", () => {
  test("a row that says only what comes next has no content, and says so", () => {
    const collection = collect(officeGrid(), [
      file(formGrid("signed", landingForm("日用瓷生产线", { log: [{ number: "1", time: "4月", nextStep: "办证" }] }))),
    ]);
    expect(fieldsOf(collection, "log").filter(({ entry }) => entry === "项目进展")).toEqual([
      expect.objectContaining({ time: "4月", content: "（未填）", nextStep: "办证" }),
    ]);
  });

  test("an entry of the workbook whose 栏目 was emptied is no entry of the form, and stops nothing", () => {
    const heads = ["填报时间", "责任部门", "项目名称", "来源表", "栏目", "内容"];
    const log = (entry: string | null) =>
      officeGrid({
        more: (more) =>
          more.rows(
            "跟踪日志",
            [heads, ["2024-06-06", "罗家桥乡", "陶瓷基板项目", "在谈项目跟踪报表", entry, "用电容量不足"]],
            { ours: true },
          ),
      });
    const outcome = (entry: string | null) =>
      collect(log(entry), [file(formGrid("inTalks", talksForm("陶瓷基板项目")))]).files[0]?.entries.find(({ title }) =>
        title.endsWith("存在的困难或问题"),
      )?.outcome;
    expect(outcome("存在的困难或问题")).toBe("same");
    expect(outcome(null)).toBe("new");
  });
});

test("facts that were not read from the workbook know the plan's names", () => {
  const grid = officeGrid();
  const form = file(formGrid("inTalks", talksForm("陶瓷基板项目")));
  const facts = { ...readFacts(grid, changnan2024) };
  expect(planCollection(grid, facts, [form]).files).toEqual(collect(grid, [form]).files);
});

test("forms of one file that ask for the same week are one question with two answers", () => {
  const grid = officeGrid({
    weeks: [
      ["2024-06-07", "罗家桥乡", null, null],
      ["2024-06-14", "罗家桥乡", null, null],
    ],
  });
  const forms = ["甲项目", "乙项目"].map((name) => formGrid("inTalks", talksForm(name, { reportedOn: "2024-06-11" })));
  const both: Grid = {
    sheets: forms.flatMap(({ sheets }, index) => sheets.map((each) => ({ ...each, name: `${each.name}${index}` }))),
  };
  const [found] = collect(grid, [file(both)]).files;
  expect(found?.questions.map(({ unit, choices }) => [unit, choices.map(({ status }) => status)])).toEqual([
    ["罗家桥乡", ["迟报", "按时"]],
  ]);
  expect(found?.questions.map(({ text }) => render(text))).toEqual([expect.stringContaining("填报时间 2024-06-11")]);
});
