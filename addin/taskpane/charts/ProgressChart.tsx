import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { plainNumber, type Assessment } from "../../../engine/index.js";
import { useShared } from "../context.js";
import { percent } from "../format.js";

const useStyles = makeStyles({
  rows: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gridTemplateColumns: "minmax(5em, auto) minmax(0, 1fr) auto",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  row: { display: "contents" },
  track: {
    position: "relative",
    height: "12px",
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  bar: {
    position: "absolute",
    insetBlock: 0,
    left: 0,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  // Behind time: hatched, so that it is seen without its colour.
  behind: {
    backgroundImage: "repeating-linear-gradient(135deg, transparent 0 4px, rgba(255, 255, 255, 0.45) 4px 7px)",
  },
  plan: {
    position: "absolute",
    insetBlock: "-2px",
    width: "2px",
    marginLeft: "-1px",
    backgroundColor: tokens.colorNeutralForeground1,
  },
  number: { textAlign: "end", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
});

/** 序时进度: filled slots of each unit against the line where the year's time stands; hatched where the unit is behind it. */
export function ProgressChart({ assessment, time }: { assessment: Assessment; time: number }) {
  const styles = useStyles();
  const { say } = useShared();
  const id = useId();
  return (
    <figure style={{ margin: 0, display: "flex", flexDirection: "column", gap: "6px" }} aria-labelledby={id}>
      <ul className={styles.rows}>
        {assessment.units.map(({ name, quota }) => {
          const filled = quota.filled ?? undefined;
          const share = filled === undefined ? 0 : percent(filled, quota.required);
          return (
            <li key={name} className={styles.row}>
              <span lang="zh-CN">{name}</span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={mergeClasses(styles.bar, share < time * 100 && styles.behind)}
                  style={{ width: `${share}%` }}
                />
                <span className={styles.plan} style={{ left: `${time * 100}%` }} />
              </span>
              <span className={styles.number}>
                {quota.required === 0
                  ? say.notEntered
                  : `${filled === undefined ? "–" : plainNumber(filled)}/${plainNumber(quota.required)}`}
              </span>
            </li>
          );
        })}
      </ul>
      <figcaption id={id} className={styles.note}>
        {say.timeLine(plainNumber(Math.round(time * 100)))}
      </figcaption>
    </figure>
  );
}
