import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { isoDate, lastDayOf, measureEdits, parseIsoDate } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { dayText } from "../format.js";
import type { ProposalLine } from "../model/dueNow.js";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "end" },
  button: { alignSelf: "flex-start" },
});

/** After a letter went out: the measure that was taken goes into 措施登记, and the proposal counts as answered. */
export function RecordMeasure({ line: { unit, proposal } }: { line: ProposalLine }) {
  const styles = useStyles();
  const { plan } = useAssessment();
  const {
    say,
    language,
    edits: { busy, write },
  } = useShared();
  const first = lastDayOf(proposal.month);
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  if (proposal.recorded) return null;
  if (!open) {
    return (
      <Button size="small" appearance="subtle" className={styles.button} onClick={() => setOpen(true)}>
        {say.recordMeasure}
      </Button>
    );
  }
  const read = parseIsoDate(day);
  const usable = read !== undefined && read >= first && day.startsWith(`${plan.year}-`);
  const save = async () => {
    if (read === undefined) return;
    const done = say.measureWritten(unit, say.levels[proposal.level], dayText(read, language));
    if (
      await write(
        (grid) => measureEdits(grid, { unit, day: read, kind: proposal.level, months: proposal.months }),
        done,
      )
    )
      setOpen(false);
  };
  return (
    <div className={styles.form}>
      <Field label={say.measureDay(say.levels[proposal.level])} size="small">
        <Input
          type="date"
          size="small"
          value={day}
          min={isoDate(first)}
          max={`${plan.year}-12-31`}
          onChange={(_, { value }) => setDay(value)}
        />
      </Field>
      <Button size="small" appearance="primary" disabled={busy || !usable} onClick={() => void save()}>
        {say.recordMeasure}
      </Button>
      <Button size="small" onClick={() => setOpen(false)}>
        {say.cancel}
      </Button>
    </div>
  );
}
