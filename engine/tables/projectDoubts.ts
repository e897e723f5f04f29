/** What in a project's row cannot be right, or hardly: a stage without a contract, dates out of order, figures out of proportion. */
import { dayOf, isoDate, type Day } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { Place } from "../grid/grid.js";

/** 万元; a larger investment is a slip of the pen, mostly 元 under 万元. */
const largestInvestment = 1_000_000;

const stageNames = { signed: "签约", started: "开工", producing: "投产", terminated: "终止" } as const;
type Stage = keyof typeof stageNames;
/** Each pair in the order in which its days must come. */
const pairs: readonly (readonly [Stage, Stage])[] = [
  ["signed", "started"],
  ["signed", "producing"],
  ["started", "producing"],
  ["signed", "terminated"],
];

/** What mostly a project has that is signed and lands (附件4 签约项目落地跟踪); of one in talks it may be planned. */
const landingFields = {
  park: "落地园区",
  mode: "落地模式",
  plantArea: "厂房面积",
  landArea: "用地面积",
  annualTax: "年税收",
} as const;
/** Which of them a row fills in. */
export type Landing = Readonly<Partial<Record<keyof typeof landingFields, unknown>>>;

/** A day by stage; `unreadable` has its own issue already. */
export type StageDays = Readonly<Partial<Record<Stage, Day | "unreadable">>>;

/**
 * The values count as entered; only a stage without a contract is an error, as the project then counts nowhere.
 * @param landing what the row says of where and how the project lands
 * @param year the plan's year
 */
export function projectDoubts(
  { name, investment }: Pick<ProjectFact, "name" | "investment">,
  days: StageDays,
  landing: Landing,
  cells: Readonly<Partial<Record<Stage | "investment", Place>>>,
  place: Place,
  year: number,
): Issue[] {
  const issues: Issue[] = [];
  const at = (stage: Stage | "investment"): Place => cells[stage] ?? place;
  const begun = days.producing === undefined ? "started" : "producing";
  if (days.signed === undefined && days[begun] !== undefined) {
    issues.push(
      issue(
        "error",
        "project.signedMissing",
        "项目“{name}”填了{stage}日期而没有签约日期，不能认定，未计入；请补填签约日期",
        { name, stage: stageNames[begun] },
        at("signed"),
      ),
    );
  }
  const landed = (Object.keys(landingFields) as (keyof typeof landingFields)[]).filter(
    (field) => landing[field] !== undefined,
  );
  if (Object.keys(days).length === 0 && landed.length > 0 && cells.signed !== undefined) {
    issues.push(
      issue(
        "info",
        "project.maybeSigned",
        "项目“{name}”填了{fields}而没有签约日期，按尚未签约处理，未计入引进项目；如已签约请补填签约日期",
        { name, fields: landed.map((field) => landingFields[field]).join("、") },
        cells.signed,
      ),
    );
  }
  for (const [earlier, later] of pairs) {
    const [first, second] = [days[earlier], days[later]];
    if (typeof first !== "number" || typeof second !== "number" || second >= first) continue;
    if (earlier === "signed" && later === "producing" && typeof days.started === "number") continue;
    issues.push(
      issue(
        "warning",
        "project.dateOrder",
        "项目“{name}”的{later}日期 {second} 早于{earlier}日期 {first}，暂按所填计算；请核对",
        {
          name,
          later: stageNames[later],
          earlier: stageNames[earlier],
          second: isoDate(second),
          first: isoDate(first),
        },
        at(later),
      ),
    );
  }
  const last = dayOf(year + 1, 12, 31) as Day;
  for (const stage of Object.keys(stageNames) as Stage[]) {
    const day = days[stage];
    if (typeof day === "number" && day > last)
      issues.push(
        issue(
          "warning",
          "project.dateFar",
          "项目“{name}”的{stage}日期 {date} 比{year}年晚一年以上，暂按所填计算；请核对年份",
          { name, stage: stageNames[stage], date: isoDate(day), year: String(year) },
          at(stage),
        ),
      );
  }
  if (investment !== undefined && investment > largestInvestment)
    issues.push(
      issue(
        "warning",
        "project.investmentImplausible",
        "项目“{name}”的投资额合 {investment} 万元，超过 {largest} 万元，暂按所填计算；请核对单位是元还是万元",
        { name, investment, largest: largestInvestment },
        at("investment"),
      ),
    );
  return issues;
}
