import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Light } from "../../../engine/index.js";
import { percent } from "../format.js";

const useStyles = makeStyles({
  track: {
    position: "relative",
    height: "8px",
    minWidth: "40px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: "hidden",
    display: "flex",
    "@media (forced-colors: active)": { border: "1px solid CanvasText", backgroundColor: "Canvas" },
  },
  part: {
    height: "100%",
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  green: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  yellow: { backgroundColor: tokens.colorPaletteYellowBackground3 },
  red: { backgroundColor: tokens.colorPaletteRedBackground3 },
  second: {
    backgroundColor: tokens.colorPaletteLightGreenBackground3,
    "@media (forced-colors: active)": { backgroundColor: "GrayText" },
  },
});

/** A bar of `value` in `whole`, with an optional second part after it. Decoration: the number stands beside it in words. */
export function Bar({
  value,
  second = 0,
  whole,
  light,
}: {
  value: number;
  second?: number;
  whole: number;
  light?: Light;
}) {
  const styles = useStyles();
  const tone = light === undefined || light === "none" ? undefined : styles[light];
  return (
    <div className={styles.track} aria-hidden="true">
      <div className={mergeClasses(styles.part, tone)} style={{ width: `${percent(value, whole)}%` }} />
      {second > 0 && (
        <div className={mergeClasses(styles.part, styles.second)} style={{ width: `${percent(second, whole)}%` }} />
      )}
    </div>
  );
}
