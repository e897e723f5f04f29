import { chineseDate, isoDate } from "../calendar.js";
import type { Plan } from "../plan.js";
import { formStatusWords } from "../tables/cellWords.js";
import type { Meaning } from "./cellMeaning.js";
import { keyOf } from "./rowKeys.js";
import type { SourceRow } from "./sourceRow.js";
import type { FiledFor, Filing } from "./weekStatuses.js";

/**
 * The row of 周报台账 that a filing makes.
 * @param titles of the two forms in the plan @param question groups rows of which a person is to choose one
 */
export function weekRow(
  titles: Plan["annexes"]["formTitles"],
  { form, unit, isZero, instead }: Filing,
  { deadline, status, doubt }: FiledFor,
  question: string | undefined,
): SourceRow {
  const entered = isZero === true && status === "onTime" ? "zeroReport" : status;
  const word = formStatusWords[entered][0];
  const fields: Record<string, Meaning> = {
    deadline: { key: `day ${deadline}`, shown: isoDate(deadline), content: { date: deadline } },
    unit: { key: unit, shown: unit, content: unit },
    [form.kind]: { key: entered, shown: word, content: word },
  };
  return {
    id: "",
    table: "weeks",
    key: keyOf("weeks", fields) as string,
    fields,
    weak: [],
    source: form.filing["reportedOn"]?.place ?? form.place,
    unit,
    title: `${chineseDate(deadline)}${titles[form.kind]}`,
    notes: [...(doubt === undefined ? [] : [doubt]), ...instead],
    doubtful: doubt !== undefined,
    ...(question === undefined ? {} : { question }),
  };
}
