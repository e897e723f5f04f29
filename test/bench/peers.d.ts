/** The peers are installed by `npm run bench` alone, so the type check of everything knows them by name only. */
declare module "@duckdb/node-api";
declare module "arquero";
declare module "exceljs";
declare module "hyperformula";

declare module "excelize-wasm" {
  interface Options {
    readonly RawCellValue: boolean;
  }
  /** @param wasm the path of `excelize.wasm.gz` */
  export function init(wasm: string): Promise<{
    OpenReader(
      bytes: Uint8Array,
      options: Options,
    ): { GetRows(sheet: string, options: Options): { result: string[][]; error: string | null } };
  }>;
}
