import { Badge, Button, Field, makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { plainNumber, projectList, stageTitles, type ProjectLine } from "../../../engine/index.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { dayText } from "../format.js";
import { filterProjects, projectSorts, sortProjects, type ProjectSort } from "../model/projectView.js";
import { useColumns } from "../parts/columns.js";
import { PlaceLink } from "../parts/PlaceLink.js";
import { Said } from "../parts/Said.js";
import { Section } from "../parts/Section.js";
import { Specials } from "../parts/Specials.js";

/** Projects drawn at a time. */
const page = 100;

const useStyles = makeStyles({
  choices: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 132px)", gap: "8px", alignItems: "end" },
  search: { maxWidth: "none" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: "8px",
    rowGap: "2px",
    padding: "8px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":last-child": { borderBottomStyle: "none" },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  wide: {
    gridColumnStart: "1",
    gridColumnEnd: "-1",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** 项目: every project of the ledger with its stage and what it counts for, or why it does not. */
export default function ProjectsTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { say } = useShared();
  const [text, setText] = useKept("projects.text", "");
  const [sort, setSort] = useKept<ProjectSort>("projects.sort", "ledger");
  const [shown, setShown] = useState(page);
  const projects = useMemo(() => projectList(assessment), [assessment]);
  const found = useMemo(() => sortProjects(filterProjects(projects, text), sort), [projects, text, sort]);
  return (
    <div className={columns.stack}>
      <Section title={say.projectsTitle} note={say.foundOfProjects(found.length, projects.length)}>
        <div className={styles.choices}>
          <SearchBox
            className={styles.search}
            value={text}
            placeholder={say.findProjects}
            aria-label={say.findProjects}
            dismiss={{ "aria-label": say.clear }}
            onChange={(_, { value }) => {
              setText(value);
              setShown(page);
            }}
          />
          <Field label={say.sortProjects} size="small">
            <Select size="small" value={sort} onChange={(_, { value }) => setSort(value as ProjectSort)}>
              {projectSorts.map((one) => (
                <option key={one} value={one}>
                  {say.projectSorts[one]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {found.length === 0 && <p className={styles.quiet}>{say.noProjects}</p>}
        <ul className={styles.list}>
          {found.slice(0, shown).map((project) => (
            <Line key={`${project.place.sheet}!${project.place.row}`} project={project} />
          ))}
        </ul>
        {found.length > shown && (
          <Button onClick={() => setShown(shown + page)}>{say.showMore(Math.min(page, found.length - shown))}</Button>
        )}
        <p className={styles.wide}>{say.stageAssumed}</p>
      </Section>
      <Specials assessment={assessment} />
    </div>
  );
}

function Line({ project }: { project: ProjectLine }) {
  const styles = useStyles();
  const { say, language } = useShared();
  const { name, category, investment, topTier, park, signed, stage, attractedBy, servicedBy, counts, place } = project;
  const about = [
    category,
    investment === undefined ? say.amountUnknown : `${plainNumber(investment)} 万元`,
    topTier ? "优强" : "",
    park ?? "",
    signed === undefined ? "" : say.signedOn(dayText(signed, language)),
  ].filter((part) => part !== "");
  return (
    <li className={styles.line}>
      <span className={styles.name} lang="zh-CN">
        {name}
      </span>
      <Badge appearance="tint" color={stage === "terminated" ? "subtle" : "brand"}>
        <span lang="zh-CN">{stageTitles[stage]}</span>
      </Badge>
      <span className={styles.wide} lang="zh-CN">
        {about.join(" · ")} · <PlaceLink place={place} />
      </span>
      <span className={styles.wide}>
        {say.broughtBy(attractedBy.join("、") || "–")}
        {servicedBy.length > 0 && ` · ${say.servedBy(servicedBy.join("、"))}`}
      </span>
      <span className={styles.wide}>
        {project.unrecognised !== undefined ? (
          <>
            {say.doesNotCount} <Said reason={project.unrecognised} />
          </>
        ) : (
          say.countsFor(
            counts
              .map(({ item, unit, weight }) => `${unit} ${item}${weight === 1 ? "" : ` ${plainNumber(weight * 100)}%`}`)
              .join(say.listComma) || "–",
          )
        )}
      </span>
    </li>
  );
}
