import { DuckDBDataChunk, DuckDBInstance, INTEGER, TINYINT, VARCHAR } from "@duckdb/node-api";
import type { LeadColumns, MonthCounts } from "../data.js";

/** Valid leads by unit and month with DuckDB in memory, its loading included. */
export async function countWithDuckDb(leads: LeadColumns): Promise<MonthCounts> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("create table leads (day integer, unit integer, lead varchar, valid tinyint)");
    const appender = await connection.createAppender("leads");
    const chunkRows = 2048;
    for (let start = 0; start < leads.day.length; start += chunkRows) {
      const end = Math.min(start + chunkRows, leads.day.length);
      const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, VARCHAR, TINYINT], end - start);
      chunk.setColumnValues(0, Array.from(leads.day.subarray(start, end)));
      chunk.setColumnValues(1, Array.from(leads.unit.subarray(start, end)));
      chunk.setColumnValues(2, leads.text.slice(start, end));
      chunk.setColumnValues(3, Array.from(leads.valid.subarray(start, end)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    const reader = await connection.runAndReadAll(
      "select unit, month(date '1970-01-01' + day) as month, count(*)::integer as leads from leads where valid = 1 group by all",
    );
    const counts = new Int32Array(leads.units.length * 12);
    for (const [unit, month, count] of reader.getRowsJS() as [number, bigint, number][])
      counts[unit * 12 + Number(month) - 1] = count;
    return counts;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
