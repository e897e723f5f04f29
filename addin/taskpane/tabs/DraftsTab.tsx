import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { zipSync } from "fflate";
import { useState } from "react";
import { draftFiles, type DraftFile } from "../../drafts/draftFiles.js";
import { useAssessment, useShared } from "../context.js";
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

/** 起草: every document that the workbook gives rise to, as Word files to be downloaded. */
export default function DraftsTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { say, services } = useShared();
  const { notice, dismiss, run, download } = useWork();
  const [step, setStep] = useState<{ readonly done: number; readonly total: number }>();
  /** The file that was downloaded last: what is said about it stands beside it. */
  const [last, setLast] = useState<string>();
  const [made, setMade] = useState<{ readonly of: typeof assessment; readonly files: readonly DraftFile[] }>();
  // Drafts of a workbook that has changed since are not offered.
  const files = made?.of === assessment ? made.files : undefined;

  const make = () => {
    setLast(undefined);
    return run(async () => {
      setStep({ done: 0, total: 0 });
      try {
        const grid = await services.host.readGrid();
        setMade({
          of: assessment,
          files: await draftFiles(assessment, grid, (done, total) => setStep({ done, total })),
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
      </Section>
    </div>
  );
}
