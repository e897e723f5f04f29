/** One unit's file in 导入: what it is, what it asks, what its rows would do. */
import { Badge, Button, Checkbox, mergeClasses, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import {
  a1,
  issueText,
  render,
  type CollectedFile,
  type CollectionEntry,
  type EntryOutcome,
  type FiledForms,
  type Question,
} from "../../../engine/index.js";
import { useShared } from "../context.js";
import { dayText } from "../format.js";
import { acceptFile, acceptRows, answerQuestion, type ImportRun } from "../model/importRun.js";
import { PlaceLink } from "./PlaceLink.js";
import { AssignForm } from "./AssignForm.js";
import { useImportStyles } from "./importStyles.js";

const outcomes: readonly EntryOutcome[] = ["conflicting", "new", "changed", "same"];

const colours = { new: "success", changed: "brand", same: "informative", conflicting: "danger" } as const;

const weekColours = { onTime: "success", late: "warning", undecided: "danger" } as const;

/** Rows of a file drawn at once. */
const page = 100;

/** A file that was chosen, its rows by what they would do, and what it does not tell. */
export function FileLine({
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
  const styles = useImportStyles();
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
  const styles = useImportStyles();
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
  const styles = useImportStyles();
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
  const styles = useImportStyles();
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
