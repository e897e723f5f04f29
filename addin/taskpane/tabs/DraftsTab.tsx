import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from "@fluentui/react-components";
import { zipSync } from "fflate";
import { useState } from "react";
import { draftFiles, type DraftFile } from "../../drafts/draftFiles.js";
import { useAssessment, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import { useColumns } from "../parts/columns.js";
import { saveFile } from "../parts/saveFile.js";
import { Section } from "../parts/Section.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "4px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  file: { justifyContent: "flex-start", textAlign: "start", overflowWrap: "anywhere" },
});

const types: Readonly<Record<string, string>> = { docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ics: "text/calendar", txt: "text/plain;charset=utf-8" };

/** 起草: every document that the workbook gives rise to, as Word files to be downloaded. */
export default function DraftsTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { say, services } = useShared();
  const errorText = useErrorText();
  const [step, setStep] = useState<{ readonly done: number; readonly total: number }>();
  const [made, setMade] = useState<{ readonly of: typeof assessment; readonly files: readonly DraftFile[] }>();
  const [trouble, setTrouble] = useState<string>();
  // Drafts of a workbook that has changed since are not offered.
  const files = made?.of === assessment ? made.files : undefined;

  const make = async () => {
    setTrouble(undefined);
    setStep({ done: 0, total: 0 });
    try {
      const grid = await services.host.readGrid();
      setMade({ of: assessment, files: await draftFiles(assessment, grid, (done, total) => setStep({ done, total })) });
    } catch (error) {
      setTrouble(errorText(error));
    } finally {
      setStep(undefined);
    }
  };
  const saveAll = () => {
    if (files !== undefined) saveFile(zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))), `${assessment.plan.id}-drafts.zip`, "application/zip");
  };

  return (
    <div className={columns.stack}>
      <Section title={say.draftsTitle}>
        <p className={styles.quiet}>{say.draftsText}</p>
        <div className={styles.buttons}>
          <Button appearance={files === undefined ? "primary" : "secondary"} disabled={step !== undefined} onClick={() => void make()}>
            {step === undefined ? say.makeDrafts : say.makingDrafts(step.done, step.total)}
          </Button>
          {files !== undefined && (
            <Button appearance="primary" onClick={saveAll}>
              {say.saveAll}
            </Button>
          )}
        </div>
        {step !== undefined && <ProgressBar aria-label={say.makingDrafts(step.done, step.total)} {...(step.total > 0 && { value: step.done / step.total })} />}
        <div role="status">{files !== undefined && say.draftsMade(files.length)}</div>
        {trouble !== undefined && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{trouble}</MessageBarBody>
          </MessageBar>
        )}
        <ul className={styles.list}>
          {files?.map(({ name, bytes }) => (
            <li key={name}>
              <Button appearance="subtle" className={styles.file} aria-label={say.save(name)} onClick={() => saveFile(bytes, name, types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream")}>
                <span lang="zh-CN">{name}</span>
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
