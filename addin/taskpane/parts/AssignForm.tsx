import { Button, Field, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import { isoDate, reportDeadlines, type CollectedFile } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { dayText } from "../format.js";
import { assignFile, type ImportRun } from "../model/importRun.js";
import { Notice } from "./Notice.js";
import { useWork } from "./useWork.js";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "end" },
});

/** The unit and the week of a file's forms by a person's word: where the file does not tell them, or tells others. */
export function AssignForm({
  file,
  index,
  run: current,
  onChange,
}: {
  file: CollectedFile;
  /** Position among the files of the run. */
  index: number;
  run: ImportRun;
  onChange: (run: ImportRun) => void;
}) {
  const styles = useStyles();
  const { facts, asOf, units } = useAssessment();
  const { say, services, language } = useShared();
  const { busy, notice, dismiss, run } = useWork();
  const { assigned } = current.files[index] ?? {};
  const week = file.forms.map((form) => form.week).find((each) => each !== undefined);
  const [open, setOpen] = useState(false);
  const [unit, setUnit] = useState(assigned?.unit ?? "");
  const [instead, setInstead] = useState(assigned?.unitInstead ?? {});
  const [deadline, setDeadline] = useState(assigned?.week?.deadline);
  const [status, setStatus] = useState<"onTime" | "late">(assigned?.week?.status ?? week?.status ?? "onTime");
  if (file.forms.length === 0) return null;
  if (!open) {
    return (
      <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
        {say.assignForm}
      </Button>
    );
  }
  const known = reportDeadlines(facts, asOf);
  const deadlines = deadline === undefined || known.includes(deadline) ? known : [deadline, ...known];
  const others = Object.fromEntries(Object.entries(instead).filter(([recognised, other]) => other !== recognised));
  const saysNothing = unit === "" && deadline === undefined && Object.keys(others).length === 0;
  const assign = async () => {
    await run(async () => {
      onChange(
        await assignFile(services.host, current, index, {
          ...(unit === "" ? {} : { unit }),
          ...(Object.keys(others).length === 0 ? {} : { unitInstead: others }),
          ...(deadline === undefined ? {} : { week: { deadline, status } }),
        }),
      );
      return undefined;
    });
    setOpen(false);
  };
  return (
    <div className={styles.form} role="group" aria-label={`${say.assignForm} ${file.name}`}>
      {file.formUnits.map((recognised) => (
        <UnitField
          key={recognised}
          label={say.formsOfUnit(recognised)}
          units={[...new Set([recognised, ...units.map(({ name }) => name)])]}
          unit={instead[recognised] ?? recognised}
          onChoose={(other) => setInstead({ ...instead, [recognised]: other })}
        />
      ))}
      {(file.formUnits.length === 0 || file.forms.some((form) => form.week === undefined)) && (
        <UnitField label={say.unit} units={["", ...units.map(({ name }) => name)]} unit={unit} onChoose={setUnit} />
      )}
      <Field label={say.deadline} size="small">
        <Select
          size="small"
          value={deadline === undefined ? "" : isoDate(deadline)}
          onChange={(_, { value }) => setDeadline(deadlines.find((each) => isoDate(each) === value))}
        >
          <option value="">{say.weekByDay}</option>
          {deadlines.map((each) => (
            <option key={each} value={isoDate(each)}>
              {dayText(each, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say.formStatus} size="small">
        <Select
          size="small"
          value={status}
          disabled={deadline === undefined}
          onChange={(_, { value }) => setStatus(value === "late" ? "late" : "onTime")}
        >
          <option value="onTime">{say.formStatuses.onTime}</option>
          <option value="late">{say.formStatuses.late}</option>
        </Select>
      </Field>
      <Button
        size="small"
        appearance="primary"
        disabled={busy || (saysNothing && assigned === undefined)}
        onClick={() => void assign()}
      >
        {say.assign}
      </Button>
      <Button size="small" onClick={() => setOpen(false)}>
        {say.cancel}
      </Button>
      <Notice state={notice} onClose={dismiss} />
    </div>
  );
}

function UnitField({
  label,
  units,
  unit,
  onChoose,
}: {
  label: string;
  /** Empty for none. */
  units: readonly string[];
  unit: string;
  onChoose: (unit: string) => void;
}) {
  const { say } = useShared();
  return (
    <Field label={label} size="small">
      <Select size="small" value={unit} onChange={(_, { value }) => onChoose(value)}>
        {units.map((name) => (
          <option key={name} value={name} lang="zh-CN">
            {name === "" ? say.chooseUnit : name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
