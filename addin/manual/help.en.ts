import type { helpZh } from "./help.zh.js";

/** 帮助 in English. The printed manual is Chinese. */
export const helpEn: typeof helpZh = {
  title: "Help",
  intro:
    "Each common task in a few steps. The program proposes and never decides; the data does not leave this computer.",
  open: (tab) => `Open “${tab}”`,
  picture: (task, number) => `The example: ${task}${number === 1 ? "" : ` (${number})`}`,
  tasks: [
    {
      title: "First use",
      steps: [
        "On the page press “Open workbook”; in Excel open the pane. Annex 1 and the ledgers may stand on any sheet, columns in any order.",
        "Look first at what was read, on top of the overview: sheets, rows and last day of each ledger. Settle what was not read before you look at scores.",
        "Without ledgers yet, insert the template sheets, or make a blank workbook with the command line's template.",
      ],
    },
    {
      title: "Collect the weekly forms",
      steps: [
        "In Import, pick the Word and Excel forms of all units at once, or drop them there.",
        "Check unit, deadline and on time or late of each; set by hand what is not clear or wrong.",
        "The week's grid marks what the forms will enter. Write them, then look at who has not reported and copy the list.",
      ],
    },
    {
      title: "Decide a month",
      steps: [
        "In Month, choose the month. “Inferred, to be decided” is a calculation only; “not known” means that the ledgers do not tell.",
        "Look at the cells below a unit, decide all as inferred, then change the exceptions.",
        "Months that are not known are decided one by one, never in bulk.",
      ],
    },
    {
      title: "Explain a unit's score",
      steps: [
        "Click the unit in the overview and open each line: formula, clause, rows that count and rows that do not, with the reason; a cell's address leads to it.",
        "The unit's sheet is one A4 page to be printed; the text can be copied into a message.",
      ],
    },
    {
      title: "Write the summary",
      steps: [
        "Consolidate writes 考核汇总, 考核明细, 数据体检 and 专项 and leaves everything else alone.",
        "They hold values, fit to be printed or sent; pressed again, only these sheets change.",
        "The menu exports the summary alone, without the ledgers.",
      ],
    },
    {
      title: "Correct the ledgers",
      steps: [
        "In Data check, correct errors first, then look at warnings. A cell's address leads to it; a row can be changed in place.",
        "Filter by unit; Export by unit gives each unit its own list to check.",
      ],
    },
    {
      title: "A heading or a unit is not recognised",
      steps: [
        "Data check lists headings and units that are not recognised: choose and press once; it can be undone.",
        "They are entered in 表头对应 and 部门别名; a body that is not appraised gets 不考核. Scores follow by themselves.",
      ],
    },
    {
      title: "Draft notices, letters and the bulletin",
      steps: [
        "Drafts makes drafts only. Notices and letters name decided months alone; the others go into the list that asks for decisions.",
        "Download one or all. A person checks, numbers and seals them; what was sent is recorded in Warnings.",
      ],
    },
    {
      title: "Another reading: who would move",
      steps: [
        "In Rules, choose another reading and see first how scores and ranks would move.",
        "It is then written into 规则参数 and can be taken back at any time.",
      ],
    },
    {
      title: "What is still missing",
      steps: [
        "In What if, add supposed leads, projects, visits or weeks and see total and rank.",
        "The workbook is not touched.",
      ],
    },
  ],
  topics: [
    {
      title: "A yellow bar above the file: Protected View",
      steps: [
        "Excel opens files from mail, chats and the web in Protected View: they can be seen, not changed, and neither the add-in nor its functions work. Sheets of ordinary formulas show what was calculated last; after this program has changed a ledger, 公式核算 is blank until editing is enabled.",
        "Press Enable Editing only for a file whose origin you know; ask the sender otherwise.",
        "If that does nothing: close it, open the file's properties in its folder, tick Unblock and open it again.",
      ],
    },
    {
      title: "Cells show #NAME?",
      steps: [
        "Cells with =SCORE and the like need this add-in. Wait a few seconds after opening; if it stays, the add-in is not installed here or is switched off.",
        "No score is lost: with the add-in installed they calculate again.",
        "To people without the add-in send the sheets of Consolidate, which hold values, or paste as values; no formulas.",
      ],
    },
    {
      title: "The browser is too old",
      steps: [
        "The page needs a browser on Chromium 80 (February 2020) or later. Internet Explorer and compatibility modes do not do.",
        "An older browser shows one sentence and harms no file. Open the same address in another one.",
        "Once opened, the page works without a network.",
      ],
    },
    {
      title: "WPS, or an older Excel",
      steps: [
        "Open the stand-alone page in a browser, and the same workbook in it: .xlsx, .xls, .et, .ods and .csv are read, .xlsx is written.",
        "Open the new file in WPS afterwards; do not change one file on both sides. After a change elsewhere, read the file again on the page.",
        "WPS has an add-in of its own, installed by an administrator; it was never tried in a real WPS, so try one machine first.",
        "Without installing anything, the template's formula sheet scores by ordinary formulas.",
      ],
    },
  ],
  sendingTitle: "What goes to whom",
  sendingHead: ["To", "What", "Where", "Note"],
  sending: [
    ["units", "list to be checked", "Data check: Export by unit", "one a unit, its own rows only"],
    [
      "a unit that asks about its score",
      "the unit's sheet",
      "Unit",
      "with formulas, clauses and rows that do not count",
    ],
    ["chat group", "who has not reported", "Import", "enter first, check, then send"],
    ["leading group", "summary, bulletin", "menu; Drafts", "no ledgers, telephones or legal representatives"],
    ["scheduling unit, leaders", "weekly, ten-day and monthly tables", "Drafts", "drafts: check before sending"],
    ["competent body", "letters on talks and accountability", "Drafts", "decided months only; the body decides"],
    [
      "nobody outside",
      "ledgers, the file of sources",
      "stays in the office",
      "telephones, names, the evidence row by row",
    ],
  ],
  sendingLine: (to, what) => `${to}: ${what}`,
  sendingHow: (where, note) => `${where}. ${note}.`,
  functionsTitle: "Excel functions",
  functions: [
    "total; a second argument names one line, a third the as-of day",
    "rank",
    "required projects; a second argument names one category",
    "filled slots",
    "proposal: 通报, 约谈, 问责, 待查, or empty",
    "spills the explanation; 处理建议 spills the months",
    "spills the whole ranking",
    "spills the data issues",
  ],
};
