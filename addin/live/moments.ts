/** Long work that shares its thread with a page: it stops now and then, so that the page draws and answers. */

/** Milliseconds: with the step that is under way then, whoever asks something is answered within a tenth of a second. */
const workFor = 50;

/** Lets all that waits have its turn. */
export function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * What long work calls after every step: it waits a {@link moment} when the work has gone on for long enough.
 * @param before called first then, as to tell how far the work is; what it throws ends the work
 */
export function momentsBetween(before?: () => void): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < workFor) return;
    before?.();
    await moment();
    since = performance.now();
  };
}
