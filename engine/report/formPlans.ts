import type { Plan } from "../plan.js";
import { filingLabels, formHeadings, headingOf } from "../tables/formHeadings.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";
import { styles } from "./styles.js";

export type FormKind = "inTalks" | "signed";

/** What stands in a form, by the keys of `formHeadings`; what is missing stays blank. */
export interface FormContent {
  readonly filing?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  /** One entry per row of the log. */
  readonly log?: readonly Readonly<Record<string, string>>[];
}

/** Labels whose text takes several lines. */
const tallLabels = new Set(["summary", "progress", "difficulties"]);
/** First and last grid column of the log's columns. */
const logLayout: Readonly<Record<FormKind, readonly (readonly [number, number])[]>> = {
  inTalks: [
    [0, 0],
    [1, 1],
    [2, 3],
    [4, 5],
    [6, 7],
    [8, 9],
    [10, 11],
  ],
  signed: [
    [0, 0],
    [1, 2],
    [3, 6],
    [7, 9],
    [10, 11],
  ],
};
/** Label and value columns for one, two or three labels a row. */
const pairs: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [[0, 1, 2, 11]],
  [
    [0, 1, 2, 5],
    [6, 7, 8, 11],
  ],
  [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ],
];
const basics = "项目基本情况";

/**
 * One of the two forms of 附件4 in the plan's layout (L306–451), blank or filled.
 * @param kind `inTalks`: 在谈项目跟踪报表; `signed`: 签约项目落地跟踪表
 */
export function formPlan(plan: Plan, kind: FormKind, content: FormContent = {}): SheetPlan {
  const form = formHeadings[kind];
  const draft = new SheetDraft([7, 11, ...Array.from({ length: 10 }, () => 8.5)]);
  const last = draft.widths.length - 1;
  const put = (row: number, left: number, right: number, cell: PlanCell): void =>
    draft.span({ top: row, left, bottom: row, right }, cell);

  put(0, 0, last, styled(plan.annexes.formTitles[kind], "title"));
  draft.height(0, 38);
  filingLabels.forEach(({ key, heading }, index) => {
    const left = index * 4;
    put(1, left, left + 1, styled(`${heading}：`, "plain"));
    put(1, left + 2, left + 3, { value: content.filing?.[key] ?? "", style: "plain" });
  });
  draft.height(1, 24);
  if (kind === "inTalks") {
    put(2, 0, last, styled(basics, "subheading"));
    draft.height(2, 22);
  }
  for (const keys of form.rows) {
    const row = draft.nextRow;
    const layout = pairs[keys.length - 1] as (typeof pairs)[number];
    const texts = keys.map((key, index) => {
      const [labelLeft, labelRight, left, right] = layout[index] as (typeof layout)[number];
      const value = content.values?.[key] ?? "";
      put(row, labelLeft, labelRight, styled(headingOf(form, key), "label"));
      put(row, left, right, { value, style: "entry" });
      return { text: value, width: draft.widthOf(left, right) };
    });
    draft.height(row, heightFor(texts, 14, keys.some((key) => tallLabels.has(key)) ? 62 : 28));
  }
  const logTitle = draft.nextRow;
  put(logTitle, 0, last, styled(form.logTitle, "subheading"));
  draft.height(logTitle, 22);
  const layout = logLayout[kind];
  form.log.forEach(({ heading }, index) =>
    put(logTitle + 1, ...(layout[index] as [number, number]), styled(heading, "label")),
  );
  draft.height(logTitle + 1, 22);
  const blankRows = kind === "inTalks" ? 6 : 12;
  for (let index = 0; index < Math.max(blankRows, content.log?.length ?? 0); index++) {
    const row = logTitle + 2 + index;
    const entry = content.log?.[index];
    const texts = form.log.map(({ key }, position) => {
      const [left, right] = layout[position] as readonly [number, number];
      const value = entry?.[key] ?? preset(kind, key, index);
      put(row, left, right, { value, style: key === "number" || key === "time" ? "entryCenter" : "entry" });
      return { text: value, width: draft.widthOf(left, right) };
    });
    draft.height(row, heightFor(texts, 14, kind === "inTalks" ? 40 : 30));
  }

  return {
    role: "template",
    name: form.title,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    print: {
      landscape: false,
      fitWidth: 1,
      fitHeight: 1,
      margins: { top: 1.8, bottom: 1.6, left: 1.6, right: 1.6 },
      centered: true,
    },
  };
}

/** Both forms, in the order of 附件4. */
export function formPlans(
  plan: Plan,
  contents: { readonly inTalks?: FormContent; readonly signed?: FormContent } = {},
): readonly [SheetPlan, SheetPlan] {
  return [formPlan(plan, "inTalks", contents.inTalks), formPlan(plan, "signed", contents.signed)];
}

/** The log's rows are numbered; those of the signed form are the twelve months, as printed. */
function preset(kind: FormKind, key: string, index: number): string {
  if (key === "number") return String(index + 1);
  return kind === "signed" && key === "time" && index < 12 ? `${index + 1}月` : "";
}
