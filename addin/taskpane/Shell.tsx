import {
  Button,
  Field,
  FluentProvider,
  Input,
  makeStyles,
  mergeClasses,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  ProgressBar,
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
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import {
  assess,
  holdsTables,
  newestOf,
  plans,
  isoDate,
  issueText,
  parseIsoDate,
  type Assessment,
  type Day,
  type Place,
} from "../../engine/index.js";
import { moment } from "../live/moments.js";
import { AssessmentProvider, SharedProvider, stringsOf, type Shared } from "./context.js";
import { errorTextOf } from "./errorText.js";
import { baseName } from "./format.js";
import { neighbourhoodOf, type Neighbourhood } from "./model/cellPreview.js";
import { consolidate } from "./model/consolidate.js";
import { CellPreview } from "./parts/CellPreview.js";
import { ErrorBoundary } from "./parts/ErrorBoundary.js";
import { fileSaid } from "./parts/fileSaid.js";
import { Notice, type NoticeState } from "./parts/Notice.js";
import { pickFile } from "./parts/pickFile.js";
import { UndoBar, useEdits } from "./parts/useEdits.js";
import { BrokenTabView, FailedView, LoadingView, NoTablesView, OpenView } from "./parts/StateViews.js";
import type { Language, PaneServices } from "./services.js";
import type { Strings } from "./strings.zh.js";
import { HelpTab } from "./tabs/HelpTab.js";
import { panelId, TabBar, tabId } from "./tabs/TabBar.js";
import { tabs, type PaneTab, type TabId } from "./tabs/tabs.js";
import { themeOf } from "./theme.js";

/** What the ribbon asks of the pane. */
export type PaneCommand = { readonly kind: "open"; readonly tab: TabId } | { readonly kind: "consolidate" };

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    lineHeight: tokens.lineHeightBase300,
    minWidth: 0,
  },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 3,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  inner: { maxWidth: "1200px", width: "100%", margin: "0 auto", boxSizing: "border-box" },
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
  stale: { position: "absolute", bottom: 0, left: 0, right: 0 },
  main: { flexGrow: 1, display: "flex", flexDirection: "column", padding: "12px" },
  notice: { marginBottom: "12px" },
  back: { marginTop: "12px" },
  foot: { position: "sticky", bottom: 0, zIndex: 2 },
  provisional: {
    margin: "12px 0 0",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What a person must know of a file that came encrypted and is handed out without. */
function protectionNote({ files }: PaneServices, say: Strings): string {
  return files?.lostProtection() === true ? say.lostProtection : "";
}

/** The button stands at the pane's right edge, beyond which nothing may be seen. */
const atEnd = { position: "below", align: "end" } as const;
/** Where there is no news of versions. */
const never = () => () => undefined;
const none = () => undefined;

/** The whole pane. `commands` hands it what the ribbon asks. */
export function Shell({
  services,
  commands,
}: {
  services: PaneServices;
  commands: (listener: (command: PaneCommand) => void) => () => void;
}) {
  const styles = useStyles();
  const theme = useSyncExternalStore(services.theme.subscribe, services.theme.current);
  const state = useSyncExternalStore(services.live.subscribe, services.live.current);
  const newVersion = useSyncExternalStore(
    services.newVersion?.subscribe ?? never,
    services.newVersion?.current ?? none,
  );
  const [versionSeen, setVersionSeen] = useState(false);
  const [language, setLanguage] = useState<Language>(services.language);
  const [tab, setTab] = useState<TabId>("overview");
  const [wantedDay, setWantedDay] = useState<Day>();
  const [notice, setNotice] = useState<NoticeState>();
  const [preview, setPreview] = useState<Neighbourhood>();
  /** The ribbon asked for 一键汇总 before the workbook had been read. */
  const [pending, setPending] = useState(false);
  const [kept] = useState(() => new Map<string, unknown>());
  const beforePreview = useRef<HTMLElement>(null);
  const say = stringsOf(language);
  const busy = notice?.kind === "working";
  const edits = useEdits(services, language);
  const { busy: editing, write } = edits;

  const live = state.kind === "ready" ? state.assessment : undefined;
  const assessment = useMemo<Assessment | undefined>(
    () => (live === undefined || wantedDay === undefined ? live : assess(live.facts, { asOf: wantedDay })),
    [live, wantedDay],
  );

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    // What the browser draws itself (date picker, scroll bars) follows Office, not the system.
    document.documentElement.style.colorScheme = theme === "highContrast" ? "light dark" : theme;
  }, [theme]);

  const showPlace = useCallback(
    async (place: Place) => {
      try {
        if (await services.host.select(place)) return;
        const around = neighbourhoodOf(await services.host.readGrid(), place);
        beforePreview.current = document.activeElement as HTMLElement | null;
        if (around === undefined) setNotice({ kind: "failed", text: stringsOf(language).noSuchSheet(place.sheet) });
        else setPreview(around);
      } catch (error) {
        setNotice({ kind: "failed", text: errorTextOf(error, language) });
      }
    },
    [services, language],
  );

  /** Long work with its progress and its result; `work` gives the sentence of success. */
  const run = useCallback(
    async (work: (progress: (step: Extract<NoticeState, { kind: "working" }>["step"]) => void) => Promise<string>) => {
      setNotice({ kind: "working", step: { done: 0, total: 0, what: "write" } });
      try {
        // Lets the progress be drawn before the processor is taken.
        await moment();
        const text = await work((step) => setNotice({ kind: "working", step }));
        setNotice({ kind: "done", text });
      } catch (error) {
        setNotice({ kind: "failed", text: errorTextOf(error, language) });
      }
    },
    [language],
  );

  const runConsolidation = useCallback(async () => {
    if (assessment === undefined || busy) return;
    await run(async (progress) => {
      const drawn = await consolidate(services.host, assessment, progress);
      const names = drawn.map((sheet) => sheet.name).join(say.listComma);
      if (services.files === undefined) return say.consolidated(names);
      if (services.files.canSaveBack()) return `${say.consolidated(names)}${say.notSavedBack}`;
      const file = services.files.download();
      const said = services.onDisk === true ? say.consolidatedOnDisk(names, file) : say.consolidatedFile(names, file);
      return `${said}${protectionNote(services, say)}`;
    });
  }, [assessment, busy, run, services, say]);

  const exportSummary = () =>
    run(async () => {
      if (assessment === undefined) return "";
      const { summaryFile } = await import(/* webpackChunkName: "reports" */ "../drafts/reportFiles.js");
      const { bytes, name } = await summaryFile(assessment);
      return fileSaid(services, say, services.saveFile(bytes, name));
    });

  const makeNextYear = () =>
    run(async (progress) => {
      const { nextYearFile } = await import(/* webpackChunkName: "nextYear" */ "../drafts/nextYearFile.js");
      const { bytes, name } = await nextYearFile(await services.host.readGrid(progress));
      return `${fileSaid(services, say, services.saveFile(bytes, name))}${say.nextYearNext}`;
    });

  const insertTemplates = () =>
    run(async (progress) => {
      const { buildTemplate } = await import(/* webpackChunkName: "templates" */ "../../templates/buildTemplate.js");
      const drawn = await services.host.draw(
        buildTemplate(newestOf(plans), { example: false, storeResults: false }),
        progress,
      );
      await services.live.refresh();
      return say.templatesInserted(drawn.length);
    });

  useEffect(
    () =>
      commands((command) => {
        if (command.kind === "open") setTab(command.tab);
        if (command.kind === "consolidate") setPending(true);
      }),
    [commands],
  );
  useEffect(() => {
    if (!pending || busy || state.kind === "loading") return;
    setPending(false);
    // Where there is nothing to sum up, the pane says why; a workbook that is opened later is another matter.
    if (assessment !== undefined && holdsTables(assessment.facts)) void runConsolidation();
  }, [pending, assessment, busy, state, runConsolidation]);

  const outrun = services.files?.outrun?.() === true;
  const older = services.files?.isOlderCopy() === true;
  useEffect(() => {
    if (older) setNotice({ kind: "warned", text: stringsOf(language).olderCopy(baseName(services.host.fileName)) });
  }, [older, services, language]);

  useEffect(() => {
    // In braces: newer browsers give a promise, which is no clean-up.
    scrollTo(0, 0);
  }, [tab]);

  const shared = useMemo<Shared>(
    () => ({
      services,
      language,
      say: stringsOf(language),
      showPlace: (place) => void showPlace(place),
      openTab: setTab,
      openUnit: (name) => {
        kept.set("unit", name);
        setTab("unit");
      },
      edits: { busy: editing, write },
      kept,
    }),
    [services, language, showPlace, editing, write, kept],
  );

  const switchLanguage = () => {
    const next = language === "zh-CN" ? "en-US" : "zh-CN";
    setLanguage(next);
    services.rememberLanguage(next);
  };
  const pickDay = (text: string) => {
    const day = parseIsoDate(text);
    if (day !== undefined && live !== undefined && text.startsWith(`${live.plan.year}-`))
      setWantedDay(day === live.asOf ? undefined : day);
  };
  const saveBack = () =>
    run(async () => {
      const file = await services.files?.saveBack();
      return `${say.savedBack(file ?? "")}${protectionNote(services, say)}`;
    });
  const readAgain = () => void (services.files?.readAgain() ?? services.live.refresh());
  const download = () => {
    try {
      const file = services.files?.download();
      if (file !== undefined)
        setNotice({
          kind: "told",
          text:
            services.onDisk === true
              ? `${say.writtenTo(file)}${protectionNote(services, say)}${say.bookUnchanged}`
              : `${say.downloaded(file)}${protectionNote(services, say)}${say.originalUnchanged}${say.noDownloadHere}`,
        });
    } catch (error) {
      setNotice({ kind: "failed", text: errorTextOf(error, language) });
    }
  };
  const closePreview = () => {
    setPreview(undefined);
    beforePreview.current?.focus();
  };

  const tables = assessment !== undefined && holdsTables(assessment.facts);
  const otherYear = assessment?.issues.find(({ code }) => code.startsWith("year."));
  /** Help can be read before there is anything to help with. */
  const helpAlone = tab === "help" && !tables;
  const { Content } = tabs.find((candidate) => candidate.id === tab) as PaneTab;

  return (
    <FluentProvider theme={themeOf(theme)} lang={language}>
      <SharedProvider value={shared}>
        <div className={styles.pane}>
          <header className={styles.head}>
            <div className={styles.inner}>
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
                      onClick={() => void saveBack()}
                      title={say.notSavedBack}
                    >
                      {say.saveBackShort}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      icon={<ArrowDownloadRegular />}
                      className={styles.download}
                      onClick={download}
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
                      {state.kind !== "none" && (
                        <MenuItem icon={<ArrowClockwiseRegular />} onClick={readAgain}>
                          {say.readAgain}
                        </MenuItem>
                      )}
                      {services.files !== undefined && (
                        <MenuItem icon={<FolderOpenRegular />} onClick={() => pickFile(services.files)}>
                          {say.openWorkbook}
                        </MenuItem>
                      )}
                      {services.files?.canSaveBack() === true && state.kind === "ready" && (
                        <MenuItem icon={<SaveRegular />} disabled={busy} onClick={() => void saveBack()}>
                          {say.saveBack}
                        </MenuItem>
                      )}
                      {services.files !== undefined && state.kind === "ready" && (
                        <MenuItem icon={<ArrowDownloadRegular />} onClick={download}>
                          {services.onDisk === true ? say.writeNew : say.download}
                        </MenuItem>
                      )}
                      {assessment !== undefined && tables && (
                        <MenuItem icon={<TableSimpleRegular />} disabled={busy} onClick={() => void exportSummary()}>
                          {say.onlySummary}
                        </MenuItem>
                      )}
                      {assessment !== undefined && tables && (
                        <MenuItem icon={<CalendarAddRegular />} disabled={busy} onClick={() => void makeNextYear()}>
                          {say.nextYear}
                        </MenuItem>
                      )}
                      <MenuItem icon={<QuestionCircleRegular />} onClick={() => setTab("help")}>
                        {say.tabs.help}
                      </MenuItem>
                      <MenuItem icon={<LocalLanguageRegular />} onClick={switchLanguage}>
                        <span lang={language === "zh-CN" ? "en-US" : "zh-CN"}>{say.otherLanguage}</span>
                      </MenuItem>
                    </MenuList>
                  </MenuPopover>
                </Menu>
              </div>
              {assessment !== undefined && tables && (
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
                          onChange={(_, { value }) => pickDay(value)}
                        />
                      </Field>
                    </div>
                    <Button
                      appearance="primary"
                      size="small"
                      icon={<TableSimpleRegular />}
                      disabled={busy}
                      onClick={() => void runConsolidation()}
                    >
                      {say.consolidate}
                    </Button>
                  </div>
                  <TabBar chosen={tab} onChoose={setTab} />
                </>
              )}
            </div>
            {state.kind === "ready" && state.stale && (
              <ProgressBar thickness="medium" aria-label={say.loading} className={styles.stale} />
            )}
          </header>
          <main className={mergeClasses(styles.main, styles.inner)}>
            <div className={mergeClasses(notice !== undefined && styles.notice)}>
              <Notice state={notice} onClose={() => setNotice(undefined)} />
            </div>
            <Notice
              state={newVersion && !versionSeen ? { kind: "told", text: say.newVersion[newVersion] } : undefined}
              onClose={() => setVersionSeen(true)}
            />
            {outrun && (
              <MessageBar intent="warning" layout="multiline" className={styles.notice}>
                <MessageBarBody role="status">{say.outrun}</MessageBarBody>
              </MessageBar>
            )}
            {state.kind === "ready" && state.manualCalculation === true && (
              <p className={styles.provisional} role="status">
                {say.manualCalculation}
              </p>
            )}
            {helpAlone && (
              <>
                <HelpTab />
                <div className={styles.back}>
                  <Button onClick={() => setTab("overview")}>{say.back}</Button>
                </div>
              </>
            )}
            {!helpAlone && state.kind === "none" && services.files !== undefined && <OpenView files={services.files} />}
            {!helpAlone && state.kind === "loading" && <LoadingView step={state.step} />}
            {!helpAlone && state.kind === "failed" && (
              <FailedView
                text={errorTextOf(state.error, language)}
                onRetry={() => void services.live.refresh()}
                files={services.files}
              />
            )}
            {!helpAlone && assessment !== undefined && !tables && (
              <NoTablesView
                busy={busy}
                onInsert={() => void insertTemplates()}
                onRetry={() => void services.live.refresh()}
              />
            )}
            {tables && otherYear !== undefined && (
              <MessageBar intent="error" layout="multiline" className={styles.notice}>
                <MessageBarBody lang="zh-CN" role="alert">
                  {issueText(otherYear)}
                </MessageBarBody>
              </MessageBar>
            )}
            {assessment !== undefined && tables && (
              <AssessmentProvider value={assessment}>
                <div id={panelId} role="tabpanel" aria-labelledby={tabId(tab)}>
                  <ErrorBoundary
                    key={tab}
                    fallback={(error, retry) => <BrokenTabView text={errorTextOf(error, language)} onRetry={retry} />}
                  >
                    <Content />
                  </ErrorBoundary>
                </div>
                <p className={styles.provisional} lang="zh-CN">
                  {assessment.plan.provisional}
                </p>
              </AssessmentProvider>
            )}
          </main>
          <div className={styles.foot}>
            <UndoBar edits={edits} language={language} />
            {preview !== undefined && <CellPreview around={preview} onClose={closePreview} />}
          </div>
        </div>
      </SharedProvider>
    </FluentProvider>
  );
}
