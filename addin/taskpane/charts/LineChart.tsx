import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { plainNumber } from "../../../engine/index.js";
import { axisOf, runsOf } from "./lineScale.js";

/** One line. */
export interface LineSeries {
  readonly name: string;
  /** One a label; absent: there is none, and the line breaks. */
  readonly values: readonly (number | undefined)[];
}

const [width, height] = [360, 168];
const plot = { left: 34, right: 8, top: 10, bottom: 22 };

const useStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", gap: "4px", minWidth: 0 },
  svg: { width: "100%", height: "auto", maxWidth: "640px", display: "block", overflow: "visible" },
  grid: { stroke: tokens.colorNeutralStroke3, strokeWidth: "1px" },
  zero: { stroke: tokens.colorNeutralStroke1, strokeWidth: "1px" },
  tick: { fill: tokens.colorNeutralForeground2, fontSize: "10px" },
  line: { fill: "none", strokeWidth: "2px", strokeLinejoin: "round", strokeLinecap: "round" },
  // Told apart by dashes and marks as well as by colour.
  first: { stroke: tokens.colorBrandForeground1 },
  second: { stroke: tokens.colorPaletteMarigoldForeground1, strokeDasharray: "5 3" },
  third: { stroke: tokens.colorNeutralForeground2, strokeDasharray: "1 3" },
  firstMark: { fill: tokens.colorBrandForeground1 },
  secondMark: { fill: tokens.colorPaletteMarigoldForeground1 },
  thirdMark: { fill: tokens.colorNeutralForeground2 },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "12px",
    rowGap: "2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: "inline-flex", alignItems: "center", gap: "4px" },
  caption: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Lines over months, at most three. The values stand in the caption's words or a table beside: `caption` says what there is to see. */
export function LineChart({
  title,
  labels,
  series,
  caption,
}: {
  title: string;
  labels: readonly string[];
  series: readonly LineSeries[];
  caption: string;
}) {
  const styles = useStyles();
  const id = useId();
  const axis = axisOf(series.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const inner = { width: width - plot.left - plot.right, height: height - plot.top - plot.bottom };
  const x = (index: number): number =>
    plot.left + (labels.length < 2 ? 0.5 : index / (labels.length - 1)) * inner.width;
  const y = (value: number): number => plot.top + ((axis.high - value) / (axis.high - axis.low)) * inner.height;
  const lines = [styles.first, styles.second, styles.third];
  const marks = [styles.firstMark, styles.secondMark, styles.thirdMark];
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-labelledby={id}>
        <title id={id}>{`${title}：${caption}`}</title>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={plot.left}
              x2={width - plot.right}
              y1={y(tick)}
              y2={y(tick)}
              className={tick === 0 ? styles.zero : styles.grid}
            />
            <text x={plot.left - 4} y={y(tick) + 3.5} textAnchor="end" className={styles.tick}>
              {plainNumber(tick)}
            </text>
          </g>
        ))}
        {labels.map((label, index) => (
          <text key={label} x={x(index)} y={height - 6} textAnchor="middle" className={styles.tick}>
            {label}
          </text>
        ))}
        {series.map(({ name, values }, order) => (
          <g key={name}>
            {runsOf(values).map((run) => (
              <polyline
                key={run[0]?.[0]}
                points={run.map(([index, value]) => `${x(index)},${y(value)}`).join(" ")}
                className={mergeClasses(styles.line, lines[order])}
              />
            ))}
            {values.map((value, index) =>
              value === undefined ? null : (
                <Mark key={index} order={order} x={x(index)} y={y(value)} className={marks[order]} />
              ),
            )}
          </g>
        ))}
      </svg>
      <figcaption className={styles.caption}>
        <span className={styles.legend} aria-hidden="true">
          {series.map(({ name }, order) => (
            <span key={name} className={styles.key}>
              <svg width="22" height="10">
                <line x1="0" x2="22" y1="5" y2="5" className={mergeClasses(styles.line, lines[order])} />
                <Mark order={order} x={11} y={5} className={marks[order]} />
              </svg>
              {name}
            </span>
          ))}
        </span>
        {caption}
      </figcaption>
    </figure>
  );
}

/** A circle, a square, a diamond: one form a line. */
function Mark({ order, x, y, className }: { order: number; x: number; y: number; className: string | undefined }) {
  if (order === 0) return <circle cx={x} cy={y} r={3} className={className} />;
  if (order === 1) return <rect x={x - 2.75} y={y - 2.75} width={5.5} height={5.5} className={className} />;
  return <path d={`M${x} ${y - 3.5}l3.5 3.5l-3.5 3.5l-3.5-3.5z`} className={className} />;
}
