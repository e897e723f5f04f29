import { HostError } from "../live/ports.js";
import { hostErrorText } from "../live/messages.js";
import { stringsOf, useShared } from "./context.js";
import type { Language } from "./services.js";

/** What an error says to a person: the host's own sentence, else that it is a bug of ours. */
export function errorTextOf(error: unknown, language: Language): string {
  if (error instanceof HostError) return hostErrorText(error, language);
  // What the bundler throws when a part that is loaded late does not come.
  if (error instanceof Error && error.name === "ChunkLoadError") return stringsOf(language).partMissing;
  return stringsOf(language).ourFault(error instanceof Error ? error.message : String(error));
}

/** {@link errorTextOf} in the pane's language. */
export function useErrorText(): (error: unknown) => string {
  const { language } = useShared();
  return (error) => errorTextOf(error, language);
}
