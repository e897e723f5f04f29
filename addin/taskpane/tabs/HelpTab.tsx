import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { newestOf, plans } from "../../../engine/index.js";
import { formulasOf } from "../../manual/formulas.js";
import { useShared } from "../context.js";
import { taskPictures } from "../../manual/helpPictures.js";
import { useColumns } from "../parts/columns.js";
import { Section } from "../parts/Section.js";

/** Where each task of the catalogue is done, in its order. */
const placeOfTask = [
  "overview",
  "import",
  "month",
  "unit",
  "overview",
  "dataCheck",
  "dataCheck",
  "drafts",
  "rules",
  "whatIf",
] as const;

const useStyles = makeStyles({
  steps: { margin: 0, paddingInlineStart: "20px", display: "flex", flexDirection: "column", gap: "4px" },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  start: { alignSelf: "flex-start" },
  functions: { margin: 0, display: "flex", flexDirection: "column", gap: "8px" },
  picture: {
    width: "100%",
    height: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  formula: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  meaning: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** 帮助: ten tasks with the tab where each is done, and the functions. Needs no workbook. */
export function HelpTab() {
  const styles = useStyles();
  const columns = useColumns();
  const { say, openTab, services } = useShared();
  const state = services.live.current();
  const formulas = formulasOf(state.kind === "ready" ? state.assessment.plan : newestOf(plans));
  const { help } = say;
  return (
    <div className={columns.stack}>
      <p className={styles.intro}>{help.intro}</p>
      <div className={columns.two}>
        {help.tasks.map(({ title, steps }, index) => {
          const tab = placeOfTask[index];
          return (
            <Section key={title} title={`${index + 1} ${title}`}>
              <ol className={styles.steps}>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              {taskPictures[index]?.map((name, number) => (
                <img
                  key={name}
                  className={styles.picture}
                  src={`assets/pictures/${name}.png`}
                  alt={help.picture(title, number + 1)}
                  width={800}
                  height={600}
                  loading="lazy"
                />
              ))}
              {tab !== undefined && (
                <Button size="small" className={styles.start} onClick={() => openTab(tab)}>
                  {help.open(say.tabs[tab])}
                </Button>
              )}
            </Section>
          );
        })}
        {help.topics.map(({ title, steps }) => (
          <Section key={title} title={title}>
            <ul className={styles.steps}>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </Section>
        ))}
        <Section title={help.sendingTitle}>
          <dl className={styles.functions}>
            {help.sending.map(([to, what, where, note]) => (
              <div key={what}>
                <dt>{help.sendingLine(to ?? "", what ?? "")}</dt>
                <dd className={styles.meaning}>{help.sendingHow(where ?? "", note ?? "")}</dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section title={help.functionsTitle}>
          <dl className={styles.functions}>
            {formulas.map((formula, index) => (
              <div key={formula}>
                <dt className={styles.formula}>{formula}</dt>
                <dd className={styles.meaning}>{help.functions[index]}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </div>
  );
}
