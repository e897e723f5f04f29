/** 三、1, 三、2, 四、2 and 四、3: what is known is counted, what is not entered is not 0, and nothing of it is scored. */
import {
  assess,
  assessmentJson,
  changnan2024,
  fundBoard,
  industryBoard,
  parkBoard,
  specialsPlan,
  teamBoard,
  type Assessment,
} from "../../engine/index.js";
import { exampleAssessment } from "./report/exampleAssessment.js";
import { faultsOf } from "./report/soundSheet.js";
import { dateCell, day, facts, type Row } from "./tables/workbook.js";
import { signedProject } from "../helpers/signedProject.js";

const read = (tables: Parameters<typeof facts>[0], month = 12, date = 31): Assessment =>
  assess(facts(tables), { asOf: day(month, date) });

describe("三、1", () => {
  const projects = [
    signedProject("甲", "先进陶瓷", { investment: 1000, producing: dateCell(5, 1) }),
    signedProject("乙", "装备", { investment: 500, started: dateCell(6, 1) }),
    signedProject("丙", "文旅"),
    signedProject("丁", "总部经济", { investment: 70 }),
    signedProject("戊", "农业", { nature: "增资扩产" }),
    signedProject("己", "农业", { review: "未通过" }),
  ];

  test("recognised new projects by line of business, with the unit that leads; what belongs to none stands apart", () => {
    expect(industryBoard(read({ projects })).map(({ name, lead, sums }) => [name, lead, sums])).toEqual([
      ["工业", "产业促进局", { projects: 2, investment: 1500, started: 2, producing: 1 }],
      ["文旅", "特色小镇服务中心", { projects: 1, started: 0, producing: 0 }],
      ["商贸", "产业促进局", { projects: 0, started: 0, producing: 0 }],
      ["农业", "社会事业局", { projects: 0, started: 0, producing: 0 }],
      ["城市建设", "住建局", { projects: 0, started: 0, producing: 0 }],
      [undefined, undefined, { projects: 1, investment: 70, started: 0, producing: 0 }],
    ]);
  });

  test("by a day: what comes later is not counted", () => {
    expect(industryBoard(read({ projects }, 5, 31))[0]?.sums).toEqual({
      projects: 2,
      investment: 1500,
      started: 1,
      producing: 1,
    });
    expect(industryBoard(read({ projects }, 3, 4))[0]?.sums?.projects).toBe(0);
  });

  test("without a ledger of projects nothing is known", () => {
    expect(industryBoard(read({})).map(({ sums }) => sums)).toEqual(new Array(5).fill(undefined));
    expect(teamBoard(read({})).map(({ sums }) => sums)).toEqual([undefined, undefined]);
  });
});

describe("三、2", () => {
  test("projects, areas and how many match the park's direction", () => {
    const lines = parkBoard(
      read({
        projects: [
          signedProject("甲", "先进陶瓷", { park: "先进陶瓷产业园", plantArea: 3000 }),
          signedProject("乙", "文旅", { park: "先进陶瓷产业园", plantArea: 500.5, landArea: 12 }),
          signedProject("丙", "日用瓷", { park: "酒器园" }),
          signedProject("丁", "农业", { park: "科创小镇" }),
          signedProject("戊", "农业"),
        ],
      }),
    );
    expect(
      lines.map(({ name, sums, matching, plantArea, landArea }) => [
        name,
        sums?.projects,
        matching,
        plantArea,
        landArea,
      ]),
    ).toEqual([
      ["先进陶瓷产业园", 2, 1, 3500.5, 12],
      ["国际陶瓷酒器文化产业园", 1, 1, undefined, undefined],
      ["先进陶瓷数字经济核心产业园", 0, 0, undefined, undefined],
      ["唐英数字经济产业园", 0, 0, undefined, undefined],
      ["古坊群", 0, 0, undefined, undefined],
      ["科创小镇", 1, undefined, undefined, undefined],
      [undefined, 1, undefined, undefined, undefined],
    ]);
  });
});

describe("四、2", () => {
  const funds: readonly Row[] = [
    { unit: "财政局", budget: 50000 },
    { unit: "财政局", day: dateCell(3, 5), cause: "差旅", amount: "1,200.50元" },
    { unit: "区财政局", day: dateCell(6, 5), cause: "会务", amount: 0.1 },
    { unit: "财政局", cause: "没有日期", amount: 100 },
    { unit: "经发局", day: dateCell(3, 5), cause: "差旅", amount: 300, budget: 200 },
    { unit: "税务局", budget: "1万元" },
  ];
  const line = (month: number, unit: string) =>
    fundBoard(read({ funds }, month, 28)).find((each) => each.unit === unit);

  test("budget, spent and left by a day; a unit that is not scored may have money", () => {
    expect(line(3, "财政局")).toEqual({ unit: "财政局", budget: 50000, spent: 1300.5, left: 48699.5 });
    expect(line(6, "财政局")?.spent).toBe(1300.6);
    expect(line(3, "经发局")?.left).toBe(-100);
  });

  test("what is not entered is not 0", () => {
    expect(line(3, "税务局")).toEqual({ unit: "税务局", budget: 10000 });
    expect(line(3, "洪源镇")).toEqual({ unit: "洪源镇" });
    expect(fundBoard(read({}))).toEqual([]);
  });

  test("is never scored", () => {
    const units = (assessment: Assessment): unknown => assessmentJson(assessment).units;
    expect(units(read({ funds, teams: [{ team: "某小分队" }] }))).toEqual(units(read({})));
  });
});

describe("四、3", () => {
  const projects = [
    signedProject("甲", "日用陶瓷", { park: "酒器园", investment: 900 }),
    signedProject("乙", "日用陶瓷", { park: "古坊群" }),
    signedProject("丙", "先进陶瓷"),
  ];

  test("the plan's teams, until the office enters its own", () => {
    expect(teamBoard(read({ projects })).map(({ name, sums, settled }) => [name, sums?.projects, settled])).toEqual([
      ["日用陶瓷招商小分队", 2, 1],
      ["先进陶瓷（装备制造）招商小分队", 1, 0],
    ]);
  });

  test("the office's teams with what the projects of their directions came to", () => {
    const teams = [
      { team: "瓷业队", captain: "张三", members: "李四、王五", directions: "日用瓷、先进陶瓷", park: "酒器园" },
      { team: "后备队", captain: "赵六" },
    ];
    expect(teamBoard(read({ projects, teams }))).toEqual([
      {
        name: "瓷业队",
        captain: "张三",
        members: ["李四", "王五"],
        directions: ["日用陶瓷", "先进陶瓷"],
        park: "国际陶瓷酒器文化产业园",
        sums: { projects: 3, investment: 900, started: 0, producing: 0 },
        settled: 1,
      },
      { name: "后备队", captain: "赵六", members: [], directions: [], sums: undefined },
    ]);
  });
});

describe("专项", () => {
  const texts = (assessment: Assessment): string[] =>
    specialsPlan(assessment).rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell?.value === undefined ? [] : [String(cell.value)])),
    );

  test.each([
    ["the example", exampleAssessment()],
    ["an empty workbook", read({})],
  ])("of %s is sound", (_, assessment) => {
    expect(faultsOf(specialsPlan(assessment), {})).toEqual([]);
  });

  test("quotes its four clauses, and says 无数据 where nothing is entered", () => {
    const shown = texts(read({}));
    for (const quote of [changnan2024.funding.quote, ...changnan2024.industries.map(({ clause }) => clause.quote)])
      expect(shown.some((text) => text.includes(quote))).toBe(true);
    expect(shown.filter((text) => text.startsWith("无数据")).length).toBeGreaterThan(20);
    expect(shown).not.toContain("0");
  });

  test("a unit that spent more than it has is marked", () => {
    expect(texts(read({ funds: [{ unit: "经发局", amount: 300, budget: 200 }] }))).toContain("超支 100");
  });
});

test("a plan without lines of business or parks has no board of them", () => {
  const assessment = read({ projects: [signedProject("甲", "先进陶瓷")] });
  const without = { ...assessment, plan: { ...assessment.plan, industries: [], parks: [] } };
  expect([industryBoard(without), parkBoard(without)]).toEqual([[], []]);
});
