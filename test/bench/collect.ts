/** 200 filled forms of 附件4, as units send them in a quarter, into the example. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDepartmentFiles } from "../../addin/collect/readDepartmentFile.js";
import { FileHost } from "../../addin/file/fileHost.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { startImport } from "../../addin/taskpane/model/importRun.js";
import { changnan2024, formPlan } from "../../engine/index.js";
import { duration, median, within, type BenchRow } from "./measure.js";

const formCount = 200;

export async function filledForms(): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const units = changnan2024.quotas.map(({ unit }) => unit);
  const forms: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (let number = 1; number <= formCount; number++) {
    const unit = units[number % units.length] as string;
    const day = `2024年${4 + (number % 6)}月${1 + (number % 28)}日`;
    const form = formPlan(changnan2024, "inTalks", {
      filing: { unit, reporter: "刘某", reportedOn: day },
      values: { name: `示例第${number}项目`, category: "先进陶瓷", scale: `${number + 5000}万元`, follower: "程某" },
      log: [{ number: "1", time: day, venue: "佛山", otherSide: "周某", ourSide: "程某", content: "初次洽谈" }],
    });
    forms.push({ name: `${unit}${number}.xlsx`, bytes: (await drawSheets(undefined, [form])).bytes });
  }
  return forms;
}

export async function collectRows(): Promise<BenchRow[]> {
  const forms = await filledForms();
  const example = new Uint8Array(readFileSync(join(process.cwd(), "templates", "changnan2024-example.xlsx")));
  const { ms, result } = await median(1, async () => {
    const sent = forms.map(({ name, bytes }) => ({ name, bytes: () => Promise.resolve(bytes) }));
    const files = await readDepartmentFiles(sent, { language: "zh-CN" });
    return startImport(new FileHost(example, "example.xlsx"), files);
  });
  const { files } = result.collection;
  const taken = files.filter(({ outcome }) => outcome !== "failed").length;
  if (taken !== formCount) throw new Error(`${taken} of ${formCount} forms were taken`);
  return [within(`collecting ${formCount} forms: seconds`, "–", ms / 1000, 5, `${duration(ms)}, the first time`)];
}
