import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import {
  plainNumber,
  sinceLastMonth,
  toUnitAhead,
  uncountedRows,
  type UncountedRow,
  type UnitAssessment,
  type UnitDifference,
} from "../../../engine/index.js";
import { useAssessment, useSay, useShared } from "../context.js";
import { dayText, signed } from "../format.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

/** Rows shown before a person asks for all of them. */
const firstRows = 20;

const useStyles = makeStyles({
  rows: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "6px" },
  why: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  wrap: { overflowX: "auto" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": { padding: "3px 8px 3px 0", textAlign: "start", fontWeight: tokens.fontWeightRegular },
    "& .number": { textAlign: "end", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    "& caption": { textAlign: "start", paddingBottom: "4px" },
  },
});

/** The rows of the unit that count for nothing, each with its reason. */
export function Uncounted({ unit }: { unit: UnitAssessment }) {
  const assessment = useAssessment();
  const styles = useStyles();
  const say = useSay();
  const [all, setAll] = useState(false);
  const rows = useMemo(() => uncountedRows(assessment, unit.name), [assessment, unit.name]);
  const due = rows.filter(({ later }) => !later);
  const shown = all ? due : due.slice(0, firstRows);
  return (
    <Section title={say.uncountedTitle(due.length)}>
      {due.length === 0 ? <p className={styles.quiet}>{say.noUncounted}</p> : <RowList rows={shown} />}
      {shown.length < due.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {say.showAll(due.length)}
        </Button>
      )}
      {due.length < rows.length && <p className={styles.quiet}>{say.laterRows(rows.length - due.length)}</p>}
    </Section>
  );
}

function RowList({ rows }: { rows: readonly UncountedRow[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.rows} lang="zh-CN">
      {rows.map(({ place, text, why }) => (
        <li key={`${place.sheet}!${place.row}/${place.column}`}>
          {text} <PlaceLink place={place} />
          <div className={styles.why}>{why.join("；")}</div>
        </li>
      ))}
    </ul>
  );
}

/** What the unit has more or less than a month ago, and than the unit ahead of it. */
export function Differences({ unit }: { unit: UnitAssessment }) {
  const assessment = useAssessment();
  const styles = useStyles();
  const { say, language } = useShared();
  const since = useMemo(() => sinceLastMonth(assessment, unit.name), [assessment, unit.name]);
  const ahead = useMemo(() => toUnitAhead(assessment, unit.name), [assessment, unit.name]);
  return (
    <Section title={say.differencesTitle}>
      {since === undefined ? (
        <p className={styles.quiet}>{say.noLastMonth}</p>
      ) : (
        <DifferenceTable difference={since} other={dayText(since.day, language)} />
      )}
      {ahead === undefined ? (
        <p className={styles.quiet}>{say.nobodyAhead}</p>
      ) : (
        <DifferenceTable difference={ahead} other={ahead.ahead} />
      )}
    </Section>
  );
}

function DifferenceTable({ difference, other }: { difference: UnitDifference; other: string }) {
  const styles = useStyles();
  const say = useSay();
  const { total, rank, lines } = difference;
  const points = (value: number | null) => (value === null ? say.noData : plainNumber(value));
  const rows = [
    { key: "total", title: say.total, own: total.own, other: total.other },
    ...lines.map(({ key, title, ...values }) => ({ key, title: say.items[key] ?? title, ...values })),
  ];
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption>{say.comparedWith(other, rank.own, rank.other)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.item}</th>
            <th scope="col" className="number">
              {say.own}
            </th>
            <th scope="col" className="number">
              {say.theOther}
            </th>
            <th scope="col" className="number">
              {say.differenceHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, own, other: theirs }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td className="number">{points(own)}</td>
              <td className="number">{points(theirs)}</td>
              <td className="number">{own === null || theirs === null ? "–" : signed(own - theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
