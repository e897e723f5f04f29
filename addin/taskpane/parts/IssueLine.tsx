import { makeStyles } from "@fluentui/react-components";
import { issueText, type Issue } from "../../../engine/index.js";
import { SeverityBadge } from "./LightBadge.js";
import { PlaceLink } from "./PlaceLink.js";
import { RowEditor } from "./RowEditor.js";

const useStyles = makeStyles({
  line: {
    listStyleType: "none",
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: "8px",
    alignItems: "start",
  },
  text: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere", alignItems: "flex-start" },
});

/** An issue with its cell, as an item of a list. */
export function IssueLine({ issue }: { issue: Issue }) {
  const styles = useStyles();
  return (
    <li className={styles.line}>
      <SeverityBadge severity={issue.severity} />
      <span className={styles.text}>
        <span lang="zh-CN">{issueText(issue)}</span>
        {issue.place !== undefined && (
          <>
            <PlaceLink place={issue.place} />
            <RowEditor place={issue.place} />
          </>
        )}
      </span>
    </li>
  );
}
