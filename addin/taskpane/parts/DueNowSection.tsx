import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Assessment } from "../../../engine/index.js";
import { useShared } from "../context.js";
import { dayText, monthText } from "../format.js";
import { dueNow } from "../model/dueNow.js";
import { LevelBadge } from "./LightBadge.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  due: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "10px" },
  dueHead: { fontWeight: tokens.fontWeightSemibold, margin: 0, fontSize: tokens.fontSizeBase300 },
  lines: {
    listStyleType: "disc",
    margin: "4px 0 0",
    paddingInlineStart: "18px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
  },
  proposals: {
    listStyleType: "none",
    margin: "4px 0 0",
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  proposal: { display: "flex", flexWrap: "wrap", columnGap: "10px", rowGap: "4px", alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** What cannot wait: the month that still runs, tasks, forms, proposals, activities, errors. */
export function DueNowSection({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, language, openTab, openUnit } = useShared();
  const due = useMemo(() => dueNow(assessment), [assessment]);
  const lacking =
    due.openMonth?.units.filter((unit) => unit.lacksLead || unit.lateTask || unit.decided || unit.unclear.length > 0) ??
    [];
  const errors = assessment.issues.filter((issue) => issue.severity === "error").length;
  const nothing =
    lacking.length === 0 &&
    due.tasks.length === 0 &&
    due.forms.length === 0 &&
    due.proposals.length === 0 &&
    due.activities.length === 0 &&
    errors === 0;
  return (
    <Section title={say.dueNow} note={say.asOfLine(dayText(assessment.asOf, language))}>
      {nothing ? (
        <p className={styles.quiet}>{say.nothingDue}</p>
      ) : (
        <ul className={styles.due}>
          {due.openMonth !== undefined && lacking.length > 0 && (
            <li>
              <h3 className={styles.dueHead}>
                {say.monthLacking(monthText(due.openMonth.month, language), due.openMonth.daysLeft, lacking.length)}
              </h3>
              <p className={styles.quiet} lang="zh-CN">
                {lacking.map((unit) => unit.unit).join("、")}
              </p>
              <Link as="button" inline onClick={() => openTab("warnings")}>
                {say.seeWarnings}
              </Link>
            </li>
          )}
          {due.tasks.length > 0 && (
            <li>
              <h3 className={styles.dueHead}>{say.tasksDue(due.tasks.length)}</h3>
              <ul className={styles.lines}>
                {due.tasks.map((task) => (
                  <li key={`${task.place.row}/${task.unit}`}>
                    <span lang="zh-CN">{`${task.unit}：${task.task}`}</span>{" "}
                    {task.daysLeft < 0 ? say.overdueBy(-task.daysLeft) : say.dueIn(task.daysLeft)}{" "}
                    <PlaceLink place={task.place} />
                  </li>
                ))}
              </ul>
            </li>
          )}
          {due.forms.length > 0 && (
            <li>
              <h3 className={styles.dueHead}>{say.formsMissing(due.forms.length)}</h3>
              <ul className={styles.lines}>
                {due.forms.map((form) => (
                  <li key={`${form.unit}/${form.deadline}`}>
                    <span lang="zh-CN">{form.unit}</span> {say.deadlineOf(dayText(form.deadline, language))}{" "}
                    {form.place !== undefined && <PlaceLink place={form.place} />}
                  </li>
                ))}
              </ul>
            </li>
          )}
          {due.proposals.length > 0 && (
            <li>
              <h3 className={styles.dueHead}>
                {say.openProposals(due.proposals.reduce((sum, { units }) => sum + units.length, 0))}
              </h3>
              <ul className={styles.proposals}>
                {due.proposals.map(({ level, units }) => (
                  <li key={level} className={styles.proposal}>
                    <LevelBadge level={level} />
                    {units.map((unit) => (
                      <Link key={unit} as="button" inline lang="zh-CN" onClick={() => openUnit(unit)}>
                        {unit}
                      </Link>
                    ))}
                  </li>
                ))}
              </ul>
            </li>
          )}
          {due.activities.length > 0 && (
            <li>
              <h3 className={styles.dueHead}>{say.activitiesNow(due.activities.length)}</h3>
              <ul className={styles.lines}>
                {due.activities.map((activity) => (
                  <li key={`${activity.number}/${activity.name}`} lang="zh-CN">
                    {`${activity.time} ${activity.name}${activity.venue ? `（${activity.venue}）` : ""}`}
                  </li>
                ))}
              </ul>
            </li>
          )}
          {errors > 0 && (
            <li>
              <h3 className={styles.dueHead}>{say.errorsInData(errors)}</h3>
              <Button size="small" onClick={() => openTab("dataCheck")}>
                {say.seeDataCheck}
              </Button>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}
