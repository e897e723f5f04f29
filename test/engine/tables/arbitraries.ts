/** Random ledgers for the laws: mostly in order, sometimes not. */
import fc from "fast-check";
import { dayOf, tableHeadings, type CellValue, type Day, type TableKey } from "../../../engine/index.js";
import type { Row } from "./workbook.js";

const unit = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("财政局", "经发局", "自规局", "产业促进局\n下设小分队") },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>("税务局", "某局", null) },
);
const date = fc
  .integer({ min: dayOf(2024, 1, 1) as Day, max: dayOf(2024, 12, 31) as Day })
  .chain((day) => fc.constantFrom<CellValue>({ date: day }, day + 25569));
const someDate = fc.oneof(
  { weight: 9, arbitrary: date },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>("3月5日", "2024-02-30", "2023-12-31", null) },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 5 });
const text = fc.constantFrom<CellValue>(
  "甲公司拟投资",
  "乙公司，来访",
  "乙公司,来访",
  "丙 公司",
  "丙公司",
  "丁公司（二期）",
  "说明：戊公司",
  "合计",
  12345,
  null,
);

const rows: Partial<Record<TableKey, fc.Arbitrary<Row>>> = {
  leads: fc.record({
    day: someDate,
    unit,
    text,
    valid: fc.constantFrom<CellValue>("是", "是", "是", "否", "有效", 1, null, "待核", { error: "#REF!" }),
  }),
  visits: fc.record({
    day: someDate,
    unit,
    leader: maybe(fc.constantFrom("张三", "李四")),
    enterprise: fc.constantFrom<CellValue>("甲公司", "甲公司、乙公司", "丙公司", null),
    visitedPlace: maybe(fc.constantFrom("深圳", "景德镇")),
  }),
  projects: fc.record({
    name: fc.constantFrom<CellValue>("甲项目", "乙项目", "丙项目", "丁项目", null),
    category: maybe(fc.constantFrom("先进陶瓷", "陶瓷酒器", "航天")),
    attractedBy: fc.oneof(unit, fc.constantFrom("财政局60%、经发局40%", "财政局、经发局")),
    servicedBy: maybe(unit),
    investment: maybe(fc.constantFrom<CellValue>(12000, "1.2亿元", "面议", { uncomputed: "=A1" })),
    topTier: maybe(fc.constantFrom("是", "否")),
    review: maybe(fc.constantFrom("通过", "未通过")),
    signed: someDate,
    started: maybe(someDate),
  }),
  weeks: fc.record({
    deadline: someDate,
    unit,
    inTalks: maybe(fc.constantFrom("按时", "迟报", "零报告")),
    signed: maybe(fc.constantFrom("按时", "不适用")),
    named: maybe(fc.constantFrom<CellValue>(0, 1, "多次")),
  }),
  measures: fc.record({
    day: someDate,
    unit,
    kind: fc.constantFrom<CellValue>("约谈", "诫勉谈话", "批评", null),
    cause: maybe(fc.constant("未履职")),
  }),
};

export const ledgerKeys = Object.keys(rows) as TableKey[];

/** Rows for some ledgers, by table. */
export const ledgers = fc.record(
  Object.fromEntries(
    ledgerKeys.map((key) => [key, fc.array(rows[key] as fc.Arbitrary<Row>, { maxLength: 8 })]),
  ) as Record<string, fc.Arbitrary<Row[]>>,
);

/** One row of a table. */
export const rowOf = (key: TableKey): fc.Arbitrary<Row> => rows[key] as fc.Arbitrary<Row>;

/** A cell's value of any kind, sensible or not. */
export const anyValue: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  someDate,
  unit,
  fc.constantFrom<CellValue>(
    "是",
    "否",
    "合计",
    "备注：无",
    "附件2",
    "报送日期",
    "信息内容",
    "",
    " ",
    0,
    1,
    true,
    { error: "#REF!" },
    { uncomputed: "=A1" },
  ),
);

const wide = (sign: string): string =>
  sign >= "!" && sign <= "~" ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign;

/** Another spelling of a heading: full-width signs, spaces, line breaks, another kind of bracket. */
export const respelled = (heading: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom("", "", " ", "　", "\n"), { minLength: heading.length, maxLength: heading.length })
    .chain((gaps) =>
      fc
        .boolean()
        .map((isWide) =>
          [...heading]
            .map(
              (sign, index) => (isWide ? wide(sign) : sign.replace("（", "(").replace("）", ")")) + (gaps[index] ?? ""),
            )
            .join(""),
        ),
    );

/** Headings of a table in order. */
export const headingsOf = (key: TableKey): readonly { key: string; heading: string }[] => tableHeadings[key].fields;
