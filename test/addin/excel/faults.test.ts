/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 *
 * Every request of what the add-in reads and writes fails in turn: before it is done, half-way, after it was done, and for good, as when the host dies.
 * FAULTS=all tries every request with every code; without it the codes take turns.
 */
import "../../office/jsdomGlobals.js";
import { isDeepStrictEqual } from "node:util";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { GridBuilder, type Grid, type SheetPlan } from "../../../engine/index.js";
import { loadGrid } from "../../office/gridModel.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { ActionType, PathType, type ReplyBody, type RequestBody } from "../../office/wire.js";

import { demoPlan } from "../file/demoPlan.js";
import { workbookState } from "./workbookState.js";

jest.setTimeout(600_000);
let host: OfficeHost;
let excel: ExcelHost;

const codes = ["GeneralException", "AccessDenied", "InvalidOperationInCellEditMode", "RequestAborted"] as const;
/** `dead`: nothing is done any more; `gone`: this one still is, but nobody hears of it, and nothing after it. */
const modes = ["before", "middle", "after", "dead", "gone"] as const;
const own = /"Microsoft\.(InternalService|ExcelServices|AppRuntime)\./;
const users = ["附件1", "台账"];

let grid: Grid;
/** The request that fails, counted from 1; 0 for none. */
let failing = 0;
let mode: (typeof modes)[number] = "before";
let code: string = codes[0];
let count = 0;

function failed(): ReplyBody {
  return {
    Results: [],
    Error: { Code: code, Message: "refused", Location: "", HttpStatusCode: 500, ActionIndex: 0 },
  } as ReplyBody;
}

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  loadGrid(
    host,
    new GridBuilder()
      .rows("附件1", [["用户的表"]])
      .rows("台账", [
        ["日期", "部门"],
        ["x", "商务局"],
      ])
      .build(),
  );
  excel = new ExcelHost();
  const process = host.server.process.bind(host.server);
  host.server.process = (body: RequestBody): ReplyBody => {
    const releases = body.Actions.every(
      ({ ActionType: type, Name, ObjectPathId: id }) =>
        Name === "_RemoveReference" ||
        (type === ActionType.instantiate && body.ObjectPaths[String(id)]?.ObjectPathType === PathType.global),
    );
    if (own.test(JSON.stringify(body)) || releases) return process(body);
    count++;
    const lasts = mode === "dead" || mode === "gone";
    if (failing === 0 || (lasts ? count < failing : count !== failing)) return process(body);
    if (mode === "before" || mode === "dead" || count > failing) return failed();
    process(
      mode === "after" || mode === "gone"
        ? body
        : { ...body, Actions: body.Actions.slice(0, Math.ceil(body.Actions.length / 2)) },
    );
    return failed();
  };
});

/** The workbook as it was in the beginning. */
function reset(): void {
  failing = 0;
  for (const sheet of [...host.workbook.sheets]) {
    if (users.includes(sheet.name)) continue;
    sheet.visibility = "Visible";
    host.workbook.removeSheet(sheet, "Local");
  }
  host.edit("台账", "A3", [[null, null]]);
  host.activateSheet("附件1");
}

/** Every sheet as text, all but what names objects anew at each run; the last one is the tab in front. */
function state(): ReadonlyMap<string, string> {
  const { active, sheets } = workbookState(host) as { active: string; sheets: { name: string; charts: object[] }[] };
  return new Map([
    ...sheets.map((sheet): [string, string] => {
      const charts = sheet.charts.map((chart) => ({ ...chart, id: "" }));
      return [sheet.name, JSON.stringify({ ...sheet, charts })];
    }),
    ["", active],
  ]);
}

/** The order of keys is no difference. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return (
    one === other || (one !== undefined && other !== undefined && isDeepStrictEqual(JSON.parse(one), JSON.parse(other)))
  );
}

type State = ReturnType<typeof state>;
const sameUsers = (one: State, other: State): boolean => users.every((name) => isSame(one.get(name), other.get(name)));
const sameSheets = (one: State, other: State): boolean => {
  const names = [...one.keys()].filter((name) => name !== "");
  return (
    JSON.stringify(names) === JSON.stringify([...other.keys()].filter((name) => name !== "")) &&
    names.every((name) => isSame(one.get(name), other.get(name)))
  );
};

const plan = (more: Partial<SheetPlan>) => {
  const whole = demoPlan({ validations: [], ...more });
  return { ...whole, rows: whole.rows.slice(0, 6) };
};
const click = () => excel.draw([plan({}), plan({ role: "details", name: "考核明细" })]);
const row = {
  kind: "cells",
  sheet: "台账",
  cells: [
    { row: 2, column: 0, value: "新行" },
    { row: 2, column: 1, value: "部门" },
  ],
} as const;

/** What is done, and what is done before it. */
const deeds: readonly (readonly [name: string, before: () => Promise<unknown>, deed: () => Promise<unknown>])[] = [
  ["the first click", () => Promise.resolve(), click],
  ["a further click", click, click],
  ["collecting", () => Promise.resolve(), () => excel.apply([row])],
  [
    "collecting with a new log",
    () => Promise.resolve(),
    () => excel.apply([row, { kind: "addSheet", plan: plan({ role: "log", name: "跟踪日志" }) }]),
  ],
  [
    "month close",
    () => Promise.resolve(),
    () => excel.apply([{ kind: "addSheet", plan: plan({ role: "archive", name: "2024年3月存档" }) }]),
  ],
  ["template insertion", () => Promise.resolve(), () => excel.draw([plan({ role: "template", name: "信息报送台账" })])],
  [
    "several templates",
    () => Promise.resolve(),
    () => excel.draw(["信息报送台账", "项目台账"].map((name) => plan({ role: "template", name }))),
  ],
  [
    "a decision with a new sheet for decisions",
    () => Promise.resolve(),
    () => excel.apply([row, { kind: "addSheet", plan: plan({ role: "template", name: "月度认定" }) }]),
  ],
  [
    "a further decision",
    () => excel.apply([row]),
    () => excel.apply([{ ...row, cells: [{ ...row.cells[0], value: "改" }] }]),
  ],
  ["reading", () => Promise.resolve(), () => excel.readGrid()],
  [
    "reading an edit",
    async () => {
      grid = await excel.readGrid();
      host.edit("台账", "A2", [["y"]]);
    },
    async () => {
      const changed = new Set([host.workbook.sheetNamed("台账").id]);
      const again = await excel.readSheets(grid, changed);
      expect(again?.sheets[1]?.columns[0]?.kinds).toHaveLength(2);
    },
  ],
];

const lasting: ReadonlySet<string> = new Set(["dead", "gone"]);

test.each(deeds)("%s", async (_, before, deed) => {
  reset();
  await before();
  count = 0;
  await deed();
  const requests = count;
  const done = state();
  await deed();
  // Where the first time was told to be done, a second time may add one more.
  const twice = state();
  expect(requests).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (let at = 1; at <= requests; at++) {
    for (const how of modes) {
      for (const one of process.env["FAULTS"] === "all"
        ? codes
        : [codes[(at + modes.indexOf(how)) % codes.length] as string]) {
        reset();
        await before();
        const then = state();
        [failing, mode, code, count] = [at, how, one, 0];
        const error = await deed().then(
          () => undefined,
          (reason: unknown) => reason as { name: string; code: string },
        );
        failing = 0;
        const where = `request ${at} of ${requests}, ${how}, ${one}: ${error?.code ?? "done"}`;
        if (error !== undefined && error.name !== "HostError") wrong.push(`${where}: no sentence`);
        const now = state();
        // What a dead host no longer lets be undone is said.
        if (error !== undefined && !(lasting.has(how) && error.code === "undoFailed") && !sameUsers(now, then))
          wrong.push(`${where}: the user's sheets differ`);
        if (error !== undefined && !lasting.has(how) && !sameSheets(now, then))
          wrong.push(`${where}: our sheets differ`);
        const again = await deed().then(
          () => "done",
          (reason: unknown) => String((reason as { code?: unknown }).code ?? reason),
        );
        const end = state();
        if (again !== "done") wrong.push(`${where}: then ${again}`);
        else if (!sameSheets(end, done) && !(error === undefined && sameSheets(end, twice)))
          wrong.push(
            `${where}: then ${host.workbook.sheets.map(({ name, visibility }) => `${name} ${visibility}`).join(", ")}`,
          );
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("a template that stands untold is the user's as soon as somebody has written into it", async () => {
  const insert = () => excel.draw([plan({ role: "template", name: "信息报送台账" })]);
  const names = () => host.workbook.sheets.map(({ name }) => name).filter((name) => !users.includes(name));
  reset();
  count = 0;
  await insert();
  const requests = count;
  for (const edited of [false, true]) {
    reset();
    [failing, mode, code, count] = [requests - 1, "gone", codes[0], 0];
    await expect(insert()).rejects.toMatchObject({ name: "HostError" });
    failing = 0;
    if (edited) host.edit("信息报送台账", "B40", [["新填的"]]);
    await expect(insert()).resolves.toMatchObject([
      { name: edited ? "信息报送台账 (2)" : "信息报送台账", outcome: "added" },
    ]);
    expect(names()).toEqual(edited ? ["信息报送台账", "信息报送台账 (2)"] : ["信息报送台账"]);
    expect(host.workbook.sheetNamed("信息报送台账").names.items).toEqual([]);
    // From now on it is told: whoever inserts once more wants one more.
    await insert();
    expect(names()).toHaveLength(edited ? 3 : 2);
  }
});

test("one click takes eight round trips at most, a first reading three", async () => {
  reset();
  await click();
  host.forgetWire();
  await click();
  expect(host.syncs).toBeLessThanOrEqual(8);
  host.forgetWire();
  await new ExcelHost().readGrid();
  expect(host.syncs).toBeLessThanOrEqual(3);
  expectNoComplaints(host);
});
