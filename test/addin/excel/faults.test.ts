/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 *
 * Every request of what the add-in writes fails in turn: before it is done, half-way, after it was done, and for good, as when the host dies.
 * FAULTS=all tries every request with every code; without it the codes take turns.
 */
import "../../office/jsdomGlobals.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { GridBuilder, type SheetPlan } from "../../../engine/index.js";
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
const modes = ["before", "middle", "after", "dead"] as const;
const own = /"Microsoft\.(InternalService|ExcelServices|AppRuntime)\./;
const users = ["附件1", "台账"];

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
    if (failing === 0 || (mode === "dead" ? count < failing : count !== failing)) return process(body);
    if (mode === "before" || mode === "dead") return failed();
    process(mode === "after" ? body : { ...body, Actions: body.Actions.slice(0, Math.ceil(body.Actions.length / 2)) });
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

/** All but what names objects anew at each run. */
function state(only?: readonly string[]): unknown {
  const { sheets } = workbookState(host) as { sheets: { name: string; charts: unknown[] }[] };
  return sheets
    .filter(({ name }) => only === undefined || only.includes(name))
    .map((sheet) => ({ ...sheet, charts: sheet.charts.length }));
}

const plan = (more: Partial<SheetPlan>) => demoPlan({ validations: [], ...more });
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
];

test.each(deeds)("%s", async (_, before, deed) => {
  reset();
  await before();
  count = 0;
  await deed();
  const requests = count;
  const done = state();
  expect(requests).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (let at = 1; at <= requests; at++) {
    for (const how of modes) {
      for (const one of process.env["FAULTS"] === "all"
        ? codes
        : [codes[(at + modes.indexOf(how)) % codes.length] as string]) {
        reset();
        await before();
        const then = state(users);
        [failing, mode, code, count] = [at, how, one, 0];
        const error = await deed().then(
          () => undefined,
          (reason: unknown) => reason as { name: string; code: string },
        );
        failing = 0;
        const where = `request ${at} of ${requests}, ${how}, ${one}: ${error?.code ?? "done"}`;
        if (error !== undefined && error.name !== "HostError") wrong.push(`${where}: no sentence`);
        const kept = JSON.stringify(state(users)) === JSON.stringify(then);
        // What a dead host no longer lets be undone is said.
        if (error !== undefined && !kept && error.code !== "undoFailed")
          wrong.push(`${where}: the user's sheets differ`);
        if (how !== "dead" && error !== undefined && !kept) wrong.push(`${where}: the user's sheets differ`);
        const again = await deed().then(
          () => "done",
          (reason: unknown) => String((reason as { code?: unknown }).code ?? reason),
        );
        if (again !== "done") wrong.push(`${where}: then ${again}`);
        else if (JSON.stringify(state()) !== JSON.stringify(done))
          wrong.push(
            `${where}: then ${host.workbook.sheets.map(({ name, visibility }) => `${name} ${visibility}`).join(", ")}`,
          );
      }
    }
  }
  expect(wrong).toEqual([]);
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
