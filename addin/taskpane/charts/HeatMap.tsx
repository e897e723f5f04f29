import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { plainNumber, type Assessment } from "../../../engine/index.js";
import { useShared } from "../context.js";
import { heatStep, heatSteps } from "./heatSteps.js";

const useStyles = makeStyles({
  wrap: { overflowX: "auto" },
  table: {
    borderCollapse: "separate",
    borderSpacing: "2px",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th": { fontWeight: tokens.fontWeightRegular, textAlign: "start" },
    "& thead th": {
      color: tokens.colorNeutralForeground2,
      textAlign: "center",
      verticalAlign: "bottom",
      wordBreak: "break-all",
      padding: "0 1px 2px",
    },
    "& tbody th": { paddingRight: "4px", minWidth: "5em" },
  },
  cell: {
    textAlign: "center",
    fontVariantNumeric: "tabular-nums",
    borderRadius: tokens.borderRadiusSmall,
    padding: "3px 2px",
    minWidth: "34px",
  },
  unknown: {
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  swatch: { width: "18px", height: "12px", borderRadius: "2px", display: "inline-block" },
});

/** Unit × base item, darker the nearer to full marks, the points written in each field; a line without data is dashed. */
export function HeatMap({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, openUnit } = useShared();
  const items = assessment.items.filter(({ group }) => group === "base");
  const byName = new Map(assessment.units.map((unit) => [unit.name, unit]));
  return (
    <>
      <div className={styles.wrap}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {items.map(({ key, title }) => (
                <th key={key} scope="col">
                  {say.items[key] ?? title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {assessment.ranking.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <Link as="button" inline lang="zh-CN" onClick={() => openUnit(name)}>
                    {name}
                  </Link>
                </th>
                {items.map(({ key }) => {
                  const { points, fullMarks } = byName.get(name)?.items[key] ?? { points: null };
                  if (points === null)
                    return (
                      <td key={key} className={`${styles.cell} ${styles.unknown}`} title={say.noData}>
                        –
                      </td>
                    );
                  const step = heatSteps[heatStep(points, fullMarks ?? 0)];
                  return (
                    <td key={key} className={styles.cell} style={{ backgroundColor: step?.ground, color: step?.text }}>
                      {plainNumber(points)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.legend} aria-hidden="true">
        {say.heatNothing}
        {heatSteps.map(({ ground }) => (
          <span key={ground} className={styles.swatch} style={{ backgroundColor: ground }} />
        ))}
        {say.heatFull}
      </div>
    </>
  );
}
