/** The stand-in as one script for Chromium, and the words that go before it. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import webpack from "webpack";
import { CellKind, type CellValue, type Grid } from "../../engine/grid/grid.js";
import { readApiTable } from "./apiTableFile.js";
import type { StandIn } from "./browser.js";
import type { SheetJson } from "./plainGrid.js";

const root = join(__dirname, "..", "..");

/** Builds the script into `out/office/`. */
export async function bundleStandIn(): Promise<string> {
  const folder = join(root, "out", "office");
  mkdirSync(folder, { recursive: true });
  const filename = `standIn.${process.pid}.js`;
  const compiler = webpack({
    mode: "development",
    devtool: false,
    // Each run of the tests takes up what the last one compiled.
    cache: { type: "filesystem", name: "stand-in" },
    target: "web",
    entry: join(__dirname, "browser.ts"),
    output: { path: folder, filename, iife: true },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: "ts-loader",
          options: { transpileOnly: true, configFile: join(root, "tsconfig.json"), compilerOptions: { noEmit: false } },
        },
      ],
    },
    resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString({ all: false, errors: true })));
      else compiler.close((problem) => (problem ? reject(problem) : resolve()));
    });
  });
  return readFileSync(join(folder, filename), "utf8");
}

/** A grid as JSON. */
export function sheetsOf(grid: Grid): SheetJson[] {
  return grid.sheets.map(({ name, visibility, merges, ours, rowCount, columns, pool }) => ({
    name,
    visibility,
    merges,
    ours,
    rows: Array.from({ length: rowCount }, (_, row) =>
      columns.map(({ kinds, numbers }): CellValue => {
        const number = numbers[row] as number;
        switch (kinds[row]) {
          case CellKind.number:
            return number;
          case CellKind.text:
            return pool.texts[number] as string;
          case CellKind.boolean:
            return number === 1;
          case CellKind.date:
            return { date: number };
          case CellKind.error:
            return { error: pool.texts[number] as string };
          case CellKind.uncomputed:
            return { uncomputed: pool.texts[number] as string };
          default:
            return null;
        }
      }),
    ),
  }));
}

/**
 * What a page is told before it starts, as JSON, and the script that it runs before any other, which fetches that.
 * A workbook of many cells takes half a minute as a part of the script: the browser's driver is slow with long messages.
 * @param path where the page's own server has the JSON
 */
export function initScript(bundle: string, path: string): string {
  return `{
    const request = new XMLHttpRequest();
    request.open("GET", ${JSON.stringify(path)}, false);
    request.send();
    window.standIn = JSON.parse(request.responseText);
  }
  ${bundle}`;
}

/** The JSON of {@link initScript}. */
export function standInJson(standIn: Omit<StandIn, "api">): string {
  return JSON.stringify({ ...standIn, api: readApiTable() });
}
