import { Button, Field, makeStyles, SearchBox, Select, ToggleButton, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular, CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { zipSync } from "fflate";
import { useMemo, useState } from "react";
import { unitsOfIssues, type Severity } from "../../../engine/index.js";
import type { DraftFile } from "../../drafts/draftFiles.js";
import { useAssessment, useKept, useShared } from "../context.js";
import {
  filterIssues,
  groupIssues,
  issuesAsText,
  officeOnly,
  type Grouping,
  type IssueGroup,
} from "../model/issueList.js";
import { useColumns } from "../parts/columns.js";
import { IssueLine } from "../parts/IssueLine.js";
import { UndecidedLeads } from "../parts/UndecidedLeads.js";
import { Repairs } from "../parts/Repairs.js";
import { Notice } from "../parts/Notice.js";
import { Section } from "../parts/Section.js";
import { useWork } from "../parts/useWork.js";

const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];
const groupings = ["severity", "unit", "sheet"] as const satisfies readonly Grouping[];
/** Lines drawn at a time: a broken ledger can have a hundred thousand issues. */
const page = 200;
/** A choice of the list that no unit's name can be. */
const [everyone, nobody] = ["*", "-"];

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: "6px" },
  choices: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))", gap: "8px" },
  search: { maxWidth: "none", flexGrow: 1, minWidth: "140px" },
  list: { margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  group: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: "4px 0 6px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
});

/** 体检: what is wrong or doubtful in the data, each with its cell, for everybody or for one unit. */
export function DataCheckTab() {
  const styles = useStyles();
  const columns = useColumns();
  const assessment = useAssessment();
  const { issues } = assessment;
  const { say, services } = useShared();
  const [chosen, setChosen] = useKept<readonly Severity[]>("dataCheck.severities", []);
  const [text, setText] = useKept("dataCheck.text", "");
  const [whose, setWhose] = useKept("dataCheck.unit", everyone);
  const [grouping, setGrouping] = useKept<Grouping>("dataCheck.grouping", "severity");
  const [shown, setShown] = useState(page);
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const { notice, dismiss, run, download, busy } = useWork();
  const units = useMemo(() => unitsOfIssues(assessment), [assessment]);
  const unitsOf = useMemo(() => (issue: (typeof issues)[number]) => units.get(issue) ?? [], [units]);
  const found = useMemo(
    () =>
      filterIssues(
        issues,
        {
          severities: chosen,
          text,
          ...(whose === everyone ? {} : { unit: whose === nobody ? officeOnly : whose }),
        },
        unitsOf,
      ),
    [issues, chosen, text, whose, unitsOf],
  );
  const groups = useMemo(
    () =>
      firstOf(
        groupIssues(
          found,
          grouping,
          unitsOf,
          assessment.units.map(({ name }) => name),
        ),
        shown,
      ),
    [found, grouping, unitsOf, assessment, shown],
  );
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;

  const refilter = () => {
    setShown(page);
    setCopied("no");
  };
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
    refilter();
  };
  const exportByUnit = async () => {
    let files: readonly DraftFile[] = [];
    await run(async () => {
      const { unitCheckFiles } = await import(/* webpackChunkName: "unitChecks" */ "../../drafts/unitCheckFiles.js");
      files = await unitCheckFiles(assessment);
      return files.length === 0 ? { kind: "told", text: say.nothingToExport } : undefined;
    });
    if (files.length > 0)
      await download(
        zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))),
        `${assessment.plan.id}-待核对清单.zip`,
      );
  };

  return (
    <div className={columns.stack}>
      <Repairs withHeadings />
      <UndecidedLeads />
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
        <div className={styles.choices}>
          <Field label={say.issuesOfUnit} size="small">
            <Select
              size="small"
              value={whose}
              onChange={(_, { value }) => {
                setWhose(value);
                refilter();
              }}
            >
              <option value={everyone}>{say.everyUnit}</option>
              {assessment.units.map(({ name }) => (
                <option key={name} value={name} lang="zh-CN">
                  {name}
                </option>
              ))}
              <option value={nobody}>{say.noUnit}</option>
            </Select>
          </Field>
          <Field label={say.groupIssues} size="small">
            <Select size="small" value={grouping} onChange={(_, { value }) => setGrouping(value as Grouping)}>
              {groupings.map((one) => (
                <option key={one} value={one}>
                  {say.issueGroupings[one]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <SearchBox
          className={styles.search}
          value={text}
          placeholder={say.filterIssues}
          aria-label={say.filterIssues}
          dismiss={{ "aria-label": say.clear }}
          onChange={(_, { value }) => {
            setText(value);
            refilter();
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
        {groups.map(({ title, issues: own, count: whole }) => (
          <div key={title}>
            {grouping !== "severity" && (
              <h3 className={styles.group} lang={title === "" ? undefined : "zh-CN"}>
                {say.groupTitle(title === "" ? say.noUnit : title, whole)}
              </h3>
            )}
            <ul className={styles.list}>
              {own.map((issue, index) => (
                <IssueLine key={index} issue={issue} />
              ))}
            </ul>
          </div>
        ))}
        {found.length > shown && (
          <Button onClick={() => setShown(shown + page)}>{say.showMore(Math.min(page, found.length - shown))}</Button>
        )}
        {issues.length > 0 && (
          <div className={styles.buttons}>
            <Button size="small" icon={<ArrowDownloadRegular />} disabled={busy} onClick={() => void exportByUnit()}>
              {say.exportByUnit}
            </Button>
          </div>
        )}
        <Notice state={notice} onClose={dismiss} />
      </Section>
    </div>
  );
}

/** The groups as far as `most` lines go, counted over all of them; `count` is how many a group has in all. */
function firstOf(groups: readonly IssueGroup[], most: number): (IssueGroup & { readonly count: number })[] {
  let left = most;
  return groups.flatMap(({ title, issues }) => {
    const own = issues.slice(0, Math.max(0, left));
    left -= own.length;
    return own.length === 0 ? [] : [{ title, issues: own, count: issues.length }];
  });
}
