import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from "@fluentui/react-components";
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
  notReported,
  notReportedText,
  passedDeadlines,
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
import { useErrorText } from "../errorText.js";
import { dayText, monthText } from "../format.js";
import { useColumns } from "../parts/columns.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { saveFile } from "../parts/saveFile.js";
import { Section } from "../parts/Section.js";

const decisions = ["met", "missed", "excused"] as const satisfies readonly MonthDecision["decision"][];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, "& th, & td": { padding: "4px 8px 4px 0", textAlign: "start", fontWeight: tokens.fontWeightRegular, verticalAlign: "top", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` }, "& thead th": { color: tokens.colorNeutralForeground2 } },
  missed: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "6px", overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  evidence: { display: "flex", flexDirection: "column", gap: "2px", minWidth: "140px" },
});

/** 月度: the month's duties, the office's decisions, the archive, who owes reports, leads that are alike, activities. */
export default function MonthTab() {
  const columns = useColumns();
  return (
    <div className={columns.stack}>
      <Duties />
      <div className={columns.two}>
        <div className={columns.stack}>
          <Owing />
          <Activities />
        </div>
        <div className={columns.stack}>
          <Archive />
          <Similar />
        </div>
      </div>
    </div>
  );
}

type Said = { readonly intent: "success" | "error" | "info"; readonly text: string };

/** Work on the workbook with its outcome said. */
function useWork() {
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>();
  const work = async (task: () => Promise<string | undefined>) => {
    setBusy(true);
    setSaid(undefined);
    try {
      const text = await task();
      if (text !== undefined) setSaid({ intent: "success", text });
    } catch (error) {
      setSaid({ intent: "error", text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, said, work };
}

function SaidBar({ said }: { said: Said | undefined }) {
  return (
    <div aria-live="polite">
      {said !== undefined && (
        <MessageBar intent={said.intent} layout="multiline">
          <MessageBarBody>{said.text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function Duties() {
  const styles = useStyles();
  const assessment = useAssessment();
  const { say, services, language } = useShared();
  const { busy, said, work } = useWork();
  const months = monthsUpTo(assessment);
  const [kept, setMonth] = useKept<Month | undefined>("month.month", undefined);
  const month = kept !== undefined && months.includes(kept) ? kept : (months.find((candidate) => monthView(assessment, candidate).ended) ?? months[0]);
  if (month === undefined) return null;
  const view = monthView(assessment, month);

  const decide = (unit: string, decision: MonthDecision["decision"] | undefined) =>
    work(async () => {
      const grid = await services.host.readGrid();
      const edits = decisionEdits(grid, readFacts(grid, changnan2024), unit, month, decision);
      if (edits.length > 0) await services.host.apply(edits);
      await services.live.refresh();
      return undefined;
    });
  const close = () =>
    work(async () => {
      const grid = await services.host.readGrid();
      await services.host.apply(archiveEdits(grid, { ...assessment, facts: readFacts(grid, changnan2024) }, month, localTime()));
      await services.live.refresh();
      return say.monthClosed(monthText(month, language));
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
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={say.monthDuties}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say.unit}</th>
              <th scope="col">{say.duty}</th>
              <th scope="col">{say.dutyEvidence}</th>
              <th scope="col">{say.monthDecision}</th>
            </tr>
          </thead>
          <tbody>
            {view.units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row" lang="zh-CN">
                  {unit.unit}
                </th>
                <td className={unit.status === "missed" ? styles.missed : undefined}>
                  {say.dutyStatuses[unit.status]}
                  {unit.proposals.map(({ level }) => (
                    <div key={level}>{say.proposed(say.levels[level])}</div>
                  ))}
                </td>
                <td>
                  <Evidence unit={unit} />
                </td>
                <td>
                  <Select size="small" disabled={busy} aria-label={say.decisionFor(unit.unit)} value={unit.decision ?? ""} onChange={(_, { value }) => void decide(unit.unit, decisions.find((each) => each === value))}>
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
      </div>
      <p className={styles.quiet}>{view.ended ? say.closeMonthText : say.monthNotEnded}</p>
      <div className={styles.buttons}>
        <Button disabled={busy || !view.ended} onClick={() => void close()}>
          {busy ? say.writing : say.closeMonth(monthText(month, language))}
        </Button>
      </div>
      <SaidBar said={said} />
    </Section>
  );
}

function Evidence({ unit }: { unit: UnitMonth }) {
  const styles = useStyles();
  const { say } = useShared();
  return (
    <div className={styles.evidence}>
      <span>
        {say.leadsCount(unit.leads)} {unit.leadPlaces.slice(0, 3).map((place) => <span key={`${place.sheet}!${place.row}`}> <PlaceLink place={place} short /></span>)}
      </span>
      {unit.tasks.filter(({ overdue }) => overdue).map(({ task, place }) => (
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
  const { busy, said, work } = useWork();
  const [found, setFound] = useState<readonly ArchiveComparison[]>();
  const compare = () =>
    work(async () => {
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
      <SaidBar said={said} />
      {found?.length === 0 && <p className={styles.quiet}>{say.noArchive}</p>}
      {found?.map(({ archive, unchanged, differences }) => {
        const month = monthText(archive.month, language);
        return (
          <div key={archive.month}>
            <p className={differences.length > 0 ? styles.missed : styles.quiet} style={{ margin: 0 }}>
              {unchanged ? say.archiveSame(month, archive.archivedAt) : differences.length === 0 ? say.archiveDigestOnly(month, archive.archivedAt) : say.archiveChanged(month, archive.archivedAt, differences.length)}
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

function Owing() {
  const styles = useStyles();
  const { facts, asOf } = useAssessment();
  const { say, services, language } = useShared();
  const { said, work } = useWork();
  const deadlines = passedDeadlines(facts, asOf);
  const [chosen, setChosen] = useState<Day>();
  const deadline = chosen !== undefined && deadlines.includes(chosen) ? chosen : deadlines[0];
  if (deadline === undefined) {
    return (
      <Section title={say.owingTitle}>
        <p className={styles.quiet}>{say.noDeadline}</p>
      </Section>
    );
  }
  const owing = notReported(facts, deadline);
  const copy = () =>
    work(async () => {
      await services.copyText(notReportedText(owing));
      return say.copied;
    });
  return (
    <Section
      title={say.owingTitle}
      aside={
        <Button size="small" onClick={() => void copy()}>
          {say.copyAsText}
        </Button>
      }
    >
      <Field label={say.deadline} orientation="horizontal" size="small">
        <Select size="small" value={isoDate(deadline)} onChange={(_, { value }) => setChosen(deadlines.find((each) => isoDate(each) === value))}>
          {deadlines.map((each) => (
            <option key={each} value={isoDate(each)}>
              {dayText(each, language)}
            </option>
          ))}
        </Select>
      </Field>
      {owing.units.length === 0 && <p className={styles.quiet}>{say.nobodyOwes}</p>}
      <pre className={styles.quiet} style={{ whiteSpace: "pre-wrap", fontFamily: "inherit" }} lang="zh-CN">
        {notReportedText(owing)}
      </pre>
      <SaidBar said={said} />
    </Section>
  );
}

function Similar() {
  const styles = useStyles();
  const { say, services } = useShared();
  const { busy, said, work } = useWork();
  const [found, setFound] = useState<{ readonly pairs: readonly SimilarLeads[]; readonly more: number }>();
  const find = () =>
    work(async () => {
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
      <SaidBar said={said} />
      {found?.pairs.length === 0 && <p className={styles.quiet}>{say.noSimilar}</p>}
      <ul className={styles.list}>
        {found?.pairs.map(({ first, other, similarity, undecided }, index) => (
          <li key={index}>
            <div className={styles.small}>
              {say.similarLine(Math.round(similarity * 100))} · {undecided ? say.orderUnknown : say.firstBy(first.unit)}
            </div>
            {[first, other].map((lead) => (
              <div key={`${lead.place.sheet}!${lead.place.row}`} lang="zh-CN">
                {lead.day === undefined ? "" : isoDate(lead.day)} {lead.unit} {lead.text} {lead.valid} <PlaceLink place={lead.place} />
              </div>
            ))}
          </li>
        ))}
      </ul>
      {found !== undefined && found.more > 0 && <p className={styles.quiet}>{say.moreSimilar(found.more)}</p>}
    </Section>
  );
}

function Activities() {
  const styles = useStyles();
  const { activities, plan, asOf } = useAssessment();
  const { say } = useShared();
  const { said, work } = useWork();
  const due = dueActivities(activities, plan.year, asOf);
  const save = () =>
    work(async () => {
      saveFile(new TextEncoder().encode(activitiesIcs(activityCalendar(activities, plan.year), plan.id, plan.issued)), `${plan.id}.ics`, "text/calendar");
      return undefined;
    });
  return (
    <Section
      title={say.activitiesTitle}
      aside={
        <Button size="small" disabled={activityCalendar(activities, plan.year).length === 0} onClick={() => void save()}>
          {say.saveCalendar}
        </Button>
      }
    >
      {due.length === 0 && <p className={styles.quiet}>{say.noActivities}</p>}
      <ul className={styles.list} lang="zh-CN">
        {due.map(({ activity, from, to, open }, index) => (
          <li key={index}>
            <div className={styles.small}>
              {from === to ? isoDate(from) : `${isoDate(from)} – ${isoDate(to)}`} {open && say.dayOpen}
            </div>
            {activity.name}　{activity.venue}　{activity.responsible} {activity.place !== undefined && <PlaceLink place={activity.place} short />}
          </li>
        ))}
      </ul>
      <SaidBar said={said} />
    </Section>
  );
}

/** `2024-04-01 09:30` by this computer's clock. */
function localTime(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
