/** What a workbook says in place of 三、2, 附件4 and the plan's categories. */
import {
  assess,
  assessmentJson,
  changnan2024,
  draftDocuments,
  readFacts,
  summaryPlan,
  updateFacts,
  type Facts,
} from "../../../engine/index.js";
import { copiesTo } from "../../../engine/drafts/copies.js";
import { dateCell, day, facts, workbook, type Row } from "./workbook.js";

const quotas: readonly Row[] = [
  { leaders: "张三", unit: "财政局", quota: "1个低空经济项目、1个先进陶瓷", visits: 4 },
  { leaders: "李四", unit: "经发局", quota: "3个（至少1个生物医药）", visits: 4 },
];
const project = (name: string, category: string, unit = "财政局", more: Row = {}): Row => ({
  name,
  category,
  attractedBy: unit,
  servicedBy: unit,
  investment: 1000,
  review: "通过",
  signed: dateCell(3, 5),
  ...more,
});
const filled = (read: Facts, unit: string): number | null | undefined =>
  assess(read, { asOf: day(12, 31) }).units.find(({ name }) => name === unit)?.quota.filled;
const codes = ({ issues }: Facts): string[] => issues.map(({ code }) => code);

describe("categories", () => {
  test("those that 附件1 names and the plan does not are categories, each told once", () => {
    const read = facts({
      quotas: [...quotas, { leaders: "王五", unit: "党政办", quota: "2个低空经济", visits: 4 }],
      projects: [
        project("甲", "低空经济"),
        project("乙", "低空经济项目", "经发局"),
        project("丙", "生物医药", "经发局"),
      ],
    });
    expect(codes(read).filter((code) => code === "category.added")).toHaveLength(2);
    expect(codes(read)).not.toContain("quota.unreadable");
    expect(codes(read)).not.toContain("project.categoryUnknown");
    // One of its two; one free slot and the reserved one.
    expect([filled(read, "财政局"), filled(read, "经发局")]).toEqual([1, 2]);
  });

  test("a slip of the pen for a known category is none", () => {
    const read = facts({ quotas: [{ leaders: "张三", unit: "财政局", quota: "1个先进陶磁", visits: 4 }] });
    expect(codes(read)).toContain("quota.unreadable");
    expect(codes(read)).not.toContain("category.added");
  });

  test.each([
    ["日用瓷", "日用陶瓷"],
    ["先进瓷", "先进陶瓷"],
    ["文化旅游", "文旅"],
    ["商贸业", "商贸"],
    ["装备", "装备制造"],
  ])("%s is %s without anybody's doing", (text, category) => {
    expect(facts({ projects: [project("甲", text)] }).projects[0]?.category).toBe(category);
    const read = facts({ quotas: [{ leaders: "张三", unit: "财政局", quota: `1个${text}`, visits: 4 }] });
    expect([...(read.units[0]?.quota?.minimums ?? [])]).toEqual([[category, 1]]);
  });

  test("类别别名 gives another spelling, in 附件1 and in the ledger", () => {
    const read = facts({
      quotas: [{ leaders: "张三", unit: "财政局", quota: "1个新材料", visits: 4 }],
      categoryAliases: [{ alias: "新材料", category: "先进陶瓷" }],
      projects: [project("甲", "先进陶瓷"), project("乙", "新材料")],
    });
    expect(read.projects.map(({ category }) => category)).toEqual(["先进陶瓷", "先进陶瓷"]);
    expect(filled(read, "财政局")).toBe(1);
    expect(codes(read)).not.toContain("category.added");
  });

  test("a spelling of the plan can be given to another category", () => {
    const read = facts({
      categoryAliases: [{ alias: "陶瓷酒器", category: "先进陶瓷" }],
      projects: [project("甲", "陶瓷酒器")],
    });
    expect(codes(read)).not.toContain("categoryAlias.conflict");
    expect(read.projects[0]?.category).toBe("先进陶瓷");
  });
});

describe("园区", () => {
  const parks: readonly Row[] = [
    { park: "酒器园", directions: "文旅" },
    { park: "临港产业园", directions: "先进陶瓷、装备" },
  ];

  test("stands for 三、2: a project is held against the directions of the workbook, quoted with their cell", () => {
    const read = facts({
      parks,
      projects: [
        project("甲", "日用陶瓷", "财政局", { park: "国际陶瓷酒器文化产业园" }),
        project("乙", "装备制造", "财政局", { park: "临港产业园" }),
      ],
    });
    expect(read.plan.parks.map(({ name }) => name)).toEqual(["国际陶瓷酒器文化产业园", "临港产业园"]);
    expect(read.plan.parks[1]?.clause).toMatchObject({
      quote: "先进陶瓷、装备",
      place: { sheet: "园区", row: 2, column: 1 },
    });
    const told = assess(read, { asOf: day(12, 31) }).issues.filter(({ code }) => code === "project.parkDirection");
    expect(told.map(({ message }) => message.values["name"])).toEqual(["甲"]);
  });

  test("a park as in the plan keeps the plan's sentence", () => {
    const [first] = changnan2024.parks;
    const same = facts({ parks: [{ park: first?.name ?? "", directions: first?.directions.join("、") ?? "" }] });
    expect(same.plan.parks).toEqual([first]);
  });

  test("without a row that can be used the plan's own stay", () => {
    expect(facts({ parks: [{ park: "某园" }] }).plan.parks).toBe(changnan2024.parks);
  });
});

describe("the groups of 附件4", () => {
  const leadingGroup: readonly Row[] = [
    { role: "组长", name: "甲 一", post: "书记" },
    { role: "副组长", name: "乙二", post: "主任" },
    { name: "丙三", post: "局长", unit: "区财政局" },
  ];
  const reviewGroup: readonly Row[] = [
    { role: "组长", name: "丁四" },
    { role: "成员", name: "戊五", unit: "财政局" },
  ];

  test("评审小组 attends, whoever stood in 附件4 as issued", () => {
    const read = facts({ reviewGroup, projects: [project("甲", "农业", "财政局", { review: "待评审" })] });
    const { reviews } = assess(read, { asOf: day(12, 31) });
    expect(reviews.map(({ members }) => members)).toEqual([["丁四", "戊五"]]);
  });

  test("领导小组 gets the copies", () => {
    const read = facts({ leadingGroup: [...leadingGroup, { name: "己六", unit: "市工信局" }] });
    expect(copiesTo(read.plan)).toBe("招商引资工作领导小组组长甲一，副组长乙二");
    expect(read.plan.leadingGroup.map(({ role, unit }) => [role, unit])).toEqual([
      ["head", undefined],
      ["deputyHead", undefined],
      ["member", "财政局"],
      // Of no unit that the plan knows: as written.
      ["member", "市工信局"],
    ]);
    expect(copiesTo({ ...read.plan, leadingGroup: [] })).toBe("");
  });

  test("two spellings of one name are in doubt as long as both groups hold them", () => {
    const doubts = (read: Facts): string[] => read.plan.doubts.map(({ code }) => code);
    const asIssued = (group: "leadingGroup" | "reviewGroup"): Row[] =>
      changnan2024[group].map(({ name, post }) => ({ name, post }));
    expect(doubts(facts({ leadingGroup: asIssued("leadingGroup"), reviewGroup: asIssued("reviewGroup") }))).toContain(
      "plan.nameDiffers",
    );
    expect(doubts(facts({ leadingGroup: asIssued("leadingGroup") }))).toContain("plan.nameDiffers");
    expect(doubts(facts({ leadingGroup }))).not.toContain("plan.nameDiffers");
  });
});

describe("the district's own names in 规则参数", () => {
  const settings: readonly Row[] = [
    { parameter: "办公室名称", value: "招商办" },
    { parameter: "纪检机构名称", value: "区纪委监委" },
    { parameter: "调度单位", value: "投资促进中心" },
    { parameter: "本地地名", value: "昌江、鹅湖" },
  ];
  const decided = [3, 4].map((month): Row => ({ month: `${month}月`, unit: "财政局", decision: "未履行" }));

  test("every draft and the summary follow", () => {
    const grid = workbook({ settings, monthDecisions: decided });
    const assessment = assess(readFacts(grid, changnan2024), { asOf: day(4, 30) });
    const drafts = JSON.stringify(draftDocuments(assessment, grid, "2024-04"));
    expect(drafts).toContain("请区纪委监委研究决定");
    expect(drafts).toContain("昌南新区招商办");
    expect(drafts).toContain("每周调度表（投资促进中心，拟稿）");
    const summary = JSON.stringify(summaryPlan(assessment).rows);
    expect(summary).toContain("提请区纪委监委认定");
    for (const text of [
      drafts.replaceAll(changnan2024.escalation.summonedTalk.quote, ""),
      summary.replaceAll(changnan2024.escalation.summonedTalk.quote, ""),
    ])
      expect(text).not.toMatch(
        /区纪检监察工委进行|提请区纪检监察工委|招商引资工作领导小组办公室认定|每周调度表（产业促进局/,
      );
  });

  test("本地地名 replaces the list; longer names elsewhere go with the names that stay", () => {
    const read = facts({
      settings,
      visits: ["景德镇", "鹅湖镇", "昌江区", "昌江黎族自治县"].map((visitedPlace, index) => ({
        day: dateCell(3, 5),
        unit: "财政局",
        leader: "张三",
        enterprise: `企业${index}`,
        visitedPlace,
      })),
    });
    expect(read.visits.map(({ visitedPlace }) => visitedPlace)).toEqual(["景德镇", "昌江黎族自治县"]);
    expect(facts({ settings: [{ parameter: "本地地名", value: "萍乡" }] }).plan.names.placesElsewhere).toEqual([]);
  });

  test("方案名称 and 地区名称 stand for the plan's own, and an edit there counts at once", () => {
    const named = (title: string) => workbook({ settings: [{ parameter: "方案名称", value: title }] });
    const before = readFacts(named("某区招商方案"), changnan2024);
    expect(before.plan.title).toBe("某区招商方案");
    expect(updateFacts(before, named("某区招商方案"), named("某区招商办法")).plan.title).toBe("某区招商办法");
    expect(facts({ settings: [{ parameter: "地区名称", value: "某区" }] }).plan.names.district).toBe("某区");
  });

  test("a name that is left blank, as the template prints it, is the plan's own and nothing to speak of", () => {
    const blank = facts({ settings: [{ parameter: "办公室名称" }, { parameter: "本地地名" }] });
    expect(blank.plan.names).toEqual(changnan2024.names);
    expect(blank.issues.filter(({ place }) => place !== undefined)).toEqual([]);
  });

  test("what is blank, or what the plan says anyway, changes nothing", () => {
    const same = facts({ settings: [{ parameter: "办公室名称", value: changnan2024.names.office }] });
    expect(same.plan).toBe(changnan2024);
    expect(facts({ settings: [{ parameter: "办公室名称" }] }).plan).toBe(changnan2024);
  });
});

test("an edit in one of these tables changes what the other tables mean", () => {
  const edited = (category: string) =>
    workbook({ categoryAliases: [{ alias: "瓷器", category }], projects: [project("甲", "瓷器")] });
  const before = readFacts(edited("先进陶瓷"), changnan2024);
  const after = updateFacts(before, edited("先进陶瓷"), edited("农业"));
  expect([before, after].map(({ projects }) => projects[0]?.category)).toEqual(["先进陶瓷", "农业"]);
});

test("a workbook with the plan's own parks and groups scores as one without", () => {
  const projects = [project("甲", "先进陶瓷", "财政局", { park: "先进陶瓷产业园" })];
  const own = facts({
    projects,
    parks: changnan2024.parks.map(({ name, directions }) => ({ park: name, directions: directions.join("、") })),
    reviewGroup: changnan2024.reviewGroup.map(({ name, post }) => ({ name, post })),
  });
  const units = (read: Facts): unknown => assessmentJson(assess(read, { asOf: day(12, 31) })).units;
  expect(units(own)).toEqual(units(facts({ projects })));
});
