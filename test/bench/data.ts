/** Ledgers for the benchmarks: the same numbers on every machine and in every run. */
import { CellKind, dayOf, GridBuilder, type Day, type Grid } from "../../engine/index.js";

/** mulberry32, a small seeded generator; no peer sees another sequence. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A lead ledger as plain columns: what a peer is handed. */
export interface LeadColumns {
  readonly units: readonly string[];
  /** Days since 1970-01-01, all in 2024. */
  readonly day: Int32Array;
  /** Index into `units`. */
  readonly unit: Int32Array;
  readonly text: readonly string[];
  /** 1: 是, 0: 否. */
  readonly valid: Uint8Array;
}

/** `rows` distinct leads over `unitCount` units; one in twenty is marked 否. */
export function leadColumns(rows: number, unitCount: number): LeadColumns {
  const random = seeded(2024);
  const first = dayOf(2024, 1, 1) as Day;
  const day = new Int32Array(rows);
  const unit = new Int32Array(rows);
  const valid = new Uint8Array(rows);
  const text: string[] = new Array<string>(rows);
  for (let row = 0; row < rows; row++) {
    day[row] = first + Math.floor(random() * 366);
    unit[row] = Math.floor(random() * unitCount);
    valid[row] = random() < 0.95 ? 1 : 0;
    text[row] = `拟投资日用陶瓷生产线项目第${row}号`;
  }
  return { units: Array.from({ length: unitCount }, (_, index) => `第${index + 1}单位`), day, unit, text, valid };
}

/** The same ledger as a grid, with a 附件1 of its units in front. */
export function leadGrid({ units, day, unit, text, valid }: LeadColumns): Grid {
  const builder = new GridBuilder();
  builder.rows("附件1", [
    ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
    ...units.map((name) => ["某领导", name, "1个先进陶瓷、1个日用陶瓷", 4]),
  ]);
  const rows = day.length;
  const sheet = builder.sheet("信息报送台账", { rowCount: rows + 1 });
  ["报送日期", "责任部门", "信息内容", "是否有效"].forEach((heading, column) => sheet.set(0, column, heading));
  const unitIds = units.map((name) => builder.intern(name));
  const [yes, no] = [builder.intern("是"), builder.intern("否")];
  for (let row = 0; row < rows; row++) {
    sheet.put(row + 1, 0, CellKind.date, day[row] as number);
    sheet.put(row + 1, 1, CellKind.text, unitIds[unit[row] as number] as number);
    sheet.put(row + 1, 2, CellKind.text, builder.intern(text[row] as string));
    sheet.put(row + 1, 3, CellKind.text, valid[row] === 1 ? yes : no);
  }
  sheet.end();
  return builder.build();
}

/** Leads that count, by unit and month: what all peers must agree on before they are timed. */
export type MonthCounts = Int32Array;

/** Points of 信息报送 from such counts under the default reading, for peers that only count. */
export function leadPoints(counts: MonthCounts, unitCount: number): number[] {
  return Array.from({ length: unitCount }, (_, unit) => {
    const months = counts.subarray(unit * 12, unit * 12 + 12);
    const all = months.reduce((sum, count) => sum + count, 0);
    return all >= 12 ? 12 : months.filter((count) => count > 0).length;
  });
}
