/** Last results of formulas: value by value as Excel documents its functions. That all formulas of the templates agree with LibreOffice is in formulaOracle.test.ts. */
import type { PlanCell, SheetPlan } from "../../engine/index.js";
import { withLastResults } from "../../templates/results/lastResults.js";

const sheet = (name: string, rows: readonly (readonly PlanCell[])[]): SheetPlan => ({
  role: "template",
  name,
  widths: [],
  rows: rows.map((cells) => ({ cells })),
  styles: {},
  merges: [],
  print: { landscape: false, fitWidth: 1, fitHeight: 0 },
});

/** A1:D4 of 表: numbers, texts, a date and an empty cell; row 5 is empty. */
const table = sheet("表", [
  [{ value: 1 }, { value: "甲" }, { date: 19787 }, { value: "x" }],
  [{ value: 2 }, { value: "乙" }, { value: "" }, { value: "X" }],
  [{ value: 3 }, { value: "甲" }, { value: true }, { value: "a*b" }],
  [{ value: 2 }, { value: "丙*" }, { value: 0 }, { value: "7" }],
]);

/** The last result of a formula beside 表. */
function resultOf(formula: string): unknown {
  const [, made] = withLastResults([table, sheet("果", [[{ formula }]])]);
  const { value, error } = made?.rows[0]?.cells[0] as PlanCell;
  return error === undefined ? value : { error };
}
const failed = (error: string) => ({ error });

test.each<[string, unknown]>([
  ["1+2*3-4/2", 5],
  ["-(1+2)*2", -6],
  ["(1-2)-3", -4],
  ['"a"&1&0.1+0.2', "a10.3"],
  ['"说""是"""', '说"是"'],
  ["1/0", failed("#DIV/0!")],
  ['"x"*1', failed("#VALUE!")],
  ['"5"*2', 10],
  ["TRUE+1", 2],
  ['"A"="a"', true],
  ['"b">"A"', true],
  ['9999>"0"', false],
  ["1<>1.0", false],
  ["'表'!C2=\"\"", true],
  ["'表'!C2=0", true],
  ["'表'!C2", 0],
  ["'表'!C9", 0],
  ["'表'!C1", 45356],
  ["'没有'!A1", failed("#REF!")],
])("%s", (formula, expected) => expect(resultOf(formula)).toEqual(expected));

test.each<[string, unknown]>([
  ['IF(1>2,1/0,"否")', "否"],
  ["IF(FALSE,1)", false],
  ['IF("是",1,2)', failed("#VALUE!")],
  ["IFERROR(1/0,3)", 3],
  ["IFERROR(4,1/0)", 4],
  ["AND(1=1,2>1)", true],
  ["OR(1>2,1/0>1)", failed("#DIV/0!")],
  ["INT(-1.5)", -2],
  ["MOD(-7,3)", 2],
  ["MOD(7,0)", failed("#NUM!")],
  ["ABS(-2.5)", 2.5],
  ["ROUND(2.345,2)", 2.35],
  ["ROUND(1.005,2)", 1.01],
  ["ROUND(-2.5,0)", -3],
  ["ROUND(1234,-2)", 1200],
  ["DATE(2024,3,5)", 45356],
  ["DATE(2024,14,1)", 45689],
  ["DATE(2024,2,30)", 45352],
  ["MONTH(DATE(2024,2,30))", 3],
  ["YEAR(45356)", 2024],
  ["YEAR(-1)", failed("#NUM!")],
  ["CHAR(10)", "\n"],
  ['VALUE(" 12.50 ")', 12.5],
  ['VALUE("5%")', 0.05],
  ['VALUE("")', failed("#VALUE!")],
  ['VALUE("3x")', failed("#VALUE!")],
  ['LEN("投资 1亿")', 5],
  ['LEFT("abc")', "a"],
  ['LEFT("abc",9)', "abc"],
  ['LEFT("abc",-1)', failed("#VALUE!")],
  ['RIGHT("abc",2)', "bc"],
  ['RIGHT("abc",0)', ""],
  ['MID("abc",2,9)', "bc"],
  ['MID("abc",4,1)', ""],
  ['MID("abc",0,1)', failed("#VALUE!")],
  ['REPT("ab",2)', "abab"],
  ['EXACT("a","A")', false],
  ['FIND("c","abcabc",4)', 6],
  ['FIND("C","abc")', failed("#VALUE!")],
  ['FIND("","abc")', 1],
  ['SUBSTITUTE("a.b.c",".","$&")', "a$&b$&c"],
  ['SUBSTITUTE("abc","","x")', "abc"],
  ['ISNUMBER("1")', false],
  ["ISNUMBER('表'!C2)", false],
  ["ISERROR(1/0)", true],
])("%s", (formula, expected) => expect(resultOf(formula)).toEqual(expected));

test.each<[string, unknown]>([
  ["SUM('表'!$A$1:$D$4)", 45364],
  ['SUM(1,"2",TRUE)', 4],
  ["MIN('表'!$A$1:$A$4,-1)", -1],
  ["MAX('表'!$B$1:$B$4)", 0],
  ["COUNT('表'!$A$1:$D$4)", 6],
  ["COUNTA('表'!$A$1:$D$5)", 15],
  ["COUNTIF('表'!$B$1:$B$4,\"甲\")", 2],
  ["COUNTIF('表'!$D$1:$D$4,\"x\")", 2],
  ["COUNTIF('表'!$B$1:$B$4,\"丙~*\")", 1],
  ["COUNTIF('表'!$D$1:$D$4,\"a?b\")", 1],
  ["COUNTIF('表'!$D$1:$D$4,\"A*B\")", 1],
  ["COUNTIF('表'!$D$1:$D$4,\"*\")", 4],
  ["COUNTIF('表'!$D$1:$D$4,\"a??b\")", 0],
  ["COUNTIF('表'!$D$1:$D$4,\"*b*\")", 1],
  ["COUNTIF('表'!$D$1:$D$4,\"*a\")", 0],
  ["COUNTIFS('表'!$A$1:$A$4,\">=2\",'表'!$B$1:$B$4,\"<>甲\")", 2],
  ["COUNTIFS('表'!$A$1:$A$4,2,'表'!$B$1:$B$4,\"乙\")", 1],
  ["COUNTIFS('表'!$B$1:$B$4,\">1\")", 0],
  ["SUMIFS('表'!$A$1:$A$4,'表'!$B$1:$B$4,\"甲\")", 4],
  ["MATCH(3,'表'!$A$1:$A$4,0)", 3],
  ["MATCH(\"甲\",'表'!$B$1:$B$4,0)", 1],
  ["MATCH(\"7\",'表'!$D$1:$D$4,0)", 4],
  ["MATCH(7,'表'!$D$1:$D$4,0)", failed("#N/A")],
  ['MATCH("b",{"a","b"},0)', 2],
  ["INDEX('表'!$B$1:$B$4,2)", "乙"],
  ["INDEX('表'!$B$1:$B$4,9)", failed("#REF!")],
  ["RANK(2,'表'!$A$1:$A$4)", 2],
  ["SUMPRODUCT(('表'!$A$1:$A$4>1)*('表'!$B$1:$B$4=\"甲\"))", 1],
  ["SUMPRODUCT(--EXACT('表'!$D$1:$D$4,\"x\"))", 1],
  ["SUMPRODUCT('表'!$A$1:$A$4,'表'!$A$1:$A$4)", 18],
  ["SUMPRODUCT(('表'!$A$1:$A$4=2)*('表'!$A$1:$C$4=2))", 2],
  ["SUMPRODUCT('表'!$B$1:$B$4*1)", failed("#VALUE!")],
  ['SUMPRODUCT(MIN(FIND({0,1,2},"a2b1"&"012")))', 2],
  ["SUMPRODUCT(ISERROR('表'!$A$1:$A$4)*1)", 0],
])("%s", (formula, expected) => expect(resultOf(formula)).toEqual(expected));

test("formulas wait for one another, whatever order they stand in; dates and texts stay what they are", () => {
  const [made] = withLastResults([
    sheet("果", [
      [{ formula: "$A2+1" }, { date: 19787 }],
      [{ formula: "$A3*2" }, { value: "甲" }],
      [{ formula: "SUM($C$1:$C$3)" }, { value: "=1", style: "text" }],
      [{ formula: '"0"&$A3', style: "text" }],
    ]),
  ]);
  expect(made?.rows.map(({ cells }) => cells)).toEqual([
    [{ formula: "$A2+1", value: 1 }, { date: 19787 }],
    [{ formula: "$A3*2", value: 0 }, { value: "甲" }],
    [
      { formula: "SUM($C$1:$C$3)", value: 0 },
      { value: "=1", style: "text" },
    ],
    [{ formula: '"0"&$A3', value: "00", style: "text" }],
  ]);
});

test.each([
  ["a circle", "$A$1+1"],
  ["a function that the templates do not use", "VLOOKUP(1,$B$1:$C$2,2)"],
  ["no formula", "1+"],
  ["brackets left open", "SUM(1"],
  ["an area where one value is wanted", "IF($B$1:$B$3,1,2)"],
  ["an area as a result", "$B$1:$B$3*2"],
  ["a letter with a number in a text, which could be taken for a row", '"A1"&$A2'],
])("%s is refused: a template with it must not be made", (_, formula) => {
  expect(() => withLastResults([sheet("果", [[{ formula }]])])).toThrow();
});

test("a name with many asterisks takes steps in proportion, and not in powers of their number", () => {
  const [made] = withLastResults([
    {
      role: "template",
      name: "表",
      widths: [10],
      rows: [{ cells: [{ value: "a".repeat(5000) }, { formula: `COUNTIF($A$1:$A$1,"${"*a".repeat(100)}*b")` }] }],
      styles: {},
      merges: [],
      print: { landscape: false, fitWidth: 1, fitHeight: 0 },
    },
  ]);
  expect(made?.rows[0]?.cells[1]?.value).toBe(0);
});
