import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { weekEdits, type CollectedWeek, type Day, type FormStatus, type WeekEntry } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { dayText } from "../format.js";
import { Section } from "./Section.js";

type Entered = FormStatus | "blank";
const forms = ["inTalks", "signed"] as const;
const statuses = ["onTime", "zeroReport", "notApplicable", "late", "missing"] as const satisfies readonly FormStatus[];
/** Keys that enter a status, in the order of `statuses`: initials of 按零不迟未 in pinyin, and digits. */
const letters: Readonly<Record<string, Entered>> = {
  a: "onTime",
  l: "zeroReport",
  b: "notApplicable",
  c: "late",
  w: "missing",
  "1": "onTime",
  "2": "zeroReport",
  "3": "notApplicable",
  "4": "late",
  "5": "missing",
  Delete: "blank",
  Backspace: "blank",
};

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th": { fontWeight: tokens.fontWeightRegular, textAlign: "start", padding: "2px 6px 2px 0" },
    "& td": { padding: "2px 4px 2px 0" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
  },
  cell: {
    width: "100%",
    minWidth: "72px",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    padding: "3px 2px",
  },
  planned: { border: `1px dashed ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
  changed: { backgroundColor: tokens.colorBrandBackground2 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/**
 * One deadline as a grid: a unit a line, a form a column; moved in by arrow keys, entered by letters, by the list or by the mouse.
 * @param collected what accepted forms will make of cells; it is written with them, not by the grid
 * @param onRefuse a cell was entered by hand: the entries that would have set it are not accepted any more
 */
export function WeekGrid({
  deadline,
  collected,
  onRefuse,
}: {
  deadline: Day;
  collected: readonly CollectedWeek[];
  onRefuse: (entries: readonly string[]) => void;
}) {
  const styles = useStyles();
  const { facts } = useAssessment();
  const {
    say,
    language,
    edits: { busy, write },
  } = useShared();
  const [typed, setTyped] = useState<ReadonlyMap<string, Entered>>(new Map());
  const table = useRef<HTMLTableElement>(null);
  const enteredOf = (unit: string, form: (typeof forms)[number]): Entered =>
    facts.weeks.find((week) => week.unit === unit && week.deadline === deadline)?.[form] ?? "blank";
  const idOf = (unit: string, form: string) => `${deadline}/${unit}/${form}`;
  const planned = new Map(
    collected.filter((cell) => cell.deadline === deadline).map((cell) => [idOf(cell.unit, cell.form), cell] as const),
  );
  const set = (unit: string, form: (typeof forms)[number], status: Entered) => {
    const next = new Map(typed);
    const coming = planned.get(idOf(unit, form));
    if (coming !== undefined && !typed.has(idOf(unit, form))) {
      if (status === coming.status) return;
      onRefuse(coming.entries);
    }
    if (status === enteredOf(unit, form)) next.delete(idOf(unit, form));
    else next.set(idOf(unit, form), status);
    setTyped(next);
  };
  const move = (row: number, column: number) =>
    table.current?.querySelector<HTMLSelectElement>(`[data-cell="${row}/${column}"]`)?.focus();
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const unit = facts.units[row]?.name;
    const form = forms[column];
    if (unit === undefined || form === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    const status = letters[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (step === undefined && status === undefined) return;
    event.preventDefault();
    if (step !== undefined) move(row + step[0], column + step[1]);
    if (status !== undefined) set(unit, form, status);
  };
  const entries = facts.units.flatMap(({ name: unit }): WeekEntry[] => {
    const [inTalks, signed] = forms.map((form) => typed.get(idOf(unit, form)));
    if (inTalks === undefined && signed === undefined) return [];
    return [{ unit, ...(inTalks && { inTalks }), ...(signed && { signed }) }];
  });
  const save = async () => {
    const done = say.weekWritten(dayText(deadline, language), entries.length);
    if (await write((grid, now) => weekEdits(grid, now, deadline, entries), done)) setTyped(new Map());
  };
  return (
    <Section title={say.weekGrid} note={dayText(deadline, language)}>
      <p className={styles.quiet}>{say.weekKeys}</p>
      {planned.size > 0 && <p className={styles.quiet}>{say.weekCollected(planned.size)}</p>}
      <table ref={table} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.unit}</th>
            {forms.map((form) => (
              <th key={form} scope="col">
                {say.formTitles[form]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.units.map(({ name: unit }, row) => (
            <tr key={unit}>
              <th scope="row" lang="zh-CN">
                {unit}
              </th>
              {forms.map((form, column) => {
                const changed = typed.get(idOf(unit, form));
                const coming = changed === undefined ? planned.get(idOf(unit, form))?.status : undefined;
                return (
                  <td key={form}>
                    <select
                      className={mergeClasses(
                        styles.cell,
                        changed !== undefined && styles.changed,
                        coming !== undefined && styles.planned,
                      )}
                      data-cell={`${row}/${column}`}
                      aria-label={say.weekCell(unit, say.formTitles[form])}
                      value={changed ?? coming ?? enteredOf(unit, form)}
                      onKeyDown={(event) => press(event, row, column)}
                      onChange={({ target }) =>
                        set(unit, form, statuses.find((status) => status === target.value) ?? "blank")
                      }
                    >
                      <option value="blank">{say.blank}</option>
                      {statuses.map((status) => (
                        <option key={status} value={status}>
                          {status === coming ? say.willBe(say.formStatuses[status]) : say.formStatuses[status]}
                        </option>
                      ))}
                    </select>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={busy || entries.length === 0} onClick={() => void save()}>
          {say.writeWeek(entries.length)}
        </Button>
        <Button disabled={typed.size === 0} onClick={() => setTyped(new Map())}>
          {say.discardImport}
        </Button>
      </div>
    </Section>
  );
}
