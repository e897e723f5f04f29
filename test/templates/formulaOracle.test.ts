/** LibreOffice recalculates 公式核算; every item of every unit must agree with the engine, which shares no line of code with the formulas. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import {
  a1,
  assess,
  changnan2024,
  dayOf,
  readFacts,
  type Assessment,
  type Day,
  type Plan,
  type SheetPlan,
} from "../../engine/index.js";
import { settingRow } from "../../templates/settingsPlan.js";
import { withLastResults } from "../../templates/results/lastResults.js";
import { emptyRows, exampleRows, templateWith, type TemplateContent } from "../../templates/buildTemplate.js";
import { planGrid } from "../../templates/planGrid.js";
import { convert, withLibreOffice } from "../helpers/libreOffice.js";
import { randomRows, smallCapacities } from "./randomRows.js";
import { itemKeys } from "../helpers/units.js";

const resultSheet = "公式核算";
const helperSheet = "公式核算-辅助";
/** Workbooks whose helper sheet is compared cell by cell: the example and a random one. */
const helperCases = 2;
/** Workbooks of one conversion. */
const filesAtOnce = 9;
const firstResultRow = 5;
const firstItemColumn = 2;

/** LibreOffice's filter options: comma, quotes, UTF-8, values and not their formats, one sheet by its number. */
const csvOf = (sheet: number): string =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,${sheet}`;

/** The fields of a CSV file, in lines; texts in quotes may go on over several. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\n") rows.push([]);
  }
  return rows;
}

/** LibreOffice shows as a day what a formula with a day in it gives; Excel's day 0 is 1899-12-30. */
function numberOf(text: string): number {
  const [, month, date, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return month === undefined ? Number(text) : (dayOf(Number(year), Number(month), Number(date)) ?? NaN) + 25569;
}

interface Case {
  readonly name: string;
  /** What an office changes in the sheets. */
  readonly alter?: (sheets: readonly SheetPlan[]) => readonly SheetPlan[];
  readonly plan: Plan;
  readonly content: TemplateContent;
  readonly asOf: Day;
}

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
/** Every fourth workbook has other quotas, of every form, and one that nobody can read. */
const otherQuotas: readonly string[] = [
  "3个（至少1个先进陶瓷、1个文旅）",
  "2个",
  "1个商贸、1个农业项目",
  "5家（至少2个日用陶瓷）",
  "另行通知",
];
const planOf = (seed: number): Plan =>
  seed % 4 !== 0
    ? changnan2024
    : {
        ...changnan2024,
        quotas: changnan2024.quotas.map((quota, index) => ({
          ...quota,
          quotaText: otherQuotas[(index + seed) % otherQuotas.length] as string,
          visits: 1 + ((index + seed) % 9),
        })),
      };
const asOfOf = (seed: number): Day => dayOf(2024, 1 + ((seed * 5) % 12), 28) as Day;

/** Sentences of 附件5 with a cap, a floor or both behind them, in every wording that 公式核算 follows. */
const boundSentences: readonly (readonly [from: string, to: string])[] = [
  ["（不少于12条）得12分", "（不少于12条）得12分，上限9分"],
  ["（每家4分）", "（每家4分），最高8分，最低1.5分"],
  ["可直接得满分", "可直接得满分；最低2分"],
  ["投产1个得24分", "投产1个得24分，封顶20分"],
  ["被点名的1次扣0.5分", "被点名的1次扣0.5分，扣完为止（最高不超过3.5分）"],
  ["招引任务，加5分", "招引任务，加5分，最高不超过10分"],
  ["亿元以上项目，加5分", "亿元以上项目，加5分，最多加4.5分"],
  ["每被约谈一次，扣 5 分", "每被约谈一次，扣 5 分，最多扣5分"],
  ["每被提醒谈话一次，扣 8 分", "每被提醒谈话一次，扣 8 分，不超过 12 分"],
  ["每被诫勉谈话一次，扣 20 分", "每被诫勉谈话一次，扣 20 分\n封顶30分"],
];
/** 封顶 and 下限 of 考核规则, by the title of the line. */
const ruleBounds: Readonly<Record<string, { readonly cap?: number; readonly floor?: number }>> = {
  信息报送: { cap: 6 },
  外出考察: { floor: 2 },
  引进项目: { cap: 12, floor: 3 },
  服务项目: { cap: 0 },
  跟进信息报送质量: { floor: 1 },
  超额完成: { cap: 5 },
  亿元以上: { cap: 2.5, floor: 0.5 },
  约谈: { cap: 5 },
  提醒谈话: { floor: 1 },
  诫勉谈话: { cap: 20 },
};
const withTexts = (
  sheets: readonly SheetPlan[],
  isMeant: (name: string) => boolean,
  change: (text: string) => string,
): readonly SheetPlan[] =>
  sheets.map((sheet) =>
    isMeant(sheet.name)
      ? {
          ...sheet,
          rows: sheet.rows.map((line) => ({
            ...line,
            cells: line.cells.map((cell) =>
              typeof cell?.value === "string" ? { ...cell, value: change(cell.value) } : cell,
            ),
          })),
        }
      : sheet,
  );
const withBoundSentences = (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
  withTexts(
    sheets,
    (name) => name.startsWith("附件5"),
    (text) => boundSentences.reduce((now, [from, to]) => now.replace(from, to), text),
  );
const withRuleBounds = (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
  sheets.map((sheet) => {
    if (sheet.name !== "考核规则") return sheet;
    const heads = sheet.rows.find(({ cells }) => cells.some((cell) => cell?.value === "封顶"))?.cells ?? [];
    const at = (heading: string): number => heads.findIndex((cell) => cell?.value === heading);
    const rows = sheet.rows.map((line) => {
      const bounds = ruleBounds[String(line.cells[0]?.value ?? "")];
      if (bounds === undefined) return line;
      const cells = line.cells.map((cell, column) => {
        const value = column === at("封顶") ? bounds.cap : column === at("下限") ? bounds.floor : undefined;
        return value === undefined ? cell : { ...cell, value };
      });
      return { ...line, cells };
    });
    return { ...sheet, rows };
  });
const withHomes =
  (names: string) =>
  (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
    sheets.map((sheet) => {
      if (sheet.name !== "规则参数") return sheet;
      const at = settingRow(changnan2024, "names.homePlaces");
      const rows = sheet.rows.map((line, row) =>
        row === at
          ? { ...line, cells: line.cells.map((cell, column) => (column === 1 ? { ...cell, value: names } : cell)) }
          : line,
      );
      return { ...sheet, rows };
    });
/** What the workbook sets beside the numbers: on two random years each, and on one whose ledgers are empty. */
const settingCases: readonly Case[] = [
  { name: "sentences-1", seed: 21, alter: withBoundSentences },
  { name: "sentences-2", seed: 22, alter: withBoundSentences },
  { name: "rules-1", seed: 23, alter: withRuleBounds },
  { name: "rules-2", seed: 24, alter: (sheets: readonly SheetPlan[]) => withRuleBounds(withBoundSentences(sheets)) },
  { name: "homes-1", seed: 25, alter: withHomes("佛山、 深圳；潮州") },
  { name: "homes-2", seed: 26, alter: withHomes("苏州") },
].map(({ name, seed, alter }) => ({
  name,
  alter,
  plan: changnan2024,
  asOf: dayOf(2024, 12, 31) as Day,
  content: {
    rows: randomRows(seed, changnan2024),
    example: false,
    storeResults: false,
    asOf: dayOf(2024, 12, 31) as Day,
    capacities: smallCapacities,
  },
}));

const cases: readonly Case[] = [
  {
    name: "example",
    plan: changnan2024,
    asOf: dayOf(2024, 12, 31) as Day,
    content: { rows: exampleRows(changnan2024), example: true, storeResults: false },
  },
  ...seeds.map((seed): Case => {
    const plan = planOf(seed);
    const asOf = seed % 2 === 0 ? (dayOf(2024, 12, 31) as Day) : asOfOf(seed);
    return {
      name: `random-${String(seed).padStart(2, "0")}`,
      plan,
      asOf,
      content: { rows: randomRows(seed, plan), example: false, storeResults: false, asOf, capacities: smallCapacities },
    };
  }),
  ...settingCases,
];

/** Every second workbook has other numbers in its own 附件5. */
const otherSentences: readonly (readonly [from: string, to: string])[] = [
  ["不少于1条得1分", "不少于2条得0.5分"],
  ["（不少于12条）得12分", "（不少于 10 条）得 14 分"],
  ["引进项目（24分）", "引进项目（20分）"],
  ["开工1个得12分，投产1个得24分", "开工1个得8分，投产1个得16分"],
  ["得0.5分，上报质量在周报中被点名的1次扣0.5分", "得1分，上报质量在周报中被点名的1次扣0.25分"],
  ["招引任务，加5分", "招引任务，加3分"],
  ["每被约谈一次，扣 5 分", "每被约谈一次，扣 6.5 分"],
];
const withOtherAnnex = (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
  sheets.map((sheet) =>
    sheet.name.startsWith("附件5")
      ? {
          ...sheet,
          rows: sheet.rows.map((line) => ({
            ...line,
            cells: line.cells.map((cell) =>
              typeof cell?.value === "string"
                ? { ...cell, value: otherSentences.reduce((text, [from, to]) => text.replace(from, to), cell.value) }
                : cell,
            ),
          })),
        }
      : sheet,
  );

const alteredName = "altered";

/** A template in which everything is changed that 公式核算 cannot follow: it must say so. */
function alteredTemplate(): readonly SheetPlan[] {
  const day = { date: dayOf(2024, 5, 6) as Day };
  const rows = {
    ...emptyRows(changnan2024),
    leads: [1, 2, 3].map((number) => ({ day, unit: "财政局", text: `示例${number}`, valid: "是" })),
    visits: [{ day, unit: "财政局", leader: "示例", visitedPlace: "苏州", enterprise: "甲、乙、丙、丁、戊" }],
    projects: [
      { name: "示例", category: "文旅", attractedBy: "财政局25%、住建局25%、经发局25%、党政办25%", signed: day },
    ],
  };
  const set = (plan: SheetPlan, row: number, column: number, value: string): SheetPlan => ({
    ...plan,
    rows: plan.rows.map((line, index) =>
      index === row
        ? { ...line, cells: line.cells.map((cell, at) => (at === column ? { ...cell, value } : cell)) }
        : line,
    ),
  });
  return templateWith(changnan2024, {
    rows,
    example: false,
    storeResults: false,
    capacities: { ...smallCapacities, leads: 2 },
  }).map((plan) =>
    plan.name === "规则参数"
      ? set(plan, settingRow(changnan2024, "quota.match"), 1, "只看总数")
      : plan.name === "附件1 任务分解表"
        ? set(plan, 3, 2, "9个")
        : plan.name.startsWith("附件5")
          ? set(plan, 8, 2, "每超额完成1个招引任务，加五分，最高不超过十分；")
          : plan,
  );
}

withLibreOffice(
  "the ten items, the totals and the ranks of the example and of 20 random workbooks agree with the engine to 0.01",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "formula-oracle-"));
    try {
      const expected = new Map<string, Assessment>();
      const results = new Map<string, readonly SheetPlan[]>();
      const files: string[] = [];
      let sheetNumber = 0;
      for (const { name, plan, content, asOf, alter } of cases) {
        const drawn = templateWith(plan, content);
        const plans = alter !== undefined ? alter(drawn) : /[13579]$/.test(name) ? withOtherAnnex(drawn) : drawn;
        sheetNumber = plans.findIndex((sheet) => sheet.name === resultSheet) + 1;
        const { bytes } = await drawSheets(undefined, plans);
        const file = join(folder, `${name}.xlsx`);
        writeFileSync(file, bytes);
        files.push(file);
        expected.set(name, assess(readFacts(await readWorkbook(bytes, file), plan), { asOf }));
        results.set(name, withLastResults(plans));
      }
      const altered = join(folder, `${alteredName}.xlsx`);
      writeFileSync(altered, (await drawSheets(undefined, alteredTemplate())).bytes);
      files.push(altered);
      // In parts, so that each stays far below the time limit of a conversion on a busy machine. Of the first files every sheet is written.
      const out = join(folder, "out");
      convert(files.slice(0, helperCases), csvOf(-1), out);
      let made: readonly string[] = [];
      for (let from = helperCases; from < files.length; from += filesAtOnce)
        made = convert(files.slice(from, from + filesAtOnce), csvOf(sheetNumber), out);
      const recalculated = made.filter((path) => path.endsWith(`-${resultSheet}.csv`));
      const helpers = made.filter((path) => path.endsWith(`-${helperSheet}.csv`));
      const nameOf = (path: string): string => basename(path, `-${resultSheet}.csv`);
      expect(recalculated.map(nameOf).sort()).toEqual([...cases.map(({ name }) => name), alteredName].sort());
      const checksOf = (name: string): string[] =>
        readFileSync(join(folder, "out", `${name}-${resultSheet}.csv`), "utf8")
          .split("\n")
          .slice(24, 34)
          .map((line) => line.split(",")[8] as string);
      expect(checksOf("example")).toEqual([
        "正常",
        "正常",
        "正常",
        "正常",
        "正常",
        "正常",
        "正常",
        "1 行的部门不在附件1中，未计入",
        "2 行的日期读不懂，未计入",
        "正常",
      ]);
      expect(checksOf(alteredName)).toEqual([
        "1 个部门不一致，请改辅助表的名额",
        "1 项已改为其他口径，本表仍按默认口径计算",
        "正常",
        "1 个数取不出，本表按方案的数计算",
        "1 处，本表未计封顶、保底",
        "1 行超出核算行数，未计入",
        "2 行超出，只计前几个",
        "正常",
        "正常",
        "正常",
      ]);
      for (const { name } of settingCases) {
        const [, , rules, sentences, bounds] = checksOf(name);
        expect([name, rules, sentences, bounds, checksOf(name)[9]]).toEqual([name, "正常", "正常", "正常", "正常"]);
      }

      expect(helpers).toHaveLength(helperCases);
      // What the files carry as last results is what LibreOffice makes of them.
      const untrue: string[] = [];
      const kinds = new Map<string, number>();
      for (const path of [...recalculated, ...helpers]) {
        const sheet = helpers.includes(path) ? helperSheet : resultSheet;
        const plans = results.get(basename(path, `-${sheet}.csv`));
        if (plans === undefined) continue;
        const found = csvRows(readFileSync(path, "utf8"));
        plans
          .find(({ name }) => name === sheet)
          ?.rows.forEach(({ cells }, row) =>
            cells.forEach((cell, column) => {
              if (cell?.formula === undefined) return;
              const text = found[row]?.[column] ?? "";
              const wanted = cell.error ?? cell.value;
              kinds.set(typeof wanted, (kinds.get(typeof wanted) ?? 0) + 1);
              const same =
                typeof wanted === "number"
                  ? text !== "" && Math.abs(numberOf(text) - wanted) < 0.01
                  : text === String(wanted);
              if (!same)
                untrue.push(`${basename(path)} ${a1({ row, column })}: ${String(wanted)}, recalculated ${text}`);
            }),
          );
      }
      expect(untrue).toEqual([]);
      expect(Math.min(kinds.get("number") ?? 0, kinds.get("string") ?? 0)).toBeGreaterThan(8000);

      const differences: string[] = [];
      let nonZero = 0;
      for (const path of recalculated) {
        const name = nameOf(path);
        if (name === alteredName) continue;
        const assessment = expected.get(name) as Assessment;
        const lines = readFileSync(path, "utf8").split("\n");
        assessment.units.forEach((unit, index) => {
          const wanted = [
            ...itemKeys.map((key) => unit.items[key]?.points),
            unit.base,
            unit.bonus,
            unit.deduction,
            unit.total,
            unit.rank,
          ];
          const names = [...itemKeys, "base", "bonus", "deduction", "total", "rank"];
          wanted.forEach((points, column) => {
            const cells = (lines[firstResultRow + index] as string).split(",").map((cell) => cell.replace(/"/g, ""));
            expect(cells[1]).toBe(unit.name);
            const text = cells[firstItemColumn + column] as string;
            const found = text === "" ? NaN : Number(text);
            if (points !== 0) nonZero++;
            if (!(Math.abs(found - (points ?? NaN)) < 0.01))
              differences.push(`${name} ${unit.name} ${names[column]}: formula ${found}, engine ${points}`);
          });
        });
      }
      expect(differences).toEqual([]);
      // An oracle that compares nothing but zeros proves nothing.
      expect(nonZero).toBeGreaterThan(cases.length * changnan2024.quotas.length * 4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  360_000,
);

test.each(settingCases)(
  "$name: what the workbook sets is read as it is meant, and moves some scores and leaves others",
  ({ plan, content, asOf, alter = (sheets) => sheets }) => {
    const drawn = templateWith(plan, content);
    const [plain, set] = [drawn, alter(drawn)].map((sheets) => assess(readFacts(planGrid(sheets), plan), { asOf }));
    const ours = (assessment: Assessment | undefined) =>
      (assessment?.issues ?? []).filter(
        ({ code, severity }) => severity === "error" && /^(annex5|rule|setting)/.test(code),
      );
    expect(ours(set)).toEqual([]);
    const moved = (plain?.units ?? []).flatMap((unit, index) =>
      itemKeys.map((key) => unit.items[key]?.points !== set?.units[index]?.items[key]?.points),
    );
    expect(moved.filter(Boolean).length).toBeGreaterThan(3);
    expect(moved.filter((one) => !one).length).toBeGreaterThan(30);
  },
);

const withSentence =
  (from: string, to: string) =>
  (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
    withTexts(
      sheets,
      (name) => name.startsWith("附件5"),
      (text) => text.replace(from, to),
    );
const withRule =
  (heading: string, value: string | number) =>
  (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
    sheets.map((sheet) => {
      if (sheet.name !== "考核规则") return sheet;
      const heads = sheet.rows.find(({ cells }) => cells.some((cell) => cell?.value === heading))?.cells ?? [];
      const at = heads.findIndex((cell) => cell?.value === heading);
      const rows = sheet.rows.map((line) =>
        line.cells[0]?.value === "超额完成"
          ? { ...line, cells: line.cells.map((cell, column) => (column === at ? { ...cell, value } : cell)) }
          : line,
      );
      return { ...sheet, rows };
    });
const excess = "招引任务，加5分";
/** What 公式核算 follows, beside the like of it that it does not, and the check that says so. */
test.each([
  ["a cap in digits", withSentence(excess, `${excess}，最高不超过10分`), "正常"],
  ["a cap in Chinese numerals", withSentence(excess, `${excess}，最高不超过十分`), "1 处，本表未计封顶、保底"],
  ["a cap in another wording", withSentence(excess, `${excess}，以10分为限`), "1 处，本表未计封顶、保底"],
  ["a cap behind other words", withSentence(excess, `${excess}，另行通知，最高10分`), "1 处，本表未计封顶、保底"],
  [
    "a cap within the task",
    withSentence("超额完成招商引资任务", "超额完成招商引资任务，最高10分"),
    "1 处，本表未计封顶、保底",
  ],
  ["least points of a bonus", withSentence(excess, `${excess}，最低1分`), "正常"],
  ["least points of a deduction", withSentence("扣 5 分", "扣 5 分，最低1分"), "1 处，本表未计封顶、保底"],
  ["marks used up in a base line", withSentence("的1次扣0.5分", "的1次扣0.5分，扣完为止"), "正常"],
  ["marks used up in a bonus", withSentence(excess, `${excess}，扣完为止`), "1 处，本表未计封顶、保底"],
  ["封顶 as a number", withRule("封顶", 10), "正常"],
  ["封顶 as a text", withRule("封顶", "10分"), "1 处，本表未计封顶、保底"],
  [
    "封顶 below 下限",
    (sheets: readonly SheetPlan[]) => withRule("下限", 5)(withRule("封顶", 4)(sheets)),
    "1 处，本表未计封顶、保底",
  ],
  ["封顶 equal to 下限", (sheets: readonly SheetPlan[]) => withRule("下限", 4)(withRule("封顶", 4)(sheets)), "正常"],
])("the checks of 公式核算 know of %s", (_, alter, said) => {
  const rows = { ...emptyRows(changnan2024), projects: randomRows(3, changnan2024).projects };
  const content = { rows, example: false, storeResults: false, capacities: smallCapacities };
  const sheets = withLastResults(alter(templateWith(changnan2024, content)));
  const result = sheets.find(({ name }) => name === resultSheet)?.rows ?? [];
  const check = result.find(({ cells }) => String(cells[0]?.value).startsWith("附件5、考核规则所设的封顶"));
  expect(check?.cells[8]?.value).toBe(said);
});

test.each([
  [12, "正常"],
  [13, "1 格超出，只认前几个"],
])("%i home names", (count, said) => {
  const names = Array.from({ length: count }, (_, index) => `示例地${index}`).join("、");
  const content = { rows: emptyRows(changnan2024), example: false, storeResults: false, capacities: smallCapacities };
  const sheets = withLastResults(withHomes(names)(templateWith(changnan2024, content)));
  const result = sheets.find(({ name }) => name === resultSheet)?.rows ?? [];
  expect(result.find(({ cells }) => String(cells[0]?.value).startsWith("规则参数的本地地名"))?.cells[8]?.value).toBe(
    said,
  );
});

test("the random workbooks hold what the formulas must get right", () => {
  const all = cases
    .filter(({ name }) => name.startsWith("random"))
    .map(({ plan, content, asOf }) => ({ content, asOf, plan }));
  const projects = all.flatMap(({ content }) => content.rows.projects);
  expect(projects.filter((row) => /%.*[、；，].*[%％]/.test(String(row["attractedBy"]))).length).toBeGreaterThan(50);
  expect(projects.filter((row) => row["topTier"] === "是").length).toBeGreaterThan(10);
  expect(projects.filter((row) => row["name"] === "示例重名项目").length).toBeGreaterThan(20);
  expect(
    all.flatMap(({ content }) => content.rows.leads).filter((row) => String(row["text"]).startsWith("示例甲公司"))
      .length,
  ).toBeGreaterThan(100);
});
