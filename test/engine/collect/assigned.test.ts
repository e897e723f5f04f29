import {
  changnan2024,
  GridBuilder,
  isoDate,
  planCollection,
  readFacts,
  render,
  type DepartmentFile,
} from "../../../engine/index.js";
import { day } from "../../helpers/facts.js";
import { formGrid, officeGrid, talksForm } from "../../helpers/officeForms.js";

const grid = officeGrid({ weeks: [["2024-06-07", "罗家桥乡", null, null]] });
const collect = (file: Omit<DepartmentFile, "name">) =>
  planCollection(grid, readFacts(grid, changnan2024), [{ name: "来件.xlsx", ...file }]).files[0]!;
const blank = formGrid("inTalks", talksForm("陶瓷基板项目", { unit: "某某单位", reportedOn: "" }));
const week = { deadline: day("2024-06-07"), status: "late" } as const;

test("a form whose unit and week nobody can find is not collected", () => {
  expect(collect({ grid: blank }).outcome).toBe("failed");
});

test("a person's word gives it both", () => {
  const file = collect({ grid: blank, assigned: { unit: "罗家桥乡", week } });
  expect(file.outcome).toBe("read");
  expect(file.units).toEqual(["罗家桥乡"]);
  expect(
    file.forms.map((form) => form.week && [isoDate(form.week.deadline), form.week.status, form.week.assigned]),
  ).toEqual([["2024-06-07", "late", true]]);
  expect(file.issues.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("the week of a form that has one is changed; its unit stays", () => {
  const dated = formGrid("inTalks", talksForm("陶瓷基板项目", { reportedOn: "2024年6月19日" }));
  const file = collect({ grid: dated, assigned: { unit: "洪源镇", week } });
  expect(file.units).toEqual(["罗家桥乡"]);
  const weeks = file.entries.filter(({ table }) => table === "weeks");
  expect(weeks.map(({ changes }) => changes.find(({ field }) => field === "inTalks")?.after)).toEqual(["迟报"]);
  expect(weeks[0]?.target).toBeDefined();
});

test("a unit that was recognised wrongly is put right, in every row and said beside it", () => {
  const dated = formGrid("inTalks", talksForm("陶瓷基板项目", { reportedOn: "2024年6月6日" }));
  const file = collect({ grid: dated, assigned: { unitInstead: { 罗家桥乡: "洪源镇" } } });
  expect([file.formUnits, file.units]).toEqual([["罗家桥乡"], ["洪源镇"]]);
  expect(file.entries.length).toBeGreaterThan(2);
  expect(file.entries.filter(({ unit }) => unit !== "洪源镇")).toEqual([]);
  expect(JSON.stringify(file.entries.map(({ changes }) => changes))).not.toContain("罗家桥乡");
  for (const { table, notes } of file.entries)
    if (table !== "log") expect(notes.map(render)).toEqual(["表上的部门是“罗家桥乡”，按指定记为“洪源镇”"]);
});

test("another unit's forms of the file stay with it, and a word for forms without a unit does not change those with one", () => {
  const dated = formGrid("inTalks", talksForm("陶瓷基板项目", { reportedOn: "2024年6月6日" }));
  const file = collect({ grid: dated, assigned: { unit: "洪源镇", unitInstead: { 丽阳镇: "洪源镇" } } });
  expect(file.units).toEqual(["罗家桥乡"]);
  expect(file.entries.flatMap(({ notes }) => notes)).toEqual([]);
});

test("a 零报告 in a sentence is put right too", () => {
  const notice = new GridBuilder().rows("Sheet1", [["罗家桥乡本周在谈项目零报告"], ["2024年6月6日"]]).build();
  const zero = collect({ grid: notice, assigned: { unitInstead: { 罗家桥乡: "洪源镇" } } });
  expect([zero.formUnits, zero.units]).toEqual([["罗家桥乡"], ["洪源镇"]]);
  expect(zero.entries.map(({ unit, notes }) => [unit, notes.length])).toEqual([["洪源镇", 1]]);
});

test("rows of a ledger's copy keep the unit that each names", () => {
  const copy = officeGrid({ leads: [["2024-05-06", "罗家桥乡", "佛山某企业拟投资陶瓷", null]] });
  const file = collect({ grid: copy, assigned: { unitInstead: { 罗家桥乡: "洪源镇" } } });
  expect([file.formUnits, file.units, file.entries.length]).toEqual([[], ["罗家桥乡"], 1]);
});
