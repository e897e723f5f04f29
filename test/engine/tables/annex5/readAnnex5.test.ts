/** What a workbook's own 附件5 says: numbers, caps, what differs, what is not understood, what lacks. */
import { assess, headline, issueText, plans, readFacts } from "../../../../engine/index.js";
import { day } from "../workbook.js";
import { codes, gridOf, planRows, read, sheetOf, told } from "./sheet.js";

const numberOf = (facts: ReturnType<typeof read>, id: string) => facts.annex5?.numbers[id]?.value;
const changed = (from: string, to: string) => {
  let count = 0;
  const facts = read(
    planRows((text) => {
      if (!text.includes(from)) return text;
      count++;
      return text.replace(from, to);
    }),
  );
  expect(count).toBe(1);
  return facts;
};

describe.each(plans.map((plan) => [plan.id, plan] as const))("%s", (_, plan) => {
  test("its own rows say what it says: every number is found, nothing is told", () => {
    const facts = readFacts(sheetOf(planRows(undefined, plan)), plan);
    expect(codes(facts)).toEqual([]);
    const scored = plan.parameters.filter(({ id }) => !/^(escalation|admission)\.|\.threshold$/.test(id));
    expect(Object.fromEntries(scored.map(({ id }) => [id, numberOf(facts, id)]))).toEqual(
      Object.fromEntries(scored.map(({ id, value }) => [id, value])),
    );
    expect(facts.annex5).toMatchObject({ caps: {}, floors: {}, notUnderstood: [], missing: [] });
  });
});

test("a number that differs is told with both numbers and both places, its sentence is kept word for word", () => {
  const facts = changed("每引进1个亿元以上项目，加5分；", "每引进1个亿元以上项目，加 3 分；");
  expect(told(facts)).toEqual([
    "warning annex5.differs “每个亿元以上项目加分”在工作簿的附件5（附件5!C7）是 3分，方案（附件5 加分项）写的是 5分，按工作簿计算（规则参数另有设定的除外）",
  ]);
  expect(facts.annex5?.numbers["largeProjects.points"]).toEqual({
    value: 3,
    place: { sheet: "附件5", row: 6, column: 2 },
    clause: {
      title: "工作簿的附件5（附件5!C7）",
      quote: "每引进1个亿元以上项目，加 3 分",
      lines: [],
      place: { sheet: "附件5", row: 6, column: 2 },
    },
  });
});

test.each([
  ["加5分；", "加2分，最高不超过4分；", "quotaExcess", { caps: 4 }],
  ["加5分；", "加2分（最高4分）", "quotaExcess", { caps: 4 }],
  ["加5分；", "加2分。最多加4分。", "quotaExcess", { caps: 4 }],
  ["加5分；", "加2分\n封顶４分", "quotaExcess", { caps: 4 }],
  ["扣 8 分", "扣 8 分，上限16分", "reminderTalk", { caps: 16 }],
  ["投产1个得24分", "投产1个得24分，最低1分", "projectService", { floors: 1 }],
  ["1次扣0.5分", "1次扣0.5分，扣完为止", "trackingReports", { floors: 0 }],
])("%s → %s bounds %s", (from, to, key, bounds) => {
  const facts = read(
    planRows((text) => (from !== "加5分；" || text.startsWith("每超额") ? text.replace(from, to) : text)),
  );
  const { caps = {}, floors = {} } = facts.annex5 ?? {};
  expect({ caps: caps[key]?.value, floors: floors[key]?.value }).toEqual({
    caps: undefined,
    floors: undefined,
    ...bounds,
  });
  expect(codes(facts).filter((code) => code !== "annex5.differs")).toEqual([]);
});

test("a cap is told, one above full marks is not: it says nothing", () => {
  expect(told(changed("投产1个得24分", "投产1个得24分，最高20分"))).toEqual([
    "warning annex5.differs “服务项目”在工作簿的附件5（附件5!C4）最高 20分，方案（附件5 各部门服务项目）没有这一规定，按工作簿计算",
  ]);
  expect(told(changed("投产1个得24分", "投产1个得24分，24分封顶"))).toEqual([]);
});

test.each([
  ["扣 8 分", "扣 8 分，扣完为止", "reminderTalk"],
  ["扣 8 分", "扣 8 分，最低0分", "reminderTalk"],
  ["每超额完成1个招引任务，加5分；", "每超额完成1个招引任务，加5分，扣完为止", "quotaExcess"],
  ["每超额完成1个", "每超额完成2个", "quotaExcess"],
  ["引进1个符合优强", "引进2个符合优强", "projectAttraction"],
  ["每超额完成1个招引任务，加5分；", "每超额完成1个招引任务，加百分之五", "quotaExcess"],
  ["每超额完成1个招引任务，加5分；", "每超额完成1个招引任务，加3分，不与其他加分重复；", "quotaExcess"],
  ["每被约谈一次，扣 5 分", "每被约谈两次，扣 5 分", "summonedTalk"],
  ["单月考核：各部门报送有效招商信息不少于1条", "单月考核：各部门报送有效招商信息不少于0条", "leadReporting"],
  ["不少于12条", "不少于1.5条", "leadReporting"],
])("%s → %s is not understood, the plan's terms stay", (from, to, key) => {
  const facts = changed(from, to);
  expect(codes(facts)).toEqual(["annex5.notUnderstood"]);
  expect(facts.annex5?.notUnderstood.map(({ lines }) => lines)).toEqual([[key]]);
  expect(Object.keys(facts.annex5?.numbers ?? {}).filter((id) => id.startsWith(`${key}.`))).toEqual([]);
  expect(facts.annex5?.caps).toEqual({});
});

test("what was not understood stands in the first line of every output, and in an issue at its cell", () => {
  const facts = changed("每超额完成1个招引任务，加5分；", "超额的，酌情加分；");
  expect(told(facts)).toEqual([
    "error annex5.notUnderstood 附件5的“超额的，酌情加分”与方案的句式不符，没有采用，超额完成仍按方案计算；请照方案的句式改写，或在“规则参数”“考核规则”中填写",
  ]);
  expect(headline(assess(facts, { asOf: day(12, 31) }))).toContain(
    "附件5有1句没有读懂，所涉项目仍按方案计算：“超额的，酌情加分”",
  );
});

test("a line that the sheet lacks stays in force and is told, each once", () => {
  const facts = read(planRows().filter(([, task]) => task !== "提醒谈话" && task !== "引进亿元以上项目"));
  expect(told(facts)).toEqual([
    "error annex5.lineMissing 附件5中没有方案的“亿元以上”一项的“每引进1个亿元以上项目，加5分”，仍按方案计算；请补上，不再考核的请在“考核规则”中写明取消",
    "error annex5.lineMissing 附件5中没有方案的“提醒谈话”一项的“每被提醒谈话一次，扣8分”，仍按方案计算；请补上，不再考核的请在“考核规则”中写明取消",
  ]);
  expect(facts.annex5?.missing).toEqual(["largeProjects", "reminderTalk"]);
});

test("a line more is told once, at what it says of the points", () => {
  const facts = read([...planRows(), [null, "数字经济项目", "每引进1个数字经济项目，加3分"]]);
  expect(codes(facts)).toEqual(["annex5.notUnderstood"]);
  expect(facts.annex5?.notUnderstood).toMatchObject([
    { text: "每引进1个数字经济项目，加3分", place: { row: 10, column: 2 } },
  ]);
});

test("考核任务 and 考核方式 that name a number differently: an error, 考核方式 holds", () => {
  const facts = changed("各部门每月报送有效招商信息不少于1条", "各部门每月报送有效招商信息不少于2条");
  expect(told(facts)).toEqual([
    "error annex5.disagrees 附件5的“每月有效信息条数”前后不一：附件5!C2 写的是 1，附件5!B2 写的是 2，按前者计算；请改正其中一处",
  ]);
  expect(numberOf(facts, "leadReporting.leadsPerMonth")).toBe(1);
});

test.each([
  ["信息报送\n（28分）", "信息报送\n（30分）", ["annex5.sumDiffers"]],
  ["招商引资\n（72）", "招商引资（70分）", ["annex5.sumDiffers"]],
  ["各部门引进项目（24分）", "各部门引进项目（30分）", ["annex5.sumDiffers", "annex5.differs"]],
])("marks of a group that do not add up: %s → %s", (from, to, expected) => {
  expect(codes(changed(from, to))).toEqual(expected);
});

test("the lines' own numbers hold where a group does not add up", () => {
  const facts = changed("各部门引进项目（24分）", "各部门引进项目（30分）");
  expect(numberOf(facts, "projectAttraction.fullMarks")).toBe(30);
  expect(told(facts)[0]).toBe(
    "error annex5.sumDiffers 附件5的“招商引资（72）”写的是 72 分，所含各项合计 78 分（引进项目 30 分、服务项目 24 分、跟进信息报送质量 24 分），各项按各自的分值计算；请核对",
  );
});

test("enterprises × marks each must be the marks; their number may be another when the product is right", () => {
  expect(codes(changed("每家4分", "每家3分"))).toEqual(["annex5.sumDiffers", "annex5.differs"]);
  const facts = read(planRows((text) => text.replace("不少于4家", "不少于8家").replace("每家4分", "每家2分")));
  expect(codes(facts)).toEqual(["annex5.differs"]);
  expect(numberOf(facts, "enterpriseVisits.pointsPerEnterprise")).toBe(2);
});

test("the year may stand in the title of 附件5, 附件1 is stronger, two that disagree are an error", () => {
  const sheet = [["2031年昌南新区招商引资绩效指标考核表"], ["项目分类", "考核任务", "考核方式"], ...planRows()];
  const facts = readFacts(gridOf([["考核", sheet]]), plans);
  expect(facts.plan.year).toBe(2031);
  const quotas = [
    ["2030年招商引资任务分解表"],
    ["责任部门", "招引任务", "安排主要领导外出考察企业数"],
    ["财政局", "1个先进陶瓷", 4],
  ];
  const both = readFacts(
    gridOf([
      ["考核", sheet],
      ["任务", quotas],
    ]),
    plans,
  );
  expect(both.plan.year).toBe(2030);
  expect(both.issues.filter(({ code }) => code === "year.differs").map(issueText)).toEqual([
    "附件1的标题是2030年，附件5的标题写的是2031年，按2030年考核；请改正其中一处",
  ]);
});
