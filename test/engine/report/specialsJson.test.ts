/** 专项 as JSON: the boards of `engine/specials.ts`, what is not known `null` and never 0. */
import { assess, specialsJson, type Assessment } from "../../../engine/index.js";
import { dateCell, day, facts } from "../tables/workbook.js";
import { signedProject } from "../../helpers/signedProject.js";

const read = (tables: Parameters<typeof facts>[0]): Assessment => assess(facts(tables), { asOf: day(12, 31) });

test("what is known is a number, rounded; what is not entered is null", () => {
  const { industries, parks, funds, teams } = specialsJson(
    read({
      projects: [
        signedProject("甲", "先进陶瓷", {
          investment: 1000.005,
          producing: dateCell(5, 1),
          park: "国际陶瓷酒器文化产业园",
        }),
        signedProject("乙", "总部经济"),
      ],
      funds: [
        { unit: "经发局", amount: 300, budget: 200 },
        { unit: "财政局", budget: 500 },
      ],
      teams: [
        { team: "瓷业队", captain: "张三", members: "李四", directions: "先进陶瓷", park: "酒器园" },
        { team: "后备队" },
      ],
    }),
  );
  expect(industries.find(({ name }) => name === "工业")).toEqual({
    name: "工业",
    lead: "产业促进局",
    support: expect.any(Array),
    projects: 1,
    investment: 1000.01,
    started: 1,
    producing: 1,
  });
  expect(industries.at(-1)).toEqual({
    name: null,
    lead: null,
    support: [],
    projects: 1,
    investment: null,
    started: 0,
    producing: 0,
  });
  expect(parks.find(({ name }) => name === "国际陶瓷酒器文化产业园")).toMatchObject({
    projects: 1,
    investment: 1000.01,
    plantArea: null,
    landArea: null,
    producing: 1,
  });
  expect(parks.at(-1)).toMatchObject({ name: null, directions: [], projects: 1, matching: null });
  expect(funds.find(({ unit }) => unit === "经发局")).toEqual({ unit: "经发局", budget: 200, spent: 300, left: -100 });
  expect(funds.find(({ unit }) => unit === "财政局")).toEqual({ unit: "财政局", budget: 500, spent: null, left: null });
  expect(teams).toEqual([
    {
      name: "瓷业队",
      captain: "张三",
      members: ["李四"],
      directions: ["先进陶瓷"],
      park: "国际陶瓷酒器文化产业园",
      projects: 1,
      investment: 1000.01,
      started: 1,
      producing: 1,
      settled: 1,
    },
    {
      name: "后备队",
      captain: null,
      members: [],
      directions: [],
      park: null,
      projects: null,
      investment: null,
      started: null,
      producing: null,
      settled: null,
    },
  ]);
});

test("of a workbook without the ledgers every number is null and there is no row of money", () => {
  const { industries, parks, funds, teams } = specialsJson(read({}));
  const numbers = [...industries, ...parks, ...teams].flatMap((row) =>
    Object.entries(row).flatMap(([key, value]) =>
      ["name", "lead", "support", "directions", "captain", "members", "park"].includes(key) ? [] : [value],
    ),
  );
  expect(numbers.length).toBeGreaterThan(40);
  expect(new Set(numbers)).toEqual(new Set([null]));
  expect(funds).toEqual([]);
});
