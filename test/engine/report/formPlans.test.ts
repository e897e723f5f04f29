import { changnan2024, formPlan, formPlans, type SheetPlan } from "../../../engine/index.js";
import { readForms } from "../../../engine/tables/forms.js";
import { planGrid } from "../../../templates/planGrid.js";
import { planText } from "../../helpers/planTables.js";
import { faultsOf } from "./soundSheet.js";

function textsOf({ rows }: SheetPlan): string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (typeof cell?.value === "string" && cell.value !== "" ? [cell.value] : [])),
  );
}

/** The cells of a form as printed in the plan, without the numbers of the log. */
function printed(from: string, to: string): string[] {
  const start = planText.indexOf(from, planText.lastIndexOf("昌南新区项目落地流程图"));
  return planText
    .slice(start, planText.indexOf(to, start))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(\d+|\.\.\.|\d+月)$/.test(line));
}

test.each([
  ["inTalks" as const, "在谈项目跟踪报表", "昌南新区签约项目落地跟踪表"],
  ["signed" as const, "昌南新区签约项目落地跟踪表", "附件5"],
])("the blank form %s has the labels of the plan in their order", (kind, title, end) => {
  const [head, filing, ...labels] = printed(title, end);
  const own = textsOf(formPlan(changnan2024, kind)).filter((text) => !/^(\d+|\d+月)$/.test(text));
  expect(own[0]).toBe(head);
  expect(filing?.replace(/\s/g, "")).toBe(own.slice(1, 4).join(""));
  expect(own.slice(4)).toEqual(labels);
});

test("the signed form has a row for every month", () => {
  const texts = textsOf(formPlan(changnan2024, "signed"));
  expect(texts.filter((text) => /^\d+月$/.test(text))).toEqual(
    Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
  );
});

test("what is filled in stands beside its label, and a longer log makes the form longer", () => {
  const log = Array.from({ length: 9 }, (_, index) => ({ number: String(index + 1), content: `第${index + 1}次会谈` }));
  const form = formPlan(changnan2024, "inTalks", {
    filing: { unit: "财政局" },
    values: { name: "示例项目", phone: "略" },
    log,
  });
  const row = form.rows.find(({ cells }) => cells[0]?.value === "项目名称")?.cells ?? [];
  expect(row[2]?.value).toBe("示例项目");
  expect(row[6]?.value).toBe("行业类别");
  expect(textsOf(form)).toContain("第9次会谈");
  expect(form.rows[1]?.cells[2]?.value).toBe("财政局");
});

test("both forms are sound and fit one page", () => {
  for (const form of formPlans(changnan2024)) {
    expect(faultsOf(form)).toEqual([]);
    expect(form.print).toMatchObject({ fitWidth: 1, fitHeight: 1, landscape: false });
  }
  expect(formPlans(changnan2024).map(({ name }) => name)).toEqual(["在谈项目跟踪报表", "签约项目落地跟踪表"]);
});

test("a filled form is read back as it was filled", () => {
  const filling = {
    filing: { unit: "罗家桥乡", reporter: "示例人", reportedOn: "2024年6月7日" },
    values: { name: "示例项目", category: "先进陶瓷", summary: "第一行\n第二行" },
    log: [{ number: "1", time: "5月16日", content: "示例会谈" }],
  };
  const { forms } = readForms(planGrid([formPlan(changnan2024, "inTalks", filling)]), changnan2024);
  expect(forms).toHaveLength(1);
  const [form] = forms;
  const texts = (
    values: Readonly<Partial<Record<string, { readonly text: string }>>> | undefined,
  ): Record<string, string | undefined> =>
    Object.fromEntries(
      Object.entries(values ?? {}).flatMap(([key, value]) =>
        value === undefined || value.text === "" ? [] : [[key, value.text]],
      ),
    );
  expect(form).toMatchObject({ kind: "inTalks", unit: "罗家桥乡" });
  expect(texts(form?.filing)).toEqual(filling.filing);
  expect(texts(form?.values)).toEqual(filling.values);
  expect(form?.log.map(({ values }) => texts(values))).toEqual(filling.log);
});
