import {
  changnan2024,
  dayOf,
  districtTrend,
  otherReadings,
  summaryPlan,
  type Day,
  type PlanCell,
  type SheetPlan,
} from "../../../engine/index.js";
import { trendSentence } from "../../../engine/monthly/districtTrend.js";
import { exampleRows } from "../../../templates/buildTemplate.js";
import { assessmentOf, blankAssessment, exampleAssessment } from "./exampleAssessment.js";
import { faultsOf } from "./soundSheet.js";
import { itemKeys } from "../../helpers/units.js";

const assessment = exampleAssessment();
const plan = summaryPlan(assessment);

function cellsOf({ rows }: SheetPlan): PlanCell[] {
  return rows.flatMap(({ cells }) => cells.filter((cell) => cell !== undefined));
}
function textsOf(sheet: SheetPlan): string[] {
  return cellsOf(sheet).flatMap(({ value }) => (typeof value === "string" && value !== "" ? [value] : []));
}
function rowOf(sheet: SheetPlan, unit: string): readonly (PlanCell | undefined)[] {
  return sheet.rows.find(({ cells }) => cells[1]?.value === unit && typeof cells[0]?.value === "number")?.cells ?? [];
}

test("the sheet is sound: values only, one page wide, no text cut", () => {
  expect(faultsOf(plan)).toEqual([]);
  expect(plan.role).toBe("summary");
  expect(plan.print.landscape).toBe(true);
});

test("title, ranking, chart and signatures fit the first page, also where the columns are narrowest", () => {
  // A4 landscape less margins, in points; 7 pixels a character is the narrowest default font (Calibri 11).
  const [pageWidth, pageHeight] = [(29.7 - 2.4) * 28.35, (21 - 2.7) * 28.35];
  const scale = Math.min(1, pageWidth / (plan.widths.reduce((sum, width) => sum + width * 7 + 5, 0) * 0.75));
  const firstBreak = plan.print.breaks?.[0] ?? 0;
  const height = plan.rows.slice(0, firstBreak).reduce((sum, row) => sum + (row.height ?? 15), 0);
  expect(plan.rows[firstBreak - 1]?.cells[0]?.style).toBe("sign");
  expect(height * scale).toBeLessThan(pageHeight);
});

test("title, as-of date and the provisional line stand on top and on every page", () => {
  expect(textsOf(plan)[0]).toBe("2024年招商引资绩效考核汇总");
  expect(textsOf(plan)[1]).toBe(
    "昌南新区2024年商务工作方案　　数据截至2024年12月31日　　按附件5测算，最终以绩效办细则为准",
  );
  expect(plan.print.titleRows).toEqual({ first: 0, last: 1 });
});

test("units stand in the order of the ranking, each with rank, ten items, sums and total", () => {
  const names = plan.rows.flatMap(({ cells }) =>
    typeof cells[0]?.value === "number" && cells[0].style === "rank" ? [cells[1]?.value] : [],
  );
  expect(names).toEqual(assessment.ranking);
  for (const unit of assessment.units) {
    const numbers = rowOf(plan, unit.name).flatMap((cell) => (typeof cell?.value === "number" ? [cell.value] : []));
    const items = itemKeys.map((key) => unit.items[key]?.points);
    expect(numbers).toEqual([
      unit.rank,
      ...items.slice(0, 5),
      unit.base,
      ...items.slice(5, 7),
      unit.bonus,
      ...items.slice(7),
      unit.deduction,
      unit.total,
      unit.reachable,
    ]);
  }
});

test("lights have a colour and a mark in words", () => {
  const shown = (unit: string): PlanCell | undefined => rowOf(plan, unit)[17];
  expect(shown("罗家桥乡")).toEqual({ value: "●绿", style: "lightGreen" });
  expect(shown("征收事务中心")).toEqual({ value: "■红", style: "lightRed" });
  expect(rowOf(plan, "产业促进局")[16]?.value).toBe("6/8");
});

test("proposals name the level, the streak and whether it is confirmed", () => {
  expect(rowOf(plan, "昌南湖服务中心")[19]).toEqual({ value: "问责（连续3月，已认定）", style: "proposal" });
  expect(rowOf(plan, "征收事务中心")[19]).toEqual({ value: "约谈（台账推定连续2月，待认定）", style: "proposal" });
  expect(rowOf(plan, "罗家桥乡")[19]).toEqual({ value: "–", style: "textCenter" });
});

test("where readings change ranks, each is listed with the units that move", () => {
  const effects = otherReadings(assessment).filter(({ rankChanges }) => rankChanges);
  expect(effects.length).toBeGreaterThan(0);
  expect(textsOf(plan)).toContain(`有 ${effects.length} 种其他口径会改变名次，见“三、待定口径对名次的影响”`);
  for (const { reading, changes } of effects) {
    expect(textsOf(plan).some((text) => text.startsWith(changnan2024.readings[reading].title))).toBe(true);
    const moved = changes
      .filter(({ rank }) => rank.now !== rank.then)
      .map(({ unit, rank }) => `${unit} ${rank.now}→${rank.then}`);
    expect(textsOf(plan)).toContain(moved.join("、"));
  }
});

test("where none does, that is a sentence", () => {
  const blank = summaryPlan(blankAssessment());
  const [statement] = textsOf(blank).filter((text) => text.endsWith("没有待定口径会改变名次"));
  expect(statement).toMatch(/^未含：信息报送（信息报送台账没有2024年的记录）；/);
  expect(textsOf(blank).some((text) => text.includes("种其他口径会改变名次"))).toBe(false);
  expect(faultsOf(blank)).toEqual([]);
});

test("data bars and chart cover exactly the totals of the ranking", () => {
  const [bar] = plan.dataBars ?? [];
  const [chart] = plan.charts ?? [];
  const values = plan.rows
    .slice(bar?.area.top, (bar?.area.bottom ?? 0) + 1)
    .map(({ cells }) => cells[bar?.area.left ?? 0]?.value);
  expect(values).toEqual(assessment.ranking.map((name) => assessment.units.find((unit) => unit.name === name)?.total));
  expect(chart?.series[0]?.values).toEqual(bar?.area);
  const names = plan.rows
    .slice(chart?.categories.top, (chart?.categories.bottom ?? 0) + 1)
    .map(({ cells }) => cells[chart?.categories.left ?? 0]?.value);
  expect(names).toEqual(assessment.ranking);
  expect(bar?.max).toBe(110);
});

test("district board, category matrix, leaders, activities and review attendance stand below", () => {
  const texts = textsOf(plan);
  for (const title of [
    "四、全区年度目标",
    "五、招引任务分类完成情况（认定/任务）",
    "六、县级领导分管（协管）完成情况",
    "七、重大招商引资活动（附件2）",
    "八、项目评审会参会名单（附件4）",
  ])
    expect(texts).toContain(title);
  expect(texts).toContain("超过 80亿元");
  expect(texts).toContain("不少于 45个");
  expect(texts).toContain("特色小镇服务中心（共同分管）、名坊园服务中心（共同分管）");
  expect(texts).toContain("35/45");
});

test("a district total counts every unit once, though joint leaders each carry it in full", () => {
  const sum = assessment.leaders.reduce((total, { projects }) => total + projects.required, 0);
  expect(sum).toBeGreaterThan(assessment.district.quota.required);
  expect(textsOf(plan)).toContain("共同分管的部门在每位领导名下各计一次，本表各行不能相加；全区数以排名表合计为准。");
});

test("categories beyond the columns of the matrix share one, and nothing is lost", () => {
  const rows = exampleRows(changnan2024);
  const odd = Array.from({ length: 30 }, (_, index) => ({
    name: `示例杂项${index}`,
    category: `杂类${index}`,
    attractedBy: "罗家桥乡",
    servicedBy: "罗家桥乡",
    review: "通过",
    signed: { date: dayOf(2024, 3, 1) as Day },
  }));
  const crowded = assessmentOf({ ...rows, projects: [...rows.projects, ...odd] });
  const sheet = summaryPlan(crowded);
  expect(faultsOf(sheet)).toEqual([]);
  expect(textsOf(sheet)).toContain("其他类别");
  const line = sheet.rows.find(
    ({ cells }) =>
      cells[0]?.value === "罗家桥乡" &&
      cells.some((cell) => typeof cell?.value === "string" && /^[\d.]+\/\d+$/.test(cell.value)),
  );
  const recognised = (line?.cells ?? []).reduce(
    (sum, cell) => sum + (typeof cell?.value === "string" ? Number(/^([\d.]+)\//.exec(cell.value)?.[1] ?? 0) : 0),
    0,
  );
  expect(recognised).toBeCloseTo(crowded.units.find(({ name }) => name === "罗家桥乡")?.quota.recognised ?? NaN, 6);
});

test("names that look like formulas stay values", () => {
  const rows = exampleRows(changnan2024);
  const sheet = summaryPlan(
    assessmentOf({
      ...rows,
      projects: [{ name: '=HYPERLINK("x")', category: "@SUM", attractedBy: "财政局", signed: undefined }],
    }),
  );
  const cell = cellsOf(sheet).find(({ value }) => value === '=HYPERLINK("x")');
  expect(cell?.formula).toBeUndefined();
  expect(cell?.link).toEqual({ sheet: "项目台账", cell: "A4", tip: "点击跳到项目台账" });
});

test("an early as-of date shows the months so far", () => {
  const early = summaryPlan(exampleAssessment(dayOf(2024, 4, 30) as Day));
  expect(faultsOf(early)).toEqual([]);
  expect(textsOf(early)[1]).toContain("2024年4月30日");
});

test("the last section shows progress against time: a column a unit with tasks, the plan's line across", () => {
  const [, chart] = plan.charts ?? [];
  const cellsOf = ({ top, left, bottom }: { top: number; left: number; bottom: number }) =>
    plan.rows.slice(top, bottom + 1).map(({ cells }) => cells[left]?.value);
  const [done, time] = chart?.series ?? [];
  if (chart === undefined || done === undefined || time === undefined) throw new Error("no chart of the progress");
  const units = assessment.ranking.flatMap((name) => assessment.units.filter((unit) => unit.name === name));
  expect(cellsOf(chart.categories)).toEqual(units.map(({ name }) => name));
  expect(cellsOf(done.values)).toEqual(
    units.map(({ quota }) => Math.round(((quota.filled ?? 0) / quota.required) * 1000) / 10),
  );
  expect([done.line, time.line]).toEqual([undefined, true]);
  expect(new Set(cellsOf(time.values)).size).toBe(1);
  expect(chart.anchor.top).toBeGreaterThan(done.values.bottom);
});

describe("the lines of the months", () => {
  const columnOf = (sheet: SheetPlan, { top, left, bottom }: { top: number; left: number; bottom: number }) =>
    sheet.rows.slice(top, bottom + 1).map(({ cells }) => cells[left]?.value);
  const lineChart = (sheet: SheetPlan) => {
    const chart = sheet.charts?.find(({ kind }) => kind === "line");
    if (chart === undefined) throw new Error("no chart of the months");
    return chart;
  };

  test("every line is drawn from its column, told apart without colour, beside the table and its text", () => {
    const chart = lineChart(plan);
    const trend = districtTrend(assessment);
    expect(columnOf(plan, chart.categories)).toEqual(trend.months.map((month) => `${Number(month.slice(5))}月`));
    expect(chart.series.map(({ values }) => columnOf(plan, values))).toEqual(trend.lines.map(({ values }) => values));
    expect(chart.series.map(({ name }) => name)).toEqual(trend.lines.map(({ name }) => name));
    expect(trend.lines).toHaveLength(3);
    for (const look of ["color", "mark", "dash"] as const)
      expect(new Set(chart.series.map((one) => one[look])).size).toBe(3);
    const table = Math.max(...chart.series.map(({ values }) => values.right));
    expect(chart.anchor.left).toBeGreaterThan(table);
    expect(chart.anchor.right).toBe(plan.widths.length - 1);
    expect(textsOf(plan).some((text) => text.startsWith(trendSentence(trend)))).toBe(true);
    expect(textsOf(plan).some((text) => text.endsWith("的图见“十”，各月进展的图见“十一”。"))).toBe(true);
  });

  test("a month that nobody wrote down is an empty cell, no 0 and no text, and the text names it", () => {
    const rows = exampleRows(changnan2024);
    const spring = dayOf(2024, 4, 1) as Day;
    const late = rows.leads.filter(
      ({ day }) => typeof day === "object" && day !== null && "date" in day && day.date >= spring,
    );
    const sheet = summaryPlan(assessmentOf({ ...rows, leads: late }));
    const [leads] = lineChart(sheet).series;
    const values = columnOf(sheet, leads?.values ?? { top: 0, left: 0, bottom: 0 });
    expect(values.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(values.slice(3).every((value) => typeof value === "number" && value > 0)).toBe(true);
    expect(textsOf(sheet).some((text) => text.includes("不作零计：有效招商信息1月、2月、3月"))).toBe(true);
    expect(faultsOf(sheet)).toEqual([]);
  });

  test("in January the picture is as high as in December, and its section stays on one page", () => {
    const early = summaryPlan(exampleAssessment(dayOf(2024, 1, 31) as Day));
    const height = ({ anchor }: { anchor: { top: number; bottom: number } }) => anchor.bottom - anchor.top;
    expect(height(lineChart(early))).toBe(height(lineChart(plan)));
    expect(early.rows.length).toBeGreaterThan(lineChart(early).anchor.bottom);
    expect(faultsOf(early)).toEqual([]);
    for (const sheet of [plan, early]) {
      const { anchor } = lineChart(sheet);
      expect(sheet.print.breaks?.filter((row) => row > anchor.top - 3 && row <= anchor.bottom)).toEqual([]);
    }
  });

  test("without a ledger that has data there is none, and nothing points to it", () => {
    const blank = summaryPlan(blankAssessment());
    expect(blank.charts?.map(({ kind }) => kind)).toEqual(["column"]);
    expect(textsOf(blank).some((text) => text.includes("十一"))).toBe(false);
    expect(textsOf(blank).some((text) => text.includes("的图见"))).toBe(false);
  });
});

test("the points of the base lines are shaded by how full they are, and their numbers stay", () => {
  const [bar] = plan.dataBars ?? [];
  const shades = plan.rows
    .slice(bar?.area.top, (bar?.area.bottom ?? 0) + 1)
    .flatMap(({ cells }) => cells.filter((cell) => cell?.style?.startsWith("heat") === true));
  expect(shades.length).toBeGreaterThan(4 * assessment.ranking.length);
  expect(shades.every((cell) => typeof cell?.value === "number")).toBe(true);
  expect(new Set(shades.map((cell) => cell?.style)).size).toBeGreaterThan(3);
});
