import { nearWords } from "../../engine/nearWords.js";

test.each([
  ["a letter missing", "asses", ["assess", "explain"], ["assess"]],
  ["two letters changed places", "sumamry", ["summary", "draft"], ["summary"]],
  ["one of four Chinese signs wrong", "信息报道", ["信息报送", "外出考察"], ["信息报送"]],
  ["part of a word", "考察", ["信息报送", "外出考察"], ["外出考察"]],
  ["nothing near", "天气", ["信息报送", "外出考察"], []],
  ["two Chinese signs that are both wrong", "天地", ["甲乙"], []],
  ["case and width do not matter", "ＱＵＯＴＡ.match", ["quota.match"], ["quota.match"]],
  ["nothing typed", "", ["assess"], []],
  ["at most three", "a.b", ["a.b1", "a.b2", "a.b3", "a.b4"], ["a.b1", "a.b2", "a.b3"]],
])("%s", (_, text, words, near) => expect(nearWords(text, words)).toEqual(near));
