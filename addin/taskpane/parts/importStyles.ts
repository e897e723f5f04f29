/** The looks of 导入. */
import { makeStyles, tokens } from "@fluentui/react-components";

/** Of the tab and of its files. */
export const useImportStyles = makeStyles({
  drop: {
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: "20px 12px",
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    alignItems: "center",
    textAlign: "center",
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `2px dashed ${tokens.colorBrandStroke1}` },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  file: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: "6px 2px 2px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    minWidth: 0,
    // Of hundreds of files only those in sight are laid out. What is laid out alone is cut off at its edge, and a focused box has a frame of two pixels.
    margin: "0 -2px -2px",
    contentVisibility: "auto",
    containIntrinsicHeight: "auto 120px",
  },
  /** In line with the file's name, behind its checkbox. */
  inner: { paddingInlineStart: "36px", overflowWrap: "anywhere" },
  week: { display: "block" },
  open: { paddingInlineStart: "28px" },
  row: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", alignItems: "start" },
  text: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    paddingTop: "6px",
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  hidden: { display: "none" },
});
