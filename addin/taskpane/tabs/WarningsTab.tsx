import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Assessment, LadderMonth } from "../../../engine/index.js";
import { useAssessment, useKept, useSay, useShared } from "../context.js";
import { dayText, monthText, shortMonthText } from "../format.js";
import { levels, openMonthOf, proposalLines, type ProposalLine } from "../model/dueNow.js";
import { ClauseQuote } from "../parts/ClauseQuote.js";
import { useColumns } from "../parts/columns.js";
import { LevelBadge } from "../parts/LightBadge.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { RecordMeasure } from "../parts/RecordMeasure.js";
import { Section } from "../parts/Section.js";
import type { Strings } from "../strings.zh.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  line: {
    padding: "7px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    display: "flex",
    flexDirection: "column",
    gap: "3px",
    ":last-child": { borderBottomStyle: "none", paddingBottom: 0 },
  },
  lacking: {
    flexDirection: "row",
    flexWrap: "wrap",
    columnGap: "12px",
    justifyContent: "space-between",
    alignItems: "baseline",
    padding: "5px 0",
  },
  head: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  tags: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  days: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  bold: { fontWeight: tokens.fontWeightSemibold },
  scroll: { overflowX: "auto" },
  grid: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th": {
      fontWeight: tokens.fontWeightRegular,
      color: tokens.colorNeutralForeground2,
      padding: "2px",
      textAlign: "center",
    },
    "& td": { textAlign: "center", padding: "1px" },
  },
  unit: {
    textAlign: "start !important" as "start",
    color: `${tokens.colorNeutralForeground1} !important`,
    whiteSpace: "nowrap",
    position: "sticky",
    left: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    paddingInlineEnd: "6px !important",
  },
  month: {
    display: "inline-flex",
    width: "20px",
    height: "20px",
    alignItems: "center",
    justifyContent: "center",
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
  },
  met: { color: tokens.colorPaletteGreenForeground1, backgroundColor: tokens.colorPaletteGreenBackground1 },
  missed: {
    color: tokens.colorPaletteRedForeground1,
    backgroundColor: tokens.colorPaletteRedBackground1,
    fontWeight: tokens.fontWeightBold,
  },
  excused: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground4 },
  unknown: {
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxSizing: "border-box",
  },
  open: {
    color: tokens.colorNeutralForeground2,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    boxSizing: "border-box",
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 12px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    alignItems: "center",
  },
  key: { display: "inline-flex", gap: "4px", alignItems: "center" },
});

/** 预警: the month that runs, and the proposals that the ended months gave. */
export function WarningsTab() {
  const assessment = useAssessment();
  const columns = useColumns();
  return (
    <div className={columns.two}>
      <div className={columns.stack}>
        <OpenMonthSection assessment={assessment} />
        <Ladder assessment={assessment} />
      </div>
      <Proposals assessment={assessment} />
    </div>
  );
}

function OpenMonthSection({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, language, openUnit } = useShared();
  const open = openMonthOf(assessment);
  if (open === undefined) {
    return (
      <Section title={say.openMonthTitle}>
        <p className={styles.quiet}>{say.noOpenMonth(dayText(assessment.asOf, language))}</p>
      </Section>
    );
  }
  const lacking = open.units.filter(
    (unit) => unit.lacksLead || unit.lateTask || unit.decided || unit.unclear.length > 0,
  );
  const fine = open.units.filter((unit) => !lacking.includes(unit));
  return (
    <Section
      title={monthText(open.month, language)}
      note={say.runningMonth}
      aside={<span className={styles.days}>{say.daysLeft(open.daysLeft)}</span>}
    >
      <p className={styles.quiet}>
        {lacking.length === 0 ? say.allMeet : say.lackingLine(lacking.length, open.units.length)}
      </p>
      {lacking.length > 0 && (
        <ul className={styles.list}>
          {lacking.map((unit) => (
            <li key={unit.unit} className={mergeClasses(styles.line, styles.lacking)}>
              <Link as="button" inline lang="zh-CN" onClick={() => openUnit(unit.unit)}>
                {unit.unit}
              </Link>
              <span className={styles.tags}>
                {[
                  ...(unit.lacksLead ? [say.missReasons.noLead] : []),
                  ...(unit.lateTask ? [say.missReasons.overdueTask] : []),
                  ...(unit.decided ? [say.missReasons.officeDecision] : []),
                  ...unit.unclear.map((reason) => say.missReasons[reason]),
                ].join(say.listComma)}
                {unit.evidence.map((place) => (
                  <span key={`${place.sheet}!${place.row}/${place.column}`}>
                    {" "}
                    <PlaceLink place={place} />
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {fine.length > 0 && lacking.length > 0 && (
        <p className={styles.tags} style={{ margin: 0 }}>
          {say.fineUnits(fine.map((unit) => unit.unit).join("、"))}
        </p>
      )}
    </Section>
  );
}

const marks: Readonly<Record<LadderMonth["status"], string>> = {
  met: "✓",
  missed: "✗",
  excused: "○",
  open: "…",
  unknown: "?",
};

/** Only the office says 未履行 or 已履行; what the ledgers suggest is said to be that. */
function statusText(say: Strings, { status, confirmed }: LadderMonth): string {
  return confirmed ? `${say.dutyStatuses[status]}${say.listComma}${say.confirmed}` : say.monthStatuses[status];
}

function Ladder({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, language } = useShared();
  // Units may have months of their own: the heading holds those of all, and a month that is none of a unit's stays blank.
  const months = [...new Set(assessment.units.flatMap((unit) => unit.escalation.months.map(({ month }) => month)))]
    .sort()
    // The newest first: in a narrow pane they are what is seen without scrolling.
    .reverse();
  if (months.length === 0) return null;
  const statuses = ["met", "missed", "unknown", "excused", "open"] as const;
  return (
    <Section title={say.ladderTitle}>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={say.ladderTitle}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col" className={styles.unit}>
                {say.unit}
              </th>
              {months.map((month) => (
                <th key={month} scope="col" title={monthText(month, language)}>
                  {Number(month.slice(5, 7))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {assessment.units.map((unit) => (
              <tr key={unit.name}>
                <th scope="row" className={styles.unit} lang="zh-CN">
                  {unit.name}
                </th>
                {months.map((name) => {
                  const month = unit.escalation.months.find((candidate) => candidate.month === name);
                  if (month === undefined) return <td key={name} />;
                  return (
                    <td key={name}>
                      <span
                        role="img"
                        className={mergeClasses(styles.month, styles[month.status])}
                        aria-label={statusText(say, month)}
                        title={`${monthText(month.month, language)} ${statusText(say, month)}${month.reasons.map((reason) => `${say.listComma}${say.missReasons[reason]}`).join("")}`}
                      >
                        {marks[month.status]}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.legend}>
        {statuses.map((status) => (
          <span key={status} className={styles.key}>
            <span className={mergeClasses(styles.month, styles[status])} aria-hidden="true">
              {marks[status]}
            </span>
            {say.monthStatuses[status]}
          </span>
        ))}
      </div>
    </Section>
  );
}

function Proposals({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const say = useSay();
  const columns = useColumns();
  const lines = proposalLines(assessment);
  const clauses = assessment.plan.escalation;
  const earlier = lines.filter((line) => !line.current);
  const [open, setOpen] = useKept("warnings.earlier", false);
  return (
    <Section title={say.proposals} note={say.proposalOnly}>
      {lines.length === 0 ? (
        <p className={styles.quiet}>{say.noProposals}</p>
      ) : (
        lines.length === earlier.length && <p className={styles.quiet}>{say.noCurrentProposals}</p>
      )}
      {levels.map((level) => {
        const here = lines.filter((line) => line.current && line.proposal.level === level);
        if (here.length === 0) return null;
        return (
          <div key={level} className={columns.stack} style={{ gap: "6px" }}>
            <ClauseQuote clause={clauses[level]} />
            <ProposalList lines={here} />
          </div>
        );
      })}
      {earlier.length > 0 && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} style={{ alignSelf: "flex-start" }}>
          {open ? say.hideEarlier : say.earlierProposals(earlier.length)}
        </Button>
      )}
      {open && <ProposalList lines={earlier} />}
    </Section>
  );
}

function ProposalList({ lines }: { lines: readonly ProposalLine[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <Proposal key={`${line.unit}/${line.proposal.level}/${line.proposal.month}`} line={line} />
      ))}
    </ul>
  );
}

function Proposal({ line }: { line: ProposalLine }) {
  const { unit, proposal, evidence } = line;
  const styles = useStyles();
  const { say, language, openUnit } = useShared();
  return (
    <li className={styles.line}>
      <span className={styles.head}>
        <LevelBadge level={proposal.level} />
        <Link as="button" inline lang="zh-CN" className={styles.bold} onClick={() => openUnit(unit)}>
          {unit}
        </Link>
        <span className={styles.tags}>
          {[
            proposal.confirmed ? say.confirmed : say.notConfirmed,
            proposal.recorded ? say.recorded : say.notRecorded,
          ].join(" · ")}
        </span>
      </span>
      {evidence.map((month) => (
        <span key={month.month} className={styles.tags}>
          {say.monthEvidence(
            shortMonthText(month.month, language),
            month.reasons.map((reason) => say.missReasons[reason]).join(say.listComma),
          )}
          {month.places.map((place) => (
            <span key={`${place.sheet}!${place.row}/${place.column}`}>
              {" "}
              <PlaceLink place={place} />
            </span>
          ))}
        </span>
      ))}
      <RecordMeasure line={line} />
    </li>
  );
}
