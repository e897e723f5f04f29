import { assess } from "../../engine/assess.js";
import { issueText } from "../../engine/issueText.js";
import { day, facts, type ProjectRow } from "../helpers/facts.js";

const issuesOf = (project: ProjectRow, asOf = "2024-12-31") =>
  assess(facts({ projects: [project] }), { asOf: day(asOf) }).issues.filter(({ code }) => code.startsWith("project."));
const codes = (project: ProjectRow, asOf?: string) =>
  issuesOf(project, asOf).map(({ code, severity }) => `${severity} ${code}`);

const leased = { mode: "leasedPlant" } as const;
const land = { mode: "landUse" } as const;

test.each<[string, ProjectRow, string[]]>([
  ["a plant of 2999.99 ㎡", { ...leased, plantArea: 2999.99 }, ["warning project.plantArea"]],
  ["a plant of 3000 ㎡", { ...leased, plantArea: 3000 }, []],
  ["99.9 元/㎡", { ...leased, plantArea: 4000, annualTax: 39.96 }, ["warning project.taxPerSquareMetre"]],
  ["100 元/㎡", { ...leased, plantArea: 4000, annualTax: 40 }, []],
  [
    "small and poor",
    { ...leased, plantArea: 2000, annualTax: 1 },
    ["warning project.plantArea", "warning project.taxPerSquareMetre"],
  ],
  ["tax not entered", { ...leased, plantArea: 4000 }, []],
  ["area not entered", { ...leased, annualTax: 1 }, []],
  ["9.99 万元 a 亩", { ...land, landArea: 100, annualTax: 999 }, ["warning project.taxPerMu"]],
  ["10 万元 a 亩", { ...land, landArea: 100, annualTax: 1000 }, []],
  ["a third of an acre exactly at the bound", { ...land, landArea: 0.3, annualTax: 3 }, []],
  ["land, where the plant's area does not matter", { ...land, plantArea: 10 }, []],
  ["another way of settling", { mode: "other", plantArea: 10, landArea: 10, annualTax: 0 }, []],
  ["no way given", { plantArea: 10 }, []],
])("备注1: %s", (_, project, expected) => {
  expect(codes(project)).toEqual(expected);
});

test("only recognised projects are looked at", () => {
  const poor: ProjectRow = { ...leased, plantArea: 1, signed: "2024-06-01" };
  expect(codes(poor, "2024-05-31")).toEqual([]);
  expect(codes(poor, "2024-06-01")).toEqual(["warning project.plantArea"]);
  expect(codes({ ...poor, review: "failed" })).toEqual([]);
});

test("the sentence names the figures", () => {
  const [area, tax] = issuesOf({ name: "示例", ...leased, plantArea: 2000, annualTax: 1 });
  expect(area && issueText(area)).toBe("“示例”租赁厂房 2000 ㎡，少于备注1要求的 3000 ㎡，请核实");
  expect(tax && issueText(tax)).toBe("“示例”年税收合 5 元/㎡，低于备注1要求的 100 元/㎡，请核实");
});

test.each<[string, string, string, boolean]>([
  ["先进陶瓷产业园", "先进陶瓷", "its direction", true],
  ["先进陶瓷产业园", "日用陶瓷", "another", false],
  ["国际陶瓷酒器文化产业园", "日用陶瓷", "酒器 counts as 日用陶瓷", true],
  ["酒器园", "先进陶瓷", "by its short name", false],
  ["先进陶瓷数字经济核心产业园", "数字经济", "the second of two", true],
  ["唐英数字经济产业园", "数字经济", "named in the park, not in its direction", false],
  ["唐英数字经济产业园", "总部经济", "its direction", true],
  ["古坊群", "文旅", "its direction", true],
  ["古坊群", "农业", "another", false],
  ["科创小镇", "农业", "its direction names no category", true],
  ["别处", "农业", "no park of the plan", true],
])("三、2: %s with %s (%s) fits: %s", (park, category, _, fits) => {
  expect(codes({ park, category })).toEqual(fits ? [] : ["info project.parkDirection"]);
});

describe("review meetings (附件4)", () => {
  const reviews = (projects: readonly ProjectRow[], asOf = "2024-06-30") =>
    assess(facts({ projects }), { asOf: day(asOf) }).reviews;

  test("the group's members, and the leaders and units that bring it and will serve it", () => {
    const [review] = reviews([
      {
        name: "示例",
        review: "unreviewed",
        by: [
          ["社会事业局", 0.5],
          ["经发局", 0.5],
        ],
        servicedBy: "罗家桥乡",
        leader: "胡卫华",
      },
    ]);
    expect(review?.project).toBe("示例");
    expect(review?.members).toHaveLength(16);
    expect(review?.attending).toEqual(["王俊祥", "卢志恩", "胡卫华", "社会事业局", "经发局", "罗家桥乡"]);
  });

  test("a unit that 附件1 has no leaders of attends by itself", () => {
    const [review] = reviews([{ review: "unreviewed", by: "税务局" }]);
    expect(review?.attending).toEqual(["税务局"]);
  });

  test("only of projects that still await it", () => {
    expect(
      reviews([{ review: "passed" }, { review: "failed" }, { review: "unreviewed", terminated: "2024-06-30" }]),
    ).toEqual([]);
    expect(
      reviews([
        { review: "unreviewed", terminated: "2024-07-01" },
        { review: "unreviewed", signed: null },
      ]),
    ).toHaveLength(2);
  });
});
