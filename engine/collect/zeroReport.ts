/** A weekly report of 附件4 that says in a sentence that there is nothing to report, as units send it instead of the form. */
import type { Day } from "../calendar.js";
import { issue, type Issue } from "../issue.js";
import { CellKind, type Grid, type Place } from "../grid/grid.js";
import { dayOfText } from "../tables/cells.js";
import type { FilledForm } from "../tables/forms.js";
import { compact } from "../tables/text.js";
import type { UnitNames } from "../tables/unitNames.js";

/** A notice that there is nothing to report is short. */
const longestNotice = 2000;
const word = "零报告";
const kindWords: readonly (readonly [FilledForm["kind"], RegExp])[] = [
  ["inTalks", /在谈/],
  ["signed", /签约|落地/],
];
const writtenDay =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{1,2}月\d{1,2}[日号]/g;

/** What the sentence says; which forms it is about, its unit and its day. */
export interface ZeroReport {
  /** Both where it names neither. */
  readonly kinds: readonly FilledForm["kind"][];
  /** The one unit that it names. */
  readonly named?: string;
  readonly reportedOn?: Day;
  readonly place: Place;
  readonly issues: readonly Issue[];
}

/**
 * @param grid a file in which no form and no ledger was found
 * @param year completes `6月7日` @param assigned what a person said of the file
 * @returns `undefined` where the file says nothing of the kind
 */
export function readZeroReport(
  grid: Grid,
  names: UnitNames,
  year: number,
  assigned: { readonly unit?: string; readonly week?: object },
): ZeroReport | undefined {
  const texts = textsOf(grid);
  const notice = texts?.find(({ text }) => compact(text).includes(word));
  if (texts === undefined || notice === undefined) return undefined;
  const { place } = notice;
  const whole = texts.map(({ text }) => compact(text)).join("\n");
  const namedKinds = kindWords.filter(([, pattern]) => pattern.test(whole)).map(([kind]) => kind);
  const units = names.namedIn(whole);
  const named = units.length === 1 ? units[0] : undefined;
  // The day stands below the text; a day in the text may be that of something else.
  const reportedOn = [...whole.matchAll(writtenDay)]
    .map(([written]) => dayOfText(written, year))
    .filter((day) => typeof day === "number")
    .pop();
  const lacking = [
    ...(named === undefined && assigned.unit === undefined ? ["哪个部门"] : []),
    ...(reportedOn === undefined && assigned.week === undefined ? ["哪一天"] : []),
  ];
  return {
    kinds: namedKinds.length === 0 ? kindWords.map(([kind]) => kind) : namedKinds,
    ...(named === undefined ? {} : { named }),
    ...(reportedOn === undefined ? {} : { reportedOn }),
    place,
    issues:
      lacking.length === 0
        ? []
        : [
            issue(
              "error",
              "collect.zeroReportUnclear",
              "“零报告”看不出是{lacking}的，没有收取；请写明部门（附件1的名称，一份一个）和填报时间",
              { lacking: lacking.join("、") },
              place,
            ),
          ],
  };
}

function textsOf(grid: Grid): { text: string; place: Place }[] | undefined {
  const found: { text: string; place: Place }[] = [];
  let length = 0;
  for (const sheet of grid.sheets) {
    if (sheet.ours || sheet.visibility !== "visible") continue;
    for (let row = 0; row < sheet.rowCount; row++) {
      for (const [column, { kinds, numbers }] of sheet.columns.entries()) {
        if (kinds[row] !== CellKind.text) continue;
        const text = sheet.pool.texts[numbers[row] as number] as string;
        length += text.length;
        if (length > longestNotice) return undefined;
        found.push({ text, place: { sheet: sheet.name, row, column } });
      }
    }
  }
  return found;
}
