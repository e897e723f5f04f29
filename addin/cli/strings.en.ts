import type { Strings } from "./strings.zh.js";

/** Every sentence of the command line, English. Names, clauses and issues stay in the language of the plan. */
export const en: Strings = {
  description: "Changnan Scorecard: scores, ranking and reminders from an appraisal workbook",
  assess: "compute scores and ranking",
  explain: "explain a unit's score line by line",
  summary: "write summary, details and data check into a new workbook",
  template: "write a workbook: blank, example, next year's, another district's",
  workbookWord: "workbook",
  unitWord: "unit",
  itemWord: "item",
  formsWord: "forms",
  fileWord: "file",
  folderWord: "folder",
  dateWord: "date",
  monthWord: "month",
  nameWord: "name",
  unitsWord: "unit,unit",
  readingWord: "reading=choice",
  languageWord: "language",
  optionsWord: "[options]",
  commandWord: "[command]",
  helpUsage: "Usage:",
  helpArguments: "Arguments:",
  helpOptions: "Options:",
  helpCommands: "Commands:",
  workbook: "appraisal workbook (.xlsx .xlsm .xls .ods .et .csv)",
  unit: "a unit's name or alias",
  workbooks: "appraisal workbooks: files, folders or patterns (one line a workbook)",
  item: "an item (such as 信息报送 or leadReporting)",
  optionAsOf: (year) =>
    `as-of date such as ${year}-06-30 or ${year}年6月30日; today by default, at most 31 December of the plan's year`,
  optionReading: "choose a reading by id or Chinese title, repeatable, such as quota.match=total",
  optionJson: "print JSON",
  optionOut: "output file",
  optionUnits: "only these units, separated by commas; aliases are known",
  optionWide: "all columns, nothing broken to the terminal's width",
  optionOnlySummary: "the summary sheets alone: no ledgers, telephones or legal representatives",
  optionPerUnit: "and a sheet of its own for every unit",
  optionExample: "with example data",
  optionFrom:
    "make the next year's from this workbook: units, tasks, aliases, readings and rules stay, ledgers are empty, 待定事项 lists what is open",
  optionYear: "year of the template; with --from the next one by default",
  optionBlankPlan: "without a plan, for another district to fill in by 使用说明",
  yearWord: "year",
  templateOneOnly: "Use one of --example, --from and --blank-plan only.",
  badYear: (text) => `“${text}” is no year; write four digits, such as 2025.`,
  yearNotLater: (year, last) =>
    `The new year ${year} does not come after ${last}, the year of the workbook; give a later one with --year.`,
  optionLanguage: "language, zh-CN or en-US",
  helpOption: "show help",
  helpCommand: "show help for a command",
  versionOption: "show the version",
  notFound: (path) => `No such file: ${path}. Check the path.`,
  unreadable: (path) => `Cannot read ${path}. Make sure that it is a file and that you may read it.`,
  fileTooLarge: (path) => `The file is too large: ${path}. Split it and try again.`,
  unwritable: (path) => `Cannot write ${path}. Check the folder, your permission, and whether the file is open.`,
  noMatch: (path) => `No file fits ${path}. Check the path.`,
  emptyFolder: (path) => `There is no readable file in the folder ${path}.`,
  noFile: (path) =>
    `Cannot write: ${path} is not an ordinary file (a folder, a device or a pipe). Choose another output file.`,
  outputLost: "Not all of the output was shown: where it goes cannot be written (a full disk, for example).",
  diskFull: (path) => `The disk is full, nothing was written: ${path}. Free some space or choose another place.`,
  wrongEnding: (path, ending) =>
    `This workbook opens as ${ending} only (it has macros, or is a template); nothing was written: ${path}. Give the output file the extension ${ending}.`,
  overInput: (path) => `The output must not be the input: ${path}. Choose another name.`,
  badDate: (text, year) => `Not a date: ${text}. Write it like ${year}-12-31.`,
  badReading: (text) => `Not a reading: ${text}. Write READING=CHOICE, such as quota.match=total.`,
  didYouMean: (near) => ` Did you mean ${near}?`,
  unknownReading: (id, near, known) =>
    `There is no reading "${id}".${near ? ` Did you mean ${near}?` : ""} There are: ${known}.`,
  unknownChoice: (id, choice, near, known) =>
    `Reading ${id} has no choice "${choice}".${near ? ` Did you mean ${near}?` : ""} It has: ${known}.`,
  unknownUnit: (name, near) =>
    `There is no scored unit "${name}". ${near ? `Did you mean ${near}?` : "Use a name or alias of annex 1."}`,
  unknownItem: (name, near, known) =>
    `There is no item "${name}".${near ? ` Did you mean ${near}?` : ""} There are: ${known}.`,
  unknownLanguage: (text) => `Unknown language: ${text}. There are: zh-CN, en-US.`,
  missingArgument: (name) => `Missing argument: ${name}. See --help.`,
  unknownOption: (text, near) => `Option not understood: ${text}.${near} See --help.`,
  unknownCommand: (text, near) => `There is no command "${text}".${near} See --help.`,
  excessArguments: "Too many arguments. See --help.",
  badUsage: "The command line is not understood. See --help.",
  ourFault: (text) => `Internal error, please report this line: ${text}`,
  hostFailed: (file, reason) => `${file}: ${reason}`,
  reading: "reading …",
  computing: "computing …",
  writing: "writing …",
  title: (title, asOf) => `${title}  as of ${asOf}`,
  columns: {
    rank: "rank",
    unit: "unit",
    total: "total",
    base: "base",
    bonus: "bonus",
    deduction: "deducted",
    quota: "quota",
    visits: "visits",
    light: "light",
    reachable: "reachable",
    proposal: "proposed",
  },
  lights: { green: "green", yellow: "yellow", red: "red", none: "unfilled" },
  workbookLine: (file, units, first, total, proposed, errors, warnings) =>
    `${file}: ${units} units, first ${first} ${total}, ${proposed} proposed, ${errors} errors, ${warnings} warnings`,
  workbookLineWithout: (line, without) => `${line}; ${without}`,
  levels: {
    none: "",
    districtNotice: "district notice",
    summonedTalk: "summoned talk",
    accountability: "accountability",
  },
  district: (filled, required, recognised, done, visits) =>
    `District: ${filled}/${required} projects (${recognised} recognised), ${done}/${visits} visits`,
  proposals: "Proposals (to be decided by the competent body; nothing is done automatically)",
  noProposals: "Nothing is proposed.",
  unitProposal: (unit, text) => `${unit}: ${text}`,
  proposal: (level, months, confirmed) =>
    confirmed
      ? `${level} proposed (${months} missed, confirmed by the office)`
      : `${level} (${months} missed by the ledgers, to be confirmed)`,
  possible: (months, level) => `${months} not known, ${level} if missed`,
  atMost: (level) => ` (to be looked into, at most ${level})`,
  semicolon: "; ",
  noData: "no data",
  coverage: "Ledgers read",
  coveredTable: (table, text) => `${table}: ${text}`,
  coveredRows: (sheets, rows, days) => `${sheets} sheets, ${rows} rows${days}`,
  coveredDays: (first, last) => `, ${first} to ${last}`,
  notCovered: "none",
  seenOnly: (cells) => `seen and not read (${cells})`,
  ladderItem: "处理建议 (escalation)",
  ladder: (statement, confirmed) =>
    `处理建议 (escalation)  ${statement}${confirmed === undefined ? "" : confirmed ? " (confirmed)" : " (by the ledgers, to be confirmed)"}`,
  leads: (count) => `${count} counted leads`,
  wayOut: (text) => `what settles it: ${text}`,
  otherLevel: (choice, statement) => `with "${choice}": ${statement}`,
  check: "Show what was read and every issue; exit code 1 when there is an error",
  optionMonth: "month that the notice and the letters are for, by default the last that has ended",
  optionOnly: "only drafts whose name holds this, repeatable",
  badMonth: (text, year) => `Not a month: ${text}. Write ${year}-03.`,
  monthNotEnded: (month, last) =>
    last === ""
      ? `The month ${month} has not ended or lies outside the year; none has ended by the as-of date.`
      : `The month ${month} has not ended or lies outside the year; the last that has is ${last}.`,
  noSuchDraft: (word, known) => `No draft has "${word}" in its name. There are: ${known}.`,
  draftMissing: (title, why) => `Not made: ${title}: ${why}`,
  asOfBeforeYear: (asOf, year) => `The as-of date ${asOf} lies before the plan's year; use ${year}-01-01 or later.`,
  issues: (errors, warnings, infos) => `Data check: ${errors} errors, ${warnings} warnings, ${infos} remarks`,
  severities: { error: "error", warning: "warning", info: "remark" },
  points: (points, full) => (full ? `${points} of ${full}` : points),
  heading: (unit, rank, total) => `${unit}  rank ${rank}  total ${total}`,
  clause: "clause",
  rows: "rows",
  readingTaken: (title, choice) => `reading: ${title} = ${choice}`,
  otherReading: (choice, points, total, rank) =>
    `with "${choice}": ${points} here, total ${total}${rank === "" ? "" : `, ${rank}`}`,
  rankMove: (now, then, others) =>
    now !== then
      ? `this unit's rank ${now} → ${then}`
      : others === 0
        ? ""
        : `this unit's rank stays (${others} others move)`,
  issueLine: (severity, text) => `${severity}: ${text}`,
  weight: (share) => ` (counted as ${share})`,
  written: (path, sheets) => `Wrote ${path}: ${sheets}`,
  lostProtection:
    "The workbook was encrypted with Excel's default password, which opens without asking; what was written is not encrypted.",
  collect: "Take the units' forms (附件4) and ledger copies into a new workbook",
  forms: "files from the units, or folders of them (.xlsx .xls .et .ods .csv .docx)",
  collectRead: (file, units, fresh, changed, same, conflicting, sameAs) =>
    `${file}: ${units === "" ? "" : `${units}, `}new ${fresh}, completed ${changed}, same ${same}, conflicting ${conflicting}${sameAs === "" ? "" : ` (the same file as ${sameAs})`}`,
  collectForms: (form, count, isZero) => `${count} × ${form}${isZero ? " (零报告: nothing to report)" : ""}`,
  collectWeek: (reportedOn, deadline, status) =>
    `: filed ${reportedOn}, counts for the weekly report due ${deadline}, ${status}`,
  weekStatuses: {
    onTime: "on time",
    late: "late",
    undecided: "undecided: of these forms some came on time and some late",
  },
  collectEitherWeek: (reportedOn, passed, coming) =>
    `: filed ${reportedOn}, for the report due ${passed} or ${coming}: undecided`,
  collectQuestion: (cell, question, choices) =>
    `To be chosen, not written (${cell}): ${question}. Choices: ${choices.map((choice, index) => `${index + 1}. ${choice}`).join("; ")}. Choose in the pane or on the stand-alone page, or enter the week in the ledger`,
  collectLedger: (table, rows) => `ledger copy: ${table}, ${rows} ${rows === 1 ? "row" : "rows"}`,
  collectNotRead: (why, refused) =>
    `Workbook ${why}. ${refused ? "Rows for this ledger were not taken, and no second one was opened." : "Its rows were not compared; what is taken goes into the part that was read."}`,
  collectFailed: (file, reason, cell) => `${file}: not taken${cell === "" ? "" : ` (${cell})`}: ${reason}`,
  nothingCollected: "Not one file could be used; nothing was written. See the reasons above.",
  collectConflict: (title, cell, why) => `Conflict, not written: ${title} (${cell}) ${why}`,
  collectDifference: (heading, before, after) => `${heading}: ledger “${before}”, file “${after}”`,
  collectWritten: (path, changed) => (changed ? `Written: ${path}` : `Nothing new; ${path} is the workbook as it was`),
  draft:
    "Draft notices, letters, bulletin and dispatch sheets (.docx, each marked 拟稿) and the calendar of activities (.ics)",
  optionOutFolder: "folder to write to",
  draftExists: (path) =>
    `${path} exists. So that no edited draft is lost, give another folder or move the old file away.`,
  draftsWritten: (folder, names) => `Wrote to ${folder}: ${names.join(", ")}`,
  templateWritten: (path) => `Wrote ${path}`,
};
