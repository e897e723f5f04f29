import { isPrompt, readChoice } from "../../../engine/tables/choices.js";

test.each<[string, string[]]>([
  ["☐先进陶瓷 ☑日用陶瓷", ["日用陶瓷"]],
  ["☒先进陶瓷□日用陶瓷", ["先进陶瓷"]],
  ["□租赁 ■自建", ["自建"]],
  ["先进陶瓷（√） 日用陶瓷（ ）", ["先进陶瓷"]],
  ["先进陶瓷( ) 日用陶瓷(✓)", ["日用陶瓷"]],
  ["先进陶瓷□、日用陶瓷☑", ["日用陶瓷"]],
  ["○先进陶瓷 ●日用陶瓷", ["日用陶瓷"]],
  ["先进陶瓷 √日用陶瓷 总部经济", ["日用陶瓷"]],
  ["先进陶瓷√ 日用陶瓷", ["先进陶瓷"]],
  ["☑日用陶瓷", ["日用陶瓷"]],
  ["类别：☐先进陶瓷 ☑其他：新材料", ["其他：新材料"]],
  ["☑先进陶瓷 ☑日用陶瓷", ["先进陶瓷", "日用陶瓷"]],
  ["□先进陶瓷 □日用陶瓷", []],
  ["先进陶瓷（ ） 日用陶瓷（ ）", []],
])("%s in a cell for one option", (text, chosen) => expect(readChoice(text, true)?.chosen).toEqual(chosen));

test.each(["先进陶瓷", "", "二○二四年", "√", "□□项目", "王（）某", "（先进）陶瓷"])("%s has no boxes", (text) =>
  expect(readChoice(text, true)).toBeUndefined(),
);

test.each(["■已看厂房 ■已谈租金", "立项√ 环评√", "○已看厂房 ○已谈租金", "□先进陶瓷 □日用陶瓷", "王□生物项目"])(
  "%s in a cell for free text stays as it is",
  (text) => expect(readChoice(text, false)).toBeUndefined(),
);

test("in free text an empty box or a drawn tick makes a choice, and what stands before it is kept", () => {
  expect(readChoice("厂房 ☑租赁 □购买", false)).toEqual({ lead: "厂房", chosen: ["租赁"], options: ["租赁", "购买"] });
  expect(readChoice("☑立项 ☑环评", false)?.chosen).toEqual(["立项", "环评"]);
});

test.each([
  "单击或点击此处输入文字。",
  "单击此处输入文字。",
  "点击此处输入日期",
  "单击或点击以输入日期。",
  "选择一项。",
  "Click or tap here to enter text.",
  "Choose an item.",
  "请填写",
  "（请填写）",
  "请输入项目名称",
  "请在此处填写",
  "此处填写",
  "【请选择】",
  "请据实填写",
  "待填写",
  "（必填）",
  "________",
  "    年    月    日",
  "＿＿年＿月",
  "XXX",
  "×××",
  "Enter text here",
])("%s is a prompt", (text) => expect(isPrompt(text)).toBe(true));

test.each([
  "选择一项先进技术",
  "点击此处",
  "陶瓷项目",
  "单击或点击此处输入文字。已谈",
  "填写入园申请",
  "请企业填写入园申请",
  "请填写3份合同",
  "请输入项目名称，已谈",
  "2024年3月5日",
  "3月",
  "X光机项目",
])("%s is none", (text) => expect(isPrompt(text)).toBe(false));
