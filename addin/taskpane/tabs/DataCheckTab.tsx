import { Button, makeStyles, SearchBox, ToggleButton, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Severity } from "../../../engine/index.js";
import { useAssessment, useKept, useShared } from "../context.js";
import { filterIssues, issuesAsText } from "../model/issueList.js";
import { useColumns } from "../parts/columns.js";
import { IssueLine } from "../parts/IssueLine.js";
import { Section } from "../parts/Section.js";

const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];
/** Lines drawn at a time: a broken ledger can have a hundred thousand issues. */
const page = 200;

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: "6px" },
  search: { maxWidth: "none", flexGrow: 1, minWidth: "140px" },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** 体检: what is wrong or doubtful in the data, each with its cell. */
export function DataCheckTab() {
  const styles = useStyles();
  const columns = useColumns();
  const { issues } = useAssessment();
  const { say, services } = useShared();
  const [chosen, setChosen] = useKept<readonly Severity[]>("dataCheck.severities", []);
  const [text, setText] = useKept("dataCheck.text", "");
  const [shown, setShown] = useState(page);
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const found = useMemo(() => filterIssues(issues, { severities: chosen, text }), [issues, chosen, text]);
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;

  const copy = async () => {
    try {
      await services.copyText(issuesAsText(found, say));
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  };
  const toggle = (severity: Severity) => {
    setChosen(chosen.includes(severity) ? chosen.filter((other) => other !== severity) : [...chosen, severity]);
    setShown(page);
    setCopied("no");
  };

  return (
    <div className={columns.stack}>
      <Section
        title={say.dataCheck}
        note={issues.length === 0 ? undefined : say.foundOf(found.length, issues.length)}
        aside={
          <Button
            size="small"
            icon={copied === "yes" ? <CheckmarkRegular /> : <CopyRegular />}
            disabled={found.length === 0}
            onClick={() => void copy()}
          >
            {copied === "yes" ? say.copied : say.copyAsText}
          </Button>
        }
      >
        <div className={styles.filters} role="group" aria-label={say.filterBySeverity}>
          {severities.map((severity) => (
            <ToggleButton
              key={severity}
              size="small"
              checked={chosen.includes(severity)}
              onClick={() => toggle(severity)}
            >
              {`${say.severities[severity]} ${count(severity)}`}
            </ToggleButton>
          ))}
        </div>
        <SearchBox
          className={styles.search}
          value={text}
          placeholder={say.filterIssues}
          aria-label={say.filterIssues}
          dismiss={{ "aria-label": say.clear }}
          onChange={(_, { value }) => {
            setText(value);
            setShown(page);
            setCopied("no");
          }}
        />
        <div role="status" className={styles.quiet}>
          {copied === "failed"
            ? say.copyFailed
            : issues.length === 0
              ? say.noIssues
              : found.length === 0
                ? say.noneFound
                : ""}
        </div>
        <ul className={styles.list}>
          {found.slice(0, shown).map((issue, index) => (
            <IssueLine key={index} issue={issue} />
          ))}
        </ul>
        {found.length > shown && (
          <Button onClick={() => setShown(shown + page)}>{say.showMore(Math.min(page, found.length - shown))}</Button>
        )}
      </Section>
    </div>
  );
}
