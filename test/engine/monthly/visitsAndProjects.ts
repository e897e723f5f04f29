import type { FactsRows } from "../../helpers/facts.js";

/** Two enterprises that 党政办 visits, a project that it shares, and one that failed its review. */
export const visitsAndProjects = {
  visits: [
    { unit: "党政办", day: "2024-02-29", enterprise: "甲公司" },
    { unit: "党政办", day: "2024-03-01", enterprise: "乙公司" },
  ],
  projects: [
    {
      by: [
        ["党政办", 0.6],
        ["财政局", 0.4],
      ],
      category: "先进陶瓷",
      signed: "2024-02-10",
    },
    { by: "党政办", category: "农业", signed: "2024-03-15", review: "failed" },
  ],
} as const satisfies FactsRows;
