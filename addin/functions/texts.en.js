/** English descriptions of the custom functions, for `functions.en-US.json`; the Chinese ones stand in functions.ts, where Excel's metadata come from. */
const dept = "The department's name, or an alias of it that 附件1 or 部门别名 knows";
const asOf = "As-of date; today when left out, at most 31 December of the plan's year";

export const functionTexts = {
  SCORE: {
    description: "A department's total, or one item of annex 5",
    parameters: { dept, item: "Item: its key or Chinese name, such as 信息报送; the total when left out", asOf },
  },
  SCORERANK: { description: "A department's rank; ties share a rank (1, 1, 3)", parameters: { dept, asOf } },
  QUOTA: {
    description: "Projects that annex 1 requires of a department",
    parameters: { dept, category: "Category, such as 先进陶瓷; all when left out" },
  },
  QUOTADONE: {
    description: "Slots of annex 1 that a department has filled",
    parameters: { dept, category: "Category, such as 先进陶瓷; all when left out", asOf },
  },
  ESCALATION: {
    description: "What the ladder proposes for a department (通报, 约谈, 问责), or empty",
    parameters: { dept, asOf },
  },
  SCOREWHY: {
    description: "Why a score is what it is: step, formula with its numbers, rows used, clause; spills",
    parameters: { dept, item: "Item: its key or Chinese name; all items when left out", asOf },
  },
  SCORETABLE: { description: "The whole ranking; spills", parameters: { asOf } },
  SCOREISSUES: { description: "What should be checked in the ledgers; spills", parameters: {} },
};
