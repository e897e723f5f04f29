import { Button, Field, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import {
  archiveEdits,
  assess,
  bulkDecisions,
  decisionEdits,
  monthsUpTo,
  monthView,
  type Assessment,
  type Month,
  type BulkDecisions,
  type MonthDecision,
  type UnitMonth,
} from "../../../engine/index.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { localTime, monthText } from "../format.js";
import { Confirm } from "./Confirm.js";
import type { ArchiveState } from "./MonthArchive.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

const decisions = ["met", "missed", "excused"] as const satisfies readonly MonthDecision["decision"][];
/** Cells of one reason that are linked. */
const shownPlaces = 3;

/** Where four columns do not fit side by side. */
const narrow = "@media (max-width: 599px)";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: "4px 8px 4px 0",
      textAlign: "start",
      fontWeight: tokens.fontWeightRegular,
      verticalAlign: "top",
    },
    "& tr": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    "& thead th": { color: tokens.colorNeutralForeground2 },
    [narrow]: {
      display: "block",
      "& thead": { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
      "& tbody": { display: "block" },
      "& tbody tr": {
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr) auto",
        gridTemplateAreas: `"unit decision" "duty decision" "evidence evidence"`,
        columnGap: "8px",
        rowGap: "2px",
        padding: "6px 0",
      },
      "& tbody th, & tbody td": { padding: 0 },
      "& tbody th": { fontWeight: tokens.fontWeightSemibold },
    },
  },
  unit: { whiteSpace: "nowrap", [narrow]: { gridArea: "unit", whiteSpace: "normal" } },
  duty: { [narrow]: { gridArea: "duty" } },
  evidenceCell: { [narrow]: { gridArea: "evidence" } },
  decision: { [narrow]: { gridArea: "decision" } },
  missed: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  evidence: { display: "flex", flexDirection: "column", gap: "2px", minWidth: "140px" },
  names: { margin: 0, paddingInlineStart: "18px", overflowWrap: "anywhere" },
});

/** The month of every unit: what the ledgers suggest, what is not known, what the office decided; decided one by one or in bulk, then closed. */
export function MonthDuties({ archive: { closed, grid } }: { archive: ArchiveState }) {
  const styles = useStyles();
  const assessment = useAssessment();
  const {
    say,
    language,
    edits: { busy, write },
  } = useShared();
  const [asking, setAsking] = useState<"bulk" | "close">();
  const months = monthsUpTo(assessment);
  const [kept, setMonth] = useKept<Month | undefined>("month.month", undefined);
  const month =
    kept !== undefined && months.includes(kept)
      ? kept
      : (months.find((candidate) => monthView(assessment, candidate).ended) ?? months[0]);
  if (month === undefined) return null;
  const view = monthView(assessment, month);
  const name = monthText(month, language);
  const lastClosing = (wanted: Month) => closed?.filter((each) => each.month === wanted).at(-1);
  const before = lastClosing(month);
  const bulk = grid === undefined ? undefined : bulkDecisions(grid, assessment, month);
  const proposed = { met: deciding(bulk, "met"), missed: deciding(bulk, "missed") };
  const unknown = bulk?.left.filter(({ why }) => why === "unknown" || why === "unreadable") ?? [];

  const decide = (unit: string, decision: MonthDecision["decision"] | undefined) =>
    write(
      (grid, facts) => decisionEdits(grid, facts, unit, month, decision),
      say.decided(unit, name, decision === undefined ? say.noDecision : say.dutyStatuses[decision]),
    );
  const decideAll = () =>
    write(
      (now, facts) => {
        const bulkNow = bulkDecisions(now, assess(facts, { asOf: assessment.asOf }), month);
        return bulk !== undefined && isSameBulk(bulk, bulkNow) ? bulkNow.edits : undefined;
      },
      say.decidedAll(name, proposed.met.length, proposed.missed.length),
    );
  const close = () =>
    write((grid, facts) => archiveEdits(grid, { ...assessment, facts }, month, localTime()), say.monthClosed(name));

  return (
    <Section title={say.monthDuties}>
      <Field label={say.monthPick} orientation="horizontal" size="small">
        <Select size="small" value={month} onChange={(_, { value }) => setMonth(value)}>
          {months.map((each) => (
            <option key={each} value={each}>
              {lastClosing(each) === undefined ? monthText(each, language) : say.closedMark(monthText(each, language))}
            </option>
          ))}
        </Select>
      </Field>
      {view.ended && (
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabled={busy || proposed.met.length + proposed.missed.length === 0}
            onClick={() => setAsking("bulk")}
          >
            {say.decideAll}
          </Button>
          <span className={styles.quiet}>
            {say.undecidedCount(proposed.met.length, proposed.missed.length, unknown.length)}
          </span>
        </div>
      )}
      {/* A narrow pane shows a row as a block, which would take the table's own roles away: so they are said. */}
      <table className={styles.table} role="table" aria-label={say.monthDuties}>
        <thead role="rowgroup">
          <tr role="row">
            {[say.unit, say.duty, say.dutyEvidence, say.monthDecision].map((heading) => (
              <th key={heading} role="columnheader" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {view.units.map((unit) => (
            <tr key={unit.unit} role="row">
              <th role="rowheader" scope="row" className={styles.unit} lang="zh-CN">
                {unit.unit}
              </th>
              <td role="cell" className={mergeClasses(styles.duty, unit.status === "missed" && styles.missed)}>
                {unit.confirmed ? say.dutyStatuses[unit.status] : say.monthStatuses[unit.status]}
                {unit.proposals.map(({ level }) => (
                  <div key={level}>{say.proposed(say.levels[level])}</div>
                ))}
              </td>
              <td role="cell" className={styles.evidenceCell}>
                <Evidence unit={unit} assessment={assessment} month={month} />
              </td>
              <td role="cell" className={styles.decision}>
                <Select
                  size="small"
                  disabled={busy}
                  aria-label={say.decisionFor(unit.unit)}
                  value={unit.decision ?? ""}
                  onChange={(_, { value }) =>
                    void decide(
                      unit.unit,
                      decisions.find((each) => each === value),
                    )
                  }
                >
                  <option value="">{say.noDecision}</option>
                  {decisions.map((each) => (
                    <option key={each} value={each}>
                      {say.dutyStatuses[each]}
                    </option>
                  ))}
                </Select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>
        {!view.ended
          ? say.monthNotEnded
          : before === undefined
            ? say.closeMonthText
            : say.closedAt(name, before.archivedAt)}
      </p>
      <div className={styles.buttons}>
        <Button
          disabled={busy || !view.ended || closed === undefined}
          onClick={() => (before === undefined ? void close() : setAsking("close"))}
        >
          {busy ? say.writing : before === undefined ? say.closeMonth(name) : say.closeMonthAgain(name)}
        </Button>
      </div>
      <Confirm
        open={asking === "bulk"}
        title={say.decideAllTitle(name)}
        action={say.decideAll}
        onClose={() => setAsking(undefined)}
        onConfirm={() => void decideAll()}
      >
        {[
          [say.dutyStatuses.met, proposed.met],
          [say.dutyStatuses.missed, proposed.missed],
        ].map(([word, units]) =>
          typeof word === "string" && typeof units === "object" && units.length > 0 ? (
            <p key={word} className={styles.names}>
              {say.decideThese(word, units.length, units.join(say.listComma))}
            </p>
          ) : null,
        )}
        {unknown.length > 0 && (
          <p className={styles.names}>
            {say.notInBulk(unknown.length, unknown.map(({ unit }) => unit).join(say.listComma))}
          </p>
        )}
        <p className={styles.quiet}>{say.decideAllNote}</p>
      </Confirm>
      <Confirm
        open={asking === "close"}
        title={say.closeMonthAgain(name)}
        action={say.closeMonthAgain(name)}
        onClose={() => setAsking(undefined)}
        onConfirm={() => void close()}
      >
        <p className={styles.quiet}>{say.closeAgainText(name, before?.archivedAt ?? "")}</p>
      </Confirm>
    </Section>
  );
}

/** Who would be decided so. */
function deciding(bulk: BulkDecisions | undefined, decision: "met" | "missed"): string[] {
  return bulk?.decided.flatMap((each) => (each.decision === decision ? [each.unit] : [])) ?? [];
}

/** Only what the person was shown is written. */
function isSameBulk({ decided: shown }: BulkDecisions, { decided: now }: BulkDecisions): boolean {
  return (
    shown.length === now.length &&
    shown.every(({ unit, decision }, index) => unit === now[index]?.unit && decision === now[index].decision)
  );
}

function Evidence({ unit, assessment, month }: { unit: UnitMonth; assessment: Assessment; month: Month }) {
  const styles = useStyles();
  const { say } = useShared();
  const rung = assessment.units
    .find(({ name }) => name === unit.unit)
    ?.escalation.months.find((candidate) => candidate.month === month);
  const told = unit.reasons.filter((reason) => reason !== "overdueTask" && reason !== "officeDecision");
  return (
    <div className={styles.evidence}>
      <span>
        {say.leadsCount(unit.leads)}{" "}
        {unit.leadPlaces.slice(0, shownPlaces).map((place) => (
          <span key={`${place.sheet}!${place.row}`}>
            {" "}
            <PlaceLink place={place} short />
          </span>
        ))}
      </span>
      {told.map((reason) => {
        const rows = rung?.evidence.find((each) => each.reason === reason);
        return (
          <span key={reason}>
            {say.missReasons[reason]}
            {rows !== undefined && ` ${say.rowsCount(rows.count)}`}
            {rows?.places.slice(0, shownPlaces).map((place) => (
              <span key={`${place.sheet}!${place.row}`}>
                {" "}
                <PlaceLink place={place} short />
              </span>
            ))}
          </span>
        );
      })}
      {unit.tasks
        .filter(({ overdue }) => overdue)
        .map(({ task, place }) => (
          <span key={`${place.sheet}!${place.row}`}>
            {say.taskOverdue(task)} <PlaceLink place={place} short />
          </span>
        ))}
      {unit.weeks.map(({ deadline, missing, place }) => (
        <span key={`${place.sheet}!${place.row}`}>
          {say.weekTrouble(deadline, missing)} <PlaceLink place={place} short />
        </span>
      ))}
    </div>
  );
}
