import { assess } from "../../../engine/assess.js";
import type { Assessment } from "../../../engine/assessment.js";
import { headline } from "../../../engine/judgement/headline.js";
import { hasData } from "../../../engine/judgement/incomplete.js";
import { reason } from "../../../engine/reason.js";
import { facts, fullCoverage, yearEnd } from "../../helpers/facts.js";
import { one, two, withRules } from "../../helpers/rules.js";

const whole = assess(facts({ coverage: fullCoverage }), { asOf: yearEnd });
type Given = Parameters<typeof headline>[0];
const lines = (changes: Partial<Given>): string =>
  headline({ incomplete: [], items: whole.items, facts: whole.facts, units: whole.units, ...changes });

const annex5 = (...texts: readonly string[]): Partial<Given> => ({
  facts: {
    ...whole.facts,
    annex5: { notUnderstood: texts.map((text) => ({ text })) } as unknown as NonNullable<Assessment["facts"]["annex5"]>,
  },
});
const lacking = (title: string, why: string): Assessment["incomplete"][number] =>
  ({ key: title, title, table: "leads", why: reason("{why}", { why }) }) as Assessment["incomplete"][number];

test("nothing where the totals are whole", () => expect(lines({})).toBe(""));

test("lines without data by their reason, each reason once, in the order of the lines", () => {
  expect(lines({ incomplete: [lacking("甲", "没有读到台账")] })).toBe("未含：甲（没有读到台账）");
  expect(
    lines({ incomplete: [lacking("甲", "没有读到台账"), lacking("乙", "没有读懂"), lacking("丙", "没有读到台账")] }),
  ).toBe("未含：甲、丙（没有读到台账）；乙（没有读懂）");
});

test("ledgers that were read in part, by the lines that rest on them; where no line does, nothing", () => {
  const place = { sheet: "账", row: 0, column: 0 };
  const unread = [1, 2].map(() => ({ place, found: [], missing: [], unknown: [], matrix: false }));
  const partly = (...tables: readonly (keyof typeof fullCoverage)[]): Partial<Given> => ({
    facts: {
      ...whole.facts,
      coverage: {
        ...whole.facts.coverage,
        ...Object.fromEntries(tables.map((table) => [table, { ...fullCoverage[table], state: "partly", unread }])),
      },
    },
  });
  expect(lines(partly("visits"))).toBe("未读全：外出考察（外出考察台账另有2处没有读懂）");
  expect(lines(partly("leads", "visits"))).toBe(
    "未读全：信息报送（信息报送台账另有2处没有读懂）；外出考察（外出考察台账另有2处没有读懂）",
  );
  expect(lines(partly("projects"))).toMatch(/^未读全：引进项目、.+（项目台账另有2处没有读懂）$/);
  expect(lines(partly("targets"))).toBe("");
  expect(lines({ ...partly("visits"), incomplete: [lacking("甲", "没有")] })).toBe(
    "未含：甲（没有）。未读全：外出考察（外出考察台账另有2处没有读懂）",
  );
});

test("sentences of 附件5 that were not understood: three are quoted, all are counted", () => {
  const said = (count: number) => lines(annex5(...["一", "二", "三", "四"].slice(0, count)));
  expect(said(1)).toBe("附件5有1句没有读懂，所涉项目仍按方案计算：“一”");
  expect(said(3)).toBe("附件5有3句没有读懂，所涉项目仍按方案计算：“一”、“二”、“三”");
  expect(said(4)).toBe("附件5有4句没有读懂，所涉项目仍按方案计算：“一”、“二”、“三”等");
});

test.each([
  ["甲".repeat(40), "甲".repeat(40)],
  ["甲".repeat(41), `${"甲".repeat(40)}…`],
  ["电话123456止", "电话123456止"],
  ["电话1234567止", "电话…止"],
  ["电话13907981234止", "电话…止"],
  ["一\u001b二\n三", "一…二…三"],
  // A number that the cut after eighty signs would part is no longer looked for: it stands beyond what is quoted.
  [`${"甲".repeat(78)}13907981234`, `${"甲".repeat(40)}…`],
])("%j is quoted as %j", (text, quoted) => expect(lines(annex5(text))).toContain(`：“${quoted}”`));

test("lines of 考核规则 in which some units have data and others have none", () => {
  const rule = { item: "税收", kind: "加分", method: "分档", measure: "指标：税收", points: "≥1:2" };
  const indicators = [{ indicator: "税收", unit: one, value: 3 }];
  const assessment = withRules([rule], { indicators });
  expect(headline(assessment)).toMatch(/^部分部门未含：税收（经发局、农水局无数据）/);
  const all = [one, two, "农水局"].map((unit) => ({ indicator: "税收", unit, value: 3 }));
  expect(headline(withRules([rule], { indicators: all }))).not.toContain("部分部门未含");
  // Where no unit has any, the line as a whole is said to lack data, once.
  const none = withRules([rule]);
  expect(headline(none)).not.toContain("部分部门未含");
  expect(headline(none)).toContain("税收");
  const both = withRules([rule, { ...rule, item: "产值" }], { indicators });
  expect(headline(both)).toMatch(/^部分部门未含：税收（经发局、农水局无数据）；产值（经发局、农水局无数据）/);
});

test("projects of another year are data, leads of another year are none; one month with rows is enough", () => {
  const none = new Array<number>(12).fill(0);
  const { coverage } = whole.facts;
  const empty = (table: "leads" | "projects", byMonth: readonly number[] = none) => ({
    ...coverage,
    [table]: { ...fullCoverage[table], byMonth },
  });
  const projects = facts({ projects: [{ signed: "2023-03-05" }] }).projects;
  expect(hasData({ coverage: empty("leads"), projects }, "leads")).toBe(false);
  expect(hasData({ coverage: empty("leads", [1, ...none.slice(1)]), projects: [] }, "leads")).toBe(true);
  expect(hasData({ coverage: empty("projects"), projects }, "projects")).toBe(true);
  expect(hasData({ coverage: empty("projects"), projects: [] }, "projects")).toBe(false);
  const absent = { ...coverage, projects: { ...fullCoverage.projects, state: "absent" as const } };
  expect(hasData({ coverage: absent, projects }, "projects")).toBe(false);
});
