import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import {
  activityCalendar,
  plans,
  dueActivities,
  isoDate,
  readFacts,
  similarFrom,
  similarLeads,
  type Day,
  type SimilarLeads,
} from "../../../engine/index.js";
import { activitiesIcs } from "../../drafts/activitiesIcs.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { useColumns } from "../parts/columns.js";
import { MonthArchive, useArchive } from "../parts/MonthArchive.js";
import { MonthDuties } from "../parts/MonthDuties.js";
import { Notice } from "../parts/Notice.js";
import { NotReported } from "../parts/NotReported.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { Section } from "../parts/Section.js";
import { Trends } from "../parts/Trends.js";
import { useWork } from "../parts/useWork.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
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
});

/** 月度: the month's duties, the office's decisions, the archive, who owes reports, leads that are alike, activities. */
export default function MonthTab() {
  const columns = useColumns();
  const archive = useArchive();
  const [deadline, setDeadline] = useKept<Day | undefined>("notReported.deadline", undefined);
  return (
    <div className={columns.stack}>
      <MonthDuties archive={archive} />
      <div className={columns.two}>
        <div className={columns.stack}>
          <NotReported chosen={deadline} onChoose={setDeadline} />
          <Activities />
        </div>
        <div className={columns.stack}>
          <Trends />
          <MonthArchive archive={archive} />
          <Similar />
        </div>
      </div>
    </div>
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
      setFound(similarLeads(grid, readFacts(grid, plans)));
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
