import type { Facts } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { issueText } from "../issueText.js";
import type { Plan } from "../plan.js";
import { reason, type Reason } from "../reason.js";
import { cellName } from "../tables/cellName.js";
import { dataRows } from "../tables/rows.js";
import { readingBehind } from "../tables/readFacts.js";
import type { Grid } from "../grid/grid.js";
import { sentenceKey } from "../tables/text.js";
import type { TablePart } from "../tables/tablePart.js";
import { UnitNames } from "../tables/unitNames.js";
import {
  type CollectedFile,
  type Collection,
  type CollectionEntry,
  type DepartmentFile,
  type FiledForms,
  type FiledWeek,
  type LedgerNotRead,
  type Question,
} from "./collection.js";
import { collectedTables, type SourceRow } from "./sourceRow.js";
import { unreadLedger } from "../ledgers/unreadLedger.js";
import { Ledgers, placeOf } from "./ledgers.js";
import { readFile, type FileReading } from "./sourceRows.js";
import { weekRow } from "./weekRow.js";
import { filingWeeks } from "./filingWeeks.js";
import { settleWeeks, type Filing, type WeekStatuses } from "./weekStatuses.js";

/**
 * Compares units' files with a workbook. Nothing is written: {@link collectionEdits} makes the edits of what a clerk accepts.
 * @param grid the workbook as it is now @param facts read from that grid @param files in the order in which they are taken
 */
export function planCollection(grid: Grid, facts: Facts, files: readonly DepartmentFile[]): Collection {
  const steps = collectionSteps(grid, facts, files);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same in steps, for whoever has something else to do as well: it stops after every file that was read. */
export function* collectionSteps(
  grid: Grid,
  facts: Facts,
  files: readonly DepartmentFile[],
): Generator<void, Collection, void> {
  const names = readingBehind(facts)?.gate.names ?? new UnitNames(facts.plan);
  const ledgers = new Ledgers(grid, facts, names);
  ledgers.load("projects", "all");
  const readings: (FileReading | undefined)[] = [];
  for (const file of files) {
    readings.push(file.grid === undefined ? undefined : readFile(file, file.grid, facts, names, ledgers));
    yield;
  }
  const statuses = settleWeeks(readings.flatMap(filingsOf), filingWeeks(facts.weeks));
  const notRead = ledgersNotRead(grid, facts, ledgers);
  const refused = new Set(notRead.flatMap(({ table, refused: all }) => (all ? [table] : [])));
  const allRows = readings.map((reading, file) =>
    reading === undefined ? [] : [...reading.rows, ...weekRows(reading, statuses, file, facts.plan.annexes.formTitles)],
  );
  const rowsOf = allRows.map((all, file) => {
    const seen = new Map<string, number>();
    return all.flatMap((row): SourceRow[] => {
      if (refused.has(row.table)) return [];
      const name = `${file}/${row.table}/${row.key}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [{ ...row, id: count === 1 ? name : `${name}/${count}` }];
    });
  });
  const rows = rowsOf.flat();
  for (const table of collectedTables)
    if (table !== "projects")
      ledgers.load(table, new Set(rows.filter((row) => row.table === table).map(({ key }) => key)));
  const others = leadsByOthers(ledgers.places("leads") as readonly TablePart[], rows);

  const planned = ledgers.planned();
  const firstWithDigest = new Map<string, string>();
  const collected = files.map((file, index): CollectedFile => {
    const reading = readings[index];
    const entries = (rowsOf[index] ?? []).map((row): CollectionEntry => {
      const { outcome, changes, lost, row: target } = planned.take(row, false);
      const place = target === undefined ? undefined : placeOf(target);
      const note = row.table === "leads" && outcome === "new" ? others(row) : undefined;
      return {
        id: row.id,
        table: row.table,
        outcome,
        unit: row.unit,
        title: row.title,
        source: row.source,
        ...(place === undefined ? {} : { target: place }),
        changes,
        ...(row.question === undefined ? {} : { question: row.question }),
        notes: [...row.notes, ...lost, ...(note === undefined ? [] : [note])],
      };
    });
    const sameAs = file.digest === undefined ? undefined : firstWithDigest.get(file.digest);
    if (file.digest !== undefined && sameAs === undefined) firstWithDigest.set(file.digest, file.name);
    const refusals = refusalsOf(allRows[index] ?? [], refused, ledgers);
    return fileOf(file, reading, statuses, entries, sameAs, refusals);
  });
  return { notRead, files: collected, replay: { sheetNames: grid.sheets.map(({ name }) => name), rows, ledgers } };
}

/** Ledgers of the workbook that rows may be for and that were not read, or not wholly. */
function ledgersNotRead(grid: Grid, facts: Facts, ledgers: Ledgers): LedgerNotRead[] {
  return collectedTables.flatMap((table) => {
    const isRead = ledgers.places(table).length > 0;
    return unreadLedger(grid, facts, table, isRead).map((told) => ({ table, issue: told, refused: !isRead }));
  });
}

/** Rows of a file that find no ledger which could be read, by table. */
function refusalsOf(rows: readonly SourceRow[], refused: ReadonlySet<string>, ledgers: Ledgers): Issue[] {
  return [...refused].flatMap((table) => {
    const mine = rows.filter((row) => row.table === table);
    const [first] = mine;
    return first === undefined
      ? []
      : issue(
          "error",
          "collect.ledgerUnread",
          "{count} 行没有收取：工作簿中的“{table}”没有读取，另开一张会把记录分在两处；请先改好那张表再收，那张不是台账的，请另建有规范表头的“{table}”",
          { count: mine.length, table: ledgers.kind(first.table).title },
          first.source,
        );
  });
}

function filingsOf(reading: FileReading | undefined): Filing[] {
  return (reading?.forms ?? []).flatMap(({ filing }) => filing ?? []);
}

/** Rows of 周报台账; a question is asked once, however many forms of a file it is about. */
function weekRows(
  reading: FileReading,
  statuses: WeekStatuses,
  file: number,
  titles: Plan["annexes"]["formTitles"],
): SourceRow[] {
  const asked = new Set<string>();
  return filingsOf(reading).flatMap((filing) => {
    const answers = statuses.of(filing);
    if (answers.length === 1) return answers.map((answer) => weekRow(titles, filing, answer, undefined));
    const question = [file, filing.unit, filing.form.kind, ...answers.map(({ deadline }) => deadline)].join("/");
    if (asked.has(question)) return [];
    asked.add(question);
    return answers.map((answer) => weekRow(titles, filing, answer, question));
  });
}

/** The questions of a file, each with the entries among which to choose. */
function questionsOf(entries: readonly CollectionEntry[]): Question[] {
  const groups = new Map<string, CollectionEntry[]>();
  for (const entry of entries)
    if (entry.question !== undefined) groups.set(entry.question, [...(groups.get(entry.question) ?? []), entry]);
  return [...groups].map(([id, choices]) => {
    const [first] = choices as [CollectionEntry, ...CollectionEntry[]];
    return {
      id,
      unit: first.unit,
      text: first.notes[0] as Reason,
      source: first.source,
      choices: choices.map((entry) => ({ entry: entry.id, title: entry.title, status: statusIn(entry) })),
    };
  });
}

function statusIn({ changes }: CollectionEntry): string {
  return changes.find(({ field }) => field === "inTalks" || field === "signed")?.after ?? "";
}

function fileOf(
  file: DepartmentFile,
  reading: FileReading | undefined,
  statuses: WeekStatuses,
  entries: readonly CollectionEntry[],
  sameAs: string | undefined,
  refusals: readonly Issue[],
): CollectedFile {
  const common = {
    name: file.name,
    ...(sameAs === undefined ? {} : { sameAs }),
    forms: filedForms(reading?.forms ?? [], statuses),
    questions: questionsOf(entries),
    ledgers: reading?.ledgers ?? [],
    units: reading?.units ?? [],
    formUnits: reading?.formUnits ?? [],
    entries,
    issues: [...refusals, ...(reading?.issues ?? [])],
  };
  if (entries.length > 0) return { ...common, outcome: "read" };
  const first = gravest(common.issues);
  if (first?.place !== undefined) return { ...common, outcome: "failed", reason: issueText(first), place: first.place };
  return {
    ...common,
    outcome: "failed",
    reason: file.trouble ?? "没有认出附件4的两张表，也没有认出信息、考察、项目、任务台账；请核对文件内容",
    ...(file.grid?.sheets[0] === undefined ? {} : { place: { sheet: file.grid.sheets[0].name, row: 0, column: 0 } }),
  };
}

/** Forms that are told apart by nothing that a clerk looks for are one line. */
function filedForms(forms: FileReading["forms"], statuses: WeekStatuses): FiledForms[] {
  const groups = new Map<string, FiledForms>();
  for (const { kind, isZero, filing } of forms) {
    const [answer, other] = filing === undefined ? [] : statuses.of(filing);
    const week: FiledWeek | undefined =
      filing === undefined || answer === undefined
        ? undefined
        : {
            reportedOn: filing.reportedOn,
            deadline: answer.deadline,
            ...(filing.assigned === undefined ? {} : { assigned: true as const }),
            ...(answer.doubt === undefined ? { status: answer.status } : {}),
            ...(other === undefined ? {} : { orFor: other.deadline }),
          };
    const key = [kind, isZero, week?.reportedOn, week?.deadline, week?.status, week?.orFor].join(" ");
    groups.set(key, {
      kind,
      count: (groups.get(key)?.count ?? 0) + 1,
      ...(isZero === true && { isZero }),
      ...(week && { week }),
    });
  }
  return [...groups.values()];
}

function gravest(issues: readonly Issue[]): Issue | undefined {
  return (
    issues.find(({ severity }) => severity === "error") ??
    issues.find(({ severity }) => severity === "warning") ??
    issues[0]
  );
}

/** Who reported a lead's text before, in the ledger. */
function leadsByOthers(
  parts: readonly TablePart[],
  rows: readonly SourceRow[],
): (row: SourceRow) => Reason | undefined {
  const textOf = ({ fields }: SourceRow): string => fields["text"]?.key ?? "";
  const wanted = new Set(rows.flatMap((row) => (row.table === "leads" ? [textOf(row)] : [])));
  const first = new Map<string, { unit: string; cell: string }>();
  if (wanted.size > 0) {
    for (const row of dataRows<"leads">(parts, [])) {
      const key = sentenceKey(row.text("text"));
      if (wanted.has(key) && !first.has(key))
        first.set(key, { unit: row.text("unit"), cell: cellName(row.place("text")) });
    }
  }
  return (row) => {
    const found = first.get(textOf(row));
    return found === undefined ? undefined : reason("同样内容的信息已由{unit}报送（{cell}），重复的只计第一条", found);
  };
}
