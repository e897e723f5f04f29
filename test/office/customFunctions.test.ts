/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { expectNoComplaints, startOffice, until } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";

const metadata = [
  {
    id: "SCORE",
    name: "SCORE",
    parameters: [
      { name: "dept", type: "string" },
      { name: "item", type: "any", optional: true },
    ],
    options: { stream: true, cancelable: true },
  },
  { id: "TWICE", name: "TWICE", parameters: [{ name: "number", type: "number" }] },
  { id: "SPREAD", name: "SPREAD", parameters: [{ name: "rows", type: "number" }], options: { stream: true } },
  { id: "TOTAL", name: "TOTAL", parameters: [{ name: "cells", type: "number", dimensionality: "matrix" }] },
];

type Stream = CustomFunctions.StreamingInvocation<unknown>;
let host: OfficeHost;
const open = new Map<string, Stream>();
const cancelled: string[] = [];
const passed: unknown[][] = [];

beforeAll(async () => {
  host = await startOffice({ prepare: (made) => made.registerFunctions(metadata) });
  CustomFunctions.associate(
    "SCORE",
    (dept: string, item: unknown, invocation: Stream & { onCanceled?: () => void }) => {
      passed.push([dept, item]);
      const key = `${dept} ${String(item)}`;
      open.set(key, invocation);
      invocation.onCanceled = () => {
        open.delete(key);
        cancelled.push(key);
      };
      if (dept === "无此部门")
        invocation.setResult(
          new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "没有这个部门") as never,
        );
      else invocation.setResult(dept.length);
    },
  );
  CustomFunctions.associate("TWICE", (number: number) => number * 2);
  CustomFunctions.associate("SPREAD", (rows: number, invocation: Stream) => {
    open.set(`SPREAD ${rows}`, invocation);
    invocation.setResult(Array.from({ length: rows }, (_, row) => [`第${row + 1}`, row + 1]));
  });
  CustomFunctions.associate("TOTAL", (cells: number[][]) =>
    cells.flat().reduce((total, cell) => total + Number(cell), 0),
  );
});

const put = (address: string, formula: string) => host.edit("Sheet1", address, [[formula]]);
const value = (address: string) => host.value("Sheet1", address);

test("a call is busy first, then has its value", async () => {
  put("A1", '=SCORE("商务局")');
  expect(value("A1")).toBe("#BUSY!");
  await until("the value", () => value("A1") === 3);
  expect(passed.at(-1)).toEqual(["商务局", null]);
});

test("a stream pushes again and every cell with the same call follows", async () => {
  put("A2", '=SCORE("商务局")');
  await until("the value", () => value("A2") === 3);
  const before = host.workbook.calculator.counts.calls;
  open.get("商务局 null")?.setResult(88.5);
  await until("the new values", () => value("A1") === 88.5 && value("A2") === 88.5);
  expect(host.workbook.calculator.counts.calls).toBe(before);
});

test("an argument that changes ends the old stream and opens a new one", async () => {
  host.edit("Sheet1", "D1", [["教体"]]);
  put("C1", "=SCORE(D1)");
  await until("the value", () => value("C1") === 2);
  host.edit("Sheet1", "D1", [["产业促进局"]]);
  await until("the new value", () => value("C1") === 5);
  expect(cancelled).toContain("教体 null");
  expect(open.has("产业促进局 null")).toBe(true);
});

test("a formula taken away cancels its call once nobody shares it", async () => {
  cancelled.length = 0;
  put("A2", "");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(cancelled).toEqual([]);
  put("A1", "");
  await until("the cancellation", () => cancelled.includes("商务局 null"));
});

test("an error comes with its text", async () => {
  put("A4", '=SCORE("无此部门")');
  await until("the error", () => value("A4") === "#N/A");
  expect(host.errorMessage("Sheet1", "A4")).toBe("没有这个部门");
});

test("too few and too many arguments, unknown names", () => {
  put("A5", "=SCORE()");
  put("A6", "=TWICE(1,2)");
  put("A7", "=NOSUCH(1)");
  expect([value("A5"), value("A6"), value("A7")]).toEqual(["#VALUE!", "#VALUE!", "#NAME?"]);
});

test("a call within a formula, an area as an argument", async () => {
  host.edit("Sheet1", "F1", [[1], [2], [3]]);
  put("F5", "=TWICE(TOTAL(F1:F3))+1");
  await until("the value", () => value("F5") === 13);
  put("F6", '=IFERROR(SCORE("无此部门"),"未设")');
  await until("the fallback", () => value("F6") === "未设");
});

test("an array spills, shrinks with the next push, and is blocked by what stands in its way", async () => {
  put("H1", "=SPREAD(3)");
  await until("the spill", () => value("H3") === "第3");
  expect(host.values("Sheet1", "H1:I3")).toEqual([
    ["第1", 1],
    ["第2", 2],
    ["第3", 3],
  ]);
  open.get("SPREAD 3")?.setResult([["只", 1]]);
  await until("the smaller spill", () => value("H1") === "只");
  expect(host.values("Sheet1", "H1:I3")).toEqual([
    ["只", 1],
    ["", ""],
    ["", ""],
  ]);
  host.edit("Sheet1", "K2", [["挡住"]]);
  put("K1", "=SPREAD(2)");
  await until("the block", () => value("K1") === "#SPILL!");
  expect(value("K2")).toBe("挡住");
});

test("a thousand calls come in one message and their results in few", async () => {
  host.forgetWire();
  const before = host.workbook.calculator.counts.calls;
  host.edit(
    "Sheet1",
    "N1",
    Array.from({ length: 1000 }, (_, row) => [`=SCORE("部门${row}")`]),
  );
  await until(
    "all values",
    () => (host.values("Sheet1", "N1:N1000") as unknown[][]).every(([cell]) => typeof cell === "number"),
    20_000,
  );
  expect(host.workbook.calculator.counts.calls - before).toBe(1000);
  expect(host.syncs).toBe(0);
  expect(host.functionBatches).toBeLessThan(20);
});

afterAll(() => {
  expect(host.workbook.calculator.counts.late).toBe(0);
  expectNoComplaints(host);
});
