import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { compareArchive, readArchive, type ArchivedMonth, type Grid } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import { monthText } from "../format.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  changed: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  list: {
    margin: 0,
    paddingInlineStart: "18px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    overflowWrap: "anywhere",
  },
  button: { alignSelf: "flex-start" },
});

/** The workbook and what its 月度存档 holds; read anew with every change. */
export interface ArchiveState {
  /** Absent until it has been read, as is `closed`. */
  readonly grid?: Grid;
  readonly closed?: readonly ArchivedMonth[];
  readonly trouble?: string;
}

export function useArchive(): ArchiveState {
  const { services } = useShared();
  const { facts } = useAssessment();
  const errorText = useErrorText();
  const [state, setState] = useState<ArchiveState>({});
  useEffect(() => {
    let wanted = true;
    services.host.readGrid().then(
      (grid) => {
        if (wanted) setState({ grid, closed: readArchive(grid, facts.plan) });
      },
      (error: unknown) => {
        if (wanted) setState({ trouble: errorText(error) });
      },
    );
    return () => {
      wanted = false;
    };
    // Only a change of what was read can be a change of the archive.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [services, facts]);
  return state;
}

/** The last closing of every month against the workbook as it is now: a difference goes when its cause does. */
export function MonthArchive({ archive: { closed, trouble } }: { archive: ArchiveState }) {
  const styles = useStyles();
  const { facts } = useAssessment();
  const { say, language } = useShared();
  const [asked, setAsked] = useState(false);
  const found = useMemo(
    () => (asked && closed !== undefined ? compareArchive(facts, closed) : undefined),
    [asked, closed, facts],
  );
  return (
    <Section title={say.compareArchive}>
      {!asked && (
        <Button className={styles.button} onClick={() => setAsked(true)}>
          {say.compareArchive}
        </Button>
      )}
      <div role="status">
        {trouble !== undefined && <p className={styles.changed}>{trouble}</p>}
        {found?.length === 0 && <p className={styles.quiet}>{say.noArchive}</p>}
        {found?.map(({ archive, unchanged, differences }) => {
          const month = monthText(archive.month, language);
          return (
            <div key={archive.month}>
              <p className={differences.length > 0 ? styles.changed : styles.quiet}>
                {unchanged && differences.length === 0
                  ? say.archiveSame(month, archive.archivedAt)
                  : differences.length === 0
                    ? say.archiveDigestOnly(month, archive.archivedAt)
                    : say.archiveChanged(month, archive.archivedAt, differences.length)}
              </p>
              <ul className={styles.list} lang="zh-CN">
                {differences.map(({ unit, title, archived, now }, index) => (
                  <li key={index}>{say.archiveDifference(unit, title, archived, now)}</li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
