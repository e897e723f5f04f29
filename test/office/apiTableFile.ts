/** The API table of the installed `@types/office-js`, kept below `out/` because reading 9 MB of declarations takes a while. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseApiTable, type ApiTable } from "./apiTable.js";

const root = join(__dirname, "..", "..");

/** Reads the declarations, or what an earlier run made of them when neither they nor the parser have changed. */
export function readApiTable(): ApiTable {
  const declarations = join(root, "node_modules", "@types", "office-js", "index.d.ts");
  const parser = join(__dirname, "apiTable.ts");
  const key = [declarations, parser]
    .map((path) => `${statSync(path).size}-${Math.round(statSync(path).mtimeMs)}`)
    .join("-");
  const folder = join(root, "out", "office");
  const kept = join(folder, `apiTable-${key}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as ApiTable;
  const table = parseApiTable(readFileSync(declarations, "utf8"));
  mkdirSync(folder, { recursive: true });
  const temporary = `${kept}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(table));
  renameSync(temporary, kept);
  return table;
}
