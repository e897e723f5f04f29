/** Laws of 附件5 on the example workbook: equal in any layout, each number moves its own line alone, precedence, an edit reads as the whole. */
import fc from "fast-check";
import {
  assess,
  changnan2024 as plan,
  GridBuilder,
  readFacts,
  updateAssessment,
  updateFacts,
  type Assessment,
  type CellValue,
  type Grid,
  type Sheet,
  type SheetPlan,
} from "../../../../engine/index.js";
import { exampleRows } from "../../../../templates/buildTemplate.js";
import { planGrid } from "../../../../templates/planGrid.js";
import { leanTemplateWith } from "../../../helpers/leanTemplate.js";
import { day } from "../workbook.js";
import { codes, planRows, type SheetRow } from "./sheet.js";

const template = leanTemplateWith(exampleRows(plan));
const rest = template.filter(({ name }) => !name.startsWith("附件5"));
const asOf = day(12, 31);

/** The example with another 附件5, or without one. */
function example(rows?: readonly SheetRow[]): Grid {
  if (rows === undefined) return planGrid(rest);
  const [model] = rest;
  const cells = rows.map((row) => ({ cells: row.map((value) => (typeof value === "string" ? { value } : undefined)) }));
  return planGrid([...rest, { ...(model as SheetPlan), name: "附件5", rows: cells, merges: [] }]);
}

const scored = (grid: Grid): Assessment => assess(readFacts(grid, plan), { asOf });
const headed = (rows: readonly SheetRow[]): SheetRow[] => [plan.annexes.scoringHeadings, ...rows];
const pointsOf = ({ units, items }: Assessment) =>
  Object.fromEntries(items.map(({ key }) => [key, units.map((unit) => unit.items[key]?.points)]));
const clausesOf = ({ items }: Assessment) => items.map(({ clause, fullMarks }) => [clause, fullMarks]);
const plain = scored(example());

test("the example without 附件5 and with the template's own are one", () => {
  const own = scored(planGrid(template));
  expect(codes(own.facts)).toEqual([]);
  expect([pointsOf(own), clausesOf(own)]).toEqual([pointsOf(plain), clausesOf(plain)]);
});

const digits = "零一二三四五六七八九";
const chinese = (text: string): string =>
  text.replace(/(?<![.\d])(\d+)(?= ?(?:分|个|家|条))/g, (number) =>
    Number(number) < 10
      ? (digits[Number(number)] as string)
      : Number(number) < 20
        ? `十${Number(number) === 10 ? "" : digits[Number(number) % 10]}`
        : `${digits[Math.floor(Number(number) / 10)]}十${Number(number) % 10 === 0 ? "" : digits[Number(number) % 10]}`,
  );
const spellings: Readonly<Record<string, (text: string) => string>> = {
  asIssued: (text) => text,
  halfWidth: (text) =>
    text.replace(
      /[，；：（）]/g,
      (sign) => ({ "，": ",", "；": ";", "：": ":", "（": "(", "）": ")" })[sign] as string,
    ),
  spaced: (text) => text.replace(/(\d+(?:\.\d+)?)/g, " $1 "),
  fullWidth: (text) => text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  inWords: chinese,
  withoutBrackets: (text) => text.replace(/[（）]/g, ""),
  withoutEnd: (text) => text.replace(/[。；]$/, ""),
};

/** Lines of a cell in rows of their own, as LibreOffice imports paragraphs of the issued document. */
function splitOverRows(rows: readonly SheetRow[]): SheetRow[] {
  return rows.flatMap((row) => {
    const lines = row.map((cell) =>
      typeof cell === "string" ? cell.split(/\n|(?<=[。，；])(?=.)|(?=（\d)/).filter((line) => line !== "") : [],
    );
    const height = Math.max(...lines.map(({ length }) => length));
    return Array.from({ length: height }, (_, index) => lines.map((all) => all[index] ?? null));
  });
}

const layout = fc.record({
  spelling: fc.constantFrom(...Object.keys(spellings)),
  split: fc.boolean(),
  numbered: fc.boolean(),
  titled: fc.boolean(),
  remark: fc.boolean(),
  blankRows: fc.boolean(),
  headings: fc.constantFrom(
    ["项目分类", "考核任务", "考核方式"],
    ["项目 分类", "考核内容", "评分标准"],
    ["项目分类", "考核任务", "计分办法"],
    ["类型", "考核任务", "分值"],
    ["项目分类（一级）", "考核任务*", "考核\n方式"],
  ),
});

test("the plan's sentences in any layout and spelling are no difference", () => {
  fc.assert(
    fc.property(layout, ({ spelling, split, numbered, titled, remark, blankRows, headings }) => {
      let rows = planRows();
      if (split) rows = splitOverRows(rows);
      rows = rows.map((row) =>
        row.map((cell) => (typeof cell === "string" ? (spellings[spelling]?.(cell) ?? cell) : cell)),
      );
      if (blankRows) rows = rows.flatMap((row) => [row, []]);
      rows = [headings, ...rows];
      if (numbered) rows = rows.map((row, index) => [index === 0 ? "序号" : row.length === 0 ? null : index, ...row]);
      if (titled) rows = [["附件5"], ["2024年昌南新区招商引资绩效指标考核表"], ...rows];
      if (remark) rows = [...rows, ["备注：本表自印发之日起执行，最高不超过100分。"]];
      const facts = readFacts(new GridBuilder().rows("考核", rows).build(), plan);
      expect(codes(facts)).toEqual([]);
      const { annex5 } = facts;
      for (const [id, { value }] of Object.entries(annex5?.numbers ?? {}))
        expect([id, value]).toEqual([id, plan.parameters.find((parameter) => parameter.id === id)?.value]);
      expect(Object.keys(annex5?.numbers ?? {}).length).toBeGreaterThanOrEqual(18);
    }),
    { numRuns: 150, seed: 5 },
  );
});

/** Every hole of every sentence: the line, the sentence with the plan's numbers, and with another number in the hole alone. */
const holes = plan.annexes.scoringSentences.lines.flatMap(({ key, tasks, methods }) =>
  [...tasks, ...methods].flatMap((sentence) => {
    const names = [...sentence.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
    const value = (name: string): number =>
      Number(plan.parameters.find(({ id }) => id === `${key}.${name}`)?.value ?? Number.NaN);
    return names.map((name, hole) => {
      const filled = (other: boolean): string => {
        let at = -1;
        return sentence.replace(/\{([^{}]*)\}/g, (_, each: string) => {
          at++;
          const [over = "", under] = each.split("/");
          const number = under === undefined ? value(over) : value(over) / value(under);
          return String(other && at === hole ? number + 1 : number);
        });
      };
      return { key, name, isMethod: methods.includes(sentence), from: filled(false), to: filled(true) };
    });
  }),
);
const bare = (text: string): string => text.replace(/\s/g, "");

test("the sentences have the holes that the plan's numbers need", () => expect(holes).toHaveLength(21));

test.each(holes.map((hole) => [`${hole.key} ${hole.name}: ${hole.to}`, hole] as const))(
  "a number changed alone moves its own line alone: %s",
  (_, { key, name, isMethod, from, to }) => {
    let count = 0;
    const rows = planRows((text) => {
      if (!bare(text).includes(from)) return text;
      count++;
      return bare(text).replace(from, to);
    });
    expect(count).toBeGreaterThan(0);
    const changed = scored(example(headed(rows)));
    const moved = changed.items.flatMap((item, index) => {
      const before = plain.items[index];
      return JSON.stringify([item.terms, item.clause, item.fullMarks]) ===
        JSON.stringify([before?.terms, before?.clause, before?.fullMarks])
        ? []
        : [item.key];
    });
    const [own, shared] = [pointsOf(changed), pointsOf(plain)];
    const others = changed.items.map((item) => item.key).filter((each) => each !== key);
    expect(others.map((each) => own[each])).toEqual(others.map((each) => shared[each]));
    // 考核任务 does not hold against 考核方式, and a number of enterprises is 附件1's.
    const isTerm = !name.includes("/") && (isMethod || name === "fullMarks");
    const talks = ["summonedTalk", "reminderTalk", "admonitionTalk"];
    expect(moved.filter((each) => !(talks.includes(key) && talks.includes(each) && each !== key))).toEqual(
      isTerm ? [key] : [],
    );
    if (isTerm) expect(changed.items.find((item) => item.key === key)?.clause.place?.sheet).toBe("附件5");
    expect(codes(changed.facts).length).toBeGreaterThan(0);
  },
);

const cheaper = planRows((text) => text.replace("招引任务，加5分", "招引任务，加3分"));
const pointsEach = (grid: Grid) => scored(grid).items.find(({ key }) => key === "quotaExcess")?.terms["points"];

test("规则参数 beats the sheet, the sheet beats the plan; what the template prints is not set", () => {
  const settings = (value: CellValue): SheetRow[] => [
    ["参数", "取值"],
    ["quotaExcess.points", value],
  ];
  const grid = (value: CellValue): Grid =>
    new GridBuilder().rows("附件5", headed(cheaper)).rows("规则参数", settings(value)).build();
  expect(pointsEach(grid(7))).toBe(7);
  expect(pointsEach(grid(5))).toBe(5);
  expect(pointsEach(grid(null))).toBe(3);
  // The example's 规则参数 prints all numbers as the plan has them.
  expect(pointsEach(example(headed(cheaper)))).toBe(3);
  expect(pointsEach(example())).toBe(5);
});

test("an edited cell of 附件5 scores as the whole read anew", () => {
  const before = example(headed(planRows()));
  const rows = headed(cheaper);
  const facts = readFacts(before, plan);
  const assessment = assess(facts, { asOf });
  const edited = before.sheets.map((sheet) => (sheet.name === "附件5" ? editedSheet(sheet, rows) : sheet));
  const after: Grid = { sheets: edited };
  const next = updateFacts(facts, before, after);
  expect(next.annex5).toEqual(readFacts(after, plan).annex5);
  expect(next.issues).toEqual(readFacts(after, plan).issues);
  const updated = updateAssessment(assessment, next);
  expect(pointsOf(updated)).toEqual(pointsOf(scored(after)));
  expect(pointsOf(updated)["quotaExcess"]).not.toEqual(pointsOf(assessment)["quotaExcess"]);
  // An edit elsewhere keeps what 附件5 says as it is.
  expect(updateFacts(next, after, { sheets: [...after.sheets] }).annex5).toBe(next.annex5);
});

function editedSheet(sheet: Sheet, rows: readonly SheetRow[]): Sheet {
  return {
    ...sheet,
    columns: sheet.columns.map((column, index) => ({
      ...column,
      numbers: column.numbers.map((number, row) => {
        const text = rows[row]?.[index];
        return typeof text === "string" ? (sheet.pool.intern?.(text) ?? number) : number;
      }),
    })),
  };
}
