/** The functions of the add-in, live in the stand-in's Excel: metadata as the build makes them, associated as the runtime does. */
import "../../office/jsdomGlobals.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import * as functions from "../../../addin/functions/functions.js";
import { shareSnapshot } from "../../../addin/live/shared.js";
import { Snapshot } from "../../../addin/live/snapshot.js";
import { changnan2024, GridBuilder, type CellValue, type Day, type Grid } from "../../../engine/index.js";
import { loadGrid } from "../../office/gridModel.js";
import { startOffice } from "../../office/jsdomOffice.js";
import type { FunctionMetadata } from "../../office/model/calculator.js";
import type { OfficeHost } from "../../office/officeHost.js";

/** What Excel calls each function, with its parameters in order; a trailing `?` may be left out. */
const signatures: Readonly<
  Record<string, { readonly run: (...passed: never[]) => void; readonly parameters: readonly string[] }>
> = {
  SCORE: { run: functions.score, parameters: ["dept", "item?", "asOf?"] },
  SCORERANK: { run: functions.scoreRank, parameters: ["dept", "asOf?"] },
  QUOTA: { run: functions.quota, parameters: ["dept", "category?"] },
  QUOTADONE: { run: functions.quotaFilled, parameters: ["dept", "category?", "asOf?"] },
  ESCALATION: { run: functions.escalation, parameters: ["dept", "asOf?"] },
  SCOREWHY: { run: functions.scoreWhy, parameters: ["dept", "item?", "asOf?"] },
  SCORETABLE: { run: functions.scoreTable, parameters: ["asOf?"] },
  SCOREISSUES: { run: functions.scoreIssues, parameters: [] },
};

export const functionNames = Object.keys(signatures);

/** A day of 2024 as a cell's value. */
export const on = (text: string): CellValue => ({ date: Date.parse(`${text}T00:00:00Z`) / 86_400_000 });

/** Two ledgers and a sheet that is none. */
export function smallGrid(): Grid {
  const builder = new GridBuilder();
  builder.rows("信息报送台账", [
    ["日期", "报送部门", "信息内容", "是否有效"],
    [on("2024-01-10"), "产促局", "某陶瓷企业拟扩产", "是"],
    [on("2024-02-20"), "产促局", "某装备企业选址", "是"],
    [on("2024-03-06"), "商务局", "某文旅项目洽谈", "是"],
  ]);
  builder.rows("外出考察台账", [
    ["日期", "部门", "带队领导", "考察企业", "考察地点"],
    [on("2024-03-12"), "产促局", "示例领导", "示例企业", "苏州"],
  ]);
  builder.rows("随笔", [["备忘", "随便写写"]]);
  builder.rows("公式", [["公式"]]);
  return builder.build();
}

/** Starts office.js once a test file; `early` is put into the workbook before the add-in is there. */
export async function startFunctions(
  today: Day,
  grid: Grid = smallGrid(),
  early: (excel: OfficeHost) => void = () => undefined,
): Promise<{ excel: OfficeHost; host: ExcelHost; snapshot: Snapshot }> {
  const metadata = Object.entries(signatures).map(([id, { parameters }]): FunctionMetadata => ({
    id,
    name: id,
    parameters: parameters.map((text) => ({
      name: text.replace("?", ""),
      type: text.startsWith("asOf") ? "any" : "string",
      optional: text.endsWith("?"),
    })),
    options: { stream: true },
  }));
  const excel = await startOffice({
    prepare: (made) => {
      loadGrid(made, grid);
      made.registerFunctions(metadata);
      early(made);
    },
  });
  const host = new ExcelHost();
  const snapshot = new Snapshot(host, changnan2024, () => today);
  shareSnapshot(snapshot);
  for (const [id, { run }] of Object.entries(signatures))
    CustomFunctions.associate(id, run as (...passed: unknown[]) => void);
  return { excel, host, snapshot };
}
