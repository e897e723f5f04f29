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
import { chineseThird } from "../../../engine/drafts/dispatch.js";
import { trackingLog } from "../../../engine/tables/headings.js";
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

const decided = (unit: string, ...months: readonly number[]): Rows =>
  months.map((month) => [`${month}月`, unit, "未履行"]);

test("all ten kinds, each with its addressee and who would sign", () => {
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
    "talksForms",
    "landingForms",
  ]);
  expect(documents.map(({ recipient }) => recipient)).toEqual([
    "各部门、各单位",
    "区纪检监察工委",
    "区纪检监察工委",
    "招商引资工作领导小组办公室",
    "各部门、各单位",
    "产业促进局",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(documents.filter(({ issuer }) => issuer !== undefined).map(({ kind, issuer }) => [kind, issuer])).toEqual(
    ["districtNotice", "summonedTalk", "accountability", "bulletin"].map((kind) => [
      kind,
      "昌南新区招商引资工作领导小组办公室",
    ]),
  );
  expect(new Set(documents.map(({ fileName }) => fileName)).size).toBe(10);
  const heads = (kind: DraftKind) =>
    (of(documents, kind)?.blocks ?? []).filter((block) => block.kind === "heading").map(blockText);
  // A letter is for its own level only: the streak that ends with the month asked for.
  expect(["districtNotice", "summonedTalk", "accountability"].map((kind) => heads(kind as DraftKind))).toEqual([
    ["（一）党政办"],
    ["（一）财政局"],
    ["（一）洪源镇"],
  ]);
  expect(documents.every(({ fileName }) => fileName.includes("拟稿"))).toBe(true);
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
    .find((line) => line.startsWith("2024年3月：报送有效招商信息1条"));
  expect(own).toMatch(
    /^2024年3月：报送有效招商信息1条；布置的任务“报送方案，联系人王景苗，电话0798-\*\*\*1234”应于2024年3月20日前完成，2024年3月29日完成〔(\d+)〕；办公室认定为未履行〔(\d+)〕。$/,
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
    const heads = (notice?.blocks ?? []).filter((block) => block.kind === "heading").map(blockText);
    return { heads, why: missingNotices(assessment, month).find(({ kind }) => kind === "districtNotice")?.why };
  };
  const decisions = [...decided("洪源镇", 3), ...decided("罗家桥乡", 3)];
  expect(made(office({ decisions }), "2024-03").heads).toEqual(["（一）罗家桥乡", "（二）洪源镇"]);
  // The last ended month is April, which nobody decided and in which nobody has a lead.
  expect(made(office({ decisions }))).toMatchObject({ heads: [], why: expect.stringContaining("没有部门按台账达到") });
  // Sixteen units have no lead in March, and the seventeenth finished a task late.
  expect(made(office(), "2024-03")).toMatchObject({
    heads: [],
    why: "17个部门所据的月份尚未全部认定，见“提请月度认定清单”",
  });
  // The notice of March for 洪源镇 was issued; that of 罗家桥乡 was not.
  const answered = office({ decisions, measures: [["2024-04-03", "洪源镇", "通报", "三月"]] });
  expect(made(answered, "2024-03").heads).toEqual(["（一）罗家桥乡"]);
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
      .split("三、预警情况")[1]
      ?.split("四、下一步事项")[0]
      ?.split(/到期未完成的布置任务|招引任务低于/)[0];
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
    const forms = text(of(drafts(office()), "talksForms"));
    expect(forms).toContain("法定代表人：欧**");
    expect(forms).toContain("电话：139****1234");
    expect(text(of(drafts(office()), "bulletin"))).toContain(`生态环境局${unsettledName}审核`);
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
  const form = of(drafts(office()), "talksForms");
  expect(form?.blocks).toHaveLength(1);
  expect(text(form)).toContain("项目最新进展情况：欧**已看厂房");
  expect(text(form)).toContain("1|2024-05-08|佛山|欧**||洽谈|考察");
  const landing = text(of(drafts(office()), "landingForms"));
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
  expect(bulletin?.provisional).toBe(changnan2024.provisional);
  expect(text(bulletin)).toContain("到期未完成的布置任务1项：洪源镇");
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
  expect(weekly).toMatch(/日用瓷生产线〔\d+〕\|洪源镇　已签约/);
  expect(text(of(drafts(office(), "2024-05-20"), "weeklyDispatch"))).toContain("洪源镇　已开工");
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
