import { Button, makeStaticStyles, makeStyles } from "@fluentui/react-components";
import { ChevronDownRegular, CopyRegular, DocumentTableRegular, PrintRegular } from "@fluentui/react-icons";
import { flushSync } from "react-dom";
import { unitSheetPlan, unitText } from "../../../engine/index.js";
import { useAssessment, useShared } from "../context.js";
import { Notice } from "./Notice.js";
import { useWork } from "./useWork.js";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
});

/**
 * What a printed page looks like, whatever the theme: black on white, without the header, which would lie over every page, and without what can only be pressed.
 */
const usePrintStyle = makeStaticStyles(`
  @media print {
    .fui-FluentProvider, .fui-FluentProvider * {
      background-color: transparent !important;
      color: #000 !important;
      box-shadow: none !important;
    }
    .fui-FluentProvider header, .fui-FluentProvider [data-no-print] { display: none !important; }
    .fui-FluentProvider section { border-color: #999 !important; display: block !important; }
    .fui-FluentProvider li, .fui-FluentProvider tr { break-inside: avoid; }
    html, body { background: #fff !important; }
  }
`);

/** 单位考核单, 全部展开, 复制, 打印. */
export function UnitTools({ unit, expandAll }: { unit: string; expandAll: () => void }) {
  usePrintStyle();
  const assessment = useAssessment();
  const styles = useStyles();
  const { say, services } = useShared();
  const { busy, notice, dismiss, run, copy, download } = useWork();
  const inExcel = services.files === undefined;

  const sheet = async () => {
    if (inExcel)
      return run(async () => {
        const plan = unitSheetPlan(assessment, unit);
        const drawn = plan === undefined ? [] : await services.host.draw([plan], () => undefined);
        return { kind: "done", text: say.consolidated(drawn.map(({ name }) => name).join(say.listComma)) };
      });
    const { unitSheetFile } = await import(/* webpackChunkName: "reports" */ "../../drafts/reportFiles.js");
    const file = await unitSheetFile(assessment, unit);
    if (file !== undefined) await download(file.bytes, file.name);
  };
  const print = () => {
    // What is printed is what is drawn, so the lines are opened before the browser looks.
    flushSync(expandAll);
    services.print?.();
  };

  return (
    <div data-no-print>
      <div className={styles.buttons}>
        <Button size="small" icon={<DocumentTableRegular />} disabled={busy} onClick={() => void sheet()}>
          {say.unitSheet}
        </Button>
        <Button size="small" icon={<ChevronDownRegular />} onClick={expandAll}>
          {say.expandAll}
        </Button>
        <Button
          size="small"
          icon={<CopyRegular />}
          disabled={busy}
          onClick={() => void copy(unitText(assessment, unit))}
        >
          {say.copyAsText}
        </Button>
        {services.print !== undefined && (
          <Button size="small" icon={<PrintRegular />} onClick={print}>
            {say.print}
          </Button>
        )}
      </div>
      <Notice state={notice} onClose={dismiss} />
    </div>
  );
}
