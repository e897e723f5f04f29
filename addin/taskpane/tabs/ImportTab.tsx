import { Button, mergeClasses, MessageBar, MessageBarBody, ProgressBar } from "@fluentui/react-components";
import { startTransition, useMemo, useRef, useState, type DragEvent } from "react";
import { a1, collectedWeeks, render, reportDeadlines, type Day } from "../../../engine/index.js";
import { readDepartmentFiles } from "../../collect/readDepartmentFile.js";
import { momentsBetween } from "../../live/moments.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import {
  acceptRows,
  finishImport,
  latestDeadline,
  rowsToWrite,
  startImport,
  type ImportRun,
} from "../model/importRun.js";
import { useColumns } from "../parts/columns.js";
import { Notice, type NoticeState } from "../parts/Notice.js";
import { NotReported } from "../parts/NotReported.js";
import { Section } from "../parts/Section.js";
import { WeekGrid } from "../parts/WeekGrid.js";
import { FileLine } from "../parts/ImportedFile.js";
import { useImportStyles } from "../parts/importStyles.js";

const accepted = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.docx,.doc,.wps";

/** Files that are being read. */
interface Reading {
  readonly done: number;
  readonly total: number;
  readonly controller: AbortController;
}

/** 导入: units' files into the ledgers, looked at before they are written. */
export default function ImportTab() {
  const styles = useImportStyles();
  const columns = useColumns();
  const { say, services, language } = useShared();
  const errorText = useErrorText();
  const [run, setRun] = useKept<ImportRun | undefined>("import.run", undefined);
  // Both go on when another tab is opened, and stand here again afterwards.
  const [reading, setReading] = useKept<Reading | undefined>("import.reading", undefined);
  const [writing, setWriting] = useKept("import.writing", false);
  const [notice, setNotice] = useKept<NoticeState | undefined>("import.notice", undefined);
  const [deadline, setDeadline] = useKept<Day | undefined>("notReported.deadline", undefined);
  const { facts, asOf } = useAssessment();
  const deadlines = reportDeadlines(facts, asOf);
  const collected = useMemo(() => (run === undefined ? [] : collectedWeeks(run.collection, run.accepted)), [run]);
  const isShowable = (day: Day) => deadlines.includes(day) || collected.some((cell) => cell.deadline === day);
  const shownDeadline =
    deadline !== undefined && isShowable(deadline) ? deadline : deadlines.find((each) => each <= asOf);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const read = async (files: readonly File[]) => {
    if (files.length === 0 || reading !== undefined) return;
    const controller = new AbortController();
    setNotice(undefined);
    setReading({ done: 0, total: files.length, controller });
    try {
      const sent = files.map((file) => ({
        name: file.name,
        bytes: async () => new Uint8Array(await file.arrayBuffer()),
      }));
      const department = await readDepartmentFiles(sent, {
        language,
        signal: controller.signal,
        progress: ({ done, total }) => setReading({ done, total, controller }),
      });
      const goOn = () => controller.signal.throwIfAborted();
      const started = await startImport(services.host, department, momentsBetween(goOn));
      goOn();
      // Hundreds of files are drawn bit by bit.
      startTransition(() => {
        setRun(started);
        // The week below is that of the files, as it will be.
        setDeadline(latestDeadline(started) ?? deadline);
      });
    } catch (error) {
      setNotice(
        controller.signal.aborted
          ? { kind: "told", text: say.importCancelled }
          : { kind: "failed", text: errorText(error) },
      );
    } finally {
      setReading(undefined);
    }
  };

  const write = async () => {
    if (run === undefined) return;
    setWriting(true);
    try {
      const result = await finishImport(services.host, run);
      if (result.outcome === "stale") {
        setRun(result.run);
        setNotice({ kind: "warned", text: say.importStale });
      } else {
        setRun(undefined);
        setNotice({ kind: "done", text: result.outcome === "written" ? say.imported : say.importNothing });
        // Who is still missing is asked for the week that the files were for.
        setDeadline(latestDeadline(run) ?? deadline);
        await services.live.refresh();
      }
    } catch (error) {
      setNotice({ kind: "failed", text: errorText(error) });
    } finally {
      setWriting(false);
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    // The page itself would open a dropped workbook.
    event.stopPropagation();
    setOver(false);
    void read([...event.dataTransfer.files]);
  };

  return (
    <div className={columns.stack}>
      <Section title={say.importTitle}>
        <div
          className={mergeClasses(styles.drop, over && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className={styles.quiet}>{say.importText}</p>
          <Button
            appearance={run === undefined ? "primary" : "secondary"}
            disabled={reading !== undefined || writing}
            onClick={() => input.current?.click()}
          >
            {say.chooseFiles}
          </Button>
          <input
            ref={input}
            className={styles.hidden}
            type="file"
            multiple
            accept={accepted}
            aria-label={say.chooseFiles}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              // The same files may be chosen again.
              target.value = "";
              void read(files);
            }}
          />
        </div>
        {reading !== undefined && (
          <>
            <ProgressBar
              value={reading.total === 0 ? 0 : reading.done / reading.total}
              aria-label={say.readingFiles(reading.done, reading.total)}
            />
            <div className={styles.buttons}>
              <span role="status">{say.readingFiles(reading.done, reading.total)}</span>
              <Button size="small" onClick={() => reading.controller.abort()}>
                {say.cancel}
              </Button>
            </div>
          </>
        )}
        <Notice state={notice} onClose={() => setNotice(undefined)} />
      </Section>
      {run !== undefined && (
        <Section
          title={say.importFound(
            run.collection.files.length,
            run.collection.files.filter(({ outcome }) => outcome === "failed").length,
          )}
        >
          {run.collection.notRead.map(({ table, issue, refused }, index) => (
            <MessageBar key={`${index}/${table}`} intent={refused ? "error" : "warning"} layout="multiline">
              <MessageBarBody>
                {refused ? say.ledgerNotRead : say.ledgerPartlyRead}
                <span lang="zh-CN">
                  {issue.place !== undefined && `${issue.place.sheet}!${a1(issue.place)} `}
                  {render(issue.message)}
                </span>
              </MessageBarBody>
            </MessageBar>
          ))}
          <ul className={styles.list}>
            {run.collection.files.map((file, index) => (
              <FileLine key={`${index}/${file.name}`} file={file} index={index} run={run} onChange={setRun} />
            ))}
          </ul>
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              disabled={writing || reading !== undefined || rowsToWrite(run) === 0}
              onClick={() => void write()}
            >
              {writing ? say.writing : say.writeAccepted(rowsToWrite(run))}
            </Button>
            <Button disabled={writing} onClick={() => setRun(undefined)}>
              {say.discardImport}
            </Button>
          </div>
        </Section>
      )}
      <NotReported
        chosen={deadline}
        onChoose={setDeadline}
        note={run === undefined ? undefined : say.owingBeforeWriting}
      />
      {shownDeadline !== undefined && (
        <WeekGrid
          key={shownDeadline}
          deadline={shownDeadline}
          collected={collected}
          onRefuse={(entries) => setRun((now) => now && acceptRows(now, entries, false))}
        />
      )}
    </div>
  );
}
