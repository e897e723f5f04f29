/** 交办任务台账. */
import type { TaskFact } from "../facts.js";
import type { Issue } from "../issue.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./locate.js";
import { dataRows, incomplete } from "./rows.js";

/** One fact per task and responsible unit. A finish that cannot be dated is an issue and the row does not count. */
export function readTasks(parts: readonly TablePart[], gate: Gate, issues: Issue[]): TaskFact[] {
  const tasks: TaskFact[] = [];
  for (const row of dataRows(parts, issues)) {
    const lacking = incomplete(row, "tasks", "task.incomplete", ["task", "unit", "due"]);
    if (lacking !== undefined) issues.push(lacking);
    const due = gate.day(row, "due", "task", issues);
    const assigned = gate.day(row, "assigned", "task", issues, true);
    const finished = gate.day(row, "finished", "task", issues, true);
    const units = row.text("unit") === "" ? [] : gate.unitsOf(row.text("unit"), row.place("unit"), issues);
    if (lacking !== undefined || typeof due !== "number" || finished === "unreadable") continue;
    if (!gate.inYear(due)) {
      issues.push(gate.otherYear("task", due, row.place("due")));
      continue;
    }
    for (const unit of units) {
      tasks.push({
        unit,
        task: row.text("task"),
        ...(typeof assigned === "number" ? { assigned } : {}),
        due,
        ...(finished === undefined ? {} : { finished }),
        place: row.place("task"),
      });
    }
  }
  return tasks;
}
