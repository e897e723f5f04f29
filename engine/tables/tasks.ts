/** 交办任务台账. */
import type { TaskFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { cellName } from "./cellName.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete } from "./rows.js";
import { sentenceKey } from "./text.js";

/**
 * One fact per task and responsible unit. A finish that cannot be dated is an issue and the row does not count. Of rows with the same unit, task
 * and deadline one counts: the first that has a finish date, else the first. Without a column 完成日期 nothing is known of the finish.
 */
export function readTasks(parts: readonly TablePart[], gate: Gate, issues: Issue[]): TaskFact[] {
  const tasks: TaskFact[] = [];
  const firsts = new Map<string, number>();
  for (const row of dataRows<"tasks">(parts, issues)) {
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
      const task: TaskFact = {
        unit,
        task: row.text("task"),
        ...(typeof assigned === "number" ? { assigned } : {}),
        due,
        ...(finished === undefined ? {} : { finished }),
        ...(row.has("finished") ? {} : { unmarked: true }),
        place: row.place("task"),
      };
      const key = `${due} ${unit} ${sentenceKey(task.task)}`;
      const at = firsts.get(key);
      if (at === undefined) {
        firsts.set(key, tasks.length);
        tasks.push(task);
        continue;
      }
      const first = tasks[at] as TaskFact;
      const isBetter = first.finished === undefined && task.finished !== undefined;
      if (isBetter) tasks[at] = task;
      issues.push(isBetter ? repeated(first, task) : repeated(task, first));
    }
  }
  return tasks;
}

function repeated({ unit, place }: TaskFact, counted: TaskFact): Issue {
  return issue(
    "warning",
    "task.duplicate",
    "“{unit}”同一任务、同一完成时限已在 {counted} 登记，以该行为准，本行未计入；请删去一行",
    { unit, counted: cellName(counted.place) },
    place,
  );
}
