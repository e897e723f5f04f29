import { makeStyles } from "@fluentui/react-components";

/** The page's layout: one column in a pane, two where there is room. */
export const useColumns = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "12px", minWidth: 0 },
  two: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: "12px",
    alignItems: "start",
    "@media (min-width: 820px)": { gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)" },
  },
});
