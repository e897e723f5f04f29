import { makeStyles, tokens } from "@fluentui/react-components";
import { headline } from "../../../engine/index.js";
import { useAssessment } from "../context.js";

const useStyles = makeStyles({
  line: {
    margin: 0,
    padding: "4px 8px",
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    overflowWrap: "anywhere",
  },
});

/** The lines that are in no total, said before the totals: 未含：信息报送（没有读到信息报送台账）. Nothing where the totals are whole. */
export function Headline() {
  const styles = useStyles();
  const text = headline(useAssessment());
  return text === "" ? null : (
    <p className={styles.line} lang="zh-CN">
      {text}
    </p>
  );
}
