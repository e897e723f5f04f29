import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { useSay } from "../context.js";
import type { Neighbourhood } from "../model/cellPreview.js";

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `2px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow16,
    padding: "8px 12px 12px",
    paddingInline: "max(12px, calc((100% - 1176px) / 2))",
    outlineStyle: "none",
  },
  head: { display: "flex", alignItems: "center", gap: "8px", justifyContent: "space-between" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  cell: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: "2px 6px",
    maxWidth: "12em",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    textAlign: "start",
  },
  whole: { margin: "0 0 6px", maxHeight: "30vh", overflowY: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  head1: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    textAlign: "center",
  },
  wanted: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "normal",
    overflowWrap: "anywhere",
    "@media (forced-colors: active)": { border: "3px solid Highlight" },
  },
});

/** A few cells around the one that a link named, where no window can show them. */
export function CellPreview({ around, onClose }: { around: Neighbourhood; onClose: () => void }) {
  const styles = useStyles();
  const say = useSay();
  const panel = useRef<HTMLElement>(null);
  const title = `${around.sheet}!${around.cell}`;
  const wanted = around.rows.flatMap(({ cells }) => cells.filter((cell) => cell.wanted))[0]?.text ?? "";
  useEffect(() => {
    panel.current?.focus();
  }, [title]);
  return (
    <section
      ref={panel}
      className={styles.panel}
      tabIndex={-1}
      aria-label={say.cellPreview(title)}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button appearance="subtle" size="small" icon={<DismissRegular />} aria-label={say.close} onClick={onClose} />
      </div>
      {wanted !== "" && <p className={styles.whole}>{wanted}</p>}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={say.cellPreview(title)}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td className={mergeClasses(styles.cell, styles.head1)} />
              {around.columns.map((letters) => (
                <th key={letters} scope="col" className={mergeClasses(styles.cell, styles.head1)}>
                  {letters}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {around.rows.map((row) => (
              <tr key={row.number}>
                <th scope="row" className={mergeClasses(styles.cell, styles.head1)}>
                  {row.number}
                </th>
                {row.cells.map((cell, index) => (
                  <td
                    key={around.columns[index]}
                    className={mergeClasses(styles.cell, cell.wanted && styles.wanted)}
                    aria-current={cell.wanted || undefined}
                    title={cell.text}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
