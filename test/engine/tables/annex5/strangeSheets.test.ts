/** What a 附件5 holds beside the plan's sentences: whose it is, how often it is told, and what follows for the lines. */
import { GridBuilder, issueCell, issueText, readFacts, type CellValue, type Facts } from "../../../../engine/index.js";
import { plan } from "../workbook.js";
import { codes, gridOf, planRows, read, sheetOf, told, type SheetRow } from "./sheet.js";

const headings = plan.annexes.scoringHeadings;
const replaced = (from: string, to: string): Facts =>
  read(planRows((text) => (text.includes(from) ? text.replace(from, to) : text)));
const open = ({ annex5 }: Facts) => annex5?.notUnderstood.map(({ text, lines }) => [text, lines]);
const cellsTold = ({ issues }: Facts) =>
  issues.filter(({ code }) => code.startsWith("annex5.")).map((each) => `${each.code} ${issueCell(each)}`);

test("another district's sentences are not the model's: nothing of its 附件5 is read", () => {
  expect(readFacts(sheetOf(planRows()), plan).annex5).toBeDefined();
  expect(readFacts(sheetOf(planRows()), { ...plan, linesListed: true }).annex5).toBeUndefined();
});

test("what is kept of the numbers are the plan's parameters", () => {
  const { annex5 } = read(planRows());
  const ids = new Set(plan.parameters.map(({ id }) => id));
  expect(Object.keys(annex5?.numbers ?? {}).filter((id) => !ids.has(id))).toEqual([]);
  expect(Object.keys(annex5?.numbers ?? {})).toContain("enterpriseVisits.pointsPerEnterprise");
});

test("a sheet of that name in which nothing is the plan's: told once, at its heading, with each stranger", () => {
  const facts = readFacts(gridOf([["附件5", [[], ["考核内容", "评分标准"], ["三会一课", "每缺一次扣2分"]]]]), plan);
  expect(cellsTold(facts)).toEqual(["annex5.notUnderstood 附件5!B3", "annex5.lineMissing 附件5!A2"]);
  expect(told(facts)).toEqual([
    "error annex5.notUnderstood 附件5的“每缺一次扣2分”与方案的句式不符，没有采用，有关项目仍按方案计算；请照方案的句式改写，或在“规则参数”“考核规则”中填写",
    "error annex5.lineMissing 附件5中没有一句与方案相符，各项都仍按方案计算；请照方案的句式填写，或在“规则参数”“考核规则”中填写",
  ]);
});

describe("a table with such headings is 附件5", () => {
  const strange: SheetRow = ["三会一课", "每缺一次扣2分"];
  test.each<[string, string, SheetRow, boolean]>([
    ["by the name of its sheet", "附件 5", ["考核内容", "评分标准"], true],
    ["by its number alone", "附5", ["考核内容", "评分标准"], true],
    ["by what it is called", "绩效指标考核表", ["考核内容", "评分标准"], true],
    ["by the headings that no other table has", "党建", ["考核任务", "考核方式"], true],
    ["and is none by one of them", "党建", ["考核任务", "评分标准"], false],
    ["and is none otherwise", "党建", ["考核内容", "评分标准"], false],
  ])("%s", (_, name, heads, isIt) => {
    const facts = readFacts(gridOf([[name, [heads, strange]]]), plan);
    expect(facts.annex5 !== undefined).toBe(isIt);
    expect(codes(facts).includes("annex5.unrelated")).toBe(!isIt);
  });
  test.each([
    ["a group", ["招商引资（72）", "三会一课", "酌情"]],
    ["a task", ["其他", "提醒谈话", "酌情"]],
    ["a sentence of points", ["其他", "三会一课", "每被约谈一次，扣5分"]],
  ])("by %s of the plan", (_, row) => {
    const facts = readFacts(gridOf([["党建", [["项目分类", "考核内容", "评分标准"], row]]]), plan);
    expect(facts.annex5).toBeDefined();
  });
  test("what is none is told at its heading", () => {
    const facts = readFacts(gridOf([["党建", [[], [null, "考核内容", "评分标准"], [null, ...strange]]]]), plan);
    expect(told(facts)).toEqual(["info annex5.unrelated “党建”有像附件5的表头，但没有一句与方案的附件5相符，没有采用"]);
    expect(cellsTold(facts)).toEqual(["annex5.unrelated 党建!B2"]);
  });
});

describe("endings", () => {
  test("of one line: the first of a kind holds, a cap beside a floor", () => {
    const facts = replaced("投产1个得24分", "投产1个得24分，最高20分，最高18分，最低2分，扣完为止");
    expect(facts.annex5?.caps["projectService"]?.value).toBe(20);
    expect(facts.annex5?.floors["projectService"]?.value).toBe(2);
    expect(open(facts)).toEqual([]);
  });
  test.each<[string, string, string, boolean]>([
    ["最高9分", "quotaExcess", "每超额完成1个招引任务，加5分", true],
    ["最低1分", "quotaExcess", "每超额完成1个招引任务，加5分", true],
    ["扣完为止", "quotaExcess", "每超额完成1个招引任务，加5分", false],
    ["最多扣16分", "reminderTalk", "每被提醒谈话一次，扣 8 分", true],
    ["最低1分", "reminderTalk", "每被提醒谈话一次，扣 8 分", false],
    ["扣完为止", "reminderTalk", "每被提醒谈话一次，扣 8 分", false],
    ["扣完为止", "trackingReports", "被点名的1次扣0.5分", true],
    ["最低1分", "trackingReports", "被点名的1次扣0.5分", true],
  ])("%s of %s is carried: %s", (ending, key, sentence, carried) => {
    const facts = replaced(sentence, `${sentence.replace(/；$/, "")}，${ending}`);
    expect(Object.keys({ ...facts.annex5?.caps, ...facts.annex5?.floors })).toEqual(carried ? [key] : []);
    expect((open(facts) ?? []).map(([, lines]) => lines)).toEqual(carried ? [] : [[key]]);
  });
  test("of a row of two lines belongs to neither", () => {
    const rows = planRows();
    const [first, ...rest] = rows as [SheetRow, ...SheetRow[]];
    const facts = read([[first[0] ?? null, first[1] ?? null, `最高5分。${first[2]}`], ...rest]);
    expect(open(facts)).toEqual([["最高5分", ["leadReporting", "enterpriseVisits"]]]);
  });
  test("in 考核任务 are read as well, one that no line carries is told", () => {
    const facts = replaced("引进亿元以上项目", "引进亿元以上项目（最高10分）");
    expect(facts.annex5?.caps["largeProjects"]?.value).toBe(10);
  });
});

describe("strangers", () => {
  test("of a row of two lines belong to the one that then lacks its sentence", () => {
    const visits = "，完成领导外出考察企业任务数（不少于4家）的得16分（每家4分）";
    expect(open(replaced(visits, "。考察的，酌情得分"))).toEqual([["考察的，酌情得分", ["enterpriseVisits"]]]);
    // Where none of them lacks anything, it may be either's.
    const [first, ...rest] = planRows() as [SheetRow, ...SheetRow[]];
    expect(open(read([[first[0] ?? null, first[1] ?? null, `${first[2]}。另行通知`], ...rest]))).toEqual([
      ["另行通知", ["leadReporting", "enterpriseVisits"]],
    ]);
  });
  test("are told once a row, with the task of the row", () => {
    const facts = read([...planRows(), [null, "数字经济项目", "每个加3分"], [null, "外资项目", null]]);
    expect(facts.annex5?.notUnderstood.map(({ text, label, place }) => [text, label, place.row])).toEqual([
      ["每个加3分", "数字经济项目", 10],
      ["外资项目", "外资项目", 11],
    ]);
  });
  test("in 项目分类 are names, unless they speak of points", () => {
    const group = (text: string) => {
      const rows = planRows();
      return open(read([...rows.slice(0, -1), [text, ...(rows.at(-1) as SheetRow).slice(1)]]));
    };
    expect(group("其他事项")).toEqual([]);
    expect(group("其他事项（若干分）")).toEqual([]);
    expect(group("其他事项（30分）")).toEqual([["其他事项（30分）", []]]);
    expect(group("其他事项（三分）")).toEqual([["其他事项（三分）", []]]);
  });
  test("are quoted up to 120 signs", () => {
    const quoted = (length: number) =>
      /“(酌+…?)”/.exec(told(read([...planRows(), [null, "新的", "酌".repeat(length)]]))[0] ?? "")?.[1];
    expect(quoted(120)).toBe("酌".repeat(120));
    expect(quoted(121)).toBe(`${"酌".repeat(120)}…`);
  });
  test("leave the lines they belong to as the plan has them, and those are told by their titles", () => {
    const facts = replaced("每被约谈一次，扣 5 分", "每被约谈一次，扣 6 分，酌情");
    expect(told(facts)).toEqual([
      "error annex5.notUnderstood 附件5的“每被约谈一次，扣 6 分，酌情”与方案的句式不符，没有采用，约谈仍按方案计算；请照方案的句式改写，或在“规则参数”“考核规则”中填写",
    ]);
    expect(facts.annex5?.numbers["summonedTalk.points"]).toBeUndefined();
    expect(facts.annex5?.missing).toEqual([]);
  });
});

describe("a column of marks", () => {
  const withMarks = (column: readonly CellValue[], merges: { top: number; bottom: number }[] = []): Facts => {
    const tasks = planRows((text) => text.replace(/（(24|28)分）/, ""));
    const rows = tasks.map((row, index): SheetRow => [...row.slice(0, 2), column[index] ?? null, row[2] ?? null]);
    const grid = new GridBuilder().rows("附件5", [["项目分类", "考核内容", "分值", "评分标准"], ...rows], {
      merges: merges.map(({ top, bottom }) => ({ top, bottom, left: 2, right: 2 })),
    });
    return readFacts(grid.build(), plan);
  };
  const known = [28, 24, 24, 24, 5, 5, 5, 8, 20];
  test("a merged cell stands for all lines of its rows", () => {
    expect(codes(withMarks([28, 72, null, null, ...known.slice(4)], [{ top: 2, bottom: 4 }]))).toEqual([]);
    const facts = withMarks([28, 70, null, null, ...known.slice(4)], [{ top: 2, bottom: 4 }]);
    expect(codes(facts)).toEqual(["annex5.sumDiffers"]);
    // Without the merge it is the one line's.
    expect(codes(withMarks([28, 24, null, null, ...known.slice(4)]))).toEqual([]);
  });
  test("a base line has marks, another points each", () => {
    const facts = withMarks([28, 24, 20, 28, 6, ...known.slice(5)]);
    expect(facts.annex5?.numbers["projectService.fullMarks"]?.value).toBe(20);
    expect(codes(facts).sort()).toEqual(["annex5.differs", "annex5.differs", "annex5.disagrees"]);
  });
  test.each(["+5分", "-5", "５", "5.0"])("%s is 5", (said) =>
    expect(codes(withMarks([28, 24, 24, 24, said, ...known.slice(5)]))).toEqual([]),
  );
  test.each(["5个", "约5", "5-6", "见细则"])("%s is no number", (said) =>
    expect(codes(withMarks([28, 24, 24, 24, said, ...known.slice(5)]))).toEqual([]),
  );
  test("decimals are read, words behind a number are not", () => {
    expect(withMarks([28, 24.25, ...known.slice(2)]).annex5?.numbers["projectAttraction.fullMarks"]?.value).toBe(24.25);
    expect(withMarks([28, "24.25分", ...known.slice(2)]).annex5?.numbers["projectAttraction.fullMarks"]?.value).toBe(
      24.25,
    );
    expect(codes(withMarks([28, "9分左右", ...known.slice(2)]))).toEqual([]);
  });
  test("marks above the first task are nobody's", () => {
    const rows = planRows((text) => text.replace(/（(24|28)分）/, "")).map((row): SheetRow => [
      ...row.slice(0, 2),
      null,
      row[2] ?? null,
    ]);
    const above: SheetRow[] = [
      [null, null, "98分"],
      [null, null, "99分"],
    ];
    expect(codes(read([...above, ...rows], ["项目分类", "考核内容", "分值", "评分标准"]))).toEqual([]);
  });
  test("the clause of a number is its cell", () => {
    const facts = withMarks([28, 20, ...known.slice(2)]);
    expect(facts.annex5?.numbers["projectAttraction.fullMarks"]).toMatchObject({
      value: 20,
      place: { row: 2, column: 2 },
      clause: { quote: "20" },
    });
  });
});

test("what lacks is told for each line with its sentences, at the heading of the first sheet", () => {
  const facts = readFacts(
    gridOf([["附件5", [[], headings, ...planRows().filter(([, task]) => task !== "约谈")]]]),
    plan,
  );
  expect(cellsTold(facts)).toEqual(["annex5.lineMissing 附件5!A2"]);
  const [lack] = facts.issues.filter(({ code }) => code === "annex5.lineMissing");
  expect(lack && issueText(lack)).toContain("“每被约谈一次，扣5分”");
  // A name without its points is no way to score it.
  const named = read(planRows().map((row) => (row[1] === "约谈" ? [row[0] ?? null, "约谈", null] : row)));
  expect(named.annex5?.missing).toEqual(["summonedTalk"]);
});

describe("whose a sentence is", () => {
  test("a stranger that holds a sentence of another line is about that line, whatever its row", () => {
    expect(open(replaced("每被约谈一次，扣 5 分", "每超额完成1个招引任务，加5分，酌情"))?.[0]).toEqual([
      "每超额完成1个招引任务，加5分，酌情",
      ["quotaExcess"],
    ]);
  });
  test("above the first task there is none", () => {
    const { annex5 } = read([[null, null, "酌情"], ...planRows()]);
    expect(annex5?.notUnderstood).toEqual([
      { text: "酌情", label: "", lines: [], place: { sheet: "附件5", row: 1, column: 2 } },
    ]);
  });
  test("each sentence of a task is told as itself", () => {
    const { annex5 } = read([...planRows(), [null, "外资项目。另议", null]]);
    expect(annex5?.notUnderstood.map(({ text, label }) => [text, label])).toEqual([
      ["外资项目", "外资项目"],
      ["另议", "另议"],
    ]);
  });
  test("a row of two lines that both lack is told with both titles", () => {
    const [first, ...rest] = planRows() as [SheetRow, ...SheetRow[]];
    expect(told(read([[first[0] ?? null, first[1] ?? null, "酌情"], ...rest]))).toEqual([
      "error annex5.notUnderstood 附件5的“酌情”与方案的句式不符，没有采用，信息报送、外出考察仍按方案计算；请照方案的句式改写，或在“规则参数”“考核规则”中填写",
    ]);
  });
  test("the marks of a group may stand beside a task, and are checked there", () => {
    const facts = replaced("各部门服务项目（24分）", "招商引资（70）。各部门服务项目（24分）");
    expect(codes(facts)).toEqual(["annex5.sumDiffers"]);
  });
  test("a number that is no number of leads is quoted with its sentence, over its cells", () => {
    expect(open(replaced("（不少于12条）", "（不少于1.5条）"))?.[0]?.[0]).toContain("不少于1.5条");
    const broken = replaced("不少于1条得", "不少于0条。得");
    expect(open(broken)?.[0]?.[0]).toMatch(/不少于0条得1分$/);
  });
});

test("a line of which a sentence is not understood has no bound either; two lines have each their own", () => {
  expect(replaced("每被约谈一次，扣 5 分", "每被约谈一次，扣 5 分，最多扣10分。酌情").annex5?.caps).toEqual({});
  const both = read(planRows((text) => text.replace(/(每超额.*加5分|每引进1个亿元.*加5分)/, "$1，最高10分")));
  expect(Object.keys(both.annex5?.caps ?? {})).toEqual(["quotaExcess", "largeProjects"]);
});

test("all sentences that a line lacks are named", () => {
  const facts = read(planRows().filter(([, task]) => !String(task).startsWith("各部门引进项目")));
  expect(told(facts).join()).toContain("“各部门按任务完成比例，得相应分值；引进1个符合优强申报条件项目可直接得满分”");
});

test("a remark longer than any sentence of the plan is one stranger, and the other rows are read", () => {
  const remark = `${"甲".repeat(200)}，${"乙".repeat(200)}`;
  const facts = read(
    planRows((text) => (text.includes("每家") ? `${text}；${remark}` : text.replace("开工1个得12分", "开工1个得10分"))),
  );
  expect(open(facts)).toEqual([[remark, ["leadReporting", "enterpriseVisits"]]]);
  expect(facts.annex5?.numbers["projectService.started"]?.value).toBe(10);
});
