/** Tables that change the plan itself: an edit in one of them changes what every other table means. */
export const annexTables = ["categoryAliases", "parks", "leadingGroup", "reviewGroup"] as const;
