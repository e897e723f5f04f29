import { Link, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { useDeferredValue, useMemo } from "react";
import { projectList, searchTexts } from "../../../engine/index.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { PlaceLink } from "./PlaceLink.js";
import { Section } from "./Section.js";

/** Hits in all that are shown. */
const most = 50;

const useStyles = makeStyles({
  search: { maxWidth: "none" },
  list: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "4px" },
  text: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** 查找: units, projects, leads and every other text of the workbook; each hit leads to its unit or its cell. */
export function SearchAll() {
  const assessment = useAssessment();
  const styles = useStyles();
  const { say, openUnit } = useShared();
  const [text, setText] = useKept("overview.search", "");
  const wanted = useDeferredValue(text).trim();
  const units = useMemo(
    () => (wanted === "" ? [] : assessment.units.map(({ name }) => name).filter((name) => name.includes(wanted))),
    [assessment, wanted],
  );
  const projects = useMemo(() => {
    const own = new Set(wanted === "" ? [] : projectList(assessment).map(({ place }) => `${place.sheet}!${place.row}`));
    const hits = searchTexts(assessment.facts, wanted, most);
    // A project's name comes before the other cells that the words stand in.
    return [...hits].sort(
      (one, other) =>
        Number(own.has(`${other.place.sheet}!${other.place.row}`)) -
        Number(own.has(`${one.place.sheet}!${one.place.row}`)),
    );
  }, [assessment, wanted]);
  const found = units.length + projects.length;
  return (
    <Section
      title={say.searchTitle}
      note={wanted === "" ? undefined : found >= most ? say.firstHits(most) : say.hits(found)}
    >
      <SearchBox
        className={styles.search}
        value={text}
        placeholder={say.searchAll}
        aria-label={say.searchAll}
        dismiss={{ "aria-label": say.clear }}
        onChange={(_, { value }) => setText(value)}
      />
      {wanted !== "" && found === 0 && <p className={styles.quiet}>{say.nothingFound}</p>}
      {found > 0 && (
        <ul className={styles.list} lang="zh-CN">
          {units.map((name) => (
            <li key={name}>
              <Link as="button" inline onClick={() => openUnit(name)}>
                {name}
              </Link>
            </li>
          ))}
          {projects.slice(0, most - units.length).map(({ place, text: said }) => (
            <li key={`${place.sheet}!${place.row}/${place.column}`} className={styles.text}>
              {said} <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
