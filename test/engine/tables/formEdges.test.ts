/** Forms of annex 4 at their edges: boxes in several cells, what is left blank or as a prompt, a filing line or a name that is not there. */
import {
  GridBuilder,
  issueText,
  readForms,
  type CellValue,
  type FilledForm,
  type Issue,
} from "../../../engine/index.js";
import { plan } from "./workbook.js";

const log: CellValue[][] = [
  ["序号", "时间", "地点", "对方代表", "我方代表", "会谈内容", "下一步举措"],
  [1, "3月4日", "深圳", "王五", "张三", "初谈", "再谈"],
];
const filing: CellValue[] = ["填报部门：财政局 填报时间：2024年3月8日"];
const base: CellValue[][] = [
  ["项目名称", "甲项目"],
  ["投资规模", "1.2亿元", "项目跟进人", "李四"],
];

function read(rows: CellValue[][]): { form: FilledForm; issues: readonly Issue[] } {
  const { forms, issues } = readForms(new GridBuilder().rows("表", rows).build(), plan);
  expect(forms).toHaveLength(1);
  return { form: forms[0] as FilledForm, issues };
}
const inTalks = (lines: CellValue[][], line: CellValue[] = filing, rows: CellValue[][] = log) =>
  read([["在谈项目跟踪报表"], line, ...lines, ...rows]);
const told = (issues: readonly Issue[]): [string, string, number | undefined, number | undefined][] =>
  issues.map((issue) => [issue.code, issueText(issue), issue.place?.row, issue.place?.column]);

describe("boxes", () => {
  test.each<[name: string, line: CellValue[], category: string]>([
    ["one ticked in a cell", ["行业类别", "☐先进陶瓷 ☑农业"], "农业"],
    ["options in several cells", ["行业类别", "☐先进陶瓷", "☑农业", "☐文旅"], "农业"],
    ["options in several cells, up to the next label", ["行业类别", "☑先进陶瓷", "联系人", "☑赵六"], "先进陶瓷"],
    ["behind a blank cell", ["行业类别", null, "☐农业 ☑文旅"], "文旅"],
  ])("%s", (_, line, category) => {
    const { form, issues } = inTalks([...base, line]);
    expect(form.values["category"]?.text).toBe(category);
    expect(told(issues)).toEqual([]);
  });

  test("where several may be ticked all are taken, with what stands before them", () => {
    const { form, issues } = inTalks([...base, ["项目进展情况", "已办：☑立项 ☐环评 ☑用地"]]);
    expect(form.values["progress"]?.text).toBe("已办：立项、用地");
    expect(told(issues)).toEqual([]);
  });

  test("of one list two ticks in two cells are none", () => {
    const { form, issues } = inTalks([...base, ["行业类别", "☑先进陶瓷", "☑农业"]]);
    expect(form.values["category"]?.text).toBe("");
    expect(told(issues)).toEqual([
      [
        "form.choiceSeveral",
        "“行业类别”勾选了 2 项（先进陶瓷、农业），只能有一项，按空白处理；请核对后在台账中补填",
        4,
        1,
      ],
    ]);
  });
});

test("a prompt that nobody replaced is no department, whatever stands behind it in the cell", () => {
  const { form, issues } = inTalks(base, ["填报部门：（请填写部门） 填报时间：2024年3月8日"]);
  expect(form.unit).toBeUndefined();
  expect(form.filing["unit"]).toEqual({ text: "", place: { sheet: "表", row: 1, column: 0 } });
  expect(told(issues)).toEqual([["form.unitBlank", "“在谈项目跟踪报表”没有写填报部门，无法归入台账；请补填", 1, 0]]);
});

test("a department that nobody knows is told with the one that is meant", () => {
  const { form, issues } = inTalks(base, ["填报部门：财攻局 填报时间：2024年3月8日"]);
  expect(form.unit).toBeUndefined();
  expect(told(issues)).toEqual([
    ["form.unitUnknown", "认不出填报部门“财攻局”，无法归入台账；请改用附件1的名称（是否指财政局？）", 1, 0],
  ]);
  expect(told(inTalks(base, ["填报部门：示范甲乙丙 填报时间：2024年3月8日"]).issues)[0]?.[1]).toBe(
    "认不出填报部门“示范甲乙丙”，无法归入台账；请改用附件1的名称",
  );
});

test("a row of the log without a time keeps its words and is told", () => {
  const rows: CellValue[][] = [...log, [2, null, "佛山", "王五", "张三", "再谈", "签约"], [3, "上周", "佛山", "王五"]];
  const { form, issues } = inTalks(base, filing, rows);
  expect(form.log.map(({ day, values }) => [day !== undefined, values["venue"]?.text])).toEqual([
    [true, "深圳"],
    [false, "佛山"],
    [false, "佛山"],
  ]);
  expect(told(issues)).toEqual([
    ["form.logTimeUnreadable", "这一行日志没有写时间，内容仍按原样保留；请补填", 6, 1],
    ["form.logTimeUnreadable", "这一行日志的时间“上周”无法识别，内容仍按原样保留；请补填", 7, 1],
  ]);
});

test.each(["/", "无", "—"])("a scale of %s is no amount, and nothing is asked about it", (scale) => {
  const { form, issues } = inTalks([
    ["项目名称", "甲项目", "行业类别", "农业"],
    ["投资规模", scale],
  ]);
  expect(form.investment).toBeUndefined();
  expect(told(issues)).toEqual([]);
});

test("a form that has no label for the name is told at its title", () => {
  const { form, issues } = inTalks([
    ["投资规模", "1.2亿元"],
    ["行业类别", "农业", "项目跟进人", "李四"],
  ]);
  expect(form.values["name"]).toBeUndefined();
  expect(told(issues)).toEqual([["form.nameBlank", "“在谈项目跟踪报表”没有写项目名称，无法归入台账；请补填", 0, 0]]);
});

test("a form without a name that says 零报告 reports nothing", () => {
  const { form, issues } = inTalks([["投资规模"], ["行业类别"], ["项目跟进人"], ["零报告"]], filing, log.slice(0, 1));
  expect(form.isZero).toBe(true);
  expect(told(issues)).toEqual([]);
});

test("without a title and a filing line a form begins at its first label", () => {
  const { form, issues } = read([
    [],
    [],
    ["说明"],
    ["项目名称", "甲项目", "行业类别", "农业"],
    ["投资规模", "1亿元", "项目跟进人", "李四"],
    ...log,
  ]);
  expect([form.kind, form.area.top, form.values["name"]?.text]).toEqual(["inTalks", 3, "甲项目"]);
  expect(issues.map(({ code }) => code)).toEqual(["form.unitBlank", "form.reportedOnBlank"]);
});
