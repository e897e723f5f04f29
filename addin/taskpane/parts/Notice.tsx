import { Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, ProgressBar, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { Progress } from "../../live/ports.js";
import { useSay } from "../context.js";

/** What came of the last thing that a person asked for. */
export type NoticeState =
  | { readonly kind: "working"; readonly step: Parameters<Progress>[0] }
  | { readonly kind: "done" | "failed"; readonly text: string };

const useStyles = makeStyles({
  shown: { marginBottom: "12px" },
  working: { display: "flex", flexDirection: "column", gap: "6px", padding: "8px 12px", backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusMedium },
});

/** Progress and result of long work, read out by a screen reader as it changes. */
export function Notice({ state, onClose }: { state: NoticeState | undefined; onClose: () => void }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <div role="status" className={mergeClasses(state !== undefined && styles.shown)}>
      {state?.kind === "working" && (
        <div className={styles.working}>
          <span>{say.steps[state.step.what]}</span>
          <ProgressBar aria-label={say.steps[state.step.what]} {...(state.step.total > 0 && { value: state.step.done / state.step.total })} />
        </div>
      )}
      {(state?.kind === "done" || state?.kind === "failed") && (
        <MessageBar intent={state.kind === "done" ? "success" : "error"} layout="multiline">
          <MessageBarBody>{state.text}</MessageBarBody>
          <MessageBarActions containerAction={<Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say.close} onClick={onClose} />} />
        </MessageBar>
      )}
    </div>
  );
}
