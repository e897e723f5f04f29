import { Button, makeStyles, mergeClasses, tokens, Link } from "@fluentui/react-components";
import { useDeferredValue, useMemo } from "react";
import { endedMonths, plainNumber, type Assessment, type BoardLine } from "../../../engine/index.js";
import { HeatMap } from "../charts/HeatMap.js";
import { ProgressChart } from "../charts/ProgressChart.js";
import { useAssessment, useSay, useShared } from "../context.js";
import { dayText, monthText, signed } from "../format.js";
import { dueNow } from "../model/dueNow.js";
import { isBlank, ledgerReadings } from "../model/readingView.js";
import { Bar } from "../parts/Bar.js";
import { LevelBadge, LightBadge } from "../parts/LightBadge.js";
import { Headline } from "../parts/Headline.js";
import { Repairs } from "../parts/Repairs.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { SearchAll } from "../parts/SearchAll.js";
import { Section } from "../parts/Section.js";
import { WhatWasRead } from "../parts/WhatWasRead.js";
import { useColumns } from "../parts/columns.js";

const useStyles = makeStyles({
  meters: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))", gap: "12px" },
  meter: { display: "flex", flexDirection: "column", gap: "4px", minWidth: 0 },
  figure: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  of: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  board: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  boardLine: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
  },
  wide: { gridColumnStart: "1", gridColumnEnd: "-1" },
  numbers: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  ranking: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  rankLine: {
    display: "grid",
    gridTemplateColumns: "22px minmax(0, 1fr) 52px",
    columnGap: "8px",
    rowGap: "4px",
    alignItems: "center",
    padding: "7px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":last-child": { borderBottomStyle: "none", paddingBottom: 0 },
  },
  rank: { textAlign: "center", fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  podium: { fontWeight: tokens.fontWeightBold, color: tokens.colorBrandForeground1 },
  name: { display: "flex", alignItems: "center", gap: "6px", flexWrap: "wrap", minWidth: 0 },
  total: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", textAlign: "end" },
  light: { justifySelf: "end" },
  wideCell: { minWidth: 0 },
  detail: { gridColumnStart: "2", gridColumnEnd: "-1", display: "flex", flexWrap: "wrap", columnGap: "10px" },
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
  legend: {
    display: "flex",
    gap: "10px",
    alignItems: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  swatch: {
    display: "inline-block",
    width: "10px",
    height: "10px",
    borderRadius: "2px",
    marginInlineEnd: "4px",
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  swatchBonus: {
    backgroundColor: tokens.colorPaletteLightGreenBackground3,
    "@media (forced-colors: active)": { backgroundColor: "GrayText" },
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** 概览: the district against time, the ranking, and what cannot wait. */
export function OverviewTab() {
  const assessment = useAssessment();
  const columns = useColumns();
  const say = useSay();
  const blank = useMemo(() => isBlank(ledgerReadings(assessment)), [assessment]);
  // The ranking is on the screen before what stands below it is drawn.
  const below = useDeferredValue(true, false);
  if (blank) return <WhatWasRead />;
  return (
    <div className={columns.stack}>
      <WhatWasRead />
      <Repairs withHeadings={false} />
      <SearchAll />
      <div className={columns.two}>
        <div className={columns.stack}>
          <Ranking assessment={assessment} />
          {below && (
            <Section title={say.heatTitle} note={say.heatNote}>
              <HeatMap assessment={assessment} />
            </Section>
          )}
        </div>
        <div className={columns.stack}>
          <DueNowSection assessment={assessment} />
          {below && (
            <>
              <Board assessment={assessment} />
              <Section title={say.progressTitle}>
                <ProgressChart assessment={assessment} time={endedMonths(assessment.plan.year, assessment.asOf) / 12} />
              </Section>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

function Meter({ label, done, required, note }: { label: string; done: number; required: number; note?: string }) {
  const styles = useStyles();
  return (
    <div className={styles.meter}>
      <span className={styles.label}>{label}</span>
      <span className={styles.figure}>
        {plainNumber(done)}
        <span className={styles.of}>{` / ${plainNumber(required)}`}</span>
      </span>
      <Bar value={done} whole={required} />
      {note !== undefined && <span className={styles.label}>{note}</span>}
    </div>
  );
}

function Board({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const say = useSay();
  const { district, board } = assessment;
  return (
    <Section title={say.districtBoard} note={say.againstTime}>
      <div className={styles.meters}>
        <Meter
          label={say.quotaLabel}
          done={district.quota.filled ?? 0}
          required={district.quota.required}
          note={
            district.quota.recognised === null ? say.noData : say.recognised(plainNumber(district.quota.recognised))
          }
        />
        <Meter label={say.visitsLabel} done={district.visits.done} required={district.visits.required} />
      </div>
      <ul className={styles.board}>
        {board.map((line) => (
          <BoardRow key={line.id} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function BoardRow({ line }: { line: BoardLine }) {
  const styles = useStyles();
  const say = useSay();
  const target = `${line.meets === "above" ? "> " : ""}${plainNumber(line.target)} `;
  return (
    <li className={styles.boardLine}>
      <span lang="zh-CN">{line.title}</span>
      <LightBadge light={line.light} />
      <div className={styles.wide}>
        <Bar value={line.done ?? 0} whole={line.target} light={line.light} />
      </div>
      <span className={mergeClasses(styles.label, styles.wide)}>
        <span className={styles.numbers}>{line.done === undefined ? say.notEntered : plainNumber(line.done)}</span>
        {" / "}
        <span className={styles.numbers}>
          {target}
          <span lang="zh-CN">{line.unit}</span>
        </span>
        {line.done !== undefined && ` · ${plainNumber(percentOf(line))}%`}
        {line.growth !== undefined && ` · ${say.growthWanted(plainNumber(line.growth))}`}
        {line.amountMet && line.growth !== undefined && line.grown === undefined && ` · ${say.growthUnknown}`}
        {line.place !== undefined && (
          <>
            {" · "}
            <PlaceLink place={line.place} />
          </>
        )}
      </span>
    </li>
  );
}

function percentOf(line: BoardLine): number {
  return line.target > 0 ? ((line.done ?? 0) / line.target) * 100 : 0;
}

function Ranking({ assessment }: { assessment: Assessment }) {
  const styles = useStyles();
  const { say, openUnit } = useShared();
  const byName = new Map(assessment.units.map((unit) => [unit.name, unit]));
  const longest = Math.max(100, ...assessment.units.map((unit) => unit.base + unit.bonus));
  return (
    <Section title={say.ranking} aside={<Legend />}>
      <Headline />
      <ol className={styles.ranking}>
        {assessment.ranking.map((name) => {
          const unit = byName.get(name);
          if (unit === undefined) return null;
          return (
            <li key={name} className={styles.rankLine}>
              <span
                className={mergeClasses(styles.rank, unit.rank <= 3 && styles.podium)}
                aria-label={say.rankNumber(unit.rank)}
              >
                {unit.rank}
              </span>
              <span className={styles.name}>
                <Link as="button" inline lang="zh-CN" onClick={() => openUnit(name)} title={say.openUnit(name)}>
                  {name}
                </Link>
                <LevelBadge level={unit.escalation.level} />
              </span>
              <span className={styles.total} aria-label={say.points(plainNumber(unit.total))}>
                {plainNumber(unit.total)}
              </span>
              <span />
              <div className={styles.wideCell}>
                <Bar value={unit.base} second={unit.bonus} whole={longest} />
              </div>
              <span className={styles.light}>
                <LightBadge light={unit.light} />
              </span>
              <span className={mergeClasses(styles.label, styles.detail)}>
                {unit.group !== undefined && (
                  <span>{`${say.rankWithin(unit.group.name)} ${unit.group.rank}/${unit.group.of}`}</span>
                )}
                <span>{say.baseShort(plainNumber(unit.base))}</span>
                {unit.bonus !== 0 && <span>{say.bonusShort(signed(unit.bonus))}</span>}
                {unit.deduction !== 0 && <span>{say.deductionShort(signed(unit.deduction))}</span>}
                <span>
                  {say.quotaShort(
                    unit.quota.filled === null ? "–" : plainNumber(unit.quota.filled),
                    plainNumber(unit.quota.required),
                  )}
                </span>
                <span>{say.visitsShort(plainNumber(unit.visits.done), plainNumber(unit.visits.required))}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Legend() {
  const styles = useStyles();
  const say = useSay();
  return (
    <span className={styles.legend}>
      <span>
        <span className={styles.swatch} aria-hidden="true" />
        {say.base}
      </span>
      <span>
        <span className={mergeClasses(styles.swatch, styles.swatchBonus)} aria-hidden="true" />
        {say.bonus}
      </span>
    </span>
  );
}

function DueNowSection({ assessment }: { assessment: Assessment }) {
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
