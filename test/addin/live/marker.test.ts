import { ownSheet } from "../../../addin/live/marker";

const tabs = (...sheets: [name: string, marked: boolean][]) =>
  sheets.map(([name, marked]) => ({ name, role: marked ? ("summary" as const) : undefined }));

test.each([
  ["mark and name", tabs(["考核汇总", true]), "考核汇总"],
  ["a copy in front of it", tabs(["6月存档", true], ["考核汇总", true]), "考核汇总"],
  ["a copy as Excel names it, in front of it", tabs(["考核汇总 (2)", true], ["考核汇总", true]), "考核汇总"],
  [
    "ours under a number, for a person's own has the name",
    tabs(["考核汇总", false], ["考核汇总 (2)", true]),
    "考核汇总 (2)",
  ],
  [
    "that, and a copy in front of it",
    tabs(["存档", true], ["考核汇总", false], ["考核汇总 (2)", true]),
    "考核汇总 (2)",
  ],
  ["only a copy", tabs(["6月存档", true]), undefined],
  ["only a copy as Excel names it", tabs(["考核汇总 (2)", true]), undefined],
  ["the name without the mark", tabs(["考核汇总", false]), undefined],
  ["a name that only begins alike", tabs(["考核汇总", false], ["考核汇总表 (2)", true]), undefined],
])("%s", (_, sheets, name) => expect(ownSheet("考核汇总", "summary", sheets)?.name).toBe(name));

test("another role's mark is not ours", () => {
  expect(ownSheet("考核汇总", "details", tabs(["考核汇总", true]))).toBeUndefined();
});

test("a long name is cut where its number begins", () => {
  const wanted = "汇".repeat(31);
  const sheets = tabs([wanted, false], [`${"汇".repeat(27)} (2)`, true]);
  expect(ownSheet(wanted, "summary", sheets)?.name).toBe(sheets[1]?.name);
});
