import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { explainEscalation, type EscalationMonth, type UnitAssessment } from "../../../engine/index.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { monthText } from "../format.js";
import { LevelBadge } from "./LightBadge.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

/** Months and rows that are drawn before a person asks for more. */
const [firstMonths, firstRows] = [4, 5];

const useStyles = makeStyles({
  badges: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  months: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  month: { display: "flex", flexDirection: "column", gap: "2px", overflowWrap: "anywhere" },
  head: { display: "flex", flexWrap: "wrap", columnGap: "8px" },
  name: { fontWeight: tokens.fontWeightSemibold },
  missed: { color: tokens.colorPaletteRedForeground1 },
  unknown: { fontWeight: tokens.fontWeightSemibold },
  h3: {
    margin: "4px 0 0",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  more: { alignSelf: "flex-start" },
});

/** The unit's ladder: what is certain and what is possible, month by month with its rows and what is missing, and what other readings give. */
export function UnitLadder({ unit: { name, escalation } }: { unit: UnitAssessment }) {
  const styles = useStyles();
  const assessment = useAssessment();
  const { say } = useShared();
  const ladder = useMemo(() => explainEscalation(assessment, name), [assessment, name]);
  const [all, setAll] = useKept("unit.months", false);
  if (ladder === undefined) return null;
  const latest = [...ladder.months].reverse();
  const shown = all ? latest : latest.slice(0, firstMonths);
  return (
    <Section title={say.unitLadder} note={say.proposalOnly}>
      <div className={styles.badges}>
        <LevelBadge level={escalation.level} />
        <span lang="zh-CN">{ladder.statement}</span>
        {escalation.streak > 0 && (
          <span className={styles.quiet}>{say.streakNow(escalation.streak, escalation.confirmed)}</span>
        )}
      </div>
      {latest.length === 0 ? (
        <p className={styles.quiet}>{say.noLadder}</p>
      ) : (
        <ul className={styles.months}>
          {shown.map((month) => (
            <MonthLine key={month.month.month} month={month} />
          ))}
        </ul>
      )}
      {latest.length > firstMonths && (
        <Button size="small" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say.hideRows : say.allMonths(latest.length)}
        </Button>
      )}
      <div>
        <h3 className={styles.h3}>{say.otherReadings}</h3>
        <ul className={styles.months}>
          {ladder.readings.map((reading) => (
            <li key={reading.id} className={styles.month}>
              <span>
                {say.readingTaken(
                  say.readingTitle(reading.id, reading.title),
                  say.choiceTitle(reading.id, reading.choice, reading.choiceTitle),
                )}
              </span>
              {reading.others.map((other) => (
                <span key={other.choice} className={styles.quiet}>
                  {say.ifLadderReading(say.choiceTitle(reading.id, other.choice, other.choiceTitle))}
                  <span lang="zh-CN">{other.statement}</span>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

function MonthLine({ month: { month, words, why, wayOut, rows } }: { month: EscalationMonth }) {
  const styles = useStyles();
  const { say, language } = useShared();
  return (
    <li className={styles.month}>
      <span className={styles.head}>
        <span className={styles.name}>{monthText(month.month, language)}</span>
        <span
          lang="zh-CN"
          className={mergeClasses(
            month.status === "missed" && styles.missed,
            month.status === "unknown" && styles.unknown,
          )}
        >
          {words}
        </span>
        <span className={styles.quiet}>{say.leadsCount(month.leads)}</span>
      </span>
      {why !== "" && (
        <span lang="zh-CN" className={styles.quiet}>
          {why}
        </span>
      )}
      {rows.slice(0, firstRows).map((row) => (
        <span key={`${row.place.sheet}/${row.place.row}/${row.place.column}`}>
          <PlaceLink place={row.place} /> <span lang="zh-CN">{row.text}</span>
        </span>
      ))}
      {rows.length > firstRows && <span className={styles.quiet}>{say.moreRows(rows.length - firstRows)}</span>}
      {wayOut !== "" && (
        <span className={styles.quiet}>
          {say.wayOut}
          <span lang="zh-CN">{wayOut}</span>
        </span>
      )}
    </li>
  );
}
