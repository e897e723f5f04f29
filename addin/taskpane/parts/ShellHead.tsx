import {
  Button,
  Field,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from "@fluentui/react-components";
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  CalendarAddRegular,
  FolderOpenRegular,
  LocalLanguageRegular,
  MoreVerticalRegular,
  QuestionCircleRegular,
  SaveRegular,
  TableSimpleRegular,
} from "@fluentui/react-icons";
import { isoDate, type Assessment } from "../../../engine/index.js";
import { useShared } from "../context.js";
import { baseName } from "../format.js";
import { TabBar } from "../tabs/TabBar.js";
import type { TabId } from "../tabs/tabId.js";
import { pickFile } from "./pickFile.js";
import type { FileWork } from "./useFileWork.js";

const useStyles = makeStyles({
  titleRow: { display: "flex", alignItems: "center", gap: "8px", padding: "8px 12px 0", minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
  file: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    minWidth: 0,
    flexGrow: 1,
  },
  // In the narrowest pane the word alone, so that the line keeps to the pane's width.
  download: {
    flexShrink: 0,
    minWidth: "auto",
    whiteSpace: "nowrap",
    "@media (max-width: 359px)": { "& .fui-Button__icon": { display: "none" } },
  },
  tools: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: "8px", padding: "8px 12px 4px" },
  asOf: { display: "flex", alignItems: "center", gap: "6px", flexGrow: 1, minWidth: "150px" },
  date: { width: "138px", minWidth: "120px" },
  asOfField: { gridTemplateColumns: "auto 1fr", alignItems: "center", columnGap: "6px" },
});

/** The button stands at the pane's right edge, beyond which nothing may be seen. */
const atEnd = { position: "below", align: "end" } as const;
/** Name and file, what can be done with the file, the as-of date, 一键汇总 and the tabs. */
export function ShellHead({
  assessment,
  isOpen,
  isReady,
  busy,
  tab,
  work,
  onTab,
  onDay,
  onReadAgain,
  onLanguage,
}: {
  /** Of a workbook that holds tables of ours. */
  readonly assessment: Assessment | undefined;
  /** A workbook is open, however far it has been read. */
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly busy: boolean;
  readonly tab: TabId;
  readonly work: FileWork;
  readonly onTab: (tab: TabId) => void;
  /** An as-of date as the field gives it, which may be none. */
  readonly onDay: (text: string) => void;
  readonly onReadAgain: () => void;
  readonly onLanguage: () => void;
}) {
  const styles = useStyles();
  const { services, language, say } = useShared();
  return (
    <>
      <div className={styles.titleRow}>
        <h1 className={styles.title}>{say.title}</h1>
        <span className={styles.file} title={services.host.fileName}>
          {baseName(services.host.fileName)}
        </span>
        {services.files?.unsaved() === true &&
          (services.files.canSaveBack() ? (
            <Button
              size="small"
              icon={<SaveRegular />}
              className={styles.download}
              disabled={busy}
              onClick={() => void work.saveBack()}
              title={say.notSavedBack}
            >
              {say.saveBackShort}
            </Button>
          ) : (
            <Button
              size="small"
              icon={<ArrowDownloadRegular />}
              className={styles.download}
              disabled={busy}
              onClick={work.download}
              title={services.onDisk === true ? say.notWritten : say.notDownloaded}
            >
              {services.onDisk === true ? say.writeShort : say.downloadShort}
            </Button>
          ))}
        <Menu positioning={atEnd}>
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<MoreVerticalRegular />} aria-label={say.more} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {isOpen && (
                <MenuItem icon={<ArrowClockwiseRegular />} onClick={onReadAgain}>
                  {say.readAgain}
                </MenuItem>
              )}
              {services.files !== undefined && (
                <MenuItem icon={<FolderOpenRegular />} onClick={() => pickFile(services.files)}>
                  {say.openWorkbook}
                </MenuItem>
              )}
              {services.files?.canSaveBack() === true && isReady && (
                <MenuItem icon={<SaveRegular />} disabled={busy} onClick={() => void work.saveBack()}>
                  {say.saveBack}
                </MenuItem>
              )}
              {services.files !== undefined && isReady && (
                <MenuItem icon={<ArrowDownloadRegular />} disabled={busy} onClick={work.download}>
                  {services.onDisk === true ? say.writeNew : say.download}
                </MenuItem>
              )}
              {assessment !== undefined && (
                <MenuItem icon={<TableSimpleRegular />} disabled={busy} onClick={() => void work.exportSummary()}>
                  {say.onlySummary}
                </MenuItem>
              )}
              {assessment !== undefined && (
                <MenuItem icon={<CalendarAddRegular />} disabled={busy} onClick={() => void work.makeNextYear()}>
                  {say.nextYear}
                </MenuItem>
              )}
              <MenuItem icon={<QuestionCircleRegular />} onClick={() => onTab("help")}>
                {say.tabs.help}
              </MenuItem>
              <MenuItem icon={<LocalLanguageRegular />} onClick={onLanguage}>
                <span lang={language === "zh-CN" ? "en-US" : "zh-CN"}>{say.otherLanguage}</span>
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {assessment !== undefined && (
        <>
          <div className={styles.tools}>
            <div className={styles.asOf}>
              <Field label={say.asOf} orientation="horizontal" className={styles.asOfField} size="small">
                <Input
                  type="date"
                  size="small"
                  className={styles.date}
                  value={isoDate(assessment.asOf)}
                  min={`${assessment.plan.year}-01-01`}
                  max={`${assessment.plan.year}-12-31`}
                  onChange={(_, { value }) => onDay(value)}
                />
              </Field>
            </div>
            <Button
              appearance="primary"
              size="small"
              icon={<TableSimpleRegular />}
              disabled={busy}
              onClick={() => void work.consolidate()}
            >
              {say.consolidate}
            </Button>
          </div>
          <TabBar chosen={tab} onChoose={onTab} />
        </>
      )}
    </>
  );
}
