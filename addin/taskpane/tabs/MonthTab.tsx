import { Button, Field, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import {
  activityCalendar,
  archiveEdits,
  changnan2024,
  compareArchive,
  decisionEdits,
  dueActivities,
  isoDate,
  monthsUpTo,
  monthView,
  readArchive,
  readFacts,
  similarFrom,
  similarLeads,
  type ArchiveComparison,
  type Day,
  type Month,
  type MonthDecision,
  type SimilarLeads,
  type UnitMonth,
} from "../../../engine/index.js";
import { activitiesIcs } from "../../drafts/activitiesIcs.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { monthText } from "../format.js";
import { useColumns } from "../parts/columns.js";
import { Notice } from "../parts/Notice.js";
import { NotReported } from "../parts/NotReported.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { Section } from "../parts/Section.js";
import { Trends } from "../parts/Trends.js";
import { useWork } from "../parts/useWork.js";

const decisions = ["met", "missed", "excused"] as const satisfies readonly MonthDecision["decision"][];

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
  list: {
    margin: 0,
    paddingInlineStart: "18px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    overflowWrap: "anywhere",
  },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  evidence: { display: "flex", flexDirection: "column", gap: "2px", minWidth: "140px" },
});

/** 月度: the month's duties, the office's decisions, the archive, who owes reports, leads that are alike, activities. */
export default function MonthTab() {
  const columns = useColumns();
  const [deadline, setDeadline] = useKept<Day | undefined>("notReported.deadline", undefined);
  return (
    <div className={columns.stack}>
      <Duties />
      <div className={columns.two}>
        <div className={columns.stack}>
          <NotReported chosen={deadline} onChoose={setDeadline} />
          <Activities />
        </div>
        <div className={columns.stack}>
          <Trends />
          <Archive />
          <Similar />
        </div>
      </div>
    </div>
  );
}

function Duties() {
  const styles = useStyles();
  const assessment = useAssessment();
  const { say, services, language } = useShared();
  const { busy, notice, dismiss, run } = useWork();
  const months = monthsUpTo(assessment);
  const [kept, setMonth] = useKept<Month | undefined>("month.month", undefined);
  const month =
    kept !== undefined && months.includes(kept)
      ? kept
      : (months.find((candidate) => monthView(assessment, candidate).ended) ?? months[0]);
  if (month === undefined) return null;
  const view = monthView(assessment, month);

  const decide = (unit: string, decision: MonthDecision["decision"] | undefined) =>
    run(async () => {
      const grid = await services.host.readGrid();
      const edits = decisionEdits(grid, readFacts(grid, changnan2024), unit, month, decision);
      if (edits.length > 0) await services.host.apply(edits);
      await services.live.refresh();
      return undefined;
    });
  const close = () =>
    run(async () => {
      const grid = await services.host.readGrid();
      await services.host.apply(
        archiveEdits(grid, { ...assessment, facts: readFacts(grid, changnan2024) }, month, localTime()),
      );
      await services.live.refresh();
      return { kind: "done", text: say.monthClosed(monthText(month, language)) };
    });

  return (
    <Section title={say.monthDuties}>
      <Field label={say.monthPick} orientation="horizontal" size="small">
        <Select size="small" value={month} onChange={(_, { value }) => setMonth(value)}>
          {months.map((each) => (
            <option key={each} value={each}>
              {monthText(each, language)}
            </option>
          ))}
        </Select>
      </Field>
      {/* A narrow pane shows a row as a block, which would take the table's own roles away: so they are said. */}
      <table className={styles.table} role="table" aria-label={say.monthDuties}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say.unit}
            </th>
            <th role="columnheader" scope="col">
              {say.duty}
            </th>
            <th role="columnheader" scope="col">
              {say.dutyEvidence}
            </th>
            <th role="columnheader" scope="col">
              {say.monthDecision}
            </th>
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
                <Evidence unit={unit} />
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
      <p className={styles.quiet}>{view.ended ? say.closeMonthText : say.monthNotEnded}</p>
      <div className={styles.buttons}>
        <Button disabled={busy || !view.ended} onClick={() => void close()}>
          {busy ? say.writing : say.closeMonth(monthText(month, language))}
        </Button>
      </div>
      <Notice state={notice} onClose={dismiss} />
    </Section>
  );
}

function Evidence({ unit }: { unit: UnitMonth }) {
  const styles = useStyles();
  const { say } = useShared();
  return (
    <div className={styles.evidence}>
      <span>
        {say.leadsCount(unit.leads)}{" "}
        {unit.leadPlaces.slice(0, 3).map((place) => (
          <span key={`${place.sheet}!${place.row}`}>
            {" "}
            <PlaceLink place={place} short />
          </span>
        ))}
      </span>
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

function Archive() {
  const styles = useStyles();
  const { say, services, language } = useShared();
  const { busy, notice, dismiss, run } = useWork();
  const [found, setFound] = useState<readonly ArchiveComparison[]>();
  const compare = () =>
    run(async () => {
      const grid = await services.host.readGrid();
      setFound(compareArchive(readFacts(grid, changnan2024), readArchive(grid, changnan2024)));
      return undefined;
    });
  return (
    <Section title={say.compareArchive}>
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={() => void compare()}>
          {say.compareArchive}
        </Button>
      </div>
      <Notice state={notice} onClose={dismiss} />
      {found?.length === 0 && <p className={styles.quiet}>{say.noArchive}</p>}
      {found?.map(({ archive, unchanged, differences }) => {
        const month = monthText(archive.month, language);
        return (
          <div key={archive.month}>
            <p className={differences.length > 0 ? styles.missed : styles.quiet} style={{ margin: 0 }}>
              {unchanged
                ? say.archiveSame(month, archive.archivedAt)
                : differences.length === 0
                  ? say.archiveDigestOnly(month, archive.archivedAt)
                  : say.archiveChanged(month, archive.archivedAt, differences.length)}
            </p>
            <ul className={styles.list} lang="zh-CN">
              {differences.map(({ unit, title, archived, now }, index) => (
                <li key={index}>{say.archiveDifference(unit, title, archived, now)}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}

function Similar() {
  const styles = useStyles();
  const { say, services } = useShared();
  const { busy, notice, dismiss, run } = useWork();
  const [found, setFound] = useState<{ readonly pairs: readonly SimilarLeads[]; readonly more: number }>();
  const find = () =>
    run(async () => {
      const grid = await services.host.readGrid();
      setFound(similarLeads(grid, readFacts(grid, changnan2024)));
      return undefined;
    });
  return (
    <Section title={say.similarTitle}>
      <p className={styles.quiet}>{say.similarText(similarFrom * 100)}</p>
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={() => void find()}>
          {say.findSimilar}
        </Button>
      </div>
      <Notice state={notice} onClose={dismiss} />
      {found?.pairs.length === 0 && <p className={styles.quiet}>{say.noSimilar}</p>}
      {found !== undefined && found.pairs.length > 0 && (
        <ul className={styles.list}>
          {found.pairs.map(({ first, other, similarity, undecided }, index) => (
            <li key={index}>
              <div className={styles.small}>
                {say.similarLine(Math.round(similarity * 100))} ·{" "}
                {undecided ? say.orderUnknown : say.firstBy(first.unit)}
              </div>
              {[first, other].map((lead) => (
                <div key={`${lead.place.sheet}!${lead.place.row}`} lang="zh-CN">
                  {lead.day === undefined ? "" : isoDate(lead.day)} {lead.unit} {lead.text} {lead.valid}{" "}
                  <PlaceLink place={lead.place} />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      {found !== undefined && found.more > 0 && <p className={styles.quiet}>{say.moreSimilar(found.more)}</p>}
    </Section>
  );
}

function Activities() {
  const styles = useStyles();
  const { activities, plan, asOf } = useAssessment();
  const { say } = useShared();
  const { notice, dismiss, download } = useWork();
  const due = dueActivities(activities, plan.year, asOf);
  const calendar = activityCalendar(activities, plan.year);
  return (
    <Section
      title={say.activitiesTitle}
      aside={
        <Button
          size="small"
          disabled={calendar.length === 0}
          onClick={() =>
            void download(
              new TextEncoder().encode(activitiesIcs(calendar, plan.id, Date.now() / 86_400_000)),
              `${plan.id}.ics`,
            )
          }
        >
          {say.saveCalendar}
        </Button>
      }
    >
      {due.length === 0 && <p className={styles.quiet}>{say.noActivities}</p>}
      {due.length > 0 && (
        <ul className={styles.list} lang="zh-CN">
          {due.map(({ activity, from, to, open }, index) => (
            <li key={index}>
              <div className={styles.small}>
                {from === to ? isoDate(from) : `${isoDate(from)} – ${isoDate(to)}`} {open && say.dayOpen}
              </div>
              {activity.name}　{activity.venue}　{activity.responsible}{" "}
              {activity.place !== undefined && <PlaceLink place={activity.place} short />}
            </li>
          ))}
        </ul>
      )}
      <Notice state={notice} onClose={dismiss} />
    </Section>
  );
}

/** `2024-04-01 09:30` by this computer's clock. */
function localTime(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
