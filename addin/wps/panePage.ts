/** The pane as a page inside WPS. */
import "../taskpane/firstOfAll.js";
import { today } from "../live/today.js";
import { browserTheme } from "../taskpane/browserTheme.js";
import { stringsOf } from "../taskpane/context.js";
import { firstLanguage, rememberLanguage } from "../taskpane/languageMemory.js";
import { mountPane } from "../taskpane/pane.js";
import { copyText } from "../taskpane/parts/copyText.js";
import { OpenWorkbook } from "../taskpane/standalone/OpenWorkbook.js";
import { Disk } from "./disk.js";
import { SharedNotes } from "./news.js";
import { findOffice, type WpsGlobals } from "./office.js";
import { PaneBook } from "./paneBook.js";
import { realClock, unique } from "./pageTools.js";

/** The storage is looked at so often. */
const lookMilliseconds = 500;

const element = document.getElementById("pane");
if (element === null) throw new Error("the page has no element #pane");
const office = findOffice(window as WpsGlobals);
if (office !== undefined) {
  // What stands there is for a page that finds no WPS, or cannot run.
  element.textContent = "";
  let language = firstLanguage(navigator.language);
  const disk = new Disk(office, unique);
  const fileModule = import(/* webpackChunkName: "files" */ "../taskpane/standalone/fileModule.js");
  const copy: OpenWorkbook = new OpenWorkbook(
    () => fileModule,
    today,
    () => Boolean(confirm(stringsOf(language).discardEdits)),
    (bytes, name) => book.saveFile(bytes, name),
    { lastOf: () => undefined, remember: () => undefined },
    Date.now,
  );
  const book = new PaneBook(office, disk, copy, async () => (await fileModule).exampleWorkbook());

  const pane = mountPane(element, {
    host: book,
    live: book,
    files: book,
    theme: browserTheme,
    language,
    rememberLanguage: (chosen) => {
      language = chosen;
      rememberLanguage(chosen);
    },
    today,
    copyText,
    saveFile: book.saveFile,
    onDisk: true,
  });
  void book.follow();

  const notes = new SharedNotes(office);
  let seen = notes.news();
  const look = () => {
    const news = notes.news();
    if (news.edits !== seen.edits) book.edited();
    else if (news.fronts !== seen.fronts) book.fronted();
    seen = news;
    const wish = notes.takeWish(news, realClock.now());
    if (wish === "consolidate") pane.consolidate();
    else if (wish !== undefined) pane.open(wish);
    realClock.after(lookMilliseconds, look);
  };
  look();
}
