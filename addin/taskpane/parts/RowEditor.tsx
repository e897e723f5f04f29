import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { a1, parseIsoDate, type Place } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { rowCells, rowEdits, tableAt, type RowCell } from "../model/rowCells.js";
import { Notice } from "./Notice.js";
import { useWork } from "./useWork.js";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(140px, 1fr))", gap: "6px", width: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px", marginTop: "6px" },
  box: { width: "100%" },
});

/** The row of an issue with its cells as inputs, opened by a button; nothing where the place lies in no row of a ledger. */
export function RowEditor({ place }: { place: Place }) {
  const styles = useStyles();
  const { facts } = useAssessment();
  const {
    say,
    services,
    edits: { busy, write },
  } = useShared();
  const { notice, dismiss, run } = useWork();
  const [cells, setCells] = useState<readonly RowCell[]>();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  if (tableAt(facts, place) === undefined) return null;
  const close = () => {
    setCells(undefined);
    setTyped(new Map());
  };
  const open = () =>
    run(async () => {
      setCells(rowCells(await services.host.readGrid(), facts, place));
      return undefined;
    });
  if (cells === undefined) {
    return (
      <>
        <Button size="small" appearance="subtle" icon={<EditRegular />} onClick={() => void open()}>
          {say.editRow}
        </Button>
        <Notice state={notice} onClose={dismiss} />
      </>
    );
  }
  const changed = cells.some(({ field, text }) => (typed.get(field) ?? text) !== text);
  const save = async () => {
    const row = `${place.sheet}!${place.row + 1}`;
    if (await write((grid, now) => rowEdits(grid, now, cells, typed), say.rowWritten(row))) close();
  };
  return (
    <div className={styles.box} role="group" aria-label={say.editRowOf(`${place.sheet}!${a1(place)}`)}>
      <div className={styles.fields}>
        {cells.map((cell) => (
          <CellInput
            key={cell.field}
            cell={cell}
            value={typed.get(cell.field) ?? cell.text}
            onChange={(value) => setTyped(new Map(typed).set(cell.field, value))}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabled={busy || !changed} onClick={() => void save()}>
          {say.writeRow}
        </Button>
        <Button size="small" onClick={close}>
          {say.cancel}
        </Button>
      </div>
    </div>
  );
}

function CellInput({
  cell: { heading, text, input, choices },
  value,
  onChange,
}: {
  cell: RowCell;
  value: string;
  onChange: (value: string) => void;
}) {
  const { units } = useAssessment();
  const { say } = useShared();
  const offered = input === "unit" ? units.map(({ name }) => name) : choices;
  // What stands there now can be kept, whatever it is.
  const options = text === "" || offered.includes(text) ? offered : [text, ...offered];
  const unreadable = input === "date" && text !== "" && parseIsoDate(text) === undefined;
  return (
    <Field label={heading} size="small" {...(unreadable && { hint: say.nowWritten(text) })}>
      {input === "unit" || input === "choice" ? (
        <Select size="small" value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">{say.blank}</option>
          {options.map((option) => (
            <option key={option} lang="zh-CN">
              {option}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          size="small"
          type={input === "date" ? "date" : "text"}
          value={unreadable && value === text ? "" : value}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}
