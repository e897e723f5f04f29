/** What a field says when it is not what its column is for: it is told, kept as written, or nothing. */
import { changnan2024, dayOf, GridBuilder, readFacts, type CellValue } from "../../../engine/index.js";
import { CellKind } from "../../../engine/grid/grid.js";
import { shapeOf } from "../../../engine/tables/annex5/cellSentences.js";
import { TextMark, textMarks } from "../../../engine/tables/textMarks.js";
import { readOwners, sharesOf } from "../../../engine/tables/shares.js";
import { UnitNames } from "../../../engine/tables/unitNames.js";
import { dateCell, facts, ledger, plan, troubles, type Row } from "./workbook.js";

const unit = "财政局";

test("an activity of a year that cannot be still has its month; what is no time has none", () => {
  const { activities } = facts({
    activities: [
      { name: "甲", time: { date: dayOf(1905, 4, 10) as number } },
      { name: "乙", time: true },
    ],
  });
  expect(activities.map(({ month }) => month)).toEqual([4, undefined]);
});

test("points without a unit are told as incomplete, and not as a unit that nobody knows", () =>
  expect(troubles(facts({ enteredPoints: [{ unit: null, item: "甲", points: 3 }] }))).toEqual([
    "entry.incomplete 录入得分!B2",
  ]));

describe("经费", () => {
  const read = (row: Row) => facts({ funds: [{ unit, ...row }] });
  test("a unit that nobody knows is told at its cell", () => {
    const found = read({ unit: "某某局", amount: 5 });
    expect([found.funds, troubles(found).map((each) => each.split(" ")[0])]).toEqual([[], ["unit.unknown"]]);
  });
  test.each<[string, number]>([
    ["3.5万元", 35_000],
    ["1,200元", 1200],
    ["0.07元", 0.07],
  ])("%s is %d 元", (text, yuan) => expect(read({ amount: text }).funds[0]?.amount).toBe(yuan));
  test.each(["1.2.3万元", ".元"])("%s is no figure, of an amount or of a budget", (text) => {
    const { issues } = read({ amount: text, budget: text });
    expect(
      issues.filter(({ code }) => code === "fund.figureUnreadable").map(({ message }) => message.values["what"]),
    ).toEqual(["金额", "预算"]);
  });
});

describe("规则参数", () => {
  const read = (value: CellValue, parameter = "考核年度") => facts({ settings: [{ parameter, value }] });
  const unreadable = (found: ReturnType<typeof facts>) =>
    found.issues.filter(({ code }) => code === "setting.valueUnreadable").map(({ message }) => message.values);
  test.each<[CellValue]>([["2024"], ["2024年度"], [2024]])("%j names the year", (value) =>
    expect(unreadable(read(value))).toEqual([]),
  );
  test.each<[CellValue]>([["明年"], ["1924"], ["2024.5"]])("%j names no year, and the plan's holds", (value) => {
    const found = read(value);
    expect(found.plan.year).toBe(2024);
    expect(unreadable(found)).toEqual([
      { name: "考核年度", value: String(value), planned: String(changnan2024.year), unit: "年" },
    ]);
  });
  test("a yes is no number of a parameter", () => {
    const { title } = plan.parameters.find(({ value }) => typeof value === "number") as { title: string };
    const found = read(true, title);
    expect(unreadable(found)).toMatchObject([{ name: title }]);
    expect(found.parameters).toEqual({});
  });
});

describe("项目", () => {
  const project: Row = {
    name: "甲",
    attractedBy: unit,
    servicedBy: unit,
    category: "文旅",
    review: "通过",
    signed: dateCell(3, 5),
  };
  const quotas = [{ leaders: "张三", unit, quota: "2个", visits: 4 }];
  const read = (more: Row) => facts({ quotas, projects: [{ ...project, ...more }] });
  test("a park that is none of the plan's stays as it is written", () =>
    expect(read({ park: "某产业园" }).projects[0]?.park).toBe("某产业园"));
  test("words for not yet in the columns of amounts and areas are blank", () => {
    const words = { investment: "尚未明确", annualTax: "没有", plantArea: "未明确", landArea: "没有" };
    const found = read(words);
    expect(troubles(found)).toEqual(troubles(read({})));
    for (const field of Object.keys(words)) expect(found.projects[0]).not.toHaveProperty(field);
  });
  test("where shares are not 100%, or lack, the first name is told, also where it is no unit", () => {
    const told = (attractedBy: string, wanted: string) =>
      read({ attractedBy }).issues.find(({ code }) => code === wanted)?.message.values["unit"];
    expect(told(`某某公司60%、${unit}60%`, "project.shareSum")).toBe("某某公司");
    expect(told(`${unit}60%、某某公司60%`, "project.shareSum")).toBe(unit);
    expect(told(`某某公司、${unit}`, "project.sharesMissing")).toBe("某某公司");
  });
  test("a format that scales in a way that cannot be told is told with the unit of its column", () => {
    const builder = new GridBuilder();
    builder.rows("附件1", ledger("quotas", quotas));
    const fields = ["name", "attractedBy", "servicedBy", "category", "review", "signed", "plantArea", "landArea"];
    const sheet = builder.sheet("项目台账");
    ledger("projects", [{ ...project, plantArea: 5000, landArea: 30 }], fields).forEach((cells, row) =>
      cells.forEach((value, column) => sheet.set(row, column, value)),
    );
    for (const column of [6, 7]) sheet.format(1, column, "0\\.0\\.0");
    sheet.end();
    const { issues } = readFacts(builder.build(), plan);
    expect(
      issues.filter(({ code }) => code === "project.formatUnclear").map(({ message }) => message.values),
    ).toMatchObject([
      { value: 5000, unit: "㎡" },
      { value: 30, unit: "亩" },
    ]);
  });
});

test("a team's park and directions that the plan does not have stay as written", () => {
  const { teams } = facts({ teams: [{ team: "甲队", captain: "张三", directions: "低空 经济、文旅", park: "某园" }] });
  expect(teams[0]).toMatchObject({ park: "某园", directions: ["低空经济", "文旅"] });
});

test("owners: no name is none, and a longer part than a name with its share is no share", () => {
  const names = new UnitNames(plan);
  expect(readOwners("", names).kind).toBe("none");
  expect(readOwners(`${"财".repeat(95)}局40%、${unit}60%`, names).kind).toBe("shared");
  expect(readOwners(`${"财".repeat(100)}局40%、${unit}60%`, names).kind).toBe("badSum");
  expect(sharesOf(readOwners(`${unit}100%`, names))).toEqual([{ unit, weight: 1 }]);
});

test.each<[string, readonly number[]]>([
  ["加一点五分", [1.5]],
  ["加半分", [0.5]],
  ["加一点五点五分", []],
  ["加一点百分", []],
])("%s holds the numbers %j", (text, numbers) => expect(shapeOf(text).numbers).toEqual(numbers));

test("a pool that keeps no marks has the same ones, and those of the texts that it takes in later", () => {
  const all = ["", "报送日期", "合计", `备注：${"很长".repeat(150)}`, "附件5", "甲", "无"];
  const builder = new GridBuilder();
  builder.rows("表", [all.slice(1)]);
  const [{ pool }] = builder.build().sheets as [ReturnType<GridBuilder["build"]>["sheets"][number]];
  expect(pool.texts).toEqual(all);
  // No cell holds the empty text at index 0.
  const kept = [...textMarks(pool).slice(1, all.length)];
  expect((kept[2] as number) & TextMark.note).toBe(TextMark.note);
  const texts = all.slice(0, 3);
  const own = { texts, find: (text: string) => texts.indexOf(text) };
  expect([...textMarks(own).slice(1, 3)]).toEqual(kept.slice(0, 2));
  texts.push(...all.slice(3));
  expect([...textMarks(own).slice(1, all.length)]).toEqual(kept);
  expect([...textMarks(own).slice(1, all.length)]).toEqual(kept);
});

test("a place that nothing was put at is empty, beyond the sheet too", () => {
  const sheet = new GridBuilder().sheet("表");
  sheet.put(0, 0, CellKind.number, 5);
  expect([sheet.isEmpty(0, 0), sheet.isEmpty(1, 0), sheet.isEmpty(0, 7), sheet.isEmpty(99, 0)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
