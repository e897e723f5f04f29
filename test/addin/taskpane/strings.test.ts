import { formHeadings } from "../../../engine/index.js";
import { en } from "../../../addin/taskpane/strings.en.js";
import { zh } from "../../../addin/taskpane/strings.zh.js";

/** Every sentence by its path; functions are called with stand-ins, so that what they print is seen. */
function sentences(catalogue: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(here, value);
    else if (typeof value === "function")
      found.set(here, String(value(...Array.from({ length: value.length }, () => [] as unknown))));
    else for (const [inner, text] of sentences(value as object, here)) found.set(inner, text);
  }
  return found;
}

const chinese = sentences(zh);
const english = sentences(en);
/**
 * A switch of language is labelled in the language that it leads to; sheet names are Chinese in any language; what a person types into cells
 * of 考核规则 is shown as it is typed.
 */
const typed = ["lineHints.condition", "lineHints.points"];
const mixed = new Set(["otherLanguage", ...typed]);

test("both catalogues have the same sentences", () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  expect(chinese.size).toBeGreaterThan(150);
});

/** Names of sheets and tables, and words that stand in the workbook: they are looked for there as they are. */
const names =
  /规则参数|考核汇总|考核明细|公式核算|数据体检|表头对应|部门别名|不考核|处理建议|考核规则|专项|附件1|零报告|待定事项|通报|约谈|问责|待查/gu;

test("English has no Chinese but names of sheets", () => {
  const stray = [...english].filter(
    ([key, text]) => !mixed.has(key) && /[\u3000-\u9fff\uff00-\uffef]/u.test(text.replaceAll(names, "")),
  );
  expect(stray).toEqual([]);
});

test("the forms go by a name that the plan's reader knows", () => {
  for (const { kind, titles } of Object.values(formHeadings)) expect(titles).toContain(zh.formTitles[kind]);
});

test("Chinese takes full-width punctuation", () => {
  const stray = [...chinese].filter(([key, text]) => !typed.includes(key) && /[\u4e00-\u9fff][,;:!?]/u.test(text));
  expect(stray).toEqual([]);
});
