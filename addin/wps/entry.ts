/** The entry page: WPS loads it at its start and calls its functions by name. It shows nothing; the pane is a page of its own. */
import { plans, type Day } from "../../engine/index.js";
import { messageText } from "../live/messageText.js";
import { hostMessages } from "../live/messages.zh.js";
import { HostError } from "../live/ports.js";
import { Books, type Clock } from "./books.js";
import { Changes } from "./changes.js";
import { Disk } from "./disk.js";
import { questionOf, troubleText, type Registration } from "./functions.js";
import { paneKey, SharedNotes, type Wish } from "./news.js";
import { findOffice, member, saidBy, type Office, type WpsGlobals } from "./office.js";

/** What the page around it gives. */
export interface EntryPage {
  readonly globals: WpsGlobals;
  /** The page's own address, from which those of pane and probe are made. */
  readonly address: string;
  readonly language: "zh-CN" | "en-US";
  /** The namespace of the functions; empty for bare names. */
  readonly namespace: string;
  readonly registrations: readonly Registration[];
  readonly clock: Clock;
  today(): Day;
  unique(): string;
  alert(text: string): void;
}

/** The functions that ribbon.xml names, and WPS calls. */
export interface RibbonCallbacks {
  OnAddinLoad(ribbon: unknown): boolean;
  OnScorecardAction(control: unknown): boolean;
  GetScorecardImage(control: unknown): string;
}

/** What the buttons ask of the pane, by their ids in ribbon.xml. */
const wishes: Readonly<Record<string, Wish | "show">> = {
  ScorecardPanel: "show",
  ScorecardSummary: "consolidate",
  ScorecardCheck: "dataCheck",
  ScorecardImport: "import",
  ScorecardMonth: "warnings",
  ScorecardHelp: "help",
};

const images: Readonly<Record<string, string>> = {
  ScorecardPanel: "panel",
  ScorecardSummary: "summary",
  ScorecardCheck: "check",
  ScorecardImport: "import",
  ScorecardMonth: "warning",
  ScorecardRecalculate: "icon",
  ScorecardHelp: "help",
  ScorecardProbe: "icon",
};

/** The namespace that is taken where WPS refuses functions without one. */
const fallbackNamespace = "CN";
/** `xlCalculationManual`. */
const manual = -4135;
/** Where a pane stands: right. */
const dockRight = 2;
const paneWidth = 520;

/** Makes the callbacks; nothing of WPS is touched before it calls them. */
export function startEntry(page: EntryPage): RibbonCallbacks {
  let entry: Entry | undefined;
  return {
    OnAddinLoad: () => {
      const office = findOffice(page.globals);
      // Called again, as after a reload of the ribbon, it must not register a second time: nothing takes a function back.
      if (office !== undefined) entry ??= new Entry(office, page);
      return true;
    },
    OnScorecardAction: (control) => {
      const id = String(member(control, "Id") ?? member(control, "id"));
      try {
        entry?.press(id);
      } catch (error) {
        page.alert(sentenceOf(error));
      }
      return true;
    },
    GetScorecardImage: (control) => {
      const id = String(member(control, "Id") ?? member(control, "id"));
      return `assets/${images[id] ?? "icon"}-32.png`;
    },
  };
}

class Entry {
  private readonly notes: SharedNotes;
  private readonly changes: Changes;
  private readonly books: Books;

  constructor(
    private readonly office: Office,
    private readonly page: EntryPage,
  ) {
    this.notes = new SharedNotes(office);
    this.changes = new Changes(page.clock, {
      edited: (names) => this.edited(names),
      fronted: () => this.fronted(),
    });
    this.books = new Books(
      office,
      new Disk(office, page.unique),
      plans,
      page.today,
      page.clock,
      () => {
        // Who has WPS calculate on demand only is not overruled; 重算 is the demand.
        if (member(office.app, "Calculation") !== manual) this.calculate();
      },
      (work) => this.changes.byOurselves(work),
    );
    this.changes.listen(office);
    this.register();
  }

  press(id: string): void {
    if (id === "ScorecardRecalculate") {
      void this.books
        .refresh()
        .then(() => this.calculate())
        .catch((error: unknown) => this.page.alert(sentenceOf(error)));
      return;
    }
    if (id === "ScorecardProbe") {
      this.create("probe.html");
      return;
    }
    const wish = wishes[id];
    if (wish === undefined) return;
    this.showPane();
    if (wish !== "show") this.notes.tell({ ...this.notes.news(), wish: { what: wish, at: this.page.clock.now() } });
  }

  private edited(names: ReadonlySet<string> | undefined): void {
    const news = this.notes.news();
    this.notes.tell({ ...news, edits: news.edits + 1 });
    if (!this.books.used) return;
    if (names === undefined) this.books.changed(undefined);
    else for (const name of names) this.books.changed(name);
  }

  private fronted(): void {
    const news = this.notes.news();
    this.notes.tell({ ...news, fronts: news.fronts + 1 });
    this.books.listChanged();
  }

  private calculate(): void {
    this.changes.byOurselves(() => this.office.app.CalculateFull());
  }

  private register(): void {
    const owner = this.office.addon("AddCustomFunction");
    // Before 12.1.0.20540 there were none; ribbon and pane work all the same.
    if (owner === undefined) return;
    let { namespace } = this.page;
    for (const registration of this.page.registrations) {
      const callback = (...args: unknown[]): unknown => {
        try {
          return this.books.answer(questionOf(registration, args));
        } catch (error) {
          return troubleText(error);
        }
      };
      const { language } = this.page;
      const metadata = {
        description: registration.description[language],
        parameters: registration.parameters.map(({ name, type, description }) => ({
          name,
          type,
          description: description[language],
        })),
        result: { type: registration.result },
      };
      const add = () => owner.AddCustomFunction(namespace, registration.id, callback, metadata as never);
      try {
        add();
      } catch {
        // Kingsoft documents functions with a namespace only; where that is meant strictly, ours get one.
        namespace = fallbackNamespace;
        attempt(add);
      }
    }
  }

  /** The pane that is there, else a new one; WPS forgets panes when it is closed, and so does its storage. */
  private showPane(): void {
    const known = Number(this.notes.get(paneKey));
    const owner = this.office.addon("GetTaskPane");
    if (known > 0 && owner !== undefined) {
      try {
        const pane = owner.GetTaskPane(known);
        pane.Visible = true;
        return;
      } catch {
        // It was deleted; a new one is made.
      }
    }
    this.notes.set(paneKey, this.create("pane.html").ID);
  }

  private create(file: string): WPS.CustomTaskpane {
    const owner = this.office.addon("CreateTaskPane");
    if (owner === undefined) throw new HostError("wpsFilesMissing", { member: "CreateTaskPane" });
    const pane = owner.CreateTaskPane(new URL(file, this.page.address).href, "昌南招商考核");
    attempt(() => (pane.DockPosition = dockRight));
    attempt(() => (pane.MinWidth = paneWidth));
    pane.Visible = true;
    return pane;
  }
}

/** Does what a WPS may refuse without harm. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Done without.
  }
}

function sentenceOf(error: unknown): string {
  return messageText(
    hostMessages,
    error instanceof HostError ? error : new HostError("wpsRefused", { message: saidBy(error) }),
  );
}
