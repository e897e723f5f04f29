/** Workbooks of our ledgers, then damaged as people damage them: seeded, so that a failure can be made again from its number. */
import {
  GridBuilder,
  tableHeadings,
  type Area,
  type CellValue,
  type Grid,
  type TableKey,
} from "../../../engine/index.js";
import { dateCell } from "./workbook.js";

/** mulberry32, a small seeded generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws for one mutant. */
export class Dice {
  private readonly next: () => number;
  constructor(seed: number) {
    this.next = seeded(seed);
  }
  /** 0 … `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
}

export interface RawSheet {
  name: string;
  rows: CellValue[][];
  merges: Area[];
  hidden?: boolean;
}

/** Every row's mark: a text that stands nowhere else, in a column of its own or in a column of the table. */
export const tokenPattern = /^登记\d+号$/;

const units = ["财政局", "经发局", "党政办", "洪源镇", "市场监管局"] as const;

/** One row of each ledger. */
const rowsOf: Readonly<Partial<Record<TableKey, (dice: Dice) => Readonly<Record<string, CellValue>>>>> = {
  leads: (dice) => ({
    day: dateOf(dice),
    unit: dice.pick(units),
    text: `拟投资${dice.below(1e9)}`,
    valid: dice.pick(["是", "是", "是", "否", null, "待核"]),
  }),
  visits: (dice) => ({
    day: dateOf(dice),
    unit: dice.pick(units),
    leader: "张三",
    enterprise: `企业${dice.below(1e9)}`,
    visitedPlace: "深圳",
  }),
  projects: (dice) => ({
    name: `项目${dice.below(1e9)}`,
    category: "先进陶瓷",
    attractedBy: dice.pick(units),
    servicedBy: dice.pick(units),
    investment: 12000,
    review: "通过",
    signed: dateOf(dice),
  }),
  weeks: (dice) => ({ deadline: dateOf(dice), unit: dice.pick(units), inTalks: "按时", signed: "不适用" }),
  tasks: (dice) => ({ unit: dice.pick(units), due: dateOf(dice), title: `任务${dice.below(1e9)}` }),
  measures: (dice) => ({ day: dateOf(dice), unit: dice.pick(units), kind: "提醒谈话", cause: "未报送" }),
  monthDecisions: (dice) => ({
    month: `2024年${3 + dice.below(9)}月`,
    unit: dice.pick(units),
    decision: dice.pick(["已履行", "未履行"]),
  }),
  targets: (dice) => ({ title: `指标${dice.below(1e9)}`, target: 12, unit: "亿元", done: 3 }),
};
export const fuzzedKeys = Object.keys(rowsOf) as TableKey[];

const dateOf = (dice: Dice): CellValue => dateCell(1 + dice.below(12), 1 + dice.below(28));

/** Hands out tokens. */
export class Tokens {
  private count = 0;
  next(): string {
    return `登记${++this.count}号`;
  }
}

/** A ledger with its heading row; a column of tokens at the left or at the right. */
export function tokenLedger(key: TableKey, rows: number, dice: Dice, tokens: Tokens): CellValue[][] {
  const make = rowsOf[key] as (dice: Dice) => Readonly<Record<string, CellValue>>;
  const sample = make(new Dice(1));
  const fields = tableHeadings[key].fields.filter((field) => field.required || field.key in sample);
  const left = dice.chance(0.5);
  const line = (own: CellValue, cells: CellValue[]): CellValue[] => (left ? [own, ...cells] : [...cells, own]);
  return [
    line(
      "登记号",
      fields.map(({ heading }) => heading),
    ),
    ...Array.from({ length: rows }, () => {
      const values = make(dice);
      return line(
        tokens.next(),
        fields.map((field) => values[field.key] ?? null),
      );
    }),
  ];
}

/** Lays one block beside another, so many columns further right and rows further down. */
export function beside(
  one: readonly CellValue[][],
  other: readonly CellValue[][],
  gap: number,
  down: number,
): CellValue[][] {
  const width = Math.max(...one.map((row) => row.length)) + gap;
  const top = Math.max(0, -down);
  const height = Math.max(one.length + top, other.length + top + down);
  return Array.from({ length: height }, (_, row) => {
    const left = one[row - top] ?? [];
    const right = other[row - top - down] ?? [];
    return [...Array.from({ length: width }, (_each, column) => left[column] ?? null), ...right];
  });
}

/** One to three ledgers a sheet, one to three sheets. */
export function originalWorkbook(dice: Dice): RawSheet[] {
  const tokens = new Tokens();
  return Array.from({ length: 1 + dice.below(3) }, (_, index) => {
    const keys = Array.from({ length: dice.pick([1, 1, 2, 3]) }, () => dice.pick(fuzzedKeys));
    const blocks = keys.map((key) => tokenLedger(key, 1 + dice.below(5), dice, tokens));
    const rows = blocks.reduce((sheet, block) =>
      dice.chance(0.5)
        ? beside(sheet, block, dice.below(4), dice.below(5) - 2)
        : [...sheet, ...Array.from({ length: dice.below(4) }, () => []), ...block],
    );
    const title = tableHeadings[keys[0] as TableKey].title;
    return { name: dice.chance(0.5) ? `${title}${index}` : `Sheet${index + 1}`, rows, merges: [] };
  });
}

const oddCells: readonly CellValue[] = [
  null,
  "",
  " ",
  "无",
  "/",
  "是",
  "否",
  "合计",
  "财政局",
  "某局",
  "责任部门",
  "报送日期",
  "信息内容",
  "备注：无",
  0,
  1,
  45000,
  1e9,
  true,
  { error: "#REF!" },
  { uncomputed: "=A1" },
  dateCell(3, 5),
];

type Change = (sheets: RawSheet[], sheet: RawSheet, dice: Dice) => void;

/** What people do to sheets. */
const changes: Readonly<Record<string, Change>> = {
  setCell: (_, sheet, dice) => {
    const row = dice.pick(sheet.rows);
    row[dice.below(row.length + 2)] = dice.pick(oddCells);
    for (let column = 0; column < row.length; column++) row[column] ??= null;
  },
  clearHeading: (_, sheet, dice) => {
    const row = sheet.rows.find((cells) => cells.some((cell) => cell === "登记号")) ?? [];
    if (row.length > 0) row[dice.below(row.length)] = dice.pick<CellValue>([null, "说明栏", "办理情况"]);
  },
  deleteRow: (_, sheet, dice) => void sheet.rows.splice(dice.below(sheet.rows.length), 1),
  blankRow: (_, sheet, dice) => void sheet.rows.splice(dice.below(sheet.rows.length), 0, []),
  titleRow: (_, sheet, dice) =>
    void sheet.rows.splice(dice.below(sheet.rows.length), 0, [
      dice.pick(["情况汇总表", "2024年台账", "填报单位：产业促进局", "备注：由办公室填写"]),
    ]),
  moveRow: (_, sheet, dice) => {
    const [row] = sheet.rows.splice(dice.below(sheet.rows.length), 1);
    if (row !== undefined) sheet.rows.splice(dice.below(sheet.rows.length + 1), 0, row);
  },
  insertColumn: (_, sheet, dice) => {
    const at = dice.below(8);
    for (const row of sheet.rows) if (row.length > at) row.splice(at, 0, null);
  },
  deleteColumn: (_, sheet, dice) => {
    const at = dice.below(8);
    for (const row of sheet.rows) row.splice(at, 1);
  },
  swapColumns: (_, sheet, dice) => {
    const [one, other] = [dice.below(6), dice.below(6)];
    for (const row of sheet.rows) [row[one], row[other]] = [row[other] ?? null, row[one] ?? null];
  },
  merge: (_, sheet, dice) => {
    const [top, left] = [dice.below(sheet.rows.length), dice.below(6)];
    const area = {
      top,
      left,
      bottom: Math.min(sheet.rows.length - 1, top + dice.below(3)),
      right: left + dice.below(3),
    };
    if (area.top === area.bottom && area.left === area.right) return;
    if (
      sheet.merges.some(
        (each) =>
          each.top <= area.bottom && each.bottom >= area.top && each.left <= area.right && each.right >= area.left,
      )
    )
      return;
    sheet.merges.push(area);
  },
  retype: (_, sheet, dice) => {
    const column = dice.below(8);
    for (const row of sheet.rows.slice(1)) {
      const cell = row[column];
      if (typeof cell === "object" && cell !== null && "date" in cell)
        row[column] = dice.pick<CellValue>([cell.date + 25569, "2024-03-05", "3.5", "三月"]);
      else if (typeof cell === "number") row[column] = String(cell);
    }
  },
  renameSheet: (sheets, sheet, dice) => {
    const name = dice.pick(["附件1", "说明", "Sheet9", "2月", "信息报送台账", "周报"]);
    if (sheets.every((each) => each.name !== name)) sheet.name = name;
  },
  hideSheet: (_, sheet) => void (sheet.hidden = true),
  splitSheet: (sheets, sheet, dice) => {
    const at = 1 + dice.below(sheet.rows.length);
    const rest = sheet.rows.splice(at);
    const merges = sheet.merges.filter(({ bottom }) => bottom < at);
    sheet.merges = merges;
    if (rest.length > 0) sheets.push({ name: `${sheet.name}续${sheets.length}`, rows: rest, merges: [] });
  },
};
export const changeNames = Object.keys(changes);

/** A workbook with one to four changes; what a merge covers is empty, as Excel leaves it. */
export function mutant(seed: number): RawSheet[] {
  const dice = new Dice(seed);
  const sheets = originalWorkbook(dice);
  for (let count = 1 + dice.below(4); count > 0; count--) {
    const sheet = dice.pick(sheets);
    if (sheet.rows.length > 0) (changes[dice.pick(changeNames)] as Change)(sheets, sheet, dice);
  }
  for (const { rows, merges } of sheets)
    for (const { top, left, bottom, right } of merges)
      rows.slice(top, bottom + 1).forEach((row, below) => {
        for (let column = left; column <= Math.min(right, row.length - 1); column++)
          if (below > 0 || column > left) row[column] = null;
      });
  return sheets;
}

export function gridOf(sheets: readonly RawSheet[]): Grid {
  const builder = new GridBuilder();
  for (const { name, rows, merges, hidden } of sheets)
    builder.rows(name, rows, { merges, ...(hidden === true ? { visibility: "hidden" as const } : {}) });
  return builder.build();
}
