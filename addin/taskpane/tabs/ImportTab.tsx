import {
  Badge,
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useMemo, useRef, useState, type DragEvent } from "react";
import {
  a1,
  collectedWeeks,
  issueText,
  render,
  reportDeadlines,
  type CollectedFile,
  type CollectionEntry,
  type Day,
  type EntryOutcome,
  type FiledForms,
  type Question,
} from "../../../engine/index.js";
import { readDepartmentFiles } from "../../collect/readDepartmentFile.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import { dayText } from "../format.js";
import {
  acceptFile,
  acceptRows,
  answerQuestion,
  finishImport,
  latestDeadline,
  rowsToWrite,
  startImport,
  type ImportRun,
} from "../model/importRun.js";
import { useColumns } from "../parts/columns.js";
import { Notice, type NoticeState } from "../parts/Notice.js";
import { NotReported } from "../parts/NotReported.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { AssignForm } from "../parts/AssignForm.js";
import { Section } from "../parts/Section.js";
import { WeekGrid } from "../parts/WeekGrid.js";

const accepted = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.docx,.doc,.wps";
const outcomes: readonly EntryOutcome[] = ["conflicting", "new", "changed", "same"];
const colours = { new: "success", changed: "brand", same: "informative", conflicting: "danger" } as const;
const weekColours = { onTime: "success", late: "warning", undecided: "danger" } as const;
/** Rows of a file drawn at once. */
const page = 100;

const useStyles = makeStyles({
  drop: {
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: "20px 12px",
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    alignItems: "center",
    textAlign: "center",
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `2px dashed ${tokens.colorBrandStroke1}` },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  file: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: "6px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    minWidth: 0,
  },
  /** In line with the file's name, behind its checkbox. */
  inner: { paddingInlineStart: "36px", overflowWrap: "anywhere" },
  week: { display: "block" },
  open: { paddingInlineStart: "28px" },
  row: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", alignItems: "start" },
  text: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    paddingTop: "6px",
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  hidden: { display: "none" },
});

/** 导入: units' files into the ledgers, looked at before they are written. */
export default function ImportTab() {
  const styles = useStyles();
  const columns = useColumns();
  const { say, services, language } = useShared();
  const errorText = useErrorText();
  const [run, setRun] = useKept<ImportRun | undefined>("import.run", undefined);
  const [reading, setReading] = useState<{ readonly done: number; readonly total: number }>();
  const [writing, setWriting] = useState(false);
  const [notice, setNotice] = useState<NoticeState>();
  const [deadline, setDeadline] = useKept<Day | undefined>("notReported.deadline", undefined);
  const { facts, asOf } = useAssessment();
  const deadlines = reportDeadlines(facts, asOf);
  const collected = useMemo(() => (run === undefined ? [] : collectedWeeks(run.collection, run.accepted)), [run]);
  const isShowable = (day: Day) => deadlines.includes(day) || collected.some((cell) => cell.deadline === day);
  const shownDeadline =
    deadline !== undefined && isShowable(deadline) ? deadline : deadlines.find((each) => each <= asOf);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const cancel = useRef<AbortController>(undefined);

  const read = async (files: readonly File[]) => {
    if (files.length === 0 || reading !== undefined) return;
    const controller = new AbortController();
    cancel.current = controller;
    setNotice(undefined);
    setReading({ done: 0, total: files.length });
    try {
      const sent = files.map((file) => ({
        name: file.name,
        bytes: async () => new Uint8Array(await file.arrayBuffer()),
      }));
      const department = await readDepartmentFiles(sent, {
        language,
        signal: controller.signal,
        progress: ({ done, total }) => setReading({ done, total }),
      });
      const started = await startImport(services.host, department);
      setRun(started);
      // The week below is that of the files, as it will be.
      setDeadline(latestDeadline(started) ?? deadline);
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
              <Button size="small" onClick={() => cancel.current?.abort()}>
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

function FileLine({
  file,
  index,
  run,
  onChange,
}: {
  file: CollectedFile;
  index: number;
  run: ImportRun;
  onChange: (run: ImportRun) => void;
}) {
  const styles = useStyles();
  const { say } = useShared();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(page);
  const count = (outcome: EntryOutcome): number =>
    file.entries.filter((entry) => entry.outcome === outcome && entry.question === undefined).length;
  const free = file.entries.filter(({ outcome }) => outcome !== "conflicting");
  const taken = file.entries.filter(({ id }) => run.accepted.has(id));
  if (file.outcome === "failed") {
    return (
      <li className={styles.file}>
        <span>
          <Badge color="danger" appearance="tint">
            {say.fileFailed}
          </Badge>{" "}
          {file.name}
        </span>
        <span className={styles.small} lang="zh-CN">
          {file.place !== undefined && `${file.place.sheet}!${a1(file.place)} `}
          {file.reason}
        </span>
        <div>
          <AssignForm file={file} index={index} run={run} onChange={onChange} />
        </div>
      </li>
    );
  }
  const entries = file.entries
    .filter(({ question }) => question === undefined)
    .sort((one, other) => outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome));
  const problems = file.issues.filter(({ severity }) => severity !== "info");
  return (
    <li className={styles.file}>
      <Checkbox
        checked={taken.length === 0 ? false : taken.length >= free.length ? true : "mixed"}
        label={`${file.name}${file.units.length > 0 ? ` · ${file.units.join(say.listComma)}` : ""}`}
        onChange={(_, { checked }) => onChange(acceptFile(run, file, checked !== false))}
      />
      {file.forms.map((forms, number) => (
        <FormsLine key={number} forms={forms} />
      ))}
      <div className={styles.inner}>
        <AssignForm file={file} index={index} run={run} onChange={onChange} />
      </div>
      {file.ledgers.map(({ table, rows }) => (
        <span key={table} className={styles.inner}>
          {say.ledgerCopy(say.collectedTables[table], rows)}
        </span>
      ))}
      <span className={mergeClasses(styles.inner, styles.small)}>
        {say.outcomeCounts(count("new"), count("changed"), count("same"), count("conflicting"))}
        {file.sameAs !== undefined && ` · ${say.sameFileAs(file.sameAs)}`}
      </span>
      {file.questions.map((question) => (
        <QuestionLine
          key={question.id}
          question={question}
          chosen={question.choices.find(({ entry }) => run.accepted.has(entry))?.entry}
          onChoose={(entry) => onChange(answerQuestion(run, question, entry))}
        />
      ))}
      {problems.map((problem, number) => (
        <span key={number} className={mergeClasses(styles.inner, styles.small)} lang="zh-CN">
          {problem.place !== undefined && `${say.inFile(`${problem.place.sheet}!${a1(problem.place)}`)}　`}
          {issueText(problem)}
        </span>
      ))}
      <div className={styles.open}>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={open}
          aria-label={`${open ? say.hideRows : say.showRows(entries.length)} ${file.name}`}
          onClick={() => setOpen(!open)}
        >
          {open ? say.hideRows : say.showRows(entries.length)}
        </Button>
      </div>
      {open && (
        <ul className={styles.list}>
          {entries.slice(0, shown).map((entry) => (
            <RowLine
              key={entry.id}
              entry={entry}
              checked={run.accepted.has(entry.id)}
              onChange={(checked) => onChange(acceptRows(run, [entry.id], checked))}
            />
          ))}
        </ul>
      )}
      {open && entries.length > shown && (
        <Button onClick={() => setShown(shown + page)}>{say.showMore(Math.min(page, entries.length - shown))}</Button>
      )}
    </li>
  );
}

/** What the file does not tell, with its choices. */
function QuestionLine({
  question,
  chosen,
  onChoose,
}: {
  question: Question;
  chosen: string | undefined;
  onChoose: (entry: string | undefined) => void;
}) {
  const styles = useStyles();
  const { say } = useShared();
  const text = render(question.text);
  return (
    <div className={styles.inner}>
      <span className={styles.small} lang="zh-CN">
        {text}
      </span>
      <RadioGroup aria-label={text} value={chosen ?? ""} onChange={(_, { value }) => onChoose(value || undefined)}>
        {question.choices.map(({ entry, title, status }) => (
          <Radio key={entry} value={entry} label={`${title}：${status}`} />
        ))}
        <Radio value="" label={say.leaveOpen} />
      </RadioGroup>
    </div>
  );
}

/** Which forms, and which weekly report they count as. */
function FormsLine({ forms: { kind, count, isZero, week } }: { forms: FiledForms }) {
  const styles = useStyles();
  const { say, language } = useShared();
  const status = week === undefined ? undefined : (week.status ?? "undecided");
  return (
    <span className={styles.inner}>
      {say.formCount(say.formTitles[kind], count, isZero === true)}
      {week !== undefined && status !== undefined && (
        <>
          {" "}
          <Badge color={weekColours[status]} appearance="tint">
            {week.orFor === undefined ? say.weekStatuses[status] : say.weekToChoose}
          </Badge>
          <span className={mergeClasses(styles.week, styles.small)}>
            {week.assigned === true
              ? say.assignedWeek(dayText(week.deadline, language))
              : week.orFor === undefined
                ? say.filedForWeek(dayText(week.reportedOn, language), dayText(week.deadline, language))
                : say.filedForEitherWeek(
                    dayText(week.reportedOn, language),
                    dayText(week.deadline, language),
                    dayText(week.orFor, language),
                  )}
          </span>
        </>
      )}
    </span>
  );
}

function RowLine({
  entry,
  checked,
  onChange,
}: {
  entry: CollectionEntry;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const styles = useStyles();
  const { say } = useShared();
  const differences = entry.outcome === "new" ? [] : entry.changes;
  return (
    <li className={styles.row}>
      <Checkbox
        checked={checked}
        disabled={entry.outcome === "same"}
        aria-label={`${say.collectedTables[entry.table]} ${entry.title}`}
        onChange={(_, data) => onChange(data.checked === true)}
      />
      <span className={styles.text}>
        <span>
          <Badge color={colours[entry.outcome]} appearance="tint">
            {say.outcomes[entry.outcome]}
          </Badge>{" "}
          {say.collectedTables[entry.table]} · <span lang="zh-CN">{entry.title}</span>
        </span>
        {differences.map(({ field, heading, before, after }) => (
          <span key={field} className={styles.small} lang="zh-CN">
            {say.change(heading, before ?? say.blank, after)}
          </span>
        ))}
        {entry.notes.map((note, index) => (
          <span key={index} className={styles.small} lang="zh-CN">
            {render(note)}
          </span>
        ))}
        <span className={styles.small}>
          {say.inFile(`${entry.source.sheet}!${a1(entry.source)}`)}
          {entry.target !== undefined && (
            <>
              {" · "}
              <PlaceLink place={entry.target} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}
