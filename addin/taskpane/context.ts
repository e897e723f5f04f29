/** What every part of the pane shares. */
import type { TabId } from "./tabs/tabId.js";
import { createContext, useCallback, useContext, useEffect, useState, type Dispatch, type SetStateAction } from "react";
import type { Assessment, Place } from "../../engine/index.js";
import type { Edits } from "./model/edits.js";
import type { KeptValues } from "./model/keptValues.js";
import type { Language, PaneServices } from "./services.js";
import { en } from "./strings.en.js";
import { zh, type Strings } from "./strings.zh.js";

const catalogues: Readonly<Record<Language, Strings>> = { "zh-CN": zh, "en-US": en };

/** The sentences of a language. */
export function stringsOf(language: Language): Strings {
  return catalogues[language];
}

export interface Shared {
  readonly services: PaneServices;
  readonly language: Language;
  readonly say: Strings;
  /** Selects the cell in the host, or shows it in the pane where the host has no window. */
  showPlace(place: Place): void;
  /** Opens 部门 at a unit. */
  openUnit(name: string): void;
  openTab(id: TabId): void;
  /** Changes of the workbook that can be taken back at the foot of the pane. */
  readonly edits: Pick<Edits, "busy" | "write">;
  /** What a tab wants kept while another one is shown, by key. */
  readonly kept: KeptValues;
}

const SharedContext = createContext<Shared | undefined>(undefined);
const AssessmentContext = createContext<Assessment | undefined>(undefined);

export const SharedProvider = SharedContext.Provider;
export const AssessmentProvider = AssessmentContext.Provider;

export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (shared === undefined) throw new Error("SharedProvider is missing");
  return shared;
}

export function useSay(): Strings {
  return useShared().say;
}

/** The assessment that is shown; only below a tab. */
export function useAssessment(): Assessment {
  const assessment = useContext(AssessmentContext);
  if (assessment === undefined) throw new Error("AssessmentProvider is missing");
  return assessment;
}

/** Like `useState`, but the value outlives a change of tab, and may be set while another tab is shown. */
export function useKept<T>(key: string, initial: T): readonly [T, Dispatch<SetStateAction<T>>] {
  const { kept } = useShared();
  const [value, setValue] = useState<T>(() => kept.get(key, initial));
  useEffect(() => {
    const take = () => setValue(() => kept.get(key, initial));
    // It may have changed since this was drawn.
    take();
    return kept.subscribe(key, take);
  }, [kept, key]);
  const keep = useCallback(
    (next: SetStateAction<T>) =>
      kept.set(key, typeof next === "function" ? (next as (before: T) => T)(kept.get(key, initial)) : next),
    [kept, key],
  );
  return [value, keep];
}
