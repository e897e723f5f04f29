import { wireText } from "./wireText.js";
import type { WireRecord } from "./officeHost.js";

const record = (
  values: readonly (readonly (string | number)[])[],
  error?: WireRecord["reply"]["Error"],
): WireRecord => ({
  request: {
    Actions: [
      { Id: 2, ActionType: 1, ObjectPathId: 1 },
      { Id: 6, ActionType: 1, ObjectPathId: 5 },
      { Id: 8, ActionType: 4, Name: "Values", ObjectPathId: 7, ArgumentInfo: { Arguments: [values] } },
      { Id: 9, ActionType: 2, Name: "", ObjectPathId: 7, QueryInfo: { Select: ["values", "address"] } },
      { Id: 10, ActionType: 3, Name: "Merge", ObjectPathId: 7, ArgumentInfo: { Arguments: [false] } },
    ],
    ObjectPaths: {
      1: { Id: 1, ObjectPathType: 1, Name: "" },
      3: { Id: 3, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
      5: { Id: 5, ObjectPathType: 3, Name: "Add", ParentObjectPathId: 3, ArgumentInfo: { Arguments: ["考核汇总"] } },
      7: { Id: 7, ObjectPathType: 3, Name: "GetRange", ParentObjectPathId: 5, ArgumentInfo: { Arguments: ["A1"] } },
    },
  },
  reply: error ? { Error: error } : { Results: [] },
  requestBytes: 0,
  replyBytes: 0,
});

test("one line an action, in the words of the API", () => {
  expect(wireText([record([["部门"]])])).toBe(
    [
      "--- sync 1",
      'make workbook.worksheets.add("考核汇总")',
      'with workbook.worksheets.add("考核汇总").getRange("A1")',
      '  .values = [["部门"]]',
      'load workbook.worksheets.add("考核汇总").getRange("A1") values,address',
      'call workbook.worksheets.add("考核汇总").getRange("A1").merge(false)',
      "",
    ].join("\n"),
  );
});

test("long blocks are shortened, and another block has another fingerprint", () => {
  const rows = Array.from({ length: 100 }, (_, row) => [row, row * 2]);
  const [one, other] = [rows, rows.map((cells, row) => (row === 99 ? [0, 0] : cells))].map(
    (values) => /values = (.*)/.exec(wireText([record(values)]))?.[1],
  );
  expect(one).toMatch(/^\[100 rows of 2, [0-9a-f]{8}\]$/);
  expect(other).not.toBe(one);
});

test("a failed sync says so", () => {
  expect(
    wireText([record([["x"]], { Code: "AccessDenied", Message: "", Location: "Range.values", HttpStatusCode: 403 })]),
  ).toContain("--- sync 1 failed: AccessDenied at Range.values");
});
