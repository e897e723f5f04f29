import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, DismissRegular } from "@fluentui/react-icons";
import { useCallback, useState } from "react";
import { besideUnread, issueCell, issueText, plans, readFacts } from "../../../engine/index.js";
import { HostError, type WorkbookEdit } from "../../live/ports.js";
import { errorTextOf } from "../errorText.js";
import { stringsOf } from "../context.js";
import type { EditMaker, Edits } from "../model/edits.js";
import { inverseEdits, stillHolds } from "../model/undo.js";
import type { Language, PaneServices } from "../services.js";

interface Step {
  readonly file: string;
  readonly text: string;
  readonly written: readonly WorkbookEdit[];
  readonly back: readonly WorkbookEdit[];
}

/** More steps than a person remembers. */
const mostSteps = 30;

/** One line of edits for the whole pane: an edit that changes what is shown must not take its own way back with it. */
export function useEdits({ host, live }: PaneServices, language: Language): Edits {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Edits["told"]>();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const own = steps.filter(({ file }) => file === host.fileName);

  const attempt = useCallback(
    async (work: () => Promise<string>): Promise<boolean> => {
      setBusy(true);
      try {
        setTold({ text: await work(), failed: false });
        return true;
      } catch (error) {
        setTold({ text: errorTextOf(error, language), failed: true });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [language],
  );
  const write = useCallback(
    (make: EditMaker, done: string) =>
      attempt(async () => {
        const grid = await host.readGrid();
        const facts = readFacts(grid, plans);
        const written = make(grid, facts);
        if (written === undefined) {
          await live.refresh();
          return stringsOf(language).editStale;
        }
        if (written.length === 0) return stringsOf(language).editNothing;
        const unread = besideUnread(grid, facts, written);
        if (unread !== undefined)
          throw new HostError("ledgerNotRead", { what: `${issueCell(unread)} ${issueText(unread)}` });
        const back = inverseEdits(grid, written);
        await host.apply(written);
        const step = { file: host.fileName, text: done, written, back };
        setSteps((before) => [...before.slice(1 - mostSteps), step]);
        await live.refresh();
        return done;
      }),
    [attempt, host, live, language],
  );
  const undo = async () => {
    const step = own.at(-1);
    if (step === undefined) return;
    await attempt(async () => {
      const say = stringsOf(language);
      const holds = stillHolds(await host.readGrid(), step.written);
      if (holds) await host.apply(step.back);
      setSteps((before) => before.filter((other) => other !== step));
      await live.refresh();
      return holds ? say.undone(step.text) : say.undoImpossible(step.text);
    });
  };
  return { busy, told, steps: own.length, write, undo, dismiss: () => setTold(undefined) };
}

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    gap: "6px",
    alignItems: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `2px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow16,
    padding: "6px 12px",
    paddingInline: "max(12px, calc((100% - 1176px) / 2))",
  },
  text: { overflowWrap: "anywhere", margin: 0 },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

/** What was written last, at the foot of the pane, and the button that takes it back. */
export function UndoBar({
  edits: { told, busy, steps, undo, dismiss },
  language,
}: {
  edits: Edits;
  language: Language;
}) {
  const styles = useStyles();
  const say = stringsOf(language);
  return (
    <div role="status">
      {told !== undefined && (
        <div className={styles.bar}>
          <p className={told.failed ? `${styles.text} ${styles.failed}` : styles.text}>{told.text}</p>
          {steps > 0 ? (
            <Button size="small" icon={<ArrowUndoRegular />} disabled={busy} onClick={() => void undo()}>
              {say.undo}
            </Button>
          ) : (
            <span />
          )}
          <Button appearance="subtle" size="small" icon={<DismissRegular />} aria-label={say.close} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
