import { Badge, Button, Link, makeStyles, tokens, type BadgeProps } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { CoverageState } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { dayText } from "../format.js";
import { isBlank, ledgerReadings, type LedgerReading } from "../model/readingView.js";
import { PlaceLink } from "./PlaceLink.js";
import { HeadingRepair, useRepairs } from "./Repairs.js";
import { Section } from "./Section.js";

const colors = { read: "success", partly: "warning", unread: "danger", absent: "subtle" } as const satisfies Record<
  CoverageState,
  BadgeProps["color"]
>;

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    // One column in a pane, three on a page.
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 300px), 1fr))",
    gap: "8px 32px",
    alignItems: "start",
  },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    alignItems: "center",
    overflowWrap: "anywhere",
  },
  // Its own width counts for no column: Chromium 80 would give all of it to the narrow one.
  wide: { gridColumnStart: "1", gridColumnEnd: "-1", width: 0, minWidth: "100%" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingInlineStart: "20px", display: "flex", flexDirection: "column", gap: "4px" },
  more: { alignSelf: "flex-start" },
  text: { margin: 0 },
});

/** What was read of each ledger, before any score: what is missing or unread first, with the next step. */
export function WhatWasRead() {
  const styles = useStyles();
  const assessment = useAssessment();
  const { say } = useShared();
  const readings = useMemo(() => ledgerReadings(assessment), [assessment]);
  const lacking = readings.filter(({ coverage, key }) => coverage.state !== "read" && key !== "measures");
  const [all, setAll] = useState(false);
  if (isBlank(readings)) return <Invitation />;
  const shown = all ? readings : readings.filter((reading) => reading.coverage.state !== "absent");
  return (
    <Section
      title={say.readTitle}
      note={lacking.length === 0 ? say.readAll : say.readLacking(lacking.map(({ title }) => title).join(say.listComma))}
    >
      <ul className={styles.list}>
        {shown.map((reading) => (
          <ReadingLine key={reading.key} reading={reading} />
        ))}
      </ul>
      {shown.length < readings.length && (
        <Button size="small" appearance="subtle" className={styles.more} onClick={() => setAll(true)}>
          {say.readShowAbsent(readings.length - shown.length)}
        </Button>
      )}
    </Section>
  );
}

function ReadingLine({ reading: { key, title, coverage, troubled, unread } }: { reading: LedgerReading }) {
  const styles = useStyles();
  const repairs = useRepairs().headings.filter(({ table }) => table === key);
  const { say, language, openTab } = useShared();
  const { state, sheets, rows, first, last } = coverage;
  const period =
    first === undefined || last === undefined ? "" : say.readPeriod(dayText(first, language), dayText(last, language));
  return (
    <li className={styles.line}>
      <span lang="zh-CN" className={styles.title}>
        {title}
      </span>
      <Badge appearance="tint" color={colors[state]}>
        {say.coverage[state]}
      </Badge>
      <span className={`${styles.wide} ${styles.quiet}`}>
        {state === "absent"
          ? say.readAbsent
          : state === "unread"
            ? say.readSeenOnly
            : rows === 0
              ? say.readNothingIn(sheets.length)
              : `${say.readRows(sheets.length, rows)}${period}`}
        {troubled > 0 && (
          <>
            {" · "}
            <Link as="button" inline onClick={() => openTab("dataCheck")}>
              {say.readTroubled(troubled)}
            </Link>
          </>
        )}
      </span>
      {unread.map(({ place, missing, unknown, matrix }) => (
        <span key={`${place.sheet}/${place.row}`} className={`${styles.wide} ${styles.quiet}`}>
          <PlaceLink place={place} />{" "}
          {matrix
            ? say.readMatrix
            : say.readMissing(missing.map((heading) => `“${heading}”`).join(say.listComma), unknown[0] ?? "")}
        </span>
      ))}
      {repairs.map((suggestion) => (
        <div key={`${suggestion.field}/${suggestion.candidates[0]}`} className={styles.wide}>
          <HeadingRepair suggestion={suggestion} />
        </div>
      ))}
    </li>
  );
}

/** A workbook in which nothing is entered yet: no scores, no proposals, the first steps. */
function Invitation() {
  const styles = useStyles();
  const { say } = useShared();
  return (
    <Section title={say.startTitle}>
      <p className={styles.text}>{say.startText}</p>
      <ol className={styles.steps}>
        {say.startSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}
