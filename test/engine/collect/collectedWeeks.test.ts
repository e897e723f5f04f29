import {
  acceptedByDefault,
  collectedWeeks,
  isoDate,
  type CollectionEntry,
  type DepartmentFile,
} from "../../../engine/index.js";
import { collect, formGrid, landingForm, officeGrid, talksForm, type Rows } from "../../helpers/officeForms.js";

const talks = (reportedOn: string, name = "在谈.xlsx"): DepartmentFile => ({
  name,
  grid: formGrid("inTalks", talksForm("陶瓷基板项目", { reportedOn })),
});
const signed: DepartmentFile = {
  name: "签约.xlsx",
  grid: formGrid("signed", landingForm("日用瓷生产线", { reportedOn: "2024-06-08" })),
};

/** The cells as `unit deadline form status`, with the entries of each. */
function cells(weeks: Rows, files: readonly DepartmentFile[], more: (entry: CollectionEntry) => boolean = () => false) {
  const collection = collect(officeGrid({ weeks }), files);
  const accepted = acceptedByDefault(collection);
  for (const entry of collection.files.flatMap(({ entries }) => entries)) if (more(entry)) accepted.add(entry.id);
  const list = collectedWeeks(collection, accepted);
  return {
    shown: list.map(({ unit, deadline, form, status }) => `${unit} ${isoDate(deadline)} ${form} ${status}`),
    without: () =>
      collectedWeeks(
        collection,
        new Set([...accepted].filter((id) => !list.some(({ entries }) => entries.includes(id)))),
      ),
  };
}

test("what accepted forms will make of the week, each in its cell; without their entries nothing", () => {
  const { shown, without } = cells([["2024-06-07", "罗家桥乡", "未报", "不适用"]], [talks("2024-06-06"), signed]);
  expect(shown).toEqual(["罗家桥乡 2024-06-07 inTalks onTime", "洪源镇 2024-06-07 signed late"]);
  expect(without()).toEqual([]);
});

test("what stands there already is no change, and what contradicts counts only when a person accepts it", () => {
  expect(cells([["2024-06-07", "罗家桥乡", "按时", "不适用"]], [talks("2024-06-06")]).shown).toEqual([]);
  const late: Rows = [["2024-06-07", "罗家桥乡", "迟报", "不适用"]];
  expect(cells(late, [talks("2024-06-06")]).shown).toEqual([]);
  expect(cells(late, [talks("2024-06-06")], ({ table }) => table === "weeks").shown).toEqual([
    "罗家桥乡 2024-06-07 inTalks onTime",
  ]);
});

test("of two forms for one cell both must be refused", () => {
  const { shown, without } = cells([], [talks("2024-06-06"), talks("2024-06-06", "再报.xlsx")]);
  expect(shown).toEqual(["罗家桥乡 2024-06-07 inTalks onTime"]);
  expect(without()).toEqual([]);
});

test("a week that the form does not tell is shown after one answer, and not after two", () => {
  const weeks: Rows = [
    ["2024-06-07", "罗家桥乡", "未报", "不适用"],
    ["2024-06-14", "罗家桥乡", null, null],
  ];
  expect(cells(weeks, [talks("2024-06-11")]).shown).toEqual([]);
  let answers = 0;
  const first = ({ question }: CollectionEntry) => question !== undefined && answers++ === 0;
  expect(cells(weeks, [talks("2024-06-11")], first).shown).toEqual(["罗家桥乡 2024-06-07 inTalks late"]);
  expect(cells(weeks, [talks("2024-06-11")], ({ question }) => question !== undefined).shown).toEqual([]);
});
