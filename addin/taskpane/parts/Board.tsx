import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { plainNumber, type Assessment, type BoardLine } from "../../../engine/index.js";
import { useSay } from "../context.js";
import { Bar } from "./Bar.js";
import { LightBadge } from "./LightBadge.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  meters: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))", gap: "12px" },
  meter: { display: "flex", flexDirection: "column", gap: "4px", minWidth: 0 },
  figure: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  of: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  board: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  boardLine: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
  },
  wide: { gridColumnStart: "1", gridColumnEnd: "-1" },
  numbers: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** The district against its annual targets and the time that has passed. */
export function Board({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const say = useSay();
  const { district, board } = assessment;
  return (
    <Section title={say.districtBoard} note={say.againstTime}>
      <div className={styles.meters}>
        <Meter
          label={say.quotaLabel}
          done={district.quota.filled ?? 0}
          required={district.quota.required}
          note={
            district.quota.recognised === null ? say.noData : say.recognised(plainNumber(district.quota.recognised))
          }
        />
        <Meter label={say.visitsLabel} done={district.visits.done} required={district.visits.required} />
      </div>
      <ul className={styles.board}>
        {board.map((line) => (
          <BoardRow key={line.id} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function BoardRow({ line }: { line: BoardLine }) {
  const styles = useStyles();
  const say = useSay();
  const target = `${line.meets === "above" ? "> " : ""}${plainNumber(line.target)} `;
  return (
    <li className={styles.boardLine}>
      <span lang="zh-CN">{line.title}</span>
      <LightBadge light={line.light} />
      <div className={styles.wide}>
        <Bar value={line.done ?? 0} whole={line.target} light={line.light} />
      </div>
      <span className={mergeClasses(styles.label, styles.wide)}>
        <span className={styles.numbers}>{line.done === undefined ? say.notEntered : plainNumber(line.done)}</span>
        {" / "}
        <span className={styles.numbers}>
          {target}
          <span lang="zh-CN">{line.unit}</span>
        </span>
        {line.done !== undefined && ` · ${plainNumber(percentOf(line))}%`}
        {line.growth !== undefined && ` · ${say.growthWanted(plainNumber(line.growth))}`}
        {line.amountMet && line.growth !== undefined && line.grown === undefined && ` · ${say.growthUnknown}`}
        {line.place !== undefined && (
          <>
            {" · "}
            <PlaceLink place={line.place} />
          </>
        )}
      </span>
    </li>
  );
}

function Meter({ label, done, required, note }: { label: string; done: number; required: number; note?: string }) {
  const styles = useStyles();
  return (
    <div className={styles.meter}>
      <span className={styles.label}>{label}</span>
      <span className={styles.figure}>
        {plainNumber(done)}
        <span className={styles.of}>{` / ${plainNumber(required)}`}</span>
      </span>
      <Bar value={done} whole={required} />
      {note !== undefined && <span className={styles.label}>{note}</span>}
    </div>
  );
}

function percentOf(line: BoardLine): number {
  return line.target > 0 ? ((line.done ?? 0) / line.target) * 100 : 0;
}
