import { Button, Field, makeStyles, ProgressBar, Select, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { zipSync } from "fflate";
import { useEffect, useState } from "react";
import { lastEndedMonth, missingNotices, monthsUpTo, type MissingNotice, type Month } from "../../../engine/index.js";
import { draftsOf, madeDrafts, type Draft } from "../../drafts/draftFiles.js";
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

interface Listed {
  readonly of: ReturnType<typeof useAssessment>;
  readonly month: Month | undefined;
  readonly drafts: readonly Draft[];
  readonly missing: readonly MissingNotice[];
}

/** 起草: every document that the workbook gives rise to, for a month, made when it is asked for; and why a letter is not among them. */
export default function DraftsTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { say, services, language } = useShared();
  const { busy, notice, dismiss, run, download } = useWork();
  const [step, setStep] = useState<{ readonly done: number; readonly total: number }>();
  /** The file that was asked for last: what is said about it stands beside it. */
  const [last, setLast] = useState<string>();
  const [listed, setListed] = useState<Listed>();
  const latest = lastEndedMonth(assessment);
  const ended = monthsUpTo(assessment).filter((month) => latest !== undefined && month <= latest);
  const [picked, setPicked] = useKept<Month | undefined>("drafts.month", undefined);
  const month = picked !== undefined && ended.includes(picked) ? picked : latest;
  useEffect(() => {
    let wanted = true;
    void run(async () => {
      const grid = await services.host.readGrid();
      if (wanted)
        setListed({
          of: assessment,
          month,
          drafts: draftsOf(assessment, grid, month),
          missing: missingNotices(assessment, month),
        });
      return undefined;
    });
    return () => {
      wanted = false;
    };
    // Only another workbook or month has other documents.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [services, assessment, month]);
  // Documents of a workbook that has changed since, or of another month, are not offered.
  const shown = listed?.of === assessment && listed.month === month ? listed : undefined;
  const archive = `${assessment.plan.id}-drafts.zip`;

  /** Makes a file and hands it over; what went wrong in the making is said instead. */
  const handOver = async (name: string, make: () => Promise<Uint8Array>) => {
    setLast(name);
    let made: Uint8Array | undefined;
    await run(async () => {
      made = await make();
      return undefined;
    });
    if (made !== undefined) await download(made, name);
  };
  const saveAll = (drafts: readonly Draft[]) =>
    handOver(archive, async () => {
      setStep({ done: 0, total: drafts.length });
      try {
        const files = await madeDrafts(drafts, (done, total) => setStep({ done, total }));
        return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
      } finally {
        setStep(undefined);
      }
    });

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
        {shown !== undefined && (
          <div className={styles.buttons}>
            <Button appearance="primary" disabled={busy} onClick={() => void saveAll(shown.drafts)}>
              {step === undefined ? say.saveAll : say.makingDrafts(step.done, step.total)}
            </Button>
          </div>
        )}
        {step !== undefined && (
          <ProgressBar
            aria-label={say.makingDrafts(step.done, step.total)}
            {...(step.total > 0 && { value: step.done / step.total })}
          />
        )}
        <div role="status">
          {shown === undefined ? busy && say.listingDrafts : say.draftsListed(shown.drafts.length)}
        </div>
        <Notice state={last === undefined || last === archive ? notice : undefined} onClose={dismiss} />
        {shown !== undefined && (
          <ul className={styles.list}>
            {shown.drafts.map((draft) => (
              <li key={draft.name}>
                <Button
                  appearance="subtle"
                  icon={<ArrowDownloadRegular />}
                  className={styles.file}
                  aria-label={say.save(draft.name)}
                  onClick={() => void handOver(draft.name, () => draft.bytes())}
                >
                  <span lang="zh-CN">{draft.name}</span>
                </Button>
                <Notice state={last === draft.name ? notice : undefined} onClose={dismiss} />
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
