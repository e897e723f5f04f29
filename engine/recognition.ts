import type { ReviewAttendance } from "./assessment.js";
import type { Day } from "./calendar.js";
import { compare, dividedBy, exact, times } from "./exact.js";
import type { Facts, ProjectFact } from "./facts.js";
import { issue, type Issue } from "./issue.js";
import type { Plan } from "./plan.js";
import { isRecognised } from "./records.js";
import type { Terms } from "./terms.js";

/** One 万元 is 10000 yuan. */
const yuan = exact(10_000);

/**
 * What a person should look at in recognised projects: a shortfall against 备注1 (a warning: the plan asks for it after production begins, so
 * nothing is taken back, D23) and a park whose direction in 三、2 is another (an info).
 */
export function projectIssues(facts: Facts, terms: Terms, asOf: Day): Issue[] {
  const { plan } = facts;
  const recognised = facts.projects.filter((project) => isRecognised(project, plan.year, asOf));
  return recognised.flatMap((project) => [...admissionIssues(project, terms), ...parkIssues(project, plan)]);
}

/** 备注1: a leased plant of 3000 ㎡ or more and 100 元/㎡ of tax a year or more; land with 10 万元 a 亩 or more. What is not entered is not judged. */
function admissionIssues(project: ProjectFact, { admission }: Terms): Issue[] {
  const { name, mode, plantArea, landArea, annualTax, place } = project;
  const issues: Issue[] = [];
  if (mode === "leasedPlant" && plantArea !== undefined) {
    if (plantArea < admission.plantArea) {
      issues.push(
        issue(
          "warning",
          "project.plantArea",
          "“{name}”租赁厂房 {area} ㎡，少于备注1要求的 {least} ㎡，请核实",
          { name, area: plantArea, least: admission.plantArea },
          place,
        ),
      );
    }
    if (
      annualTax !== undefined &&
      plantArea > 0 &&
      compare(times(exact(annualTax), yuan), times(exact(admission.taxPerSquareMetre), exact(plantArea))) < 0
    ) {
      const rate = Number(((annualTax * 10_000) / plantArea).toFixed(2));
      issues.push(
        issue(
          "warning",
          "project.taxPerSquareMetre",
          "“{name}”年税收合 {rate} 元/㎡，低于备注1要求的 {least} 元/㎡，请核实",
          { name, rate, least: admission.taxPerSquareMetre },
          place,
        ),
      );
    }
  }
  if (
    mode === "landUse" &&
    landArea !== undefined &&
    annualTax !== undefined &&
    landArea > 0 &&
    compare(dividedBy(exact(annualTax), exact(landArea)), exact(admission.taxPerMu)) < 0
  ) {
    const rate = Number((annualTax / landArea).toFixed(2));
    issues.push(
      issue(
        "warning",
        "project.taxPerMu",
        "“{name}”亩均年税收 {rate} 万元，低于备注1要求的 {least} 万元/亩，请核实",
        { name, rate, least: admission.taxPerMu },
        place,
      ),
    );
  }
  return issues;
}

/** A park whose direction names no category (科创小镇) fits any project. */
function parkIssues({ name, category, park, cells, place }: ProjectFact, plan: Plan): Issue[] {
  const found = plan.parks.find((candidate) => candidate.name === park || candidate.aliases.includes(park ?? ""));
  const wanted = found?.directions.flatMap((direction) => categoryOf(direction, plan) ?? []) ?? [];
  if (found === undefined || wanted.length === 0 || wanted.includes(category)) return [];
  return [
    issue(
      "info",
      "project.parkDirection",
      "“{name}”为{category}项目，落地{park}；该园区的重点招商方向是{directions}，请核对行业类别或落地园区",
      { name, category, park: found.name, directions: found.directions.join("、") },
      cells.park ?? place,
    ),
  ];
}

/** The category that a word of a direction stands for, 日用陶瓷 for 陶瓷酒器. */
function categoryOf(word: string, plan: Plan): string | undefined {
  return plan.categories.find(({ name, aliases }) => name === word || aliases.includes(word))?.name;
}

/**
 * Who attends the review meetings that are still to come: the members of the review group, and throughout the leaders and units that bring the
 * project and its proposed service unit (附件4). A project awaits its review while 评审 is blank and it has not ended.
 */
export function reviewsOf(facts: Facts, asOf: Day): ReviewAttendance[] {
  const awaiting = facts.projects.filter(
    ({ review, terminated }) => review === "unreviewed" && !(terminated !== undefined && terminated <= asOf),
  );
  if (awaiting.length === 0) return [];
  const members = facts.plan.reviewGroup.map(({ name }) => name);
  const leaders = new Map(facts.units.map((unit) => [unit.name, unit.leaders]));
  return awaiting.map(({ name, attractedBy, servicedBy, leader, place }) => ({
    project: name,
    members,
    attending: [
      ...new Set([
        ...attractedBy.flatMap(({ unit }) => leaders.get(unit) ?? []),
        ...(leader === undefined ? [] : [leader]),
        ...attractedBy.map(({ unit }) => unit),
        ...servicedBy.map(({ unit }) => unit),
      ]),
    ],
    place,
  }));
}
