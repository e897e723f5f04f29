import { Button, Field, makeStyles, ProgressBar, Select, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { zipSync } from "fflate";
import { useState } from "react";
import { lastEndedMonth, missingNotices, monthsUpTo, type MissingNotice, type Month } from "../../../engine/index.js";
import { draftFiles, type DraftFile } from "../../drafts/draftFiles.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { monthText } from "../format.js";
import { useColumns } from "../parts/columns.js";
import { Notice } from "../parts/Notice.js";
import { Section } from "../parts/Section.js";
import { useWork } from "../parts/useWork.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "4px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  file: { justifyContent: "flex-start", textAlign: "start", overflowWrap: "anywhere" },
});

interface Made {
  readonly of: ReturnType<typeof useAssessment>;
  readonly month: Month | undefined;
  readonly files: readonly DraftFile[];
  readonly missing: readonly MissingNotice[];
}

/** 起草: every document that the workbook gives rise to, for a month, as Word files to be downloaded; and why a letter is not among them. */
export default function DraftsTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { say, services, language } = useShared();
  const { notice, dismiss, run, download } = useWork();
  const [step, setStep] = useState<{ readonly done: number; readonly total: number }>();
  /** The file that was downloaded last: what is said about it stands beside it. */
  const [last, setLast] = useState<string>();
  const [made, setMade] = useState<Made>();
  const latest = lastEndedMonth(assessment);
  const ended = monthsUpTo(assessment).filter((month) => latest !== undefined && month <= latest);
  const [picked, setPicked] = useKept<Month | undefined>("drafts.month", undefined);
  const month = picked !== undefined && ended.includes(picked) ? picked : latest;
  // Drafts of a workbook that has changed since, or of another month, are not offered.
  const shown = made?.of === assessment && made.month === month ? made : undefined;
  const files = shown?.files;

  const make = () => {
    setLast(undefined);
    return run(async () => {
      setStep({ done: 0, total: 0 });
      try {
        const grid = await services.host.readGrid();
        setMade({
          of: assessment,
          month,
          files: await draftFiles(assessment, grid, (done, total) => setStep({ done, total }), month),
          missing: missingNotices(assessment, month),
        });
        return undefined;
      } finally {
        setStep(undefined);
      }
    });
  };
  const save = (name: string, bytes: Uint8Array) => {
    setLast(name);
    void download(bytes, name);
  };
  const archive = `${assessment.plan.id}-drafts.zip`;

  return (
    <div className={columns.stack}>
      <Section title={say.draftsTitle}>
        <p className={styles.quiet}>{say.draftsText}</p>
        {month !== undefined && (
          <Field label={say.draftsMonth} orientation="horizontal" size="small">
            <Select
              size="small"
              value={month}
              disabled={step !== undefined}
              onChange={(_, { value }) => setPicked(value)}
            >
              {ended.map((each) => (
                <option key={each} value={each}>
                  {monthText(each, language)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={styles.buttons}>
          <Button
            appearance={files === undefined ? "primary" : "secondary"}
            disabled={step !== undefined}
            onClick={() => void make()}
          >
            {step === undefined ? say.makeDrafts : say.makingDrafts(step.done, step.total)}
          </Button>
          {files !== undefined && (
            <Button
              appearance="primary"
              onClick={() => save(archive, zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))))}
            >
              {say.saveAll}
            </Button>
          )}
        </div>
        {step !== undefined && (
          <ProgressBar
            aria-label={say.makingDrafts(step.done, step.total)}
            {...(step.total > 0 && { value: step.done / step.total })}
          />
        )}
        <div role="status">{files !== undefined && say.draftsMade(files.length)}</div>
        <Notice state={last === undefined || last === archive ? notice : undefined} onClose={dismiss} />
        {files !== undefined && (
          <ul className={styles.list}>
            {files.map(({ name, bytes }) => (
              <li key={name}>
                <Button
                  appearance="subtle"
                  icon={<ArrowDownloadRegular />}
                  className={styles.file}
                  aria-label={say.save(name)}
                  onClick={() => save(name, bytes)}
                >
                  <span lang="zh-CN">{name}</span>
                </Button>
                <Notice state={last === name ? notice : undefined} onClose={dismiss} />
              </li>
            ))}
          </ul>
        )}
        {shown !== undefined && shown.missing.length > 0 && (
          <>
            <p className={styles.quiet}>{say.draftsMissing}</p>
            <ul className={styles.list} lang="zh-CN">
              {shown.missing.map(({ kind, title, why }) => (
                <li key={kind}>
                  {title}：{why}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </div>
  );
}
