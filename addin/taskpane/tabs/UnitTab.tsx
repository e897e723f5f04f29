import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useMemo } from "react";
import {
  explain,
  plainNumber,
  type ItemExplanation,
  type ItemKey,
  type UnitAssessment,
} from "../../../engine/index.js";
import { useAssessment, useKept, useSay } from "../context.js";
import { signed } from "../format.js";
import { Bar } from "../parts/Bar.js";
import { ClauseQuote } from "../parts/ClauseQuote.js";
import { useColumns } from "../parts/columns.js";
import { Headline } from "../parts/Headline.js";
import { UnitLadder } from "../parts/UnitLadder.js";
import { IssueLine } from "../parts/IssueLine.js";
import { LightBadge } from "../parts/LightBadge.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { Said } from "../parts/Said.js";
import { Section } from "../parts/Section.js";
import { Differences, Uncounted } from "../parts/UnitStory.js";
import { UnitTools } from "../parts/UnitTools.js";

/** Rows shown before a person asks for all of them. */
const firstRows = 30;

const useStyles = makeStyles({
  picker: { maxWidth: "360px" },
  figures: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(76px, 1fr))", gap: "10px", margin: 0 },
  figure: { display: "flex", flexDirection: "column-reverse", minWidth: 0 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  label: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  badges: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  button: { minHeight: 0, paddingLeft: 0, paddingRight: 0 },
  meter: { display: "flex", flexDirection: "column", gap: "4px" },
  header: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    rowGap: "3px",
    alignItems: "center",
    width: "100%",
    paddingBlock: "6px",
  },
  headerBar: { gridColumnStart: "1", gridColumnEnd: "-1" },
  points: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  full: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ":first-child": { borderTopStyle: "none" } },
  panel: { display: "flex", flexDirection: "column", gap: "10px", margin: "2px 0 14px" },
  because: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "2px" },
  h3: {
    margin: "0 0 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  rows: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "4px" },
  more: { marginTop: "4px" },
  reading: { display: "flex", flexDirection: "column", gap: "2px", overflowWrap: "anywhere" },
  tableWrap: { overflowX: "auto" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": { padding: "3px 8px 3px 0", textAlign: "start", fontWeight: tokens.fontWeightRegular },
    "& thead th": { color: tokens.colorNeutralForeground2 },
    "& .number": { textAlign: "end", fontVariantNumeric: "tabular-nums" },
  },
});

/** 部门: one unit's scorecard, every line open to its reasons. */
export function UnitTab() {
  const assessment = useAssessment();
  const styles = useStyles();
  const say = useSay();
  const columns = useColumns();
  const [wanted, setWanted] = useKept("unit", assessment.ranking[0] ?? "");
  const [open, setOpen] = useKept<readonly ItemKey[]>("unit.items", []);
  const unit = assessment.units.find((candidate) => candidate.name === wanted) ?? assessment.units[0];
  if (unit === undefined) return null;
  return (
    <div className={columns.stack}>
      <Field label={say.unit} className={styles.picker} data-no-print>
        <Select value={unit.name} onChange={(_, { value }) => setWanted(value)}>
          {assessment.units.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <UnitTools unit={unit.name} expandAll={() => setOpen(Object.keys(unit.items))} />
      <div className={columns.two}>
        <div className={columns.stack}>
          <Figures unit={unit} />
          <UnitLadder unit={unit} />
          <Quota unit={unit} />
          <Differences unit={unit} />
        </div>
        <div className={columns.stack}>
          <Items unit={unit} open={open} setOpen={setOpen} />
          <Uncounted key={unit.name} unit={unit} />
        </div>
      </div>
    </div>
  );
}

function Figures({ unit }: { unit: UnitAssessment }) {
  const styles = useStyles();
  const say = useSay();
  const figures: readonly (readonly [string, string])[] = [
    [say.rank, plainNumber(unit.rank)],
    ...(unit.group === undefined
      ? []
      : [[say.rankWithin(unit.group.name), `${unit.group.rank}/${unit.group.of}`] as const]),
    [say.total, plainNumber(unit.total)],
    [say.base, plainNumber(unit.base)],
    [say.bonus, signed(unit.bonus)],
    [say.deduction, signed(unit.deduction)],
    [say.reachable, plainNumber(unit.reachable)],
  ];
  return (
    <Section title={unit.name} aside={<LightBadge light={unit.light} />}>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label} className={styles.figure}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{say.leadersLine(unit.leaders.join("、"))}</p>
      <Headline />
    </Section>
  );
}

function Quota({ unit }: { unit: UnitAssessment }) {
  const styles = useStyles();
  const say = useSay();
  const { quota, visits } = unit;
  return (
    <Section title={say.tasks}>
      <div className={styles.meter}>
        <div className={styles.badges}>
          <span>{say.quotaLabel}</span>
          <strong>{`${quota.filled === null ? "–" : plainNumber(quota.filled)} / ${plainNumber(quota.required)}`}</strong>
          <span className={styles.quiet}>
            {quota.recognised === null ? say.noData : say.recognised(plainNumber(quota.recognised))}
          </span>
        </div>
        <Bar value={quota.filled ?? 0} whole={quota.required} light={unit.light} />
      </div>
      {quota.categories.length > 0 && (
        <div className={styles.tableWrap}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{say.category}</th>
                <th scope="col" className="number">
                  {say.required}
                </th>
                <th scope="col" className="number">
                  {say.recognisedShort}
                </th>
                <th scope="col" className="number">
                  {say.filled}
                </th>
              </tr>
            </thead>
            <tbody>
              {quota.categories.map((line) => (
                <tr key={line.category}>
                  <th scope="row" lang="zh-CN">
                    {line.category}
                  </th>
                  <td className="number">{plainNumber(line.required)}</td>
                  <td className="number">{plainNumber(line.recognised)}</td>
                  <td className="number">{plainNumber(line.filled)}</td>
                </tr>
              ))}
              {quota.free.slots > 0 && (
                <tr>
                  <th scope="row">{say.freeSlots}</th>
                  <td className="number">{plainNumber(quota.free.slots)}</td>
                  <td />
                  <td className="number">{plainNumber(quota.free.filled)}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.meter}>
        <div className={styles.badges}>
          <span>{say.visitsLabel}</span>
          <strong>{`${plainNumber(visits.done)} / ${plainNumber(visits.required)}`}</strong>
        </div>
        <Bar value={visits.done} whole={visits.required} />
      </div>
    </Section>
  );
}

function Items({
  unit,
  open,
  setOpen,
}: {
  unit: UnitAssessment;
  open: readonly ItemKey[];
  setOpen: (open: readonly ItemKey[]) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const assessment = useAssessment();
  return (
    <Section title={say.itemsTitle} note={say.itemsNote}>
      <Accordion
        multiple
        collapsible
        openItems={[...open]}
        onToggle={(_, { openItems }) => setOpen(openItems as ItemKey[])}
      >
        {Object.values(unit.items).map((item) => {
          const { key } = item;
          return (
            <AccordionItem key={key} value={key} className={styles.item}>
              <AccordionHeader as="h3" expandIconPosition="end" button={{ className: styles.button }}>
                <span className={styles.header}>
                  <span>{say.items[key] ?? item.title}</span>
                  <span className={styles.points}>
                    {item.points === null
                      ? say.noData
                      : item.fullMarks === undefined
                        ? signed(item.points)
                        : plainNumber(item.points)}
                    {item.fullMarks !== undefined && <span className={styles.full}>{` / ${item.fullMarks}`}</span>}
                    {item.unfilled && <span className={styles.full}>{` ${say.notEntered}`}</span>}
                  </span>
                  {item.fullMarks !== undefined && (
                    <span className={styles.headerBar}>
                      <Bar value={item.points ?? 0} whole={item.fullMarks} />
                    </span>
                  )}
                </span>
              </AccordionHeader>
              <AccordionPanel className={styles.panel}>
                {open.includes(key) && (
                  <Explained key={`${unit.name}/${assessment.asOf}`} unit={unit.name} item={key} />
                )}
              </AccordionPanel>
            </AccordionItem>
          );
        })}
      </Accordion>
    </Section>
  );
}

function Explained({ unit, item }: { unit: string; item: ItemKey }) {
  const assessment = useAssessment();
  const explanations = useMemo(() => explain(assessment, unit, item), [assessment, unit, item]);
  return explanations.map((explanation) => <ExplanationView key={explanation.item.key} explanation={explanation} />);
}

function ExplanationView({ explanation }: { explanation: ItemExplanation }) {
  const styles = useStyles();
  const say = useSay();
  const [all, setAll] = useKept(`unit.all/${explanation.unit}/${explanation.item.key}`, false);
  const { item, rows, readings, issues } = explanation;
  const shown = all ? rows : rows.slice(0, firstRows);
  return (
    <>
      <ul className={styles.because}>
        {item.because.map((because, index) => (
          <li key={index}>
            <Said reason={because} />
          </li>
        ))}
      </ul>
      <ClauseQuote clause={item.clause} />
      <div>
        <h4 className={styles.h3}>{say.restsOn(rows.length)}</h4>
        {rows.length === 0 ? (
          <p className={styles.quiet}>{say.noRows}</p>
        ) : (
          <ul className={styles.rows}>
            {shown.map((row) => (
              <li key={`${row.place.sheet}!${row.place.row}/${row.place.column}`}>
                <span lang="zh-CN">{row.text}</span>
                {row.weight !== 1 && ` ${say.weightOf(`${plainNumber(row.weight * 100)}%`)}`}{" "}
                <PlaceLink place={row.place} />
              </li>
            ))}
          </ul>
        )}
        {shown.length < rows.length && (
          <Button size="small" className={styles.more} onClick={() => setAll(true)}>
            {say.showAll(rows.length)}
          </Button>
        )}
      </div>
      {readings.length > 0 && (
        <div>
          <h4 className={styles.h3}>{say.otherReadings}</h4>
          <ul className={styles.rows}>
            {readings.map((reading) => (
              <li key={reading.id} className={styles.reading}>
                <span>
                  {say.readingTaken(
                    say.readingTitle(reading.id, reading.title),
                    say.choiceTitle(reading.id, reading.choice, reading.choiceTitle),
                  )}
                </span>
                {reading.others.map((other) => (
                  <span key={other.choice} className={styles.quiet}>
                    {say.ifReading(
                      say.choiceTitle(reading.id, other.choice, other.choiceTitle),
                      other.points === null ? say.noData : plainNumber(other.points),
                      plainNumber(other.total),
                    )}
                    {other.rank.now === other.rank.then ? (
                      say.rankWouldStay(other.othersMoved)
                    ) : (
                      <strong>{say.rankWouldChange(other.rank.now, other.rank.then)}</strong>
                    )}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {issues.length > 0 && (
        <div>
          <h4 className={styles.h3}>{say.issuesHere(issues.length)}</h4>
          <ul className={styles.rows}>
            {issues.slice(0, firstRows).map((issue, index) => (
              <IssueLine key={index} issue={issue} />
            ))}
          </ul>
          {issues.length > firstRows && (
            <p className={styles.quiet}>{say.moreInDataCheck(issues.length - firstRows)}</p>
          )}
        </div>
      )}
    </>
  );
}
