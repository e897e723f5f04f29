import {
  Badge,
  Button,
  Combobox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Option,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import {
  lineSentences,
  measureTitles,
  mechanisms,
  methodTitles,
  plainNumber,
  plans,
  ruleEdits,
  rulePreview,
  tableHeadings,
  type LineSentence,
  type Method,
  type RuleDraft,
  type RuleField,
  type RulePreview,
} from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { useErrorText } from "../errorText.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  line: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "4px 8px", alignItems: "start" },
  sentence: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  title: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  form: {
    display: "grid",
    gap: "8px",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 150px), 1fr))",
    padding: "10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  whole: { gridColumn: "1 / -1", display: "flex", flexDirection: "column", gap: "6px" },
  narrow: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  changes: { margin: 0, paddingInlineStart: "18px" },
});

const groups = ["基础", "加分", "扣分"] as const;
const groupWord = { base: "基础", bonus: "加分", deduction: "扣分" } as const;
const heading = (field: RuleField): string =>
  tableHeadings.scoringRules.fields.find(({ key }) => key === field)?.heading ?? field;
const methodOf = (title: string | undefined): Method | undefined =>
  (Object.keys(methodTitles) as Method[]).find((method) => methodTitles[method] === title);

/** The columns that a 计分方式 asks for, in the order of the table. */
function fieldsOf({ method, kind }: RuleDraft): readonly RuleField[] {
  const known = methodOf(method);
  if (known === undefined || known === "cancelled") return [];
  const { needs, takes } = mechanisms[known];
  const wanted = new Set<RuleField>([...needs, ...takes, "cap", "floor", "basis"]);
  if (kind === groupWord.base) wanted.add("fullMarks");
  return tableHeadings.scoringRules.fields.map(({ key }) => key as RuleField).filter((field) => wanted.has(field));
}

/** Every line of the appraisal as a sentence, with a form that writes its row of 考核规则. */
export function ScoringLines() {
  const styles = useStyles();
  const { say } = useShared();
  const assessment = useAssessment();
  const [draft, setDraft] = useState<RuleDraft>();
  const lines = lineSentences(assessment);
  return (
    <Section title={say.linesTitle} note={say.linesNote}>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={`${line.state}/${line.title}`} className={styles.line}>
            <div>
              <div className={styles.title}>
                <strong lang="zh-CN">{line.title}</strong>
                <Badge appearance="outline" size="small">
                  {say.lineGroups[line.group]}
                </Badge>
                {line.state !== "planned" && (
                  <Badge color={line.state === "broken" ? "danger" : "informative"} size="small">
                    {say.lineStates[line.state]}
                  </Badge>
                )}
              </div>
              <p className={styles.sentence} lang="zh-CN">
                {line.sentence}
              </p>
              {line.line !== undefined && <PlaceLink place={line.line.place} />}
            </div>
            <Button
              size="small"
              appearance="subtle"
              aria-label={say.changeLine(line.title)}
              onClick={() => setDraft(draftOf(line))}
            >
              {say.changeShort}
            </Button>
          </li>
        ))}
      </ul>
      {draft === undefined ? (
        <Button
          size="small"
          appearance="primary"
          onClick={() => setDraft({ item: "", kind: groupWord.bonus, method: methodTitles.perPiece })}
        >
          {say.addLine}
        </Button>
      ) : (
        <LineForm draft={draft} onChange={setDraft} onClose={() => setDraft(undefined)} />
      )}
    </Section>
  );
}

/** The row as it stands; of a line without one the row that would change nothing. */
function draftOf({ title, group, line }: LineSentence): RuleDraft {
  return {
    kind: groupWord[group],
    method: methodTitles.asPlanned,
    ...line?.texts,
    item: title,
  };
}

function LineForm({
  draft,
  onChange,
  onClose,
}: {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const assessment = useAssessment();
  const errorText = useErrorText();
  const {
    say,
    services,
    edits: { busy, write },
  } = useShared();
  const [seen, setSeen] = useState<{ readonly of: RuleDraft; readonly preview: RulePreview }>();
  const [trouble, setTrouble] = useState<string>();
  const preview = seen?.of === draft ? seen.preview : undefined;
  const set = (field: RuleField, value: string): void => onChange({ ...draft, [field]: value });
  const refusedAt = (field: RuleField): string | undefined =>
    preview?.refused.find((refused) => refused.field === field)?.text;
  const asked = fieldsOf(draft);

  /** Only what the 计分方式 asks for is written: what stood in another column would be told as unused. */
  const content = (): RuleDraft =>
    Object.fromEntries(
      Object.entries(draft).filter(
        ([field]) => ["item", "kind", "method", "basis"].includes(field) || asked.includes(field as RuleField),
      ),
    ) as unknown as RuleDraft;
  const look = async (): Promise<void> => {
    setTrouble(undefined);
    try {
      const grid = await services.host.readGrid();
      setSeen({ of: draft, preview: rulePreview(grid, plans, assessment, content()) });
    } catch (error) {
      setTrouble(errorText(error));
    }
  };
  const save = async (): Promise<void> => {
    if (await write((grid) => ruleEdits(grid, content()), say.lineWritten(draft.item))) onClose();
  };

  return (
    <div className={styles.form} role="group" aria-label={say.lineForm}>
      <Entry field="item" draft={draft} refused={refusedAt("item")} onChange={set} />
      <Field label={heading("kind")} size="small" {...refusal(refusedAt("kind"))}>
        <Select size="small" value={draft.kind ?? ""} onChange={(_, { value }) => set("kind", value)}>
          {groups.map((group) => (
            <option key={group}>{group}</option>
          ))}
        </Select>
      </Field>
      <Field label={heading("method")} size="small" {...refusal(refusedAt("method"))}>
        <Select size="small" value={draft.method ?? ""} onChange={(_, { value }) => set("method", value)}>
          {Object.values(methodTitles).map((title) => (
            <option key={title}>{title}</option>
          ))}
        </Select>
      </Field>
      {asked.map((field) =>
        field === "measure" ? (
          <Field key={field} label={heading(field)} size="small" {...refusal(refusedAt(field))}>
            <Combobox
              size="small"
              className={styles.narrow}
              input={{ className: styles.narrow }}
              freeform
              value={draft.measure ?? ""}
              onChange={(event) => set(field, event.currentTarget.value)}
              onOptionSelect={(_, { optionText }) => set(field, optionText ?? "")}
            >
              {measureTitles.map((title) => (
                <Option key={title}>{title}</Option>
              ))}
            </Combobox>
          </Field>
        ) : (
          <Entry key={field} field={field} draft={draft} refused={refusedAt(field)} onChange={set} />
        ),
      )}
      <div className={styles.whole} aria-live="polite">
        {trouble !== undefined && <Told intent="error" text={trouble} />}
        {preview?.refused.map(({ field, text }) => (
          <Told key={`${field}${text}`} intent="error" text={text} />
        ))}
        {preview?.remarks.map((text) => (
          <Told key={text} intent="warning" text={text} />
        ))}
        {preview !== undefined && preview.refused.length === 0 && <Changes preview={preview} />}
      </div>
      <div className={`${styles.whole} ${styles.buttons}`}>
        <div className={styles.buttons}>
          <Button size="small" disabled={busy || draft.item.trim() === ""} onClick={() => void look()}>
            {say.previewLine}
          </Button>
          <Button
            size="small"
            appearance="primary"
            disabled={busy || preview === undefined || preview.refused.length > 0}
            onClick={() => void save()}
          >
            {say.writeLine}
          </Button>
          <Button size="small" disabled={busy} onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </div>
    </div>
  );
}

const refusal = (text: string | undefined) =>
  text === undefined ? {} : ({ validationState: "error", validationMessage: text } as const);

function Entry({
  field,
  draft,
  refused,
  onChange,
}: {
  field: RuleField;
  draft: RuleDraft;
  refused: string | undefined;
  onChange: (field: RuleField, value: string) => void;
}) {
  const { say } = useShared();
  const hint = say.lineHints[field];
  return (
    <Field label={heading(field)} size="small" {...(hint === undefined ? {} : { hint })} {...refusal(refused)}>
      <Input size="small" value={draft[field] ?? ""} onChange={(_, { value }) => onChange(field, value)} />
    </Field>
  );
}

function Told({ intent, text }: { intent: "error" | "warning"; text: string }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

function arrow({ now, then }: { readonly now: number; readonly then: number }): string {
  return now === then ? plainNumber(now) : `${plainNumber(now)} → ${plainNumber(then)}`;
}

/** Whose score and rank would move. */
function Changes({ preview: { changes } }: { preview: RulePreview }) {
  const styles = useStyles();
  const { say } = useShared();
  if (changes.length === 0) return <p className={styles.sentence}>{say.noEffect}</p>;
  return (
    <>
      <p className={styles.sentence}>
        {say.effectLine(
          changes.length,
          changes.some(({ rank }) => rank.now !== rank.then),
        )}
      </p>
      <ul className={styles.changes}>
        {changes.map(({ unit, total, rank }) => (
          <li key={unit}>{say.lineChange(unit, arrow(total), arrow(rank))}</li>
        ))}
      </ul>
    </>
  );
}
