/** What the pane needs from outside; Excel, WPS and the stand-alone page each give their own. */
import type { Assessment, Day } from "../../engine/index.js";
import type { Progress, WorkbookHost } from "../live/ports.js";

export type Language = "zh-CN" | "en-US";
export type ThemeKind = "light" | "dark" | "highContrast";

/** Where the live assessment stands. A new object for every change, the same object until then. */
export type LiveState =
  /** No workbook is open; never inside Excel. */
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly step?: Parameters<Progress>[0] }
  /** `error` is a `HostError`, or a bug of ours. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** `stale`: the workbook has changed and is being read again. */
  | {
      readonly kind: "ready";
      readonly assessment: Assessment;
      readonly stale: boolean;
      /** The workbook computes formulas on demand only. */
      readonly manualCalculation?: boolean;
    };

/** The workbook's assessment, kept up to date by the host's events. */
export interface LiveAssessment {
  current(): LiveState;
  /** Calls `listener` after every change of {@link LiveAssessment.current}; the result ends it. */
  subscribe(listener: () => void): () => void;
  /** Reads the workbook again; resolves when the new state is there, and never rejects. */
  refresh(): Promise<void>;
}

/** Files, where the workbook that is shown is a copy in the pane's hands. */
export interface PaneFiles {
  /** Opens a workbook that was picked or dropped; what is wrong with it becomes the live state. `handle`: lets it be written back. */
  open(file: File, handle?: FileSystemFileHandle): Promise<void>;
  /** Reads the opened file anew from the disk, asking first where edits would be lost. */
  readAgain(): Promise<void>;
  /** Whether {@link PaneFiles.saveBack} can put the workbook back into the file that it came from. */
  canSaveBack(): boolean;
  /** Writes the workbook into the file that it came from; gives the file's name. Rejects with a `HostError` where that is refused. */
  saveBack(): Promise<string>;
  /** The opened file is older than what was last handed out under its name. */
  isOlderCopy(): boolean;
  /** Opens the invented year, so that a newcomer sees everything at work. */
  openExample(): Promise<void>;
  /** Hands out the workbook as it now is ({@link PaneServices.saveFile}); gives what that gave. */
  download(): string;
  /** The file came encrypted with the password that Excel tries itself, and what is handed out is not. */
  lostProtection(): boolean;
  /** Edits were made that have not been handed out. */
  unsaved(): boolean;
  /** Has a workbook picked and opened where the host has its own dialogue for that; absent where the browser's is used. */
  pick?(): void;
  /** Edits wait here, and the workbook was changed elsewhere meanwhile: what is shown lacks those changes. Absent where that cannot be. */
  outrun?(): boolean;
}

export interface PaneServices {
  readonly host: WorkbookHost;
  readonly live: LiveAssessment;
  readonly theme: { current(): ThemeKind; subscribe(listener: () => void): () => void };
  /** The language to begin with. */
  readonly language: Language;
  rememberLanguage(language: Language): void;
  today(): Day;
  copyText(text: string): Promise<void>;
  /** Hands a file to the person; gives its name, or where it lies when {@link PaneServices.onDisk}. Throws a `HostError` where nothing was written. */
  saveFile(bytes: Uint8Array, name: string): string;
  /** Files are written to the disk by the host, and not by a browser's downloads, of which a page hears nothing. */
  readonly onDisk?: boolean;
  /** Prints what is drawn; absent where a pane cannot. */
  print?(): void;
  /** Opens the stand-alone page in a browser, where downloads work; absent where the pane is that page. */
  openStandalone?(): void;
  /** A version that has come since the last visit: `running` is this page itself, `waiting` needs the page closed. Absent inside Excel. */
  readonly newVersion?: {
    current(): "running" | "waiting" | undefined;
    subscribe(listener: () => void): () => void;
  };
  /** Absent inside Excel, which opens and saves by itself. */
  readonly files?: PaneFiles;
}
