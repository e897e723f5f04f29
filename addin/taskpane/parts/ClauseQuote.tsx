import { makeStyles, tokens } from "@fluentui/react-components";
import type { Clause } from "../../../engine/index.js";
import { useSay } from "../context.js";

const useStyles = makeStyles({
  quote: {
    margin: 0,
    paddingInlineStart: "10px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  source: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** A sentence of the plan, or of the workbook with its cell, word for word. */
export function ClauseQuote({ clause }: { clause: Clause }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <blockquote className={styles.quote} lang="zh-CN">
      {clause.quote}
      <cite className={styles.source} style={{ fontStyle: "normal" }}>
        {clause.place === undefined ? say.clauseSource(clause.title) : clause.title}
      </cite>
    </blockquote>
  );
}
