import type { Assessment } from "../../assessment.js";
import { a1 } from "../../grid/a1.js";
import { plainNumber } from "../../reason.js";
import type { SheetDraft } from "../sheetDraft.js";
import { styled } from "../sheetDraft.js";
import { section, note, tableRow } from "./layout.js";

const reviewsAtMost = 200;

/** 七: the activities of 附件2. */
export function activitySection(draft: SheetDraft, { activities }: Assessment): void {
  if (activities.length === 0) return;
  section(draft, "七、重大招商引资活动（附件2）");
  const layout = [
    [0, 0],
    [1, 3],
    [4, 10],
    [11, 13],
    [14, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["序号", "时间", "活动名称", "地点", "责任单位"].map((text) => styled(text, "subheading")),
  );
  for (const activity of activities) {
    tableRow(draft, layout, [
      styled(activity.number, "textCenter"),
      styled(oneLine(activity.time), "textCenter"),
      styled(oneLine(activity.name), "text"),
      styled(oneLine(activity.venue), "textCenter"),
      styled(oneLine(activity.responsible), "text"),
    ]);
  }
}

function oneLine(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, "");
}

/** 八: who attends the review of which project (附件4). */
export function reviewSection(draft: SheetDraft, { reviews }: Assessment): void {
  const [first] = reviews;
  if (first === undefined) return;
  section(draft, "八、项目评审会参会名单（附件4）");
  // The group is the same at every meeting; a district may have named none.
  const everywhere = first.members.join("、");
  if (everywhere !== "") note(draft, `各次评审会均须参加的领导小组组成人员：${everywhere}`);
  const layout = [
    [0, 4],
    [5, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    [
      "项目",
      everywhere === "" ? "须全程参加的引进项目领导、部门及拟服务部门" : "另须全程参加的引进项目领导、部门及拟服务部门",
    ].map((text) => styled(text, "subheading")),
  );
  for (const review of reviews.slice(0, reviewsAtMost)) {
    const { attending } = review;
    tableRow(draft, layout, [
      {
        value: review.project,
        style: "linkText",
        link: { sheet: review.place.sheet, cell: a1(review.place), tip: "点击跳到项目台账" },
      },
      styled(attending.length === 0 ? "–" : attending.join("、"), "text"),
    ]);
  }
  if (reviews.length > reviewsAtMost) note(draft, `另有 ${reviews.length - reviewsAtMost} 个项目的参会名单从略。`);
}

/** 增资扩产 and the like, which the reading keeps apart from what was brought. */
export function expansionSection(draft: SheetDraft, { expansions }: Assessment): void {
  if (expansions.length === 0) return;
  section(draft, "九、增资扩产类项目（另列，不计入引进、超额完成和亿元以上）");
  const layout = [
    [0, 4],
    [5, 7],
    [8, 12],
    [13, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["项目", "项目性质", "投资额（万元）", "引进部门"].map((text) => styled(text, "subheading")),
  );
  for (const { name, expansion, investment, attractedBy, place } of expansions.slice(0, reviewsAtMost)) {
    tableRow(draft, layout, [
      {
        value: name,
        style: "linkText",
        link: { sheet: place.sheet, cell: a1(place), tip: "点击跳到项目台账" },
      },
      styled(expansion ?? "", "textCenter"),
      styled(investment === undefined ? "不明" : plainNumber(investment), "textCenter"),
      styled(attractedBy.map(({ unit }) => unit).join("、"), "text"),
    ]);
  }
  if (expansions.length > reviewsAtMost) note(draft, `另有 ${expansions.length - reviewsAtMost} 个项目从略。`);
}
