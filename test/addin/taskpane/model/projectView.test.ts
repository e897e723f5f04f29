import type { ProjectLine } from "../../../../engine/index.js";
import { filterProjects, sortProjects } from "../../../../addin/taskpane/model/projectView.js";

const project = (name: string, more: Partial<ProjectLine> = {}): ProjectLine => ({
  name,
  category: "农业",
  topTier: false,
  stage: "signed",
  attractedBy: ["财政局"],
  servicedBy: [],
  counts: [],
  place: { sheet: "项目台账", row: 1, column: 0 },
  ...more,
});
const projects = [
  project("乙 Ceramics", { investment: 500, stage: "producing" }),
  project("甲", { park: "古坊群", attractedBy: ["党政办"], servicedBy: ["罗家桥乡"] }),
  project("丙", { investment: 12_000, stage: "talks", category: "先进陶瓷" }),
];
const names = (found: readonly ProjectLine[]) => found.map(({ name }) => name);

test.each([
  ["nothing asked", "  ", ["乙 Ceramics", "甲", "丙"]],
  ["a name, whatever the case", "ceramics", ["乙 Ceramics"]],
  ["a unit that serves", "罗家桥", ["甲"]],
  ["a park", "古坊", ["甲"]],
  ["a stage", "洽谈", ["丙"]],
  ["two words, both wanted", "财政局 先进", ["丙"]],
])("finds by %s", (_, text, found) => expect(names(filterProjects(projects, text))).toEqual(found));

test.each([
  ["ledger", ["乙 Ceramics", "甲", "丙"]],
  ["stage", ["丙", "甲", "乙 Ceramics"]],
  ["investment", ["丙", "乙 Ceramics", "甲"]],
] as const)("sorts by %s, unknown amounts last", (sort, order) =>
  expect(names(sortProjects(projects, sort))).toEqual(order),
);

test("the list that was given stays as it was", () => {
  sortProjects(projects, "stage");
  expect(names(projects)).toEqual(["乙 Ceramics", "甲", "丙"]);
});
