/** What is told of the numbers of a 附件5: against the plan, against each other, against the marks of their groups. */
import type { Annex5Number } from "../../../../engine/facts.js";
import { issueText } from "../../../../engine/issueText.js";
import type { Issue } from "../../../../engine/issue.js";
import { sentencesOf, type Sentence } from "../../../../engine/tables/annex5/cellSentences.js";
import { differences, disagreements, sumsAndProducts } from "../../../../engine/tables/annex5/checks.js";
import { clauseTitle, numberOf, Statements } from "../../../../engine/tables/annex5/statements.js";
import { matchColumn } from "../../../../engine/tables/annex5/matching.js";
import { templatesOf } from "../../../../engine/tables/annex5/templates.js";
import { plan } from "../workbook.js";

const said = (text: string, row = 2): Sentence[] => sentencesOf(text, { sheet: "附件5", row, column: 2 });
const stated = (value: number, text = `${value}分`, row = 2): Annex5Number => numberOf(value, said(text, row));
const numbers = (given: Readonly<Record<string, number>>): Map<string, Annex5Number> =>
  new Map(Object.entries(given).map(([id, value]) => [id, stated(value)]));
const told = (issues: readonly Issue[]): string[] =>
  issues.map((each) => `${each.severity} ${each.code} ${issueText(each)}`);

describe("numbers that differ from the plan's", () => {
  test("are told with both, each at its cell; those that agree or are not stated are not", () => {
    const issues = differences(numbers({ "summonedTalk.points": 6, "reminderTalk.points": 8 }), [], plan);
    expect(told(issues)).toEqual([
      "warning annex5.differs “约谈每次扣分”在工作簿的附件5（附件5!C3）是 6分，方案（附件5 扣分项）写的是 5分，按工作簿计算（规则参数另有设定的除外）",
    ]);
    expect(issues[0]?.place).toEqual({ sheet: "附件5", row: 2, column: 2 });
  });
});

describe("caps and floors that the plan does not have", () => {
  const bound = (key: string, kind: "cap" | "floor", value: number) => ({ key, kind, number: stated(value) });
  const words =
    (...bounds: ReturnType<typeof bound>[]) =>
    (given: Readonly<Record<string, number>> = {}) =>
      told(differences(numbers(given), bounds, plan)).flatMap((text) =>
        text.includes("没有这一规定")
          ? [/^warning annex5\.differs “(.+?)”.+?）(.+?)，/.exec(text)?.slice(1).join(" ")]
          : [],
      );
  test.each<[string, string, "cap" | "floor", number, string[]]>([
    ["below full marks", "projectService", "cap", 23, ["服务项目 最高 23分"]],
    ["of full marks says nothing", "projectService", "cap", 24, []],
    ["above full marks says nothing", "projectService", "cap", 25, []],
    ["of nothing under a base line says nothing", "projectService", "floor", 0, []],
    ["above nothing", "projectService", "floor", 1, ["服务项目 最低 1分"]],
    ["of a bonus", "quotaExcess", "cap", 10, ["超额完成 最高 10分"]],
    ["of nothing under a bonus", "quotaExcess", "floor", 0, ["超额完成 最低 0分"]],
    ["of a deduction is what it may take at most", "reminderTalk", "cap", 16, ["提醒谈话 最多扣 16分"]],
    ["of no line", "nothing", "cap", 1, []],
  ])("a bound %s", (_, key, kind, value, expected) => expect(words(bound(key, kind, value))()).toEqual(expected));

  test("are held against the full marks that the sheet states", () => {
    const cap = words(bound("projectService", "cap", 24));
    expect(cap({ "projectService.fullMarks": 24 })).toEqual([]);
    expect(cap({ "projectService.fullMarks": 25 })).toEqual(["服务项目 最高 24分"]);
    expect(words(bound("projectService", "cap", 20))({ "projectService.fullMarks": 20 })).toEqual([]);
  });

  test("are told at their cell, with the plan's clause", () => {
    const [issue] = differences(new Map(), [bound("quotaExcess", "cap", 10)], plan);
    expect(issue && issueText(issue)).toBe(
      "“超额完成”在工作簿的附件5（附件5!C3）最高 10分，方案（附件5 加分项）没有这一规定，按工作簿计算",
    );
    expect(issue?.place).toEqual({ sheet: "附件5", row: 2, column: 2 });
  });
});

test("one number that two places state differently: both are named, the first holds; a number of no parameter by its line", () => {
  const [taken, other] = [stated(1, "1分", 2), stated(2, "2分", 5)];
  const found = disagreements(
    [
      { id: "leadReporting.leadsPerMonth", taken, other },
      { id: "enterpriseVisits.fullMarks/pointsPerEnterprise", taken, other },
      { id: "nobody.knows", taken, other },
    ],
    plan,
  );
  expect(told(found)).toEqual(
    ["每月有效信息条数", "外出考察", "nobody.knows"].map(
      (title) =>
        `error annex5.disagrees 附件5的“${title}”前后不一：附件5!C3 写的是 1，附件5!C6 写的是 2，按前者计算；请改正其中一处`,
    ),
  );
  expect(found.map(({ place }) => place?.row)).toEqual([5, 5, 5]);
});

describe("the marks of a group", () => {
  const group = (value: number, ...lines: string[]) => ({ lines, number: stated(value, `招商引资（${value}）`) });
  const three = ["projectAttraction", "projectService", "trackingReports"];
  test("that are the sum of its lines' are not told, the plan's numbers standing for what the sheet does not state", () => {
    expect(sumsAndProducts(new Map(), [group(72, ...three)], plan)).toEqual([]);
    expect(sumsAndProducts(numbers({ "projectService.fullMarks": 24.5 }), [group(72.5, ...three)], plan)).toEqual([]);
    expect(sumsAndProducts(numbers({ "projectService.fullMarks": 0.1 }), [group(48.1, ...three)], plan)).toEqual([]);
  });
  test("that are not are told with the parts; a line without marks has none", () => {
    const issues = sumsAndProducts(
      numbers({ "projectService.fullMarks": 20 }),
      [group(72, ...three), group(24, "projectAttraction", "quotaExcess"), group(5, "quotaExcess")],
      plan,
    );
    expect(told(issues)).toEqual([
      "error annex5.sumDiffers 附件5的“招商引资（72）”写的是 72 分，所含各项合计 68 分（引进项目 24 分、服务项目 20 分、跟进信息报送质量 24 分），各项按各自的分值计算；请核对",
      "error annex5.sumDiffers 附件5的“招商引资（5）”写的是 5 分，所含各项合计 0 分（超额完成 0 分），各项按各自的分值计算；请核对",
    ]);
    expect(issues[0]?.place).toEqual({ sheet: "附件5", row: 2, column: 2 });
  });
});

describe("a number that must be marks ÷ marks each", () => {
  const id = "enterpriseVisits.fullMarks/pointsPerEnterprise";
  const product = (given: Readonly<Record<string, number>>) => told(sumsAndProducts(numbers(given), [], plan));
  test.each<[Record<string, number>]>([
    [{ [id]: 4 }],
    [{ [id]: 8, "enterpriseVisits.pointsPerEnterprise": 2 }],
    [{ [id]: 5, "enterpriseVisits.fullMarks": 20 }],
    [{ [id]: 40, "enterpriseVisits.pointsPerEnterprise": 0.4 }],
    [{ "enterpriseVisits.fullMarks": 20 }],
  ])("%j agrees", (given) => expect(product(given)).toEqual([]));
  test("or is told with its product", () => {
    expect(product({ [id]: 5 })).toEqual([
      "error annex5.sumDiffers 附件5的“外出考察”写的是 5 家、每家 4 分，合计 20 分，与该项 16 分不符，按 16 分和附件1的家数计算；请核对",
    ]);
    expect(product({ [id]: 4, "enterpriseVisits.pointsPerEnterprise": 0, "enterpriseVisits.fullMarks": 0 })).toEqual([
      "error annex5.sumDiffers 附件5的“外出考察”写的是 4 家、每家 0 分，合计 0 分，与该项 0 分不符，按 0 分和附件1的家数计算；请核对",
    ]);
  });
});

describe("what is stated", () => {
  const sentence = said("每被约谈一次，扣5分");
  test("first holds; the same again is nothing, another number a disagreement with both", () => {
    const statements = new Statements();
    statements.state("summonedTalk.points", 5, sentence);
    statements.state("summonedTalk.points", 5, said("每被约谈一次，扣5分", 8));
    expect(statements.disagreements).toEqual([]);
    statements.state("summonedTalk.points", 6, said("每被约谈一次，扣6分", 9));
    expect(statements.numbers.get("summonedTalk.points")?.place.row).toBe(2);
    expect(statements.disagreements).toMatchObject([
      { id: "summonedTalk.points", taken: { value: 5, place: { row: 2 } }, other: { value: 6, place: { row: 9 } } },
    ]);
  });
  test("are the terms of a sentence: no fixed number, and no marks of a group", () => {
    const of = (text: string) => {
      const statements = new Statements();
      for (const run of matchColumn(said(text), templatesOf(plan)).runs) statements.stateRun(run);
      return [...statements.numbers].map(([id, { value }]) => [id, value]);
    };
    expect(of("每超额完成1个招引任务，加6分")).toEqual([["quotaExcess.points", 6]]);
    expect(of("信息报送（28分）")).toEqual([]);
    expect(of("完成领导外出考察企业任务数（不少于8家）的得16分（每家2分）")).toEqual([
      ["enterpriseVisits.fullMarks/pointsPerEnterprise", 8],
      ["enterpriseVisits.fullMarks", 16],
      ["enterpriseVisits.pointsPerEnterprise", 2],
    ]);
  });
  test("is quoted word for word, over several cells from the first on", () => {
    const place = { sheet: "附件5", row: 2, column: 2 };
    expect(numberOf(5, [...said("每被约谈 一次，"), ...said("扣5分", 3)])).toEqual({
      value: 5,
      place,
      clause: { title: "工作簿的附件5（附件5!C3）", quote: "每被约谈 一次，扣5分", lines: [], place },
    });
    expect(clauseTitle(place)).toBe("工作簿的附件5（附件5!C3）");
  });
});
