import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import {
  aliasEdits,
  headingEdits,
  notAssessedWord,
  repairSuggestions,
  type HeadingSuggestion,
  type RepairSuggestions,
  type UnitSuggestion,
} from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

/** Names and cells that are drawn at once. */
const [firstNames, firstPlaces] = [8, 3];

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  repair: { display: "flex", flexDirection: "column", gap: "4px", minWidth: 0, overflowWrap: "anywhere" },
  choice: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  select: { flexGrow: 1, minWidth: "120px", maxWidth: "320px" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  more: { alignSelf: "flex-start" },
});

/** What one click settles: a column of the office's own words, a unit's name in the office's own spelling. */
export function useRepairs(): RepairSuggestions {
  const { facts } = useAssessment();
  return useMemo(() => {
    const { headings, units } = repairSuggestions(facts);
    // The same heading on the sheets of twelve months is one thing to settle.
    const seen = new Set<string>();
    return {
      units,
      headings: headings.filter(({ table, field, candidates: [likely] }) => {
        const id = `${table}/${field}/${likely}`;
        if (likely === undefined || seen.has(id)) return false;
        seen.add(id);
        return true;
      }),
    };
  }, [facts]);
}

/** 一键登记: shown only where there is something to settle. */
export function Repairs({ withHeadings }: { withHeadings: boolean }) {
  const styles = useStyles();
  const { say } = useShared();
  const { headings, units } = useRepairs();
  const [all, setAll] = useState(false);
  const shown = all ? units : units.slice(0, firstNames);
  const columns = withHeadings ? headings : [];
  if (columns.length + units.length === 0) return null;
  return (
    <Section title={say.repairTitle} note={say.repairNote}>
      <ul className={styles.list}>
        {columns.map((suggestion) => (
          <li key={`${suggestion.table}/${suggestion.field}/${suggestion.candidates[0]}`}>
            <HeadingRepair suggestion={suggestion} />
          </li>
        ))}
        {shown.map((suggestion) => (
          <li key={suggestion.name}>
            <UnitRepair suggestion={suggestion} />
          </li>
        ))}
      </ul>
      {shown.length < units.length && (
        <Button size="small" className={styles.more} onClick={() => setAll(true)}>
          {say.showMore(units.length - shown.length)}
        </Button>
      )}
    </Section>
  );
}

/** A column that was not found: which of the sheet's own headings stands for it. */
export function HeadingRepair({ suggestion }: { suggestion: HeadingSuggestion }) {
  const styles = useStyles();
  const {
    say,
    edits: { busy, write },
  } = useShared();
  const { table, title, field, heading, candidates, place } = suggestion;
  const [chosen, setChosen] = useState(candidates[0] ?? "");
  const label = say.repairHeading(title, heading);
  return (
    <div className={styles.repair}>
      <span>
        <span lang="zh-CN">{label}</span> <PlaceLink place={place} />
      </span>
      <span className={styles.choice}>
        <Select
          size="small"
          className={styles.select}
          aria-label={label}
          value={chosen}
          onChange={(_, { value }) => setChosen(value)}
        >
          {candidates.map((candidate) => (
            <option key={candidate} lang="zh-CN">
              {candidate}
            </option>
          ))}
        </Select>
        <Button
          size="small"
          appearance="primary"
          disabled={busy || chosen === ""}
          onClick={() =>
            void write(
              (grid) => headingEdits(grid, { table, heading: chosen, field }),
              say.headingWritten(chosen, heading),
            )
          }
        >
          {say.writeHeading}
        </Button>
      </span>
    </div>
  );
}

/** A name that nobody could be found for, in all the rows that write it so. */
function UnitRepair({ suggestion: { name, count, places, near } }: { suggestion: UnitSuggestion }) {
  const styles = useStyles();
  const {
    say,
    edits: { busy, write },
  } = useShared();
  const { units } = useAssessment();
  const [chosen, setChosen] = useState(near[0] ?? "");
  const others = units.map((unit) => unit.name).filter((unit) => !near.includes(unit));
  const label = say.repairUnit(name, count);
  return (
    <div className={styles.repair}>
      <span>
        <span lang="zh-CN">{label}</span>{" "}
        <span className={styles.quiet}>
          {places.slice(0, firstPlaces).map((place) => (
            <span key={`${place.sheet}/${place.row}/${place.column}`}>
              <PlaceLink place={place} />{" "}
            </span>
          ))}
        </span>
      </span>
      <span className={styles.choice}>
        <Select
          size="small"
          className={styles.select}
          aria-label={label}
          value={chosen}
          onChange={(_, { value }) => setChosen(value)}
        >
          <option value="">{say.chooseUnit}</option>
          {near.length > 0 && (
            <optgroup label={say.nearUnits}>
              {near.map((unit) => (
                <option key={unit} value={unit} lang="zh-CN">
                  {unit}
                </option>
              ))}
            </optgroup>
          )}
          <option value={notAssessedWord}>{say.notAssessed}</option>
          <optgroup label={say.otherUnits}>
            {others.map((unit) => (
              <option key={unit} value={unit} lang="zh-CN">
                {unit}
              </option>
            ))}
          </optgroup>
        </Select>
        <Button
          size="small"
          appearance="primary"
          disabled={busy || chosen === ""}
          onClick={() =>
            void write(
              (grid) => aliasEdits(grid, name, chosen),
              chosen === notAssessedWord ? say.aliasExcluded(name, count) : say.aliasWritten(name, chosen, count),
            )
          }
        >
          {say.writeAlias}
        </Button>
      </span>
    </div>
  );
}
