import { Button, Checkbox, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { compact, yesNoWords, type Grid, type Place } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { rowCells, type RowCell } from "../model/rowCells.js";
import { Notice } from "./Notice.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";
import { useWork } from "./useWork.js";

/** Rows that are decided at a time. */
const page = 50;
const [yes, no] = [yesNoWords.yes[0], yesNoWords.no[0]];

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  line: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    gap: "6px",
    alignItems: "start",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { paddingTop: "6px", overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
});

interface OpenLead {
  readonly place: Place;
  readonly cells: readonly RowCell[];
}

/** 待认定信息 in a list: 是 or 否 for each, or for several at once. */
export function UndecidedLeads() {
  const styles = useStyles();
  const { facts, issues } = useAssessment();
  const {
    say,
    services,
    edits: { busy, write },
  } = useShared();
  const { notice, dismiss, run } = useWork();
  const places = useMemo(
    () =>
      issues.flatMap(({ code, place }) =>
        (code === "lead.undecided" || code === "lead.validUnreadable") && place !== undefined ? [place] : [],
      ),
    [issues],
  );
  const [grid, setGrid] = useState<Grid>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  const rows = useMemo(
    () =>
      grid === undefined
        ? []
        : places.slice(0, page).map((place): OpenLead => ({ place, cells: rowCells(grid, facts, place) })),
    [grid, facts, places],
  );
  if (places.length === 0) return null;
  const open = () =>
    run(async () => {
      setGrid(await services.host.readGrid());
      return undefined;
    });
  const mark = (id: string, on: boolean) => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  const markAs = (word: string) => {
    setWords(new Map([...words, ...[...marked].map((id) => [id, word] as const)]));
    setMarked(new Set());
  };
  const chosen = rows.filter(({ place }) => (words.get(idOf(place)) ?? "") !== "");
  const save = async () => {
    const written = await write(
      (now, factsNow) =>
        chosen.every(({ place, cells }) => isSameRow(rowCells(now, factsNow, place), cells))
          ? chosen.map(({ place }) => ({
              kind: "cells" as const,
              sheet: place.sheet,
              cells: [{ row: place.row, column: place.column, value: words.get(idOf(place)) ?? null }],
            }))
          : undefined,
      say.leadsDecided(chosen.length),
    );
    setGrid(await services.host.readGrid());
    if (written) setWords(new Map());
  };
  return (
    <Section title={say.undecidedLeads} note={say.undecidedLeadsNote(places.length)}>
      {grid === undefined ? (
        <div className={styles.buttons}>
          <Button onClick={() => void open()}>{say.decideLeads}</Button>
        </div>
      ) : (
        <>
          <div className={styles.buttons}>
            <Checkbox
              label={say.markAll}
              checked={marked.size === 0 ? false : marked.size === rows.length ? true : "mixed"}
              onChange={(_, { checked }) =>
                setMarked(checked === false ? new Set() : new Set(rows.map(({ place }) => idOf(place))))
              }
            />
            <Button size="small" disabled={marked.size === 0} onClick={() => markAs(yes)}>
              {say.markedAre(yes)}
            </Button>
            <Button size="small" disabled={marked.size === 0} onClick={() => markAs(no)}>
              {say.markedAre(no)}
            </Button>
            <Button
              size="small"
              appearance="primary"
              disabled={busy || chosen.length === 0}
              onClick={() => void save()}
            >
              {say.writeLeads(chosen.length)}
            </Button>
          </div>
          <ul className={styles.list}>
            {rows.map(({ place, cells }) => {
              const id = idOf(place);
              const of = (field: string) => cells.find((cell) => cell.field === field)?.text ?? "";
              const text =
                compact(`${of("day")} ${of("unit")}`) === "" ? of("text") : `${of("day")} ${of("unit")} ${of("text")}`;
              return (
                <li key={id} className={styles.line}>
                  <Checkbox
                    aria-label={text}
                    checked={marked.has(id)}
                    onChange={(_, { checked }) => mark(id, checked === true)}
                  />
                  <span className={styles.text} lang="zh-CN">
                    {text} {of("valid")} <PlaceLink place={place} />
                  </span>
                  <Select
                    size="small"
                    aria-label={say.isValid(text)}
                    value={words.get(id) ?? ""}
                    onChange={(_, { value }) => setWords(new Map(words).set(id, value))}
                  >
                    <option value="">{say.leaveUndecided}</option>
                    <option lang="zh-CN">{yes}</option>
                    <option lang="zh-CN">{no}</option>
                  </Select>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <Notice state={notice} onClose={dismiss} />
    </Section>
  );
}

function idOf({ sheet, row }: Place): string {
  return `${sheet}\u0000${row}`;
}

function isSameRow(one: readonly RowCell[], other: readonly RowCell[]): boolean {
  return one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);
}
