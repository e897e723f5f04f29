import { basename } from "node:path";
import {
  a1,
  acceptedByDefault,
  plans,
  collectionEdits,
  formHeadings,
  isoDate,
  issueCell,
  issueText,
  masked,
  maskedValue,
  planCollection,
  readFacts,
  render,
  tableHeadings,
  type CollectedFile,
  type Collection,
  type CollectionEntry,
  type FiledWeek,
  type Question,
} from "../../engine/index.js";
import { readDepartmentFiles, type SentFile } from "../collect/readDepartmentFile.js";
import { FileHost } from "../file/fileHost.js";
import { mayBeNamed, named, progressLine, type Session } from "./commands.js";
import { filesAt } from "./paths.js";
import { readInput, sameFile, UsageError, writeWhole } from "./io.js";
import type { Strings } from "./strings.zh.js";

/**
 * `scorecard collect`: units' forms and ledger copies into a copy of the workbook. What contradicts the ledgers is listed and left out.
 * @param forms files, folders of files, patterns
 * @returns whether any file could be used; where none could, nothing is written
 */
export async function collectCommand(
  session: Session,
  workbook: string,
  forms: readonly string[],
  out: string,
): Promise<boolean> {
  const { io, say, language } = session;
  if (sameFile(workbook, out)) throw new UsageError(say.overInput(out));
  const paths = [...new Set(forms.flatMap((path) => filesAt(path, say).files))];
  const covered = paths.find((path) => sameFile(path, out));
  if (covered !== undefined) throw new UsageError(say.overInput(out));
  const progress = progressLine(io);
  progress.show(say.reading);
  const host = new FileHost(readInput(workbook, { ...say, tooLarge: say.fileTooLarge }), workbook);
  const grid = await named(session, workbook, () => host.readGrid(progress.step));
  const sent = paths.map((path): SentFile => ({
    name: basename(path),
    bytes: () => Promise.resolve(readInput(path, { ...say, tooLarge: say.fileTooLarge })),
  }));
  const files = await readDepartmentFiles(sent, {
    language,
    progress: ({ done, total }) => progress.step({ done, total, what: "read" }),
  });
  progress.show(say.computing);
  const collection = planCollection(grid, readFacts(grid, plans), files);
  if (collection.files.every(({ outcome }) => outcome === "failed")) {
    progress.clear();
    io.out(`${masked(collectionText(collection, say))}\n`);
    io.err(`${say.nothingCollected}\n`);
    return false;
  }
  const edits = collectionEdits(collection, acceptedByDefault(collection));
  progress.show(say.writing);
  if (edits.length > 0) await named(session, workbook, () => host.apply(edits, progress.step));
  mayBeNamed(out, host, say);
  writeWhole(out, host.bytes, say);
  progress.clear();
  io.out(`${masked(collectionText(collection, say))}\n${say.collectWritten(out, edits.length > 0)}\n`);
  if (host.lostProtection) io.out(`${say.lostProtection}\n`);
  return true;
}

/** Ledgers of the workbook that were not read; then what was found, file by file: counts, what it was recognised as and for which week, what was left out and why, what cannot be read and where. */
export function collectionText({ notRead, files }: Collection, say: Strings): string {
  return [
    ...notRead.map((ledger) =>
      say.collectNotRead(`${issueCell(ledger.issue)} ${issueText(ledger.issue)}`, ledger.refused),
    ),
    ...files.flatMap((file) => [
      fileLine(file, say),
      ...recognisedLines(file, say),
      ...file.questions.map((question) => `  ${questionLine(question, say)}`),
      ...file.entries
        .filter(({ outcome, question }) => outcome === "conflicting" && question === undefined)
        .map((entry) => `  ${conflictLine(entry, say)}`),
      ...issueLines(file),
    ]),
  ].join("\n");
}

function fileLine(file: CollectedFile, say: Strings): string {
  if (file.outcome === "failed")
    return say.collectFailed(
      file.name,
      file.reason ?? "",
      file.place === undefined ? "" : `${file.place.sheet}!${a1(file.place)}`,
    );
  const count = (outcome: CollectionEntry["outcome"]): number =>
    file.entries.filter((entry) => entry.outcome === outcome && entry.question === undefined).length;
  return say.collectRead(
    file.name,
    file.units.join("、"),
    count("new"),
    count("changed"),
    count("same"),
    count("conflicting"),
    file.sameAs ?? "",
  );
}

/** The forms and the ledger copies that a file holds, by their names in the plan. */
function recognisedLines({ forms, ledgers, outcome }: CollectedFile, say: Strings): string[] {
  if (outcome === "failed") return [];
  return [
    ...forms.map(
      ({ kind, count, isZero, week }) =>
        `  ${say.collectForms(formHeadings[kind].title, count, isZero === true)}${week === undefined ? "" : weekText(week, say)}`,
    ),
    ...ledgers.map(({ table, rows }) => `  ${say.collectLedger(tableHeadings[table].title, rows)}`),
  ];
}

function weekText({ reportedOn, deadline, orFor, status }: FiledWeek, say: Strings): string {
  return orFor === undefined
    ? say.collectWeek(isoDate(reportedOn), isoDate(deadline), say.weekStatuses[status ?? "undecided"])
    : say.collectEitherWeek(isoDate(reportedOn), isoDate(deadline), isoDate(orFor));
}

function questionLine({ text, source, choices }: Question, say: Strings): string {
  return say.collectQuestion(
    `${source.sheet}!${a1(source)}`,
    render(text),
    choices.map(({ title, status }) => `${title}：${status}`),
  );
}

function conflictLine({ title, source, changes, notes }: CollectionEntry, say: Strings): string {
  const differences = changes
    .filter(({ before }) => before !== undefined)
    .map(({ heading, before, after }) =>
      say.collectDifference(heading, maskedValue(heading, before ?? ""), maskedValue(heading, after)),
    );
  return say.collectConflict(title, `${source.sheet}!${a1(source)}`, [...differences, ...notes.map(render)].join("；"));
}

function issueLines({ issues, outcome }: CollectedFile): string[] {
  return issues
    .filter(({ severity }) => severity !== "info" && outcome === "read")
    .map((issue) => `  ${issueCell(issue)} ${issueText(issue)}`);
}
