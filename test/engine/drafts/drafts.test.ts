/** What the drafts say, and what they must not say. */
import {
  assess,
  changnan2024,
  draftDocuments,
  missingNotices,
  readFacts,
  type DraftBlock,
  type DraftDocument,
  type DraftKind,
  type Grid,
  type GridBuilder,
} from "../../../engine/index.js";
import { cleanerOf, maskName, maskPhones, unsettledName } from "../../../engine/privacy.js";
import { chineseNumber } from "../../../engine/drafts/notices.js";
import { copiesTo } from "../../../engine/drafts/copies.js";
import { insideQuotes } from "../../../engine/drafts/quotes.js";
import { chineseThird } from "../../../engine/drafts/dispatch.js";
import { trackingLog } from "../../../engine/tables/officeTables.js";
import { day } from "../../helpers/facts.js";
import { officeGrid, type Rows } from "../../helpers/officeForms.js";

const log = (rows: readonly Readonly<Record<string, string>>[]): Rows => [
  trackingLog.fields.map(({ heading }) => heading),
  ...rows.map((row) => trackingLog.fields.map(({ key }) => row[key] ?? null)),
];

function office(
  more: { leads?: Rows; log?: readonly Readonly<Record<string, string>>[]; decisions?: Rows; measures?: Rows } = {},
): Grid {
  return officeGrid({
    leads: more.leads ?? [["2024-03-05", "罗家桥乡", "佛山某企业拟投资，联系电话13907981234", "是"]],
    projects: [
      [
        "日用瓷生产线",
        "日用陶瓷",
        "罗家桥乡60%、陶汇公司40%",
        "洪源镇",
        12000,
        null,
        "通过",
        "2024-04-10",
        "2024-05-20",
        "租赁标准化厂房",
        "张英",
      ],
      ["陶瓷基板项目", "先进陶瓷", "罗家桥乡", null, 8000, null, null, null],
    ],
    tasks: [
      ["报送方案，联系人王景苗，电话0798-8551234", "罗家桥乡", "2024-03-01", "2024-03-20", "2024-03-29"],
      ["生态环境局俞 炜炳审核", "洪源镇", "2024-04-01", "2024-04-20", null],
    ],
    more: (grid: GridBuilder) => {
      grid.rows(
        "跟踪日志",
        log(
          more.log ?? [
            {
              reportedOn: "2024-05-03",
              unit: "罗家桥乡",
              project: "陶瓷基板项目",
              form: "在谈项目跟踪报表",
              entry: "项目最新进展情况",
              content: "旧进展",
            },
            {
              reportedOn: "2024-05-10",
              unit: "罗家桥乡",
              project: "陶瓷基板项目",
              form: "在谈项目跟踪报表",
              entry: "项目最新进展情况",
              content: "欧阳明已看厂房",
            },
            {
              reportedOn: "2024-05-10",
              unit: "罗家桥乡",
              project: "陶瓷基板项目",
              form: "在谈项目跟踪报表",
              entry: "法定代表人",
              content: "欧阳明",
            },
            {
              reportedOn: "2024-05-10",
              unit: "罗家桥乡",
              project: "陶瓷基板项目",
              form: "在谈项目跟踪报表",
              entry: "电话",
              content: "13907981234",
            },
            {
              reportedOn: "2024-05-10",
              unit: "罗家桥乡",
              project: "陶瓷基板项目",
              form: "在谈项目跟踪报表",
              entry: "跟踪日志",
              time: "2024-05-08",
              venue: "佛山",
              otherSide: "欧阳明",
              content: "洽谈",
              nextStep: "考察",
            },
          ],
        ),
      );
      if (more.decisions) grid.rows("月度认定", [["月份", "责任部门", "认定"], ...more.decisions]);
      if (more.measures) grid.rows("措施登记", [["日期", "责任部门", "措施", "事由"], ...more.measures]);
    },
  });
}

function drafts(grid: Grid, asOf = "2024-05-14", month?: string): DraftDocument[] {
  return draftDocuments(assess(readFacts(grid, changnan2024), { asOf: day(asOf) }), grid, month);
}

const of = (documents: readonly DraftDocument[], kind: DraftKind): DraftDocument | undefined =>
  documents.find((document) => document.kind === kind);

function blockText(block: DraftBlock): string {
  const runs = (all: readonly unknown[]): string =>
    all
      .map((run) => (typeof run === "string" ? run : `〔${(run as { sources: number[] }).sources.join("、")}〕`))
      .join("");
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return runs(block.runs);
    case "table":
      return block.rows.map((row) => row.map(runs).join("|")).join("\n");
    case "trend":
      return block.lines.map(({ name, values }) => `${name}|${values.join("|")}`).join("\n");
    case "heatMap":
      return block.rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell.text)].join("|")).join("\n");
    case "ranking":
      return block.bars.map(({ rank, unit, total }) => `${rank}|${unit}|${total}`).join("\n");
    case "form":
      return [...block.filing, ...block.lines.flat()]
        .map((pair) => pair.join("："))
        .concat(block.log.rows.map((row) => row.join("|")))
        .join("\n");
  }
}
const text = (document: DraftDocument | undefined): string =>
  [
    document?.title,
    document?.recipient,
    ...(document?.blocks ?? []).map(blockText),
    document?.issuer,
    ...(document?.sources ?? []).map((source) => source.text),
  ].join("\n");

/** The rows of a document's first table, as words. */
const rowsOf = (document: DraftDocument | undefined): string[][] => {
  const table = document?.blocks.find((block) => block.kind === "table");
  return table?.kind === "table"
    ? table.rows.map((row) => row.map((runs) => runs.filter((run) => typeof run === "string").join("")))
    : [];
};

const decided = (unit: string, ...months: readonly number[]): Rows =>
  months.map((month) => [`${month}月`, unit, "未履行"]);

test("all kinds, each with its addressee and who would sign", () => {
  const decisions: Rows = [
    ...decided("洪源镇", 3, 4, 5),
    ["3月", "财政局", "已履行"],
    ...decided("财政局", 4, 5),
    ["4月", "党政办", "已履行"],
    ...decided("党政办", 5),
  ];
  const documents = drafts(office({ decisions }), "2024-06-14");
  expect(documents.map(({ kind }) => kind)).toEqual([
    "districtNotice",
    "summonedTalk",
    "accountability",
    "decisionList",
    "bulletin",
    "weeklyDispatch",
    "tenDayDispatch",
    "monthlyDispatch",
    "trackingForms",
    "trackingForms",
    "sources",
  ]);
  expect(documents.map(({ recipient }) => recipient)).toEqual([
    "各部门、各单位",
    "区纪检监察工委",
    "区纪检监察工委",
    "招商引资工作领导小组办公室",
    undefined,
    "产业促进局",
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(documents.filter(({ issuer }) => issuer !== undefined).map(({ kind, issuer }) => [kind, issuer])).toEqual(
    ["districtNotice", "summonedTalk", "accountability"].map((kind) => [kind, "昌南新区招商引资工作领导小组办公室"]),
  );
  expect(new Set(documents.map(({ fileName }) => fileName)).size).toBe(11);
  const heads = (kind: DraftKind) => [...new Set(rowsOf(of(documents, kind)).map(([unit]) => unit))];
  // A letter is for its own level only: the streak that ends with the month asked for.
  expect(["districtNotice", "summonedTalk", "accountability"].map((kind) => heads(kind as DraftKind))).toEqual([
    ["党政办"],
    ["财政局"],
    ["洪源镇"],
  ]);
  expect(documents.filter(({ fileName }) => !fileName.includes("拟稿")).map(({ fileName }) => fileName)).toEqual([
    "数据来源",
  ]);
});

test("nothing to say: no letter", () => {
  const leads = changnan2024.quotas.flatMap(({ unit }) =>
    ["03", "04"].map((month) => [`2024-${month}-05`, unit, `${unit}${month}月的信息`, "是"]),
  );
  const grid = officeGrid({ leads });
  expect(drafts(grid, "2024-04-30").map(({ kind }) => kind)).toEqual([
    "bulletin",
    "weeklyDispatch",
    "tenDayDispatch",
    "monthlyDispatch",
  ]);
});

test("a notice quotes the clause and states months, tasks and decisions; its numbers lead to the rows", () => {
  const march = office({ decisions: [["3月", "罗家桥乡", "未履行"]] });
  const notice = of(drafts(march, "2024-05-14", "2024-03"), "districtNotice");
  expect(text(notice)).toContain(changnan2024.escalation.districtNotice.quote);
  const own = text(notice)
    .split("\n")
    .find((line) => line.startsWith("罗家桥乡|2024年3月|"));
  expect(own).toMatch(
    /^罗家桥乡\|2024年3月\|布置的任务“报送方案，联系人王景苗，电话0798-\*\*\*1234”应于2024年3月20日前完成，2024年3月29日完成〔(\d+)〕\|方案四、4；月度认定为未履行〔(\d+)〕$/,
  );
  const [, task, decision] = /〔(\d+)〕.*〔(\d+)〕/.exec(own ?? "") ?? [];
  const place = (number: string | undefined) =>
    notice?.sources.find((source) => source.number === Number(number))?.place;
  expect(place(task)).toMatchObject({ sheet: "交办任务台账", row: 1 });
  expect(place(decision)).toMatchObject({ sheet: "月度认定", row: 1 });
  expect(notice?.sources.map(({ number }) => number)).toEqual(notice?.sources.map((_, index) => index + 1));
});

test("a letter names only units all of whose months the office confirmed, and says why there is none", () => {
  const made = (grid: Grid, month?: string) => {
    const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-05-14") });
    const notice = of(draftDocuments(assessment, grid, month), "districtNotice");
    const heads = rowsOf(notice).map(([unit]) => unit);
    return { heads, why: missingNotices(assessment, month).find(({ kind }) => kind === "districtNotice")?.why };
  };
  const decisions = [...decided("洪源镇", 3), ...decided("罗家桥乡", 3)];
  expect(made(office({ decisions }), "2024-03").heads).toEqual(["罗家桥乡", "洪源镇"]);
  // The last ended month is April, which nobody decided and in which nobody has a lead.
  expect(made(office({ decisions }))).toMatchObject({ heads: [], why: expect.stringContaining("没有部门按台账达到") });
  // Sixteen units have no lead in March, and the seventeenth finished a task late.
  expect(made(office(), "2024-03")).toMatchObject({
    heads: [],
    why: "17个部门所据的月份尚未全部认定，见“提请月度认定清单”",
  });
  // The notice of March for 洪源镇 was issued; that of 罗家桥乡 was not.
  const answered = office({ decisions, measures: [["2024-04-03", "洪源镇", "通报", "三月"]] });
  expect(made(answered, "2024-03").heads).toEqual(["罗家桥乡"]);
});

test("what is not settled stands in the list, with what to look at and a blank to fill in", () => {
  const leads: Rows = [
    ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", "是"],
    ["2024-03-06", "洪源镇", "潮州某企业拟投资", null],
  ];
  const list = of(drafts(office({ leads, decisions: decided("财政局", 3) }), "2024-04-20"), "decisionList");
  const [block] = (list?.blocks ?? []).filter((each) => each.kind === "table");
  const rows = block?.kind === "table" ? block.rows.map((row) => row.map((runs) => runs.join(""))) : [];
  const of3 = (unit: string) => rows.filter((row) => row[0] === unit);
  expect(of3("洪源镇")).toEqual([
    ["洪源镇", "2024年3月", "无从判断（待查）：有信息的“是否有效”尚未填写或无法识别", "信息报送台账!D3", ""],
  ]);
  expect(of3("党政办")).toEqual([["党政办", "2024年3月", "台账推定未达标（待认定）：台账中没有有效招商信息", "", ""]]);
  expect(of3("罗家桥乡")[0]?.slice(2, 4)).toEqual([
    "台账推定未达标（待认定）：布置的任务未按时限完成",
    "交办任务台账!A2",
  ]);
  expect(of3("财政局")).toEqual([]);
});

test("the bulletin names no unit for its months unless the office confirmed them", () => {
  const warnings = (grid: Grid, asOf: string) =>
    text(of(drafts(grid, asOf), "bulletin"))
      .split("三、存在问题")[1]
      ?.split("四、下一步工作")[0]
      ?.split("招引任务低于")[0];
  const named = (warned: string | undefined) =>
    changnan2024.quotas.map(({ unit }) => unit).filter((unit) => warned?.includes(unit));
  const march = office({ decisions: decided("财政局", 3) });
  expect(named(warnings(march, "2024-03-31"))).toEqual(["财政局"]);
  expect(warnings(march, "2024-03-31")).toContain("另有16个部门的有关月份由台账推定、尚未认定，本简报不列名");
  expect(named(warnings(march, "2024-04-10"))).toEqual(["财政局"]);
  const leaders = text(of(drafts(march, "2024-03-31"), "monthlyDispatch"));
  expect(leaders).toContain("党政办（台账推定连续1个月，待认定）");
});

describe("what must not leave the ledgers", () => {
  test("no document has a telephone number, a legal representative or a name in doubt", () => {
    for (const document of drafts(office({ decisions: decided("罗家桥乡", 3) }), "2024-06-14", "2024-03")) {
      const all = JSON.stringify(document);
      expect([document.kind, /1390798\d{4}|8551234|欧阳明|俞\s*[炜伟]炳/.exec(all)?.[0]]).toEqual([
        document.kind,
        undefined,
      ]);
    }
    const forms = text(of(drafts(office()), "trackingForms"));
    expect(forms).toContain("法定代表人：欧**");
    expect(forms).toContain("电话：139****1234");
    expect(text(of(drafts(office()), "monthlyDispatch"))).toContain(`生态环境局${unsettledName}审核`);
  });
  test.each([
    ["13907981234", "139****1234"],
    ["139 0798 1234", "139 **** 1234"],
    ["+86-13907981234", "+86-139****1234"],
    ["１３９０７９８１２３４", "139****1234"],
    ["0798-8551234", "0798-***1234"],
    ["（0798）8551234", "（0798）***1234"],
    ["电话：8551234", "电话：***1234"],
    ["投资13900000000元以上的1.2亿元项目20240305", "投资13900000000元以上的1.2亿元项目20240305"],
    ["12907981234", "12907981234"],
    ["139079812345", "139079812345"],
    ["厂房3500㎡，2024-03-05", "厂房3500㎡，2024-03-05"],
  ])("%s", (given, masked) => expect(maskPhones(given)).toBe(masked));
  test("names", () => {
    expect([maskName("欧阳明"), maskName("王五"), maskName("李"), maskName("")]).toEqual(["欧**", "王*", "李*", ""]);
    const clean = cleanerOf(changnan2024, ["王五", "李"]);
    expect(clean("王 五和李某，俞伟炳、俞　炜炳")).toBe(`王*和李某，${unsettledName}、${unsettledName}`);
  });
});

test("forms are filled with the latest word of the log and keep the whole log", () => {
  const form = of(drafts(office()), "trackingForms");
  expect(form?.blocks).toHaveLength(2);
  expect(text(form)).toContain("项目最新进展情况：欧**已看厂房");
  expect(text(form)).toContain("1|2024-05-08|佛山|欧**||洽谈|考察");
  const landing = text(form);
  expect(landing).toContain("项目名称：日用瓷生产线");
  expect(landing).toContain("签约时间：2024年4月10日");
  expect(landing).toContain("责任部门：洪源镇");
});

test("the bulletin carries the provisional rule, the whole ranking in its order, and what is due", () => {
  const grid = office();
  const bulletin = of(drafts(grid), "bulletin");
  const { ranking } = assess(readFacts(grid, changnan2024), { asOf: day("2024-05-14") });
  const chart = bulletin?.blocks.find((block) => block.kind === "ranking");
  expect(chart?.kind === "ranking" && chart.bars.map(({ unit }) => unit)).toEqual(ranking);
  expect(text(bulletin)).toContain(changnan2024.provisional);
  // An overdue task makes a month: everybody hears how many, the leaders hear whose.
  expect(text(bulletin)).toContain("到期未完成的布置任务1项，由办公室逐项督办。");
  expect(text(of(drafts(grid), "monthlyDispatch"))).toContain("到期未完成的布置任务1项：洪源镇");
  // 6 月的论坛 lies within sixty days of 14 May, 8 月 does not.
  const activities = (bulletin?.blocks ?? [])
    .filter((block) => block.kind === "table" && block.title?.startsWith("60天"))
    .map(blockText)
    .join();
  expect(activities.match(/粉体圈/g)).toHaveLength(1);
  expect(activities).not.toContain("美瓷美酒");
});

test("the weekly sheet lists talks, landing and who owes; a project that ended is in none", () => {
  const weekly = text(of(drafts(office()), "weeklyDispatch"));
  expect(weekly).toContain("在谈项目（1个）");
  expect(weekly).toContain("签约项目（1个）");
  expect(weekly).toMatch(/\|日用瓷生产线〔\d+〕\|罗家桥乡60%、陶汇公司40%\|洪源镇\|签约\|12000\|2024年4月10日签约\|—/);
  expect(text(of(drafts(office(), "2024-05-20"), "weeklyDispatch"))).toContain("|开工|12000|2024年5月20日开工|");
  expect(weekly).toMatch(/\|陶瓷基板项目〔\d+〕\|罗家桥乡\|罗家桥乡\|洽谈\|8000\|欧\*\*已看厂房〔\d+〕\|—/);
  expect(weekly).toContain("周报未报送的部门17个");
});

test("thirds of a month, and numbers in words", () => {
  expect(["2024-06-10", "2024-06-11", "2024-06-20", "2024-06-21"].map((each) => chineseThird(day(each)))).toEqual([
    "2024年6月上旬",
    "2024年6月中旬",
    "2024年6月中旬",
    "2024年6月下旬",
  ]);
  expect([1, 9, 10, 11, 19, 20, 21, 30].map(chineseNumber)).toEqual([
    "一",
    "九",
    "十",
    "十一",
    "十九",
    "二十",
    "二十一",
    "三十",
  ]);
});

describe("documents that a head of office signs", () => {
  const allUnits = changnan2024.quotas.map(({ unit }) => unit);
  const words = (document: DraftDocument | undefined): string =>
    (document?.blocks ?? [])
      .filter((block) => block.kind === "paragraph" || block.kind === "heading")
      .map((block) => blockText(block).replace(/〔[^〕]*〕/g, ""))
      .join("\n");
  const of3 = { districtNotice: "2024-03", summonedTalk: "2024-04", accountability: "2024-05" } as const;
  const everybody = office({ decisions: allUnits.flatMap((unit) => decided(unit, 3, 4, 5)) });

  test.each(Object.entries(of3) as [DraftKind, string][])(
    "%s of all units: three lines of facts under 1,500 characters, blanks to fill in, no mark left open",
    (kind, month) => {
      const notice = of(drafts(everybody, "2024-06-14", month), kind);
      const all = words(notice);
      expect(all.length).toBeGreaterThan(100);
      expect(all.length).toBeLessThan(1500);
      expect(all.split("\n")).toHaveLength(4);
      for (const line of all.split("\n")) expect(line).toMatch(/。”?$/);
      expect(all).not.toMatch(/“[^”]*“|”[^“]*”|。。|：。/);
      expect(all).toContain("　　　　年　　月　　日前");
      expect(notice?.imprint?.lines).toEqual([["抄送", copiesTo(changnan2024)]]);
      expect(notice?.remark).toMatch(/^（联系人：　+电话：　+）$/);
      expect(notice?.titleLines?.join("")).toBe(notice?.title);
      // 20 signs of 2号 stand in a line of 156 mm.
      expect(Math.max(...(notice?.titleLines ?? []).map((line) => line.length))).toBeLessThanOrEqual(20);
      const months = { districtNotice: 1, summonedTalk: 2, accountability: 3 }[kind as keyof typeof of3];
      expect(rowsOf(notice)).toHaveLength(allUnits.length * months);
      for (const row of rowsOf(notice)) {
        expect(row[1]).toMatch(/^2024年[345]月$/);
        expect(row[2]).not.toBe("");
        expect(row[3]).toBe("方案四、4；月度认定为未履行");
      }
    },
  );

  test("marks within marks become single ones, and the sentence keeps its own full stop", () => {
    expect(insideQuotes("对接“三请三回”企业。")).toBe("对接‘三请三回’企业");
    expect(insideQuotes("对接企业")).toBe("对接企业");
  });

  test("the bulletin has 报头, 导读, three pictures each with a text, and 报尾; no addressee, no signature", () => {
    const grid = office();
    const bulletin = of(drafts(grid), "bulletin");
    expect(bulletin).not.toHaveProperty("recipient");
    expect(bulletin).not.toHaveProperty("issuer");
    expect(bulletin?.masthead).toMatchObject({ number: expect.stringContaining("期"), date: "2024年5月14日" });
    expect(bulletin?.imprint?.lines.map(([label]) => label)).toEqual(["报", "送", "发"]);
    const blocks = bulletin?.blocks ?? [];
    expect(blocks.filter(({ kind }) => kind === "heading").map(blockText)).toEqual([
      "导　读",
      "一、工作进展",
      "二、考核排名",
      "三、存在问题",
      "四、下一步工作",
    ]);
    const pictures = blocks.flatMap((block, index) =>
      block.kind === "trend" || block.kind === "ranking" || block.kind === "heatMap"
        ? [[block.kind, block.title.slice(0, 2), blocks[index - 1]?.kind] as const]
        : [],
    );
    expect(pictures).toEqual([
      ["trend", "图1", "paragraph"],
      ["ranking", "图2", "paragraph"],
      ["heatMap", "图3", "paragraph"],
    ]);
    const trend = blocks.find((block) => block.kind === "trend");
    expect(trend?.kind === "trend" && trend.months).toEqual(["1月", "2月", "3月", "4月", "5月"]);
    // Months of which the ledger holds no row are not zero (D155).
    expect(trend?.kind === "trend" && trend.lines.find(({ name }) => name.includes("信息"))?.values).toEqual([
      undefined,
      undefined,
      1,
      undefined,
      undefined,
    ]);
    expect(text(bulletin)).toContain("有效招商信息1月、2月、4月、5月");
  });

  test("what has no data is said at the head, has no line in the trend and no shade", () => {
    const grid = officeGrid({ leads: [["2024-03-05", "罗家桥乡", "某企业拟投资", "是"]] });
    const bulletin = of(drafts(grid), "bulletin");
    const guide = text(bulletin).split("一、工作进展")[0];
    expect(guide).toContain("未含：");
    const blocks = bulletin?.blocks ?? [];
    const trend = blocks.find((block) => block.kind === "trend");
    expect(trend?.kind === "trend" && trend.lines.map(({ name }) => name)).toEqual(["有效招商信息（条）"]);
    const heat = blocks.find((block) => block.kind === "heatMap");
    const steps = heat?.kind === "heatMap" ? heat.rows.map(({ cells }) => cells.map(({ step }) => step)) : [];
    expect(steps).toHaveLength(allUnits.length);
    expect(steps.every(([lead, ...rest]) => lead !== undefined && rest.every((step) => step === undefined))).toBe(true);
  });

  test("dispatch tables and the list of decisions lie; tables say what nobody entered", () => {
    const documents = drafts(office());
    expect(documents.filter(({ landscape }) => landscape === true).map(({ kind }) => kind)).toEqual([
      "decisionList",
      "weeklyDispatch",
      "tenDayDispatch",
      "monthlyDispatch",
      "sources",
    ]);
    const bare = officeGrid({ projects: [["无主项目", "先进陶瓷", null, null, null, null, null, null]] });
    const [row] = rowsOf(of(drafts(bare), "weeklyDispatch"));
    expect(row).toEqual(["1", "无主项目", "台账未填", "—", "洽谈", "台账未填", "跟踪日志无记录", "—"]);
    expect(rowsOf(of(drafts(office()), "tenDayDispatch")).every((cells) => cells.every((cell) => cell !== ""))).toBe(
      true,
    );
  });

  test("the rows behind all documents stand in one of their own, said for which part of which document", () => {
    const documents = drafts(office());
    const sources = documents.at(-1);
    expect([sources?.kind, sources?.fileName]).toEqual(["sources", "数据来源"]);
    const listed = (sources?.blocks ?? []).filter((block) => block.kind === "table");
    const resting = documents.filter((document) => document.sources.length > 0);
    expect(listed.map((block) => block.kind === "table" && block.rows.length)).toEqual(
      resting.map((document) => document.sources.length),
    );
    expect(text(sources)).toMatch(/\|二、签约项目（1个）\|日用瓷生产线.*\|项目台账\|A2/);
  });

  test("a unit gets its own forms in one document; a shared project is in both", () => {
    const forms = drafts(office()).filter(({ kind }) => kind === "trackingForms");
    expect(forms.map(({ fileName, blocks }) => [fileName, blocks.length])).toEqual([
      ["项目跟踪表（罗家桥乡，据台账，拟稿）", 2],
      ["项目跟踪表（陶汇公司，据台账，拟稿）", 1],
    ]);
  });
});
