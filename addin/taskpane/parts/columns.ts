import { makeStyles } from "@fluentui/react-components";

/** By the width that there really is: a pane of WPS is laid out wider than what can be seen of it, which a query for the window would not notice. */
export const twoWhereRoom = "repeat(auto-fill, minmax(min(100%, 396px), 1fr))";

/** The page's layout: one column in a pane, two where there is room. */
export const useColumns = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "12px", minWidth: 0 },
  two: {
    display: "grid",
    gridTemplateColumns: twoWhereRoom,
    gap: "12px",
    alignItems: "start",
  },
});
