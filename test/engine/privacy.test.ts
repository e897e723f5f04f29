/** No telephone number and no legal representative leaves the ledgers, however it is written and wherever a text goes. */
import {
  assess,
  assessmentJson,
  changnan2024,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  draftDocuments,
  explain,
  explanationJson,
  GridBuilder,
  issueText,
  readFacts,
  similarLeads,
  similarLeadsText,
  summaryPlan,
  type CellValue,
  type Day,
} from "../../engine/index.js";
import { maskPhones, masked, maskedValue } from "../../engine/privacy.js";
import { visibleText } from "../../engine/visibleText.js";

const canaries = [
  "13907981234",
  "139 0798 1234",
  "139-0798-1234",
  "139.0798.1234",
  "1390798 1234",
  "1390 798 1234",
  "1 3 9 0 7 9 8 1 2 3 4",
  "+86 13907981234",
  "0086-139-0798-1234",
  "（+86）139 0798 1234",
  "１３９０７９８１２３４",
  "１３９－０７９８－１２３４",
  "139\u30000798\u30001234",
  "139·0798·1234",
  "0798-8551234",
  "07988551234",
  "（0798）8551234",
  "0798 855 1234",
  "０７９８－８５５１２３４",
  "010-85512345",
  "02185512345",
  "+86-798-8551234",
  "400-820-1234",
  "4008201234",
  "800 820 1234",
  "电话8551234",
  "联系电话：85512345",
  "联系人张三 855-1234",
  "座机 8551 2345",
  "手机/13907981234",
] as const;

const digits = (text: string) => text.normalize("NFKC").replace(/\D/g, "");

describe("telephone numbers", () => {
  test.each(canaries)(
    "%s is masked, alone and in a sentence; only the last four digits and the area stay",
    (number) => {
      for (const text of [number, `请找王总（${number}）面谈`, `${number}、${number}。`]) {
        const clean = maskPhones(text);
        expect(clean).toContain("*");
        expect(digits(clean)).not.toContain(digits(number).slice(-7));
        expect(maskPhones(clean)).toBe(clean);
      }
    },
  );
  test("two numbers behind one word, and one with letters before it", () => {
    expect(maskPhones("电话：8551234、8555678")).toBe("电话：***1234、***5678");
    expect(maskPhones("Tel-13907981234")).toBe("Tel-139****1234");
    expect(maskPhones("0798-8551234/13907981234")).toBe("0798-***1234/139****1234");
  });
  test.each([
    ["+86 10 65123456", "+86 10 ****3456"],
    ["0086-21-65123456", "0086-21-****3456"],
    ["+86-798-8551234", "+86-798-***1234"],
    ["+86 13907981234", "+86 139****1234"],
  ])("behind the country's number the area stays: %s", (text, clean) => expect(maskPhones(text)).toBe(clean));
  test.each([
    "投资13900000000元",
    "投资额13907981234",
    "总投资为4008201234元",
    "13,907,981,234",
    "13907981234.56",
    "4000000000元",
    "1.3907981234",
    "0.07988551234",
    "项目编号13907981234",
    "统一社会信用代码91360200139079812",
    "2403-360202-04-01-139079",
    "2024-03-05 至 2024-12-31",
    "20240305、20241231",
    "2024年3月5日 08:30",
    "联系企业20240305",
    "联系佛山企业，投资20000000元",
    "厂房12000㎡、用地85512345亩",
    "12/20、8/16，占66.67%",
    "139079812345678",
    "第400号、800家",
    "信息报送台账!C17",
    "电话会议2024年3次",
  ])("%s stays", (text) => expect(maskPhones(text)).toBe(text));
  test("a long text takes time in proportion to its length", () => {
    for (const piece of ["1", "1 ", "(86", "0798-", "电话", "139 0798 ", "４"]) {
      const text = piece.repeat(60_000 / piece.length);
      expect(maskPhones(text).length).toBe(text.length);
    }
  });
});

test.each([
  ["法定代表人：欧阳明", "法定代表人：欧**"],
  ["法定代表人张三表示愿意投资", "法定代表人张*表示愿意投资"],
  ["与法人代表 李小明来访", "与法人代表 李**来访"],
  ["法定代表人来访", "法定代表人来访"],
  ["法定代表人方表示同意", "法定代表人方表示同意"],
  ["法定代表人姓名：王五，佛山人", "法定代表人姓名：王*，佛山人"],
])("%s", (text, clean) => expect(masked(text)).toBe(clean));

test("the value beside a heading", () => {
  expect(maskedValue("法定代表人", "欧阳明、王五")).toBe("欧**、王*");
  expect(maskedValue("电话", "13907981234")).toBe("139****1234");
  expect(maskedValue("项目名称", "欧阳明陶瓷")).toBe("欧阳明陶瓷");
});

test("what steers a terminal or turns a line round is shown", () => {
  expect(visibleText("\u001b[31m红\u0007\u009b2J\u202e倒\r\n下\u007f")).toBe("␛[31m红␇[U+009B]2J[U+202E]倒\n下␡");
  expect(visibleText("\ud800𠮷\t\n")).toBe("[U+D800]𠮷\t\n");
});

/** A workbook in which every kind of text that outputs take over carries the numbers, a name and a control character. */
function office() {
  const people = "法定代表人：欧阳明";
  const each = (text: (canary: string, index: number) => (string | number | null)[]) => canaries.map(text);
  const sheets: Record<string, CellValue[][]> = {
    附件1: [
      ["责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ["罗家桥乡", "4个", 4],
      ["财政局", "1个", 4],
    ],
    信息: [
      ["报送日期", "责任部门", "信息内容", "是否有效"],
      ...each((canary, index) => [
        "2024-03-05",
        index % 2 ? "罗家桥乡" : "财政局",
        `佛山企业${index} ${canary} ${people}\u001b[31m`,
        "有效",
      ]),
      ...each((canary) => [`三月${canary}`, "罗家桥乡", "内容", canary]),
      ...each((canary) => ["2024-03-06", canary, "内容", "有效"]),
    ],
    考察: [
      ["考察日期", "责任部门", "带队领导", "考察企业", "考察地点"],
      ...each((canary, index) => ["2024-04-01", "罗家桥乡", "乡长", `企业${index} ${canary}`, `佛山 ${canary}`]),
    ],
    项目: [
      ["项目名称", "行业类别", "引进部门", "服务部门", "投资额（万元）", "是否优强", "评审", "签约日期"],
      ...each((canary, index) => [
        `项目${index} ${canary}`,
        "先进陶瓷",
        "罗家桥乡",
        "罗家桥乡",
        100,
        "是",
        "通过",
        "2024-05-01",
      ]),
    ],
    交办: [
      ["任务内容", "责任部门", "布置日期", "完成时限", "完成日期"],
      ...each((canary) => [`走访 ${canary} 欧阳明、司马光`, "财政局", "2024-05-01", "2024-05-31", canary]),
    ],
    跟踪日志: [
      ["填报时间", "责任部门", "项目名称", "来源表", "栏目", "时间", "地点", "对方代表", "我方代表", "内容"],
      ["2024-05-08", "罗家桥乡", "项目0", "在谈项目跟踪报表", "法定代表人", null, null, null, null, "欧阳明"],
    ],
    单位表: [
      ["企业", "法定代表人", "金额"],
      ["某企业", "司马光", 1],
    ],
  };
  const builder = new GridBuilder();
  for (const [name, rows] of Object.entries(sheets)) builder.rows(name, rows);
  return builder.build();
}

test("24 spellings and more, in every ledger: none of them comes out in any output, nor does the name or the control character", () => {
  const grid = office();
  const facts = readFacts(grid, changnan2024);
  const assessment = assess(facts, { asOf: dayOf(2024, 12, 31) as Day });
  const unit = "罗家桥乡";
  const explanations = explain(assessment, unit);
  const outputs: Record<string, unknown> = {
    summary: summaryPlan(assessment).rows,
    details: detailsPlan(assessment).rows.map(({ cells }) => cells.map((cell) => cell?.value)),
    dataCheck: dataCheckPlan(assessment).rows.map(({ cells }) => cells.map((cell) => cell?.value)),
    json: assessmentJson(assessment).issues.map(({ message }) => message),
    explanations: explanations.map(({ rows }) => rows.map(({ text }) => text)),
    explanation: explanationJson(assessment, unit, explanations),
    issues: assessment.issues.map(issueText),
    documents: draftDocuments(assessment, grid),
    similar: similarLeads(grid, facts).pairs.map(similarLeadsText),
  };
  for (const [name, output] of Object.entries(outputs)) {
    const text = JSON.stringify(output);
    expect([name, text.length > 50]).toEqual([name, true]);
    for (const canary of canaries) {
      const number = /[\d０-９].*[\d０-９]/.exec(canary)?.[0] as string;
      expect([name, canary, text.includes(number)]).toEqual([name, canary, false]);
    }
    expect([name, /欧阳明|司马光/.test(text), text.includes("\\u001b")]).toEqual([name, false, false]);
  }
});

test("what is told beside a line hides a representative whom another sheet names, and is else the assessment's own", () => {
  const grid = new GridBuilder()
    .rows("项目", [
      ["项目名称", "行业类别", "引进部门", "签约日期"],
      ["甲项目", "欧阳明工艺", "罗家桥乡", "2024-05-01"],
      ["乙项目", "某某工艺", "罗家桥乡", "2024-05-01"],
    ])
    .rows("单位表", [
      ["企业", "法定代表人"],
      ["某企业", "欧阳明"],
    ])
    .build();
  const assessment = assess(readFacts(grid, changnan2024), { asOf: dayOf(2024, 12, 31) as Day });
  const [line] = explain(assessment, "罗家桥乡", "projectAttraction");
  const told = (line?.issues ?? []).filter(({ code }) => code === "project.categoryUnknown");
  expect(told.map(issueText)).toEqual([expect.stringContaining("欧**工艺"), expect.stringContaining("某某工艺")]);
  expect(told.map((issue) => assessment.issues.includes(issue))).toEqual([false, true]);
});
