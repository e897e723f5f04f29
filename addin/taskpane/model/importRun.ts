import {
  acceptedByDefault,
  plans,
  collectionEdits,
  collectionSteps,
  readFacts,
  type CollectedFile,
  type Collection,
  type Day,
  type DepartmentFile,
  type Grid,
  type Question,
} from "../../../engine/index.js";
import { momentsBetween } from "../../live/moments.js";
import type { WorkbookHost } from "../../live/ports.js";

/** A run of collecting, as far as it has come. */
export interface ImportRun {
  readonly files: readonly DepartmentFile[];
  readonly collection: Collection;
  /** Ids of the entries that are to be written. */
  readonly accepted: ReadonlySet<string>;
}

/**
 * Compares files with the workbook as it is now.
 * @param pause called between two files, whose comparison takes some milliseconds; what it throws ends the run
 */
export async function startImport(
  host: WorkbookHost,
  files: readonly DepartmentFile[],
  pause: () => Promise<void> = momentsBetween(),
): Promise<ImportRun> {
  return compared(await host.readGrid(), files, pause);
}

async function compared(grid: Grid, files: readonly DepartmentFile[], pause: () => Promise<void>): Promise<ImportRun> {
  const facts = readFacts(grid, plans);
  const steps = collectionSteps(grid, facts, files);
  let step = steps.next();
  while (step.done !== true) {
    await pause();
    step = steps.next();
  }
  return { files, collection: step.value, accepted: acceptedByDefault(step.value) };
}

/** Compares anew with what a person said of one file; what was accepted or refused before begins again. */
export function assignFile(
  host: WorkbookHost,
  { files }: ImportRun,
  index: number,
  assigned: NonNullable<DepartmentFile["assigned"]>,
): Promise<ImportRun> {
  return startImport(
    host,
    files.map((file, at) => (at === index ? { ...file, assigned } : file)),
  );
}

/** Accepts or refuses all rows of a file; accepting a file leaves out what contradicts. */
export function acceptFile(run: ImportRun, file: CollectedFile, accept: boolean): ImportRun {
  const accepted = new Set(run.accepted);
  for (const { id, outcome } of file.entries) {
    if (!accept) accepted.delete(id);
    else if (outcome !== "conflicting") accepted.add(id);
  }
  return { ...run, accepted };
}

export function acceptRows(run: ImportRun, ids: readonly string[], accept: boolean): ImportRun {
  const accepted = new Set(run.accepted);
  for (const id of ids) {
    if (accept) accepted.add(id);
    else accepted.delete(id);
  }
  return { ...run, accepted };
}

/** Takes one answer to a question, or none. */
export function answerQuestion(run: ImportRun, { choices }: Question, entry: string | undefined): ImportRun {
  const accepted = new Set(run.accepted);
  for (const choice of choices) accepted.delete(choice.entry);
  if (entry !== undefined) accepted.add(entry);
  return { ...run, accepted };
}

/** How many of the chosen rows would change the workbook. */
export function rowsToWrite({ collection, accepted }: ImportRun): number {
  return collection.files
    .flatMap(({ entries }) => entries)
    .filter(({ id, outcome }) => outcome !== "same" && accepted.has(id)).length;
}

/** The last week that accepted files were filed for. */
export function latestDeadline({ collection, accepted }: ImportRun): Day | undefined {
  return collection.files
    .filter(({ entries }) => entries.some(({ id }) => accepted.has(id)))
    .flatMap(({ forms }) => forms.flatMap(({ week }) => (week?.orFor === undefined ? (week?.deadline ?? []) : [])))
    .reduce<Day | undefined>((last, deadline) => Math.max(last ?? deadline, deadline), undefined);
}

/**
 * Writes what was accepted, all or nothing.
 * @returns `stale` with a run compared anew when the workbook has changed since the clerk looked at it; nothing has been written then
 */
export async function finishImport(
  host: WorkbookHost,
  run: ImportRun,
): Promise<{ readonly outcome: "written" | "nothing" } | { readonly outcome: "stale"; readonly run: ImportRun }> {
  const grid = await host.readGrid();
  // Nobody may change the workbook between this look and the writing: where that could not be seen, others get no moment.
  const pause = host.isCurrent === undefined ? () => Promise.resolve() : momentsBetween();
  const now = await compared(grid, run.files, pause);
  const isAsShown = fingerprint(now.collection) === fingerprint(run.collection);
  await pause();
  const edits = isAsShown ? collectionEdits(now.collection, run.accepted) : [];
  await pause();
  if (host.isCurrent?.(grid) === false) return finishImport(host, run);
  if (!isAsShown) return { outcome: "stale", run: now };
  if (edits.length === 0) return { outcome: "nothing" };
  await host.apply(edits);
  return { outcome: "written" };
}

/** What the clerk has seen: every row with its outcome and its changes. */
function fingerprint({ files }: Collection): string {
  return JSON.stringify(files.map(({ entries }) => entries.map(({ id, outcome, changes }) => [id, outcome, changes])));
}
