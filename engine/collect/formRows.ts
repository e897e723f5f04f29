/** A filled form, or 零报告 in words, as rows of 项目台账 and 填报记录 and as a filing. */
import { isoDate, type Day } from "../calendar.js";
import { issue } from "../issue.js";
import { reason, type Reason } from "../reason.js";
import type { FilledForm, FormValue } from "../tables/forms.js";
import { formHeadings } from "../tables/formHeadings.js";
import type { Grid, Place } from "../grid/grid.js";
import { compact } from "../tables/text.js";
import { meaningOf, type Meaning } from "./cellMeaning.js";
import { textCell, type Gathering } from "./gathering.js";
import { keyOf } from "./rowKeys.js";
import type { Filing } from "./weekStatuses.js";
import { readZeroReport } from "./zeroReport.js";

export function takeForm(gathering: Gathering, form: FilledForm): void {
  const filed = form.filing["unit"] ?? form.values["responsible"];
  const found = form.unit ?? (filed === undefined ? undefined : gathering.names.findInCell(filed.text));
  const unit = gathering.unitOf(found);
  if (found === undefined && unit !== undefined) gathering.told.push(form);
  if (unit !== undefined && filed !== undefined && form.unit === undefined)
    gathering.resolved.add(`${filed.place.sheet}!${filed.place.row},${filed.place.column}`);
  const project = form.values["name"];
  const headings = formHeadings[form.kind];
  if (isBlankForm(form)) {
    gathering.blank.push(form);
    gathering.issues.push(
      issue("info", "collect.blankForm", "“{form}”是空表，没有可收取的内容", { form: headings.title }, form.place),
    );
    return;
  }
  if (found !== undefined) gathering.recognised.add(found);
  if (unit === undefined || (form.isZero !== true && (project === undefined || project.text === ""))) {
    gathering.forms.push({ kind: form.kind });
    return;
  }
  if (!gathering.scored.has(unit)) {
    gathering.forms.push({ kind: form.kind });
    return gathering.refuse(unit, headings.title, filed?.place ?? form.place);
  }
  gathering.units.add(unit);
  const instead = insteadOf(found, unit);
  if (form.isZero === true || project === undefined)
    return file(gathering, form, unit, form.reportedOn, undefined, instead);
  const carried = takeProject(gathering, form, unit, project, instead);
  takeLog(gathering, form, unit, project, carried);
  file(gathering, form, unit, form.reportedOn, compact(project.text), instead);
}

/** 零报告 in a sentence of its own. @returns whether the file is one */
export function takeNotice(gathering: Gathering, grid: Grid): boolean {
  const report = readZeroReport(grid, gathering.names, gathering.facts.plan.year, gathering.assigned);
  if (report === undefined) return false;
  const { kinds, named, reportedOn, place, issues } = report;
  const unit = gathering.unitOf(named);
  if (named !== undefined) gathering.recognised.add(named);
  gathering.issues.push(...issues);
  if (unit !== undefined && !gathering.scored.has(unit)) gathering.refuse(unit, "零报告", place);
  else if (unit !== undefined) {
    gathering.units.add(unit);
    for (const kind of kinds)
      file(gathering, { kind, filing: {}, place }, unit, reportedOn, undefined, insteadOf(named, unit));
  }
  return true;
}

/** @param project `undefined` for 零报告 @param instead says that the form names another unit */
function file(
  gathering: Gathering,
  form: Filing["form"],
  unit: string,
  day: Day | undefined,
  project: string | undefined,
  instead: readonly Reason[],
): void {
  const { week } = gathering.assigned;
  const reportedOn = day ?? week?.deadline;
  const isZero = project === undefined;
  gathering.forms.push({
    kind: form.kind,
    ...(isZero && { isZero }),
    ...(reportedOn === undefined
      ? {}
      : {
          filing: {
            form,
            unit,
            isZero,
            project: project ?? "",
            reportedOn,
            instead,
            ...(week && { assigned: week }),
          },
        }),
  });
}

/** A form that names no project and says nothing is blank also where the unit was printed in advance: a template that was sent along. */
function isBlankForm({ values, filing, log }: FilledForm): boolean {
  return (
    log.length === 0 &&
    [...Object.values(values), filing["reportedOn"]].every((value) => value === undefined || value.text === "")
  );
}

/** The form's project as a row of 项目台账; gives the labels that it carries. */
function takeProject(
  gathering: Gathering,
  form: FilledForm,
  unit: string,
  project: FormValue,
  instead: readonly Reason[],
): Set<string> {
  const carried = new Set(["name"]);
  const fields: Record<string, Meaning> = {};
  const notes = [...instead];
  const put = (field: string, label: string, value: FormValue | undefined, content?: Meaning): void => {
    if (value === undefined || value.text === "") return;
    const meaning =
      content ?? meaningOf(textCell(value.text), "projects", field, "", gathering.facts.plan, gathering.names);
    if (meaning === undefined || !gathering.ledgers.hasColumn("projects", field)) return;
    fields[field] = meaning;
    carried.add(label);
  };
  put("name", "name", project);
  put("category", "category", form.values["category"]);
  const { investment, signedOn } = form;
  const scale = form.values["scale"];
  if (scale !== undefined && investment !== undefined) {
    put("investment", "scale", scale, {
      key: `amount ${investment}`,
      shown: scale.text,
      content: `${investment}万元`,
      amount: investment,
    });
    // 约8000万元 says less than 8000 does.
    if (compact(scale.text).startsWith("约")) carried.delete("scale");
  }
  if (form.kind === "signed") {
    if (signedOn !== undefined)
      put("signed", "signedOn", form.values["signedOn"], {
        key: `day ${signedOn}`,
        shown: isoDate(signedOn),
        content: { date: signedOn },
      });
    put("mode", "mode", form.values["mode"]);
    put("leader", "leader", form.values["leader"]);
    const responsible = form.values["responsible"];
    const service = responsible === undefined ? undefined : gathering.names.findInCell(responsible.text);
    if (responsible !== undefined && service !== undefined)
      put("servicedBy", "responsible", responsible, { key: service, shown: service, content: service });
  }
  fields["attractedBy"] = { key: unit, shown: unit, content: unit };
  const key = keyOf("projects", fields);
  // Without a name there is no row: what the form says goes to the log, all of it.
  if (key === undefined) return new Set(["name"]);
  const existing = gathering.ledgers.find("projects", key)[0];
  const owners = [existing?.fields["attractedBy"]?.key, existing?.fields["servicedBy"]?.key];
  const stranger =
    existing !== undefined &&
    owners.some((owner) => owner !== undefined) &&
    !owners.some((owner) => owner?.includes(unit));
  if (stranger) {
    notes.push(
      reason("项目“{project}”在台账中由{owner}引进，填报部门却是{unit}，请核对", {
        project: project.text,
        owner: existing.fields["attractedBy"]?.shown ?? "其他部门",
        unit,
      }),
    );
  } else if (existing === undefined && form.kind === "signed") {
    notes.push(reason("台账中没有这个项目，引进部门按填报部门“{unit}”登记，评审和优强由办公室填写", { unit }));
  }
  gathering.push("projects", key, fields, project.place, unit, project.text, {
    weak: ["attractedBy", ...(existing === undefined ? [] : ["name"])],
    notes,
    doubtful: stranger,
  });
  return carried;
}

function takeLog(
  gathering: Gathering,
  form: FilledForm,
  unit: string,
  project: FormValue,
  carried: ReadonlySet<string>,
): void {
  const headings = formHeadings[form.kind];
  const entry = (name: string, values: Readonly<Record<string, string | undefined>>, source: Place): void => {
    gathering.log(form, unit, project.text, name, values, source);
  };
  for (const { key, heading } of headings.labels) {
    const value = form.values[key];
    if (carried.has(key) || value === undefined || value.text === "") continue;
    entry(heading, { content: value.text }, value.place);
  }
  for (const row of form.log) {
    const of = (key: string): string | undefined => row.values[key]?.text;
    const content = of("content") ?? of("progress");
    const place = Object.values(row.values).find((value) => value !== undefined)?.place ?? row.place;
    entry(
      form.kind === "inTalks" ? headings.logTitle : "项目进展",
      {
        time: of("time"),
        venue: of("venue"),
        otherSide: of("otherSide"),
        ourSide: of("ourSide"),
        content: content ?? "（未填）",
        difficulties: of("difficulties"),
        nextStep: of("nextStep"),
      },
      place,
    );
  }
}

/** That a form counts as another unit's than it names. */
function insteadOf(recognised: string | undefined, unit: string): Reason[] {
  return recognised === undefined || recognised === unit
    ? []
    : [reason("表上的部门是“{recognised}”，按指定记为“{unit}”", { recognised, unit })];
}
