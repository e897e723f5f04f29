import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useMemo, useState } from "react";
import {
  otherReadings,
  plainNumber,
  readingChoices,
  readingReason,
  type ReadingDefinition,
  type ReadingEffect,
  type ReadingId,
} from "../../../engine/index.js";
import { useAssessment, useSay, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import { settingEdits } from "../model/settingEdits.js";
import { ClauseQuote } from "../parts/ClauseQuote.js";
import { twoWhereRoom, useColumns } from "../parts/columns.js";
import { ScoringLines } from "../parts/ScoringLines.js";
import { Section } from "../parts/Section.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: "3px 8px 3px 0",
      textAlign: "start",
      fontWeight: tokens.fontWeightRegular,
      verticalAlign: "top",
    },
    "& thead th": { color: tokens.colorNeutralForeground2 },
    "& .number": { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  },
  scroll: { overflowX: "auto" },
  effect: {
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    padding: "10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  columnsWide: {
    display: "grid",
    gap: "12px",
    gridTemplateColumns: twoWhereRoom,
    alignItems: "start",
  },
});

/** 规则: the doubtful sentences of the plan, and how they are read. */
export function RulesTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const say = useSay();
  const effects = useMemo(() => otherReadings(assessment), [assessment]);
  const ids = Object.keys(readingChoices) as ReadingId[];
  return (
    <div className={columns.stack}>
      <ScoringLines />
      <p className={styles.quiet}>{say.rulesIntro(assessment.plan.provisional)}</p>
      <div className={styles.columnsWide}>
        {ids.map((id) => (
          <ReadingCard
            key={`${id}/${assessment.readings[id]}`}
            id={id}
            effects={effects.filter((effect) => effect.reading === id)}
          />
        ))}
      </div>
    </div>
  );
}

function ReadingCard({ id, effects }: { id: ReadingId; effects: readonly ReadingEffect[] }) {
  const styles = useStyles();
  const { say, services } = useShared();
  const assessment = useAssessment();
  const errorText = useErrorText();
  const definition: ReadingDefinition = assessment.plan.readings[id];
  const now = assessment.readings[id];
  const [choice, setChoice] = useState<string>(now);
  const [writing, setWriting] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const byDefault = definition.choices[0]?.id;
  const effect = effects.find((candidate) => candidate.choice === choice);

  const write = async () => {
    setWriting(true);
    setTrouble(undefined);
    try {
      const grid = await services.host.readGrid();
      await services.host.apply(settingEdits(grid, assessment.facts, definition, choice));
      await services.live.refresh();
    } catch (error) {
      setTrouble(errorText(error));
    } finally {
      setWriting(false);
    }
  };

  return (
    <Section title={say.readingTitle(id, definition.title)} note={definition.decision}>
      <ClauseQuote clause={definition.clause} />
      <p className={styles.quiet} lang="zh-CN">
        {readingReason(assessment.plan, id)}
      </p>
      <Field label={say.readAs}>
        <RadioGroup value={choice} onChange={(_, { value }) => setChoice(value)} disabled={writing}>
          {definition.choices.map((option) => (
            <Radio
              key={option.id}
              value={option.id}
              label={`${say.choiceTitle(id, option.id, option.title)}${say.choiceMarks(option.id === byDefault, option.id === now)}`}
            />
          ))}
        </RadioGroup>
      </Field>
      <div aria-live="polite">
        {choice !== now && (
          <div className={styles.effect}>
            <EffectTable effect={effect} />
            {trouble !== undefined && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{trouble}</MessageBarBody>
              </MessageBar>
            )}
            <div className={styles.buttons}>
              <Button appearance="primary" size="small" disabled={writing} onClick={() => void write()}>
                {writing ? say.writing : say.writeSetting}
              </Button>
              <Button size="small" disabled={writing} onClick={() => setChoice(now)}>
                {say.cancel}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Section>
  );
}

function EffectTable({ effect }: { effect: ReadingEffect | undefined }) {
  const styles = useStyles();
  const say = useSay();
  if (effect === undefined || effect.changes.length === 0) return <p className={styles.quiet}>{say.noEffect}</p>;
  return (
    <>
      <p style={{ margin: 0 }}>{say.effectLine(effect.changes.length, effect.rankChanges)}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say.unit}</th>
              <th scope="col">{say.total}</th>
              <th scope="col">{say.rank}</th>
            </tr>
          </thead>
          <tbody>
            {effect.changes.map((change) => (
              <tr key={change.unit}>
                <th scope="row" lang="zh-CN">
                  {change.unit}
                </th>
                <td className="number">{arrow(change.total.now, change.total.then)}</td>
                <td className="number">
                  {arrow(change.rank.now, change.rank.then)}
                  {change.level !== undefined &&
                    ` · ${say.levelChange(say.levels[change.level.now], say.levels[change.level.then])}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function arrow(now: number, then: number): string {
  return now === then ? plainNumber(now) : `${plainNumber(now)} → ${plainNumber(then)}`;
}
