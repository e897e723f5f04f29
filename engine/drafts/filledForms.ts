/** The two forms of 附件4, filled from the ledgers and the log. */
import type { Assessment } from "../assessment.js";
import { chineseDate } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import type { Plan } from "../plan.js";
import { isRecognised } from "../records.js";
import { plainNumber } from "../reason.js";
import { filingLabels, formHeadings, headingOf } from "../tables/formHeadings.js";
import { compact } from "../tables/text.js";
import { landingModeWords } from "../tables/cellWords.js";
import { projectText } from "./districtBlocks.js";
import { Citations } from "./citations.js";
import { latest, projectUnits } from "./projectTable.js";
import type { DraftBlock, DraftDocument } from "./draftDocument.js";
import type { LogEntry } from "./logEntries.js";
import { maskName } from "../privacy.js";

type FormKind = "inTalks" | "signed";

/**
 * One document for each unit that brings a project, in the order of 附件1: its forms of projects in talks, then of signed ones, a project a page.
 * A shared project stands in the document of every unit that shares it; one that no unit brings stands in a last document.
 */
export function formDrafts({ facts, plan, asOf, units }: Assessment, log: readonly LogEntry[]): DraftDocument[] {
  const running = facts.projects.filter(({ terminated }) => terminated === undefined || terminated > asOf);
  const forms = [
    ...running
      .filter(({ signed }) => signed === undefined || signed > asOf)
      .map((project) => ({ kind: "inTalks" as const, project })),
    ...running
      .filter((project) => isRecognised(project, plan.year, asOf))
      .map((project) => ({ kind: "signed" as const, project })),
  ];
  const known = new Set(units.map(({ name }) => name));
  const isOf = (project: ProjectFact, name: string): boolean => project.attractedBy.some(({ unit }) => unit === name);
  const owners = [
    ...units.map(({ name }) => ({ name, own: forms.filter(({ project }) => isOf(project, name)) })),
    {
      name: "引进部门待核",
      own: forms.filter(({ project }) => !project.attractedBy.some(({ unit }) => known.has(unit))),
    },
  ];
  return owners.flatMap(({ name, own }) => (own.length === 0 ? [] : [formDocument(plan, name, own, log)]));
}

function formDocument(
  plan: Plan,
  unit: string,
  forms: readonly { readonly kind: FormKind; readonly project: ProjectFact }[],
  log: readonly LogEntry[],
): DraftDocument {
  const citations = new Citations();
  for (const { project } of forms) citations.cite([{ place: project.place, text: projectText(project) }]);
  return {
    kind: "trackingForms",
    fileName: `项目跟踪表（${unit}，据台账，拟稿）`,
    title: `${unit}项目跟踪表`,
    blocks: forms.map(({ kind, project }) => formBlock(plan, kind, project, log)),
    sources: citations.sources,
  };
}

function formBlock(plan: Plan, kind: FormKind, project: ProjectFact, log: readonly LogEntry[]): DraftBlock {
  const form = formHeadings[kind];
  const own = log.filter(({ values }) => compact(values["project"] ?? "") === compact(project.name));
  const known: Readonly<Record<string, string>> = {
    name: project.name,
    category: project.category,
    scale: project.investment === undefined ? "" : `${plainNumber(project.investment)}万元`,
    signedOn: project.signed === undefined ? "" : chineseDate(project.signed),
    mode: project.mode === undefined ? "" : landingModeWords[project.mode][0],
    leader: project.leader ?? "",
    responsible: projectUnits(project.servicedBy),
  };
  const valueOf = (key: string): string => {
    const heading = headingOf(form, key);
    const text =
      (known[key] ?? "") === ""
        ? (latest(own, project.name, [heading])?.values["content"] ?? "")
        : (known[key] as string);
    return key === "legalRepresentative" ? maskName(text) : text;
  };
  const filed = own.filter(({ values }) => values["form"]?.endsWith(form.title));
  const last = filed.at(-1);
  const filing: Readonly<Record<string, string>> = {
    unit: projectUnits(project.attractedBy),
    reporter: last?.values["reporter"] ?? "",
    reportedOn: last?.values["reportedOn"] ?? "",
  };
  const entries = filed.filter(({ values }) => values["entry"] === (kind === "inTalks" ? form.logTitle : "项目进展"));
  return {
    kind: "form",
    title: plan.annexes.formTitles[kind],
    filing: filingLabels.map(({ key, heading }) => [heading, filing[key] ?? ""]),
    ...(kind === "inTalks" ? { section: "项目基本情况" } : {}),
    lines: form.rows.map((keys) => keys.map((key) => [headingOf(form, key), valueOf(key)])),
    logTitle: form.logTitle,
    log: {
      headings: form.log.map(({ heading }) => heading),
      rows: entries.map(({ values }, index) =>
        form.log.map(({ key }) =>
          key === "number" ? String(index + 1) : (values[key === "progress" ? "content" : key] ?? ""),
        ),
      ),
    },
  };
}
