/** Excelize, Go compiled to WebAssembly, as a reader of one sheet. */
import { join } from "node:path";
import { init } from "excelize-wasm";

/** Every cell of a sheet as the text that the file holds, row by row. */
export async function excelizeReader(): Promise<(bytes: Uint8Array, sheet: string) => readonly string[][]> {
  const excelize = await init(
    join(process.cwd(), "test", "bench", "node_modules", "excelize-wasm", "excelize.wasm.gz"),
  );
  return (bytes, sheet) => {
    const { result, error } = excelize.OpenReader(bytes, { RawCellValue: true }).GetRows(sheet, { RawCellValue: true });
    if (error !== null) throw new Error(`Excelize: ${error}`);
    return result;
  };
}
