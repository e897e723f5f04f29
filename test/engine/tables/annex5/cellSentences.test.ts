/** How a cell of 附件5 becomes sentences, pieces and shapes. */
import { sentencesOf, shapeOf } from "../../../../engine/tables/annex5/cellSentences.js";

const place = { sheet: "附件5", row: 1, column: 2 };
const pieces = (text: string): string[][] =>
  sentencesOf(text, place).map((sentence) => sentence.pieces.map((piece) => piece.text));

test.each([
  ["每超额完成1个招引任务，加5分；", [["每超额完成1个招引任务", "加5分"]]],
  ["每超额完成 1 个招引任务,加５分", [["每超额完成1个招引任务", "加5分"]]],
  ["各部门引进项目\n（24分）", [["各部门引进项目"], ["24分"]]],
  ["信息报送(28分)", [["信息报送", "28分"]]],
  ["（72）", [["72"]]],
  [
    "1. 各部门每月报送。2、安排考察。（3）其他；④再其他；五、末项",
    [["各部门每月报送"], ["安排考察"], ["其他"], ["再其他"], ["末项"]],
  ],
  ["得0.5分", [["得0.5分"]]],
  ["0.5分", [["0.5分"]]],
  ["。；\n ，", []],
])("%j is %j", (text, expected) => expect(pieces(text)).toEqual(expected));

test("a sentence keeps its words and its cell", () =>
  expect(sentencesOf(" 每被约谈一次，扣 5 分。", place)[0]).toMatchObject({ text: "每被约谈一次，扣 5 分", place }));

test.each<[string, string, number[]]>([
  ["加5分", "加#", [5]],
  ["加五分", "加#", [5]],
  ["加十二分", "加#", [12]],
  ["加两分", "加#", [2]],
  ["得半分", "得#", [0.5]],
  ["得零点五分", "得#", [0.5]],
  ["得一点二五分", "得#", [1.25]],
  ["得0.50分", "得#", [0.5]],
  ["每被约谈一次", "每被约谈#次", [1]],
  ["单月一律得满分", "单月一律得满分", []],
  ["加十几分", "加十几分", []],
  ["加五五分", "加五五分", []],
  ["加一点分", "加一点分", []],
  ["扣5%", "扣#%", [5]],
])("%s is %s with %j", (text, shape, numbers) => expect(shapeOf(text)).toEqual({ shape, numbers }));
