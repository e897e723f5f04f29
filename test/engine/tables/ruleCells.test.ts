/** What single cells of 考核规则 mean, in the spellings that offices use, and what may be written instead of what means nothing. */
import { measures } from "../../../engine/measures.js";
import { CellKind } from "../../../engine/grid/grid.js";
import type { Cell } from "../../../engine/tables/cell.js";
import { Gate } from "../../../engine/tables/gate.js";
import { measureTitles, readBands, readConditions, readMeasure, readTarget } from "../../../engine/tables/ruleCells.js";
import type { UnitNames } from "../../../engine/tables/unitNames.js";
import { plan } from "./workbook.js";

const place = { sheet: "附件1", row: 1, column: 5 };
const figures = new Map([["亿元项目任务", { heading: "亿元项目任务（个）", number: 2, place }]]);
const gate = new Gate(plan, {} as UnitNames, new Map(), [{ name: "财政局", leaders: [], figures }]);
const { projects, investment, leads, indicator } = measures;
const text = (said: string): Cell => ({ kind: CellKind.text, number: 0, text: said });
const number = (value: number, format?: string): Cell => ({
  kind: CellKind.number,
  number: value,
  text: String(value),
  ...(format === undefined ? {} : { format }),
});

describe("计量", () => {
  test.each([
    ["有效信息条数", "leads"],
    ["引进 项目数", "projects"],
    ["签约投资额（万元）", "investment"],
    ["签约投资额", "investment"],
    ["签约投资额(万元)", "investment"],
    ["通报次数", "notices"],
  ])("%s", (said, key) => expect(readMeasure(said)).toEqual({ value: { key } }));

  test.each([
    ["指标：税收", "税收"],
    ["指标:税 收", "税收"],
    ["指标：增幅：同比", "增幅:同比"],
  ])("%s is the indicator %s", (said, name) =>
    expect(readMeasure(said)).toEqual({ value: { key: "indicator", indicator: name } }),
  );

  test.each(["指标", "指标：", "税收", "", "某指标：税收"])("%j is none: all that may stand there is named", (said) => {
    expect(readMeasure(said)).toEqual({
      choices:
        "可填：有效信息条数、外出考察企业数、引进项目数、优强项目数、亿元以上项目数、开工项目数、投产项目数、签约投资额（万元）、年税收（万元）、" +
        "按时报送周数、被点名次数、逾期任务数、约谈次数、提醒谈话次数、诫勉谈话次数、通报次数、指标：名称",
    });
  });

  test("the list that a form offers is the list that is read", () => {
    for (const title of measureTitles.slice(0, -1)) expect(readMeasure(title)).toHaveProperty("value");
    expect(measureTitles.at(-1)).toBe("指标：名称");
  });
});

describe("条件", () => {
  const read = (said: string) => readConditions(said, projects, gate);
  test.each<[string, unknown]>([
    ["类别=先进陶瓷", [{ by: "category", names: ["先进陶瓷"] }]],
    ["类别 ＝ 先进瓷/农业", [{ by: "category", names: ["先进陶瓷", "农业"] }]],
    ["类别=先进陶瓷或农业", [{ by: "category", names: ["先进陶瓷", "农业"] }]],
    ["类别=农业项目", [{ by: "category", names: ["农业"] }]],
    ["类别=农业/", [{ by: "category", names: ["农业"] }]],
    ["园区=古坊群", [{ by: "park", names: ["古坊群"] }]],
    ["园区=酒器园/科创小镇", [{ by: "park", names: ["国际陶瓷酒器文化产业园", "科创小镇"] }]],
    ["性质=新建/技改", [{ by: "nature", names: ["新建", "技改"] }]],
    ["性质=改扩建", [{ by: "nature", names: ["改扩建"] }]],
    ["投资额≥5000", [{ by: "investment", sign: "≥", amount: 5000 }]],
    ["投资额>=1亿元", [{ by: "investment", sign: "≥", amount: 10000 }]],
    ["投资额>5000", [{ by: "investment", sign: ">", amount: 5000 }]],
    ["投资额≤5000万元", [{ by: "investment", sign: "≤", amount: 5000 }]],
    ["投资额<=5000", [{ by: "investment", sign: "≤", amount: 5000 }]],
    ["投资额<5000", [{ by: "investment", sign: "<", amount: 5000 }]],
    ["月份=1-6", [{ by: "months", first: 1, last: 6 }]],
    ["月份=3月至5月", [{ by: "months", first: 3, last: 5 }]],
    ["月份=3到12", [{ by: "months", first: 3, last: 12 }]],
    ["月份=1—12月", [{ by: "months", first: 1, last: 12 }]],
    ["月份=12", [{ by: "months", first: 12, last: 12 }]],
    ["月份=6-6", [{ by: "months", first: 6, last: 6 }]],
    ["", []],
    ["、；", []],
  ])("%j", (said, value) => expect(read(said)).toEqual({ value }));

  test.each(["、", "，", ",", "；", ";", "\n", " ；\n"])("several are parted by %j", (sign) => {
    expect(read(["类别=农业", "投资额≥5000", "投资额<10000"].join(sign))).toEqual({
      value: [
        { by: "category", names: ["农业"] },
        { by: "investment", sign: "≥", amount: 5000 },
        { by: "investment", sign: "<", amount: 10000 },
      ],
    });
  });

  test.each([
    ["类别=农业、类别=商贸", "“类别”只写一次，几个值用 / 隔开"],
    ["月份=1-3、月份=7-9", "“月份”只写一次，几个值用 / 隔开"],
    ["园区=古坊群、园区=科创小镇", "“园区”只写一次，几个值用 / 隔开"],
    ["类别>农业", "“类别”后面写 ="],
    ["月份≥3", "“月份”后面写 ="],
    ["规模=大", "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"],
    ["类别", "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"],
    ["类别=", "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"],
    ["=类别=农业", "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"],
    ["=农业", "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"],
    ["投资额=5000", "投资额写成 投资额≥5000（万元）或 投资额≥1亿元"],
    ["投资额≥很多", "投资额写成 投资额≥5000（万元）或 投资额≥1亿元"],
    ["月份=0", "月份写成 月份=1-6 或 月份=3"],
    ["月份=13", "月份写成 月份=1-6 或 月份=3"],
    ["月份=6-3", "月份写成 月份=1-6 或 月份=3"],
    ["月份=1-13", "月份写成 月份=1-6 或 月份=3"],
    ["月份=第1", "月份写成 月份=1-6 或 月份=3"],
    ["月份=1-6月底", "月份写成 月份=1-6 或 月份=3"],
    ["园区=开发区", `园区可填：${plan.parks.map(({ name }) => name).join("、")}`],
    ["园区=古坊群/开发区", `园区可填：${plan.parks.map(({ name }) => name).join("、")}`],
    ["类别=航天", `类别可填：${plan.categories.map(({ name }) => name).join("、")}`],
    ["类别=/", `类别可填：${plan.categories.map(({ name }) => name).join("、")}`],
    ["性质=扩大", "性质可填：新建、增资扩产、增资、扩产、扩建、改扩建、二期、三期、技改"],
    ["类别=农业、性质=扩大", "性质可填：新建、增资扩产、增资、扩产、扩建、改扩建、二期、三期、技改"],
  ])("%j means nothing: %s", (said, choices) => expect(read(said)).toEqual({ choices }));

  test("rows that are no projects are chosen by month alone", () => {
    expect(readConditions("月份=1-6", leads, gate)).toEqual({ value: [{ by: "months", first: 1, last: 6 }] });
    expect(readConditions("类别=农业", leads, gate)).toEqual({
      choices: "“有效信息条数”只能用月份，如：月份=1-6",
    });
  });
});

describe("目标", () => {
  test.each<[string, Cell, string, unknown]>([
    ["a number", number(4), "4", { number: 4 }],
    ["a number in words", text("四个"), "四个", { number: 4 }],
    ["not whole", number(0.5), "0.5", { number: 0.5 }],
    ["the quota", text("招引任务"), "招引任务", { column: "quota" }],
    ["of 附件1", text("附件1招引任务"), "附件1招引任务", { column: "quota" }],
    ["with a space", text("附件 1 招引任务"), "附件 1 招引任务", { column: "quota" }],
    ["with 的", text("附件1的招引任务"), "附件1的招引任务", { column: "quota" }],
    ["with a colon", text("附件一：招引任务"), "附件一：招引任务", { column: "quota" }],
    ["the visits", text("安排主要领导外出考察企业数"), "安排主要领导外出考察企业数", { column: "visits" }],
    ["a column of the office", text("亿元项目任务"), "亿元项目任务", { heading: "亿元项目任务" }],
    ["its unit beside it", text("附件1 亿元项目任务（个）"), "附件1 亿元项目任务（个）", { heading: "亿元项目任务" }],
  ])("%s", (_, cell, said, value) => expect(readTarget(cell, said, projects, gate)).toEqual({ value }));

  test.each<[Cell, string, number]>([
    [number(5000), "5000", 5000],
    [text("1.2亿元"), "1.2亿元", 12000],
    [text("5000万"), "5000万", 5000],
  ])("of money in 万元: %j", (cell, said, amount) =>
    expect(readTarget(cell, said, investment, gate)).toEqual({ value: { number: amount } }),
  );

  test.each<[string, Cell]>([
    ["500万美元", text("500万美元")],
    ["500", number(500, '0"万美元"')],
  ])("another currency is no amount: %s", (said, cell) =>
    expect(readTarget(cell, said, investment, gate)).toEqual({
      choices: "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）",
    }),
  );

  test("an amount below nothing is told as such", () => {
    expect(readTarget(number(-1), "-1", investment, gate)).toEqual({ choices: "目标要大于 0" });
  });

  test.each<[string, Cell, string]>([
    ["0", number(0), "目标要大于 0"],
    ["-1", number(-1), "目标要大于 0"],
    ["别的", text("别的"), "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）"],
    ["责任部门", text("责任部门"), "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）"],
    [
      "招引任务附件1",
      text("招引任务附件1"),
      "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）",
    ],
    [
      "附件X1招引任务",
      text("附件X1招引任务"),
      "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）",
    ],
    ["附件1", text("附件1"), "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）"],
    ["1亿元", text("1亿元"), "可填数字，或附件1的栏目：招引任务、安排主要领导外出考察企业数、亿元项目任务（个）"],
  ])("%s means nothing", (said, cell, choices) => expect(readTarget(cell, said, projects, gate)).toEqual({ choices }));
});

describe("bands of 每个分值", () => {
  const bands = (...all: readonly (readonly [number, number])[]) => ({
    value: all.map(([from, points]) => ({ from, points })),
  });
  test.each([
    ["≥1亿元:3；≥5亿元:5；≥10亿元:8", bands([10000, 3], [50000, 5], [100000, 8])],
    ["≥10亿元:8;≥1亿元:3", bands([10000, 3], [100000, 8])],
    ["1亿元以上：得3分、5亿元及以上：加5分", bands([10000, 3], [50000, 5])],
    ["不少于5000万元=1.5\n不低于1亿元=3", bands([5000, 1.5], [10000, 3])],
    ["达到1亿元:扣3", bands([10000, 3])],
    [">=8000:2", bands([8000, 2])],
    ["8000:2；", bands([8000, 2])],
  ])("%s of money", (said, expected) => expect(readBands(said, investment)).toEqual(expected));

  test.each([
    ["≥1:3；≥5:5；≥10:8", bands([1, 3], [5, 5], [10, 8])],
    ["三个以上:5；1个:0.5", bands([1, 0.5], [3, 5])],
    ["0:1", bands([0, 1])],
    ["≥1:12；≥2:12.25", bands([1, 12], [2, 12.25])],
  ])("%s of a number", (said, expected) => expect(readBands(said, projects)).toEqual(expected));

  test.each([
    ["", "写成 ≥1:3；≥5:5；≥10:8"],
    ["；", "写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1", "“≥1”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1:", "“≥1:”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1:三", "“≥1:三”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    [":3", "“:3”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1:3分整", "“≥1:3分整”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1:3；大:5", "“大:5”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1亿元:3", "“≥1亿元:3”没有读懂，写成 ≥1:3；≥5:5；≥10:8"],
    ["≥1:3；≥1:5", "1 一档写了两次"],
    ["≥1:3；≥5:3", "5 一档的 3 分不高于 1 一档的 3 分"],
    ["≥5:2；≥1:3", "5 一档的 2 分不高于 1 一档的 3 分"],
  ])("%j of a number means nothing: %s", (said, choices) => expect(readBands(said, projects)).toEqual({ choices }));

  test("of money the example is one of money", () => {
    expect(readBands("若干", investment)).toEqual({
      choices: "“若干”没有读懂，写成 ≥1亿元:3；≥5亿元:5；≥10亿元:8",
    });
    expect(readBands("≥大额:3", investment)).toEqual({
      choices: "“≥大额:3”没有读懂，写成 ≥1亿元:3；≥5亿元:5；≥10亿元:8",
    });
    expect(readBands("≥1:3；≥2:5", indicator)).toEqual(bands([1, 3], [2, 5]));
  });
});
