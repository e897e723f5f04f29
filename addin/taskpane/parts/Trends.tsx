import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import {
  districtTrend,
  monthTrends,
  plainNumber,
  readArchive,
  type ArchivedMonth,
  type DistrictTrend,
  type MonthTrend,
} from "../../../engine/index.js";
import { LineChart, type LineSeries } from "../charts/LineChart.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { shortMonthText } from "../format.js";
import { Section } from "./Section.js";

const measures = ["total", "rank", "leads", "projects", "visits"] as const;
type Measure = (typeof measures)[number];
/** A choice that no unit's name can be. */
const district = "*";

const useStyles = makeStyles({
  choices: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))", gap: "8px" },
  wrap: { overflowX: "auto" },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": { padding: "2px 10px 2px 0", textAlign: "end", fontWeight: tokens.fontWeightRegular },
    "& th:first-child": { textAlign: "start" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
  },
});

/** 走势: a unit or the district month by month, beside what 月度存档 kept. */
export function Trends() {
  const styles = useStyles();
  const assessment = useAssessment();
  const { say, services, language } = useShared();
  const [whose, setWhose] = useKept("trends.unit", district);
  const [wanted, setMeasure] = useKept<Measure>("trends.measure", "leads");
  const months = useMemo(() => monthTrends(assessment), [assessment]);
  const trend = useMemo(() => districtTrend(assessment), [assessment]);
  const [archive, setArchive] = useState<readonly ArchivedMonth[]>([]);
  useEffect(() => {
    let left = false;
    services.host.readGrid().then(
      (grid) => {
        if (!left) setArchive(readArchive(grid, assessment.plan));
      },
      // The archive only adds a line; what cannot be read is told where the workbook itself is shown.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [services, assessment]);
  if (months.length === 0) return null;
  const unit = assessment.units.some(({ name }) => name === whose) ? whose : district;
  const offered = measures.filter((measure) => unit !== district || (measure !== "total" && measure !== "rank"));
  const measure = offered.includes(wanted) ? wanted : "leads";
  const series = seriesOf(months, trend, unit, measure, archive, say);
  const labels = months.map(({ month }) => shortMonthText(month, language));
  const title = `${unit === district ? say.wholeDistrict : unit} · ${say.trendMeasures[measure]}`;
  return (
    <Section title={say.trendsTitle} note={say.trendsNote}>
      <div className={styles.choices}>
        <Field label={say.unit} size="small">
          <Select size="small" value={unit} onChange={(_, { value }) => setWhose(value)}>
            <option value={district}>{say.wholeDistrict}</option>
            {assessment.units.map(({ name }) => (
              <option key={name} value={name} lang="zh-CN">
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say.trendMeasure} size="small">
          <Select size="small" value={measure} onChange={(_, { value }) => setMeasure(value as Measure)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {say.trendMeasures[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <LineChart title={title} labels={labels} series={series} caption={captionOf(series[0], labels, say)} />
      <div className={styles.wrap}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{say.monthHeading}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, index) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[index] === undefined ? "–" : plainNumber(values[index])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/**
 * The wanted line; for totals and ranks what was archived beside it, for counts of a unit the units' average. A month that the ledgers leave unknown
 * has no count, of the district or of any unit.
 */
function seriesOf(
  months: readonly MonthTrend[],
  trend: DistrictTrend,
  unit: string,
  measure: Measure,
  archive: readonly ArchivedMonth[],
  say: ReturnType<typeof useShared>["say"],
): LineSeries[] {
  const name = say.trendMeasures[measure];
  const values = months.map(({ units }) => units.find((candidate) => candidate.unit === unit)?.[measure]);
  if (measure !== "total" && measure !== "rank") {
    const sums = trend.lines.find(({ key }) => key === measure)?.values ?? [];
    if (unit === district) return [{ name, values: months.map((_, index) => sums[index]) }];
    const known = values.map((value, index) => (sums[index] === undefined ? undefined : value));
    const average = months.map(({ units }, index) => {
      const sum = sums[index];
      return sum === undefined ? undefined : sum / Math.max(1, units.length);
    });
    return [
      { name, values: known },
      { name: say.trendAverage, values: average },
    ];
  }
  // A month may be closed again: the last closing holds.
  const latest = new Map(archive.map((closed) => [closed.month, closed]));
  const kept = months.map(
    ({ month }) => latest.get(month)?.units.find((candidate) => candidate.unit === unit)?.[measure],
  );
  const own = { name, values };
  return kept.every((value) => value === undefined) ? [own] : [own, { name: say.trendArchived, values: kept }];
}

/** First and last value in words, for whoever does not see the lines. */
function captionOf(
  series: LineSeries | undefined,
  labels: readonly string[],
  say: ReturnType<typeof useShared>["say"],
): string {
  const known = (series?.values ?? []).flatMap((value, index) =>
    value === undefined ? [] : [{ value, label: labels[index] ?? "" }],
  );
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined) return say.trendNothing;
  return say.trendCaption(first.label, plainNumber(first.value), last.label, plainNumber(last.value));
}
