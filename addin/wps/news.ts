/**
 * What the entry page tells the pane. The two share no objects, only WPS's PluginStorage, which keeps texts, numbers and yes or no until WPS is
 * closed and is said to tell nobody of changes: so one side writes and the other looks, twice a second.
 */
import type { TabId } from "../taskpane/tabs/tabId.js";
import { member, type Office } from "./office.js";

/** What a ribbon button asks of the pane. */
export type Wish = "consolidate" | TabId;

export interface News {
  /** Counts changes of some workbook. */
  readonly edits: number;
  /** Counts comings, goings and changes of the window in front. */
  readonly fronts: number;
  /** The last wish; `at` is when it was made, in milliseconds, by which it is told from others. */
  readonly wish?: { readonly what: Wish; readonly at: number };
}

const newsKey = "changnan-scorecard.news";
const doneKey = "changnan-scorecard.wishDone";
export const paneKey = "changnan-scorecard.pane";

/** The storage of the add-on's pages; where there is none, nothing is kept and nothing told. */
export class SharedNotes {
  constructor(private readonly office: Office) {}

  get(key: string): unknown {
    const storage = this.office.addon("PluginStorage")?.PluginStorage;
    return typeof member(storage, "getItem") === "function" ? storage?.getItem(key) : undefined;
  }

  set(key: string, value: string | number): void {
    const storage = this.office.addon("PluginStorage")?.PluginStorage;
    if (typeof member(storage, "setItem") === "function") storage?.setItem(key, value);
  }

  news(): News {
    try {
      const news = JSON.parse(String(this.get(newsKey))) as News | null;
      if (typeof news?.edits === "number" && typeof news.fronts === "number") return news;
    } catch {
      // Nothing was told yet.
    }
    return { edits: 0, fronts: 0 };
  }

  tell(news: News): void {
    this.set(newsKey, JSON.stringify(news));
  }

  /** The wish, if nobody has taken it yet; it is taken by asking. @param now in milliseconds; a wish of more than a minute ago is forgotten by whoever made it */
  takeWish({ wish }: News, now: number): Wish | undefined {
    if (wish === undefined || Number(this.get(doneKey) ?? 0) === wish.at) return undefined;
    this.set(doneKey, wish.at);
    return now - wish.at < 60_000 ? wish.what : undefined;
  }
}
