import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { Progress } from "../../live/ports.js";
import { useSay } from "../context.js";

/** What came of the last thing that a person asked for. */
export type NoticeState =
  | { readonly kind: "working"; readonly step: Parameters<Progress>[0] }
  /** `told`: neither good nor bad. `actions`: what can be done about it. */
  | { readonly kind: keyof typeof intents; readonly text: string; readonly actions?: ReactNode };

const intents = { done: "success", told: "info", warned: "warning", failed: "error" } as const;

const useStyles = makeStyles({
  // A live region must be there before it speaks; until then it takes no room.
  region: { "&:empty": { position: "absolute" } },
  working: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: "8px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { overflowWrap: "anywhere" },
  actions: { flexWrap: "wrap" },
});

/** Progress and result of long work, read out by a screen reader as it changes. */
export function Notice({ state, onClose }: { state: NoticeState | undefined; onClose: () => void }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <div role="status" className={styles.region}>
      {state?.kind === "working" && (
        <div className={styles.working}>
          <span>{say.steps[state.step.what]}</span>
          <ProgressBar
            aria-label={say.steps[state.step.what]}
            {...(state.step.total > 0 && { value: state.step.done / state.step.total })}
          />
        </div>
      )}
      {state !== undefined && state.kind !== "working" && (
        <MessageBar intent={intents[state.kind]} layout="multiline">
          <MessageBarBody className={styles.text}>{state.text}</MessageBarBody>
          <MessageBarActions
            className={styles.actions}
            containerAction={
              <Button
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                aria-label={say.close}
                onClick={onClose}
              />
            }
          >
            {state.actions}
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
