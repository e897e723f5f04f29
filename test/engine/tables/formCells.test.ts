import { GridBuilder, readForms, type Area, type CellValue } from "../../../engine/index.js";
import { plan } from "./workbook.js";

const log: CellValue[][] = [
  ["序号", "时间", "地点", "对方代表", "我方代表", "会谈内容", "下一步举措"],
  [1, "3月4日", "深圳", "王五", "张三", "初谈", "再谈"],
];
/** A form with these lines; every value of its labels, and each doubt with its cell. */
function read(lines: CellValue[][], merges: Area[] = []) {
  const head: CellValue[][] = [["在谈项目跟踪报表"], ["填报部门：财政局 填报时间：2024年3月8日"]];
  const { forms, issues } = readForms(
    new GridBuilder().rows("表", [...head, ...lines, ...log], { merges }).build(),
    plan,
  );
  return {
    values: Object.fromEntries(Object.entries(forms[0]?.values ?? {}).map(([key, value]) => [key, value?.text])),
    doubts: issues.map(({ code, place }) => [code, place?.row, place?.column]),
  };
}
const base: CellValue[][] = [
  ["项目名称", "甲项目", "行业类别", "先进陶瓷"],
  ["投资规模", "1.2亿元", "项目跟进人", "李四"],
];

describe("a label whose cell is blank", () => {
  test.each<[name: string, line: CellValue[], contact: string, doubt?: number]>([
    ["a label with its value beside it", ["联系人", null, "其他说明", "无"], ""],
    ["a label that is blank too, below labels", ["联系人", null, "其他说明", null], ""],
    ["a label that is blank too, where no label stands", ["联系人", null, null, "其他说明"], "", 3],
    ["a label with a colon", ["联系人", null, null, "传真："], ""],
    ["a label with its value behind a colon", ["联系人", null, null, "传真：无"], ""],
    ["a cell behind a colon that is a label of its own", ["联系人：", "传真：无"], ""],
    ["the same label again", ["联系人", null, null, "联系人"], ""],
    ["a label of the other form", ["联系人", null, null, "挂点领导"], ""],
    ["figures further right", ["联系人", null, null, "13800000000"], "13800000000"],
    ["a number further right", ["联系人", null, null, 13800000000], "13800000000"],
    ["a prompt in the place of the value", ["联系人", "请在此处填写", "其他说明", "无"], ""],
    ["an error in the place of the value", ["联系人", { error: "#REF!" }, "其他说明", "无"], ""],
    ["its value beside it, and a label behind", ["联系人", "赵六", "其他说明", "无"], "赵六"],
    ["a value with a colon", ["联系人", "司机：赵六", "其他说明", "无"], "司机：赵六"],
  ])("%s", (_, line, contact, doubt = 0) => {
    const { values, doubts } = read([...base, line]);
    expect(values).toMatchObject({ name: "甲项目", category: "先进陶瓷", scale: "1.2亿元", follower: "李四", contact });
    expect(doubts.filter(([code]) => code === "form.valueDoubtful")).toEqual(
      doubt === 0 ? [] : [["form.valueDoubtful", 4, doubt]],
    );
  });

  test("a merged area is the label's own cell, whatever stands behind it", () => {
    const merges = [{ top: 4, left: 1, bottom: 4, right: 2 }];
    expect(read([...base, ["联系人", null, null, "其他说明"]], merges)).toMatchObject({
      values: { contact: "" },
      doubts: [],
    });
  });

  test("where the form leaves a column free between label and value, words are values too", () => {
    const lines: CellValue[][] = [
      ["项目名称", null, "甲项目"],
      ["投资规模", null, "1.2亿元"],
      ["联系人", null, "赵六"],
    ];
    expect(read(lines)).toMatchObject({ values: { name: "甲项目", scale: "1.2亿元", contact: "赵六" }, doubts: [] });
  });

  test("between labels above and below, a cell with a value beside it is asked about", () => {
    const lines: CellValue[][] = [
      ["项目名称", "行业类别", "先进陶瓷"],
      ["联系人", "其他说明", "无"],
      ["电话", "投资规模", "1亿元"],
    ];
    expect(read(lines)).toEqual({
      values: { name: "", category: "先进陶瓷", contact: "", phone: "", scale: "1亿元" },
      doubts: [
        ["form.valueDoubtful", 3, 1],
        ["form.nameBlank", 2, 1],
      ],
    });
  });
});

describe("values below their labels", () => {
  const lines: CellValue[][] = [
    ["项目名称", "行业类别", "其他说明", "投资规模"],
    ["甲项目", "先进陶瓷", "无", "1.2亿元"],
    ["联系人", "电话"],
    [null, 13800000000],
    ["投资效益"],
    ["年税收300万元"],
  ];
  test("are taken, blank ones too; an unknown label between is nobody's value", () =>
    expect(read(lines)).toEqual({
      values: {
        name: "甲项目",
        category: "先进陶瓷",
        scale: "1.2亿元",
        contact: "",
        phone: "13800000000",
        benefit: "年税收300万元",
      },
      doubts: [],
    }));

  test("labels side by side above other labels, or above the log, have none", () => {
    const beside: CellValue[][] = [...base, ["法定代表人", "联系人"], ["投资效益", "无"], ["电话", "投资方及项目简介"]];
    expect(read(beside)).toMatchObject({
      values: { legalRepresentative: "", contact: "", benefit: "无", phone: "", summary: "" },
      doubts: [],
    });
  });
});

test("a line above the form with cells of their own: 填报人 is not 填报部门", () => {
  const rows: CellValue[][] = [
    ["在谈项目跟踪报表"],
    ["填报部门", null, "填报人", "张三"],
    ...base,
    ["联系人", "赵六"],
    ...log,
  ];
  const { forms } = readForms(new GridBuilder().rows("表", rows).build(), plan);
  expect([forms[0]?.filing["unit"]?.text, forms[0]?.filing["reporter"]?.text]).toEqual(["", "张三"]);
});
