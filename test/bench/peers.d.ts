/** The peers are installed by `npm run bench` alone, so the type check of everything knows them by name only. */
declare module "@duckdb/node-api";
declare module "arquero";
declare module "exceljs";
declare module "hyperformula";
