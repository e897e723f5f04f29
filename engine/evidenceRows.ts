/** Rows of the ledgers as they are quoted under a line. */
import { isoDate, type Day } from "./calendar.js";
import { toNumber } from "./exact.js";
import type { MeasureKind } from "./facts.js";
import { plainNumber } from "./reason.js";
import { stageOf, type ProjectPart, type UnitRecord } from "./records.js";
import type { EvidenceRow } from "./rule.js";
import { measureWords } from "./tables/cellWords.js";

const stageWords = { signed: "已签约", started: "已开工", producing: "已投产" } as const;

/**
 * A project with its amount and the unit's share.
 * @param cell the cell that the line turns on @param stageOn the day whose stage is told; absent: no stage
 */
export function projectRow(
  { project, weight }: ProjectPart,
  cell: "attractedBy" | "servicedBy" | "investment",
  stageOn?: Day,
): EvidenceRow {
  const { name, category, investment, signed, topTier, cells, place } = project;
  const about = [
    category,
    investment === undefined ? "投资额不明" : `${plainNumber(investment)} 万元`,
    topTier ? "优强" : "",
    stageOn === undefined ? "" : stageWords[stageOf(project, stageOn)],
  ].filter((text) => text !== "");
  return {
    place: cells[cell] ?? place,
    text: `${isoDate(signed)} 签约 ${name}（${about.join("，")}）`,
    weight: toNumber(weight),
  };
}

/** The recorded measures of one kind. */
export function measureRows({ measures }: UnitRecord, kind: MeasureKind): EvidenceRow[] {
  return measures
    .filter((measure) => measure.kind === kind)
    .map(({ place, day, cause }) => ({
      place,
      text: `${isoDate(day)} ${measureWords[kind][0]}${cause === "" ? "" : `：${cause}`}`,
      weight: 1,
    }));
}
