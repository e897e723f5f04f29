/** 零报告 comes as a sentence, or as a form that names no project. */
import {
  GridBuilder,
  isoDate,
  issueText,
  type CellValue,
  type CollectedFile,
  type Grid,
} from "../../../engine/index.js";
import { collect, formGrid, officeGrid, talksForm, type Rows } from "../../helpers/officeForms.js";

const notice = (...lines: readonly string[]) =>
  new GridBuilder()
    .rows(
      "文档",
      lines.map((line) => [line]),
    )
    .build();
function collected(grid: Grid, weeks: Rows = [], assigned = {}): CollectedFile {
  return collect(officeGrid({ weeks }), [{ name: "来件.docx", grid, assigned }]).files[0] as CollectedFile;
}
/** Deadline, unit and the entered words, by form. */
const entered = ({ entries }: CollectedFile) =>
  entries.map(({ table, outcome, changes }) => [
    table,
    outcome,
    ...changes.filter(({ field }) => field !== "deadline").map(({ field, after }) => `${field} ${after}`),
  ]);
const talks = ["weeks", "new", "unit 昌南湖服务中心", "inTalks 零报告"];
const signed = ["weeks", "new", "unit 昌南湖服务中心", "signed 零报告"];
/** The second of two goes into the row that the first has made. */
const both = [talks, ["weeks", "changed", "signed 零报告"]];

test.each<[string, string[], string[][]]>([
  ["names both forms", ["昌南湖服务中心本周在谈项目、签约项目零报告。", "2024年6月7日"], both],
  ["names neither, under a title", ["关于周报的零报告", "昌南湖服务中心", "二〇二四年六月七日"], both],
  ["names one", ["填报部门：昌南湖", "在谈项目跟踪：零 报 告", "2024-06-07"], [talks]],
  ["has another day in its text", ["昌南湖服务中心自2024年5月31日以来签约项目落地零报告", "6月7日"], [signed]],
])("a sentence that %s", (_, lines, wanted) => {
  const file = collected(notice(...lines));
  expect([file.outcome, file.units, entered(file)]).toEqual(["read", ["昌南湖服务中心"], wanted]);
  expect(file.forms.map(({ isZero, week }) => [isZero, isoDate(week?.deadline ?? 0)])).toEqual(
    wanted.map(() => [true, "2024-06-07"]),
  );
});

test("what is hidden, and numbers beside the words, are no part of the sentence", () => {
  const rows: CellValue[][] = [
    [1, "昌南湖服务中心本周在谈项目零报告"],
    [2, "2024年6月7日"],
  ];
  const hidden = [["财政局本周签约项目零报告"]];
  const grid = new GridBuilder().rows("旧稿", hidden, { visibility: "hidden" }).rows("文档", rows).build();
  const file = collected(grid);
  expect([file.units, entered(file)]).toEqual([["昌南湖服务中心"], [talks]]);
});

test("one that comes after the deadline is late, and what the ledger has is not written over", () => {
  const lines = (day: string) => notice("昌南湖服务中心本周在谈项目零报告", day);
  expect(entered(collected(lines("2024年6月8日")))).toEqual([["weeks", "new", "unit 昌南湖服务中心", "inTalks 迟报"]]);
  const [row] = collected(lines("2024年6月7日"), [["2024-06-07", "昌南湖服务中心", "按时", null]]).entries;
  expect(row?.outcome).toBe("conflicting");
});

test.each([
  ["no unit", ["本周在谈项目零报告", "2024年6月7日"], "哪个部门"],
  ["two units", ["财政局、罗家桥乡本周在谈项目零报告", "2024年6月7日"], "哪个部门"],
  ["no day", ["财政局本周在谈项目零报告"], "哪一天"],
])("with %s nothing is entered and the sentence says why", (_, lines, lacking) => {
  const file = collected(notice(...lines));
  expect([file.outcome, file.entries]).toEqual(["failed", []]);
  expect(file.issues.map(issueText)).toEqual([
    `“零报告”看不出是${lacking}的，没有收取；请写明部门（附件1的名称，一份一个）和填报时间`,
  ]);
});

test("a small table with the word is no ledger that cannot be read", () => {
  const rows = [
    ["填报部门", "洪源镇"],
    ["填报时间", "2024年6月7日"],
    ["内容", "本周在谈项目零报告"],
  ];
  const file = collected(new GridBuilder().rows("文档", rows).build());
  expect([entered(file), file.issues]).toEqual([[["weeks", "new", "unit 洪源镇", "inTalks 零报告"]], []]);
});

test("a person's word fills in the unit and the week", () => {
  const week = { deadline: 19_881, status: "onTime" as const };
  expect(entered(collected(notice("本周在谈项目零报告"), [], { unit: "财政局", week }))).toEqual([
    ["weeks", "new", "unit 财政局", "inTalks 零报告"],
  ]);
});

test("a text without the word, and a long one with it, is no report", () => {
  for (const lines of [
    ["财政局本周在谈项目3个", "2024年6月7日"],
    [`财政局零报告${"说明".repeat(1000)}`, "2024年6月7日"],
  ])
    expect(collected(notice(...lines)).outcome).toBe("failed");
});

describe("a form", () => {
  const empty = {
    category: "",
    scale: "",
    follower: "",
    area: "",
    benefit: "",
    legalRepresentative: "",
    contact: "",
    phone: "",
    summary: "",
    progress: "",
    difficulties: "",
  };
  const form = (values: Record<string, string>, log: Parameters<typeof talksForm>[1] = {}) =>
    collected(
      formGrid(
        "inTalks",
        talksForm("", { reportedOn: "2024年6月7日", log: [], values: { ...empty, ...values }, ...log }),
      ),
    );
  const zero = [["weeks", "new", "unit 罗家桥乡", "inTalks 零报告"]];

  test.each(["无", "/", "零报告", "本周无在谈项目，零报告。", "暂无"])(
    "whose project is “%s” enters 零报告 and no project",
    (name) => {
      expect(entered(form({ name, category: "/", progress: "无" }))).toEqual(zero);
    },
  );

  test("that says 零报告 beside a blank name", () => {
    expect(entered(form({ name: "", progress: "零报告" }))).toEqual(zero);
  });

  test("whose project is “无” and that tells of one all the same lacks the name", () => {
    const file = form({ name: "无", progress: "已看厂房" });
    expect(file.entries).toEqual([]);
    expect(file.issues.map(({ code }) => code)).toContain("form.nameBlank");
  });

  test("that is blank is none", () => {
    expect(form({ name: "" }).outcome).toBe("failed");
  });
});
