/** What stands in the pane when there is nothing to show yet. */
import { Button, makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import { DocumentTableSearchRegular, ErrorCircleRegular, TableAddRegular, WarningRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import type { Progress } from "../../live/ports.js";
import { useSay } from "../context.js";
import type { PaneFiles } from "../services.js";
import { pickFile } from "./pickFile.js";

const useStyles = makeStyles({
  view: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    textAlign: "center",
    gap: "12px",
    padding: "32px 16px",
    minHeight: "320px",
    boxSizing: "border-box",
  },
  icon: { fontSize: "40px", color: tokens.colorBrandForeground1 },
  trouble: { color: tokens.colorPaletteRedForeground1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, maxWidth: "34em", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", justifyContent: "center" },
  progress: { width: "min(240px, 80%)" },
  drop: {
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    margin: "auto",
    width: "min(560px, 100%)",
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
});

function View({
  icon,
  title,
  children,
  trouble = false,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  trouble?: boolean;
}) {
  const styles = useStyles();
  return (
    <div className={styles.view}>
      <span className={mergeClasses(styles.icon, trouble && styles.trouble)} aria-hidden="true">
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}

export function LoadingView({ step }: { step: Parameters<Progress>[0] | undefined }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <div className={styles.view} role="status">
      <Spinner size="medium" label={step === undefined ? say.loading : say.steps[step.what]} labelPosition="below" />
      {step !== undefined && step.total > 0 && (
        <ProgressBar className={styles.progress} value={step.done / step.total} aria-label={say.steps[step.what]} />
      )}
    </div>
  );
}

export function FailedView({
  text,
  onRetry,
  files,
}: {
  text: string;
  onRetry: () => void;
  files: PaneFiles | undefined;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <View icon={<ErrorCircleRegular />} title={say.cannotRead} trouble>
      <p className={styles.text} role="alert">
        {text}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onRetry}>{say.tryAgain}</Button>
        {files !== undefined && <PickButton files={files} primary />}
      </div>
    </View>
  );
}

/** A tab that failed: our bug, and the rest of the pane goes on. */
export function BrokenTabView({ text, onRetry }: { text: string; onRetry: () => void }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <View icon={<WarningRegular />} title={say.tabBroken} trouble>
      <p className={styles.text} role="alert">
        {text}
      </p>
      <Button onClick={onRetry}>{say.tryAgain}</Button>
    </View>
  );
}

/** A workbook in which none of our tables was found. */
export function NoTablesView({
  busy,
  onInsert,
  onRetry,
}: {
  busy: boolean;
  onInsert: () => void;
  onRetry: () => void;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <View icon={<TableAddRegular />} title={say.noTablesTitle}>
      <p className={styles.text}>{say.noTablesText}</p>
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={busy} onClick={onInsert}>
          {say.insertTemplates}
        </Button>
        <Button disabled={busy} onClick={onRetry}>
          {say.readAgain}
        </Button>
      </div>
    </View>
  );
}

/** The stand-alone page before a workbook is open. */
export function OpenView({ files }: { files: PaneFiles }) {
  const styles = useStyles();
  const say = useSay();
  const [over, setOver] = useState(false);
  return (
    <div
      className={mergeClasses(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <View icon={<DocumentTableSearchRegular />} title={say.openTitle}>
        <p className={styles.text}>{say.openText}</p>
        <div className={styles.buttons}>
          <PickButton files={files} primary />
          <Button onClick={() => void files.openExample()}>{say.openExample}</Button>
        </div>
        <p className={styles.text}>{say.staysHere}</p>
      </View>
    </div>
  );
}

/** A button that asks for a file. */
export function PickButton({ files, primary = false }: { files: PaneFiles; primary?: boolean }) {
  const say = useSay();
  return (
    <Button appearance={primary ? "primary" : "secondary"} onClick={() => pickFile(files)}>
      {say.openWorkbook}
    </Button>
  );
}
