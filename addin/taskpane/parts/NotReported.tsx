import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { isoDate, notReported, notReportedText, reportDeadlines, type Day } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { dayText } from "../format.js";
import { Notice } from "./Notice.js";
import { Section } from "./Section.js";
import { useWork } from "./useWork.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  text: {
    color: tokens.colorNeutralForeground2,
    margin: 0,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: "inherit",
  },
});

/**
 * Who has not sent the weekly forms of a deadline, as 周报台账 stands; a list to be copied into a chat.
 * @param chosen the deadline that is shown; the latest that has passed when absent
 */
export function NotReported({
  chosen,
  onChoose,
  note,
}: {
  chosen: Day | undefined;
  onChoose: (deadline: Day | undefined) => void;
  note?: string | undefined;
}) {
  const styles = useStyles();
  const { facts, asOf } = useAssessment();
  const { say, language } = useShared();
  const { notice, dismiss, copy } = useWork();
  const deadlines = reportDeadlines(facts, asOf);
  const deadline = chosen !== undefined && deadlines.includes(chosen) ? chosen : deadlines.find((each) => each <= asOf);
  if (deadline === undefined) {
    return (
      <Section title={say.owingTitle}>
        <p className={styles.quiet}>{say.noDeadline}</p>
      </Section>
    );
  }
  const owing = notReported(facts, deadline);
  const text = notReportedText(owing);
  return (
    <Section
      title={say.owingTitle}
      note={note}
      aside={
        <Button size="small" onClick={() => void copy(text)}>
          {say.copyAsText}
        </Button>
      }
    >
      <Field label={say.deadline} orientation="horizontal" size="small">
        <Select
          size="small"
          value={isoDate(deadline)}
          onChange={(_, { value }) => onChoose(deadlines.find((each) => isoDate(each) === value))}
        >
          {deadlines.map((each) => (
            <option key={each} value={isoDate(each)}>
              {each > asOf ? say.notYetDue(dayText(each, language)) : dayText(each, language)}
            </option>
          ))}
        </Select>
      </Field>
      {owing.units.length === 0 ? (
        <p className={styles.quiet}>{say.nobodyOwes}</p>
      ) : (
        <pre className={styles.text} lang="zh-CN">
          {text}
        </pre>
      )}
      <Notice state={notice} onClose={dismiss} />
    </Section>
  );
}
