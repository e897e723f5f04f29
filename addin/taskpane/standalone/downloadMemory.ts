import type { DownloadMemory } from "./OpenWorkbook.js";

const key = "changnan-scorecard.downloads";
/** Workbooks remembered; the ones handed out longest ago go first. */
const most = 20;

/** Names and times of what was handed out, kept in this browser only; a browser that keeps nothing forgets them when the page is closed. */
export function downloadMemory(storage: () => Storage = () => localStorage): DownloadMemory {
  let times = load();
  function load(): Map<string, number> {
    try {
      const entries: unknown = JSON.parse(storage().getItem(key) ?? "[]");
      return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
    } catch {
      return new Map();
    }
  }
  return {
    lastOf: (stem) => times.get(stem),
    remember(stem, at) {
      times.delete(stem);
      times.set(stem, at);
      times = new Map([...times].slice(-most));
      try {
        storage().setItem(key, JSON.stringify([...times]));
      } catch {
        // Storage may be forbidden or full; the warning then lasts as long as the page.
      }
    },
  };
}

function isEntry(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "number";
}
