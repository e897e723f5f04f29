/** Which of the plan's sentences the pieces of a column are, and which endings and strangers stand among them. */
import { sentencesOf, type Sentence } from "../../../../engine/tables/annex5/cellSentences.js";
import { linesWithin, matchColumn, type Matched } from "../../../../engine/tables/annex5/matching.js";
import { templatesOf } from "../../../../engine/tables/annex5/templates.js";
import { plan } from "../workbook.js";

const templates = templatesOf(plan);
/** Each text a cell of one column, from row 1 on. */
const cells = (...texts: readonly string[]): Sentence[] =>
  texts.flatMap((text, row) => sentencesOf(text, { sheet: "附件5", row: row + 1, column: 2 }));
const match = (...texts: readonly string[]): Matched => matchColumn(cells(...texts), templates);
const shown = ({ runs, endings, strange }: Matched) => ({
  runs: runs.map(({ template, numbers, sentences }) => [template.lines.join("+"), numbers, sentences.length]),
  endings: endings.map(({ ending, sentence, after }) => [
    `${ending.kind} ${ending.points}`,
    sentence.text,
    after?.template.lines.join("+"),
  ]),
  strange: [...strange].map(({ text }) => text),
});
const talk = "每被约谈一次，扣5分";
const excess = "每超额完成1个招引任务，加5分";

test("a sentence of the plan with its numbers, or with others", () => {
  expect(shown(match("每被约谈一次，扣７分"))).toEqual({
    runs: [["summonedTalk", [1, 7], 1]],
    endings: [],
    strange: [],
  });
});

test("a number that is none of the plan's terms must be the plan's own", () => {
  expect(shown(match("每被约谈两次，扣5分"))).toEqual({ runs: [], endings: [], strange: ["每被约谈两次，扣5分"] });
});

test("the longest row of pieces, over commas, sentences and cells", () => {
  expect(shown(match("每超额完成1个招引", "任务；加5分", talk)).runs).toEqual([
    ["quotaExcess", [1, 5], 3],
    ["summonedTalk", [1, 5], 1],
  ]);
  // The name of a task with its marks is longer than without them.
  expect(shown(match("各部门服务项目（24分）")).runs).toEqual([["projectService", [24], 1]]);
  expect(shown(match("各部门服务项目")).runs).toEqual([["projectService", [], 1]]);
});

test("a sentence may be broken into ten pieces, and no more", () => {
  const broken = (pieces: number): string => {
    const signs = [..."每超额完成1个招引任务加5分"];
    return signs.map((sign, index) => (index > 0 && index < pieces ? `，${sign}` : sign)).join("");
  };
  expect(shown(match(broken(10))).runs).toHaveLength(1);
  expect(shown(match(broken(11))).runs).toHaveLength(0);
});

describe("an ending", () => {
  test("belongs to the sentence before it in its cell, over 。 too", () => {
    expect(shown(match(`${excess}，最高10分`)).endings).toEqual([["cap 10", `${excess}，最高10分`, "quotaExcess"]]);
    expect(shown(match(`${excess}。最高10分。最低1分`)).endings).toEqual([
      ["cap 10", "最高10分", "quotaExcess"],
      ["floor 1", "最低1分", "quotaExcess"],
    ]);
    expect(shown(match(`${excess}。${talk}。封顶20分`)).endings).toEqual([["cap 20", "封顶20分", "summonedTalk"]]);
  });
  test("of another row or another column belongs to none", () => {
    expect(shown(match(excess, "最高10分")).endings).toEqual([["cap 10", "最高10分", undefined]]);
    expect(shown(match("最高10分", excess)).endings).toEqual([["cap 10", "最高10分", undefined]]);
    const beside = sentencesOf("最高10分", { sheet: "附件5", row: 1, column: 3 });
    expect(shown(matchColumn([...cells(excess), ...beside], templates)).endings).toEqual([
      ["cap 10", "最高10分", undefined],
    ]);
  });
  test("follows a sentence that goes over several cells in the last of them", () => {
    expect(shown(match("每超额完成1个招引任务", "加5分，最高10分")).endings).toEqual([
      ["cap 10", "加5分，最高10分", "quotaExcess"],
    ]);
  });
});

describe("a stranger", () => {
  test("takes its whole sentence with it, what was understood of that too", () => {
    expect(shown(match(`${excess}，酌情，最高10分。${talk}`))).toEqual({
      runs: [["summonedTalk", [1, 5], 1]],
      endings: [],
      strange: [`${excess}，酌情，最高10分`],
    });
  });
  test("takes a sentence of the plan that began in the cell before", () => {
    expect(shown(match("每超额完成1个招引任务", "加5分，酌情")).runs).toEqual([]);
  });
  test("leaves the sentences beside it", () => {
    expect(shown(match(`${excess}。酌情。最高10分`))).toEqual({
      runs: [["quotaExcess", [1, 5], 1]],
      endings: [["cap 10", "最高10分", "quotaExcess"]],
      strange: ["酌情"],
    });
  });
  test("belongs to the lines of what it holds", () => {
    const [one, two, none] = cells(`${excess}，酌情`, "酌情，各部门服务项目，约谈，照旧", "酌情") as [
      Sentence,
      Sentence,
      Sentence,
    ];
    expect(linesWithin(one, templates)).toEqual(["quotaExcess"]);
    expect(linesWithin(two, templates)).toEqual(["projectService", "summonedTalk"]);
    expect(linesWithin(none, templates)).toEqual([]);
    const [last] = cells("酌情，约谈") as [Sentence];
    expect(linesWithin(last, templates)).toEqual(["summonedTalk"]);
  });
});
