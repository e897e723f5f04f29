/** The pane as a page of its own, for a browser without Excel. Everything stays in this browser. */
import "./firstOfAll.js";
import { today } from "../live/today.js";
import { browserTheme } from "./browserTheme.js";
import { stringsOf } from "./context.js";
import { firstLanguage, rememberLanguage } from "./languageMemory.js";
import { mountPane } from "./pane.js";
import { copyText } from "./parts/copyText.js";
import { saveFile } from "./parts/saveFile.js";
import { downloadMemory } from "./standalone/downloadMemory.js";
import { startOffline } from "./standalone/offline.js";
import { OpenWorkbook } from "./standalone/OpenWorkbook.js";

let language = firstLanguage(navigator.language);

const fileModule = import(/* webpackChunkName: "files" */ "./standalone/fileModule.js");
const workbook = new OpenWorkbook(
  () => fileModule,
  today,
  () => window.confirm(stringsOf(language).discardEdits),
  saveFile,
  downloadMemory(),
  Date.now,
);

/** A dropped item that may hand out a handle on its file (Chromium). */
type HandleItem = DataTransferItem & { readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const item = event.dataTransfer?.items[0];
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  // Asked for at once: what was dropped is gone when the event is over.
  const handle = (item as HandleItem | undefined)?.getAsFileSystemHandle?.();
  void Promise.resolve(handle)
    .catch(() => undefined)
    .then((found) => workbook.open(file, found?.kind === "file" ? (found as FileSystemFileHandle) : undefined));
});
addEventListener("beforeunload", (event) => {
  if (workbook.unsaved()) event.preventDefault();
});

// A build for development has no hashes in its names, so what is kept would never be renewed.
const newVersion = process.env.NODE_ENV === "production" ? startOffline(Date.now) : undefined;

const element = document.getElementById("pane");
if (element === null) throw new Error("the page has no element #pane");
mountPane(element, {
  host: workbook,
  live: workbook,
  files: workbook,
  theme: browserTheme,
  language,
  rememberLanguage: (chosen) => {
    language = chosen;
    rememberLanguage(chosen);
  },
  today,
  copyText,
  saveFile,
  print: () => globalThis.print(),
  ...(newVersion !== undefined && { newVersion }),
});
