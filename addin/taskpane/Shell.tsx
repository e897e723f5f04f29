import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  tokens,
} from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import {
  assess,
  holdsTables,
  issueText,
  parseIsoDate,
  type Assessment,
  type Day,
  type Place,
} from "../../engine/index.js";
import { AssessmentProvider, SharedProvider, stringsOf, type Shared } from "./context.js";
import { errorTextOf } from "./errorText.js";
import { baseName } from "./format.js";
import { neighbourhoodOf, type Neighbourhood } from "./model/cellPreview.js";
import { KeptValues } from "./model/keptValues.js";
import { CellPreview } from "./parts/CellPreview.js";
import { ErrorBoundary } from "./parts/ErrorBoundary.js";
import { Notice, type NoticeState } from "./parts/Notice.js";
import { ShellHead } from "./parts/ShellHead.js";
import { UndoBar, useEdits } from "./parts/useEdits.js";
import { useFileWork } from "./parts/useFileWork.js";
import { BrokenTabView, FailedView, LoadingView, NoTablesView, OpenView } from "./parts/StateViews.js";
import type { Language, PaneServices } from "./services.js";
import { HelpTab } from "./tabs/HelpTab.js";
import { panelId, tabId } from "./tabs/TabBar.js";
import type { TabId } from "./tabs/tabId.js";
import { tabs, type PaneTab } from "./tabs/tabs.js";
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
  const [kept] = useState(() => new KeptValues());
  const beforePreview = useRef<HTMLElement>(null);
  const say = stringsOf(language);
  const edits = useEdits(services, language);
  const { busy: editing, write } = edits;
  const watchImport = useCallback((tell: () => void) => kept.subscribe("import.writing", tell), [kept]);
  const importing = useSyncExternalStore(watchImport, () => kept.get("import.writing", false));
  // Neither a summary nor a file of a workbook that is being changed: it would be the one before.
  const busy = notice?.kind === "working" || editing || importing;

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

  const work = useFileWork(assessment, services, language, setNotice, busy);
  const { consolidate } = work;

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
    if (assessment !== undefined && holdsTables(assessment.facts)) void consolidate();
  }, [pending, assessment, busy, state, consolidate]);

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
  const readAgain = () => void (services.files?.readAgain() ?? services.live.refresh());
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
              <ShellHead
                assessment={tables ? assessment : undefined}
                isReady={state.kind === "ready"}
                isOpen={state.kind !== "none"}
                busy={busy}
                tab={tab}
                work={work}
                onTab={setTab}
                onDay={pickDay}
                onReadAgain={readAgain}
                onLanguage={switchLanguage}
              />
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
                onInsert={() => void work.insertTemplates()}
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
